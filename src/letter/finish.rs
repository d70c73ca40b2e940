//! From what was read to the letter: roles of what is left, notes, titles, identities.
//!
//! One file because roles, notes and identities are what is left to say once everything is read.

use super::carriers::{Built, carriers};
use super::head::{self};
use super::reading::{Fact, FactTime, Meeting, Reading, at};
use super::{Concern, Letter, MentionReport, Role};
use crate::document::Span;
use crate::event::{Action, Calls, Event, Evidence, Inferred, Kind, LetterRef, Status, When, Zone};
use crate::lang::Cue;
use crate::mentions::{Mention, Value};
use crate::note::{Code, Note};
use chrono::{Datelike, NaiveDate};
use std::collections::{BTreeMap, HashMap};

/// Letters beside the date in the head of a day: "Day 2", a weekday.
const DAY_HEAD: usize = 12;

/// Roles of what no step has taken: what an event already says is repeated, the rest is other.
pub(super) fn remaining_roles(reading: &mut Reading<'_, '_>) {
    let mut short: Option<(usize, bool)> = None;
    for mention in 0..reading.text.mentions.len() {
        if !reading.is_open(mention) {
            continue;
        }
        let found = &reading.text.mentions[mention];
        if let Some((first, last)) = found.days() {
            let edge = |m: &Meeting| m.first == first || m.last == first;
            let meeting =
                reading.meetings.iter().any(|m| m.first == first && m.last == last || first == last && edge(m));
            // The hour of an opening tells its day; 24:00 is printed with the day before it.
            let day = |f: &Fact| match f.when {
                FactTime::Instant(at, _) if at.time() == chrono::NaiveTime::MIN => {
                    [Some(at.date()), at.date().pred_opt()]
                }
                _ => [Some(f.when.day()), None],
            };
            let tells = |f: &Fact| {
                matches!(f.kind, Kind::Deadline | Kind::Opening | Kind::RegistrationDesk)
                    && day(f).contains(&Some(first))
            };
            let deadline = first == last && reading.facts.iter().any(tells);
            let inside = reading.meetings.iter().any(|m| m.first <= first && last <= m.last);
            let day_head = inside
                && reading.text.unit_at(found.span.start).is_some_and(|u| {
                    let unit = reading.text.units[u].span.clone();
                    let hours = reading
                        .text
                        .mentions
                        .get(mention + 1)
                        .is_some_and(|m| matches!(m.value, Value::Times(..)) && m.span.start <= found.span.end + 3);
                    let letters = |s: Span| reading.text.folded(&s).chars().filter(|c| c.is_alphabetic()).count();
                    let rest = unit.start >= reading.annex_start && last > first;
                    hours || rest || {
                        // Dates of one line ask in turn.
                        let known = short.filter(|(line, _)| *line == u).map(|(_, short)| short);
                        let found = known.unwrap_or_else(|| {
                            let dates = reading.text.mentions_in(&unit).map(|m| reading.text.mentions[m].span.clone());
                            let dated: usize = dates.map(letters).sum();
                            letters(unit).saturating_sub(dated) <= DAY_HEAD
                        });
                        short = Some((u, found));
                        found
                    }
                });
            if first == last && reading.head.date == Some(first) && dates_letter(reading, &found.span) {
                reading.take(mention, Role::LetterDate, "the date of the letter");
            } else if meeting || deadline || day_head {
                reading.take(mention, Role::Repeated, "an event says so already");
            } else if first < last && follows_group(reading, &found.span) {
                reading.take(mention, Role::OtherMeeting, "days of a group that this letter does not call");
            } else {
                reading.take(mention, Role::Other, "nothing says what it is");
            }
            continue;
        }
        match found.value {
            Value::Time(clock) => {
                let known = reading
                    .facts
                    .iter()
                    .any(|f| matches!(f.when, FactTime::Instant(at, _) if super::reading::at(at.date(), clock) == at));
                let hours = reading.meetings.iter().any(|m| m.hours.is_some_and(|(s, e, _)| s == clock || e == clock));
                reading.take(
                    mention,
                    if known || hours { Role::Repeated } else { Role::Other },
                    "an hour that nothing begins at",
                );
            }
            Value::Times(start, end) => {
                let known = reading.meetings.iter().any(|m| m.hours.is_some_and(|(s, e, _)| s == start && e == end));
                reading.take(
                    mention,
                    if known { Role::Repeated } else { Role::Other },
                    "hours of nothing that is known",
                );
            }
            Value::Years(..) => reading.take(mention, Role::Reference, "a study period"),
            Value::Month(year, month)
                if reading.head.subject.as_ref().is_some_and(|s| s.contains(&found.span.start))
                    && reading.meetings.iter().any(|m| (m.first.year(), m.first.month()) == (year, month)) =>
            {
                reading.take(mention, Role::Repeated, "the month of the meeting");
            }
            Value::Rule(_) => reading.take(mention, Role::Rule, "a relative rule"),
            _ => reading.take(mention, Role::Other, "nothing says what it is"),
        }
    }
}

