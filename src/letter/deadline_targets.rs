//! Deadlines of one action for different meetings, which are told by what kind of group meets: "contributions to the meetings of the
//! working parties", "contributions to the Study Group meeting".

use super::reading::{Fact, Reading};
use crate::document::Span;
use crate::event::Kind;
use crate::lang::Cue;

/// The kinds of groups, each with how its names begin.
const KINDS: [(Cue, &str); 3] = [(Cue::StudyGroup, "SG"), (Cue::WorkingParty, "WP"), (Cue::RapporteurGroup, "Q")];

/// Names the groups of such deadlines, where each of them belongs to a meeting of its own.
pub(super) fn name(reading: &mut Reading<'_, '_>) {
    let due = |f: &Fact| f.kind == Kind::Deadline && f.action.is_some();
    for i in 0..reading.facts.len() {
        let alike: Vec<usize> = (0..reading.facts.len())
            .filter(|j| due(&reading.facts[*j]) && reading.facts[*j].action == reading.facts[i].action)
            .collect();
        let (told, same): (Vec<usize>, Vec<usize>) = alike.iter().partition(|j| !reading.facts[**j].groups.is_empty());
        if alike.len() < 2 || same.first() != Some(&i) {
            continue;
        }
        let targets: Option<Vec<usize>> = same.iter().map(|f| target(reading, &reading.facts[*f])).collect();
        let Some(targets) = targets.filter(|t| (1..t.len()).all(|n| !t[..n].contains(&t[n]))) else { continue };
        // What another deadline has already is none of this one's.
        let taken = |m: &usize| {
            let groups = &reading.meetings[*m].groups;
            told.iter().any(|f| reading.facts[*f].groups.iter().any(|g| groups.contains(g)))
        };
        if targets.iter().any(taken) {
            continue;
        }
        for (fact, meeting) in same.into_iter().zip(targets) {
            reading.facts[fact].groups = reading.meetings[meeting].groups.clone();
        }
    }
}

/// The only meeting of the kind of groups that the words of a deadline name.
fn target(reading: &Reading<'_, '_>, fact: &Fact) -> Option<usize> {
    let words = own_words(reading, fact)?;
    let mut named = KINDS.iter().filter(|(cue, _)| reading.has(&words, &[*cue]));
    let ((_, beginning), None) = (named.next()?, named.next()) else { return None };
    let of_kind = |i: &usize| {
        let groups = &reading.meetings[*i].groups;
        !groups.is_empty() && groups.iter().all(|g| g.starts_with(beginning))
    };
    let mut meetings = (0..reading.meetings.len()).filter(of_kind);
    meetings.next().filter(|_| meetings.next().is_none())
}

/// The words of a deadline: its entry, or what stands beside its day where the sentence has several.
fn own_words(reading: &Reading<'_, '_>, fact: &Fact) -> Option<Span> {
    let text = reading.text;
    let day = &text.mentions[*fact.mentions.first()?].span;
    let quote = &fact.quote;
    let dates = || text.mentions_in(quote).filter(|m| text.mentions[*m].is_date()).map(|m| &text.mentions[m].span);
    if dates().count() < 2 {
        return Some(quote.clone());
    }
    let before = dates().filter(|d| d.end <= day.start).map(|d| d.end).max().unwrap_or(quote.start);
    Some(before.min(day.start)..day.start)
}
