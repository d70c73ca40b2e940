//! Events that count the days: in a subscribed calendar most programs ignore alarms, and every program shows a day.

use super::Published;
use super::event::{parent_of, printed, shared};
use super::fold::line;
use crate::event::Status;
use crate::write::title::Titled;
use chrono::Days;
use icalendar::{Component, EventLike};

/// The day as the crate prints it, with marks for the words of a language. `None` for what is cancelled.
pub(super) fn print(titled: &Titled<'_>, days: u32, published: &Published) -> Option<String> {
    let event = titled.event;
    let first = event.when.first_day();
    let day = first.checked_sub_days(Days::new(days.into())).filter(|_| event.status != Status::Cancelled)?;
    let (name, host) = event.uid.split_once('@').unwrap_or((&event.uid, "lettercal"));
    let mut vevent = icalendar::Event::new();
    shared(&mut vevent, titled, published);
    vevent.uid(&line(&format!("{name}-notice-{days}d@{host}")));
    vevent.starts(day).ends(day.checked_add_days(Days::new(1)).unwrap_or(day));
    vevent.add_property("TRANSP", "TRANSPARENT");
    vevent.append_multi_property(parent_of(&event.uid));
    Some(printed(&vevent))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event::Event;
    use crate::write::fixture;
    use crate::write::ics::Sheet;

    fn lines(event: &Event, days: u32, language: &'static str) -> Vec<String> {
        let notice = Sheet::notice(event, days, &Published::with(event)).map(|n| n.in_language(language));
        let text = notice.map(|n| n.text.replace("\r\n ", "")).unwrap_or_default();
        text.lines().map(str::to_owned).collect()
    }

    #[test]
    fn a_day_before_the_deadline() {
        let found = lines(&fixture::deadline(), 7, "en");
        for line in [
            "DTSTART;VALUE=DATE:20230419",
            "DTEND;VALUE=DATE:20230420",
            "SUMMARY:7 days left: SG9 deadline: contributions",
            "UID:t22-sg09-col-0005-deadline-contributions-notice-7d@lettercal",
            "RELATED-TO;RELTYPE=PARENT:t22-sg09-col-0005-deadline-contributions@lettercal",
            "TRANSP:TRANSPARENT",
        ] {
            assert!(found.iter().any(|l| l == line), "{line} is not in {found:#?}");
        }
        assert!(lines(&fixture::deadline(), 1, "zh").contains(&"SUMMARY:还剩1天：SG9 截止：提交文稿".to_owned()));
    }

    #[test]
    fn days_are_counted_from_the_day_that_midnight_ends() {
        let when = fixture::instant("2023-04-27T00:00", crate::event::Zone::GENEVA);
        let event = Event { when, ..fixture::deadline() };
        assert!(lines(&event, 1, "en").contains(&"DTSTART;VALUE=DATE:20230425".to_owned()));
    }

    #[test]
    fn what_is_cancelled_is_not_counted_down() {
        let event = Event { status: Status::Cancelled, ..fixture::deadline() };
        assert!(lines(&event, 7, "en").is_empty());
    }
}
