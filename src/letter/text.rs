//! A letter's text with everything found in it: units, languages, cues, mentions, groups. Later steps look only at this.
//!
//! One file because all that is found refers to one view, and its parts look into each other: a sentence ends by cues and mentions.

use super::groups::{self, GroupRef};
use super::{periods, place, run_together};
use crate::document::{Document, Lines, Region, Span};
use crate::lang::{self, Cue, Detected, Hit, Kinds, Pack, Script, Sense, Tally};
use crate::mentions::{self, Mention, Value, tokens};
use crate::view::View;
use std::borrow::Cow;
use std::cell::OnceCell;

/// Characters behind an empty bracket in which the key of a plan says what it means.
const KEY: usize = 40;

/// A cue of a pack, in the view.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct CueHit {
    pub start: usize,
    pub end: usize,
    pub cue: Cue,
}

/// Where a unit stands in the document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Position {
    Paragraph(Region),
    Cell { table: usize, row: usize, cell: usize },
}

impl Position {
    /// The table and the row of a cell.
    pub(super) fn row(self) -> Option<(usize, usize)> {
        match self {
            Position::Cell { table, row, .. } => Some((table, row)),
            Position::Paragraph(_) => None,
        }
    }
}

/// A paragraph or a cell.
#[derive(Debug, Clone)]
pub(super) struct Unit {
    /// In the view.
    pub span: Span,
    pub position: Position,
}

/// Where sorted things start in a text: for each stretch of so many bytes, how many start before it.
#[derive(Debug)]
struct Places {
    before: Vec<u32>,
}

impl Places {
    const STRETCH: usize = 64;

    fn of(starts: impl Iterator<Item = usize>, length: usize) -> Places {
        let mut before = Vec::with_capacity(length / Places::STRETCH + 1);
        for (i, start) in starts.enumerate() {
            let reached = start / Places::STRETCH + 1;
            if before.len() < reached {
                before.resize(reached, i as u32);
            }
        }
        Places { before }
    }

    /// Index of the first of so many things that starts at or behind a position; `start_of` tells where each starts.
    fn first_from(&self, at: usize, count: usize, start_of: impl Fn(usize) -> usize) -> usize {
        let near = self.before.get(at / Places::STRETCH).map_or(count, |n| *n as usize);
        (near..count).find(|i| start_of(*i) >= at).unwrap_or(count)
    }
}

/// A letter's text and what was found in it. All spans are in the view.
#[derive(Debug)]
pub(super) struct LetterText<'d> {
    pub document: &'d Document,
    /// The lines of the document: places are told by them.
    pub printed_lines: Lines<'d>,
    pub view: View,
    pub units: Vec<Unit>,
    /// Starts of units that are entries of a list of dates which had run together.
    pub listed: Vec<usize>,
    pub cues: Vec<CueHit>,
    /// The kinds of cues that stand anywhere.
    kinds: Kinds,
    pub mentions: Vec<Mention>,
    pub groups: Vec<GroupRef>,
    /// Words that name a zone.
    pub zones: Vec<Hit>,
    /// Words for the halves of the day.
    pub halves: Vec<Hit>,
    /// Weekdays.
    pub weekdays: Vec<Hit>,
    /// Names of months.
    pub months: Vec<Hit>,
    /// Conjunctions.
    pub joins: Vec<Hit>,
    /// Conjunctions between things of which one is enough.
    pub alternatives: Vec<Hit>,
    /// Words such as "before" that stand at a limit.
    pub limits: Vec<Hit>,
    /// Lengths of time: months, weeks, days.
    pub lengths: Vec<Hit>,
    /// The language of the letter; `None` where no pack exists for it.
    pub language: Option<&'static Pack>,
    /// Start of each line in the view and its language.
    lines: Vec<(usize, &'static Pack)>,
    /// Where cues, mentions and units start: rules ask for those of a span again and again.
    cue_places: Places,
    mention_places: Places,
    unit_places: Places,
    /// Ends of the sentences of each unit: rules ask for them again and again.
    ends: Vec<Vec<usize>>,
    /// Where last days start that are joined to the first days of their periods.
    period_ends: Vec<usize>,
    /// Sentences with a mention or the word for a zone, each with its unit, once they are asked for.
    telling: OnceCell<Vec<(Span, Span)>>,
    /// Whether a key says that round brackets mean "if needed", once that is asked.
    round_brackets: OnceCell<bool>,
}

