//! Which meeting the days of a sentence are those of: lists of groups and days, what is moved, what takes the place of another.

use crate::sentences::{ZH, check, read};
use crate::sentences_en::EN;
use crate::sentences_six::{AR, ES, FR, RU};
use lettercal::event::{Kind, When};

/// A frame with another subject.
pub(crate) fn subject(frame: &str, subject: &str) -> String {
    let called = [
        "Meeting of Study Group 13; Geneva, 13-24 May 2024",
        "Réunion de la Commission d'études 13; Genève, 13-24 mai 2024",
        "Reunión de la Comisión de Estudio 13; Ginebra, 13-24 de mayo de 2024",
        "Собрание 13-й Исследовательской комиссии; Женева, 13–24 мая 2024 года",
        "اجتماع لجنة الدراسات 13؛ جنيف، 13-24 مايو 2024",
        "第13研究组会议，日内瓦，2024年5月13-24日",
    ];
    let own = called.iter().find(|s| frame.contains(**s)).expect("the subject of the frame");
    frame.replace(own, subject)
}

/// The meetings and openings of a letter with their groups.
#[track_caller]
pub(crate) fn calls(frame: &str, body: &str, expected: &[&str]) {
    let letter = read(frame, body);
    let of_meetings = letter.events.iter().filter(|e| matches!(e.kind, Kind::Meeting | Kind::Opening));
    let line = |e: &lettercal::event::Event| {
        let when = match e.when {
            When::Days { first, last } if first == last => first.to_string(),
            When::Days { first, last } => format!("{first}..{last}"),
            When::Instant { at, .. } => at.format("%F %R").to_string(),
            When::Block { start, end, .. } => format!("{}-{}", start.format("%F %R"), end.format("%R")),
        };
        let status = if e.status.name() == "confirmed" { "" } else { " cancelled" };
        format!("{} {when}{status}", e.groups.join(","))
    };
    let mut found: Vec<String> = of_meetings.map(line).collect();
    found.sort();
    let mut expected: Vec<&str> = expected.to_vec();
    expected.sort_unstable();
    assert_eq!(found, expected, "{body}");
}

/// Groups and days stand in the order of their lists; ranges share their month and year.
#[test]
fn each_group_its_days() {
    let parts: &[&str] = &["SG5 2024-06-03..2024-06-07", "SG9 2024-06-10..2024-06-14"];
    for (frame, title, body) in [
        (
            EN,
            "Meetings of Study Groups 5 and 9",
            "Study Groups 5 and 9 will meet from 3 to 7 and from 10 to 14 June 2024 respectively.",
        ),
        (
            FR,
            "Réunions des Commissions d'études 5 et 9",
            "Les Commissions d'études 5 et 9 se réuniront respectivement du 3 au 7 et du 10 au 14 juin 2024.",
        ),
        (
            ES,
            "Reuniones de las Comisiones de Estudio 5 y 9",
            "Las Comisiones de Estudio 5 y 9 se reunirán del 3 al 7 y del 10 al 14 de junio de 2024, respectivamente.",
        ),
        (
            RU,
            "Собрания 5-й и 9-й Исследовательских комиссий",
            "Собрания 5-й и 9-й Исследовательских комиссий пройдут с 3 по 7 и с 10 по 14 июня 2024 года, соответственно.",
        ),
        (
            AR,
            "اجتماعا لجنتي الدراسات 5 و9",
            "سيُعقد اجتماعا لجنتي الدراسات 5 و9 من 3 إلى 7 ومن 10 إلى 14 يونيو 2024 على التوالي.",
        ),
        (ZH, "第5和第9研究组会议", "第5和第9研究组将分别于2024年6月3日至7日和10日至14日召开会议。"),
    ] {
        calls(&subject(frame, title), body, parts);
    }
    // Days with hours of their own; without the word both meet on all days.
    calls(
        EN,
        "Working Parties 1/13 and 2/13 will meet on 3 June 2024 from 0930 to 1230 hours and on 5 June 2024 from 1430 to 1730 hours respectively.",
        &["SG13 2024-05-13..2024-05-24", "WP1/13 2024-06-03 09:30-12:30", "WP2/13 2024-06-05 14:30-17:30"],
    );
    calls(
        EN,
        "Working Parties 1/13 and 2/13 will meet from 3 to 5 and from 10 to 12 June 2024.",
        &[
            "SG13 2024-05-13..2024-05-24",
            "WP1/13,WP2/13 2024-06-03..2024-06-05",
            "WP1/13,WP2/13 2024-06-10..2024-06-12",
        ],
    );
}

