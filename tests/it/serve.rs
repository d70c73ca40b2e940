//! `lettercal serve` from outside: sockets, signals, limits. What it answers is a table in `src/serve/tests.rs`.

mod crowd;

use crate::program::{Raise, command, run};
use crate::server::{Client, LONG, Place, Server, with_socket};
use rustix::process::Signal;
use std::fs;
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::os::unix::fs::symlink;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{self, sleep};
use std::time::{Duration, Instant};

const FEED: &str = "/v1/en/all.ics";

/// Tries until it holds.
#[track_caller]
fn eventually(what: &str, mut holds: impl FnMut() -> bool) {
    let end = Instant::now() + LONG;
    while !holds() {
        assert!(Instant::now() < end, "it never holds: {what}");
        sleep(Duration::from_millis(50));
    }
}

#[test]
fn a_connection_answers_one_request_after_the_other() {
    let place = Place::published();
    let server = place.serve(&[]);
    let mut client = server.connect();
    let feed = client.ask("GET", FEED, &[]);
    assert_eq!((feed.status, &feed.body), (200, &place.file("v1/en/all.ics")));
    assert_eq!(feed.header("content-type"), "text/calendar; charset=utf-8");
    assert!(!feed.header("date").is_empty());
    let head = client.ask("HEAD", FEED, &[]);
    assert_eq!((head.status, head.header("content-length")), (200, feed.header("content-length")));
    let known = client.ask("GET", FEED, &[("if-none-match", feed.header("etag"))]);
    assert_eq!((known.status, known.header("etag")), (304, feed.header("etag")));
    let index = client.ask("GET", "/v1/index.json", &[("accept-encoding", "gzip, br")]);
    assert_eq!((index.header("content-encoding"), &index.body), ("br", &place.file("v1/index.json.br")));
    let index = client.ask("GET", "/v1/index.json", &[("accept-encoding", "gzip")]);
    assert_eq!((index.header("content-encoding"), &index.body), ("gzip", &place.file("v1/index.json.gz")));
    assert_eq!(client.ask("GET", "/none", &[]).status, 404);
    assert_eq!(client.ask("GET", "/", &[]).header("location"), "/en/");
    assert_eq!(client.ask("GET", "/en", &[]).header("location"), "/en/");
    assert_eq!(client.ask("GET", "/en/", &[]).body, place.file("en/index.html"));
    assert_eq!(client.ask("GET", "/healthz", &[]).body, b"ok\n");
    assert_eq!(server.stop().0, 0);
}

#[test]
fn calendars_are_compressed_when_asked_to() {
    let place = Place::published();
    let ask = |server: &Server| server.connect().ask("GET", FEED, &[("accept-encoding", "br")]);
    assert_eq!(ask(&place.serve(&[])).header("content-encoding"), "");
    let compressed = ask(&place.serve(&["--compress-ics"]));
    assert_eq!(compressed.header("content-encoding"), "br");
    let (mut plain, feed) = (Vec::new(), place.file("v1/en/all.ics"));
    brotli::BrotliDecompress(&mut &compressed.body[..], &mut plain).unwrap();
    assert!(plain == feed && compressed.body.len() < feed.len());
}

