//! `lettercal man`: manual pages in roff.

use super::message::Messages;
use super::output::print_data;
use super::status::Status;
use anyhow::Result;
use clap::Args;
use lettercal::suggest::nearest;

const EXAMPLES: &str = "\
Examples:
  lettercal man > lettercal.1
  lettercal man export | man -l -";

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Man {
    /// The command whose page is wanted; without it, one page of the program and all its commands
    command: Option<String>,
}

/// One page of the program and its commands, each with its options; the options that all share stand once.
fn whole(program: &clap::Command) -> Result<Vec<u8>> {
    let mut page = Vec::new();
    clap_mangen::Man::new(program.clone()).render(&mut page)?;
    for command in program.get_subcommands().filter(|c| c.get_name() != "help") {
        let own = command.clone().mut_args(|a| if a.is_global_set() { a.hide(true) } else { a });
        let (man, mut sections) = (clap_mangen::Man::new(own), Vec::new());
        man.render_synopsis_section(&mut sections)?;
        man.render_description_section(&mut sections)?;
        man.render_options_section(&mut sections)?;
        let title = format!("\n.SH \"LETTERCAL {}\"\n", command.get_name().to_uppercase());
        let sections = String::from_utf8(sections)?;
        page.extend(title.bytes());
        page.extend(sections.replace(".SH ", ".SS ").bytes());
    }
    Ok(page)
}

impl Man {
    pub(crate) fn run(self, messages: &Messages, mut program: clap::Command) -> Result<Status> {
        program.build();
        let page = match &self.command {
            None => {
                print_data(&whole(&program)?)?;
                return Ok(Status::Done);
            }
            Some(name) => match program.find_subcommand(name) {
                Some(command) => command.clone(),
                None => {
                    let known: Vec<&str> = program.get_subcommands().map(clap::Command::get_name).collect();
                    let hint = nearest(name, known.iter().copied()).map(|n| format!(" (did you mean '{n}'?)"));
                    let (hint, known) = (hint.unwrap_or_default(), known.join(", "));
                    messages.error(format_args!("'{name}' is no command{hint}; the commands are: {known}"));
                    return Ok(Status::Usage);
                }
            },
        };
        let mut roff = Vec::new();
        let version = format!("{} {}", program.get_name(), program.get_version().unwrap_or_default());
        clap_mangen::Man::new(page).source(version).render(&mut roff)?;
        print_data(&roff)?;
        Ok(Status::Done)
    }
}