/// Letters of a line that dates the letter: a place, an article.
const PLACE: usize = 16;

/// Whether a day stands on a line with next to nothing else: the letter is dated again at its end, or where it begins once more.
fn dates_letter(reading: &Reading<'_, '_>, day: &Span) -> bool {
    let Some(unit) = reading.text.unit_at(day.start).map(|u| reading.text.units[u].span.clone()) else { return false };
    let letters = |s: &Span| super::text::letters(reading.text.folded(s));
    reading.text.mentions_in(&unit).count() == 1 && letters(&unit).saturating_sub(letters(day)) <= PLACE
}

/// Characters from the name of a group to its days: a place may stand between.
const BESIDE_GROUP: usize = 40;

/// Whether a group is named before some days in their sentence: "the results go to the plenary of Study Group 15 in Geneva, 16-27
/// June".
fn follows_group(reading: &Reading<'_, '_>, days: &Span) -> bool {
    let text = reading.text;
    let sentence = text.sentence_at(days.start);
    let near = text.back(days.start, BESIDE_GROUP, sentence.start);
    let last = text.groups_in(&near).last().map(|g| g.span.end);
    last.is_some_and(|end| text.mentions_in(&(end..days.start)).next().is_none())
}

/// Builds the letter.
pub(super) fn letter(mut reading: Reading<'_, '_>) -> Letter {
    let id = head::identity(&reading.head);
    let language = reading.text.language.map_or("en", |p| p.code);
    let url = reading
        .head
        .is_letter
        .then(|| format!("https://www.itu.int/md/{id}/{language}"))
        .filter(|_| id.starts_with('T'));
    let reference = LetterRef {
        id,
        number: reading.head.number.clone().unwrap_or_default(),
        group: reading.head.group.clone(),
        called: Vec::new(),
        date: reading.head.date,
        revises: reading.head.revises,
        language,
        url,
        mailbox: mailbox(reading.head.contact.email.as_deref()),
    };
    let shared = Shared::of(&reading, &reference);
    let mut built = Vec::with_capacity(reading.meetings.len() + reading.facts.len());
    let uids = meeting_uids(&reading, &reference);
    for (meeting, uid) in reading.meetings.iter().zip(&uids) {
        let event = meeting_event(&shared, meeting, uid.clone());
        built.push(Built { event, mentions: std::slice::from_ref(&meeting.mention), quote: &meeting.quote });
    }
    let fact_ids = fact_uids(&reading, &reference);
    for (fact, uid) in reading.facts.iter().zip(fact_ids) {
        built.push(Built {
            event: fact_event(&shared, fact, uid, &uids),
            mentions: &fact.mentions,
            quote: &fact.quote,
        });
    }
    let mut carriers = carriers(&reading, &built);
    let mut events: Vec<Event> = built.into_iter().map(|b| b.event).collect();
    skipped_hours(&mut reading, &mut events);
    notes(&mut reading, &events);
    let calls = Calls::of(&events);
    events.iter_mut().for_each(|e| calls.tell(e));
    events.sort_by(|a, b| sort_key(a).cmp(&sort_key(b)));
    let mentions = carriers.iter_mut().enumerate().map(|(m, carrier)| report(&reading, m, carrier.take())).collect();
    let concerns = concerns(&reading);
    let notes = build_notes(&reading, &events);
    let subject = reading.head.subject.clone().map(|s| reading.words(&s));
    Letter {
        reference,
        format: reading.text.document.format,
        kind: reading.head.kind,
        apart: None,
        file_reference: reading.head.file_reference.clone(),
        subject,
        revises: reading.head.revises,
        concerns,
        contact: reading.head.contact.clone(),
        events,
        mentions,
        notes,
    }
}

