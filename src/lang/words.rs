//! Lists of words, each kept as one text.
//!
//! A program may be loaded anywhere, so that the loader writes the address of each text into the tables that name it, each time the
//! program starts. There are more than twenty thousand words: one text for each list leaves a twentieth of these addresses. The lists
//! are written as ever, and the macros here join their words.

/// A list of words.
#[derive(Debug, Clone, Copy)]
pub struct Words {
    /// Each with a line feed behind it, which no word has.
    joined: &'static str,
}

impl Words {
    /// The list of words that stand with a line feed behind each.
    pub(super) const fn new(joined: &'static str) -> Words {
        Words { joined }
    }

    /// The words in order.
    pub fn iter(self) -> Iter {
        Iter { rest: self.joined }
    }

    /// How many they are.
    pub fn count(self) -> usize {
        memchr::memchr_iter(b'\n', self.joined.as_bytes()).count()
    }
}

/// The words of a list, in order.
#[derive(Debug, Clone)]
pub struct Iter {
    rest: &'static str,
}

impl Iterator for Iter {
    type Item = &'static str;

    fn next(&mut self) -> Option<&'static str> {
        let end = memchr::memchr(b'\n', self.rest.as_bytes())?;
        let word = &self.rest[..end];
        self.rest = &self.rest[end + 1..];
        Some(word)
    }
}

impl IntoIterator for Words {
    type Item = &'static str;
    type IntoIter = Iter;

    fn into_iter(self) -> Iter {
        self.iter()
    }
}

/// The words of a pack by sense: `by_sense![(Sense::And, &["and", "&"]), …]`.
macro_rules! by_sense {
    ($(($sense:expr, &[$($word:literal),* $(,)?] $(,)?)),* $(,)?) => {
        &[$(($sense, $crate::lang::Words::new(concat!($($word, "\n"),*)))),*]
    };
}

/// The table of places: `places![Place { name: "Accra", zone: …, country: false, names: &["阿克拉", "Accra"] }, …]`.
macro_rules! places {
    ($(Place {
        name: $name:literal,
        zone: $zone:expr,
        country: $country:literal,
        names: &[$($spelling:literal),* $(,)?] $(,)?
    }),* $(,)?) => {
        &[$(Place { name: $name, zone: $zone, country: $country, names: Words::new(concat!($($spelling, "\n"),*)) }),*]
    };
}

pub(super) use {by_sense, places};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::{PACKS, PLACES};

    #[test]
    fn words_come_as_they_are_written() {
        let words: &[(u8, Words)] = by_sense![(1, &["a", "b c", "d",]), (2, &[])];
        assert_eq!(words[0].1.iter().collect::<Vec<_>>(), ["a", "b c", "d"]);
        assert_eq!((words[0].1.count(), words[1].1.count()), (3, 0));
        assert_eq!(words[1].1.iter().next(), None);
    }

    /// A line feed would divide a word.
    #[test]
    fn no_word_is_empty() {
        let of_packs = PACKS.iter().flat_map(|p| p.words).map(|(_, words)| *words);
        for word in of_packs.chain(PLACES.iter().map(|p| p.names)).flatten() {
            assert!(!word.trim().is_empty());
        }
    }
}