/// What is planned for a day and moved to another has the new one, whatever the words before the old one are.
#[test]
fn planned_and_moved() {
    let moved: &[&str] = &["meeting 2024-05-28"];
    check(EN, &[("The workshop planned for 10 May 2024 has been postponed to 28 May 2024.", moved)]);
    check(FR, &[("L'atelier prévu le 10 mai 2024 est reporté au 28 mai 2024.", moved)]);
    check(ES, &[("El taller previsto para el 10 de mayo de 2024 se aplaza al 28 de mayo de 2024.", moved)]);
    check(
        RU,
        &[
            ("Семинар-практикум, запланированный на 10 мая 2024 года, перенесен на 28 мая 2024 года.", moved),
            ("Семинар-практикум запланирован на 28 мая 2024 года.", moved),
        ],
    );
    check(AR, &[("أُجلت ورشة العمل من 10 مايو 2024 إلى 28 مايو 2024.", moved)]);
    check(ZH, &[("原定于2024年5月10日举办的讲习班推迟至2024年5月28日举办。", moved)]);
    for (frame, title, body) in [
        (
            FR,
            "Report de la réunion de la Commission d'études 13",
            "La réunion de la CE 13 prévue du 13 au 24 mai 2024 est reportée du 10 au 14 juin 2024.",
        ),
        (AR, "تأجيل اجتماع لجنة الدراسات 13", "أُجّل اجتماع لجنة الدراسات 13 من 13-24 مايو 2024 إلى 10-14 يونيو 2024."),
        (
            RU,
            "Перенос собрания 13-й Исследовательской комиссии",
            "Собрание 13-й Исследовательской комиссии, запланированное на 13–24 мая 2024 года, перенесено на 10–14 июня 2024 года.",
        ),
    ] {
        calls(&subject(frame, title), body, &["SG13 2024-06-10..2024-06-14"]);
    }
    // What is extended from a day to another has the first value before it.
    check(
        FR,
        &[("Le délai d'inscription est prolongé du 12 au 19 avril 2024.", &["deadline/registration 2024-04-19"])],
    );
}

/// A meeting in the place of one that is cancelled takes place, and what is told behind it is due for it.
#[test]
fn in_the_place_of_a_cancelled_meeting() {
    let gone = "SG13 2024-05-13..2024-05-24 cancelled";
    for (frame, title, body) in [
        (
            EN,
            "Cancellation of the meeting of Study Group 13 (Geneva, 13-24 May 2024)",
            "The meeting is cancelled. In its place, Study Group 13 will hold a virtual plenary on 20 May 2024 from 1300 to 1500 hours.",
        ),
        (
            ES,
            "Anulación de la reunión de la Comisión de Estudio 13 (Ginebra, 13-24 de mayo de 2024)",
            "En su lugar se celebrará una reunión virtual de la Comisión de Estudio 13 el 20 de mayo de 2024, de 13.00 a 15.00 horas.",
        ),
        (
            RU,
            "Отмена собрания 13-й Исследовательской комиссии (Женева, 13–24 мая 2024 года)",
            "Вместо него 13-я Исследовательская комиссия проведет виртуальное собрание 20 мая 2024 года с 13 час. 00 мин. до 15 час. 00 мин.",
        ),
        (
            AR,
            "إلغاء اجتماع لجنة الدراسات 13 (جنيف، 13-24 مايو 2024)",
            "وبدلاً من ذلك، ستعقد لجنة الدراسات 13 جلسة عامة افتراضية يوم 20 مايو 2024 من الساعة 13:00 إلى الساعة 15:00.",
        ),
        (
            ZH,
            "取消第13研究组会议（2024年5月13-24日，日内瓦）",
            "取而代之，第13研究组将于2024年5月20日13时至15时召开虚拟会议。",
        ),
    ] {
        calls(&subject(frame, title), body, &[gone, "SG13 2024-05-20 13:00-15:00"]);
    }
    let fr = subject(FR, "Annulation de la réunion de la Commission d'études 13 (Genève, 13-24 mai 2024)");
    let body = "La réunion de la Commission d'études 13 est annulée. Elle sera remplacée par une réunion virtuelle du 10 au 14 juin 2024.\n\nLes contributions doivent être soumises avant le 28 mai 2024.";
    check(
        &fr,
        &[(
            body,
            &[
                "meeting 2024-05-13..2024-05-24 cancelled",
                "meeting 2024-06-10..2024-06-14",
                "deadline/contributions 2024-05-28",
            ],
        )],
    );
    // What is told before, and what was to be, is gone with the meeting.
    let en = subject(EN, "Cancellation of the meeting of Study Group 13 (Geneva, 13-24 May 2024)");
    check(&en, &[("Contributions were due by 28 April 2024.", &["meeting 2024-05-13..2024-05-24 cancelled"])]);
}

