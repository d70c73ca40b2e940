//! How far two texts are the same from both ends. Most changes are one line among thousands, and what stands around it
//! need not be compared again.

/// How much of them is compared at a time.
const STEP: usize = 1 << 12;

/// What a text and the one before have in common.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Alike {
    /// How many bytes at the beginning.
    pub front: usize,
    /// How many bytes at the end, none of which is one of those at the beginning.
    pub back: usize,
}

impl Alike {
    /// Compares two texts.
    pub fn of(before: &[u8], now: &[u8]) -> Alike {
        Alike::default().widened(before, now)
    }

    /// The same where it is known already that so much is alike, and perhaps more.
    pub fn widened(self, before: &[u8], now: &[u8]) -> Alike {
        let most = before.len().min(now.len());
        let front = self.front.min(most);
        let front = front
            + same(before[front..].iter(), now[front..].iter(), |at| {
                before[front + at..].get(..STEP).is_some_and(|b| now[front + at..].get(..STEP) == Some(b))
            });
        let known = self.back.min(most - front);
        let (before, now) = (&before[front..before.len() - known], &now[front..now.len() - known]);
        let at_end = |text: &[u8], at: usize| text.len().checked_sub(at + STEP).map(|start| start..start + STEP);
        let back = same(before.iter().rev(), now.iter().rev(), |at| {
            let places = at_end(before, at).zip(at_end(now, at));
            places.is_some_and(|(b, n)| before[b] == now[n])
        });
        Alike { front, back: known + back }
    }

    /// Whether texts of these lengths are the same.
    pub fn is_all(self, before: usize, now: usize) -> bool {
        before == now && self.front + self.back >= now
    }
}

/// How many bytes are the same, given whether the next [`STEP`] of them are behind so many.
fn same<'t>(
    before: impl Iterator<Item = &'t u8> + Clone,
    now: impl Iterator<Item = &'t u8> + Clone,
    steps: impl Fn(usize) -> bool,
) -> usize {
    let mut at = 0;
    while steps(at) {
        at += STEP;
    }
    at + before.skip(at).zip(now.skip(at)).take_while(|(b, n)| b == n).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_ends_are_found() {
        let long =
            |odd: usize| (0..5 * STEP).map(|i| if i == odd { 255 } else { (i % 251) as u8 }).collect::<Vec<u8>>();
        let (all, one, first, last) = (long(usize::MAX), long(2 * STEP + 7), long(0), long(5 * STEP - 1));
        let cases: [(&[u8], &[u8], usize, usize); 10] = [
            (b"", b"", 0, 0),
            (b"", b"a", 0, 0),
            (b"abc", b"abc", 3, 0),
            (b"aaa", b"aaaaa", 3, 0),
            (b"axb", b"ayyb", 1, 1),
            (b"ab", b"xab", 0, 2),
            (&all, &all, 5 * STEP, 0),
            (&all, &one, 2 * STEP + 7, 3 * STEP - 8),
            (&all, &first, 0, 5 * STEP - 1),
            (&all, &last, 5 * STEP - 1, 0),
        ];
        for (before, now, front, back) in cases {
            let found = Alike::of(before, now);
            assert_eq!(found, Alike { front, back });
            assert_eq!(found.widened(before, now), found);
            assert_eq!(Alike { front: front / 2, back: back / 2 }.widened(before, now), found);
            assert_eq!(found.is_all(before.len(), now.len()), before == now);
        }
        // What is known of both ends may overlap where something was put between.
        assert_eq!(Alike { front: 2, back: 2 }.widened(b"aaa", b"aaaa"), Alike { front: 3, back: 0 });
    }
}
