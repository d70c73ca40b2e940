//! What the words in front of a place in the head say of it: a label, or that another letter is followed up.

use crate::lang::Cue;
use crate::letter::text::{CueHit, LetterText};

/// A label stands at the start of a line or cell, or a colon follows it.
pub(super) fn label_stands(text: &LetterText<'_>, cue: &CueHit) -> bool {
    let before = text.view.text[..cue.start].trim_end_matches([' ', '\t']);
    let after = text.view.text[cue.end..].trim_start_matches([' ', '\n', '\t']);
    before.is_empty() || before.ends_with('\n') || after.starts_with([':', '/', '|'])
}

/// Whether the words before a position in its sentence follow up a letter: "Following", "Further to", "With reference to". What the
/// sentence cites, its days too, is that of another letter.
pub(super) fn is_followed_up(text: &LetterText<'_>, at: usize) -> bool {
    let sentence = text.sentence_at(at);
    text.has(&(sentence.start..at), &[Cue::FollowsUp])
}
