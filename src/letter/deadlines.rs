//! The block of key deadlines: dates, each with one or several actions, in any layout.
//!
//! The block is read as one stream: every date that opens a line, a cell or a row opens an entry, and what stands up to the
//! next one are its actions. So it does not matter whether cells, lines or nothing at all divide them.
//!
//! One file because the heading, the region and the entries of a block are told by the same marks of what opens an entry.

use super::Role;
use super::deadline_pairs::{self, Pair};
use super::key_dates;
use super::reading::{Fact, FactTime, Reading, at};
use super::text::{Position, Unit, is_letter, letters};
use super::{actions, hours};
use crate::document::Span;
use crate::event::{Action, Kind, Status, Zone};
use crate::lang::{Cue, Script, Sense};
use crate::mentions::{Clock, Value};
use chrono::NaiveDate;

/// Units behind a heading that may precede the first date: column heads.
const COLUMN_HEADS: usize = 6;
/// Characters of a heading.
const HEADING: usize = 70;
/// Characters of a rule that stands before its date.
const RULE: usize = 50;
/// Characters of an item that is no sentence.
const ITEM: usize = 170;

/// Reads every block.
pub(super) fn read(reading: &mut Reading<'_, '_>) {
    let mut from = reading.head.span.end;
    while let Some((heading, region)) = next_block(reading, from) {
        from = region.end.max(from + 1);
        let default = heading_hour(reading, &heading).or_else(|| common_hour(reading, &region));
        entries(reading, &region, default, true);
        reading.claimed.push(region);
    }
    for region in blocks_without_heading(reading) {
        let default = common_hour(reading, &region);
        entries(reading, &region, default, false);
        reading.claimed.push(region);
    }
}

/// The next heading from a position on and the region behind it.
fn next_block(reading: &Reading<'_, '_>, from: usize) -> Option<(Span, Span)> {
    let text = reading.text;
    for (i, unit) in text.units.iter().enumerate().filter(|(_, u)| u.span.end > from) {
        if let Some(end) = corrected_row(reading, i) {
            return Some((unit.span.clone(), unit.span.end..end));
        }
        let Some(cue) = text.cues_in(&unit.span).iter().find(|c| c.cue == Cue::DeadlineHeading && c.start >= from)
        else {
            continue;
        };
        // Behind the heading of a correction stand an old and a new value.
        let corrects = |u: &Unit| reading.has(&u.span, &[Cue::OldValue]) && text.mentions_in(&u.span).next().is_none();
        if text.units.get(i + 1).is_some_and(corrects) {
            continue;
        }
        let folded = text.folded(&unit.span).trim_end();
        let prefix = text.folded(&(unit.span.start..cue.start));
        // "Closing date of registration: 4 May" heads nothing.
        let acts = actions::any_in(text, &(unit.span.start..cue.start));
        let opens = prefix.chars().filter(|c| c.is_alphabetic()).count() <= 2 && !acts;
        let short =
            folded.chars().count() <= HEADING && text.mentions_in(&unit.span).all(|m| !text.mentions[m].is_date());
        if short && (opens || folded.ends_with(':'))
            || folded.ends_with(':') && text.mentions_in(&unit.span).next().is_none()
        {
            let end = region_end(reading, i + 1);
            if end > unit.span.end {
                return Some((unit.span.clone(), unit.span.end..end));
            }
        } else if opens && date_follows(reading, cue.end, unit.span.end) {
            let end = region_end(reading, i + 1).max(unit.span.end);
            return Some((unit.span.start..cue.end, cue.end..end));
        }
    }
    None
}

/// The end of the row of a table that a correction gives anew: "The row then reads:".
fn corrected_row(reading: &Reading<'_, '_>, i: usize) -> Option<usize> {
    let text = reading.text;
    let unit = &text.units[i];
    let next = text.units.get(i + 1).filter(|u| matches!(u.position, Position::Cell { .. }))?;
    let reads = reading.head.revises.is_some()
        && text.folded(&unit.span).trim_end().ends_with(':')
        && reading.has(&unit.span, &[Cue::NewValue]);
    let end = if reads && opens_with_date(reading, &next.span) { region_end(reading, i + 1) } else { 0 };
    (end > next.span.end && actions::any_in(text, &(next.span.end..end))).then_some(end)
}

/// Whether nothing but punctuation stands between a heading and a date in the same unit.
fn date_follows(reading: &Reading<'_, '_>, heading: usize, end: usize) -> bool {
    let text = reading.text;
    text.mentions_in(&(heading..end))
        .find(|m| text.mentions[*m].is_date())
        .is_some_and(|m| !text.folded(&(heading..text.mentions[m].span.start)).contains(|c: char| c.is_alphanumeric()))
}

/// How far a block reaches from unit `start` on; the start itself where there is none.
fn region_end(reading: &Reading<'_, '_>, start: usize) -> usize {
    let text = reading.text;
    let mut end = 0;
    let mut dates = 0;
    let mut heads = 0;
    let mut previous: Option<usize> = None;
    // Whether the rows begin with their dates.
    let mut leads = false;
    for (i, unit) in text.units.iter().enumerate().skip(start) {
        let stops = text
            .cues_in(&unit.span)
            .iter()
            .any(|c| matches!(c.cue, Cue::Closing | Cue::Salutation) && c.start <= unit.span.start + 4);
        if stops || reading.annex_start == unit.span.start && dates > 0 {
            break;
        }
        if is_page_mark(text.folded(&unit.span)) {
            continue;
        }
        let dated = opens_with_date(reading, &unit.span);
        let told = || is_plain_sentence(reading, unit) || leads && leads_to_date(reading, unit);
        if dated && !told() {
            leads |= dates == 0 && !words_before_date(reading, &unit.span);
            dates += 1;
            end = unit.span.end;
        } else if dates == 0 {
            heads += 1;
            let folded = text.folded(&unit.span);
            // Behind the words of a sentence a date is read as prose.
            let told = text.mentions_in(&unit.span).any(|m| text.mentions[m].is_date())
                && !matches!(unit.position, Position::Cell { .. });
            let row = told && actions_stand_first(reading, &unit.span);
            let limit = if row { ITEM } else { HEADING };
            if heads > COLUMN_HEADS || folded.chars().count() > limit || told && !row {
                break;
            }
        } else if is_item(reading, i, previous) {
            end = unit.span.end;
        } else {
            break;
        }
        previous = Some(i);
    }
    end
}

