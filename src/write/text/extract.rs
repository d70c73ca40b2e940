//! What was read from a letter: head, events, a count of everything else that looks like a date, notes.

use super::{FACT, FAINT, HEAD, Table, WARNING, inferred, note, painted, place, quote};
use crate::event::{Event, Status};
use crate::letter::{Letter, Role};
use crate::write::words;
use anstyle::Style;

/// The report of a letter.
pub fn extract(source: &str, letter: &Letter) -> String {
    let mut out = painted(HEAD, source) + "\n";
    out.push_str(&format!("  {}\n", head(letter)));
    if let Some(subject) = &letter.subject {
        out.push_str(&format!("  {}\n", words::one_line(subject)));
    }
    let mut table = Table::new();
    for event in &letter.events {
        table.row(row(event));
    }
    table.print(&mut out);
    if letter.events.is_empty() {
        out.push_str("  no events\n");
    }
    let others = others(letter);
    if !others.is_empty() {
        out.push_str(&format!("  {}\n", painted(FAINT, format_args!("not events: {others}"))));
    }
    for n in &letter.notes {
        out.push_str(&note(source, n));
    }
    out
}

/// Identity, kind, revision, group, date and language on one line.
fn head(letter: &Letter) -> String {
    let reference = &letter.reference;
    let revision = letter.revises.map(|r| format!("{} {}", r.kind, r.number));
    let parts = [
        Some(reference.id.clone()),
        Some(format!("{} {}", letter.kind, reference.number).trim_end().to_owned()),
        revision,
        reference.group.clone(),
        reference.date.map(|d| d.to_string()),
        Some(reference.language.to_owned()),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

fn row(event: &Event) -> Vec<(Style, String)> {
    let evidence = event.evidence.first();
    let marks = [
        (event.status != Status::Confirmed).then(|| event.status.to_string()),
        evidence.map(|e| inferred(&e.inferred)).filter(|i| !i.is_empty()),
    ];
    let words = evidence.map(|e| quote(&e.quote)).unwrap_or_default();
    vec![
        (FAINT, evidence.map(|e| place(&e.place)).unwrap_or_default()),
        (HEAD, event.when.to_string()),
        (FACT, event.what()),
        (Style::new(), event.groups.join(" ")),
        (WARNING, marks.into_iter().flatten().collect::<Vec<_>>().join(", ")),
        (Style::new(), words),
    ]
}

/// How many mentions have each other role, for example `rule 5, letter-date 1`.
fn others(letter: &Letter) -> String {
    let count = |role: &Role| letter.mentions.iter().filter(|m| m.role == *role).count();
    let roles = Role::ALL.iter().filter(|r| **r != Role::Event).map(|r| (r, count(r))).filter(|(_, n)| *n > 0);
    roles.map(|(role, n)| format!("{role} {n}")).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::write::fixture;
    use crate::write::text::plain;

    #[test]
    fn the_report_of_a_letter() {
        let mut letter = fixture::letter();
        let mut session = fixture::session("Opening plenary");
        session.status = Status::Tentative;
        letter.events.push(session);
        let expected = "a.txt\n  \
            T22-SG09-COL-0005 · collective-letter 5/9 · SG9 · 2023-02-17 · en\n  \
            Meeting of Study Group 9\n  \
            12:4  2023-04-26              deadline/contributions                  «26 April 2023 submit contributions»\n  \
            12:4  2023-05-09 09:30–10:45  session                 SG9  tentative  «Tuesday 9 May»\n  \
            not events: letter-date 1\n\
            a.txt: warning[year-inferred]: no year\n    help: look\n";
        assert_eq!(plain(&extract("a.txt", &letter)), expected);
    }
}
