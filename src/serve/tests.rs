//! Requests and answers as a table: what is asked, and what comes.

use super::{Coding, Resource, Site, respond};
use bytes::Bytes;
use http::{Method, Request, Response, Version};
use std::sync::Arc;
use std::time::{Duration, UNIX_EPOCH};

const FEED: &str = "/v1/en/all.ics";
const EVENTS: &str = "/v1/en/events.json";
const MODIFIED: &str = "Thu, 01 Jan 1970 00:01:40 GMT";

fn site_of(files: &[&str]) -> Site {
    let modified = Some(UNIX_EPOCH + Duration::from_secs(100));
    Site::new(files.iter().map(|file| {
        let address = Site::address(file);
        let mut resource = Resource::new(&address, Bytes::from(format!("content of {file}")), modified);
        if !file.ends_with(".ics") {
            resource = resource
                .with_twin(Coding::Gzip, Bytes::from(format!("gzip of {file}")))
                .with_twin(Coding::Brotli, Bytes::from(format!("brotli of {file}")));
        }
        (address, Arc::new(resource))
    }))
}

fn site() -> Site {
    site_of(&[
        "v1/en/all.ics",
        "v1/en/events.json",
        "v1/en/changes.atom",
        "v1/index.json",
        "zh/index.html",
        "en/index.html",
        "en/sg11/index.html",
        "a/page.0123abcd.css",
        "robots.txt",
        "healthz",
    ])
}

/// The answer to a request of HTTP/1.1 with the headers.
fn ask(site: &Site, method: &str, path: &str, headers: &[(&str, &str)]) -> Response<Bytes> {
    let mut request = Request::builder().method(method).uri(path).version(Version::HTTP_11).header("host", "x");
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    respond(site, &request.body(()).unwrap())
}

fn get(path: &str, headers: &[(&str, &str)]) -> Response<Bytes> {
    ask(&site(), "GET", path, headers)
}

fn header<'a>(response: &'a Response<Bytes>, name: &str) -> &'a str {
    response.headers().get(name).map_or("", |v| v.to_str().unwrap())
}

fn tag(path: &str, coding: &str) -> String {
    header(&get(path, &[("accept-encoding", coding)]), "etag").to_owned()
}

#[test]
fn statuses() {
    let check = |method: &str, path: &str, expected: u16| {
        let response = ask(&site(), method, path, &[]);
        assert_eq!(response.status(), expected, "{method} {path}");
    };
    for path in [FEED, EVENTS, "/v1/index.json", "/en/", "/en/sg11/", "/a/page.0123abcd.css", "/robots.txt", "/healthz"]
    {
        check("GET", path, 200);
        check("HEAD", path, 200);
        check("OPTIONS", path, 204);
        for method in ["POST", "PUT", "DELETE", "PATCH", "TRACE", "CONNECT"] {
            check(method, path, 405);
        }
        check("PROPFIND", path, 501);
    }
    for path in [
        "/v1/en/none.ics",
        "/v1/en",
        "/v1/",
        "/V1/en/all.ics",
        "/v1/en/all.ics/",
        "//v1/en/all.ics",
        "/v1//en/all.ics",
        "/v1/en/events.json.gz",
        "/v1/en/events.json.br",
        "/../v1/en/all.ics",
        "/v1/../v1/en/all.ics",
        "/v1/en/./all.ics",
        "/%2e%2e/%2e%2e/etc/passwd",
        "/v1%2Fen%2Fall.ics",
        "/v1\\en\\all.ics",
        "/v1/en/all.ics%20",
        "/v1/en/all.ics%0d%0aset-cookie:x",
        "/v1/en/%61ll.ics%2500",
        "/%252e%252e/",
        "/v1/en/all.ics;x",
        "/%C0%AE%C0%AE/",
        "/%E4%B8%AD",
        "/.git/config",
        "http://elsewhere.example/v1/en/none.ics",
    ] {
        check("GET", path, 404);
        check("POST", path, 404);
    }
    for path in ["/v1/en/all.ics%00", "/%00", "/%", "/%4", "/%zz", "/v1/%g1", "/%+1", "/%\u{e4}\u{e4}"] {
        check("GET", path, 400);
    }
    check("OPTIONS", "*", 204);
    check("GET", "*", 400);
    check("GET", "elsewhere.example", 400);
    check("GET", "elsewhere.example:80", 400);
    check("CONNECT", "elsewhere.example:80", 405);
    check("GET", "http://elsewhere.example/v1/en/all.ics", 200);
    check("GET", "/v1/en/all.ics?x=%00&y=../..", 200);
    check("GET", "/v1/%65n/%61ll%2Eics", 200);
}

