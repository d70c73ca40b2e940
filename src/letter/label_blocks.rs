//! Meetings in blocks of labels and values, a block for each: "Question: 7/13", "Date: 14-17 September", "Place: Daejeon", "Starting
//! time: 0900 hours", "Documents by: 3 September". The blocks are alike, which tells where each begins; a title or place without a label
//! may stand in them. They are a table whose rows were turned.

use super::reading::{FactTime, Meeting, Reading, at};
use super::text::{LetterText, Unit, letters};
use super::{Role, actions, deadlines, hours, meetings, place};
use crate::document::Span;
use crate::event::{Status, Zone};
use crate::lang::{Cue, Place};
use crate::mentions::Value;

/// Blocks from which on a letter lists meetings.
const BLOCKS: usize = 2;
/// Rows of a block before its days, and behind them.
const ROWS: usize = 12;
/// Letters of the longest label.
const LABEL: usize = 45;
/// Letters of the longest heading of a block.
const HEADING: usize = 160;
/// Letters between a label and its days, beside weekdays: "from", "du".
const LEAD: usize = 7;
/// Labels of a block that stands alone.
const LABELS: usize = 3;
/// Letters of a conjunction between two periods.
const JOINT: usize = 5;
/// Letters of the Arabic article.
const ARTICLE: usize = 2;
/// Characters of a number or mark before a label.
const MARK: usize = 4;

/// What makes days none of a meeting that is called.
const OTHERWISE: [Cue; 4] = [Cue::Postponed, Cue::OldValue, Cue::IfNeeded, Cue::LastDayCue];
/// What heads last days.
const DUE: [Cue; 3] = [Cue::DeadlineHeading, Cue::ColumnDeadline, Cue::LastDayCue];
/// Labels of who meets.
const WHO: [Cue; 7] = [
    Cue::Question,
    Cue::StudyGroup,
    Cue::WorkingParty,
    Cue::RapporteurGroup,
    Cue::ColumnGroup,
    Cue::Meeting,
    Cue::LabelTitle,
];

/// A line or a row of a table: a label and its value, or words without a label.
#[derive(Debug, Clone)]
struct Row {
    label: Option<Span>,
    value: Span,
    /// An empty line stands above it.
    apart: bool,
}

impl Row {
    fn span(&self) -> Span {
        self.label.as_ref().map_or(self.value.start, |l| l.start)..self.value.end
    }
}

/// A block: its rows, and which of them has the days.
struct Block {
    rows: Vec<Row>,
    days: usize,
    when: usize,
}

/// Reads the blocks of the invitation, where nothing else has called a meeting yet; those of an annex where the invitation has none
/// and the subject no days.
pub(super) fn read(reading: &mut Reading<'_, '_>) {
    if !reading.meetings.is_empty() || !reading.text.speaks_of(&[Cue::LabelDate]) {
        return;
    }
    let (start, annex, end) = (reading.head.span.end, reading.annex_start, reading.text.view.text.len());
    let subject = reading.head.subject.clone().unwrap_or_default();
    let undated = !reading.text.mentions_in(&subject).any(|m| reading.text.mentions[m].is_date());
    let areas = [Some(start..annex.max(start)), Some(annex..end).filter(|_| undated && annex > start && annex < end)];
    for area in areas.into_iter().flatten() {
        let told = |b: &Block| who(reading, b).is_some();
        let blocks: Vec<Block> = blocks(reading, &area).into_iter().filter(told).collect();
        // The letter tells a single one again in its subject, if it is the meeting that this calls.
        let single = |b: &Block| b.rows.iter().filter(|r| r.label.is_some()).count() >= LABELS && undated;
        if blocks.len() < BLOCKS && !blocks.first().is_some_and(single) {
            continue;
        }
        for block in &blocks {
            match who(reading, block) {
                Some((_, groups)) if !is_own(reading, &groups) => {
                    reading.take(block.when, Role::OtherMeeting, "someone else's meeting");
                    reading.claimed.push(block.rows[block.days].span());
                }
                _ => call(reading, block),
            }
        }
        return;
    }
}

