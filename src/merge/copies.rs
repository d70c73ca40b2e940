//! Copies of one version of a letter: formats and languages of the same text.
//!
//! Within a language the format that keeps most is believed, and another adds only what that one does not state at all,
//! since a table that was drawn is easily read wrongly. Where copies give different times for the same event, a person
//! must look: until then holds what was published, else what was given first.

use super::{Source, first_evidence, state};
use crate::event::{Action, Event, Evidence, Kind, Status, When};
use crate::letter::Letter;
use crate::note::{Code, Note, Severity};
use std::collections::BTreeMap;

/// How many disagreements of two copies are worth reading one by one; with more, they hardly are copies.
const READABLE: usize = 5;

/// What was published of an event, by its UID.
pub type Held<'h> = &'h dyn Fn(&str) -> Option<(When, Status)>;

const SAYS_LESS: &str = "compare the two letters; one may say less, or one was read wrongly";

type Named = (String, Letter);
type Sources<'a> = BTreeMap<&'a str, Source<'a>>;

/// The events of a version that exists in one or several copies, given in the order of the user.
pub(super) fn one_version<'a>(copies: &[&'a Named], held: Held<'_>, notes: &mut Vec<(String, Note)>) -> Sources<'a> {
    let mut languages: Vec<Vec<&'a Named>> = Vec::new();
    // A copy in which nothing was found, such as a scan, does not stand for the letter.
    for copy in copies.iter().filter(|(_, letter)| !letter.events.is_empty()) {
        let same = languages.iter_mut().find(|l| l[0].1.reference.language == copy.1.reference.language);
        match same {
            Some(language) => language.push(copy),
            None => languages.push(vec![copy]),
        }
    }
    let mut all: Option<(&'a Named, Sources<'a>)> = None;
    for mut language in languages {
        // Stable: of one format, the order of the user.
        language.sort_by_key(|(_, letter)| letter.format.rank());
        let events = one_language(&language, held, notes);
        match &mut all {
            None => all = Some((language[0], events)),
            Some((first, all)) => {
                let pair = Pair::compare([first, language[0]], all, &events, differ);
                pair.settle(all, Code::LanguagesDisagree, held, notes);
            }
        }
    }
    all.map(|(_, events)| events).unwrap_or_default()
}

/// The events of copies in one language, the best format first.
fn one_language<'a>(copies: &[&'a Named], held: Held<'_>, notes: &mut Vec<(String, Note)>) -> Sources<'a> {
    let mut events = Sources::new();
    let Some((first, others)) = copies.split_first() else { return events };
    for event in &first.1.events {
        events.entry(&event.uid).or_insert(Source::new(&first.0, event));
    }
    for copy in others {
        let there: Sources<'a> = copy.1.events.iter().map(|e| (e.uid.as_str(), Source::new(&copy.0, e))).collect();
        let lesser = copy.1.format.rank() > first.1.format.rank();
        let mut pair = Pair::compare([first, copy], &events, &there, |a, b| contradict(a, b, lesser));
        if lesser {
            // Of a format that loses tables nothing follows where a better one states events of this class.
            pair.only_here.clear();
            pair.only_there.retain(|s| events.values().all(|e| class(e.event) != class(s.event)));
        }
        pair.settle(&mut events, Code::VersionsDisagree, held, notes);
    }
    events
}