/// A subject without days, and a sentence that names the body by its noun alone; what changes on the same dates is no date.
#[test]
fn the_body_by_its_noun() {
    let own: &[&str] = &["SG13 2024-06-10..2024-06-14"];
    for (frame, title, bodies) in [
        (
            EN,
            "Meeting of Study Group 13",
            [
                "The Group will meet in Geneva from 10 to 14 June 2024.",
                "The meeting of Study Group 13, originally planned in Geneva from 10 to 14 June 2024, will be held virtually on the same dates.",
            ],
        ),
        (
            FR,
            "Réunion de la Commission d'études 13",
            [
                "La Commission se réunira à Genève du 10 au 14 juin 2024.",
                "La réunion de la Commission d'études 13, initialement prévue à Genève du 10 au 14 juin 2024, se tiendra en ligne aux mêmes dates.",
            ],
        ),
        (
            ES,
            "Reunión de la Comisión de Estudio 13",
            [
                "La Comisión se reunirá en Ginebra del 10 al 14 de junio de 2024.",
                "La reunión de la Comisión de Estudio 13, prevista en un principio en Ginebra del 10 al 14 de junio de 2024, se celebrará a distancia en las mismas fechas.",
            ],
        ),
        (
            RU,
            "Собрание 13-й Исследовательской комиссии",
            [
                "Комиссия соберется в Женеве с 10 по 14 июня 2024 года.",
                "Собрание 13-й Исследовательской комиссии, первоначально запланированное в Женеве с 10 по 14 июня 2024 года, пройдет в те же сроки дистанционно.",
            ],
        ),
        (
            AR,
            "اجتماع لجنة الدراسات 13",
            [
                "تجتمع اللجنة في جنيف من 10 إلى 14 يونيو 2024.",
                "سيُعقد اجتماع لجنة الدراسات 13، الذي كان مقرراً في الأصل في جنيف من 10 إلى 14 يونيو 2024، عن بُعد في المواعيد نفسها.",
            ],
        ),
    ] {
        for body in bodies {
            calls(&subject(frame, title), body, own);
        }
    }
    // Others that meet are named, or the subject calls no meeting.
    calls(
        &subject(FR, "Réunion de la Commission d'études 13"),
        "La Conférence mondiale se tiendra à Doubaï du 10 au 14 juin 2024.",
        &[],
    );
    calls(&subject(EN, "Questionnaire on numbering"), "The Group will meet in Geneva from 10 to 14 June 2024.", &[]);
}

