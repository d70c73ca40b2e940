//! The text as rules see it: one spelling for what is written in many ways, with the way back to the source.
//!
//! Folded: letters to lower case without accents, digits of all scripts to ASCII, full width to half width, every dash to
//! `-`, every space to one blank, Arabic letter variants to one. Gone: bidi and zero-width marks, tatweel, vowel marks, soft
//! hyphens, and the marks that converters leave (`[bookmark: …]`, `[image: …]`). Line feeds and tabs stay: they are structure.

use crate::document::Span;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{decompose_canonical, is_combining_mark};

/// A folded text and its way back.
#[derive(Debug)]
pub struct View {
    /// The folded text.
    pub text: String,
    /// Positions where a capital directly follows a small letter, a digit or a bracket: two words may be glued there.
    pub glues: Vec<usize>,
    /// Sorted by `view`; each run holds up to the next.
    runs: Vec<Run>,
}

/// A stretch whose bytes correspond one to one, or one folded character.
#[derive(Debug, Clone, Copy)]
struct Run {
    view: u32,
    source: u32,
    /// For a folded character, the end of its source; 0 for a one-to-one stretch.
    source_end: u32,
}

/// Bytes of a stretch in most texts: memory is asked for by these.
const RUN: usize = 64;

impl View {
    /// Folds a text.
    pub fn new(source: &str) -> View {
        let mut folding = Folding {
            out: String::with_capacity(source.len()),
            runs: Vec::with_capacity(source.len() / RUN),
            one_to_one: false,
            scratch: String::new(),
        };
        let mut glues = Vec::new();
        let mut small = false;
        let mut capital = false;
        let mut rest = source;
        let mut at = 0;
        while let Some(c) = rest.chars().next() {
            // A capital is followed by the letters of its word.
            if c.is_ascii_uppercase() {
                let starts_word = || match rest.as_bytes().get(1) {
                    Some(next) if next.is_ascii() => next.is_ascii_lowercase(),
                    _ => rest[1..].starts_with(char::is_lowercase),
                };
                if small || capital && starts_word() {
                    glues.push(folding.out.len());
                }
                (capital, small) = (true, false);
                folding.keep(c.to_ascii_lowercase(), at);
                at += 1;
                rest = &rest[1..];
                continue;
            }
            let plain = plain_letters(rest.as_bytes(), folding.ends_with_blank());
            if plain > 0 {
                folding.keep_all(&rest[..plain], at);
                (capital, small) = (false, rest[..plain].ends_with(is_small));
                at += plain;
                rest = &rest[plain..];
                continue;
            }
            let length = match c {
                '[' => converter_mark(rest).unwrap_or(0),
                '-' => broken_word(source, at).unwrap_or(0),
                _ => 0,
            };
            if length > 0 {
                folding.skip();
                at += length;
                rest = &rest[length..];
                continue;
            }
            let upper = !is_ideograph(c) && c.is_uppercase();
            let starts_word = || rest[c.len_utf8()..].starts_with(char::is_lowercase);
            if upper && (small || capital && starts_word()) {
                glues.push(folding.out.len());
            }
            capital = upper;
            small = is_small(c);
            folding.push(c, at);
            at += c.len_utf8();
            rest = &rest[c.len_utf8()..];
        }
        View { text: folding.out, glues, runs: folding.runs }
    }

    /// The source bytes of a span of the view.
    pub fn source_span(&self, span: &Span) -> Span {
        let start = self.source_start(span.start);
        let end = if span.end > span.start { self.source_end(span.end) } else { start };
        start..end.max(start)
    }

    fn run(&self, view: usize) -> Option<&Run> {
        match self.runs.partition_point(|r| r.view as usize <= view) {
            0 => None,
            n => Some(&self.runs[n - 1]),
        }
    }

    fn source_start(&self, view: usize) -> usize {
        self.run(view).map_or(0, |r| match r.source_end {
            0 => r.source as usize + (view - r.view as usize),
            _ => r.source as usize,
        })
    }

    fn source_end(&self, view: usize) -> usize {
        self.run(view - 1).map_or(0, |r| match r.source_end {
            0 => r.source as usize + (view - r.view as usize),
            end => end as usize,
        })
    }

    /// The way from the source, for bytes that are asked for in their order.
    pub fn way(&self) -> Way<'_> {
        Way { view: self, next: 0 }
    }
}