/// What two copies of a letter do not have in common.
struct Pair<'a> {
    copies: [&'a Named; 2],
    /// Events that both state with other values.
    values: Vec<[Source<'a>; 2]>,
    only_here: Vec<Source<'a>>,
    only_there: Vec<Source<'a>>,
}

impl<'a> Pair<'a> {
    fn compare(
        copies: [&'a Named; 2],
        here: &Sources<'a>,
        there: &Sources<'a>,
        contradict: impl Fn(&Event, &Event) -> bool,
    ) -> Pair<'a> {
        let both = there.iter().filter_map(|(uid, b)| Some([*here.get(uid)?, *b]));
        let only = |a: &Sources<'a>, b: &Sources<'a>| -> Vec<Source<'a>> {
            a.iter().filter(|(uid, _)| !b.contains_key(*uid)).map(|(_, s)| *s).collect()
        };
        let language = copies[0].1.reference.language;
        Pair {
            copies,
            values: both.filter(|[a, b]| contradict(a.event, b.event)).collect(),
            // What a third copy said is no difference of these two.
            only_here: only(here, there).into_iter().filter(|s| s.event.letter.language == language).collect(),
            only_there: only(there, here),
        }
    }

    /// Whether they differ in so much that they hardly are copies. One that only says less is a copy.
    fn are_strangers(&self) -> bool {
        let count = self.values.len() + self.only_here.len() + self.only_there.len();
        let says_less = self.values.is_empty() && (self.only_here.is_empty() || self.only_there.is_empty());
        count > READABLE && !says_less
    }

    /// Takes the second copy into `events`, the events so far, and tells the differences.
    fn settle(mut self, events: &mut Sources<'a>, code: Code, held: Held<'_>, notes: &mut Vec<(String, Note)>) {
        let is_published = |s: &Source<'_>| held(&s.event.uid) == Some((s.event.when, s.event.status));
        if self.are_strangers() {
            let here = self.values.iter().map(|[a, _]| a).chain(&self.only_here).filter(|s| is_published(s)).count();
            let there = self.values.iter().map(|[_, b]| b).chain(&self.only_there).filter(|s| is_published(s)).count();
            if there > here {
                self.exchange(events);
            }
            let [(first, letter), (name, _)] = self.copies;
            notes.push((name.clone(), strangers(code, letter, [first, name], &self.differences())));
            return;
        }
        for [kept, other] in self.values.iter_mut().filter(|[a, b]| is_published(b) && !is_published(a)) {
            std::mem::swap(kept, other);
            events.insert(&kept.event.uid, *kept);
        }
        events.extend(self.only_there.iter().map(|s| (s.event.uid.as_str(), *s)));
        if code == Code::VersionsDisagree {
            // In one language a copy that says less is no reason to look.
            self.only_here.clear();
            self.only_there.clear();
        }
        let found = self.differences();
        let name = &self.copies[1].0;
        match found.len() > READABLE && self.values.is_empty() {
            true => notes.push((name.clone(), says_less(self.copies[0].1.reference.id.as_str(), &found))),
            false => notes.extend(found.iter().map(|d| (d.other(name).to_owned(), d.note(code)))),
        }
    }

    /// Puts the second copy in the place of the first.
    fn exchange(&mut self, events: &mut Sources<'a>) {
        self.copies.reverse();
        self.values.iter_mut().for_each(|pair| pair.reverse());
        for lost in &self.only_here {
            events.remove(lost.event.uid.as_str());
        }
        std::mem::swap(&mut self.only_here, &mut self.only_there);
        let taken = self.values.iter().map(|[kept, _]| kept).chain(&self.only_here);
        events.extend(taken.map(|s| (s.event.uid.as_str(), *s)));
    }

    /// Those of events that both state first.
    fn differences(&self) -> Vec<Difference<'a>> {
        let [(first, _), (name, _)] = self.copies;
        let values = self.values.iter().map(|[kept, other]| Difference::Value(*kept, *other));
        let there = self.only_there.iter().map(|s| Difference::Only(*s, first));
        let here = self.only_here.iter().map(|s| Difference::Only(*s, name));
        values.chain(there).chain(here).collect()
    }
}

/// What of its letter an event is: another format adds nothing where a better one states events of this class.
fn class(event: &Event) -> (Kind, Option<Action>) {
    (event.kind, event.action)
}

/// Whether two copies in one language give different times for one event. Sessions are counted by each text for itself,
/// so those of a lesser format are the same only by their words; and a day without an hour contradicts no hour of it.
fn contradict(kept: &Event, other: &Event, lesser: bool) -> bool {
    let same = kept.kind != Kind::Session || (&kept.name, &kept.groups) == (&other.name, &other.groups);
    let days = |e: &Event| (e.when.first_day(), e.when.last_day());
    let vaguer = matches!(other.when, When::Days { .. }) && days(kept) == days(other) && kept.status == other.status;
    differ(kept, other) && (!lesser || same && !vaguer)
}

