//! Groups that are written as a code: a regional group, a joint coordination activity, a focus group. Written out, since most letters
//! have one and building an expression for it takes longer than reading a tenth of a letter; a test compares with that.

use super::region_code;
use crate::document::Span;

/// A group that is written as a code, in the view.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Code<'t> {
    pub span: Span,
    /// The number of a study group, or what kind of group it is: "jca".
    pub head: &'t str,
    /// Its region, or its name.
    pub name: &'t str,
    /// Whether it is a regional group of a study group.
    pub regional: bool,
}

/// Kinds of groups.
const KINDS: [&str; 11] = ["jca", "fg", "ahg", "iag", "irg", "jrg", "ig", "rpm", "cwg", "wg", "eg"];

/// The codes of a text: "sg5rg-arb", "fg-ai4h".
pub(super) fn of(text: &str) -> Vec<Code<'_>> {
    let mut out: Vec<Code<'_>> = Vec::new();
    let mut from = 0;
    for dash in memchr::memchr_iter(b'-', text.as_bytes()).filter(|dash| *dash > 0) {
        let (before, behind) = (&text[..dash], &text[dash + 1..]);
        // Most dashes stand behind blanks, digits, and words that are none of these.
        if !matches!(text.as_bytes()[dash - 1], b'a' | b'g' | b'm') {
            continue;
        }
        let Some(code) = regional(before, behind).or_else(|| named(before, behind)).filter(|c| c.span.start >= from)
        else {
            continue;
        };
        from = code.span.end;
        out.push(code);
    }
    for code in out.iter_mut().filter(|c| c.regional) {
        code.name = region_code(code.name);
    }
    out
}

/// A code whose hyphen is lost, with its name: copies drop the hyphen at which no line breaks, or print a blank for it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Unhyphenated {
    pub span: Span,
    pub name: String,
}

