//! JSON, a public interface: its schema is `docs/json.md`, and a key once written keeps its meaning.

use super::{Format, Style, place, title};
use crate::event::{Event, Evidence, Inferred, LetterRef, When};
use crate::letter::{Contact, Letter, MentionReport};
use crate::note::Note;
use chrono::{NaiveDate, NaiveDateTime, Timelike};
use serde::Serialize;

/// The name and version of the schema.
const SCHEMA: &str = "lettercal/1";

pub(super) static FORMAT: Format =
    Format { name: "json", about: "the events as one JSON object", limit: None, draws: false, write: export };

/// Where a letter was read from.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct Source<'a> {
    /// The name of the file, or of the part of a mail or archive.
    pub name: &'a str,
    /// The name of its format.
    pub format: &'a str,
}

/// One letter as one JSON object on one line, with a line feed.
pub fn letter(source: Source<'_>, letter: &Letter, style: &Style) -> String {
    line(&LetterObject {
        schema: SCHEMA,
        source,
        language: letter.reference.language,
        letter: HeadObject {
            id: &letter.reference.id,
            kind: letter.kind.name(),
            number: &letter.reference.number,
            group: letter.reference.group.as_deref(),
            reference: letter.file_reference.as_deref(),
            date: letter.reference.date.map(day),
            subject: letter.subject.as_deref(),
            revises: letter.revises.map(|r| RevisionObject { kind: r.kind.name(), number: r.number }),
            contact: ContactObject::new(&letter.contact),
            url: letter.reference.url.as_deref(),
        },
        events: letter.events.iter().map(|e| EventObject::new(e, style)).collect(),
        mentions: letter.mentions.iter().map(MentionObject::new).collect(),
        notes: letter.notes.iter().map(NoteObject::new).collect(),
    })
}

/// Events of any number of letters as one object.
fn export(events: &[Event], style: &Style) -> Vec<u8> {
    let events = events.iter().map(|e| ExportedEvent::new(e, style)).collect();
    line(&ExportObject { schema: SCHEMA, events }).into_bytes()
}

/// The first line of events with a line for each.
pub const FIRST_LINE: &str = "{\"schema\":\"lettercal/1\",\"events\":[\n";

/// An event without the end of its line, as it stands in [`FIRST_LINE`]'s list.
pub fn event_line(event: &Event, style: &Style) -> String {
    let mut line = line(&ExportedEvent::new(event, style));
    line.pop();
    line
}

/// What stands behind every line of such a list but the last.
pub const BETWEEN: &[u8] = b",\n";

/// Ends such a list, of which every line has [`BETWEEN`] behind it.
pub fn end_lines(text: &mut Vec<u8>) {
    if text.ends_with(BETWEEN) {
        text.truncate(text.len() - BETWEEN.len());
        text.push(b'\n');
    }
    text.extend(b"]}\n");
}

/// The UID of the event on such a line, unless it has signs that JSON escapes.
pub fn uid_of_line(line: &[u8]) -> Option<&[u8]> {
    let rest = line.strip_prefix(b"{\"uid\":\"")?;
    let uid = &rest[..memchr::memchr2(b'"', b'\\', rest)?];
    (rest[uid.len()] == b'"').then_some(uid)
}

fn line(value: &impl Serialize) -> String {
    // Strings, numbers and lists of them: nothing that JSON cannot hold.
    let mut line = serde_json::to_string(value).unwrap_or_default();
    line.push('\n');
    line
}

#[derive(Serialize)]
struct LetterObject<'a> {
    schema: &'static str,
    source: Source<'a>,
    language: &'static str,
    letter: HeadObject<'a>,
    events: Vec<EventObject<'a>>,
    mentions: Vec<MentionObject<'a>>,
    notes: Vec<NoteObject<'a>>,
}

#[derive(Serialize)]
struct HeadObject<'a> {
    id: &'a str,
    kind: &'static str,
    number: &'a str,
    group: Option<&'a str>,
    reference: Option<&'a str>,
    date: Option<String>,
    subject: Option<&'a str>,
    revises: Option<RevisionObject>,
    contact: ContactObject<'a>,
    url: Option<&'a str>,
}

#[derive(Serialize)]
struct RevisionObject {
    kind: &'static str,
    number: u32,
}

#[derive(Serialize)]
struct ContactObject<'a> {
    phone: Option<&'a str>,
    fax: Option<&'a str>,
    email: Option<&'a str>,
    web: Option<&'a str>,
}

impl ContactObject<'_> {
    fn new(contact: &Contact) -> ContactObject<'_> {
        let Contact { phone, fax, email, web } = contact;
        ContactObject { phone: phone.as_deref(), fax: fax.as_deref(), email: email.as_deref(), web: web.as_deref() }
    }
}

