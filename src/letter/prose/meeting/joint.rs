//! Parts of a joint meeting: groups that the subject calls together and the letter one by one.

use super::finding::Finding;
use super::told::Told;
use crate::document::Span;
use crate::event::group_within;
use crate::lang::Cue;
use crate::letter::meetings;
use crate::letter::prose::parts;
use crate::letter::reading::Reading;

/// "JCA-IdM meets on 16 December from 0930 to 1230 hours, JCA-COP from 1430": each has its hours of the day that the subject gives both.
pub(super) fn hours_of_a_part(told: &Told<'_, '_, '_>) -> Option<Finding> {
    let part = told.is_one_day()
        && is_part_of_joint(told)
        && parts::hours_of_day(told.reading, told.mention, told.sentence).is_some();
    part.then(|| Finding::Calls(told.groups.clone()))
}

/// "Study Group 9 meets on 4 May", where the subject calls it with another for several days.
pub(super) fn day_of_a_part(told: &Told<'_, '_, '_>) -> Option<Finding> {
    let part = told.is_one_day() && is_part_of_joint(told) && told.holds();
    part.then(|| Finding::Calls(told.groups.clone()))
}

/// Whether some of the groups that the subject calls together for several days meet on a day of their own.
fn is_part_of_joint(told: &Told<'_, '_, '_>) -> bool {
    let groups = &told.groups;
    !groups.is_empty()
        && told.any_meeting(|m| {
            m.principal
                && m.covers(told.days())
                && groups.len() < m.groups.len()
                && groups.iter().all(|g| m.groups.contains(g))
        })
}

/// The parts of the study group that meet where the subject says only what they are: "Rapporteur group meetings of Study Group 13,
/// 18-22 April", and the letter: "the groups for Questions 2/13 and 5/13 meet from 18 to 22 April".
pub(super) fn name_parts(reading: &mut Reading<'_, '_>, known: usize, groups: &[String]) {
    let Some(subject) = reading.head.subject.clone() else { return };
    let kind = |g: &str| if g.starts_with('Q') { Cue::RapporteurGroup } else { Cue::WorkingParty };
    let named = meetings::names(reading.text, &subject);
    let said = groups.iter().all(|g| {
        let part = g.contains('/') && (g.starts_with('Q') || g.starts_with("WP"));
        part && reading.has(&subject, &[kind(g)]) && !named.contains(g)
    });
    let meeting = &reading.meetings[known];
    let whole = meeting.groups.iter().all(|g| g.starts_with("SG") && !g.contains("RG-"));
    let unnamed = whole || meeting.groups.iter().all(|g| g.contains('/') && !named.contains(g));
    let of = |g: &String| reading.head.group.as_deref().is_some_and(|own| group_within(g, own));
    if groups.is_empty() || !said || !unnamed || !meeting.principal || meeting.side || !groups.iter().all(of) {
        return;
    }
    let meeting = &mut reading.meetings[known];
    if whole {
        meeting.groups.clear();
    }
    for group in groups {
        if !meeting.groups.contains(group) {
            meeting.groups.push(group.clone());
        }
    }
}

/// "Study Group 12 and Working Parties 1/12 and 2/12 (14-18 and 21-25 February)", and the letter: "Study Group 12 meets from 14 to 18
/// February": which of the groups of the subject meets on which of its days the letter says.
pub(super) fn regroup(reading: &mut Reading<'_, '_>, known: usize, groups: &[String], sentence: &Span) {
    let Some(subject) = reading.head.subject.clone() else { return };
    let text = reading.text;
    let dates = text.mentions_in(&subject).filter(|m| text.mentions[*m].is_date()).count();
    let named: Vec<&String> = text.groups_in(&subject).iter().flat_map(|g| &g.names).collect();
    let meeting = &reading.meetings[known];
    let swapped = meeting.principal
        && !meeting.side
        && dates > 1
        && !groups.is_empty()
        && groups.iter().all(|g| named.contains(&g) && !meeting.groups.contains(g));
    if swapped && reading.has(sentence, &[Cue::WillHold, Cue::Invite]) {
        reading.meetings[known].groups = groups.to_vec();
    }
}
