//! Heads of HTTP/1.1 as bytes (RFC 9112): a request is read from them, an answer is written to them. No socket is here.
//!
//! A library for servers also carries bodies, chunks, upgrades and timers; without them a connection that waits takes a
//! fifth of the memory, and an answer less time (docs/performance.md). What is hard, the grammar of a head, is httparse.
//! A request with a body is answered and its connection closed, so that nothing behind a head is ever taken for another.

use bytes::Bytes;
use http::header::{CONNECTION, CONTENT_LENGTH, CONTENT_TYPE, TRANSFER_ENCODING};
use http::{HeaderMap, HeaderName, HeaderValue, Method, Request, Response, StatusCode, Uri, Version};
use std::mem::MaybeUninit;

/// The most bytes of a request's head.
pub(super) const MOST_BYTES: usize = 16 << 10;
/// The most header lines.
const MOST_LINES: usize = 100;
/// What most heads of answers fit in.
const USUAL_BYTES: usize = 768;

/// What bytes begin with.
#[derive(Debug)]
pub(super) enum Head {
    /// A whole head.
    Whole {
        request: Request<()>,
        /// How many bytes it takes.
        bytes: usize,
        /// Whether the connection goes on behind the answer.
        stays: bool,
    },
    /// A head that is not whole yet.
    Part,
    /// No head that can be answered otherwise.
    Bad(StatusCode),
}

/// Reads the head of a request.
pub(super) fn read(bytes: &[u8]) -> Head {
    let mut lines = [const { MaybeUninit::uninit() }; MOST_LINES];
    let mut parsed = httparse::Request::new(&mut []);
    match parsed.parse_with_uninit_headers(bytes, &mut lines) {
        Ok(httparse::Status::Complete(length)) => match request(&parsed) {
            Some(request) => Head::Whole { stays: stays(&request), request, bytes: length },
            None => Head::Bad(StatusCode::BAD_REQUEST),
        },
        Ok(httparse::Status::Partial) if bytes.len() < MOST_BYTES => Head::Part,
        // Section 3: a long address has a status of its own.
        Ok(httparse::Status::Partial) if !bytes.contains(&b'\n') => Head::Bad(StatusCode::URI_TOO_LONG),
        Ok(httparse::Status::Partial) | Err(httparse::Error::TooManyHeaders) => {
            Head::Bad(StatusCode::REQUEST_HEADER_FIELDS_TOO_LARGE)
        }
        Err(httparse::Error::Version) if is_of_another_version(bytes) => {
            Head::Bad(StatusCode::HTTP_VERSION_NOT_SUPPORTED)
        }
        Err(_) => Head::Bad(StatusCode::BAD_REQUEST),
    }
}

fn request(parsed: &httparse::Request<'_, '_>) -> Option<Request<()>> {
    let mut headers = HeaderMap::with_capacity(parsed.headers.len());
    for line in parsed.headers.iter() {
        let name = HeaderName::from_bytes(line.name.as_bytes()).ok()?;
        headers.append(name, HeaderValue::from_bytes(line.value).ok()?);
    }
    has_sound_length(&headers).then_some(())?;
    let mut request = Request::new(());
    *request.method_mut() = Method::from_bytes(parsed.method?.as_bytes()).ok()?;
    *request.uri_mut() = Uri::try_from(parsed.path?).ok()?;
    *request.version_mut() = if parsed.version? == 0 { Version::HTTP_10 } else { Version::HTTP_11 };
    *request.headers_mut() = headers;
    Some(request)
}

/// Whether the first line is that of HTTP, in a version that is not spoken here.
fn is_of_another_version(bytes: &[u8]) -> bool {
    let line = bytes.split(|b| *b == b'\n').next().unwrap_or_default();
    let mut parts = line.split(|b| *b == b' ');
    parts.nth(2).is_some_and(|version| version.starts_with(b"HTTP/")) && parts.next().is_none()
}

/// Whether the length of the body, if there is one, is one number. Section 6.3: of others, no two programs need think
/// the same.
fn has_sound_length(headers: &HeaderMap) -> bool {
    let mut lengths = headers.get_all(CONTENT_LENGTH).iter();
    let first = lengths.next();
    let is_number = |v: &HeaderValue| !v.is_empty() && v.as_bytes().iter().all(u8::is_ascii_digit);
    first.is_none_or(is_number) && lengths.all(|l| Some(l) == first)
}

