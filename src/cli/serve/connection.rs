//! A connection that waits for nobody for ever: neither for one who sends slowly nor for one who reads slowly.

use std::io;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpStream;
use tokio::time::{Instant, Sleep, sleep};

/// What a reader must take of an answer in every span of patience, in bytes.
const LEAST: usize = 64 << 10;

/// How long the end of a connection waits for what is still on its way, and how much of that it takes. A connection
/// that is closed with a request unread takes its last answer with it.
const LINGER: Duration = Duration::from_secs(1);
const LINGER_BYTES: usize = 1 << 20;

/// A connection on which an answer that is not taken ends with an error, and whose last answer arrives.
///
/// Of slow senders hyper takes care: it waits for the head of a request for a limited time.
#[derive(Debug)]
pub(super) struct Patient {
    stream: TcpStream,
    patience: Duration,
    /// Runs while an answer waits for its reader.
    timer: Option<Pin<Box<Sleep>>>,
    /// Whether the timer runs.
    waiting: bool,
    /// Bytes that were taken since the timer began to run.
    taken: usize,
    /// The end: until when to wait, and how much more to take.
    linger: Option<(Pin<Box<Sleep>>, usize)>,
}

impl Patient {
    pub(super) fn new(stream: TcpStream, patience: Duration) -> Patient {
        Patient { stream, patience, timer: None, waiting: false, taken: 0, linger: None }
    }

    fn watch(
        &mut self,
        cx: &mut Context<'_>,
        mut write: impl FnMut(Pin<&mut TcpStream>, &mut Context<'_>) -> Poll<io::Result<usize>>,
    ) -> Poll<io::Result<usize>> {
        if let Poll::Ready(written) = write(Pin::new(&mut self.stream), cx) {
            self.taken = self.taken.saturating_add(*written.as_ref().unwrap_or(&0));
            return Poll::Ready(written);
        }
        loop {
            let timer = self.timer.get_or_insert_with(|| Box::pin(sleep(self.patience)));
            if !self.waiting {
                timer.as_mut().reset(Instant::now() + self.patience);
                (self.waiting, self.taken) = (true, 0);
            }
            ready!(timer.as_mut().poll(cx));
            if self.taken < LEAST {
                return Poll::Ready(Err(io::ErrorKind::TimedOut.into()));
            }
            self.waiting = false;
        }
    }
}

impl AsyncRead for Patient {
    fn poll_read(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_read(cx, buf)
    }
}

impl AsyncWrite for Patient {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        self.watch(cx, |stream, cx| stream.poll_write(cx, bytes))
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        parts: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        self.watch(cx, |stream, cx| stream.poll_write_vectored(cx, parts))
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    /// hyper flushes when all of an answer is written.
    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.waiting = false;
        Pin::new(&mut self.stream).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        let Patient { stream, linger, .. } = &mut *self;
        if linger.is_none() {
            ready!(Pin::new(&mut *stream).poll_shutdown(cx))?;
        }
        let (until, left) = linger.get_or_insert_with(|| (Box::pin(sleep(LINGER)), LINGER_BYTES));
        let mut unread = [0; 4096];
        while *left > 0 && until.as_mut().poll(cx).is_pending() {
            let mut unread = ReadBuf::new(&mut unread);
            ready!(Pin::new(&mut *stream).poll_read(cx, &mut unread))?;
            match unread.filled().len() {
                0 => break,
                n => *left = left.saturating_sub(n),
            }
        }
        Poll::Ready(Ok(()))
    }
}