/// The group's mailbox, if it is one. Conversion glues the end of the fax number before it to it.
fn mailbox(address: Option<&str>) -> Option<String> {
    let address = address?.trim_start_matches(|c: char| c.is_ascii_digit());
    crate::private::is_office(address).then(|| address.to_owned())
}

fn sort_key(event: &Event) -> (NaiveDate, Kind, Option<chrono::NaiveDateTime>, &str) {
    let start = match event.when {
        When::Days { .. } => None,
        When::Instant { at, .. } => Some(at),
        When::Block { start, .. } => Some(start),
    };
    (event.when.first_day(), event.kind, start, &event.uid)
}

/// The key of a meeting: its groups, or `side` for a workshop; an ordinal where two would collide.
fn meeting_uids(reading: &Reading<'_, '_>, reference: &LetterRef) -> Vec<String> {
    let keys: Vec<String> = reading
        .meetings
        .iter()
        .map(|m| if m.groups.is_empty() { "side".to_owned() } else { m.groups.join("-") })
        .collect();
    numbered(&keys, reference, Kind::Meeting, |i| (reading.meetings[i].first, reading.meetings[i].mention))
}

/// Keys of the other facts: the action with its target, the groups, or day and slot of a session.
fn fact_uids(reading: &Reading<'_, '_>, reference: &LetterRef) -> Vec<String> {
    let plan = session_ordinals(reading);
    let mut out = vec![String::new(); reading.facts.len()];
    for kind in Kind::ALL {
        let of_kind: Vec<usize> = (0..reading.facts.len()).filter(|i| reading.facts[*i].kind == *kind).collect();
        let keys: Vec<String> = of_kind.iter().map(|i| fact_key(reading, *i, &of_kind, &plan)).collect();
        let uids = numbered(&keys, reference, *kind, |k| {
            (reading.facts[of_kind[k]].when.day(), reading.facts[of_kind[k]].mentions.first().copied().unwrap_or(0))
        });
        for (i, uid) in of_kind.iter().zip(uids) {
            out[*i] = uid;
        }
    }
    out
}

fn fact_key(reading: &Reading<'_, '_>, i: usize, of_kind: &[usize], plan: &HashMap<usize, (usize, usize)>) -> String {
    let fact = &reading.facts[i];
    match fact.kind {
        Kind::Deadline => {
            let action = fact.action.map_or("other", crate::event::Action::name);
            let twin = of_kind.iter().any(|j| *j != i && reading.facts[*j].action == fact.action);
            if twin && !fact.groups.is_empty() {
                format!("{action}-{}", fact.groups.join("-"))
            } else {
                action.to_owned()
            }
        }
        Kind::Session => {
            let (day, slot) = plan.get(&i).copied().unwrap_or((0, 0));
            format!("d{day}-s{slot}")
        }
        _ => match fact.meeting.map(|m| &reading.meetings[m]) {
            Some(m) if !m.groups.is_empty() => m.groups.join("-"),
            Some(_) => "side".to_owned(),
            None => "first".to_owned(),
        },
    }
}

/// For each session its day among the days with sessions, and its place among the sessions of that day, both from 1.
fn session_ordinals(reading: &Reading<'_, '_>) -> HashMap<usize, (usize, usize)> {
    let mut days: BTreeMap<NaiveDate, Vec<(chrono::NaiveDateTime, usize)>> = BTreeMap::new();
    for (i, fact) in reading.facts.iter().enumerate().filter(|(_, f)| f.kind == Kind::Session) {
        if let FactTime::Block(start, ..) = fact.when {
            days.entry(fact.when.day()).or_default().push((start, i));
        }
    }
    let mut out = HashMap::new();
    for (d, sessions) in days.values_mut().enumerate() {
        sessions.sort_unstable();
        for (s, (_, i)) in sessions.iter().enumerate() {
            out.insert(*i, (d + 1, s + 1));
        }
    }
    out
}

