//! The loop that accepts connections, their limits, and the end.

use super::connection::Patient;
use super::log::AccessLog;
use crate::cli::message::Messages;
use anyhow::{Context, Result};
use arc_swap::ArcSwap;
use http_body_util::Full;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use lettercal::serve::{Site, respond};
use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
use std::convert::Infallible;
use std::pin::pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;
use tokio::io::AsyncWriteExt;
use tokio::net::{TcpListener, TcpStream};
use tokio::signal::unix::{Signal, SignalKind, signal};
use tokio::sync::{Notify, OwnedSemaphorePermit, Semaphore, watch};
use tokio::task::JoinSet;
use tokio::time::{Instant, sleep, timeout};

/// The most bytes of a request's head.
const HEAD: usize = 16 << 10;
/// Files that are open beside connections.
const OTHER_FILES: u64 = 128;
/// How long answers may go on after the signal to stop.
const GRACE: Duration = Duration::from_secs(10);
/// How long a connection may wait for its first or next request where others wait for a place.
const WAIT_IN_A_CROWD: Duration = Duration::from_secs(1);
/// How many connections are told at once that there is no place.
const TURNED_AWAY: usize = 64;

const NO_PLACE: &[u8] = b"HTTP/1.1 503 Service Unavailable\r\ncontent-type: text/plain; charset=utf-8\r\n\
    content-length: 45\r\nretry-after: 10\r\nconnection: close\r\n\r\n503: too many connections; try again shortly\n";

/// What is served, and within which limits.
#[derive(Debug)]
pub(super) struct Server {
    pub(super) site: ArcSwap<Site>,
    pub(super) log: AccessLog,
    pub(super) limits: Limits,
}

/// What a connection may cost.
#[derive(Debug, Clone, Copy)]
pub(super) struct Limits {
    connections: u32,
    /// For the head of a request.
    sender: Duration,
    /// For each part of an answer.
    reader: Duration,
}

impl Limits {
    /// The limits, and as many files as they need if the system gives them.
    pub(super) fn within_the_system(connections: u32, patience: u32, messages: &Messages) -> Limits {
        let needed = u64::from(connections) + OTHER_FILES;
        let limit = getrlimit(Resource::Nofile);
        let mut connections = connections;
        if limit.current.is_some_and(|now| now < needed) {
            let most = limit.maximum.map_or(needed, |most| most.min(needed));
            let raised = setrlimit(Resource::Nofile, Rlimit { current: Some(most), maximum: limit.maximum });
            let files = if raised.is_ok() { most } else { limit.current.unwrap_or(most) };
            if files < needed {
                connections = u32::try_from(files.saturating_sub(OTHER_FILES)).unwrap_or(u32::MAX).max(1);
                messages.warning(format_args!(
                    "the system allows {files} open files, which is enough for {connections} connections; raise the \
                     limit (LimitNOFILE= of systemd, ulimit -n) or name fewer with --connections"
                ));
            }
        }
        let sender = Duration::from_secs(u64::from(patience));
        Limits { connections, sender, reader: sender * 3 }
    }
}

/// The signals that are listened to.
#[derive(Debug)]
pub(super) struct Signals {
    terminate: Signal,
    interrupt: Signal,
    hangup: Signal,
}

impl Signals {
    pub(super) fn new() -> Result<Signals> {
        let of = |kind| signal(kind).context("the system does not deliver signals");
        Ok(Signals {
            terminate: of(SignalKind::terminate())?,
            interrupt: of(SignalKind::interrupt())?,
            hangup: of(SignalKind::hangup())?,
        })
    }

    /// Waits for the signal to stop and meanwhile passes on those to read the tree again.
    async fn stop(&mut self, asked: &Notify) {
        loop {
            tokio::select! {
                _ = self.terminate.recv() => return,
                _ = self.interrupt.recv() => return,
                _ = self.hangup.recv() => asked.notify_one(),
            }
        }
    }
}

/// What connections are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Word {
    Welcome,
    /// Others wait for a place: whoever waits for nothing goes.
    Crowded,
    Stop,
}

