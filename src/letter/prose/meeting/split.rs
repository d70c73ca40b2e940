//! What becomes of a joint meeting when its parts have days of their own. This comes after all sentences have been read.

use crate::lang::Cue;
use crate::letter::Role;
use crate::letter::prose::nearest_groups;
use crate::letter::reading::{Meeting, Reading, Verdict};

/// A joint period whose groups each have a day of their own is no meeting beside theirs.
pub(in crate::letter) fn split_joint_periods(reading: &mut Reading<'_, '_>) {
    split_covered(reading);
    part_coordination(reading);
    split_covered(reading);
    leave_to_longest(reading);
    part_by_period(reading);
}

/// Whether a meeting of the letter is that of a part of a joint one, on some of its days.
fn is_part_of(part: &Meeting, whole: &Meeting) -> bool {
    !part.principal && part.groups.len() < whole.groups.len() && whole.covers(part.days())
}

fn split_covered(reading: &mut Reading<'_, '_>) {
    let covered = |i: usize| {
        let whole = &reading.meetings[i];
        let has_part = |g: &String| reading.meetings.iter().any(|m| m.groups.contains(g) && is_part_of(m, whole));
        whole.principal && whole.groups.len() > 1 && whole.groups.iter().all(has_part)
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

/// "Working Party 4A meets from 9 to 18 July, Working Party 4B from 14 to 18 July", where the subject calls both from 9 to 18 July: the
/// whole period is that of the groups which the letter names with it.
fn leave_to_longest(reading: &mut Reading<'_, '_>) {
    for i in 0..reading.meetings.len() {
        let Some((mention, groups)) = longest_of(reading, i) else { continue };
        let quote = reading.text.sentence_at(reading.text.mentions[mention].span.start);
        let (whole, again) = (reading.meetings[i].clone(), Verdict { role: Role::Event, reason: "" });
        reading.verdicts[whole.mention] =
            Some(Verdict { role: Role::Repeated, reason: "the period of all groups together" });
        reading.verdicts[mention] = Some(again);
        for part in reading.meetings.iter_mut().filter(|m| is_part_of(m, &whole)) {
            part.principal |= part.groups.iter().all(|g| whole.groups.contains(g));
        }
        reading.meetings[i] = Meeting { groups, mention, quote, ..whole };
    }
}

/// The groups of a joint meeting that the letter names with all of its days, and where, if every other one has days of its own.
fn longest_of(reading: &Reading<'_, '_>, i: usize) -> Option<(usize, Vec<String>)> {
    let whole = &reading.meetings[i];
    if !whole.principal || whole.side || whole.groups.len() < 2 || whole.first == whole.last {
        return None;
    }
    // A day inside the meeting is no meeting of a group beside it.
    let apart = |m: &&Meeting| m.first < m.last && is_part_of(m, whole);
    let apart: Vec<&String> = reading.meetings.iter().filter(apart).flat_map(|m| &m.groups).collect();
    let rest: Vec<String> = whole.groups.iter().filter(|g| !apart.contains(g)).cloned().collect();
    if rest.is_empty() || rest.len() == whole.groups.len() {
        return None;
    }
    let named = told_with(reading, whole).into_iter().filter(|(_, named)| named.iter().all(|g| rest.contains(g)));
    let named: Vec<(usize, Vec<String>)> = named.collect();
    let told: Vec<&String> = named.iter().flat_map(|(_, named)| named).collect();
    let first = named.first().map(|(m, _)| *m);
    first.filter(|_| rest.iter().all(|g| told.contains(&g))).map(|m| (m, rest))
}

/// The groups that the letter names where it tells all days of a meeting again, with the places.
fn told_with(reading: &Reading<'_, '_>, whole: &Meeting) -> Vec<(usize, Vec<String>)> {
    let text = reading.text;
    let again = |m: &usize| {
        reading.verdicts[*m].as_ref().is_some_and(|v| v.role == Role::Repeated)
            && reading.days(*m) == Some(whole.days())
    };
    let told = text.mentions_in(&(reading.head.span.end..reading.annex_start)).filter(again);
    let named = told.map(|m| (m, nearest_groups(reading, m, &text.sentence_at(text.mentions[m].span.start))));
    named.filter(|(_, named)| !named.is_empty()).collect()
}

/// "Study Groups 5 and 9 meet from 3 to 7 May and from 10 to 14 May. Study Group 5 meets from 3 to 7 May, Study Group 9 from 10 to 14
/// May": which of the groups meets in which of the periods is told behind.
fn part_by_period(reading: &mut Reading<'_, '_>) {
    let mut parted: Vec<(usize, Vec<String>)> = Vec::new();
    for meeting in &reading.meetings {
        let joint: Vec<usize> = (0..reading.meetings.len())
            .filter(|i| reading.meetings[*i].groups == meeting.groups && !reading.meetings[*i].side)
            .collect();
        if meeting.groups.len() < 2 || joint.len() < 2 || parted.iter().any(|(i, _)| joint.contains(i)) {
            continue;
        }
        let own = |i: &usize| {
            let mut groups: Vec<String> = Vec::new();
            for (_, named) in told_with(reading, &reading.meetings[*i]) {
                let part = named.len() < meeting.groups.len() && named.iter().all(|g| meeting.groups.contains(g));
                groups.extend(named.into_iter().filter(|_| part));
            }
            groups.dedup();
            (*i, groups)
        };
        let told: Vec<(usize, Vec<String>)> = joint.iter().map(own).collect();
        let mut all: Vec<&String> = told.iter().flat_map(|(_, groups)| groups).collect();
        let count = all.len();
        all.sort_unstable();
        all.dedup();
        if all.len() == count && told.iter().all(|(_, groups)| !groups.is_empty()) {
            parted.extend(told);
        }
    }
    for (i, groups) in parted {
        reading.meetings[i].groups = groups;
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
