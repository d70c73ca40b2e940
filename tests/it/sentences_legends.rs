//! Legends of the sessions of a time plan: letters and numerals beside numbers, in a line, in lines, in rows, in a sentence or in brackets
//! behind the hours, and the zone of what they explain. Each beside what only looks like one.

use crate::sentences::{ZH, check, read};
use crate::sentences_en::EN;
use crate::sentences_six::{AR, ES, FR, RU};
use lettercal::event::Kind;
use lettercal::note::Code;

const GRID: &str = "Time plan\n\n | Mon 13 May | Tue 14 May\nSession A | Plenary | WP1/13\nSession B | WP2/13 | -\n\n";
const BARE: &str = "Time plan\n\n | Mon 13 May | Tue 14 May\nA | Plenary | WP1/13\nB | WP2/13 | -\n\n";
const EVENTS: &[&str] =
    &["session 2024-05-13 11:00-12:20", "session 2024-05-13 12:40-14:00", "session 2024-05-14 11:00-12:20"];
const UTC: &[&str] =
    &["session 2024-05-13 11:00-12:20 UTC", "session 2024-05-13 12:40-14:00 UTC", "session 2024-05-14 11:00-12:20 UTC"];

/// Letters that explain the rows or columns, whichever of both has the word for a session.
#[test]
fn letters_of_sessions() {
    for legend in [
        "A: 1100-1220; B: 1240-1400",
        "A: 1100-1220     B: 1240-1400",
        "(A) 1100-1220 (B) 1240-1400",
        "A = 1100-1220 hours\nB = 1240-1400 hours",
        "A\t1100-1220\nB\t1240-1400",
        "A | 1100-1220\nB | 1240-1400",
        "Session | Hours\nA | 1100-1220\nB | 1240-1400",
        "Session A: 1100-1220 hours; session B: 1240-1400 hours",
        "Sessions: A 1100-1220, B 1240-1400",
        "Session A runs from 1100 to 1220 hours and session B from 1240 to 1400 hours.",
        "1100-1220 (A), 1240-1400 (B)",
    ] {
        check(EN, &[(&format!("{GRID}{legend}"), EVENTS), (&format!("{BARE}{legend}"), EVENTS)]);
    }
    let columns = "Time plan\n\nDay | Session A | Session B\nMon 13 May | Plenary | WP2/13\nTue 14 May | WP1/13 | -\n\nA: 1100-1220; B: 1240-1400";
    let rows = "Time plan\n\nDay | Session | What\nMon 13 May | A | Plenary\nMon 13 May | B | WP2/13\nTue 14 May | A | WP1/13\n\nA: 1100-1220; B: 1240-1400";
    let cells = "Time plan\n\nBody | Mon 13 May | Tue 14 May\nPlenary | A | -\nWP1/13 | - | A\nWP2/13 | B | -\n\nA: 1100-1220; B: 1240-1400";
    let lines = "Time plan\n\nMonday 13 May\nSession A: Plenary\nSession B: WP2/13\nTuesday 14 May\nSession A: WP1/13\n\nA: 1100-1220\nB: 1240-1400";
    let numerals = BARE.replace("\nA |", "\nI |").replace("\nB |", "\nII |") + "I: 1100-1220; II: 1240-1400";
    check(EN, &[(columns, EVENTS), (rows, EVENTS), (cells, EVENTS), (lines, EVENTS), (&numerals, EVENTS)]);
    let french = "Calendrier des travaux\n\n | Lundi 13 mai | Mardi 14 mai\nSéance A | Plénière | GT 1/13\nSéance B | GT 2/13 | -\n\n";
    check(
        FR,
        &[
            (&format!("{french}A: 11 h 00-12 h 20; B: 12 h 40-14 h 00"), EVENTS),
            (&format!("{french}La séance A a lieu de 11 h 00 à 12 h 20 et la séance B de 12 h 40 à 14 h 00."), EVENTS),
        ],
    );
    let spanish = "Plan de trabajo\n\n | Lunes 13 de mayo | Martes 14 de mayo\nSesión A | Plenaria | GT 1/13\nSesión B | GT 2/13 | -\n\n\
                   Sesión A: 11.00-12.20 horas; sesión B: 12.40-14.00 horas";
    check(ES, &[(spanish, EVENTS)]);
    let russian = "План работы\n\n | пн 13.05 | вт 14.05\nЗаседание А | Пленарное заседание | РГ 1/13\nЗаседание Б | РГ 2/13 | -\n\n\
                   А: 11:00–12:20; Б: 12:40–14:00";
    check(RU, &[(russian, EVENTS)]);
    let arabic = "الجدول الزمني\n\n | الاثنين 13 مايو | الثلاثاء 14 مايو\nالجلسة أ | الجلسة العامة | فرقة العمل 1/13\n\
                  الجلسة ب | فرقة العمل 2/13 | -\n\nأ: 1100-1220؛ ب: 1240-1400";
    check(AR, &[(arabic, EVENTS)]);
    let chinese = "时间安排\n\n | 5月13日（星期一） | 5月14日（星期二）\nA节 | 全体会议 | 第1/13工作组\nB节 | 第2/13工作组 | -\n\n";
    check(
        ZH,
        &[
            (&format!("{chinese}A节：11:00-12:20；B节：12:40-14:00"), EVENTS),
            (&format!("{chinese}A：11:00-12:20\nB：12:40-14:00"), EVENTS),
            (&format!("{}甲：11:00-12:20；乙：12:40-14:00", chinese.replace("A节", "甲").replace("B节", "乙")), EVENTS),
        ],
    );
}