/// Rows of groups with their days, several or one, and a place of their own.
#[test]
fn rows_of_groups() {
    let rows: &[&str] = &["Q4/13 2024-06-10..2024-06-12", "Q6/13 2024-06-13", "Q9/13 2024-06-17..2024-06-18"];
    for (frame, title, body) in [
        (
            EN,
            "Rapporteur group meetings",
            "The groups will meet as follows:\nQuestion\tDate\tPlace\nQ4/13\t10-12 June 2024\tGeneva\nQ6/13\t13 June 2024\tGeneva\nQ9/13\t17 and 18 June 2024\tvirtual",
        ),
        (
            FR,
            "Réunions des Groupes du Rapporteur",
            "Les groupes du Rapporteur se réuniront comme suit:\nQuestion\tDate\tLieu\nQ4/13\t10-12 juin 2024\tGenève\nQ6/13\t13 juin 2024\tGenève\nQ9/13\t17 et 18 juin 2024\tvirtuelle",
        ),
        (
            RU,
            "Собрания групп Докладчика",
            "Группы Докладчика соберутся в следующие сроки:\n– В4/13: 10–12 июня 2024 года, Женева\n– В6/13: 13 июня 2024 года, Женева\n– В9/13: 17–18 июня 2024 года",
        ),
        (
            AR,
            "اجتماعات أفرقة المقررين",
            "وستُعقد اجتماعات أفرقة المقررين في التواريخ التالية:\nالمسألة\tالتواريخ\tالمكان\nالمسألة 4/13\t10-12 يونيو 2024\tجنيف\nالمسألة 6/13\t13 يونيو 2024\tجنيف\nالمسألة 9/13\t17 و18 يونيو 2024\tافتراضي",
        ),
    ] {
        calls(&subject(frame, title), body, rows);
    }
    // The place of an entry is its own, a virtual one has none: hours are those of Geneva.
    let letter = read(
        &subject(ES, "Reuniones de los Grupos de Relator"),
        "- C4/13: 10-11 de junio de 2024, Bogotá (Colombia)\n- C7/13: 12 de junio de 2024, de 13.00 a 16.00 horas, reunión virtual",
    );
    let zones: Vec<&str> = letter.events.iter().filter_map(|e| e.when.zone()).map(|z| z.name()).collect();
    assert_eq!(zones, ["Europe/Zurich"]);
}

/// The number of a clause before a group, and the code of a group in a bracket behind its name.
#[test]
fn numbers_and_codes_of_groups() {
    let title = "Совместное собрание 9-й и 16-й Исследовательских комиссий";
    for clause in ["1 9-я", "1. 9-я", "1\t9-я"] {
        let body = format!("{clause} и 16-я Исследовательские комиссии соберутся с 10 по 14 июня 2024 года.");
        calls(&subject(RU, title), &body, &["SG9,SG16 2024-06-10..2024-06-14"]);
    }
    calls(
        RU,
        "Во вторник, 11 июня, и в среду, 12 июня 2024 года, соберется Рабочая группа 1/13.",
        &["SG13 2024-05-13..2024-05-24", "WP1/13 2024-06-11..2024-06-12"],
    );
    calls(
        &subject(ES, "Reunión del SG13RG-LATAM"),
        "El Grupo Regional de la Comisión de Estudio 13 para América Latina (SG13RG-LATAM) se reunirá los días 10 y 11 de junio de 2024.",
        &["SG13RG-LATAM 2024-06-10..2024-06-11"],
    );
}

/// Hours beside all days of a meeting are those of each: the first one opens it.
#[test]
fn hours_of_all_days() {
    let both: &[&str] = &["meeting 2024-06-10..2024-06-11", "opening 2024-06-10 09:30"];
    check(EN, &[("A workshop will be held on 10 and 11 June 2024 from 0930 to 1730 hours.", both)]);
    check(FR, &[("Un atelier aura lieu les 10 et 11 juin 2024, de 9 h 30 à 17 h 30.", both)]);
    check(RU, &[("Семинар-практикум состоится 10 и 11 июня 2024 года с 9 час. 30 мин. до 17 час. 30 мин.", both)]);
    check(AR, &[("ستُعقد ورشة عمل يومي 10 و11 يونيو 2024 من الساعة 09:30 إلى الساعة 17:30.", both)]);
    check(
        EN,
        &[(
            "A workshop will be held on 10 and 11 June 2024, daily from 0930 to 1730 hours.",
            &["meeting 2024-06-10..2024-06-11"],
        )],
    );
}

