//! VTIMEZONE: the clock of each zone that a calendar uses, RFC 5545 section 3.6.5.

use super::fold::fold;
use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, NaiveTime, Offset, TimeDelta, TimeZone, Utc};
use chrono_tz::{OffsetComponents, OffsetName, Tz};
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

/// Geneva by the rule of the European Union, which holds since 1996.
const GENEVA: &str = "BEGIN:VTIMEZONE\r\nTZID:Europe/Zurich\r\n\
    BEGIN:DAYLIGHT\r\nDTSTART:19960331T020000\r\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3\r\n\
    TZNAME:CEST\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\nEND:DAYLIGHT\r\n\
    BEGIN:STANDARD\r\nDTSTART:19961027T030000\r\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10\r\n\
    TZNAME:CET\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\nEND:STANDARD\r\n\
    END:VTIMEZONE\r\n";

/// The wall clocks of one zone that a calendar uses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Used {
    pub(super) first: NaiveDateTime,
    pub(super) last: NaiveDateTime,
}

impl Used {
    /// Takes in another stretch.
    pub(super) fn join(&mut self, other: Used) {
        self.first = self.first.min(other.first);
        self.last = self.last.max(other.last);
    }
}

/// The VTIMEZONE of a zone, right for every wall clock in `used`.
pub(super) fn vtimezone(tz: Tz, used: Used) -> String {
    let rule_since = NaiveDate::from_ymd_opt(1996, 3, 31).and_then(|d| d.and_hms_opt(2, 0, 0));
    if tz == Tz::Europe__Zurich && rule_since.is_some_and(|since| used.first >= since) {
        return GENEVA.to_owned();
    }
    let mut out = String::from("BEGIN:VTIMEZONE\r\n");
    fold(&format!("TZID:{}", tz.name()), &mut out);
    for (observance, onsets) in observances(tz, used) {
        observance.write(&onsets, &mut out);
    }
    out.push_str("END:VTIMEZONE\r\n");
    out
}

/// A time of the year with one offset: STANDARD or DAYLIGHT.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Observance {
    summer: bool,
    from: i32,
    to: i32,
    name: String,
}

impl Observance {
    fn write(&self, onsets: &[NaiveDateTime], out: &mut String) {
        let component = if self.summer { "DAYLIGHT" } else { "STANDARD" };
        let mut onsets = onsets.iter().map(|t| t.format("%Y%m%dT%H%M%S").to_string());
        fold(&format!("BEGIN:{component}"), out);
        fold(&format!("DTSTART:{}", onsets.next().unwrap_or_default()), out);
        let more = onsets.collect::<Vec<_>>().join(",");
        if !more.is_empty() {
            fold(&format!("RDATE:{more}"), out);
        }
        fold(&format!("TZNAME:{}", self.name), out);
        fold(&format!("TZOFFSETFROM:{}", offset(self.from)), out);
        fold(&format!("TZOFFSETTO:{}", offset(self.to)), out);
        fold(&format!("END:{component}"), out);
    }
}

/// UTC-OFFSET of RFC 5545 section 3.3.14.
fn offset(seconds: i32) -> String {
    let (sign, s) = if seconds < 0 { ('-', -seconds) } else { ('+', seconds) };
    let (hours, minutes, seconds) = (s / 3600, s / 60 % 60, s % 60);
    match seconds {
        0 => format!("{sign}{hours:02}{minutes:02}"),
        _ => format!("{sign}{hours:02}{minutes:02}{seconds:02}"),
    }
}

/// The observances of the years used and the one that the first of them begins in, with the wall clocks at which each
/// sets in.
fn observances(tz: Tz, used: Used) -> BTreeMap<Observance, Vec<NaiveDateTime>> {
    let start = new_year(used.first.year()) - TimeDelta::days(1);
    let end = new_year(used.last.year() + 1) + TimeDelta::days(1);
    // The change before the first year, or, where there was none for a year and a half, a fixed beginning.
    let before = changes(tz, start - TimeDelta::days(550), start).pop();
    let mut all = BTreeMap::<Observance, Vec<NaiveDateTime>>::new();
    match before {
        Some(change) => add(&mut all, tz, change),
        None => {
            let now = tz.offset_from_utc_datetime(&start.naive_utc());
            let seconds = now.fix().local_minus_utc();
            let since = new_year(used.first.year().min(1970)).naive_utc();
            all.insert(Observance { summer: false, from: seconds, to: seconds, name: name(&now) }, vec![since]);
        }
    }
    for change in changes(tz, start, end) {
        add(&mut all, tz, change);
    }
    all
}

fn add(all: &mut BTreeMap<Observance, Vec<NaiveDateTime>>, tz: Tz, change: DateTime<Utc>) {
    let before = tz.offset_from_utc_datetime(&(change - TimeDelta::seconds(1)).naive_utc());
    let after = tz.offset_from_utc_datetime(&change.naive_utc());
    let (from, to) = (before.fix().local_minus_utc(), after.fix().local_minus_utc());
    let observance = Observance { summer: !after.dst_offset().is_zero(), from, to, name: name(&after) };
    // DTSTART is the wall clock before the change.
    let onset = change.naive_utc() + TimeDelta::seconds(from.into());
    all.entry(observance).or_default().push(onset);
}

/// The abbreviation of an offset; where the zone has none, the offset in hours and minutes, as tzdata prints it: `-03`, `+0530`.
fn name<O: OffsetName + Offset>(offset: &O) -> String {
    offset.abbreviation().map_or_else(|| numeric(offset.fix().local_minus_utc()), str::to_owned)
}