impl<'d> LetterText<'d> {
    /// Finds everything in a document.
    pub(super) fn new(document: &'d Document) -> LetterText<'d> {
        let view = View::new(&document.text);
        let (language, lines) = languages(&view.text);
        let flat = flat(&view.text);
        let (words, mut cues) = find_words(&flat, &view.glues, &lines);
        drop_in_addresses(&mut cues, &addresses(&flat));
        cues.retain(|c| !is_word_for_code(c, &view, document, &words));
        let tokens = tokens::tokens(&view.text, &words);
        let mut mentions = mentions::find(&view.text, &tokens);
        let [limits, zones, halves, joins, alternatives, weekdays, months, lengths] = by_use(&words, &view.text);
        // "By the same day" is no length of a day.
        let same_day =
            |m: &Mention| cues.iter().any(|c| c.cue == Cue::SameDay && c.start < m.span.start && m.span.start < c.end);
        mentions.retain(|m| !matches!(m.value, Value::Rule(_)) || !same_day(m));
        // "Open 24 hours a day" is no hour of one.
        let daily =
            |m: &Mention| cues.iter().any(|c| c.cue == Cue::Daily && c.start <= m.span.start && m.span.end < c.end);
        mentions.retain(|m| !m.is_time() || !daily(m));
        mentions.retain(|m| !is_modal_verb(m, || &document.text[view.source_span(&m.span)], &cues, &view.text));
        split_moves(&mut mentions, &cues, &limits, &view.text);
        mentions.retain(|m| !is_number_of_group(m, &cues, &view.text));
        super::joined_days::join(&mut mentions, &cues, &view.text);
        super::parted_days::part(&mut mentions, &cues, &joins, &view.text);
        let units = super::units::units(document, &view, &mentions, &cues);
        let is_capital = |at: usize| {
            let source = view.source_span(&(at..at)).start;
            document.text[source..].starts_with(char::is_uppercase)
        };
        let found = run_together::Found { text: &view.text, mentions: &mentions, cues: &cues, is_capital };
        let (units, listed) = found.split(units);
        let printed = |span: &Span| &document.text[view.source_span(span)];
        let in_cell = |u: &&Unit| matches!(u.position, Position::Cell { .. });
        let cells: Vec<Span> = units.iter().filter(in_cell).map(|u| u.span.clone()).collect();
        let mut groups = groups::find(&view.text, &cues, (&mentions, &cells), printed);
        for group in groups::columns::find(&view.text, &units, &cues, &mentions) {
            let at = groups.partition_point(|g| g.span.end <= group.span.start);
            if groups.get(at).is_none_or(|g| group.span.end <= g.span.start) {
                groups.insert(at, group);
            }
        }
        for group in &mut groups {
            groups::print_code(group, &document.text[view.source_span(&group.span)]);
        }
        let found = periods::Found {
            text: &view.text,
            cues: &cues,
            groups: &groups,
            limits: &limits,
            zones: &zones,
            joins: &joins,
        };
        let period_ends = found.join(&mut mentions);
        let ends = Vec::new();
        let length = view.text.len();
        let mut text = LetterText {
            cue_places: Places::of(cues.iter().map(|c| c.start), length),
            mention_places: Places::of(mentions.iter().map(|m| m.span.start), length),
            unit_places: Places::of(units.iter().map(|u| u.span.start), length),
            document,
            printed_lines: document.lines(),
            view,
            units,
            listed,
            kinds: cues.iter().map(|c| c.cue).collect(),
            cues,
            mentions,
            groups,
            zones,
            halves,
            weekdays,
            months,
            joins,
            alternatives,
            limits,
            lengths,
            language,
            lines,
            ends,
            period_ends,
            telling: OnceCell::new(),
            round_brackets: OnceCell::new(),
        };
        text.ends = text.units.iter().map(|u| text.find_sentence_ends(&u.span)).collect();
        text
    }

    /// Whether the key of a plan says what round brackets mean: "( ) = if needed".
    pub(super) fn round_brackets_mean_if_needed(&self) -> bool {
        *self.round_brackets.get_or_init(|| {
            let empty = ["( )", "()"].into_iter().flat_map(|mark| self.view.text.match_indices(mark));
            empty.map(|(at, mark)| at + mark.len()).any(|end| {
                let line = self.view.text[end..].find('\n').map_or(self.view.text.len(), |i| end + i);
                self.has(&self.ahead(end, KEY, line), &[Cue::IfNeeded, Cue::Unconfirmed])
            })
        })
    }

    /// The folded text of a span; nothing where its end stands before its start.
    pub(super) fn folded(&self, span: &Span) -> &str {
        debug_assert!(span.start <= span.end, "{span:?}");
        self.view.text.get(span.clone()).unwrap_or_default()
    }

    /// The source text of a span.
    pub(super) fn source(&self, span: &Span) -> &'d str {
        &self.document.text[self.view.source_span(span)]
    }