/// Cells that list several letters, and what lies between two of them.
#[test]
fn lists_of_letters() {
    let legend = "A: 1100-1220, B: 1240-1400, C: 1420-1540";
    let listed =
        "Time plan\n\nBody | Mon 13 May | Tue 14 May\nPlenary | A | [C]\nWP1/13 | B, C | -\nWP2/13 | - | A-B\n\n";
    let events: &[&str] = &[
        "session 2024-05-13 11:00-12:20",
        "session 2024-05-13 12:40-14:00",
        "session 2024-05-13 14:20-15:40",
        "session 2024-05-14 11:00-12:20",
        "session 2024-05-14 12:40-14:00",
        "session 2024-05-14 14:20-15:40 tentative",
    ];
    check(EN, &[(&format!("{listed}{legend}"), events)]);
    let through = "Time plan\n\n\tMon 13 May\tTue 14 May\nA-B\tPlenary\t\nC\tWP2/13\tQ1/13\n";
    let events: &[&str] = &[
        "session 2024-05-13 11:00-12:20",
        "session 2024-05-13 12:40-14:00",
        "session 2024-05-13 14:20-15:40",
        "session 2024-05-14 14:20-15:40",
    ];
    check(EN, &[(&format!("{through}{legend}"), events)]);
}

/// Numbers with their hours before them, or in rows of a table.
#[test]
fn numbers_behind_hours_and_in_rows() {
    let grid = GRID.replace("Session A", "Session 1").replace("Session B", "Session 2");
    for legend in [
        "1100-1220 (1), 1240-1400 (2)",
        "1100-1220 (session 1), 1240-1400 (session 2)",
        "1 | 1100-1220\n2 | 1240-1400",
        "Session | Hours\n1 | 1100-1220\n2 | 1240-1400",
        "Session 1 | 1100-1220\nSession 2 | 1240-1400",
    ] {
        check(EN, &[(&format!("{grid}{legend}"), EVENTS)]);
    }
}

/// The zone of a legend is that of its hours, whatever heads the plan; hours in another zone behind them are the same ones.
#[test]
fn zones_of_legends() {
    let numbers = GRID.replace("Session A", "Session 1").replace("Session B", "Session 2");
    check(
        EN,
        &[
            (&format!("{GRID}A: 1100-1220 UTC     B: 1240-1400 UTC"), UTC),
            (&format!("{GRID}A: 1100-1220 UTC (1300-1420 CEST), B: 1240-1400 UTC (1440-1600 CEST)"), UTC),
            (&format!("{GRID}Session | Hours (UTC)\nA | 1100-1220\nB | 1240-1400"), UTC),
            (&format!("{numbers}1: 1100-1220 UTC; 2: 1240-1400 UTC"), UTC),
            (&format!("{}A: 1100-1220 UTC; B: 1240-1400 UTC", GRID.replace("plan", "plan (Geneva time)")), UTC),
        ],
    );
    let chinese = "时间安排\n\n | 5月13日（星期一） | 5月14日（星期二）\nA | 全体会议 | 第1/13工作组\nB | 第2/13工作组 | -\n\nA：11:00-12:20 UTC；B：12:40-14:00 UTC";
    check(ZH, &[(chinese, UTC)]);
}

/// Letters of rooms and hotels explain no plan, nor does a letter that no cell has.
#[test]
fn letters_of_something_else() {
    check(
        EN,
        &[
            ("Hotels\n\nA | 120 CHF\nB | 90 CHF\n\nBreakfast at A: 0630-1000, at B: 0700-1030.", &[]),
            ("Room A: 0930-1030, room B: 1100-1200, for those who wish to rehearse.", &[]),
            (&format!("{GRID}C: 1100-1220; D: 1240-1400"), &[]),
            (&format!("{GRID}A: 1100-1220; A: 1240-1400"), &[]),
        ],
    );
    let unknown = read(EN, &format!("{GRID}C: 1100-1220; D: 1240-1400"));
    assert!(unknown.notes.iter().any(|n| n.code == Code::HoursUnknown));
    assert!(read(EN, GRID).events.iter().all(|e| e.kind != Kind::Session));
}

/// An hour in a bracket with the place whose hour it is says the hour before it again.
#[test]
fn the_same_hour_in_a_place() {
    let opening: &[&str] = &["opening 2024-05-13 11:00 UTC"];
    check(
        EN,
        &[
            ("The meeting opens at 1100 hours UTC (1300 hours in Geneva) on the first day.", opening),
            ("The meeting opens at 1100 hours UTC (1300 hours Geneva) on the first day.", opening),
            (
                "The meeting opens at 0930 hours (in Geneva badges are given out from 0830 hours).",
                &["opening 2024-05-13 09:30", "registration-desk 2024-05-13 08:30"],
            ),
        ],
    );
    check(FR, &[("La réunion s'ouvrira à 11 h 00 UTC (13 h 00 à Genève) le premier jour.", opening)]);
    check(ES, &[("La reunión comenzará a las 11.00 horas UTC (13.00 horas en Ginebra) el primer día.", opening)]);
    let letter = read(EN, "The meeting opens at 1100 hours UTC (1300 hours in Geneva) on the first day.");
    assert!(letter.mentions.iter().any(|m| m.role.name() == "repeated" && m.text.contains("1300")));
}