/// A sentence of the body that names no action, or that withdraws the date with which it begins: it ends the block.
fn is_plain_sentence(reading: &Reading<'_, '_>, unit: &Unit) -> bool {
    let text = reading.text;
    let paragraph = matches!(unit.position, Position::Paragraph(_));
    // "The deadline of 4 May for contributions does not hold any longer."
    let first = text.mentions_in(&unit.span).next();
    let old = first.and_then(|m| reading.verdicts[m].as_ref()).is_some_and(|v| v.role == Role::Superseded);
    // "The 30th of May is an official holiday; no meeting is held on that day."
    let sentence = || text.folded(&unit.span).trim_end().ends_with('。') || is_whole_sentence(reading, &unit.span);
    let tells = || sentence() && !actions::any_in(text, &unit.span);
    paragraph && (tells() || old && is_whole_sentence(reading, &unit.span))
}

/// Whether a paragraph is a sentence whose words lead to its date, behind rows that begin with theirs: "Hotels should be booked by 4 May."
fn leads_to_date(reading: &Reading<'_, '_>, unit: &Unit) -> bool {
    let sentence = reading.text.folded(&unit.span).trim_end().ends_with('。') || is_whole_sentence(reading, &unit.span);
    matches!(unit.position, Position::Paragraph(_)) && sentence && words_before_date(reading, &unit.span)
}

/// Letters of an article or a preposition before a date, as many in the widest script.
const LEAD: usize = 5;

/// Whether more stands before the first date of a unit than words for a last day: what is due, who is asked.
fn words_before_date(reading: &Reading<'_, '_>, span: &Span) -> bool {
    let text = reading.text;
    let Some(date) = text.mentions_in(span).find(|m| text.mentions[*m].is_date()) else { return false };
    let before = span.start..text.mentions[date].span.start;
    let limits = text.cues_in(&before).iter().filter(|c| matches!(c.cue, Cue::LastDayCue | Cue::Must | Cue::Ask));
    // Phrases lie in one another.
    let (mut rest, mut end) = (letters(text.folded(&before)), before.start);
    for cue in limits {
        let from = cue.start.max(end).min(before.end);
        rest = rest.saturating_sub(letters(text.folded(&(from..cue.end.clamp(from, before.end)))));
        end = end.max(cue.end);
    }
    let wide = if text.pack_at(before.start).script == Script::Han { 3 } else { 1 };
    rest * wide > LEAD
}

/// Whether a line is an action and then its date: "Registration: 4 May".
fn actions_stand_first(reading: &Reading<'_, '_>, span: &Span) -> bool {
    let text = reading.text;
    let end = text.mentions_in(span).last().map_or(span.start, |m| text.mentions[m].span.end);
    !text.folded(&(end..span.end)).contains(|c: char| c.is_alphabetic())
}

/// Whether a unit continues an entry: a cell, a list item, or a short line that is no sentence.
fn is_item(reading: &Reading<'_, '_>, i: usize, previous: Option<usize>) -> bool {
    let text = reading.text;
    let unit = &text.units[i];
    let folded = text.folded(&unit.span).trim();
    let bullet = folded.starts_with(['-', '•', '·', '*', '–']) && !folded.starts_with("- -");
    if bullet {
        return true;
    }
    let was_cell = previous.is_some_and(|p| matches!(text.units[p].position, Position::Cell { .. }));
    let before = previous.and_then(|p| text.view.text.get(text.units[p].span.end..unit.span.start));
    let gap = before.unwrap_or_default();
    if let Position::Cell { table, .. } = unit.position {
        let same =
            previous.is_some_and(|p| matches!(text.units[p].position, Position::Cell { table: t, .. } if t == table));
        let hangs =
            gap.matches('\n').count() == 1 && previous.is_some_and(|p| opens_with_date(reading, &text.units[p].span));
        return same || (hangs || actions::any_in(text, &unit.span)) && folded.chars().count() <= ITEM;
    }
    if was_cell {
        return false;
    }
    let sentence = folded.ends_with('。') || folded.ends_with('.') && folded.chars().count() > 60;
    // "4 Fellowship requests are to be sent without delay.": the next clause of the letter.
    let number = folded.bytes().take_while(u8::is_ascii_digit).count();
    let end = unit.span.start + text.folded(&unit.span).trim_end().len();
    let behind = end - folded[number..].trim_start_matches(['.', ')', ' ', '\t']).len();
    let clause = (1..=2).contains(&number) && is_whole_sentence(reading, &(behind..end));
    let sentence = sentence || clause;
    let short = folded.chars().count() <= ITEM;
    // Behind an empty line, after lines that hold date and action, prose goes on.
    let inline = previous
        .is_some_and(|p| opens_with_date(reading, &text.units[p].span) && actions::any_in(text, &text.units[p].span));
    if inline && (gap.matches('\n').count() > 1 || is_whole_sentence(reading, &unit.span)) {
        return false;
    }
    let hour =
        text.mentions_in(&unit.span).next().is_some_and(|m| text.mentions[m].is_time()) && folded.chars().count() <= 40;
    hour && !sentence || short && !sentence && (actions::any_in(text, &unit.span) || gap.matches('\n').count() <= 1)
}

/// Words of a whole sentence at least.
const SENTENCE_WORDS: usize = 4;

/// Whether a unit is a sentence of its own: it begins with a capital, where the script has some, has some words, and ends with a full stop.
fn is_whole_sentence(reading: &Reading<'_, '_>, span: &Span) -> bool {
    let source = reading.text.source(span).trim();
    source.starts_with(|c: char| c.is_alphabetic() && !c.is_lowercase())
        && source.ends_with('.')
        && source.split_whitespace().count() >= SENTENCE_WORDS
}

fn is_page_mark(folded: &str) -> bool {
    let inner = folded.trim().trim_matches(['-', ' ', '–']);
    !inner.is_empty() && inner.len() <= 3 && inner.bytes().all(|b| b.is_ascii_digit())
}

