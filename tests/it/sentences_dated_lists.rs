//! Lists and tables of meetings whose rows begin or end with their days; conferences that the subject names; days of meetings that are
//! moved beside one that is cancelled.

use crate::sentences::{ZH, check, read};
use crate::sentences_columns::about;
use crate::sentences_en::EN;
use crate::sentences_six::{AR, ES, FR, RU};
use lettercal::event::Kind;

/// The groups and days of the meetings that a letter calls.
fn called(frame: &str, body: &str) -> Vec<String> {
    let letter = read(frame, body);
    let mut found: Vec<String> = letter
        .events
        .iter()
        .filter(|e| e.kind == Kind::Meeting)
        .map(|e| format!("{} {}", e.groups.join(" "), e.when.first_day()))
        .collect();
    found.sort();
    found
}

/// Days may stand first in each row, in a table or a list, in all languages.
#[test]
fn rows_that_begin_with_their_days() {
    let three = ["SG13 2024-05-04", "SG13 2024-11-14", "WP1/13 2024-06-03"];
    for (frame, subject, body) in [
        (
            EN,
            "Forthcoming meetings",
            "Date\tPlace\tMeeting\n4-14 May 2024\tGeneva\tSG13\n3-7 June 2024\tTokyo\tWP1/13\n14-25 November 2024\tGeneva\tSG13",
        ),
        (
            EN,
            "Forthcoming meetings",
            "The group agreed on the following:\n\n– 4-14 May 2024: Study Group 13 (Geneva)\n\n– 3-7 June 2024: Working Party 1/13 (Tokyo)\n\n– 14-25 November 2024: Study Group 13 (Geneva)",
        ),
        (
            FR,
            "Prochaines réunions",
            "Date\tLieu\tRéunion\n4-14 mai 2024\tGenève\tCommission d'études 13\n3-7 juin 2024\tTokyo\tGT 1/13\n14-25 novembre 2024\tGenève\tCommission d'études 13",
        ),
        (
            ES,
            "Próximas reuniones",
            "• 4-14 de mayo de 2024: Comisión de Estudio 13\n• 3-7 de junio de 2024: Grupo de Trabajo 1/13\n• 14-25 de noviembre de 2024: Comisión de Estudio 13",
        ),
        (
            RU,
            "Предстоящие собрания",
            "4–14 мая 2024 года\t13-я Исследовательская комиссия\n3–7 июня 2024 года\tРабочая группа 1/13\n14–25 ноября 2024 года\t13-я Исследовательская комиссия",
        ),
        (
            AR,
            "الاجتماعات المقبلة",
            "- 4-14 مايو 2024: لجنة الدراسات 13\n- 3-7 يونيو 2024: فرقة العمل 1/13\n- 14-25 نوفمبر 2024: لجنة الدراسات 13",
        ),
        (
            ZH,
            "今后的会议",
            "会议日期如下：\n2024年5月4-14日\t第13研究组\n2024年6月3-7日\t第1/13工作组\n2024年11月14-25日\t第13研究组",
        ),
    ] {
        assert_eq!(called(&about(frame, subject), body), three, "{body}");
    }
    // Last days and meetings of others are none.
    let alone = ["SG13 2024-05-13"];
    for body in [
        "Deadlines for contributions:\n– 3-4 April 2024: Working Party 1/13\n– 5-8 April 2024: Working Party 2/13",
        "Of interest are:\n– 3-7 June 2024: Study Group 5\n– 10-14 June 2024: Study Group 9",
    ] {
        assert_eq!(called(EN, body), alone, "{body}");
    }
}