fn numeric(seconds: i32) -> String {
    let sign = if seconds < 0 { '-' } else { '+' };
    let minutes = seconds.abs() / 60;
    match minutes % 60 {
        0 => format!("{sign}{:02}", minutes / 60),
        rest => format!("{sign}{:02}{rest:02}", minutes / 60),
    }
}

/// The instants after `start`, up to `end`, at which the offset of a zone changes.
fn changes(tz: Tz, start: DateTime<Utc>, end: DateTime<Utc>) -> Vec<DateTime<Utc>> {
    let mut found = Vec::new();
    for year in start.year()..=end.year() {
        found.extend(changes_of_year(tz, year).iter().filter(|change| **change > start && **change <= end));
    }
    found
}

/// The changes of a year, looked for once: a thousand calendars ask for those of a few zones and years.
fn changes_of_year(tz: Tz, year: i32) -> Arc<[DateTime<Utc>]> {
    type Known = BTreeMap<(&'static str, i32), Arc<[DateTime<Utc>]>>;
    static KNOWN: Mutex<Known> = Mutex::new(BTreeMap::new());
    // Whatever stands in it is right, also where a thread died.
    let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    Arc::clone(known.entry((tz.name(), year)).or_insert_with(|| find_changes(tz, new_year(year), new_year(year + 1))))
}

/// The instants after `start`, up to `end`, at which the offset of a zone changes, found day by day.
fn find_changes(tz: Tz, start: DateTime<Utc>, end: DateTime<Utc>) -> Arc<[DateTime<Utc>]> {
    let offset_at = |t: DateTime<Utc>| tz.offset_from_utc_datetime(&t.naive_utc()).fix();
    let mut found = Vec::new();
    let (mut day, mut offset) = (start, offset_at(start));
    while day < end {
        let next = day + TimeDelta::days(1);
        let later = offset_at(next);
        if offset != later {
            let (mut low, mut high) = (day, next);
            while high - low > TimeDelta::seconds(1) {
                let middle = low + (high - low) / 2;
                if offset_at(middle) == offset { low = middle } else { high = middle }
            }
            // Halving leaves fractions of a second; changes are on whole ones.
            found.push(DateTime::from_timestamp(high.timestamp(), 0).unwrap_or(high));
        }
        (day, offset) = (next, later);
    }
    found.into()
}

fn new_year(year: i32) -> DateTime<Utc> {
    NaiveDate::from_ymd_opt(year, 1, 1).unwrap_or(NaiveDate::MIN).and_time(NaiveTime::MIN).and_utc()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::write::fixture::clock;

    fn zone(tz: Tz, first: &str, last: &str) -> String {
        vtimezone(tz, Used { first: clock(first), last: clock(last) })
    }

    #[test]
    fn geneva_is_two_observances() {
        let text = zone(Tz::Europe__Zurich, "2023-03-09T23:29", "2023-05-09T09:30");
        assert_eq!(text.matches("TZOFFSETTO").count(), 2);
        assert!(text.contains("RRULE"));
    }

    #[test]
    fn geneva_before_the_european_rule_is_written_out() {
        let text = zone(Tz::Europe__Zurich, "1994-09-01T09:30", "1994-09-01T12:30");
        assert!(!text.contains("RRULE"));
        // Until 1995 summer time ended in September.
        assert!(text.contains("19940925T030000"), "{text}");
    }

    #[test]
    fn a_zone_without_changes_is_one_observance() {
        let text = zone(Tz::Asia__Seoul, "2017-09-01T09:30", "2017-09-01T12:30");
        let lines: Vec<&str> = text.lines().collect();
        let expected = [
            "BEGIN:VTIMEZONE",
            "TZID:Asia/Seoul",
            "BEGIN:STANDARD",
            "DTSTART:19700101T000000",
            "TZNAME:KST",
            "TZOFFSETFROM:+0900",
            "TZOFFSETTO:+0900",
            "END:STANDARD",
            "END:VTIMEZONE",
        ];
        assert_eq!(lines, expected);
    }

    #[test]
    fn changes_of_the_years_used_are_written_out() {
        let text = zone(Tz::America__New_York, "2016-09-01T09:30", "2017-09-01T12:30");
        assert_eq!(text.matches("BEGIN:DAYLIGHT").count(), 1, "{text}");
        assert!(text.contains("DTSTART:20160313T020000\r\nRDATE:20170312T020000"), "{text}");
        assert!(text.contains("DTSTART:20151101T020000\r\nRDATE:20161106T020000,20171105T020000"), "{text}");
    }

    /// The offset that a reader derives from the text must be that of the zone, at every hour of the years used.
    #[test]
    fn every_hour_reads_back() {
        let zones = [
            Tz::Europe__Zurich,
            Tz::America__New_York,
            Tz::Africa__Cairo,
            Tz::Africa__Casablanca,
            Tz::Asia__Kolkata,
            Tz::America__Sao_Paulo,
            Tz::Asia__Tehran,
            Tz::Australia__Lord_Howe,
        ];
        for tz in zones {
            let used = Used { first: clock("2010-01-01T00:00"), last: clock("2014-12-31T00:00") };
            let all = observances(tz, used);
            let mut onsets: Vec<(NaiveDateTime, i32, i32)> =
                all.iter().flat_map(|(o, times)| times.iter().map(|t| (*t, o.from, o.to))).collect();
            onsets.sort_unstable();
            let mut at = used.first;
            while at < used.last {
                if let Some(expected) = tz.offset_from_local_datetime(&at).single() {
                    let found = onsets.iter().rev().find(|(t, ..)| *t <= at).map(|(.., to)| *to);
                    assert_eq!(found, Some(expected.fix().local_minus_utc()), "{tz} at {at}");
                }
                at += TimeDelta::hours(1);
            }
        }
    }
}
