//! What becomes of a joint meeting when its parts have days of their own. This comes after all sentences have been read.

use crate::lang::Cue;
use crate::letter::Role;
use crate::letter::reading::{Reading, Verdict};

/// A joint period whose groups each have a day of their own is no meeting beside theirs.
pub(in crate::letter) fn split_joint_periods(reading: &mut Reading<'_, '_>) {
    split_covered(reading);
    part_coordination(reading);
    split_covered(reading);
}

fn split_covered(reading: &mut Reading<'_, '_>) {
    let covered = |i: usize| {
        let whole = &reading.meetings[i];
        whole.principal
            && whole.groups.len() > 1
            && whole.groups.iter().all(|g| {
                reading.meetings.iter().any(|m| {
                    !m.principal
                        && m.groups.contains(g)
                        && m.groups.len() < whole.groups.len()
                        && whole.first <= m.first
                        && m.last <= whole.last
                })
            })
    };
    let summaries: Vec<usize> =
        (0..reading.meetings.len()).filter(|i| covered(*i) || is_week_of_parts(reading, *i)).collect();
    for i in summaries.into_iter().rev() {
        let whole = reading.meetings.remove(i);
        reading.verdicts[whole.mention] =
            Some(Verdict { role: Role::Repeated, reason: "the period of all groups together" });
        for meeting in &mut reading.meetings {
            if whole.first <= meeting.first
                && meeting.last <= whole.last
                && meeting.groups.iter().all(|g| whole.groups.contains(g))
            {
                meeting.principal = true;
            }
        }
    }
}

/// A joint coordination activity that meets on a day of its own is no part of the meeting with which the subject names it.
fn part_coordination(reading: &mut Reading<'_, '_>) {
    let own: Vec<(usize, String)> = (0..reading.meetings.len())
        .filter(|i| reading.meetings[*i].groups.len() == 1 && reading.meetings[*i].groups[0].starts_with("JCA-"))
        .map(|i| (i, reading.meetings[i].groups[0].clone()))
        .collect();
    for (i, group) in own {
        let (first, last) = (reading.meetings[i].first, reading.meetings[i].last);
        let wholes = reading.meetings.iter_mut().filter(|m| m.groups.len() > 1 && m.first <= first && last <= m.last);
        for whole in wholes {
            whole.groups.retain(|g| *g != group);
        }
    }
}

/// Whether the subject calls parts of a study group together without naming them, and the letter lists them: "Rapporteur group
/// meetings of Study Group 13, 18-22 April" is the week of all, not a meeting beside theirs.
fn is_week_of_parts(reading: &Reading<'_, '_>, i: usize) -> bool {
    let whole = &reading.meetings[i];
    let subject = reading.head.subject.as_ref();
    let nouns = [Cue::RapporteurGroup, Cue::WorkingParty];
    let unnamed = subject.is_some_and(|s| reading.has(s, &nouns)) && whole.groups.iter().all(|g| g.starts_with("SG"));
    let parts = || {
        reading.meetings.iter().filter(|m| {
            !m.principal
                && !m.side
                && m.groups.iter().all(|g| g.contains('/'))
                && whole.first <= m.first
                && m.last <= whole.last
        })
    };
    whole.principal
        && unnamed
        && parts().count() >= 2
        && parts().map(|m| m.first).min() == Some(whole.first)
        && parts().map(|m| m.last).max() == Some(whole.last)
}
