//! What stands above a sentence and says what it is about: the heading of a section, the title of an annex, a sentence with a colon.

use super::*;

/// Paragraphs behind a heading that still belong to its section.
pub(in crate::letter::prose) const SECTION: usize = 6;

/// Characters of the title of an annex.
const TITLE: usize = 120;

/// The heading of the section in which a unit stands: the nearest short unit before it without dates that ends as no sentence
/// does.
pub(in crate::letter::prose) fn section_heading(reading: &Reading<'_, '_>, unit: &Span, reach: usize) -> Option<Span> {
    let text = reading.text;
    let i = text.unit_at(unit.start)?;
    // The day of "12 April 2024: …" is no clause.
    let dated = text.mentions_in(&text.ahead(unit.start, 4, unit.end)).next().is_some();
    let clause = clause_number(text.folded(unit)).filter(|_| !dated);
    text.units[i.saturating_sub(reach)..i]
        .iter()
        .rev()
        .take_while(|u| u.span.start >= reading.head.span.end)
        .find(|u| {
            let folded = text.folded(&u.span).trim();
            let length = folded.chars().count();
            // "3 Contributions." is a heading that ends as a sentence does.
            let short = letters(folded) <= NUMBERED && folded.ends_with('.');
            let titled = short && clause_number(folded).is_some() && actions::any_in(text, &u.span);
            (4..=70).contains(&length)
                && (titled || !folded.ends_with(['.', ';', ',', '。', '"']))
                && !folded.starts_with(['-', '•', '·', '*'])
                && text.mentions_in(&u.span).next().is_none()
        })
        // Clause 4 stands in no section that is numbered 3.
        .filter(|u| clause.is_none_or(|own| clause_number(text.folded(&u.span)).is_none_or(|n| n == own)))
        .map(|u| u.span.clone())
}

/// Letters of a numbered heading that ends with a point.
const NUMBERED: usize = 28;

/// The number of the clause at the start of a unit, without that of its part: 5 of "5.2 Late contributions".
fn clause_number(folded: &str) -> Option<u32> {
    let folded = folded.trim_start();
    let digits = folded.bytes().take_while(u8::is_ascii_digit).count();
    let behind = folded[digits..].trim_start_matches(|c: char| c.is_ascii_digit() || c == '.' || c == ')');
    let parted = behind.starts_with(['\t', ' ']) || behind.len() < folded.len() - digits && !behind.is_empty();
    ((1..=2).contains(&digits) && parted && behind.trim_start().starts_with(char::is_alphabetic))
        .then(|| folded[..digits].parse().ok())
        .flatten()
}

/// The title of the annex that a sentence names: "the form in Annex 3 should be returned" is about what Annex 3 is.
pub(super) fn annex_title(reading: &Reading<'_, '_>, sentence: &Span) -> Option<Span> {
    let text = reading.text;
    let label = |end: usize| {
        let behind = text.view.text[end..].trim_start();
        behind.split(|c: char| !c.is_alphanumeric()).next().filter(|l| !l.is_empty() && l.chars().count() <= 3)
    };
    let named = text.cues_in(sentence).iter().filter(|c| c.cue == Cue::Annex).find_map(|c| label(c.end))?;
    let annexes = text.cues.iter().filter(|c| c.cue == Cue::Annex && c.start >= reading.annex_start);
    let annex = annexes
        .filter(|c| label(c.end) == Some(named))
        .find_map(|c| text.unit_at(c.start).filter(|u| text.units[*u].span.start == c.start))?;
    // The title follows the number, on its line or behind the reference to the letter.
    let own = text.units[annex].span.clone();
    let head = text.folded(&own).chars().filter(|c| c.is_alphabetic()).count() > 12;
    let below = || {
        let lines = text.units[annex + 1..].iter().take(2).map(|u| u.span.clone());
        lines.into_iter().find(|s| !text.folded(s).trim_start().starts_with('('))
    };
    if head { Some(own) } else { below() }.filter(|s| text.folded(s).chars().count() <= TITLE)
}

/// Lines that may stand between the sentence that a colon ends and one of the lines that it introduces.
const INTRODUCED: usize = 6;

/// The sentence with a colon that introduces a line of a list without marks: "Input documents are sent to the secretariat:", and below
/// "for the second meeting, by 18 May".
pub(super) fn introduced_by(reading: &Reading<'_, '_>, unit: &Span) -> Option<Span> {
    let text = reading.text;
    let at = text.unit_at(unit.start)?;
    let ends = |s: &Span, marks: &[char]| text.folded(s).trim_end().ends_with(marks);
    let listed = |s: &Span| ends(s, &[';', ',']) && text.folded(s).chars().count() <= TITLE;
    let mut above = text.units[at.saturating_sub(INTRODUCED)..at].iter().rev().map(|u| &u.span);
    let intro = above.find(|s| !listed(s)).filter(|s| ends(s, &[':']))?;
    let touches = text.view.text[intro.end..text.units[at].span.start.max(intro.end)].matches('\n').count();
    (touches <= INTRODUCED && text.folded(unit).chars().count() <= TITLE).then(|| text.sentence_at(intro.end - 1))
}
