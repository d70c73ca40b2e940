//! A server under test: the real program on a free port, and a client that sees every byte.

use crate::program::{command, root, run, sample};
use rustix::process::{Pid, Signal, kill_process};
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// The longest that anything may take here; the machine may be busy.
pub(crate) const LONG: Duration = Duration::from_secs(60);

/// Folders for a test: letters, and feeds in one language.
#[derive(Debug)]
pub(crate) struct Place {
    folder: TempDir,
}

impl Place {
    /// An inbox with one letter, and a place for feeds.
    pub(crate) fn new() -> Place {
        let place = Place { folder: tempfile::tempdir().unwrap() };
        fs::create_dir(place.inbox()).unwrap();
        fs::create_dir(place.feeds()).unwrap();
        fs::write(place.feeds().join("feeds.toml"), "languages = [\"en\"]\n").unwrap();
        fs::copy(sample("01"), place.inbox().join("01.txt")).unwrap();
        place
    }

    /// The same with feeds and pages that are published.
    pub(crate) fn published() -> Place {
        let place = Place::new();
        place.sync();
        place
    }

    pub(crate) fn inbox(&self) -> PathBuf {
        self.folder.path().join("inbox")
    }

    pub(crate) fn feeds(&self) -> PathBuf {
        self.folder.path().join("feeds")
    }

    pub(crate) fn sync(&self) {
        let run = run(&["sync".as_ref(), self.inbox().as_os_str(), self.feeds().as_os_str()]);
        assert_eq!(run.status, 0, "{}", run.stderr);
    }

    /// A file of the published tree.
    pub(crate) fn file(&self, path: &str) -> Vec<u8> {
        fs::read(self.feeds().join("current").join(path)).unwrap()
    }

    /// Publishes a changed copy of the tree as a run of `sync` does, and removes the tree before.
    pub(crate) fn publish(&self, name: &str, change: impl FnOnce(&Path)) {
        let (feeds, name) = (self.feeds(), format!("gen-{name}"));
        let old = fs::read_link(feeds.join("current")).unwrap();
        copy(&feeds.join(&old), &feeds.join(&name));
        change(&feeds.join(&name));
        symlink(&name, feeds.join(".current.new")).unwrap();
        fs::rename(feeds.join(".current.new"), feeds.join("current")).unwrap();
        fs::remove_dir_all(feeds.join(old)).unwrap();
    }

    /// Starts a server for the feeds.
    pub(crate) fn serve(&self, options: &[&str]) -> Server {
        let feeds = self.feeds();
        let mut args = vec!["serve", feeds.to_str().unwrap(), "--listen", "127.0.0.1:0"];
        args.extend(options);
        Server::start(command(&args))
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let target = to.join(entry.file_name());
        match entry.file_type().unwrap().is_dir() {
            true => copy(&entry.path(), &target),
            false => fs::hard_link(entry.path(), target).unwrap(),
        }
    }
}

/// A server that runs; it is killed at the end of the test if it still does.
#[derive(Debug)]
pub(crate) struct Server {
    child: Child,
    pub(crate) address: SocketAddr,
    stderr: Receiver<String>,
    /// Lines of stderr that were read.
    said: Vec<String>,
}

impl Server {
    pub(crate) fn start(mut command: std::process::Command) -> Server {
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let stderr = BufReader::new(child.stderr.take().unwrap());
        let (sender, receiver) = channel();
        thread::spawn(move || stderr.lines().map_while(Result::ok).try_for_each(|line| sender.send(line)));
        let address = "127.0.0.1:0".parse().unwrap();
        let mut server = Server { child, address, stderr: receiver, said: Vec::new() };
        let line = server.wait_for(" at http://");
        let (_, address) = line.split_once("http://").unwrap();
        server.address = address.trim_end_matches('/').parse().unwrap();
        server
    }

    /// The next line of stderr with a text.
    pub(crate) fn wait_for(&mut self, text: &str) -> String {
        let end = Instant::now() + LONG;
        loop {
            let left = end.saturating_duration_since(Instant::now());
            let Ok(line) = self.stderr.recv_timeout(left) else {
                panic!("the server did not say {text:?} but {:?}", self.said)
            };
            self.said.push(line.clone());
            if line.contains(text) {
                return line;
            }
        }
    }

    /// How many files the server has open.
    #[cfg(target_os = "linux")]
    pub(crate) fn files(&self) -> usize {
        fs::read_dir(format!("/proc/{}/fd", self.child.id())).unwrap().count()
    }