/// Whether two readings of one event would send a delegate to different days, hours or places of decision.
pub(super) fn differ(a: &Event, b: &Event) -> bool {
    a.when != b.when || a.status != b.status
}

/// In what two copies of a letter differ.
#[derive(Clone, Copy)]
enum Difference<'a> {
    /// Two values of one event; the first is kept.
    Value(Source<'a>, Source<'a>),
    /// An event of one copy, and the copy that lacks it.
    Only(Source<'a>, &'a str),
}

impl Difference<'_> {
    /// The difference alone, without what became of it.
    fn told(&self) -> String {
        match self {
            Difference::Value(kept, other) => {
                let (a, b) = (state(kept.event), state(other.event));
                format!("{} is {a} in {} and {b} in {}", kept.event.what(), kept.name, other.name)
            }
            Difference::Only(here, lacking) => {
                format!("{}, {}, is in {} and not in {lacking}", here.event.what(), here.event.when, here.name)
            }
        }
    }

    /// The copy to look at: the one that is not kept, else the second.
    fn other<'n>(&'n self, second: &'n str) -> &'n str {
        match self {
            Difference::Value(_, other) => other.name,
            Difference::Only(..) => second,
        }
    }

    fn note(&self, code: Code) -> Note {
        let (code, id, done, help) = match self {
            Difference::Value(kept, _) => {
                let help = "compare the two and ask the secretariat which holds";
                (code, &kept.event.letter.id, "the first is kept", help)
            }
            Difference::Only(here, _) => (Code::OneLanguageOnly, &here.event.letter.id, "it is kept", SAYS_LESS),
        };
        Note {
            code,
            severity: Severity::Warning,
            message: format!("{id}: {}; {done}", self.told()),
            help: help.into(),
            evidence: self.evidence(),
        }
    }

    fn evidence(&self) -> Vec<Evidence> {
        match self {
            Difference::Value(kept, other) => first_evidence([*other, *kept]),
            Difference::Only(here, _) => first_evidence([*here]),
        }
    }
}