/// Whether further requests may follow. Section 9.3; and a body is not read.
fn stays(request: &Request<()>) -> bool {
    let headers = request.headers();
    let has_body =
        headers.contains_key(TRANSFER_ENCODING) || headers.get(CONTENT_LENGTH).is_some_and(|length| length != "0");
    let says = |word: &str| {
        let lines = headers.get_all(CONNECTION).iter().filter_map(|line| line.to_str().ok());
        lines.flat_map(|line| line.split(',')).any(|token| token.trim().eq_ignore_ascii_case(word))
    };
    !has_body && !says("close") && (request.version() == Version::HTTP_11 || says("keep-alive"))
}

/// The answer to what is no request.
pub(super) fn refusal(status: StatusCode) -> Response<Bytes> {
    let text = format!("{}: {}\n", status.as_str(), status.canonical_reason().unwrap_or_default());
    let mut response = Response::new(Bytes::new());
    *response.status_mut() = status;
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("text/plain; charset=utf-8"));
    response.headers_mut().insert(CONTENT_LENGTH, HeaderValue::from(text.len()));
    *response.body_mut() = Bytes::from(text);
    response
}

/// Writes the head of an answer; `date` is the value of the header.
pub(super) fn write(response: &Response<Bytes>, date: &str, version: Version, stays: bool) -> Vec<u8> {
    let mut out = Vec::with_capacity(USUAL_BYTES);
    out.extend_from_slice(b"HTTP/1.1 ");
    out.extend_from_slice(response.status().as_str().as_bytes());
    out.push(b' ');
    out.extend_from_slice(response.status().canonical_reason().unwrap_or_default().as_bytes());
    let mut line = |name: &str, value: &[u8]| {
        for part in [b"\r\n", name.as_bytes(), b": ", value] {
            out.extend_from_slice(part);
        }
    };
    for (name, value) in response.headers() {
        line(name.as_str(), value.as_bytes());
    }
    line("date", date.as_bytes());
    match (stays, version) {
        (false, _) => line("connection", b"close"),
        (true, Version::HTTP_10) => line("connection", b"keep-alive"),
        (true, _) => {}
    }
    out.extend_from_slice(b"\r\n\r\n");
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `whole`, `stays`, `part`, or a status.
    fn said(bytes: &[u8]) -> String {
        match read(bytes) {
            Head::Whole { stays: true, .. } => "stays".into(),
            Head::Whole { .. } => "whole".into(),
            Head::Part => "part".into(),
            Head::Bad(status) => status.as_str().into(),
        }
    }

    #[track_caller]
    fn check(lines: &str, expected: &str) {
        let text = format!("{}\r\n\r\n", lines.replace('\n', "\r\n"));
        assert_eq!(said(text.as_bytes()), expected, "{lines:?}");
    }

    #[test]
    fn heads_are_read() {
        let bytes = b"\r\nGET http://a.example/b?c HTTP/1.1\r\nHost: a\r\nX-A: b\xff\tc \r\n\r\nGET /";
        let Head::Whole { request, bytes: length, stays: true } = read(bytes) else { panic!("{:?}", read(bytes)) };
        assert_eq!(&bytes[length..], b"GET /");
        assert_eq!((request.uri().path(), request.uri().query()), ("/b", Some("c")));
        assert_eq!(request.headers()["x-a"].as_bytes(), b"b\xff\tc");
    }

    #[test]
    fn what_is_no_head_has_a_status() {
        check("GET /", "400");
        check("GET / HTTP/1.1\nhost : a", "400");
        check("GET / HTTP/1.1\nhost: a\n b", "400");
        check("GET / HTTP/1.1\nhost", "400");
        check("GET / HTTP/1.1\na: \0", "400");
        check("GET / HTTP/1.1\na: \x7f", "400");
        check("GET / HTTP/1.1\na\u{e4}: b", "400");
        check("GET  / HTTP/1.1", "400");
        check("GET /a b HTTP/1.1", "400");
        check("GET / HTTP/1.1 ", "400");
        check("G\tT / HTTP/1.1", "400");
        check("GET / FTP/1.1", "400");
        check("GET / HTTP/2.0", "505");
        check("GET / HTTP/1.2", "505");
        check("PRI * HTTP/2.0", "505");
        check(&format!("GET / HTTP/1.1\n{}z: z", "a: b\n".repeat(99)), "stays");
        check(&format!("GET / HTTP/1.1\n{}z: z", "a: b\n".repeat(100)), "431");
        assert_eq!(
            said(&b"GET / HTTP/1.1\r\na: ".iter().chain(&[b'b'; MOST_BYTES]).copied().collect::<Vec<_>>()),
            "431"
        );
        assert_eq!(said(&b"GET /".iter().chain(&[b'b'; MOST_BYTES]).copied().collect::<Vec<_>>()), "414");
        assert_eq!(said(b"\x16\x03\x01"), "400");
        assert_eq!(said(b""), "part");
    }

    #[test]
    fn connections_go_on_unless_they_must_not() {
        check("GET / HTTP/1.1", "stays");
        check("GET / HTTP/1.1\nconnection: Close", "whole");
        check("GET / HTTP/1.1\nconnection: te\nconnection: x,\tclose", "whole");
        check("GET / HTTP/1.1\nconnection: closed", "stays");
        check("GET / HTTP/1.0", "whole");
        check("GET / HTTP/1.0\nconnection: Keep-Alive", "stays");
        check("GET / HTTP/1.0\nconnection: keep-alive, close", "whole");
    }

    #[test]
    fn nothing_behind_a_head_with_a_body_is_taken_for_a_request() {
        check("GET / HTTP/1.1\ncontent-length: 0", "stays");
        check("GET / HTTP/1.1\ncontent-length: 3", "whole");
        check("GET / HTTP/1.1\ncontent-length: 00", "whole");
        check("GET / HTTP/1.1\ncontent-length: 3\ncontent-length: 3", "whole");
        check("GET / HTTP/1.1\ntransfer-encoding: chunked", "whole");
        check("GET / HTTP/1.1\ntransfer-encoding: x\ncontent-length: 0", "whole");
        for length in ["", "-1", "+1", "3, 3", "3 3", "0x3", "3\ncontent-length: 0"] {
            check(&format!("GET / HTTP/1.1\ncontent-length: {length}"), "400");
        }
    }

    /// However the bytes arrive, the same head is read, and never one that is not whole.
    #[test]
    fn a_part_is_never_a_whole() {
        let bytes = b"OPTIONS * HTTP/1.1\r\nHost: a\r\nAccept-Encoding: br;q=1, gzip\r\n\r\n";
        for length in 0..bytes.len() {
            assert_eq!(said(&bytes[..length]), "part", "{length}");
        }
        assert_eq!(said(bytes), "stays");
    }

    proptest::proptest! {
        /// Whatever comes, nothing panics, and no head takes more bytes than there are.
        #[test]
        fn any_bytes_may_come(start in "(GET /[a-z%]{0,9} HTTP/1\\.[012]\r\n)?", rest: Vec<u8>, lines in "([a-z]{0,3}[: \t]{0,2}[^\n]{0,5}\r?\n){0,4}") {
            let bytes = [start.as_bytes(), lines.as_bytes(), &rest].concat();
            if let Head::Whole { bytes: length, .. } = read(&bytes) {
                assert!((4..=bytes.len()).contains(&length));
            }
        }
    }

    #[test]
    fn heads_are_written() {
        let written = |version, stays| {
            String::from_utf8(write(&refusal(StatusCode::BAD_REQUEST), "DATE", version, stays)).unwrap()
        };
        let head = "HTTP/1.1 400 Bad Request\r\ncontent-type: text/plain; charset=utf-8\r\ncontent-length: 17\r\ndate: DATE\r\n";
        assert_eq!(written(Version::HTTP_11, true), format!("{head}\r\n"));
        assert_eq!(written(Version::HTTP_11, false), format!("{head}connection: close\r\n\r\n"));
        assert_eq!(written(Version::HTTP_10, true), format!("{head}connection: keep-alive\r\n\r\n"));
    }
}
