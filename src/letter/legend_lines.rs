//! A legend of sessions that gives each number or letter a line of its own, or a row of a table.

use super::reading::Reading;
use super::slots::{Cells, Legend, MOST, Name, name, zone_in};
use super::text::{Position, letters};
use crate::document::Span;
use crate::lang::Hit;
use crate::mentions::Value;

/// Letters beside the hours of a line that explains a number: "1  0930-1045 hours".
const BESIDE_HOURS: usize = 6;

/// A line or row that gives one session its hours.
struct Entry {
    name: Name,
    mention: usize,
    /// The same hours in other zones.
    again: Vec<usize>,
    scope: Span,
    /// The zone that the line above all of them names: "Session | Hours (UTC)".
    head: Option<Hit>,
}

/// Lines of a number or letter and its hours and nothing else, one after the other: "1  0930-1045", "2  1115-1230". Letters are those
/// that cells have.
pub(super) fn read<'t>(reading: &mut Reading<'t, '_>, legend: &mut Legend, cells: &mut Cells<'t>) {
    let mut run: Vec<Entry> = Vec::new();
    let mut found = Vec::new();
    let mut above: Option<Span> = None;
    for (span, row) in lines(reading) {
        let next = entry(reading, &span, row, above.as_ref(), cells);
        let goes_on = next.as_ref().is_some_and(|n| run.last().is_none_or(|last| follows(&last.name, &n.name)));
        if !goes_on && run.len() > 1 {
            found.append(&mut run);
        } else if !goes_on {
            run.clear();
        }
        if next.is_none() {
            above = Some(span);
        }
        run.extend(next);
    }
    found.extend(Some(run).filter(|r| r.len() > 1).into_iter().flatten());
    for entry in found {
        let above = entry.head.and_then(|hit| reading.zone_of(hit, None));
        let zone = zone_in(reading, entry.mention, &entry.scope).or(above);
        legend.explain(reading, entry.mention, entry.name, zone);
        for mention in entry.again {
            legend.explain(reading, mention, Name::Again, None);
        }
    }
}

/// Whether one name stands behind another in a legend: numbers in order, letters that are different.
fn follows(last: &Name, next: &Name) -> bool {
    match (last, next) {
        (Name::Number(last), Name::Number(next)) => *next == last + 1,
        (Name::Label(last), Name::Label(next)) => last != next,
        _ => false,
    }
}

/// The paragraphs of the text and the rows of its tables, which a flag tells apart.
fn lines(reading: &Reading<'_, '_>) -> Vec<(Span, bool)> {
    let mut out: Vec<(Span, bool)> = Vec::new();
    let mut last = None;
    for unit in &reading.text.units {
        let row = unit.position.row();
        match out.last_mut() {
            Some((line, _)) if row.is_some() && row == last => line.end = unit.span.end.max(line.end),
            _ => out.push((unit.span.clone(), matches!(unit.position, Position::Cell { .. }))),
        }
        last = row;
    }
    out
}

fn entry<'t>(
    reading: &Reading<'t, '_>,
    line: &Span,
    row: bool,
    above: Option<&Span>,
    cells: &mut Cells<'t>,
) -> Option<Entry> {
    let text = reading.text;
    let mentions = text.mentions_in(line);
    let hours = |m: usize| matches!(text.mentions[m].value, Value::Times(..));
    let (mention, again) = (mentions.clone().next()?, mentions.clone().skip(1));
    if !mentions.clone().all(hours) || mentions.len() > 1 && !row {
        return None;
    }
    let span = &text.mentions[mention].span;
    let label = line.start..span.start;
    let number: Option<u32> = text
        .folded(&label)
        .trim_matches(|c: char| c.is_whitespace() || matches!(c, '.' | ')' | ':' | '=' | '-' | '|'))
        .parse()
        .ok();
    let number = number.or_else(|| super::slots::number(reading, &label).filter(|_| row));
    let name = match number {
        Some(number) => Name::Number(number).in_range()?,
        None => {
            let label = name(reading, &label);
            Name::Label(label.to_owned()).known(cells.know(reading, line, label))?
        }
    };
    let said: usize = again.clone().map(|m| letters(text.folded(&text.mentions[m].span))).sum();
    let rest = super::slots::behind_zone(reading, span.end).min(line.end)..line.end;
    let beside = letters(text.folded(&rest)).saturating_sub(said);
    let above = above.filter(|a| text.mentions_in(a).next().is_none());
    let head = above.and_then(|a| text.zones.iter().find(|z| a.contains(&z.start)).copied());
    (beside <= BESIDE_HOURS).then(|| Entry { name, mention, again: again.collect(), scope: line.clone(), head })
}

impl Name {
    /// A number that a session may have.
    fn in_range(self) -> Option<Name> {
        Some(self).filter(|n| matches!(n, Name::Number(n) if *n < MOST))
    }

    fn known(self, known: bool) -> Option<Name> {
        Some(self).filter(|_| known)
    }
}
