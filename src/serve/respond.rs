//! `respond`: every rule of HTTP that the site keeps, without a socket.

use super::conditions::{Verdict, judge};
use super::media::FEEDS;
use super::negotiate;
use super::site::{Coding, Form, Place, Resource, Site};
use bytes::Bytes;
use http::header::{
    ACCEPT_ENCODING, ACCEPT_LANGUAGE, ACCESS_CONTROL_ALLOW_HEADERS, ACCESS_CONTROL_ALLOW_METHODS,
    ACCESS_CONTROL_ALLOW_ORIGIN, ACCESS_CONTROL_EXPOSE_HEADERS, ACCESS_CONTROL_MAX_AGE, ALLOW, CACHE_CONTROL,
    CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_SECURITY_POLICY, CONTENT_TYPE, ETAG, HOST, LAST_MODIFIED, LOCATION,
    REFERRER_POLICY, VARY, X_CONTENT_TYPE_OPTIONS,
};
use http::{HeaderMap, HeaderName, HeaderValue, Method, Request, Response, StatusCode, Version};
use std::borrow::Cow;

/// What may be done with an address.
static METHODS: HeaderValue = HeaderValue::from_static("GET, HEAD, OPTIONS");
static VARY_CODING: HeaderValue = HeaderValue::from_static("accept-encoding");
static NO_SNIFF: HeaderValue = HeaderValue::from_static("nosniff");
static ANY: HeaderValue = HeaderValue::from_static("*");
static TAG: HeaderValue = HeaderValue::from_static("etag");
static NO_REFERRER: HeaderValue = HeaderValue::from_static("no-referrer");
/// A page loads from its own site only, sits in no frame, and sends no form.
static PAGE_POLICY: HeaderValue = HeaderValue::from_static(
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; \
     manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
);

/// Answers a request. Its body, if it has one, says nothing to this site and is not looked at.
pub fn respond<B>(site: &Site, request: &Request<B>) -> Response<Bytes> {
    let asked = Asked { site, method: request.method(), headers: request.headers(), query: request.uri().query() };
    // RFC 9112, section 3.2.
    if request.version() == Version::HTTP_11 && !names_one_host(asked.headers) {
        return asked.plain(StatusCode::BAD_REQUEST, "the request names no host, or more than one");
    }
    let path = request.uri().path();
    if asked.method == Method::OPTIONS && path == "*" {
        return asked.options(path);
    }
    // Its target is a machine, no address of the site.
    if asked.method == Method::CONNECT {
        return asked.refused();
    }
    if !path.starts_with('/') {
        return asked.plain(StatusCode::BAD_REQUEST, "an address begins with /");
    }
    match decoded(path) {
        Some(path) => asked.answer(&path),
        None => asked.plain(StatusCode::BAD_REQUEST, "the address holds a % that does not begin a character"),
    }
}

/// Whether there is one host, of characters that names, addresses and ports are made of; it may be empty.
fn names_one_host(headers: &HeaderMap) -> bool {
    let mut hosts = headers.get_all(HOST).iter();
    let is_host = |host: &HeaderValue| {
        host.as_bytes().iter().all(|b| b.is_ascii_alphanumeric() || b"-._~%!$&'()*+,;=:[]".contains(b))
    };
    hosts.next().is_some_and(is_host) && hosts.next().is_none()
}

/// The path with its unreserved characters as themselves, which is the same address (RFC 3986, section 6.2.2.2). Other
/// escapes stay, and so lead nowhere: no address of the site has any. `None` where an escape is broken or stands for
/// NUL.
fn decoded(path: &str) -> Option<Cow<'_, str>> {
    if !path.contains('%') {
        return Some(Cow::Borrowed(path));
    }
    let mut parts = path.split('%');
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let digits = part.get(..2).filter(|d| d.bytes().all(|b| b.is_ascii_hexdigit()))?;
        match u8::from_str_radix(digits, 16).ok()? {
            0 => return None,
            byte if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) => out.push(char::from(byte)),
            _ => {
                out.push('%');
                out.push_str(digits);
            }
        }
        out.push_str(&part[2..]);
    }
    Some(Cow::Owned(out))
}

