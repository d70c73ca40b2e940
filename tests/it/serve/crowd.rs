//! Slow clients and many of them: what a connection may cost, and that all of it comes back.

use super::{BIG, FEED, eventually};
use crate::server::{Client, LONG, Place};
use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
use std::fs;
use std::io::{Read, Write};
use std::thread::{self, sleep};
use std::time::{Duration, Instant};

#[test]
fn slow_senders_are_cut_off_and_keep_nobody_waiting() {
    let place = Place::published();
    let server = place.serve(&["--patience", "1"]);
    let begun = Instant::now();
    let mut slow: Vec<Client> = (0..200).map(|_| server.connect()).collect();
    let mut silent: Vec<Client> = (0..50).map(|_| server.connect()).collect();
    for client in &mut silent[..25] {
        assert_eq!(client.ask("GET", "/healthz", &[]).status, 200);
    }
    let mut byte = b"GET /healthz HTTP/1.1\r\nx: ".iter().chain(std::iter::repeat(&b'x'));
    while begun.elapsed() < Duration::from_millis(2500) {
        let byte = *byte.next().unwrap();
        for client in &mut slow {
            // The server may have closed it: that is the point.
            let _ = client.send(&[byte]);
        }
        assert_eq!(server.get("/healthz").body, b"ok\n");
        sleep(Duration::from_millis(100));
    }
    assert!(slow.iter_mut().chain(&mut silent).all(|c| c.is_closed_within(LONG)));
    assert_eq!(server.stop().0, 0);
}

#[test]
fn slow_readers_are_cut_off_and_steady_ones_are_not() {
    let place = Place::published();
    place.publish("big", |tree| fs::write(tree.join("big"), vec![b'x'; BIG]).unwrap());
    let server = place.serve(&["--patience", "1"]);
    let ask = || {
        let mut client = server.connect();
        client.send(b"GET /big HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n").unwrap();
        client
    };
    let (mut never, mut steady) = (ask(), ask());
    let (begun, mut taken, mut part) = (Instant::now(), 0, vec![0; 1 << 20]);
    while begun.elapsed() < Duration::from_secs(7) {
        taken += steady.stream.read(&mut part[..128 << 10]).unwrap();
        sleep(Duration::from_millis(100));
    }
    let mut rest = Vec::new();
    steady.stream.read_to_end(&mut rest).unwrap();
    assert!(taken + rest.len() > BIG, "a steady reader got {} bytes", taken + rest.len());
    // What the system had buffered arrives, and then the end.
    rest.clear();
    let _ = never.stream.read_to_end(&mut rest);
    assert!(rest.len() < BIG, "a reader who waited for {:?} got everything", begun.elapsed());
    assert_eq!(server.stop().0, 0);
}

#[test]
fn too_many_connections_are_told_so_and_idle_ones_make_room() {
    let place = Place::published();
    let server = place.serve(&["--connections", "8"]);
    let mut idle: Vec<Client> = (0..8).map(|_| server.connect()).collect();
    assert_eq!(idle[0].ask("GET", "/healthz", &[]).status, 200);
    eventually("the cap is reached", || {
        let mut client = server.connect();
        let _ = client.send(b"GET /healthz HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n");
        let answer = client.answer("GET").unwrap();
        assert!(answer.status == 200 || answer.header("retry-after") == "10");
        assert!(answer.status == 200 || answer.body.starts_with(b"503: too many connections"));
        answer.status == 503
    });
    // After a second, those who wait for nothing have gone.
    eventually("there is room", || {
        let mut client = server.connect();
        let _ = client.send(b"GET /healthz HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n");
        client.answer("GET").is_ok_and(|a| a.status == 200)
    });
    assert!(idle.iter_mut().all(|c| c.is_closed_within(LONG)));
    assert_eq!(server.stop().0, 0);
}

/// How many connections are opened at once, and how many the server allows.
const MANY: usize = 4000;
const CAP: usize = 4020;

