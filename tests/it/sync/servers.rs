//! `docs/nginx.conf` and `docs/Caddyfile` as they stand, before a tree; each where its server is installed.

use super::{CORRIGENDUM, FIRST, Site};
use crate::program::root;
use std::fs;
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

/// A server that ends with the test.
struct Server {
    child: Child,
    port: u16,
    /// nginx sends twins to HTTP/1.1 only, and Caddy sends them in chunks there.
    version: &'static str,
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// An answer: its head in lower case, and its body.
struct Answer {
    head: String,
    body: Vec<u8>,
}

impl Server {
    /// Starts a program; `None`, said loudly, where it is not installed.
    fn start(command: &mut Command, port: u16, version: &'static str) -> Option<Server> {
        let child = match command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn() {
            Ok(child) => child,
            Err(error) => {
                eprintln!(
                    "!! SKIPPED: {:?} cannot be started: {error}; its file in docs/ is NOT tested",
                    command.get_program()
                );
                return None;
            }
        };
        let mut server = Server { child, port, version };
        for _ in 0..600 {
            if TcpStream::connect(("127.0.0.1", port)).is_ok() {
                return Some(server);
            }
            assert_eq!(server.child.try_wait().unwrap(), None, "{:?} ended", command.get_program());
            std::thread::sleep(Duration::from_millis(100));
        }
        panic!("{:?} does not answer", command.get_program());
    }

    fn get(&self, path: &str, more: &str) -> Answer {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(30))).unwrap();
        write!(stream, "GET {path} HTTP/{}\r\nHost: localhost\r\nConnection: close\r\n{more}\r\n", self.version)
            .unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        let end = answer.windows(4).position(|w| w == b"\r\n\r\n").unwrap_or_else(|| panic!("{path}: no head"));
        Answer { head: String::from_utf8_lossy(&answer[..end]).to_lowercase(), body: answer[end + 4..].to_vec() }
    }
}

/// What must hold of a server, before and after a swap.
fn serves(server: &Server, site: &Site) {
    let has = |answer: &Answer, line: &str| assert!(answer.head.contains(line), "'{line}' is not in {}", answer.head);
    let every = || {
        let tree = site.tree();
        for (path, bytes) in tree.iter().filter(|(path, _)| !path.ends_with(".gz") && !path.ends_with(".br")) {
            let address = format!("/{}", path.strip_suffix("index.html").unwrap_or(path));
            let answer = server.get(&address, "");
            assert!(answer.head.contains(" 200 ") && answer.body == *bytes, "{address}: {}", answer.head);
            has(&answer, "\r\nx-content-type-options: nosniff");
            assert!(!answer.head.contains("content-disposition"));
            match path.rsplit_once('.').map_or("", |(_, ending)| ending) {
                "ics" => has(&answer, "\r\ncontent-type: text/calendar; charset=utf-8"),
                "html" => has(&answer, "\r\ncontent-type: text/html; charset=utf-8"),
                "atom" => has(&answer, "\r\ncontent-type: application/atom+xml"),
                "json" => has(&answer, "\r\ncontent-type: application/json"),
                _ => {}
            }
            if path.starts_with("v1/") {
                has(&answer, "\r\naccess-control-allow-origin: *");
                has(
                    &answer,
                    "\r\ncache-control: public, max-age=900, stale-while-revalidate=3600, stale-if-error=604800",
                );
            }
        }
    };
    every();
    let zipped = server.get("/v1/index.json", "Accept-Encoding: gzip\r\n");
    has(&zipped, "\r\ncontent-encoding: gzip");
    has(&zipped, "\r\nvary: accept-encoding");
    assert_eq!(zipped.body, site.tree()["v1/index.json.gz"]);
    let plain = server.get("/v1/en/all.ics", "Accept-Encoding: gzip\r\n");
    assert!(!plain.head.contains("content-encoding"), "calendars are not compressed: {}", plain.head);
    let tag = plain.head.lines().find_map(|l| l.strip_prefix("etag: ")).expect("an ETag").to_owned();
    let same = |tag: &str| server.get("/v1/en/all.ics", &format!("If-None-Match: {tag}\r\n")).head;
    assert!(same(&tag).contains(" 304 "));
    for path in ["/v1/index.json.gz", "/nothing", "/../ledger.jsonl", "/v1/../../ledger.jsonl"] {
        let head = server.get(path, "").head;
        assert!([" 404 ", " 400 ", " 403 ", " 308 "].iter().any(|s| head.contains(s)), "{path}: {head}");
    }
    // A run swaps the tree: no reload, another tag, though the size is the same.
    site.put("c.txt", CORRIGENDUM.text());
    site.sync("2026-02-10T10:00:00Z");
    assert!(same(&tag).contains(" 200 "));
    every();
}

