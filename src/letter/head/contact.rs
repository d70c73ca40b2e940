//! The telephones, mailbox and page of a group, told by their shapes. Written out, since building expressions for them takes longer than reading
//! a letter; a test compares with these.

use crate::letter::Contact;

/// The group's telephone, fax, mailbox and page; labels may stand apart from their values, so the shapes decide.
pub(super) fn contact(head: &str) -> Contact {
    let mut phones = phones(head).map(str::to_owned);
    Contact {
        phone: phones.next(),
        fax: phones.next(),
        email: mailbox(head).map(str::to_owned),
        web: page(head).map(str::to_owned),
    }
}

/// Characters between the first digit of a telephone and its last.
const PHONE: std::ops::RangeInclusive<usize> = 6..=18;

/// The telephones of a text: a plus sign, digits, and what stands between them.
fn phones(text: &str) -> impl Iterator<Item = &str> {
    let bytes = text.as_bytes();
    let mut from = 0;
    std::iter::from_fn(move || {
        while let Some(sign) = memchr::memchr(b'+', &bytes[from..]).map(|i| from + i) {
            from = sign + 1;
            if !bytes.get(from).is_some_and(u8::is_ascii_digit) {
                continue;
            }
            let inside = &bytes[from + 1..];
            let inside = &inside[..inside.len().min(PHONE.end() + 1)];
            let run = inside.iter().take_while(|b| b.is_ascii_digit() || b" ()-".contains(b)).count();
            let last = inside[..run].iter().rposition(u8::is_ascii_digit);
            if let Some(last) = last.filter(|last| PHONE.contains(last)) {
                from += last + 2;
                return Some(&text[sign..from]);
            }
        }
        None
    })
}

/// The first mailbox of a text.
fn mailbox(text: &str) -> Option<&str> {
    let bytes = text.as_bytes();
    memchr::memchr_iter(b'@', bytes).find_map(|sign| {
        let local = |b: &&u8| b.is_ascii_alphanumeric() || b"._+-".contains(b);
        let before = bytes[..sign].iter().rev().take_while(local).count();
        let domain = |b: &&u8| b.is_ascii_alphanumeric() || b".-".contains(b);
        let behind = &bytes[sign + 1..];
        let behind = &behind[..behind.iter().take_while(domain).count()];
        let letters = |dot: usize| behind[dot + 1..].iter().take_while(|b| b.is_ascii_alphabetic()).count();
        let ends = |dot: &usize| behind[*dot] == b'.' && letters(*dot) >= 2;
        let dot = (1..behind.len()).rev().find(ends).filter(|_| before > 0)?;
        Some(&text[sign - before..sign + 1 + dot + 1 + letters(dot)])
    })
}

/// The first page of a text.
fn page(text: &str) -> Option<&str> {
    let bytes = text.as_bytes();
    memchr::memchr2_iter(b'h', b'w', bytes).find_map(|start| {
        let begin = ["http://", "https://", "www."].into_iter().find(|b| text[start..].starts_with(b))?;
        let behind = &bytes[start + begin.len()..];
        let goes_on = |b: &&u8| b.is_ascii_alphanumeric() || b"./_~%?=&#:-".contains(b);
        let behind = &behind[..behind.iter().take_while(goes_on).count()];
        let last = behind.iter().rposition(|b| b.is_ascii_alphanumeric() || *b == b'/').filter(|last| *last > 0)?;
        Some(&text[start..start + begin.len() + last + 1])
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use regex::Regex;

    /// The same as the expressions that say what they are.
    #[test]
    fn shapes_are_those_of_their_expressions() {
        let phone = Regex::new(r"\+[0-9][0-9 ()-]{6,18}[0-9]").expect("a pattern");
        let mail = Regex::new(r"[A-Za-z0-9._+-]+@[A-Za-z0-9.-]+\.[A-Za-z]{2,}").expect("a pattern");
        let web = Regex::new(r"(?:https?://|www\.)[A-Za-z0-9./_~%?=&#:-]+[A-Za-z0-9/]").expect("a pattern");
        let check = |text: &str| {
            assert_eq!(phones(text).collect::<Vec<_>>(), phone.find_iter(text).map(|m| m.as_str()).collect::<Vec<_>>());
            assert_eq!(mailbox(text), mail.find(text).map(|m| m.as_str()), "{text:?}");
            assert_eq!(page(text), web.find(text).map(|m| m.as_str()), "{text:?}");
        };
        check("Tel: +41 22 730 5780, fax +41 (22) 730-58 53 tsbsg11@itu.int https://www.itu.int/go/tsg11.");
        let parts = [
            "+", "+4", "1234567", "22 ", "-(", ")", "é", "a", "tsb", "@", ".", "int", "i", "http://", "https:/", "/",
            "www.", ":", "x-", " ",
        ];
        let count = parts.len();
        for i in 0..count.pow(4) {
            let part = |place: u32| parts[i / count.pow(place) % count];
            let [a, b, c, d] = [part(0), part(1), part(2), part(3)];
            check(&format!("{a}{b}{c}{d}"));
            if i % 7 == 0 {
                check(&format!("{a}@{b}.{c}{d}"));
                check(&format!("+1{a}{b} 2-{c}3 {d}4"));
                check(&format!("www.{a}{b}{c}https://{d}{a}"));
            }
        }
    }
}