/// Raises the limit of open files of the tests; says so where the system gives too few.
fn may_open_many() -> bool {
    let needed = (CAP + 1000) as u64;
    let limit = getrlimit(Resource::Nofile);
    let most = limit.maximum.map_or(needed, |most| most.min(needed));
    let enough = limit.current.is_none_or(|now| now >= needed)
        || most >= needed && setrlimit(Resource::Nofile, Rlimit { current: Some(most), ..limit }).is_ok();
    if !enough {
        // Past the tests' own capture of what they print.
        let said =
            format!("!! thousands of connections were NOT tried: {needed} open files are needed, see ulimit -Hn\n");
        std::io::stderr().write_all(said.as_bytes()).unwrap();
    }
    enough
}

/// Half of them idle, half of them in the middle of a request: they cost little, keep nobody waiting, and make room.
#[test]
#[cfg(target_os = "linux")]
fn thousands_of_connections_keep_nobody_waiting() {
    if !may_open_many() {
        return;
    }
    let place = Place::published();
    let server = place.serve(&["--connections", &CAP.to_string(), "--patience", "60"]);
    assert_eq!(server.get("/healthz").status, 200);
    let before = server.memory();
    let mut many: Vec<Client> = Vec::with_capacity(CAP);
    for i in 0..MANY {
        let mut client = server.connect();
        match i % 2 {
            0 => assert_eq!(client.ask("GET", "/healthz", &[]).status, 200),
            _ => client.send(b"GET /healthz HTTP/1.1\r\nhost: x\r\nuser-agent: half").unwrap(),
        }
        many.push(client);
    }
    eventually("all are accepted", || server.files() > MANY);
    let each = server.memory().saturating_sub(before) * 1024 / MANY;
    assert!(each < 32 * 1024, "a connection that waits takes {each} bytes");
    let slowest = (0..50).map(|_| {
        let begun = Instant::now();
        assert_eq!(server.get(FEED).status, 200);
        begun.elapsed()
    });
    let slowest = slowest.max().unwrap();
    assert!(slowest < Duration::from_secs(5), "a request waited for {slowest:?}");
    // Whoever sends the rest of a request is answered.
    for client in many.iter_mut().skip(1).step_by(100) {
        client.send(b"\r\n\r\n").unwrap();
        assert_eq!(client.answer("GET").unwrap().status, 200);
    }
    eventually("the cap is reached", || {
        many.push(server.connect());
        let last = many.last_mut().unwrap();
        let _ = last.send(b"GET /healthz HTTP/1.1\r\nhost: x\r\n\r\n");
        last.answer("GET").is_ok_and(|a| a.status == 503)
    });
    assert!(many.len() > MANY, "it is reached too early");
    eventually("all make room", || server.files() < MANY / 2);
    drop(many);
    eventually("everything is freed", || server.files() < 64);
    assert_eq!(server.get(FEED).status, 200);
    assert_eq!(server.stop().0, 0);
}

/// Requests of all kinds for a while: every one gets its status, and neither memory nor open files grow.
#[test]
#[cfg(target_os = "linux")]
fn a_soak_leaves_nothing_behind() {
    let place = Place::published();
    let server = place.serve(&["--connections", "64"]);
    let address = server.address;
    let soak = |rounds: usize| {
        thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(move || {
                    for round in 0..rounds {
                        let mut client = Client::new(address);
                        let tag = client.ask("GET", FEED, &[]);
                        let check = |answer: crate::server::Answer, expected: u16| assert_eq!(answer.status, expected);
                        check(client.ask("GET", FEED, &[("if-none-match", tag.header("etag"))]), 304);
                        check(client.ask("HEAD", "/v1/index.json", &[("accept-encoding", "br")]), 200);
                        check(client.ask("GET", "/../../etc/passwd", &[]), 404);
                        match round % 4 {
                            0 => check(client.ask("GET", "/healthz", &[("connection", "close")]), 200),
                            1 => drop(client.send(b"GET / HTTP/1.1\r\nx: half")),
                            2 => drop(client.send(b"GET / HTTP/9\r\n\r\n")),
                            _ => {}
                        }
                    }
                });
            }
        });
    };
    soak(50);
    eventually("connections are closed", || server.files() < 32);
    let (before, begun) = (server.memory(), Instant::now());
    soak(400);
    eventually("connections are closed", || server.files() < 32);
    let after = server.memory();
    assert!(after < before + 4096, "{before} kB became {after} kB in {:?}", begun.elapsed());
    assert_eq!(server.stop().0, 0);
}
