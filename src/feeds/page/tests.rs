//! Tests of whole pages.

use super::*;
use crate::feeds::sheets::Rack;
use crate::feeds::shelf::{Outlined, Store};
use crate::lang::PACKS;
use crate::ledger::Ledger;
use crate::ledger::record::{Shown, State};
use crate::write::Style;
use crate::write::fixture;
use crate::write::ics::Published;
use chrono::{DateTime, Days};

fn shown(event: Event) -> Shown {
    let published = Published::with(&event);
    Shown { event, in_other_languages: Vec::new(), published, was: None }
}

/// Pages of a site with these events.
struct Fixture {
    shown: Vec<Shown>,
    known: BTreeSet<String>,
    config: Config,
    month: NaiveDate,
}

impl Fixture {
    fn new(mut events: Vec<Event>) -> Fixture {
        events.sort_by_key(|e| e.when.begins());
        let known = events.iter().flat_map(feeds_of).collect();
        let month = fixture::day("2023-04-01");
        Fixture { shown: events.into_iter().map(shown).collect(), known, config: Config::default(), month }
    }

    fn page(&self, language: &'static str, group: Option<&str>) -> String {
        let assets = Assets::new(self.known.len(), &self.config);
        let shelf = Shelf::new(vec![("letter", Outlined::of(&self.shown))], NaiveDate::MIN, self.month);
        let ledger = Ledger::empty("1", DateTime::UNIX_EPOCH, self.month);
        let store = Store::with(&ledger, "letter", self.shown.clone());
        let (rack, style) = (Rack::new(&shelf, &store), Style::default());
        let desk = Desk::new(language, &style, &self.config, &rack);
        let contents = Contents::of(group, &desk, &shelf, self.month).unwrap();
        let site = Site { assets: &assets, known: &self.known, config: &self.config, month: self.month };
        html(&site.page(group, Words::new(language), &contents))
    }
}

#[track_caller]
fn has(page: &str, parts: &[&str]) {
    for part in parts {
        assert!(page.contains(part), "{part} is not in {page}");
    }
}

#[test]
fn a_page_is_whole_without_a_script() {
    let page = Fixture::new(fixture::one_of_each()).page("en", None);
    has(
        &page,
        &[
            "<h1>ITU meetings and deadlines</h1>",
            "Next deadlines as of <time datetime=\"2023-04-01\">1 April 2023</time>",
            "until the end of <time datetime=\"2023-04-26T23:59+02:00\">Wed 26 April 2023</time>, Geneva",
            "<a href=\"https://www.itu.int/md/T22-SG09-COL-0005/en\"><bdi>5/9</bdi></a>",
            "<a href=\"../v1/en/letters/t22-sg09-col-0005.ics\" aria-label=\"ICS with all dates of the letter 5/9\">ICS</a>",
            "<input type=\"checkbox\" id=\"k3\" value=\"deadline\">Deadline</label>",
            "<link rel=\"alternate\" hreflang=\"ar\" href=\"../ar/\">",
            "<table id=\"m2023-05\"><caption>May 2023</caption>",
            "None of these dates has been changed.",
            "href=\"../v1/en/deadlines-notice.ics\"",
        ],
    );
    // One group leaves nothing to choose.
    assert!(!page.contains("id=\"groups\""));
}

#[test]
fn nothing_runs_that_a_letter_says() {
    let attack = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>";
    let mut events = fixture::one_of_each();
    for event in &mut events {
        event.name = Some(attack.into());
        event.location = Some(attack.into());
        event.groups = vec!["SG9".into(), attack.into()];
        event.letter.number = attack.into();
        event.letter.id = attack.into();
        event.letter.url = Some(format!("https://a.org/{attack}"));
        event.action = None;
    }
    let mut fixture = Fixture::new(events);
    for shown in &mut fixture.shown {
        let mut was = State::of(&shown.event);
        was.place = Some(attack.to_owned() + "!");
        shown.was = Some(was);
    }
    for pack in PACKS {
        let page = fixture.page(pack.code, None);
        assert_eq!(page.matches("<script").count(), 1, "{page}");
        assert!(!page.contains("<img") && !page.contains("\"'>"), "{page}");
        has(&page, &["&#60;script&#62;alert(1)&#60;/script&#62;"]);
        // Neither inline scripts nor inline styles.
        for inline in [" style=\"", "<style", " onclick", "javascript:"] {
            assert!(!page.contains(inline), "{}: {inline}", pack.code);
        }
    }
}

