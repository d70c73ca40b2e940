//! With which bytes words begin: most places of a text are told by these to begin none.

use std::ops::Range;

/// The first sixteen bytes of a text in their order, filled up with zeros: few words have more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Key(u128);

impl Key {
    pub(super) fn of(text: &[u8]) -> Key {
        if let Some(bytes) = text.first_chunk::<16>() {
            return Key(u128::from_be_bytes(*bytes));
        }
        let mut bytes = [0; 16];
        bytes[..text.len()].copy_from_slice(text);
        Key(u128::from_be_bytes(bytes))
    }

    /// The first three bytes.
    pub(super) fn beginning(self) -> u32 {
        (self.0 >> 104) as u32
    }

    /// The first six bytes as one number, of which the upper bits are mixed into the lower.
    pub(super) fn six(self) -> u32 {
        let six = (self.0 >> 80) as u64;
        (six ^ six >> 21) as u32
    }

    /// Whether the first bytes, `length` of them or all, are those of the other.
    pub(super) fn begins(self, other: Key, length: u32) -> bool {
        (self.0 ^ other.0).checked_shr(128 - 8 * length.min(16)).unwrap_or(0) == 0
    }
}

/// A beginning of three bytes that words have.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Beginning {
    bytes: u32,
    /// The first of its entries, and the one behind the last.
    pub(super) from: u32,
    pub(super) to: u32,
    /// Whether one of its words has fewer than six bytes.
    short: bool,
}

impl Beginning {
    /// How many bytes it has: three, where its words are not shorter.
    fn length(self) -> u32 {
        3 - (self.bytes.trailing_zeros() / 8).min(2)
    }
}

/// The beginnings of words.
#[derive(Debug)]
pub(super) struct Beginnings {
    /// At the place that a beginning gives, or at the next free one; free ones have no entries.
    pub(super) places: Vec<Beginning>,
    /// How far the product of a beginning is shifted to be a place.
    shift: u32,
    /// Bits at places that beginnings give: most that no word has are told by them.
    seen: Bits<1024>,
    /// The same bits for the first six bytes: most texts that begin as a word does are told by them.
    six: Bits<1024>,
    /// First bytes of words of one byte: whatever follows them.
    single: [bool; 256],
    /// The same bits for words of two bytes.
    double: Bits<64>,
}

/// A set of numbers, of which some that it does not hold are not known to be absent.
#[derive(Debug)]
struct Bits<const N: usize>(Box<[u64; N]>);

impl<const N: usize> Bits<N> {
    fn new() -> Bits<N> {
        Bits(Box::new([0; N]))
    }

    /// The place of a number, by the upper bits of a product.
    fn place(number: u32) -> (usize, u64) {
        let place = (number.wrapping_mul(PRODUCT) >> 16) as usize;
        (place / 64 % N, 1 << (place % 64))
    }

    fn insert(&mut self, number: u32) {
        let (part, bit) = Bits::<N>::place(number);
        self.0[part] |= bit;
    }

    fn may_hold(&self, number: u32) -> bool {
        let (part, bit) = Bits::<N>::place(number);
        self.0[part] & bit != 0
    }
}

/// A number by which others are spread.
const PRODUCT: u32 = 0x9e37_79b1;

impl Beginnings {
    /// Room for the beginnings of so many words.
    pub(super) fn with_room_for(words: usize) -> Beginnings {
        let places = (words + 1).next_power_of_two();
        Beginnings {
            places: vec![Beginning::default(); places],
            shift: 32 - places.trailing_zeros(),
            seen: Bits::new(),
            six: Bits::new(),
            single: [false; 256],
            double: Bits::new(),
        }
    }

    /// Counts a word, of which the first bytes are given, for its beginning, and tells the place of that.
    pub(super) fn add(&mut self, word: &[u8], key: Key) -> usize {
        let bytes = key.beginning();
        match word {
            [] => {}
            [first] => self.single[usize::from(*first)] = true,
            // A word of two bytes begins with them and a zero.
            [_, _] => self.double.insert(bytes >> 8),
            _ => self.seen.insert(bytes),
        }
        let number = self.place(bytes);
        let place = &mut self.places[number];
        place.bytes = bytes;
        place.to += 1;
        if word.len() < 6 {
            place.short = true;
        } else {
            self.six.insert(key.six());
        }
        number
    }

    /// Turns the numbers of words into where they are: those of one byte first, then those of two, so that each stands behind the
    /// words that may begin it.
    pub(super) fn spread(&mut self) {
        let mut next = 0;
        for length in 1..=3 {
            for place in self.places.iter_mut().filter(|p| p.to != 0 && p.length() == length) {
                (place.from, next) = (next, next + place.to);
                place.to = next;
            }
        }
    }

    /// Where a beginning stands, or where it would. There are more places than beginnings, and they are a power of two.
    fn place(&self, beginning: u32) -> usize {
        let last = self.places.len() - 1;
        let mut place = (beginning.wrapping_mul(PRODUCT) >> self.shift) as usize & last;
        while self.places[place].to != 0 && self.places[place].bytes != beginning {
            place = (place + 1) & last;
        }
        place
    }

    /// The entries with a beginning.
    pub(super) fn entries(&self, beginning: u32) -> Option<Range<usize>> {
        let Beginning { from, to, .. } = self.places[self.place(beginning)];
        (to != 0).then_some(from as usize..to as usize)
    }

    /// The entries with the beginning of a text, where one of them may begin it.
    pub(super) fn longer(&self, key: Key) -> Option<Range<usize>> {
        if !self.seen.may_hold(key.beginning()) {
            return None;
        }
        let Beginning { from, to, short, .. } = self.places[self.place(key.beginning())];
        (to != 0 && (short || self.six.may_hold(key.six()))).then_some(from as usize..to as usize)
    }

    /// Where the longest of the words with fewer bytes than a beginning that begin it is.
    pub(super) fn shorter(&self, beginning: u32) -> Option<usize> {
        match beginning {
            _ if beginning & 0xffff == 0 => None,
            _ if beginning & 0xff == 0 => self.entries(beginning & 0xff_0000).map(|entries| entries.end - 1),
            _ => self.short(beginning),
        }
    }

    /// Where the longest of the words of one or two bytes that begin so is.
    pub(super) fn short(&self, beginning: u32) -> Option<usize> {
        let double = self.double.may_hold(beginning >> 8).then(|| self.entries(beginning & 0xff_ff00)).flatten();
        let single = || self.single[(beginning >> 16) as usize].then(|| self.entries(beginning & 0xff_0000)).flatten();
        double.or_else(single).map(|entries| entries.end - 1)
    }
}
