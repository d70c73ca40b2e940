//! Where a meeting is held and what zone its hours are of: names beside what only looks like them, and zones that a letter names.

use crate::sentences::{check, read};
use crate::sentences_en::EN;
use crate::sentences_six::{AR, ES, FR, RU};
use lettercal::event::{Kind, When};
use lettercal::note::Code;

/// The zone of the opening of a meeting that the subject calls to a place.
#[track_caller]
fn opens(frame: &str, geneva: &str, body: &str, cases: &[(&str, &str)]) {
    for (place, expected) in cases {
        let letter = read(&frame.replacen(geneva, place, 1), &body.replace("{place}", place));
        let zone = letter.events.iter().find(|e| e.kind == Kind::Opening).map(|e| match e.when {
            When::Instant { zone, .. } => zone.name(),
            _ => "none",
        });
        assert_eq!(zone, Some(*expected), "{place}");
    }
}

#[test]
fn hours_are_of_the_city_of_the_subject() {
    let frame = EN.replacen("Geneva, 13-24", "PLACE, 13-24", 1);
    opens(
        &frame,
        "PLACE",
        "The first plenary will open at 0930 hours on 13 May 2024.",
        &[
            ("Cleveland (United States of America)", "America/New_York"),
            ("Melbourne, Florida (United States of America)", "America/New_York"),
            ("Melbourne (Florida)", "America/New_York"),
            ("Melbourne, Australia", "Australia/Melbourne"),
            ("Melbourne", "Australia/Melbourne"),
            ("Columbus (Ohio, United States)", "America/New_York"),
            ("Salvador (Brazil)", "America/Bahia"),
            ("Valencia (Venezuela)", "America/Caracas"),
            ("Valencia (Spain)", "Europe/Madrid"),
            ("Punta Arenas (Chile)", "America/Punta_Arenas"),
            ("Cascais, Portugal", "Europe/Lisbon"),
            ("Rovaniemi", "Europe/Helsinki"),
            ("Kisumu, Kenya", "Africa/Nairobi"),
            ("Bath, United Kingdom", "Europe/London"),
        ],
    );
    let frame = FR.replacen("Genève, 13-24", "PLACE, 13-24", 1);
    let body = "La première séance plénière s'ouvrira à 9 h 30 le 13 mai 2024.";
    opens(
        &frame,
        "PLACE",
        body,
        &[
            ("Melbourne (Floride, États-Unis)", "America/New_York"),
            ("Queenstown (Nouvelle-Zélande)", "Pacific/Auckland"),
            ("Thiès (Sénégal)", "Africa/Dakar"),
        ],
    );
    let frame = RU.replacen("Женева, 13–24", "PLACE, 13–24", 1);
    let body = "Первое пленарное заседание откроется в 09 час. 30 мин. 13 мая 2024 года.";
    opens(
        &frame,
        "PLACE",
        body,
        &[
            ("Мельбурн (шт. Флорида)", "America/New_York"),
            ("Ярославль", "Europe/Moscow"),
            ("Шымкент (Казахстан)", "Asia/Almaty"),
        ],
    );
}

/// What is no place: words, persons, and what a country does.
#[test]
fn words_are_no_places() {
    let frame = EN.replacen("; Geneva, 13-24", ", 13-24", 1);
    let opening = "opening 2024-05-13 09:30";
    for words in [
        "Reading documents by mail is what the meeting will be held for.",
        "The meeting will be held with Mr Columbus and Ms Virginia Buffalo.",
        "Providence and a bath tariff are what the meeting will be held about.",
        "The meeting will be held by Q5/13 with a whistler.",
    ] {
        let body = format!("{words}\n\nThe first plenary will open at 0930 hours on 13 May 2024.");
        check(&frame, &[(&body, &[opening])]);
    }
}

/// A zone that a letter names, by its code or by a place, is that of the hour, and a note says so.
#[test]
fn zones_are_stated() {
    let cases: &[(&str, &str, Option<&str>)] = &[
        (EN, "Registration closes on 12 April 2024, 24:00 JST.", Some("2024-04-13 00:00 Asia/Tokyo")),
        (EN, "Registration closes on 12 April 2024 at 1700 hours KST.", Some("2024-04-12 17:00 Asia/Seoul")),
        (
            EN,
            "Registration closes on 12 April 2024 at 1700 hours (time in Cairo).",
            Some("2024-04-12 17:00 Africa/Cairo"),
        ),
        (
            FR,
            "L'inscription est ouverte jusqu'au 12 avril 2024 à 17 h 00 (heure du Caire).",
            Some("2024-04-12 17:00 Africa/Cairo"),
        ),
        (
            FR,
            "L'inscription est ouverte jusqu'au 12 avril 2024 à 17 h 00 (heure locale de Séoul).",
            Some("2024-04-12 17:00 Asia/Seoul"),
        ),
        (
            ES,
            "La inscripción está abierta hasta el 12 de abril de 2024 a las 17.00 horas (hora de Seúl).",
            Some("2024-04-12 17:00 Asia/Seoul"),
        ),
        (
            RU,
            "Регистрация открыта до 12 апреля 2024 года, 17 час. 00 мин. (московское время).",
            Some("2024-04-12 17:00 Europe/Moscow"),
        ),
        (AR, "يغلق باب التسجيل يوم 12 أبريل 2024 الساعة 1700 (بتوقيت القاهرة).", Some("2024-04-12 17:00 Africa/Cairo")),
        (EN, "Registration closes on 12 April 2024 at 1700 hours.", None),
        (FR, "L'inscription est ouverte jusqu'au 12 avril 2024 à 17 h 00 (heure du début).", None),
    ];
    for (frame, body, expected) in cases {
        let at = expected.unwrap_or("2024-04-12 17:00");
        check(frame, &[(body, &[&format!("deadline/registration {at}")])]);
        let stated = read(frame, body).notes.iter().any(|n| n.code == Code::ZoneStated);
        assert_eq!(stated, expected.is_some(), "{body}");
    }
}
