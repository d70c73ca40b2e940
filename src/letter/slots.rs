//! The slots of a time plan: clock hours, session numbers with a legend, and half days with core hours.

mod by_noun;
mod keys;
mod labels;
mod numbers;

pub(super) use keys::is_bare_key;
pub(super) use labels::{Cells, behind_zone, name, number};

use super::reading::Reading;
use super::{Role, legend_lines};
use crate::document::Span;
use crate::event::Zone;
use crate::lang::{Cue, Sense};
use crate::mentions::{Clock, Value};

/// One slot of a head.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Slot {
    /// Printed hours.
    Hours(Clock, Clock),
    /// A session number.
    Number(u32),
    /// Forenoon, afternoon or evening without hours.
    Half(HalfDay),
    /// Outside the core hours: no hours are stated.
    Unknown,
}

/// A half of the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum HalfDay {
    Forenoon,
    Afternoon,
}

impl Slot {
    /// The hours, where they are known.
    pub(super) fn hours(&self, legend: &Legend) -> Option<(Clock, Clock)> {
        match self {
            Slot::Hours(start, end) => Some((*start, *end)),
            Slot::Number(n) => legend.numbers.iter().find(|(m, _)| m == n).map(|(_, h)| *h),
            Slot::Half(_) | Slot::Unknown => None,
        }
    }
}

/// Hours of session numbers, and of what else heads the columns of a plan: "AM1", "A".
#[derive(Debug, Default)]
pub(super) struct Legend {
    numbers: Vec<(u32, (Clock, Clock))>,
    labels: Vec<(String, (Clock, Clock))>,
}

impl Legend {
    /// The hours of the label that a cell consists of, or of the letters that it lists: "Session A", "B and C".
    pub(super) fn labelled(&self, reading: &Reading<'_, '_>, cell: &Span) -> Option<Vec<Slot>> {
        if self.labels.is_empty() {
            return None;
        }
        let place = |words: &str| self.place(words);
        let whole = reading.text.folded(cell).trim();
        let found = place(whole).or_else(|| place(labels::name(reading, cell))).map(|at| vec![at]);
        let slots = found.or_else(|| labels::listed(reading, cell, place))?.into_iter();
        Some(slots.map(|at| Slot::Hours(self.labels[at].1.0, self.labels[at].1.1)).collect())
    }

    fn place(&self, words: &str) -> Option<usize> {
        self.labels.iter().position(|(label, _)| label == words)
    }

    /// The hours of the letters that are all that a cell or the label of a line holds.
    pub(super) fn lettered(&self, reading: &Reading<'_, '_>, cell: &Span) -> Option<Vec<(Clock, Clock)>> {
        let marks =
            labels::is_mark(labels::name(reading, cell)) || labels::listed(reading, cell, |l| self.place(l)).is_some();
        let slots = self.labelled(reading, cell).filter(|_| marks)?;
        Some(slots.iter().filter_map(|s| s.hours(self)).collect())
    }
}

/// What a legend calls a session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Name {
    Number(u32),
    Label(String),
    /// The hours of the session before, in another zone.
    Again,
    None,
}

impl Legend {
    /// Takes hours for those of a session; a number or label that is explained twice has the first ones.
    pub(super) fn explain(&mut self, reading: &mut Reading<'_, '_>, mention: usize, name: Name, zone: Option<Zone>) {
        let found = &reading.text.mentions[mention];
        let Value::Times(start, end) = found.value else { return };
        match name {
            Name::Again => return reading.take(mention, Role::Repeated, "the same hours in another zone"),
            Name::Label(label) => {
                reading.take(mention, Role::SlotLegend, "hours of a part of the plan");
                self.labels.push((label, (start, end)));
            }
            Name::Number(number) => {
                reading.take(mention, Role::SlotLegend, "hours of a session number");
                if !self.numbers.iter().any(|(m, _)| *m == number) {
                    self.numbers.push((number, (start, end)));
                }
            }
            Name::None => reading.take(mention, Role::SlotLegend, "hours of a session number"),
        }
        reading.legend_zones.extend(zone.map(|zone| ((start, end), zone)));
    }
}

/// The longest label of a numbered line, in bytes of the view.
const LABEL: usize = 40;