/// Codes without their hyphen: "JCAIMT2020", "SG12RGAFR", "FG SmartCable". `printed` is the text as the letter prints a span. A word behind
/// "FG " is a name where it is printed as one, with a digit or a capital inside, or where a bracket defines it: "(FG Distraction)".
pub(super) fn unhyphenated<'t>(text: &str, printed: impl Fn(&Span) -> &'t str) -> Vec<Unhyphenated> {
    let stands = |at: usize| !text[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_');
    let mut out = Vec::new();
    let mut spaced: Vec<(Span, String, bool)> = Vec::new();
    for kind in ["jca", "fg"] {
        for at in memchr::memmem::find_iter(text.as_bytes(), kind).filter(|at| stands(*at)) {
            let behind = &text[at + kind.len()..];
            let blank = usize::from(behind.starts_with(' '));
            let name = name_length(&behind[blank..]);
            let span = at..at + kind.len() + blank + name;
            let code = printed(&span);
            let Some((head, name)) = code.split_at_checked(kind.len()).filter(|(_, n)| n.trim().len() > 1) else {
                continue;
            };
            let name = name.trim_start();
            // A word in capitals among others is no name: "MEETING OF THE FG ON CARS".
            let inner = name.chars().skip(1).any(|c| c.is_ascii_uppercase() || c.is_ascii_digit());
            let cased = name.contains(|c: char| c.is_ascii_lowercase() || c.is_ascii_digit());
            let shaped = head.chars().all(|c| c.is_ascii_uppercase())
                && name.starts_with(|c: char| c.is_ascii_uppercase())
                && (inner && (cased || !in_capitals(printed(&(span.end..line_end(text, span.end))))));
            let bracket = text[..at].ends_with('(') && text[span.end..].starts_with(')');
            let named = format!("{head}-{name}");
            if blank == 1 {
                spaced.push((span, named, shaped || bracket && name.starts_with(|c: char| c.is_ascii_uppercase())));
            } else if kind == "jca" && shaped {
                out.push(Unhyphenated { span, name: named });
            }
        }
    }
    let known: Vec<String> = spaced.iter().filter(|(.., known)| *known).map(|(_, name, _)| name.clone()).collect();
    let known = spaced.into_iter().filter(|(_, name, _)| known.contains(name));
    out.extend(known.map(|(span, name, _)| Unhyphenated { span, name }));
    // "JRG 7D-9D": the group of two working parties.
    for at in memchr::memmem::find_iter(text.as_bytes(), "jrg ").filter(|at| stands(*at)) {
        let behind = &text[at + 4..];
        let length = behind.bytes().take_while(|b| b.is_ascii_alphanumeric() || *b == b'-').count();
        let party = |p: &str| {
            p.len() > 1 && p.starts_with(|c: char| c.is_ascii_digit()) && p.ends_with(|c: char| c.is_ascii_lowercase())
        };
        if behind[..length].split_once('-').is_some_and(|(a, b)| party(a) && party(b)) {
            out.push(Unhyphenated {
                span: at..at + 4 + length,
                name: format!("JRG-{}", behind[..length].to_uppercase()),
            });
        }
    }
    // "The working group on the Resolution (WGDef)": a code without a hyphen is known by the bracket that defines it.
    let mut defined: Vec<String> = Vec::new();
    for at in memchr::memmem::find_iter(text.as_bytes(), "(wg").map(|at| at + 1) {
        let length = text[at..].bytes().take_while(|b| b.is_ascii_lowercase() || b.is_ascii_digit()).count();
        let code = printed(&(at..at + length));
        let named = code.len() > 3 && code.starts_with("WG") && code[2..].starts_with(|c: char| c.is_ascii_uppercase());
        if named && text[at + length..].starts_with(')') && !defined.iter().any(|d| d == code) {
            defined.push(code.to_owned());
        }
    }
    for name in defined {
        let folded = name.to_ascii_lowercase();
        for at in memchr::memmem::find_iter(text.as_bytes(), &folded).filter(|at| stands(*at)) {
            let span = at..at + folded.len();
            if printed(&span) == name && !text[span.end..].starts_with(|c: char| c.is_ascii_alphanumeric() || c == '-')
            {
                out.push(Unhyphenated { span, name: name.clone() });
            }
        }
    }
    for at in memchr::memmem::find_iter(text.as_bytes(), "sg").filter(|at| stands(*at)) {
        let number = &text[at + 2..];
        let digits = number.bytes().take_while(u8::is_ascii_digit).count();
        let Some(region) = number[digits..].strip_prefix("rg").filter(|_| matches!(digits, 1 | 2)) else { continue };
        let letters = region.bytes().take_while(u8::is_ascii_lowercase).count();
        if super::REGIONS.contains(&&region[..letters]) {
            let name = format!("SG{}RG-{}", &number[..digits], region[..letters].to_uppercase());
            out.push(Unhyphenated { span: at..at + 2 + digits + 2 + letters, name });
        }
    }
    out
}

/// Letters and digits of a name, with one part behind a hyphen: "imt-2020".
fn name_length(text: &str) -> usize {
    let part = |from: usize| text[from..].bytes().take_while(|b| b.is_ascii_lowercase() || b.is_ascii_digit()).count();
    let first = part(0);
    let second = if first > 0 && text[first..].starts_with('-') { part(first + 1) } else { 0 };
    if second > 0 { first + 1 + second } else { first }
}

/// The end of the line at a position.
fn line_end(text: &str, at: usize) -> usize {
    text[at..].find('\n').map_or(text.len(), |i| at + i)
}

/// Whether the next word is in capitals.
fn in_capitals(line: &str) -> bool {
    let word = line.split_whitespace().next().unwrap_or_default();
    word.chars().filter(|c| c.is_alphabetic()).count() > 1 && !word.contains(char::is_lowercase)
}

/// The number of a study group, a short form of "regional group", and a region.
fn regional<'t>(before: &'t str, behind: &'t str) -> Option<Code<'t>> {
    let number = without_blank(before.strip_suffix("rg")?);
    let digits = number.bytes().rev().take_while(u8::is_ascii_digit).count();
    let (group, number) = number.split_at(number.len() - digits);
    let start = without_blank(group).strip_suffix("sg")?.len();
    let letters = behind.bytes().take(5).take_while(u8::is_ascii_lowercase).count();
    let span = start..before.len() + 1 + letters;
    let code = Code { span, head: number, name: &behind[..letters], regional: true };
    (matches!(digits, 1 | 2) && letters >= 2).then_some(code)
}

/// A kind of group and a name.
fn named<'t>(before: &'t str, behind: &'t str) -> Option<Code<'t>> {
    let stands = |kind: &&str| {
        let rest = before.strip_suffix(kind);
        rest.is_some_and(|r| !r.ends_with(|c: char| c.is_ascii_alphanumeric() || c == '_'))
    };
    let head = KINDS.into_iter().find(stands)?;
    let part = |from: usize, most: usize| {
        behind[from..].bytes().take(most).take_while(|b| b.is_ascii_lowercase() || b.is_ascii_digit()).count()
    };
    let mut length = part(0, 8);
    if length < 2 {
        return None;
    }
    if behind[length..].starts_with(['-', '&']) {
        let second = part(length + 1, usize::MAX);
        length += if second > 0 { 1 + second } else { 0 };
    }
    let start = before.len() - head.len();
    Some(Code { span: start..before.len() + 1 + length, head, name: &behind[..length], regional: false })
}

/// A text without a blank at its end.
fn without_blank(text: &str) -> &str {
    text.strip_suffix(' ').unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use regex::Regex;

    #[test]
    fn codes_that_lost_their_hyphen() {
        let check = |text: &str, expected: &[&str]| {
            let folded = text.to_ascii_lowercase();
            let found: Vec<String> = unhyphenated(&folded, |s| &text[s.clone()]).into_iter().map(|u| u.name).collect();
            assert_eq!(found, expected, "{text}");
        };
        check("JCAIMT2020 will meet", &["JCA-IMT2020"]);
        check("the JCA AHF and JCA members", &["JCA-AHF"]);
        check("SG12RGAFR and SG3RGLAC", &["SG12RG-AFR", "SG3RG-LAC"]);
        check("FG SmartCable and FG IMT-2020 meet", &["FG-SmartCable", "FG-IMT-2020"]);
        check(
            "Focus Group on Distraction (FG Distraction). FG Distraction meets",
            &["FG-Distraction", "FG-Distraction"],
        );
        check("FG Chairmen meet the FG in Geneva. JCA meetings, jcab, SG12RGB", &[]);
        check("the meeting of JRG 7A-9B; a JRG 2 of it", &["JRG-7A-9B"]);
        check("MEETING OF THE FG ON CARS", &[]);
        check("the group on definitions (WGDef) and (WG); WGDef meets", &["WGDef", "WGDef"]);
    }

    /// The same as the expression that says what a code is.
    #[test]
    fn codes_are_those_of_their_expression() {
        let code = r"sg ?([0-9]{1,2}) ?rg-([a-z]{2,5})|(?-u:\b)(jca|fg|ahg|iag|jrg|ig|rpm|cwg|wg)-([a-z0-9]{2,8}(?:[-&][a-z0-9]+)?)";
        let code = Regex::new(code).expect("a pattern");
        let parts = [
            "sg", " ", "5", "12", "rg", "-", "rg-", "jca", "fg-", "ig", "rpm-", "cwg", "ab", "lac", "tel", "&", "é",
            "7x9", "j", "_",
        ];
        let check = |text: &str| {
            let found = |c: regex::Captures<'_>| {
                let part = |i: usize| c.get(i).map(|m| m.as_str().to_owned());
                let span = c.get(0).map_or(0..0, |m| m.range());
                let name = part(2).map(|n| region_code(&n).to_owned()).or(part(4));
                (span, part(1).or(part(3)).unwrap_or_default(), name.unwrap_or_default())
            };
            let expected: Vec<_> = code.captures_iter(text).map(found).collect();
            let written: Vec<_> =
                of(text).into_iter().map(|c| (c.span, c.head.to_owned(), c.name.to_owned())).collect();
            assert_eq!(written, expected, "{text:?}");
        };
        let count = parts.len();
        for i in 0..count.pow(4) {
            let part = |place: u32| parts[i / count.pow(place) % count];
            check(&[part(0), part(1), part(2), part(3)].concat());
            if i % 5 == 0 {
                check(&["sg", part(0), "12", part(1), "rg-", part(2), part(3)].concat());
                check(&[part(0), "fg-", part(1), part(2), "-", part(3)].concat());
            }
        }
    }
}
