//! Lists below the label of the subject, tables whose columns are first and last days or old and new ones, numbers that count entries or
//! name groups, and years that stand before their days.

use crate::sentences::{ZH, check, read};
use crate::sentences_en::EN;
use crate::sentences_six::{AR, ES, FR, RU};
use lettercal::event::Kind;
use lettercal::letter::Role;

/// A letter in whose subject something else stands.
pub(crate) fn about(frame: &str, subject: &str) -> String {
    let own = [
        "Meeting of Study Group 13; Geneva, 13-24 May 2024",
        "Réunion de la Commission d'études 13; Genève, 13-24 mai 2024",
        "Reunión de la Comisión de Estudio 13; Ginebra, 13-24 de mayo de 2024",
        "Собрание 13-й Исследовательской комиссии; Женева, 13–24 мая 2024 года",
        "اجتماع لجنة الدراسات 13؛ جنيف، 13-24 مايو 2024",
        "第13研究组会议，日内瓦，2024年5月13-24日",
    ];
    let own = own.into_iter().find(|own| frame.contains(own)).expect("a subject");
    frame.replace(own, subject)
}

/// Each item of a list in the subject calls a meeting, in all languages and behind every mark.
#[test]
fn lists_in_the_subject() {
    let both: &[&str] = &["meeting 2024-06-13..2024-06-14", "meeting 2024-06-17..2024-06-21"];
    for (frame, subject) in [
        (EN, "Meetings of\n- Working Party 1/13 (Geneva, 13-14 June 2024)\n- Study Group 13 (Geneva, 17-21 June 2024)"),
        (EN, "Meetings of the following:\n\n\t• WP1/13, Geneva, 13-14 June 2024\n\t• SG13, Geneva, 17-21 June 2024"),
        (FR, "Réunions\n- Groupe de travail 1/13 (13-14 juin 2024)\n- Commission d'études 13 (17-21 juin 2024)"),
        (
            ES,
            "Reuniones\n• Grupo de Trabajo 1/13 (13-14 de junio de 2024)\n• Comisión de Estudio 13 (17-21 de junio de 2024)",
        ),
        (
            RU,
            "Собрания\n– Рабочей группы 1/13 (13–14 июня 2024 года)\n– 13-й Исследовательской комиссии (17–21 июня 2024 года)",
        ),
        (AR, "اجتماعات\n- فرقة العمل 1/13 (13-14 يونيو 2024)\n- لجنة الدراسات 13 (17-21 يونيو 2024)"),
        (ZH, "下列会议：\n- 第1/13工作组会议（2024年6月13-14日）\n- 第13研究组会议（2024年6月17-21日）"),
    ] {
        check(&about(frame, subject), &[("", both)]);
    }
    // A list of what is due is none of the subject.
    let letter =
        read(&about(EN, "Meeting of Study Group 13, Geneva, 17-21 June 2024\n- Registration by 15 April 2024"), "");
    assert_eq!(letter.subject.as_deref(), Some("Meeting of Study Group 13, Geneva, 17-21 June 2024"));
}

/// Place and day below a subject that has its days already are those of the letter.
#[test]
fn the_letters_day_below_the_subject() {
    for (subject, day) in [
        (
            "Subject: Meeting of Study Group 13 (Geneva, 15-24 May 2024)\nGeneva, 9 January 2024\nDear Sir,",
            Some("2024-01-09"),
        ),
        (
            "Objet: Réunion de la Commission d'études 13, Genève, 15-24 mai 2024\nGenève, le 9 janvier 2024\nMonsieur,",
            Some("2024-01-09"),
        ),
        ("事由：第13研究组会议，日内瓦，2024年5月15-24日\n2024年1月9日，日内瓦\n尊敬的先生：", Some("2024-01-09")),
        // Another event, or a day behind the first one.
        ("Subject: Meeting of Study Group 13 (Geneva, 15-24 May 2024)\nWorkshop, 14 May 2024\nDear Sir,", None),
        (
            "Subject: Meetings of Working Party 1/13 (Geneva, 6 May 2024) and of Study Group 13\nGeneva, 15 May 2024\nDear Sir,",
            None,
        ),
    ] {
        let letter = read("TSB Collective letter 5/13\n{}\n", subject);
        let found = letter.reference.date.map(|d| d.to_string());
        assert_eq!(found.as_deref(), day, "{subject}");
    }
}