/// Reads the legends: hours behind a small number, at least two in one place.
pub(super) fn legend(reading: &mut Reading<'_, '_>) -> Legend {
    let text = reading.text;
    let mut out = Legend::default();
    let mut cells = labels::Cells::default();
    legend_lines::read(reading, &mut out, &mut cells);
    for unit in &text.units {
        let hours: Vec<usize> =
            text.mentions_in(&unit.span).filter(|m| matches!(text.mentions[*m].value, Value::Times(..))).collect();
        if hours.iter().all(|m| !reading.is_open(*m)) {
            continue;
        }
        if let Some(labels) = labels::of_unit(reading, &unit.span, &hours, &mut cells) {
            for (mention, label) in labels {
                let zone = zone_in(reading, mention, &unit.span);
                out.explain(reading, mention, label, zone);
            }
            continue;
        }
        let mut start = unit.span.start;
        let mut found: Vec<(Option<u32>, usize)> = Vec::new();
        for mention in &hours {
            let span = &text.mentions[*mention].span;
            // The numbers of a date are no session numbers.
            let date = text.mentions_in(&(start..span.start)).map(|m| text.mentions[m].span.end).max();
            let start_of_words = date.unwrap_or(start).min(span.start);
            let before = text.folded(&(start_of_words..span.start));
            let number = numbers::at_end_of(before_zone(reading, start_of_words, before)).and_then(|c| {
                // "session 1, from 0930": a word between needs the noun.
                let is_word = |w: regex::Match<'_>| w.as_str().trim_end().chars().all(char::is_alphabetic);
                let plain = c.get(2).is_none_or(|w| is_word(w) && reading.has(&unit.span, &[Cue::SessionNumber]));
                // "Q2 (0930-1030)": the number of a group.
                let at = start_of_words + c.get(1).map_or(0, |n| n.start());
                let of_group = text.groups_in(&(unit.span.start..span.start)).iter().any(|g| g.span.contains(&at));
                small_number(&c[1]).filter(|_| plain && !of_group)
            });
            let words = start_of_words..span.start;
            let number = number.or_else(|| by_noun::numbered_before(reading, &words));
            let number = number.or_else(|| by_noun::numbered_behind(reading, &words));
            found.push((number, *mention));
            start = span.end;
        }
        if by_noun::are_in_order(reading, &unit.span, &hours) {
            found.iter_mut().zip(1..).for_each(|((number, _), n)| *number = Some(n));
        }
        let numbered = found.iter().filter(|(n, _)| n.is_some()).count();
        let named = numbered >= 1
            && reading.has(&unit.span, &[Cue::SessionNumber])
            && reading.text.folded(&unit.span).chars().count() < 60;
        if numbered < 2 && !named {
            continue;
        }
        for (number, mention) in found {
            let zone = zone_in(reading, mention, &unit.span);
            out.explain(reading, mention, number.map_or(Name::None, Name::Number), zone);
        }
    }
    out
}

/// The zone that the words around hours of a legend name.
pub(super) fn zone_in(reading: &mut Reading<'_, '_>, mention: usize, scope: &Span) -> Option<Zone> {
    let span = reading.text.mentions[mention].span.clone();
    reading.stated_zone(&span, scope, None)
}

/// The text before a zone that stands directly before the hours.
fn before_zone<'t>(reading: &Reading<'t, '_>, start: usize, before: &'t str) -> &'t str {
    let end = start + before.trim_end().len();
    let zone = reading.text.zones.iter().find(|z| z.end == end && z.start >= start);
    zone.map_or(before, |z| &before[..z.start - start])
}

/// A number in digits or one Han digit.
fn small_number(text: &str) -> Option<u32> {
    text.parse().ok().or_else(|| numbers::HAN.chars().position(|c| text.starts_with(c)).map(|i| i as u32 + 1))
}

/// The hours of the session numbers that a line opens with, and where its words begin: "第3-4节 …".
///
/// A tab or a colon parts the numbers from the words. Where a page was drawn or shown without tabs a blank does, which is
/// enough only `between` lines of the same kind.
pub(super) fn numbered_line(
    reading: &Reading<'_, '_>,
    unit: &Span,
    legend: &Legend,
    between: bool,
) -> Option<(Vec<(Clock, Clock)>, usize)> {
    // Most lines name no session.
    if !reading.has(&(unit.start..unit.end.min(unit.start + LABEL + 1)), &[Cue::SessionNumber]) {
        return None;
    }
    let folded = reading.text.folded(unit);
    let marked = folded.find(['\t', ':']).or_else(|| folded.find(" - ")).filter(|i| *i <= LABEL).map(|i| (i, false));
    let spaced = folded.match_indices(' ').map(|(i, _)| (i, true)).take_while(|(i, _)| between && *i <= LABEL);
    let (end, hours) = marked.into_iter().chain(spaced).find_map(|(i, spaced)| {
        let label = unit.start..unit.start + i;
        if !reading.has(&label, &[Cue::SessionNumber]) {
            return None;
        }
        if let Some(hours) = legend.lettered(reading, &label) {
            return Some((label.end, hours));
        }
        let slots = of_head(reading, &label)?;
        // A line that prints its hours is none of numbers.
        if spaced && !slots.iter().all(|s| matches!(s, Slot::Number(_))) {
            return None;
        }
        Some((label.end, slots.iter().filter_map(|s| s.hours(legend)).collect::<Vec<_>>()))
    })?;
    (!hours.is_empty()).then_some((hours, end + 1))
}

