//! The state of reading one letter: what is known so far, and what each mention was taken for.

use super::event_name::EventName;
use super::head::Head;
use super::text::LetterText;
use super::{Role, place};
use crate::document::Span;
use crate::event::{Action, Inferred, Kind, Status, Zone};
use crate::lang::{Cue, Place, Sense};
use crate::mentions::{Clock, Value};
use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

/// A meeting that the letter calls.
#[derive(Debug, Clone)]
pub(super) struct Meeting {
    pub groups: Vec<String>,
    pub first: NaiveDate,
    pub last: NaiveDate,
    /// Start and end, for a one-day meeting that states both.
    pub hours: Option<(Clock, Clock, Zone)>,
    /// A workshop, tutorial, training: not the group's own meeting.
    pub side: bool,
    pub name: Option<EventName>,
    pub status: Status,
    /// Named in the subject or a table: its dates win.
    pub principal: bool,
    pub place: Option<&'static Place>,
    pub mention: usize,
    /// The sentence or row that it was read from.
    pub quote: Span,
}

impl Meeting {
    /// A meeting as most of the letter calls them: confirmed, the group's own, without a name or hours, beside what subject and
    /// tables call, its place not known.
    pub(super) fn new(groups: Vec<String>, days: (NaiveDate, NaiveDate), mention: usize, quote: &Span) -> Meeting {
        Meeting {
            groups,
            first: days.0,
            last: days.1,
            hours: None,
            side: false,
            name: None,
            status: Status::Confirmed,
            principal: false,
            place: None,
            mention,
            quote: quote.clone(),
        }
    }

    /// First and last day.
    pub(super) fn days(&self) -> (NaiveDate, NaiveDate) {
        (self.first, self.last)
    }

    /// Whether all of some days are its own.
    pub(super) fn covers(&self, days: (NaiveDate, NaiveDate)) -> bool {
        self.first <= days.0 && days.1 <= self.last
    }
}

/// Anything else that becomes an event.
#[derive(Debug, Clone)]
pub(super) struct Fact {
    pub kind: Kind,
    pub action: Option<Action>,
    pub groups: Vec<String>,
    pub when: FactTime,
    /// Index of the meeting that it belongs to.
    pub meeting: Option<usize>,
    pub name: Option<String>,
    pub status: Status,
    /// The mentions that it was read from, the fact itself first.
    pub mentions: Vec<usize>,
    pub quote: Span,
    pub inferred: Vec<Inferred>,
}

impl Fact {
    /// The opening of a meeting, as it is printed.
    pub(super) fn opening(
        groups: Vec<String>,
        when: FactTime,
        meeting: Option<usize>,
        mentions: Vec<usize>,
        quote: &Span,
    ) -> Fact {
        Fact {
            kind: Kind::Opening,
            action: None,
            groups,
            when,
            meeting,
            name: None,
            status: Status::Confirmed,
            mentions,
            quote: quote.clone(),
            inferred: Vec::new(),
        }
    }
}

/// When a fact is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FactTime {
    Day(NaiveDate),
    Instant(NaiveDateTime, Zone),
    Block(NaiveDateTime, NaiveDateTime, Zone),
}

impl FactTime {
    /// The day, in its own zone.
    pub(super) fn day(&self) -> NaiveDate {
        match self {
            FactTime::Day(day) => *day,
            FactTime::Instant(at, _) | FactTime::Block(at, ..) => at.date(),
        }
    }

    /// The day that a letter prints for it: 2400 hours are the end of a day.
    pub(super) fn printed_day(&self) -> NaiveDate {
        match self {
            FactTime::Instant(at, _) if at.time() == NaiveTime::MIN => at.date().pred_opt().unwrap_or(at.date()),
            _ => self.day(),
        }
    }
}

/// What a mention was taken for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Verdict {
    pub role: Role,
    pub reason: &'static str,
}

/// Something to tell a person, before it becomes a note.
#[derive(Debug, Clone)]
pub(super) struct Remark {
    pub code: crate::note::Code,
    pub at: Span,
    pub detail: String,
}

/// One letter while it is read.
pub(super) struct Reading<'t, 'd> {
    pub text: &'t LetterText<'d>,
    pub head: Head,
    /// Where the annexes begin, or the end of the text.
    pub annex_start: usize,
    pub verdicts: Vec<Option<Verdict>>,
    pub meetings: Vec<Meeting>,
    pub facts: Vec<Fact>,
    pub remarks: Vec<Remark>,
    /// Spans whose mentions a structure has taken: deadlines block, time plan, table of meetings.
    pub claimed: Vec<Span>,
    /// The whole letter withdraws its meeting.
    pub cancels: bool,
    /// The zone that a sentence states for all hours of the letter.
    pub all_hours: Option<Zone>,
    /// Zones that the legend of a plan names for hours.
    pub legend_zones: Vec<((Clock, Clock), Zone)>,
}