/// `<letter>-<kind>-<key>@lettercal`, with an ordinal by time where keys collide.
fn numbered<K: Ord>(keys: &[String], reference: &LetterRef, kind: Kind, order: impl Fn(usize) -> K) -> Vec<String> {
    let mut out = vec![String::new(); keys.len()];
    let mut by_key: Vec<usize> = (0..keys.len()).collect();
    by_key.sort_by(|a, b| keys[*a].cmp(&keys[*b]));
    let beginning = format!("{}-{kind}-", reference.id).to_lowercase();
    for same in by_key.chunk_by_mut(|a, b| keys[*a] == keys[*b]) {
        same.sort_by_key(|i| order(*i));
        for (n, i) in same.iter().enumerate() {
            let uid = &mut out[*i];
            uid.reserve(beginning.len() + keys[*i].len() + "-99@lettercal".len());
            uid.push_str(&beginning);
            let plain = |c: char| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' };
            uid.extend(keys[*i].chars().map(plain));
            if n > 0 {
                uid.push_str(&format!("-{}", n + 1));
            }
            uid.push_str("@lettercal");
        }
    }
    out
}

/// What all events of a letter share, found once.
struct Shared<'r, 't, 'd> {
    reading: &'r Reading<'t, 'd>,
    reference: &'r LetterRef,
    /// The meeting that begins first.
    main: Option<usize>,
    virtual_only: bool,
    /// Where addresses of pages may stand in the text.
    pages: Vec<usize>,
}

impl<'r, 't, 'd> Shared<'r, 't, 'd> {
    fn of(reading: &'r Reading<'t, 'd>, reference: &'r LetterRef) -> Shared<'r, 't, 'd> {
        let pages = memchr::memmem::find_iter(reading.text.document.text.as_bytes(), SCHEME).collect();
        Shared { reading, reference, main: reading.main_meeting(), virtual_only: is_virtual(reading), pages }
    }

    /// Whether an address of a page may stand in a part of the text.
    fn names_page(&self, span: &Span) -> bool {
        let next = self.pages.partition_point(|at| *at < span.start);
        self.pages.get(next).is_some_and(|at| at + SCHEME.len() <= span.end)
    }
}

/// How addresses of pages begin.
const SCHEME: &str = "http";

fn meeting_event(shared: &Shared<'_, '_, '_>, meeting: &Meeting, uid: String) -> Event {
    let reading = shared.reading;
    let when = match meeting.hours {
        Some((start, end, zone)) if meeting.first == meeting.last => {
            When::Block { start: at(meeting.first, start), end: at(meeting.first, end), zone }
        }
        _ => When::Days { first: meeting.first, last: meeting.last },
    };
    // A meeting that was read from its hours has its day from a date beside them.
    let dated = |m: &usize| reading.day(*m) == Some(meeting.first);
    let date = reading.days(meeting.mention).is_none().then(|| reading.text.mentions_in(&meeting.quote).find(dated));
    let inferred = reading.text.mentions[date.flatten().unwrap_or(meeting.mention)].inferred.clone();
    Event {
        uid,
        kind: Kind::Meeting,
        action: None,
        groups: meeting.groups.clone(),
        when,
        status: meeting.status,
        name: meeting.name.as_ref().and_then(|n| n.title.clone()),
        location: location(shared, meeting),
        virtual_only: shared.virtual_only,
        links: links(shared, &meeting.quote),
        parent: None,
        evidence: vec![evidence(reading, &meeting.quote, Some(meeting.mention), inferred)],
        letter: shared.reference.clone(),
    }
}

/// The event of a fact; `uids` are those of the meetings.
fn fact_event(shared: &Shared<'_, '_, '_>, fact: &Fact, uid: String, uids: &[String]) -> Event {
    let reading = shared.reading;
    let when = match fact.when {
        FactTime::Day(day) => When::Days { first: day, last: day },
        FactTime::Instant(at, zone) => When::Instant { at, zone },
        FactTime::Block(start, end, zone) => When::Block { start, end, zone },
    };
    // A deadline has no place and is part of no meeting.
    let place = fact.kind != Kind::Deadline;
    let meeting = fact.meeting.or(shared.main).filter(|_| place);
    Event {
        uid,
        kind: fact.kind,
        action: fact.action,
        groups: fact.groups.clone(),
        when,
        status: fact.status,
        name: fact.name.clone(),
        location: meeting.and_then(|m| location(shared, &reading.meetings[m])),
        virtual_only: place && shared.virtual_only,
        links: links(shared, &fact.quote),
        parent: meeting.map(|m| uids[m].clone()),
        evidence: vec![evidence(reading, &fact.quote, fact.mentions.first().copied(), fact.inferred.clone())],
        letter: shared.reference.clone(),
    }
}

