//! One letter in several languages: which text holds, and how the others tell the same event.

use super::facts::key;
use crate::event::Event;
use crate::lang::PACKS;
use crate::letter::Letter;

/// The order in which texts of the same version are believed: English, then the order of the documentation.
pub fn rank(language: &str) -> usize {
    match language {
        "en" => 0,
        _ => PACKS.iter().position(|p| p.code == language).map_or(usize::MAX, |p| p + 1),
    }
}

/// The same event in the words of texts in other languages; only where they agree on its time and status.
pub fn others(letters: &[(String, Letter)], event: &Event) -> Vec<Event> {
    let own = key(&event.uid, &event.letter.id);
    let mut found: Vec<Event> = Vec::new();
    for pack in PACKS.iter().filter(|p| p.code != event.letter.language) {
        let texts = letters.iter().map(|(_, l)| l);
        let texts = texts.filter(|l| l.reference.id == event.letter.id && l.reference.language == pack.code);
        // The newest revision of that language.
        let Some(text) = texts.max_by_key(|l| (l.revises.is_some(), l.reference.date, l.revises.map(|r| r.number)))
        else {
            continue;
        };
        let agrees =
            |e: &&Event| (e.kind, e.action, e.when, e.status) == (event.kind, event.action, event.when, event.status);
        let mut same = text.events.iter().filter(agrees).collect::<Vec<_>>();
        if let Some(at) = same.iter().position(|e| key(&e.uid, &e.letter.id) == own) {
            same.swap(0, at);
        } else if same.len() > 1 {
            continue;
        }
        if let Some(other) = same.first() {
            let (uid, parent) = (event.uid.clone(), event.parent.clone());
            found.push(Event { uid, parent, groups: event.groups.clone(), ..(*other).clone() });
        }
    }
    found
}
