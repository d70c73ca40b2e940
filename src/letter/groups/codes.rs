//! Groups that are written as a code: a regional group, a joint coordination activity, a focus group. Written out, since most letters
//! have one and building an expression for it takes longer than reading a tenth of a letter; a test compares with that.

use super::region_code;
use crate::document::Span;

/// A group that is written as a code, in the view.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Code<'t> {
    pub span: Span,
    /// The number of a study group, or what kind of group it is: "jca".
    pub head: &'t str,
    /// Its region, or its name.
    pub name: &'t str,
    /// Whether it is a regional group of a study group.
    pub regional: bool,
}

/// Kinds of groups.
const KINDS: [&str; 9] = ["jca", "fg", "ahg", "iag", "jrg", "ig", "rpm", "cwg", "wg"];

/// The codes of a text: "sg5rg-arb", "fg-ai4h".
pub(super) fn of(text: &str) -> Vec<Code<'_>> {
    let mut out: Vec<Code<'_>> = Vec::new();
    let mut from = 0;
    for dash in memchr::memchr_iter(b'-', text.as_bytes()).filter(|dash| *dash > 0) {
        let (before, behind) = (&text[..dash], &text[dash + 1..]);
        // Most dashes stand behind blanks, digits, and words that are none of these.
        if !matches!(text.as_bytes()[dash - 1], b'a' | b'g' | b'm') {
            continue;
        }
        let Some(code) = regional(before, behind).or_else(|| named(before, behind)).filter(|c| c.span.start >= from)
        else {
            continue;
        };
        from = code.span.end;
        out.push(code);
    }
    for code in out.iter_mut().filter(|c| c.regional) {
        code.name = region_code(code.name);
    }
    out
}

/// The number of a study group, a short form of "regional group", and a region.
fn regional<'t>(before: &'t str, behind: &'t str) -> Option<Code<'t>> {
    let number = without_blank(before.strip_suffix("rg")?);
    let digits = number.bytes().rev().take_while(u8::is_ascii_digit).count();
    let (group, number) = number.split_at(number.len() - digits);
    let start = without_blank(group).strip_suffix("sg")?.len();
    let letters = behind.bytes().take(5).take_while(u8::is_ascii_lowercase).count();
    let span = start..before.len() + 1 + letters;
    let code = Code { span, head: number, name: &behind[..letters], regional: true };
    (matches!(digits, 1 | 2) && letters >= 2).then_some(code)
}

/// A kind of group and a name.
fn named<'t>(before: &'t str, behind: &'t str) -> Option<Code<'t>> {
    let stands = |kind: &&str| {
        let rest = before.strip_suffix(kind);
        rest.is_some_and(|r| !r.ends_with(|c: char| c.is_ascii_alphanumeric() || c == '_'))
    };
    let head = KINDS.into_iter().find(stands)?;
    let part = |from: usize, most: usize| {
        behind[from..].bytes().take(most).take_while(|b| b.is_ascii_lowercase() || b.is_ascii_digit()).count()
    };
    let mut length = part(0, 8);
    if length < 2 {
        return None;
    }
    if behind[length..].starts_with(['-', '&']) {
        let second = part(length + 1, usize::MAX);
        length += if second > 0 { 1 + second } else { 0 };
    }
    let start = before.len() - head.len();
    Some(Code { span: start..before.len() + 1 + length, head, name: &behind[..length], regional: false })
}

/// A text without a blank at its end.
fn without_blank(text: &str) -> &str {
    text.strip_suffix(' ').unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use regex::Regex;

    /// The same as the expression that says what a code is.
    #[test]
    fn codes_are_those_of_their_expression() {
        let code = r"sg ?([0-9]{1,2}) ?rg-([a-z]{2,5})|(?-u:\b)(jca|fg|ahg|iag|jrg|ig|rpm|cwg|wg)-([a-z0-9]{2,8}(?:[-&][a-z0-9]+)?)";
        let code = Regex::new(code).expect("a pattern");
        let parts = [
            "sg", " ", "5", "12", "rg", "-", "rg-", "jca", "fg-", "ig", "rpm-", "cwg", "ab", "lac", "tel", "&", "é",
            "7x9", "j", "_",
        ];
        let check = |text: &str| {
            let found = |c: regex::Captures<'_>| {
                let part = |i: usize| c.get(i).map(|m| m.as_str().to_owned());
                let span = c.get(0).map_or(0..0, |m| m.range());
                let name = part(2).map(|n| region_code(&n).to_owned()).or(part(4));
                (span, part(1).or(part(3)).unwrap_or_default(), name.unwrap_or_default())
            };
            let expected: Vec<_> = code.captures_iter(text).map(found).collect();
            let written: Vec<_> =
                of(text).into_iter().map(|c| (c.span, c.head.to_owned(), c.name.to_owned())).collect();
            assert_eq!(written, expected, "{text:?}");
        };
        let count = parts.len();
        for i in 0..count.pow(4) {
            let part = |place: u32| parts[i / count.pow(place) % count];
            check(&[part(0), part(1), part(2), part(3)].concat());
            if i % 5 == 0 {
                check(&["sg", part(0), "12", part(1), "rg-", part(2), part(3)].concat());
                check(&[part(0), "fg-", part(1), part(2), "-", part(3)].concat());
            }
        }
    }
}
