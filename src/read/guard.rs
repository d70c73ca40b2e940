//! A fence around other people's parsers: what panics in them costs one letter, not the run.

use crate::error::ReadError;
use crate::read::damaged;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Runs a parser; a panic in it becomes a plain error. What the parser holds is dropped with it.
pub(super) fn guarded<T>(format: &'static str, run: impl FnOnce() -> T) -> Result<T, ReadError> {
    catch_unwind(AssertUnwindSafe(run)).map_err(|_| damaged(format, "its structure is broken"))
}
