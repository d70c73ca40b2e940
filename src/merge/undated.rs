//! Corrections without a date: their identity lacks the study period, which follows from the date. They belong to the letter
//! of that group and number, where there is but one.

use crate::event::{Event, LetterRef};
use crate::letter::Letter;
use std::borrow::Cow;
use std::collections::BTreeSet;

/// How the identity of a letter without a date begins.
const NO_PERIOD: &str = "T00-";

/// The letters, in which corrections without a date have the identity of what they correct.
pub(super) fn adopt(letters: &[(String, Letter)]) -> Cow<'_, [(String, Letter)]> {
    let is_undated = |l: &Letter| l.revises.is_some() && l.reference.id.starts_with(NO_PERIOD);
    if !letters.iter().any(|(_, l)| is_undated(l)) {
        return letters.into();
    }
    let ids: BTreeSet<&str> = letters.iter().map(|(_, l)| l.reference.id.as_str()).collect();
    let adopted = letters.iter().map(|(name, letter)| {
        let original = Some(letter).filter(|l| is_undated(l)).and_then(|l| original(&l.reference.id, &ids));
        (name.clone(), original.map_or_else(|| letter.clone(), |id| renamed(letter, id)))
    });
    adopted.collect::<Vec<_>>().into()
}

/// The only identity that is the same but for its period.
fn original<'a>(id: &str, ids: &BTreeSet<&'a str>) -> Option<&'a str> {
    let rest = &id[NO_PERIOD.len()..];
    let same = |other: &&&str| !other.starts_with(NO_PERIOD) && other.split_once('-').is_some_and(|(_, r)| r == rest);
    let mut found = ids.iter().filter(same);
    found.next().copied().filter(|_| found.next().is_none())
}

/// The letter under another identity, which its events carry.
fn renamed(letter: &Letter, id: &str) -> Letter {
    let old = letter.reference.id.to_lowercase();
    let uid = |uid: &String| match uid.strip_prefix(&old) {
        Some(key) => format!("{}{key}", id.to_lowercase()),
        None => uid.clone(),
    };
    let reference = LetterRef { id: id.to_owned(), ..letter.reference.clone() };
    let event = |e: &Event| Event {
        uid: uid(&e.uid),
        parent: e.parent.as_ref().map(uid),
        letter: LetterRef { called: e.letter.called.clone(), ..reference.clone() },
        ..e.clone()
    };
    Letter { events: letter.events.iter().map(event).collect(), reference: reference.clone(), ..letter.clone() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event::{Revision, RevisionKind, When};
    use crate::merge::merge;
    use crate::write::fixture;

    fn original() -> Letter {
        Letter { events: vec![fixture::deadline(), fixture::meeting()], ..fixture::letter() }
    }

    /// A corrigendum without a date that moves the deadline.
    fn corrigendum() -> Letter {
        let mut letter = Letter { events: vec![fixture::deadline()], ..fixture::letter() };
        letter.revises = Some(Revision { kind: RevisionKind::Corrigendum, number: 1 });
        letter.reference.revises = letter.revises;
        letter.reference.id = "T00-SG09-COL-0005".into();
        letter.reference.date = None;
        let event = &mut letter.events[0];
        event.uid = event.uid.replace("t22-", "t00-");
        event.letter = letter.reference.clone();
        event.when = When::Days { first: fixture::day("2023-04-28"), last: fixture::day("2023-04-28") };
        letter
    }

    fn deadlines(letters: &[Letter]) -> Vec<(String, String)> {
        let letters: Vec<_> = letters.iter().map(|l| ("a".to_owned(), l.clone())).collect();
        let events = merge(&letters).events;
        events.iter().filter(|e| e.action.is_some()).map(|e| (e.uid.clone(), e.when.to_string())).collect()
    }

    #[test]
    fn a_correction_without_a_date_meets_its_letter() {
        let expected = [("t22-sg09-col-0005-deadline-contributions@lettercal".to_owned(), "2023-04-28".to_owned())];
        assert_eq!(deadlines(&[original(), corrigendum()]), expected);
        assert_eq!(deadlines(&[corrigendum(), original()]), expected);
    }

    #[test]
    fn of_two_letters_with_that_number_neither_is_taken() {
        let mut earlier = original();
        earlier.reference.id = "T17-SG09-COL-0005".into();
        for event in &mut earlier.events {
            event.uid = event.uid.replace("t22-", "t17-");
            event.letter = earlier.reference.clone();
        }
        assert_eq!(deadlines(&[original(), earlier, corrigendum()]).len(), 3);
        assert_eq!(deadlines(&[corrigendum()]).len(), 1);
    }
}