/// First and last days may have a column each, whatever these are called.
#[test]
fn first_and_last_days_in_columns() {
    let both: &[&str] = &["meeting 2024-06-13..2024-06-17", "meeting 2024-06-20..2024-06-24"];
    let due: &[&str] = &[
        "deadline/contributions 2024-05-30 16:00 UTC",
        "deadline/contributions 2024-06-07 16:00 UTC",
        "meeting 2024-06-13..2024-06-17",
        "meeting 2024-06-20..2024-06-24",
        "opening 2024-06-13 14:00",
        "opening 2024-06-20 09:30",
    ];
    check(
        &about(EN, "Meetings of Study Group 13"),
        &[
            ("Meeting\tFrom\tTo\nWP 1/13\t13 June 2024\t17 June 2024\nSG 13\t20 June 2024\t24 June 2024", both),
            (
                "Group\tOpening\tClosing\tDeadline for contributions (16:00 UTC)\nWP 1/13\tThu 13 June 2024, 14:00\tMon 17 June 2024\tThu 30 May 2024\n\
                 SG 13\tThu 20 June 2024, 09:30\tMon 24 June 2024\tFri 7 June 2024",
                due,
            ),
            // What is due between two days is no meeting.
            (
                "Activity\tStart date\tEnd date\nForms\t13 February 2024\t17 February 2024\nHotels\t1 March 2024\t7 April 2024",
                &[],
            ),
        ],
    );
    check(
        &about(FR, "Réunions de la Commission d'études 13"),
        &[(
            "Groupe\tDate de début\tDate de fin\nGT 1/13\t13 juin 2024\t17 juin 2024\nGT 2/13\t20 juin 2024\t24 juin 2024",
            both,
        )],
    );
    check(
        &about(ES, "Reuniones de la Comisión de Estudio 13"),
        &[(
            "Grupo\tDesde\tHasta\nGT 1/13\t13 de junio de 2024\t17 de junio de 2024\nCE 13\t20 de junio de 2024\t24 de junio de 2024",
            both,
        )],
    );
    check(
        &about(RU, "Собрания 13-й Исследовательской комиссии"),
        &[(
            "Группа\tС\tПо\nРГ 1/13\t13 июня 2024 года\t17 июня 2024 года\nИК13\t20 июня 2024 года\t24 июня 2024 года",
            both,
        )],
    );
    check(
        &about(AR, "اجتماعات لجنة الدراسات 13"),
        &[(
            "الفريق\tمن\tإلى\nفرقة العمل 1/13\t13 يونيو 2024\t17 يونيو 2024\nلجنة الدراسات 13\t20 يونيو 2024\t24 يونيو 2024",
            both,
        )],
    );
    check(
        &about(ZH, "第13研究组会议"),
        &[(
            "组\t开始日期\t结束日期\n第1/13工作组\t2024年6月13日\t2024年6月17日\n第13研究组\t2024年6月20日\t2024年6月24日",
            both,
        )],
    );
}

/// The number of a group at the start of a row is not part of the hour at the end of the row above.
#[test]
fn hours_at_the_end_of_a_row() {
    check(
        &about(ZH, "第5研究组及其各工作组会议"),
        &[(
            "组\t会议日期\t文稿截止日期\t开幕会议\n5A工作组\t2024年5月13日至17日\t2024年5月6日\t2024年5月13日10:00\n5B工作组\t2024年5月20日至24日\t2024年5月13日\t2024年5月20日14:00",
            &[
                "deadline/contributions 2024-05-06",
                "deadline/contributions 2024-05-13",
                "meeting 2024-05-13..2024-05-17",
                "meeting 2024-05-20..2024-05-24",
                "opening 2024-05-13 10:00",
                "opening 2024-05-20 14:00",
            ],
        )],
    );
}

