//! Numbers in a column that a noun heads: "Question | Date" above "4/5 | 10-12 May". The noun stands once for all of them.

use super::{GroupRef, Noun, list_behind, names};
use crate::document::Span;
use crate::lang::Cue;
use crate::letter::text::{CueHit, Position, Unit, letters};
use crate::mentions::Mention;

/// Letters beside the noun in its head: "Question No.", "№ вопроса", "Question number".
const BESIDE: usize = 6;

/// The groups of all such columns. A row of one has a date: what asks or answers questions numbers them too.
pub(in crate::letter) fn find(text: &str, units: &[Unit], cues: &[CueHit], mentions: &[Mention]) -> Vec<GroupRef> {
    let mut out = Vec::new();
    // The columns of the table whose rows are read, by the number of the cell; most tables have none, and their rows are passed by.
    let mut columns: Vec<(usize, Noun)> = Vec::new();
    let mut open: Option<usize> = None;
    for row in rows(text, units) {
        if open != Some(row.table) {
            open = Some(row.table);
            let heads = row.cells.iter().enumerate();
            columns = heads.filter_map(|(i, head)| noun(text, head, cues).map(|n| (i, n))).collect();
            continue;
        }
        for (cell, noun) in &columns {
            let Some(span) = row.cells.get(*cell) else { continue };
            if row.cells[cell + 1..].iter().any(|c| has_date(mentions, c)) {
                out.extend(numbers(text, span, *noun));
            }
        }
    }
    out.extend(lines(text, units, cues, mentions));
    out.extend(labelled(text, units, cues));
    out.sort_by_key(|g| g.span.start);
    out
}

/// Characters of a cell that stands on a line of its own.
const CELL: usize = 60;
/// Cells of a row.
const ROW: usize = 5;

/// The same where converters print each cell on its line: below the noun that stands alone the numbers do, each with a date a few
/// lines behind it.
fn lines(text: &str, units: &[Unit], cues: &[CueHit], mentions: &[Mention]) -> Vec<GroupRef> {
    let mut out = Vec::new();
    let mut open: Option<Noun> = None;
    for (i, unit) in units.iter().enumerate() {
        let folded = &text[unit.span.clone()];
        if matches!(unit.position, Position::Cell { .. }) || folded.chars().count() > CELL || folded.contains('\t') {
            open = None;
        } else if !folded.contains(|c: char| c.is_ascii_digit()) {
            open = noun(text, &unit.span, cues).or(open);
        } else if let Some(noun) = open.filter(|_| folded.contains('/')) {
            let row = units[i + 1..].iter().take(ROW).take_while(|u| numbers(text, &u.span, noun).is_none());
            if row.into_iter().any(|u| has_date(mentions, &u.span)) {
                out.extend(numbers(text, &unit.span, noun));
            }
        }
    }
    out
}

/// The same where the noun is a label: "Question: 3/13 and 5/13", "Questions\t12, 13/16 (joint meeting)".
fn labelled(text: &str, units: &[Unit], cues: &[CueHit]) -> Vec<GroupRef> {
    let mut out = Vec::new();
    let mut label: Option<(Position, Noun)> = None;
    for unit in units {
        // A row of a drawn table has the label in the cell before.
        let beside = |p: Position| p.row().is_some() && p.row() == unit.position.row();
        let held = label.take().filter(|(p, _)| beside(*p));
        out.extend(held.and_then(|(_, noun)| first_numbers(text, &unit.span, noun)));
        label = noun(text, &unit.span, cues).map(|n| (unit.position, n));
        let mut at = unit.span.start;
        for line in text[unit.span.clone()].split_inclusive('\n') {
            let (start, end) = (at + line.len() - line.trim_start().len(), at + line.trim_end().len());
            if let Some(mark) = text[start..end.max(start)].find([':', '\t']).map(|i| start + i)
                && let Some(noun) = noun(text, &(start..mark), cues)
            {
                out.extend(first_numbers(text, &(mark + 1..end), noun));
            }
            at += line.len();
        }
    }
    out
}

