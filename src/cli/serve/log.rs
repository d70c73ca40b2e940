//! The log of requests: what was asked of the site, and never by whom. No address, no query, no name of a program; and
//! since a path that leads nowhere can hold anything, only paths of the site are named.

use chrono::{SecondsFormat, Utc};
use clap::ValueEnum;
use http::header::{CONTENT_ENCODING, CONTENT_LENGTH};
use http::{Method, Request, Response, StatusCode};
use std::io::{self, Write};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread::{self, JoinHandle};

/// How many lines wait to be written before lines are left out.
const WAITING: usize = 4096;

/// Where the log goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Where {
    /// Nowhere
    None,
    /// To standard output
    Stdout,
    /// To standard error
    Stderr,
}

/// The log; writing a line never keeps a request waiting.
#[derive(Debug)]
pub(super) struct AccessLog {
    lines: Option<SyncSender<String>>,
    left_out: Arc<AtomicU64>,
}

impl AccessLog {
    /// Opens the log, and the thread that writes it until the log is dropped.
    pub(super) fn open(target: Where) -> (AccessLog, Option<JoinHandle<()>>) {
        let left_out = Arc::new(AtomicU64::new(0));
        let missed = left_out.clone();
        let (sender, receiver) = sync_channel(WAITING);
        let writer = match target {
            Where::None => return (AccessLog { lines: None, left_out }, None),
            Where::Stdout => thread::spawn(move || write(&receiver, &missed, io::stdout())),
            Where::Stderr => thread::spawn(move || write(&receiver, &missed, io::stderr())),
        };
        (AccessLog { lines: Some(sender), left_out }, Some(writer))
    }

    /// Names a request and its answer.
    pub(super) fn name<A, B>(&self, request: &Request<A>, response: &Response<B>) {
        let Some(lines) = &self.lines else { return };
        #[allow(clippy::disallowed_methods, reason = "the log tells when")]
        let time = Utc::now().to_rfc3339_opts(SecondsFormat::Secs, true);
        let nowhere = matches!(
            response.status(),
            StatusCode::BAD_REQUEST | StatusCode::NOT_FOUND | StatusCode::NO_CONTENT | StatusCode::NOT_IMPLEMENTED
        );
        // The target of CONNECT is a machine, that of OPTIONS may be `*`.
        let path = Some(request.uri().path()).filter(|path| !nowhere && path.starts_with('/')).unwrap_or("-");
        let header = |name| response.headers().get(name).and_then(|v| v.to_str().ok()).unwrap_or("-");
        let (method, status) = (known(request.method()), response.status().as_u16());
        let line = format!("{time} {method} {path} {status} {} {}\n", header(CONTENT_ENCODING), header(CONTENT_LENGTH));
        if lines.try_send(line).is_err() {
            self.left_out.fetch_add(1, Ordering::Relaxed);
        }
    }
}

/// The name of a method that HTTP defines; any other can hold anything.
fn known(method: &Method) -> &str {
    let defined =
        [Method::GET, Method::HEAD, Method::OPTIONS, Method::POST, Method::PUT, Method::DELETE, Method::PATCH];
    if defined.contains(method) { method.as_str() } else { "-" }
}

fn write(lines: &Receiver<String>, left_out: &AtomicU64, mut out: impl Write) {
    while let Ok(first) = lines.recv() {
        let mut text = first;
        text.extend(lines.try_iter().take(WAITING));
        match left_out.swap(0, Ordering::Relaxed) {
            0 => {}
            n => text.push_str(&format!("{n} lines are left out: they came faster than they could be written\n")),
        }
        // Whoever reads the log may have gone; the site goes on.
        let _ = out.write_all(text.as_bytes()).and_then(|()| out.flush());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_methods_of_http_are_named() {
        assert_eq!(known(&Method::HEAD), "HEAD");
        assert_eq!(known(&Method::from_bytes(b"FOO.BAR-SECRET").unwrap()), "-");
    }
}
