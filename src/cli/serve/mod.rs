//! `lettercal serve`: answers for the feeds that `sync` publishes. The rules of HTTP stand in the library, which has no
//! socket; here are sockets, signals, time limits and the log.

mod connection;
mod listen;
mod log;
mod server;
mod syncing;
mod tree;

use super::message::Messages;
use super::status::Status;
use anyhow::{Context, Result};
use arc_swap::ArcSwap;
use clap::Args;
use log::{AccessLog, Where};
use server::{Limits, Server};
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;
use syncing::Syncing;
use tokio::sync::Notify;
use tokio::task::spawn_blocking;
use tokio::time::{MissedTickBehavior, interval};
use tree::Tree;

const ABOUT: &str = "\
Serves FEEDS/current, as lettercal sync publishes it, until SIGTERM or SIGINT. A newly published tree is taken up \
by itself within two seconds, or at SIGHUP. Sockets of systemd are used where there are any. docs/serve.md has \
units for systemd and what belongs to a proxy in front: TLS, HTTP/2 and limits for each address.

Examples:
  lettercal serve feeds/                   http://127.0.0.1:8080/
  lettercal serve --inbox inbox/ feeds/    no cron: reads the letters every five minutes
  lettercal serve feeds/ --listen '[::1]:8080' --access-log stdout";

/// How often `current` is looked at.
const LOOK: Duration = Duration::from_secs(2);

#[derive(Debug, Args)]
#[command(after_help = ABOUT)]
pub(crate) struct Serve {
    /// Folder of the feeds
    feeds: PathBuf,
    /// Address and port, may be repeated; port 0 takes a free one
    #[arg(long, value_name = "ADDRESS:PORT", default_value = "127.0.0.1:8080", value_parser = listen::address)]
    listen: Vec<SocketAddr>,
    /// Read the letters of this folder again and again, as lettercal sync does
    #[arg(long, value_name = "INBOX")]
    inbox: Option<PathBuf>,
    /// How long to wait between two readings: 30s, 5m, 1h
    #[arg(long, value_name = "TIME", default_value = "5m", value_parser = syncing::span, requires = "inbox")]
    every: Duration,
    /// Send calendars compressed too; some programs fail on that
    #[arg(long)]
    compress_ics: bool,
    /// Where each request is named: time, method, path, status, coding and bytes, never who asks
    #[arg(long, value_name = "WHERE", default_value = "none")]
    access_log: Where,
    /// How many connections may be open at once
    #[arg(long, value_name = "NUMBER", default_value = "1024", value_parser = clap::value_parser!(u32).range(1..=100_000))]
    connections: u32,
    /// Seconds until a slow sender is cut off; a slow reader has three times as many
    #[arg(long, value_name = "SECONDS", default_value = "10")]
    patience: u32,
}

impl Serve {
    pub(crate) fn run(self, messages: &Messages, strict: bool) -> Result<Status> {
        // Before any thread starts: the variables of systemd are taken out of the environment.
        let given = listen::given()?;
        let limits = Limits::within_the_system(self.connections, self.patience, messages);
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .context("the system gives no event queue; raise the limit of open files")?;
        let (log, writer) = AccessLog::open(self.access_log);
        let done = runtime.block_on(self.serve(given, limits, log, messages, strict));
        // A run of sync that is under way may be cut off at any step: the next one heals it.
        runtime.shutdown_background();
        if let Some(writer) = writer {
            let _ = writer.join();
        }
        done
    }

    async fn serve(
        self,
        given: Vec<std::net::TcpListener>,
        limits: Limits,
        log: AccessLog,
        messages: &Messages,
        strict: bool,
    ) -> Result<Status> {
        let signals = server::Signals::new()?;
        let listeners = match given.is_empty() {
            true => listen::bind(&self.listen)?,
            false => listen::adopt(given)?,
        };
        let mut tree = Tree::new(self.feeds.clone(), self.compress_ics);
        let syncing = self.inbox.map(|inbox| Syncing::new(inbox, self.feeds.clone(), messages.clone(), strict));
        let (site, synced) = match (tree.load(), &syncing) {
            (Err(_), Some(syncing)) => {
                syncing.once();
                (tree.load()?.0, true)
            }
            (read, _) => (read?.0, false),
        };
        for listener in &listeners {
            let address = listener.local_addr().context("the system does not tell the address of a socket")?;
            let feeds = self.feeds.display();
            messages.info(format_args!("serving {} files of {feeds} at http://{address}/", site.len()));
        }
        let server = Arc::new(Server { site: ArcSwap::from_pointee(site), log, limits });
        if let Some(syncing) = syncing {
            syncing.start(self.every, synced);
        }
        let asked = Arc::new(Notify::new());
        let reloading = tokio::spawn(reload(tree, server.clone(), asked.clone(), messages.clone()));
        server::run(listeners, server, signals, &asked, messages).await;
        reloading.abort();
        Ok(Status::Done)
    }
}

/// Takes up every new tree; requests go on with the old one until it is in memory.
async fn reload(mut tree: Tree, server: Arc<Server>, asked: Arc<Notify>, messages: Messages) {
    let mut looks = interval(LOOK);
    looks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        let asked = tokio::select! {
            _ = looks.tick() => false,
            () = asked.notified() => true,
        };
        if !asked && !tree.is_new() {
            continue;
        }
        let read = spawn_blocking(move || {
            let read = tree.load();
            (tree, read)
        });
        // Reading does not panic; if it did, the site in memory would stay.
        let Ok((back, read)) = read.await else { return };
        tree = back;
        match read {
            Ok((site, is_new)) => {
                let files = site.len();
                // Whoever holds the last part of the old tree frees it; that takes a while and shall not hold up requests.
                let old = server.site.swap(Arc::new(site));
                drop(spawn_blocking(move || drop(old)));
                let which = if is_new { "a new" } else { "the same" };
                messages.info(format_args!("serving {files} files of {which} tree"));
            }
            Err(error) => messages.error(format_args!("{error:#}. The site goes on as it was")),
        }
    }
}
