//! Letters whose line breaks are lost, wholly or in part (CATALOGUE.en-zh, damage: whole letter on one line): paragraphs that hold
//! a salutation, clauses with running numbers, or a list of deadlines are taken apart where these begin.

use super::text::{CueHit, Position, Unit};
use crate::document::Span;
use crate::lang::Cue;
use crate::mentions::Mention;

/// Bytes of a paragraph from which on it may be several that ran together.
const LONG: usize = 200;
/// Clauses from which on numbers before capitals count as theirs.
const CLAUSES: usize = 2;
/// Dates of a list of deadlines.
const ENTRIES: usize = 3;
/// Bytes between the heading of such a list and its first date.
const HEADING: usize = 60;
/// Bytes between a date and its hour.
const BESIDE: usize = 4;
/// Bytes from the dash of an item to its date: "- not later than ".
const LEAD: usize = 20;
/// Words of a date, its weekday, hour and dash: what is due stands behind them.
const WORDS_OF_DATE: usize = 5;
/// Letters of a word behind which a capital begins a sentence.
const LONG_WORD: usize = 5;

/// A view with what was found in it.
pub(super) struct Found<'a, F: Fn(usize) -> bool> {
    pub text: &'a str,
    pub mentions: &'a [Mention],
    pub cues: &'a [CueHit],
    /// Whether a capital is printed at a position of the view.
    pub is_capital: F,
}

