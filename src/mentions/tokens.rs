//! The text as numbers, calendar words and punctuation: what dates and times are built from.

mod address;
mod mend;

use self::address::{Mail, address};
use self::mend::mend;
use crate::lang::{Hit, Sense};

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A number.
    Number {
        /// Its value.
        value: u32,
        /// How many digits are printed; for a numeral in words, those of its value.
        digits: u8,
        /// Written in Han numerals.
        han: bool,
    },
    /// A calendar word.
    Word(Sense),
    /// `-` in any of its forms.
    Dash,
    /// `/`.
    Slash,
    /// `.`.
    Dot,
    /// `:`.
    Colon,
    /// `,`.
    Comma,
    /// `(` or `[`.
    Open,
    /// `)` or `]`.
    Close,
    /// Anything else: letters, symbols, addresses.
    Other,
    /// The border of a cell or an empty line: nothing reads over it.
    Wall,
}

/// A token with its place in the view.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// What it is.
    pub kind: Kind,
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// White space stands before it.
    pub spaced: bool,
    /// A line ends before it.
    pub broken: bool,
    /// It was put together from a number that stands split in the text.
    pub mended: bool,
}

impl Token {
    /// The sense of a calendar word.
    pub fn sense(&self) -> Option<Sense> {
        match self.kind {
            Kind::Word(sense) => Some(sense),
            _ => None,
        }
    }
}

/// Splits a view. `hits` are calendar words, sorted by start, the preferred one first.
pub fn tokens(text: &str, hits: &[Hit]) -> Vec<Token> {
    let out = Vec::with_capacity(text.len() / 4);
    let mail = Mail::behind(text.as_bytes(), 0);
    let mut lexer = Lexer { text, hits, next_hit: 0, at: 0, out, spaced: false, broken: false, mail };
    lexer.run();
    mend(text, lexer.out)
}

/// Years that letters print.
pub(super) const YEARS: std::ops::RangeInclusive<u32> = 1980..=2060;

/// Letters of a line of running text before a tab.
const PROSE: usize = 24;

struct Lexer<'a> {
    text: &'a str,
    hits: &'a [Hit],
    next_hit: usize,
    at: usize,
    out: Vec<Token>,
    spaced: bool,
    broken: bool,
    mail: Mail,
}