#[test]
fn a_request_names_one_host() {
    let with = |version: Version, hosts: &[&str]| {
        let mut request = Request::builder().uri(FEED).version(version);
        for host in hosts {
            request = request.header("host", *host);
        }
        respond(&site(), &request.body(()).unwrap()).status()
    };
    assert_eq!(with(Version::HTTP_11, &[]), 400);
    assert_eq!(with(Version::HTTP_11, &["a", "b"]), 400);
    for host in ["a", "", "a.example:8080", "[::1]:80", "%e4.example"] {
        assert_eq!(with(Version::HTTP_11, &[host]), 200, "{host}");
    }
    for host in ["a b", "a/b", "a@b", "a\u{e4}", "\"a\""] {
        assert_eq!(with(Version::HTTP_11, &[host]), 400, "{host}");
    }
    assert_eq!(with(Version::HTTP_10, &[]), 200);
}

#[test]
fn media_types_and_caches() {
    let week = "public, max-age=900, stale-while-revalidate=3600, stale-if-error=604800";
    let check = |path: &str, media_type: &str, cache: &str| {
        let response = get(path, &[]);
        assert_eq!(
            (header(&response, "content-type"), header(&response, "cache-control")),
            (media_type, cache),
            "{path}"
        );
        assert_eq!(header(&response, "x-content-type-options"), "nosniff", "{path}");
        assert_eq!(header(&response, "vary"), "accept-encoding", "{path}");
        assert_eq!(header(&response, "last-modified"), MODIFIED, "{path}");
        assert!(header(&response, "etag").starts_with('"'), "{path}");
        assert!(!response.headers().contains_key("content-disposition"), "{path}");
    };
    check(FEED, "text/calendar; charset=utf-8", week);
    check(EVENTS, "application/json", week);
    check("/v1/en/changes.atom", "application/atom+xml; charset=utf-8", week);
    check("/en/", "text/html; charset=utf-8", week);
    check("/a/page.0123abcd.css", "text/css; charset=utf-8", "public, max-age=31536000, immutable");
    check("/robots.txt", "text/plain; charset=utf-8", "public, max-age=3600");
    check("/healthz", "text/plain; charset=utf-8", "no-store");
}

#[test]
fn pages_load_nothing_from_elsewhere() {
    let policy = get("/en/", &[]);
    assert!(header(&policy, "content-security-policy").starts_with("default-src 'none'; "));
    assert_eq!(header(&policy, "referrer-policy"), "no-referrer");
    assert_eq!(header(&get(FEED, &[]), "content-security-policy"), "");
}

#[test]
fn head_is_get_without_content() {
    for path in [FEED, EVENTS, "/en/", "/en", "/", "/v1/none", "/%00"] {
        let (get, head) = (get(path, &[]), ask(&site(), "HEAD", path, &[]));
        assert_eq!((get.status(), get.headers()), (head.status(), head.headers()), "{path}");
        assert_eq!(header(&head, "content-length"), get.body().len().to_string(), "{path}");
        assert!(head.body().is_empty() && !get.body().is_empty(), "{path}");
    }
}

#[test]
fn codings() {
    let check = |path: &str, accepted: &str, coding: &str, content: &str| {
        let response = get(path, &[("accept-encoding", accepted)]);
        assert_eq!(response.status(), 200, "{path} {accepted}");
        assert_eq!((header(&response, "content-encoding"), &response.body()[..]), (coding, content.as_bytes()));
        assert_eq!(header(&response, "content-length"), content.len().to_string());
        assert_eq!(header(&response, "vary"), "accept-encoding");
    };
    check(EVENTS, "gzip, br", "br", "brotli of v1/en/events.json");
    check(EVENTS, "gzip, br;q=0", "gzip", "gzip of v1/en/events.json");
    check(EVENTS, "deflate", "", "content of v1/en/events.json");
    check(FEED, "gzip, br", "", "content of v1/en/all.ics");
    let refused = get(FEED, &[("accept-encoding", "br, identity;q=0")]);
    assert_eq!((refused.status().as_u16(), header(&refused, "vary")), (406, "accept-encoding"));
    let tags = [tag(EVENTS, "br"), tag(EVENTS, "gzip"), tag(EVENTS, "identity")];
    assert!(tags[0] != tags[1] && tags[1] != tags[2] && tags[0] != tags[2], "{tags:?}");
}

#[test]
fn what_is_known_is_not_sent_again() {
    let check = |headers: &[(&str, &str)], expected: u16| {
        for method in ["GET", "HEAD"] {
            let response = ask(&site(), method, EVENTS, headers);
            assert_eq!(response.status(), expected, "{method} {headers:?}");
            if expected == 304 {
                assert!(response.body().is_empty());
                for name in ["etag", "cache-control", "vary", "last-modified", "access-control-allow-origin"] {
                    assert!(response.headers().contains_key(name), "no {name}");
                }
                for name in ["content-type", "content-length", "content-encoding"] {
                    assert!(!response.headers().contains_key(name), "{name}");
                }
            }
        }
    };
    let (plain, br) = (tag(EVENTS, "identity"), tag(EVENTS, "br"));
    check(&[("if-none-match", &plain)], 304);
    check(&[("if-none-match", &format!("W/{plain}"))], 304);
    check(&[("if-none-match", &format!("\"a\", {plain}"))], 304);
    check(&[("if-none-match", "*")], 304);
    check(&[("if-none-match", "\"a\"")], 200);
    check(&[("if-none-match", &br)], 200);
    check(&[("if-none-match", &br), ("accept-encoding", "br")], 304);
    check(&[("if-none-match", &plain), ("accept-encoding", "br")], 200);
    check(&[("if-modified-since", MODIFIED)], 304);
    check(&[("if-modified-since", "Thu, 01 Jan 1970 00:01:39 GMT")], 200);
    check(&[("if-modified-since", MODIFIED), ("if-none-match", "\"a\"")], 200);
    check(&[("if-match", "\"a\"")], 412);
    check(&[("if-match", &plain), ("if-none-match", &plain)], 304);
    check(&[("if-unmodified-since", "Thu, 01 Jan 1970 00:01:39 GMT")], 412);
    check(&[("range", "bytes=0-3")], 200);
}