impl<F: Fn(usize) -> bool> Found<'_, F> {
    /// The units, long paragraphs among them taken apart, and where the entries of lists of dates begin.
    pub(super) fn split(&self, units: Vec<Unit>) -> (Vec<Unit>, Vec<usize>) {
        let mut out = Vec::with_capacity(units.len());
        let mut listed = Vec::new();
        for unit in units {
            let long = unit.span.len() > LONG && matches!(unit.position, Position::Paragraph(_));
            let mut starts = if long { self.starts(&unit.span, &mut listed) } else { Vec::new() };
            starts.sort_unstable();
            starts.dedup();
            let mut start = unit.span.start;
            for next in starts.into_iter().filter(|s| *s > unit.span.start) {
                out.push(Unit { span: start..next, position: unit.position });
                start = next;
            }
            out.push(Unit { span: start..unit.span.end, position: unit.position });
        }
        (out, listed)
    }

    /// Where parts of a paragraph begin; those of lists are noted.
    fn starts(&self, unit: &Span, listed: &mut Vec<usize>) -> Vec<usize> {
        let mut out = self.clauses(unit);
        let from = self.cues.partition_point(|c| c.start < unit.start);
        let cues = || self.cues[from..].iter().take_while(|c| c.start < unit.end);
        out.extend(cues().filter(|c| c.cue == Cue::Salutation && self.opens(c.start)).map(|c| c.start));
        out.extend(
            cues().filter(|c| c.cue == Cue::OpeningHeading && self.heads(c, unit.end)).map(|c| self.numbered(c.start)),
        );
        for entries in self.lists(unit) {
            let (Some(first), Some(last)) = (entries.first(), entries.last()) else { continue };
            let heading = cues().filter(|c| c.end <= *first && first - c.end <= HEADING);
            out.extend(heading.filter(|c| c.cue == Cue::DeadlineHeading && self.opens(c.start)).map(|c| c.start));
            out.extend(self.end_of_entry(*last, unit.end));
            listed.extend(&entries);
            out.extend(entries);
        }
        out
    }

    /// Whether what stands at a position is printed with a capital behind a blank.
    fn opens(&self, at: usize) -> bool {
        (self.is_capital)(at) && self.text[..at].ends_with(char::is_whitespace)
    }

    /// Whether words with a capital are followed by a sentence that begins with one: "Introduction The next meetings of".
    fn heads(&self, cue: &CueHit, end: usize) -> bool {
        let behind = self.text.get(cue.end..end).unwrap_or_default().trim_start();
        !behind.is_empty() && (self.is_capital)(cue.start) && (self.is_capital)(end - behind.len())
    }

    /// Where a heading begins with its number: "1 Introduction", "16-27 April 20121Introduction".
    fn numbered(&self, heading: usize) -> usize {
        let before = self.text[..heading].trim_end().trim_end_matches('.');
        let date = self.mentions.partition_point(|m| m.span.end < before.len()).checked_sub(1);
        let date = date.map_or(0, |m| self.mentions[m].span.end);
        let number = before.as_bytes()[date..].iter().rev().take_while(|b| b.is_ascii_digit()).count();
        let bare = &before[..before.len() - number];
        let stands = bare.len() == date || bare.ends_with(|c: char| c == ' ' || c.is_ascii_lowercase());
        if (1..=2).contains(&number) && stands { bare.len() } else { heading }
    }

    /// The clauses whose numbers run on from 1 in a paragraph: "1 Introduction … 2 Programme …".
    fn clauses(&self, unit: &Span) -> Vec<usize> {
        let mut out = Vec::new();
        let mut wanted = 1;
        for (at, number) in self.numbers(unit) {
            if number == wanted {
                out.push(at);
                wanted += 1;
            }
        }
        if out.len() < CLAUSES { Vec::new() } else { out }
    }

    /// Numbers of one or two digits before a capital that are no part of a date.
    fn numbers<'s>(&'s self, unit: &'s Span) -> impl Iterator<Item = (usize, u32)> + 's {
        let bytes = self.text.as_bytes();
        let inside = |at: usize| {
            let n = self.mentions.partition_point(|m| m.span.start <= at);
            n.checked_sub(1).is_some_and(|i| at < self.mentions[i].span.end)
        };
        let digits = bytes[unit.clone()].iter().enumerate().filter(|(_, b)| b.is_ascii_digit());
        digits.map(|(i, _)| unit.start + i).filter_map(move |at| {
            let starts = at == 0 || !bytes[at - 1].is_ascii_digit();
            if !starts || at > unit.start && !matches!(bytes[at - 1], b' ' | b'.' | b')' | b'a'..=b'z' | b'\n') {
                return None;
            }
            let digits = bytes[at..unit.end].iter().take_while(|b| b.is_ascii_digit()).count();
            let number = self.text[at..at + digits].parse().ok().filter(|_| digits <= 2)?;
            let rest = self.text[at + digits..unit.end].trim_start_matches('.');
            let gap = rest.len() - rest.trim_start().len();
            let next = unit.end - rest.len() + gap;
            // "Radio astronomy1Introduction": the blanks are lost too.
            let glued = at > unit.start && bytes[at - 1].is_ascii_lowercase();
            if gap == 0 && !glued || next >= unit.end || inside(at) || !(self.is_capital)(next) {
                return None;
            }
            // "WP 1 Chairman": the number of a group, an annex or a session.
            let nouns = [
                Cue::WorkingParty,
                Cue::StudyGroup,
                Cue::Question,
                Cue::RapporteurGroup,
                Cue::TaskGroup,
                Cue::Annex,
                Cue::SessionNumber,
            ];
            let near = self.cues.partition_point(|c| c.start + HEADING < at);
            let mut before = self.cues[near..].iter().take_while(|c| c.start < at);
            let named = before.any(|c| nouns.contains(&c.cue) && c.end + 1 == at);
            (!named).then_some((at, number))
        })
    }

    /// Lists of dates behind a colon, each with a capital behind it and behind its hour: "Key deadlines: 4 May 2017 - Submit … 6 June
    /// 2017 - Register".
    fn lists(&self, unit: &Span) -> Vec<Vec<usize>> {
        let from = self.mentions.partition_point(|m| m.span.start < unit.start);
        let mentions = &self.mentions[from..];
        let mentions = &mentions[..mentions.partition_point(|m| m.span.start < unit.end)];
        let mut out: Vec<Vec<usize>> = Vec::new();
        let mut open = false;
        for (i, date) in mentions.iter().enumerate().filter(|(_, m)| m.is_date()) {
            let hour = mentions.get(i + 1).filter(|m| m.is_time() && m.span.start <= date.span.end + BESIDE);
            let item = hour.map_or(date.span.end, |h| h.span.end);
            let behind = self.text.get(item..unit.end).unwrap_or_default().trim_start();
            let behind = behind.trim_start_matches([':', '/', '|', '-', ' ']);
            let at = unit.end - behind.len();
            let dash = self.dash_before(unit.start, date.span.start);
            let start = dash.unwrap_or(date.span.start);
            let before = self.text[unit.start..start].trim_end();
            let entry = at < unit.end && ((self.is_capital)(at) || dash.is_some());
            let headed = || self.is_heading(unit.start + before.len());
            if entry && (before.ends_with(':') || !open && headed()) {
                out.push(vec![start]);
                open = true;
            } else if open && self.sentence_ends(out.last().and_then(|l| l.last().copied()), start) {
                open = false;
            } else if entry && open && !before.ends_with([',', '(']) {
                out.last_mut().into_iter().for_each(|list| list.push(start));
            }
        }
        out.retain(|list| list.len() >= ENTRIES);
        out
    }

    /// Whether the heading of deadlines ends at a position.
    fn is_heading(&self, end: usize) -> bool {
        let near = self.cues.partition_point(|c| c.start + HEADING < end);
        self.cues[near..].iter().take_while(|c| c.start < end).any(|c| c.cue == Cue::DeadlineHeading && c.end == end)
    }

    /// The dash of the list item that a date opens: "- by 14 July 2020: contributions".
    fn dash_before(&self, from: usize, date: usize) -> Option<usize> {
        let mut near = date.saturating_sub(LEAD + 4).max(from);
        while !self.text.is_char_boundary(near) {
            near += 1;
        }
        let (from, before) = (near, &self.text[near..date]);
        let dash = before.rfind("- ").filter(|i| before.len() - i <= LEAD)?;
        let (open, lead) = (&before[..dash], &before[dash + 1..]);
        (open.ends_with(' ') && !lead.contains(|c: char| !c.is_alphabetic() && c != ' ')).then_some(from + dash)
    }

    /// Whether a sentence ends between two dates: entries of a list have no point at their end.
    fn sentence_ends(&self, from: Option<usize>, to: usize) -> bool {
        let Some(from) = from.filter(|f| *f < to) else { return false };
        self.text[from..to].match_indices(". ").any(|(i, point)| (self.is_capital)(from + i + point.len()))
    }

    /// Where the letter goes on behind the last of its dates: a word with a capital that no dash leads to, behind a bracket or a long
    /// word without one.
    fn end_of_entry(&self, entry: usize, end: usize) -> Option<usize> {
        let mut depth = 0_u32;
        let mut before = "";
        let mut at = entry;
        for (i, word) in self.text[entry..end].split(' ').enumerate() {
            let bracket = before.ends_with(')');
            let plain = before.chars().filter(|c| c.is_alphabetic()).count() >= LONG_WORD
                && before.ends_with(char::is_alphabetic)
                && !(self.is_capital)(at - 1 - before.len());
            if i > WORDS_OF_DATE && depth == 0 && (bracket || plain) && !word.is_empty() && (self.is_capital)(at) {
                return Some(at);
            }
            depth = (depth + word.matches('(').count() as u32).saturating_sub(word.matches(')').count() as u32);
            before = word;
            at += word.len() + 1;
        }
        None
    }
}
