//! The words that outputs write: titles and descriptions of events, in the reader's language.
//!
//! A template holds placeholders in braces, for example `{group}`. Every language fills the same ones; a test holds
//! them to it.

use crate::event::{Action, Inferred, Kind, RevisionKind};

/// The words of one language that outputs write.
#[derive(Debug)]
pub struct Wording {
    /// Whether the script runs from right to left.
    pub right_to_left: bool,
    /// Name of each kind, for CATEGORIES and reports, in the order of [`Kind::ALL`].
    pub kinds: [&'static str; Kind::ALL.len()],
    /// Name of each action as a short phrase, in the order of [`Action::ALL`].
    pub actions: [&'static str; Action::ALL.len()],
    /// A day: `{day}`, `{month}`, `{year}`.
    pub date: &'static str,
    /// What `{month}` stands for, in the form that [`Wording::date`] needs.
    pub months: [&'static str; 12],
    /// What `{day}` stands for on the first of a month.
    pub first_of_month: &'static str,
    /// What parts a day from an hour of another day's clock.
    pub comma: &'static str,
    /// A clock time at a place: `{clock}`, `{place}`.
    pub clock: &'static str,
    /// What the words of [`Wording::clock`] become before some places: "heure de Le Caire" is "heure du Caire".
    pub contractions: &'static [(&'static str, &'static str)],
    /// Geneva.
    pub geneva: &'static str,
    /// Places by their English name, where the language has another and no script of its own.
    pub place_names: &'static [(&'static str, &'static str)],
    /// Short titles.
    pub titles: Titles,
    /// Sentences of a description.
    pub sentences: Sentences,
}

/// Titles of events and calendars; `{group}` is empty where a letter has no group.
#[derive(Debug)]
pub struct Titles {
    /// A meeting without a name of its own: `{group}`.
    pub meeting: &'static str,
    /// The hour at which a meeting begins: `{group}`.
    pub opening: &'static str,
    /// The hour at which registration on site opens: `{group}`.
    pub registration_desk: &'static str,
    /// A deadline that is a day: `{group}`, `{what}`.
    pub deadline: &'static str,
    /// A deadline with an hour: `{group}`, `{what}`, `{clock}`, `{place}`.
    pub deadline_at: &'static str,
    /// A session, or a meeting with a name of its own: `{group}`, `{name}`.
    pub named: &'static str,
    /// Several groups of which only the first are named: `{groups}`, `{more}` is how many are left.
    pub groups: &'static str,
    /// What was called off: `{title}`.
    pub cancelled: &'static str,
    /// What is held only if needed: `{title}`.
    pub tentative: &'static str,
    /// A calendar of several groups.
    pub calendar: &'static str,
    /// A calendar of one group: `{group}`.
    pub calendar_of: &'static str,
}

/// Sentences of a description, each a line of its own.
#[derive(Debug)]
pub struct Sentences {
    /// Words of the letter: `{quote}`.
    pub quote: &'static str,
    /// The letter: `{number}`, `{date}`.
    pub letter: &'static str,
    /// A letter without a date: `{number}`.
    pub undated_letter: &'static str,
    /// A text that corrects the letter: `{revision}`, `{date}`, `{number}` of the letter.
    pub correction: &'static str,
    /// The same without a date: `{revision}`, `{number}`.
    pub undated_correction: &'static str,
    /// What `{revision}` stands for, in the order of [`RevisionKind::ALL`]: `{n}`.
    pub revisions: [&'static str; RevisionKind::ALL.len()],
    /// Whom to ask: `{mailbox}`.
    pub mailbox: &'static str,
    /// Where: `{place}`.
    pub place: &'static str,
    /// Held on line only.
    pub virtual_meeting: &'static str,
    /// All groups, where the title names only the first: `{groups}`.
    pub groups: &'static str,
    /// A deadline that is a day: `{date}`, `{time}` in Geneva, `{elsewhere}` in UTC.
    pub day_ends: &'static str,
    /// A deadline with an hour: `{date}`, `{time}` as stated, `{elsewhere}` in UTC (or Geneva).
    pub deadline: &'static str,
    /// An opening or desk: `{time}` as stated, `{elsewhere}` in UTC (or Geneva).
    pub only_start: &'static str,
    /// The letter calls it off.
    pub cancelled: &'static str,
    /// Held only if needed.
    pub tentative: &'static str,
    /// What the letter does not print, in the order of [`Inferred::ALL`].
    pub inferred: [&'static str; Inferred::ALL.len()],
    /// An address that stands beside the words: `{url}`.
    pub link: &'static str,
    /// The address of the letter: `{url}`.
    pub source: &'static str,
}

impl Wording {
    /// The name of a kind.
    pub fn kind(&self, kind: Kind) -> &'static str {
        self.kinds[kind as usize]
    }

    /// The name of an action.
    pub fn action(&self, action: Action) -> &'static str {
        self.actions[action as usize]
    }

    /// Every template and word under a name, for tests and tables.
    pub fn strings(&self) -> Vec<(String, &'static str)> {
        let Titles { meeting, opening, registration_desk, deadline, deadline_at, named, groups, .. } = self.titles;
        let Titles { cancelled, tentative, calendar, calendar_of, .. } = self.titles;
        let mut all = vec![
            ("date".to_owned(), self.date),
            ("first_of_month".to_owned(), self.first_of_month),
            ("comma".to_owned(), self.comma),
            ("clock".to_owned(), self.clock),
            ("geneva".to_owned(), self.geneva),
        ];
        let titles = [
            ("meeting", meeting),
            ("opening", opening),
            ("registration_desk", registration_desk),
            ("deadline", deadline),
            ("deadline_at", deadline_at),
            ("named", named),
            ("groups", groups),
            ("cancelled", cancelled),
            ("tentative", tentative),
            ("calendar", calendar),
            ("calendar_of", calendar_of),
        ];
        let s = &self.sentences;
        let sentences = [
            ("quote", s.quote),
            ("letter", s.letter),
            ("undated_letter", s.undated_letter),
            ("correction", s.correction),
            ("undated_correction", s.undated_correction),
            ("mailbox", s.mailbox),
            ("place", s.place),
            ("virtual_meeting", s.virtual_meeting),
            ("groups", s.groups),
            ("day_ends", s.day_ends),
            ("deadline", s.deadline),
            ("only_start", s.only_start),
            ("cancelled", s.cancelled),
            ("tentative", s.tentative),
            ("link", s.link),
            ("source", s.source),
        ];
        all.extend(titles.map(|(name, text)| (format!("titles.{name}"), text)));
        all.extend(sentences.map(|(name, text)| (format!("sentences.{name}"), text)));
        all.extend(Kind::ALL.iter().map(|k| (format!("kinds.{k}"), self.kind(*k))));
        all.extend(Action::ALL.iter().map(|a| (format!("actions.{a}"), self.action(*a))));
        all.extend((1..).zip(self.months).map(|(n, text)| (format!("months.{n}"), text)));
        all.extend(RevisionKind::ALL.iter().map(|k| (format!("revisions.{k}"), s.revisions[*k as usize])));
        all.extend(Inferred::ALL.iter().zip(s.inferred).map(|(i, text)| (format!("inferred.{}", i.name()), text)));
        all
    }
}

/// Puts values in the place of `{name}`; a name that is not given stays.
pub fn fill(template: &str, values: &[(&str, &str)]) -> String {
    let mut out = String::with_capacity(template.len() + 32);
    let mut rest = template;
    while let Some(open) = rest.find('{') {
        let Some(close) = rest[open..].find('}').map(|n| open + n) else { break };
        out.push_str(&rest[..open]);
        let name = &rest[open + 1..close];
        match values.iter().find(|(n, _)| *n == name) {
            Some((_, value)) => out.push_str(value),
            None => out.push_str(&rest[open..=close]),
        }
        rest = &rest[close + 1..];
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::PACKS;

    fn placeholders(template: &str) -> Vec<&str> {
        let mut names: Vec<&str> = template.split('{').skip(1).filter_map(|t| Some(t.split_once('}')?.0)).collect();
        names.sort_unstable();
        names
    }

    #[test]
    fn every_language_has_every_string() {
        for pack in PACKS {
            for (name, text) in pack.wording.strings() {
                assert!(!text.trim().is_empty(), "{}: {name} is empty", pack.code);
                assert_eq!(text.trim(), text, "{}: {name} has space at its ends", pack.code);
            }
        }
    }

    #[test]
    fn languages_agree_on_placeholders() {
        let english = crate::lang::pack("en").wording.strings();
        for pack in PACKS {
            for ((name, text), (_, reference)) in pack.wording.strings().iter().zip(&english) {
                assert_eq!(placeholders(text), placeholders(reference), "{}: {name}", pack.code);
            }
        }
    }

    #[test]
    fn no_language_borrows_the_words_of_another() {
        let english: Vec<(String, &str)> = crate::lang::pack("en").wording.strings();
        for pack in PACKS.iter().filter(|p| p.code != "en") {
            let same = pack.wording.strings().iter().zip(&english).filter(|(a, b)| a.1 == b.1).count();
            // Patterns without words, such as `{group}: {name}`, and words that two languages share.
            assert!(same <= 8, "{} shares {same} strings with English", pack.code);
        }
    }

    #[test]
    fn fill_replaces_what_it_knows() {
        assert_eq!(fill("{group}: {name}", &[("group", "SG5"), ("name", "{group}")]), "SG5: {group}");
        assert_eq!(fill("{a} {", &[]), "{a} {");
    }
}
