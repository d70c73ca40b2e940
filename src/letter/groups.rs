//! Names of groups: study groups, working parties, Questions, and groups with a name of their own.

mod codes;
pub(super) mod columns;
mod in_turn;
mod items;
mod regional;

use self::codes::Code;
use self::items::{Item, items};
use super::text::CueHit;
use crate::document::Span;
use crate::lang::Cue;
use crate::mentions::Mention;
use regex::Regex;
use std::sync::LazyLock;

/// A reference to one or several groups.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct GroupRef {
    /// Noun and numbers, in the view.
    pub span: Span,
    /// `SG11`, `WP3/11`, `Q2/11`, `WP7A`, `TSAG`, `JCA-AHF`; a bare working party ends with `/`.
    pub names: Vec<String>,
}

/// Numbers before a noun: "第1、2和3/12", "第Q1/20、Q2/20", "11-й".
static BEFORE: LazyLock<Regex> = LazyLock::new(|| {
    let item = r"(?:第|q|wp|sg)*[ \n\t]?[0-9]{1,2}[a-z]?(?:/[ \n\t]?[0-9]{1,2})?[ \n\t]?(?:号|-?(?:й|я|ю|ой|ей|го|му|м|х|ми)\b)?";
    Regex::new(&format!(r"((?:{item}(?:[ \n\t]?(?:、|,|和|与|及|以及|и)[ \n\t]?)?)+)[ \n\t]?(?:号)?(?:课题)?(?:的)?$"))
        .expect("a fixed pattern")
});

/// The regions that have groups, as ITU-T writes them.
const REGIONS: &[&str] = &["afr", "amr", "ao", "arb", "ap", "cis", "eecat", "eur", "lac", "rcc"];