/// Serves until a signal says to stop, and then until answers that have begun are sent.
pub(super) async fn run(
    listeners: Vec<TcpListener>,
    server: Arc<Server>,
    mut signals: Signals,
    asked: &Notify,
    messages: &Messages,
) {
    let (word, heard) = watch::channel(Word::Welcome);
    let places = Arc::new(Semaphore::new(server.limits.connections as usize));
    let door = Arc::new(Door { server: server.clone(), places: places.clone(), word, heard });
    let mut accepting = JoinSet::new();
    for listener in listeners {
        accepting.spawn(door.clone().accept(listener));
    }
    signals.stop(asked).await;
    messages.info("stopping: answers that have begun are sent to their end");
    // The end of an accepting task closes its socket; those whose connections wait in the system are still served.
    let _ = door.word.send(Word::Stop);
    let finished = async {
        while accepting.join_next().await.is_some() {}
        let _ = places.acquire_many(server.limits.connections).await;
    };
    tokio::select! {
        () = finished => {}
        () = sleep(GRACE) => messages.warning("some answers were not taken in time and are cut off"),
        () = signals.stop(asked) => messages.warning("stopped at once"),
    }
}

/// Where connections come in.
#[derive(Debug)]
struct Door {
    server: Arc<Server>,
    places: Arc<Semaphore>,
    word: watch::Sender<Word>,
    heard: watch::Receiver<Word>,
}

impl Door {
    async fn accept(self: Arc<Door>, listener: TcpListener) {
        let mut heard = self.heard.clone();
        let turned_away = Arc::new(Semaphore::new(TURNED_AWAY));
        let mut crowd: Option<Instant> = None;
        loop {
            let accepted = tokio::select! {
                accepted = listener.accept() => accepted,
                _ = heard.wait_for(|w| *w == Word::Stop) => break,
            };
            let Ok((stream, _)) = accepted else {
                // No file or memory is left, or the connection has gone already: neither must spin.
                sleep(Duration::from_millis(20)).await;
                continue;
            };
            match self.places.clone().try_acquire_owned() {
                Ok(place) => self.admit(stream, place),
                Err(_) => {
                    if crowd.is_none_or(|since| since.elapsed() >= WAIT_IN_A_CROWD) {
                        crowd = Some(Instant::now());
                        let _ = self.word.send(Word::Crowded);
                    }
                    if let Ok(turn) = turned_away.clone().try_acquire_owned() {
                        tokio::spawn(turn_away(stream, turn));
                    }
                }
            }
        }
        while let Ok(Ok((stream, _))) = timeout(Duration::ZERO, listener.accept()).await {
            let Ok(place) = self.places.clone().try_acquire_owned() else { break };
            self.admit(stream, place);
        }
    }

    fn admit(&self, stream: TcpStream, place: OwnedSemaphorePermit) {
        // Answers are written whole: waiting for more to send would only delay them.
        let _ = stream.set_nodelay(true);
        tokio::spawn(connection(stream, self.server.clone(), self.heard.clone(), place));
    }
}

/// Answers the requests of a connection.
async fn connection(
    stream: TcpStream,
    server: Arc<Server>,
    mut heard: watch::Receiver<Word>,
    _place: OwnedSemaphorePermit,
) {
    let Limits { sender, reader, .. } = server.limits;
    // When the last request came, in milliseconds after the connection; 0 before the first.
    let (begun, last) = (Instant::now(), AtomicU64::new(0));
    let since_begun = || u64::try_from(begun.elapsed().as_millis()).unwrap_or(u64::MAX);
    let service = service_fn(|request: hyper::Request<hyper::body::Incoming>| {
        last.store(since_begun().max(1), Ordering::Relaxed);
        let response = respond(&server.site.load(), &request);
        server.log.name(&request, &response);
        std::future::ready(Ok::<_, Infallible>(response.map(Full::new)))
    });
    let served = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(sender)
        .max_buf_size(HEAD)
        .serve_connection(TokioIo::new(Patient::new(stream, reader)), service);
    let mut served = pin!(served);
    loop {
        tokio::select! {
            biased;
            _ = served.as_mut() => return,
            changed = heard.changed() => {
                let word = if changed.is_ok() { *heard.borrow_and_update() } else { Word::Stop };
                let last = last.load(Ordering::Relaxed);
                let waits = Duration::from_millis(since_begun().saturating_sub(last));
                match word {
                    Word::Welcome => continue,
                    Word::Crowded if waits < WAIT_IN_A_CROWD => continue,
                    // The first request is on its way, and is answered before the end.
                    Word::Stop if last == 0 && timeout(WAIT_IN_A_CROWD, served.as_mut()).await.is_ok() => return,
                    Word::Crowded | Word::Stop => {}
                }
                served.as_mut().graceful_shutdown();
                let _ = served.as_mut().await;
                return;
            }
        }
    }
}

/// Says that there is no place.
async fn turn_away(stream: TcpStream, _turn: OwnedSemaphorePermit) {
    let mut stream = Patient::new(stream, WAIT_IN_A_CROWD);
    if stream.write_all(NO_PLACE).await.is_ok() {
        let _ = stream.shutdown().await;
    }
}
