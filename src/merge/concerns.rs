//! Letters with a number of their own that postpone or cancel the meeting of another letter.
//!
//! The other letter is found by the days of its meeting, or by its number where no days are printed; a cited number
//! alone is not enough, since letters cite many. What belonged to the meeting is then cancelled: the letter that moves
//! a meeting states its own new dates.

use crate::event::{Event, Kind, Status, When};
use crate::letter::{Concern, Letter};
use crate::note::{Code, Note, Severity};

/// Cancels the events whose meeting a later letter moves or calls off.
pub(super) fn apply(letters: &[(String, Letter)], events: &mut [Event], notes: &mut Vec<(String, Note)>) {
    let mut later: Vec<&(String, Letter)> = letters.iter().filter(|(_, l)| !l.concerns.is_empty()).collect();
    later.sort_by_key(|(_, l)| l.reference.date);
    for (name, letter) in later {
        for concern in &letter.concerns {
            if let Some(meeting) = events.iter().find(|e| is_meant(e, letter, concern)).cloned() {
                notes.push((name.clone(), call_off(&meeting, letter, concern, events)));
            }
        }
    }
}

/// Whether `event` is the meeting that `letter` postpones or cancels.
fn is_meant(event: &Event, letter: &Letter, concern: &Concern) -> bool {
    let groups = match concern.groups.as_slice() {
        [] => event.letter.group == letter.reference.group,
        groups => groups.iter().any(|g| event.groups.contains(g)),
    };
    let found = match concern.old_days {
        Some((first, last)) => event.when == When::Days { first, last },
        None => concern.number.as_ref() == Some(&event.letter.number),
    };
    let earlier = event.letter.id != letter.reference.id && event.letter.date < letter.reference.date;
    event.kind == Kind::Meeting && event.status != Status::Cancelled && earlier && groups && found
}

/// Cancels the meeting and what belongs to it. The later letter becomes their source: it is the one to read now.
fn call_off(meeting: &Event, letter: &Letter, concern: &Concern, events: &mut [Event]) -> Note {
    let id = meeting.letter.id.clone();
    let others = events.iter().filter(|e| e.letter.id == id && e.kind == Kind::Meeting).count() > 1;
    let mut count = 0;
    for event in events.iter_mut().filter(|e| e.letter.id == id && belongs(e, meeting, others)) {
        event.status = Status::Cancelled;
        event.letter = letter.reference.clone();
        count += 1;
    }
    let (done, severity, help) = match concern.cancelled {
        true => ("cancels", Severity::Info, ""),
        false => ("moves", Severity::Warning, "check that the later letter states every deadline anew"),
    };
    Note {
        code: Code::Revised,
        severity,
        message: format!(
            "{} {done} the meeting of {id}, {}: its events are cancelled ({count})",
            letter.reference.id, meeting.when
        ),
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
    fn a_moved_meeting_asks_for_a_person() {
        let merged = merge(&letters(concern(false)));
        assert_eq!(merged.notes[0].1.severity, Severity::Warning);
    }

    #[test]
    fn only_the_meeting_that_is_meant() {
        let other_days = Some((fixture::day("2023-05-10"), fixture::day("2023-05-18")));
        assert_eq!(cancelled(&letters(Concern { old_days: other_days, ..concern(true) })), 0);
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
