//! What is due by a date: the places around it that may name an action, the nearest first.

use super::headings::{annex_title, introduced_by};
use super::labels;
use super::*;
use crate::letter::hours::{clause_of_hour, tells_of_event};

/// The words around a date.
pub(super) struct Around<'r> {
    pub reading: &'r Reading<'r, 'r>,
    pub date: &'r Dated<'r>,
    /// The clause of the date itself.
    pub clause: Span,
    /// The end of the date or rule before it in the sentence, or where the sentence begins.
    pub previous: usize,
    /// The start of the date or rule behind it, or where the sentence ends.
    pub next: usize,
    /// The label of the paragraph.
    pub label: Option<Span>,
    /// The sentence before, if it has not spent its actions on a date of its own, but for one that no longer holds.
    pub before: Option<Span>,
}

impl<'r> Around<'r> {
    fn of(reading: &'r Reading<'r, 'r>, date: &'r Dated<'r>) -> Around<'r> {
        let text = reading.text;
        let (span, sentence) = (&date.span, date.sentence);
        let dates = |m: &usize| text.mentions[*m].is_date() || matches!(text.mentions[*m].value, Value::Rule(_));
        let others =
            || text.mentions_in(sentence).filter(|m| *m != date.mention && dates(m)).map(|m| &text.mentions[m].span);
        // "Contributions should be received 45 days before the meeting, that is on 5 April": a rule whose date follows parts nothing.
        let divides = |m: usize| {
            let found = &text.mentions[m];
            found.span.end <= span.start && (found.is_date() || actions::any_in(text, &(found.span.end..span.start)))
        };
        let before = text.mentions_in(&date.before()).filter(|m| dates(m) && divides(*m));
        let previous = before.map(|m| text.mentions[m].span.end).max().unwrap_or(sentence.start);
        // "Registration begins at 0830 hours, contributions should arrive by 4 May": what has its hour is spent.
        let begun = |m: usize| {
            let clause = clause_of_hour(reading, &text.mentions[m].span, sentence);
            let own = date.hour.is_some_and(|(_, hour)| hour == m);
            let spent = text.mentions[m].is_time() && !own && clause.end <= span.start;
            (spent && tells_of_event(reading, &clause)).then_some(clause.end)
        };
        let previous = text.mentions_in(&date.before()).filter_map(begun).fold(previous, usize::max);
        let next = others().filter(|d| d.start >= span.end).map(|d| d.start).min().unwrap_or(sentence.end);
        let label = paragraph_label(reading, date.unit);
        let before = previous_sentence(reading, sentence, date.unit).filter(|s| !has_spent(reading, s));
        Around { reading, date, clause: text.clause_at(span), previous, next, label, before }
    }

    /// From the date before up to this one.
    fn since_previous(&self) -> Span {
        self.previous.min(self.date.span.start)..self.date.span.start
    }

    /// The part of the clause before the date that belongs to no other date.
    fn own_clause(&self) -> Span {
        self.clause.start.max(self.previous).min(self.date.span.start)..self.date.span.start
    }

    /// The part of the clause behind the date that belongs to no other date.
    fn rest_of_clause(&self) -> Span {
        self.date.span.end..self.clause.end.min(self.next)
    }

    /// From the date up to the next one, without what it is all done for: "by 15 September, so that the results may be presented".
    fn until_purpose(&self) -> Span {
        let behind = self.date.span.end..self.next;
        let purpose = self.reading.text.cues_in(&behind).iter().find(|c| c.cue == Cue::Purpose).map(|c| c.start);
        behind.start..purpose.unwrap_or(behind.end)
    }

    /// Whether a semicolon ends the sentence before, and this one goes on with it.
    fn goes_on_with(&self, sentence: &Span) -> bool {
        self.reading.text.folded(sentence).ends_with(';')
    }
}

/// Whether a sentence has a date for its actions; one that no longer holds, or from which on something can be done, is none.
fn has_spent(reading: &Reading<'_, '_>, sentence: &Span) -> bool {
    let text = reading.text;
    let other = |m: usize| {
        let role = reading.verdicts[m].as_ref().map(|v| v.role);
        let undated = role.is_none_or(|role| role == Role::Other);
        role == Some(Role::Superseded) || undated && reading.has(sentence, &[Cue::Open, Cue::Since])
    };
    text.mentions_in(sentence).any(|m| text.mentions[m].is_date() && !other(m))
}

type Place = fn(&Around<'_>) -> Option<Span>;

/// Where actions are looked for; the first place that names any decides.
const PLACES: [Place; 19] = [
    clause_of_action_behind,
    action_behind,
    behind_label_with_several,
    clause_that_asks,
    // "Registration is asked for by 4 May": since the date before, then up to the end of the clause.
    |a| Some(a.since_previous()),
    |a| Some(a.rest_of_clause()),
    subject_of_bare_request,
    // "By 4 May, those who wish to take part should register": up to the next date, then the whole sentence before this one.
    |a| Some(a.until_purpose()),
    |a| Some(a.date.before()),
    // "The form in Annex 3 should be returned by 4 May": what that annex is.
    |a| annex_title(a.reading, a.date.sentence),
    sentence_before_that_goes_on,
    |a| corrected_heading(a.reading, a.date.unit),
    |a| a.label.clone(),
    sentence_of_old_value,
    papers_before_those_too_late,
    |a| a.before.clone(),
    two_sentences_before,
    |a| introduced_by(a.reading, a.date.unit),
    |a| section_heading(a.reading, a.date.unit, SECTION),
];

/// The actions that are due by a date; none where nothing names them.
pub(super) fn actions_of(reading: &Reading<'_, '_>, date: &Dated<'_>) -> Vec<Action> {
    if let Some(share) = shares::share(reading, date.mention, date.sentence, date.unit) {
        return vec![share];
    }
    if let Some(words) = deadline_pairs::words_of(reading, date.mention, date.sentence, date.unit) {
        return deadline_pairs::actions_of(reading, &words);
    }
    if let Some(same) = super::last_day::of_another_group(reading, date) {
        return same;
    }
    let around = Around::of(reading, date);
    if meant::is_sent_to_be_translated(&around) {
        return vec![Action::ContributionsTranslation];
    }
    // "Visa letters: 4 May. Registration form: 9 May": a form that labels its own day.
    let own = own_label(&around);
    if let Some(form) = own.and_then(|label| actions::form_in(reading.text, &label)) {
        return vec![form];
    }
    let named = |place: &Place| Some(meant::named_in(&around, &place(&around)?)).filter(|found| !found.is_empty());
    // A form that nothing says is for something else.
    let mut found =
        PLACES.iter().find_map(named).unwrap_or_else(|| actions::named_or_form_in(reading.text, date.sentence));
    if found.is_empty() {
        found = shared_with_other_group(&around);
    }
    if found.is_empty() && answers(&around) {
        found.push(Action::Reply);
    }
    found.extend(first_of_label(&around).into_iter().filter(|a| !found.contains(a)).collect::<Vec<_>>());
    found
}

/// "The others by 6 June for WP1/11 and WP2/11, and by 13 June for WP3/11": each day has its groups behind it, and the first says what is
/// due.
fn shared_with_other_group(around: &Around<'_>) -> Vec<Action> {
    let (reading, text, date) = (around.reading, around.reading.text, around.date);
    let gap = around.since_previous();
    let behind = date.span.end..around.next.max(date.span.end);
    let Some(before) = text.mentions_in(&date.before()).rfind(|m| text.mentions[*m].is_date()) else {
        return Vec::new();
    };
    let groups = text.groups_in(&gap);
    let named: usize = groups.iter().map(|g| letters(text.folded(&g.span))).sum();
    let joined = letters(text.folded(&gap)) <= named + BETWEEN_GROUPS;
    if groups.is_empty() || text.groups_in(&behind).is_empty() || !joined {
        return Vec::new();
    }
    let due = |f: &&crate::letter::reading::Fact| f.kind == Kind::Deadline && f.mentions.contains(&before);
    reading.facts.iter().filter(due).filter_map(|f| f.action).collect()
}

/// Letters beside the groups between two days: "for … and …, and by".
const BETWEEN_GROUPS: usize = 20;

/// "You are requested to return the attached form by 5 February", in a letter that consults: what is sent back answers it.
fn answers(around: &Around<'_>) -> bool {
    let (reading, text, date) = (around.reading, around.reading.text, around.date);
    let consults = |s: &Span| actions::named_in(text, s) == [Action::Reply];
    let subject = reading.head.subject.as_ref().is_some_and(consults);
    let asked = reading.has(date.sentence, &[Cue::Ask, Cue::Must]) && !reading.has(date.sentence, &[Cue::Arrive]);
    let above = || text.unit_at(date.unit.start).and_then(|i| text.units.get(i.checked_sub(1)?)).map(|u| &u.span);
    asked && date.span.start < reading.annex_start && (subject || above().is_some_and(consults))
}

/// The label directly before a day, in a sentence behind that with the label of the paragraph, where it names a form and nothing else.
fn own_label(around: &Around<'_>) -> Option<Span> {
    let (text, date) = (around.reading.text, around.date);
    let own = date.before();
    let behind = around.label.as_ref().is_some_and(|label| label.end <= own.start);
    (behind && text.folded(&own).trim_end().ends_with(':') && !actions::any_in(text, &own)).then_some(own)
}

/// "Registration for the workshop; requests for visas: 4 May", among such rows: a semicolon parts the label, and what stands before
/// it has the same day.
fn first_of_label(around: &Around<'_>) -> Vec<Action> {
    let (reading, text, date) = (around.reading, around.reading.text, around.date);
    let label = text.folded(&date.before()).trim_end().ends_with(':');
    let told = [Cue::Must, Cue::Ask, Cue::Promise, Cue::WillHold, Cue::Not, Cue::LastDayCue];
    let label = label && labels::stands_among_rows(reading, date.unit);
    let first = around.before.as_ref().filter(|s| {
        label
            && around.goes_on_with(s)
            && letters(text.folded(&(date.unit.start..s.start))) == 0
            && !reading.has(s, &told)
    });
    first.map_or_else(Vec::new, |s| actions::named_in(text, s))
}

/// "Register before 17 May, and send contributions before 17 April": where the action stands behind its date, the words between two
/// dates are those of the first.
fn is_behind(around: &Around<'_>) -> bool {
    let (reading, span) = (around.reading, &around.date.span);
    let own = around.own_clause();
    around.previous > around.date.sentence.start
        && own.start > around.previous
        && reading.has(&(span.end..span.end + 1), &[Cue::LastDayCue])
        && !actions::any_in(reading.text, &own)
}

/// The clause of a date whose action stands behind it.
fn clause_of_action_behind(around: &Around<'_>) -> Option<Span> {
    is_behind(around).then(|| around.own_clause())
}

/// What stands behind a date whose action stands there.
fn action_behind(around: &Around<'_>) -> Option<Span> {
    is_behind(around).then(|| around.rest_of_clause())
}

/// "Hotels and visas: please book your room before 11 April": of what the label names the words behind it choose.
fn behind_label_with_several(around: &Around<'_>) -> Option<Span> {
    let start = around.date.span.start;
    let label = around.label.as_ref()?;
    let beside = around.date.sentence.start <= label.start && around.previous < label.end && label.end < start;
    (beside && names_several(around, label)).then_some(label.end..start)
}

/// "Should you wish to nominate an expert, please send us an abstract by 4 May": what the clause of the date asks for.
fn clause_that_asks(around: &Around<'_>) -> Option<Span> {
    let own = around.own_clause();
    around.reading.has(&own, &[Cue::Ask]).then_some(own)
}

/// Whether a label names more than one action: "Hotels and visas".
fn names_several(around: &Around<'_>, label: &Span) -> bool {
    actions::named_in(around.reading.text, label).len() > 1
}

/// "Any such request must reach us by 3 September, accompanied by the confirmation of registration": what a bare request is for is told
/// by the label or the section; behind the comma stands what goes with it.
fn subject_of_bare_request(around: &Around<'_>) -> Option<Span> {
    let reading = around.reading;
    if !reading.has(&around.since_previous(), &[Cue::BareRequest]) || around.clause.end >= around.next {
        return None;
    }
    let one = |s: &Span| actions::named_in(reading.text, s).len() == 1;
    let heading = || section_heading(reading, around.date.unit, SECTION).filter(one);
    around.label.clone().filter(one).or_else(heading)
}

/// "The form is for visas; we must have it by 4 May". A label with several actions does not tell which one is meant either.
fn sentence_before_that_goes_on(around: &Around<'_>) -> Option<Span> {
    let closely = |s: &Span| around.goes_on_with(s) || around.label.as_ref().is_some_and(|l| names_several(around, l));
    around.before.clone().filter(closely)
}

/// "The date for contributions was 14 November; the correct date is 11 November".
fn sentence_of_old_value(around: &Around<'_>) -> Option<Span> {
    let (reading, date) = (around.reading, around.date);
    goes_on(reading, date.sentence, date.unit).filter(|_| reading.has(&date.before(), &[Cue::NewValue]))
}

/// "Contributions are posted as they come in until 2 May; those arriving after 6 May cannot be accepted."
fn papers_before_those_too_late(around: &Around<'_>) -> Option<Span> {
    let (reading, date) = (around.reading, around.date);
    let late = reading.has(date.sentence, &[Cue::After]) && reading.has(date.sentence, &[Cue::Refused]);
    goes_on(reading, date.sentence, date.unit).filter(|_| late)
}

/// "Interpretation in English is provided. French is added when six participants ask for it; we should know by 24 May": the semicolon
/// goes on with a sentence that names nothing, and this one with that before it.
fn two_sentences_before(around: &Around<'_>) -> Option<Span> {
    let before = around.before.as_ref().filter(|s| around.goes_on_with(s))?;
    previous_sentence(around.reading, before, around.date.unit).filter(|s| !has_spent(around.reading, s))
}

/// The sentence that a semicolon goes on with, where it names an action.
pub(super) fn goes_on(reading: &Reading<'_, '_>, sentence: &Span, unit: &Span) -> Option<Span> {
    let text = reading.text;
    previous_sentence(reading, sentence, unit).filter(|s| text.folded(s).ends_with(';') && actions::any_in(text, s))
}
