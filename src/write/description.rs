//! Descriptions: a few plain lines for the person who opens an event.

use super::{title, words};
use crate::event::{Event, Kind, Status, When, Zone};
use crate::lang::{Wording, fill};
use chrono::NaiveDate;

/// Columns of a quoted sentence: a table row is longer, but its beginning says what it is.
const QUOTE_COLUMNS: usize = 280;

/// The description of an event, lines parted by line feeds.
pub fn description(event: &Event, wording: &Wording) -> String {
    let sentences = &wording.sentences;
    let mut lines: Vec<String> = Vec::new();
    if event.status == Status::Cancelled {
        lines.push(sentences.cancelled.into());
    }
    lines.extend(words_of_letter(event, wording));
    if words::has_more_groups(event) {
        lines.push(fill(sentences.groups, &[("groups", &event.groups_concerned().join(", "))]));
    }
    lines.extend(place(event, wording).map(|place| match event.location {
        Some(_) => fill(sentences.place, &[("place", &words::isolated(&place, wording))]),
        None => place,
    }));
    lines.extend(time(event, wording));
    if event.status == Status::Tentative {
        lines.push(sentences.tentative.into());
    }
    let mut inferred: Vec<_> = event.evidence.iter().take(1).flat_map(|e| &e.inferred).collect();
    inferred.sort_unstable();
    inferred.dedup();
    lines.extend(inferred.into_iter().map(|i| sentences.inferred[*i as usize].to_owned()));
    lines.push(letter(event, wording));
    lines.extend(event.links.iter().map(|url| fill(sentences.link, &[("url", &words::one_line(url))])));
    lines.extend(event.letter.url.iter().map(|url| fill(sentences.source, &[("url", &words::one_line(url))])));
    lines.join("\n")
}

/// The place of an event: as the letter names it, or the words for a meeting on line.
pub(crate) fn place(event: &Event, wording: &Wording) -> Option<String> {
    let stated = event.location.as_deref().map(words::one_line).filter(|l| !l.is_empty());
    stated.or_else(|| event.virtual_only.then(|| wording.sentences.virtual_meeting.to_owned()))
}

/// The letter's own name for the event, where the title has to leave it out, and the sentence.
fn words_of_letter(event: &Event, wording: &Wording) -> Vec<String> {
    let quote = event.evidence.first().map(|e| words::one_line(&e.quote)).unwrap_or_default();
    let name = event.name.as_deref().map(words::one_line).unwrap_or_default();
    let mut lines = Vec::new();
    if !quote.contains(&name) && !title::title(event, wording).contains(&name) {
        lines.push(words::isolated(&words::cut(&name, QUOTE_COLUMNS), wording).into_owned());
    }
    if !quote.is_empty() {
        let quote = words::cut(&quote, QUOTE_COLUMNS);
        lines.push(fill(wording.sentences.quote, &[("quote", &words::isolated(&quote, wording))]));
    }
    lines
}

fn time(event: &Event, wording: &Wording) -> Option<String> {
    let sentences = &wording.sentences;
    let sentence = |template: &str, day: NaiveDate, (time, elsewhere): (String, String)| {
        let date = words::date(wording, day);
        Some(fill(template, &[("date", &date), ("time", &time), ("elsewhere", &elsewhere)]))
    };
    match (event.kind, event.when) {
        (Kind::Deadline, When::Days { last, .. }) => {
            let end = last.and_hms_opt(23, 59, 0)?;
            sentence(sentences.day_ends, last, words::times(wording, end, Zone::GENEVA))
        }
        (Kind::Deadline, When::Instant { at, zone }) => {
            sentence(sentences.deadline, at.date(), words::times(wording, at, zone))
        }
        (Kind::Opening | Kind::RegistrationDesk, When::Instant { at, zone }) => {
            sentence(sentences.only_start, at.date(), words::times(wording, at, zone))
        }
        _ => None,
    }
}

fn letter(event: &Event, wording: &Wording) -> String {
    let sentences = &wording.sentences;
    let number = if event.letter.number.is_empty() { &event.letter.id } else { &event.letter.number };
    match event.letter.date {
        Some(day) => fill(sentences.letter, &[("number", number), ("date", &words::date(wording, day))]),
        None => fill(sentences.undated_letter, &[("number", number)]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event::Inferred;
    use crate::lang::{PACKS, pack};
    use crate::write::fixture;

    fn check(event: &Event, language: &str, expected: &[&str]) {
        assert_eq!(description(event, pack(language).wording).lines().collect::<Vec<_>>(), expected);
    }

    #[test]
    fn a_day_deadline_says_when_the_day_ends() {
        check(
            &fixture::deadline(),
            "en",
            &[
                "“26 April 2023 submit contributions”",
                "The letter states no hour: until 23:59 Geneva time on 26 April 2023 (21:59 UTC)",
                "ITU letter 5/9 of 17 February 2023",
                "Letter: https://www.itu.int/md/T22-SG09-COL-0005/en",
            ],
        );
    }

    #[test]
    fn an_hour_is_given_in_two_zones() {
        let mut event = fixture::opening();
        event.location = Some("Geneva".into());
        event.letter.url = None;
        check(
            &event,
            "zh",
            &[
                "“opens at 0930 hours”",
                "地点：Geneva",
                "信函只写明开始时刻：日内瓦时间09:30（07:30 UTC）；日历中的15分钟仅为显示所需",
                "国际电联信函 5/9（2023年2月17日）",
            ],
        );
    }

    #[test]
    fn what_is_not_printed_is_said() {
        let mut event = fixture::deadline();
        event.evidence[0].inferred = vec![Inferred::Computed, Inferred::Year];
        let text = description(&event, pack("en").wording);
        assert!(text.contains("does not print the year") && text.contains("the date was computed"), "{text}");
        event.evidence[0].inferred.clear();
        let text = description(&event, pack("en").wording);
        assert!(!text.contains("does not print") && !text.contains("computed"), "{text}");
    }

    #[test]
    fn virtual_meetings_and_cut_names() {
        let mut event = fixture::meeting();
        event.virtual_only = true;
        assert!(description(&event, pack("fr").wording).contains("Réunion virtuelle"));
        let name = "A session whose name is far too long to be shown in the month view of any calendar";
        let event = fixture::session(name);
        assert!(description(&event, pack("en").wording).contains(name));
    }

    #[test]
    fn every_language_fills_every_placeholder() {
        for pack in PACKS {
            for event in fixture::one_of_each() {
                let text = description(&event, pack.wording);
                assert!(!text.contains(['{', '}']), "{}: {text}", pack.code);
                assert!(text.lines().all(|l| !l.trim().is_empty()), "{}: {text}", pack.code);
            }
        }
    }
}
