//! Groups of a list in which each number has a bracket of its own.

use super::{GroupRef, Noun, behind_join, names};

/// Bytes of the bracket behind a group.
const BRACKET: usize = 60;

/// "GT 1/13 (15 mai) et 2/13 (16 mai)": a conjunction behind the bracket of a group goes on with a number of its noun.
pub(super) fn behind_brackets(text: &str, first: &GroupRef, noun: Noun, end: usize) -> Vec<GroupRef> {
    let mut out = Vec::new();
    let mut at = first.span.end;
    while let Some(rest) = text[at..end.max(at)].strip_prefix(" (") {
        let Some(close) = rest.find([')', '(', '\n']).filter(|i| *i <= BRACKET && rest[*i..].starts_with(')')) else {
            break;
        };
        let behind = at + 2 + close + 1;
        let Some(after) = behind_join(&text[behind..end]) else { break };
        let stop = end - after.len();
        let start = stop - text[behind..stop].bytes().rev().take_while(|b| b.is_ascii_digit() || *b == b'/').count();
        if start == stop || !text[start..stop].contains('/') {
            break;
        }
        out.push(GroupRef { span: start..stop, names: names(&text[start..stop], noun) });
        at = stop;
    }
    out
}
