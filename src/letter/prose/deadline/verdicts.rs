//! The verdicts on a date that something says is a last day, in their order: the first rule that says anything decides. What none of
//! them takes is a deadline.

use super::begins::{begins_then, is_held_for_hours};
use super::*;
use crate::lang::Script;

/// What becomes of a date.
pub(super) enum Ruling {
    /// No deadline; whether it is a meeting is for others to say.
    NoDeadline,
    Taken(Role, &'static str),
    /// The last day of these actions.
    Due(Vec<Action>),
}

type Rule = fn(&Reading<'_, '_>, &Dated<'_>) -> Option<Ruling>;
type RuleOfActions = fn(&Reading<'_, '_>, &Dated<'_>, &[Action]) -> Option<Ruling>;

/// Rules that the words around a date decide.
const BY_WORDS: [Rule; 14] = [
    day_behind_which_others_come,
    day_from_which_a_rule_counts,
    day_of_the_letter,
    deadline_that_is_cancelled,
    day_until_which_something_holds,
    day_of_closed_house,
    day_with_hours_of_side_event,
    day_from_which_on,
    first_day_of_meeting,
    promise_of_the_writers,
    day_of_publication,
    day_of_facility,
    day_of_what_follows,
    day_of_meeting_without_action,
];

/// Rules that depend on what is due, too; where nothing names that, there are no actions.
const BY_ACTIONS: [RuleOfActions; 6] = [
    day_of_service,
    registration_at_the_desk,
    deadline_again_in_annex,
    sentence_about_a_meeting,
    deadline_again_without_name,
    arrival_of_people,
];

/// What becomes of a date that something says is a last day.
pub(super) fn of(reading: &Reading<'_, '_>, date: &Dated<'_>) -> Ruling {
    if let Some(ruling) = BY_WORDS.iter().find_map(|rule| rule(reading, date)) {
        return ruling;
    }
    let actions = due::actions_of(reading, date);
    if let Some(ruling) = BY_ACTIONS.iter().find_map(|rule| rule(reading, date, &actions)) {
        return ruling;
    }
    Ruling::Due(if actions.is_empty() { vec![unnamed_action(reading)] } else { actions })
}

/// What is due where no words near the date name it: in a letter that asks for an answer and calls no meeting, the answer. "Consultation
/// of Member States", and the letter: "Please fill in the form and return it by 4 May".
fn unnamed_action(reading: &Reading<'_, '_>) -> Action {
    let asked = reading.head.subject.as_ref().map(|s| actions::named_in(reading.text, s)).unwrap_or_default();
    if asked == [Action::Reply] && reading.meetings.is_empty() { Action::Reply } else { Action::Other }
}

/// "Contributions received after 13 March but before 1 May will be issued as they are": the day that was told before, up to which others
/// come.
fn day_behind_which_others_come(reading: &Reading<'_, '_>, date: &Dated<'_>) -> Option<Ruling> {
    let later = reading.text.mentions_in(&(date.span.end..date.sentence.end)).any(|m| reading.day(m).is_some());
    let after = later && super::last_day::comes_after(reading, date) && !signs::touches_limit(reading, date);
    (after && is_known(reading, date)).then_some(AGAIN)
}

/// "At least three weeks before 13 June", on which the meeting begins.
fn day_from_which_a_rule_counts(reading: &Reading<'_, '_>, date: &Dated<'_>) -> Option<Ruling> {
    crate::letter::relative::is_anchor(reading, date.mention, date.sentence).then_some(Ruling::NoDeadline)
}

/// "Geneva, 4 May … to be returned by 4 May": the day of the letter is too late for anything.
fn day_of_the_letter(reading: &Reading<'_, '_>, date: &Dated<'_>) -> Option<Ruling> {
    let today = reading.head.date.is_some_and(|written| reading.day(date.mention) == Some(written));
    today.then_some(Ruling::Taken(Role::Other, "the day of the letter is too late for anything"))
}

/// Letters of an article or a conjunction.
const ARTICLE: usize = 3;

/// "The deadline of 29 March for fellowships is cancelled, as the meeting will be virtual": the verb and the noun of what is due, and no
/// meeting between.
fn deadline_that_is_cancelled(reading: &Reading<'_, '_>, date: &Dated<'_>) -> Option<Ruling> {
    let (text, sentence) = (reading.text, date.sentence);
    let meets = [Cue::Meeting, Cue::SideMeeting, Cue::SessionNoun, Cue::RapporteurGroup, Cue::NewValue, Cue::Condition];
    let cues = text.cues_in(sentence);
    let gone = cues.iter().find(|c| c.cue == Cue::Cancelled)?;
    // "Rooms can be cancelled by 3 May": a word that only leads to the day is no noun.
    let noun = |c: &&crate::letter::text::CueHit| {
        let leads = || text.limits.iter().any(|l| c.start <= l.start && l.end <= c.end);
        let gap = c.end..date.span.start.max(c.end);
        let named = || {
            let own = c.start..gap.end.max(gone.start);
            letters(text.folded(&(c.start..c.end))) > ARTICLE
                && (actions::any_in(text, &own) || text.folded(&gap).trim() == "(")
        };
        let first = || letters(text.folded(&(sentence.start..gone.start))) <= 2 * ARTICLE && gone.start < c.start;
        let object = || first() && actions::any_in(text, &(date.span.end..sentence.end));
        c.end <= date.span.start
            && (c.cue == Cue::DeadlineHeading || c.cue == Cue::LastDayCue && !leads() && (named() || object()))
    };
    let noun = cues.iter().find(noun)?;
    // "Rooms not confirmed by the deadline of 12 April will be cancelled": what is cancelled is the subject, or the verb leads.
    let beside = |from: usize, to: usize| letters(text.folded(&(from..to.max(from)))) <= 2 * ARTICLE;
    let han = text.pack_at(noun.start).script == Script::Han;
    let leads = !han && beside(sentence.start, gone.start) && beside(gone.end, noun.start);
    let subject = match text.pack_at(noun.start).script {
        Script::Han => {
            let behind = date.whole.end..gone.start.max(date.whole.end);
            gone.start >= date.whole.end && letters(text.folded(&behind)) <= ARTICLE
        }
        _ => beside(sentence.start, noun.start),
    };
    let joined = text.joins.iter().any(|j| noun.end <= j.start && j.end <= gone.start);
    if !(leads || subject) || joined {
        return None;
    }
    let between = noun.start.min(gone.start)..noun.end.max(gone.end).max(date.span.end);
    let only = text.mentions_in(&between).filter(|m| text.mentions[*m].is_date()).count() == 1;
    let plain = only && !text.folded(&between).contains([';', ',']) && !reading.has(&between, &meets);
    let due = actions::any_in(text, sentence);
    (plain && due && text.groups_in(&between).is_empty())
        .then_some(Ruling::Taken(Role::Superseded, "a deadline that is taken back"))
}

/// Letters between the words that say that something holds and its last day: an article, a weekday.
const HOLDS: usize = 12;

/// "Recordings remain available until 31 August", "the rates are valid until 31 July": nothing is due. What one may do for so long is:
/// "registration is available until 31 May".
fn day_until_which_something_holds(reading: &Reading<'_, '_>, date: &Dated<'_>) -> Option<Ruling> {
    let (text, start) = (reading.text, date.whole.start);
    let cue = text.cues_in(&date.before()).iter().rfind(|c| c.cue == Cue::HoldsUntil && c.end <= start + 1);
    let led = cue.is_some_and(|c| letters(text.folded(&(c.end.min(start)..start))) <= HOLDS);
    let due = actions::named_in(text, &date.before());
    let must = reading.has(&date.before(), &[Cue::DeadlineHeading, Cue::Act(Action::Registration)]);
    (led && !must && due.is_empty()).then_some(Ruling::Taken(Role::Other, "until when something holds"))
}

/// "The ITU building will be closed on 12 September and on 29 May."
fn day_of_closed_house(reading: &Reading<'_, '_>, date: &Dated<'_>) -> Option<Ruling> {
    let closed = reading.has(&date.before(), &[Cue::HouseClosed]) && !actions::any_in(reading.text, date.sentence);
    closed.then_some(Ruling::Taken(Role::Other, "a day on which the house is closed"))
}

/// "A forum on the Friday before it, 9 October, from 1000 to 1630 hours".
fn day_with_hours_of_side_event(reading: &Reading<'_, '_>, date: &Dated<'_>) -> Option<Ruling> {
    is_held_for_hours(reading, date.mention, date.sentence).then_some(Ruling::NoDeadline)
}

/// "Registration opens on 1 February".
fn day_from_which_on(reading: &Reading<'_, '_>, date: &Dated<'_>) -> Option<Ruling> {
    let begins = begins_then(reading, date.mention, date.sentence);
    begins.then_some(Ruling::Taken(Role::Other, "from when something can be done"))
}

/// "Before the meeting on 20 May": the day on which a meeting begins dates it, unless a word for the last day touches it.
fn first_day_of_meeting(reading: &Reading<'_, '_>, date: &Dated<'_>) -> Option<Ruling> {
    let (text, span, clause) = (reading.text, &date.span, &date.clause);
    let touching = text.back(span.start, 12, clause.start).start..text.ahead(span.end, 8, clause.end).end;
    (opens_meeting(reading, date) && !reading.has(&touching, &[Cue::LastDayCue])).then_some(Ruling::NoDeadline)
}

/// Whether one of the meetings that the letter calls begins on a day.
fn opens_meeting(reading: &Reading<'_, '_>, date: &Dated<'_>) -> bool {
    reading.meetings.iter().any(|m| m.first == date.day && m.principal)
}

/// "The programme will be published by 4 May": what the writers will do. What closes on a day binds the reader, whoever closes it.
fn promise_of_the_writers(reading: &Reading<'_, '_>, date: &Dated<'_>) -> Option<Ruling> {
    let (span, clause) = (&date.span, &date.clause);
    (promises(reading, &(clause.start..span.start)) && !reading.has(&(span.end..clause.end), &[Cue::End]))
        .then_some(Ruling::Taken(Role::Other, "what the writers will do"))
}

/// "Publication of the report: 14 June", "the system is taken into use on 1 July": the verb of what the writers do touches the day, or is its
/// label.
fn day_of_publication(reading: &Reading<'_, '_>, date: &Dated<'_>) -> Option<Ruling> {
    let told = is_published(reading, &(date.clause.start.max(date.sentence.start)..date.span.start))
        || is_put_to_use(reading, date.mention, date.sentence);
    told.then_some(Ruling::Taken(Role::Other, "what the writers do"))
}

/// Letters between a day and the verb behind it: 起, 将.
const VERB: usize = 2;

/// Whether the verb directly behind a day says what the writers do on it, and nothing asks the reader for it.
pub(in crate::letter) fn is_put_to_use(reading: &Reading<'_, '_>, mention: usize, sentence: &Span) -> bool {
    let text = reading.text;
    let span = &text.mentions[mention].span;
    let asks = [Cue::Ask, Cue::Must, Cue::LastDayCue, Cue::DeadlineHeading];
    let limited = text.limits.iter().any(|l| l.start == span.end && l.sense == crate::lang::Sense::Before);
    let behind = text.ahead(span.end, 2 * VERB, sentence.end.max(span.end));
    let touches = |c: &crate::letter::text::CueHit| {
        c.cue == Cue::Publication && letters(text.folded(&(span.end..c.start.max(span.end)))) <= VERB
    };
    text.pack_at(span.start).script == Script::Han
        && !limited
        && text.cues_in(&behind).iter().any(touches)
        && !reading.has(&(sentence.start..span.start), &asks)
        && !told_behind(reading, span.end, sentence, &asks)
}

/// Whether one of some cues stands behind a day: 4月30日升级，请在此之前提交 asks for something, 5月15日公开征求意见截止 has the last day. Where
/// another day follows, only the same clause counts, and what touches that day is of that one.
fn told_behind(reading: &Reading<'_, '_>, end: usize, sentence: &Span, cues: &[Cue]) -> bool {
    let text = reading.text;
    let behind = end..sentence.end.max(end);
    let next = text.mentions_in(&behind).find(|m| text.mentions[*m].is_date()).map(|m| text.mentions[m].span.start);
    let until = next.map_or(behind.end, |at| at.min(text.clause_at(&(end..end)).end).max(end));
    let of_next = |c: &crate::letter::text::CueHit| next.is_some_and(|at| c.end >= at);
    text.cues_in(&(end..until)).iter().any(|c| cues.contains(&c.cue) && !of_next(c))
}

/// Whether words end with the verb for publishing: 报告公布.
pub(in crate::letter) fn is_published(reading: &Reading<'_, '_>, words: &Span) -> bool {
    let text = reading.text;
    let end = words.start + text.folded(words).trim_end_matches([' ', '\t', '\n', ':', '|', '-']).len();
    text.cues_in(words).iter().any(|c| c.cue == Cue::Publication && c.end == end)
        && !reading.has(words, &[Cue::Ask, Cue::Must, Cue::LastDayCue])
}

/// Letters before the noun that a sentence begins with.
const LEAD: usize = 4;

/// "Lockers are at hand from 12 May on, up to the last day": a service for those who are there, and nothing that is to be done.
fn day_of_facility(reading: &Reading<'_, '_>, date: &Dated<'_>) -> Option<Ruling> {
    let text = reading.text;
    let first = text.cues_in(date.sentence).iter().find(|c| c.cue == Cue::Facility)?;
    let leads = first.end <= date.span.start && letters(text.folded(&(date.sentence.start..first.start))) <= LEAD;
    let asks = reading.has(date.sentence, &[Cue::Ask, Cue::Must, Cue::DeadlineHeading]);
    let han = text.pack_at(first.start).script == Script::Han;
    (han && leads && !asks && !signs::touches_limit(reading, date) && !actions::any_in(text, date.sentence))
        .then_some(Ruling::Taken(Role::Other, "a service for those who are there"))
}

/// 5月15日午餐会: the noun of an event touches its day, and another day of the sentence has the word for the last day. In 4月12日会议注册截止
/// the noun only says what the registration is for.
fn day_of_what_follows(reading: &Reading<'_, '_>, date: &Dated<'_>) -> Option<Ruling> {
    let text = reading.text;
    let end = date.whole.end;
    let nouns = [Cue::SessionNoun, Cue::SideMeeting, Cue::Meeting];
    let last = [Cue::End, Cue::LastDayCue, Cue::DeadlineHeading, Cue::ColumnDeadline];
    let closes = || told_behind(reading, end, date.sentence, &last);
    let noun = |c: &crate::letter::text::CueHit| c.start == end && nouns.contains(&c.cue);
    let touches = || text.cues_in(&(end..end + 1)).iter().any(noun) && !closes();
    let later = |m: usize| {
        let own = &text.mentions[m].span;
        reading.day(m).is_some()
            && text.limits.iter().any(|l| l.start == own.end && l.sense == crate::lang::Sense::Before)
    };
    (text.pack_at(end.saturating_sub(1)).script == Script::Han
        && touches()
        && text.mentions_in(&(end..date.sentence.end.max(end))).any(later))
    .then_some(Ruling::NoDeadline)
}

/// Whether the last that is said before a date is what the writers will do: "contributions will be published and must therefore
/// be received by" obliges.
pub(in crate::letter) fn promises(reading: &Reading<'_, '_>, words: &Span) -> bool {
    let cues = reading.text.cues_in(words);
    cues.iter().rfind(|c| matches!(c.cue, Cue::Promise | Cue::Must)).is_some_and(|c| c.cue == Cue::Promise)
}

/// "The forum closes on 6 March", "it should finish by noon on 6 March": a day of the meeting is a deadline only where its own sentence
/// says for what.
fn day_of_meeting_without_action(reading: &Reading<'_, '_>, date: &Dated<'_>) -> Option<Ruling> {
    let meets = [Cue::Meeting, Cue::SideMeeting, Cue::SessionNoun, Cue::StudyGroup, Cue::WorkingParty];
    let inside = reading.meetings.iter().any(|m| m.principal && m.first <= date.day && date.day <= m.last);
    // "The meeting opens on 3 May; it will close on 7 May": the sentence before says what closes.
    let opened = |s: &Span| reading.has(s, &[Cue::Open]) && reading.has(s, &meets) && !actions::any_in(reading.text, s);
    let told = || {
        reading.has(&date.before(), &meets)
            || reading.has(date.sentence, &[Cue::End])
            || previous_sentence(reading, date.sentence, date.unit).is_some_and(|s| opened(&s))
    };
    let same = || super::last_day::of_another_group(reading, date).is_some();
    (inside && !actions::any_in(reading.text, date.sentence) && told() && !same()).then_some(Ruling::NoDeadline)
}

/// Characters before a day in which the words for a last day stand.
const DUE: usize = 30;

/// Characters behind a day in which a word for the last day belongs to it: "on 13 May at the latest".
const BESIDE_DAY: usize = 6;

/// "Interpretation is provided on 13 June and 23 June if requested before 2 May": what is asked for ahead of the meeting is given on a
/// day of it, and nothing beside the day says that it is a last one.
fn day_of_service(reading: &Reading<'_, '_>, date: &Dated<'_>, actions: &[Action]) -> Option<Ruling> {
    let service = |a: &Action| matches!(a, Action::Interpretation | Action::Captioning | Action::RemoteParticipation);
    let inside = reading.meetings.iter().any(|m| m.principal && m.covers((date.day, date.day)));
    let near = reading.text.back(date.span.start, DUE, date.sentence.start);
    let behind = reading.text.ahead(date.span.end, BESIDE_DAY, date.clause.end.max(date.span.end));
    let last = [Cue::LastDayCue, Cue::DeadlineHeading];
    let latest = reading.text.cues_in(&behind).iter().any(|c| {
        c.cue == Cue::LastDayCue
            && c.end <= date.clause.end
            && letters(reading.text.folded(&(date.span.end..c.start))) == 0
    });
    let due = signs::touches_limit(reading, date) || reading.has(&near, &last) || latest;
    (inside && !due && !actions.is_empty() && actions.iter().all(service))
        .then_some(Ruling::Taken(Role::Other, "a day on which the service is given"))
}

/// "Registration by 0900 hours on 20 May", the first day: that is done at the desk.
fn registration_at_the_desk(reading: &Reading<'_, '_>, date: &Dated<'_>, actions: &[Action]) -> Option<Ruling> {
    (actions == [Action::Registration] && date.hour.is_some() && opens_meeting(reading, date))
        .then_some(Ruling::NoDeadline)
}

/// "Please return this form by 4 May", in an annex: what is due on the day of a deadline and has no name of its own is that deadline.
fn deadline_again_in_annex(reading: &Reading<'_, '_>, date: &Dated<'_>, actions: &[Action]) -> Option<Ruling> {
    let nameless = !actions.is_empty() && actions.iter().all(|a| matches!(a, Action::Reply | Action::Other));
    (nameless && date.sentence.start >= reading.annex_start && is_known(reading, date)).then_some(AGAIN)
}

/// "The closing session is on 4 May": the sentence names a meeting and nothing that is due. A word for the last day that touches the
/// date leaves no doubt, nor does "please notify the secretariat of this meeting by 20 March".
fn sentence_about_a_meeting(reading: &Reading<'_, '_>, date: &Dated<'_>, actions: &[Action]) -> Option<Ruling> {
    let end = date.whole.end;
    (actions.is_empty()
        && !reading.has(&(end..end + 1), &[Cue::LastDayCue])
        && reading.has(date.sentence, &[Cue::WillHold, Cue::Open, Cue::Meeting, Cue::SessionNoun])
        && !(asks(reading, &date.before())
            && (signs::touches_limit(reading, date) || signs::says_last_day(reading, date))))
    .then_some(Ruling::NoDeadline)
}

/// Letters of a preposition between a meeting and its day: "of", "on".
const PREPOSITION: usize = 2;

/// Whether words ask the reader for something, and say of no meeting that it is held: "Please notify the secretariat of this meeting
/// by 20 March", "Rapporteurs must send reports for the meeting by 2 May".
fn asks(reading: &Reading<'_, '_>, before: &Span) -> bool {
    let held = [Cue::WillHold, Cue::Open, Cue::SessionNoun, Cue::End, Cue::Arrive];
    // "By the meeting of 4 November": the day is that of the meeting.
    let noun = reading.text.cues_in(before).iter().rfind(|c| matches!(c.cue, Cue::Meeting | Cue::SideMeeting));
    let touches = noun.is_some_and(|c| {
        let gap = c.end.min(before.end)..before.end;
        letters(reading.text.folded(&gap)) <= PREPOSITION && !reading.has(&gap, &[Cue::LastDayCue])
    });
    reading.has(before, &[Cue::Ask, Cue::Must]) && !reading.has(before, &held) && !touches
}

/// "By 4 May at the latest", where something is due on 4 May already.
fn deadline_again_without_name(reading: &Reading<'_, '_>, date: &Dated<'_>, actions: &[Action]) -> Option<Ruling> {
    (actions.is_empty() && is_known(reading, date)).then_some(AGAIN)
}

/// Characters between the word for arriving and its day: "arrive in Geneva no later than".
const ARRIVAL: usize = 40;

/// "Delegates are expected to arrive by 16 September": nothing is sent in.
fn arrival_of_people(reading: &Reading<'_, '_>, date: &Dated<'_>, actions: &[Action]) -> Option<Ruling> {
    let near = reading.text.back(date.span.start, ARRIVAL, date.clause.start.min(date.span.start));
    // "The letter of credentials must arrive by 2 May."
    let must = reading.has(&date.before(), &[Cue::Must]);
    // "Contributions are posted as they come in; those arriving after 6 May cannot be accepted."
    let papers = due::goes_on(reading, date.sentence, date.unit).is_some()
        && reading.has(date.sentence, &[Cue::After])
        && reading.has(date.sentence, &[Cue::Refused]);
    (actions.is_empty() && reading.has(&near, &[Cue::Arrive]) && !must && !papers)
        .then_some(Ruling::Taken(Role::Other, "when people arrive"))
}

const AGAIN: Ruling = Ruling::Taken(Role::Repeated, "the deadline again");

/// Whether something is due on a day already.
fn is_known(reading: &Reading<'_, '_>, date: &Dated<'_>) -> bool {
    let day = date.day;
    reading.facts.iter().any(|f| f.kind == Kind::Deadline && (f.when.day() == day || f.when.printed_day() == day))
}