fn call(reading: &mut Reading<'_, '_>, block: &Block) {
    let text = reading.text;
    let Some((names, groups)) = who(reading, block) else { return };
    let (_, side, name) = meetings::called_by(reading, &names);
    let side = side && groups.is_empty();
    let day = &block.rows[block.days];
    let behind = text.mentions[block.when].span.end..day.value.end;
    if reading.has(&behind, &OTHERWISE) {
        return;
    }
    let status = if reading.has(&behind, &[Cue::Cancelled]) { Status::Cancelled } else { Status::Confirmed };
    let quote = names.start.min(day.span().start)..day.span().end.max(names.end);
    let place = place_in(reading, block, &behind);
    let name = name.filter(|_| side);
    let hours = hours_in(reading, block, &behind);
    let ahead = |m: &usize| reading.days(*m).is_some_and(|(_, last)| !reading.is_past(last));
    let (called, past): (Vec<usize>, Vec<usize>) = periods(reading, block, &behind).into_iter().partition(ahead);
    for mention in past {
        reading.take(mention, Role::PreviousMeeting, "held before the letter");
    }
    let first = (!called.is_empty()).then_some(reading.meetings.len());
    for when in called {
        let Some(days) = reading.days(when) else { continue };
        let meeting = Meeting::new(groups.clone(), days, when, &quote);
        reading.call(Meeting { side, name: name.clone(), status, principal: true, place, ..meeting });
    }
    reading.claimed.push(day.span());
    if let (Some((mention, row)), Some(meeting)) = (hours, first) {
        hours::beside_days(reading, meeting, mention, &row, &row);
        // The day of the opening is printed with its hour.
        if let Some(day) = text.mentions_in(&row).find(|m| text.mentions[*m].is_date()) {
            reading.take(day, Role::Event, "");
        }
    }
    for (i, row) in block.rows.iter().enumerate() {
        if i != block.days {
            due(reading, row, &groups);
        }
    }
}

/// A row with a last day: "Documents by: 3 September 2010, 2359 hours".
fn due(reading: &mut Reading<'_, '_>, row: &Row, groups: &[String]) {
    let text = reading.text;
    let Some(label) = row.label.clone() else { return };
    let mut dates = text.mentions_in(&row.value).filter(|m| !text.mentions[*m].is_time());
    let Some(mention) = dates.next().filter(|m| dates.next().is_none() && reading.is_open(*m)) else { return };
    let Some(last) = reading.day(mention) else { return };
    let mut due = actions::named_or_form_in(text, &label);
    if due.is_empty() && reading.has(&label, &DUE) {
        due = actions::named_or_form_in(text, &row.value);
    }
    if due.is_empty() || reading.has(&row.value, &[Cue::WillHold, Cue::OldValue, Cue::WasHeld]) {
        return;
    }
    let time = text.mentions_in(&row.value).find_map(|m| match text.mentions[m].value {
        Value::Time(clock) => Some((m, clock)),
        _ => None,
    });
    let when = match time {
        Some((hour, clock)) => {
            let zone = reading.stated_zone(&text.mentions[hour].span, &row.value, None).or(reading.all_hours);
            reading.take(hour, Role::Event, "");
            FactTime::Instant(at(last, clock), zone.unwrap_or(Zone::GENEVA))
        }
        None => FactTime::Day(last),
    };
    for action in due {
        deadlines::add(reading, mention, action, groups, when, &label, &row.span());
    }
    reading.take(mention, Role::Event, "");
    reading.claimed.push(row.span());
}

/// The days of a block: those that begin its row, and others behind a conjunction or comma.
fn periods(reading: &Reading<'_, '_>, block: &Block, behind: &Span) -> Vec<usize> {
    let text = reading.text;
    let mut out = vec![block.when];
    for mention in text.mentions_in(behind) {
        let end = text.mentions[out[out.len() - 1]].span.end;
        let gap = text.folded(&(end..text.mentions[mention].span.start));
        if !text.mentions[mention].is_date() || letters(gap) > JOINT || gap.contains('(') || !reading.is_open(mention) {
            break;
        }
        out.push(mention);
    }
    out
}

