//! Did you mean …?

/// How alike two words must be, from 0 to 1.
const ALIKE: f64 = 0.75;

/// The candidate that looks most like `word`, if any does: spelled alike, or beginning with it.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word = word.to_lowercase();
    let scored = candidates.into_iter().map(|c| (strsim::jaro_winkler(&word, &c.to_lowercase()), c));
    let best = scored.max_by(|a, b| a.0.total_cmp(&b.0))?;
    (best.0 >= ALIKE).then_some(best.1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_found_and_strangers_are_not() {
        let check = |word: &str, expected: Option<&str>| {
            assert_eq!(nearest(word, ["meeting", "opening", "deadline", "visa-support"]), expected, "{word}");
        };
        check("metting", Some("meeting"));
        check("Deadlin", Some("deadline"));
        check("visa", Some("visa-support"));
        check("xyzzy", None);
        check("", None);
    }
}
