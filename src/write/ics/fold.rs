//! Content lines: folding, and texts that cannot break out of their property.

use std::borrow::Cow;

/// RFC 5545 section 3.1: octets of a line, without the line break.
const LIMIT: usize = 75;

/// Appends content lines that the crate printed, folded anew: its own folds may be an octet too long.
///
/// DTSTAMP, which the crate puts into every component, is left out of VALARM, where RFC 5545 does not allow it.
pub(super) fn refold(printed: &str, out: &mut String) {
    unfold(printed, |line| fold(line, out));
}

/// The content lines that the crate printed, each as one.
pub(super) fn unfold(printed: &str, mut each: impl FnMut(&str)) {
    let mut line = String::with_capacity(2 * LIMIT);
    let mut in_alarm = false;
    let mut finish = |line: &mut String| {
        match line.as_str() {
            "BEGIN:VALARM" => in_alarm = true,
            "END:VALARM" => in_alarm = false,
            _ => {}
        }
        let dropped = line.is_empty() || in_alarm && line.starts_with("DTSTAMP:");
        if !dropped {
            each(line);
        }
        line.clear();
    };
    for physical in printed.split("\r\n") {
        match physical.strip_prefix(' ') {
            Some(rest) => line.push_str(rest),
            None => {
                finish(&mut line);
                line.push_str(physical);
            }
        }
    }
    finish(&mut line);
}

/// Appends one content line, folded at 75 octets without cutting a character.
pub(super) fn fold(line: &str, out: &mut String) {
    let (mut rest, mut limit) = (line, LIMIT);
    while rest.len() > limit {
        let mut cut = limit;
        while !rest.is_char_boundary(cut) {
            cut -= 1;
        }
        out.push_str(&rest[..cut]);
        out.push_str("\r\n ");
        rest = &rest[cut..];
        // The space that opens a continuation counts.
        limit = LIMIT - 1;
    }
    out.push_str(rest);
    out.push_str("\r\n");
}

/// A text as it stands in a content line, RFC 5545 section 3.3.11: of control characters it has line feeds only, and they
/// are escaped.
pub(super) fn escaped(value: &str) -> String {
    let mut out = String::with_capacity(value.len() + value.len() / 16 + 16);
    let mut plain = 0;
    for (at, _) in value.bytes().enumerate().filter(|(_, b)| MAY_CHANGE[usize::from(*b)]) {
        // In each of them a character begins.
        let Some(c) = value[at..].chars().next() else { break };
        let special = matches!(c, '\\' | ';' | ',');
        if !special && !is_unsafe(c) {
            continue;
        }
        out.push_str(&value[plain..at]);
        plain = at + c.len_utf8();
        match c {
            '\r' if value[plain..].starts_with('\n') => {}
            '\r' | '\n' => out.push_str("\\n"),
            c if special => out.extend(['\\', c]),
            _ => {}
        }
    }
    out.push_str(&value[plain..]);
    out
}

/// The first bytes of characters that [`escaped`] may have to change. Most bytes are none, so that few characters are looked at.
static MAY_CHANGE: [bool; 256] = {
    let mut bytes = [false; 256];
    let mut control = 0;
    while control < 0x20 {
        bytes[control] = true;
        control += 1;
    }
    // Those of U+0080 to U+009F, of U+2028 and U+2029, and of U+FEFF.
    let others = [0x7f, b'\\' as usize, b';' as usize, b',' as usize, 0xc2, 0xe2, 0xef];
    let mut i = 0;
    while i < others.len() {
        bytes[others[i]] = true;
        i += 1;
    }
    bytes
};

/// A text of one line.
pub(super) fn line(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    for word in value.split(|c| c == ' ' || is_unsafe(c)).filter(|w| !w.is_empty()) {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

/// An address that RFC 3986 allows as it stands, or with its foreign characters percent-encoded; `None` where it has no
/// scheme that a calendar should open.
pub(crate) fn uri(value: &str) -> Option<Cow<'_, str>> {
    let value = value.trim();
    let scheme = value.split_once(':')?.0.to_ascii_lowercase();
    if !matches!(scheme.as_str(), "http" | "https" | "mailto" | "webcal") {
        return None;
    }
    let allowed =
        |b: u8| b.is_ascii_graphic() && !matches!(b, b'"' | b'<' | b'>' | b'\\' | b'^' | b'`' | b'{' | b'|' | b'}');
    if value.bytes().all(allowed) {
        return Some(value.into());
    }
    let mut encoded = String::with_capacity(value.len() + 16);
    for byte in value.bytes() {
        if allowed(byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
    }
    Some(encoded.into())
}

/// Controls, and the separators that some readers take for the end of a line.
fn is_unsafe(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn folded(line: &str) -> String {
        let mut out = String::new();
        fold(line, &mut out);
        out
    }

    #[test]
    fn lines_of_75_octets_stand() {
        assert_eq!(folded(&"a".repeat(75)), format!("{}\r\n", "a".repeat(75)));
        assert_eq!(folded(&"a".repeat(76)), format!("{}\r\n a\r\n", "a".repeat(75)));
        let han = folded(&"会".repeat(26));
        assert_eq!(han, format!("{}\r\n 会\r\n", "会".repeat(25)));
    }

    #[test]
    fn alarms_lose_their_time_stamp() {
        let mut out = String::new();
        let component = "BEGIN:VEVENT\r\nDTSTAMP:1\r\nBEGIN:VALARM\r\nDTSTAMP:2\r\nEND:VALARM\r\nEND:VEVENT\r\n";
        refold(component, &mut out);
        assert_eq!(out, component.replace("DTSTAMP:2\r\n", ""));
    }

    #[test]
    fn texts_cannot_end_their_line() {
        assert_eq!(escaped("a\r\nb\rc\u{b}\u{2028}d\u{0}; e"), "a\\nb\\ncd\\; e");
        let all: String = ('\0'..='\u{ffff}').filter(|c| !matches!(c, '\r' | '\n')).collect();
        let expected = all.replace(is_unsafe, "").replace('\\', "\\\\").replace(',', "\\,").replace(';', "\\;");
        assert_eq!(escaped(&all), expected);
        assert_eq!(line("a\r\nATTACH:x  y"), "a ATTACH:x y");
    }

    #[test]
    fn addresses_are_encoded_or_refused() {
        let check = |value: &str, expected: Option<&str>| assert_eq!(uri(value).as_deref(), expected);
        check("https://itu.int/go/tsg9", Some("https://itu.int/go/tsg9"));
        check("https://itu.int/会 议\r\nX:y", Some("https://itu.int/%E4%BC%9A%20%E8%AE%AE%0D%0AX:y"));
        check("www.itu.int", None);
        check("javascript:alert(1)", None);
    }

    proptest! {
        #[test]
        fn folding_is_reversible(line in "[^\r\n]{0,400}") {
            let folded = folded(&line);
            prop_assert!(folded.split("\r\n").all(|l| l.len() <= LIMIT));
            prop_assert_eq!(folded.replace("\r\n ", ""), format!("{line}\r\n"));
        }
    }
}