/// Whether a unit begins with a date, with at most a list mark or a word such as "by" before it.
fn opens_with_date(reading: &Reading<'_, '_>, span: &Span) -> bool {
    let text = reading.text;
    let dated = text.mentions_in(span).find(|m| !matches!(text.mentions[*m].value, Value::Rule(_)));
    dated.is_some_and(|m| {
        let mention = &text.mentions[m];
        let prefix = span.start..mention.span.start;
        let corrects = reading.has(&prefix, &[Cue::OldValue, Cue::NewValue]);
        mention.is_date() && !corrects && opens(reading, span.start, mention.span.start)
    })
}

/// Whether nothing of weight stands between two positions.
fn opens(reading: &Reading<'_, '_>, start: usize, at: usize) -> bool {
    let text = reading.text;
    let prefix = text.folded(&(start..at)).trim();
    // "One month before the meeting (24 March)": the rule, then its date.
    let ruled = text.mentions_in(&(start..at)).any(|m| matches!(text.mentions[m].value, Value::Rule(_)));
    if ruled && prefix.ends_with('(') && prefix.chars().count() <= RULE {
        return true;
    }
    // "Six weeks	30 January	- Submit fellowship requests": the cell of the rule stands before that of its date.
    let cell = text.folded(&(start..at)).rsplit_once('\t').filter(|(_, last)| last.trim().is_empty());
    if cell.is_some_and(|(rule, _)| rule.chars().count() <= RULE && !rule.contains([':', '.'])) {
        return !actions::any_in(text, &(start..at)) && text.groups_in(&(start..at)).is_empty();
    }
    // "- Contributions: by 4 September": the label opens the line.
    if ends_with_label(reading, start, at) && actions::any_in(text, &(start..at)) {
        return false;
    }
    // "文稿截止日期为2019年6月6日。": what a sentence names before its day is no row.
    let sentence = || {
        let unit = text.unit_at(start).map(|u| text.folded(&text.units[u].span).trim_end());
        unit.is_some_and(|u| u.ends_with('。')) && actions::any_in(text, &(start..at))
    };
    if prefix.contains('。') || sentence() {
        return false;
    }
    let letters = letters(prefix);
    letters == 0 && prefix.len() <= 8
        || letters <= 22 && reading.has(&(start..at), &[Cue::LastDayCue]) && !prefix.contains([',', '.', ';', '。'])
        || letters <= 5 && !prefix.contains([',', ';', ':'])
}

/// An hour that the heading or the column heads state for all entries.
fn heading_hour(reading: &Reading<'_, '_>, heading: &Span) -> Option<(Clock, usize)> {
    let text = reading.text;
    // "The meeting opens at 0930 hours. The deadlines are as follows:": what begins at an hour is not due then.
    let due = |m: usize| {
        let hour = &text.mentions[m].span;
        let sentence = text.sentence_at(hour.start);
        let clause = hours::clause_of_hour(reading, hour, &sentence);
        let goes_on = text.unit_at(hour.start).is_some_and(|u| sentence.end < text.units[u].span.end);
        let others = [Cue::Meeting, Cue::SideMeeting, Cue::SessionNoun, Cue::Break];
        !(hours::tells_of_event(reading, &clause) || goes_on && reading.has(&clause, &others))
    };
    text.mentions_in(heading).find_map(|m| match text.mentions[m].value {
        Value::Time(clock) if due(m) => Some((clock, m)),
        _ => None,
    })
}

/// The hour that a sentence directly above or below a block gives all its days: "In all cases the systems close at 2359 hours on the
/// date shown."
fn common_hour(reading: &Reading<'_, '_>, region: &Span) -> Option<(Clock, usize)> {
    let text = reading.text;
    let above = text.units.iter().rfind(|u| u.span.end <= region.start);
    let below = text.units.iter().find(|u| u.span.start >= region.end);
    [above, below].into_iter().flatten().find_map(|unit| {
        if !reading.has(&unit.span, &[Cue::AllDeadlines]) {
            return None;
        }
        let mut times = text.mentions_in(&unit.span);
        let only = times.next().filter(|_| times.next().is_none())?;
        // The clause of the hour says so, and that something ends: in all cases the meeting may open at 0930 hours, too.
        let clause = text.clause_at(&text.mentions[only].span);
        let ends = reading.has(&clause, &[Cue::End, Cue::LastDayCue, Cue::DeadlineHeading]);
        let others = [Cue::Open, Cue::Meeting, Cue::Break, Cue::Desk, Cue::SessionNoun];
        if !ends || !reading.has(&clause, &[Cue::AllDeadlines]) || reading.has(&clause, &others) {
            return None;
        }
        match text.mentions[only].value {
            Value::Time(clock) => Some((clock, only)),
            _ => None,
        }
    })
}

/// An hour in the column heads that a block begins with: "Deadline (2359 hours, Geneva time)".
fn column_hour(reading: &Reading<'_, '_>, region: &Span, first: usize) -> Option<(Clock, usize)> {
    let text = reading.text;
    let entry = text.unit_at(text.mentions[first].span.start).map(|u| text.units[u].span.start)?;
    let heads = region.start..entry.max(region.start);
    let bracketed = |at: usize| text.in_brackets(heads.start, at);
    heading_hour(reading, &heads).filter(|(_, m)| {
        let at = text.mentions[*m].span.start;
        let cell = text.unit_at(at).is_some_and(|u| matches!(text.units[u].position, Position::Cell { .. }));
        reading.is_open(*m) && (cell || bracketed(at)) && text.mentions_in(&heads).all(|m| !text.mentions[m].is_date())
    })
}

/// A block that no heading announces: at least two rows or lines in the body, a date and an action each.
fn blocks_without_heading(reading: &Reading<'_, '_>) -> Vec<Span> {
    let text = reading.text;
    let mut out = Vec::new();
    let mut i = 0;
    while i < text.units.len() {
        let span = text.units[i].span.clone();
        let body = span.start >= reading.head.span.end && span.start < reading.annex_start;
        if !body || reading.is_claimed(span.start) || !is_row(reading, i) {
            i += 1;
            continue;
        }
        let end = region_end(reading, i);
        let region = row_start(reading, i)..end.max(span.end);
        let dates = (i..text.units.len())
            .take_while(|u| text.units[*u].span.start < region.end)
            .filter(|u| is_row(reading, *u))
            .count();
        // Rows that a converter glued to one line: "28 May - contributions 17 June - fellowships".
        let glued = text.mentions_in(&span).filter(|m| opens_entry(reading, &region, *m)).count();
        let dates = dates.max(glued);
        let acts = actions::any_in(text, &region);
        let units = text.units[i..].iter().take_while(|u| u.span.start < region.end).count();
        if dates >= 2 && acts && acts_per_entry(reading, &region) {
            i += units;
            out.push(region);
        } else {
            // Where nothing is to be done in the whole region, no part of it is a block.
            i += if acts { 1 } else { units.max(1) };
        }
    }
    out
}

