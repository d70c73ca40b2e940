//! The group of a letter whose number names none.

use super::labels::label_stands;
use crate::lang::Cue;
use crate::letter::text::LetterText;

/// The first group that the letter names, where that is no addressee of a copy.
pub(super) fn first_group(text: &LetterText<'_>) -> Option<String> {
    let named = |n: &&String| !n.ends_with('/') && n.as_str() != "WTSA";
    let first = text.groups.iter().find(|g| !is_copied(text, g.span.start));
    first.and_then(|g| g.names.first()).filter(named).cloned()
}

/// Whether a position stands in the field of those to whom a copy goes: "cc: Chairmen of Study Groups 2 and 3".
fn is_copied(text: &LetterText<'_>, at: usize) -> bool {
    let fields = [Cue::LabelCopy, Cue::LabelOther, Cue::LabelSubject, Cue::LabelReference, Cue::Salutation];
    let before = text.back(at, FIELD, 0);
    let last = text.cues_in(&before).iter().rfind(|c| fields.contains(&c.cue) && label_stands(text, c));
    let Some(last) = last else { return false };
    // A copy's label is one of those that end the subject too.
    text.cues_in(&(last.start..last.start + 1)).iter().any(|c| c.cue == Cue::LabelCopy)
        && !text.view.text[last.end..at].contains("\n\n")
}

/// Characters of a field of the head.
const FIELD: usize = 200;