/// The place may stand between a group and its days, in a list of lines or in one sentence.
#[test]
fn rows_that_end_with_their_days() {
    let two = ["SG13 2024-05-04", "WP1/13 2024-06-03"];
    for (frame, subject, body) in [
        (
            EN,
            "SG13 meetings in 2024",
            "The following meetings are scheduled:\nStudy Group 13: Geneva, 4-14 May 2024\nWorking Party 1/13: Tokyo, 3-7 June 2024",
        ),
        (
            FR,
            "Réunions de la Commission d'études 13",
            "Les réunions se tiendront comme suit: CE 13/UIT-T, Commission d'études 13, Genève, 4-14 mai 2024; GT 1/13, Tokyo, 3-7 juin 2024.",
        ),
        (
            ES,
            "Reuniones de la Comisión de Estudio 13",
            "Se celebrarán las siguientes reuniones:\nComisión de Estudio 13: Ginebra, 4-14 de mayo de 2024\nGrupo de Trabajo 1/13: Tokio, 3-7 de junio de 2024",
        ),
        (
            RU,
            "Собрания 13-й Исследовательской комиссии",
            "Состоятся следующие собрания:\n13-я Исследовательская комиссия: Женева, 4–14 мая 2024 года\nРабочая группа 1/13: Токио, 3–7 июня 2024 года",
        ),
    ] {
        assert_eq!(called(&about(frame, subject), body), two, "{body}");
    }
}

/// Where the line above says what is held, rows need only tell days and places, or a title.
#[test]
fn rows_of_what_the_line_above_calls() {
    assert_eq!(
        called(
            &about(ZH, "焦点组（FG-AN）的成立"),
            "FG-AN计划召开下列会议：\n– 2024年7月26日至30日，日内瓦\n– 2024年9月20日至24日，首尔"
        ),
        ["FG-AN 2024-07-26", "FG-AN 2024-09-20"]
    );
    assert_eq!(
        called(
            &about(EN, "Focus Group FG-AN"),
            "FG-AN will hold these meetings:\n– 26-30 July 2024, Geneva\n– 20-24 September 2024, Seoul"
        ),
        ["FG-AN 2024-07-26", "FG-AN 2024-09-20"]
    );
    let both: &[&str] = &["meeting 2024-06-20 14:00-15:30", "meeting 2024-07-04 14:00-15:30"];
    check(
        &about(EN, "Webinar series on digital finance"),
        &[(
            "I invite you to two webinars, each held from 14:00 to 15:30 hours:\n- Trust frameworks, 20 June 2024\n- Payments, 4 July 2024",
            both,
        )],
    );
    // What is done on days is no meeting.
    check(EN, &[("The work is organized as follows:\n- First draft, 2 April 2024\n- Second draft, 4 April 2024", &[])]);
}

/// A table whose rows begin with their days may have a column of last days; rows of a day and its hours alone are meetings of the group that
/// the line above names.
#[test]
fn last_days_and_hours_of_rows() {
    let due: &[&str] = &[
        "deadline/contributions 2024-06-01 16:00 UTC",
        "deadline/contributions 2024-06-08 16:00 UTC",
        "meeting 2024-06-13..2024-06-17",
        "meeting 2024-06-20..2024-06-24",
    ];
    check(
        &about(EN, "Meetings of Study Group 13"),
        &[(
            "Date\tMeeting\tDeadline for contributions (1600 hours UTC)\n13-17 June 2024\tWP 1/13\t1 June 2024\n20-24 June 2024\tWP 2/13\t8 June 2024",
            due,
        )],
    );
    check(
        &about(FR, "Réunions de la Commission d'études 13"),
        &[(
            "Date\tRéunion\tDate limite pour les contributions (16 h 00 UTC)\n13-17 juin 2024\tGT 1/13\t1er juin 2024\n20-24 juin 2024\tGT 2/13\t8 juin 2024",
            due,
        )],
    );
    let timed: &[&str] = &["meeting 2024-06-09 13:00-15:00 UTC", "meeting 2024-06-23 13:00-15:00 UTC"];
    check(
        &about(EN, "Interim activities of Q4/13"),
        &[("Q4/13 e-meetings:\n#1\t9 June 2024\t13:00-15:00 UTC\n#2\t23 June 2024\t13:00-15:00 UTC", timed)],
    );
}

/// A revision prints the old day in a bracket behind the new one.
#[test]
fn old_days_in_brackets_of_a_revision() {
    let frame = "Geneva, 15 January 2024\n\nTSB Collective letter 5/13 – Revision 1\n\nSubject: Meeting of Study Group 13; Geneva, \
                 13-24 May 2024\n\nDear Sir/Madam,\n\n{}\n";
    check(
        frame,
        &[(
            "Revised deadlines:\nContributions: 26 April 2024 (19 April 2024)\nRegistration: 8 April 2024 (1 April 2024)",
            &["deadline/contributions 2024-04-26", "deadline/registration 2024-04-08"],
        )],
    );
}

