//! Letters whose meeting this one moves or cancels.

use crate::lang::Cue;
use crate::letter::reading::Reading;
use crate::letter::{Concern, head};
use chrono::NaiveDate;

/// Letters whose meeting this one moves or cancels.
pub(super) fn concerns(reading: &Reading<'_, '_>) -> Vec<Concern> {
    let superseded =
        || (0..reading.text.mentions.len()).filter(|m| reading.is_superseded(*m)).filter_map(|m| reading.days(m));
    // A single day may be that of the letter that is void now; several are those of its meeting.
    let old: Option<(NaiveDate, NaiveDate)> =
        superseded().find(|(first, last)| first < last).or_else(|| superseded().next());
    let moved = old.is_some() && reading.head.revises.is_none();
    if !moved && !reading.cancels {
        return Vec::new();
    }
    let text = reading.text;
    let number = text
        .cues
        .iter()
        .filter(|c| matches!(c.cue, Cue::CollectiveLetter | Cue::Circular))
        .filter_map(|c| head::cited_number(text, c))
        .find(|n| Some(n.as_str()) != reading.head.number.as_deref());
    let groups = reading.meetings.first().map(|m| m.groups.clone()).unwrap_or_default();
    vec![Concern { number, cancelled: reading.cancels, groups, old_days: old }]
}