/// The hours of the numbers of the legend that a line opens with, and where its words begin.
pub(super) fn line_of_legend(
    reading: &Reading<'_, '_>,
    line: &Span,
    legend: &Legend,
) -> Option<(Vec<(Clock, Clock)>, usize)> {
    if let Some(found) = numbered_line(reading, line, legend, false) {
        return Some(found);
    }
    let folded = reading.text.folded(line);
    let numbers::Opening { first, last, end } = numbers::at_start_of(folded)?;
    // A conjunction names two sessions, a dash all from one to the other.
    let numbers = match last {
        None => vec![first],
        Some(("-" | "/" | "至", last)) => (first..=last).collect(),
        Some((_, last)) => vec![first, last],
    };
    let hours: Option<Vec<_>> = numbers.into_iter().map(|n| Slot::Number(n).hours(legend)).collect();
    hours.filter(|h| !h.is_empty()).map(|h| (h, line.start + end))
}

/// The hours of the sessions that a line below the head of a day names by their numbers alone, and where its words begin. All of them
/// must be explained.
pub(super) fn tabbed_numbers(
    reading: &Reading<'_, '_>,
    line: &Span,
    legend: &Legend,
) -> Option<(Vec<(Clock, Clock)>, usize)> {
    let tab = reading.text.folded(line).find('\t').filter(|i| *i <= LABEL)?;
    let hours = numbers_of_cell(reading, &(line.start..line.start + tab), legend)?;
    Some((hours, line.start + tab + 1))
}

/// The slots that a head cell names.
pub(super) fn of_head(reading: &Reading<'_, '_>, span: &Span) -> Option<Vec<Slot>> {
    let text = reading.text;
    if let Some(hours) = text.mentions_in(span).find_map(|m| match text.mentions[m].value {
        Value::Times(start, end) => Some((start, end)),
        _ => None,
    }) {
        return Some(vec![Slot::Hours(hours.0, hours.1)]);
    }
    if text.mentions_in(span).any(|m| text.mentions[m].is_date()) {
        return None;
    }
    let folded = text.folded(span).trim();
    let letters = folded.chars().filter(|c| c.is_alphabetic()).count();
    let half = text.halves.iter().find(|h| span.contains(&h.start));
    if let Some(half) = half.filter(|_| letters <= 24) {
        let half = if half.sense == Sense::Am { HalfDay::Forenoon } else { HalfDay::Afternoon };
        return Some(vec![Slot::Half(half)]);
    }
    // A conjunction between numbers is no name: "1 and 2".
    let joins = text.joins.iter().filter(|j| span.contains(&j.start));
    let joined: usize =
        joins.map(|j| text.view.text[j.start..j.end].chars().filter(|c| c.is_alphabetic()).count()).sum();
    let numbered = reading.has(span, &[Cue::SessionNumber]) || letters <= joined.max(2);
    if !numbered || letters > 24 || folded.contains('/') {
        return None;
    }
    let numbers = session_numbers(reading, span);
    (!numbers.is_empty() && numbers.iter().all(|n| *n < MOST)).then(|| numbers.into_iter().map(Slot::Number).collect())
}

/// More sessions than a day has.
pub(super) const MOST: u32 = 20;

/// The numbers that a list at the start of a head or cell names: "sessions 1 and 3", "2-4", "1, 2 and 5".
fn session_numbers(reading: &Reading<'_, '_>, span: &Span) -> Vec<u32> {
    let text = reading.text;
    let folded = text.folded(span);
    let mut out: Vec<u32> = Vec::new();
    let mut end = span.start;
    for found in numbers::of_head(folded) {
        let at = span.start + found.start..span.start + found.end;
        let Some(number) = small_number(&folded[found]) else { break };
        match (out.last().copied(), joint(reading, &(end..at.start))) {
            (None, _) => out.push(number),
            (Some(last), Some(Joint::Through)) if last < number && number < MOST => out.extend(last + 1..=number),
            (Some(last), Some(Joint::And)) if last < number => out.push(number),
            _ => break,
        }
        end = at.end;
    }
    out
}

