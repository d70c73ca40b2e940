//! One letter in several languages: how the other texts tell the same event.

use crate::event::{Event, LetterRef};
use crate::lang::PACKS;
use crate::letter::Letter;
use std::collections::BTreeMap;

/// The same event in the words of texts in other languages; only where they agree on its time and status.
pub fn others(letters: &[(String, Letter)], event: &Event) -> Vec<Event> {
    let texts: Vec<&Letter> = letters.iter().map(|(_, l)| l).filter(|l| l.reference.id == event.letter.id).collect();
    let texts = copies(texts, event);
    let codes = PACKS.iter().map(|p| p.code).filter(|code| *code != event.letter.language);
    codes.filter_map(|code| told(&texts, event, code)).collect()
}

/// The events in the words of a language, where a text in that language tells them.
pub fn in_language(letters: &[(String, Letter)], events: Vec<Event>, language: &str) -> Vec<Event> {
    let letters = super::undated::adopt(letters);
    let letters = &*super::apart(&letters);
    let mut texts = BTreeMap::<&str, Vec<&Letter>>::new();
    for (_, letter) in letters {
        texts.entry(&letter.reference.id).or_default().push(letter);
    }
    let told = |event: Event| {
        let other = texts.get(event.letter.id.as_str()).filter(|_| event.letter.language != language);
        other.and_then(|texts| told(&copies(texts.clone(), &event), &event, language)).unwrap_or(event)
    };
    events.into_iter().map(told).collect()
}

/// Of texts with one identity those that are the letter of an event.
fn copies<'a>(texts: Vec<&'a Letter>, event: &Event) -> Vec<&'a Letter> {
    let own = texts.iter().find(|l| l.events.iter().any(|e| e.uid == event.uid)).map(|l| l.apart);
    texts.into_iter().filter(|l| own.is_none_or(|own| l.apart == own)).collect()
}

/// The event as the newest text of a letter in a language tells it.
fn told(texts: &[&Letter], event: &Event, language: &str) -> Option<Event> {
    let texts = texts.iter().filter(|l| l.reference.language == language);
    let text = texts.max_by_key(|l| (l.revises.is_some(), l.reference.date, l.revises.map(|r| r.number)))?;
    let agrees =
        |e: &&Event| (e.kind, e.action, e.when, e.status) == (event.kind, event.action, event.when, event.status);
    let same: Vec<&Event> = text.events.iter().filter(agrees).collect();
    let other = match same.iter().find(|e| e.uid == event.uid) {
        Some(other) => other,
        None if same.len() == 1 => same[0],
        None => return None,
    };
    let letter = LetterRef { called: event.letter.called.clone(), ..other.letter.clone() };
    let (uid, parent, groups) = (event.uid.clone(), event.parent.clone(), event.groups.clone());
    Some(Event { uid, parent, groups, letter, ..(*other).clone() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event::When;
    use crate::write::fixture;

    fn text(language: &'static str, event: Event) -> (String, Letter) {
        let mut letter = Letter { events: vec![event], ..fixture::letter() };
        letter.reference.language = language;
        letter.events[0].letter = letter.reference.clone();
        (language.to_owned(), letter)
    }

    #[test]
    fn an_event_in_the_words_of_the_reader() {
        let letters = [text("ar", fixture::session("الجلسة")), text("fr", fixture::session("Séance"))];
        let check = |language: &str, expected: &str| {
            let events = in_language(&letters, letters[0].1.events.clone(), language);
            assert_eq!(events[0].name.as_deref(), Some(expected), "{language}");
        };
        check("fr", "Séance");
        check("ar", "الجلسة");
        // No text in that language: as the first tells it.
        check("es", "الجلسة");
    }

    #[test]
    fn a_text_that_disagrees_tells_another_event() {
        let mut moved = fixture::session("Séance");
        moved.when = When::Days { first: fixture::day("2023-05-10"), last: fixture::day("2023-05-10") };
        let letters = [text("ar", fixture::session("الجلسة")), text("fr", moved)];
        assert_eq!(in_language(&letters, letters[0].1.events.clone(), "fr"), letters[0].1.events);
        assert!(others(&letters, &letters[0].1.events[0]).is_empty());
    }
}
