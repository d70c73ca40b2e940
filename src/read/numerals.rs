//! Numbers as list labels print them.

/// A number in a format of WordprocessingML (ECMA-376 part 1, clause 17.18.59); unknown formats print digits.
pub(crate) fn print(format: &str, number: u32) -> String {
    match format {
        "none" | "bullet" => String::new(),
        "decimalZero" if number < 10 => format!("0{number}"),
        "lowerLetter" => letter(number, LATIN),
        "upperLetter" => letter(number, LATIN).to_uppercase(),
        "russianLower" => letter(number, RUSSIAN),
        "russianUpper" => letter(number, RUSSIAN).to_uppercase(),
        "arabicAlpha" => letter(number, ARABIC_ALPHABET),
        "arabicAbjad" => letter(number, ARABIC_ABJAD),
        "lowerRoman" => roman(number),
        "upperRoman" => roman(number).to_uppercase(),
        "chineseCounting"
        | "chineseCountingThousand"
        | "ideographDigital"
        | "japaneseCounting"
        | "taiwaneseCounting"
        | "taiwaneseCountingThousand" => chinese(number),
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" => (1..=20)
            .contains(&number)
            .then(|| char::from_u32(0x2460 + number - 1))
            .flatten()
            .map_or_else(|| number.to_string(), |c| c.to_string()),
        "decimalFullWidth" => number.to_string().chars().map(full_width).collect(),
        _ => number.to_string(),
    }
}

const LATIN: &str = "abcdefghijklmnopqrstuvwxyz";
const RUSSIAN: &str = "абвгдежзиклмнопрстуфхцчшщэюя";
const ARABIC_ALPHABET: &str = "أبتثجحخدذرزسشصضطظعغفقكلمنهوي";
const ARABIC_ABJAD: &str = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ";

/// a … z, aa, bb …: after the last letter, letters double.
fn letter(number: u32, alphabet: &str) -> String {
    let Some(index) = number.checked_sub(1) else { return String::new() };
    let count = alphabet.chars().count() as u32;
    let letter = alphabet.chars().nth((index % count) as usize).unwrap_or('?');
    std::iter::repeat_n(letter, (index / count + 1).min(9) as usize).collect()
}

fn roman(number: u32) -> String {
    const VALUES: [(u32, &str); 13] = [
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];
    if !(1..4000).contains(&number) {
        return number.to_string();
    }
    let mut rest = number;
    let mut out = String::new();
    for (value, digits) in VALUES {
        while rest >= value {
            out.push_str(digits);
            rest -= value;
        }
    }
    out
}

/// 一 … 九十九.
fn chinese(number: u32) -> String {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let (tens, ones) = (number / 10, number % 10);
    match tens {
        _ if number == 0 => "〇".to_owned(),
        0 => DIGITS[ones as usize].to_owned(),
        1 => format!("十{}", DIGITS[ones as usize]),
        2..=9 => format!("{}十{}", DIGITS[tens as usize], DIGITS[ones as usize]),
        _ => number.to_string(),
    }
}

fn full_width(digit: char) -> char {
    char::from_u32(digit as u32 + ('０' as u32 - '0' as u32)).unwrap_or(digit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_in_many_formats() {
        let check = |format, number, expected| assert_eq!(print(format, number), expected, "{format} {number}");
        check("decimal", 12, "12");
        check("decimalZero", 7, "07");
        check("lowerLetter", 3, "c");
        check("upperLetter", 28, "BB");
        check("lowerLetter", 0, "");
        check("lowerRoman", 14, "xiv");
        check("upperRoman", 4000, "4000");
        check("russianLower", 2, "б");
        check("arabicAbjad", 3, "ج");
        check("chineseCounting", 21, "二十一");
        check("chineseCountingThousand", 10, "十");
        check("decimalEnclosedCircle", 3, "③");
        check("decimalEnclosedCircle", 21, "21");
        check("decimalFullWidth", 15, "１５");
        check("something new", 5, "5");
    }
}
