//! Pieces that titles and descriptions share: dates, clock times, groups, cut names, and values whose script runs
//! the other way.

use crate::event::{Event, Zone, ended_day};
use crate::lang::{Wording, fill, place_name};
use chrono::{Datelike, NaiveDate, NaiveDateTime, Timelike};
use std::borrow::Cow;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// How many groups a title names.
const GROUPS_IN_TITLE: usize = 3;

/// FIRST STRONG ISOLATE and POP DIRECTIONAL ISOLATE of Unicode UAX #9.
const ISOLATE: [char; 2] = ['\u{2068}', '\u{2069}'];

/// A day in words.
pub(crate) fn date(wording: &Wording, day: NaiveDate) -> String {
    let number = if day.day() == 1 { wording.first_of_month.to_owned() } else { day.day().to_string() };
    let month = wording.months[day.month0() as usize];
    fill(wording.date, &[("day", &number), ("month", month), ("year", &day.year().to_string())])
}

/// The hour and minute of a wall clock.
pub(crate) fn hour(at: NaiveDateTime) -> String {
    format!("{:02}:{:02}", at.hour(), at.minute())
}

/// The day and hour at which something ends: midnight is the last hour of the day before.
pub(crate) fn end(at: NaiveDateTime) -> (NaiveDate, String) {
    let day = ended_day(at);
    (day, if day == at.date() { hour(at) } else { "24:00".to_owned() })
}

/// The name of a zone's place in the reader's language: the city of the IANA name, or UTC.
pub(crate) fn place(wording: &Wording, zone: Zone) -> Cow<'static, str> {
    if zone == Zone::GENEVA {
        return wording.geneva.into();
    }
    let city = zone.name().rsplit('/').next().unwrap_or(zone.name()).replace('_', " ");
    match place_name(&city, wording) {
        Some(name) => name.into(),
        None => isolated(&city, wording).into_owned().into(),
    }
}

/// A clock time as stated, and the same instant in UTC (in Geneva where it is stated in UTC).
pub(super) fn times(wording: &Wording, at: NaiveDateTime, zone: Zone) -> (String, String) {
    both(wording, at, zone, |at| (at.date(), hour(at)))
}

/// The day on which something ends, the clock time, and the same instant elsewhere.
pub(super) fn end_times(wording: &Wording, at: NaiveDateTime, zone: Zone) -> (NaiveDate, (String, String)) {
    (ended_day(at), both(wording, at, zone, end))
}

fn both(
    wording: &Wording,
    at: NaiveDateTime,
    zone: Zone,
    told: impl Fn(NaiveDateTime) -> (NaiveDate, String),
) -> (String, String) {
    let other_zone = if zone == Zone::Utc { Zone::GENEVA } else { Zone::Utc };
    let ((day, hour), (other_day, other_hour)) = (told(at), told(other_zone.clock(zone.instant(at))));
    let elsewhere = clock_of(wording, &other_hour, other_zone);
    let elsewhere = match other_day == day {
        true => elsewhere,
        false => {
            // The full-width comma brings its space.
            let space = if wording.comma.width() > 1 { "" } else { " " };
            format!("{}{}{space}{elsewhere}", date(wording, other_day), wording.comma)
        }
    };
    (clock_of(wording, &hour, zone), elsewhere)
}

/// A clock time with its place.
pub(crate) fn clock(wording: &Wording, at: NaiveDateTime, zone: Zone) -> String {
    clock_of(wording, &hour(at), zone)
}

/// An hour with its place.
pub(crate) fn clock_of(wording: &Wording, hour: &str, zone: Zone) -> String {
    match zone {
        Zone::Utc => format!("{hour} UTC"),
        _ => {
            let mut clock = fill(wording.clock, &[("clock", hour), ("place", &place(wording, zone))]);
            for (apart, joined) in wording.contractions {
                if clock.contains(apart) {
                    clock = clock.replace(apart, joined);
                }
            }
            clock
        }
    }
}

