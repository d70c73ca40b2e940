//! Conditions of a request: whether the asking program has the content already. RFC 9110, section 13.

use http::header::{IF_MATCH, IF_MODIFIED_SINCE, IF_NONE_MATCH, IF_UNMODIFIED_SINCE};
use http::{HeaderMap, HeaderName, HeaderValue};
use std::time::{SystemTime, UNIX_EPOCH};

/// What the conditions come to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    /// The content is sent.
    Send,
    /// The asking program has it: 304.
    NotModified,
    /// It asked for another content than there is: 412.
    Failed,
}

/// Judges the conditions in the order of section 13.2.2: a tag makes the date beside it count for nothing.
///
/// `tag` is the strong tag of what would be sent, `modified` its last change in seconds since 1970.
pub(super) fn judge(headers: &HeaderMap, tag: &[u8], modified: Option<u64>) -> Verdict {
    if headers.contains_key(IF_MATCH) {
        if !names(headers, IF_MATCH, |t| !t.is_weak && t.text == tag) {
            return Verdict::Failed;
        }
    } else if let (Some(since), Some(modified)) = (date(headers, IF_UNMODIFIED_SINCE), modified)
        && modified > since
    {
        return Verdict::Failed;
    }
    let known = match headers.contains_key(IF_NONE_MATCH) {
        true => names(headers, IF_NONE_MATCH, |t| t.text == tag),
        false => match (date(headers, IF_MODIFIED_SINCE), modified) {
            (Some(since), Some(modified)) => modified <= since,
            _ => false,
        },
    };
    if known { Verdict::NotModified } else { Verdict::Send }
}

/// A date in seconds since 1970; what is no date says nothing.
fn date(headers: &HeaderMap, name: HeaderName) -> Option<u64> {
    let time: SystemTime = httpdate::parse_http_date(headers.get(name)?.to_str().ok()?).ok()?;
    time.duration_since(UNIX_EPOCH).ok().map(|d| d.as_secs())
}

/// Whether a header is `*`, which is any tag, or a list with a tag that fits.
fn names(headers: &HeaderMap, name: HeaderName, fits: impl Fn(&Tag<'_>) -> bool) -> bool {
    let line_names = |line: &HeaderValue| line.as_bytes() == b"*" || Tags(line.as_bytes()).any(|t| fits(&t));
    headers.get_all(name).iter().any(line_names)
}

/// A member of a list of tags.
struct Tag<'a> {
    is_weak: bool,
    /// With its quotation marks.
    text: &'a [u8],
}

/// The members of a list, as far as it is well written.
struct Tags<'a>(&'a [u8]);

impl<'a> Iterator for Tags<'a> {
    type Item = Tag<'a>;

    fn next(&mut self) -> Option<Tag<'a>> {
        let start = self.0.iter().position(|b| !matches!(b, b' ' | b'\t' | b','))?;
        let rest = &self.0[start..];
        let (is_weak, rest) = match rest.strip_prefix(b"W/") {
            Some(rest) => (true, rest),
            None => (false, rest),
        };
        // A comma may stand in a tag, a quotation mark may not.
        let inner = rest.strip_prefix(b"\"")?;
        let end = inner.iter().position(|b| *b == b'"')? + 2;
        self.0 = &rest[end..];
        Some(Tag { is_weak, text: &rest[..end] })
    }
}

#[cfg(test)]
mod tests {
    use super::Verdict::{Failed, NotModified, Send};
    use super::*;

    const EARLIER: &str = "Thu, 01 Jan 1970 00:01:39 GMT";
    const SAME: &str = "Thu, 01 Jan 1970 00:01:40 GMT";

    #[track_caller]
    fn check(lines: &[(HeaderName, &str)], expected: Verdict) {
        let headers = lines.iter().map(|(n, v)| (n.clone(), HeaderValue::from_bytes(v.as_bytes()).unwrap())).collect();
        assert_eq!(judge(&headers, b"\"tag\"", Some(100)), expected, "{lines:?}");
    }

    #[test]
    fn tags_are_compared() {
        let none = |value: &str, expected| check(&[(IF_NONE_MATCH, value)], expected);
        none("\"tag\"", NotModified);
        none("W/\"tag\"", NotModified);
        none("*", NotModified);
        none("\"a\", W/\"b\" ,\"tag\"", NotModified);
        none(",, \"tag\"", NotModified);
        none("\"x,y\",\"tag\"", NotModified);
        none("\"a\"", Send);
        none("tag", Send);
        none("\"tag", Send);
        none("w/\"tag\"", Send);
        none("\"a, \"tag\" b\"", Send);
        none("\"a\" *", Send);
        none("", Send);
        check(&[(IF_NONE_MATCH, "\"a\""), (IF_NONE_MATCH, "\"tag\"")], NotModified);
    }

    #[test]
    fn dates_are_compared_where_no_tag_stands() {
        check(&[(IF_MODIFIED_SINCE, SAME)], NotModified);
        check(&[(IF_MODIFIED_SINCE, "Thursday, 01-Jan-70 00:01:40 GMT")], NotModified);
        check(&[(IF_MODIFIED_SINCE, EARLIER)], Send);
        check(&[(IF_MODIFIED_SINCE, "yesterday")], Send);
        check(&[(IF_MODIFIED_SINCE, SAME), (IF_NONE_MATCH, "\"a\"")], Send);
        check(&[(IF_MODIFIED_SINCE, EARLIER), (IF_NONE_MATCH, "\"tag\"")], NotModified);
    }

    #[test]
    fn a_change_fails_what_asks_for_the_old() {
        check(&[(IF_MATCH, "\"tag\"")], Send);
        check(&[(IF_MATCH, "*")], Send);
        check(&[(IF_MATCH, "\"a\"")], Failed);
        check(&[(IF_MATCH, "W/\"tag\"")], Failed);
        check(&[(IF_UNMODIFIED_SINCE, SAME)], Send);
        check(&[(IF_UNMODIFIED_SINCE, EARLIER)], Failed);
        check(&[(IF_UNMODIFIED_SINCE, EARLIER), (IF_MATCH, "\"tag\"")], Send);
        check(&[(IF_MATCH, "\"tag\""), (IF_NONE_MATCH, "\"tag\"")], NotModified);
    }

    #[test]
    fn without_a_date_of_change_dates_say_nothing() {
        let headers = HeaderMap::from_iter([(IF_MODIFIED_SINCE, HeaderValue::from_static(SAME))]);
        assert_eq!(judge(&headers, b"\"tag\"", None), Send);
    }
}
