//! Times in words, and for programs: the Geneva date as the page shows it.

use crate::event::{Event, Kind, When, Zone, ended_day};
use crate::lang::{PageWords, Wording, pack, page_words};
use crate::write::words;
use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, NaiveTime, Utc};
use chrono_tz::Tz;

/// The last minute of a day.
const LAST_MINUTE: NaiveTime = NaiveTime::from_hms_opt(23, 59, 0).unwrap();

/// A language of the page.
#[derive(Debug, Clone, Copy)]
pub(super) struct Words {
    /// Its code.
    pub(super) code: &'static str,
    /// Its own name.
    pub(super) name: &'static str,
    /// The words of titles and descriptions.
    pub(super) wording: &'static Wording,
    /// The words of the page.
    pub(super) page: &'static PageWords,
}

/// A part of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Piece {
    /// Words.
    Text(String),
    /// A time: in the form of HTML's `datetime`, and in words.
    Time {
        /// A day, or a Geneva time with its offset from UTC.
        machine: String,
        /// In words.
        text: String,
    },
}

impl Words {
    /// The words of a language.
    pub(super) fn new(code: &'static str) -> Words {
        Words { code, name: pack(code).name, wording: pack(code).wording, page: page_words(code) }
    }

    /// A day with its day of the week.
    pub(super) fn day(&self, day: NaiveDate) -> String {
        let weekday = self.page.weekdays[day.weekday().num_days_from_monday() as usize];
        let date = words::date(self.wording, day);
        crate::lang::fill(self.page.weekday_date, &[("weekday", weekday), ("date", &date)])
    }

    /// A month of a year.
    pub(super) fn month(&self, day: NaiveDate) -> String {
        let month = self.page.months[day.month0() as usize];
        crate::lang::fill(self.page.month, &[("month", month), ("year", &day.year().to_string())])
    }

    /// When an event is, in Geneva.
    pub(super) fn when(&self, event: &Event) -> Vec<Piece> {
        match (event.kind, event.when) {
            (Kind::Deadline, When::Days { last, .. }) => {
                let end = Zone::GENEVA.instant(last.and_time(LAST_MINUTE));
                fill(self.page.until_end, &[("date", vec![time(end, self.day(last))])])
            }
            (_, When::Days { first, last }) => self.days(first, last),
            (Kind::Deadline, When::Instant { at, zone }) => {
                let instant = zone.instant(at);
                let (day, hour) = words::end(Zone::GENEVA.clock(instant));
                vec![time(instant, self.on(day, &words::clock_of(self.wording, &hour, Zone::GENEVA)))]
            }
            (_, When::Instant { at, zone }) => {
                let instant = zone.instant(at);
                vec![time(instant, self.on(geneva_day(instant), &self.clock(instant)))]
            }
            (_, When::Block { start, end, zone }) => self.block(zone.instant(start), zone.instant(end)),
        }
    }

    /// The clock that the letter names, where it is not that of Geneva.
    pub(super) fn stated(&self, event: &Event) -> Option<String> {
        let (at, zone) = match event.when {
            When::Instant { at, zone } | When::Block { start: at, zone, .. } if zone != Zone::GENEVA => (at, zone),
            _ => return None,
        };
        let day_and_hour = |at: NaiveDateTime| match event.kind {
            Kind::Deadline => words::end(at),
            _ => (at.date(), words::hour(at)),
        };
        let (day, hour) = day_and_hour(at);
        let clock = words::clock_of(self.wording, &hour, zone);
        let clock = match day_and_hour(Zone::GENEVA.clock(zone.instant(at))).0 == day {
            true => clock,
            false => self.on(day, &clock),
        };
        Some(crate::lang::fill(self.page.stated, &[("clock", &clock)]))
    }

    /// A clock time of a day.
    fn on(&self, day: NaiveDate, clock: &str) -> String {
        crate::lang::fill(self.page.date_clock, &[("date", &self.day(day)), ("clock", clock)])
    }

