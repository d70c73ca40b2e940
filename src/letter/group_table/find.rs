//! Where the heads of the columns stand, and the rows behind them.

use super::Column;
use super::cells::starts_cell;
use crate::document::Span;
use crate::lang::Cue;
use crate::letter::reading::Reading;
use crate::letter::text::Position;

/// The column heads and the region of rows behind them.
pub(super) fn find(reading: &Reading<'_, '_>) -> Option<(Vec<(Column, Span)>, Span)> {
    let text = reading.text;
    let body = reading.head.span.end..reading.annex_start;
    let column = |cue: Cue| match cue {
        Cue::ColumnGroup => Some(Column::Group),
        Cue::ColumnMeeting => Some(Column::Meeting),
        Cue::ColumnDeadline => Some(Column::Deadline),
        Cue::ColumnOpening => Some(Column::Opening),
        _ => None,
    };
    let mut cues: Vec<_> = text
        .cues_in(&body)
        .iter()
        .filter_map(|c| column(c.cue).map(|k| (k, c.start..c.end)))
        .filter(|(_, s)| starts_cell(reading, s.start))
        .collect();
    // "Meeting" heads the groups, "Meeting dates" their days: the longer one stands first.
    cues.dedup_by(|next, kept| next.1.start == kept.1.start);
    for (i, (kind, first)) in cues.iter().enumerate() {
        let mut heads = vec![(*kind, first.clone())];
        for (next, span) in &cues[i + 1..] {
            let last = &heads[heads.len() - 1].1;
            // The prose above a table heads none of its columns.
            if table_at(reading, last.start) != table_at(reading, span.start) {
                break;
            }
            if span.start > last.end + 120
                || text.mentions_in(&(last.end..span.start)).any(|m| text.mentions[m].is_date())
            {
                break;
            }
            // Before the heads of a table may stand its title: "Dates".
            if *kind != Column::Group && (*next == Column::Group || next == kind) {
                heads.clear();
                break;
            }
            // "Group, Meeting": behind the groups the word for a meeting heads its days. A row begins with a numbered group.
            let numbered = text.groups_in(&(span.start..span.start + 1)).iter().any(|g| g.span.start == span.start);
            let next = if *next == Column::Group && heads.len() == 1 && !numbered { Column::Meeting } else { *next };
            if !heads.iter().any(|(k, _)| *k == next) && span.start >= last.end {
                heads.push((next, span.clone()));
            }
        }
        let wanted = [Column::Meeting, Column::Deadline, Column::Opening];
        // The only group of a letter needs no column: then the three others must be there.
        let few = if *kind == Column::Group { 2 } else { wanted.len() };
        if heads.len() >= 3 && wanted.iter().filter(|w| heads.iter().any(|(k, _)| k == *w)).count() >= few {
            let start = heads[heads.len() - 1].1.end;
            let end = region_end(reading, start);
            return Some((heads, start..end));
        }
    }
    None
}

/// The table in whose cell a position stands.
fn table_at(reading: &Reading<'_, '_>, at: usize) -> Option<usize> {
    match reading.text.units[reading.text.unit_at(at)?].position {
        Position::Cell { table, .. } => Some(table),
        Position::Paragraph(_) => None,
    }
}

/// The rows end with the table, or with the first long paragraph.
fn region_end(reading: &Reading<'_, '_>, start: usize) -> usize {
    let text = reading.text;
    let mut table = text.units.iter().find_map(|u| match u.position {
        Position::Cell { table, .. } if u.span.start <= start && start <= u.span.end => Some(table),
        _ => None,
    });
    let mut end = start;
    // Heads that a tab or stroke parts have rows that are parted so; a paragraph without any goes on with the letter.
    let line = text.view.text[..start].rfind('\n').map_or(0, |i| i + 1);
    let mark = ['\t', '|'].into_iter().find(|mark| text.view.text[line..start].trim().contains(*mark));
    for unit in text.units.iter().filter(|u| u.span.end > start) {
        let parted = mark.is_none_or(|mark| unit.span.start <= start || text.folded(&unit.span).contains(mark));
        let prose = !parted && text.folded(&unit.span).trim_end().ends_with(['.', '。']);
        // Heads that a converter set apart from their rows are a table of their own.
        let heads_only = || text.mentions_in(&(start..unit.span.start)).all(|m| !text.mentions[m].is_date());
        if let (Some(t), Position::Cell { table: next, .. }) = (table, unit.position)
            && next == t + 1
            && heads_only()
        {
            table = Some(next);
        }
        let stays = match (table, unit.position) {
            (None, _) if prose => false,
            (Some(t), Position::Cell { table, .. }) => table == t,
            (Some(_), _) => false,
            (None, _) => {
                let folded = text.folded(&unit.span);
                let dates = text.mentions_in(&unit.span).filter(|m| text.mentions[*m].is_date()).count();
                let end = folded.trim_end();
                let sentence = dates < 2
                    && (end.ends_with('.') && end.chars().count() > 60
                        || end.ends_with('。') && end.chars().count() > 20);
                unit.span.start <= start
                    || !sentence
                        && (folded.chars().count() <= 160 || dates >= 2)
                        && unit.span.start < reading.annex_start
            }
        };
        if !stays {
            break;
        }
        end = unit.span.end;
    }
    end
}
