//! `feeds.toml`: what is published, in which languages, with which reminders. Every key is checked.

use super::page::clients::{self, Client};
use crate::event::{Action, Kind};
use crate::lang::{PACKS, pack};
use crate::remind::{Lead, Reminders};
use crate::suggest::nearest;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fmt;
use thiserror::Error;
use toml::Spanned;

/// The longest address of the site, so that the address of every feed stays under 200 characters.
const LONGEST_BASE: usize = 90;
/// The longest name of a bundle.
const LONGEST_NAME: usize = 40;
/// How long events stay in feeds after they are over, in months, unless `keep` says otherwise.
const KEEP: u32 = 13;
/// Days left that are counted down unless `[notices]` says otherwise.
const NOTICES: &[&str] = &["deadline=7d"];

/// A mistake in `feeds.toml`.
#[derive(Debug, Error, Clone, PartialEq, Eq)]
#[error("line {line}: {message}")]
pub struct ConfigError {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong and what to write.
    pub message: String,
}

/// What is published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Config {
    /// The address of the site without a slash at its end, if it is known.
    pub base: Option<String>,
    /// Languages of the feeds.
    pub languages: Vec<&'static str>,
    /// Months that events stay in feeds after they are over.
    pub keep: u32,
    /// Whether calendars have compressed twins too.
    pub compress_ics: bool,
    /// What rings in feeds.
    pub reminders: Reminders,
    /// Which days are counted down in `-notice` feeds.
    pub notices: Reminders,
    /// Feeds of one's own choice.
    pub bundles: Vec<Bundle>,
    /// Calendar services that the pages link to.
    pub clients: Vec<Client>,
}

