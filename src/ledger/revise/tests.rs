//! Revising, case by case: what happens to UID, SEQUENCE and LAST-MODIFIED.

use super::*;
use crate::event::{Kind, When};
use crate::letter::{Concern, Letter, Revision, RevisionKind};
use crate::write::fixture;
use proptest::prelude::*;

const ID: &str = "T22-SG09-COL-0005";

fn time(text: &str) -> DateTime<Utc> {
    fixture::clock(text).and_utc()
}

/// The letter of the fixture with all its events.
fn letter() -> Letter {
    Letter { events: fixture::one_of_each(), notes: Vec::new(), ..fixture::letter() }
}

fn moved(mut letter: Letter, kind: Kind, first: &str, last: &str) -> Letter {
    let when = When::Days { first: fixture::day(first), last: fixture::day(last) };
    letter.events.iter_mut().filter(|e| e.kind == kind).for_each(|e| e.when = when);
    letter
}

fn without(mut letter: Letter, kind: Kind) -> Letter {
    letter.events.retain(|e| e.kind != kind);
    letter
}

fn dated(mut letter: Letter, date: &str, revises: Option<RevisionKind>) -> Letter {
    letter.reference.date = Some(fixture::day(date));
    letter.revises = revises.map(|kind| Revision { kind, number: 1 });
    let reference = letter.reference.clone();
    letter.events.iter_mut().for_each(|e| e.letter = reference.clone());
    letter
}

fn in_language(mut letter: Letter, language: &'static str) -> Letter {
    letter.reference.language = language;
    letter.events.iter_mut().for_each(|e| {
        e.letter.language = language;
        e.name = Some(format!("in {language}"));
    });
    letter
}

/// The letter again with a number of its own.
fn renumbered(letter: Letter, id: &str, number: &str, date: &str, concern: Option<Concern>) -> Letter {
    let mut letter = dated(letter, date, None);
    letter.reference.id = id.to_owned();
    letter.reference.number = number.to_owned();
    letter.concerns = concern.into_iter().collect();
    let reference = letter.reference.clone();
    let own = |uid: &str| uid.replace(&ID.to_lowercase(), &id.to_lowercase());
    for event in &mut letter.events {
        event.letter = reference.clone();
        event.uid = own(&event.uid);
        event.parent = event.parent.as_deref().map(own);
    }
    letter
}

fn postponement() -> Letter {
    let old_days = Some((fixture::day("2023-05-09"), fixture::day("2023-05-18")));
    let concern = Concern { number: Some("5/9".into()), cancelled: false, groups: vec!["SG9".into()], old_days };
    let letter = renumbered(letter(), "T22-SG09-COL-0006", "6/9", "2023-03-20", Some(concern));
    let letter = moved(letter, Kind::Meeting, "2023-06-06", "2023-06-15");
    moved(without(letter, Kind::Session), Kind::Deadline, "2023-05-24", "2023-05-24")
}

/// An inbox over time.
struct Story {
    ledger: Ledger,
    present: BTreeMap<Hash, Letter>,
    now: DateTime<Utc>,
}

impl Story {
    fn new() -> Story {
        let now = time("2023-03-01T10:00");
        Story { ledger: Ledger::empty("1", now, month(now)), present: BTreeMap::new(), now }
    }

    /// A run an hour later, with the contents that lie in the inbox now.
    fn run(&mut self, contents: &[(&str, &Letter)]) -> Revised {
        self.run_as("1", contents, &[]).unwrap()
    }

