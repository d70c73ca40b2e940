//! `changes.atom`: what changed, one entry for each letter and change, RFC 4287.

use super::catalogue::{ROOT, letter_path};
use super::config::Config;
use super::page::told;
use crate::lang::{feed_words, fill, pack};
use crate::ledger::hash::Hash;
use crate::ledger::record::Shown;
use crate::write::title;
use chrono::{DateTime, SecondsFormat, Utc};
use std::fmt::Write;

/// The most entries of a feed.
pub const MOST_ENTRIES: usize = 100;

/// What changed of a letter at one time.
#[derive(Debug)]
pub struct Entry<'a> {
    /// The letter.
    pub letter: &'a str,
    /// Its subject.
    pub subject: Option<&'a str>,
    /// When.
    pub at: DateTime<Utc>,
    /// Its events that last changed then.
    pub events: Vec<&'a Shown>,
}

/// The path of the feed of a language.
pub fn path(language: &str) -> String {
    format!("{ROOT}/{language}/changes.atom")
}

/// The feed of a language; entries come newest first.
pub fn feed(language: &'static str, entries: &[Entry<'_>], config: &Config) -> String {
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
    let calendar = pack(language).wording.titles.calendar;
    let title = fill(feed_words(language).changes, &[("feed", calendar)]);
    let updated = entries.iter().map(|e| e.at).max().unwrap_or(DateTime::UNIX_EPOCH);
    // Writing to a string cannot fail.
    let _ = write!(
        out,
        "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{language}\">\n<id>{}</id>\n<title>{}</title>\n\
         <updated>{}</updated>\n<author><name>lettercal</name></author>\n",
        id(&path(language)),
        escape(&title),
        time(updated)
    );
    if let Some(base) = &config.base {
        let _ = writeln!(out, "<link rel=\"self\" href=\"{}/{}\"/>", escape(base), path(language));
    }
    for entry in entries.iter().take(MOST_ENTRIES) {
        push_entry(entry, language, config, &mut out);
    }
    out.push_str("</feed>\n");
    out
}

fn push_entry(entry: &Entry<'_>, language: &'static str, config: &Config, out: &mut String) {
    let letter = entry.events.first().map(|s| &s.in_language(language).letter);
    let head = letter.map(|l| [l.group.as_deref().unwrap_or_default(), &l.number].join(" ")).unwrap_or_default();
    let title = [head.trim(), entry.subject.unwrap_or_default()].map(str::trim).join(" — ");
    let title = title.trim_matches([' ', '—']);
    let title = if title.is_empty() { entry.letter } else { title };
    let _ = write!(
        out,
        "<entry>\n<id>{}</id>\n<title>{}</title>\n<updated>{}</updated>\n",
        id(&format!("{language} {} {}", entry.letter, time(entry.at))),
        escape(title),
        time(entry.at)
    );
    if let Some(url) = letter.and_then(|l| l.url.as_deref()) {
        let _ = writeln!(out, "<link rel=\"related\" href=\"{}\"/>", escape(url));
    }
    if let Some(base) = &config.base {
        let path = letter_path(language, entry.letter);
        let _ = writeln!(out, "<link rel=\"alternate\" type=\"text/calendar\" href=\"{}/{path}\"/>", escape(base));
    }
    out.push_str("<content type=\"text\">");
    for shown in &entry.events {
        out.push_str(&escape(&line(shown, language)));
        out.push('\n');
    }
    out.push_str("</content>\n</entry>\n");
}

/// One event: its title, and when it is, or what held before and holds now.
fn line(shown: &Shown, language: &'static str) -> String {
    let title = title(shown.in_language(language), pack(language).wording);
    fill(feed_words(language).changed, &[("title", &title), ("when", &told(shown, language))])
}

/// An identity that is for ever the same for the same words: a UUID of version 8, RFC 9562 section 5.8.
fn id(words: &str) -> String {
    let mut hex: Vec<char> = Hash::of(words.as_bytes()).to_string().chars().collect();
    hex[12] = '8';
    hex[16] = 'a';
    let part = |range: std::ops::Range<usize>| hex[range].iter().collect::<String>();
    format!("urn:uuid:{}-{}-{}-{}-{}", part(0..8), part(8..12), part(12..16), part(16..20), part(20..32))
}

fn time(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Secs, true)
}

/// Text of XML 1.0: markup is escaped, controls are left out.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ledger::record::State;
    use crate::write::fixture;
    use crate::write::ics::Published;

    #[test]
    fn an_entry_says_what_moved() {
        let event = fixture::deadline();
        let published = Published::with(&event);
        let mut was = State::of(&event);
        was.when = fixture::meeting().when;
        let shown = Shown { event, in_other_languages: Vec::new(), published, was: Some(was) };
        let at = published.last_modified;
        let entry = Entry { letter: "T22-SG09-COL-0005", subject: Some("A <b> & c\u{0}"), at, events: vec![&shown] };
        let in_french = feed("fr", std::slice::from_ref(&entry), &Config::default());
        let line =
            "membres\u{a0}: jusqu'à la fin du jeu. 18 mai 2023, Genève → jusqu'à la fin du mer. 26 avril 2023, Genève";
        assert!(in_french.contains(line), "{in_french}");
        let text = feed("en", &[entry], &Config::default());
        for part in [
            "<title>SG9 5/9 — A &lt;b&gt; &amp; c </title>",
            "<updated>2023-02-17T00:00:00Z</updated>",
            "SG9 deadline: contributions: until the end of Thu 18 May 2023, Geneva → until the end of Wed 26 April 2023, Geneva\n",
            "<link rel=\"related\" href=\"https://www.itu.int/md/T22-SG09-COL-0005/en\"/>",
        ] {
            assert!(text.contains(part), "{part} is not in {text}");
        }
    }
}