/// A letter that postpones prints old and new days in columns of a table, the ones before or behind the others.
#[test]
fn old_and_new_days_in_columns() {
    let both: &[&str] = &["meeting 2024-06-17..2024-06-18", "meeting 2024-06-19..2024-06-20"];
    check(
        &about(EN, "Postponement of Working Party meetings"),
        &[
            (
                "Meeting\tOriginal dates\tNew dates\nWP1/13\t13-14 May 2024\t17-18 June 2024\nWP2/13\t15-16 May 2024\t19-20 June 2024",
                both,
            ),
            (
                "Meeting | New date | Old date\nWP1/13 | 17-18 June 2024 | 13-14 May 2024\nWP2/13 | 19-20 June 2024 | 15-16 May 2024",
                both,
            ),
        ],
    );
    check(
        &about(FR, "Report des réunions des Groupes de travail"),
        &[(
            "Réunion\tAnciennes dates\tNouvelles dates\nGT 1/13\t13-14 mai 2024\t17-18 juin 2024\nGT 2/13\t15-16 mai 2024\t19-20 juin 2024",
            both,
        )],
    );
    check(
        &about(ES, "Aplazamiento de las reuniones de los Grupos de Trabajo"),
        &[(
            "Reunión\tFechas originales\tNuevas fechas\nGT 1/13\t13-14 de mayo de 2024\t17-18 de junio de 2024\nGT 2/13\t15-16 de mayo de 2024\t19-20 de junio de 2024",
            both,
        )],
    );
    check(
        &about(RU, "Перенос собраний рабочих групп"),
        &[(
            "Собрание\tПрежние даты\tНовые даты\nРГ1/13\t13–14 мая 2024 года\t17–18 июня 2024 года\nРГ2/13\t15–16 мая 2024 года\t19–20 июня 2024 года",
            both,
        )],
    );
    check(
        &about(AR, "تأجيل اجتماعات فرق العمل"),
        &[(
            "الاجتماع\tالتواريخ السابقة\tالتواريخ الجديدة\nفرقة العمل 1/13\t13-14 مايو 2024\t17-18 يونيو 2024\nفرقة العمل 2/13\t15-16 مايو 2024\t19-20 يونيو 2024",
            both,
        )],
    );
    check(
        &about(ZH, "推迟举行各工作组会议"),
        &[(
            "会议\t原日期\t新日期\n第1/13工作组\t2024年5月13-14日\t2024年6月17-18日\n第2/13工作组\t2024年5月15-16日\t2024年6月19-20日",
            both,
        )],
    );
}

/// The number before a dash that counts entries begins no range, where another entry has the next number.
#[test]
fn numbers_of_entries() {
    let both: &[&str] = &["meeting 2024-06-07", "meeting 2024-06-14"];
    check(&about(EN, "Webinars on networks"), &[("Webinar 1 – 7 June 2024\nWebinar 2 – 14 June 2024", both)]);
    check(&about(FR, "Série de webinaires"), &[("Webinaire 1 – 7 juin 2024\nWebinaire 2 – 14 juin 2024", both)]);
    check(
        &about(ES, "Serie de seminarios"),
        &[("Seminario 1 – 7 de junio de 2024\nSeminario 2 – 14 de junio de 2024", both)],
    );
    check(&about(RU, "Серия вебинаров"), &[("Вебинар 1 – 7 июня 2024 года\nВебинар 2 – 14 июня 2024 года", both)]);
    check(&about(AR, "سلسلة ندوات إلكترونية"), &[("الندوة 1 - 7 يونيو 2024\nالندوة 2 - 14 يونيو 2024", both)]);
    let range = ("The meeting will be held in Geneva 3 – 7 June 2024.", &["meeting 2024-06-03..2024-06-07"][..]);
    check(&about(EN, "Meeting of Study Group 13"), &[range]);
    // The mark of the next item ends the number of a group.
    let items = "– 3-7 June 2024: Working Party 13 (Geneva)\n– 15 June 2024: Workshop (Geneva)";
    let letter = read(&about(EN, "Forthcoming meetings"), items);
    assert!(letter.events.iter().any(|e| e.kind == Kind::Meeting && e.groups.is_empty()), "{:?}", letter.events);
}

