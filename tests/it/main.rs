//! Integration tests: one binary.

mod bad;
mod cli;
mod ics;
mod program;
mod readme;
mod truth;
