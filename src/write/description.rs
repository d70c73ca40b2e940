//! Descriptions: a few plain lines for the person who opens an event.

use super::title::Titled;
use super::words;
use crate::event::{Event, Kind, Status, When, Zone};
use crate::lang::{Wording, fill, place_name};
use crate::private::{has_password, masked};
use chrono::NaiveDate;

/// Columns of a quoted sentence: a table row is longer, but its beginning says what it is.
const QUOTE_COLUMNS: usize = 280;

/// The description of an event, lines parted by line feeds.
pub fn description(event: &Event, wording: &Wording) -> String {
    let titled = Titled::of(event);
    let title = titled.title(event.when, wording);
    Described::of(&titled).description(&titled, &title, wording)
}

/// What the descriptions of an event have in common in all languages, found once for all of them.
#[derive(Debug)]
pub(super) struct Described {
    /// Whether the letter's own name for the event is not in the sentence.
    lacks_name: bool,
    /// The sentence, cut.
    quote: String,
    links: Vec<String>,
    source: Option<String>,
}

impl Described {
    pub(super) fn of(titled: &Titled<'_>) -> Described {
        let event = titled.event;
        let quote = event.evidence.first().map(|e| words::one_line(&e.quote)).unwrap_or_default();
        let quote = masked(&quote);
        let links = event.links.iter().filter(|url| !has_password(url));
        Described {
            lacks_name: !quote.contains(titled.name()),
            quote: words::cut(&quote, QUOTE_COLUMNS).into_owned(),
            links: links.map(|url| words::one_line(url)).collect(),
            source: event.letter.url.as_deref().map(words::one_line),
        }
    }