/// The city of a meeting; nothing for one on line.
fn location(shared: &Shared<'_, '_, '_>, meeting: &Meeting) -> Option<String> {
    if shared.virtual_only {
        return None;
    }
    Some(meeting.place.map_or_else(|| "Geneva".to_owned(), |p| p.name.to_owned()))
}

/// On line only: the subject or the invitation says so and names no place.
fn is_virtual(reading: &Reading<'_, '_>) -> bool {
    let subject = reading.head.subject.clone().is_some_and(|s| reading.has(&s, &[Cue::Virtual]));
    let invitation = reading
        .meetings
        .first()
        .is_some_and(|m| reading.has(&m.quote, &[Cue::Virtual]) && !reading.has(&m.quote, &[Cue::OnSite]));
    subject || invitation
}

/// Addresses that the words carry.
fn links(shared: &Shared<'_, '_, '_>, quote: &Span) -> Vec<String> {
    let reading = shared.reading;
    let span = reading.text.view.source_span(quote);
    let mut out: Vec<String> = Vec::new();
    for link in &reading.text.document.links {
        if link.span.start < span.end
            && span.start < link.span.end
            && link.address.starts_with("http")
            && !out.contains(&link.address)
        {
            out.push(link.address.clone());
        }
    }
    if !shared.names_page(&span) {
        return out;
    }
    let quoted = &reading.text.document.text[span];
    let ends = |c: char| c.is_whitespace() || "（），。；：,;()<>\"“”".contains(c);
    for word in quoted.split(ends) {
        let address = word.trim_end_matches(['.', ',', '/']);
        if (address.starts_with("http://") || address.starts_with("https://")) && !out.iter().any(|o| o == address) {
            out.push(address.to_owned());
        }
    }
    out
}

fn evidence(reading: &Reading<'_, '_>, quote: &Span, mention: Option<usize>, inferred: Vec<Inferred>) -> Evidence {
    let (at, rule) = match mention {
        Some(m) => (reading.text.mentions[m].span.start, rule_id(reading, m)),
        None => (quote.start, "plan/cell".to_owned()),
    };
    let place = reading.text.printed_lines.place(reading.text.view.source_span(&(at..at)).start);
    Evidence { place, quote: reading.words(quote), rule, inferred }
}

fn rule_id(reading: &Reading<'_, '_>, mention: usize) -> String {
    let found = &reading.text.mentions[mention];
    [reading.text.pack_at(found.span.start).code, "/", found.rule].concat()
}

fn report(reading: &Reading<'_, '_>, mention: usize, carrier: Option<Result<String, &'static str>>) -> MentionReport {
    let found = &reading.text.mentions[mention];
    let span = reading.text.view.source_span(&found.span);
    let verdict = reading.verdicts[mention].as_ref();
    let (event, reason) = match carrier {
        Some(Ok(uid)) => (Some(uid), None),
        Some(Err(reason)) => (None, Some(reason)),
        None => (None, None),
    };
    MentionReport {
        place: reading.text.printed_lines.place(span.start),
        text: reading.text.document.text[span].to_owned(),
        kind: found.kind(),
        value: found.iso(),
        role: verdict.map_or(Role::Other, |v| v.role),
        rule: rule_id(reading, mention),
        inferred: found.inferred.clone(),
        event,
        reason: reason.or(verdict.map(|v| v.reason)).unwrap_or_default(),
    }
}

/// Letters whose meeting this one moves or cancels.
fn concerns(reading: &Reading<'_, '_>) -> Vec<Concern> {
    let superseded = || {
        (0..reading.text.mentions.len())
            .filter(|m| reading.verdicts[*m].as_ref().is_some_and(|v| v.role == Role::Superseded))
            .filter_map(|m| reading.days(m))
    };
    // A single day may be that of the letter that is void now; several are those of its meeting.
    let old: Option<(NaiveDate, NaiveDate)> =
        superseded().find(|(first, last)| first < last).or_else(|| superseded().next());
    let moved = old.is_some() && reading.head.revises.is_none();
    if !moved && !reading.cancels {
        return Vec::new();
    }
    let text = reading.text;
    let number = text
        .cues
        .iter()
        .filter(|c| matches!(c.cue, Cue::CollectiveLetter | Cue::Circular))
        .filter_map(|c| super::head::cited_number(text, c))
        .find(|n| Some(n.as_str()) != reading.head.number.as_deref());
    let groups = reading.meetings.first().map(|m| m.groups.clone()).unwrap_or_default();
    vec![Concern { number, cancelled: reading.cancels, groups, old_days: old }]
}

