//! What is said on a connection: requests are read and answered one after the other, and the connection ends in time.

use super::connection::Patient;
use super::head::{self, Head, MOST_BYTES};
use super::server::{Server, Word};
use bytes::Bytes;
use http::{Request, Response, StatusCode, Version};
use lettercal::serve::respond;
use std::io::{self, IoSlice};
use std::pin::Pin;
use std::time::{Duration, SystemTime, UNIX_EPOCH};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::sync::watch;
use tokio::time::{Instant, Sleep, sleep_until};

/// How long a connection may wait for its first or next request where others wait for a place.
pub(super) const WAIT_IN_A_CROWD: Duration = Duration::from_secs(1);
/// The room for a request; it grows for long ones. A connection that waits keeps no more than that.
const USUAL_BYTES: usize = 1024;

/// Answers the requests of a connection until it ends.
pub(super) async fn talk(stream: Patient, server: &Server, heard: watch::Receiver<Word>) {
    let since = Instant::now();
    let timer = Box::pin(sleep_until(since + server.limits.sender));
    let (input, date) = (Vec::with_capacity(USUAL_BYTES), Date::default());
    let mut talk = Talk { stream, server, heard, input, date, since, timer, answered: false };
    while let Some(head) = talk.head().await {
        let stays = match head {
            Head::Whole { request, bytes, stays } => talk.answer(request, bytes, stays).await,
            Head::Bad(status) => talk.refuse(status).await,
            Head::Part => Ok(true),
        };
        match stays {
            Ok(true) => {}
            Ok(false) => break,
            Err(_) => return,
        }
    }
    // Whoever has gone already needs no end.
    let _ = talk.stream.shutdown().await;
}

struct Talk<'a> {
    stream: Patient,
    server: &'a Server,
    heard: watch::Receiver<Word>,
    /// What was read and is not answered yet.
    input: Vec<u8>,
    date: Date,
    /// When the connection began to wait for a request.
    since: Instant,
    /// Runs on over several requests: it is only set again when it ends.
    timer: Pin<Box<Sleep>>,
    /// Whether a request was answered.
    answered: bool,
}

impl Talk<'_> {
    /// The head of the next request; `None` at the end of the connection.
    async fn head(&mut self) -> Option<Head> {
        let (mut end, mut is_stopping, mut unread) = (self.since + self.server.limits.sender, false, 0);
        loop {
            // Who sends byte by byte has each line looked at, not each byte.
            let new = &self.input[unread..];
            if !new.is_empty() && (unread == 0 || new.contains(&b'\n') || self.input.len() >= MOST_BYTES) {
                match head::read(&self.input) {
                    Head::Part => unread = self.input.len(),
                    head => return Some(head),
                }
            }
            if self.input.len() == self.input.capacity() {
                self.input.reserve_exact(self.input.len().min(MOST_BYTES - self.input.len()).max(1));
            }
            tokio::select! {
                biased;
                read = self.stream.read_buf(&mut self.input) => match read {
                    Ok(0) | Err(_) => return None,
                    Ok(_) => {}
                },
                changed = self.heard.changed(), if !is_stopping => {
                    let word = if changed.is_ok() { *self.heard.borrow_and_update() } else { Word::Stop };
                    is_stopping = word == Word::Stop;
                    match word {
                        Word::Welcome => {}
                        Word::Crowded if self.since.elapsed() < WAIT_IN_A_CROWD => {}
                        // The first request is on its way, or another has begun: it is answered before the end.
                        Word::Stop if !self.answered || !self.input.is_empty() => {
                            end = end.min(Instant::now() + WAIT_IN_A_CROWD);
                            self.timer.as_mut().reset(end);
                        }
                        Word::Crowded | Word::Stop => return None,
                    }
                }
                () = self.timer.as_mut() => {
                    if end <= Instant::now() {
                        return None;
                    }
                    self.timer.as_mut().reset(end);
                }
            }
        }
    }

    /// Answers a request, and tells whether the connection goes on.
    async fn answer(&mut self, request: Request<()>, bytes: usize, stays: bool) -> io::Result<bool> {
        let response = respond(&self.server.site.load(), &request);
        self.server.log.name(&request, &response);
        let stays = stays && *self.heard.borrow() != Word::Stop;
        self.input.drain(..bytes);
        if self.input.is_empty() {
            self.input.shrink_to(USUAL_BYTES);
        }
        let version = request.version();
        drop(request);
        self.send(&response, version, stays).await?;
        self.since = Instant::now();
        self.answered = true;
        Ok(stays)
    }

    async fn refuse(&mut self, status: StatusCode) -> io::Result<bool> {
        self.send(&head::refusal(status), Version::HTTP_11, false).await?;
        Ok(false)
    }

    /// Sends an answer, in one step where the system takes it.
    async fn send(&mut self, response: &Response<Bytes>, version: Version, stays: bool) -> io::Result<()> {
        let head = head::write(response, self.date.now(), version, stays);
        let mut parts = [IoSlice::new(&head), IoSlice::new(response.body())];
        let mut left = if response.body().is_empty() { &mut parts[..1] } else { &mut parts[..] };
        while !left.is_empty() {
            match self.stream.write_vectored(left).await? {
                0 => return Err(io::ErrorKind::WriteZero.into()),
                n => IoSlice::advance_slices(&mut left, n),
            }
        }
        self.stream.flush().await
    }
}

/// The value of `Date`, made once in a second.
#[derive(Debug, Default)]
struct Date {
    second: u64,
    text: String,
}

impl Date {
    fn now(&mut self) -> &str {
        #[allow(clippy::disallowed_methods, reason = "an answer says when it was given")]
        let now = SystemTime::now();
        let second = now.duration_since(UNIX_EPOCH).map_or(0, |d| d.as_secs());
        if self.text.is_empty() || self.second != second {
            (self.second, self.text) = (second, httpdate::fmt_http_date(now));
        }
        &self.text
    }
}