/// A conference that the subject names is the letter's own; the first day of a meeting by whatever name is its day again.
#[test]
fn conferences_of_the_subject() {
    let both: &[&str] = &["meeting 2025-10-21..2025-10-25", "meeting 2025-10-28..2025-11-22"];
    let frame = about(EN, "Radiocommunication Assembly (RA-25) and World Radiocommunication Conference (WRC-25)");
    check(
        &frame,
        &[("RA-25 will be held from 21 to 25 October 2025, and WRC-25 from 28 October to 22 November 2025.", both)],
    );
    let frame =
        about(EN, "RA-25, Sharm el-Sheikh, Egypt, 21-25 October 2025, and WRC-25, 28 October - 22 November 2025");
    let opened = [both, &["opening 2025-10-21 11:00 Africa/Cairo", "opening 2025-10-28 14:30 Africa/Cairo"]].concat();
    check(
        &frame,
        &[(
            "RA-25 opens on Tuesday 21 October 2025 at 1100 hours, WRC-25 on Tuesday 28 October 2025 at 1430 hours.",
            &opened,
        )],
    );
    // One that is only mentioned stays another's.
    check(EN, &[("WRC-27 will be held from 18 October to 12 November 2027.", &[])]);
}

/// A meeting that moves beside one that is cancelled takes place.
#[test]
fn moved_beside_cancelled() {
    let both: &[&str] = &["meeting 2024-05-14..2024-05-15 cancelled", "meeting 2024-05-30"];
    check(
        &about(EN, "Cancellation of the WP3/13 meeting and new date for Q4/13"),
        &[
            (
                "The meeting of WP3/13 of 14-15 May 2024 is cancelled. The Q4/13 meeting of 16 May 2024 is moved to 30 May 2024.",
                both,
            ),
            (
                "The meeting of WP3/13 of 14-15 May 2024 is cancelled. The Q4/13 meeting, which was to be held on 16 May 2024, will now be held on 30 May 2024.",
                both,
            ),
        ],
    );
}

/// Columns of a table of groups may be for contributions with and without translation.
#[test]
fn columns_of_two_last_days() {
    check(
        &about(EN, "Meetings of Study Group 13"),
        &[(
            "Group\tDates\tContributions (with translation)\tContributions (without translation)\n\
             WP 1/13\t13-17 June 2024\t13 April 2024\t1 June 2024\nSG 13\t20-24 June 2024\t20 April 2024\t8 June 2024",
            &[
                "deadline/contributions 2024-06-01",
                "deadline/contributions 2024-06-08",
                "deadline/contributions-translation 2024-04-13",
                "deadline/contributions-translation 2024-04-20",
                "meeting 2024-06-13..2024-06-17",
                "meeting 2024-06-20..2024-06-24",
            ],
        )],
    );
}

/// "Day and hour" is a label of a meeting as "date and time" is; a subject without its label may stand above the reference.
#[test]
fn labels_and_heads() {
    let day: &[&str] = &["meeting 2024-09-12 09:30-17:30"];
    check(
        &about(EN, "Joint meeting of the Council Working Groups"),
        &[("Day and hour: Thursday 12 September 2024, 9.30 to 12.30 and 14.30 to 17.30\nPlace: Room L", day)],
    );
    check(
        &about(FR, "Réunion commune des groupes de travail du Conseil"),
        &[("Jour et heure: jeudi 12 septembre 2024, 9 h 30 - 17 h 30", day)],
    );
    check(
        &about(ES, "Reunión conjunta de los Grupos del Consejo"),
        &[("Día y hora: jueves 12 de septiembre de 2024, 09.30-17.30 horas", day)],
    );
    let letter = read(
        "Geneva, 1 March 2024\nStudy Group 13 (Future networks)\nGeneva, 9-20 October 2024\n\nRef: CL-24/12\nDear Sir/Madam,\n{}\n",
        "The group will open at 1000 hours on 9 October 2024.",
    );
    assert!(letter.events.iter().any(|e| e.kind == Kind::Meeting), "{:?}", letter.subject);
    assert!(letter.events.iter().any(|e| e.kind == Kind::Opening));
}