/// A request, as far as it says anything to this site.
struct Asked<'a> {
    site: &'a Site,
    method: &'a Method,
    headers: &'a HeaderMap,
    query: Option<&'a str>,
}

impl Asked<'_> {
    fn answer(&self, path: &str) -> Response<Bytes> {
        let place = self.site.find(path);
        let mut response = match (self.method, place) {
            // A program of another site asks first; it shall see the 404 that follows.
            (&Method::OPTIONS, Place::Nothing) if path.starts_with(FEEDS) => self.options(path),
            (_, Place::Nothing) => {
                let mut response =
                    self.plain(StatusCode::NOT_FOUND, "nothing is published here; /v1/index.json lists the feeds");
                response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("public, max-age=60"));
                response
            }
            (&Method::GET | &Method::HEAD, Place::Resource(resource)) => return self.send(resource),
            (&Method::GET | &Method::HEAD, Place::Moved(to)) => self.moved(&to),
            (&Method::GET | &Method::HEAD, Place::Root) => self.root(),
            (&Method::OPTIONS, _) => self.options(path),
            _ => self.refused(),
        };
        if path.starts_with(FEEDS) {
            response.headers_mut().insert(ACCESS_CONTROL_ALLOW_ORIGIN, ANY.clone());
        }
        response
    }

    /// A resource, or that the asking program has it already.
    fn send(&self, resource: &Resource) -> Response<Bytes> {
        let chosen = match self.headers.contains_key(ACCEPT_ENCODING) {
            true => negotiate::coding(self.headers, |c| resource.form(c).is_some()),
            false => Some(Coding::Identity),
        };
        let Some(form) = chosen.and_then(|coding| resource.form(coding)) else {
            let mut response = self.plain(
                StatusCode::NOT_ACCEPTABLE,
                "this is not available in a coding that the request accepts; ask for identity",
            );
            response.headers_mut().insert(VARY, VARY_CODING.clone());
            if resource.class.shared {
                response.headers_mut().insert(ACCESS_CONTROL_ALLOW_ORIGIN, ANY.clone());
            }
            return response;
        };
        let modified = resource.modified.as_ref();
        match judge(self.headers, form.tag.as_bytes(), modified.map(|m| m.seconds)) {
            Verdict::Send => self.content(resource, form),
            Verdict::NotModified => {
                let mut response = Response::new(Bytes::new());
                *response.status_mut() = StatusCode::NOT_MODIFIED;
                *response.headers_mut() = validators(resource, form);
                response
            }
            Verdict::Failed => {
                let mut response =
                    self.plain(StatusCode::PRECONDITION_FAILED, "the content is another than the request asks for");
                response.headers_mut().extend(validators(resource, form));
                response
            }
        }
    }

    fn content(&self, resource: &Resource, form: &Form) -> Response<Bytes> {
        let mut response = Response::new(Bytes::new());
        let mut headers = validators(resource, form);
        headers.insert(CONTENT_TYPE, resource.media_type.clone());
        headers.insert(CONTENT_LENGTH, form.length.clone());
        headers.insert(X_CONTENT_TYPE_OPTIONS, NO_SNIFF.clone());
        if let Some(coding) = &form.coding {
            headers.insert(CONTENT_ENCODING, coding.clone());
        }
        if resource.class.page {
            headers.insert(CONTENT_SECURITY_POLICY, PAGE_POLICY.clone());
            headers.insert(REFERRER_POLICY, NO_REFERRER.clone());
        }
        *response.headers_mut() = headers;
        if self.method != Method::HEAD {
            *response.body_mut() = form.body.clone();
        }
        response
    }

    /// The page in the reader's language, else in English, else in any.
    fn root(&self) -> Response<Bytes> {
        let offered = self.site.languages();
        let language = negotiate::language(self.headers, offered)
            .or_else(|| offered.iter().copied().find(|l| *l == "en"))
            .or_else(|| offered.first().copied())
            .unwrap_or_default();
        let mut response = self.elsewhere(StatusCode::FOUND, &format!("/{language}/"), "public, max-age=300");
        response.headers_mut().insert(VARY, HeaderValue::from_name(ACCEPT_LANGUAGE));
        response
    }

    fn moved(&self, to: &str) -> Response<Bytes> {
        self.elsewhere(StatusCode::MOVED_PERMANENTLY, to, "public, max-age=86400")
    }

    /// Another address of the site; what was asked of the old one is asked of the new one.
    fn elsewhere(&self, status: StatusCode, to: &str, cache: &'static str) -> Response<Bytes> {
        let mut response = self.plain(status, to);
        let with_query = self.query.map(|query| format!("{to}?{query}"));
        let location = HeaderValue::from_str(with_query.as_deref().unwrap_or(to)).or(HeaderValue::from_str(to));
        if let Ok(location) = location {
            response.headers_mut().insert(LOCATION, location);
        }
        response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static(cache));
        response
    }

    fn options(&self, path: &str) -> Response<Bytes> {
        let mut response = Response::new(Bytes::new());
        *response.status_mut() = StatusCode::NO_CONTENT;
        let headers = response.headers_mut();
        headers.insert(ALLOW, METHODS.clone());
        if path.starts_with(FEEDS) {
            headers.insert(ACCESS_CONTROL_ALLOW_METHODS, METHODS.clone());
            let conditions = "if-none-match, if-modified-since, cache-control";
            headers.insert(ACCESS_CONTROL_ALLOW_HEADERS, HeaderValue::from_static(conditions));
            headers.insert(ACCESS_CONTROL_MAX_AGE, HeaderValue::from_static("86400"));
        }
        response
    }

    /// A method that changes something, or one that nobody knows. RFC 9110, section 9.1.
    fn refused(&self) -> Response<Bytes> {
        let known = [Method::POST, Method::PUT, Method::DELETE, Method::PATCH, Method::TRACE, Method::CONNECT];
        match known.contains(self.method) {
            true => {
                let mut response = self.plain(StatusCode::METHOD_NOT_ALLOWED, "this can only be read: GET, HEAD");
                response.headers_mut().insert(ALLOW, METHODS.clone());
                response
            }
            false => self.plain(StatusCode::NOT_IMPLEMENTED, "this method is not known here: GET, HEAD"),
        }
    }

    /// A status in words.
    fn plain(&self, status: StatusCode, message: &str) -> Response<Bytes> {
        let text = format!("{}: {message}\n", status.as_str());
        let mut response = Response::new(Bytes::new());
        *response.status_mut() = status;
        let headers = response.headers_mut();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("text/plain; charset=utf-8"));
        headers.insert(CONTENT_LENGTH, HeaderValue::from(text.len()));
        headers.insert(X_CONTENT_TYPE_OPTIONS, NO_SNIFF.clone());
        if self.method != Method::HEAD {
            *response.body_mut() = Bytes::from(text);
        }
        response
    }
}

/// What a cache needs, with the content and without it.
fn validators(resource: &Resource, form: &Form) -> HeaderMap {
    let mut headers = HeaderMap::with_capacity(12);
    let mut put = |name: HeaderName, value: &HeaderValue| headers.insert(name, value.clone());
    put(ETAG, &form.tag);
    if let Some(modified) = &resource.modified {
        put(LAST_MODIFIED, &modified.header);
    }
    put(CACHE_CONTROL, &resource.class.cache);
    put(VARY, &VARY_CODING);
    if resource.class.shared {
        put(ACCESS_CONTROL_ALLOW_ORIGIN, &ANY);
        put(ACCESS_CONTROL_EXPOSE_HEADERS, &TAG);
    }
    headers
}
