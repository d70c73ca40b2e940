//! The name of an event that no group names: a workshop, a tutorial. Its words tell it from others of the letter, its title is what a
//! calendar shows: the phrase around its noun, without the sentence that tells of it.

use super::reading::Reading;
use super::text::{CueHit, LetterText};
use crate::document::Span;
use crate::lang::{Cue, Script, is_function_word};

/// Words before a noun that belong to it: "a half-day regional workshop".
const BEFORE: usize = 4;
/// Words before a noun that open a line: "ITU-T Focus Group and IEEE joint technical workshop".
const OPENING: usize = 7;
/// Characters of words that tell an event.
const WORDS: usize = 120;

/// What a letter calls an event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct EventName {
    /// All words that the letter has for it in one place.
    pub words: String,
    /// What a calendar shows; `None` where the groups say it.
    pub title: Option<String>,
}

/// The name of a side event: what stands in quotes, else the words of its segment.
pub(super) fn of(reading: &Reading<'_, '_>, segment: &Span) -> Option<EventName> {
    let words = reading.words(segment);
    // The words that a correction gives anew are quoted too; they tell of the event in a sentence.
    let told =
        reading.has(segment, VERBS) && reading.text.cues_in(segment).iter().any(|c| is_quoted(reading, segment, c));
    if let Some(quoted) = quoted(&words).filter(|_| !told) {
        return Some(EventName { words: quoted.to_owned(), title: Some(quoted.to_owned()) });
    }
    let words: String = trimmed(&words).chars().take(WORDS).collect();
    (!words.is_empty()).then(|| {
        let title = title(reading, segment, &words);
        EventName { words, title }
    })
}

/// Whether a noun of an event and a verb behind it stand in quotes.
fn is_quoted(reading: &Reading<'_, '_>, segment: &Span, noun: &CueHit) -> bool {
    let text = reading.text;
    let opens = |s: &Span| text.folded(s).matches(['"', '“', '«', '「']).count() % 2 == 1;
    let verb = || text.cues_in(&(noun.end..segment.end.max(noun.end))).iter().find(|c| VERBS.contains(&c.cue));
    noun.cue == Cue::SideMeeting
        && opens(&(segment.start..noun.start))
        && verb().is_some_and(|v| !text.folded(&(noun.end..v.start)).contains(['"', '”', '»', '」']))
}

/// The words in quotes.
fn quoted(words: &str) -> Option<&str> {
    [('“', '”'), ('"', '"'), ('«', '»'), ('「', '」')].into_iter().find_map(|(open, close)| {
        let (_, behind) = words.split_once(open)?;
        Some(behind.split_once(close)?.0)
    })
}

/// Some words without what stands around them.
fn trimmed(words: &str) -> &str {
    let trimmed = words.trim_matches(|c: char| !c.is_alphanumeric() && c != ')' && c != '）').trim();
    let trimmed = trimmed.strip_suffix(['(', '（']).unwrap_or(trimmed).trim();
    // A bracket that opens before the date holds its place; one that closes belongs to the date before.
    let open = trimmed.rfind(['(', '（']).filter(|i| !trimmed[*i..].contains([')', '）']));
    let trimmed = open.map_or(trimmed, |i| trimmed[..i].trim_end());
    let closed = trimmed.strip_prefix([')', '）']).map(str::trim_start);
    closed.unwrap_or(trimmed)
}

/// The phrase around the first noun of an event; all words where there is none. The meeting of a joint activity is called by its group.
fn title(reading: &Reading<'_, '_>, segment: &Span, words: &str) -> Option<String> {
    let text = reading.text;
    let own = |c: &&CueHit| c.cue == Cue::SideMeeting && !is_group(text, segment, c);
    let Some(noun) = text.cues_in(segment).iter().find(own) else {
        let named = text.groups_in(segment).iter().any(|g| g.names.iter().any(|n| super::groups::has_own_name(n)));
        return (!named).then(|| words.to_owned());
    };
    let phrase = match text.pack_at(noun.start).script {
        Script::Han => before_noun(text, segment, last_of_clause(text, segment, noun)),
        _ => first_of_phrase(text, segment, noun)..end_of_phrase(text, segment, noun),
    };
    let phrase = trimmed(&reading.words(&phrase)).to_owned();
    let mut letters = phrase.chars();
    let first = letters.next()?;
    Some(first.to_uppercase().chain(letters).collect())
}

/// Whether a noun is part of the name of a group: "the Joint Coordination Activity on accessibility (JCA-AHF)".
fn is_group(text: &LetterText<'_>, segment: &Span, noun: &CueHit) -> bool {
    let of_group = |c: &CueHit| c.cue == Cue::JointActivity && c.start <= noun.start && noun.end <= c.end;
    let named = text.groups_in(segment).iter().any(|g| g.names.iter().any(|n| super::groups::has_own_name(n)));
    named && text.cues_in(segment).iter().any(of_group)
}

