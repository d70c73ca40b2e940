//! Letters with a number of their own that postpone or cancel the meeting of another letter.
//!
//! The other letter is found by the number that is cited and the days of its meeting, else by the days, else by the
//! number; a cited number counts only within the group, since letters cite many. What belonged to a cancelled meeting is
//! cancelled. A postponed meeting moves: its events keep their identity and take the facts of the later letter, whose own
//! events for the same thing are then not shown beside them; what the later letter does not state anew is cancelled.

use crate::event::{Event, Kind, LetterRef, Status, When};
use crate::letter::{Concern, Letter};
use crate::note::{Code, Note, Severity};
use chrono::NaiveDate;

/// Cancels or moves the events whose meeting a later letter calls off or postpones.
pub(super) fn apply(letters: &[(String, Letter)], events: &mut Vec<Event>, notes: &mut Vec<(String, Note)>) {
    let mut later: Vec<&(String, Letter)> = letters.iter().filter(|(_, l)| !l.concerns.is_empty()).collect();
    // The latest first, so that a meeting that is moved twice ends where the last letter puts it.
    later.sort_by(|(_, a), (_, b)| (b.reference.date, &b.reference.id).cmp(&(a.reference.date, &a.reference.id)));
    for (name, letter) in later {
        for concern in &sought(letter) {
            if let Some(meeting) = meant(events, letter, concern) {
                let note = match concern.cancelled {
                    true => call_off(&meeting, &letter.reference, events),
                    false => postpone(&meeting, letter, events),
                };
                notes.push((name.clone(), note));
            }
        }
    }
}

/// What a letter postpones or cancels, with the days of the meeting: those that a letter which cancels states as its own
/// are surer than others in it that no longer hold.
pub fn sought(letter: &Letter) -> Vec<Concern> {
    let own = letter.events.iter().filter(|e| e.kind == Kind::Meeting && e.status == Status::Cancelled);
    let days = |concern: &Concern| {
        let of_groups = |e: &&Event| concern.groups.is_empty() || e.groups.iter().any(|g| concern.groups.contains(g));
        own.clone().find(of_groups).map(|e| (e.when.first_day(), e.when.last_day())).filter(|_| concern.cancelled)
    };
    let complete = |c: &Concern| Concern { old_days: days(c).or(c.old_days), ..c.clone() };
    letter.concerns.iter().map(complete).collect()
}

/// What tells whether a meeting may be the one that a later letter is about.
#[derive(Debug, Clone, Copy)]
pub struct Candidate<'a> {
    /// Identity of its letter.
    pub letter: &'a str,
    /// Number of its letter.
    pub number: &'a str,
    /// Date of its letter.
    pub date: Option<NaiveDate>,
    /// Its groups.
    pub groups: &'a [String],
    /// When it is.
    pub when: When,
}

/// How well a meeting fits what `letter` postpones or cancels: the higher, the better; `None` where it does not.
pub fn fit(candidate: Candidate<'_>, letter: &LetterRef, concern: &Concern) -> Option<u8> {
    let groups = match concern.groups.as_slice() {
        [] => letter.group.iter().any(|g| candidate.groups.contains(g)),
        groups => groups.iter().any(|g| candidate.groups.contains(g)),
    };
    let earlier = candidate.letter != letter.id && candidate.date < letter.date;
    if !earlier || !groups {
        return None;
    }
    let number = concern.number.as_deref() == Some(candidate.number);
    let own = (candidate.when.first_day(), candidate.when.last_day());
    match (number, concern.old_days) {
        (true, Some(days)) if days == own => Some(3),
        (false, Some(days)) if days == own => Some(2),
        (true, None) => Some(1),
        // The days may have been corrected in between, but not to another month.
        (true, Some((first, last))) if first <= own.1 && own.0 <= last => Some(0),
        _ => None,
    }
}