#[derive(Serialize)]
struct ExportObject<'a> {
    schema: &'static str,
    events: Vec<ExportedEvent<'a>>,
}

#[derive(Serialize)]
struct ExportedEvent<'a> {
    #[serde(flatten)]
    event: EventObject<'a>,
    letter: LetterRefObject<'a>,
}

impl ExportedEvent<'_> {
    fn new<'a>(event: &'a Event, style: &Style) -> ExportedEvent<'a> {
        ExportedEvent { event: EventObject::new(event, style), letter: LetterRefObject::new(&event.letter) }
    }
}

#[derive(Serialize)]
struct LetterRefObject<'a> {
    id: &'a str,
    number: &'a str,
    group: Option<&'a str>,
    date: Option<String>,
    language: &'static str,
    url: Option<&'a str>,
}

impl LetterRefObject<'_> {
    fn new(letter: &LetterRef) -> LetterRefObject<'_> {
        LetterRefObject {
            id: &letter.id,
            number: &letter.number,
            group: letter.group.as_deref(),
            date: letter.date.map(day),
            language: letter.language,
            url: letter.url.as_deref(),
        }
    }
}

#[derive(Serialize)]
struct EventObject<'a> {
    uid: &'a str,
    kind: &'static str,
    action: Option<&'static str>,
    groups: &'a [String],
    start: String,
    end: Option<String>,
    zone: Option<&'static str>,
    status: &'static str,
    title: String,
    location: Option<String>,
    evidence: Vec<EvidenceObject<'a>>,
}

impl EventObject<'_> {
    fn new<'a>(event: &'a Event, style: &Style) -> EventObject<'a> {
        let wording = style.wording(event);
        let (start, end) = span(&event.when);
        EventObject {
            uid: &event.uid,
            kind: event.kind.name(),
            action: event.action.map(|a| a.name()),
            groups: &event.groups,
            start,
            end,
            zone: event.when.zone().map(|z| z.name()),
            status: event.status.name(),
            title: title(event, wording),
            location: place(event, wording),
            evidence: event.evidence.iter().map(EvidenceObject::new).collect(),
        }
    }
}

/// Start and inclusive end; a point in time has no end.
pub(super) fn span(when: &When) -> (String, Option<String>) {
    match when {
        When::Days { first, last } => (day(*first), Some(day(*last))),
        When::Instant { at, .. } => (clock(*at), None),
        When::Block { start, end, .. } => (clock(*start), Some(clock(*end))),
    }
}

fn day(day: NaiveDate) -> String {
    day.to_string()
}

fn clock(at: NaiveDateTime) -> String {
    format!("{}T{:02}:{:02}", at.date(), at.hour(), at.minute())
}

#[derive(Serialize)]
struct EvidenceObject<'a> {
    line: usize,
    column: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    page: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    path: Option<&'a str>,
    quote: &'a str,
    rule: &'a str,
    inferred: Vec<&'static str>,
}

impl EvidenceObject<'_> {
    fn new(evidence: &Evidence) -> EvidenceObject<'_> {
        EvidenceObject {
            line: evidence.place.line,
            column: evidence.place.column,
            page: evidence.place.page,
            path: evidence.place.path.as_deref(),
            quote: &evidence.quote,
            rule: &evidence.rule,
            inferred: inferred(&evidence.inferred),
        }
    }
}

#[derive(Serialize)]
struct MentionObject<'a> {
    line: usize,
    column: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    page: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    path: Option<&'a str>,
    text: &'a str,
    kind: &'static str,
    value: &'a str,
    role: &'static str,
    rule: &'a str,
    inferred: Vec<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    event: Option<&'a str>,
    #[serde(skip_serializing_if = "str::is_empty")]
    reason: &'a str,
}

impl MentionObject<'_> {
    fn new(mention: &MentionReport) -> MentionObject<'_> {
        MentionObject {
            line: mention.place.line,
            column: mention.place.column,
            page: mention.place.page,
            path: mention.place.path.as_deref(),
            text: &mention.text,
            kind: mention.kind,
            value: &mention.value,
            role: mention.role.name(),
            rule: &mention.rule,
            inferred: inferred(&mention.inferred),
            event: mention.event.as_deref(),
            reason: mention.reason,
        }
    }
}

#[derive(Serialize)]
struct NoteObject<'a> {
    code: &'static str,
    severity: &'static str,
    message: &'a str,
    help: &'a str,
    evidence: Vec<EvidenceObject<'a>>,
}