/// Bodies inside a group have no code and meet on days of their own, two of them on one day if need be.
#[test]
fn bodies_inside_a_group() {
    let own = "SG13 2024-05-13..2024-05-24";
    let at_two: &[&str] = &[own, "SG13 2024-04-30", "SG13 2024-04-30 14:00"];
    calls(EN, "An ad hoc group on numbering will meet on 30 April 2024 at 1400 hours.", at_two);
    calls(FR, "La réunion du groupe de travail par correspondance a été fixée au 30 avril 2024 à 14 heures.", at_two);
    calls(ES, "La reunión del Grupo ad hoc se ha fijado para el 30 de abril de 2024 a las 14.00 horas.", at_two);
    calls(RU, "Собрание специальной группы назначено на 30 апреля 2024 года в 14 час. 00 мин.", at_two);
    calls(AR, "حُدد يوم 30 أبريل 2024 الساعة 14:00 موعداً لاجتماع الفريق المخصص.", at_two);
    calls(
        EN,
        "Working Party 2/13 meets on 10 May 2024 at 1000 hours.\n\nThe Steering Committee meets on 10 May 2024 at 1500 hours.",
        &[own, "WP2/13 2024-05-10", "WP2/13 2024-05-10 10:00", "SG13 2024-05-10", "SG13 2024-05-10 15:00"],
    );
    // Inside the meeting they are a part of it, and what they decide by a day is no meeting.
    calls(EN, "The Steering Committee meets on 16 May 2024 at 1800 hours.", &[own]);
    calls(EN, "The Steering Committee will choose the speakers by 10 May 2024.", &[own]);
}

/// Openings of several meetings in one sentence, and hours of the meeting that a place or a plenary tells.
#[test]
fn openings_of_several_meetings() {
    let both: &[&str] =
        &["SG5 2024-06-03..2024-06-07", "SG5 2024-06-03 09:30", "SG9 2024-06-10..2024-06-14", "SG9 2024-06-10 09:30"];
    calls(
        &subject(EN, "Meetings of Study Groups 5 and 9"),
        "Study Group 5 will meet from 3 to 7 June 2024 and Study Group 9 from 10 to 14 June 2024. The meetings open at 0930 hours on 3 and 10 June 2024 respectively.",
        both,
    );
    calls(
        &subject(ES, "Reuniones de las Comisiones de Estudio 5 y 9"),
        "La Comisión de Estudio 5 se reunirá del 3 al 7 de junio de 2024 y la Comisión de Estudio 9 del 10 al 14 de junio de 2024. Las sesiones de apertura comenzarán a las 09:30 horas el lunes 3 de junio y el lunes 10 de junio, respectivamente.",
        both,
    );
    for (frame, title, body) in [
        (
            FR,
            "Réunion de la Commission d'études 13, suivie d'un atelier",
            "La CE 13 se réunira les 11 et 12 juin 2024. L'atelier se tiendra les 13 et 14 juin 2024.\n\nLes travaux commenceront à 9 h 30 le mardi 11 juin et à 14 heures le jeudi 13 juin.",
        ),
        (
            RU,
            "Собрание 13-й Исследовательской комиссии и семинар-практикум",
            "13-я Исследовательская комиссия соберется 11 и 12 июня 2024 года. Семинар-практикум пройдет 13 и 14 июня 2024 года.\n\nРабота начнется в 9 час. 30 мин. во вторник, 11 июня, и в 14 час. 00 мин. в четверг, 13 июня.",
        ),
    ] {
        let all =
            ["SG13 2024-06-11..2024-06-12", "SG13 2024-06-11 09:30", " 2024-06-13..2024-06-14", " 2024-06-13 14:00"];
        calls(&subject(frame, title), body, &all);
    }
    let places = subject(EN, "Workshop on IPTV, Geneva, 10 June 2024; workshop on IPTV, Tokyo, 22-23 October 2024");
    calls(
        &places,
        "The Tokyo workshop opens at 1000 hours.",
        &[" 2024-06-10", " 2024-10-22..2024-10-23", " 2024-10-22 10:00"],
    );
    let experts =
        subject(EN, "Meeting of Study Group 13, 10-14 June 2024, and Rapporteur group meetings, 6-8 May 2024");
    calls(
        &experts,
        "Study Group 13 meets from 10 to 14 June 2024. The groups for Questions 1/13 and 2/13 meet from 6 to 8 May 2024. The opening plenary starts at 1200 hours on the first day.",
        &["Q1/13,Q2/13 2024-05-06..2024-05-08", "SG13 2024-06-10..2024-06-14", "SG13 2024-06-10 12:00"],
    );
    // An hour behind the days of others is theirs.
    calls(
        EN,
        "The Focus Group on cars will meet on 30 and 31 May 2024, starting at 0930 hours.",
        &["SG13 2024-05-13..2024-05-24"],
    );
}

