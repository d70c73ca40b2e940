//! The numbers of sessions, as legends, heads and lines print them. Most are written out, since building expressions for them takes
//! longer than reading a plan; a test compares with these.

use crate::document::Span;
use regex::{Captures, Regex};
use std::sync::LazyLock;

/// A number that a legend explains: "1 – ", "Session 2:", "第3节（".
static NUMBERED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"([0-9]{1,2}|[一二三四五六七八九]) ?(?:节|场|时段|会次)? ?(?:为|是)? ?[-=:.)(,]* ?\(?([a-z\u{80}-\u{10ffff}]{1,5} )?$")
        .expect("a fixed pattern")
});
/// The numerals of sessions, from one on.
pub(super) const HAN: &str = "一二三四五六七八九";
/// Letters that stand at most behind the number of a legend.
const BEHIND_NUMBER: usize = 8;
/// What joins two numbers at the start of a line.
const JOINTS: [&str; 12] = ["-", "、", ",", "&", "和", "与", "/", "至", "and", "et", "y", "и"];

/// The number with which a label ends, and the word behind it.
pub(super) fn at_end_of(label: &str) -> Option<Captures<'_>> {
    may_end_with_number(label).then(|| NUMBERED.captures(label)).flatten()
}

/// Whether a number stands near enough to the end: the expression is built where one does.
fn may_end_with_number(label: &str) -> bool {
    let mut letters = 0;
    for c in label.chars().rev() {
        match c {
            _ if is_number(c) => return true,
            ' ' | '-' | '=' | ':' | '.' | ')' | '(' | ',' => {}
            'a'..='z' | '\u{80}'.. if letters < BEHIND_NUMBER => letters += 1,
            _ => return false,
        }
    }
    false
}

fn is_number(c: char) -> bool {
    c.is_ascii_digit() || HAN.contains(c)
}

/// The numbers of a head, "Session 3", "第3-4节", "2": up to two digits each, or a numeral.
pub(super) fn of_head(head: &str) -> impl Iterator<Item = Span> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + head[at..].find(is_number)?;
        let numeral = || head[start..].chars().next().map_or(0, char::len_utf8);
        at = start + digits(&head[start..]).unwrap_or_else(numeral);
        Some(start..at)
    })
}

/// How many digits a text begins with, of which two make a number.
fn digits(text: &str) -> Option<usize> {
    Some(text.bytes().take(2).take_while(u8::is_ascii_digit).count()).filter(|n| *n > 0)
}

/// One or two numbers at the start of a line.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Opening {
    pub first: u32,
    /// What joins the second to it, and that.
    pub last: Option<(&'static str, u32)>,
    /// Where the words of the line begin.
    pub end: usize,
}

/// The numbers at the start of a line, with a colon, a bracket or "=" behind them: "1-2: ", "[3) ", "4、5：".
pub(super) fn at_start_of(line: &str) -> Option<Opening> {
    let number = |rest: &mut &str| -> Option<u32> {
        let (number, behind) = rest.split_at(digits(rest)?);
        *rest = behind;
        number.parse().ok()
    };
    let blank = |rest: &mut &str| *rest = rest.strip_prefix(' ').unwrap_or(rest);
    let mut rest = line.trim_start_matches(['[', '(', ' ']);
    let first = number(&mut rest)?;
    blank(&mut rest);
    let joint = JOINTS.into_iter().find(|joint| rest.starts_with(joint));
    let last = match joint {
        Some(joint) => {
            rest = &rest[joint.len()..];
            blank(&mut rest);
            let last = number(&mut rest)?;
            blank(&mut rest);
            Some((joint, last))
        }
        None => None,
    };
    rest = rest.strip_prefix([':', ')', '='])?;
    blank(&mut rest);
    Some(Opening { first, last, end: line.len() - rest.len() })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The same as the expressions that say what they are.
    #[test]
    fn numbers_are_those_of_their_expressions() {
        let head = Regex::new(r"[0-9]{1,2}|[一二三四五六七八九]").expect("a pattern");
        let joints = JOINTS.join("|");
        let line = format!(r"^[\[( ]*([0-9]{{1,2}})(?: ?({joints}) ?([0-9]{{1,2}}))? ?[:)=] ?");
        let line = Regex::new(&line).expect("a pattern");
        let check = |text: &str| {
            assert_eq!(of_head(text).collect::<Vec<_>>(), head.find_iter(text).map(|m| m.range()).collect::<Vec<_>>());
            let written = at_start_of(text).map(|o| (o.first, o.last.map(|l| l.0), o.last.map(|l| l.1), o.end));
            let found = line.captures(text).map(|c| {
                let number = |i: usize| c.get(i).and_then(|m| m.as_str().parse::<u32>().ok());
                (number(1).unwrap_or(0), c.get(2).map(|m| m.as_str()), number(3), c.get(0).map_or(0, |m| m.end()))
            });
            assert_eq!(written, found, "{text:?}");
            assert!(may_end_with_number(text) || !NUMBERED.is_match(text), "{text:?}");
        };
        let parts = [
            "", "1", "23", "4", " ", "(", ":", "=", ")", "-", "、", "and", "y", "和", "三", "节", "会次", "为", "a",
            "from", "\n",
        ];
        let count = parts.len();
        for i in 0..count.pow(4) {
            let part = |place: u32| parts[i / count.pow(place) % count];
            check(&[part(0), part(1), part(2), part(3)].concat());
            if i % 5 == 0 {
                check(&["1", part(0), part(1), part(2), part(3), ") "].concat());
                check(&["[ 2", part(0), part(1), "3", part(2), part(3)].concat());
            }
        }
    }
}
