//! Names of groups: study groups, working parties, Questions, and groups with a name of their own.

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

/// Numbers behind a noun: "3/11", "1/17 and 2/17", "7A, 7B, 7C and 7D".
static AFTER: LazyLock<Regex> = LazyLock::new(|| {
    let item = r"(?:q|wp|sg|c|gt|ce|рг|ик)? ?[0-9]{1,2}(?:[a-z](?-u:\b))?(?:/ ?[0-9]{1,2})?(?: ?\([^()0-9]{3,}\))?";
    let join = r"(?: ?, ?(?:and |et |y |и |و ?)?| ?(?:-|and|et|y|e|и|&|、|和|与|及) ?| و ?)";
    Regex::new(&format!(r"^[ \n(]?(?:no\.? ?|n° ?|№ ?)?({item}(?:{join}{item})*)")).expect("a fixed pattern")
});

/// Numbers before a noun: "第1、2和3/12", "第Q1/20、Q2/20", "11-й".
static BEFORE: LazyLock<Regex> = LazyLock::new(|| {
    let item = r"(?:第|q|wp|sg)*[ \n\t]?[0-9]{1,2}[a-z]?(?:/[ \n\t]?[0-9]{1,2})?[ \n\t]?(?:号|-?(?:й|я|ю|ой|ей|го|му|м|х|ми)\b)?";
    Regex::new(&format!(r"((?:{item}(?:[ \n\t]?(?:、|,|和|与|及|以及|и)[ \n\t]?)?)+)[ \n\t]?(?:号)?(?:课题)?(?:的)?$"))
        .expect("a fixed pattern")
});

static NUMBER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(q|wp|sg|c)?[ \n\t]?([0-9]{1,2})([a-z]\b)?(?:/[ \n\t]?([0-9]{1,2}))?").expect("a fixed pattern")
});

