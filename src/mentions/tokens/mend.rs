//! Numbers and units that conversion has damaged, put together again where one reading is possible.

use super::{Kind, Token, YEARS};
use crate::lang::Sense;

/// Undoes what conversion does to numbers: digits set apart (`2 0 2 3年`), a year glued to the next number (`20176 June`),
/// a letter number glued to the day (`5/LCCE/676 March`).
pub(super) fn mend(text: &str, tokens: Vec<Token>) -> Vec<Token> {
    let damaged = |i: &usize| {
        let cut = || glued_number(text, &tokens, *i, &tokens[..*i]).is_some();
        let units = || lost_units(text, &tokens, *i).is_some();
        number(Some(&tokens[*i])).is_some() && (split_number(text, &tokens, *i).is_some() || cut() || units())
    };
    // Most letters have nothing to mend.
    let Some(mut i) = (0..tokens.len()).find(damaged) else { return tokens };
    let mut out = tokens[..i].to_vec();
    while i < tokens.len() {
        if let Some((token, next)) = split_number(text, &tokens, i) {
            out.push(token);
            i = next;
        } else if let Some((first, second)) = glued_number(text, &tokens, i, &out) {
            out.extend([first, second]);
            i += 1;
        } else if let Some((mended, next)) = lost_units(text, &tokens, i) {
            out.extend(mended);
            i = next;
        } else {
            out.push(tokens[i]);
            i += 1;
        }
    }
    out
}

fn number(token: Option<&Token>) -> Option<(u32, u8)> {
    match token?.kind {
        Kind::Number { value, digits, han: false } => Some((value, digits)),
        _ => None,
    }
}

/// Numbers in a row that together are one year, month or day: the unit behind them tells. A year after a month's name too.
fn split_number(text: &str, tokens: &[Token], i: usize) -> Option<(Token, usize)> {
    let (_, digits) = number(tokens.get(i))?;
    let mut end = i + 1;
    while number(tokens.get(end)).is_some() && tokens[end].spaced && !tokens[end].broken && end - i < 4 {
        end += 1;
    }
    if end == i + 1 || digits >= 4 {
        return None;
    }
    let joined: String = tokens[i..end].iter().map(|t| &text[t.start..t.end]).collect();
    let value: u32 = joined.parse().ok()?;
    let after_month = i > 0 && matches!(tokens[i - 1].kind, Kind::Word(Sense::Month(_)));
    let fits = match tokens.get(end).map(|t| t.kind) {
        Some(Kind::Word(Sense::YearUnit)) => joined.len() == 4 && YEARS.contains(&value),
        Some(Kind::Word(Sense::MonthUnit)) => joined.len() == 2 && (1..=12).contains(&value),
        Some(Kind::Word(Sense::DayUnit)) => joined.len() == 2 && (1..=31).contains(&value),
        // "09 30 hours": hours and minutes.
        Some(Kind::Word(Sense::HourUnit)) => {
            let minute = value % 100;
            end == i + 2 && joined.len() == 4 && digits == 2 && value < 2400 && minute < 60 && minute.is_multiple_of(5)
        }
        _ => after_month && joined.len() == 4 && YEARS.contains(&value) && tokens[i].spaced,
    };
    let kind = Kind::Number { value, digits: joined.len() as u8, han: false };
    fits.then(|| (Token { kind, end: tokens[end - 1].end, mended: true, ..tokens[i] }, end))
}