#[test]
fn a_file_without_a_time_of_change_has_its_tag() {
    let resource = Resource::new(FEED, Bytes::from_static(b"x"), None);
    let site = Site::new([(FEED.to_owned(), Arc::new(resource))]);
    let response = ask(&site, "GET", FEED, &[("if-modified-since", MODIFIED)]);
    assert_eq!((response.status().as_u16(), header(&response, "last-modified")), (200, ""));
    let tag = header(&response, "etag");
    assert_eq!(ask(&site, "GET", FEED, &[("if-none-match", tag)]).status(), 304);
}

#[test]
fn other_sites_may_read_feeds_only() {
    let origin = |r: &Response<Bytes>| header(r, "access-control-allow-origin").to_owned();
    for path in [FEED, "/v1/none"] {
        assert_eq!(origin(&get(path, &[])), "*", "{path}");
        let preflight = ask(&site(), "OPTIONS", path, &[("origin", "https://a.example")]);
        assert_eq!((preflight.status().as_u16(), origin(&preflight).as_str()), (204, "*"));
        assert_eq!(header(&preflight, "access-control-allow-methods"), "GET, HEAD, OPTIONS");
        assert_eq!(
            header(&preflight, "access-control-allow-headers"),
            "if-none-match, if-modified-since, cache-control"
        );
    }
    assert_eq!(header(&get(FEED, &[]), "access-control-expose-headers"), "etag");
    assert_eq!(origin(&ask(&site(), "POST", FEED, &[])), "*");
    assert_eq!(origin(&get(FEED, &[("accept-encoding", "identity;q=0")])), "*");
    assert_eq!(origin(&get(FEED, &[("if-match", "\"a\"")])), "*");
    for path in ["/en/", "/", "/none", "/healthz", "/a/page.0123abcd.css"] {
        assert_eq!(origin(&get(path, &[])), "", "{path}");
        assert_eq!(origin(&ask(&site(), "OPTIONS", path, &[])), "", "{path}");
    }
}

#[test]
fn refusals_say_what_may_be_done() {
    for method in ["POST", "OPTIONS"] {
        let response = ask(&site(), method, FEED, &[]);
        assert_eq!(header(&response, "allow"), "GET, HEAD, OPTIONS", "{method}");
    }
    assert_eq!(header(&get("/v1/none", &[]), "cache-control"), "public, max-age=60");
    let text = get("/none", &[]);
    assert_eq!(&text.body()[..], b"404: nothing is published here; /v1/index.json lists the feeds\n");
}

#[test]
fn addresses_that_moved() {
    let check = |path: &str, expected: &str| {
        let response = get(path, &[]);
        assert_eq!((response.status().as_u16(), header(&response, "location")), (301, expected), "{path}");
    };
    check("/en", "/en/");
    check("/en/sg11", "/en/sg11/");
    check("/en/index.html", "/en/");
    check("/en/sg11/index.html?group=sg11", "/en/sg11/?group=sg11");
    check("/en?kind=a%20b", "/en/?kind=a%20b");
    for path in ["//en", "//elsewhere.example/en", "/en/index.html/", "/enindex.html", "/fr"] {
        assert_eq!(get(path, &[]).status(), 404, "{path}");
    }
}

#[test]
fn the_root_speaks_the_language_of_the_reader() {
    let check = |site: &Site, languages: &str, expected: &str| {
        let response = ask(site, "GET", "/", &[("accept-language", languages)]);
        assert_eq!((response.status().as_u16(), header(&response, "location")), (302, expected), "{languages}");
        assert_eq!(header(&response, "vary"), "accept-language");
    };
    check(&site(), "zh-CN,zh;q=0.9,en;q=0.8", "/zh/");
    check(&site(), "de, en;q=0.5, zh;q=0.4", "/en/");
    check(&site(), "de", "/en/");
    check(&site(), "", "/en/");
    check(&site_of(&["fr/index.html"]), "zh", "/fr/");
    assert_eq!(header(&get("/?x=1", &[]), "location"), "/en/?x=1");
    assert_eq!(ask(&site_of(&["v1/index.json"]), "GET", "/", &[]).status(), 404);
    assert_eq!(ask(&site_of(&["index.html"]), "GET", "/", &[]).status(), 200);
    assert_eq!(ask(&site(), Method::POST.as_str(), "/", &[]).status(), 405);
}
