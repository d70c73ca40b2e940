//! What calendars, feeds and pages leave out of the letter's words: names of persons, telephones, addresses that are not
//! those of an office of the ITU, passwords. A letter is sent to some, a feed is read by all.

use crate::event::{Event, Evidence};
use crate::lang::{PRIVATE_WORDS, PrivateWords};
use regex::{Captures, Regex};
use std::borrow::Cow;
use std::sync::LazyLock;

/// What stands for what is left out.
const MASK: &str = "…";
/// The most words of a name.
const NAME_WORDS: usize = 5;
/// Digits of a telephone number with its country, and of one behind a word that says so.
const DIGITS: (usize, usize) = (7, 5);
/// Signs between the word for a telephone and its number.
const SIGNS_BEFORE_NUMBER: usize = 4;
/// Ideographs of a name.
const NAME_IDEOGRAPHS: usize = 3;

static MAIL: LazyLock<Regex> = LazyLock::new(|| regex(r"[A-Za-z0-9._%+'-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+"));
static TELEPHONE: LazyLock<Regex> = LazyLock::new(|| {
    let words = alternatives(|w| w.telephones);
    // Blocks of signs and digits instead of all that Unicode has: the expression is built in every run that needs it.
    let signs = r"[\x00-*,-/:-@\[-`{-~\u{80}-\u{bf}\u{600}-\u{61f}\u{2000}-\u{206f}\u{3000}-\u{303f}\u{ff00}-\u{ff0f}\u{ff1a}-\u{ff20}]";
    let digit = "0-9٠-٩۰-۹０-９";
    let signs = format!("{signs}{{0,{SIGNS_BEFORE_NUMBER}}}");
    regex(&format!(r"(?i)(\+|(?:{words}){signs})([{digit}][{digit} \u{{a0}}()./‑–-]{{2,}}[{digit}])"))
});
static PASSWORD: LazyLock<Regex> = LazyLock::new(|| {
    let (words, copulas) = (alternatives(|w| w.passwords), alternatives(|w| w.copulas));
    regex(&format!(r#"(?i)((?:{words})(?:[\s:：=("“«]|{copulas})*[\s:：=("“«]|(?:{words}))([^\s,;，；。)"”»]+)"#))
});
static TITLE: LazyLock<Regex> = LazyLock::new(|| {
    // What ends a title is no letter: it needs no boundary there.
    let titles = longest_first(|w| w.before_names).into_iter().map(regex::escape).collect::<Vec<_>>().join("|");
    regex(&format!(r"\b({titles})\.?[\s\u{{a0}}]+"))
});
static BEHIND: LazyLock<Regex> = LazyLock::new(|| regex(&alternatives(|w| w.behind_names)));

/// The event without private words in its quotes and its name.
pub fn public(event: &Event) -> Event {
    let evidence = |e: &Evidence| Evidence { quote: masked(&e.quote).into_owned(), ..e.clone() };
    Event {
        name: event.name.as_deref().map(|n| masked(n).into_owned()),
        links: event.links.iter().filter(|l| !has_password(l)).cloned().collect(),
        evidence: event.evidence.iter().map(evidence).collect(),
        ..event.clone()
    }
}

/// The text without private words. Most texts have none: an expression is only built and run where a word or sign of its
/// kind stands.
pub fn masked(text: &str) -> Cow<'_, str> {
    let signs = Signs::of(text);
    let mut text = Cow::Borrowed(text);
    if text.contains('@') {
        text = replaced(text, &MAIL, mail);
    }
    if signs.telephone {
        text = replaced(text, &TELEPHONE, telephone);
    }
    if signs.password {
        text = replaced(text, &PASSWORD, password);
    }
    names(text, signs)
}

/// Which kinds of private words a text may have.
#[derive(Debug, Default, Clone, Copy)]
struct Signs {
    telephone: bool,
    password: bool,
    /// Titles in front of names, and behind them.
    title: bool,
    title_behind: bool,
}

/// A word that is a sign, in small letters, and what notes it where what stands behind it may be private.
type Sign = (Vec<char>, fn(&mut Signs, &str));

/// The words of all languages, by their first letter.
static SIGNS: LazyLock<Vec<Sign>> = LazyLock::new(|| {
    let mut signs: Vec<Sign> = Vec::new();
    let mut add = |words: &[&str], sign: fn(&mut Signs, &str)| {
        signs.extend(words.iter().map(|w| (w.chars().flat_map(char::to_lowercase).collect(), sign)));
    };
    for (_, words) in PRIVATE_WORDS {
        add(words.telephones, |s, behind| s.telephone |= may_be_telephone(behind));
        add(words.passwords, |s, _| s.password = true);
        add(words.before_names, |s, behind| s.title |= behind.trim_start_matches('.').starts_with(char::is_whitespace));
        add(words.behind_names, |s, _| s.title_behind = true);
    }
    signs.sort_by(|a, b| a.0.cmp(&b.0));
    signs
});

/// The letters that words begin with, sorted.
static FIRST_LETTERS: LazyLock<Vec<char>> = LazyLock::new(|| {
    let mut letters: Vec<char> = SIGNS.iter().map(|(word, _)| word[0]).collect();
    letters.dedup();
    letters
});

impl Signs {
    fn of(text: &str) -> Signs {
        let telephone = text.match_indices('+').any(|(at, _)| text[at + 1..].starts_with(is_digit));
        let mut seen = Signs { telephone, ..Signs::default() };
        let (signs, first_letters) = (&*SIGNS, &*FIRST_LETTERS);
        let mut in_word = false;
        for (at, letter) in text.char_indices() {
            let ideograph = is_ideograph(letter);
            // A word stands at a boundary, one of ideographs anywhere.
            let starts = ideograph || !in_word;
            in_word = ideograph || letter.is_alphanumeric();
            if !starts || !in_word {
                continue;
            }
            let first = small(letter);
            if first_letters.binary_search(&first).is_err() {
                continue;
            }
            let second = text[at..].chars().nth(1).map(small);
            let from = signs.partition_point(|(word, _)| word[0] < first);
            for (word, sign) in signs[from..].iter().take_while(|(word, _)| word[0] == first) {
                // Most words part here already.
                if word.get(1).is_some_and(|c| second != Some(*c)) {
                    continue;
                }
                let mut letters = text[at..].chars().flat_map(char::to_lowercase);
                let alike = word.iter().all(|c| letters.next() == Some(*c));
                if alike && (ideograph || letters.next().is_none_or(|c| !c.is_alphanumeric())) {
                    let length: usize = text[at..].chars().take(word.len()).map(char::len_utf8).sum();
                    sign(&mut seen, &text[at + length..]);
                }
            }
        }
        seen
    }
}

/// Whether the number of a telephone may begin behind its word: at most a few signs stand between.
fn may_be_telephone(behind: &str) -> bool {
    behind.chars().take(SIGNS_BEFORE_NUMBER + 1).take_while(|c| !c.is_ascii_alphabetic()).any(is_digit)
}

/// The digits in which telephones are printed.
fn is_digit(c: char) -> bool {
    matches!(c, '0'..='9' | '٠'..='٩' | '۰'..='۹' | '０'..='９')
}

/// The first letter that a letter has when it is small.
fn small(letter: char) -> char {
    if letter.is_ascii() { letter.to_ascii_lowercase() } else { letter.to_lowercase().next().unwrap_or(letter) }
}

fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}')
}