/// The region at the start of folded letters: a converter may have glued the next word to it ("sg3rg-lactel:").
pub(super) fn region_code(letters: &str) -> &str {
    match REGIONS.iter().filter(|r| letters.starts_with(**r)).map(|r| r.len()).max() {
        Some(length) => &letters[..length],
        None => letters,
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Noun {
    StudyGroup,
    WorkingParty,
    Question,
    TaskGroup,
}

/// Every reference, sorted by start. References do not overlap.
pub(super) fn find<'t>(
    text: &str,
    cues: &[CueHit],
    (mentions, cells): (&[Mention], &[Span]),
    printed: impl Fn(&Span) -> &'t str,
) -> Vec<GroupRef> {
    let mut out: Vec<GroupRef> = Vec::new();
    for found in codes::unhyphenated(text, printed) {
        out.push(GroupRef { span: found.span, names: vec![found.name] });
    }
    for Code { span, head, name, regional } in codes::of(text) {
        let (head, name) = (head.to_uppercase(), name.to_uppercase());
        let name = if regional { format!("SG{head}RG-{name}") } else { format!("{head}-{name}") };
        out.push(GroupRef { span, names: vec![name] });
    }
    for (at, _) in text.match_indices('в').filter(|(at, _)| !text[..*at].ends_with(char::is_alphanumeric)) {
        // "В4/5": a Question by its letter, which alone is a preposition.
        let Some(list) = list_behind(&text[at + 'в'.len_utf8()..]).filter(|l| l.start == 0) else { continue };
        let list = at + 'в'.len_utf8()..at + 'в'.len_utf8() + list.end;
        if text[list.clone()].contains('/') {
            out.push(GroupRef { span: at..list.end, names: names(&text[list], Noun::Question) });
        }
    }
    for cue in cues {
        let noun = match cue.cue {
            Cue::StudyGroup => Noun::StudyGroup,
            Cue::WorkingParty => Noun::WorkingParty,
            Cue::Question | Cue::RapporteurGroup => Noun::Question,
            Cue::TaskGroup => Noun::TaskGroup,
            Cue::Named(name) => {
                out.push(GroupRef { span: cue.start..cue.end, names: vec![name.to_owned()] });
                continue;
            }
            _ => continue,
        };
        // The numbers of a date are no group.
        let next = mentions.partition_point(|m| m.span.start < cue.end);
        let limit = mentions.get(next).map_or(text.len(), |m| m.span.start);
        // A list ends with its cell.
        let cell = cells.get(cells.partition_point(|c| c.end < cue.end)).filter(|c| c.start <= cue.start);
        let limit = cell.map_or(limit, |c| limit.min(c.end));
        // Nor are those of hours before it, or of a date at the end of the line above.
        let last = mentions[..next].iter().rev().find(|m| m.span.end <= cue.start);
        let above = |end: usize| text[end..cue.start].trim_start_matches(' ').starts_with('\n');
        let from = last.filter(|m| m.is_time() || above(m.span.end)).map_or(0, |m| m.span.end);
        let found = numbered(text, cue, noun, from..limit);
        if let Some(first) = &found {
            let end = cell.map_or(text.len(), |c| c.end);
            out.extend(in_turn::behind_brackets(text, first, noun, end));
        }
        out.extend(found);
    }
    out.sort_by_key(|g| (g.span.start, usize::MAX - g.span.end));
    let mut kept: Vec<GroupRef> = Vec::new();
    for group in out {
        match kept.last_mut() {
            Some(last) if group.span.start < last.span.end => {
                if group.span.end > last.span.end && last.names == group.names {
                    last.span.end = group.span.end;
                }
            }
            _ => kept.push(group),
        }
    }
    regional::name(text, kept, cues)
}

/// Gives a code the letter case that the letter prints: JCA-MMeS.
pub(super) fn print_code(group: &mut GroupRef, printed: &str) {
    if let [name] = group.names.as_mut_slice()
        && name.eq_ignore_ascii_case(printed)
        && let Some((kind, rest)) = printed.split_once('-')
    {
        *name = format!("{}-{rest}", kind.to_uppercase());
    }
}

/// More bytes than stand between a noun and the number behind it: a bracket, "No.", a prefix.
const TO_NUMBER: usize = 16;
/// More bytes than stand between a number and the noun behind it: the ending of an ordinal, a conjunction, 号课题的.
const FROM_NUMBER: usize = 40;

/// The numbers beside a noun.
fn numbered(text: &str, cue: &CueHit, noun: Noun, Span { start: from, end: limit }: Span) -> Option<GroupRef> {
    let digit = |text: &str| text.bytes().any(|b| b.is_ascii_digit());
    // "Q.4/15": a noun of one letter may have a point.
    let pointed = text[cue.end..].strip_prefix('.').and_then(behind_digits).is_some_and(|rest| {
        let to = rest.strip_prefix('-').and_then(behind_digits).unwrap_or(rest);
        to.starts_with('/')
    });
    let end = cue.end + usize::from(pointed);
    let after = &text[end..floor(text, (end + 120).min(limit).max(end))];
    // Most nouns stand without a number, for which no expression need be run.
    let numbered = digit(&after[..floor(after, TO_NUMBER)]);
    if let Some(found) = list_behind(after).filter(|_| numbered) {
        let (start, list) = (found.start, &after[found.clone()]);
        let rest = &after[found.end..];
        // A point ends a sentence where nothing stands directly behind it: "for Working Party 2.". The number of a clause begins its line.
        let pointed = |rest: &str| rest.starts_with(|c: char| c.is_ascii_alphanumeric());
        let runs_on = rest.starts_with(|c: char| c.is_ascii_digit()) || rest.strip_prefix('.').is_some_and(pointed);
        // Behind the end of a line and before a tab stands the number of the next row.
        let next_row = after.starts_with('\n') && rest.starts_with('\t');
        // "групп Докладчиков 13-й Исследовательской комиссии": the ordinal is that of the next noun.
        let ordinal = rest.strip_prefix('-').is_some_and(|r| r.starts_with(['й', 'я', 'ю', 'о', 'е', 'г', 'м', 'х']));
        let names = names(list, noun);
        if !names.is_empty() && !runs_on && !next_row && !ordinal {
            let trimmed = list.trim_end_matches(|c: char| !c.is_ascii_alphanumeric()).len();
            return Some(GroupRef { span: cue.start..end + start + trimmed, names });
        }
    }
    // In Latin scripts the number stands behind its noun.
    if text[cue.start..].starts_with(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    let before_start = ceil(text, cue.start.saturating_sub(120)).max(from);
    let before = &text[before_start..cue.start];
    // A list has no other characters: the expression need not look at more.
    let of_list = |c: char| c.is_ascii_alphanumeric() || " \n\t/-,第号课题的、和与及以йяюоегмухи".contains(c);
    let before_start = before_start + before.trim_end_matches(of_list).len();
    let before_start = behind_clause_number(text, before_start, cue.start);
    let printed = &text[..before_start];
    let before = &text[before_start..cue.start];
    if !digit(&before[ceil(before, before.len().saturating_sub(FROM_NUMBER))..]) {
        return None;
    }
    let list = match single_before(before) {
        Some(start) => start..before.len(),
        None => BEFORE.captures(before)?.get(1)?.range(),
    };
    let names = names(&before[list.clone()], noun);
    let printed = if list.start == 0 { printed } else { &before[..list.start] };
    // "1. 9-я": the number of a clause before a blank.
    let clause = || {
        let numbers = printed.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.');
        before[list.clone()].starts_with([' ', '\t']) && (numbers.is_empty() || numbers.ends_with('\n'))
    };
    // The digits before the end of a line are those of an hour in the row above.
    let whole = !printed.ends_with(|c: char| c.is_ascii_digit() || c == '/' || c == '.')
        || printed.ends_with('.') && clause()
        || before[list.clone()].starts_with('\n');
    let blank = list.len() - before[list.clone()].trim_start().len();
    (!names.is_empty() && whole).then(|| GroupRef { span: before_start + list.start + blank..cue.end, names })
}

/// Where the words of a clause begin behind its number, "3\t", "1 5-й", or `from` where no such line begins.
fn behind_clause_number(text: &str, from: usize, to: usize) -> usize {
    let line = text[from..to].rfind('\n').map_or(from, |i| from + i + 1);
    let starts = line == 0 || text[..line].ends_with('\n');
    let behind = text[line..to].trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    let next = |rest: &&str| behind.len() < to - line && rest.starts_with(|c: char| c.is_ascii_digit() || c == '第');
    let words = || behind.strip_prefix('\t').or_else(|| behind.strip_prefix(' ').filter(next));
    words().filter(|_| starts).map_or(from, |rest| to - rest.len())
}

/// Where a single number begins with which a text ends, "第11", behind nothing that a list could have before it: most lists are such,
/// and the expression is built for the others.
fn single_before(text: &str) -> Option<usize> {
    let digits = text.bytes().rev().take_while(u8::is_ascii_digit).count();
    let rest = text[..text.len() - digits].strip_suffix('第')?;
    let mut back = rest.bytes().rev();
    let alone = match (back.next(), back.next()) {
        (None, _) => true,
        (Some(b'p' | b'q' | b'g'), _) => false,
        (Some(last), before) => last.is_ascii_lowercase() && !before.is_some_and(|b| b.is_ascii_digit()),
    };
    (alone && matches!(digits, 1 | 2)).then_some(rest.len())
}

/// The list of numbers that a text begins with, with a white space or bracket and "No." before it at most: "3/11", "1/17 and 2/17",
/// "7A, 7B, 7C and 7D".
fn list_behind(after: &str) -> Option<Span> {
    let rest = after.strip_prefix([' ', '\n', '(']).unwrap_or(after);
    let signed = rest.strip_prefix("no").map(|rest| rest.strip_prefix('.').unwrap_or(rest));
    let signed = signed.or_else(|| rest.strip_prefix("n°")).or_else(|| rest.strip_prefix('№'));
    let list = signed.map_or(rest, |rest| blank(rest));
    let mut end = list.len() - behind_item(list)?.len();
    while let Some(rest) = behind_join(&list[end..]) {
        end = list.len() - rest.len();
    }
    let start = after.len() - list.len();
    Some(start..start + end)
}

/// A text without the blank that it may begin with.
fn blank(text: &str) -> &str {
    text.strip_prefix(' ').unwrap_or(text)
}

/// A text without the one or two digits that it must begin with.
fn behind_digits(text: &str) -> Option<&str> {
    let count = text.bytes().take(2).take_while(u8::is_ascii_digit).count();
    (count > 0).then(|| &text[count..])
}

/// What is behind a number of a list: a prefix, the number, its letter, the number behind its slash, a name in a bracket.
fn behind_item(text: &str) -> Option<&str> {
    let prefixed = !text.starts_with(|c: char| c.is_ascii_digit());
    let prefixes = ["q.", "q", "wp", "sg", "ce", "c", "gt", "рг", "ик"].into_iter().filter(|_| prefixed);
    let prefix = prefixes.into_iter().find_map(|p| text.strip_prefix(p));
    let mut rest = behind_digits(blank(prefix.unwrap_or(text)))?;
    let goes_on = |b: &u8| b.is_ascii_alphanumeric() || *b == b'_';
    if rest.starts_with(|c: char| c.is_ascii_lowercase()) && !rest.as_bytes().get(1).is_some_and(goes_on) {
        rest = &rest[1..];
    }
    if let Some(behind) = rest.strip_prefix('/').and_then(|r| behind_digits(blank(r))) {
        rest = behind;
    }
    let named = blank(rest).strip_prefix('(').and_then(|inside| {
        let end = inside.find(|c: char| matches!(c, '(' | ')') || c.is_ascii_digit())?;
        inside[end..].strip_prefix(')').filter(|_| inside[..end].chars().nth(2).is_some())
    });
    Some(named.unwrap_or(rest))
}

/// What is behind a conjunction, a comma or a dash and the number that it joins.
fn behind_join(text: &str) -> Option<&str> {
    let rest = blank(text);
    if let Some(rest) = rest.strip_prefix(',') {
        let rest = blank(rest);
        let and = ["and ", "et ", "y ", "и "].into_iter().find_map(|and| rest.strip_prefix(and));
        let and = and.or_else(|| rest.strip_prefix('و').map(blank));
        return and.and_then(behind_item).or_else(|| behind_item(rest));
    }
    // Most lists end here.
    if rest.starts_with(|c: char| c.is_ascii() && !matches!(c, '-' | 'a' | 'e' | 'y' | '&')) {
        return None;
    }
    let joined = ["-", "and", "et", "y", "e", "и", "&", "、", "和", "与", "及"].into_iter();
    let mut joined = joined.filter_map(|join| rest.strip_prefix(join));
    joined
        .find_map(|rest| behind_item(blank(rest)))
        .or_else(|| text.strip_prefix(" و").and_then(|rest| behind_item(blank(rest))))
}

fn names(list: &str, noun: Noun) -> Vec<String> {
    let found = items(list);
    // "第1、2和3/12": the last suffix holds for the bare numbers before it.
    let suffix = found.iter().rev().find_map(|item| item.suffix.map(number));
    // "Joint Rapporteur Group 7D-9D": one group of two working parties.
    let lettered = found.iter().all(|item| item.letter.is_some() && item.prefix.is_none());
    if noun == Noun::Question && suffix.is_none() && lettered && found.len() > 1 {
        return vec![format!("JRG-{}", list.trim().to_uppercase())];
    }
    // "Q.12-14/16" has Question 13 too.
    let mut whole: Vec<Item<'_>> = Vec::new();
    let mut between: Vec<(usize, u8)> = Vec::new();
    for item in found {
        let before = whole.last().filter(|b| item.dashed && b.suffix.is_none() && b.letter.is_none());
        let ends = before.and_then(|b| Some((b.number.parse::<u8>().ok()?, item.number.parse::<u8>().ok()?)));
        if let Some((first, last)) = ends.filter(|_| item.suffix.is_some() && item.letter.is_none()) {
            between.extend((first + 1..last).take(BETWEEN).map(|n| (whole.len(), n)));
        }
        whole.push(item);
    }
    let mut names: Vec<String> = whole
        .iter()
        .map(|item| {
            let n = number(item.number);
            let own = item.suffix.map(number).or(suffix);
            let within = |kind: &str| [kind, n, "/", own.unwrap_or_default()].concat();
            match (noun, item.prefix, own, item.letter) {
                (Noun::WorkingParty, _, _, Some(letter)) => ["WP", n, &letter.to_ascii_uppercase()].concat(),
                (Noun::TaskGroup, ..) => within("TG"),
                (Noun::StudyGroup, _, None, _) => ["SG", n].concat(),
                (_, Some("q." | "q" | "c"), ..) | (Noun::Question, ..) => within("Q"),
                _ => within("WP"),
            }
        })
        .collect();
    for (at, n) in between.into_iter().rev() {
        let Some((kind, own)) = names[at].split_once('/') else { continue };
        let kind = kind.trim_end_matches(|c: char| c.is_ascii_digit());
        names.insert(at, format!("{kind}{n}/{own}"));
    }
    names
}

/// Numbers that a dash between two of a list may leave out.
const BETWEEN: usize = 20;

/// The Questions of a list that stands without its noun, all of one study group: "experts of 12, 13 and 22/16".
pub(super) fn bare_questions(text: &str) -> Vec<String> {
    let Some(digit) = text.find(|c: char| c.is_ascii_digit()) else { return Vec::new() };
    // "Questions D, F and 2-5/16" has others before the numbers.
    if text[..digit].contains([',', '/', '(']) || !text[..digit].ends_with(' ') {
        return Vec::new();
    }
    let list = text[digit..].replace(" /", "/");
    let Some(found) = list_behind(&list).filter(|l| list[l.clone()].contains('/')) else { return Vec::new() };
    names(&list[found], Noun::Question)
}

fn number(text: &str) -> &str {
    text.trim_start_matches('0')
}

/// Gives bare working parties and Questions the number of the letter's study group.
pub(super) fn complete(groups: &mut Vec<GroupRef>, letter_group: Option<&str>) {
    let number =
        letter_group.and_then(|g| g.strip_prefix("SG")).map(|n| n.trim_end_matches(|c: char| !c.is_ascii_digit()));
    let number = number.map(|n| n.split("RG").next().unwrap_or(n)).unwrap_or_default();
    // An assembly is named in many letters and meets in its own.
    groups.retain(|g| g.names.iter().all(|n| n != "WTSA" || letter_group == Some("WTSA")));
    for group in groups {
        for name in &mut group.names {
            if name.ends_with('/') {
                name.push_str(number);
                if name.ends_with('/') {
                    name.pop();
                }
            }
        }
    }
}

fn floor(text: &str, mut at: usize) -> usize {
    at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

fn ceil(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at += 1;
    }
    at
}

/// Whether a group is known by a name of its own, not by a number within the letter's group: a coordination activity, a focus group, a
/// committee. Assemblies and advisory groups call their own meetings.
pub(super) fn has_own_name(group: &str) -> bool {
    let own = |name: &str| group.starts_with(name);
    let numbered = group.contains(|c: char| c.is_ascii_digit()) || group.contains('/');
    own("JCA-")
        || own("FG-")
        || !numbered && !["SG", "WP", "TSAG", "RAG", "TDAG", "WTSA", "RRB", "CWG", "WG-"].into_iter().any(own)
}

/// Letters between "alongside" and with whom: "in parallel with the meeting of".
const BESIDE: usize = 13;

/// The groups that meet: directly behind "alongside" stands with whom.
pub(super) fn meeting_names(text: &super::text::LetterText<'_>, span: &Span) -> Vec<String> {
    let mut names = super::meetings::names(text, span);
    for cue in text.cues_in(span).iter().filter(|c| c.cue == Cue::Alongside) {
        let next = text.groups_in(&(cue.end..span.end.max(cue.end))).first();
        let beside = next.filter(|g| {
            let gap = text.folded(&(cue.end..g.span.start.max(cue.end)));
            gap.chars().filter(|c| c.is_alphabetic()).count() <= BESIDE
        });
        names.retain(|n| beside.is_none_or(|g| !g.names.contains(n)));
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, noun: &str, cue: Cue, expected: &[&str]) {
        let start = text.find(noun).expect(noun);
        let hits = [CueHit { start, end: start + noun.len(), cue }];
        let found: Vec<String> = find(text, &hits, (&[], &[]), |_| "").into_iter().flat_map(|g| g.names).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn numbers_before_and_after_the_noun() {
        check("第1、2和3/12工作组的会议", "工作组", Cue::WorkingParty, &["WP1/12", "WP2/12", "WP3/12"]);
        check("3\t第12/9号课题报告人组", "报告人组", Cue::RapporteurGroup, &["Q12/9"]);
        check("\t3、12/9号课题报告人组", "报告人组", Cue::RapporteurGroup, &["Q3/9", "Q12/9"]);
        check("第q1/20、q2/20和q4/20报告人组", "报告人组", Cue::RapporteurGroup, &["Q1/20", "Q2/20", "Q4/20"]);
        check("itu-t第11研究组会议", "研究组", Cue::StudyGroup, &["SG11"]);
        check("working parties 1/17 and 2/17, seoul", "working parties", Cue::WorkingParty, &["WP1/17", "WP2/17"]);
        check(
            "working parties 7a, 7b, 7c and 7d, geneva, 17-27",
            "working parties",
            Cue::WorkingParty,
            &["WP7A", "WP7B", "WP7C", "WP7D"],
        );
        check("собрание 11-й исследовательской комиссии", "исследовательской комиссии", Cue::StudyGroup, &["SG11"]);
        check("sg3rg-arb", "sg", Cue::StudyGroup, &["SG3RG-ARB"]);
        check("notice of q.12-14/16 meeting", "q", Cue::Question, &["Q12/16", "Q13/16", "Q14/16"]);
        check(
            "questions 12, 13 and 20-22/16",
            "questions",
            Cue::Question,
            &["Q12/16", "Q13/16", "Q20/16", "Q21/16", "Q22/16"],
        );
        check("working parties 1/17-2/17", "working parties", Cue::WorkingParty, &["WP1/17", "WP2/17"]);
        check("rapporteur group 7d-9d", "rapporteur group", Cue::RapporteurGroup, &["JRG-7D-9D"]);
    }

    /// The same as the expression for lists.
    #[test]
    fn single_numbers_are_lists() {
        let parts = ["第", "1", "12", "q", "wp", "sg", "itu-t", "a", "号", "、", "和", " ", "й", "/", "-"];
        let count = parts.len();
        for i in 0..count.pow(4) {
            let part = |place: u32| parts[i / count.pow(place) % count];
            for text in [[part(0), part(1), part(2), part(3)].concat(), [part(0), part(1), part(2), "第12"].concat()] {
                let list = || BEFORE.captures(&text).and_then(|c| c.get(1)).map(|m| m.range());
                assert!(single_before(&text).is_none_or(|start| list() == Some(start..text.len())), "{text:?}");
            }
        }
        assert_eq!(single_before("itu-t第5"), Some(5));
    }

    /// The same as the expression that says what a list is.
    #[test]
    fn lists_end_where_their_expression_ends() {
        let item =
            r"(?:q\.?|wp|sg|c|gt|ce|рг|ик)? ?[0-9]{1,2}(?:[a-z](?-u:\b))?(?:/ ?[0-9]{1,2})?(?: ?\([^()0-9]{3,}\))?";
        let join = r"(?: ?, ?(?:and |et |y |и |و ?)?| ?(?:-|and|et|y|e|и|&|、|和|与|及) ?| و ?)";
        let list = Regex::new(&format!(r"^[ \n(]?(?:no\.? ?|n° ?|№ ?)?({item}(?:{join}{item})*)")).expect("a pattern");
        let parts = [
            "q", "ce", "gt", "рг", "7", "12", "a", "/", " ", ",", "and", "et ", "و", "-", "&", "(abc)", "(ab)", "(",
            "no", ".", "№", "и ",
        ];
        let check = |text: &str| {
            let expected = list.captures(text).and_then(|c| c.get(1)).map(|m| m.range());
            assert_eq!(list_behind(text), expected, "{text:?}");
        };
        for i in 0..parts.len().pow(3) {
            let [a, b, c] = [1, parts.len(), parts.len().pow(2)].map(|place| parts[i / place % parts.len()]);
            check(&format!("{a}{b}{c}"));
            check(&format!("3{a}{b}{c}7"));
            check(&format!("{a}{b}3{c}11, 4"));
            check(&format!(" 3/11 {a}{b}{c}5"));
        }
    }

    #[test]
    fn no_numbers_no_group() {
        check("the working party of 2019", "working party", Cue::WorkingParty, &[]);
    }
}
