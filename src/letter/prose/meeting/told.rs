//! What is known of a date before a rule is asked: where it stands, whose it is, what its sentence says.

use crate::document::Span;
use crate::event::Status;
use crate::lang::{Cue, Hit, Sense};
use crate::letter::groups::GroupRef;
use crate::letter::prose::{in_bracket, nearest_groups, previous_sentence};
use crate::letter::reading::{Meeting, Reading};
use crate::letter::text::LetterText;
use crate::letter::{meetings, postponed};
use chrono::NaiveDate;
use std::cell::OnceCell;

/// The places of the groups that a span names.
fn text_groups(text: &LetterText<'_>, span: &Span) -> Vec<Span> {
    text.groups_in(span).iter().map(|g| g.span.clone()).collect()
}

/// A date or range of a sentence. What takes longer to find is looked for when a rule first asks.
pub(super) struct Told<'a, 't, 'd> {
    pub reading: &'a Reading<'t, 'd>,
    pub text: &'t LetterText<'d>,
    pub mention: usize,
    pub sentence: &'a Span,
    pub unit: &'a Span,
    pub span: Span,
    pub clause: Span,
    /// The sentence up to the date.
    pub before: Span,
    pub first: NaiveDate,
    pub last: NaiveDate,
    /// The groups named for it.
    pub groups: Vec<String>,
    /// The groups of the sentence say only before whose meeting the day is.
    pub ahead: bool,
    side: OnceCell<Option<Span>>,
    known: OnceCell<Option<usize>>,
    pub elsewhere: OnceCell<bool>,
    pub holds: OnceCell<bool>,
}

