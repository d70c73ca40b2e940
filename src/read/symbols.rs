//! Characters of symbol fonts. Word stores them in the private use area; what they mean depends on the font.

/// The character that is printed for a code of a symbol font; other characters stay as they are.
pub(crate) fn printed(font: &str, character: char) -> char {
    let code = match character as u32 {
        code @ 0xf000..=0xf0ff => code - 0xf000,
        code if code < 0x100 && is_symbol_font(font) => code,
        _ => return character,
    };
    match (font, code) {
        (f, 0xfc) if f.starts_with("Wingdings") => '✓',
        (f, 0xfe) if f.starts_with("Wingdings") => '☑',
        (f, 0xa8 | 0x6f | 0x71 | 0x72) if f.starts_with("Wingdings") => '☐',
        (f, 0xe0 | 0xf0) if f.starts_with("Wingdings") => '→',
        (f, 0xa7 | 0x6e) if f.starts_with("Wingdings") => '▪',
        ("Symbol", 0xa3) => '≤',
        ("Symbol", 0xb3) => '≥',
        ("Symbol", 0xb4) => '×',
        ("Symbol", 0xae) => '→',
        ("Symbol", 0x20..=0x40) if code != 0x2d => char::from_u32(code).unwrap_or('•'),
        (_, 0x20) => ' ',
        // Both fonts of old letters print a dash for the hyphen.
        (_, 0x2d) => '–',
        _ => '•',
    }
}

fn is_symbol_font(font: &str) -> bool {
    font == "Symbol" || font.starts_with("Wingdings") || font == "Webdings"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn private_codes_become_what_is_printed() {
        let check = |font, from, to| assert_eq!(printed(font, from), to, "{font} {from:?}");
        check("Symbol", '\u{f0b7}', '•');
        check("Symbol", '\u{f02d}', '–');
        check("Symbol", '\u{f035}', '5');
        check("Wingdings", '\u{f0fc}', '✓');
        check("Wingdings", '§', '▪');
        check("Calibri", '§', '§');
        check("", '–', '–');
    }
}
