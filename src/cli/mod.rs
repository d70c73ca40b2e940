//! The command line: one file for each command. Input, output, messages and exit statuses are known only here.

mod check;
mod completions;
mod explain;
mod export;
mod extract;
mod input;
mod man;
mod message;
mod options;
mod output;
#[cfg(unix)]
mod serve;
mod status;
#[cfg(unix)]
mod sync;

use clap::{Args, CommandFactory, Parser, Subcommand};
use message::Messages;
use status::Status;
use std::path::PathBuf;
use std::process::ExitCode;

const ABOUT: &str = "Reads the letters with which the ITU calls its meetings and writes calendars";

const EXAMPLES: &str = "\
Examples:
  lettercal export letter.docx -o letter.ics   a calendar of one letter
  lettercal export inbox/ --group SG11         the events of one group, on stdout
  lettercal extract letter.docx                what was read: head, events, notes
  lettercal explain letter.docx                every date and time, and what became of it
  lettercal check inbox/                       only what a person should look at
  lettercal sync inbox/ feeds/                 feeds that people subscribe to
  lettercal serve feeds/                       and a server for them: http://127.0.0.1:8080/

Exit status:
  0  done
  1  could not run, nothing written
  2  wrong usage
  3  some letters could not be read, the rest is done
  4  done, but a person must look: notes under --strict, or copies of a letter that disagree
  5  sync: the program reads many letters differently than before; nothing published
 75  sync: another run is at work";

#[derive(Debug, Parser)]
#[command(name = "lettercal", version, about = ABOUT, after_help = EXAMPLES, max_term_width = 100)]
#[command(arg_required_else_help = true)]
struct Cli {
    #[command(flatten)]
    common: Common,
    #[command(subcommand)]
    command: Command,
}

/// Options of every command.
#[derive(Debug, Args)]
#[command(next_help_heading = "Common options")]
struct Common {
    /// Print errors only
    #[arg(short, long, global = true)]
    quiet: bool,
    /// End with status 4 when a note asks for a person
    #[arg(long, global = true)]
    strict: bool,
    /// Colours
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    color: clap::ColorChoice,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Write the events of letters as one calendar
    Export(export::Export),
    /// Show what was read from letters: head, events, notes
    Extract(extract::Extract),
    /// Show every date and time of letters, and what became of it
    Explain(explain::Explain),
    /// Show only what a person should look at
    Check(check::Check),
    /// Publish feeds of all letters in a folder: one line for cron
    #[cfg(unix)]
    Sync(sync::Sync),
    /// Answer for the feeds over HTTP
    #[cfg(unix)]
    Serve(serve::Serve),
    /// Print completions for a shell
    Completions(completions::Completions),
    /// Print the manual page
    Man(man::Man),
}

/// The letters that a command reads.
#[derive(Debug, Args)]
struct Letters {
    /// Files, folders (with all letters below them), or - for standard input
    #[arg(required = true, value_name = "LETTER")]
    letters: Vec<PathBuf>,
}

/// Runs the program; the status is the same for all commands.
pub(crate) fn main() -> ExitCode {
    let cli = Cli::parse();
    let color = match cli.common.color {
        clap::ColorChoice::Auto => anstream::ColorChoice::Auto,
        clap::ColorChoice::Always => anstream::ColorChoice::Always,
        clap::ColorChoice::Never => anstream::ColorChoice::Never,
    };
    color.write_global();
    input::watch_panics();
    let messages = Messages::new(cli.common.quiet);
    let done = match cli.command {
        Command::Export(command) => command.run(&messages, cli.common.strict),
        Command::Extract(command) => command.run(&messages, cli.common.strict),
        Command::Explain(command) => command.run(&messages, cli.common.strict),
        Command::Check(command) => command.run(&messages),
        #[cfg(unix)]
        Command::Sync(command) => command.run(&messages, cli.common.strict),
        #[cfg(unix)]
        Command::Serve(command) => command.run(&messages, cli.common.strict),
        Command::Completions(command) => command.run(Cli::command()),
        Command::Man(command) => command.run(&messages, Cli::command()),
    };
    match done {
        Ok(status) => status.into(),
        // Whoever read our output has read enough.
        Err(error) if output::is_broken_pipe(&error) => Status::Done.into(),
        Err(error) => {
            messages.error(format_args!("{error:#}"));
            Status::CouldNotRun.into()
        }
    }
}
