//! Addresses of pages and mailboxes: their digits are no numbers.

/// The word with the next `@`, from its first byte to that sign.
#[derive(Debug)]
pub(super) struct Mail {
    start: usize,
    sign: usize,
}

impl Mail {
    /// The first at or behind a position.
    pub(super) fn behind(text: &[u8], at: usize) -> Mail {
        let sign = memchr::memchr(b'@', &text[at..]).map_or(usize::MAX, |i| at + i);
        let before = &text[at..sign.min(text.len())];
        Mail { start: before.iter().rposition(|b| ends_address(*b)).map_or(at, |i| at + i + 1), sign }
    }

    /// Whether a word with an `@` stands at a position, of which it is near enough for an address. Positions come in their order.
    pub(super) fn is_at(&mut self, text: &[u8], at: usize) -> bool {
        if self.sign < at {
            *self = Mail::behind(text, at);
        }
        self.start <= at && self.sign < text.len() && self.sign - at < MAX_ADDRESS
    }
}

/// Length of a web address, a path or a mail address at the start of `rest`; `mail` is whether its first word has an `@`.
pub(super) fn address(rest: &str, mail: bool) -> Option<usize> {
    let starts = match rest.as_bytes().first()? {
        b'h' => ["http:", "https:"].as_slice(),
        b'w' => &["www."],
        b't' => &["t:\\"],
        _ => &[],
    };
    let web = starts.iter().any(|s| rest.starts_with(s));
    let near = &rest.as_bytes()[..rest.len().min(MAX_ADDRESS)];
    (web || mail).then(|| near.iter().position(|b| ends_address(*b)).unwrap_or(near.len()).max(1))
}

/// Whether no address goes on with a byte.
fn ends_address(byte: u8) -> bool {
    byte.is_ascii_whitespace() || !byte.is_ascii() || matches!(byte, b'(' | b')' | b';' | b',')
}

/// The longest address, in bytes; what is longer is no address but a text without blanks.
const MAX_ADDRESS: usize = 2000;
