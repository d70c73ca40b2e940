//! `lettercal sync`: new, changed and withdrawn letters → feeds, in one step.

mod groups;
mod inbox;
mod report;

use super::message::Messages;
use super::output::print_report;
use super::status::Status;
use anyhow::{Context, Result, bail};
use chrono::{DateTime, SubsecRound, Utc};
use clap::Args;
use inbox::{Inbox, real};
use lettercal::feeds::config::Config;
use lettercal::feeds::index::Index;
use lettercal::feeds::{BuildError, Extent, build};
use lettercal::ledger::glance::Glance;
use lettercal::ledger::hash::Hash;
use lettercal::ledger::revise::{self, Arrival, Change, Revised, Run};
use lettercal::ledger::{Head, Ledger, LedgerError};
use lettercal::sync::{Counts, Folder, Publication, Stored, SyncError, digest};
use report::Report;
use std::cell::Cell;
use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::PathBuf;
use std::sync::Arc;

const ABOUT: &str = "\
The site is FEEDS/current, a symbolic link: point a web server at it. FEEDS/feeds.toml names bundles, \
reminders, languages and the address of the site; docs/feeds.md has every key. Nothing is printed when \
nothing changed.

Examples:
  lettercal sync inbox/ feeds/             as a line of cron runs it, every ten minutes
  lettercal sync inbox/ feeds/ --dry-run   what would change
  lettercal sync inbox/ feeds/ --forget T17-SG11-COL-0012
                                           withdraw a letter whose file was taken out";

/// The rules of reading that this program was built from.
const READING: &str = concat!(env!("CARGO_PKG_VERSION"), "-", env!("LETTERCAL_READING"));
/// Everything that this program was built from.
const BUILD: &str = concat!(env!("CARGO_PKG_VERSION"), "-", env!("LETTERCAL_BUILD"));
/// No content.
static NONE: BTreeSet<Hash> = BTreeSet::new();
/// The guard stops a run when more than one in so many of the events to come is read differently.
const GUARD: usize = 10;

#[derive(Debug, Args)]
#[command(after_help = ABOUT)]
pub(crate) struct Sync {
    /// Folder where letters arrive
    inbox: PathBuf,
    /// Folder of the feeds
    feeds: PathBuf,
    /// Say what would change and write nothing
    #[arg(long)]
    dry_run: bool,
    /// Go on where the guard or a lost ledger would stop
    #[arg(long)]
    accept: bool,
    /// Withdraw a letter whose file was taken out: its events are cancelled; may be repeated
    #[arg(long, value_name = "LETTER")]
    forget: Vec<String>,
    /// Report as one JSON object on stdout
    #[arg(long)]
    json: bool,
    /// Configuration [default: FEEDS/feeds.toml]
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    /// The time of the run instead of that of the clock
    #[arg(long, value_name = "TIME", hide = true)]
    now: Option<DateTime<Utc>>,
    /// Die before the step of this number
    #[arg(long, value_name = "STEP", hide = true)]
    fail_at: Option<usize>,
    /// Whether the process goes on after the run
    #[arg(skip)]
    goes_on: bool,
}

impl Sync {
    /// A run as the command line without options asks for it, in a process that goes on after it.
    pub(crate) fn new(inbox: PathBuf, feeds: PathBuf) -> Sync {
        let (dry_run, accept, json, forget) = (false, false, false, Vec::new());
        Sync { inbox, feeds, dry_run, accept, forget, json, config: None, now: None, fail_at: None, goes_on: true }
    }

    pub(crate) fn run(self, messages: &Messages, strict: bool) -> Result<Status> {
        let done = self.publish(messages, strict);
        if let (true, Err(error)) = (self.json, &done) {
            print_report(&report::refused(Status::CouldNotRun, &format!("{error:#}")))?;
        }
        done
    }

    /// Tells programs why there is no report.
    fn refuse(&self, status: Status, error: &str) -> Result<Status> {
        if self.json {
            print_report(&report::refused(status, error))?;
        }
        Ok(status)
    }