/// Where the row of a cell begins, if its first cells name actions; the cell itself otherwise.
fn row_start(reading: &Reading<'_, '_>, i: usize) -> usize {
    let text = reading.text;
    let own = text.units[i].span.start;
    let Position::Cell { table, row, .. } = text.units[i].position else { return own };
    let same = |u: &&super::text::Unit| matches!(u.position, Position::Cell { table: t, row: r, .. } if t == table && r == row);
    let start = text.units[..i].iter().rev().take_while(same).last().map_or(own, |u| u.span.start);
    if actions::any_in(text, &(start..own)) { start } else { own }
}

/// Whether a unit has the shape of an entry without being told so: a date and then nothing, an hour, a colon, a slash or a dash.
fn is_row(reading: &Reading<'_, '_>, i: usize) -> bool {
    let text = reading.text;
    let unit = &text.units[i];
    // Some days are those of a meeting, old or new.
    let Some(first) = text.mentions_in(&unit.span).next().filter(|m| reading.day(*m).is_some()) else { return false };
    let before = text.folded(&(unit.span.start..text.mentions[first].span.start));
    let mut end = text.mentions[first].span.end;
    if let Some(hour) =
        text.mentions.get(first + 1).filter(|m| m.is_time() && m.span.start < unit.span.end && m.span.start <= end + 24)
    {
        end = hour.span.end;
    }
    if has_hours_beside(reading, i) {
        return false;
    }
    if text.listed.contains(&unit.span.start) {
        return true;
    }
    let after = text.folded(&(end..unit.span.end.max(end))).trim_start_matches([' ', ',']);
    let after = after.strip_prefix('(').and_then(|a| a.find(')').map(|i| &a[i + 1..])).unwrap_or(after);
    // "- 27 August 2003 for contributions": an item of a list that a colon announces.
    if before.trim_start().starts_with(['-', '•', '·', '*'])
        && !before.contains(char::is_alphabetic)
        && is_listed(reading, i)
        && !after.starts_with([':', '/', '-', '|', '\n', '\t'])
    {
        let words = end..unit.span.end.max(end);
        let others = [Cue::WasHeld, Cue::Promise, Cue::SessionNoun, Cue::Open, Cue::OpeningSession];
        let day = reading.day(first);
        let inside = |d| reading.meetings.iter().any(|m| m.first <= d && d <= m.last);
        return !text.folded(&words).trim_start().starts_with(',')
            && day.is_some_and(|d| !reading.is_past(d) && !inside(d))
            && !reading.has(&words, &others)
            && actions::any_in(text, &words);
    }
    // "No later than 4 May 2019" and nothing else, or "by 4 May 2019 - contributions".
    let told = (after.is_empty() || after.starts_with(['-', '\n', '\t', '|']))
        && opens(reading, unit.span.start, text.mentions[first].span.start);
    (told || !before.contains(char::is_alphabetic))
        && (after.is_empty()
            || after.starts_with([':', '/', '-', '|', '\n', '\t'])
            || text.zones.iter().any(|z| z.start >= end && z.start < unit.span.end))
}

/// Whether an item stands in a list that a line with a colon announces: all units between begin with the same mark.
fn is_listed(reading: &Reading<'_, '_>, i: usize) -> bool {
    let text = reading.text;
    let mark = |u: &Unit| text.folded(&u.span).trim_start().chars().next();
    let own = mark(&text.units[i]);
    let announces = text.units[..i].iter().rev().find(|u| mark(u) != own);
    announces.is_some_and(|u| text.folded(&u.span).trim_end().ends_with(':'))
}

/// Whether hours from one to another stand in the cell behind that of a date: a row of a programme, whose topics may be papers.
fn has_hours_beside(reading: &Reading<'_, '_>, i: usize) -> bool {
    let text = reading.text;
    let row = |u: &Unit| match u.position {
        Position::Cell { table, row, .. } => Some((table, row)),
        Position::Paragraph(_) => None,
    };
    let next = text.units.get(i + 1).filter(|u| row(u).is_some() && row(u) == row(&text.units[i]));
    next.is_some_and(|u| text.mentions_in(&u.span).any(|m| matches!(text.mentions[m].value, Value::Times(..))))
}

/// Whether most entries of a region name an action: a time plan does not.
fn acts_per_entry(reading: &Reading<'_, '_>, region: &Span) -> bool {
    let text = reading.text;
    let dates: Vec<usize> = text.mentions_in(region).filter(|m| opens_entry(reading, region, *m)).collect();
    let span = |m: &usize| text.mentions[*m].span.clone();
    let acting = |bodies: Vec<Span>| bodies.iter().filter(|b| actions::any_in(text, b)).count() * 2 > dates.len();
    let ends = dates.iter().skip(1).map(|m| span(m).start).chain([region.end]);
    let starts = [region.start].into_iter().chain(dates.iter().map(|m| span(m).end));
    acting(dates.iter().zip(ends).map(|(m, end)| span(m).end..end).collect())
        || dates_stand_last(reading, region, &dates)
            && acting(dates.iter().zip(starts).map(|(m, start)| start..span(m).start).collect())
}