#[test]
fn bad_requests_get_their_status() {
    let place = Place::published();
    let server = place.serve(&[]);
    let check = |bytes: &[u8], expected: u16| {
        let mut client = server.connect();
        client.send(bytes).unwrap();
        let status = client.answer("GET").map(|a| a.status);
        assert_eq!(status.as_ref().ok(), Some(&expected), "{:?}: {status:?}", String::from_utf8_lossy(&bytes[..20]));
    };
    let request = |line: &str, rest: &str| format!("{line}\r\nhost: x\r\n{rest}\r\n").into_bytes();
    check(&request(&format!("GET {FEED} HTTP/1.1"), ""), 200);
    check(&request("GET /../../etc/passwd HTTP/1.1", ""), 404);
    check(&request("GET /%2e%2e/%2e%2e/etc/passwd HTTP/1.1", ""), 404);
    check(&request("GET /..%2f..%2fetc%2fpasswd HTTP/1.1", ""), 404);
    check(&request("GET /v1/en/all.ics%00.html HTTP/1.1", ""), 400);
    check(&request("GET /v1/en/all.ics\0 HTTP/1.1", ""), 400);
    check(&request("GET /%zz HTTP/1.1", ""), 400);
    check(&request("GET /\u{4e2d} HTTP/1.1", ""), 404);
    check(b"GET /\xff\xfe HTTP/1.1\r\nhost: x\r\n\r\n", 400);
    check(&request("GET / HTTP/7.1", ""), 400);
    check(&request("GET /a b HTTP/1.1", ""), 400);
    check(&request("GET / HTTP/1.1", "a: b\r\n c\r\n"), 400);
    check(&request("GET / HTTP/1.1", "a : b\r\n"), 400);
    check(b"GET /healthz HTTP/1.1\r\n\r\n------", 400);
    check(b"GET /healthz HTTP/1.0\r\n\r\n", 200);
    check(b"\x16\x03\x01\x02\0\x01\0\x01\xfc\x03\x03\0\0\0\0\0\0\0\0\0", 400);
    check(&request("BREW /healthz HTTP/1.1", ""), 501);
    check(&request("CONNECT elsewhere.example:80 HTTP/1.1", ""), 405);
    check(&request("GET http://elsewhere.example/healthz HTTP/1.1", ""), 200);
    check(&request("GET / HTTP/1.1", &format!("a: {}\r\n", "b".repeat(20_000))), 431);
    check(&request("GET / HTTP/1.1", &"a: b\r\n".repeat(200)), 431);
    check(&request(&format!("GET /{} HTTP/1.1", "a".repeat(20_000)), ""), 431);
    check(&request("POST /healthz HTTP/1.1", "expect: 100-continue\r\ncontent-length: 9\r\n"), 405);
    // A long body is neither read to its end nor the end of the answer.
    let mut upload = request("PUT /healthz HTTP/1.1", "content-length: 500000\r\n");
    upload.resize(upload.len() + 500_000, b'x');
    check(&upload, 405);
    assert_eq!(server.get(FEED).status, 200);
    assert_eq!(server.stop().0, 0);
}

#[test]
fn what_cannot_be_served_is_said() {
    let check = |place: &Place, expected: &str| {
        let run = run(&["serve", place.feeds().to_str().unwrap(), "--listen", "127.0.0.1:0"]);
        assert_eq!((run.status, run.stderr.lines().count()), (1, 1), "{}", run.stderr);
        assert!(run.stderr.starts_with("error: ") && run.stderr.contains(expected), "{}", run.stderr);
    };
    let place = Place::new();
    check(&place, "holds no feeds yet; publish them with: lettercal sync INBOX ");
    fs::remove_dir_all(place.feeds()).unwrap();
    check(&place, "is not there; make it with: lettercal sync INBOX ");
    fs::create_dir(place.feeds()).unwrap();
    symlink("gen-0", place.feeds().join("current")).unwrap();
    check(&place, "points to gen-0, which is not there; publish again with: lettercal sync INBOX ");
    fs::create_dir(place.feeds().join("gen-0")).unwrap();
    check(&place, "gen-0 is not whole: it has no v1/index.json; remove ");
    fs::remove_file(place.feeds().join("current")).unwrap();
    fs::create_dir(place.feeds().join("current")).unwrap();
    check(&place, "is not the symbolic link that lettercal sync makes");

    let place = Place::published();
    let feed = place.feeds().join("current").join(&FEED[1..]);
    let text = fs::read(&feed).unwrap();
    fs::remove_file(&feed).unwrap();
    check(&place, "is not whole: it lacks v1/en/all.ics; remove ");
    fs::write(&feed, &text[1..]).unwrap();
    check(&place, "is damaged: v1/en/all.ics is not the file that v1/index.json lists; remove ");
}

#[test]
fn an_address_that_cannot_be_had_is_said() {
    let place = Place::published();
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let feeds = place.feeds();
    let serve = |options: &[&str]| {
        let mut args = vec!["serve", feeds.to_str().unwrap()];
        args.extend(options);
        run(&args)
    };
    let refused = serve(&["--listen", &address]);
    let expected = format!("error: {address} is in use by another program; stop that one, or name another port");
    assert!(refused.status == 1 && refused.stderr.starts_with(&expected), "{}", refused.stderr);
    let refused = serve(&["--listen", "192.0.2.1:80"]);
    assert!(refused.status == 1 && refused.stderr.contains("is no address of this machine"), "{}", refused.stderr);
    for wrong in [&["--listen", "localhost"][..], &["--every", "5m"], &["--inbox", "x", "--every", "often"]] {
        assert_eq!(serve(wrong).status, 2, "{wrong:?}");
    }
}

