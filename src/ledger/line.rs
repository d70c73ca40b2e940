//! Something as its line of JSON. Thousands of letters may arrive at once, and a line takes a third of the room of what it
//! says, in one piece.

use super::{LedgerError, read_line};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::fmt::{self, Debug, Formatter};
use std::marker::PhantomData;
use std::ops::Range;
use std::sync::Arc;

/// How many bytes of lines are gathered in one piece.
const PIECE: usize = 1 << 20;

/// A value that is read when it is needed. A copy shares the line.
pub struct Line<T> {
    piece: Arc<String>,
    place: Range<usize>,
    value: PhantomData<T>,
}

impl<T: Serialize + DeserializeOwned> Line<T> {
    /// The line of a value.
    pub fn of(value: &T) -> Line<T> {
        // Strings, numbers and lists of them: nothing that JSON cannot hold.
        let text = serde_json::to_string(value).unwrap_or_default();
        let place = 0..text.len();
        Line { piece: Arc::new(text), place, value: PhantomData }
    }

    /// The value.
    pub fn read(&self) -> Result<T, LedgerError> {
        read_line(self.text().as_bytes(), 0)
    }
}

impl<T> Line<T> {
    /// The line without its end.
    pub fn text(&self) -> &str {
        &self.piece[self.place.clone()]
    }
}

impl<T> Clone for Line<T> {
    fn clone(&self) -> Line<T> {
        Line { piece: Arc::clone(&self.piece), place: self.place.clone(), value: PhantomData }
    }
}

impl<T> Debug for Line<T> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(self.text())
    }
}

/// Tells when lines that were made one by one should be put together: each for itself they lie scattered among what is
/// given up soon, and the memory between them is too torn to be used again.
#[derive(Debug, Clone, Default)]
pub(crate) struct Gathering<K> {
    keys: Vec<K>,
    bytes: usize,
}

impl<K> Gathering<K> {
    /// Counts a line that is known by a key. From time to time it gives the keys of lines that are to be gathered now.
    pub(crate) fn add<T>(&mut self, key: K, line: &Line<T>) -> Option<Vec<K>> {
        self.keys.push(key);
        self.bytes += line.place.len();
        (self.bytes >= PIECE).then(|| {
            self.bytes = 0;
            std::mem::take(&mut self.keys)
        })
    }
}

/// Puts lines together in one piece.
pub(crate) fn gather<'l, T: 'l>(lines: impl IntoIterator<Item = &'l mut Line<T>>) {
    let mut lines: Vec<&mut Line<T>> = lines.into_iter().collect();
    let piece: String = lines.iter().map(|line| line.text()).collect();
    let (piece, mut end) = (Arc::new(piece), 0);
    for line in &mut lines {
        let start = end;
        end += line.place.len();
        **line = Line { piece: Arc::clone(&piece), place: start..end, value: PhantomData };
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ledger::record::Record;

    #[test]
    fn lines_read_back() {
        let line = Line::of(&Record::default());
        assert_eq!((line.clone().read(), line.text()), (Ok(Record::default()), r#"{"versions":[],"published":[]}"#));
    }

    #[test]
    fn gathered_lines_are_the_same() {
        let mut lines = ["a", "", "long ".repeat(PIECE / 5).as_str(), "b"].map(|t| Line::of(&t.to_owned()));
        let texts = lines.clone().map(|l| l.text().to_owned());
        let mut gathering = Gathering::default();
        let due: Vec<Option<Vec<usize>>> = lines.iter().enumerate().map(|(i, l)| gathering.add(i, l)).collect();
        assert_eq!(due, [None, None, Some(vec![0, 1, 2]), None]);
        gather(&mut lines);
        assert_eq!(lines.map(|l| l.text().to_owned()), texts);
    }
}
