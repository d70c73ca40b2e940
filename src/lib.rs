//! lettercal reads the letters with which the ITU calls its meetings, and writes calendars.
//!
//! The way of the data, one type per stage:
//!
//! ```text
//! bytes ─read─▶ Document ─mentions─▶ [Mention] ─letter─▶ Letter (events, roles, notes) ─write─▶ bytes
//! ```
//!
//! The library has no clock, locale, environment or randomness: the same bytes and options give the same bytes.

pub mod document;
pub mod error;
pub mod event;
pub mod feeds;
pub mod group;
pub mod lang;
pub mod ledger;
pub mod letter;
pub mod mentions;
pub mod merge;
pub mod note;
mod parallel;
pub mod pipeline;
pub mod private;
pub mod read;
pub mod remind;
pub mod select;
pub mod serve;
pub mod suggest;
#[cfg(unix)]
pub mod sync;
pub mod view;
pub mod write;