fn mail(found: &Captures<'_>) -> String {
    if is_office(&found[0]) { found[0].to_owned() } else { MASK.into() }
}

/// Whether an address is the mailbox of an office of the ITU: those of its staff are names with a full stop between.
pub fn is_office(address: &str) -> bool {
    let Some((own, host)) = address.split_once('@') else { return false };
    let host = host.to_ascii_lowercase();
    (host == "itu.int" || host.ends_with(".itu.int")) && !own.is_empty() && !own.contains('.')
}

/// Whether an address carries a password, as invitations to meetings on line do.
pub fn has_password(url: &str) -> bool {
    let query = url.split_once('?').map_or("", |(_, query)| query).to_ascii_lowercase();
    query.split('&').any(|part| ["pwd=", "password=", "passcode="].iter().any(|key| part.starts_with(key)))
}

fn replaced<'a>(text: Cow<'a, str>, what: &Regex, by: fn(&Captures<'_>) -> String) -> Cow<'a, str> {
    match what.is_match(&text) {
        true => what.replace_all(&text, by).into_owned().into(),
        false => text,
    }
}

fn telephone(found: &Captures<'_>) -> String {
    let (lead, number) = (&found[1], &found[2]);
    let least = if lead == "+" { DIGITS.0 } else { DIGITS.1 };
    if number.bytes().filter(u8::is_ascii_digit).count() < least || is_day(number) {
        return found[0].to_owned();
    }
    format!("{}{MASK}", lead.trim_end_matches('+'))
}

/// Whether digits are a day of the calendar: 15.04.2023, 2023-04-15.
fn is_day(digits: &str) -> bool {
    let parts: Vec<usize> = digits.split(['.', '/', '-']).map(str::len).collect();
    matches!(parts.as_slice(), [1 | 2, 1 | 2, 4] | [4, 1 | 2, 1 | 2])
}

/// What stands behind the word is a password where a colon or quotes say so, or where it looks like one.
fn password(found: &Captures<'_>) -> String {
    let (lead, value) = (&found[1], &found[2]);
    let said = lead.contains([':', '：', '=', '"', '“', '«']);
    let looks = value.chars().any(|c| c.is_ascii_digit() || c.is_uppercase());
    match (said || looks) && value.chars().any(char::is_alphanumeric) {
        true => format!("{lead}{MASK}"),
        false => found[0].to_owned(),
    }
}

/// Without the names beside titles.
fn names<'a>(text: Cow<'a, str>, signs: Signs) -> Cow<'a, str> {
    let mut gone: Vec<(usize, usize)> = Vec::new();
    let in_front = signs.title.then(|| TITLE.find_iter(&text));
    for title in in_front.into_iter().flatten() {
        let in_word = text[..title.start()].ends_with(|c: char| c.is_alphanumeric() || c == '-');
        let end = title.end() + name_at(&text[title.end()..], is_without_capitals(title.as_str()));
        if !in_word && end > title.end() {
            gone.push((title.end(), end));
        }
    }
    let behind = signs.title_behind.then(|| BEHIND.find_iter(&text));
    for title in behind.into_iter().flatten() {
        let start = title.start() - name_before(&text[..title.start()]);
        if start < title.start() {
            gone.push((start, title.start()));
        }
    }
    if gone.is_empty() {
        return text;
    }
    gone.sort_unstable();
    let (mut out, mut at) = (String::with_capacity(text.len()), 0);
    for (start, end) in gone.into_iter().filter(|(start, end)| start < end) {
        if start >= at {
            out.push_str(&text[at..start]);
            out.push_str(MASK);
            at = end;
        }
    }
    out.push_str(&text[at..]);
    out.into()
}