impl Lexer<'_> {
    fn run(&mut self) {
        let bytes = self.text.as_bytes();
        while self.at < bytes.len() {
            if let Some(hit) = self.hit() {
                self.push(Kind::Word(hit.sense), hit.end);
                continue;
            }
            match bytes[self.at] {
                b' ' => {
                    self.spaced = true;
                    self.at += 1;
                }
                b'\n' => self.line_end(bytes),
                b'\t' if self.parts_date() => {
                    self.spaced = true;
                    self.at += 1;
                }
                b'\t' => self.push(Kind::Wall, self.at + 1),
                b'0'..=b'9' => self.number(bytes),
                // "6月10~17日".
                b'-' | b'~' => self.push(Kind::Dash, self.at + 1),
                b'/' => self.push(Kind::Slash, self.at + 1),
                b'.' => self.push(Kind::Dot, self.at + 1),
                b':' => self.push(Kind::Colon, self.at + 1),
                b',' => self.push(Kind::Comma, self.at + 1),
                b'(' | b'[' => self.push(Kind::Open, self.at + 1),
                b')' | b']' => self.push(Kind::Close, self.at + 1),
                b'+' => self.phone(bytes),
                _ if let Some(end) = self.lost_blank(bytes) => {
                    self.spaced = true;
                    self.at = end;
                }
                _ => self.other(),
            }
        }
    }

    /// The first calendar word that starts here.
    fn hit(&mut self) -> Option<Hit> {
        while self.hits.get(self.next_hit).is_some_and(|h| h.start < self.at) {
            self.next_hit += 1;
        }
        self.hits.get(self.next_hit).copied().filter(|h| h.start == self.at)
    }

    fn push(&mut self, kind: Kind, end: usize) {
        self.out.push(Token { kind, start: self.at, end, spaced: self.spaced, broken: self.broken, mended: false });
        self.at = end;
        self.spaced = false;
        self.broken = false;
    }

    /// Whether a tab stands between a day and its month in running text: the only tab of its line, behind words and before more of them.
    fn parts_date(&self) -> bool {
        let (before, behind) = (&self.text[..self.at], &self.text[self.at + 1..]);
        let month = self.hits[self.next_hit..].iter().find(|h| h.start > self.at).filter(|h| h.start == self.at + 1);
        let month = month.is_some_and(|h| matches!(h.sense, Sense::Month(_)));
        if !month || !before.ends_with(|c: char| c.is_ascii_digit()) {
            return false;
        }
        let line = before.rfind('\n').map_or(0, |i| i + 1);
        let rest = behind.find('\n').map_or(behind, |i| &behind[..i]);
        let letters = |text: &str| text.chars().filter(|c| c.is_alphabetic()).count();
        !before[line..].contains('\t') && !rest.contains('\t') && letters(&before[line..]) > PROSE
    }

    /// One line feed is white space; an empty line is a wall.
    fn line_end(&mut self, bytes: &[u8]) {
        let rest = &bytes[self.at + 1..];
        let blank = rest.iter().position(|b| *b != b' ').is_some_and(|i| rest[i] == b'\n' || rest[i] == b'\t');
        if blank {
            self.push(Kind::Wall, self.at + 1);
        } else {
            self.at += 1;
            self.broken = true;
            self.spaced = true;
        }
    }

    fn number(&mut self, bytes: &[u8]) {
        let digits = bytes[self.at..].iter().take_while(|b| b.is_ascii_digit()).count();
        let end = self.at + digits;
        match self.text[self.at..end].parse::<u32>() {
            Ok(value) if digits <= 9 => self.push(Kind::Number { value, digits: digits as u8, han: false }, end),
            _ => self.push(Kind::Other, end),
        }
    }

    /// The end of the mark that a converter without the sign for it put in the place of a blank: "23?May", "1430?hours", "May?2008".
    /// It joins a number and a word of the calendar without any other blank.
    fn lost_blank(&self, bytes: &[u8]) -> Option<usize> {
        let length = match bytes[self.at..] {
            [b'?', ..] => 1,
            [0xef, 0xbf, 0xbd, ..] => '\u{fffd}'.len_utf8(),
            _ => return None,
        };
        let end = self.at + length;
        let last = self.out.last().filter(|t| t.end == self.at && !self.spaced)?;
        let word = self.hits[self.next_hit..].iter().take_while(|h| h.start <= end).any(|h| h.start == end);
        let digit = bytes.get(end).is_some_and(u8::is_ascii_digit);
        let joins = match last.kind {
            Kind::Number { han: false, .. } => word,
            Kind::Word(Sense::Filler) => digit || word,
            Kind::Word(_) => digit,
            _ => false,
        };
        joins.then_some(end)
    }

    /// A telephone number: a plus sign, then digits, blanks, dashes and brackets.
    fn phone(&mut self, bytes: &[u8]) {
        let length = bytes[self.at + 1..].iter().take_while(|b| b.is_ascii_digit() || b" -()".contains(b)).count();
        let mut end = self.at + 1 + length;
        while end > self.at + 1 && !bytes[end - 1].is_ascii_digit() {
            end -= 1;
        }
        self.push(Kind::Other, end);
    }

    /// A run of letters or symbols, a web or mail address, or a Han numeral.
    fn other(&mut self) {
        let rest = &self.text[self.at..];
        let bytes = self.text.as_bytes();
        let Some(first) = rest.chars().next() else { return };
        if !first.is_ascii() && han_digit(first).is_some() {
            return self.han_number(rest);
        }
        let mail = self.mail.is_at(bytes, self.at);
        // Most words begin with none of the letters with which an address does.
        if (mail || matches!(first, 'h' | 'w' | 't'))
            && let Some(length) = address(rest, mail)
        {
            return self.push(Kind::Other, self.at + length);
        }
        let limit = self.hits.get(self.next_hit).map_or(self.text.len(), |h| h.start);
        let mut end = self.at + first.len_utf8();
        let mut mail = first == '@';
        while end < limit {
            end += bytes[end..limit].iter().take_while(|b| IN_WORD[usize::from(**b)]).count();
            if end == limit {
                break;
            }
            match bytes[end] {
                b'@' => {
                    mail = true;
                    end += 1;
                }
                byte if byte.is_ascii() => break,
                // Two bytes are no ideograph.
                ..0xe0 => end += 2,
                lead @ 0xe4..=0xe9 if !may_be_han_digit(lead, bytes[end + 1]) => end += 3,
                _ => match self.text[end..].chars().next().filter(|c| han_digit(*c).is_none()) {
                    Some(letter) => end += letter.len_utf8(),
                    None => break,
                },
            }
        }
        // A word that runs on as an address takes its digits with it.
        if mail {
            end = self.at
                + rest.find(|c: char| c.is_whitespace() || !c.is_ascii() || "();,".contains(c)).unwrap_or(rest.len());
            end = end.max(self.at + first.len_utf8());
        }
        self.push(Kind::Other, end);
    }

    fn han_number(&mut self, rest: &str) {
        let end = rest.find(|c| han_digit(c).is_none()).unwrap_or(rest.len());
        let digits: Vec<u32> = rest[..end].chars().filter_map(han_digit).collect();
        let kind = match han_value(&digits) {
            Some(value) => Kind::Number { value, digits: value.to_string().len() as u8, han: true },
            None => Kind::Other,
        };
        self.push(kind, self.at + end);
    }
}

