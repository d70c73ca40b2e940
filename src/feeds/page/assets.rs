//! What pages load besides themselves. Names carry the hash of the content, so that they may be kept for ever.

use super::picker::most_choices;
use crate::feeds::catalogue::Variant;
use crate::feeds::config::Config;
use crate::ledger::hash::Hash;
use std::fmt::Write;

/// The folder of assets.
const FOLDER: &str = "a";

/// A file that pages load.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Asset {
    /// Below the root of the site.
    pub(super) path: String,
    pub(super) text: String,
}

/// The assets of a site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Assets {
    pub(super) style: Asset,
    pub(super) script: Asset,
    pub(super) icon: Asset,
}

impl Assets {
    /// Those of a site with so many groups.
    pub(super) fn new(groups: usize, config: &Config) -> Assets {
        let mut style = squeezed(include_str!("page.css"));
        push_choices(groups, most_choices(config), &mut style);
        Assets {
            style: asset("page", "css", style),
            script: asset("page", "js", squeezed(include_str!("page.js"))),
            icon: asset("icon", "svg", include_str!("icon.svg").to_owned()),
        }
    }

    /// All of them.
    pub(super) fn all(&self) -> [&Asset; 3] {
        [&self.style, &self.script, &self.icon]
    }
}

fn asset(name: &str, ending: &str, text: String) -> Asset {
    let hash = Hash::of(text.as_bytes()).to_string();
    Asset { path: format!("{FOLDER}/{name}.{}.{ending}", &hash[..8]), text }
}

/// Comments that have a line of their own, and indents, are for readers of the source.
fn squeezed(source: &str) -> String {
    let lines = source.lines().map(str::trim);
    let is_comment = |line: &str| line.starts_with("//") || line.starts_with("/*") && line.ends_with("*/");
    let lines = lines.filter(|l| !l.is_empty() && !is_comment(l));
    lines.fold(String::new(), |all, line| all + line + "\n")
}

/// The rules that make choices work without a script: one for each group, kind of feed and way to remind.
fn push_choices(groups: usize, feeds: usize, style: &mut String) {
    style.push_str("@supports selector(:has(a)){\n");
    // Writing to a string cannot fail.
    for g in 0..groups {
        let _ = writeln!(style, "body:has(#g{g}:checked) .g{g}{{--g:initial}}");
    }
    style.push_str(".w,.v{display:none}\n");
    for w in 0..feeds {
        let _ = writeln!(style, "body:has(#w{w}:checked) .w{w}{{display:block}}");
    }
    for v in 0..Variant::ALL.len() {
        let _ = writeln!(style, "body:has(#v{v}:checked) .v{v}{{display:block}}");
    }
    style.push_str("}\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_follow_the_content() {
        let config = Config::default();
        let (few, many) = (Assets::new(3, &config), Assets::new(4, &config));
        assert_eq!(few, Assets::new(3, &config));
        assert!(few.style.path != many.style.path && few.script.path == many.script.path);
        assert!(few.style.path.starts_with("a/page.") && few.style.path.ends_with(".css"));
        assert!(few.style.text.contains("#g2:checked") && !few.style.text.contains("#g3:checked"));
    }

    #[test]
    fn squeezing_keeps_the_code() {
        assert_eq!(
            squeezed("/* why */\na {\n    b: c; /* d */\n}\n// e\n\nf('//');"),
            "a {\nb: c; /* d */\n}\nf('//');\n"
        );
    }
}