/// Whether a date opens an entry: it opens its line, or a slash, colon, dash or the end of the cell follows it.
fn opens_entry(reading: &Reading<'_, '_>, region: &Span, mention: usize) -> bool {
    let text = reading.text;
    let found = &text.mentions[mention];
    let days = reading.days(mention);
    let meets = |m: &super::reading::Meeting| m.first < m.last && days == Some((m.first, m.last));
    if !found.is_date() || !reading.is_open(mention) || reading.meetings.iter().any(meets) {
        return false;
    }
    let line_start =
        text.view.text[..found.span.start].rfind(['\n', '\t']).map_or(region.start, |i| i + 1).max(region.start);
    let before = &text.view.text[line_start..found.span.start];
    if before.matches('(').count() > before.matches(')').count() && !opens(reading, line_start, found.span.start) {
        return false;
    }
    let labelled = ends_with_label(reading, line_start, found.span.start);
    if opens(reading, line_start, found.span.start) {
        return true;
    }
    let end = behind_hour(reading, found.span.end, region.end);
    let after = text.view.text[end..region.end].trim_start_matches([' ', ')']);
    let row_end = after.is_empty() || after.starts_with(['/', '|', '\n', '\t']);
    let glued = after.starts_with([':', '-']) && !after.starts_with(": ") || after.starts_with(": ");
    row_end && !labelled || glued
}

/// Whether a label with its colon stands before a date, perhaps with a word for the last day between: "Registration: by 4 May".
fn ends_with_label(reading: &Reading<'_, '_>, start: usize, date: usize) -> bool {
    let text = reading.text;
    let colon = text.view.text[start..date].rfind(':').map(|i| start + i + 1);
    colon.is_some_and(|colon| {
        let between = text.folded(&(colon..date)).trim();
        let limit = || {
            let limits = text.limits.iter().filter(|l| colon <= l.start && l.end <= date);
            limits.map(|l| letters(text.folded(&(l.start..l.end)))).sum::<usize>() >= letters(between)
        };
        between.is_empty() || limit() || reading.has(&(colon..date), &[Cue::LastDayCue]) && letters(between) <= LIMIT
    })
}

/// Letters of the words for a last day between a label and its date: "no later than".
const LIMIT: usize = 22;

/// The end of an hour and its zone that directly follow a position, or the position itself.
fn behind_hour(reading: &Reading<'_, '_>, at: usize, limit: usize) -> usize {
    let text = reading.text;
    let near =
        |start: usize, end: usize| !text.folded(&(start..end)).contains(['/', '\n', ';', ':']) && end - start <= 12;
    let Some(hour) = text.mentions_in(&(at..limit)).next().map(|m| &text.mentions[m]) else { return at };
    if !matches!(hour.value, Value::Time(_)) || !near(at, hour.span.start) {
        return at;
    }
    let zone = text.zones.iter().find(|z| z.start >= hour.span.end && z.start < limit);
    zone.filter(|z| near(hour.span.end, z.start)).map_or(hour.span.end, |z| z.end)
}

/// Where a row begins that has a dash in the column of the dates, as many cells as the row of a date has: nothing is due in it. A
/// mark of a list stands before an action, behind the column of the dates.
fn row_without_date(reading: &Reading<'_, '_>, mention: usize, end: usize) -> Option<usize> {
    let units = &reading.text.units;
    let own = reading.text.unit_at(reading.text.mentions[mention].span.start)?;
    let Position::Cell { table, row, cell: 0 } = units[own].position else { return None };
    let cells = |r: usize| {
        let same = |u: &&Unit| matches!(u.position, Position::Cell { table: t, row, .. } if (t, row) == (table, r));
        units[own..].iter().filter(same).count()
    };
    let later = units[own..].iter().take_while(|u| u.span.start < end);
    let dash = later.filter_map(|u| match u.position {
        Position::Cell { table: t, row: r, cell: 0 } if t == table && r > row => Some((u, r)),
        _ => None,
    });
    let lone = |s: &Span| matches!(reading.text.folded(s).trim(), "-" | "--");
    dash.into_iter().find(|(u, r)| lone(&u.span) && cells(*r) > 1 && cells(*r) == cells(row)).map(|(u, _)| u.span.start)
}

/// Reads the entries of a region.
fn entries(reading: &mut Reading<'_, '_>, region: &Span, default: Option<(Clock, usize)>, headed: bool) {
    let dates: Vec<usize> = reading.text.mentions_in(region).filter(|m| opens_entry(reading, region, *m)).collect();
    let default = default.or_else(|| column_hour(reading, region, *dates.first()?));
    // "Deadlines: 4 May (visas), 9 May (registration)" has no rows.
    let line = reading.text.folded(region).trim();
    let one_line = line.starts_with(':') && !line.contains(['\n', '\t', '|']);
    let heading = reading.text.unit_at(region.start).map_or(region.start, |u| reading.text.units[u].span.start);
    let whole = heading.min(region.start)..region.end;
    let pairs = if one_line { deadline_pairs::pairs(reading, &whole) } else { Vec::new() };
    if !pairs.is_empty() {
        return paired_entries(reading, region, &pairs, default, headed);
    }
    if let Some(rows) = rows_of_actions(reading, region, &dates) {
        for (mention, ActionRow { row, further }) in dates.into_iter().zip(rows) {
            let text = reading.text;
            let date = text.mentions[mention].span.clone();
            let (label, behind) = (row.start..date.start, date.end..row.end);
            // What is due there too is no contact: "Contributions, 13 March, submit contributions that need translation".
            let due = actions::any_in(text, &behind) && !text.folded(&behind).contains(['@', '/']);
            let exact = due
                && actions::named_in(text, &label) == [Action::Contributions]
                && actions::all_in(text, &behind).contains(&Action::ContributionsTranslation);
            let body = match (due, exact) {
                (true, true) => behind.clone(),
                (true, false) => row.clone(),
                (false, _) => label,
            };
            entry(reading, mention, &body, default, headed, Some(behind.clone()));
            for label in further {
                entry(reading, mention, &label, default, headed, Some(behind.clone()));
            }
        }
        return;
    }
    let swapped = dates_stand_last(reading, region, &dates);
    // Where an entry begins with its line, because its actions stand before its date there.
    let line_starts: Vec<usize> = (0..dates.len())
        .map(|k| {
            let span = &reading.text.mentions[dates[k]].span;
            let from = if k == 0 { region.start } else { reading.text.mentions[dates[k - 1]].span.end };
            reading.text.view.text[from..span.start].rfind(['\n', '\t']).map_or(from, |i| from + i + 1)
        })
        .collect();
    for (k, mention) in dates.iter().copied().enumerate() {
        let span = reading.text.mentions[mention].span.clone();
        let next = dates.get(k + 1).map_or(region.end, |m| reading.text.mentions[*m].span.start);
        let end = row_of_new_value(reading, mention, next).unwrap_or(next);
        let end = row_without_date(reading, mention, end).unwrap_or(end);
        // "4月7日前": the word behind the date is part of it.
        let limits = &reading.text.limits;
        let limit = limits.iter().find(|l| l.start == span.end && l.end <= end && l.sense == Sense::Before);
        let span = span.start..limit.map_or(span.end, |l| l.end);
        let start = if k == 0 { region.start } else { reading.text.mentions[dates[k - 1]].span.end };
        // A row that is read already has spent its label.
        let spent = |m: &usize| reading.verdicts[*m].as_ref().is_some_and(|v| v.role == Role::Event);
        let spent = reading.text.mentions_in(&(start..span.start)).rfind(spent);
        let start = spent.map_or(start, |m| reading.text.mentions[m].span.end.min(span.start));
        let own_line = line_starts[k].max(start);
        let body = if swapped {
            start..span.start
        } else if actions::any_in(reading.text, &(own_line..span.start)) && !line_acts(reading, span.end, end) {
            // "Translation: changed from 21 to 12 August", and on the next line the same of the next action.
            let next = dates.get(k + 1).map(|m| line_starts[k + 1]..reading.text.mentions[*m].span.start);
            let line = next.filter(|n| n.start > span.end && actions::any_in(reading.text, n)).map(|n| n.start);
            own_line..line.unwrap_or(end).min(end)
        } else {
            span.end..end
        };
        entry(reading, mention, &body, default, headed, swapped.then_some(span.end..end));
    }
}