/// The first few of many events that only one of two languages states.
fn says_less(id: &str, differences: &[Difference<'_>]) -> Note {
    Note {
        code: Code::OneLanguageOnly,
        severity: Severity::Warning,
        message: format!("{id}: {}; they are kept", told(differences)),
        help: SAYS_LESS.into(),
        evidence: differences.iter().take(READABLE).flat_map(Difference::evidence).collect(),
    }
}

/// The first few differences.
fn told(differences: &[Difference<'_>]) -> String {
    let mut told: Vec<String> = differences.iter().take(READABLE).map(Difference::told).collect();
    if differences.len() > READABLE {
        told.push(format!("and {} more", differences.len() - READABLE));
    }
    told.join("; ")
}

/// Copies that differ in so much that they hardly are copies: nothing of the other is taken, and the first few differences
/// are told, those of events that both state before others.
fn strangers(code: Code, kept: &Letter, [first, other]: [&str; 2], differences: &[Difference<'_>]) -> Note {
    let (id, count) = (&kept.reference.id, differences.len());
    Note {
        code,
        severity: Severity::Warning,
        message: format!(
            "{first} and {other} both are {id} and differ in {count} events; those of {first} are kept: {}",
            told(differences)
        ),
        help: "if they are different letters, export them apart; one may have been read wrongly".into(),
        evidence: differences.iter().take(READABLE).flat_map(Difference::evidence).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::{merge, merge_held};
    use super::*;
    use crate::document::Format;
    use crate::write::fixture;

    fn letter(events: Vec<Event>) -> Letter {
        Letter { events, notes: Vec::new(), ..fixture::letter() }
    }

    fn moved(mut event: Event, to: &str) -> Event {
        event.when = When::Days { first: fixture::day(to), last: fixture::day(to) };
        event
    }

    fn in_language(mut letter: Letter, language: &'static str) -> Letter {
        letter.reference.language = language;
        letter.events.iter_mut().for_each(|e| e.letter.language = language);
        letter
    }

    fn session(key: &str, name: &str, day: &str) -> Event {
        let uid = format!("t22-sg09-col-0005-session-{key}@lettercal");
        Event { uid, ..moved(fixture::session(name), day) }
    }

    #[track_caller]
    fn check(letters: Vec<(&str, Letter)>, events: &[&str], notes: &[(&str, Code)]) {
        let letters: Vec<_> = letters.into_iter().map(|(n, l)| (n.to_owned(), l)).collect();
        let merged = merge(&letters);
        let found: Vec<String> = merged.events.iter().map(|e| format!("{} {}", e.what(), e.when)).collect();
        assert_eq!(found, events);
        let found: Vec<_> = merged.notes.iter().map(|(name, n)| (name.as_str(), n.code)).collect();
        assert_eq!(found, notes, "{:#?}", merged.notes);
    }

    #[test]
    fn a_copy_that_disagrees_is_noted() {
        let copy = letter(vec![moved(fixture::deadline(), "2023-04-25")]);
        let first = || letter(vec![fixture::deadline()]);
        let expected = ["deadline/contributions 2023-04-26"];
        check(vec![("a", first()), ("b", copy.clone())], &expected, &[("b", Code::VersionsDisagree)]);
        let mut translated = copy;
        translated.reference.language = "fr";
        check(vec![("a", first()), ("b", translated)], &expected, &[("b", Code::LanguagesDisagree)]);
    }

    #[test]
    fn letters_that_only_share_an_identity_are_one_note() {
        let many = |day: &str| {
            let event = |i: u32| Event { uid: format!("x-{i}@lettercal"), ..moved(fixture::deadline(), day) };
            letter((0..6).map(event).collect())
        };
        let letters = [("a".to_owned(), many("2023-04-26")), ("b".to_owned(), many("2023-04-27"))];
        let merged = merge(&letters);
        assert_eq!(merged.notes.len(), 1);
        let note = &merged.notes[0].1;
        let told = "a and b both are T22-SG09-COL-0005 and differ in 6 events; those of a are kept: deadline/contributions \
                    is 2023-04-26 (confirmed) in a and 2023-04-27 (confirmed) in b; ";
        assert!(note.message.starts_with(told) && note.message.ends_with("; and 1 more"), "{}", note.message);
        assert_eq!(note.evidence.len(), 2 * READABLE);
        assert!(merged.events.iter().all(|e| e.when.to_string() == "2023-04-26"));
    }

    #[test]
    fn nothing_is_taken_of_a_copy_that_differs_in_much() {
        let named = |name: &str, count: u32| {
            let event = |i: u32| Event { uid: format!("x-{name}-{i}@lettercal"), ..fixture::deadline() };
            letter((0..count).map(event).collect())
        };
        let count = |a: Letter, b: Letter| merge(&[("a".to_owned(), a), ("b".to_owned(), b)]).events.len();
        assert_eq!(count(named("a", 3), named("b", 3)), 3);
        assert_eq!(count(named("a", 2), named("b", 2)), 4);
        // A scan in which nothing was found is no measure for the text beside it.
        assert_eq!(count(letter(Vec::new()), named("b", 8)), 8);
    }

    #[test]
    fn what_only_one_copy_has_is_kept_and_told_of_languages() {
        let more = || letter(vec![fixture::deadline(), fixture::meeting()]);
        let less = || letter(vec![fixture::deadline()]);
        let expected = ["deadline/contributions 2023-04-26", "meeting 2023-05-09/2023-05-18"];
        check(vec![("a", more()), ("b", less())], &expected, &[]);
        check(vec![("a", less()), ("b", more())], &expected, &[]);
        let note = [("b", Code::OneLanguageOnly)];
        check(vec![("a", more()), ("b", in_language(less(), "fr"))], &expected, &note);
        check(vec![("a", less()), ("b", in_language(more(), "fr"))], &expected, &note);
    }

    #[test]
    fn of_two_formats_the_better_one_is_believed() {
        let plan = [session("d1-s1", "A", "2023-05-09"), session("d1-s2", "B", "2023-05-10")];
        let word = || letter([vec![fixture::deadline()], plan.to_vec()].concat());
        // A plan whose lines the page does not show: half of it, counted anew.
        let drawn = vec![fixture::deadline(), session("d1-s1", "B", "2023-05-10"), session("d2-s9", "C", "2023-05-11")];
        let pdf = || Letter { format: Format::Pdf, ..letter(drawn.clone()) };
        let expected = ["deadline/contributions 2023-04-26", "session 2023-05-09", "session 2023-05-10"];
        check(vec![("pdf", pdf()), ("word", word())], &expected, &[]);
        check(vec![("word", word()), ("pdf", pdf())], &expected, &[]);
        // What the better one does not state at all comes from the other.
        let text = || Letter { format: Format::Text, ..letter(vec![fixture::meeting()]) };
        let expected = [
            "deadline/contributions 2023-04-26",
            "meeting 2023-05-09/2023-05-18",
            "session 2023-05-10",
            "session 2023-05-11",
        ];
        check(vec![("pdf", pdf()), ("text", text())], &expected, &[]);
    }

    #[test]
    fn formats_that_give_different_days_are_a_conflict() {
        let word = || letter(vec![fixture::deadline()]);
        let pdf = |event: Event| Letter { format: Format::Pdf, ..letter(vec![event]) };
        let note = [("pdf", Code::VersionsDisagree)];
        let expected = ["deadline/contributions 2023-04-26"];
        check(vec![("pdf", pdf(moved(fixture::deadline(), "2023-04-28"))), ("word", word())], &expected, &note);
        // The day of an hour is no other day.
        let hour =
            Event { when: fixture::instant("2023-04-26T23:59", crate::event::Zone::GENEVA), ..fixture::deadline() };
        check(
            vec![("word", letter(vec![hour])), ("pdf", pdf(fixture::deadline()))],
            &["deadline/contributions 2023-04-26 23:59"],
            &[],
        );
    }

    #[test]
    fn many_events_that_one_language_lacks_are_one_note() {
        let plan = (1..=8).map(|i| session(&format!("d1-s{i}"), "A", "2023-05-09"));
        let full = letter(plan.chain([fixture::deadline()]).collect());
        let letters = [("a".to_owned(), letter(vec![fixture::deadline()])), ("b".to_owned(), in_language(full, "fr"))];
        let merged = merge(&letters);
        assert_eq!(merged.events.len(), 9, "it only says more");
        let [(name, note)] = &merged.notes[..] else { panic!("{:?}", merged.notes) };
        assert_eq!((name.as_str(), note.code), ("b", Code::OneLanguageOnly));
        assert!(note.message.ends_with("; and 3 more; they are kept"), "{}", note.message);
    }

    #[test]
    fn a_stranger_does_not_take_the_place_of_what_is_published() {
        let many = |name: &str, day: &str| {
            let uid = |i: u32| format!("x-{}@lettercal", if i < 3 { i.to_string() } else { format!("{name}{i}") });
            letter((0..6).map(|i| Event { uid: uid(i), ..moved(fixture::deadline(), day) }).collect())
        };
        let (first, other) = (many("a", "2023-04-26"), many("b", "2023-04-27"));
        let published = other.events.clone();
        let held = |uid: &str| published.iter().find(|e| e.uid == uid).map(|e| (e.when, e.status));
        let letters = [("a".to_owned(), first), ("b".to_owned(), other)];
        let merged = merge_held(&letters, &held);
        assert_eq!(merged.events, published);
        assert!(merged.notes[0].1.message.contains("those of b are kept"), "{:?}", merged.notes);
    }

    #[test]
    fn what_was_published_holds_between_copies() {
        let first = letter(vec![fixture::deadline()]);
        let other = letter(vec![moved(fixture::deadline(), "2023-04-28")]);
        let published = (other.events[0].when, other.events[0].status);
        for other in [other.clone(), in_language(other, "fr")] {
            let letters = [("a".to_owned(), first.clone()), ("b".to_owned(), other)];
            let merged = merge_held(&letters, &|_| Some(published));
            assert_eq!(merged.events[0].when, published.0);
            let (name, note) = &merged.notes[0];
            assert!(name == "a" && note.message.contains("2023-04-28 (confirmed) in b and"), "{:?}", merged.notes);
        }
    }
}