/// A site that any user may read, and a port that nobody uses.
fn prepare() -> (Site, u16) {
    use std::os::unix::fs::PermissionsExt;
    let site = Site::new();
    fs::set_permissions(site.root(), fs::Permissions::from_mode(0o755)).unwrap();
    site.put("a.txt", FIRST.text());
    site.sync("2026-02-01T10:00:00Z");
    let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    (site, port)
}

/// A file of `docs/` with the address and the root of a test.
fn configuration(name: &str, site: &Site, address: (&str, String)) -> String {
    let text = fs::read_to_string(root().join("docs").join(name)).unwrap();
    let tree = "/srv/lettercal/feeds/current";
    assert!(text.contains(tree) && text.contains(address.0), "docs/{name}");
    text.replace(tree, &site.feeds().join("current").display().to_string()).replace(address.0, &address.1)
}

#[test]
fn nginx_serves_the_tree() {
    let (site, port) = prepare();
    let folder = site.root().join("nginx");
    fs::create_dir(&folder).unwrap();
    let own = configuration("nginx.conf", &site, ("listen 80;", format!("listen 127.0.0.1:{port};")));
    fs::write(folder.join("site.conf"), own).unwrap();
    let kinds = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"];
    let scratch: String = kinds.iter().map(|k| format!("{k}_temp_path {k};\n")).collect();
    let main = format!(
        "daemon off; master_process off; pid nginx.pid; error_log error.log;\nevents {{}}\nhttp {{ access_log off;\n\
         {scratch}include site.conf; }}\n"
    );
    fs::write(folder.join("main.conf"), main).unwrap();
    let mut command = Command::new("nginx");
    command.arg("-p").arg(&folder).arg("-c").arg("main.conf").arg("-e").arg("error.log");
    let Some(server) = Server::start(&mut command, port, "1.1") else { return };
    serves(&server, &site);
    let log = fs::read_to_string(folder.join("error.log")).unwrap();
    assert!(!log.contains("[warn]") && !log.contains("[emerg]"), "{log}");
}

#[test]
fn caddy_serves_the_tree() {
    let (site, port) = prepare();
    let folder = site.root().join("caddy");
    fs::create_dir(&folder).unwrap();
    let address = ("\ncalendar.example.org {", format!("\nhttp://127.0.0.1:{port} {{"));
    // The administration of Caddy has one port for all; requests of this test are for localhost.
    let own = configuration("Caddyfile", &site, address).replace("http://127.0.0.1", "http://localhost");
    fs::write(folder.join("Caddyfile"), format!("{{\n\tadmin off\n}}\n{own}")).unwrap();
    let run = |path: &Path| {
        let mut command = Command::new("caddy");
        command.args(["run", "--adapter", "caddyfile", "--config"]).arg(path);
        command.env("XDG_DATA_HOME", &folder).env("XDG_CONFIG_HOME", &folder);
        command
    };
    let Some(server) = Server::start(&mut run(&folder.join("Caddyfile")), port, "1.0") else { return };
    serves(&server, &site);
}
