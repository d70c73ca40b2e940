//! Integration tests: one binary.

mod bad;
mod cli;
mod docs;
mod gold;
mod golden;
mod ics;
mod letters;
mod program;
mod readers;
mod tidy;
mod truth;
