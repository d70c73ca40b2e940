//! Titles: what a delegate sees in the month view, at most some fifty columns.

use super::words;
use crate::event::{Action, Event, Kind, Status, When, Zone};
use crate::lang::{Wording, fill};
use crate::private::masked;
use std::borrow::Cow;
use std::cell::OnceCell;
use unicode_width::UnicodeWidthStr;

/// The width that a title aims at: fifty Latin or twenty-five Han characters.
const COLUMNS: usize = 50;
/// The least room for a name, however long the words around it are.
const NAME_COLUMNS: usize = 24;

/// The title of an event.
pub fn title(event: &Event, wording: &Wording) -> String {
    Titled::of(event).title(event.when, wording)
}

/// What the titles of an event have in common in all languages, found once for all of them.
#[derive(Debug)]
pub(super) struct Titled<'e> {
    pub(super) event: &'e Event,
    pub(super) groups: Vec<Cow<'e, str>>,
    name: OnceCell<String>,
}

impl<'e> Titled<'e> {
    pub(super) fn of(event: &'e Event) -> Titled<'e> {
        Titled { event, groups: event.groups_concerned(), name: OnceCell::new() }
    }

    /// The letter's own name for it, on one line and without private words; empty where there is none.
    pub(super) fn name(&self) -> &str {
        self.name.get_or_init(|| self.event.name.as_deref().map(public_name).unwrap_or_default())
    }

    /// The title where the event is drawn at `when`.
    pub(super) fn title(&self, when: When, wording: &Wording) -> String {
        let titles = &wording.titles;
        let group = words::first_groups(&self.groups, wording);
        let name = if is_called(self.event) { bare(self.name()) } else { None };
        let title = match self.event.kind {
            Kind::Meeting => match name {
                Some(name) => named(&group, name, wording),
                None => grouped(titles.meeting, &group, &[]),
            },
            Kind::Session => named(&group, name.unwrap_or(wording.kind(Kind::Session)), wording),
            Kind::Opening => grouped(titles.opening, &group, &[]),
            Kind::RegistrationDesk => grouped(titles.registration_desk, &group, &[]),
            Kind::Deadline => self.deadline(when, &group, name, wording),
        };
        match self.event.status {
            Status::Confirmed => title,
            Status::Cancelled => fill(titles.cancelled, &[("title", &title)]),
            Status::Tentative => fill(titles.tentative, &[("title", &title)]),
        }
    }

    fn deadline(&self, when: When, group: &str, name: Option<&str>, wording: &Wording) -> String {
        let titles = &wording.titles;
        // Whatever clock the letter states, the title has that of Geneva, as all others have.
        let hour = match when {
            When::Instant { at, zone } | When::Block { end: at, zone, .. } => {
                Some(words::end(Zone::GENEVA.clock(zone.instant(at))).1)
            }
            When::Days { .. } => None,
        };
        let titled = |what: &str| match &hour {
            Some(hour) => {
                grouped(titles.deadline_at, group, &[("what", what), ("clock", hour), ("place", wording.geneva)])
            }
            None => grouped(titles.deadline, group, &[("what", what)]),
        };
        match name {
            Some(name) => {
                let name = words::cut(name, room(titled("").width()));
                titled(&words::isolated(&name, wording))
            }
            None => titled(wording.action(self.event.action.unwrap_or(Action::Other))),
        }
    }
}

/// The letter's own name for an event, on one line; a deadline is called by it only where its action has no name.
pub(crate) fn own_name(event: &Event) -> Option<String> {
    let name = event.name.as_deref().filter(|_| is_called(event))?;
    bare(&public_name(name)).map(str::to_owned)
}

/// Whether an event is called by the name that the letter has for it.
fn is_called(event: &Event) -> bool {
    event.kind != Kind::Deadline || matches!(event.action, Some(Action::Other) | None)
}

fn public_name(name: &str) -> String {
    masked(&words::one_line(name)).into_owned()
}

/// A name as titles have it, if anything is left of it.
fn bare(name: &str) -> Option<&str> {
    Some(unbracketed(name)).filter(|name| !name.is_empty())
}

/// A name without the brackets that mark it as tentative: the title says so in words.
fn unbracketed(name: &str) -> &str {
    let inner = |open, close| name.strip_prefix(open)?.strip_suffix(close).filter(|n| !n.contains([open, close]));
    inner('[', ']').or_else(|| inner('［', '］')).unwrap_or(name).trim()
}

/// Fills a template; where a letter has no group, its place and the space beside it go.
fn grouped(template: &str, group: &str, values: &[(&str, &str)]) -> String {
    let mut values = values.to_vec();
    values.push(("group", group));
    match group {
        "" => fill(&template.replacen("{group} ", "", 1).replacen(" {group}", "", 1), &values),
        _ => fill(template, &values),
    }
}

fn named(group: &str, name: &str, wording: &Wording) -> String {
    // The name of a meeting often begins with its group.
    if group.is_empty() || name.contains(group) {
        return words::cut(name, COLUMNS).into_owned();
    }
    let name = words::cut(name, room(group.width() + 2));
    fill(wording.titles.named, &[("group", group), ("name", &words::isolated(&name, wording))])
}

fn room(used: usize) -> usize {
    COLUMNS.saturating_sub(used).max(NAME_COLUMNS)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::PACKS;
    use crate::write::fixture;
    use unicode_bidi::BidiInfo;

    fn check(event: &Event, language: &str, expected: &str) {
        assert_eq!(title(event, crate::lang::pack(language).wording), expected);
    }

    #[test]
    fn kinds_and_languages() {
        let mut event = fixture::deadline();
        check(&event, "zh", "SG9 截止：提交文稿");
        check(&event, "en", "SG9 deadline: contributions");
        check(&event, "fr", "Échéance SG9\u{a0}: contributions des membres");
        check(&event, "ar", "موعد نهائي SG9: تقديم المساهمات");
        event.when = fixture::instant("2023-04-26T23:59", Zone::GENEVA);
        check(&event, "zh", "SG9 截止：提交文稿（日内瓦 23:59）");
        check(&event, "ru", "Срок SG9: вклады (23:59, Женева)");
        event.when = fixture::instant("2023-04-26T16:00", Zone::Utc);
        check(&event, "en", "SG9 deadline: contributions (18:00 Geneva)");
        event.when = fixture::instant("2023-04-26T18:00", Zone::Local(chrono_tz::Asia::Bangkok));
        check(&event, "zh", "SG9 截止：提交文稿（日内瓦 13:00）");
        event.when = fixture::instant("2023-04-27T00:00", Zone::GENEVA);
        check(&event, "en", "SG9 deadline: contributions (24:00 Geneva)");
        check(&fixture::meeting(), "en", "SG9 meeting");
        check(&fixture::opening(), "zh", "SG9 会议开幕");
        check(&fixture::session("开幕全体会议"), "zh", "SG9：开幕全体会议");
        check(&fixture::session("Opening plenary"), "ar", "Opening plenary (SG9)");
    }

    #[test]
    fn every_language_fills_every_placeholder() {
        for pack in PACKS {
            for event in fixture::one_of_each() {
                let title = title(&event, pack.wording);
                assert!(!title.contains(['{', '}']), "{}: {title}", pack.code);
            }
        }
    }

    #[test]
    fn a_letter_without_group() {
        let mut event = fixture::deadline();
        event.letter.group = None;
        check(&event, "en", "deadline: contributions");
        check(&event, "fr", "Échéance\u{a0}: contributions des membres");
        check(&event, "zh", "截止：提交文稿");
        event.kind = Kind::Meeting;
        event.name = Some("Workshop on digital twins".into());
        check(&event, "en", "Workshop on digital twins");
    }

    #[test]
    fn status_is_marked() {
        let mut event = fixture::meeting();
        event.status = Status::Cancelled;
        check(&event, "zh", "已取消：SG9 会议");
        event.status = Status::Tentative;
        check(&event, "es", "Reunión SG9 (provisional)");
        event = fixture::session("[标准化战略报告人组]");
        event.status = Status::Tentative;
        check(&event, "zh", "SG9：标准化战略报告人组（暂定）");
    }

    #[test]
    fn many_groups_are_counted() {
        let mut event = fixture::meeting();
        event.groups = ["Q1/5", "Q2/5", "Q3/5"].map(String::from).to_vec();
        check(&event, "en", "Q1/5, Q2/5, Q3/5 meeting");
        event.groups.push("Q4/5".into());
        check(&event, "en", "Q1/5, Q2/5 and 2 more meeting");
    }

    #[test]
    fn long_names_are_cut_in_every_language() {
        for name in ["A joint session of working parties one and two on everything that is left", &"会议".repeat(40)]
        {
            for pack in PACKS {
                let title = title(&fixture::session(name), pack.wording);
                assert!(title.width() <= COLUMNS + 2, "{title} has {} columns", title.width());
                assert!(title.contains('…'), "{title}");
            }
        }
    }

    #[test]
    fn titles_of_deadlines_are_short_in_every_language() {
        for pack in PACKS {
            for action in Action::ALL {
                let mut event = fixture::deadline();
                event.groups = vec!["SG17".into()];
                event.action = Some(*action);
                event.when = fixture::instant("2023-04-26T23:59", Zone::GENEVA);
                let title = title(&event, pack.wording);
                assert!(title.width() <= COLUMNS + 6, "{}: {title} has {} columns", pack.code, title.width());
                event.action = Some(Action::Other);
                event.name = Some("comments of membership on the draft that is annexed".into());
                let title = self::title(&event, pack.wording);
                assert!(title.width() <= COLUMNS + 6, "{}: {title} has {} columns", pack.code, title.width());
            }
        }
    }

    #[test]
    fn numbers_in_arabic_titles_stay_in_order() {
        let visual = |title: &str| {
            let info = BidiInfo::new(title, None);
            assert!(info.paragraphs[0].level.is_rtl(), "{title} does not begin from the right");
            info.reorder_line(&info.paragraphs[0], info.paragraphs[0].range.clone()).into_owned()
        };
        let wording = crate::lang::pack("ar").wording;
        let mut event = fixture::deadline();
        event.groups = vec!["WP3/11".into(), "Q2/11".into()];
        event.when = fixture::instant("2023-04-26T23:59", Zone::GENEVA);
        let shown = visual(&title(&event, wording));
        for part in ["WP3/11, Q2/11", "23:59"] {
            assert!(shown.contains(part), "{part} is torn in {shown}");
        }
        event.action = Some(Action::Other);
        event.name = Some("2nd draft (Q2/11) due".into());
        let shown = visual(&title(&event, wording));
        assert!(shown.contains("2nd draft (Q2/11) due"), "{shown}");
    }
}
