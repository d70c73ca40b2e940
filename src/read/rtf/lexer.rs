//! The surface of Rich Text: groups, control words, control symbols and plain bytes.

/// A piece of Rich Text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token<'a> {
    /// `{`.
    Open,
    /// `}`.
    Close,
    /// A control word with its number.
    Word(&'a str, Option<i32>),
    /// A control symbol, such as `\~`.
    Symbol(u8),
    /// A byte of text in the code page of its font; `\'hh` is one as well.
    Byte(u8),
}

/// Longer words are no control words.
const MAX_WORD: usize = 32;
const MAX_DIGITS: usize = 10;

/// Cuts Rich Text into tokens. Anything can be cut: what is malformed becomes text or vanishes.
pub(super) struct Lexer<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Lexer<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Lexer<'a> {
        Lexer { bytes, at: 0 }
    }

    fn take_while(&mut self, most: usize, wanted: impl Fn(u8) -> bool) -> &'a [u8] {
        let rest = &self.bytes[self.at..];
        let length = rest.iter().take(most).take_while(|b| wanted(**b)).count();
        self.at += length;
        &rest[..length]
    }

    fn take(&mut self, wanted: u8) -> bool {
        let found = self.bytes.get(self.at) == Some(&wanted);
        self.at += usize::from(found);
        found
    }

    /// A control word after its backslash, with its number and the space that ends it.
    fn word(&mut self) -> Token<'a> {
        let name = self.take_while(MAX_WORD, |b| b.is_ascii_alphabetic());
        let negative = self.take(b'-');
        let digits = self.take_while(MAX_DIGITS, |b| b.is_ascii_digit());
        let number = digits.iter().fold(0i64, |n, d| n * 10 + i64::from(d - b'0'));
        let number = if negative { -number } else { number };
        let number = number.clamp(i32::MIN.into(), i32::MAX.into()) as i32;
        self.take(b' ');
        Token::Word(str::from_utf8(name).unwrap_or_default(), (!digits.is_empty()).then_some(number))
    }

    /// Passes over binary data.
    pub(super) fn pass_over(&mut self, count: usize) {
        self.at = self.at.saturating_add(count).min(self.bytes.len());
    }
}

impl<'a> Iterator for Lexer<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        loop {
            let byte = *self.bytes.get(self.at)?;
            self.at += 1;
            return Some(match byte {
                b'{' => Token::Open,
                b'}' => Token::Close,
                // Line ends in the file mean nothing.
                b'\r' | b'\n' => continue,
                b'\\' => match *self.bytes.get(self.at)? {
                    b'\'' => {
                        self.at += 1;
                        let digits = self.take_while(2, |b| b.is_ascii_hexdigit());
                        let digits = str::from_utf8(digits).unwrap_or_default();
                        let Ok(byte) = u8::from_str_radix(digits, 16) else { continue };
                        Token::Byte(byte)
                    }
                    b if b.is_ascii_alphabetic() => self.word(),
                    symbol => {
                        self.at += 1;
                        Token::Symbol(symbol)
                    }
                },
                byte => Token::Byte(byte),
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_is_cut() {
        let tokens: Vec<Token> = Lexer::new(b"{\\rtf1 a\r\n\\'e9\\u-10179 ?\\~\\par}\\").collect();
        let expected = [
            Token::Open,
            Token::Word("rtf", Some(1)),
            Token::Byte(b'a'),
            Token::Byte(0xe9),
            Token::Word("u", Some(-10179)),
            Token::Byte(b'?'),
            Token::Symbol(b'~'),
            Token::Word("par", None),
            Token::Close,
        ];
        assert_eq!(tokens, expected);
    }
}
