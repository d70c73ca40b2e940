//! Events taken back out of a calendar that this program wrote: what did not change is not written anew.

use super::Rendered;
use super::timezone::Used;
use chrono::{NaiveDate, NaiveDateTime};
use chrono_tz::Tz;
use memchr::memmem::Finder;
use std::borrow::Cow;
use std::ops::Range;
use std::sync::LazyLock;

const BEGIN: &str = "BEGIN:VEVENT\r\n";
const END: &str = "\r\nEND:VEVENT\r\n";

/// What is looked for in each event: a finder takes longer to make than to use.
struct Finders {
    alarm: Finder<'static>,
    line_end: Finder<'static>,
    uid: Finder<'static>,
    last_modified: Finder<'static>,
    start: Finder<'static>,
    end: Finder<'static>,
}

static FINDERS: LazyLock<Finders> = LazyLock::new(|| Finders {
    alarm: Finder::new("\r\nBEGIN:VALARM\r\n"),
    line_end: Finder::new("\r\n"),
    uid: Finder::new("\r\nUID:"),
    last_modified: Finder::new("\r\nLAST-MODIFIED:"),
    start: Finder::new("\r\nDTSTART;TZID="),
    end: Finder::new("\r\nDTEND;TZID="),
});

/// The events of a calendar with their UIDs, in their order. One that says something in another way than this program
/// does is left out.
pub fn printed(calendar: &str) -> impl Iterator<Item = (Cow<'_, str>, Rendered<'_>)> {
    let (begin, end) = (Finder::new(BEGIN), Finder::new(END));
    let mut rest = calendar;
    std::iter::from_fn(move || {
        loop {
            rest = &rest[begin.find(rest.as_bytes())?..];
            let length = end.find(rest.as_bytes())? + END.len();
            let (text, behind) = rest.split_at(length);
            rest = behind;
            if let Some(event) = read(text) {
                return Some(event);
            }
        }
    })
}

/// Where the alarms of a printed event stand.
pub(super) fn alarms(text: &str) -> Range<usize> {
    let end = text.rfind("END:VEVENT").unwrap_or(text.len());
    let start = FINDERS.alarm.find(text.as_bytes()).map_or(end, |at| at + 2);
    start..end
}

fn read(text: &str) -> Option<(Cow<'_, str>, Rendered<'_>)> {
    let alarms = alarms(text);
    let own = &text[..alarms.start];
    let uid = value(own, &FINDERS.uid)?;
    let uid = if uid.contains('\r') { uid.replace("\r\n ", "").into() } else { uid.into() };
    let last_modified = clock(value(own, &FINDERS.last_modified)?.strip_suffix('Z')?)?.and_utc();
    let zone = match value(own, &FINDERS.start) {
        None => None,
        Some(start) => {
            let (name, first) = start.split_once(':')?;
            let last = value(own, &FINDERS.end)?.strip_prefix(name)?.strip_prefix(':')?;
            Some((name.parse::<Tz>().ok()?, Used { first: clock(first)?, last: clock(last)? }))
        }
    };
    Some((uid, Rendered { text: text.into(), alarms, zone, last_modified }))
}

/// A wall clock such as `20230509T093000`: by hand, since a format would be taken to pieces for each of thousands.
fn clock(text: &str) -> Option<NaiveDateTime> {
    let (date, time) = text.split_once('T').filter(|(date, time)| date.len() == 8 && time.len() == 6)?;
    let number = |digits: &str| digits.parse().ok().filter(|_: &u32| digits.bytes().all(|b| b.is_ascii_digit()));
    let (year, days) = date.split_at_checked(4)?;
    let date =
        NaiveDate::from_ymd_opt(number(year)?.try_into().ok()?, number(days.get(..2)?)?, number(days.get(2..)?)?)?;
    date.and_hms_opt(number(time.get(..2)?)?, number(time.get(2..4)?)?, number(time.get(4..)?)?)
}

/// What stands behind the name of a property, with its folds.
fn value<'t>(text: &'t str, name: &Finder<'_>) -> Option<&'t str> {
    let line_end = |text: &str| FINDERS.line_end.find(text.as_bytes());
    let value = &text[name.find(text.as_bytes())? + name.needle().len()..];
    let mut end = line_end(value)?;
    while value[end + 2..].starts_with(' ') {
        end += 2 + line_end(&value[end + 2..])?;
    }
    Some(&value[..end])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event::{Event, Zone};
    use crate::write::Style;
    use crate::write::fixture;
    use crate::write::ics::{Head, Published, Renderings, Sheet, calendar, event};

    #[test]
    fn what_is_written_reads_back() {
        let mut events = fixture::one_of_each();
        let seoul = Zone::Local(Tz::Asia__Seoul);
        events.push(Event { when: fixture::instant("2023-05-09T09:30", seoul), ..fixture::opening() });
        events.push(Event { when: fixture::instant("2023-05-09T09:30", Zone::Utc), ..fixture::opening() });
        for (i, event) in events.iter_mut().enumerate() {
            event.uid = format!("{i}-{}-{}", "long".repeat(30), event.uid);
            event.name = Some("BEGIN:VEVENT\r\nUID:x\r\nEND:VEVENT\r\nBEGIN:VALARM\r\n".into());
        }
        let style = Style::default();
        let mut expected = Vec::new();
        for e in &events {
            expected.push((Cow::Owned(e.uid.clone()), event(e, &style, &Published::with(e))));
            let (name, host) = e.uid.split_once('@').unwrap();
            let count = |r| (Cow::Owned(format!("{name}-notice-7d@{host}")), r);
            expected.extend(Sheet::notice(e, 7, &Published::with(e)).map(|n| count(n.in_language("en"))));
        }
        let whole = calendar(&Head::default(), expected.iter().map(|(_, r)| r.whole()));
        assert_eq!(printed(&whole).collect::<Vec<_>>(), expected);
        let mut many = Renderings::default();
        expected.iter().for_each(|(_, rendered)| many.push(rendered));
        assert!(expected.iter().enumerate().all(|(number, (_, rendered))| many.get(number) == *rendered));
        let silent = calendar(&Head::default(), expected.iter().map(|(_, r)| r.silent()));
        let silent: Vec<Rendered<'_>> = printed(&silent).map(|(_, r)| r).collect();
        assert!(silent.iter().all(|r| r.alarms.is_empty()) && silent.len() == expected.len());
    }

    #[test]
    fn torn_calendars_end_early() {
        let event = fixture::opening();
        let rendered = event_of(&event);
        let text = calendar(&Head::default(), [rendered.whole(), rendered.whole()]);
        for (text, count) in [(&*text, 2), (&text[..text.len() - 30], 1), ("", 0)] {
            assert_eq!(printed(text).count(), count);
        }
        assert_eq!(printed(&text.replace("LAST-MODIFIED", "MODIFIED")).count(), 0);
    }

    #[test]
    fn clocks_are_read_by_hand() {
        let expected = NaiveDate::from_ymd_opt(2023, 5, 9).unwrap().and_hms_opt(9, 30, 1);
        assert_eq!(clock("20230509T093001"), expected);
        for wrong in
            ["", "T", "20230509T09300", "20231309T093001", "+0230509T093001", "20230509T0930é", "2023050é093001"]
        {
            assert_eq!(clock(wrong), None, "{wrong}");
        }
    }

    fn event_of(e: &Event) -> Rendered<'static> {
        event(e, &Style::default(), &Published::with(e))
    }
}
