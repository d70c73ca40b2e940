//! What a view has, and the way back.

use super::*;

#[track_caller]
fn check(source: &str, folded: &str) {
    assert_eq!(fold(source), folded);
}

#[test]
fn one_spelling() {
    check("２０１４年８月２２日，首尔", "2014年8月22日,首尔");
    check("Genève, le 1ᵉʳ août 2018 – Œuvre", "geneve, le 1ᵉʳ aout 2018 - oeuvre");
    check("٢٨ أبريل ٢٠٢١", "28 ابريل 2021");
    check("الدولــــي", "الدولي");
    check("9\u{a0}h\u{202f}30", "9 h 30");
    check("[bookmark: lt_pId019]SG11/DA", "sg11/da");
    check("Й ё", "й е");
    check("5⽉4⽇", "5月4日");
    check("25 Septem-\nber 2017, 4-\n15", "25 september 2017, 4-\n15");
}

/// What is taken over in stretches is what each character alone becomes.
#[test]
fn plain_letters_are_the_same_in_the_view() {
    for c in ('\0'..='\u{ffff}').filter(|c| plain_letters(c.to_string().as_bytes(), false) > 0) {
        let mut folded = String::new();
        fold_into(c, &mut folded);
        assert!(folded == c.to_string() || c == '`', "{c}");
        assert!(!is_dropped(c) && !is_dash(c) && !c.is_uppercase() && (c == ' ' || !is_space(c)), "{c}");
        assert_eq!(plain_letters(c.to_string().as_bytes(), false), c.len_utf8(), "{c}");
    }
}

#[test]
fn short_ways_fold_as_the_view_does() {
    for text in ["", "Geneva", "New York", "a  b", " a", "A b ", "G8-x", "[image: ]"] {
        assert_eq!(fold(text), View::new(text).text, "{text:?}");
    }
    for c in ('\0'..=char::MAX).filter(|c| !is_dropped(*c)) {
        let mut folded = String::new();
        fold_into(c, &mut folded);
        assert_eq!(fold_char(c), folded.chars().next(), "{c:?}");
    }
}

#[test]
fn frequent_characters_are_folded_as_all() {
    for (c, one) in ('\0'..=char::MAX).filter_map(|c| Some((c, folded_alone(c)?))) {
        let mut folded = String::new();
        fold_into(c, &mut folded);
        assert_eq!(folded, one.to_string(), "{c}");
        assert!(!is_dropped(c) && !is_space(c) && (!is_dash(c) || one == '-'), "{c}");
    }
}

#[test]
fn the_way_back() {
    let source = "［x］ Genève １２月 [image: ] ٢ أبريل\r\nend";
    let view = View::new(source);
    for word in ["geneve", "12月", "2 ابريل", "end"] {
        let start = view.text.find(word).expect(word);
        let span = view.source_span(&(start..start + word.len()));
        assert_eq!(fold(&source[span]), word);
    }
}

#[test]
fn every_position_maps_to_a_boundary() {
    let source = "aé１\u{200f}年[bookmark: x]م\u{640}ـ–\r\n z";
    let view = View::new(source);
    for (start, c) in view.text.char_indices() {
        let span = view.source_span(&(start..start + c.len_utf8()));
        assert!(source.is_char_boundary(span.start) && source.is_char_boundary(span.end));
    }
    for (i, _) in source.char_indices() {
        assert!(view.way().view_of(i) <= view.text.len());
    }
}