/// Whether groups are the letter's own: of its group, of those that its subject names, or of any where it names none.
fn is_own(reading: &Reading<'_, '_>, groups: &[String]) -> bool {
    let named = reading.head.subject.as_ref().map(|s| meetings::names(reading.text, s)).unwrap_or_default();
    let part = |g: &String| named.iter().any(|n| crate::event::group_within(g, n));
    let all = reading.head.group.is_none() && named.is_empty();
    all || !meetings::is_foreign(reading, groups) || groups.iter().any(part)
}

/// The row that says who meets, and the groups that it names: the first one of the block that names any, else an event.
fn who(reading: &Reading<'_, '_>, block: &Block) -> Option<(Span, Vec<String>)> {
    let text = reading.text;
    let labelled = |r: &&Row| r.label.as_ref().is_some_and(|l| reading.has(l, &WHO));
    let before = || block.rows[..block.days].iter();
    let behind = || block.rows[block.days + 1..].iter().filter(labelled);
    let groups = |r: &Row| Some((r.span(), meetings::names(text, &r.span()))).filter(|(_, g)| !g.is_empty());
    let event = |r: &Row| Some((r.span(), Vec::new())).filter(|(s, _)| reading.has(s, &[Cue::SideMeeting]));
    let labels = before().filter(labelled).chain(before()).chain(behind());
    labels.clone().find_map(groups).or_else(|| labels.clone().find_map(event))
}

/// The place of a block: behind the days or under its label; none where it meets on line, that of the letter where nothing tells.
fn place_in(reading: &Reading<'_, '_>, block: &Block, behind: &Span) -> Option<&'static Place> {
    let text = reading.text;
    let labelled = |r: &&Row| r.label.as_ref().is_some_and(|l| reading.has(l, &[Cue::LabelPlace]));
    let rows: Vec<Span> = block.rows.iter().filter(labelled).map(|r| r.value.clone()).chain([behind.clone()]).collect();
    let named = |s: &Span| {
        let all = place::named_in(text.folded(s));
        all.iter().find(|(_, p)| !p.country).or(all.first()).map(|(_, p)| *p)
    };
    let virtually = rows.iter().any(|s| reading.has(s, &[Cue::Virtual]));
    let found = rows.iter().find_map(named);
    let told = rows.len() > 1 || virtually;
    found.or_else(|| if told { None } else { meetings::letter_place(reading) })
}

/// The hours behind the days or under a label of their own, with their row.
fn hours_in(reading: &Reading<'_, '_>, block: &Block, behind: &Span) -> Option<(usize, Span)> {
    let text = reading.text;
    let time = |s: &Span| text.mentions_in(s).next().filter(|m| text.mentions[*m].is_time() && reading.is_open(*m));
    if let Some(mention) = time(behind) {
        return Some((mention, block.rows[block.days].span()));
    }
    let labelled = |r: &&Row| r.label.as_ref().is_some_and(|l| begins_with(text, l, Cue::LabelTime));
    let alone = block.rows.iter().filter(labelled).find_map(|r| time(&r.value).map(|m| (m, r.span())));
    alone.or_else(|| {
        // "First sitting: Monday 29 April 2019, 1000 hours": the first day again, with the hour.
        let first = reading.days(block.when)?.0;
        let opens = |r: &&Row| {
            let label = r.label.as_ref();
            label.is_some_and(|l| reading.has(l, &[Cue::ColumnOpening, Cue::OpeningSession]))
        };
        block.rows.iter().filter(opens).find_map(|r| {
            let mut days = text.mentions_in(&r.value);
            let day = days.next().filter(|m| reading.day(*m) == Some(first) && reading.is_open(*m))?;
            let behind = text.mentions[day].span.end..r.value.end;
            time(&behind).map(|m| (m, r.span()))
        })
    })
}