impl Reading<'_, '_> {
    /// Takes a mention for something; the first verdict stands.
    pub(super) fn take(&mut self, mention: usize, role: Role, reason: &'static str) {
        let verdict = &mut self.verdicts[mention];
        if verdict.is_none() {
            *verdict = Some(Verdict { role, reason });
        }
    }

    /// Whether a mention is a value that holds no longer.
    pub(super) fn is_superseded(&self, mention: usize) -> bool {
        self.verdicts[mention].as_ref().is_some_and(|v| v.role == Role::Superseded)
    }

    /// Forgets that a sentence found nothing that begins at an hour.
    pub(super) fn reopen(&mut self, mention: usize) {
        if self.verdicts[mention].as_ref().is_some_and(|v| v.role == Role::Other) {
            self.verdicts[mention] = None;
        }
    }

    /// Calls a meeting, and takes the mention that gives its days.
    pub(super) fn call(&mut self, meeting: Meeting) {
        let mention = meeting.mention;
        self.meetings.push(meeting);
        self.take(mention, Role::Event, "");
    }

    /// Takes hours for a session of a plan; alone in their cell they were taken for those of every day.
    pub(super) fn take_hours_of_plan(&mut self, mention: usize) {
        if self.verdicts[mention].as_ref().is_some_and(|v| v.role == Role::SlotLegend) {
            self.verdicts[mention] = None;
        }
        self.take(mention, Role::Event, "");
    }

    /// Takes a date that heads a part of a plan: it is a day of a meeting again.
    pub(super) fn take_day_head(&mut self, mention: usize) {
        let inside = self.day(mention).is_some_and(|d| self.meetings.iter().any(|m| m.first <= d && d <= m.last));
        if inside {
            self.take(mention, Role::Repeated, "a day of the time plan");
        }
    }

    /// Whether nothing was decided about a mention yet.
    pub(super) fn is_open(&self, mention: usize) -> bool {
        self.verdicts[mention].is_none()
    }

    /// Whether a structure has taken this place.
    pub(super) fn is_claimed(&self, at: usize) -> bool {
        self.claimed.iter().any(|s| s.contains(&at))
    }

    /// First and last day of a mention.
    pub(super) fn days(&self, mention: usize) -> Option<(NaiveDate, NaiveDate)> {
        self.text.mentions[mention].days()
    }

    /// The single day of a mention.
    pub(super) fn day(&self, mention: usize) -> Option<NaiveDate> {
        match self.text.mentions[mention].value {
            Value::Date(day) => day.date(),
            _ => None,
        }
    }

    /// Whether the day lies before the letter was written.
    pub(super) fn is_past(&self, day: NaiveDate) -> bool {
        self.head.date.is_some_and(|d| day < d)
    }

    /// Whether words name who meets, or a sitting of theirs.
    pub(super) fn names_sitting(&self, words: &Span) -> bool {
        let nouns =
            [Cue::SessionNoun, Cue::OpeningSession, Cue::ClosingSession, Cue::RapporteurGroup, Cue::WorkingParty];
        !self.text.groups_in(words).is_empty() || self.has(words, &nouns)
    }

    /// The letter's own meetings, without workshops and the like, or all where there are no others. Cancelled ones are none
    /// where another stands.
    pub(super) fn own_meetings(&self) -> Vec<usize> {
        let stands = |m: &Meeting| m.status != Status::Cancelled;
        let any_stands = self.meetings.iter().any(stands);
        let of = |pick: &dyn Fn(&Meeting) -> bool| {
            let called = |i: &usize| pick(&self.meetings[*i]) && (stands(&self.meetings[*i]) || !any_stands);
            (0..self.meetings.len()).filter(called).collect::<Vec<_>>()
        };
        let principal = of(&|m| m.principal && !m.side);
        if !principal.is_empty() {
            return principal;
        }
        let own = of(&|m| !m.side);
        if !own.is_empty() {
            return own;
        }
        let named = of(&|m| m.principal);
        if named.is_empty() { of(&|_| true) } else { named }
    }

    /// The meeting that begins first among the letter's own.
    pub(super) fn main_meeting(&self) -> Option<usize> {
        self.own_meetings().into_iter().min_by_key(|i| (self.meetings[*i].first, *i))
    }

    /// A meeting that holds a day; the one that begins on it first, the shorter before the longer.
    pub(super) fn meeting_on(&self, day: NaiveDate) -> Option<usize> {
        (0..self.meetings.len())
            .filter(|i| self.meetings[*i].first <= day && day <= self.meetings[*i].last)
            .min_by_key(|i| (self.meetings[*i].first != day, self.meetings[*i].last - self.meetings[*i].first))
    }