/// The bytes of which most words are made.
const IN_WORD: [bool; 256] = {
    let mut bytes = [false; 256];
    let mut byte = 0;
    while byte < bytes.len() {
        bytes[byte] = matches!(byte as u8, b'a'..=b'z' | b'A'..=b'Z' | b'_');
        byte += 1;
    }
    bytes
};

const TEN: u32 = 10;
const HUNDRED: u32 = 100;

/// The value of a Han digit; ten and hundred stand for themselves.
fn han_digit(c: char) -> Option<u32> {
    Some(match c {
        '〇' | '零' | '○' => 0,
        '一' => 1,
        '二' | '两' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        '十' => TEN,
        '廿' => 20,
        '卅' => 30,
        '百' => HUNDRED,
        _ => return None,
    })
}

/// Whether an ideograph may be one of these, by its first two bytes.
fn may_be_han_digit(lead: u8, second: u8) -> bool {
    matches!((lead, second), (0xe4, 0xb8..=0xba) | (0xe5, 0x85 | 0x8d | 0x9b | 0xbb) | (0xe7, 0x99) | (0xe9, 0x9b))
}

/// The value of a numeral: digits one by one (二〇二三) or with tens (二十一, 廿二).
fn han_value(digits: &[u32]) -> Option<u32> {
    if digits.len() > 9 {
        return None;
    }
    if digits.iter().all(|d| *d < TEN) {
        return Some(digits.iter().fold(0, |sum, d| sum * 10 + d));
    }
    let (mut total, mut unit) = (0, 0);
    for digit in digits {
        match *digit {
            TEN | HUNDRED => {
                total += unit.max(1) * digit;
                unit = 0;
            }
            20 | 30 => total += digit,
            d => unit = d,
        }
    }
    Some(total + unit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn numbers(text: &str, expected: &[u32]) {
        let found: Vec<u32> = tokens(text, &[])
            .iter()
            .filter_map(|t| match t.kind {
                Kind::Number { value, .. } => Some(value),
                _ => None,
            })
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn ideographs_of_numerals_are_told_by_bytes() {
        for c in ('\u{4000}'..'\u{a000}').filter(|c| han_digit(*c).is_some()) {
            let mut bytes = [0; 4];
            c.encode_utf8(&mut bytes);
            assert!(may_be_han_digit(bytes[0], bytes[1]), "{c}");
        }
    }

    #[test]
    fn numbers_in_digits_and_words() {
        numbers("二〇二三年十七日三十一 廿二 二十 一百二十", &[2023, 17, 31, 22, 20, 120]);
        numbers("at0930 28august", &[930, 28]);
    }

    #[test]
    fn addresses_and_phones_hold_no_numbers() {
        numbers("http://itu.int/go/tsg11/2020, +41 22 730 5780 t17sg9@itu.int www.x.org/2019/1) 7", &[7]);
    }
}
