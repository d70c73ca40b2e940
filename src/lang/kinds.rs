//! Sets of cues by their kinds.

use super::Cue;
use std::hash::{Hash, Hasher};

/// The kinds of some cues, a bit for each: most questions for cues are answered by kinds that do not stand there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Kinds(u128);

impl Kinds {
    /// Adds the kind of a cue.
    pub fn insert(&mut self, cue: Cue) {
        self.0 |= kind_bit(cue);
    }

    /// Whether the kind of a cue is among them.
    pub fn has(self, cue: Cue) -> bool {
        self.0 & kind_bit(cue) != 0
    }

    /// Those that both have.
    pub fn both(self, other: Kinds) -> Kinds {
        Kinds(self.0 & other.0)
    }

    /// Whether there are none.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }
}

impl FromIterator<Cue> for Kinds {
    fn from_iter<I: IntoIterator<Item = Cue>>(cues: I) -> Kinds {
        let mut kinds = Kinds::default();
        cues.into_iter().for_each(|cue| kinds.insert(cue));
        kinds
    }
}

/// The bit of a cue, whatever it carries. What hashes the number of its kind is handed the number itself.
fn kind_bit(cue: Cue) -> u128 {
    let mut number = Number(0);
    std::mem::discriminant(&cue).hash(&mut number);
    1 << (number.0 % u128::BITS)
}

/// Takes what is hashed for the hash: a number.
struct Number(u32);

impl Hasher for Number {
    fn write(&mut self, bytes: &[u8]) {
        self.0 = bytes.iter().fold(self.0, |number, byte| number.wrapping_mul(31).wrapping_add(u32::from(*byte)));
    }

    fn write_isize(&mut self, number: isize) {
        self.0 = number as u32;
    }

    fn finish(&self) -> u64 {
        u64::from(self.0)
    }
}