/// The way from a source to its view.
#[derive(Debug)]
pub struct Way<'v> {
    view: &'v View,
    /// The first run behind the byte that was asked for last.
    next: usize,
}

impl Way<'_> {
    /// The view position of a source byte: the first one that is not before it.
    pub fn view_of(&mut self, source: usize) -> usize {
        let runs = &self.view.runs;
        let passed = |run: &&Run| run.source as usize <= source;
        if self.next.checked_sub(1).is_some_and(|last| !passed(&&runs[last])) {
            self.next = runs.partition_point(|r| passed(&r));
        } else {
            self.next += runs[self.next..].iter().take_while(passed).count();
        }
        let Some(run) = self.next.checked_sub(1).map(|i| &runs[i]) else { return 0 };
        let limit = runs.get(self.next).map_or(self.view.text.len(), |r| r.view as usize);
        match run.source_end {
            0 => (run.view as usize + (source - run.source as usize)).min(limit),
            _ if source == run.source as usize => run.view as usize,
            _ => limit,
        }
    }
}

struct Folding {
    out: String,
    runs: Vec<Run>,
    one_to_one: bool,
    /// One folded character, so that each does not ask for memory of its own.
    scratch: String,
}

impl Folding {
    /// The source goes on but the view does not.
    fn skip(&mut self) {
        self.one_to_one = false;
    }

    fn ends_with_blank(&self) -> bool {
        self.out.as_bytes().last() == Some(&b' ')
    }

    fn keep(&mut self, c: char, at: usize) {
        self.keep_all(c.encode_utf8(&mut [0; 4]), at);
    }

    fn keep_all(&mut self, letters: &str, at: usize) {
        if !self.one_to_one {
            self.runs.push(Run { view: self.out.len() as u32, source: at as u32, source_end: 0 });
            self.one_to_one = true;
        }
        self.out.push_str(letters);
    }

    fn replace(&mut self, c: char, with: &str, at: usize) {
        let source_end = (at + c.len_utf8()) as u32;
        self.runs.push(Run { view: self.out.len() as u32, source: at as u32, source_end });
        self.out.push_str(with);
        self.one_to_one = false;
    }

    fn push(&mut self, c: char, at: usize) {
        match c {
            '\n' | '\t' | '!'..='@' | '['..='~' => self.keep(c, at),
            'A'..='Z' => self.keep(c.to_ascii_lowercase(), at),
            ' ' => self.space(c, at),
            '\u{3001}'..='\u{3002}' | '\u{4e00}'..='\u{9fff}' => self.keep(c, at),
            _ => match folded_alone(c) {
                Some(one) if one.len_utf8() == c.len_utf8() => self.keep(one, at),
                Some(one) => self.replace(c, one.encode_utf8(&mut [0; 4]), at),
                None if is_dropped(c) => self.skip(),
                None if is_space(c) => self.space(c, at),
                None if is_dash(c) => self.replace(c, "-", at),
                None => self.fold(c, at),
            },
        }
    }

    /// Several blanks in a row are one.
    fn space(&mut self, c: char, at: usize) {
        if self.ends_with_blank() {
            self.skip();
        } else if c == ' ' {
            self.keep(c, at);
        } else {
            self.replace(c, " ", at);
        }
    }

    fn fold(&mut self, c: char, at: usize) {
        let mut folded = std::mem::take(&mut self.scratch);
        folded.clear();
        fold_into(c, &mut folded);
        let mut parts = folded.chars();
        match (parts.next(), parts.next()) {
            (None, _) => self.skip(),
            (Some(one), None) if one.len_utf8() == c.len_utf8() => self.keep(one, at),
            _ => self.replace(c, &folded, at),
        }
        self.scratch = folded;
    }
}

/// Folds the words of a pack with the rules of the view.
pub fn fold(text: &str) -> String {
    let bytes = text.as_bytes();
    // Letters with single blanks between them, as most names are.
    let plain = |(i, b): (usize, &u8)| b.is_ascii_alphanumeric() || *b == b' ' && i > 0 && bytes[i - 1] != b' ';
    if bytes.iter().enumerate().all(plain) { text.to_ascii_lowercase() } else { View::new(text).text }
}

/// Whether a text is at once known to be as it is in a view.
pub fn is_folded(text: &str) -> bool {
    plain_letters(text.as_bytes(), false) == text.len()
}