/// A feed of one's own choice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bundle {
    /// Its name in addresses.
    pub name: String,
    /// Its name for people.
    pub title: Option<String>,
    /// Groups; empty: all.
    pub groups: Vec<String>,
    /// Kinds; empty: all.
    pub kinds: Vec<Kind>,
    /// Actions of deadlines; empty: all.
    pub actions: Vec<Action>,
    /// Languages.
    pub languages: Vec<&'static str>,
    /// Days that are counted down in the bundle itself.
    pub notices: Option<Reminders>,
    /// What rings, where it is not what rings elsewhere.
    pub reminders: Option<Reminders>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct File {
    base: Option<Spanned<String>>,
    languages: Option<Vec<Spanned<String>>>,
    keep: Option<Spanned<toml::Value>>,
    #[serde(default)]
    compress_ics: bool,
    #[serde(default)]
    reminders: BTreeMap<Spanned<String>, Spanned<String>>,
    notices: Option<BTreeMap<Spanned<String>, Spanned<String>>>,
    #[serde(default)]
    bundle: BTreeMap<Spanned<String>, BundleTable>,
    client: Option<Vec<Spanned<ClientTable>>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ClientTable {
    name: String,
    url: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct BundleTable {
    title: Option<Spanned<String>>,
    #[serde(default)]
    groups: Vec<Spanned<String>>,
    #[serde(default)]
    kinds: Vec<Spanned<String>>,
    #[serde(default)]
    actions: Vec<Spanned<String>>,
    languages: Option<Vec<Spanned<String>>>,
    notice: Option<Spanned<String>>,
    reminders: Option<BTreeMap<Spanned<String>, Spanned<String>>>,
}

impl Default for Config {
    /// What holds without `feeds.toml`.
    fn default() -> Config {
        Config {
            base: None,
            languages: PACKS.iter().map(|p| p.code).collect(),
            keep: KEEP,
            compress_ics: false,
            reminders: Reminders::default(),
            notices: default_notices(),
            bundles: Vec::new(),
            clients: clients::usual(),
        }
    }
}

fn default_notices() -> Reminders {
    let mut notices = Reminders::none();
    for rule in NOTICES {
        let set = notices.set(rule);
        debug_assert_eq!(set, Ok(()), "{rule}");
    }
    notices
}

impl Config {
    /// Reads `feeds.toml`.
    pub fn parse(text: &str) -> Result<Config, ConfigError> {
        let reader = Reader { text };
        let file: File = toml::from_str(text).map_err(|e| {
            let at = e.span().map_or(0, |s| s.start);
            let message = e.message().replace('\n', " ").replace('`', "'");
            let message = message.replace("expected a sequence", "expected a list, such as [\"en\", \"fr\"]");
            reader.wrong(at, message.replace("expected a boolean", "expected true or false, without quotes"))
        })?;
        let languages = reader.languages(file.languages.as_deref())?.unwrap_or(Config::default().languages);
        Ok(Config {
            base: file.base.map(|base| reader.base(&base)).transpose()?,
            keep: file.keep.map(|keep| reader.keep(&keep)).transpose()?.unwrap_or(KEEP),
            compress_ics: file.compress_ics,
            reminders: reader.reminders(&file.reminders, Reminders::default())?,
            notices: match &file.notices {
                None => default_notices(),
                Some(notices) => reader.days_only(notices, reader.reminders(notices, Reminders::none())?)?,
            },
            bundles: file.bundle.iter().map(|(n, b)| reader.bundle(n, b, &languages)).collect::<Result<_, _>>()?,
            clients: match &file.client {
                None => clients::usual(),
                Some(clients) => clients.iter().map(|c| reader.client(c)).collect::<Result<_, _>>()?,
            },
            languages,
        })
    }
}

type Rules = BTreeMap<Spanned<String>, Spanned<String>>;

/// Turns values into what they mean, and mistakes into lines.
struct Reader<'a> {
    text: &'a str,
}

impl Reader<'_> {
    fn wrong(&self, at: usize, message: impl fmt::Display) -> ConfigError {
        let line = self.text.as_bytes().iter().take(at).filter(|b| **b == b'\n').count() + 1;
        ConfigError { line, message: message.to_string() }
    }

    fn base(&self, value: &Spanned<String>) -> Result<String, ConfigError> {
        let base = value.get_ref().trim_end_matches('/');
        let at = value.span().start;
        let rest = base.strip_prefix("https://").or_else(|| base.strip_prefix("http://")).unwrap_or_default();
        let host = rest.split('/').next().unwrap_or_default();
        let known = host.starts_with(|c: char| c.is_alphanumeric() || c == '[') && !host.contains('@');
        if !known || base.contains(|c: char| c.is_whitespace() || c.is_control() || "?#\"<>".contains(c)) {
            let message =
                format!("base '{base}' is no address of a site; write for example \"https://calendar.example.org\"");
            return Err(self.wrong(at, message));
        }
        if base.len() > LONGEST_BASE {
            let message = format!(
                "base has {} characters and {LONGEST_BASE} are the most, since some programs refuse long addresses",
                base.len()
            );
            return Err(self.wrong(at, message));
        }
        Ok(base.to_owned())
    }

    fn keep(&self, value: &Spanned<toml::Value>) -> Result<u32, ConfigError> {
        let months = value.get_ref().as_integer().and_then(|months| u32::try_from(months).ok());
        months.filter(|months| (1..=120).contains(months)).ok_or_else(|| {
            let message = format!(
                "keep is {}; write months from 1 to 120 without quotes, for example keep = {KEEP}",
                self.text.get(value.span()).unwrap_or_default()
            );
            self.wrong(value.span().start, message.replace('\n', " "))
        })
    }

    fn languages(&self, values: Option<&[Spanned<String>]>) -> Result<Option<Vec<&'static str>>, ConfigError> {
        let Some(values) = values else { return Ok(None) };
        let mut languages = Vec::new();
        for value in values {
            let code = value.get_ref();
            let known = || PACKS.iter().map(|p| p.code).collect::<Vec<_>>().join(", ");
            let found = PACKS.iter().find(|p| p.code == code).ok_or_else(|| {
                self.wrong(value.span().start, format!("'{code}' is no language; the languages are: {}", known()))
            })?;
            if !languages.contains(&found.code) {
                languages.push(pack(code).code);
            }
        }
        if languages.is_empty() {
            return Err(self.wrong(0, "languages is empty; leave it out for all, or name one"));
        }
        Ok(Some(languages))
    }

    fn reminders(&self, rules: &Rules, mut reminders: Reminders) -> Result<Reminders, ConfigError> {
        // A rule for a kind replaces those of its actions, so kinds go first.
        for actions in [false, true] {
            for (target, list) in rules.iter().filter(|(t, _)| t.get_ref().contains('/') == actions) {
                let set = reminders.set(&format!("{}={}", target.get_ref(), list.get_ref()));
                set.map_err(|e| self.wrong(target.span().start, e))?;
            }
        }
        Ok(reminders)
    }

    fn days_only(&self, rules: &Rules, notices: Reminders) -> Result<Reminders, ConfigError> {
        for list in rules.values() {
            self.list_of_days(list)?;
        }
        Ok(notices)
    }

    fn list_of_days(&self, list: &Spanned<String>) -> Result<(), ConfigError> {
        let mut probe = Reminders::none();
        let rule = format!("deadline={}", list.get_ref());
        probe.set(&rule).map_err(|e| self.wrong(list.span().start, e))?;
        let whole = |lead: &Lead| matches!(lead, Lead::Days(1..=90, None));
        match probe.all().all(whole) {
            true => Ok(()),
            false => Err(self.wrong(
                list.span().start,
                format!(
                    "'{}' counts no whole days; write days from 1d to 90d, for example 7d or 14d,7d",
                    list.get_ref()
                ),
            )),
        }
    }

    fn bundle(
        &self,
        name: &Spanned<String>,
        table: &BundleTable,
        languages: &[&'static str],
    ) -> Result<Bundle, ConfigError> {
        let at = name.span().start;
        let name = name.get_ref();
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        let ends_badly = name.ends_with("-notice") || name.ends_with("-silent");
        if name.is_empty() || name.len() > LONGEST_NAME || !name.chars().all(plain) || ends_badly {
            let message = format!(
                "'{name}' cannot be the name of a bundle; write at most {LONGEST_NAME} lower case letters, digits and \
                 hyphens, without -notice or -silent at the end"
            );
            return Err(self.wrong(at, message));
        }
        let notices = table.notice.as_ref().map(|list| {
            self.list_of_days(list)?;
            let mut notices = Reminders::none();
            notices.set(&format!("deadline={}", list.get_ref())).map_err(|e| self.wrong(list.span().start, e))?;
            Ok(notices)
        });
        let reminders = table.reminders.as_ref().map(|rules| self.reminders(rules, Reminders::none()));
        let own = self.languages(table.languages.as_deref())?;
        for value in table.languages.iter().flatten() {
            let code = value.get_ref();
            if !languages.contains(&code.as_str()) {
                let message = format!("'{code}' is none of the languages of the site: {}", languages.join(", "));
                return Err(self.wrong(value.span().start, message));
            }
        }
        Ok(Bundle {
            name: name.clone(),
            title: table.title.as_ref().map(|t| self.title(t)).transpose()?,
            groups: table.groups.iter().map(|g| self.group(g)).collect::<Result<_, _>>()?,
            kinds: table
                .kinds
                .iter()
                .map(|k| self.named(k, "kind", Kind::ALL, Kind::name))
                .collect::<Result<_, _>>()?,
            actions: table
                .actions
                .iter()
                .map(|a| self.named(a, "action", Action::ALL, Action::name))
                .collect::<Result<_, _>>()?,
            languages: own.unwrap_or_else(|| languages.to_vec()),
            notices: notices.transpose()?,
            reminders: reminders.transpose()?,
        })
    }

    fn client(&self, table: &Spanned<ClientTable>) -> Result<Client, ConfigError> {
        let ClientTable { name, url } = table.get_ref();
        let client = Client { name: name.clone(), url: url.clone() };
        client.mistake().map_or(Ok(client), |message| Err(self.wrong(table.span().start, message)))
    }

    fn title(&self, value: &Spanned<String>) -> Result<String, ConfigError> {
        let title = value.get_ref();
        match title.trim().is_empty() || title.chars().any(char::is_control) {
            true => Err(self.wrong(value.span().start, "a title is words on one line; leave it out for the name")),
            false => Ok(title.clone()),
        }
    }

    fn group(&self, value: &Spanned<String>) -> Result<String, ConfigError> {
        let group: String = value.get_ref().chars().filter(|c| !c.is_whitespace()).collect();
        match group.is_empty() {
            true => Err(self.wrong(value.span().start, "a group has a name, for example SG11, WP3/11 or TSAG")),
            false => Ok(group.to_uppercase()),
        }
    }

    fn named<T: Copy>(
        &self,
        value: &Spanned<String>,
        what: &str,
        all: &[T],
        name: fn(T) -> &'static str,
    ) -> Result<T, ConfigError> {
        let word = value.get_ref();
        all.iter().copied().find(|v| name(*v) == word).ok_or_else(|| {
            let names: Vec<&str> = all.iter().map(|v| name(*v)).collect();
            let hint = nearest(word, names.iter().copied()).map(|n| format!(" (did you mean '{n}'?)"));
            let message =
                format!("'{word}' is no {what}{}; write one of: {}", hint.unwrap_or_default(), names.join(", "));
            self.wrong(value.span().start, message)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_file_changes_nothing() {
        assert_eq!(Config::parse(""), Ok(Config::default()));
    }

    #[test]
    fn every_key() {
        let config = Config::parse(
            "base = \"https://calendar.example.org/\"\nlanguages = [\"zh\", \"en\"]\nkeep = 6\ncompress-ics = true\n\
             [reminders]\ndeadline = \"3d\"\n\"deadline/visa-support\" = \"9d\"\n[notices]\nmeeting = \"14d\"\n\
             [bundle.acme]\ntitle = \"ACME\"\ngroups = [\"sg11\", \"WP1/13\"]\nkinds = [\"deadline\"]\n\
             actions = [\"contributions\"]\nlanguages = [\"en\"]\nnotice = \"7d,1d\"\nreminders = {}\n\
             [[client]]\nname = \"C\"\nurl = \"https://c.org/?u={address}\"\n",
        )
        .unwrap();
        assert_eq!(config.base.as_deref(), Some("https://calendar.example.org"));
        assert_eq!((config.languages, config.keep, config.compress_ics), (vec!["zh", "en"], 6, true));
        assert_eq!(config.clients, [Client { name: "C".into(), url: "https://c.org/?u={address}".into() }]);
        let [bundle] = &config.bundles[..] else { panic!() };
        assert_eq!((bundle.name.as_str(), bundle.title.as_deref()), ("acme", Some("ACME")));
        assert_eq!(
            (bundle.groups.as_slice(), bundle.kinds.as_slice()),
            (&["SG11".to_owned(), "WP1/13".to_owned()][..], &[Kind::Deadline][..])
        );
        assert_eq!((bundle.languages.as_slice(), bundle.reminders.as_ref()), (&["en"][..], Some(&Reminders::none())));
    }

    #[test]
    fn mistakes_have_a_line() {
        let check = |text: &str, line: usize, expected: &str| {
            let error = Config::parse(text).unwrap_err();
            assert!(error.line == line && error.message.contains(expected), "{text}: {error}");
            assert!(!error.message.contains('\n'));
        };
        check("\nbse = \"x\"", 2, "unknown field 'bse', expected one of 'base'");
        check("base = 3", 1, "invalid type");
        check("base = \"example.org\"", 1, "is no address of a site");
        check("base = \"https:///x\"", 1, "is no address of a site");
        check("base = \"https://user:secret@x.org\"", 1, "is no address of a site");
        check("languages = [\"fr\"]\n[bundle.a]\nlanguages = [\"zh\"]", 3, "none of the languages of the site: fr");
        check("[bundle.a]\ntitle = \"\"", 2, "a title is words on one line");
        check(&format!("base = \"https://{}.org\"", "a".repeat(90)), 1, "90 are the most");
        check("keep = 0", 1, "write months from 1 to 120");
        check("keep = \"13\"", 1, "keep is \"13\"; write months from 1 to 120 without quotes, for example keep = 13");
        check("keep = -1", 1, "keep is -1; write months");
        check("languages = \"en\"", 1, "expected a list, such as [\"en\", \"fr\"]");
        check("compress-ics = \"true\"", 1, "expected true or false");
        check("x = [", 1, "");
        check("languages = [\"en\",\n\"de\"]", 2, "'de' is no language; the languages are: zh, en");
        check("languages = []", 1, "languages is empty");
        check("[reminders]\ndeadlin = \"1d\"", 2, "did you mean 'deadline'?");
        check("[reminders]\ndeadline = \"soon\"", 2, "'soon' is no reminder");
        check("[notices]\ndeadline = \"2h\"", 2, "counts no whole days");
        check("[bundle.ACME]\n", 1, "'ACME' cannot be the name of a bundle");
        check("[bundle.a-silent]\n", 1, "cannot be the name");
        check("[bundle.a]\nkinds = [\"metting\"]", 2, "did you mean 'meeting'?");
        check("[bundle.a]\nactions = [\"visa\"]", 2, "did you mean 'visa-support'?");
        check("[bundle.a]\ngroups = [\" \"]", 2, "a group has a name");
        check("[bundle.a]\nnotice = \"0d\"", 2, "days from 1d to 90d");
        check("\n[[client]]\nname = \"C\"\nurl = \"https://c.org\"", 2, "is no address that takes a feed");
        check("[[client]]\nname = \"C\"", 1, "missing field 'url'");
        check("[bundle.a]\nkind = []", 2, "unknown field 'kind'");
    }
}
