//! From the order on paper to the order of reading, for lines of right-to-left scripts.
//!
//! A PDF draws an Arabic line glyph by glyph where it stands, so sorted by place it runs backwards, with its numbers
//! and Latin words the right way round.

use super::fold::is_rtl;

/// How a character behaves in a right-to-left line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Class {
    /// A right-to-left letter.
    Right,
    /// Any other letter.
    Left,
    Digit,
    /// Joins digits to one number when it stands between two.
    Separator,
    /// A separator that also joins the parts of a document's number.
    Slash,
    /// A wide gap: nothing runs on over it.
    Gap,
    Open,
    Close,
    Hyphen,
    Neutral,
}

fn class(text: &str) -> Class {
    match text.chars().next() {
        Some(c) if is_rtl(c) => Class::Right,
        Some(c) if c.is_numeric() => Class::Digit,
        Some(c) if c.is_alphabetic() => Class::Left,
        Some('.' | ',' | ':') => Class::Separator,
        Some('/') => Class::Slash,
        Some('\t') => Class::Gap,
        Some('(' | '[') => Class::Open,
        Some(')' | ']') => Class::Close,
        Some('-') => Class::Hyphen,
        _ => Class::Neutral,
    }
}

/// Reorders pieces of a right-to-left line from left-to-right places to reading order.
///
/// Runs that begin and end with Latin letters (addresses, names with numbers) and numbers keep their order. A hyphen
/// does not join numbers: the range "3-14" is drawn with 14 on the left.
pub(super) fn logical<T>(pieces: Vec<T>, text: impl Fn(&T) -> &str) -> Vec<T> {
    let classes: Vec<Class> = pieces.iter().map(|p| class(text(p))).collect();
    let mut runs = Vec::new();
    let mut at = 0;
    while at < classes.len() {
        let end = match classes[at] {
            Class::Left | Class::Digit => latin_end(&classes, at).unwrap_or_else(|| number_end(&classes, at)),
            _ => at + 1,
        };
        runs.push(at..end);
        at = end;
    }
    let mut slots: Vec<Option<T>> = pieces.into_iter().map(Some).collect();
    let order = runs.into_iter().rev().flatten();
    order.filter_map(|i| slots.get_mut(i).and_then(Option::take)).collect()
}

/// The end of a run that holds a Latin letter: after the last letter or digit before anything right-to-left, and
/// before a bracket whose partner stands outside.
fn latin_end(classes: &[Class], from: usize) -> Option<usize> {
    let stop = classes[from..].iter().position(|c| matches!(c, Class::Right | Class::Gap));
    let run = &classes[from..stop.map_or(classes.len(), |n| from + n)];
    let run = &run[..lone_bracket(run).unwrap_or(run.len())];
    let last = run.iter().rposition(|c| matches!(c, Class::Left | Class::Digit))?;
    if let Some(own) = own_number(&run[..=last]) {
        return Some(from + own);
    }
    // A compound that goes on in the next line keeps its hyphen.
    let hyphen = run[last] == Class::Left && run.get(last + 1) == Some(&Class::Hyphen);
    run.contains(&Class::Left).then_some(from + last + 1 + usize::from(hyphen))
}

/// Where the number begins that stands before letters and year, as in "5/LCCE/94": it is drawn behind both.
fn own_number(run: &[Class]) -> Option<usize> {
    let parts: Vec<&[Class]> = run.split(|c| *c == Class::Slash).collect();
    let all = |part: &[Class], class| !part.is_empty() && part.iter().all(|c| *c == class);
    let [letters, year, number] = parts.as_slice() else { return None };
    let shaped = all(letters, Class::Left) && all(year, Class::Digit) && all(number, Class::Digit);
    shaped.then(|| letters.len() + 1 + year.len())
}

/// Whether texts are nothing but such a code.
pub(super) fn is_drawn_code<'a>(texts: impl Iterator<Item = &'a str>) -> bool {
    own_number(&texts.map(class).collect::<Vec<_>>()).is_some()
}

/// The first bracket without a partner.
fn lone_bracket(classes: &[Class]) -> Option<usize> {
    let mut open = Vec::new();
    for (i, class) in classes.iter().enumerate() {
        match class {
            Class::Open => open.push(i),
            Class::Close if open.pop().is_none() => return Some(i),
            _ => {}
        }
    }
    open.first().copied()
}

/// The end of a number: digits, and separators between two digits.
fn number_end(classes: &[Class], from: usize) -> usize {
    let mut end = from + 1;
    loop {
        match (classes.get(end), classes.get(end + 1)) {
            (Some(Class::Digit), _) => end += 1,
            (Some(Class::Separator | Class::Slash), Some(Class::Digit)) => end += 2,
            _ => return end,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(drawn: &str, read: &str) {
        let pieces: Vec<String> = drawn.chars().map(String::from).collect();
        assert_eq!(logical(pieces, |p| p).concat(), read);
    }

    #[test]
    fn lines_are_read_from_the_right() {
        check("2023 ويلوي 14-3", "3-14 يوليو 2023".chars().collect::<String>().as_str());
        check("15/3 مقر", "رقم 15/3");
        check("tsbsg15@itu.int :ديربلا", "البريد: tsbsg15@itu.int");
        check("09:30 ةعاسلا", "الساعة 09:30");
        check(")SG3( 3 ةنج", "جنة 3 (SG3)");
        check("JCA-( طاشن", "نشاط (JCA-");
        check("- SG3 ةنج", "جنة SG3 -");
        check("LCCE/94/5 مقر", "رقم 5/LCCE/94");
        check("TD/12 مقر", "رقم TD/12");
    }
}