/// The length of the name at the beginning of a text: words that begin with a capital letter, or a few where the script
/// has none.
fn name_at(text: &str, any_words: bool) -> usize {
    let most = if any_words { words_of_name() } else { NAME_WORDS };
    let (mut end, mut at, mut count) = (0, 0, 0);
    for word in text.split_inclusive(char::is_whitespace) {
        let bare = word.trim_end().trim_end_matches([',', ';', ':', ')', '.', '،', '؛', '。']);
        let is_name = bare.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '\'' | '’' | '.' | '‑'));
        let capital = bare.starts_with(char::is_uppercase) || any_words && bare.starts_with(char::is_alphabetic);
        let particle = count > 0 && PRIVATE_WORDS.iter().any(|(_, w)| w.in_names.contains(&bare));
        if bare.is_empty() || !is_name || !(capital || particle) || count == most {
            break;
        }
        count += 1;
        if capital {
            end = at + bare.len();
        }
        at += word.len();
        // A stop behind a whole word ends the name, one behind an initial does not.
        let stopped = word.trim_end().len() > bare.len();
        if stopped && bare.chars().count() > 1 {
            break;
        }
    }
    end
}

/// The length of the name at the end of a text: ideographs, or Latin words with capitals.
fn name_before(text: &str) -> usize {
    let others = PRIVATE_WORDS.iter().map(|(_, w)| w.not_in_names).collect::<String>();
    let own = |c: &char| is_ideograph(*c) && !others.contains(*c);
    let in_own_script: usize = text.chars().rev().take(NAME_IDEOGRAPHS).take_while(own).map(char::len_utf8).sum();
    if in_own_script > 0 {
        return in_own_script;
    }
    let latin = |c: &char| c.is_alphabetic() && !is_ideograph(*c) || matches!(c, ' ' | '-' | '.' | '·' | '\'');
    let length: usize = text.chars().rev().take_while(latin).map(char::len_utf8).sum();
    let tail = &text[text.len() - length..];
    tail.find(char::is_uppercase).map_or(0, |first| length - first)
}

fn is_without_capitals(title: &str) -> bool {
    title.chars().all(|c| !c.is_uppercase() && !c.is_lowercase())
}

fn words_of_name() -> usize {
    PRIVATE_WORDS.iter().map(|(_, w)| w.words_of_name).max().unwrap_or(0)
}

/// The words of all languages as one expression, the longest first. A word with ideographs stands anywhere.
fn alternatives(words: fn(&PrivateWords) -> &'static [&'static str]) -> String {
    let bounded = |w: &&str| match w.starts_with(is_ideograph) {
        true => regex::escape(w),
        false => format!(r"\b{}\b", regex::escape(w)),
    };
    longest_first(words).iter().map(bounded).collect::<Vec<_>>().join("|")
}