/// The first character that `c` becomes in a view; `None` where it is dropped.
pub fn fold_char(c: char) -> Option<char> {
    match c {
        'A'..='Z' => Some(c.to_ascii_lowercase()),
        'a'..='z' | '\u{4e00}'..='\u{9fff}' | '\u{430}'..='\u{44f}' => Some(c),
        // Arabic letters of one form.
        '\u{627}'..='\u{628}' | '\u{62a}'..='\u{63a}' | '\u{641}'..='\u{648}' => Some(c),
        _ => folded_alone(c).or_else(|| {
            let mut folded = String::new();
            if !is_dropped(c) {
                fold_into(c, &mut folded);
            }
            folded.chars().next()
        }),
    }
}

/// What frequent characters are folded to without the tables of Unicode: letters with accents, capitals, marks of full width.
fn folded_alone(c: char) -> Option<char> {
    Some(match c {
        'à'..='å' | 'À'..='Å' => 'a',
        'ç' | 'Ç' => 'c',
        'è'..='ë' | 'È'..='Ë' => 'e',
        'ì'..='ï' | 'Ì'..='Ï' => 'i',
        'ñ' | 'Ñ' => 'n',
        'ò'..='ö' | 'Ò'..='Ö' => 'o',
        'ù'..='ü' | 'Ù'..='Ü' => 'u',
        'А'..='Я' => char::from_u32(c as u32 + 0x20)?,
        '\u{ff01}'..='\u{ff5d}' => char::from_u32(c as u32 - 0xfee0)?.to_ascii_lowercase(),
        _ => return None,
    })
}

fn fold_into(c: char, out: &mut String) {
    match c {
        '\u{ff01}'..='\u{ff5e}' => {
            let half = char::from_u32(c as u32 - 0xfee0).unwrap_or(c);
            out.push(if half == '~' { '-' } else { half.to_ascii_lowercase() });
        }
        '\u{0660}'..='\u{0669}' => out.push(ascii_digit(c, 0x0660)),
        '\u{06f0}'..='\u{06f9}' => out.push(ascii_digit(c, 0x06f0)),
        'أ' | 'إ' | 'آ' | 'ٱ' => out.push('ا'),
        'ى' | 'ی' => out.push('ي'),
        'ة' => out.push('ه'),
        'ک' => out.push('ك'),
        '،' => out.push(','),
        '؛' => out.push(';'),
        '؟' => out.push('?'),
        '\u{2018}' | '\u{2019}' | '\u{02bc}' | '`' | '´' => out.push('\''),
        '“' | '”' | '«' | '»' | '„' | '「' | '」' | '『' | '』' => out.push('"'),
        '〔' | '【' | '〖' => out.push('['),
        '〕' | '】' | '〗' => out.push(']'),
        '…' => out.push_str("..."),
        'œ' | 'Œ' => out.push_str("oe"),
        'ß' => out.push_str("ss"),
        '〇' => out.push('〇'),
        'Ё' | 'ё' => out.push('е'),
        '\u{0400}'..='\u{052f}' => out.extend(c.to_lowercase()),
        '\u{2f00}'..='\u{2fdf}' | '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{fefe}' | '\u{fb00}'..='\u{fb06}' => {
            for part in std::iter::once(c).nfkc().filter(|p| !is_dropped(*p)) {
                match part {
                    'أ' | 'إ' | 'آ' | 'ٱ' | 'ى' | 'ة' => fold_into(part, out),
                    other => out.push(other),
                }
            }
        }
        '\u{2e80}'..='\u{2ef3}' => out.push(radical(c)),
        '\u{00c0}'..='\u{024f}' | '\u{1e00}'..='\u{1eff}' => {
            decompose_canonical(c, |part| {
                if !is_combining_mark(part) {
                    out.extend(part.to_lowercase());
                }
            });
        }
        other => out.extend(other.to_lowercase()),
    }
}

fn ascii_digit(c: char, zero: u32) -> char {
    char::from_digit(c as u32 - zero, 10).unwrap_or(c)
}

/// CJK radicals that fonts put in the place of the ideograph; those that occur in dates and in the genre's words.
fn radical(c: char) -> char {
    match c {
        '⺀'..='⺁' => '冫',
        '⻚' => '页',
        '⻓' => '长',
        '⻔' => '门',
        '⻋' => '车',
        '⻅' => '见',
        '⻩' => '黄',
        '⻰' => '龙',
        '⻢' => '马',
        '⻝' => '食',
        '⺠' => '民',
        '⻄' => '西',
        other => other,
    }
}