/// The groups with which a value begins, each with its study group; a title may stand behind them.
fn first_numbers(text: &str, value: &Span, noun: Noun) -> Option<GroupRef> {
    let folded = text.get(value.clone())?.trim_start();
    let start = value.end - folded.len();
    let end = folded.find(['(', ';', '\t']).or_else(|| folded.find(" - ")).unwrap_or(folded.len());
    let list = folded[..end].trim_end();
    let plain: String = list.chars().filter(|c| !"第号".contains(*c)).collect();
    let bare = plain.trim_end_matches(['.', ',', ' ']);
    let whole = list_behind(bare).filter(|l| l.end == bare.len() && bare.contains('/'))?;
    let names = names(&bare[whole], noun);
    (!names.is_empty()).then(|| GroupRef { span: start..start + list.len(), names })
}

/// The groups of a cell that holds their numbers and nothing else.
fn numbers(text: &str, cell: &Span, noun: Noun) -> Option<GroupRef> {
    let folded = text[cell.clone()].trim_end_matches([' ', '\n', '.', ',']);
    let list = list_behind(folded).filter(|l| l.end == folded.len())?;
    let names = names(&folded[list.clone()], noun);
    (!names.is_empty()).then(|| GroupRef { span: cell.start + list.start..cell.start + list.end, names })
}

/// A row with its cells. Lines with tabs that follow one another are the rows of a table, too.
struct Row {
    table: usize,
    cells: Vec<Span>,
}

fn rows(text: &str, units: &[Unit]) -> Vec<Row> {
    let mut out: Vec<Row> = Vec::new();
    let mut last = None;
    // Tables that were drawn have even numbers here, those that were typed odd ones.
    let mut typed = 1;
    for unit in units {
        if let Position::Cell { table, row, .. } = unit.position {
            if last.replace((table, row)) != Some((table, row)) {
                out.push(Row { table: 2 * table, cells: Vec::new() });
            }
            out.last_mut().into_iter().for_each(|r| r.cells.push(unit.span.clone()));
            continue;
        }
        last = None;
        if !text[unit.span.clone()].contains('\t') {
            typed += 2;
            continue;
        }
        let mut at = unit.span.start;
        for line in text[unit.span.clone()].split_inclusive('\n') {
            let mut cells = Vec::new();
            for cell in line.split_inclusive('\t') {
                cells.push(at..at + cell.trim_end_matches(['\t', '\n']).len());
                at += cell.len();
            }
            out.push(Row { table: typed, cells });
        }
    }
    out
}

fn has_date(mentions: &[Mention], span: &Span) -> bool {
    let from = mentions.partition_point(|m| m.span.start < span.start);
    mentions[from..].iter().take_while(|m| m.span.start < span.end).any(Mention::is_date)
}

/// The noun of numbered groups that a head holds, and next to nothing else.
fn noun(text: &str, head: &Span, cues: &[CueHit]) -> Option<Noun> {
    let from = cues.partition_point(|c| c.start < head.start);
    let noun = |c: &CueHit| match c.cue {
        Cue::StudyGroup => Some(Noun::StudyGroup),
        Cue::WorkingParty => Some(Noun::WorkingParty),
        Cue::Question | Cue::RapporteurGroup => Some(Noun::Question),
        _ => None,
    };
    let inside = cues[from..].iter().take_while(|c| c.start < head.end && c.end <= head.end);
    let (cue, noun) = inside.filter_map(|c| noun(c).map(|n| (c, n))).max_by_key(|(c, _)| c.end - c.start)?;
    let rest = letters(&text[head.clone()]).saturating_sub(letters(&text[cue.start..cue.end]));
    let numbered = text[head.clone()].contains(|c: char| c.is_ascii_digit());
    (rest <= BESIDE && !numbered).then_some(noun)
}