/// The blocks of an area.
fn blocks(reading: &Reading<'_, '_>, area: &Span) -> Vec<Block> {
    let text = reading.text;
    let rows = rows(reading, area);
    let dated: Vec<(usize, usize)> =
        rows.iter().enumerate().filter_map(|(i, r)| days_of(reading, r).map(|m| (i, m))).collect();
    let Some((first, _)) = dated.first() else { return Vec::new() };
    let second = dated.get(1).map_or(*first, |(second, _)| *second);
    // The first block begins with the first label above its days that comes again above those of the second, or with a heading.
    let top = above(reading, &rows, *first, 0);
    let again = |i: &usize| (first + 1..second).any(|j| alike(text, &rows[*i], &rows[j]));
    let headed = rows[top].label.is_none();
    let top = if headed || dated.len() == 1 { top } else { (top..*first).find(again).unwrap_or(*first) };
    let mut starts = vec![top];
    for pair in dated.windows(2) {
        let (from, to) = (pair[0].0 + 1, pair[1].0);
        let begins = || (from..to).rev().find(|i| alike(text, &rows[top], &rows[*i]));
        let start = if headed { Some(above(reading, &rows, to, from)) } else { begins() };
        starts.push(start.unwrap_or(to));
    }
    let mut out = Vec::new();
    for (k, (day, when)) in dated.iter().enumerate() {
        let end = starts.get(k + 1).copied().unwrap_or(rows.len()).min(day + 1 + ROWS);
        let known = |r: &Row| rows[top..*day].iter().any(|o| alike(text, o, r));
        let goes_on = |r: &&Row| r.label.is_some() && (!r.apart || known(r));
        let last = day + 1 + rows[day + 1..end].iter().take_while(goes_on).count();
        let start = starts[k];
        out.push(Block { rows: rows[start..last].to_vec(), days: day - start, when: *when });
    }
    out
}

/// The first row of the labels above some days, with the heading above them.
fn above(reading: &Reading<'_, '_>, rows: &[Row], days: usize, from: usize) -> usize {
    let text = reading.text;
    let plain = |r: &Row| {
        !text.mentions_in(&r.value).any(|m| text.mentions[m].is_date() || text.mentions[m].is_time())
            && !reading.has(&r.span(), &[Cue::Salutation, Cue::DeadlineHeading, Cue::WasHeld])
    };
    let mut top = days;
    while top > from && days - top < ROWS && plain(&rows[top - 1]) {
        let row = &rows[top - 1];
        if row.label.is_some() {
            top -= 1;
            continue;
        }
        let folded = text.folded(&row.value).trim();
        let names = !text.groups_in(&row.value).is_empty() || reading.has(&row.value, &[Cue::SideMeeting]);
        let sentence = folded.ends_with(['.', ':', '。', ';', ','])
            || letters(folded) > HEADING
            || reading.has(&row.value, &[Cue::WillHold, Cue::Invite]);
        // A title without a label may stand between the name of what meets and its days.
        if sentence || !names && top == days {
            break;
        }
        if names {
            return top - 1;
        }
        break;
    }
    top
}

/// The days of a row that a label says to be those of a meeting.
fn days_of(reading: &Reading<'_, '_>, row: &Row) -> Option<usize> {
    let text = reading.text;
    let label = row.label.as_ref().filter(|l| begins_with(text, l, Cue::LabelDate))?;
    // "Deadline" holds a word for days, and words for days may head last ones elsewhere.
    let length = |wanted: &[Cue]| {
        let cues = text.cues_in(label).iter().filter(|c| wanted.contains(&c.cue));
        cues.map(|c| letters(text.folded(&(c.start..c.end)))).max().unwrap_or(0)
    };
    let of_meeting = length(&DUE) <= length(&[Cue::LabelDate]) && !actions::any_in(text, label);
    let when = text.mentions_in(&row.value).next().filter(|m| text.mentions[*m].is_date() && of_meeting)?;
    let lead = row.value.start..text.mentions[when].span.start;
    let weekdays = text.weekdays.iter().filter(|w| lead.contains(&w.start));
    let named: usize = weekdays.map(|w| letters(text.folded(&(w.start..w.end)))).sum();
    let bare = letters(text.folded(&lead)) <= named + LEAD;
    (bare && reading.is_open(when) && !reading.is_claimed(row.value.start)).then_some(when)
}

