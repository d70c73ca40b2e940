//! Characters that PDF fonts substitute for the ones that were typed.
//!
//! The whole text is not brought to compatibility form: that would also turn full-width punctuation into ASCII and
//! make the PDF of a letter differ from its Word file.

use crate::read::symbols;
use unicode_normalization::UnicodeNormalization;

/// The text of a glyph as it was typed: Kangxi radicals become ideographs, presentation forms and ligatures letters;
/// direction marks and other invisible characters vanish.
pub(super) fn folded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' | '\0' => {}
            '\u{2e80}'..='\u{2ef3}' => out.push(radical(c)),
            '\u{2f00}'..='\u{2fdf}'
            | '\u{f900}'..='\u{faff}'
            | '\u{fb00}'..='\u{fdff}'
            | '\u{fe70}'..='\u{fefe}'
            | '\u{2f800}'..='\u{2fa1f}' => out.extend(std::iter::once(c).nfkc()),
            '\u{a0}' | '\u{2002}'..='\u{200a}' | '\u{202f}' | '\t' | '\n' | '\r' => out.push(' '),
            c => out.push(symbols::printed("", c)),
        }
    }
    out
}

/// The CJK Radicals Supplement has no compatibility mappings; these are the radicals that fonts put in the place of
/// ideographs of their own (Unicode data file EquivalentUnifiedIdeograph).
fn radical(c: char) -> char {
    const PAIRS: &[(char, char)] = &[
        ('⺁', '厂'),
        ('⺇', '几'),
        ('⺊', '卜'),
        ('⺌', '小'),
        ('⺒', '巳'),
        ('⺓', '幺'),
        ('⺟', '母'),
        ('⺠', '民'),
        ('⺢', '氵'),
        ('⺮', '竹'),
        ('⺼', '肉'),
        ('⻁', '虎'),
        ('⻄', '西'),
        ('⻅', '见'),
        ('⻆', '角'),
        ('⻉', '贝'),
        ('⻋', '车'),
        ('⻌', '辶'),
        ('⻍', '辶'),
        ('⻎', '辶'),
        ('⻑', '長'),
        ('⻓', '长'),
        ('⻔', '门'),
        ('⻘', '青'),
        ('⻙', '韦'),
        ('⻚', '页'),
        ('⻛', '风'),
        ('⻜', '飞'),
        ('⻝', '食'),
        ('⻢', '马'),
        ('⻣', '骨'),
        ('⻤', '鬼'),
        ('⻥', '鱼'),
        ('⻦', '鸟'),
        ('⻧', '卤'),
        ('⻨', '麦'),
        ('⻩', '黄'),
        ('⻬', '齐'),
        ('⻭', '歯'),
        ('⻮', '齿'),
        ('⻰', '龙'),
        ('⻳', '龟'),
    ];
    PAIRS.iter().find(|(from, _)| *from == c).map_or(c, |(_, to)| *to)
}

/// Whether a character is set in a full em box without spaces between words.
pub(super) fn is_cjk(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ffef}' | '\u{20000}'..='\u{3ffff}')
}

/// Whether a character is a letter of a right-to-left script.
pub(super) fn is_rtl(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefe}')
        && !c.is_numeric()
        && !matches!(c, '\u{60c}' | '\u{61b}' | '\u{61f}' | '\u{66a}'..='\u{66d}')
}

/// Whether a character hangs on the one before it (Arabic vowel signs, accents).
pub(super) fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}' | '\u{670}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn substitutes_become_what_was_typed() {
        let check = |from, to| assert_eq!(folded(from), to, "{from:?}");
        check("2023年7⽉3⽇，⻚", "2023年7月3日，页");
        check("ﺍﻻﺟﺘﻤﺎﻉ", "الاجتماع");
        check("oﬃce\u{200f}", "office");
        check("，：（Ａ）", "，：（Ａ）");
        check("a\u{a0}b", "a b");
    }
}