/// The words of all languages, the longest first.
fn longest_first(words: fn(&PrivateWords) -> &'static [&'static str]) -> Vec<&'static str> {
    let mut all: Vec<&str> = PRIVATE_WORDS.iter().flat_map(|(_, w)| words(w)).copied().collect();
    all.sort_by_key(|w| std::cmp::Reverse(w.len()));
    all
}

fn regex(pattern: &str) -> Regex {
    Regex::new(pattern).expect("a pattern of this module")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        assert_eq!(masked(text), expected);
    }

    fn stays(text: &str) {
        check(text, text);
    }

    /// What the signs pass over, the expressions must not find.
    #[test]
    fn signs_miss_nothing() {
        for (_, words) in PRIVATE_WORDS {
            let kinds = [words.telephones, words.passwords, words.before_names, words.behind_names];
            for (kind, word) in kinds.iter().enumerate().flat_map(|(kind, words)| words.iter().map(move |w| (kind, w)))
            {
                for text in
                    [format!("{word} 12345"), format!("x, {} 12345", word.to_uppercase()), format!("8({word} 7(")]
                {
                    let seen = Signs::of(&text);
                    assert!([seen.telephone, seen.password, seen.title, seen.title_behind][kind], "{text}");
                }
            }
        }
        let seen = Signs::of("the date for contributions is 4 May; 截止日期");
        assert!(!seen.telephone && !seen.password && !seen.title && !seen.title_behind);
        let seen = Signs::of("a mobile application, 5+ years, by telephone or by fax by 22 May, Mr");
        assert!(!seen.telephone && !seen.password && !seen.title && !seen.title_behind);
    }

    #[test]
    fn telephones_go() {
        check("fax: +41 22 730 5778 or tsbsg5@itu.int", "fax: … or tsbsg5@itu.int");
        check("by 4 May (Tel.: 730 5235)", "by 4 May (Tel.: …)");
        check("传真：022 730 5853，不迟于5月4日", "传真：…，不迟于5月4日");
        check("факс +41(0)22 730 5853", "факс …");
        check("هاتف: 5235 730 22", "هاتف: …");
        check("هاتف، 5235 730 22", "هاتف، …");
        for text in [
            "hotel 12345 rooms",
            "by fax 15.04.2023",
            "UTC+2, 14 May 2023",
            "12/11, 2020-10-04",
            "fax by 4 May 2023",
            "9-18 May 2023, 0930-1045",
        ] {
            stays(text);
        }
    }

    #[test]
    fn addresses_of_persons_go() {
        check("to jane.doe@example.org by 4 May", "to … by 4 May");
        check("to jane.doe@itu.int", "to …");
        for text in ["tsbsg5@itu.int", "tsbreg@itu.int before 4 May", "brsgd@bdt.itu.int"] {
            stays(text);
        }
        assert!(!is_office("tsbsg5@itu.int.example.org") && !is_office("itu.int"));
    }

    #[test]
    fn names_of_persons_go() {
        check("send the form to Ms Jane Doe (…) by 4 May", "send the form to Ms … (…) by 4 May");
        check("Mr. J. van der Berg, Chairman of SG5", "Mr. …, Chairman of SG5");
        check("Dr Maria-José O’Neill SG11", "Dr … SG11");
        check("adresser à Mme Durand avant le 4 mai", "adresser à Mme … avant le 4 mai");
        check("M. Dupont et Sra. García", "M. … et Sra. …");
        check("г-ну Иванову до 4 мая", "г-ну … до 4 мая");
        check("إلى السيد محمد علي قبل 4 مايو", "إلى السيد … قبل 4 مايو");
        check("请联系王小明先生", "请联系…先生");
        check("由Jane Doe女士主持", "由…女士主持");
        for text in [
            "Dear Sir/Madam",
            "尊敬的先生/女士：",
            "Ms/Mr: family name",
            "Mr chairman",
            "M 4 May",
            "Item M.2 Agenda",
            "ITU-T Rec. Y.3172",
            "女士们、先生们",
        ] {
            stays(text);
        }
    }

    #[test]
    fn passwords_go() {
        check("wifi password Secret123", "wifi password …");
        check("Password: itu, room H", "Password: …, room H");
        check("the password is “guest”.", "the password is “…”.");
        check("mot de passe : itu2020", "mot de passe : …");
        check("密码：itu2020。", "密码：…。");
        check("пароль itu2020", "пароль …");
        for text in
            ["a TIES account and password are needed", "the password will be sent by 4 May", "password-protected"]
        {
            stays(text);
        }
        assert!(has_password("https://example.org/j/1?pwd=abc") && !has_password("https://example.org/reg?x=1"));
    }
}