    /// The language of the line at a position.
    pub(super) fn pack_at(&self, at: usize) -> &'static Pack {
        let n = self.lines.partition_point(|(start, _)| *start <= at);
        n.checked_sub(1).map_or(lang::pack("en"), |i| self.lines[i].1)
    }

    /// Cues that start in a span.
    pub(super) fn cues_in(&self, span: &Span) -> &[CueHit] {
        let from = self.cue_places.first_from(span.start, self.cues.len(), |i| self.cues[i].start);
        let count = self.cues[from..].iter().take_while(|c| c.start < span.end).count();
        &self.cues[from..from + count]
    }

    /// Whether one of `wanted` stands anywhere: where none does, a rule need not look for it sentence by sentence.
    pub(super) fn speaks_of(&self, wanted: &[Cue]) -> bool {
        let kinds = wanted.iter().copied().collect::<Kinds>().both(self.kinds);
        !kinds.is_empty() && self.cues.iter().any(|c| kinds.has(c.cue) && wanted.contains(&c.cue))
    }

    /// Whether one of `wanted` starts in a span.
    pub(super) fn has(&self, span: &Span, wanted: &[Cue]) -> bool {
        let kinds = wanted.iter().copied().collect::<Kinds>().both(self.kinds);
        if kinds.is_empty() {
            return false;
        }
        let from = self.cue_places.first_from(span.start, self.cues.len(), |i| self.cues[i].start);
        let mut cues = self.cues[from..].iter().take_while(|c| c.start < span.end);
        cues.any(|c| kinds.has(c.cue) && wanted.contains(&c.cue))
    }

    /// Indices of the mentions that start in a span.
    pub(super) fn mentions_in(&self, span: &Span) -> std::ops::Range<usize> {
        let from = self.mention_places.first_from(span.start, self.mentions.len(), |i| self.mentions[i].span.start);
        from..from + self.mentions[from..].iter().take_while(|m| m.span.start < span.end).count()
    }

    /// Group references that start in a span.
    pub(super) fn groups_in(&self, span: &Span) -> &[GroupRef] {
        let from = self.groups.partition_point(|g| g.span.start < span.start);
        let to = self.groups.partition_point(|g| g.span.start < span.end);
        &self.groups[from..to.max(from)]
    }

    /// Whether a day is the last one of the period that the date before it begins.
    pub(super) fn ends_period(&self, mention: usize) -> bool {
        self.period_ends.binary_search(&self.mentions[mention].span.start).is_ok()
    }

    /// Whether a day is the first one of a period whose last day stands apart from it.
    pub(super) fn begins_period(&self, mention: usize) -> bool {
        let end = self.mentions[mention].span.end;
        let next = self.period_ends.partition_point(|start| *start < end);
        let last = self.period_ends.get(next);
        last.is_some_and(|start| self.mentions_in(&(end..*start)).all(|m| !self.mentions[m].is_date()))
    }

    /// Index of the unit that holds a position.
    pub(super) fn unit_at(&self, at: usize) -> Option<usize> {
        let n = self.unit_places.first_from(at + 1, self.units.len(), |i| self.units[i].span.start);
        n.checked_sub(1).filter(|i| at < self.units[*i].span.end.max(self.units[*i].span.start + 1))
    }

    /// The sentence around a position.
    pub(super) fn sentence_at(&self, at: usize) -> Span {
        let unit = self.unit_at(at).map_or(0..self.view.text.len(), |i| self.units[i].span.clone());
        let ends = self.sentence_ends(&unit);
        let next = ends.partition_point(|end| *end <= at);
        let start = next.checked_sub(1).map_or(unit.start, |i| ends[i]);
        start..ends.get(next).copied().unwrap_or(unit.end)
    }

    /// The sentences of a span.
    pub(super) fn sentences(&self, unit: &Span) -> Vec<Span> {
        let mut start = unit.start;
        let mut out = Vec::new();
        for end in self.sentence_ends(unit).iter().copied() {
            out.push(start..end);
            start = end;
        }
        if start < unit.end {
            out.push(start..unit.end);
        }
        out
    }

    /// The sentences that say when something is, with a mention or the word for a zone, each with its unit: rules look at these.
    pub(super) fn telling(&self) -> &[(Span, Span)] {
        self.telling.get_or_init(|| {
            let mut out = Vec::new();
            let zoned = |s: &Span| {
                let next = self.zones.partition_point(|z| z.start < s.start);
                self.zones.get(next).is_some_and(|z| z.start < s.end)
            };
            for unit in &self.units {
                if self.mentions_in(&unit.span).is_empty() && !zoned(&unit.span) {
                    continue;
                }
                let sentences = self.sentences(&unit.span).into_iter();
                let told = sentences.filter(|s| !self.mentions_in(s).is_empty() || zoned(s));
                out.extend(told.map(|s| (s, unit.span.clone())));
            }
            out
        })
    }

    /// Ends of the sentences of a span.
    fn sentence_ends(&self, span: &Span) -> Cow<'_, [usize]> {
        let known = self.unit_at(span.start).filter(|i| self.units[*i].span == *span).and_then(|i| self.ends.get(i));
        known.map_or_else(|| Cow::Owned(self.find_sentence_ends(span)), |ends| Cow::Borrowed(ends.as_slice()))
    }

    /// Ends of sentences: a full stop of the script, a semicolon, a line end in a cell. Points in numbers, abbreviations
    /// and hours end nothing. What goes on without an end is cut at a blank, so that no step walks through a whole file for each
    /// of its dates.
    fn find_sentence_ends(&self, unit: &Span) -> Vec<usize> {
        let text = self.folded(unit);
        let mut out = Vec::new();
        // No sentence of a short unit is too long.
        let long = text.len() > SENTENCE;
        let mut next = 0;
        loop {
            // A blank ends no sentence before that is too long.
            let cut = out.last().map_or(0, |end| end - unit.start) + SENTENCE;
            let near = &text.as_bytes()[next..(cut + 1).clamp(next, text.len())];
            let found = near.iter().position(|b| ENDS[usize::from(*b)]).or_else(|| {
                let far = &text.as_bytes()[next + near.len()..];
                let end = |b: &u8| ENDS[usize::from(*b)] || long && matches!(*b, b' ' | b'\n');
                far.iter().position(end).map(|i| near.len() + i)
            });
            let Some(i) = found.map(|i| next + i) else { break };
            let Some(c) = text[i..].chars().next() else { break };
            next = i + c.len_utf8();
            let at = unit.start + i;
            // A quotation ends with its sentence.
            let quoted = matches!(c, '.' | '。' | '!' | '?') && text[i + c.len_utf8()..].starts_with('"');
            let after = at + c.len_utf8() + usize::from(quoted && quotes_something(&text[..i]));
            let ends = match c {
                '。' => true,
                '!' | '?' => !goes_on(&text[next..]),
                ' ' | '\n' => at - out.last().copied().unwrap_or(unit.start) > SENTENCE,
                // A bracket belongs to one sentence whatever divides its parts.
                ';' => !closes_behind(text, i) && !leads_to_value(&text[after - unit.start..]),
                '.' => {
                    self.point_ends_sentence(at, &text[after - unit.start..], out.last().copied().unwrap_or(unit.start))
                }
                _ => false,
            };
            let inside =
                ends && self.mentions_in(&(at.saturating_sub(40)..at)).any(|m| self.mentions[m].span.end > after);
            if ends && !inside {
                out.push(after);
            }
        }
        out
    }

    /// A point ends a sentence where a blank and a capital, a letter without case or nothing follows.
    fn point_ends_sentence(&self, at: usize, rest: &str, start: usize) -> bool {
        let Some(next) = rest.chars().find(|c| !c.is_whitespace()) else { return true };
        // Points that lead from a label to its date: "Fellowships ........ September 30, 2015". Three end a sentence.
        if self.view.text[..at].ends_with("...") {
            return false;
        }
        if !rest.starts_with(|c: char| c.is_whitespace()) && !self.lost_blank(at) {
            return false;
        }
        let skipped = rest.len() - rest.trim_start().len();
        let quoted = usize::from(self.view.text[at + 1..].starts_with('"') && !rest.starts_with('"'));
        let skipped = skipped + quoted;
        // The zone of an hour whose unit ends with a point.
        if self.zones.binary_search_by_key(&(at + 1 + skipped), |z| z.start).is_ok() {
            return false;
        }
        let source = self.view.source_span(&(at + 1 + skipped..at + 1 + skipped + next.len_utf8()));
        let printed = self.document.text[source].chars().next().unwrap_or(next);
        let word = self.view.text[..at].rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
        let line = self.view.text[..at - word.len()].trim_end_matches([' ', '\t']);
        let opens_line = line.is_empty() || line.ends_with('\n');
        let numbered = opens_line && !word.is_empty() && word.len() <= 2 && word.bytes().all(|b| b.is_ascii_digit());
        let abbreviated =
            self.cues_in(&(at.saturating_sub(11)..at + 1)).iter().any(|c| c.cue == Cue::Abbreviation && c.end == at);
        // "9.30 a.m. On the last day": the point of an hour ends the sentence, unless its day follows.
        let behind = self.mentions.partition_point(|m| m.span.start <= at);
        let hour = behind.checked_sub(1).is_some_and(|i| {
            let before = &self.mentions[i];
            before.is_time() && before.span.end == at + 1
        });
        let day = self.mentions.get(behind).is_some_and(|m| m.is_date() && m.span.start == at + 1 + skipped);
        if hour {
            return !day && printed.is_uppercase() && !self.only_dates(&(start..at));
        }
        let initial = self.is_initial(at, word, printed);
        !numbered
            && !initial
            && !abbreviated
            && (self.opens_clause(at + 1 + skipped)
                || printed.is_uppercase()
                || printed.is_alphabetic() && !printed.is_lowercase()
                || printed == '"')
    }

    /// Whether conversion has lost the blank behind a point: a word, a number or a bracket ends at it, and a word with a capital begins
    /// directly behind it, "at 0930 hours.Registration begins". Parts of addresses and of short forms look else: "Ph.D.", "Rec.X".
    fn lost_blank(&self, at: usize) -> bool {
        let before = &self.view.text[..at];
        let word = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
        let value = |m: &Mention| (at..at + 2).contains(&m.span.end) && !matches!(m.value, Value::Rule(_));
        let told = self.mentions[..self.mentions.partition_point(|m| m.span.start < at)].last().is_some_and(value);
        let ends = told || before.ends_with(')') || word.chars().count() >= ENDING;
        let source = self.view.source_span(&(at + 1..at + 1)).start;
        let behind = &self.document.text[source..];
        let begins = behind.starts_with(char::is_uppercase)
            && behind.chars().nth(1).is_some_and(|c| c.is_lowercase() || matches!(c, '\'' | '’'));
        // Names of files, pages and accounts go on with points or end with a sign of theirs.
        let run = |c: char| c.is_whitespace() || c == ',';
        let from = before.rfind(run).map_or(0, |i| i + 1);
        let to = behind.find(run).unwrap_or(behind.len());
        let address =
            before[from..].contains(['/', '@', '\\', '_', ':']) || behind[..to].contains(['/', '@', '_', '=']);
        ends && begins && !address
    }

    /// Whether the number of a clause and a capital stand at a position, where the clauses of a letter run into each other: "… at 0930
    /// hours. 2 Registration begins …" (CATALOGUE.en-zh, damage: whole letter on one line). The day of a date is none.
    fn opens_clause(&self, at: usize) -> bool {
        let rest = &self.view.text[at..];
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let behind = rest[digits..].trim_start_matches(['.', ')']);
        let gap = behind.len() - behind.trim_start().len();
        let mention = self.mentions.binary_search_by_key(&at, |m| m.span.start).is_ok();
        if !(1..=2).contains(&digits) || gap == 0 || mention || self.inside_mention(at) {
            return false;
        }
        let next = at + (rest.len() - behind.len()) + gap;
        let source = self.view.source_span(&(next..next)).start;
        self.document.text[source..].starts_with(|c: char| c.is_uppercase())
    }

    /// Whether a span says nothing but when: a sentence that begins so goes on behind the point of its hour, "On Wednesday,
    /// 4 May, from 9.30 a.m. Study Group 13 holds …".
    fn only_dates(&self, span: &Span) -> bool {
        let letters = |s: &Span| letters(self.folded(s));
        let dated: usize = self.mentions_in(span).map(|m| letters(&self.mentions[m].span)).sum();
        dated > 0 && letters(span).saturating_sub(dated) <= WHEN
    }

    /// Whether a word before a point is the initial of a name: one letter, of the script of what follows. The letter of a room
    /// and of an annex and the unit of a year are none: "in room H. Registration begins", "16 июля 2018 г. Регистрация".
    fn is_initial(&self, at: usize, word: &str, next: char) -> bool {
        let Some(letter) = word.chars().next().filter(|c| c.is_alphabetic() && word.len() == c.len_utf8()) else {
            return false;
        };
        let before = at - word.len();
        let room = self
            .cues_in(&(before.saturating_sub(16)..before))
            .iter()
            .any(|c| matches!(c.cue, Cue::OnSite | Cue::Annex | Cue::Lettered) && c.end + 1 == before);
        let dated = self.inside_mention(before)
            && self.mentions_in(&(before.saturating_sub(40)..at)).any(|m| self.mentions[m].is_date());
        letter.is_ascii() == next.is_ascii() && !room && !dated
    }

    /// Whether the dash at a position opens a list item that a converter glued to the words before it: a letter or bracket
    /// stands before, a blank and a capital behind.
    pub(super) fn opens_glued_item(&self, at: usize) -> bool {
        let before = self.view.text[..at].ends_with(|c: char| c.is_alphanumeric() || c == ')');
        let source = self.view.source_span(&(at + 1..at + 1)).start;
        let behind = &self.document.text[source..];
        let han = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
        if self.view.text[..at].ends_with(han) && behind.starts_with(han) {
            return true;
        }
        let latin = self.view.text[..at].ends_with(|c: char| c.is_ascii_alphanumeric());
        let next = behind.trim_start().chars().next();
        before
            && behind.starts_with([' ', '\u{a0}'])
            && next.is_some_and(|c| c.is_uppercase() || !latin && c.is_alphabetic())
    }

    /// Whether a position lies inside a mention: its commas and brackets divide nothing.
    fn inside_mention(&self, at: usize) -> bool {
        let n = self.mentions.partition_point(|m| m.span.start < at);
        n.checked_sub(1).is_some_and(|i| at < self.mentions[i].span.end)
    }

    /// Whether a position stands inside a bracket that opens at or after `from`.
    pub(super) fn in_brackets(&self, from: usize, at: usize) -> bool {
        let near = from.max(at.saturating_sub(BRACKET));
        let depth = self.view.text.as_bytes()[near..at].iter().fold(0_u32, |depth, c| match c {
            b'(' => depth + 1,
            b')' => depth.saturating_sub(1),
            _ => depth,
        });
        depth > 0
    }

    /// Up to so many characters before a position, not before `from`.
    pub(super) fn back(&self, at: usize, characters: usize, from: usize) -> Span {
        let text = &self.view.text[from.min(at)..at];
        let start = text.char_indices().rev().nth(characters.saturating_sub(1)).map_or(0, |(i, _)| i);
        from.min(at) + start..at
    }

    /// Up to so many characters behind a position, not behind `to`.
    pub(super) fn ahead(&self, at: usize, characters: usize, to: usize) -> Span {
        let text = &self.view.text[at..to.max(at)];
        at..at + text.char_indices().nth(characters).map_or(text.len(), |(i, _)| i)
    }

    /// The character boundary at or before a position.
    pub(super) fn boundary(&self, mut at: usize) -> usize {
        at = at.min(self.view.text.len());
        while !self.view.text.is_char_boundary(at) {
            at -= 1;
        }
        at
    }

    /// The clause around a span: up to the next comma, semicolon, colon, bracket or sentence end on either side, where none
    /// of them stands inside a mention.
    pub(super) fn clause_at(&self, span: &Span) -> Span {
        let span = &(self.boundary(span.start)..self.boundary(span.end));
        let sentence = self.sentence_at(span.start);
        let bytes = self.view.text.as_bytes();
        let border = |byte: &u8| BORDERS[usize::from(*byte)];
        let divides =
            |at: usize| (bytes[at].is_ascii() || bytes[at..].starts_with("。".as_bytes())) && !self.inside_mention(at);
        let before = &bytes[sentence.start..span.start.max(sentence.start)];
        let mut borders = before.iter().enumerate().rev().filter(|(_, b)| border(b)).map(|(i, _)| sentence.start + i);
        let last = borders.find(|at| divides(*at));
        let start = last.map_or(sentence.start, |at| if bytes[at].is_ascii() { at + 1 } else { at + '。'.len_utf8() });
        let end = span.end.min(bytes.len());
        let rest = end..sentence.end.max(end);
        let mut borders = bytes[rest.clone()].iter().enumerate().filter(|(_, b)| border(b)).map(|(i, _)| end + i);
        start..borders.find(|at| divides(*at)).unwrap_or(rest.end)
    }
}