/// Hours that summer time skips are those that clocks show then, so that every output says the same.
fn skipped_hours(reading: &mut Reading<'_, '_>, events: &mut [Event]) {
    for event in events {
        let (stated, zone) = match event.when {
            When::Instant { at, zone } | When::Block { start: at, zone, .. } => (at, zone),
            When::Days { .. } => continue,
        };
        let at = zone.existing(stated);
        if at == stated {
            continue;
        }
        match &mut event.when {
            When::Instant { at: own, .. } => *own = at,
            When::Block { start, end, .. } if at < *end => *start = at,
            _ => continue,
        }
        let tells = |f: &&Fact| matches!(f.when, FactTime::Instant(own, _) | FactTime::Block(own, ..) if own == stated);
        let mention = reading.facts.iter().find(tells).and_then(|f| f.mentions.first().copied());
        let span = mention.map_or(0..0, |m| reading.text.mentions[m].span.clone());
        reading.remark(Code::NoSuchHour, span, stated.format("%H:%M on %Y-%m-%d").to_string());
    }
}

/// Remarks that need the whole letter.
fn notes(reading: &mut Reading<'_, '_>, events: &[Event]) {
    let text = reading.text;
    for mention in &text.mentions {
        let wrong = match mention.value {
            Value::Date(day) => day.weekday_differs().then_some(day),
            Value::Range(first, last) => [first, last].into_iter().find(|d| d.weekday_differs()),
            _ => None,
        };
        if let Some(date) = wrong.and_then(|d| d.date()) {
            reading.remark(Code::WeekdayMismatch, mention.span.clone(), format!("{date} ({})", weekday(date)));
        }
        if mention.is_impossible() {
            reading.remark(Code::NoSuchDay, mention.span.clone(), mention.iso());
        }
        let printed = text.source(&mention.span);
        let split = printed.contains('\n') && (printed.contains("-\n") || printed.contains("-\r\n"));
        if mention.repaired || split && !matches!(mention.value, Value::Times(..)) && broken_month(printed) {
            reading.remark(Code::RepairedText, mention.span.clone(), mention.iso());
        }
    }
    dual_months(reading);
    year_notes(reading, events);
    let main = reading.main_meeting();
    let deadlines = reading.facts.iter().filter(|f| f.kind == Kind::Deadline);
    let late = deadlines.filter(|fact| {
        let meeting = fact.meeting.or(main).map(|m| reading.meetings[m].last);
        let target = deadline_meeting(reading, fact).or(meeting);
        target.is_some_and(|last| fact.when.day() > last)
    });
    for fact in late.cloned().collect::<Vec<_>>() {
        let at = fact.mentions.first().map_or(fact.quote.clone(), |m| text.mentions[*m].span.clone());
        reading.remark(Code::DeadlineAfterMeeting, at, fact.when.day().to_string());
    }
    // "Anywhere on Earth" is no place's clock.
    let no_place = |tz: chrono_tz::Tz| matches!(tz, chrono_tz::Tz::Europe__Zurich | chrono_tz::Tz::Etc__GMTPlus12);
    let outside = events.iter().find_map(|e| match e.when.zone() {
        Some(Zone::Local(tz)) if !no_place(tz) => Some(tz.name()),
        _ => None,
    });
    if let Some(zone) = outside {
        reading.remark(Code::PlaceZone, 0..0, zone.to_owned());
    }
    if events.is_empty() {
        let code = if reading.head.is_letter { Code::NoEvents } else { Code::NotALetter };
        reading.remark(code, 0..0, String::new());
    }
}

