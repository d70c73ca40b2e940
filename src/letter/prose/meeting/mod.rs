//! Which meeting a date belongs to, as a sentence says it.
//!
//! A date is `Told` with what stands around it; `RULES` are asked in turn what it is, and the first that knows decides. Rules change
//! nothing: each sees the letter as it was before the date, and what one has found is carried out when all have been asked.

mod annexes;
mod elsewhere;
mod finding;
mod joint;
mod known;
mod moved;
mod new;
mod others;
mod sessions;
mod side;
mod split;
mod told;
mod wording;

use crate::document::Span;
use crate::letter::reading::Reading;
use finding::Finding;
use told::Told;

pub(super) use moved::cancels_part;
pub(super) use side::name_segment;
pub(in crate::letter) use split::split_joint_periods;

/// What a date is, if the rule knows.
type Rule = fn(&Told<'_, '_, '_>) -> Option<Finding>;

/// The order is the meaning: a rule is only asked of what no rule above it knows, and need not say so again.
const RULES: &[Rule] = &[
    known::excepted,
    known::free,
    known::week,
    known::journey,
    known::last_behind_first,
    // What the date has beside it is not the letter's meeting, whatever else the sentence calls.
    sessions::with_others,
    others::before_bracket,
    others::in_another_place,
    others::another_body,
    others::at_its_meeting,
    others::of_meeting_before,
    others::alongside,
    // Structure and hours tell a known meeting again, before the nouns of the sentence are asked.
    annexes::title,
    known::opens_or_closes,
    moved::new_days,
    moved::by_body,
    // What other letters tell is theirs, except where this one calls it as well.
    elsewhere::told_in_another_letter,
    joint::hours_of_a_part,
    annexes::bracket,
    annexes::next_meeting,
    others::next_meeting,
    others::of_organization,
    others::published,
    // The verb takes something back.
    known::end_alone,
    moved::cancelled,
    moved::without_new_day,
    moved::days_before,
    moved::days_behind_verb,
    // Days inside a meeting, and side events. No rule below is asked of a side event.
    sessions::within,
    sessions::ahead_of_meeting,
    known::desk,
    known::desk_with_hour,
    side::event,
    // What is known already.
    known::again,
    known::period_of_all,
    joint::day_of_a_part,
    known::day_of_days_before,
    known::other_end,
    known::day_of_meeting,
    sessions::with_hours,
    // What is left calls a meeting where it says so, and is someone else's where it names someone else.
    new::experts,
    new::regional_of_circular,
    new::plenary_in_place,
    new::called,
    new::invited,
    others::other_groups,
    others::nobody_named,
];

/// Reads a date as that of a meeting, or says what else it is.
pub(super) fn meeting(reading: &mut Reading<'_, '_>, mention: usize, sentence: &Span, unit: &Span) {
    let Some(told) = Told::new(reading, mention, sentence, unit) else { return };
    if let Some(finding) = RULES.iter().find_map(|rule| rule(&told)) {
        finding.carry_out(reading, mention, sentence);
    }
}