/// The meeting that `letter` postpones or cancels.
fn meant(events: &[Event], letter: &Letter, concern: &Concern) -> Option<Event> {
    let fits = |event: &Event| {
        let candidate = Candidate {
            letter: &event.letter.id,
            number: &event.letter.number,
            date: event.letter.date,
            groups: &event.groups,
            when: event.when,
        };
        let open = event.kind == Kind::Meeting && event.status != Status::Cancelled;
        fit(candidate, &letter.reference, concern).filter(|_| open)
    };
    // Of equals the one with the least identity, whatever the order of the letters.
    events
        .iter()
        .filter_map(|e| Some((fits(e)?, std::cmp::Reverse(&e.uid), e)))
        .max_by_key(|(f, uid, _)| (*f, *uid))
        .map(|(.., e)| e.clone())
}

/// Cancels the meeting and what belongs to it. The later letter becomes their source: it is the one to read now.
///
/// A meeting that the later letter states itself, as cancelled, is the same one and is not shown twice.
fn call_off(meeting: &Event, letter: &LetterRef, events: &mut Vec<Event>) -> Note {
    let mut count = 0;
    let restated = |e: &Event| {
        let same = e.kind == Kind::Meeting && e.status == Status::Cancelled && e.letter.id == letter.id;
        same && e.uid != meeting.uid && e.groups.iter().any(|g| meeting.groups.contains(g))
    };
    events.retain(|e| !restated(e));
    for event in of_meeting(meeting, events) {
        event.status = Status::Cancelled;
        event.letter = letter.clone();
        count += 1;
    }
    note(
        letter,
        meeting,
        Severity::Info,
        format!("cancels the meeting of {}, {}: its events are cancelled ({count})", meeting.letter.id, meeting.when),
    )
}

/// Moves the meeting and what belongs to it to where the later letter puts them.
fn postpone(meeting: &Event, letter: &Letter, events: &mut Vec<Event>) -> Note {
    let id = &letter.reference.id;
    let mut new: Vec<Event> = events.iter().filter(|e| key(&e.uid, id).is_some()).cloned().collect();
    let mut renamed: Vec<(String, String)> = Vec::new();
    let mut lost = 0;
    for event in of_meeting(meeting, events) {
        match same_fact(event, meeting, &new, id) {
            Some(at) => {
                let restated = new.remove(at);
                renamed.push((restated.uid.clone(), event.uid.clone()));
                *event = Event { uid: event.uid.clone(), parent: event.parent.clone(), ..restated };
            }
            None => {
                event.status = Status::Cancelled;
                event.letter = letter.reference.clone();
                lost += 1;
            }
        }
    }
    events.retain(|e| !renamed.iter().any(|(gone, _)| *gone == e.uid));
    for event in events.iter_mut() {
        let parent = event.parent.as_ref().and_then(|p| renamed.iter().find(|(gone, _)| gone == p));
        if let Some((_, kept)) = parent {
            event.parent = Some(kept.clone());
        }
    }
    let (id, when, moved) = (&meeting.letter.id, meeting.when, renamed.len());
    match lost {
        0 => note(
            &letter.reference,
            meeting,
            Severity::Info,
            format!("moves the meeting of {id}, {when}: its events move ({moved})"),
        ),
        _ => note(
            &letter.reference,
            meeting,
            Severity::Warning,
            format!(
                "moves the meeting of {id}, {when}: its events move ({moved}) or, where it states nothing anew, are cancelled ({lost})"
            ),
        ),
    }
}

/// What a UID says besides its letter.
fn key<'a>(uid: &'a str, letter: &str) -> Option<&'a str> {
    uid.strip_prefix(&letter.to_lowercase())?.strip_prefix('-')
}

