//! Numbers of the letters of ITU-R.

use super::Numbered;
use super::group::first_group;
use crate::document::Span;
use crate::letter::LetterKind;
use crate::letter::text::LetterText;
use regex::Regex;
use std::sync::LazyLock;

/// The number of an ITU-R circular letter, either way round.
static RADIO: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?-u:\b)((?:[0-9][a-d]?(?:/[0-9])*/)?(?:lcce|cace|carr|cacg|ccrr|cr|ca)\s{0,2}/\s{0,2}[0-9]{1,4}|[0-9][a-d]?/(?:lcce|cace)[0-9]{1,3})")
        .expect("a fixed pattern")
});

/// The number of an ITU-R letter; a date glued to it is cut off.
pub(super) fn radio_number(text: &LetterText<'_>, span: &Span) -> Option<String> {
    let found = RADIO.find(text.folded(span))?;
    let (mut start, end) = (span.start + found.start(), span.start + found.end());
    // "Circular Letter7/LCCE/79": the blank before the group is lost.
    let before = &text.view.text[span.start..start];
    let group = before.strip_suffix('/').map_or(before, |b| b.trim_end_matches(|c: char| c.is_ascii_digit()));
    if before.len() > group.len() + 1 && group.ends_with(|c: char| c.is_ascii_lowercase()) {
        start = span.start + group.len();
    }
    let glued = text.mentions.iter().find(|m| m.is_date() && start < m.span.start && m.span.start < end);
    let printed = &text.view.text[start..glued.map_or(end, |m| m.span.start)];
    let printed: String = printed.chars().filter(|c| !c.is_whitespace()).collect();
    // "1/LCCE41": the second slash is lost.
    let code = printed.trim_end_matches(|c: char| c.is_ascii_digit());
    let lost = code.contains('/') && !code.ends_with('/');
    Some(if lost { format!("{code}/{}", &printed[code.len()..]) } else { printed })
}

pub(super) fn radio(found: &str, text: &LetterText<'_>) -> Numbered {
    let number = found.to_uppercase();
    let first = number.split('/').next().filter(|p| p.starts_with(|c: char| c.is_ascii_digit()));
    let group = first
        .map(|n| format!("SG{}", n.trim_end_matches(|c: char| c.is_ascii_alphabetic())))
        .or_else(|| first_group(text));
    (LetterKind::CircularLetter, Some(number), group)
}
