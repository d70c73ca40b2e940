//! Syncing beside serving, for who has no cron.

use crate::cli::message::Messages;
use crate::cli::sync::Sync;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::thread;
use std::time::Duration;

/// The shortest wait between two runs.
const LEAST: Duration = Duration::from_secs(1);

/// Runs of `sync` over an inbox; whatever goes wrong in one is told, and the next is tried.
#[derive(Debug)]
pub(super) struct Syncing {
    inbox: PathBuf,
    feeds: PathBuf,
    messages: Messages,
    strict: bool,
}

impl Syncing {
    pub(super) fn new(inbox: PathBuf, feeds: PathBuf, messages: Messages, strict: bool) -> Syncing {
        Syncing { inbox, feeds, messages, strict }
    }

    /// One run.
    pub(super) fn once(&self) {
        let sync = Sync::new(self.inbox.clone(), self.feeds.clone());
        let run = AssertUnwindSafe(|| sync.run(&self.messages, self.strict));
        match catch_unwind(run) {
            // What a status says was told by the run.
            Ok(Ok(_)) => {}
            Ok(Err(error)) => self.messages.error(format_args!("{error:#}")),
            Err(_) => self.messages.error("sync: internal error; run lettercal sync by hand and report what it says"),
        }
    }

    /// Runs again and again, at once or after the first wait. What is published, the server sees by itself.
    pub(super) fn start(self, every: Duration, wait_first: bool) {
        thread::spawn(move || {
            let mut wait = wait_first;
            loop {
                if wait {
                    thread::sleep(every);
                }
                wait = true;
                self.once();
            }
        });
    }
}

/// A span such as `30s`, `5m` or `1h`.
pub(super) fn span(text: &str) -> Result<Duration, String> {
    let wrong = || format!("'{text}' is no span of time; write seconds, minutes or hours, for example 30s, 5m or 1h");
    let digits = text.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let seconds = match &text[digits.len()..] {
        "s" => 1,
        "m" => 60,
        "h" => 3600,
        _ => return Err(wrong()),
    };
    let number: u64 = digits.parse().map_err(|_| wrong())?;
    let span = Duration::from_secs(number.checked_mul(seconds).ok_or_else(wrong)?);
    let day = Duration::from_secs(24 * 3600);
    match (LEAST..=day).contains(&span) {
        true => Ok(span),
        false => Err(format!("{text} is too short or too long; write a span from 1s to 24h")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans() {
        for (text, seconds) in [("1s", 1), ("30s", 30), ("5m", 300), ("24h", 86400)] {
            assert_eq!(span(text), Ok(Duration::from_secs(seconds)), "{text}");
        }
        for text in ["", "5", "m", "5 m", "-5m", "5d", "0s", "25h", "99999999999999999999h", "5м"] {
            assert!(span(text).is_err(), "{text}");
        }
    }
}
