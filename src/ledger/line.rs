//! Something as its line of JSON. Thousands of letters may arrive at once, and a line takes a third of the room of what it
//! says, in one piece.

use super::{LedgerError, read_line};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::fmt::{self, Debug, Formatter};
use std::marker::PhantomData;
use std::sync::Arc;

/// A value that is read when it is needed. A copy shares the line.
pub struct Line<T> {
    text: Arc<str>,
    value: PhantomData<T>,
}

impl<T: Serialize + DeserializeOwned> Line<T> {
    /// The line of a value.
    pub fn of(value: &T) -> Line<T> {
        // Strings, numbers and lists of them: nothing that JSON cannot hold.
        Line { text: serde_json::to_string(value).unwrap_or_default().into(), value: PhantomData }
    }

    /// The value.
    pub fn read(&self) -> Result<T, LedgerError> {
        read_line(&self.text, 0)
    }

    /// The line without its end.
    pub fn text(&self) -> &str {
        &self.text
    }
}

impl<T> Clone for Line<T> {
    fn clone(&self) -> Line<T> {
        Line { text: Arc::clone(&self.text), value: PhantomData }
    }
}

impl<T> Debug for Line<T> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
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
}