/// What joins two numbers of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Joint {
    /// From one to the other: a dash, "to".
    Through,
    /// One and the other: a comma, a conjunction.
    And,
}

/// What stands between two numbers, where it is nothing but a dash, a comma or a conjunction.
fn joint(reading: &Reading<'_, '_>, gap: &Span) -> Option<Joint> {
    let text = reading.text;
    let between = text.folded(gap).trim().trim_start_matches(", ");
    let word = |h: &crate::lang::Hit| gap.contains(&h.start) && text.view.text[h.start..h.end] == *between;
    if matches!(between, "、" | "," | "&" | "+") || text.joins.iter().any(word) {
        Some(Joint::And)
    } else if between == "-" || text.limits.iter().any(word) {
        Some(Joint::Through)
    } else {
        None
    }
}

/// The hours of a cell that consists of numbers of the legend alone: what is held in them stands at the head of its row.
pub(super) fn numbers_of_cell(reading: &Reading<'_, '_>, cell: &Span, legend: &Legend) -> Option<Vec<(Clock, Clock)>> {
    if let Some(hours) = legend.lettered(reading, cell) {
        return Some(hours);
    }
    let text = reading.text;
    let folded = text.folded(cell);
    let joins = text.joins.iter().filter(|j| cell.contains(&j.start)).map(|j| j.end - j.start).sum::<usize>();
    // A letter behind a number is a mark that the key explains: "2R".
    let mark = |(i, c): &(usize, char)| {
        let (before, behind) = (folded[..*i].chars().next_back(), folded[i + c.len_utf8()..].chars().next());
        before.is_some_and(|b| b.is_ascii_digit()) && !behind.is_some_and(char::is_alphanumeric)
    };
    let letters: usize =
        folded.char_indices().filter(|c| c.1.is_alphabetic() && !mark(c)).map(|(_, c)| c.len_utf8()).sum();
    let numbers = folded.split(|c: char| !c.is_ascii_digit()).filter(|n| !n.is_empty()).count();
    if numbers == 0 || letters > joins && !reading.has(cell, &[Cue::SessionNumber]) {
        return None;
    }
    let slots = of_head(reading, cell).filter(|s| s.iter().all(|s| matches!(s, Slot::Number(_))))?;
    let hours: Vec<_> = slots.iter().filter_map(|s| s.hours(legend)).collect();
    (hours.len() == slots.len()).then_some(hours)
}

/// Core hours that a sentence states for every day: one range before noon, one after, or more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Core {
    pub(super) ranges: Vec<(Clock, Clock)>,
}

/// Reads the core hours.
pub(super) fn core_hours(reading: &mut Reading<'_, '_>) -> Option<Core> {
    let text = reading.text;
    let mut found: Option<Core> = None;
    let is_range = |m: usize| matches!(text.mentions[m].value, Value::Times(..));
    for unit in &text.units {
        if !text.mentions_in(&unit.span).any(is_range)
            || super::plan::in_table(reading, unit.span.start)
            || super::programme::is_line(reading, &unit.span)
        {
            continue;
        }
        for sentence in key_or_sentences(reading, &unit.span) {
            // "Except on Friday 20 September, when …": hours behind an exception are its own.
            let exception = super::hours::exception(reading, &sentence).map_or(sentence.end, |e| e.start);
            let holds = |m: &usize| is_range(*m) && text.mentions[*m].span.start < exception;
            let hours: Vec<usize> = text.mentions_in(&sentence).filter(holds).collect();
            if hours.is_empty() {
                continue;
            }
            let halves = hours.len() >= 2 && names_halves(reading, &sentence, &hours);
            let meets = reading.has(&sentence, &[Cue::Meeting, Cue::SessionNoun, Cue::Daily])
                && !reading.has(&sentence, &[Cue::OfficeHours, Cue::PrivateHours]);
            let daily = reading.has(&sentence, &[Cue::Daily]);
            let service = hours.iter().any(|m| match text.mentions[*m].value {
                Value::Times(start, end) => super::hours::lasts_too_long((start, end)),
                _ => false,
            });
            // The hours of a meeting of one day are its own.
            let one_day = super::meetings::names(text, &sentence)
                .iter()
                .any(|n| reading.meetings.iter().any(|m| m.first == m.last && m.groups.contains(n)));
            if service || one_day || !(daily && meets || halves) || super::hours::of_single_days(reading, &sentence) {
                continue;
            }
            let ranges = hours
                .iter()
                .filter_map(|m| match text.mentions[*m].value {
                    Value::Times(start, end) => Some((start, end)),
                    _ => None,
                })
                .collect();
            for mention in hours {
                reading.take(mention, Role::SlotLegend, "hours of every day");
            }
            found.get_or_insert(Core { ranges });
        }
    }
    found
}

