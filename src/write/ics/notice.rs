//! Events that count the days: in a subscribed calendar most programs ignore alarms, and every program shows a day.

use super::fold::{line, text, uri};
use super::{Published, Rendered};
use crate::event::{Event, Status};
use crate::lang::{feed_words, fill};
use crate::write::{Style, description, title};
use chrono::Days;
use icalendar::{Component, EventLike, Property};

/// A whole day, `days` before an event begins, that says how many days are left. `None` for what is cancelled.
pub fn notice(event: &Event, days: u32, style: &Style, published: &Published) -> Option<Rendered> {
    let first = event.when.first_day();
    let day = first.checked_sub_days(Days::new(days.into())).filter(|_| event.status != Status::Cancelled)?;
    let wording = style.wording(event);
    let words = feed_words(style.language.unwrap_or(event.letter.language));
    let title = title(event, wording);
    let summary = match days {
        1 => fill(words.day_left, &[("title", &title)]),
        _ => fill(words.days_left, &[("days", &days.to_string()), ("title", &title)]),
    };
    let (name, host) = event.uid.split_once('@').unwrap_or((&event.uid, "lettercal"));
    let mut vevent = icalendar::Event::new();
    vevent.uid(&line(&format!("{name}-notice-{days}d@{host}"))).sequence(published.sequence);
    vevent.timestamp(published.last_modified).last_modified(published.last_modified);
    if let Some(created) = published.created {
        vevent.created(created);
    }
    vevent.starts(day).ends(day.checked_add_days(Days::new(1)).unwrap_or(day));
    vevent.summary(&line(&summary));
    vevent.description(text(&description(event, wording)).trim());
    if let Some(url) = event.letter.url.as_deref().and_then(uri) {
        vevent.url(&url);
    }
    vevent.add_property("TRANSP", "TRANSPARENT");
    vevent.categories(super::event::categories(event, wording));
    let parent = Property::new("RELATED-TO", line(&event.uid)).add_parameter("RELTYPE", "PARENT").done();
    vevent.append_multi_property(parent);
    vevent.add_property("X-LETTERCAL-KIND", event.kind.name());
    if let Some(action) = event.action {
        vevent.add_property("X-LETTERCAL-ACTION", action.name());
    }
    vevent.add_property("X-LETTERCAL-LETTER", line(&event.letter.id));
    let mut printed = String::with_capacity(1024);
    // Writing to a string cannot fail.
    let _ = vevent.fmt_write(&mut printed);
    Some(Rendered::new(&printed, None, published.last_modified))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::write::fixture;

    fn lines(event: &Event, days: u32, language: &'static str) -> Vec<String> {
        let style = Style { language: Some(language), ..Style::default() };
        let notice = notice(event, days, &style, &Published::with(event));
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
    fn what_is_cancelled_is_not_counted_down() {
        let event = Event { status: Status::Cancelled, ..fixture::deadline() };
        assert!(lines(&event, 7, "en").is_empty());
    }
}
