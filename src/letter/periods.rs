//! Periods whose ends have an hour or a verb each: "from 13 May (0930 hours) to 24 May (1730 hours)", "opens on 13 May at 0930 hours and
//! closes on 24 May".

use super::groups::GroupRef;
use super::text::{CueHit, is_letter, letters};
use crate::document::Span;
use crate::lang::{Cue, Hit, Sense};
use crate::mentions::{Day, Mention, Value};

/// What is asked while mentions are joined.
pub(super) struct Found<'a> {
    pub text: &'a str,
    pub cues: &'a [CueHit],
    pub groups: &'a [GroupRef],
    /// Words before a last day or hour.
    pub limits: &'a [Hit],
    pub zones: &'a [Hit],
    pub joins: &'a [Hit],
}

/// Days of the longest meeting.
const LONGEST: i64 = 60;

/// Letters of an article and a preposition beside the word that joins the ends.
const SMALL: usize = 5;

/// Bytes of a sentence before the first day, and between two days, in which their words are looked for.
const NEAR: usize = 240;

impl Found<'_> {
    /// Makes the first of two such days the whole period, where the text prints this nowhere. Gives the last days, by where they start.
    pub(super) fn join(&self, mentions: &mut [Mention]) -> Vec<usize> {
        let mut ends = Vec::new();
        for i in 0..mentions.len() {
            let Value::Date(first) = mentions[i].value else { continue };
            let next = mentions[i + 1..].iter().position(|m| !m.is_time()).map(|n| i + 1 + n);
            let Some(next) = next else { break };
            let Value::Date(last) = mentions[next].value else { continue };
            let Some(period) = period(first, last) else { continue };
            if !self.are_ends(mentions, i, next) || mentions.iter().any(|m| says(m, period)) {
                continue;
            }
            mentions[i].value = Value::Range(period.0, period.1);
            ends.push(mentions[next].span.start);
        }
        ends
    }

    /// Whether two days with nothing but hours between them are the ends of what is held.
    fn are_ends(&self, mentions: &[Mention], first: usize, last: usize) -> bool {
        let (from, to) = (mentions[first].span.clone(), mentions[last].span.clone());
        let gap = from.end..to.start;
        if gap.len() > NEAR || self.text[gap.clone()].contains(['。', ';', '\n', '\t', '|']) {
            return false;
        }
        let before = self.sentence_before(from.start);
        let held = [Cue::Meeting, Cue::SideMeeting, Cue::Conference, Cue::WillHold];
        let other = [
            Cue::SessionNoun,
            Cue::Desk,
            Cue::DeadlineHeading,
            Cue::OfficeHours,
            Cue::Break,
            Cue::Moved,
            Cue::Postponed,
            Cue::OldValue,
            Cue::NewValue,
            Cue::WasHeld,
            Cue::Previous,
        ];
        let acts = |s: &Span| self.cues_in(s).any(|c| matches!(c.cue, Cue::Act(_)) || other.contains(&c.cue));
        let named = self.has(&before, &held) || self.groups_in(&before);
        named
            && !acts(&before)
            && !acts(&gap)
            && (self.leads_to_end(mentions, first, last) || self.ends_there(&before, &gap, &to))
    }

    /// "13 May (0930 hours) to 24 May", "0930 hours on 13 May to 1730 hours on 24 May": but for an hour nothing stands between the days that
    /// would not join them.
    fn leads_to_end(&self, mentions: &[Mention], first: usize, last: usize) -> bool {
        let gap = mentions[first].span.end..mentions[last].span.start;
        let to = self.limits.iter().rfind(|l| {
            let apart = || !mentions[first..=last].iter().any(|m| m.span.contains(&l.start));
            gap.start <= l.start && l.end <= gap.end && l.sense != Sense::Before && apart()
        });
        let Some(to) = to else { return false };
        let hours: Vec<&Mention> =
            mentions[first + 1..last].iter().filter(|m| matches!(m.value, Value::Time(_))).collect();
        // "At 0930 hours on 13 May".
        let led = || {
            first > 0
                && mentions[first - 1].is_time()
                && mentions[first].span.start - mentions[first - 1].span.end <= NEAR / 10
        };
        if hours.is_empty() && !led() || hours.len() < last - first - 1 {
            return false;
        }
        let known: usize = hours.iter().map(|m| letters(&self.text[m.span.clone()])).sum();
        let zones: usize = self.within(self.zones, &gap).map(|z| letters(&self.text[z.start..z.end])).sum();
        let begins = self.cues_in(&gap).filter(|c| c.cue == Cue::Open && c.start < to.start);
        let begins: usize = begins.map(|c| letters(&self.text[c.start..c.end])).max().unwrap_or(0);
        let rest =
            letters(&self.text[gap]).saturating_sub(known + zones + begins + letters(&self.text[to.start..to.end]));
        rest <= SMALL
    }

    /// "Opens on 13 May … and closes on 24 May": a verb for the beginning beside the first day, one for the end beside the last, and no
    /// other thing that ends.
    fn ends_there(&self, before: &Span, gap: &Span, to: &Span) -> bool {
        let comma = self.text[gap.clone()].rfind(',').map(|i| gap.start + i);
        let join = self.within(self.joins, gap).map(|j| j.start).max();
        let Some(border) = comma.max(join) else { return false };
        let rest = self.text[to.end..].find(['。', ';', '\n', ',', '.']).map_or(self.text.len(), |i| to.end + i);
        let clause = border..rest;
        let told = |cue: Cue| self.has(before, &[cue]) || self.has(&(gap.start..border), &[cue]);
        // "Will be held from 13 May in Geneva and last two weeks, until its end on 24 May".
        let until = self.limits.iter().any(|l| l.end == to.start && l.sense != Sense::Before);
        let begins = told(Cue::Open) || until && told(Cue::WillHold);
        // Chinese sets both verbs behind their days; elsewhere the verb stands before its own.
        let ends = self.has(&(border..to.start), &[Cue::End]) || self.has(&(to.end..rest), &[Cue::End]);
        let other = [Cue::Meeting, Cue::SideMeeting, Cue::RapporteurGroup, Cue::StudyGroup];
        begins && ends && !self.has(&clause, &other) && !self.groups_in(&clause)
    }

    /// What stands before a position in its sentence.
    fn sentence_before(&self, at: usize) -> Span {
        let from = self.text.floor_char_boundary(at.saturating_sub(NEAR));
        let near = &self.text[from..at];
        let stop = near.char_indices().rev().find(|(i, c)| {
            let point = *c == '.' && near[i + 1..].starts_with(' ') && near[..*i].ends_with(is_letter);
            matches!(c, '。' | ';' | '\n') || point
        });
        stop.map_or(from, |(i, c)| from + i + c.len_utf8())..at
    }

    fn cues_in(&self, span: &Span) -> impl Iterator<Item = &CueHit> {
        let from = self.cues.partition_point(|c| c.start < span.start);
        let to = self.cues.partition_point(|c| c.start < span.end);
        self.cues[from..to.max(from)].iter()
    }

    fn has(&self, span: &Span, wanted: &[Cue]) -> bool {
        self.cues_in(span).any(|c| wanted.contains(&c.cue))
    }

    fn groups_in(&self, span: &Span) -> bool {
        let from = self.groups.partition_point(|g| g.span.start < span.start);
        self.groups.get(from).is_some_and(|g| g.span.start < span.end)
    }

    fn within<'h>(&self, hits: &'h [Hit], span: &Span) -> impl Iterator<Item = &'h Hit> {
        let span = span.clone();
        hits.iter().filter(move |h| span.start <= h.start && h.end <= span.end)
    }
}

/// The period from one day to a later one, each with the month and year of the other where it prints none.
fn period(first: Day, last: Day) -> Option<(Day, Day)> {
    let first = Day { year: first.year.or(last.year), month: first.month.or(last.month), ..first };
    let last = Day { year: last.year.or(first.year), month: last.month.or(first.month), ..last };
    // Years that are not printed are filled in later.
    let whole = |day: Day| Day { year: day.year.or(Some(2000)), ..day }.date();
    let length = (whole(last)? - whole(first)?).num_days();
    (1..=LONGEST).contains(&length).then_some((first, last))
}

/// Whether a mention says a period that holds these days already.
fn says(mention: &Mention, (first, last): (Day, Day)) -> bool {
    let Value::Range(a, b) = mention.value else { return false };
    let order = |day: Day| (day.month, day.day);
    order(a) <= order(first) && order(last) <= order(b)
}
