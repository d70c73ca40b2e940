//! What the words around a date say of it: that something is held, that it is a meeting, that another letter tells it.

use super::told::Told;
use crate::document::Span;
use crate::event::Status;
use crate::lang::Cue;
use crate::letter::prose::{LEADS, between_dates, old_day_before, previous_sentence};
use crate::letter::text::{CueHit, letters};

impl Told<'_, '_, '_> {
    /// Whether the sentence or the one behind it leaves the meeting to another letter.
    pub(super) fn is_told_elsewhere(&self) -> bool {
        *self.elsewhere.get_or_init(|| super::elsewhere::is_told_elsewhere(self))
    }

    pub(super) fn is_conference(&self) -> bool {
        self.side().is_none() && self.says(&[Cue::Conference]) && !self.is_conference_of_subject()
    }

    /// "WRC-19 will be held from 28 October to 22 November": the conference that stands before the date is one that the subject names
    /// without days.
    pub(super) fn is_conference_of_subject(&self) -> bool {
        let text = self.text;
        let Some(subject) = &self.reading.head.subject else { return false };
        let before = self.sentence.start..self.span.start;
        let Some(cue) = text.cues_in(&before).iter().rfind(|c| c.cue == Cue::Conference) else { return false };
        let name =
            text.folded(&(cue.start..self.span.start)).split([' ', ',', '(', ')', '\n']).next().unwrap_or_default();
        let coded = name.contains(|c: char| c.is_ascii_digit());
        let dated = text.mentions_in(subject).any(|m| text.mentions[m].is_date());
        coded && !dated && self.says(&[Cue::WillHold]) && text.folded(subject).contains(name) && !self.is_in_bracket()
    }

    /// "I have pleasure in inviting your Government to WTDC-14, to be held": the only meeting that the letter calls.
    pub(super) fn is_only_invitation(&self) -> bool {
        self.reading.meetings.is_empty()
            && (self.says_before(&[Cue::Invite]) || self.is_conference_of_subject() || self.is_conference_named_alone())
            && !self.is_told_elsewhere()
    }

    /// "The 2024 session of the Council will be held from 4 to 14 June", below "Council session 2024": the subject calls nothing but the
    /// conference.
    fn is_conference_named_alone(&self) -> bool {
        let (reading, text) = (self.reading, self.text);
        let Some(subject) = &reading.head.subject else { return false };
        let other = |c: &CueHit| matches!(c.cue, Cue::SideMeeting | Cue::Act(_) | Cue::Cited | Cue::Alongside);
        let cues = text.cues_in(subject);
        let named = cues.iter().find(|c| c.cue == Cue::Conference).filter(|_| !cues.iter().any(other));
        let again = |name: &CueHit| {
            let same = |c: &CueHit| text.folded(&(c.start..c.end)) == text.folded(&(name.start..name.end));
            text.cues_in(&self.before).iter().any(|c| c.cue == Cue::Conference && same(c))
        };
        reading.head.group.is_none()
            && self.is_several_days()
            && self.span.start < reading.annex_start
            && !self.is_in_bracket()
            && self.says(&[Cue::WillHold])
            && named.is_some_and(|name| letters(text.folded(&(subject.start..name.start))) <= TITLE && again(name))
    }

    /// "It will now be held from 4 to 6 February": a letter whose subject moves the meeting without a date says so of it.
    fn takes_up_moved(&self) -> bool {
        self.is_several_days()
            && self.side().is_none()
            && (self.is_of_moving_letter() || self.is_moved_before())
            && (self.says(&[Cue::NewValue]) && !self.is_any_principal()
                || self.says(&[Cue::WillHold]) && self.is_awaited())
    }

    /// "The meeting has been brought forward. It will now be held from 6 to 15 September": the sentence before moves it.
    fn is_moved_before(&self) -> bool {
        let reading = self.reading;
        let moves = |s: &Span| {
            reading.has(s, &[Cue::Postponed, Cue::Moved])
                && reading.has(s, &[Cue::Meeting])
                && !reading.has(s, &[Cue::SideMeeting, Cue::RapporteurGroup, Cue::SessionNoun])
        };
        self.says(&[Cue::WillHold])
            && !self.says(&[Cue::Meeting])
            && previous_sentence(reading, self.sentence, self.unit).as_ref().is_some_and(moves)
    }

    /// Some days of the letter's own groups, in the invitation, are a meeting whatever the verb is.
    pub(super) fn is_of_own_parts(&self) -> bool {
        (!self.is_one_day() || self.is_in_list_of_meetings())
            && self.span.start < self.reading.annex_start
            && self.groups.iter().any(|g| g.contains('/'))
            && !self.is_in_bracket()
            && !self.is_foreign()
    }

    /// "The following e-meetings are scheduled: Q2/11 on 12 July and Q8/11 on 9-11 September": a colon between the noun and the group.
    fn is_in_list_of_meetings(&self) -> bool {
        let text = self.text;
        let Some(colon) = text.folded(&self.before).rfind(':').map(|i| self.before.start + i) else { return false };
        let other = [Cue::DeadlineHeading, Cue::WasHeld, Cue::Previous];
        let head = self.before.start..colon;
        // "Rapporteur group meetings: Q1/11 on 5 February and Q2/11 on 7 February" heads its list without a verb.
        let bare = || {
            let first = text.cues_in(&head).iter().find(|c| matches!(c.cue, Cue::RapporteurGroup | Cue::Meeting));
            self.reading.has(&head, &[Cue::RapporteurGroup, Cue::Virtual])
                && first.is_some_and(|c| letters(text.folded(&(head.start..c.start))) <= NOUN + 1)
                && letters(text.folded(&head)) <= HEAD
                && !crate::letter::actions::any_in(text, &head)
        };
        self.reading.has(&head, &[Cue::Meeting])
            && text
                .groups_in(&(colon..self.span.start))
                .last()
                .is_some_and(|g| letters(text.folded(&(g.span.end.min(self.span.start)..self.span.start))) <= NAMED)
            && (self.reading.has(&head, &[Cue::WillHold, Cue::Invite]) || bare())
            && !self.says(&other)
    }

    /// Whether the unit lists dates, or what each of them is.
    fn is_listed(&self) -> bool {
        self.text.view.text[self.unit.start..self.span.start].trim_end().ends_with(':') || self.is_in_list_item()
    }

    /// Whether the unit begins with a list mark.
    pub(super) fn is_in_list_item(&self) -> bool {
        is_list_item(self.text.folded(self.unit))
    }

    /// Whether a cue stands in some words that end at the date, with no more than so many letters between.
    fn is_led_by(&self, wanted: Cue, words: &Span, gap: usize) -> bool {
        let cue = self.text.cues_in(words).iter().rfind(|c| c.cue == wanted);
        cue.is_some_and(|c| letters(self.text.folded(&(c.end.min(self.span.start)..self.span.start))) <= gap)
    }

    /// "Is moved to 10-19 June": a word for a new value directly before the date.
    pub(super) fn is_led_by_new_value(&self) -> bool {
        self.is_led_by(Cue::NewValue, &self.text.back(self.span.start, LEADS.0, self.sentence.start), LEADS.1)
    }

    /// Whether the words say that something is held, by a verb or without one: "Meeting: 3-7 May", "is moved to 10-19 June".
    pub(super) fn holds(&self) -> bool {
        let (text, at) = (self.text, self.span.start);
        // "The documents of the meeting will be posted on 8 January".
        let near = text.back(at, LEADS.0, self.clause.start);
        let noun_beside = || self.is_led_by(Cue::Meeting, &near, NOUN) && !self.reading.has(&near, &[Cue::Promise]);
        let moved = || self.is_led_by_new_value();
        let holds = || {
            self.says(&[Cue::WillHold, Cue::Invite])
                || self.text.begins_period(self.mention)
                || self.is_listed()
                || noun_beside()
                || moved()
                || old_day_before(self.reading, &self.span, self.sentence).is_some()
                || self.is_of_own_parts()
                || self.says_before(&[Cue::FollowedBy])
                || self.takes_up_moved()
                || self.takes_place_of_cancelled()
                || self.is_maintained()
        };
        *self.holds.get_or_init(holds)
    }

    /// "The Commission meets from 11 to 20 May", where the subject calls its meeting without a day.
    fn is_of_own_body(&self) -> bool {
        let reading = self.reading;
        let others = [Cue::Conference, Cue::OtherBody, Cue::SessionNoun, Cue::Elsewhere, Cue::Previous, Cue::Next];
        let called = |s: &Span| reading.has(s, &[Cue::Meeting]) && !reading.has(s, &[Cue::SideMeeting]);
        let before = self.clause.start..self.span.start;
        reading.meetings.is_empty()
            && reading.head.group.is_some()
            && reading.head.subject.as_ref().is_some_and(called)
            && self.span.start < reading.annex_start
            && [Cue::OwnBody, Cue::WillHold].iter().all(|c| reading.has(&before, &[*c]))
            && !self.says(&others)
    }

    /// "It will be replaced by a virtual meeting from 14 to 18 June": what is held in the place of a meeting that is cancelled.
    fn takes_place_of_cancelled(&self) -> bool {
        let new = self.text.cues_in(&self.before).iter().rfind(|c| c.cue == Cue::NewValue);
        self.any_meeting(|m| m.status == Status::Cancelled)
            && new.is_some_and(|c| self.reading.has(&(c.end.min(self.span.start)..self.span.start), &[Cue::Meeting]))
    }

    /// "That of Working Party 1/13 is maintained on 27 May", behind a meeting that is cancelled.
    fn is_maintained(&self) -> bool {
        !self.groups.is_empty()
            && self.says_before(&[Cue::Unchanged])
            && self.any_meeting(|m| m.status == Status::Cancelled)
    }

    /// Whether the words say that what is held is a meeting.
    pub(super) fn meets(&self) -> bool {
        !self.groups.is_empty()
            || self.is_of_own_body()
            || self.says(&[Cue::Meeting, Cue::RapporteurGroup, Cue::SideMeeting])
            || self.is_of_inner_body()
            || self.takes_up_moved()
            || self.is_conference() && self.is_only_invitation()
            || self.is_conference_of_subject()
    }

    /// "The experts meet on 4 May": a clause that names a kind of group and none of them.
    pub(super) fn is_of_unnamed_experts(&self) -> bool {
        self.groups.is_empty()
            && (self.says_in_clause(&[Cue::RapporteurGroup]) || self.is_of_inner_body() && self.holds())
    }

    /// "The Steering Committee meets on 16 May": a body inside a group, in the clause of the date.
    pub(super) fn is_of_inner_body(&self) -> bool {
        self.says_in_clause(&[Cue::InnerBody]) && !self.is_of_others()
    }

    /// "The SG13 management team", "the leadership of Study Group 13": a body inside the letter's own group, whose name stands beside it.
    pub(super) fn is_of_people_of_group(&self) -> bool {
        let text = self.text;
        let own = self.own_group();
        let (previous, _) = between_dates(self.reading, &self.span, self.sentence);
        let words = previous.min(self.clause.start)..self.clause.end;
        let named = text.groups_in(&words).iter().filter(|g| !own.is_empty() && g.names == own);
        let bodies = || text.cues_in(&words).iter().filter(|c| c.cue == Cue::InnerBody);
        let beside = |from: usize, to: usize| from <= to && letters(text.folded(&(from..to))) <= BESIDE;
        self.groups == own
            && named.clone().any(|g| {
                bodies().any(|b| {
                    beside(g.span.end, b.start)
                        || beside(b.end, g.span.start)
                        || b.start < g.span.start && g.span.start < b.end
                })
            })
    }

    /// "The steering committee of ISO": a name in capitals behind the body, with nothing but short words between.
    fn is_of_others(&self) -> bool {
        let text = self.text;
        let body = text.cues_in(&self.clause).iter().rfind(|c| c.cue == Cue::InnerBody && c.end <= self.span.start);
        body.is_some_and(|body| {
            let mut words =
                text.source(&(body.end..self.span.start)).split([' ', '\n', '\'', '’']).filter(|w| !w.is_empty());
            let short = |w: &&str| letters(w) <= SHORT && !w.contains(char::is_uppercase);
            words.find(|w| !short(w)).is_some_and(|w| w.starts_with(char::is_uppercase))
        })
    }

    /// The groups that are named, those of unnamed experts being the letter's own.
    pub(super) fn groups_or_own(&self) -> Vec<String> {
        if self.is_of_unnamed_experts() { self.own_group() } else { self.groups.clone() }
    }
}

/// Letters between the name of a group and that of a body inside it: "of the".
const BESIDE: usize = 6;

/// Letters of an article or a preposition.
const SHORT: usize = 3;

/// Letters before the name of a conference in a subject: "Second session of the".
const TITLE: usize = 24;

/// Letters of a head without a verb: "Interim meetings of Rapporteur groups".
const HEAD: usize = 40;

/// Letters between a group and its day: "on", "will meet on".
const NAMED: usize = 12;
/// Letters between a noun and its date: "from", "on the".
const NOUN: usize = 6;

/// Whether a unit begins with a list mark: a dash, a bullet, a letter or number in brackets.
fn is_list_item(folded: &str) -> bool {
    let folded = folded.trim_start();
    let mark: String = folded.chars().take(4).collect();
    folded.starts_with(['-', '•', '·'])
        || mark.find(')').is_some_and(|i| i <= 3 && mark[..i].trim_start_matches('(').chars().count() <= 2)
}