/// Reads the entries of a line that has several.
pub(super) fn paired_entries(
    reading: &mut Reading<'_, '_>,
    region: &Span,
    pairs: &[Pair],
    default: Option<(Clock, usize)>,
    headed: bool,
) {
    for (i, Pair { mention, words, .. }) in pairs.iter().enumerate() {
        let end = reading.text.mentions[*mention].span.end;
        let next = pairs.get(i + 1).map_or(region.end, |p| reading.text.mentions[p.mention].span.start);
        // The hour stands behind its day, wherever its words stand.
        entry(reading, *mention, words, default, headed, Some(end..next));
    }
}

/// A row of a table with its date, and the first cells of the rows below that have none: they go on with it.
struct ActionRow {
    row: Span,
    further: Vec<Span>,
}

/// The rows of a table in which each date has a row of its own with its actions before it; the cells behind the date may be those of
/// a column "Contact" or "Form".
fn rows_of_actions(reading: &Reading<'_, '_>, region: &Span, dates: &[usize]) -> Option<Vec<ActionRow>> {
    let text = reading.text;
    // Each row with its first cell.
    let mut rows: Vec<((usize, usize), Span, Span)> = Vec::new();
    for unit in text.units.iter().filter(|u| u.span.start >= region.start && u.span.end <= region.end) {
        let Position::Cell { table, row, .. } = unit.position else { return None };
        match rows.last_mut() {
            Some((last, span, _)) if *last == (table, row) => span.end = unit.span.end,
            _ => rows.push(((table, row), unit.span.clone(), unit.span.clone())),
        }
    }
    let table = rows.first()?.0.0;
    let mut out: Vec<ActionRow> = Vec::new();
    let mut columned = false;
    let mut left = dates.iter().map(|m| &text.mentions[*m].span).peekable();
    for ((own, _), row, first) in rows {
        let Some(date) = left.next_if(|d| row.contains(&d.start)) else {
            // Heads stand above the first date; below it a row without one goes on with the row above.
            if let Some(above) = out.last_mut().filter(|_| actions::any_in(text, &first)) {
                above.further.push(first);
            }
            continue;
        };
        let second = left.peek().is_some_and(|d| row.contains(&d.start));
        if own != table || second || !actions::any_in(text, &(row.start..date.start)) {
            return None;
        }
        let cell = text.unit_at(date.start).map_or(row.end, |u| text.units[u].span.end);
        columned |= text.folded(&(cell..row.end.max(cell))).contains(char::is_alphabetic);
        out.push(ActionRow { row, further: Vec::new() });
    }
    // Where nothing stands behind the dates and every row has one, no column is in question.
    let needed = columned || out.iter().any(|r| !r.further.is_empty());
    (left.next().is_none() && out.len() >= ROWS && needed).then_some(out)
}

/// Rows from which on a table shows what its columns are for.
const ROWS: usize = 2;

/// The end of the row of a date behind which, before the next entry, an old value stands: the rows of a correction are apart.
fn row_of_new_value(reading: &Reading<'_, '_>, mention: usize, next: usize) -> Option<usize> {
    let text = reading.text;
    let start = text.mentions[mention].span.end;
    let old = |m: &usize| reading.verdicts[*m].as_ref().is_some_and(|v| v.role == Role::Superseded);
    let old = text.mentions_in(&(start..next)).find(old).map(|m| text.mentions[m].span.start)?;
    let own = text.unit_at(start.saturating_sub(1))?;
    let Position::Cell { table, row, .. } = text.units[own].position else { return None };
    let same = |u: &&Unit| matches!(u.position, Position::Cell { table: t, row: r, .. } if t == table && r == row);
    let end = text.units[own..].iter().take_while(same).last()?.span.end;
    (end <= old).then_some(end)
}

/// Whether what follows a position on its line names an action.
fn line_acts(reading: &Reading<'_, '_>, at: usize, end: usize) -> bool {
    let text = reading.text;
    let line = text.view.text[at..end].find('\n').map_or(end, |i| at + i);
    actions::any_in(text, &(at..line))
}

/// Whether the actions stand before their dates: a table whose last cells are the dates.
fn dates_stand_last(reading: &Reading<'_, '_>, region: &Span, dates: &[usize]) -> bool {
    let (Some(first), Some(last)) = (dates.first(), dates.last()) else { return false };
    let text = reading.text;
    let before = region.start..text.mentions[*first].span.start;
    let behind = text.mentions[*last].span.end;
    let after = behind_hour(reading, behind, region.end).max(behind)..region.end;
    actions::any_in(text, &before)
        && !actions::any_in(text, &after)
        && !text.folded(&after).contains(|c: char| c.is_alphabetic())
}