impl<'a, 't, 'd> Told<'a, 't, 'd> {
    pub(super) fn new(
        reading: &'a Reading<'t, 'd>,
        mention: usize,
        sentence: &'a Span,
        unit: &'a Span,
    ) -> Option<Told<'a, 't, 'd>> {
        let text = reading.text;
        let (first, last) = reading.days(mention)?;
        let span = text.mentions[mention].span.clone();
        let mut told = Told {
            reading,
            text,
            mention,
            sentence,
            unit,
            clause: text.clause_at(&span),
            before: sentence.start..span.start,
            span,
            first,
            last,
            groups: nearest_groups(reading, mention, sentence),
            ahead: false,
            side: OnceCell::new(),
            known: OnceCell::new(),
            elsewhere: OnceCell::new(),
            holds: OnceCell::new(),
        };
        if told.is_before_meeting() {
            told.groups = Vec::new();
            told.ahead = true;
        }
        if told.is_of_sentence_before()
            && let Some(before) = previous_sentence(reading, sentence, unit)
        {
            told.groups = meetings::names(text, &before);
        }
        if told.are_before_which() {
            told.groups.clear();
        }
        Some(told)
    }

    /// "On 9 October, before the opening of the meeting of Study Group 5, the chairmen meet": "before" governs each group that the sentence
    /// names, and the day is none of their meeting.
    fn are_before_which(&self) -> bool {
        let (text, groups) = (self.text, text_groups(self.text, self.sentence));
        let outside = !self.any_meeting(|m| m.first <= self.last && self.first <= m.last);
        // Those that the letter calls on other days.
        let called = self.any_meeting(|m| m.principal && !m.side && m.groups == self.groups);
        called && outside && !self.groups.is_empty() && groups.iter().all(|g| super::side::is_behind_before(text, g))
    }

    /// "It will be held from 5 to 7 May": a sentence without a noun tells of the groups of the one before.
    fn is_of_sentence_before(&self) -> bool {
        let nouns = [Cue::Meeting, Cue::SideMeeting, Cue::SessionNoun, Cue::RapporteurGroup];
        self.groups.is_empty()
            && self.says(&[Cue::WillHold])
            && (!self.says(&nouns) || self.says(&[Cue::ThisMeeting]))
            && (self.says(&[Cue::ThisMeeting]) || !self.any_meeting(|m| m.principal && m.covers(self.days())))
    }

    /// "Before the meeting of Study Group 5, Rapporteur groups will meet on 8 and 9 October": the day lies before a meeting that begins
    /// later, and something else is named for it.
    fn is_before_meeting(&self) -> bool {
        let (reading, text) = (self.reading, self.text);
        let named = |g: &&GroupRef| g.names.iter().any(|n| self.groups.contains(n));
        let ahead = |m: &Meeting| self.last < m.first && m.groups.iter().any(|g| self.groups.contains(g));
        !self.groups.is_empty()
            && self.any_meeting(ahead)
            && self.says(&[Cue::RapporteurGroup, Cue::SessionNoun, Cue::SideMeeting, Cue::InnerBody])
            && text.groups_in(self.sentence).iter().filter(named).all(|g| stands_behind_before(reading, g))
    }

    pub(super) fn days(&self) -> (NaiveDate, NaiveDate) {
        (self.first, self.last)
    }

    pub(super) fn is_one_day(&self) -> bool {
        self.first == self.last
    }

    pub(super) fn is_several_days(&self) -> bool {
        self.first < self.last
    }

    pub(super) fn is_foreign(&self) -> bool {
        meetings::is_foreign(self.reading, &self.groups)
    }

    pub(super) fn is_in_bracket(&self) -> bool {
        in_bracket(self.reading, self.mention)
    }

    /// Whether the sentence has one of the cues.
    pub(super) fn says(&self, wanted: &[Cue]) -> bool {
        self.reading.has(self.sentence, wanted)
    }

    /// Whether the sentence has one of the cues before the date.
    pub(super) fn says_before(&self, wanted: &[Cue]) -> bool {
        self.reading.has(&self.before, wanted)
    }

    /// Whether the clause of the date has one of the cues.
    pub(super) fn says_in_clause(&self, wanted: &[Cue]) -> bool {
        self.reading.has(&self.clause, wanted)
    }

    pub(super) fn any_meeting(&self, is: impl Fn(&Meeting) -> bool) -> bool {
        self.reading.meetings.iter().any(is)
    }

    /// Whether the subject or a table called a meeting.
    pub(super) fn is_any_principal(&self) -> bool {
        self.any_meeting(|m| m.principal)
    }

    /// Whether the letter's meetings have ended by then.
    pub(super) fn is_behind_all(&self) -> bool {
        self.reading.meetings.iter().all(|m| m.last < self.first)
    }

    /// The words that name the side event to which the date belongs.
    pub(super) fn side(&self) -> Option<&Span> {
        let side = || super::side::side_of(self.reading, self.mention, self.sentence, self.unit);
        self.side.get_or_init(side).as_ref()
    }

    /// The meeting with exactly these days. Other parts of the group that meet on the same days have a meeting of their own.
    pub(super) fn known(&self) -> Option<usize> {
        let groups = &self.groups;
        let other_parts = |m: &Meeting| {
            let whole = m.groups.iter().any(|g| self.reading.head.group.as_ref() == Some(g));
            !m.principal
                && !whole
                && !groups.is_empty()
                && !m.groups.is_empty()
                && !m.groups.iter().any(|g| groups.contains(g))
        };
        // Two bodies may meet on one day.
        let inner = |m: &Meeting| groups.is_empty() && !m.principal && self.is_of_inner_body();
        let known = |m: &Meeting| m.days() == self.days() && !other_parts(m) && !inner(m);
        *self.known.get_or_init(|| self.reading.meetings.iter().position(known))
    }

    /// Whether neither a meeting has these days nor a side event.
    pub(super) fn is_unknown(&self) -> bool {
        self.known().is_none() && self.side().is_none()
    }

    /// Whether the days stand in an annex, and no meeting has them.
    pub(super) fn is_annexed(&self) -> bool {
        self.sentence.start >= self.reading.annex_start && self.known().is_none()
    }

    /// Whether all days are those of a meeting that goes on for as long or longer.
    pub(super) fn is_inside(&self) -> bool {
        self.any_meeting(|m| self.has_day_in(m))
    }

    /// Whether all days are those of a meeting. One that is cancelled has none, but in a sentence that says so.
    pub(super) fn has_day_in(&self, meeting: &Meeting) -> bool {
        let gone = || self.says(&[Cue::Cancelled, Cue::OldValue, Cue::Void, Cue::Postponed]);
        let stands = meeting.status != Status::Cancelled && !self.reading.cancels;
        meeting.covers(self.days()) && (stands || gone())
    }

    /// The same of one that is no side event, and of the groups where they are named.
    pub(super) fn is_contained(&self) -> bool {
        let groups = &self.groups;
        let several = |m: &Meeting| m.first < m.last || !self.is_of_inner_body();
        let of_them = |m: &Meeting| groups.is_empty() && several(m) || m.groups.iter().any(|g| groups.contains(g));
        self.any_meeting(|m| self.has_day_in(m) && !m.side && of_them(m))
    }

    /// Whether the subject moves a meeting.
    pub(super) fn is_of_moving_letter(&self) -> bool {
        self.reading.head.subject.as_ref().is_some_and(|s| self.reading.has(s, &[Cue::Postponed]))
    }

    /// "The new dates are 3 to 14 June": a meeting of the subject waits for them.
    pub(super) fn is_awaited(&self) -> bool {
        (0..self.reading.meetings.len()).any(|i| postponed::is_moved(self.reading, i))
    }

    pub(super) fn own_group(&self) -> Vec<String> {
        self.reading.head.group.iter().cloned().collect()
    }
}

/// Bytes between "before" and the noun of a meeting, between this noun and the name of its group, and of an article.
const BEFORE_REACH: usize = 24;

/// Whether "before" governs the meeting of a group: "before the meeting of Study Group 5", in Chinese behind the noun or its verb.
fn stands_behind_before(reading: &Reading<'_, '_>, group: &GroupRef) -> bool {
    let text = reading.text;
    let near = |from: usize, to: usize| {
        from <= to
            && to - from <= BEFORE_REACH
            && text.view.text.get(from..to).is_some_and(|gap| !gap.contains([',', '.', '(', ')', '。']))
    };
    let touching = |at: usize, wanted: Cue| {
        text.cues_in(&(at..at + 2)).iter().find(|c| c.cue == wanted && c.start <= at + 1).map(|c| c.end)
    };
    let led = text.cues_in(&(group.span.start.saturating_sub(BEFORE_REACH)..group.span.start)).iter();
    let start = led.filter(|c| c.cue == Cue::Meeting && near(c.end, group.span.start)).map(|c| c.start).min();
    let start = start.unwrap_or(group.span.start);
    let noun = touching(group.span.end, Cue::Meeting).unwrap_or(group.span.end);
    let verb = touching(noun, Cue::Open).unwrap_or(noun);
    let governs = |l: &Hit| near(l.end, start) || l.start == noun || l.start == verb;
    text.limits.iter().any(|l| l.sense == Sense::Before && governs(l))
}