/// Groups that are written as a code: a regional group, a joint coordination activity, a focus group.
static CODE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"sg ?([0-9]{1,2}) ?rg-([a-z]{2,5})|(?-u:\b)(jca|fg|ahg|iag|jrg|ig|rpm)-([a-z0-9]{2,8}(?:[-&][a-z0-9]+)?)",
    )
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
pub(super) fn find(text: &str, cues: &[CueHit], mentions: &[Mention]) -> Vec<GroupRef> {
    let mut out: Vec<GroupRef> = Vec::new();
    let codes = text.contains("rg-")
        || text.contains("jca-")
        || text.contains("fg-")
        || text.contains("ig-")
        || text.contains("ahg-")
        || text.contains("jrg-")
        || text.contains("rpm-");
    if codes {
        for found in CODE.captures_iter(text) {
            let name = match (found.get(1), found.get(2), found.get(3), found.get(4)) {
                (Some(number), Some(region), ..) => {
                    format!("SG{}RG-{}", number.as_str(), region_code(region.as_str()).to_uppercase())
                }
                (_, _, Some(kind), Some(name)) => {
                    format!("{}-{}", kind.as_str().to_uppercase(), name.as_str().to_uppercase())
                }
                _ => continue,
            };
            let all = found.get(0).map_or(0..0, |m| m.range());
            out.push(GroupRef { span: all, names: vec![name] });
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
        let limit = mentions.partition_point(|m| m.span.start < cue.end);
        let limit = mentions.get(limit).map_or(text.len(), |m| m.span.start);
        out.extend(numbered(text, cue, noun, limit));
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
    regional(kept, cues)
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
fn numbered(text: &str, cue: &CueHit, noun: Noun, limit: usize) -> Option<GroupRef> {
    let digit = |text: &str| text.bytes().any(|b| b.is_ascii_digit());
    let after = &text[cue.end..floor(text, (cue.end + 120).min(limit))];
    // Most nouns stand without a number, for which no expression need be run.
    let numbered = digit(&after[..floor(after, TO_NUMBER)]);
    let found = numbered.then(|| AFTER.captures(after)).flatten();
    if let Some(found) = found {
        let list = found.get(1)?;
        let runs_on = after[list.end()..].starts_with(|c: char| c.is_ascii_digit() || c == '.');
        let names = names(list.as_str(), noun);
        if !names.is_empty() && !runs_on {
            let trimmed = list.as_str().trim_end_matches(|c: char| !c.is_ascii_alphanumeric()).len();
            return Some(GroupRef { span: cue.start..cue.end + list.start() + trimmed, names });
        }
    }
    // In Latin scripts the number stands behind its noun.
    if text[cue.start..].starts_with(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    let before_start = ceil(text, cue.start.saturating_sub(120));
    let before = &text[before_start..cue.start];
    if !digit(&before[ceil(before, before.len().saturating_sub(FROM_NUMBER))..]) {
        return None;
    }
    let found = BEFORE.captures(before)?;
    let list = found.get(1)?;
    let names = names(list.as_str(), noun);
    let whole = !before[..list.start()].ends_with(|c: char| c.is_ascii_digit() || c == '/' || c == '.');
    let blank = list.as_str().len() - list.as_str().trim_start().len();
    (!names.is_empty() && whole).then(|| GroupRef { span: before_start + list.start() + blank..cue.end, names })
}

fn names(list: &str, noun: Noun) -> Vec<String> {
    let found: Vec<_> = NUMBER.captures_iter(list).collect();
    // "第1、2和3/12": the last suffix holds for the bare numbers before it.
    let suffix = found.iter().rev().find_map(|c| c.get(4).map(|m| number(m.as_str())));
    found
        .iter()
        .map(|c| {
            let n = number(&c[2]);
            let own = c.get(4).map(|m| number(m.as_str())).or_else(|| suffix.clone());
            let letter = c.get(3).map(|m| m.as_str().to_uppercase());
            match (noun, c.get(1).map(|m| m.as_str()), own, letter) {
                (_, _, _, Some(letter)) if noun == Noun::WorkingParty => format!("WP{n}{letter}"),
                (Noun::TaskGroup, _, own, _) => format!("TG{n}/{}", own.unwrap_or_default()),
                (Noun::StudyGroup, _, None, _) => format!("SG{n}"),
                (_, Some("q" | "c"), own, _) | (Noun::Question, _, own, _) => {
                    format!("Q{n}/{}", own.unwrap_or_default())
                }
                (_, _, own, _) => format!("WP{n}/{}", own.unwrap_or_default()),
            }
        })
        .collect()
}

fn number(text: &str) -> String {
    text.trim_start_matches('0').to_owned()
}

/// A study group with "regional group" and a region beside it is that regional group.
fn regional(groups: Vec<GroupRef>, cues: &[CueHit]) -> Vec<GroupRef> {
    let regional: Vec<&CueHit> = cues.iter().filter(|c| c.cue == Cue::RegionalGroup).collect();
    if regional.is_empty() {
        return groups;
    }
    let near = |a: usize, b: usize| a.abs_diff(b) < 180;
    groups
        .into_iter()
        .map(|mut group| {
            let study_group =
                group.names.len() == 1 && group.names[0].starts_with("SG") && !group.names[0].contains("RG-");
            let beside = regional.iter().find(|c| near(c.start, group.span.start)).filter(|_| study_group);
            let region = beside.and_then(|r| {
                cues.iter()
                    .filter_map(|c| match c.cue {
                        Cue::Region(name) if near(c.start, r.start) => Some((c.start.abs_diff(r.start), name)),
                        _ => None,
                    })
                    .min()
            });
            if let Some((_, name)) = region {
                group.names = vec![format!("{}RG-{name}", group.names[0])];
            }
            group
        })
        .collect()
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

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, noun: &str, cue: Cue, expected: &[&str]) {
        let start = text.find(noun).expect(noun);
        let hits = [CueHit { start, end: start + noun.len(), cue }];
        let found: Vec<String> = find(text, &hits, &[]).into_iter().flat_map(|g| g.names).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn numbers_before_and_after_the_noun() {
        check("第1、2和3/12工作组的会议", "工作组", Cue::WorkingParty, &["WP1/12", "WP2/12", "WP3/12"]);
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
    }

    #[test]
    fn no_numbers_no_group() {
        check("the working party of 2019", "working party", Cue::WorkingParty, &[]);
    }
}
