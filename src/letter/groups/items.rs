//! The numbers of a list of groups, "1, 2 and 3/12", each with what is printed beside it.

/// A number of a list, "q2/11", "7a", "3/12": its prefix, the number, its letter, the number behind the slash.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Item<'t> {
    pub prefix: Option<&'t str>,
    pub number: &'t str,
    pub letter: Option<&'t str>,
    pub suffix: Option<&'t str>,
    /// A dash joins it to the number before.
    pub dashed: bool,
}

/// The bytes with which a number of a list may begin: those of its prefix, white space, digits.
const BEGIN_ITEM: [bool; 256] = {
    let mut bytes = [false; 256];
    let mut byte = 0;
    while byte < bytes.len() {
        bytes[byte] = matches!(byte as u8, b'q' | b'w' | b's' | b'c' | b' ' | b'\n' | b'\t' | b'0'..=b'9');
        byte += 1;
    }
    bytes
};

/// The numbers of a list.
pub(super) fn items(list: &str) -> Vec<Item<'_>> {
    // One or two digits behind at most one white space.
    let digits = |from: usize| {
        let start = from + usize::from(list[from..].starts_with([' ', '\n', '\t']));
        let count = list[start..].bytes().take(2).take_while(u8::is_ascii_digit).count();
        (count > 0).then_some(start..start + count)
    };
    let mut out = Vec::new();
    let mut at = 0;
    let mut last = 0;
    while let Some(begins) = list.as_bytes()[at..].iter().position(|b| BEGIN_ITEM[usize::from(*b)]) {
        at += begins;
        let prefixed = list.as_bytes()[at].is_ascii_lowercase();
        let prefix = ["q.", "q", "wp", "sg", "c"].into_iter().find(|p| prefixed && list[at..].starts_with(p));
        let behind = prefix.map(|p| at + p.len()).filter(|end| digits(*end).is_some());
        let Some(number) = digits(behind.unwrap_or(at)) else {
            at += list[at..].chars().next().map_or(1, char::len_utf8);
            continue;
        };
        let mut end = number.end;
        let mut rest = list[end..].chars();
        let letter = rest
            .next()
            .filter(char::is_ascii_lowercase)
            .filter(|_| !rest.next().is_some_and(|c| c.is_ascii_alphanumeric()));
        end += letter.map_or(0, char::len_utf8);
        let suffix = list[end..].starts_with('/').then(|| digits(end + 1)).flatten();
        out.push(Item {
            prefix: behind.map(|b| &list[at..b]),
            number: &list[number.clone()],
            letter: letter.map(|_| &list[number.end..end]),
            suffix: suffix.clone().map(|s| &list[s]),
            dashed: last > 0 && list[last..number.start].trim() == "-",
        });
        at = suffix.map_or(end, |s| s.end);
        last = at;
    }
    out
}