    fn publish(&self, messages: &Messages, strict: bool) -> Result<Status> {
        if let Some(message) = self.folders_are_wrong() {
            messages.error(&message);
            return self.refuse(Status::Usage, &message);
        }
        if let Err(error) = fs::read_dir(&self.inbox) {
            let inbox = self.inbox.display();
            bail!(
                "the inbox {inbox} cannot be read: {error}; check that it is mounted and may be read. The feeds are as \
                 they were"
            );
        }
        let folder = match self.dry_run {
            true => Folder::look(&self.feeds)?,
            false => match Folder::lock(&self.feeds) {
                Err(error @ SyncError::Locked { .. }) => {
                    messages.info(&error);
                    return self.refuse(Status::Locked, &error.to_string());
                }
                folder => folder?,
            },
        };
        let config_text = self.config_text(&folder)?;
        let config =
            Config::parse(&config_text).map_err(|e| anyhow::anyhow!("{}: {e}", self.config_path(&folder).display()))?;
        let task = Task { sync: self, folder: &folder, config, config_text, messages, step: Cell::new(0) };
        let (status, report) = task.run(strict)?;
        if self.json {
            print_report(&report.json(status))?;
        } else if !messages.are_quiet() {
            print_report(&report.text())?;
        }
        Ok(status)
    }

    /// Whether one of the two folders lies in the other.
    fn folders_are_wrong(&self) -> Option<String> {
        let (inbox, feeds) = (real(&self.inbox).ok()?, real(&self.feeds).ok()?);
        let inside = feeds.starts_with(&inbox) || inbox.starts_with(&feeds);
        let (inbox, feeds) = (self.inbox.display(), self.feeds.display());
        inside.then(|| format!("{inbox} and {feeds} lie in each other; give two folders side by side"))
    }

    fn config_path(&self, folder: &Folder) -> PathBuf {
        self.config.clone().unwrap_or_else(|| folder.path("feeds.toml"))
    }

    fn config_text(&self, folder: &Folder) -> Result<String> {
        let path = self.config_path(folder);
        let bytes = match fs::read(&path) {
            Err(e) if e.kind() == std::io::ErrorKind::NotFound && self.config.is_none() => return Ok(String::new()),
            bytes => bytes.with_context(|| format!("{} cannot be read", path.display()))?,
        };
        String::from_utf8(bytes).map_err(|e| {
            let before = &e.as_bytes()[..e.utf8_error().valid_up_to()];
            let line = before.iter().filter(|b| **b == b'\n').count() + 1;
            anyhow::anyhow!("{}: line {line}: it is no UTF-8; save the file as UTF-8", path.display())
        })
    }
}

/// One run.
struct Task<'a> {
    sync: &'a Sync,
    folder: &'a Folder,
    config: Config,
    config_text: String,
    messages: &'a Messages,
    /// How many steps were taken.
    step: Cell<usize>,
}

/// What was published before.
struct Before {
    ledger: Ledger,
    /// The hash of its letters; `None` where there was no ledger.
    letters: Option<Hash>,
    /// Whether the tree is that of the ledger, this program and this configuration.
    in_step: bool,
    /// Whether somebody has changed records, so that the ledger must be written with their briefs.
    mended: bool,
}

