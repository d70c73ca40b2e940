//! Reading a letter, step by step: structure first, then sentences, then what is left.

use super::reading::Reading;
use super::text::LetterText;
use super::{
    Letter, Role, columns, corrected_rows, dated_list, day_lines, deadline_grid, deadline_targets, deadlines, finish,
    group_heads, group_lines, group_table, groups, head, hours, joint_hours, key_dates, label_blocks, label_days,
    labelled, long_sessions, meeting_rows, meetings, naming, period_columns, plan, postponed, prose, relative,
    same_date, slots, subject_hours, withdrawn, years,
};
use crate::document::Document;
use crate::event::Status;
use crate::lang::Cue;

/// Reads a document as a letter.
pub fn read(document: &Document) -> Letter {
    let mut text = LetterText::new(document);
    years::complete_damaged(&mut text);
    let head = head::read(&text);
    groups::complete(&mut text.groups, head.group.as_deref());
    years::fill(&mut text, &head);
    let last_days = period_columns::join(&mut text);
    let verdicts = vec![None; text.mentions.len()];
    let annex_start = annex_start(&text, head.span.end);
    let mut reading = Reading {
        text: &text,
        annex_start,
        verdicts,
        meetings: Vec::new(),
        facts: Vec::new(),
        remarks: Vec::new(),
        claimed: Vec::new(),
        cancels: false,
        all_hours: None,
        legend_zones: Vec::new(),
        head,
    };
    head_roles(&mut reading);
    for mention in last_days {
        reading.take(mention, Role::Repeated, period_columns::LAST);
    }
    prose::footers(&mut reading);
    prose::all_hours(&mut reading);
    columns::superseded(&mut reading);
    label_blocks::read(&mut reading);
    dated_list::read_days_first(&mut reading);
    label_days::take_days(&mut reading);
    group_table::read(&mut reading);
    meeting_rows::read(&mut reading);
    group_lines::read(&mut reading);
    dated_list::read_days_last(&mut reading);
    labelled::read_rows(&mut reading);
    let rows = reading.meetings.len();
    meetings::read_subject(&mut reading);
    labelled::read(&mut reading);
    naming::name_by_code(&mut reading);
    overall_period(&mut reading, rows);
    reading.cancels = cancels(&reading);
    withdrawn::read(&mut reading);
    prose::all_hours(&mut reading);
    prose::superseded(&mut reading);
    corrected_rows::read(&mut reading);
    corrected_rows::call_anew(&mut reading);
    deadline_grid::read(&mut reading);
    long_sessions::read(&mut reading);
    key_dates::read(&mut reading);
    deadlines::read(&mut reading);
    group_heads::name(&mut reading);
    prose::parts_of_period(&mut reading);
    prose::dates(&mut reading);
    prose::split_joint_periods(&mut reading);
    naming::name_by_experts(&mut reading);
    postponed::replace(&mut reading);
    same_date::read(&mut reading);
    deadline_targets::name(&mut reading);
    first_told(&mut reading);
    let legend = slots::legend(&mut reading);
    let core = slots::core_hours(&mut reading);
    label_days::read(&mut reading, &legend, &core);
    subject_hours::read(&mut reading);
    joint_hours::read(&mut reading);
    labelled::hours(&mut reading);
    day_lines::read(&mut reading, &legend);
    hours::read(&mut reading);
    plan::read(&mut reading, &legend, &core);
    relative::read(&mut reading);
    finish::cancel(&mut reading);
    finish::refuse(&mut reading);
    finish::remaining_roles(&mut reading);
    finish::letter(reading)
}

/// The letter's date, and other dates of the head outside the subject.
fn head_roles(reading: &mut Reading<'_, '_>) {
    if let Some(mention) = reading.head.date_mention {
        reading.take(mention, Role::LetterDate, "the date of the letter");
    }
    let head = reading.head.span.clone();
    let subject = reading.head.subject.clone();
    for mention in reading.text.mentions_in(&head) {
        let at = reading.text.mentions[mention].span.start;
        if subject.as_ref().is_some_and(|s| s.contains(&at)) {
            continue;
        }
        if reading.days(mention).is_some() && reading.days(mention).map(|(d, _)| d) == reading.head.date {
            reading.take(mention, Role::LetterDate, "the date of the letter");
        } else if addresses_meeting(reading, mention) {
            reading.take(mention, Role::PreviousMeeting, "those who have met are addressed");
        } else if !labelled::dates_meeting(reading, mention) {
            reading.take(mention, Role::Reference, "in the head of the letter");
        }
    }
}

/// "To the participants in the meetings of 7-8 May and 24-25 July": the head names meetings that were held, and no letter.
fn addresses_meeting(reading: &Reading<'_, '_>, mention: usize) -> bool {
    let text = reading.text;
    let at = text.mentions[mention].span.start;
    let Some(unit) = text.unit_at(at).map(|u| text.units[u].span.clone()) else { return false };
    let letters = [Cue::CollectiveLetter, Cue::Circular, Cue::CircularLetter, Cue::Cited, Cue::LabelReference];
    reading.days(mention).is_some_and(|(_, last)| reading.is_past(last))
        && reading.has(&(unit.start..at), &[Cue::Meeting, Cue::SideMeeting])
        && !reading.has(&unit, &letters)
}