    /// The zone of bare hours at a meeting.
    pub(super) fn zone_at(&self, meeting: Option<usize>) -> Zone {
        let place = meeting.and_then(|m| self.meetings[m].place);
        place.map_or(Zone::GENEVA, |p| Zone::Local(p.zone))
    }

    /// The zone that words near a clock time state, within `scope`; the nearest one, behind the time before in front of it.
    pub(super) fn stated_zone(&mut self, time: &Span, scope: &Span, meeting: Option<usize>) -> Option<Zone> {
        let text = self.text;
        // "0930 hours (0830 UTC)": the zone of the hour in the bracket, which says the same hour again.
        let again = |z: &crate::lang::Hit| {
            let gap = time.end..z.start.max(time.end);
            let open = text.folded(&gap).rfind('(').filter(|i| !text.folded(&gap)[*i..].contains(')'));
            // "1100 hours (1300 Geneva time)", "(Geneva time: 1300)".
            open.is_some_and(|i| {
                let close = text.view.text[z.end..scope.end.max(z.end)].find(')').map_or(z.end, |c| z.end + c);
                text.mentions_in(&(gap.start + i..close)).any(|m| text.mentions[m].is_time())
            })
        };
        let inside = |z: &&crate::lang::Hit| scope.start <= z.start && z.end <= scope.end && !again(z);
        let hits: Vec<_> = text.zones.iter().filter(inside).copied().collect();
        // Another time between the zone and this one takes the zone for itself, unless it stands behind all of them.
        let between = |a: usize, b: usize| {
            text.mentions_in(&(a.min(b)..b.max(a)))
                .any(|i| text.mentions[i].is_time() && text.mentions[i].span != *time)
        };
        // What touches the hour of a deadline is the zone of that.
        let of_deadline = |z: &crate::lang::Hit| {
            let due = |m: usize| self.facts.iter().any(|f| f.kind == Kind::Deadline) && !self.is_open(m);
            let sentence = text.sentence_at(z.start);
            text.mentions_in(&sentence).filter(|m| text.mentions[*m].is_time() && text.mentions[*m].span != *time).any(
                |m| {
                    let other = &text.mentions[m].span;
                    let gap =
                        if other.end <= z.start { other.end..z.start } else { z.end.min(other.start)..other.start };
                    let apart = time.end.min(other.end)..time.start.max(other.start);
                    let bare = !text.folded(&gap).contains(char::is_alphanumeric) && !text.folded(&gap).contains(',');
                    bare && text.folded(&apart).contains(',') && due(m)
                },
            )
        };
        let hits: Vec<_> = hits.into_iter().filter(|z| !of_deadline(z)).collect();
        let nearest = hits
            .iter()
            .filter(|z| if z.start >= time.end { !between(time.end, z.start) } else { !between(z.end, time.start) })
            .min_by_key(|z| if z.start >= time.end { z.start - time.end } else { time.start.saturating_sub(z.end) + 1 })
            .or_else(|| hits.iter().rev().find(|z| z.start >= time.end))?;
        self.zone_of(*nearest, meeting)
    }

    /// The zone that a zone word means.
    pub(super) fn zone_of(&mut self, hit: crate::lang::Hit, meeting: Option<usize>) -> Option<Zone> {
        let at = hit.start..hit.end;
        match hit.sense {
            Sense::Utc if offset(&self.text.view.text[hit.end..]).is_some() => {
                let hours = offset(&self.text.view.text[hit.end..])?;
                let day = meeting.or_else(|| self.main_meeting()).map(|m| self.meetings[m].first).or(self.head.date)?;
                let here = self.zone_at(meeting.or_else(|| self.main_meeting()));
                let zone = [here, Zone::GENEVA].into_iter().find(|z| offset_of(*z, day) == Some(hours));
                if zone != Some(Zone::GENEVA) {
                    self.remark(crate::note::Code::ZoneStated, at, format!("UTC{hours:+}"));
                }
                zone.or_else(|| fixed(hours))
            }
            Sense::Utc => {
                self.remark(crate::note::Code::ZoneStated, at, "UTC".into());
                Some(Zone::Utc)
            }
            Sense::GenevaTime => Some(Zone::GENEVA),
            Sense::LocalTime => {
                let meeting = meeting.or_else(|| self.main_meeting());
                if meeting.is_some_and(|m| self.meetings[m].place.is_none()) {
                    self.remark(crate::note::Code::PlaceUnknown, at, String::new());
                }
                Some(self.zone_at(meeting))
            }
            Sense::ZoneOf(tz) => {
                self.remark(crate::note::Code::ZoneStated, at, tz.name().into());
                Some(Zone::Local(tz))
            }
            // "Time:" below the line of the place is a label.
            Sense::TimeOf if is_label(&self.text.view.text, &at) => None,
            Sense::TimeOf => {
                let place = place::beside(&self.text.view.text, &at)?;
                let zone = Zone::Local(place.zone);
                if zone != Zone::GENEVA {
                    self.remark(crate::note::Code::ZoneStated, at, place.name.into());
                }
                Some(zone)
            }
            _ => None,
        }
    }

