//! Integration tests: one binary.

mod readers;