/// Splits into the calendar words that tokens are made of, and cues. Each line is read with its own language; a line in another
/// script is read with the English calendar words as well, because names, dates and groups stand in it in Latin letters.
fn find_words(flat: &str, glues: &[usize], lines: &[(usize, &'static Pack)]) -> (Vec<Hit>, Vec<CueHit>) {
    let english = lang::pack("en");
    let mut words = Vec::with_capacity(flat.len() / LINE);
    let mut cues = Vec::with_capacity(flat.len() / LINE);
    let mut read = |pack: &'static Pack, part: Span, native: bool| {
        lang::each_hit(pack, flat, part, glues, |hit| match hit.sense {
            Sense::Cue(cue) => cues.push(CueHit { start: hit.start, end: hit.end, cue }),
            _ => words.push((hit, native)),
        });
    };
    let mut behind = lines;
    for stretch in lines.chunk_by(|(_, a), (_, b)| std::ptr::eq(*a, *b)) {
        let (start, pack) = stretch[0];
        behind = &behind[stretch.len()..];
        let part = start..behind.first().map_or(flat.len(), |(end, _)| *end);
        read(pack, part.clone(), true);
        if pack.script != Script::Latin {
            read(english, part, false);
        }
    }
    words.sort_by_key(|(h, native)| (h.start, usize::MAX - h.end, !native));
    cues.sort_by_key(|c| (c.start, usize::MAX - c.end));
    cues.dedup();
    hide_parts(&mut cues);
    hide(&mut cues);
    (words.into_iter().map(|(hit, _)| hit).collect(), cues)
}

/// Drops words for a beginning or an end that are part of a longer phrase: the opening day, opening hours, the closing date.
fn hide_parts(cues: &mut Vec<CueHit>) {
    let whole = |c: &CueHit| {
        matches!(c.cue, Cue::FirstDay | Cue::LastDay | Cue::OfficeHours | Cue::LastDayCue | Cue::DayBefore)
    };
    let wholes: Vec<CueHit> = cues.iter().filter(|c| whole(c)).copied().collect();
    if wholes.is_empty() {
        return;
    }
    cues.retain(|c| {
        // The "before" of "the day before" names no last day, nor "the day of the meeting" what begins on it.
        if !matches!(c.cue, Cue::Open | Cue::End | Cue::LastDayCue | Cue::Meeting | Cue::SameDay) {
            return true;
        }
        let n = wholes.partition_point(|w| w.start <= c.start);
        let inside = |w: &CueHit| {
            let hides = match c.cue {
                Cue::LastDayCue => w.cue == Cue::DayBefore,
                Cue::Meeting | Cue::SameDay => w.cue == Cue::FirstDay,
                _ => w.cue != Cue::DayBefore,
            };
            hides && c.end <= w.end && w.end - w.start > c.end - c.start
        };
        !wholes[n.saturating_sub(3)..n].iter().any(inside)
    });
}

/// Bytes from a word for a change to the days of what is due.
const DUE: usize = 120;

/// "Extended from 8 April to 20 April" is no range, nor is "brought forward from 1430 to 0930 hours": the first value is the old
/// one, the last the new.
fn split_moves(mentions: &mut Vec<Mention>, cues: &[CueHit], limits: &[Hit], text: &str) {
    if !cues.iter().any(|c| c.cue == Cue::Moved) {
        return;
    }
    let moved = |m: &Mention| {
        cues.iter().any(|c| {
            let goes = |l: &Hit| c.end <= l.start && l.start < m.span.start;
            // "مدد الموعد النهائي للتسجيل من … إلى …": where the verb stands first, what moves stands between.
            // A meeting moves from one printed day to another; "from 13 to 23 September" it lasts.
            let to =
                limits.iter().find(|l| m.span.start < l.start && l.end < m.span.end).map_or(m.span.start, |l| l.start);
            let days = text[m.span.start..to].contains(char::is_alphabetic);
            let line = days && !text[c.end.min(m.span.start)..m.span.start].contains('\n');
            let due = |d: &CueHit| {
                let moves = match d.cue {
                    Cue::DeadlineHeading | Cue::LastDayCue => true,
                    Cue::Meeting | Cue::SideMeeting => line,
                    _ => false,
                };
                moves && c.end <= d.start && d.end <= m.span.start
            };
            // "Has been moved by a week and will take place from 3 to 5 December": what is held lasts.
            let held = |v: &CueHit| v.cue == Cue::WillHold && c.end <= v.start && v.end <= m.span.start;
            c.cue == Cue::Moved
                && !cues.iter().any(held)
                && !limits.iter().any(goes)
                && c.end <= m.span.start
                && (m.span.start - c.end <= 12 || m.span.start - c.end <= DUE && cues.iter().any(due))
                && !text[c.end..m.span.start].contains(['.', ',', ';', '('])
        })
    };
    for i in (0..mentions.len()).rev() {
        let (first, last) = match mentions[i].value {
            Value::Range(first, last) if mentions[i].rule == "range" => (Value::Date(first), Value::Date(last)),
            Value::Times(first, last) => (Value::Time(first), Value::Time(last)),
            _ => continue,
        };
        let span = mentions[i].span.clone();
        let to = limits.iter().find(|l| span.start < l.start && l.end < span.end);
        // "Moved from 3 to 7 May to 10 to 14 May" has its new value behind.
        let goes_on = limits.iter().any(|l| l.start >= span.end && l.start <= span.end + 2);
        // "Planned from 11 to 20 May, is postponed from 14 to 18 June": days that stand before the verb already are the old ones.
        let planned = i > 0
            && matches!((mentions[i].value, mentions[i - 1].value), (Value::Range(..), Value::Range(..)))
            && !text[mentions[i - 1].span.end..span.start].contains(['.', ';', ':', '(', '\n'])
            && cues.iter().any(|c| c.cue == Cue::Moved && mentions[i - 1].span.end <= c.start && c.end <= span.start);
        let Some(to) = to.filter(|_| !goes_on && !planned && moved(&mentions[i])) else { continue };
        let start = to.end + text[to.end..span.end].len() - text[to.end..span.end].trim_start().len();
        let end = span.start + text[span.start..to.start].trim_end().len();
        // An Arabic range may be printed last day first; what moves says first from which.
        let printed =
            text[span.start..end].bytes().take_while(u8::is_ascii_digit).fold(0, |n, d| n * 10 + u32::from(d - b'0'));
        let of = |value: Value| matches!(value, Value::Date(day) if day.day == printed);
        let (first, last) = if of(last) && !of(first) { (last, first) } else { (first, last) };
        let part = |span, value| Mention { span, value, ..mentions[i].clone() };
        let parts = [part(span.start..end, first), part(start..span.end, last)];
        mentions.splice(i..=i, parts);
    }
}

/// A neutral phrase hides the shorter cues inside it; one for the new value, the word for an old one: "is replaced by".
fn hide(cues: &mut Vec<CueHit>) {
    let new: Vec<CueHit> = cues.iter().filter(|c| c.cue == Cue::NewValue).copied().collect();
    let turned = |c: &CueHit| {
        let behind = new.partition_point(|n| n.start <= c.start);
        let inside = |n: &CueHit| c.end <= n.end && n.end - n.start > c.end - c.start;
        new[behind.saturating_sub(3)..behind].iter().any(inside)
    };
    let mut neutral: Vec<CueHit> = Vec::new();
    for cue in cues.iter().filter(|c| c.cue == Cue::Neutral) {
        // Sorted by start, the longer first: one that ends no later lies inside the one before.
        if neutral.last().is_none_or(|last| cue.end > last.end) {
            neutral.push(*cue);
        }
    }
    // None that ends before a cue starts lies around it or around one behind it.
    let mut passed = 0;
    // "A briefing for newcomers" is a session, though a briefing alone may be a meeting; a telephone conference of a group is its
    // meeting, though a conference is none.
    let mut session = 0..0;
    cues.retain(|c| {
        passed += neutral[passed..].iter().take_while(|n| n.end < c.start).count();
        let from = passed + neutral[passed..].iter().take_while(|n| n.end < c.end).count();
        let hidden = neutral[from..]
            .iter()
            .take_while(|n| n.start <= c.start)
            .any(|n| c.end <= n.end && n.end - n.start > c.end - c.start);
        if hidden || c.cue == Cue::OldValue && turned(c) {
            return false;
        }
        if matches!(c.cue, Cue::SessionNoun | Cue::Meeting) && c.end > session.end {
            session = c.start..c.end;
        }
        let inside = session.start <= c.start && c.end <= session.end && c.end - c.start < session.end - session.start;
        !(c.cue == Cue::SideMeeting && inside)
    });
}

/// Words at a limit, those that name a zone, those for the halves of the day, conjunctions, those between alternatives, weekdays, months, and lengths; of
/// each use those that lie in no other. "Time" alone names no zone: a place stands beside it.
fn by_use(words: &[Hit], text: &str) -> [Vec<Hit>; 8] {
    let mut out: [Vec<Hit>; 8] = Default::default();
    // 前后, 此前 and 提前 are no limits, though the word for "before" stands in them.
    let mut hidden = 0;
    for hit in words {
        if hit.start < hidden {
            continue;
        }
        let of_use = match hit.sense {
            Sense::Before | Sense::To | Sense::Until => 0,
            Sense::TimeOf if place::beside(text, &(hit.start..hit.end)).is_none() => continue,
            Sense::Utc | Sense::GenevaTime | Sense::LocalTime | Sense::TimeOf | Sense::ZoneOf(_) => 1,
            Sense::Am | Sense::Pm | Sense::Noon => 2,
            Sense::And => 3,
            Sense::Or => 4,
            Sense::Weekday(_) => 5,
            Sense::Month(_) => 6,
            Sense::Months(_) | Sense::Weeks(_) | Sense::Days(_) => 7,
            Sense::OtherLength | Sense::Ahead => {
                hidden = hit.end;
                continue;
            }
            _ => continue,
        };
        let known = &mut out[of_use];
        if known.last().is_none_or(|l| hit.start >= l.end) {
            known.push(*hit);
        }
    }
    out
}

/// A view in which line feeds and tabs are blanks: phrases stand across them.
fn flat(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    for at in memchr::memchr2_iter(b'\n', b'\t', text.as_bytes()) {
        out.push_str(&text[from..at]);
        out.push(' ');
        from = at + 1;
    }
    out.push_str(&text[from..]);
    out
}

/// Whether a study group's code that is a word too is printed as the word, or stands before a day: "CE 5" is a group, "ce 5 juillet" and, in
/// capitals, "CE 15 mai" are days.
fn is_word_for_code(cue: &CueHit, view: &View, document: &Document, words: &[Hit]) -> bool {
    let span = cue.start..cue.end;
    cue.cue == Cue::StudyGroup
        && span.len() <= CODE
        && lang::is_function_word(&view.text[span.clone()])
        && (document.text[view.source_span(&span)].contains(char::is_lowercase) || {
            let next = words.partition_point(|w| w.start < span.end);
            let month = words.get(next).filter(|w| matches!(w.sense, Sense::Month(_)));
            month.is_some_and(|m| letters(&view.text[span.end..m.start]) == 0 && m.start - span.end <= DAY)
        })
}

/// Bytes of a day and the blanks around it.
const DAY: usize = 5;

/// Letters of a code.
const CODE: usize = 2;

/// Drops cues in addresses, but for "…/registration/": what is done there.
fn drop_in_addresses(cues: &mut Vec<CueHit>, addresses: &[Span]) {
    if addresses.is_empty() {
        return;
    }
    let mut next = 0;
    cues.retain(|c| {
        next += addresses[next..].iter().take_while(|a| a.end <= c.start).count();
        matches!(c.cue, Cue::Act(_)) || !addresses.get(next).is_some_and(|a| a.contains(&c.start))
    });
}

/// Letters or digits of what ends a sentence behind which the blank is lost.
const ENDING: usize = 4;
/// Letters beside dates and hours that say nothing else: "on", "from".
const WHEN: usize = 10;
/// The bytes with which a sentence may end; the full stop of ideographs begins with the last.
const ENDS: [bool; 256] = table(b"!?;.\xe3");
/// The bytes with which a clause may end, likewise.
const BORDERS: [bool; 256] = table(b",;:()\xe3");

/// Whether each byte is one of some.
const fn table(mut bytes: &[u8]) -> [bool; 256] {
    let mut table = [false; 256];
    while let [byte, rest @ ..] = bytes {
        table[*byte as usize] = true;
        bytes = rest;
    }
    table
}

/// How many letters a text has. Most are told without the tables of Unicode.
pub(super) fn letters(text: &str) -> usize {
    text.chars().filter(|c| is_letter(*c)).count()
}

/// Whether a character is a letter.
pub(super) fn is_letter(c: char) -> bool {
    match c {
        '\0'..='\u{7f}' => c.is_ascii_alphabetic(),
        '\u{4e00}'..='\u{9fff}' | '\u{400}'..='\u{481}' | '\u{620}'..='\u{64a}' => true,
        _ => c.is_alphabetic(),
    }
}
/// Whether a sentence goes on behind a question mark or an exclamation mark, with or without the end of a quotation: a title has them,
/// "the workshop “What next?”, organized by …".
fn goes_on(rest: &str) -> bool {
    let behind = rest.strip_prefix('"').unwrap_or(rest);
    let quoted = behind.len() < rest.len();
    let next = behind.trim_start().chars().next();
    let gap = behind.starts_with(char::is_whitespace);
    next.is_some_and(|c| c.is_lowercase() || matches!(c, ',' | ';' | ')' | ':') || quoted && !gap && c.is_alphabetic())
}
/// Bytes of the longest sentence.
const SENTENCE: usize = 2500;
/// Bytes from the start of a bracket to what stands in it.
const BRACKET: usize = 600;

/// Whether a position stands in a bracket of its line.
fn closes_behind(text: &str, at: usize) -> bool {
    let near = text.floor_char_boundary(at.saturating_sub(BRACKET))..text.ceil_char_boundary(at + BRACKET);
    let line = text[near.start..at].rfind('\n').map_or(near.start, |i| near.start + i + 1);
    let depth = text[line..at].chars().fold(0_i32, |d, c| (d + i32::from(c == '(') - i32::from(c == ')')).max(0));
    let behind = text[at..near.end].split('\n').next().unwrap_or_default();
    depth > 0 && behind.find(')').is_some_and(|close| behind.find('(').is_none_or(|open| close < open))
}

/// The addresses of pages, in order: what stands in them names no meeting.
fn addresses(flat: &str) -> Vec<Span> {
    let mut out: Vec<Span> = Vec::new();
    for at in memchr::memmem::find_iter(flat.as_bytes(), "://") {
        let scheme = flat[..at].bytes().rev().take_while(u8::is_ascii_alphabetic).count();
        let rest = &flat[at..];
        let end = at
            + rest
                .find(|c: char| c.is_whitespace() || !c.is_ascii() || matches!(c, '"' | '<' | '>' | ')'))
                .unwrap_or(rest.len());
        if out.last().is_none_or(|last| last.end <= at) {
            out.push(at - scheme..end);
        }
    }
    out
}

/// Bytes that the longest noun of a group has at most.
const NOUN: usize = 200;

/// "Study Group 20 may": behind the noun of a group the number is its own, and a month in small letters, without a year, is a verb.
/// So is the number behind a slash: "Question 21/1 may".
fn is_modal_verb<'d>(mention: &Mention, printed: impl Fn() -> &'d str, cues: &[CueHit], text: &str) -> bool {
    let nouns = [Cue::StudyGroup, Cue::WorkingParty, Cue::Question, Cue::RapporteurGroup, Cue::TaskGroup, Cue::Annex];
    let bare = matches!(mention.value, Value::Date(day) if day.year.is_none() && day.weekday.is_none());
    let start = mention.span.start;
    let before = cues[..cues.partition_point(|c| c.start < start)].iter().rev();
    let mut before = before.take_while(|c| start - c.start <= NOUN);
    let near = |c: &CueHit| (1..=2).contains(&start.saturating_sub(c.end));
    let of_group = || text[..start].strip_suffix('/').is_some_and(|t| t.ends_with(|c: char| c.is_ascii_digit()));
    // "9月18日" has no word for its month.
    let verb = |printed: &str| printed.chars().all(|c| !c.is_uppercase()) && printed.contains(char::is_alphabetic);
    let worded = |printed: &str| !printed.contains(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
    bare && (before.any(|c| near(c) && nouns.contains(&c.cue)) || of_group()) && verb(printed()) && worded(printed())
}

/// "By 9 August for Study Group 1 and 23 August for Study Group 2": behind the noun of a group, which has no number before it, the
/// number is that of the group and no day of a list.
fn is_number_of_group(mention: &Mention, cues: &[CueHit], text: &str) -> bool {
    let nouns = [Cue::StudyGroup, Cue::WorkingParty, Cue::Question, Cue::RapporteurGroup, Cue::TaskGroup];
    let start = mention.span.start;
    let bare = mention.rule == "list" && text[mention.span.clone()].chars().all(|c| c.is_ascii_digit());
    let before = cues[..cues.partition_point(|c| c.start < start)].iter().rev().take_while(|c| start - c.start <= NOUN);
    let numbered = |c: &CueHit| {
        let word = text[..c.start].trim_end().rsplit([' ', '\n', '\t']).next();
        word.is_some_and(|w| w.contains(|d: char| d.is_ascii_digit()))
    };
    bare && before
        .filter(|c| nouns.contains(&c.cue))
        .any(|c| c.end + 1 == start && text[c.end..].starts_with(' ') && !numbered(c))
}

/// Whether a quotation is open at the end of a text: marks that open and close one are folded to the same.
fn quotes_something(before: &str) -> bool {
    let near = before.floor_char_boundary(before.len().saturating_sub(QUOTATION));
    memchr::memchr_iter(b'"', &before.as_bytes()[near..]).count() % 2 == 1
}

/// Bytes of a quotation.
const QUOTATION: usize = 600;

/// Whether dots lead from the words behind a position to what stands at the end of its line: all before them is one label.
fn leads_to_value(behind: &str) -> bool {
    let near = &behind[..behind.floor_char_boundary(BRACKET)];
    let line = near.split('\n').next().unwrap_or_default();
    let label = line.find(['.', '…']).filter(|i| line[*i..].starts_with("....") || line[*i..].starts_with("……"));
    label.is_some_and(|i| !line[..i].contains(|c: char| c.is_ascii_digit()))
}

/// Bytes of a short line, and of the text in which a word of the packs stands: memory is asked for by these.
const LINE: usize = 32;
/// Letters of a line that may be a name and not a sentence: an address is printed in its own language, "Place des Nations".
const NAME_LINE: usize = 24;
/// Letters of a line that may be the name of the Union, which letterheads print in several languages.
const LETTERHEAD: usize = 60;

/// The letter's language and that of each line. A line of a few words says nothing about the lines behind it, nor does one of
/// another language before the next line is in that language again.
fn languages(text: &str) -> (Option<&'static Pack>, Vec<(usize, &'static Pack)>) {
    let mut weights: Vec<(&'static Pack, usize)> = Vec::new();
    let mut detected = Vec::with_capacity(text.len() / LINE);
    let mut start = 0;
    let mut unknown = 0;
    let half = lang::first_half(text).len();
    let mut first_half = Tally::default();
    for line in lines_of(text) {
        let tally = Tally::of(line);
        let (found, weight) = (tally.language(), tally.letters());
        if start + line.len() <= half {
            first_half.join(&tally);
        } else if start < half {
            first_half.join(&Tally::of(&line[..half - start]));
        }
        match found {
            Detected::Known(pack) => match weights.iter_mut().find(|(p, _)| p.code == pack.code) {
                Some((_, total)) => *total += weight,
                None => weights.push((pack, weight)),
            },
            Detected::Unknown => unknown += weight,
            _ => {}
        }
        detected.push((start, found, weight));
        start += line.len();
    }
    // An ideograph weighs as much as three letters; annexes in English are often longer than a letter in another language.
    let main = main_language(&first_half, &weights);
    let main = main.filter(|p| unknown <= weights.iter().find(|(q, _)| q.code == p.code).map_or(0, |(_, w)| *w));
    let fallback = main.filter(|p| p.script == Script::Latin).unwrap_or(lang::pack("en"));
    let mut latin = fallback;
    let mut current = main.unwrap_or(fallback);
    let confirmed = confirmed_by_next(&detected);
    let lines = detected
        .into_iter()
        .zip(confirmed)
        .map(|((start, found, weight), confirmed)| {
            current = match found {
                Detected::Known(pack) => {
                    let sentence = weight > NAME_LINE && (confirmed || weight > LETTERHEAD);
                    if pack.script == Script::Latin && (sentence || pack.code == fallback.code) {
                        latin = pack;
                    }
                    pack
                }
                Detected::Latin => latin,
                Detected::Unknown | Detected::Nothing => current,
            };
            (start, current)
        })
        .collect();
    (main, lines)
}

/// The lines of a text, each with its end.
fn lines_of(text: &str) -> impl Iterator<Item = &str> {
    let ends = memchr::memchr_iter(b'\n', text.as_bytes()).map(|i| i + 1).chain([text.len()]);
    let mut start = 0;
    ends.map(move |end| &text[std::mem::replace(&mut start, end)..end]).filter(|line| !line.is_empty())
}

/// For each line whether the next line of a known language in Latin letters is in the same language.
fn confirmed_by_next(lines: &[(usize, Detected, usize)]) -> Vec<bool> {
    let mut next: Option<&'static str> = None;
    let mut out: Vec<bool> = lines
        .iter()
        .rev()
        .map(|(_, found, _)| match found {
            Detected::Known(pack) if pack.script == Script::Latin => next.replace(pack.code) == Some(pack.code),
            _ => false,
        })
        .collect();
    out.reverse();
    out
}

/// The language of the letter itself: that of its first half, where annexes do not count.
fn main_language(first_half: &Tally, weights: &[(&'static Pack, usize)]) -> Option<&'static Pack> {
    match first_half.language() {
        Detected::Known(pack) => Some(pack),
        Detected::Unknown => None,
        _ => weights.iter().max_by_key(|(_, w)| *w).map(|(p, _)| *p),
    }
}

#[cfg(test)]
mod tests {
    use super::is_letter;

    #[test]
    fn letters_are_those_of_unicode() {
        for c in '\0'..=char::MAX {
            assert_eq!(is_letter(c), c.is_alphabetic(), "{c:?}");
        }
    }
}