    fn run_as(
        &mut self,
        reading: &str,
        contents: &[(&str, &Letter)],
        forget: &[String],
    ) -> Result<Revised, ReviseError> {
        self.now += TimeDelta::hours(1);
        self.present = contents.iter().map(|(name, l)| (Hash::of(name.as_bytes()), (*l).clone())).collect();
        let present: BTreeSet<Hash> = self.present.keys().copied().collect();
        let known = self.ledger.known_contents();
        let new = self.present.iter().filter(|(h, _)| self.ledger.head.reading != reading || !known.contains(h));
        let arrival = |(content, letter): (&Hash, &Letter)| Arrival {
            content: *content,
            letters: vec![Arrived::new(*content, None, letter)],
            failures: Vec::new(),
        };
        let arrivals = new.map(arrival).collect();
        let revised = revise(self.ledger.clone(), Run { now: self.now, reading, present: &present, arrivals, forget })?;
        // What is read back is what was written.
        self.ledger = Ledger::parse(revised.ledger.print().into_bytes()).unwrap();
        assert_eq!(self.ledger.print(), revised.ledger.print());
        let mut checked = self.ledger.clone();
        checked.check().unwrap();
        assert_eq!(checked.print(), self.ledger.print(), "the briefs are not those of their records");
        Ok(revised)
    }

    /// Every event that is shown: key, SEQUENCE, status, time.
    fn shown(&self) -> Vec<String> {
        let mut all = Vec::new();
        for brief in self.ledger.briefs() {
            let record = self.ledger.record(&brief.letter).unwrap().unwrap();
            for shown in record.shown(&brief.letter) {
                let key = shown.event.uid.trim_end_matches("@lettercal");
                let (event, published) = (&shown.event, &shown.published);
                all.push(format!("{key} {} {} {}", published.sequence, event.status, event.when));
            }
        }
        all
    }

    fn line(&self, key: &str) -> String {
        let all = self.shown();
        let found: Vec<&String> = all.iter().filter(|l| l.contains(key)).collect();
        assert_eq!(found.len(), 1, "{key} in {all:#?}");
        found[0].split_once(' ').unwrap().1.to_owned()
    }

    fn modified(&self, id: &str, key: &str) -> DateTime<Utc> {
        let record = self.ledger.record(id).unwrap().unwrap();
        record.published.iter().find(|e| e.key.contains(key)).unwrap().modified
    }
}

const DEADLINE: &str = "0005-deadline";
const MEETING: &str = "0005-meeting";

#[test]
fn the_same_again_changes_nothing() {
    let mut story = Story::new();
    assert_eq!(story.run(&[("a", &letter())]).changes.len(), 5);
    let before = story.ledger.print();
    let again = story.run(&[("a", &letter())]);
    assert!(again.touched.is_empty() && again.changes.is_empty());
    // A missing file is no withdrawal.
    let gone = story.run(&[]);
    assert!(gone.touched.is_empty() && gone.changes.is_empty());
    assert_eq!(story.shown().len(), 5);
    let lines = |text: &str| text.split_once('\n').unwrap().1.to_owned();
    assert_eq!(lines(&story.ledger.print()), lines(&before));
}

#[test]
fn the_first_build_carries_the_date_of_the_letter_and_later_ones_their_own() {
    let mut story = Story::new();
    story.run(&[("a", &letter())]);
    assert_eq!(story.modified(ID, "deadline"), time("2023-02-17T00:00"));
    let other = renumbered(letter(), "T22-SG09-COL-0007", "7/9", "2023-02-20", None);
    story.run(&[("a", &letter()), ("b", &other)]);
    assert_eq!(story.modified("T22-SG09-COL-0007", "deadline"), story.now);
    assert_eq!(story.modified(ID, "deadline"), time("2023-02-17T00:00"));
}

#[test]
fn a_corrigendum_moves_once_whatever_comes_first() {
    let corrigendum = moved(letter(), Kind::Deadline, "2023-04-28", "2023-04-28");
    let corrigendum = without(dated(corrigendum, "2023-03-01", Some(RevisionKind::Corrigendum)), Kind::Session);
    let original = letter();
    let (a, c) = (("a", &original), ("c", &corrigendum));
    let mut story = Story::new();
    story.run(&[a]);
    let revised = story.run(&[a, c]);
    assert_eq!(story.line(DEADLINE), "1 confirmed 2023-04-28");
    assert_eq!(revised.changes.iter().filter(|c| c.is_visible()).count(), 1);
    // A corrigendum need not restate everything.
    assert_eq!(story.line("session"), "0 confirmed 2023-05-09 09:30–10:45");
    assert!(story.run(&[a, c]).changes.is_empty());
    let mut backwards = Story::new();
    backwards.run(&[c]);
    assert!(backwards.run(&[a, c]).changes.iter().all(|c| c.before.is_none()));
    assert_eq!(backwards.line(DEADLINE), "0 confirmed 2023-04-28");
}

