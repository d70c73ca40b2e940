//! CSV for spreadsheets: RFC 4180, UTF-8 with a byte order mark, without which Excel garbles every letter beyond ASCII.

use super::{Format, Style, json, place, title, words};
use crate::event::Event;
use ::csv::{Terminator, WriterBuilder};
use std::borrow::Cow;

pub(super) static FORMAT: Format =
    Format { name: "csv", about: "a table, for spreadsheets", limit: None, draws: false, write: export };

const COLUMNS: [&str; 16] = [
    "uid",
    "kind",
    "action",
    "groups",
    "start",
    "end",
    "zone",
    "status",
    "title",
    "location",
    "letter",
    "number",
    "letter_date",
    "line",
    "quote",
    "url",
];

fn export(events: &[Event], style: &Style) -> Vec<u8> {
    let bytes = "\u{feff}".as_bytes().to_vec();
    let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(bytes);
    // Writing to memory cannot fail, and every row has as many cells as the head.
    let _ = writer.write_record(COLUMNS);
    for event in events {
        let _ = writer.write_record(row(event, style).iter().map(|cell| guarded(cell).into_owned()));
    }
    writer.into_inner().unwrap_or_default()
}

fn row(event: &Event, style: &Style) -> [String; COLUMNS.len()] {
    let wording = style.wording(event);
    let (start, end) = json::span(&event.when);
    let evidence = event.evidence.first();
    let letter = &event.letter;
    [
        event.uid.clone(),
        event.kind.name().to_owned(),
        event.action.map(|a| a.name()).unwrap_or_default().to_owned(),
        event.groups.join(" "),
        start,
        end.unwrap_or_default(),
        event.when.zone().map(|z| z.name()).unwrap_or_default().to_owned(),
        event.status.name().to_owned(),
        title(event, wording),
        place(event, wording).unwrap_or_default(),
        letter.id.clone(),
        letter.number.clone(),
        letter.date.map(|d| d.to_string()).unwrap_or_default(),
        evidence.map(|e| e.place.line.to_string()).unwrap_or_default(),
        evidence.map(|e| words::one_line(&e.quote)).unwrap_or_default(),
        letter.url.clone().unwrap_or_default(),
    ]
}

/// A spreadsheet runs a cell that begins like a formula; an apostrophe makes it text.
fn guarded(cell: &str) -> Cow<'_, str> {
    match cell.chars().next() {
        Some('=' | '+' | '-' | '@' | '\t' | '\r') => format!("'{cell}").into(),
        _ => cell.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::write::fixture;

    #[test]
    fn one_row_for_each_event() {
        let mut event = fixture::opening();
        event.location = Some("Geneva, \"Popov\"".into());
        event.evidence[0].quote = "=cmd()".into();
        let text = String::from_utf8(export(&[event], &Style::default())).unwrap();
        let expected = "\u{feff}uid,kind,action,groups,start,end,zone,status,title,location,letter,number,\
            letter_date,line,quote,url\r\n\
            t22-sg09-col-0005-opening-sg9@lettercal,opening,,,2023-05-09T09:30,,Europe/Zurich,confirmed,\
            SG9 meeting opens,\"Geneva, \"\"Popov\"\"\",T22-SG09-COL-0005,5/9,2023-02-17,12,'=cmd(),\
            https://www.itu.int/md/T22-SG09-COL-0005/en\r\n";
        assert_eq!(text, expected);
    }
}
