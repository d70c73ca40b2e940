//! What an address says of its content: the media type by its ending, and how long caches may keep it.

use http::HeaderValue;

/// How the content of an address is treated.
#[derive(Debug)]
pub(super) struct Class {
    /// `Cache-Control`.
    pub(super) cache: HeaderValue,
    /// Whether programs of other sites may read it.
    pub(super) shared: bool,
    /// Whether it is a page, which may load nothing from elsewhere.
    pub(super) page: bool,
}

/// A quarter of an hour fresh; a cache may go on with what it has while it asks, and for a week while the site is down.
const FRESH: &str = "public, max-age=900, stale-while-revalidate=3600, stale-if-error=604800";

static FEED: Class = Class { cache: HeaderValue::from_static(FRESH), shared: true, page: false };

static PAGE: Class = Class { cache: HeaderValue::from_static(FRESH), shared: false, page: true };

/// Files with a hash in their names.
static ASSET: Class =
    Class { cache: HeaderValue::from_static("public, max-age=31536000, immutable"), shared: false, page: false };

/// The sign of life.
static HEALTH: Class = Class { cache: HeaderValue::from_static("no-store"), shared: false, page: false };

/// Everything else.
static OTHER: Class = Class { cache: HeaderValue::from_static("public, max-age=3600"), shared: false, page: false };

/// The root of feeds.
pub(super) const FEEDS: &str = "/v1/";

/// The class of an address.
pub(super) fn class(path: &str) -> &'static Class {
    match path {
        _ if path.starts_with(FEEDS) => &FEED,
        _ if path.starts_with("/a/") => &ASSET,
        "/healthz" => &HEALTH,
        _ if path.ends_with('/') || path.ends_with(".html") => &PAGE,
        _ => &OTHER,
    }
}

/// The media type of an address. Text names its encoding: without it, some calendars take Chinese for Latin letters.
pub(super) fn media_type(path: &str) -> HeaderValue {
    let name = path.rsplit('/').next().unwrap_or_default();
    HeaderValue::from_static(match name.rsplit_once('.').map_or("", |(_, ending)| ending) {
        "ics" => "text/calendar; charset=utf-8",
        "json" => "application/json",
        "atom" => "application/atom+xml; charset=utf-8",
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "txt" => "text/plain; charset=utf-8",
        "xml" => "application/xml; charset=utf-8",
        "svg" => "image/svg+xml; charset=utf-8",
        "webmanifest" => "application/manifest+json",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        // The index of a folder, and plain words such as healthz.
        "" if name.is_empty() => "text/html; charset=utf-8",
        "" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    })
}