/// Whether a label begins with a word for it.
fn begins_with(text: &LetterText<'_>, label: &Span, cue: Cue) -> bool {
    text.cues_in(label).iter().any(|c| c.cue == cue && letters(text.folded(&(label.start..c.start))) <= ARTICLE)
}

/// Whether two rows have the same label, its singular and plural, or words for the same kind of group.
fn alike(text: &LetterText<'_>, one: &Row, other: &Row) -> bool {
    let (Some(one), Some(other)) = (&one.label, &other.label) else { return false };
    let noun = |l: &Span| WHO.into_iter().find(|w| begins_with(text, l, *w));
    if noun(one).is_some() && noun(one) == noun(other) {
        return true;
    }
    let (one, other) = (text.folded(one).trim(), text.folded(other).trim());
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    let same = short.chars().zip(long.chars()).take_while(|(a, b)| a == b).count();
    short.chars().count() <= same + 1 && long.chars().count() <= same + 2 || one == other
}

/// The lines of an area, and the rows of tables with two cells.
fn rows(reading: &Reading<'_, '_>, area: &Span) -> Vec<Row> {
    let text = reading.text;
    let mut out: Vec<Row> = Vec::new();
    let mut end = area.start;
    let says = |u: &Unit| text.folded(&u.span).contains(char::is_alphanumeric);
    let units: Vec<_> = text.units.iter().filter(|u| area.contains(&u.span.start) && says(u)).collect();
    let same_row = |a: &&Unit, b: &&Unit| a.position.row().is_some() && a.position.row() == b.position.row();
    for cells in units.chunk_by(same_row) {
        if let [label, value] = cells
            && is_label(text, &label.span)
            && row(text, label.span.clone(), false).label.is_none()
        {
            out.push(Row { label: Some(label.span.clone()), value: value.span.clone(), apart: false });
            end = value.span.end;
            continue;
        }
        // The lines of one cell, or cells that stand on lines of their own.
        let lines = cells.iter().flat_map(|u| {
            let mut start = u.span.start;
            text.folded(&u.span).split_inclusive('\n').map(move |line| {
                start += line.len();
                start - line.len()..start - line.len() + line.trim_end().len()
            })
        });
        for span in lines {
            if !text.folded(&span).contains(char::is_alphanumeric) {
                continue;
            }
            let apart = text.view.text[end..span.start].matches('\n').count() > 1;
            end = span.end;
            let row = row(text, span, apart);
            // The value of a label may stand on the line below.
            match out.last_mut().filter(|l| l.label.is_some() && l.value.is_empty() && row.label.is_none() && !apart) {
                Some(last) => last.value = row.value,
                None => out.push(row),
            }
        }
    }
    out.retain(|r| !r.value.is_empty());
    out
}

/// A line as a row: a label ends with a colon or before a tab.
fn row(text: &LetterText<'_>, line: Span, apart: bool) -> Row {
    let folded = text.folded(&line);
    let blank = |c: char| c.is_whitespace() || "-–•·*".contains(c);
    let bare = folded.trim_start_matches(blank);
    let number = bare.find([')', '.']).filter(|i| *i < MARK && !bare[..*i].contains(' ')).map_or(0, |i| i + 1);
    let from = line.start + folded.len() - bare[number..].trim_start_matches(blank).len();
    let words = text.folded(&(from..line.end));
    let divided = words.find([':', '\t']).filter(|i| is_label(text, &(from..from + i)));
    match divided {
        Some(i) => {
            let value = words[i..].trim_start_matches([':', '\t', ' ']);
            Row { label: Some(from..from + i), value: line.end - value.len()..line.end, apart }
        }
        None => Row { label: None, value: from..line.end, apart },
    }
}

/// Whether words may be a label: few, and without a number.
fn is_label(text: &LetterText<'_>, words: &Span) -> bool {
    let folded = text.folded(words);
    (1..=LABEL).contains(&letters(folded))
        && !folded.contains(|c: char| c.is_ascii_digit() || "。;".contains(c))
        && text.mentions_in(words).next().is_none()
}