/// Where the phrase of a noun begins: behind the article or another small word before it, or with its line.
fn first_of_phrase(text: &LetterText<'_>, segment: &Span, noun: &CueHit) -> usize {
    // The endings of Russian and Arabic tell what belongs to a noun, and what stands before it is often a verb.
    let begins = |at: usize| text.folded(&(segment.start..at)).chars().all(|c| !c.is_alphabetic());
    let script = text.pack_at(noun.start).script;
    let joined = text.folded(&(segment.start..noun.start)).chars().rev().take_while(|c| c.is_alphabetic());
    let own = noun.start - joined.map(char::len_utf8).sum::<usize>();
    if script == Script::Arabic {
        return own;
    }
    let mut first = own;
    let mut words = 0;
    while words < if script == Script::Latin { OPENING } else { BEFORE } {
        let before = text.folded(&(segment.start..first)).trim_end_matches([' ', '\t', '\n', '\r']);
        let word = before.rsplit([' ', '\t', '\n', '\r', '\'', '’']).next().unwrap_or_default();
        let at = segment.start + before.len() - word.len();
        let stops = word.ends_with([',', ';', ':', '.', '(', ')', '"', '–', '-', '“', '«'])
            || !word.contains(char::is_alphabetic);
        let verb = text.cues_in(&(at..first)).iter().any(|c| VERBS.contains(&c.cue));
        if word.is_empty() || stops || verb || is_function_word(word) || word.chars().count() == 1 {
            break;
        }
        (first, words) = (at, words + 1);
    }
    if begins(first) || script == Script::Latin && words <= BEFORE { first } else { own }
}

/// Cues of verbs that tell of an event.
const VERBS: &[Cue] = &[
    Cue::WillHold,
    Cue::Invite,
    Cue::Cancelled,
    Cue::OldValue,
    Cue::FollowedBy,
    Cue::WasHeld,
    Cue::Postponed,
    Cue::Sequence,
];

/// Where the phrase of a noun ends: before a verb, a date, hours or a mark.
fn end_of_phrase(text: &LetterText<'_>, segment: &Span, noun: &CueHit) -> usize {
    let clause = text.folded(&(noun.end..segment.end.max(noun.end)));
    let mark = |(i, c): (usize, char)| match c {
        // A bracket without a blank before it is part of its word: "the law(s) of a country".
        '(' if clause[..i].ends_with(|c: char| !c.is_whitespace()) => None,
        ',' | ';' | '(' | '،' | '؛' | '"' | '–' | '\n' | '\t' => Some(i),
        '.' | ':' => clause[i + 1..].chars().next().is_none_or(char::is_whitespace).then_some(i),
        _ => None,
    };
    let mark = clause.char_indices().find_map(mark).map_or(segment.end.max(noun.end), |i| noun.end + i);
    let behind = noun.end..mark;
    let verb = text.cues_in(&behind).iter().find(|c| VERBS.contains(&c.cue)).map(|c| c.start);
    let dated = text.mentions_in(&behind).next().map(|m| text.mentions[m].span.start);
    let mut end = [Some(mark), verb, dated].into_iter().flatten().min().unwrap_or(mark);
    // "A workshop on signalling that …", "un atelier sur la signalisation le …".
    loop {
        let phrase = text.folded(&(noun.end..end)).trim_end();
        let word = phrase.rsplit([' ', '\'', '’']).next().unwrap_or_default();
        if word.is_empty() || !is_function_word(word) && word.contains(char::is_alphanumeric) {
            return noun.end + phrase.len();
        }
        end = noun.end + phrase.len() - word.len();
    }
}

/// The last of several nouns of one clause: the first ones say of what kind the event is.
fn last_of_clause<'t>(text: &'t LetterText<'_>, segment: &Span, noun: &'t CueHit) -> &'t CueHit {
    let joined = |c: &&CueHit| {
        let between = noun.end..c.start.max(noun.end);
        c.cue == Cue::SideMeeting && !text.folded(&between).contains(MARKS) && !text.has(&between, VERBS)
    };
    text.cues_in(&(noun.start..segment.end.max(noun.end))).iter().filter(joined).max_by_key(|c| c.end).unwrap_or(noun)
}

/// Marks that end a Chinese clause, as the view writes them.
const MARKS: [char; 8] = [',', ';', ':', '.', '。', '、', '\n', '\t'];

/// The phrase of a Chinese noun, which stands at its end: behind the verb, its number and measure.
fn before_noun(text: &LetterText<'_>, segment: &Span, noun: &CueHit) -> Span {
    let before = text.folded(&(segment.start..noun.start));
    let mark = before
        .rfind(MARKS)
        .map_or(segment.start, |i| segment.start + i + before[i..].chars().next().map_or(0, char::len_utf8));
    let own = mark..noun.start;
    let verb = text.cues_in(&own).iter().filter(|c| VERBS.contains(&c.cue) && c.end <= noun.start).map(|c| c.end).max();
    let dated = text.mentions_in(&own).last().map(|m| text.mentions[m].span.end.min(noun.start));
    let first = [Some(mark), verb, dated].into_iter().flatten().max().unwrap_or(mark);
    let counted = text.cues_in(&(first..noun.start)).iter().find(|c| c.cue == Cue::BeforeName && c.start == first);
    counted.map_or(first, |c| c.end)..noun.end
}