/// The heart of it: every request during many reloads gets a whole answer, of one tree, and never of an older one than
/// the answer before.
#[test]
fn a_reload_loses_no_request() {
    let place = Place::published();
    place.publish("0", |tree| fs::write(tree.join("number.txt"), "0").unwrap());
    let mut server = place.serve(&[]);
    let (address, feed, done) = (server.address, place.file("v1/en/all.ics"), AtomicBool::new(false));
    let counts = thread::scope(|scope| {
        let at_the_end = Raise(&done);
        let clients: Vec<_> = (0..4)
            .map(|i| {
                let (feed, done) = (&feed, &done);
                scope.spawn(move || {
                    let (mut client, mut last, mut count) = (Client::new(address), 0, 0);
                    while !done.load(Ordering::Relaxed) {
                        if i == 0 {
                            client = Client::new(address);
                        }
                        let number = client.ask("GET", "/number.txt", &[]);
                        assert_eq!(number.status, 200);
                        let number: u32 = String::from_utf8(number.body).unwrap().parse().unwrap();
                        assert!(number >= last, "{number} after {last}");
                        let answer = client.ask("GET", FEED, &[]);
                        assert!(answer.status == 200 && answer.body == *feed);
                        (last, count) = (number, count + 2);
                    }
                    (last, count)
                })
            })
            .collect();
        for i in 1..=12 {
            place.publish(&i.to_string(), |tree| {
                fs::remove_file(tree.join("number.txt")).unwrap();
                fs::write(tree.join("number.txt"), i.to_string()).unwrap();
            });
            // Every third is left to the look at the link.
            if i % 3 != 0 {
                server.signal(Signal::HUP);
            }
            server.wait_for("of a new tree");
        }
        sleep(Duration::from_millis(100));
        drop(at_the_end);
        clients.into_iter().map(|c| c.join().unwrap()).collect::<Vec<_>>()
    });
    assert!(counts.iter().all(|(last, count)| *last == 12 && *count > 12), "{counts:?}");
    assert_eq!(server.stop().0, 0);
}

#[test]
fn a_damaged_tree_is_not_taken_up() {
    let place = Place::published();
    let mut server = place.serve(&[]);
    let before = server.get(FEED);
    place.publish("damaged", |tree| fs::remove_file(tree.join(&FEED[1..])).unwrap());
    let said = server.wait_for("error: ");
    assert!(said.contains("it lacks v1/en/all.ics") && said.ends_with("The site goes on as it was"), "{said}");
    assert_eq!(server.get(FEED).body, before.body);
    place.publish("sound", |tree| fs::write(tree.join(&FEED[1..]), &before.body).unwrap());
    server.wait_for("of a new tree");
    assert_eq!(server.get(FEED).body, before.body);
    assert_eq!(server.stop().0, 0);
}

#[test]
fn an_inbox_is_read_again_and_again() {
    let place = Place::new();
    let letters = |server: &Server| {
        let index = server.get("/v1/index.json").body;
        serde_json::from_slice::<serde_json::Value>(&index).unwrap()["letters"].as_u64().unwrap()
    };
    let inbox = place.inbox();
    let mut server = place.serve(&["--inbox", inbox.to_str().unwrap(), "--every", "1s"]);
    assert_eq!(letters(&server), 1);
    fs::copy(crate::program::sample("03"), inbox.join("03.txt")).unwrap();
    eventually("the second letter is published", || letters(&server) == 2);
    fs::rename(&inbox, inbox.with_extension("gone")).unwrap();
    server.wait_for("check that it is mounted");
    assert_eq!(letters(&server), 2);
    fs::rename(inbox.with_extension("gone"), &inbox).unwrap();
    fs::copy(crate::program::sample("10"), inbox.join("10.txt")).unwrap();
    eventually("the third letter is published", || letters(&server) == 3);
    let (status, report) = server.stop();
    assert!(status == 0 && report.contains("2 letters, "), "{report}");
}

#[test]
fn an_inbox_that_gives_nothing_is_said() {
    let place = Place::new();
    let (inbox, feeds) = (place.inbox().with_extension("none"), place.feeds());
    let run = run(&["serve", "--inbox", inbox.to_str().unwrap(), feeds.to_str().unwrap(), "--listen", "127.0.0.1:0"]);
    assert_eq!(run.status, 1);
    assert!(run.stderr.contains("the inbox ") && run.stderr.contains("holds no feeds yet"), "{}", run.stderr);
}

/// More than the system buffers for one connection.
const BIG: usize = 24 << 20;