/// One entry: a date, perhaps an hour, and its actions.
pub(super) fn entry(
    reading: &mut Reading<'_, '_>,
    mention: usize,
    body: &Span,
    default: Option<(Clock, usize)>,
    headed: bool,
    behind: Option<Span>,
) {
    let Some((_, day)) = reading.days(mention) else {
        reading.take(mention, Role::Other, "no such day");
        return;
    };
    if headed && key_dates::is_held(reading, mention, body) {
        return;
    }
    let swapped = behind.is_some();
    let hour_scope = behind.unwrap_or_else(|| body.clone());
    let hour = entry_hour(reading, &hour_scope).or(default);
    let items = items(reading, body);
    if items.is_empty() {
        reading.take(mention, Role::Other, "a date of the deadlines without an action");
        return;
    }
    if is_of_meeting(reading, day, &items) {
        let inferred = reading.text.mentions[mention].inferred.clone();
        reading.take(mention, Role::Repeated, "a day of the meeting among the deadlines");
        if let Some(hour) = hour {
            super::plan::opens_meeting(reading, (day, &inferred), hour, body);
        }
        return;
    }
    let when = match hour {
        Some((clock, at_mention)) => {
            let time = reading.text.mentions[at_mention].span.clone();
            let scope = if hour_scope.contains(&time.start) {
                hour_scope.clone()
            } else {
                reading.text.sentence_at(time.start)
            };
            let zone = reading.stated_zone(&time, &scope, None).or(reading.all_hours).unwrap_or(Zone::GENEVA);
            reading.take(at_mention, Role::Event, "");
            FactTime::Instant(at(day, clock), zone)
        }
        None => FactTime::Day(day),
    };
    let quote = reading.text.mentions[mention].span.start.min(body.start)
        ..reading.text.mentions[mention].span.end.max(body.end);
    let quote = quote.start..quote.start + without_frame(reading.text.folded(&quote)).len();
    let mut carried = false;
    // Column heads stand before the first action.
    let first_action = items.iter().position(|i| actions::any_in(reading.text, i)).unwrap_or(0);
    let heads = if swapped { first_action } else { 0 };
    for item in items.into_iter().skip(heads) {
        let mut found = actions::named_or_form_in(reading.text, &item);
        if found.is_empty() {
            if !headed {
                continue;
            }
            // "17 July - translation requested": of the deadlines only papers are translated.
            let translated = actions::translates(reading.text, &item);
            found.push(if translated { Action::ContributionsTranslation } else { Action::Other });
        }
        let groups = super::prose::groups_of(reading, &item);
        for action in found {
            carried |= add(reading, mention, action, &groups, when, &item, &quote);
        }
    }
    if carried {
        reading.take(mention, Role::Event, "");
    } else {
        reading.take(mention, Role::Repeated, "the same deadline stands above");
    }
}

/// Whether an entry tells when the meeting itself opens or closes, and nothing that is due: the last rows of a table of dates.
fn is_of_meeting(reading: &Reading<'_, '_>, day: NaiveDate, items: &[Span]) -> bool {
    let sits = |i: &Span| {
        reading.has(i, &[Cue::OpeningSession, Cue::ClosingSession])
            && actions::named_or_form_in(reading.text, i).is_empty()
            && letters(reading.text.folded(i)) <= SITTING
    };
    items.iter().all(sits) && reading.meeting_on(day).is_some()
}

/// Letters of an entry that names a sitting of the meeting.
const SITTING: usize = 40;

/// Adds a deadline unless the same one is known; says whether it is new.
pub(super) fn add(
    reading: &mut Reading<'_, '_>,
    mention: usize,
    action: Action,
    groups: &[String],
    when: FactTime,
    item: &Span,
    quote: &Span,
) -> bool {
    let same = |f: &Fact| {
        f.kind == Kind::Deadline
            && f.action == Some(action)
            && f.when.day() == when.day()
            && (f.groups == groups || f.groups.is_empty() || groups.is_empty())
            && action != Action::Other
    };
    if let Some(known) = reading.facts.iter_mut().find(|f| same(f)) {
        if matches!(known.when, FactTime::Day(_)) && !matches!(when, FactTime::Day(_)) {
            known.when = when;
        }
        known.mentions.push(mention);
        return false;
    }
    let inferred = reading.text.mentions[mention].inferred.clone();
    let name =
        reading.words(item).trim_start_matches(['-', '–', '•', '·', '/', ':', '：', ' ', '−', '－', '—']).to_owned();
    reading.facts.push(Fact {
        kind: Kind::Deadline,
        action: Some(action),
        groups: groups.to_vec(),
        when,
        meeting: None,
        name: Some(name).filter(|n| !n.is_empty()),
        status: Status::Confirmed,
        mentions: vec![mention],
        quote: quote.clone(),
        inferred,
    });
    true
}

/// A text without the strokes of a drawn table behind it.
fn without_frame(text: &str) -> &str {
    if text.trim_end().ends_with('|') { text.trim_end_matches(['|', ' ', '\n', '\t']) } else { text }
}

/// The hour of an entry: a clock time before its first action, or in a bracket with its zone.
fn entry_hour(reading: &Reading<'_, '_>, body: &Span) -> Option<(Clock, usize)> {
    let text = reading.text;
    let first_action = text.cues_in(body).iter().find(|c| matches!(c.cue, Cue::Act(_))).map_or(body.end, |c| c.start);
    text.mentions_in(body).find_map(|m| match text.mentions[m].value {
        Value::Time(clock) => {
            let span = &text.mentions[m].span;
            let zoned = text.zones.iter().any(|z| {
                z.start >= span.end && z.start < span.end + 24 || z.end <= span.start && z.end + 24 > span.start
            });
            (span.start < first_action || zoned).then_some((clock, m))
        }
        _ => None,
    })
}

