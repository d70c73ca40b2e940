//! Integration tests: one binary.

mod bad;
mod cli;
mod docs;
mod ics;
mod program;
mod readers;

mod truth;
