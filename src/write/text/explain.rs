//! Every date, range, time and rule of a letter: what it was read as, and what became of it.

use super::{FACT, FAINT, HEAD, Table, inferred, painted, place, quote};
use crate::letter::{Letter, MentionReport, Role};
use anstyle::Style;

/// The mentions of a letter in reading order, one line each.
pub fn explain(source: &str, letter: &Letter) -> String {
    let mut out = painted(HEAD, source) + "\n";
    let mut table = Table::new();
    for mention in &letter.mentions {
        table.row(row(mention));
    }
    table.print(&mut out);
    if letter.mentions.is_empty() {
        out.push_str("  no date, time or rule in the text\n");
    }
    out
}

fn row(mention: &MentionReport) -> Vec<(Style, String)> {
    let role = if mention.role == Role::Event { FACT } else { Style::new() };
    let written = match mention.inferred.as_slice() {
        [] => "written".to_owned(),
        parts => inferred(parts),
    };
    let outcome = match (&mention.event, mention.reason) {
        (Some(uid), "") => uid.clone(),
        (Some(uid), reason) => format!("{reason} ({uid})"),
        (None, reason) => reason.to_owned(),
    };
    vec![
        (FAINT, place(&mention.place)),
        (HEAD, mention.value.clone()),
        (role, mention.role.name().to_owned()),
        (FAINT, mention.rule.clone()),
        (FAINT, written),
        (FAINT, outcome),
        (Style::new(), quote(&mention.text)),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::write::fixture;
    use crate::write::text::plain;

    #[test]
    fn a_line_for_each_mention_with_the_quote_last() {
        let mut letter = fixture::letter();
        let mut event = letter.mentions[0].clone();
        event.role = Role::Event;
        event.inferred.clear();
        event.reason = "";
        event.event = Some("uid@lettercal".into());
        event.text = "6 مايو 2019".into();
        letter.mentions.push(event);
        let expected = "a.txt\n  \
            3:9  2023-02-17  letter-date  en/day  inferred year  the letter's own date  «17 February 2023»\n  \
            3:9  2023-02-17  event        en/day  written        uid@lettercal          «6 مايو 2019»\n";
        assert_eq!(plain(&explain("a.txt", &letter)), expected);
    }
}