/// A month is printed by two names that are not of the same one: "10 July/June 2014" in Arabic, which prints both its names.
fn dual_months(reading: &mut Reading<'_, '_>) {
    let text = reading.text;
    for pair in text.months.windows(2) {
        let [first, second] = pair else { continue };
        let gap = text.folded(&(first.end..second.start.max(first.end)));
        let arabic = text.folded(&(first.start..first.end)).starts_with(|c| ('\u{600}'..='\u{6ff}').contains(&c));
        let inside = |m: usize| text.mentions[m].is_date() && text.mentions[m].span.contains(&second.start);
        let near = text.mentions_in(&(first.start.saturating_sub(DUAL)..second.end));
        if !arabic || first.sense == second.sense || !matches!(gap.trim(), "/" | "(") {
            continue;
        }
        if let Some(mention) = near.into_iter().find(|m| inside(*m)) {
            let found = &text.mentions[mention];
            reading.remark(Code::DateConflict, found.span.clone(), found.iso());
        }
    }
}

/// Bytes from the start of a date to its month.
const DUAL: usize = 60;

/// The last day of the meetings that a deadline is for: the latest of the letter.
fn deadline_meeting(reading: &Reading<'_, '_>, fact: &Fact) -> Option<NaiveDate> {
    let of = |m: &&Meeting| fact.groups.is_empty() || m.groups.iter().any(|g| fact.groups.contains(g));
    reading.meetings.iter().filter(of).map(|m| m.last).max()
}

fn broken_month(source: &str) -> bool {
    source.split(['\n', '\r']).any(|line| line.ends_with('-') && line[..line.len() - 1].ends_with(char::is_alphabetic))
}

/// Events whose day is nowhere printed with its year.
fn year_notes(reading: &mut Reading<'_, '_>, events: &[Event]) {
    let printed: Vec<NaiveDate> = reading
        .text
        .mentions
        .iter()
        .filter(|m| !m.inferred.contains(&Inferred::Year))
        .filter_map(Mention::days)
        .flat_map(|(first, last)| [first, last])
        .collect();
    for event in events {
        let inferred = event.evidence.iter().any(|e| e.inferred.contains(&Inferred::Year));
        if !inferred || printed.contains(&event.when.first_day()) {
            continue;
        }
        let day = event.when.first_day();
        let mention = (0..reading.text.mentions.len()).find(|m| reading.days(*m).is_some_and(|(d, _)| d == day));
        let at = mention.map_or(0..0, |m| reading.text.mentions[m].span.clone());
        if !reading.remarks.iter().any(|r| r.code == Code::YearInferred) {
            reading.remark(Code::YearInferred, at, day.year().to_string());
        }
    }
}

/// Turns remarks into notes with words for people.
fn build_notes(reading: &Reading<'_, '_>, events: &[Event]) -> Vec<Note> {
    let mut out: Vec<Note> = reading.remarks.iter().map(|r| note(reading, r.code, &r.at, &r.detail)).collect();
    if reading.text.language.is_none() {
        out.push(note(reading, Code::UnknownLanguage, &(0..0), ""));
    }
    for warning in &reading.text.document.warnings {
        out.push(note(reading, Code::Reader, &(0..0), warning));
    }
    let _ = events;
    out.sort_by_key(|n| (n.evidence.first().map(|e| (e.place.line, e.place.column)), n.code));
    out
}

fn note(reading: &Reading<'_, '_>, code: Code, at: &Span, detail: &str) -> Note {
    let (message, help) = super::wording_of_notes::words(code, detail);
    let evidence = if at.end > at.start {
        let span = reading.text.view.source_span(at);
        let place = reading.text.printed_lines.place(span.start);
        let quote = super::reading::fold_spaces(&reading.text.document.text[span]);
        vec![Evidence { place, quote, rule: code.name().to_owned(), inferred: Vec::new() }]
    } else {
        Vec::new()
    };
    Note { code, severity: code.severity(), message, help: help.to_owned(), evidence }
}

/// A text without number, salutation and subject that calls no meeting is no letter: it sets no deadline either.
pub(super) fn refuse(reading: &mut Reading<'_, '_>) {
    if reading.head.is_letter || !reading.meetings.is_empty() {
        return;
    }
    reading.facts.clear();
    for verdict in reading.verdicts.iter_mut().flatten().filter(|v| v.role == Role::Event) {
        *verdict = super::reading::Verdict { role: Role::Other, reason: "the text is no letter" };
    }
}