#[test]
fn every_language_has_its_own_page() {
    let fixture = Fixture::new(fixture::one_of_each());
    for pack in PACKS {
        let page = fixture.page(pack.code, Some("SG9"));
        let direction = if pack.wording.right_to_left { "rtl" } else { "ltr" };
        has(&page, &[&format!("<html lang=\"{}\" dir=\"{direction}\">", pack.code), "\"../../a/page."]);
        let words = page.split("data-shown").next().unwrap();
        assert!(!words.contains(['{', '}']), "{}: {words}", pack.code);
        for rest in ["{date}", "{month}", "{clock}", "{weekday}", "{title}"] {
            assert!(!page.contains(rest), "{}: {rest}", pack.code);
        }
    }
}

#[test]
fn words_in_another_language_say_so() {
    let page = Fixture::new(vec![fixture::session("Opening plenary")]).page("fr", None);
    has(&page, &["<bdi lang=\"en\">Opening plenary</bdi>"]);
    let page = Fixture::new(vec![fixture::session("Opening plenary")]).page("en", None);
    has(&page, &["<bdi>Opening plenary</bdi>"]);
}

#[test]
fn the_past_is_folded_by_the_month_of_the_ledger() {
    let mut fixture = Fixture::new(fixture::one_of_each());
    assert!(fixture.page("en", None).contains("<details id=\"past\" hidden>"));
    fixture.month = fixture::day("2023-05-01");
    let page = fixture.page("en", None);
    let (ahead, over) = page.split_once("<details id=\"past\"><summary>Dates that are over</summary>").unwrap();
    let table = ahead.split("<table id=\"ahead\">").nth(1).unwrap();
    assert!(!table.contains("26 April") && over.contains("Wed 26 April 2023"), "{page}");
    has(&page, &["No deadline is ahead.", "From <time datetime=\"2023-05-01\">1 May 2023</time> on"]);
}

#[test]
fn a_page_names_the_day_on_which_it_was_right() {
    let mut fixture = Fixture::new(fixture::one_of_each());
    // The letter is of February; a change in the month of the ledger is newer.
    fixture.shown[0].published.last_modified = fixture::clock("2023-04-27T22:30").and_utc();
    let page = fixture.page("en", None);
    has(&page, &["<p class=\"sub\">As of <time datetime=\"2023-04-28\">28 April 2023</time></p>"]);
    assert!(page.contains("No deadline is ahead."), "the deadline was over on that day: {page}");
}

#[test]
fn what_changed_is_told() {
    let mut fixture = Fixture::new(vec![fixture::deadline()]);
    let mut was = State::of(&fixture.shown[0].event);
    was.when = crate::event::When::Days { first: fixture::day("2023-04-12"), last: fixture::day("2023-04-12") };
    fixture.shown[0].was = Some(was);
    let page = fixture.page("en", None);
    has(
        &page,
        &["<del>until the end of <time datetime=\"2023-04-12T23:59+02:00\">Wed 12 April 2023</time>, Geneva</del> → \
             <ins>until the end of <time datetime=\"2023-04-26T23:59+02:00\">Wed 26 April 2023</time>, Geneva</ins>"],
    );
}

#[test]
fn addresses_of_feeds_follow_the_base() {
    let mut fixture = Fixture::new(fixture::one_of_each());
    fixture.config = Config::parse("base = \"https://a.org/cal\"\nlanguages = [\"en\", \"fr\"]").unwrap();
    let page = fixture.page("en", Some("SG9"));
    has(
        &page,
        &[
            "value=\"https://a.org/cal/v1/en/sg9/deadlines.ics\"",
            "href=\"webcal://a.org/cal/v1/en/sg9-silent.ics\"",
            "hreflang=\"fr\" href=\"https://a.org/cal/fr/sg9/\"",
        ],
    );
    assert!(!page.contains("hreflang=\"ru\""));
    let field = "<p><label>Address of the feed <input";
    assert!(page.contains(field));
    // Without a base only the script knows the address; without it, the link that downloads is there.
    let page = Fixture::new(fixture::one_of_each()).page("en", Some("SG9"));
    assert!(!page.contains(field) && page.contains("<p hidden><label>Address of the feed"));
}