    fn days(&self, first: NaiveDate, last: NaiveDate) -> Vec<Piece> {
        if first == last {
            return vec![date(first, self.day(first))];
        }
        if (first.year(), first.month()) != (last.year(), last.month()) {
            let [from, to] = [first, last].map(|d| date(d, words::date(self.wording, d)));
            return vec![from, Piece::Text(" – ".into()), to];
        }
        let number = |day: NaiveDate| match day.day() {
            1 => self.wording.first_of_month.to_owned(),
            day => day.to_string(),
        };
        let days = self.range(date(first, number(first)), date(last, number(last)));
        let month = vec![Piece::Text(self.wording.months[first.month0() as usize].to_owned())];
        let year = vec![Piece::Text(first.year().to_string())];
        fill(self.wording.date, &[("day", days), ("month", month), ("year", year)])
    }

    fn block(&self, start: DateTime<Utc>, end: DateTime<Utc>) -> Vec<Piece> {
        let [from, to] = [start, end].map(geneva_day);
        let [from_hour, to_hour] = [start, end].map(|i| words::hour(Zone::GENEVA.clock(i)));
        let place = vec![Piece::Text(self.wording.geneva.to_owned())];
        if from == to {
            let clock = self.range(time(start, from_hour), time(end, to_hour));
            let clock = fill(self.wording.clock, &[("clock", clock), ("place", place)]);
            return fill(self.page.date_clock, &[("date", vec![Piece::Text(self.day(from))]), ("clock", clock)]);
        }
        let until = time(end, self.on(to, &self.clock(end)));
        vec![time(start, self.on(from, &from_hour)), Piece::Text(" – ".into()), until]
    }

    /// From one to another; in a script from right to left, in the order of the numbers.
    fn range(&self, from: Piece, to: Piece) -> Vec<Piece> {
        let isolate =
            |mark: &str| Piece::Text(if self.wording.right_to_left { mark.to_owned() } else { String::new() });
        vec![isolate("\u{2066}"), from, Piece::Text("–".into()), to, isolate("\u{2069}")]
    }

    fn clock(&self, instant: DateTime<Utc>) -> String {
        words::clock(self.wording, Zone::GENEVA.clock(instant), Zone::GENEVA)
    }
}

/// The day in Geneva.
pub(super) fn geneva_day(instant: DateTime<Utc>) -> NaiveDate {
    Zone::GENEVA.clock(instant).date()
}

/// The last day of an event, in Geneva.
pub(super) fn last_day(event: &Event) -> NaiveDate {
    match event.when {
        When::Days { last, .. } => last,
        When::Instant { at, zone } if event.kind == Kind::Deadline => geneva_end(zone.instant(at)),
        When::Instant { at, zone } => geneva_day(zone.instant(at)),
        When::Block { end, zone, .. } => geneva_end(zone.instant(end)),
    }
}

/// The day in Geneva that an instant ends.
fn geneva_end(instant: DateTime<Utc>) -> NaiveDate {
    ended_day(Zone::GENEVA.clock(instant))
}

/// A day that programs read too.
pub(super) fn date(day: NaiveDate, text: String) -> Piece {
    Piece::Time { machine: day.to_string(), text }
}

fn time(instant: DateTime<Utc>, text: String) -> Piece {
    let machine = instant.with_timezone(&Tz::Europe__Zurich).format("%Y-%m-%dT%H:%M%:z").to_string();
    Piece::Time { machine, text }
}

