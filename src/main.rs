//! The command line of lettercal.

mod cli;

use std::process::ExitCode;

fn main() -> ExitCode {
    cli::main()
}