#[test]
fn groups_stand_in_the_order_of_their_numbers() {
    let of = |group: &str| Event { groups: vec![group.into()], ..fixture::deadline() };
    let page = Fixture::new(["SG11", "SG2", "TSAG", "SG3"].map(of).to_vec()).page("en", None);
    let filter = page.split("id=\"groups\"").nth(1).unwrap().split("</fieldset>").next().unwrap();
    let names: Vec<&str> = filter.split("<bdi>").skip(1).filter_map(|p| p.split('<').next()).collect();
    assert_eq!(names, ["SG2", "SG3", "SG11", "TSAG"]);
    // The place among the known groups, which the rules of the style sheet count.
    has(filter, &["id=\"g1\" value=\"sg2\""]);
}

#[test]
fn a_page_without_events_says_so() {
    let page = Fixture::new(Vec::new()).page("en", None);
    has(&page, &["<p>No dates.</p>", "No deadline is ahead.", "id=\"subscribe\""]);
}

/// Three hundred dates of twelve groups over ten months, as letters have them.
fn three_hundred() -> Vec<Event> {
    let mut events = Vec::new();
    for letter in 0..30_u64 {
        let start = fixture::day("2023-04-03") + Days::new(letter * 10);
        for n in 0..10_u64 {
            let base = match n {
                0 => fixture::meeting(),
                1 => fixture::opening(),
                2 => fixture::desk(),
                3..=6 => fixture::deadline(),
                _ => fixture::session(&format!("Working Party {} on Question {n}", n % 3 + 1)),
            };
            let day = start + Days::new(n * 3);
            let at = |hour| day.and_hms_opt(hour, 30, 0).unwrap();
            let zone = crate::event::Zone::GENEVA;
            let when = match base.when {
                crate::event::When::Days { .. } if n == 0 => {
                    crate::event::When::Days { first: day, last: day + Days::new(8) }
                }
                crate::event::When::Days { .. } => crate::event::When::Days { first: day, last: day },
                crate::event::When::Instant { .. } => crate::event::When::Instant { at: at(9), zone },
                crate::event::When::Block { .. } => crate::event::When::Block { start: at(9), end: at(11), zone },
            };
            let group = format!("SG{}", letter % 12 + 2);
            let mut event = Event { when, groups: vec![group.clone()], location: Some("Geneva".into()), ..base };
            event.letter.id = format!("T22-SG{:02}-COL-{letter:04}", letter % 12 + 2);
            event.letter.number = format!("{letter}/{}", letter % 12 + 2);
            event.letter.url = Some(format!("https://www.itu.int/md/{}/en", event.letter.id));
            event.letter.group = Some(group);
            event.action = event.action.and(crate::event::Action::ALL.get(n as usize)).copied();
            events.push(event);
        }
    }
    events
}

#[test]
fn a_full_page_says_where_the_rest_is() {
    let mut events = three_hundred();
    events.extend(three_hundred());
    for event in &mut events {
        event.groups = vec!["SG9".into()];
    }
    let fixture = Fixture::new(events);
    for (group, said) in [
        (None, "<p>Further dates, on the pages of the groups: 100.</p>"),
        (Some("SG9"), "<p>Further dates of the group, in its calendars: 100.</p>"),
    ] {
        let page = fixture.page("en", group);
        assert_eq!(page.matches("<tr class=\"e ").count(), 500);
        has(&page, &[said]);
    }
}

/// Kilobytes of 1,000 bytes that a first visit loads, at most, in any language.
#[test]
fn three_hundred_rows_fit_the_budget() {
    let mut fixture = Fixture::new(three_hundred());
    fixture.config = Config::parse("base = \"https://calendar.example.org\"").unwrap();
    let size = |text: &str| crate::feeds::twins::twins(text.as_bytes(), None).unwrap()[0].1.len();
    let assets = Assets::new(fixture.known.len(), &fixture.config);
    let [style, script, icon] = assets.all().map(|asset| size(&asset.text));
    assert!(style <= 4_000 && script <= 5_000, "style {style}, script {script}");
    for pack in PACKS {
        let page = fixture.page(pack.code, None);
        assert_eq!(page.matches("<tr class=\"e ").count(), 300);
        let html = size(&page);
        assert!(html <= 20_000, "{}: {html}", pack.code);
        assert!(html + style + script + icon <= 30_000, "{}: {html} + {style} + {script} + {icon}", pack.code);
        // The page, and what it loads: all of it from the site.
        let head = page.split("<body").next().unwrap();
        let loaded = head.matches("rel=\"stylesheet\"").count()
            + head.matches("rel=\"icon\"").count()
            + head.matches("<script src=").count();
        assert!(loaded < 4 && !page.contains("src=\"http") && !page.contains("<img"), "{}", pack.code);
    }
}