/// The event of the later letter that states the same fact anew: the same key, or the meeting of the same groups.
fn same_fact(event: &Event, meeting: &Event, new: &[Event], letter: &str) -> Option<usize> {
    let own = key(&event.uid, &meeting.letter.id);
    let shares = |e: &Event| e.groups.iter().any(|g| event.groups.contains(g));
    let open = |e: &Event| e.kind == event.kind && e.action == event.action && e.status != Status::Cancelled;
    let by_key = new.iter().position(|e| open(e) && own.is_some() && key(&e.uid, letter) == own);
    by_key.or_else(|| new.iter().position(|e| event.uid == meeting.uid && open(e) && shares(e)))
}

/// The meeting and what belongs to it.
fn of_meeting<'a>(meeting: &Event, events: &'a mut [Event]) -> impl Iterator<Item = &'a mut Event> {
    let (meeting, id) = (meeting.clone(), meeting.letter.id.clone());
    let others = events.iter().filter(|e| e.letter.id == id && e.kind == Kind::Meeting).count() > 1;
    events.iter_mut().filter(move |e| e.letter.id == id && belongs(e, &meeting, others))
}

fn note(letter: &LetterRef, meeting: &Event, severity: Severity, done: String) -> Note {
    let help = match severity {
        Severity::Info | Severity::Notice => "",
        Severity::Warning => "check that the later letter states every deadline anew",
    };
    Note {
        code: Code::Revised,
        severity,
        message: format!("{} {done}", letter.id),
        help: help.to_owned(),
        evidence: meeting.evidence.first().cloned().into_iter().collect(),
    }
}

/// Whether an event of the same letter goes with its meeting; where the letter calls other meetings too, a deadline
/// goes only if it is for the groups of this one.
fn belongs(event: &Event, meeting: &Event, others: bool) -> bool {
    if event.uid == meeting.uid || event.parent.as_ref() == Some(&meeting.uid) {
        return true;
    }
    let own = !event.groups.is_empty() && event.groups.iter().all(|g| meeting.groups.contains(g));
    event.kind != Kind::Meeting && event.parent.is_none() && (!others || own)
}

#[cfg(test)]
mod tests {
    use super::super::merge;
    use super::*;
    use crate::write::fixture;

    /// The letter of the fixture with all its events, and a later one that concerns it.
    fn letters(concern: Concern) -> Vec<(String, Letter)> {
        let earlier = Letter { events: fixture::one_of_each(), notes: Vec::new(), ..fixture::letter() };
        let mut later = Letter { events: Vec::new(), concerns: vec![concern], notes: Vec::new(), ..fixture::letter() };
        later.reference.id = "T22-SG09-COL-0006".into();
        later.reference.number = "6/9".into();
        later.reference.date = Some(fixture::day("2023-03-20"));
        vec![("later".into(), later), ("earlier".into(), earlier)]
    }

    fn concern(cancelled: bool) -> Concern {
        let old_days = Some((fixture::day("2023-05-09"), fixture::day("2023-05-18")));
        Concern { number: Some("5/9".into()), cancelled, groups: vec!["SG9".into()], old_days }
    }

    fn cancelled(letters: &[(String, Letter)]) -> usize {
        merge(letters).events.iter().filter(|e| e.status == Status::Cancelled).count()
    }

    #[test]
    fn a_meeting_goes_with_all_that_belongs_to_it() {
        let letters = letters(concern(true));
        let merged = merge(&letters);
        assert_eq!(cancelled(&letters), 5);
        assert!(merged.events.iter().all(|e| e.letter.number == "6/9" && e.uid.contains("col-0005")));
        let [(name, note)] = &merged.notes[..] else { panic!("{:?}", merged.notes) };
        assert_eq!((name.as_str(), note.severity), ("later", Severity::Info));
        assert_eq!(
            note.message,
            "T22-SG09-COL-0006 cancels the meeting of T22-SG09-COL-0005, 2023-05-09/2023-05-18: \
             its events are cancelled (5)"
        );
    }