    /// The description below a title.
    pub(super) fn description(&self, titled: &Titled<'_>, title: &str, wording: &Wording) -> String {
        let (event, sentences) = (titled.event, &wording.sentences);
        let mut lines: Vec<String> = Vec::with_capacity(8);
        if event.status == Status::Cancelled {
            lines.push(sentences.cancelled.into());
        }
        // The letter's own name, where the title has to leave it out, and the sentence.
        if self.lacks_name && !title.contains(titled.name()) {
            lines.push(words::isolated(&words::cut(titled.name(), QUOTE_COLUMNS), wording).into_owned());
        }
        if !self.quote.is_empty() {
            lines.push(fill(sentences.quote, &[("quote", &words::isolated(&self.quote, wording))]));
        }
        if words::has_more_groups(&titled.groups) {
            lines.push(fill(sentences.groups, &[("groups", &titled.groups.join(", "))]));
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
        lines.extend(event.letter.mailbox.iter().map(|mailbox| fill(sentences.mailbox, &[("mailbox", mailbox)])));
        lines.extend(self.links.iter().map(|url| fill(sentences.link, &[("url", url)])));
        lines.extend(self.source.iter().map(|url| fill(sentences.source, &[("url", url)])));
        lines.join("\n")
    }
}

/// The place of an event: its name in the reader's language where that is known, or the words for a meeting on line.
pub(crate) fn place(event: &Event, wording: &Wording) -> Option<String> {
    let stated = event.location.as_deref().map(words::one_line).filter(|l| !l.is_empty());
    let stated = stated.map(|place| place_name(&place, wording).map_or(place, str::to_owned));
    stated.or_else(|| event.virtual_only.then(|| wording.sentences.virtual_meeting.to_owned()))
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
            let (day, times) = words::end_times(wording, at, zone);
            sentence(sentences.deadline, day, times)
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
    let number = words::isolated(number, wording);
    // Number and identity are those of the letter, the date is that of the text that corrects it.
    let revision = event.letter.revises.map(|r| {
        let text = fill(sentences.revisions[r.kind as usize], &[("n", &r.number.to_string())]);
        words::isolated(&text, wording).into_owned()
    });
    let date = event.letter.date.map(|day| words::date(wording, day));
    let template = match (&revision, &date) {
        (None, Some(_)) => sentences.letter,
        (None, None) => sentences.undated_letter,
        (Some(_), Some(_)) => sentences.correction,
        (Some(_), None) => sentences.undated_correction,
    };
    let (revision, date) = (revision.unwrap_or_default(), date.unwrap_or_default());
    fill(template, &[("revision", &revision), ("number", &number), ("date", &date)])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event::{Inferred, Revision, RevisionKind};
    use crate::lang::{PACKS, pack};
    use crate::write::fixture;
    use unicode_bidi::BidiInfo;

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
    fn midnight_is_the_end_of_a_day() {
        let line = |at: &str, zone| {
            let event = Event { when: fixture::instant(at, zone), ..fixture::deadline() };
            description(&event, pack("en").wording).lines().nth(1).unwrap_or_default().to_owned()
        };
        assert_eq!(line("2023-04-27T00:00", Zone::GENEVA), "Due at 24:00 Geneva time on 26 April 2023 (22:00 UTC)");
        assert_eq!(line("2023-04-26T22:00", Zone::Utc), "Due at 22:00 UTC on 26 April 2023 (24:00 Geneva time)");
        let utc = "Due at 24:00 UTC on 26 April 2023 (27 April 2023, 02:00 Geneva time)";
        assert_eq!(line("2023-04-27T00:00", Zone::Utc), utc);
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
                "地点：日内瓦",
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
    fn places_have_their_name_in_the_language_of_the_reader() {
        let mut event = fixture::meeting();
        event.location = Some("Bangkok".into());
        for (language, expected) in [("zh", "地点：曼谷"), ("ru", "Место: Бангкок"), ("en", "Place: Bangkok")]
        {
            let text = description(&event, pack(language).wording);
            assert!(text.lines().any(|l| l == expected), "{text}");
        }
        event.when = fixture::instant("2023-05-09T09:30", crate::event::Zone::Local(chrono_tz::Asia::Bangkok));
        event.kind = Kind::Opening;
        let text = description(&event, pack("zh").wording);
        assert!(text.contains("曼谷时间09:30"), "{text}");
    }

    #[test]
    fn a_correction_says_that_it_is_one() {
        let mut event = fixture::deadline();
        event.letter.revises = Some(Revision { kind: RevisionKind::Corrigendum, number: 2 });
        event.letter.url = None;
        for (language, expected) in [
            ("en", "Corrigendum 2 of 17 February 2023 to ITU letter 5/9"),
            ("zh", "国际电联信函 5/9 的勘误2（2023年2月17日）"),
            ("ru", "Исправление 2 к письму МСЭ 5/9, 17 февраля 2023 года"),
        ] {
            assert_eq!(description(&event, pack(language).wording).lines().last(), Some(expected));
        }
        event.letter.date = None;
        let text = description(&event, pack("en").wording);
        assert_eq!(text.lines().last(), Some("Corrigendum 2 to ITU letter 5/9"));
    }

    #[test]
    fn the_mailbox_of_the_group_is_there_and_nobody_else() {
        let mut event = fixture::deadline();
        event.letter.mailbox = Some("tsbsg9@itu.int".into());
        event.evidence[0].quote =
            "26 April 2023: fax the form to Ms Jane Doe (fax: +41 22 730 5778, jane@example.org)".into();
        event.links = vec!["https://example.org/j/1?pwd=x1".into(), "https://itu.int/reg".into()];
        let text = description(&event, pack("en").wording);
        for gone in ["Doe", "730", "example.org"] {
            assert!(!text.contains(gone), "{text}");
        }
        assert!(text.contains("Questions: tsbsg9@itu.int") && text.contains("https://itu.int/reg"), "{text}");
    }

    #[test]
    fn numbers_in_arabic_descriptions_stay_in_order() {
        let visual = |text: &str| {
            let info = BidiInfo::new(text, None);
            assert!(info.paragraphs[0].level.is_rtl(), "{text} does not begin from the right");
            info.reorder_line(&info.paragraphs[0], info.paragraphs[0].range.clone()).into_owned()
        };
        let mut event = fixture::deadline();
        event.letter.mailbox = Some("tsbsg9@itu.int".into());
        let revision = Revision { kind: RevisionKind::Addendum, number: 1 };
        for number in ["1/TSAG", "5/9", "T22-SG09-COL-0005", "CA/236(Rev.1)"] {
            event.letter.number = number.into();
            for revises in [None, Some(revision)] {
                event.letter.revises = revises;
                let text = description(&event, pack("ar").wording);
                let line = text.lines().find(|l| l.contains(number)).unwrap();
                assert!(visual(line).contains(number), "{number} is torn in {}", visual(line));
            }
        }
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