    /// Notes something; the same kind of note once per letter and detail.
    pub(super) fn remark(&mut self, code: crate::note::Code, at: Span, detail: String) {
        if !self.remarks.iter().any(|r| r.code == code && r.detail == detail) {
            self.remarks.push(Remark { code, at, detail });
        }
    }

    /// The words of a span on one line.
    pub(super) fn words(&self, span: &Span) -> String {
        fold_spaces(self.text.source(span))
    }

    /// Whether a span has one of the cues.
    pub(super) fn has(&self, span: &Span, wanted: &[Cue]) -> bool {
        self.text.has(span, wanted)
    }
}

/// Characters of a label of hours: "Time of opening".
const LABEL: usize = 24;

/// Whether a word begins its line and a colon or tab follows soon.
fn is_label(text: &str, word: &Span) -> bool {
    let begins = text[..word.start].trim_end_matches([' ', '\t']).ends_with('\n');
    let line = text[word.end..].split('\n').next().unwrap_or_default();
    begins && line.chars().take(LABEL).take_while(|c| !c.is_ascii_digit()).any(|c| matches!(c, ':' | '\t'))
}

/// Whole hours behind "UTC": +2, -5.
fn offset(behind: &str) -> Option<i32> {
    let behind = behind.trim_start();
    let sign = if behind.starts_with('+') { 1 } else { -1 };
    let digits: String =
        behind.strip_prefix(['+', '-'])?.trim_start().chars().take_while(char::is_ascii_digit).collect();
    digits.parse::<i32>().ok().filter(|h| digits.len() <= 2 && *h <= 14).map(|h| sign * h)
}

/// The offset of a zone at noon of a day, in whole hours.
fn offset_of(zone: Zone, day: NaiveDate) -> Option<i32> {
    use chrono::{Offset, TimeZone};
    let Zone::Local(tz) = zone else { return Some(0) };
    let noon = day.and_hms_opt(12, 0, 0)?;
    let seconds = tz.offset_from_utc_datetime(&noon).fix().local_minus_utc();
    (seconds % 3600 == 0).then_some(seconds / 3600)
}

/// The zone that is always so many hours ahead of UTC; the IANA names count the other way.
fn fixed(hours: i32) -> Option<Zone> {
    format!("Etc/GMT{:+}", -hours).parse().ok().map(Zone::Local)
}

/// One blank for every run of white space; nothing at the ends.
pub(super) fn fold_spaces(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let bytes = text.as_bytes();
    // The word that is being read, and how far.
    let (mut word, mut at) = (0, 0);
    loop {
        // Most bytes belong to no white space and begin none, and most blanks stand alone between words.
        at += bytes[at..].iter().take_while(|b| !MAY_BE_SPACE[usize::from(**b)]).count();
        let alone = |next: &u8| !MAY_BE_SPACE[usize::from(*next)];
        if at > word && bytes.get(at) == Some(&b' ') && bytes.get(at + 1).is_some_and(alone) {
            at += 1;
            continue;
        }
        let next = text[at..].chars().next();
        let length = next.map_or(0, char::len_utf8);
        if next.is_none_or(char::is_whitespace) {
            if at > word {
                if !out.is_empty() {
                    out.push(' ');
                }
                out.push_str(&text[word..at]);
            }
            word = at + length;
        }
        if length == 0 {
            return out;
        }
        at += length;
    }
}

/// The bytes with which white space begins, and others.
const MAY_BE_SPACE: [bool; 256] = {
    let mut bytes = [false; 256];
    let mut byte = 0;
    while byte < bytes.len() {
        bytes[byte] = matches!(byte as u8, b'\0'..=b' ' | 0xc2 | 0xe1..=0xe3);
        byte += 1;
    }
    bytes
};

/// A day and a clock time; 24:00 is the start of the next day.
pub(super) fn at(day: NaiveDate, clock: Clock) -> NaiveDateTime {
    if clock.hour == 24 {
        return day.succ_opt().unwrap_or(day).and_time(NaiveTime::MIN);
    }
    day.and_time(NaiveTime::from_hms_opt(clock.hour, clock.minute, 0).unwrap_or(NaiveTime::MIN))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_space_is_folded() {
        for c in '\0'..=char::MAX {
            for text in [format!("{c}a{c}{c}bé {c}{c} 会{c}"), format!("a{c}"), format!("{c}b")] {
                assert_eq!(fold_spaces(&text), text.split_whitespace().collect::<Vec<_>>().join(" "), "{c:?}");
            }
        }
    }
}