#[test]
fn a_revision_cancels_what_it_no_longer_states() {
    let revision = without(dated(letter(), "2023-03-01", Some(RevisionKind::Revision)), Kind::Deadline);
    let mut story = Story::new();
    story.run(&[("a", &letter())]);
    let revised = story.run(&[("a", &letter()), ("r", &revision)]);
    assert_eq!(story.line(DEADLINE), "1 cancelled 2023-04-26");
    assert_eq!(revised.changes.iter().filter(|c| c.is_cancellation()).count(), 1);
    assert_eq!(story.shown().len(), 5);
}

#[test]
fn a_file_that_is_written_anew_replaces_what_it_said() {
    let mut story = Story::new();
    story.run(&[("a", &letter())]);
    let newer = without(moved(letter(), Kind::Deadline, "2023-04-25", "2023-04-25"), Kind::Session);
    let revised = story.run(&[("a2", &newer)]);
    assert!(story.ledger.head.conflicts.is_empty());
    assert_eq!(story.line(DEADLINE), "1 confirmed 2023-04-25");
    assert_eq!(story.line("session"), "1 cancelled 2023-05-09 09:30–10:45");
    assert_eq!(revised.changes.len(), 2);
    assert!(story.run(&[("a2", &newer)]).changes.is_empty());
    // It comes back as the same event.
    story.run(&[("a3", &letter())]);
    assert_eq!(story.line("session"), "2 confirmed 2023-05-09 09:30–10:45");
}

/// The letter with sessions on these days, which count them as the reading of a letter does.
fn with_sessions(days: &[(&str, &str)]) -> Letter {
    let mut letter = without(letter(), Kind::Session);
    for (i, (day, name)) in days.iter().enumerate() {
        let mut session = fixture::session(name);
        session.uid = format!("{}-session-d{}-s1@lettercal", ID.to_lowercase(), i + 1);
        session.when = When::Days { first: fixture::day(day), last: fixture::day(day) };
        letter.events.push(session);
    }
    letter
}

#[test]
fn a_session_that_goes_or_comes_moves_no_other() {
    let (a, b, c) = (("2023-05-09", "A"), ("2023-05-10", "B"), ("2023-05-11", "C"));
    let mut story = Story::new();
    story.run(&[("a", &with_sessions(&[a, b, c]))]);
    // The file is written anew without the first.
    let fewer = with_sessions(&[b, c]);
    let revised = story.run(&[("b", &fewer)]);
    assert_eq!(revised.changes.len(), 1);
    assert_eq!(story.line("session-d1-s1"), "1 cancelled 2023-05-09");
    assert_eq!(story.line("session-d2-s1"), "0 confirmed 2023-05-10");
    assert_eq!(story.line("session-d3-s1"), "0 confirmed 2023-05-11");
    assert!(story.run(&[("b", &fewer)]).changes.is_empty());
    // Other rules of reading find it again, and one more before it.
    let more = with_sessions(&[("2023-05-08", "D"), a, b, c]);
    let revised = story.run_as("2", &[("b", &more)], &[]).unwrap();
    assert_eq!(revised.changes.len(), 2);
    assert_eq!(story.line("session-d1-s1 "), "2 confirmed 2023-05-09");
    assert_eq!(story.line("session-d1-s1-2"), "0 confirmed 2023-05-08");
    assert_eq!(story.line("session-d3-s1"), "0 confirmed 2023-05-11");
    // A revision beside the letter: what it drops is cancelled, and nothing else moves.
    let revision = dated(with_sessions(&[a, c]), "2023-03-05", Some(RevisionKind::Revision));
    let revised = story.run_as("2", &[("b", &more), ("r", &revision)], &[]).unwrap();
    assert_eq!(revised.changes.iter().filter(|c| c.is_visible()).count(), 2);
    assert_eq!(story.line("session-d2-s1"), "1 cancelled 2023-05-10");
    assert_eq!(story.line("session-d3-s1"), "0 confirmed 2023-05-11");
}