/// Groups of the subject meet on those of its days on which the letter says so; each has the place of its own days.
#[test]
fn whose_days_the_letter_says() {
    let swapped = subject(
        EN,
        "Meeting of Study Group 13 and Working Parties 1/13 and 2/13 (Geneva, 3 to 7 June and 10 to 14 June 2024)",
    );
    calls(
        &swapped,
        "Study Group 13 will meet from 3 to 7 June 2024 and its Working Parties 1/13 and 2/13 from 10 to 14 June 2024.",
        &["SG13 2024-06-03..2024-06-07", "WP1/13,WP2/13 2024-06-10..2024-06-14"],
    );
    let tutorial = subject(EN, "Meeting of Study Group 13; Geneva, 13-24 May 2024, and SG13 tutorial, 10 May 2024");
    calls(
        &tutorial,
        "The Study Group opens on Monday at 0930 hours.",
        &[" 2024-05-10", "SG13 2024-05-13..2024-05-24", "SG13 2024-05-13 09:30"],
    );
    let zones = read(
        &subject(FR, "Réunion préparatoire et réunion de la Commission d'études 13"),
        "La réunion préparatoire aura lieu les 6 et 7 mai 2024 à Tunis, et la réunion de la CE 13 du 13 au 24 mai 2024 à Genève. La réunion préparatoire s'ouvrira le lundi 6 mai à 10 h 00 (heure locale) et la réunion de la CE 13 le lundi 13 mai à 9 h 30.",
    );
    let zones: Vec<&str> = zones.events.iter().filter_map(|e| e.when.zone()).map(|z| z.name()).collect();
    assert_eq!(zones, ["Africa/Tunis", "Europe/Zurich"]);
    check(
        EN,
        &[(
            "The workshop initially foreseen on 30 April 2024 will take place on 10 May 2024.",
            &["meeting 2024-05-10"],
        )],
    );
    // What takes up a body of the sentence before, and experts on the eve of the meeting.
    let own = "SG13 2024-05-13..2024-05-24";
    calls(
        EN,
        "The Joint Coordination Activity on identification (JCA-IdM) will meet for the first time. This meeting takes place on 15 May 2024 and begins at 1430 hours.",
        &[own, "JCA-IdM 2024-05-15", "JCA-IdM 2024-05-15 14:30"],
    );
    calls(
        ZH,
        "第12/13号课题报告人组拟在研究组会议前夕，即2024年5月10日（星期五）14时至17时集中，审定草案。",
        &[own, "Q12/13 2024-05-10 14:00-17:00"],
    );
}

/// A circular calls a regional group with its workshop, unless another letter does.
#[test]
fn a_regional_group_behind_a_workshop() {
    let circular = |frame: &str, title: &str| {
        let frame = frame.replace("Lettre collective TSB 5/13", "Circulaire TSB 310");
        subject(&frame.replace("Коллективное письмо БСЭ 5/13", "Циркуляр 310 БСЭ"), title)
    };
    let fr = circular(FR, "Atelier sur l'environnement (Lomé, Togo, 10 juin 2024)");
    let both: &[&str] = &[" 2024-06-10", "SG5RG-AFR 2024-06-11..2024-06-12", "SG5RG-AFR 2024-06-11 09:00"];
    calls(
        &fr,
        "Il sera suivi de la réunion du Groupe régional de la Commission d'études 5 pour l'Afrique (SG5RG-AFR), qui aura lieu au même endroit les 11 et 12 juin 2024. Cette réunion commencera le mardi 11 juin à 9 heures.",
        both,
    );
    calls(
        &circular(RU, "Семинар-практикум по экологии (Минск, Беларусь, 10 июня 2024 г.)"),
        "После семинара-практикума 11 и 12 июня 2024 года состоится собрание SG5RG-EECAT. Это собрание начнется во вторник, 11 июня, в 9 часов.",
        &[" 2024-06-10", "SG5RG-EECAT 2024-06-11..2024-06-12", "SG5RG-EECAT 2024-06-11 09:00"],
    );
    calls(
        &fr,
        "Il sera suivi de la réunion du SG5RG-AFR, qui aura lieu les 11 et 12 juin 2024 et fait l'objet d'une Lettre collective.",
        &[" 2024-06-10"],
    );
}