/// Letters of a line that is nothing but a key: "Morning: 1000-1230 hours; afternoon: 1400-1700 hours".
const KEY: usize = 40;

/// The sentences of a unit; a key is one, whatever parts its hours.
fn key_or_sentences(reading: &Reading<'_, '_>, unit: &Span) -> Vec<Span> {
    if is_key(reading, unit) { vec![unit.clone()] } else { reading.text.sentences(unit) }
}

/// Whether a unit is nothing but a key.
pub(super) fn is_key(reading: &Reading<'_, '_>, unit: &Span) -> bool {
    let text = reading.text;
    let hours: Vec<usize> =
        text.mentions_in(unit).filter(|m| matches!(text.mentions[*m].value, Value::Times(..))).collect();
    let short = || text.folded(unit).chars().filter(|c| c.is_alphabetic()).count() <= KEY;
    hours.len() >= 2 && short() && names_halves(reading, unit, &hours)
}

/// Whether a sentence without a date names a half of the day before each of its hours: "morning sessions run from 0930 to 1230,
/// afternoon sessions from 1430 to 1730".
fn names_halves(reading: &Reading<'_, '_>, sentence: &Span, hours: &[usize]) -> bool {
    let text = reading.text;
    let undated = text.mentions_in(sentence).all(|m| !text.mentions[m].is_date());
    let mut from = sentence.start;
    let mut named = Vec::new();
    for hour in hours {
        let span = &text.mentions[*hour].span;
        let half = text.halves.iter().find(|h| from <= h.start && h.start < span.end);
        named.extend(half.map(|h| h.sense));
        from = span.end;
    }
    let office = reading.has(sentence, &[Cue::OfficeHours, Cue::PrivateHours, Cue::Desk]);
    undated && !office && named.len() == hours.len() && named.windows(2).all(|w| w[0] != w[1])
}

/// Halves of the day with the hours that a sentence states for each of them.
pub(super) fn with_core_hours(slots: Vec<Slot>, core: &Option<Core>) -> Vec<Slot> {
    let noon = Clock { hour: 12, minute: 30 };
    let halves = slots.iter().all(|s| matches!(s, Slot::Half(_)));
    let both = |c: &&Core| matches!(c.ranges.as_slice(), [first, last] if first.0 < noon && last.0 >= noon);
    match core.as_ref().filter(both) {
        Some(core) if halves => core.slots(&slots, false, 0, 0),
        _ => slots,
    }
}

impl Core {
    /// The slots of a cell under half days. Split halves have their core slot beside noon, and hours of the outer slots are not
    /// stated; a cell over a whole half is the core slot.
    pub(super) fn slots(&self, halves: &[Slot], split: bool, column: usize, cells: usize) -> Vec<Slot> {
        let noon = Clock { hour: 12, minute: 30 };
        let of_half = |half: HalfDay| match self.ranges.as_slice() {
            [only] => Some(*only),
            [first, .., last] => Some(if half == HalfDay::Forenoon { *first } else { *last }),
            [] => None,
        };
        if !split {
            return halves
                .iter()
                .filter_map(|s| match s {
                    Slot::Half(half) => of_half(*half).map(|(a, b)| Slot::Hours(a, b)),
                    other => Some(*other),
                })
                .collect();
        }
        // Positions count from the first cell behind the day: the middle two are the core.
        let position = column.saturating_sub(1);
        let slot = if cells == 4 && self.ranges.len() == 2 {
            match position {
                1 => self.ranges.first(),
                2 => self.ranges.last(),
                _ => None,
            }
        } else {
            self.ranges.get(position).filter(|(start, _)| *start < noon || cells == self.ranges.len())
        };
        vec![slot.map_or(Slot::Unknown, |(a, b)| Slot::Hours(*a, *b))]
    }
}