fn is_dropped(c: char) -> bool {
    matches!(c,
        '\r' | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{2069}'
        | '\u{061c}' | '\u{feff}' | '\u{0640}' | '\u{064b}'..='\u{0652}' | '\u{0670}' | '\u{1f}' | '\u{fe00}'..='\u{fe0f}')
        || matches!(c, '\u{0300}'..='\u{036f}')
}

fn is_space(c: char) -> bool {
    c.is_whitespace() && c != '\n' && c != '\t' || c == '\u{b}'
}

fn is_dash(c: char) -> bool {
    matches!(
        c,
        '\u{2010}'
            ..='\u{2015}'
                | '\u{2212}'
                | '\u{fe58}'
                | '\u{fe63}'
                | '\u{ff0d}'
                | '\u{1e}'
                | '\u{2e3a}'
                | '\u{2e3b}'
                | '\u{301c}'
                | '\u{223c}'
                | '\u{2500}'
                | '\u{2043}'
    )
}

/// Most of the letters of a Chinese text, which have no case.
fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}')
}

/// Whether a capital behind a character may be the first letter of another word.
fn is_small(c: char) -> bool {
    matches!(c, 'a'..='z' | '0'..='9' | ')') || !c.is_ascii() && !is_ideograph(c) && c.is_lowercase()
}

/// Bytes that a text begins with and that are the same in the view: most of a letter. They hold no capital and no mark of a
/// converter. `blank` is whether the view ends with a blank, which would take up the first of them.
fn plain_letters(text: &[u8], blank: bool) -> usize {
    let mut at = 0;
    loop {
        at += text[at..].iter().take_while(|b| PLAIN[usize::from(**b)]).count();
        let next = |i: usize| text.get(at + i).copied().unwrap_or(0);
        let length = match next(0) {
            b' ' => usize::from(if at == 0 { !blank } else { text[at - 1] != b' ' }),
            b'-' => usize::from(!matches!(next(1), b'\n' | b'\r')),
            // Ideographs, and the comma and full stop beside them.
            0xe4 if next(1) >= 0xb8 => 3,
            0xe5..=0xe9 => 3,
            0xe3 if next(1) == 0x80 && matches!(next(2), 0x81 | 0x82) => 3,
            // а to я.
            0xd0 if next(1) >= 0xb0 => 2,
            0xd1 if next(1) <= 0x8f => 2,
            // Arabic letters of one form.
            0xd8 if matches!(next(1), 0xa1 | 0xa4 | 0xa6..=0xa8 | 0xaa..=0xba) => 2,
            0xd9 if matches!(next(1), 0x81..=0x88 | 0x8a) => 2,
            _ => 0,
        };
        if length == 0 {
            return at;
        }
        at += length;
    }
}

/// Bytes that are the same in the view whatever stands beside them.
const PLAIN: [bool; 256] = {
    let mut plain = [false; 256];
    let mut byte = 0;
    while byte < 128 {
        plain[byte] = matches!(byte as u8, b'!'..=b',' | b'.'..=b'@' | b'\\'..=b'~' | b'\n' | b'\t');
        byte += 1;
    }
    plain
};

/// Length of a mark that a converter left at the start of `rest`.
fn converter_mark(rest: &str) -> Option<usize> {
    if !(rest.starts_with("[bookmark:") || rest.starts_with("[image:")) {
        return None;
    }
    let line = rest.split('\n').next().unwrap_or(rest);
    line.find(']').map(|i| i + 1)
}

/// Length of a hyphen and line end that stand inside a word: a letter before, a small letter at the start of the next line.
fn broken_word(source: &str, at: usize) -> Option<usize> {
    let rest = source[at..].strip_prefix('-')?;
    let next = rest.strip_prefix("\r\n").or_else(|| rest.strip_prefix('\n'))?;
    let letter = |c: char| c.is_alphabetic() && !('\u{2e80}'..='\u{9fff}').contains(&c);
    let inside = source[..at].ends_with(letter) && next.starts_with(|c: char| letter(c) && c.is_lowercase());
    inside.then(|| source.len() - at - next.len())
}

#[cfg(test)]
mod tests;