#[test]
fn copies_that_disagree_are_reported_until_the_wrong_one_is_taken_out() {
    let wrong = in_language(moved(letter(), Kind::Deadline, "2023-04-25", "2023-04-25"), "fr");
    let mut story = Story::new();
    story.run(&[("a", &letter())]);
    story.run(&[("a", &letter()), ("w", &wrong)]);
    assert_eq!(story.line(DEADLINE), "0 confirmed 2023-04-26");
    assert_eq!(conflicts(&story.ledger).unwrap().len(), 1);
    story.run(&[("a", &letter())]);
    assert!(conflicts(&story.ledger).unwrap().is_empty());
    // Once English is out, French holds.
    story.run(&[("a", &letter()), ("w", &wrong)]);
    story.run(&[("w", &wrong)]);
    assert_eq!(story.line(DEADLINE), "1 confirmed 2023-04-25");
}

#[test]
fn what_is_published_holds_until_a_person_decides() {
    let other = moved(letter(), Kind::Deadline, "2023-04-25", "2023-04-25");
    // Whatever the bytes of the copy, and also where it is in a language that is believed first.
    for n in 0..8 {
        for (here, there) in [(letter(), other.clone()), (in_language(letter(), "fr"), other.clone())] {
            let name = format!("copy {n}");
            let mut story = Story::new();
            story.run(&[("a", &here)]);
            story.run(&[("a", &here), (&name, &there)]);
            assert_eq!(story.line(DEADLINE), "0 confirmed 2023-04-26");
            assert_eq!(conflicts(&story.ledger).unwrap().len(), 1);
            assert!(story.run(&[("a", &here), (&name, &there)]).changes.is_empty());
            // The person takes the first one out.
            story.run(&[(&name, &there)]);
            assert_eq!(story.line(DEADLINE), "1 confirmed 2023-04-25");
            assert!(conflicts(&story.ledger).unwrap().is_empty());
        }
    }
}

#[test]
fn an_event_that_one_language_lacks_is_told_once() {
    let french = without(in_language(letter(), "fr"), Kind::Deadline);
    let mut story = Story::new();
    story.run(&[("a", &letter())]);
    let revised = story.run(&[("a", &letter()), ("f", &french)]);
    let codes: Vec<Code> = revised.notes.iter().map(|(_, n)| n.code).collect();
    assert_eq!(codes, [Code::OneLanguageOnly]);
    assert!(conflicts(&story.ledger).unwrap().is_empty());
    assert!(story.run(&[("a", &letter()), ("f", &french)]).notes.is_empty());
}

#[test]
fn another_language_changes_words_and_not_the_sequence() {
    let mut story = Story::new();
    story.run(&[("a", &letter())]);
    story.run(&[("a", &letter()), ("z", &in_language(letter(), "zh"))]);
    assert_eq!(story.line(DEADLINE), "0 confirmed 2023-04-26");
    assert_eq!(story.modified(ID, "deadline"), story.now);
    let record = story.ledger.record(ID).unwrap().unwrap();
    let shown = record.shown(ID);
    assert_eq!(shown[0].in_language("zh").name.as_deref(), Some("in zh"));
    assert_eq!(shown[0].in_language("fr").name, shown[0].event.name);
    // The file is deleted: nothing.
    assert!(story.run(&[("a", &letter())]).changes.is_empty());
}