/// The items of an entry: list items, lines that name an action, parts between semicolons.
fn items(reading: &Reading<'_, '_>, body: &Span) -> Vec<Span> {
    let text = reading.text;
    let folded = text.folded(body);
    let mut lines: Vec<(Span, bool)> = Vec::new();
    let mut start = 0;
    let mut depth = 0_i32;
    let mut dashed = false;
    let mut push = |from: usize, to: usize, dashed: bool| {
        let line = &folded[from..to];
        let lead = line.len() - line.trim_start_matches([' ', '\t', '/', '|', ':', ',']).len();
        let bullet = line[lead..].starts_with(['-', '•', '·', '*']);
        let skip = line.len() - line.trim_start_matches([' ', '\t', '/', '|', ':', ',', '-', '•', '·', '*', '.']).len();
        let end = from + line.trim_end_matches([' ', '\t', '\n', '/', ',', '-']).len();
        if from + skip < end {
            lines.push((
                body.start + from + skip..body.start + end,
                bullet || dashed || from == 0 && line[..skip].contains('-'),
            ));
        }
    };
    // Where a dash without blanks opens the first item, such dashes open the others: "10 June–forms–letters".
    let tight = opens_tight_item(reading, body.start);
    for (i, c) in folded.char_indices() {
        match c {
            '(' => depth += 1,
            ')' => depth -= 1,
            '\n' => depth = 0,
            _ => {}
        }
        let glued = c == '-'
            && (reading.text.opens_glued_item(body.start + i) || tight && opens_tight_item(reading, body.start + i));
        // "Fellowship requestsInterpretation requests": the border of both items is lost.
        let cased =
            depth <= 0 && c.is_alphabetic() && opens_cased_item(reading, body, start + body.start, body.start + i);
        if cased {
            push(start, i, dashed);
            (start, dashed) = (i, true);
        }
        if glued || matches!(c, '\n' | '\t' | '|') || c == ';' && depth <= 0 || c == '。' {
            push(start, i, dashed);
            start = i + c.len_utf8();
            // "Forms- Letters": the dash that ended one item opens the next.
            dashed = glued;
        }
    }
    push(start, folded.len(), dashed);
    let bulleted = lines.iter().any(|(_, bullet)| *bullet);
    let mut out: Vec<Span> = Vec::new();
    for (span, bullet) in lines {
        let only_hour = text
            .mentions_in(&span)
            .next()
            .is_some_and(|m| text.mentions[m].is_time() && text.mentions[m].span.start <= span.start + 8)
            && !actions::any_in(text, &span);
        // "19 February (past)": what a bracket says of the day is nothing that is due.
        let aside = text.folded(&span).starts_with('(')
            && text.folded(&span).ends_with(')')
            && !actions::any_in(text, &span)
            && actions::any_in(text, &(span.end..body.end));
        if only_hour
            || aside
            || !text.folded(&span).contains(is_letter)
            || is_value_only(reading, &span)
            || is_zone_only(reading, &span)
        {
            continue;
        }
        let separated = text.view.text[..span.start].trim_end_matches([' ', '-', '\t']).ends_with(';');
        let new = out.is_empty()
            || bullet
            || separated
            || !bulleted && !is_rest(reading, &span) && actions::any_in(text, &span);
        match out.last_mut() {
            Some(last) if !new => last.end = span.end,
            _ => out.push(span),
        }
    }
    out
}

/// Whether a capital directly behind a small letter opens an item: an action stands on both sides of it.
fn opens_cased_item(reading: &Reading<'_, '_>, body: &Span, item: usize, at: usize) -> bool {
    let text = reading.text;
    let small = |c: Option<char>| c.is_some_and(char::is_lowercase);
    let mut before = text.view.text[..at].chars().rev();
    // Nothing is looked up in the source before the view says that a word goes on here.
    let inside = small(before.next()) && small(before.next());
    let printed = || text.source(&(at..body.end)).chars();
    inside
        && printed().next().is_some_and(char::is_uppercase)
        && printed().skip(1).take(3).all(char::is_lowercase)
        && text.source(&(item..at)).ends_with(char::is_lowercase)
        && actions::any_in(text, &(item..at))
        && actions::any_in(text, &(at..body.end))
}

/// Blanks before a line of a cell that was wrapped by hand.
const INDENT: usize = 4;

/// Whether a line goes on with the item above it: it stands below it, and begins with a small letter.
fn is_rest(reading: &Reading<'_, '_>, line: &Span) -> bool {
    let text = reading.text;
    let printed = text.view.source_span(line);
    let before = &text.document.text[..printed.start];
    let indent = before.len() - before.trim_end_matches(' ').len();
    indent >= INDENT
        && before[..before.len() - indent].ends_with('\n')
        && text.source(line).starts_with(char::is_lowercase)
}

/// A date alone: an old one beside the new.
fn is_value_only(reading: &Reading<'_, '_>, span: &Span) -> bool {
    let text = reading.text;
    // "(Instead of 17 February)".
    let old = |m: usize| reading.verdicts[m].as_ref().is_some_and(|v| v.role == Role::Superseded);
    let mut values = text.mentions_in(span).peekable();
    if values.peek().is_some() && values.all(old) && !actions::any_in(text, span) {
        return true;
    }
    text.mentions_in(span).next().is_some_and(|m| {
        let value = &text.mentions[m].span;
        let around = [span.start..value.start, value.end.min(span.end)..span.end];
        around.iter().all(|s| !text.folded(s).contains(char::is_alphanumeric))
    })
}

/// Whether a dash that is no hyphen stands at a position, with letters directly before and behind it.
fn opens_tight_item(reading: &Reading<'_, '_>, at: usize) -> bool {
    let text = reading.text;
    let dash =
        text.view.text[at..].starts_with('-') && text.source(&(at..at + 1)).starts_with(['\u{2013}', '\u{2014}']);
    dash && text.view.text[..at].ends_with(char::is_alphanumeric)
        && text.view.text[at + 1..].starts_with(char::is_alphabetic)
}

/// A bracket such as "(Geneva time)" alone.
fn is_zone_only(reading: &Reading<'_, '_>, span: &Span) -> bool {
    let text = reading.text;
    let letters = |s: &Span| text.folded(s).chars().filter(|c| c.is_alphabetic()).count();
    let zones = || text.zones.iter().filter(|z| z.start >= span.start && z.end <= span.end);
    // Some languages write out what others shorten: neither the name of the zone nor the hour counts.
    let named: usize = zones().map(|z| letters(&(z.start..z.end))).sum();
    let hours: usize = text.mentions_in(span).map(|m| letters(&text.mentions[m].span)).sum();
    zones().next().is_some() && letters(span) < 30 + named + hours && !actions::any_in(text, span)
}
