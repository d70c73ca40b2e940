//! Links that put a feed into a calendar service. Their addresses are not documented by those services and may change:
//! `[[client]]` of `feeds.toml` replaces them.

use askama::filters::urlencode_strict;

/// A calendar service.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Client {
    /// Its name, as people know it.
    pub name: String,
    /// The address that it subscribes at: `{address}`, `{webcal}` and `{title}` stand for those of the feed.
    pub url: String,
}

/// The services that are linked unless `feeds.toml` says otherwise.
const USUAL: &[(&str, &str)] = &[
    ("Google Calendar", "https://calendar.google.com/calendar/render?cid={webcal}"),
    ("Outlook.com", "https://outlook.live.com/calendar/0/addfromweb?url={address}&name={title}"),
    ("Microsoft 365", "https://outlook.office.com/calendar/0/addfromweb?url={address}&name={title}"),
];

/// The usual services.
pub fn usual() -> Vec<Client> {
    USUAL.iter().map(|(name, url)| Client { name: (*name).to_owned(), url: (*url).to_owned() }).collect()
}

impl Client {
    /// What is wrong with it and what to write, if anything is.
    pub fn mistake(&self) -> Option<String> {
        if self.name.trim().is_empty() {
            return Some("a client has a name, for example \"Google Calendar\"".to_owned());
        }
        let reaches = self.url.contains("{address}") || self.url.contains("{webcal}");
        let filled = self.address("https://a.org/a.ics", "a");
        let is_address = self.url.starts_with("https://")
            && !filled.contains(|c: char| c.is_whitespace() || c.is_control() || "\"<>{}".contains(c));
        (!reaches || !is_address).then(|| {
            format!(
                "'{}' is no address that takes a feed; write https://… with {{address}} or {{webcal}} where the \
                 address of the feed goes, and {{title}} for its name",
                self.url
            )
        })
    }

    /// The address for a feed.
    pub(super) fn address(&self, feed: &str, title: &str) -> String {
        let values = [("address", feed), ("webcal", &webcal(feed)), ("title", title)].map(|(name, value)| {
            // Encoding to a string cannot fail.
            (name, urlencode_strict(value).map(|v| v.to_string()).unwrap_or_default())
        });
        crate::lang::fill(&self.url, &values.each_ref().map(|(name, value)| (*name, value.as_str())))
    }
}

/// The address with the scheme that calendar programs open.
pub(super) fn webcal(address: &str) -> String {
    let rest = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://"));
    format!("webcal://{}", rest.unwrap_or(address))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_encoded() {
        let google = &usual()[0];
        assert_eq!(
            google.address("https://calendar.example.org/v1/en/sg11.ics", "x"),
            "https://calendar.google.com/calendar/render?cid=webcal%3A%2F%2Fcalendar.example.org%2Fv1%2Fen%2Fsg11.ics"
        );
        let outlook = usual()[1].address("https://a.org/b.ics", "SG11: a&b");
        assert!(outlook.ends_with("?url=https%3A%2F%2Fa.org%2Fb.ics&name=SG11%3A%20a%26b"), "{outlook}");
    }

    #[test]
    fn mistakes() {
        let check = |name: &str, url: &str, expected: bool| {
            let client = Client { name: name.into(), url: url.into() };
            assert_eq!(client.mistake().is_some(), expected, "{client:?}");
        };
        for client in usual() {
            assert_eq!(client.mistake(), None);
        }
        check("A", "https://a.org/?u={address}", false);
        check(" ", "https://a.org/?u={address}", true);
        check("A", "https://a.org/", true);
        check("A", "javascript:alert('{address}')", true);
        check("A", "https://a.org/?u={adress}&v={webcal}", true);
    }
}