#[test]
fn a_postponed_meeting_moves_in_whatever_order() {
    let (original, later) = (letter(), postponement());
    let (a, p) = (("a", &original), ("p", &later));
    let moved_to = |story: &Story, sequence: [u32; 3]| {
        let [meeting, deadline, session] = sequence;
        assert_eq!(story.line(MEETING), format!("{meeting} confirmed 2023-06-06/2023-06-15"));
        assert_eq!(story.line(DEADLINE), format!("{deadline} confirmed 2023-05-24"));
        assert_eq!(story.line("0005-session"), format!("{session} cancelled 2023-05-09 09:30–10:45"));
        assert!(story.shown().iter().all(|l| !l.contains("0006")), "{:#?}", story.shown());
    };
    let mut story = Story::new();
    story.run(&[a]);
    story.run(&[a, p]);
    moved_to(&story, [1, 1, 1]);
    assert!(story.run(&[a, p]).changes.is_empty());
    let mut together = Story::new();
    together.run(&[a, p]);
    moved_to(&together, [0, 0, 0]);
    let mut backwards = Story::new();
    backwards.run(&[p]);
    assert_eq!(backwards.line("0006-meeting"), "0 confirmed 2023-06-06/2023-06-15");
    backwards.run(&[a, p]);
    moved_to(&backwards, [0, 0, 0]);
    assert!(backwards.run(&[a, p]).changes.is_empty());
}

#[test]
fn a_withdrawn_letter_is_forgotten_only_when_its_file_is_out() {
    let mut story = Story::new();
    story.run(&[("a", &letter())]);
    let forget = |id: &str| [id.to_owned()];
    let error = story.run_as("1", &[("a", &letter())], &forget(ID)).unwrap_err();
    assert!(matches!(error, ReviseError::StillThere { .. }), "{error}");
    let error = story.run_as("1", &[], &forget("T22-SG09-COL-0004")).unwrap_err();
    assert_eq!(error.to_string(), format!("there is no letter T22-SG09-COL-0004 to forget; did you mean {ID}?"));
    story.run_as("1", &[], &forget(&ID.to_lowercase())).unwrap();
    assert!(story.shown().iter().all(|l| l.contains(" 1 cancelled ")), "{:#?}", story.shown());
    assert!(story.run(&[]).changes.is_empty());
    story.run(&[("a", &letter())]);
    assert_eq!(story.line(DEADLINE), "2 confirmed 2023-04-26");
}

#[test]
fn a_corrigendum_that_was_wrong_is_forgotten_alone() {
    let corrigendum = moved(letter(), Kind::Deadline, "2023-04-28", "2023-04-28");
    let corrigendum = without(dated(corrigendum, "2023-03-01", Some(RevisionKind::Corrigendum)), Kind::Session);
    let mut story = Story::new();
    story.run(&[("a", &letter()), ("c", &corrigendum)]);
    assert_eq!(story.line(DEADLINE), "0 confirmed 2023-04-28");
    let forget = [ID.to_owned()];
    let error = story.run_as("1", &[("a", &letter()), ("c", &corrigendum)], &forget).unwrap_err();
    assert!(matches!(error, ReviseError::StillThere { .. }), "{error}");
    // Its file alone withdraws nothing.
    assert!(story.run(&[("a", &letter())]).changes.is_empty());
    story.run_as("1", &[("a", &letter())], &forget).unwrap();
    assert_eq!(story.line(DEADLINE), "1 confirmed 2023-04-26");
    assert_eq!(story.line("session"), "0 confirmed 2023-05-09 09:30–10:45");
}

#[test]
fn what_is_over_is_cancelled_too_when_a_letter_is_forgotten() {
    let mut story = Story::new();
    story.run(&[("a", &letter())]);
    story.now = time("2023-05-20T00:00");
    story.run_as("1", &[], &[ID.to_owned()]).unwrap();
    assert_eq!(story.shown().len(), 5);
    assert!(story.shown().iter().all(|l| l.contains(" 1 cancelled ")), "{:#?}", story.shown());
}

#[test]
fn a_letter_to_forget_is_found_by_its_number() {
    let mut story = Story::new();
    story.run(&[("a", &letter())]);
    let said = |story: &mut Story, name: &str| story.run_as("1", &[], &[name.to_owned()]).unwrap_err().to_string();
    assert_eq!(said(&mut story, "5/9"), format!("there is no letter 5/9 to forget; did you mean {ID}?"));
    assert!(said(&mut story, "letter.docx").contains("letters are named as in the ledger"));
}