impl NoteObject<'_> {
    fn new(note: &Note) -> NoteObject<'_> {
        NoteObject {
            code: note.code.name(),
            severity: note.severity.name(),
            message: &note.message,
            help: &note.help,
            evidence: note.evidence.iter().map(EvidenceObject::new).collect(),
        }
    }
}

fn inferred(inferred: &[Inferred]) -> Vec<&'static str> {
    inferred.iter().map(|i| i.name()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::write::fixture;

    #[test]
    fn a_letter_is_one_line_with_the_keys_of_the_schema() {
        let letter = fixture::letter();
        let text = super::letter(Source { name: "a.txt", format: "text" }, &letter, &Style::default());
        assert_eq!(text.matches('\n').count(), 1);
        let expected = concat!(
            r#"{"schema":"lettercal/1","source":{"name":"a.txt","format":"text"},"language":"en","#,
            r#""letter":{"id":"T22-SG09-COL-0005","kind":"collective-letter","number":"5/9","group":"SG9","#,
            r#""reference":"SG9/SP","date":"2023-02-17","subject":"Meeting of Study Group 9","revises":null,"#,
            r#""contact":{"phone":null,"fax":null,"email":"tsbsg9@itu.int","web":null},"#,
            r#""url":"https://www.itu.int/md/T22-SG09-COL-0005/en"},"#,
            r#""events":[{"uid":"t22-sg09-col-0005-deadline-contributions@lettercal","kind":"deadline","#,
            r#""action":"contributions","groups":[],"start":"2023-04-26","end":"2023-04-26","zone":null,"#,
            r#""status":"confirmed","title":"SG9 deadline: contributions","location":null,"#,
            r#""evidence":[{"line":12,"column":4,"quote":"26 April 2023 submit contributions","rule":"en/day","#,
            r#""inferred":[]}]}],"#,
            r#""mentions":[{"line":3,"column":9,"text":"17 February 2023","kind":"date","value":"2023-02-17","#,
            r#""role":"letter-date","rule":"en/day","inferred":["year"],"reason":"the letter's own date"}],"#,
            r#""notes":[{"code":"year-inferred","severity":"warning","message":"no year","help":"look","evidence":[]}]}"#,
            "\n"
        );
        assert_eq!(text, expected);
    }

    #[test]
    fn page_and_path_stand_where_the_format_has_them() {
        let mut letter = fixture::letter();
        letter.mentions[0].place.page = Some(2);
        letter.mentions[0].place.path = Some("table 1, row 2, cell 1".into());
        letter.events[0].evidence[0].place.path = Some("paragraph 12".into());
        let text = super::letter(Source { name: "a.docx", format: "docx" }, &letter, &Style::default());
        let value: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert_eq!(value["mentions"][0]["page"], 2);
        assert_eq!(value["mentions"][0]["path"], "table 1, row 2, cell 1");
        assert_eq!(value["events"][0]["evidence"][0]["path"], "paragraph 12");
        assert_eq!(value["events"][0]["evidence"][0].get("page"), None);
    }

    #[test]
    fn points_in_time_have_no_end() {
        assert_eq!(span(&fixture::opening().when), ("2023-05-09T09:30".into(), None));
        let (start, end) = span(&fixture::session("x").when);
        assert_eq!((start.as_str(), end.as_deref()), ("2023-05-09T09:30", Some("2023-05-09T10:45")));
    }

    #[test]
    fn lines_of_events_are_an_export() {
        let events = fixture::one_of_each();
        for events in [&events[..], &[]] {
            let mut text = FIRST_LINE.as_bytes().to_vec();
            events.iter().for_each(|e| text.extend([event_line(e, &Style::default()).as_bytes(), BETWEEN].concat()));
            end_lines(&mut text);
            let uids: Vec<&[u8]> = text.split(|b| *b == b'\n').filter_map(uid_of_line).collect();
            assert_eq!(uids, events.iter().map(|e| e.uid.as_bytes()).collect::<Vec<_>>());
            let value: serde_json::Value = serde_json::from_slice(&text).unwrap();
            assert_eq!(value, serde_json::from_slice::<serde_json::Value>(&export(events, &Style::default())).unwrap());
        }
        assert_eq!(uid_of_line(br#"{"uid":"a\"b","kind":"#), None);
    }

    #[test]
    fn exported_events_name_their_letter() {
        let bytes = export(&[fixture::opening()], &Style::default());
        let value: serde_json::Value = serde_json::from_slice(&bytes).unwrap();
        assert_eq!(value["events"][0]["zone"], "Europe/Zurich");
        assert_eq!(value["events"][0]["letter"]["id"], "T22-SG09-COL-0005");
    }
}