/// A body of another organization is not one of the group.
#[test]
fn bodies_of_others() {
    check(
        EN,
        &[
            ("The steering committee of ISO/IEC JTC 1 will meet on 10 May 2024 in Tokyo.", &[]),
            ("The Steering Committee will meet on 10 May 2024.", &["meeting 2024-05-10"]),
        ],
    );
}

/// Two bodies with codes on one day; a last day that is held only if needed.
#[test]
fn bodies_of_one_day_and_days_if_needed() {
    check(
        EN,
        &[
            (
                "JCA-IMT2020 meets on Thursday 23 May 2024 (afternoon). JCA-AHF meets on Thursday 23 May 2024 (morning).",
                &["meeting 2024-05-23", "meeting 2024-05-23"],
            ),
            (
                "A workshop will be held on 8 May (afternoon session), 9 May and, if needed, 10 May 2024.",
                &["meeting 2024-05-08..2024-05-10"],
            ),
        ],
    );
}

/// Lines that begin with their days, meetings that report, meetings that are called off or wait for new days.
#[test]
fn lists_reports_and_withdrawals() {
    let undated = EN.replace("; Geneva, 13-24 May 2024", ", Working Parties");
    check(
        &undated,
        &[(
            "The working parties will meet on the following dates:\n1-5 July 2024: Working Party 1/13\n3-5 July 2024: Working \
             Party 2/13",
            &["meeting 2024-07-01..2024-07-05", "meeting 2024-07-03..2024-07-05"],
        )],
    );
    check(
        &ZH.replace("，日内瓦，2024年5月13-24日", "的成立"),
        &[(
            "第13研究组计划召开下列会议：\n– 2024年7月1日至5日，日内瓦\n– 2024年9月9日至13日，首尔",
            &["meeting 2024-07-01..2024-07-05", "meeting 2024-09-09..2024-09-13"],
        )],
    );
    check(
        EN,
        &[
            ("2 Report of the Rapporteur meeting held in Paris, 3-5 April 2024", &[]),
            (
                "The following e-meetings are scheduled: Q2/13 on 12 March 2024 and Q8/13 on 9-11 April 2024.",
                &["meeting 2024-03-12", "meeting 2024-04-09..2024-04-11"],
            ),
        ],
    );
    let cancelled: &[&str] = &["meeting 2024-05-13..2024-05-24 cancelled"];
    check(
        EN,
        &[
            ("It has been decided to cancel the meeting which was to be held from 13 to 24 May 2024.", cancelled),
            (
                "I wish to inform you that the meeting announced in Collective letter 2/13 of 3 January 2024 is cancelled.",
                cancelled,
            ),
        ],
    );
    check(
        &EN.replace("Meeting of Study Group 13", "Postponement of the meeting of Study Group 13"),
        &[("The meeting of Study Group 13 (Geneva, 13-24 May 2024) is postponed.", cancelled)],
    );
}

/// Days that are taken out of a period; the last day with its hour; weeks of one meeting.
#[test]
fn days_of_a_period() {
    let frame = ZH.replace("2024年5月13-24日", "2024年5月13-17日和20-24日");
    check(
        &frame,
        &[(
            "首日9:30开始。",
            &["meeting 2024-05-13..2024-05-17", "meeting 2024-05-20..2024-05-24", "opening 2024-05-13 09:30"],
        )],
    );
    check(ZH, &[("会议于2024年5月13日至24日（5月18日和19日除外）举行。", &[])]);
    let frame =
        EN.replace("Meeting of Study Group 13; Geneva, 13-24 May 2024", "Forum on networks, Geneva, 14-15 May 2024");
    check(
        &frame,
        &[(
            "The forum will run from 0900 hours on 14 May to 1600 hours on 15 May 2024.",
            &["meeting 2024-05-14..2024-05-15", "opening 2024-05-14 09:00"],
        )],
    );
}