/// The groups for a title: the first few, and how many more.
pub(crate) fn groups_in_title(event: &Event, wording: &Wording) -> String {
    first_groups(&event.groups_concerned(), wording)
}

/// The first few of the groups concerned, and how many more.
pub(super) fn first_groups(groups: &[Cow<'_, str>], wording: &Wording) -> String {
    if groups.len() <= GROUPS_IN_TITLE {
        return groups.join(", ");
    }
    let more = (groups.len() - GROUPS_IN_TITLE + 1).to_string();
    fill(wording.titles.groups, &[("groups", &groups[..GROUPS_IN_TITLE - 1].join(", ")), ("more", &more)])
}

/// Whether a title leaves some of the groups concerned out.
pub(super) fn has_more_groups(groups: &[Cow<'_, str>]) -> bool {
    groups.len() > GROUPS_IN_TITLE
}

/// One line without controls, spaces folded. Marks that change the direction of what follows would reach beyond a text
/// that is cut.
pub(crate) fn one_line(text: &str) -> String {
    let turns = |c: char| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}');
    let mut line = String::with_capacity(text.len());
    let mut parted = false;
    for c in text.chars().filter(|c| !turns(*c)) {
        if c.is_whitespace() || c.is_control() {
            parted = !line.is_empty();
            continue;
        }
        if std::mem::take(&mut parted) {
            line.push(' ');
        }
        line.push(c);
    }
    line
}

/// The text, or as much of it as fits in `columns` (a Han character is two wide) with an ellipsis.
pub(crate) fn cut(text: &str, columns: usize) -> Cow<'_, str> {
    if text.width() <= columns {
        return text.into();
    }
    let mut used = 1;
    let mut end = 0;
    let mut last_space = None;
    for (at, c) in text.char_indices() {
        used += c.width().unwrap_or(0);
        if used > columns {
            break;
        }
        if c == ' ' {
            last_space = Some(at);
        }
        end = at + c.len_utf8();
    }
    // A word is cut only where the last space would leave less than half.
    let end = last_space.filter(|s| *s * 2 > end && !text[end..].starts_with(' ')).unwrap_or(end);
    format!("{}…", text[..end].trim_end()).into()
}

/// The value with Unicode isolates where it would otherwise mix its order with that of the words around it.
pub(crate) fn isolated<'a>(value: &'a str, wording: &Wording) -> Cow<'a, str> {
    if needs_isolation(value, wording.right_to_left) {
        let [open, close] = ISOLATE;
        return format!("{open}{value}{close}").into();
    }
    value.into()
}

/// A value of the other direction needs isolation; in a right-to-left sentence, a left-to-right word keeps its order
/// by itself as long as it begins and ends with a letter (or ends with a digit), and so does a plain number.
fn needs_isolation(value: &str, right_to_left: bool) -> bool {
    if value.chars().any(is_right_to_left) {
        return !right_to_left;
    }
    if !right_to_left {
        return false;
    }
    if value.chars().any(char::is_alphabetic) {
        let ends = |c: char| c.is_alphabetic() || c.is_ascii_digit();
        return !(value.starts_with(char::is_alphabetic) && value.ends_with(ends));
    }
    !value.chars().all(|c| c.is_ascii_digit() || matches!(c, ':' | '/' | '.' | ','))
}