/// Whether a letter that cancels a meeting calls another one beside it: that of a group which its subject does not name, "The meeting
/// of Study Group 11 will be held as planned from 26 October".
fn takes_place(reading: &Reading<'_, '_>, i: usize) -> bool {
    let (text, meeting) = (reading.text, &reading.meetings[i]);
    let Some(subject) = &reading.head.subject else { return false };
    let named = super::meetings::names(text, subject);
    let sentence = text.sentence_at(text.mentions[meeting.mention].span.start);
    let withdrawn = named.iter().any(|g| meeting.groups.contains(g));
    let other =
        !meeting.groups.is_empty() && !withdrawn && (!named.is_empty() || reading.has(subject, &[Cue::SideMeeting]));
    let gone = [Cue::Cancelled, Cue::Void, Cue::Postponed];
    let held = reading.has(&sentence, &[Cue::WillHold, Cue::Next]) && !reading.has(&sentence, &[Cue::OldValue]);
    is_in_place(reading, meeting)
        || is_moved_here(reading, meeting)
        || other && (held || reading.has(&sentence, &[Cue::Unchanged])) && !reading.has(&sentence, &gone)
}

/// Whether a meeting is held in the place of the one that the subject cancels: "A virtual plenary will be held instead on 11 December".
fn is_in_place(reading: &Reading<'_, '_>, meeting: &super::reading::Meeting) -> bool {
    let sentence = reading.text.sentence_at(reading.text.mentions[meeting.mention].span.start);
    let gone = [Cue::Cancelled, Cue::Void, Cue::Postponed, Cue::OldValue];
    // "The workshop is cancelled. It is replaced by a webinar on 27 March."
    let replaces = !meeting.side || reading.has(&sentence, &[Cue::NewValue]);
    !meeting.principal
        && replaces
        && meeting.status != Status::Cancelled
        && reading.has(&sentence, &[Cue::WillHold, Cue::Invite, Cue::NewValue])
        && !reading.has(&sentence, &gone)
}

/// Whether a meeting stands on the days to which its sentence moves it from old ones, beside the one that is cancelled: "The meeting of
/// Question 4/13, planned for 16 January, will now be held on 30 January".
fn is_moved_here(reading: &Reading<'_, '_>, meeting: &super::reading::Meeting) -> bool {
    let text = reading.text;
    let sentence = text.sentence_at(text.mentions[meeting.mention].span.start);
    let old = |m: usize| {
        text.mentions[m].is_date() && reading.verdicts[m].as_ref().is_some_and(|v| v.role == Role::Superseded)
    };
    !meeting.principal
        && !meeting.groups.is_empty()
        && meeting.status != Status::Cancelled
        && text.mentions_in(&sentence).any(old)
        && reading.has(&sentence, &[Cue::Moved, Cue::Postponed, Cue::NewValue])
        && !reading.has(&sentence, &[Cue::Cancelled, Cue::Void])
}

/// A meeting that is cancelled whole, and its deadlines, which no longer hold.
pub(super) fn cancel(reading: &mut Reading<'_, '_>) {
    if !reading.cancels {
        return;
    }
    for i in 0..reading.meetings.len() {
        if !takes_place(reading, i) {
            reading.meetings[i].status = Status::Cancelled;
        }
    }
    // What is due for the meeting in its place is told behind it.
    let anew = reading
        .meetings
        .iter()
        .filter(|m| is_in_place(reading, m) || is_moved_here(reading, m))
        .map(|m| reading.text.mentions[m.mention].span.end);
    let anew = anew.min().unwrap_or(usize::MAX);
    // Comments on a draft are asked for whether the group meets or not.
    let of_meeting = |f: &Fact| f.kind == Kind::Deadline && f.action != Some(Action::Reply) && f.quote.start < anew;
    let deadlines: Vec<Fact> = reading.facts.iter().filter(|f| of_meeting(f)).cloned().collect();
    for mention in deadlines.iter().flat_map(|f| f.mentions.iter().copied()) {
        reading.verdicts[mention] =
            Some(super::reading::Verdict { role: Role::Superseded, reason: "the meeting is cancelled" });
    }
    reading.facts.retain(|f| !of_meeting(f));
}

/// The weekday of a date, for messages.
fn weekday(day: NaiveDate) -> u8 {
    day.weekday().number_from_monday() as u8
}
