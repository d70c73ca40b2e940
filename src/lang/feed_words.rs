//! The words of feeds: their names, and how many days are left. A template holds placeholders in braces.

/// The words of one language.
#[derive(Debug)]
pub struct FeedWords {
    /// Feeds by what they hold: `{feed}` is the name of all events of that group.
    pub deadlines: &'static str,
    /// Meetings with their openings and registration desks.
    pub meetings: &'static str,
    /// Sessions.
    pub sessions: &'static str,
    /// A closed year: `{feed}`, `{year}`.
    pub archive: &'static str,
    /// What changed: `{feed}`.
    pub changes: &'static str,
    /// A line of what changed: `{title}` of an event, and `{when}` it is.
    pub changed: &'static str,
    /// One letter: `{feed}`, `{number}`.
    pub letter: &'static str,
    /// A variant with events that count the days: `{feed}`.
    pub with_notices: &'static str,
    /// A variant without reminders: `{feed}`.
    pub silent: &'static str,
    /// One day before: `{title}`.
    pub day_left: &'static str,
    /// Some days before: `{days}`, `{title}`.
    pub days_left: &'static str,
}

/// The words of a language; English where there are none.
pub fn feed_words(language: &str) -> &'static FeedWords {
    ALL.iter().find(|(code, _)| *code == language).map_or(&ENGLISH, |(_, words)| words)
}

const ALL: &[(&str, FeedWords)] = &[
    (
        "zh",
        FeedWords {
            deadlines: "{feed}：截止日期",
            meetings: "{feed}：会议",
            sessions: "{feed}：场次",
            archive: "{feed}：{year}年",
            changes: "{feed}：变更",
            changed: "{title}：{when}",
            letter: "{feed}：信函 {number}",
            with_notices: "{feed}（含倒计时）",
            silent: "{feed}（无提醒）",
            day_left: "还剩1天：{title}",
            days_left: "还剩{days}天：{title}",
        },
    ),
    (
        "fr",
        FeedWords {
            deadlines: "{feed}\u{a0}: dates limites",
            meetings: "{feed}\u{a0}: réunions",
            sessions: "{feed}\u{a0}: séances",
            archive: "{feed}\u{a0}: année {year}",
            changes: "{feed}\u{a0}: modifications",
            changed: "{title}\u{a0}: {when}",
            letter: "{feed}\u{a0}: lettre {number}",
            with_notices: "{feed} (avec compte à rebours)",
            silent: "{feed} (sans rappels)",
            day_left: "Encore 1 jour\u{a0}: {title}",
            days_left: "Encore {days} jours\u{a0}: {title}",
        },
    ),
    (
        "es",
        FeedWords {
            deadlines: "{feed}: plazos",
            meetings: "{feed}: reuniones",
            sessions: "{feed}: sesiones",
            archive: "{feed}: año {year}",
            changes: "{feed}: cambios",
            changed: "{title}: {when}",
            letter: "{feed}: carta {number}",
            with_notices: "{feed} (con cuenta atrás)",
            silent: "{feed} (sin avisos)",
            day_left: "Queda 1 día: {title}",
            days_left: "Quedan {days} días: {title}",
        },
    ),
    (
        "ru",
        FeedWords {
            deadlines: "{feed}: сроки",
            meetings: "{feed}: собрания",
            sessions: "{feed}: заседания",
            archive: "{feed}: {year} год",
            changes: "{feed}: изменения",
            changed: "{title}: {when}",
            letter: "{feed}: письмо {number}",
            with_notices: "{feed} (с обратным отсчётом)",
            silent: "{feed} (без напоминаний)",
            day_left: "Остался 1 день: {title}",
            days_left: "Осталось дней: {days}. {title}",
        },
    ),
    (
        "ar",
        FeedWords {
            deadlines: "{feed}: المواعيد النهائية",
            meetings: "{feed}: الاجتماعات",
            sessions: "{feed}: الجلسات",
            archive: "{feed}: عام {year}",
            changes: "{feed}: التغييرات",
            changed: "{title}: {when}",
            letter: "{feed}: الرسالة {number}",
            with_notices: "{feed} (مع العد التنازلي)",
            silent: "{feed} (بلا تنبيهات)",
            day_left: "بقي يوم واحد: {title}",
            days_left: "الأيام المتبقية {days}: {title}",
        },
    ),
];

static ENGLISH: FeedWords = FeedWords {
    deadlines: "{feed}: deadlines",
    meetings: "{feed}: meetings",
    sessions: "{feed}: sessions",
    archive: "{feed}: year {year}",
    changes: "{feed}: changes",
    changed: "{title}: {when}",
    letter: "{feed}: letter {number}",
    with_notices: "{feed} (with days left)",
    silent: "{feed} (no reminders)",
    day_left: "1 day left: {title}",
    days_left: "{days} days left: {title}",
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::PACKS;

    #[test]
    fn every_language_has_its_own_words() {
        let mut seen = std::collections::BTreeSet::new();
        for pack in PACKS {
            let words = feed_words(pack.code);
            assert!(seen.insert(words.days_left), "{} has no words of its own", pack.code);
            for text in [words.deadlines, words.meetings, words.sessions, words.with_notices, words.silent] {
                assert!(text.contains("{feed}"), "{}: {text}", pack.code);
            }
            assert!(words.changed.contains("{title}") && words.changed.contains("{when}"));
            assert!(words.archive.contains("{year}") && words.letter.contains("{number}"));
            assert!(words.days_left.contains("{days}") && words.day_left.contains("{title}"));
        }
    }
}