/// Letters of Hebrew, Arabic, Syriac, Thaana and N'Ko, with their presentation forms.
pub(super) fn is_right_to_left(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}') && c.is_alphabetic()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::pack;
    use chrono::NaiveDate;

    fn words(language: &str) -> &'static Wording {
        pack(language).wording
    }

    #[test]
    fn dates_are_idiomatic() {
        let first = NaiveDate::from_ymd_opt(2019, 5, 1).unwrap();
        let expected =
            ["2019年5月1日", "1 May 2019", "1er mai 2019", "1 de mayo de 2019", "1 мая 2019 года", "1 مايو 2019"];
        for (pack, expected) in crate::lang::PACKS.iter().zip(expected) {
            assert_eq!(date(pack.wording, first), expected);
        }
    }

    #[test]
    fn one_line_has_single_spaces() {
        let check = |text: &str, expected: &str| assert_eq!(one_line(text), expected);
        check(" a\r\n b\u{a0}\u{0}c\t", "a b c");
        check("a \u{202e} b\u{2066}c\u{feff}", "a bc");
        check(" \u{2028}\u{1}", "");
    }

    #[test]
    fn names_are_cut_between_words() {
        let check = |text: &str, columns, expected: &str| {
            let short = cut(text, columns);
            assert_eq!(short, expected);
            assert!(short.width() <= columns);
        };
        check("Opening plenary", 20, "Opening plenary");
        check("Joint session of two working parties", 20, "Joint session of…");
        check("开幕全体会议", 12, "开幕全体会议");
        check("开幕全体会议", 11, "开幕全体会…");
        check("Donaudampfschifffahrt gesellschaft", 10, "Donaudamp…");
    }

    #[test]
    fn isolates_stand_only_where_needed() {
        let check = |value: &str, language: &str, expected: bool| {
            assert_eq!(needs_isolation(value, words(language).right_to_left), expected, "{value} in {language}");
        };
        check("الجلسة الافتتاحية", "en", true);
        check("الجلسة الافتتاحية", "ar", false);
        check("Opening plenary", "ar", false);
        check("Opening plenary (part 1)", "ar", true);
        check("2nd session", "ar", true);
        check("WP3/11", "ar", false);
        check("12/11", "ar", false);
        check("8–10", "ar", true);
        check("Opening plenary (part 1)", "zh", false);
    }

    #[test]
    fn places_outside_geneva_are_their_city() {
        assert_eq!(place(words("zh"), Zone::GENEVA), "日内瓦");
        assert_eq!(place(words("en"), Zone::Local(chrono_tz::America::New_York)), "New York");
        assert_eq!(place(words("en"), Zone::Utc), "UTC");
        assert_eq!(place(words("zh"), Zone::Local(chrono_tz::Asia::Seoul)), "首尔");
        assert_eq!(place(words("ar"), Zone::Local(chrono_tz::Asia::Seoul)), "سول");
        assert_eq!(place(words("fr"), Zone::Local(chrono_tz::Asia::Seoul)), "Séoul");
    }

    #[test]
    fn clocks_are_joined_with_their_place() {
        let at = NaiveDate::from_ymd_opt(2023, 3, 9).unwrap().and_hms_opt(9, 30, 0).unwrap();
        let check = |language: &str, tz: chrono_tz::Tz, expected: &str| {
            assert_eq!(clock(words(language), at, Zone::Local(tz)), expected);
        };
        check("fr", chrono_tz::Africa::Cairo, "09:30, heure du Caire");
        check("fr", chrono_tz::Africa::Abidjan, "09:30, heure d'Abidjan");
        check("fr", chrono_tz::America::Havana, "09:30, heure de La Havane");
        check("fr", chrono_tz::Asia::Seoul, "09:30, heure de Séoul");
        check("es", chrono_tz::Africa::Cairo, "09:30, hora de El Cairo");
    }

    #[test]
    fn times_are_given_in_a_second_zone() {
        let at = NaiveDate::from_ymd_opt(2023, 3, 9).unwrap().and_hms_opt(0, 30, 0).unwrap();
        let expected = ("00:30 Geneva time".to_owned(), "8 March 2023, 23:30 UTC".to_owned());
        assert_eq!(times(words("en"), at, Zone::GENEVA), expected);
        assert_eq!(times(words("zh"), at, Zone::GENEVA).1, "2023年3月8日，23:30 UTC");
        assert_eq!(times(words("ar"), at, Zone::GENEVA).1, "8 مارس 2023، 23:30 UTC");
        assert_eq!(times(words("en"), at, Zone::Utc), ("00:30 UTC".to_owned(), "01:30 Geneva time".to_owned()));
    }
}