/// Each of two days has the group beside it, whose number is no day of a list.
#[test]
fn groups_beside_last_days() {
    let groups = |frame: &str, body: &str| {
        let letter = read(frame, body);
        let due = letter.events.iter().filter(|e| e.kind == Kind::Deadline);
        due.map(|e| e.groups.join(" ")).collect::<Vec<_>>()
    };
    for (frame, body) in [
        (
            EN,
            "Fellowship requests must reach us by 9 April 2024 for Working Party 1 and 12 April 2024 for Working Party 2.",
        ),
        (EN, "Contributions are due for WP1/13 by 9 April 2024 and for WP2/13 by 12 April 2024."),
        (
            FR,
            "Les demandes de bourse doivent parvenir avant le 9 avril 2024 pour le Groupe de travail 1 et le 12 avril 2024 pour le Groupe de travail 2.",
        ),
        (
            ES,
            "Las solicitudes de beca deben recibirse antes del 9 de abril de 2024 para el Grupo de Trabajo 1 y del 12 de abril de 2024 para el Grupo de Trabajo 2.",
        ),
    ] {
        assert_eq!(groups(frame, body), ["WP1/13", "WP2/13"], "{body}");
    }
    // Without the noun of a group the numbers are days.
    check(EN, &[("Workshops will be held on 1 and 23 April 2024.", &["meeting 2024-04-01", "meeting 2024-04-23"])]);
    check(
        RU,
        &[(
            "Рабочая группа 1/13 проведет собрания 4 и 14 марта 2024 года.",
            &["meeting 2024-03-04", "meeting 2024-03-14"],
        )],
    );
}

/// The year that a sentence states before its days is theirs, also where another one is nearer.
#[test]
fn years_before_their_days() {
    let both: &[&str] = &["meeting 2025-01-08..2025-01-17", "meeting 2025-12-03..2025-12-12"];
    check(
        &about(EN, "Meetings of Study Group 13"),
        &[("Study Group 13 will hold two meetings in 2025, from 8 to 17 January and from 3 to 12 December.", both)],
    );
    check(
        &about(FR, "Réunions de la Commission d'études 13"),
        &[("La Commission d'études 13 se réunira deux fois en 2025: du 8 au 17 janvier et du 3 au 12 décembre.", both)],
    );
    check(
        &about(ES, "Reuniones de la Comisión de Estudio 13"),
        &[(
            "La Comisión de Estudio 13 se reunirá dos veces en 2025, del 8 al 17 de enero y del 3 al 12 de diciembre.",
            both,
        )],
    );
    check(
        &about(RU, "Собрания 13-й Исследовательской комиссии"),
        &[("13-я Исследовательская комиссия проведет два собрания в 2025 году: 8–17 января и 3–12 декабря.", both)],
    );
    check(
        &about(AR, "اجتماعات لجنة الدراسات 13"),
        &[("تجتمع لجنة الدراسات 13 مرتين في 2025، من 8 إلى 17 يناير ومن 3 إلى 12 ديسمبر.", both)],
    );
    check(&about(EN, "Meetings of SG13 in 2025 (8-17 January, 3-12 December)"), &[("", both)]);
    // The year of a document, and one that is long past.
    check(
        EN,
        &[
            ("As Circular 2025 says, contributions are due by 30 April.", &["deadline/contributions 2024-04-30"]),
            ("As agreed in 2019, contributions are due by 30 April.", &["deadline/contributions 2024-04-30"]),
        ],
    );
}

/// Days in the bracket behind the period of a meeting are its own; a workshop on one of them is another event.
#[test]
fn days_in_the_bracket_behind_a_period() {
    let letter =
        read(&about(EN, "Meeting of Study Group 13, Geneva, 13-24 May 2024 (plenaries on 13, 15 and 24 May)"), "");
    assert_eq!(letter.events.iter().filter(|e| e.kind == Kind::Meeting).count(), 1);
    assert_eq!(letter.mentions.iter().filter(|m| m.role == Role::Repeated).count(), 3);
    let workshop = about(EN, "Meeting of Study Group 13, Geneva, 13-24 May 2024 (workshop on 15 May)");
    check(&workshop, &[("", &["meeting 2024-05-15"])]);
}

/// Where a letter calls single days only, the hours of every day are those of each.
#[test]
fn hours_of_all_single_days() {
    let both: &[&str] = &["meeting 2024-04-20 14:00-15:30", "meeting 2024-05-04 14:00-15:30"];
    check(
        &about(EN, "Webinars on digital finance; 20 April and 4 May 2024"),
        &[
            ("The webinars take place from 1400 to 1530 hours on each of these days.", both),
            ("Lunch is served from 1200 to 1300 hours each day.", &["meeting 2024-04-20", "meeting 2024-05-04"]),
        ],
    );
    check(
        &about(FR, "Webinaires sur la finance numérique; 20 avril et 4 mai 2024"),
        &[("Les webinaires auront lieu de 14 h 00 à 15 h 30 chacun de ces jours.", both)],
    );
    check(&about(ZH, "数字金融网络研讨会，2024年4月20日和5月4日"), &[("各次网络研讨会均于14:00至15:30举行。", both)]);
}