    #[test]
    fn the_days_that_a_letter_cancels_are_surer_than_others_in_it() {
        // The only day that no longer holds is the date of the letter that is void.
        let other = Some((fixture::day("2023-02-17"), fixture::day("2023-02-17")));
        let mut letters = letters(Concern { old_days: other, ..concern(true) });
        assert_eq!(cancelled(&letters), 0);
        let mut restated = Event { status: Status::Cancelled, ..fixture::meeting() };
        restated.uid = "t22-sg09-col-0006-meeting-sg9@lettercal".into();
        restated.letter = letters[0].1.reference.clone();
        letters[0].1.events.push(restated);
        assert_eq!(cancelled(&letters), 5);
        assert_eq!(merge(&letters).events.len(), 5, "it is the same meeting");
    }

    #[test]
    fn a_moved_meeting_keeps_its_identity() {
        let mut letters = letters(concern(false));
        let mut meeting = fixture::meeting();
        meeting.uid = "t22-sg09-col-0006-meeting-sg9@lettercal".into();
        meeting.when = When::Days { first: fixture::day("2023-06-06"), last: fixture::day("2023-06-15") };
        let mut opening = fixture::opening();
        opening.uid = "t22-sg09-col-0006-opening-new@lettercal".into();
        opening.parent = Some(meeting.uid.clone());
        for event in [&mut meeting, &mut opening] {
            event.letter = letters[0].1.reference.clone();
        }
        letters[0].1.events = vec![meeting, opening];
        let check = |letters: &[(String, Letter)]| {
            let merged = merge(letters);
            let moved: Vec<&Event> = merged.events.iter().filter(|e| e.kind == Kind::Meeting).collect();
            let [moved] = moved[..] else { panic!("{moved:?}") };
            assert_eq!(moved.uid, fixture::meeting().uid);
            assert_eq!(
                (moved.when.to_string().as_str(), moved.letter.number.as_str()),
                ("2023-06-06/2023-06-15", "6/9")
            );
            // What is not stated anew is cancelled; what is new belongs to the meeting that moved.
            assert_eq!(cancelled(letters), 4);
            let new = merged.events.iter().find(|e| e.uid.contains("opening-new")).unwrap();
            assert_eq!(new.parent, Some(fixture::meeting().uid));
            assert_eq!(merged.notes[0].1.severity, Severity::Warning);
        };
        check(&letters);
        letters.reverse();
        check(&letters);
    }

    #[test]
    fn only_the_meeting_that_is_meant() {
        let days = |first: &str, last: &str| Some((fixture::day(first), fixture::day(last)));
        let on = |old_days, number: &str| {
            cancelled(&letters(Concern { old_days, number: Some(number.into()), ..concern(true) }))
        };
        assert_eq!(on(days("2023-06-09", "2023-06-18"), "5/9"), 0);
        assert_eq!(on(days("2023-05-10", "2023-05-18"), "4/9"), 0);
        assert_eq!(on(days("2023-05-10", "2023-05-18"), "5/9"), 5);
        assert_eq!(cancelled(&letters(Concern { groups: vec!["SG11".into()], ..concern(true) })), 0);
        assert_eq!(cancelled(&letters(Concern { old_days: None, ..concern(true) })), 5);
        assert_eq!(cancelled(&letters(Concern { old_days: None, number: None, ..concern(true) })), 0);
        assert_eq!(cancelled(&letters(Concern { old_days: None, number: Some("4/9".into()), ..concern(true) })), 0);
        let mut later_first = letters(concern(true));
        later_first[0].1.reference.date = Some(fixture::day("2023-01-01"));
        assert_eq!(cancelled(&later_first), 0);
    }

    #[test]
    fn another_meeting_of_the_letter_stays() {
        let mut letters = letters(concern(true));
        let mut workshop = fixture::meeting();
        workshop.uid = "t22-sg09-col-0005-meeting-workshop@lettercal".into();
        workshop.groups = vec!["JCA-X".into()];
        letters[1].1.events.push(workshop);
        // The workshop and the deadline, which may be for both.
        assert_eq!(cancelled(&letters), 4);
    }
}
