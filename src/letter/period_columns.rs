//! Tables that print the first day of a meeting and its last one in two columns, side by side: "From", "To"; "Start date", "End date";
//! "Opening", "Closing". The first day has the period then, and the last one says nothing more.

use super::text::{LetterText, Position, Unit, letters};
use crate::document::Span;
use crate::lang::{Cue, Sense};
use crate::mentions::Value;

/// Letters of the head of such a column.
const HEAD: usize = 24;
/// Letters of a preposition.
const WORD: usize = 5;

/// What is said of a last day.
pub(super) const LAST: &str = "the last day, in a column of its own";

/// Where a cell stands: table, row, column.
type Place = (usize, usize, usize);

/// Gives the first days their periods, and returns the mentions of the last days.
pub(super) fn join(text: &mut LetterText<'_>) -> Vec<usize> {
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    for head in heads(text) {
        let found = rows(text, head);
        let forward = found.iter().all(|(a, b)| day(text, *a) <= day(text, *b));
        if forward && found.iter().any(|(a, b)| day(text, *a) < day(text, *b)) {
            pairs.extend(found);
        }
    }
    for (first, last) in &pairs {
        let (Value::Date(a), Value::Date(b)) = (text.mentions[*first].value, text.mentions[*last].value) else {
            continue;
        };
        if a.date() < b.date() {
            text.mentions[*first].value = Value::Range(a, b);
        }
    }
    pairs.into_iter().map(|(_, last)| last).collect()
}

/// The heads of two such columns that stand side by side: the unit of the first one.
fn heads(text: &LetterText<'_>) -> Vec<usize> {
    let beside = |i: &usize| {
        let pair = (place(&text.units[*i]), place(&text.units[i + 1]));
        let (Some(first), Some(last)) = pair else { return false };
        let (head, next) = (&text.units[*i].span, &text.units[i + 1].span);
        (first.0, first.1, first.2 + 1) == last && is_last(text, next) && is_first(text, head, next)
    };
    (0..text.units.len().saturating_sub(1)).filter(beside).collect()
}

/// Whether a cell heads first days. Beside a bare "to" any short word does.
fn is_first(text: &LetterText<'_>, head: &Span, beside: &Span) -> bool {
    let opens = [Cue::Open, Cue::ColumnOpening, Cue::FirstDay];
    let bare = |cell: &Span| letters(text.folded(cell)) <= WORD;
    let leads = is_limit(text, head, |s| s == Sense::From) || bare(head) && is_limit(text, beside, ends);
    is_plain(text, head) && (leads || text.has(head, &opens))
}

fn is_last(text: &LetterText<'_>, head: &Span) -> bool {
    is_plain(text, head) && (is_limit(text, head, ends) || text.has(head, &[Cue::End, Cue::LastDay, Cue::ColumnLast]))
}

fn ends(sense: Sense) -> bool {
    matches!(sense, Sense::To | Sense::Until)
}

fn is_plain(text: &LetterText<'_>, head: &Span) -> bool {
    (1..=HEAD).contains(&letters(text.folded(head))) && text.mentions_in(head).next().is_none()
}

/// Whether a cell holds nothing but a word that stands at a limit.
fn is_limit(text: &LetterText<'_>, head: &Span, wanted: impl Fn(Sense) -> bool) -> bool {
    let all = letters(text.folded(head));
    let from = text.limits.partition_point(|l| l.start < head.start);
    let mut inside = text.limits[from..].iter().take_while(|l| l.start < head.end);
    inside.any(|l| wanted(l.sense) && letters(text.folded(&(l.start..l.end))) == all)
}

/// The days below two heads, row by row, of rows that name what meets. Rows with one of the two only are none.
fn rows(text: &LetterText<'_>, head: usize) -> Vec<(usize, usize)> {
    let mut out = Vec::new();
    let Some(first) = place(&text.units[head]) else { return out };
    let mut named: Option<(usize, bool)> = None;
    let nouns = [Cue::Meeting, Cue::SideMeeting, Cue::StudyGroup, Cue::WorkingParty, Cue::Question, Cue::Conference];
    for pair in text.units[head..].windows(2) {
        let Some((table, row, column)) = place(&pair[0]).filter(|p| p.0 == first.0) else { break };
        if row == first.1 {
            continue;
        }
        if column < first.2 {
            let names = text.has(&pair[0].span, &nouns) || !text.groups_in(&pair[0].span).is_empty();
            let before = named.is_some_and(|(r, names)| r == row && names);
            named = Some((row, names || before));
        }
        let own = named == Some((row, true)) && column == first.2 && place(&pair[1]) == Some((table, row, first.2 + 1));
        if let (true, Some(a), Some(b)) = (own, only_day(text, &pair[0].span), only_day(text, &pair[1].span)) {
            out.push((a, b));
        }
    }
    out
}

/// The only day of a cell.
fn only_day(text: &LetterText<'_>, cell: &Span) -> Option<usize> {
    let mut dates = text.mentions_in(cell).filter(|m| text.mentions[*m].is_date());
    let day = dates.next().filter(|m| matches!(text.mentions[*m].value, Value::Date(d) if d.date().is_some()));
    day.filter(|_| dates.next().is_none())
}

fn day(text: &LetterText<'_>, mention: usize) -> Option<chrono::NaiveDate> {
    text.mentions[mention].days().map(|(first, _)| first)
}

fn place(unit: &Unit) -> Option<Place> {
    match unit.position {
        Position::Cell { table, row, cell } => Some((table, row, cell)),
        Position::Paragraph(_) => None,
    }
}