impl Task<'_> {
    fn run(&self, strict: bool) -> Result<(Status, Report)> {
        let clock = self.clock();
        let mut report = Report::default();
        let mut inbox = Inbox::scan(&self.sync.inbox, clock, self.sync.now.is_none())?;
        let published = self.folder.current()?;
        let in_step = |head: &Head, letters| published.as_deref() == Some(&self.digest(head, letters));
        if let Some(peek) = self.folder.peek()?.filter(|p| self.is_quiet(&p.head, &inbox, clock)) {
            let path = self.folder.ledger_path();
            let glance = peek.glance().with_context(|| format!("{} cannot be read", path.display()))?;
            if in_step(&glance.head, glance.letters) {
                self.warn_of_the_clock(clock, &glance.head);
                self.report_again(&mut report, &inbox, &glance)?;
                return self.done(report, &inbox, strict);
            }
        }
        let before = self.before(clock, in_step)?;
        self.warn_of_the_clock(clock, &before.ledger.head);
        // Where a run died, this one tells what it publishes: what is different from the tree, not from the ledger.
        let unpublished_since = self.unpublished_since(&before, published.as_deref(), clock)?;
        let known = unpublished_since.as_ref().unwrap_or(&before.ledger).known_contents();
        let reads_alike = before.ledger.head.reading == READING;
        let arrivals = inbox.read(if reads_alike { &known } else { &NONE }, self.messages)?;
        report.arrived(&inbox, &arrivals, &known);
        let revise = |arrivals: Vec<Arrival>, forget: &[String]| {
            let run = Run { now: clock, reading: READING, present: inbox.present(), arrivals, forget };
            revise::revise(before.ledger.clone(), run).map_err(|e| self.cannot_revise(e, &inbox))
        };
        // What other rules of reading change is told from what letters change that came with them.
        let read_before = before.ledger.known_contents();
        let known_only = arrivals.iter().filter(|a| !reads_alike && read_before.contains(&a.content));
        let read_anew: Vec<Arrival> = if self.sync.accept { Vec::new() } else { known_only.cloned().collect() };
        let read_differently = if read_anew.is_empty() { Vec::new() } else { revise(read_anew, &[])?.changes };
        let mut revised = revise(arrivals, &self.sync.forget)?;
        if let Some(published) = &unpublished_since {
            revised.changes = revise::changes_between(published, &revised.ledger).map_err(|e| self.damaged(&e))?;
        }
        report.revised(&inbox, &revised);
        let config = self.sync.config_path(self.folder);
        groups::warn_of_strange(&self.config.bundles, &revised.ledger.head.groups, &config, self.messages);
        report.known_failures(&inbox, &revised.ledger.head.failures);
        report.conflicts(&inbox, revise::conflicts(&revised.ledger).map_err(|e| self.damaged(&e))?);
        if self.guard_stops(&before.ledger, &read_differently, clock)? {
            report.stopped();
            let (_, report) = self.done(report, &inbox, strict)?;
            return Ok((Status::Guarded, report));
        }
        // Of a first run they would take a tenth of the memory.
        (revised.changes, revised.notes) = (Vec::new(), Vec::new());
        let counts =
            self.publish(&before, &mut revised, !inbox.present().is_empty(), unpublished_since.is_some(), clock)?;
        report.published(counts);
        if !self.sync.goes_on {
            // Giving back the memory of thousands of letters one by one would take longer than all pages take.
            std::mem::forget((before, revised));
        }
        self.done(report, &inbox, strict)
    }

    /// Whether there is nothing to do for a ledger whose tree is published.
    fn is_quiet(&self, head: &Head, inbox: &Inbox, clock: DateTime<Utc>) -> bool {
        let same = head.inbox == inbox.hash() && head.reading == READING && head.month == revise::month(clock);
        same && self.sync.forget.is_empty()
    }

    /// Reports what every run does, where nothing changed.
    fn report_again(&self, report: &mut Report, inbox: &Inbox, glance: &Glance) -> Result<()> {
        report.known_failures(inbox, &glance.head.failures);
        if self.sync.json {
            report.unchanged(self.index().as_ref());
        }
        if !glance.head.conflicts.is_empty() {
            let disputed = match &glance.disputed {
                Some(disputed) => disputed.clone(),
                None => self.ledger()?.with_context(|| "the ledger is gone")?.0,
            };
            report.conflicts(inbox, revise::conflicts(&disputed).map_err(|e| self.damaged(&e))?);
        }
        Ok(())
    }

    /// On every run, since a clock that is wrong now gives feeds the wrong months.
    fn warn_of_the_clock(&self, clock: DateTime<Utc>, head: &Head) {
        if head.clock > clock {
            let (then, path) = (head.clock, self.folder.ledger_path());
            self.messages.warning(format_args!(
                "the clock says {clock} and the last change was at {then}: times of change are counted from then; if \
                 the clock was wrong then, correct it in the first line of {}",
                path.display()
            ));
        }
    }

    /// The time of the run, in whole seconds.
    #[allow(clippy::disallowed_methods, reason = "the binary tells the library the time")]
    fn clock(&self) -> DateTime<Utc> {
        self.sync.now.unwrap_or_else(Utc::now).trunc_subsecs(0)
    }

    fn digest(&self, head: &Head, letters: Hash) -> String {
        digest(head, letters, &self.config_text, BUILD)
    }

    /// The ledger and the hash of its letters, if there is one.
    fn ledger(&self) -> Result<Option<(Ledger, Hash)>> {
        let stored = self.folder.ledger()?;
        if stored.is_none() && self.folder.was_published()? && !self.sync.accept {
            let from = match self.previous() {
                Some((previous, true)) => format!("{} or a backup", previous.display()),
                _ => "a backup".to_owned(),
            };
            bail!(
                "{} is missing though feeds were published. They are as they were; put the ledger back (from {from}), \
                 or go on with --accept, which counts every event as new",
                self.folder.ledger_path().display(),
            );
        }
        let read = |stored: Arc<Stored>| {
            let path = self.folder.ledger_path();
            let text = Arc::clone(&stored);
            let read =
                Ledger::read(stored.text(), text).with_context(|| format!("{} cannot be read", path.display()))?;
            read.map_err(|e| self.damaged(&e))
        };
        stored.map(read).transpose()
    }

    /// The ledger before the last change, if there is one, and whether it is sound.
    fn previous(&self) -> Option<(PathBuf, bool)> {
        let path = self.folder.previous_path();
        let ledger = Ledger::parse(fs::read(&path).ok()?);
        let sound = ledger.is_ok_and(|mut ledger| ledger.check().is_ok());
        Some((path, sound))
    }

    fn damaged(&self, error: &LedgerError) -> anyhow::Error {
        if error.unread {
            let ledger = self.folder.ledger_path();
            return anyhow::anyhow!(
                "{}: line {} cannot be read: {}. The feeds are as they were; run again, and look at the disk if this comes again",
                ledger.display(),
                error.line,
                error.detail
            );
        }
        let accept = "run with --accept, which counts every event as new";
        let help = match self.previous() {
            Some((path, true)) => format!("copy {} over it: letters that arrived since are read again", path.display()),
            Some((path, false)) => {
                format!("put back a backup ({} is damaged too), or take both away and {accept}", path.display())
            }
            None => format!("put back a backup, or take it away and {accept}"),
        };
        let ledger = self.folder.ledger_path();
        let ledger = ledger.display();
        anyhow::anyhow!("{ledger}: {error}. The feeds are as they were; repair the line, or {help}")
    }

    fn cannot_revise(&self, error: revise::ReviseError, inbox: &Inbox) -> anyhow::Error {
        match error {
            revise::ReviseError::Ledger(error) => self.damaged(&error),
            error => anyhow::anyhow!("{}", inbox.with_names(&error.to_string())),
        }
    }

    fn before(&self, clock: DateTime<Utc>, in_step: impl Fn(&Head, Hash) -> bool) -> Result<Before> {
        let Some((mut ledger, letters)) = self.ledger()? else {
            let ledger = Ledger::empty(READING, clock, revise::month(clock));
            return Ok(Before { ledger, letters: None, in_step: false, mended: false });
        };
        let in_step = in_step(&ledger.head, letters);
        let mut mended = false;
        if !in_step {
            // A run died, or somebody has changed the ledger: every line must be sound before anything is written.
            mended = ledger.check().map_err(|e| self.damaged(&e))?;
        }
        Ok(Before { ledger, letters: Some(letters), in_step, mended })
    }

    /// The ledger of the tree that is published, where a run died between both: it is the one before, or an empty one.
    fn unpublished_since(
        &self,
        before: &Before,
        published: Option<&str>,
        clock: DateTime<Utc>,
    ) -> Result<Option<Ledger>> {
        let Some(letters) = before.letters.filter(|_| !before.in_step) else { return Ok(None) };
        let is_ready = || self.folder.has_tree(&self.digest(&before.ledger.head, letters));
        let is_first = published.is_none() && !self.folder.previous_path().exists();
        if is_first && (is_ready() || !self.folder.was_published()?) {
            return Ok(Some(Ledger::empty(READING, clock, revise::month(clock))));
        }
        let text = fs::read(self.folder.previous_path()).unwrap_or_default();
        let source = Arc::new(text.clone());
        let previous = Ledger::read(text.as_slice(), source).ok().and_then(Result::ok);
        let is_published = |(ledger, letters): &(Ledger, Hash)| published == Some(&self.digest(&ledger.head, *letters));
        Ok(previous.filter(is_published).map(|(ledger, _)| ledger))
    }

    /// Whether new rules of reading would change too much of what is to come.
    fn guard_stops(&self, before: &Ledger, changes: &[Change], clock: DateTime<Utc>) -> Result<bool> {
        let today = lettercal::event::Zone::GENEVA.clock(clock).date();
        let hit = changes.iter().filter(|c| {
            c.read_anew && c.is_visible() && c.before.as_ref().is_some_and(|b| revise::is_future(b, today))
        });
        let hit = hit.count();
        if hit == 0 {
            return Ok(false);
        }
        let all = revise::future_events(before, today).map_err(|e| self.damaged(&e))?;
        let stops = hit * GUARD > all;
        if stops {
            self.messages.error(format_args!(
                "this version of the program reads {hit} of {all} events to come differently; nothing is published. \
                 Look at the list, then go on with --accept"
            ));
        }
        Ok(stops)
    }

    fn publish(
        &self,
        before: &Before,
        revised: &mut Revised,
        inbox_is_full: bool,
        never_published: bool,
        clock: DateTime<Utc>,
    ) -> Result<Counts> {
        let (old, new) = (&before.ledger.head, &revised.ledger.head.clone());
        let settled = old.conflicts == new.conflicts && old.groups == new.groups;
        let changed = !revised.touched.is_empty()
            || !settled
            || old.month != new.month
            || old.reading != new.reading
            || before.letters.is_none();
        // Only files that came or went, and nothing that they tell: the tree stays, and the next run knows the files. An
        // empty inbox may be a mount that is missing.
        let noted = before.mended || old.failures != new.failures || old.inbox != new.inbox && inbox_is_full;
        let mut steps = |name: &str| self.take_step(name);
        let letters = match before.letters {
            Some(letters) if !changed && !noted => letters,
            _ if self.sync.dry_run => revised.ledger.write(&mut io::sink())?.letters,
            _ => {
                let written = self.folder.write_ledger(|out| revised.ledger.write(out), never_published, &mut steps)?;
                let letters = written.letters;
                if let Some(stored) = self.folder.ledger()? {
                    revised.ledger.lies_in(stored, written);
                }
                letters
            }
        };
        let ledger = if changed || noted { &revised.ledger } else { &before.ledger };
        let digest = self.digest(&ledger.head, letters);
        if !changed && before.in_step {
            return Ok(Counts::default());
        }
        if !self.sync.dry_run && !changed && self.folder.swap_in(&digest, &mut steps)? {
            return Ok(Counts::default());
        }
        let partly =
            before.in_step && old.month == new.month && self.sync.forget.is_empty() && old.groups == new.groups;
        let extent = match (partly, self.index()) {
            (true, Some(index)) => {
                Extent::Touched { letters: &revised.touched, old: &before.ledger, index, before: self.folder }
            }
            _ => Extent::Whole,
        };
        let whole = matches!(extent, Extent::Whole);
        let mut tree = match self.sync.dry_run {
            true => Publication::compare(self.folder, whole, clock, &mut steps),
            false => Publication::begin(self.folder, whole, clock, &mut steps)?,
        };
        let gone = build(ledger, &self.config, extent, |file| tree.put(file)).map_err(|e| match e {
            BuildError::Ledger(error) => self.damaged(&error),
            BuildError::Sink(error) => error.into(),
            error => anyhow::anyhow!("{error}"),
        })?;
        tree.remove(&gone)?;
        Ok(tree.finish(&digest)?)
    }

    /// The index of the tree that is published.
    fn index(&self) -> Option<Index> {
        self.folder.published("v1/index.json").and_then(|bytes| Index::parse(&bytes))
    }

    /// Counts a step, and dies before the one that a test names.
    fn take_step(&self, _name: &str) {
        self.step.set(self.step.get() + 1);
        if self.sync.fail_at == Some(self.step.get()) {
            std::process::abort();
        }
    }

    fn done(&self, mut report: Report, inbox: &Inbox, strict: bool) -> Result<(Status, Report)> {
        report.unreadable(inbox);
        for problem in report.problems() {
            self.messages.error(problem);
        }
        for warning in report.warnings() {
            self.messages.warning(warning);
        }
        let status = report.status(strict);
        Ok((status, report))
    }
}
