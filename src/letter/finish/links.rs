//! Addresses of pages in the words of an event.

use super::events::Shared;
use crate::document::Span;

/// How addresses of pages begin.
pub(super) const SCHEME: &str = "http";

/// Addresses that the words carry.
pub(super) fn links(shared: &Shared<'_, '_, '_>, quote: &Span) -> Vec<String> {
    let reading = shared.reading;
    let span = reading.text.view.source_span(quote);
    let mut out: Vec<String> = Vec::new();
    for link in &reading.text.document.links {
        if link.span.start < span.end
            && span.start < link.span.end
            && link.address.starts_with("http")
            && !out.contains(&link.address)
        {
            out.push(link.address.clone());
        }
    }
    if !shared.names_page(&span) {
        return out;
    }
    let quoted = &reading.text.document.text[span];
    let ends = |c: char| c.is_whitespace() || "（），。；：,;()<>\"“”".contains(c);
    for word in quoted.split(ends) {
        let address = word.trim_end_matches(['.', ',', '/']);
        if (address.starts_with("http://") || address.starts_with("https://")) && !out.iter().any(|o| o == address) {
            out.push(address.to_owned());
        }
    }
    out
}
