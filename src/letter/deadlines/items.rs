//! The items of an entry, and where one ends and the next begins.

use super::asides::is_nothing_due;
use crate::document::Span;
use crate::letter::actions;
use crate::letter::reading::Reading;

/// The items of an entry: list items, lines that name an action, parts between semicolons.
pub(super) fn items(reading: &Reading<'_, '_>, body: &Span) -> Vec<Span> {
    let text = reading.text;
    let lines = lines(reading, body);
    let bulleted = lines.iter().any(|(_, bullet)| *bullet);
    let mut out: Vec<Span> = Vec::new();
    for (span, bullet) in lines {
        if is_nothing_due(reading, &span, body.end) {
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

/// The lines and parts of lines of an entry, without the marks around them, and whether each has the mark of an item of a list.
fn lines(reading: &Reading<'_, '_>, body: &Span) -> Vec<(Span, bool)> {
    let folded = reading.text.folded(body);
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
    lines
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

/// Whether a dash that is no hyphen stands at a position, with letters directly before and behind it.
fn opens_tight_item(reading: &Reading<'_, '_>, at: usize) -> bool {
    let text = reading.text;
    let dash =
        text.view.text[at..].starts_with('-') && text.source(&(at..at + 1)).starts_with(['\u{2013}', '\u{2014}']);
    dash && text.view.text[..at].ends_with(char::is_alphanumeric)
        && text.view.text[at + 1..].starts_with(char::is_alphabetic)
}