/// A row per group makes the period of the subject a summary of them.
fn overall_period(reading: &mut Reading<'_, '_>, rows: usize) {
    let Some(first) = reading.meetings[..rows].iter().map(|m| m.first).min() else { return };
    let Some(last) = reading.meetings[..rows].iter().map(|m| m.last).max() else { return };
    let summaries: Vec<usize> = (rows..reading.meetings.len())
        .filter(|i| {
            let m = &reading.meetings[*i];
            // Events on some of the days are not all that the meeting of a group is.
            let aside = !m.side && reading.meetings[..rows].iter().all(|r| r.side);
            !aside && m.first <= first && last <= m.last
                || reading.meetings[..rows].iter().any(|r| r.first == m.first && r.last == m.last)
                || is_period_of(m, &reading.meetings[..rows])
        })
        .collect();
    for i in summaries.into_iter().rev() {
        let summary = reading.meetings.remove(i);
        let mention = summary.mention;
        // The subject names the group of one row with its days: it says first what the row says again.
        let same = |r: &super::reading::Meeting| {
            (r.first, r.last) == (summary.first, summary.last) && r.groups == summary.groups
        };
        if let Some(row) = reading.meetings[..rows].iter().position(same) {
            let again = reading.meetings[row].mention;
            reading.verdicts.swap(mention, again);
            reading.meetings[row].mention = mention;
            reading.verdicts[again] =
                Some(super::reading::Verdict { role: Role::Repeated, reason: "the meeting again" });
            continue;
        }
        reading.verdicts[mention] =
            Some(super::reading::Verdict { role: Role::Repeated, reason: "the period of all rows together" });
    }
}

/// Whether a meeting of the subject is the period of several rows, all of groups that it names: "Working Parties 6A, 6B and 6C,
/// 3-19 October", where each of them has days of its own.
fn is_period_of(summary: &super::reading::Meeting, rows: &[super::reading::Meeting]) -> bool {
    let inside = |r: &&super::reading::Meeting| summary.first <= r.first && r.last <= summary.last;
    let within: Vec<_> = rows.iter().filter(inside).collect();
    within.len() >= 2
        && within.iter().all(|r| r.groups.iter().all(|g| summary.groups.contains(g)))
        && within.iter().map(|r| r.first).min() == Some(summary.first)
        && within.iter().map(|r| r.last).max() == Some(summary.last)
}

/// What the invitation says before the table is the event, and the row says it again.
fn first_told(reading: &mut Reading<'_, '_>) {
    let text = reading.text;
    for i in 0..reading.meetings.len() {
        let row = reading.meetings[i].mention;
        if text.mentions[row].span.start < reading.head.span.end {
            continue;
        }
        let Some(days) = reading.days(row) else { continue };
        let before = reading.head.span.end..text.mentions[row].span.start;
        let told = text.mentions_in(&before).find(|m| {
            let again = reading.verdicts[*m].as_ref().is_some_and(|v| v.role == Role::Repeated);
            let sentence = text.sentence_at(text.mentions[*m].span.start);
            again && reading.days(*m) == Some(days) && reading.has(&sentence, &[Cue::WillHold, Cue::Invite])
        });
        if let Some(told) = told {
            reading.verdicts.swap(told, row);
            reading.meetings[i].mention = told;
        }
    }
}

/// Whether the letter withdraws all that its subject names.
fn cancels(reading: &Reading<'_, '_>) -> bool {
    let Some(subject) = reading.head.subject.clone() else { return false };
    let called = &reading.meetings;
    reading.has(&subject, &[Cue::Cancelled]) && called.iter().all(|m| m.status == Status::Cancelled)
}

/// The first heading of an annex behind the salutation: short, and not the list of annexes.
fn annex_start(text: &LetterText<'_>, body: usize) -> usize {
    let end = text.view.text.len();
    for unit in text.units.iter().filter(|u| u.span.start >= body) {
        let Some(cue) = text.cues_in(&unit.span).iter().find(|c| c.cue == Cue::Annex) else { continue };
        let before = text.folded(&(unit.span.start..cue.start));
        let after = text.folded(&(cue.end.min(unit.span.end)..unit.span.end)).trim_start_matches(['-', ' ']).trim();
        let lists =
            after.starts_with(':') || after.starts_with("es:") || after.starts_with("s:") || after.contains(['。']);
        let short = text.folded(&unit.span).chars().count() <= 60 && before.trim().is_empty();
        // "(see", "Annex A)": a line that was broken inside a bracket.
        let closes = after.contains(')') && !text.view.text[unit.span.start..unit.span.end].contains('(');
        let numbered = after.chars().next().is_none_or(|c| c.is_alphanumeric() || "(一".contains(c));
        if short && numbered && !lists && !closes {
            return unit.span.start;
        }
    }
    end
}
