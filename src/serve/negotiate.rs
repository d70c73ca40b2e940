//! What the asking program likes best: the coding of `Accept-Encoding`, the language of `Accept-Language`.

use super::site::Coding;
use http::header::{ACCEPT_ENCODING, ACCEPT_LANGUAGE};
use http::{HeaderMap, HeaderName};

/// The best coding among those that there are; `None` where all are refused. RFC 9110, section 12.5.3.
pub(super) fn coding(headers: &HeaderMap, is_there: impl Fn(Coding) -> bool) -> Option<Coding> {
    let mut named = [None; Coding::ALL.len()];
    let mut others = None;
    for (name, weight) in weighted(headers, ACCEPT_ENCODING) {
        match Coding::from_name(name) {
            Some(coding) => named[coding as usize] = Some(weight),
            None if name == "*" => others = Some(weight),
            None => {}
        }
    }
    // Whatever nobody names is refused, but for the plain file: that one is taken, after all that are asked for.
    let rank = |coding: Coding| match (named[coding as usize], coding) {
        (Some(weight), _) => Some((weight, coding)).filter(|_| weight > 0),
        (None, Coding::Identity) => (others != Some(0)).then_some((0, coding)),
        (None, _) => others.filter(|w| *w > 0).map(|weight| (weight, coding)),
    };
    let best = Coding::ALL.into_iter().filter(|c| is_there(*c)).filter_map(rank).max();
    best.map(|(_, coding)| coding)
}

/// The offered language that is liked best: by weight, then in the order of the list; `None` where none is named.
/// `zh-CN` and `zh` both ask for `zh`. RFC 4647, section 3.4.
pub(super) fn language(headers: &HeaderMap, offered: &[&'static str]) -> Option<&'static str> {
    let mut best = None;
    for (range, weight) in weighted(headers, ACCEPT_LANGUAGE) {
        let primary = range.split('-').next().unwrap_or_default();
        let found = offered.iter().find(|l| l.eq_ignore_ascii_case(primary));
        if let Some(language) = found.filter(|_| weight > best.map_or(0, |(w, _)| w)) {
            best = Some((weight, *language));
        }
    }
    best.map(|(_, language)| language)
}

/// The members of a list with their weights in thousandths; what is not written so is passed over.
fn weighted(headers: &HeaderMap, name: HeaderName) -> impl Iterator<Item = (&str, u16)> {
    let lines = headers.get_all(name).into_iter().filter_map(|line| line.to_str().ok());
    lines.flat_map(|line| line.split(',')).filter_map(|member| {
        let (value, parameters) = member.split_once(';').unwrap_or((member, ""));
        let weight = match parameters.trim() {
            "" => 1000,
            parameters => parse_weight(parameters)?,
        };
        Some((value.trim(), weight))
    })
}

/// `q=0.75` → 750.
fn parse_weight(parameter: &str) -> Option<u16> {
    let (name, value) = parameter.split_once('=')?;
    if !name.trim().eq_ignore_ascii_case("q") {
        return None;
    }
    let (whole, thousandths) = value.trim().split_once('.').unwrap_or((value.trim(), ""));
    if thousandths.len() > 3 || !thousandths.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let thousandths: u16 = format!("{thousandths:0<3}").parse().ok()?;
    match whole {
        "0" => Some(thousandths),
        "1" if thousandths == 0 => Some(1000),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use http::HeaderValue;

    fn headers(name: HeaderName, lines: &[&str]) -> HeaderMap {
        lines.iter().map(|line| (name.clone(), HeaderValue::from_str(line).unwrap())).collect()
    }

    #[test]
    fn codings() {
        use Coding::{Brotli, Gzip, Identity};
        let check = |lines: &[&str], expected: Option<Coding>| {
            assert_eq!(coding(&headers(ACCEPT_ENCODING, lines), |_| true), expected, "{lines:?}");
        };
        check(&[], Some(Identity));
        check(&[""], Some(Identity));
        check(&["gzip, deflate, br, zstd"], Some(Brotli));
        check(&["gzip, deflate"], Some(Gzip));
        check(&["GZIP"], Some(Gzip));
        check(&["x-gzip"], Some(Gzip));
        check(&["deflate"], Some(Identity));
        check(&["br;q=0.5, gzip;q=0.8"], Some(Gzip));
        check(&["br ; q=0.5,gzip; Q=0.499"], Some(Brotli));
        check(&["br;q=0, gzip;q=0.000"], Some(Identity));
        check(&["br;q=0", "gzip"], Some(Gzip));
        check(&["*"], Some(Brotli));
        check(&["*, br;q=0"], Some(Gzip));
        check(&["*;q=0"], None);
        check(&["identity;q=0"], None);
        check(&["identity;q=0, *"], Some(Brotli));
        check(&["*;q=0, identity"], Some(Identity));
        check(&["*;q=0, gzip;q=0.001"], Some(Gzip));
        check(&["identity;q=0.9, gzip;q=0.5"], Some(Identity));
        check(&["identity, gzip"], Some(Gzip));
        check(&["br;q=2, gzip;q=0.1234, identity;q=-1"], Some(Identity));
        check(&["br;level=9"], Some(Identity));
        check(&[",,;q=1,;;"], Some(Identity));
    }

    #[test]
    fn what_is_not_there_is_not_chosen() {
        let plain = |lines: &[&str]| coding(&headers(ACCEPT_ENCODING, lines), |c| c == Coding::Identity);
        assert_eq!(plain(&["br, gzip"]), Some(Coding::Identity));
        assert_eq!(plain(&["br, identity;q=0"]), None);
    }

    #[test]
    fn languages() {
        let check = |lines: &[&str], expected: Option<&str>| {
            assert_eq!(language(&headers(ACCEPT_LANGUAGE, lines), &["zh", "en", "fr"]), expected, "{lines:?}");
        };
        check(&["fr"], Some("fr"));
        check(&["zh-Hant-TW, en;q=0.9"], Some("zh"));
        check(&["de-CH, fr;q=0.3, en;q=0.7"], Some("en"));
        check(&["FR-ch"], Some("fr"));
        check(&["en;q=0.5, fr;q=0.5"], Some("en"));
        check(&["de", "fr"], Some("fr"));
        check(&["fr;q=0"], None);
        check(&["frr, eng"], None);
        check(&["*"], None);
        check(&[], None);
    }
}
