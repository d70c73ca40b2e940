//! A subject whose label is lost: the lines before the salutation that name what meets, with its days.

use super::labels::label_stands;
use crate::document::Span;
use crate::lang::Cue;
use crate::letter::text::{LetterText, Unit};

/// Lines of a subject above the one with its days.
const LINES: usize = 3;
/// Characters of the longest line.
const LINE: usize = 300;
/// What a subject names.
const NAMES: [Cue; 5] = [Cue::Meeting, Cue::SideMeeting, Cue::RapporteurGroup, Cue::Conference, Cue::OtherBody];
/// What cites a letter, or is a field of the head.
const FIELDS: [Cue; 8] = [
    Cue::LabelOther,
    Cue::LabelReference,
    Cue::CollectiveLetter,
    Cue::Circular,
    Cue::CircularLetter,
    Cue::Cited,
    Cue::FollowsUp,
    Cue::WasHeld,
];

/// The last lines before the salutation: those with days, from the line that says what meets. A date stands above them, that of the
/// letter, so that no letter loses its own.
pub(super) fn subject(text: &LetterText<'_>, head: &Span) -> Option<Span> {
    let greeted =
        text.cues_in(&(head.end..head.end + 1)).iter().any(|c| c.cue == Cue::Salutation && c.start == head.end);
    if !greeted {
        return None;
    }
    let mut units: Vec<&Unit> = text.units.iter().filter(|u| u.span.end <= head.end && says(text, &u.span)).collect();
    // The reference may stand below it.
    let is_field = |u: &&Unit| {
        let field = |c: &crate::letter::text::CueHit| matches!(c.cue, Cue::LabelOther | Cue::LabelReference);
        text.cues_in(&u.span).iter().any(|c| field(c) && c.start <= u.span.start + 2 && label_stands(text, c))
    };
    while units.last().is_some_and(is_field) {
        units.pop();
    }
    let dated = |u: &&&Unit| text.mentions_in(&u.span).any(|m| text.mentions[m].is_date());
    let days = units.iter().rev().take_while(dated).take(LINES).count();
    let top = units.len() - days;
    let plain = |u: &&Unit| {
        let field = text.cues_in(&u.span).iter().find(|c| FIELDS.contains(&c.cue));
        let label = |c: &crate::letter::text::CueHit| matches!(c.cue, Cue::LabelOther | Cue::LabelReference);
        field.is_none_or(|c| label(c) && !(c.start <= u.span.start + 2 && label_stands(text, c)))
            && text.folded(&u.span).chars().count() <= LINE
    };
    let names = |u: &&&Unit| text.has(&u.span, &NAMES) || !text.groups_in(&u.span).is_empty();
    if days == 0 || !units[top..].iter().all(&plain) {
        return None;
    }
    let above = units[top.saturating_sub(LINES)..top].iter().rev().take_while(|u| plain(u) && !dated(u));
    let named = if names(&&units[top]) { Some(0) } else { above.take(LINES).position(|u| names(&u)).map(|i| i + 1) };
    let first = top - named?;
    let own = units[..first].iter().any(|u| dated(&u));
    own.then(|| units[first].span.start..units[units.len() - 1].span.end)
}

/// Whether a line is more than a rule or a mark.
fn says(text: &LetterText<'_>, line: &Span) -> bool {
    text.folded(line).contains(char::is_alphanumeric)
}
