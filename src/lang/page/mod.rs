//! The words of the page: headings, columns, choices and the sentences around them.
//!
//! A template holds placeholders in braces; every language fills the same ones.

mod ar;
mod en;
mod es;
mod fr;
mod ru;
mod zh;

/// Declares the words, and a list of them by name, so that no test can forget one.
macro_rules! words {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {
        /// The words of one language.
        #[derive(Debug)]
        pub struct PageWords {
            $($(#[$doc])* pub $name: &'static str,)+
            /// Months as they stand in a heading.
            pub months: [&'static str; 12],
            /// Days of the week from Monday, short, as they stand beside a date.
            pub weekdays: [&'static str; 7],
            /// The same for the narrow columns of a month.
            pub narrow_weekdays: [&'static str; 7],
            /// What a feed holds: everything, deadlines, meetings, sessions.
            pub parts: [&'static str; 4],
            /// How a feed reminds: with alarms, with days left too, not at all.
            pub variants: [&'static str; 3],
        }

        impl PageWords {
            /// Every word under its name, for tests and tables.
            pub fn strings(&self) -> Vec<(String, &'static str)> {
                let mut all = vec![$((stringify!($name).to_owned(), self.$name),)+];
                let lists: [(&str, &[&'static str]); 5] = [
                    ("months", &self.months),
                    ("weekdays", &self.weekdays),
                    ("narrow_weekdays", &self.narrow_weekdays),
                    ("parts", &self.parts),
                    ("variants", &self.variants),
                ];
                for (name, list) in lists {
                    all.extend((1..).zip(list).map(|(n, word)| (format!("{name}.{n}"), *word)));
                }
                all
            }
        }
    };
}

words! {
    /// The link over the head of the page.
    skip,
    /// The languages of the page.
    languages,
    /// The groups that have pages.
    groups,
    /// The page of all groups.
    all_groups,
    /// The state of the page: `{date}`.
    as_of,
    /// Heading of the next deadline.
    next,
    /// Heading of the deadlines that were next on a day: `{date}`.
    next_as_of,
    /// There is no deadline to come.
    no_deadline,
    /// Heading of the table.
    dates,
    /// What the table holds: `{date}`.
    from_day,
    /// What the table of the past holds.
    over,
    /// There are no dates.
    no_dates,
    /// More dates than the page of all groups holds: `{n}`.
    more,
    /// More dates than the page of a group holds: `{n}`.
    more_of_group,
    /// Heading of the filters.
    filter,
    /// Ends the filters.
    show_all,
    /// How much the filters leave: `{n}`, `{all}`.
    shown,
    /// Column: the date.
    date,
    /// Column: the time left.
    left,
    /// Column: the reader's own time, `{zone}`.
    own,
    /// Column and filter: the group.
    group,
    /// Column and filter: the kind.
    kind,
    /// Column: what it is.
    what,
    /// Column: the letter and its calendar file.
    letter,
    /// What the link to the calendar file of a letter leads to: `{letter}`. It begins with the text of the link.
    letter_file,
    /// What these links are.
    on_ics,
    /// It has begun and is not over.
    under_way,
    /// A date with its day of the week: `{weekday}`, `{date}`.
    weekday_date,
    /// A date with a clock time: `{date}`, `{clock}`.
    date_clock,
    /// A day on which something is due: `{date}`.
    until_end,
    /// The clock of another zone, which the letter names: `{clock}`.
    stated,
    /// It was called off.
    cancelled,
    /// It is held only if needed.
    tentative,
    /// Heading of the months.
    months_heading,
    /// More months than there are grids of: `{n}`.
    more_months,
    /// A month: `{month}`, `{year}`.
    month,
    /// Heading of what changed.
    changed,
    /// Nothing has changed.
    unchanged,
    /// Stands before what held before.
    before,
    /// Points from old to new.
    arrow,
    /// Heading of the feeds.
    subscribe,
    /// How a feed is used.
    how,
    /// Choice: what the feed holds.
    part,
    /// Choice: how it reminds.
    variant,
    /// The address of the feed.
    address,
    /// Copies it.
    copy,
    /// It was copied.
    copied,
    /// It could not be copied; it is marked instead.
    marked,
    /// Opens it in a calendar program.
    open,
    /// Fetches it once.
    download,
    /// Where the address of a feed is found on a page that does not print it.
    copy_link,
    /// What subscribed calendars do with alarms.
    on_alarms,
    /// How often calendars fetch.
    on_refresh,
    /// Where the dates come from, and what holds.
    on_source,
    /// The changes for news readers.
    news,
    /// The dates for programs.
    data,
}

/// The words of a language; English where there are none.
pub fn page_words(language: &str) -> &'static PageWords {
    ALL.iter().find(|(code, _)| *code == language).map_or(&en::WORDS, |(_, words)| words)
}

const ALL: &[(&str, &PageWords)] = &[
    ("zh", &zh::WORDS),
    ("en", &en::WORDS),
    ("fr", &fr::WORDS),
    ("es", &es::WORDS),
    ("ru", &ru::WORDS),
    ("ar", &ar::WORDS),
];

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
    fn every_language_has_every_word() {
        let codes: Vec<&str> = ALL.iter().map(|(code, _)| *code).collect();
        assert_eq!(codes, PACKS.iter().map(|p| p.code).collect::<Vec<_>>());
        for (code, words) in ALL {
            for ((name, text), (_, reference)) in words.strings().into_iter().zip(en::WORDS.strings()) {
                assert!(!text.trim().is_empty() && text.trim() == text, "{code}: {name} is '{text}'");
                assert_eq!(placeholders(text), placeholders(reference), "{code}: {name}");
            }
        }
    }

    #[test]
    fn no_language_borrows_the_words_of_another() {
        for (code, words) in ALL.iter().filter(|(code, _)| *code != "en") {
            let pairs = words.strings().into_iter().zip(en::WORDS.strings());
            let same: Vec<String> = pairs.filter(|(a, b)| a.1 == b.1).map(|(a, _)| a.0).collect();
            // The arrow, patterns without words, and single letters that languages share.
            assert!(same.len() <= 14, "{code} shares with English: {same:?}");
            let long = words.strings().into_iter().zip(en::WORDS.strings()).find(|(a, b)| a.1 == b.1 && a.1.len() > 18);
            assert!(long.is_none(), "{code}: {long:?}");
        }
    }
}