/// Puts pieces in the place of `{name}`; words beside words are joined.
pub(super) fn fill(template: &str, values: &[(&str, Vec<Piece>)]) -> Vec<Piece> {
    let mut out: Vec<Piece> = Vec::new();
    let mut push = |piece: Piece| match (out.last_mut(), piece) {
        (Some(Piece::Text(before)), Piece::Text(text)) => before.push_str(&text),
        (_, Piece::Text(text)) if text.is_empty() => {}
        (_, piece) => out.push(piece),
    };
    for (i, part) in template.split('{').enumerate() {
        let (name, rest) = if i == 0 { ("", part) } else { part.split_once('}').unwrap_or(("", part)) };
        let value = values.iter().find(|(n, _)| *n == name).map(|(_, pieces)| pieces.clone());
        value.into_iter().flatten().for_each(&mut push);
        push(Piece::Text(rest.to_owned()));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::write::fixture;

    /// Times in brackets behind their words.
    fn shown(event: &Event, language: &'static str) -> String {
        let pieces = Words::new(language).when(event).into_iter().map(|p| match p {
            Piece::Text(text) => text,
            Piece::Time { machine, text } => format!("{text}[{machine}]"),
        });
        pieces.collect()
    }

    #[test]
    fn a_day_without_hour_lasts_to_its_end() {
        let event = fixture::deadline();
        for (language, expected) in [
            ("en", "until the end of Wed 26 April 2023[2023-04-26T23:59+02:00], Geneva"),
            ("zh", "日内瓦时间2023年4月26日（周三）[2023-04-26T23:59+02:00]当天结束前"),
            ("fr", "jusqu'à la fin du mer. 26 avril 2023[2023-04-26T23:59+02:00], Genève"),
            ("ru", "до конца дня: ср, 26 апреля 2023 года[2023-04-26T23:59+02:00], Женева"),
        ] {
            assert_eq!(shown(&event, language), expected);
        }
    }

    #[test]
    fn midnight_is_the_end_of_a_day() {
        let event = Event { when: fixture::instant("2023-04-27T00:00", Zone::GENEVA), ..fixture::deadline() };
        assert_eq!(shown(&event, "en"), "Wed 26 April 2023, 24:00 Geneva time[2023-04-27T00:00+02:00]");
        assert_eq!(last_day(&event), fixture::day("2023-04-26"));
        // An opening elsewhere begins a day in Geneva.
        let event = Event { when: event.when, ..fixture::opening() };
        assert_eq!(last_day(&event), fixture::day("2023-04-27"));
    }

    #[test]
    fn days_and_hours() {
        let days = |first: &str, last: &str| {
            let when = When::Days { first: fixture::day(first), last: fixture::day(last) };
            Event { when, ..fixture::meeting() }
        };
        let check = |event: &Event, language, expected: &str| assert_eq!(shown(event, language), expected);
        check(&fixture::meeting(), "en", "9[2023-05-09]–18[2023-05-18] May 2023");
        check(&days("2023-08-01", "2023-08-04"), "fr", "1er[2023-08-01]–4[2023-08-04] août 2023");
        check(&days("2023-05-30", "2023-06-02"), "zh", "2023年5月30日[2023-05-30] – 2023年6月2日[2023-06-02]");
        check(&days("2023-05-30", "2023-05-30"), "es", "mar. 30 de mayo de 2023[2023-05-30]");
        check(&fixture::meeting(), "ar", "\u{2066}9[2023-05-09]–18[2023-05-18]\u{2069} مايو 2023");
        check(&fixture::opening(), "en", "Tue 9 May 2023, 09:30 Geneva time[2023-05-09T09:30+02:00]");
        let session = "Tue 9 May 2023, 09:30[2023-05-09T09:30+02:00]–10:45[2023-05-09T10:45+02:00] Geneva time";
        check(&fixture::session("x"), "en", session);
    }

    #[test]
    fn other_clocks_are_named_beside_that_of_geneva() {
        let at = |time: &str, zone| Event { when: fixture::instant(time, zone), ..fixture::opening() };
        let utc = at("2023-01-09T23:30", Zone::Utc);
        assert_eq!(shown(&utc, "en"), "Tue 10 January 2023, 00:30 Geneva time[2023-01-10T00:30+01:00]");
        let stated = |event: &Event| Words::new("en").stated(event);
        assert_eq!(stated(&utc).as_deref(), Some("stated as Mon 9 January 2023, 23:30 UTC"));
        let tokyo = at("2023-01-09T15:00", Zone::Local(Tz::Asia__Tokyo));
        assert_eq!(stated(&tokyo).as_deref(), Some("stated as 15:00 Tokyo time"));
        assert_eq!(stated(&fixture::opening()), None);
    }
}