#[test]
fn other_rules_of_reading_are_told_from_other_letters() {
    let mut story = Story::new();
    story.run(&[("a", &letter())]);
    let other = moved(letter(), Kind::Deadline, "2023-04-20", "2023-04-20");
    let revised = story.run_as("2", &[("a", &other)], &[]).unwrap();
    assert!(revised.changes.iter().all(|c| c.read_anew) && revised.changes.len() == 1);
    assert_eq!(story.line(DEADLINE), "1 confirmed 2023-04-20");
    assert!(story.run_as("2", &[("a", &other)], &[]).unwrap().changes.is_empty());
}

#[test]
fn a_clock_that_jumps_back_turns_no_time_back() {
    let mut story = Story::new();
    story.run(&[("a", &letter())]);
    let other = moved(letter(), Kind::Deadline, "2023-04-20", "2023-04-20");
    story.run(&[("b", &other)]);
    let then = story.modified(ID, "deadline");
    story.now = time("1999-01-01T00:00");
    story.run(&[("c", &letter())]);
    assert!(story.modified(ID, "deadline") > then);
    // What feeds hold goes by the clock of the run, so that it is right again with the clock.
    assert_eq!(story.ledger.head.month, fixture::day("1999-01-01"));
    story.now = time("2023-03-05T00:00");
    story.run(&[("c", &letter())]);
    assert_eq!(story.ledger.head.month, fixture::day("2023-03-01"));
}

#[test]
fn a_damaged_line_is_named() {
    let mut story = Story::new();
    story.run(&[("a", &letter())]);
    let text = story.ledger.print();
    let check = |text: &str, line: usize, expected: &str| {
        let error = Ledger::parse(text.as_bytes().to_vec()).and_then(|mut l| l.check()).unwrap_err();
        assert!(error.line == line && error.detail.contains(expected), "{error}");
    };
    check("", 1, "EOF");
    check(&text.replace("\"lettercal-ledger\":1", "\"lettercal-ledger\":9"), 1, "form 9");
    check(&text.replace("\"events\":5", "\"events\":five"), 2, "expected");
    check(&text.replace("\"when\":\"2023-04-26\"", "\"when\":\"26 April\""), 3, "'26 April' is no time");
    check(&text.replace("\"kind\":\"deadline\"", "\"kind\":\"dedline\""), 3, "'dedline' is none of: meeting");
    check(&text[..text.trim_end().rfind('\n').unwrap()], 2, "the record of T22-SG09-COL-0005 is missing");
    check(&format!("{text}{}", text.split_once('\n').unwrap().1), 4, "letters are sorted");
}

#[test]
fn a_last_line_without_its_end_is_whole() {
    let mut story = Story::new();
    story.run(&[("a", &letter())]);
    let text = story.ledger.print();
    assert_eq!(Ledger::parse(text.trim_end().as_bytes().to_vec()).unwrap().print(), text);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]
    /// Whatever arrives in whatever order, what stands in the end is what a first run over all of it gives.
    #[test]
    fn the_order_of_arrival_does_not_matter(order in Just(vec![0usize, 1, 2, 3, 4, 5]).prop_shuffle()) {
        let letters = [
            letter(),
            dated(moved(letter(), Kind::Deadline, "2023-04-28", "2023-04-28"), "2023-03-01", Some(RevisionKind::Corrigendum)),
            in_language(letter(), "zh"),
            postponement(),
            renumbered(letter(), "T22-SG09-COL-0008", "8/9", "2023-02-20", None),
            without(dated(letter(), "2023-03-05", Some(RevisionKind::Revision)), Kind::RegistrationDesk),
        ];
        let names = ["a", "c", "z", "p", "o", "r"];
        let all: Vec<(&str, &Letter)> = names.iter().copied().zip(&letters).collect();
        let mut story = Story::new();
        for n in 1..=order.len() {
            let there: Vec<(&str, &Letter)> = order[..n].iter().map(|i| all[*i]).collect();
            story.run(&there);
        }
        let mut at_once = Story::new();
        at_once.run(&all);
        let facts = |story: &Story| -> Vec<String> {
            let line = |l: &String| { let mut w: Vec<&str> = l.split(' ').collect(); w.remove(1); w.join(" ") };
            story.shown().iter().map(line).collect()
        };
        prop_assert_eq!(facts(&story), facts(&at_once));
    }
}