    /// The memory that the server holds, in kB.
    #[cfg(target_os = "linux")]
    pub(crate) fn memory(&self) -> usize {
        let status = fs::read_to_string(format!("/proc/{}/status", self.child.id())).unwrap();
        let line = status.lines().find_map(|l| l.strip_prefix("VmRSS:")).unwrap();
        line.trim().trim_end_matches(" kB").parse().unwrap()
    }

    pub(crate) fn signal(&self, signal: Signal) {
        kill_process(Pid::from_child(&self.child), signal).unwrap();
    }

    /// Waits for the end: the status and what was written to stdout.
    pub(crate) fn end(mut self) -> (i32, String) {
        let end = Instant::now() + LONG;
        while self.child.try_wait().unwrap().is_none() {
            assert!(Instant::now() < end, "the server does not stop");
            thread::sleep(Duration::from_millis(20));
        }
        let mut text = String::new();
        self.child.stdout.take().unwrap().read_to_string(&mut text).unwrap();
        (self.child.wait().unwrap().code().expect("the server was killed"), text)
    }

    /// Asks it to stop and waits.
    pub(crate) fn stop(self) -> (i32, String) {
        self.signal(Signal::TERM);
        self.end()
    }

    pub(crate) fn connect(&self) -> Client {
        Client::new(self.address)
    }

    /// One request on a connection of its own.
    pub(crate) fn get(&self, path: &str) -> Answer {
        self.connect().ask("GET", path, &[("connection", "close")])
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A connection.
#[derive(Debug)]
pub(crate) struct Client {
    pub(crate) stream: BufReader<TcpStream>,
}

/// What came back.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    head: String,
    pub(crate) body: Vec<u8>,
}

impl Answer {
    pub(crate) fn header(&self, name: &str) -> &str {
        let of = |line: &'_ str| line.split_once(": ").is_some_and(|(n, _)| n == name);
        self.head.lines().find(|l| of(l)).map_or("", |l| &l[name.len() + 2..])
    }
}

impl Client {
    pub(crate) fn new(address: SocketAddr) -> Client {
        let stream = TcpStream::connect(address).unwrap();
        stream.set_read_timeout(Some(LONG)).unwrap();
        Client { stream: BufReader::new(stream) }
    }

    pub(crate) fn send(&mut self, bytes: &[u8]) -> std::io::Result<()> {
        self.stream.get_mut().write_all(bytes)
    }

    pub(crate) fn ask(&mut self, method: &str, path: &str, headers: &[(&str, &str)]) -> Answer {
        let mut request = format!("{method} {path} HTTP/1.1\r\nhost: test\r\n");
        for (name, value) in headers {
            request.push_str(&format!("{name}: {value}\r\n"));
        }
        self.send(format!("{request}\r\n").as_bytes()).unwrap();
        self.answer(method).unwrap_or_else(|e| panic!("{method} {path}: {e}"))
    }

    /// Reads one answer.
    pub(crate) fn answer(&mut self, method: &str) -> std::io::Result<Answer> {
        let (mut head, mut line) = (String::new(), String::new());
        loop {
            line.clear();
            if self.stream.read_line(&mut line)? == 0 {
                return Err(std::io::ErrorKind::UnexpectedEof.into());
            }
            if line == "\r\n" {
                break;
            }
            head.push_str(&line.replace("\r\n", "\n"));
        }
        let status = head.split(' ').nth(1).and_then(|s| s.parse().ok()).ok_or(std::io::ErrorKind::InvalidData)?;
        let mut answer = Answer { status, head, body: Vec::new() };
        let length = answer.header("content-length").parse().unwrap_or(0);
        if method != "HEAD" && status != 304 {
            answer.body.resize(length, 0);
            self.stream.read_exact(&mut answer.body)?;
        }
        Ok(answer)
    }

    /// Whether the server has closed the connection, or does within a while.
    pub(crate) fn is_closed_within(&mut self, time: Duration) -> bool {
        self.stream.get_ref().set_read_timeout(Some(time)).unwrap();
        match self.stream.read(&mut [0; 1]) {
            Ok(n) => n == 0,
            Err(e) => e.kind() == std::io::ErrorKind::ConnectionReset,
        }
    }
}

/// The program with a socket at the place of the first one of systemd.
pub(crate) fn with_socket(args: &[&str], socket: std::net::TcpListener) -> std::process::Command {
    let mut command = std::process::Command::new("sh");
    command.args(["-c", "exec \"$0\" \"$@\" 3<&0 0</dev/null", env!("CARGO_BIN_EXE_lettercal")]).args(args);
    command.current_dir(root()).env("LISTEN_FDS", "1").stdin(std::os::fd::OwnedFd::from(socket));
    command
}
