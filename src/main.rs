//! The command line of lettercal.

fn main() {}