/// A date whose units are damaged, where one reading is possible: the unit of the year printed for all three (`2006年4年20年`), none printed
/// before the word for "before" (`2006320之前`), or a year that has lost a digit (`200年1月17日`), which leaves day and month.
fn lost_units(text: &str, tokens: &[Token], i: usize) -> Option<(Vec<Token>, usize)> {
    let (value, digits) = number(tokens.get(i))?;
    let sense = |k: usize| tokens.get(k).and_then(Token::sense);
    let within =
        |k: usize, most: u32| number(tokens.get(k)).is_some_and(|(n, digits)| digits <= 2 && (1..=most).contains(&n));
    let mended = |k: usize, sense: Option<Sense>| {
        let kind = sense.map_or(tokens[k].kind, Kind::Word);
        Token { kind, mended: true, ..tokens[k] }
    };
    if sense(i + 1) == Some(Sense::YearUnit) {
        let day = within(i + 2, 12) && within(i + 4, 31);
        let units = [sense(i + 3), sense(i + 5)];
        if digits == 3 && day && units == [Some(Sense::MonthUnit), Some(Sense::DayUnit)] {
            return Some((vec![tokens[i], tokens[i + 1], mended(i + 2, None)], i + 3));
        }
        if digits == 4 && YEARS.contains(&value) && day && units == [Some(Sense::YearUnit); 2] {
            // More such numbers behind it may be the end of a range.
            let mut next = i + 6;
            while sense(next) == Some(Sense::YearUnit) {
                next += 1;
            }
            let more = within(next, 31) && sense(next + 1) == Some(Sense::YearUnit);
            let month = [mended(i + 2, None), mended(i + 3, Some(Sense::MonthUnit))];
            let day = [mended(i + 4, None), mended(i + 5, Some(Sense::DayUnit))];
            return (!more).then(|| ([tokens[i], tokens[i + 1]].into_iter().chain(month).chain(day).collect(), i + 6));
        }
        return None;
    }
    let token = tokens[i];
    let before = sense(i + 1) == Some(Sense::Before) && !tokens[i + 1].spaced;
    if !before || !matches!(digits, 7 | 8) {
        return None;
    }
    let printed = &text[token.start..token.end];
    let year = printed[..4].parse().ok().filter(|y| YEARS.contains(y))?;
    let mut cuts = (5..=6).filter_map(|cut| {
        let (month, day) = (printed.get(4..cut)?, printed.get(cut..)?);
        let short = (month.len() == 2 || !month.starts_with('0')) && (day.len() == 2 || !day.starts_with('0'));
        let (month, day): (u32, u32) = (month.parse().ok()?, day.parse().ok()?);
        (short && (1..=12).contains(&month) && (1..=31).contains(&day) && printed.len() - cut <= 2)
            .then_some((cut, month, day))
    });
    let (cut, month, day) = cuts.next().filter(|_| cuts.next().is_none())?;
    let part = |from: usize, to: usize, kind| Token {
        kind,
        start: token.start + from,
        end: token.start + to,
        mended: true,
        ..token
    };
    let numeral = |value, digits: usize| Kind::Number { value, digits: digits as u8, han: false };
    let parts = [
        part(0, 4, numeral(year, 4)),
        part(4, 4, Kind::Word(Sense::YearUnit)),
        part(4, cut, numeral(month, cut - 4)),
        part(cut, cut, Kind::Word(Sense::MonthUnit)),
        part(cut, printed.len(), numeral(day, printed.len() - cut)),
        part(printed.len(), printed.len(), Kind::Word(Sense::DayUnit)),
    ];
    Some((parts.to_vec(), i + 1))
}

/// One number that is two: cut after the year, before it where its unit follows (`5/LCCE/932021年`), or so that the day behind a
/// letter number has two digits where it can.
fn glued_number(text: &str, tokens: &[Token], i: usize, before: &[Token]) -> Option<(Token, Token)> {
    let token = tokens[i];
    let (_, digits) = number(Some(&token))?;
    let printed = &text[token.start..token.end];
    let month_follows = matches!(tokens.get(i + 1).map(|t| t.kind), Some(Kind::Word(Sense::Month(_))));
    let last = before.last().map(|t| t.kind);
    let kind_at = |k: usize| tokens.get(k).map(|t| t.kind);
    let range_follows = matches!(kind_at(i + 1), Some(Kind::Dash))
        && matches!(kind_at(i + 2), Some(Kind::Number { .. }))
        && matches!(kind_at(i + 3), Some(Kind::Word(Sense::Month(_))));
    let year_follows = matches!(tokens.get(i + 1).map(|t| t.kind), Some(Kind::Word(Sense::YearUnit)));
    let cut = if (5..=8).contains(&digits) && year_follows {
        let year: u32 = printed[printed.len() - 4..].parse().ok()?;
        YEARS.contains(&year).then_some(printed.len() - 4)?
    } else if digits >= 5 && matches!(last, Some(Kind::Word(Sense::Month(_)))) {
        let year: u32 = printed[..4].parse().ok()?;
        YEARS.contains(&year).then_some(4)?
    } else if digits >= 3 && month_follows && matches!(last, Some(Kind::Slash)) {
        let two: u32 = printed[printed.len() - 2..].parse().ok()?;
        if (1..=31).contains(&two) { printed.len() - 2 } else { printed.len() - 1 }
    } else if digits == 3 && last == Some(Kind::Other) && (month_follows || range_follows) {
        // The number of a group and its day: "Study Group 721 September", "Study Group 116-17 June".
        let two: u32 = printed[1..].parse().ok()?;
        let whole: u32 = printed.parse().ok()?;
        (whole > 31 && (1..=31).contains(&two)).then_some(1)?
    } else {
        return None;
    };
    let part = |range: std::ops::Range<usize>, spaced| {
        let value = text[range.clone()].parse().ok()?;
        let kind = Kind::Number { value, digits: range.len() as u8, han: false };
        Some(Token { kind, start: range.start, end: range.end, spaced, broken: false, mended: false })
    };
    let middle = token.start + cut;
    Some((part(token.start..middle, token.spaced)?, part(middle..token.end, true)?))
}
