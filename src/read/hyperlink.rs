//! Addresses in field instructions, as Word documents and Rich Text write them (ECMA-376 part 1, clause 17.16.5.25).

/// The address in a `HYPERLINK` instruction: a quoted or bare target, and a place in it after `\l`.
pub(crate) fn hyperlink(instruction: &str) -> Option<String> {
    let words = words(instruction);
    let mut words = words.iter();
    if !words.next()?.text.eq_ignore_ascii_case("HYPERLINK") {
        return None;
    }
    let (mut target, mut place) = (None, None);
    while let Some(word) = words.next() {
        match word.text.as_str() {
            r"\l" if !word.quoted => place = words.next().map(|w| &w.text),
            r"\t" | r"\o" if !word.quoted => drop(words.next()),
            switch if !word.quoted && switch.starts_with('\\') => {}
            _ => target = target.or(Some(&word.text)),
        }
    }
    match (target, place) {
        (Some(target), Some(place)) => Some(format!("{target}#{place}")),
        (Some(target), None) => Some(target.clone()),
        (None, Some(place)) => Some(format!("#{place}")),
        (None, None) => None,
    }
}

struct Word {
    text: String,
    quoted: bool,
}

fn words(instruction: &str) -> Vec<Word> {
    let mut words = Vec::new();
    let mut rest = instruction.trim_start();
    while let Some(first) = rest.chars().next() {
        let quoted = matches!(first, '"' | '“' | '”');
        let body = if quoted { &rest[first.len_utf8()..] } else { rest };
        let end = body.find(|c: char| if quoted { matches!(c, '"' | '“' | '”') } else { c.is_whitespace() });
        let end = end.unwrap_or(body.len());
        words.push(Word { text: body[..end].to_owned(), quoted });
        rest = body[end..].trim_start_matches(['"', '“', '”']).trim_start();
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_of_links() {
        let check = |instruction, expected| assert_eq!(hyperlink(instruction).as_deref(), expected, "{instruction}");
        check(r#" HYPERLINK "https://itu.int/a b" \t "_blank" "#, Some("https://itu.int/a b"));
        check(r"HYPERLINK https://itu.int/x \o tip", Some("https://itu.int/x"));
        check(r#"hyperlink "https://itu.int" \l "top""#, Some("https://itu.int#top"));
        check(r#"HYPERLINK \l "AnnexA""#, Some("#AnnexA"));
        check("HYPERLINK", None);
        check("PAGE", None);
        check("", None);
    }
}