#[test]
fn stopping_finishes_what_was_begun() {
    let place = Place::published();
    place.publish("big", |tree| fs::write(tree.join("big"), vec![b'x'; BIG]).unwrap());
    for signal in [Signal::TERM, Signal::INT] {
        let mut server = place.serve(&[]);
        let (mut idle, mut fresh, mut reading) = (server.connect(), server.connect(), server.connect());
        assert_eq!(idle.ask("GET", FEED, &[]).status, 200);
        reading.send(b"GET /big HTTP/1.1\r\nhost: x\r\n\r\n").unwrap();
        reading.stream.read_exact(&mut [0; 100]).unwrap();
        server.signal(signal);
        server.wait_for("stopping");
        // Its request was on the way when the signal came.
        assert_eq!(fresh.ask("GET", FEED, &[]).status, 200);
        assert!(idle.is_closed_within(LONG));
        let mut rest = Vec::new();
        reading.stream.read_to_end(&mut rest).unwrap();
        assert!(rest.len() > BIG - 100, "{}", rest.len());
        let address = server.address;
        assert_eq!(server.end().0, 0);
        assert!(TcpStream::connect(address).is_err());
    }
}

#[test]
fn the_log_names_no_person() {
    let place = Place::published();
    let server = place.serve(&["--access-log", "stdout"]);
    let mut client = server.connect();
    client.ask("GET", "/v1/index.json?mail=ada@example.org", &[("accept-encoding", "br"), ("user-agent", "Ada")]);
    client.ask("GET", "/ada@example.org?x", &[]);
    client.ask("HEAD", FEED, &[("referer", "https://ada.example/"), ("x-forwarded-for", "192.0.2.7")]);
    client.ask("GET", "/%00ada", &[]);
    let (_, log) = server.stop();
    let lines: Vec<Vec<&str>> = log.lines().map(|l| l.split(' ').collect()).collect();
    let named: Vec<[&str; 4]> = lines.iter().map(|l| [l[1], l[2], l[3], l[4]]).collect();
    let expected = [
        ["GET", "/v1/index.json", "200", "br"],
        ["GET", "-", "404", "-"],
        ["HEAD", FEED, "200", "-"],
        ["GET", "-", "400", "-"],
    ];
    assert_eq!(named, expected);
    assert!(lines.iter().all(|l| l.len() == 6 && l[0].ends_with('Z') && l[5].parse::<usize>().is_ok()), "{log}");
    for secret in ["ada", "127.0.0.1", "192.0.2.7", "Ada", "?"] {
        assert!(!log.contains(secret), "{log}");
    }
    assert_eq!(place.serve(&[]).stop(), (0, String::new()));
}

#[test]
fn a_socket_of_systemd_is_used() {
    let place = Place::published();
    let socket = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = socket.local_addr().unwrap();
    let server = Server::start(with_socket(&["serve", place.feeds().to_str().unwrap()], socket));
    assert_eq!((server.address, server.get(FEED).status), (address, 200));
    assert_eq!(server.stop().0, 0);
}

/// `[::]` takes connections of both versions of IP, unless an address of the other one is named beside it.
#[test]
fn both_versions_of_ip_may_be_named() {
    let place = Place::published();
    let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let feeds = place.feeds();
    let (old, new) = (format!("127.0.0.1:{port}"), format!("[::]:{port}"));
    if TcpListener::bind("[::1]:0").is_err() {
        std::io::stderr().write_all(b"!! IPv6 was NOT tried: this system has none\n").unwrap();
        return;
    }
    for listen in [&["--listen", &new, "--listen", &old][..], &["--listen", &new]] {
        let server = Server::start(command(&[&["serve", feeds.to_str().unwrap()], listen].concat()));
        for address in [old.clone(), format!("[::1]:{port}")] {
            let mut client = Client::new(address.parse().unwrap());
            assert_eq!(client.ask("GET", "/healthz", &[]).status, 200, "{address} of {listen:?}");
        }
        assert_eq!(server.stop().0, 0);
    }
}

#[test]
fn several_addresses_are_listened_on() {
    let place = Place::published();
    let feeds = place.feeds();
    let args = ["serve", feeds.to_str().unwrap(), "--listen", "127.0.0.1:0", "--listen", "127.0.0.2:0"];
    let mut server = Server::start(command(&args));
    let second = server.wait_for("http://127.0.0.2:");
    assert_eq!(server.get("/healthz").status, 200);
    server.address = second.split_once("http://").unwrap().1.trim_end_matches('/').parse().unwrap();
    assert_eq!(server.get("/healthz").status, 200);
}
