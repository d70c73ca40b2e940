//! Hours and the days that they belong to, in prose and in plans: each rule beside what only looks like it.

use crate::sentences::{ZH, check, read};
use crate::sentences_en::EN;
use crate::sentences_six::{AR, ES, FR, RU};
use lettercal::event::Kind;
use lettercal::letter::Letter;
use lettercal::note::Code;

fn raises(letter: &Letter, code: Code) -> bool {
    letter.notes.iter().any(|n| n.code == code)
}

/// A grid of two days, and one of a single row of hours: a session for each cell on its own day.
#[test]
fn grids_of_two_days_and_of_one_row() {
    let two: &[&str] = &[
        "session 2024-05-13 09:30-12:30",
        "session 2024-05-13 14:30-17:30",
        "session 2024-05-14 09:30-12:30",
        "session 2024-05-14 14:30-17:30 tentative",
    ];
    let row: &[&str] =
        &["session 2024-05-13 13:00-16:00", "session 2024-05-14 13:00-16:00", "session 2024-05-15 13:00-16:00"];
    check(
        EN,
        &[
            (
                "Annex 1\nDraft time plan\n\tMon 13 May\tTue 14 May\n0930-1230\tPlenary\tWP1/13\n1430-1730\tWP2/13\t[Q1/13]\n",
                two,
            ),
            (
                "Annex 1\nDraft time plan\n\tMon 13 May\tTue 14 May\nAM (0930-1230)\tPlenary\tWP1/13\nPM (1430-1730)\tWP2/13\t[Q1/13]\n",
                two,
            ),
            (
                "Annex 1\nDraft time plan\n\tMon 13 May\tWeekend\tTue 14 May\n0930-1230\tPlenary\t\tWP1/13\n1430-1730\tWP2/13\t\t[Q1/13]\n",
                two,
            ),
            (
                "Annex 1\nDraft time plan\n\tFri 17 May\tSat 18 and Sun 19 May\tMon 20 May\n0930-1230\tPlenary\tWeekend\tWP1/13\n1430-1730\tWP2/13\tWeekend\tWP3/13\n",
                &[
                    "session 2024-05-17 09:30-12:30",
                    "session 2024-05-17 14:30-17:30",
                    "session 2024-05-20 09:30-12:30",
                    "session 2024-05-20 14:30-17:30",
                ],
            ),
            (
                "Annex 1\nDraft time plan\n\tMon 13 May\tTue 14 May\tWed 15 May\n1300-1600\tPlenary\tWP1/13\tWP2/13\n",
                row,
            ),
            // A day for each row, as before.
            (
                "Annex 1\nDraft time plan\n\t1300-1430\t1430-1600\nMon 13 May\tPlenary\tWP1/13\nTue 14 May\tWP2/13\tQ1/13\n",
                &[
                    "session 2024-05-13 13:00-14:30",
                    "session 2024-05-13 14:30-16:00",
                    "session 2024-05-14 13:00-14:30",
                    "session 2024-05-14 14:30-16:00",
                ],
            ),
        ],
    );
    check(
        ZH,
        &[(
            "附件1\n时间安排草案\n\t5月13日（星期一）\t5月14日（星期二）\n上午（0930-1230）\t全体会议\t第1/13工作组\n下午（1430-1730）\t第2/13工作组\t[第1/13课题]\n",
            two,
        )],
    );
    check(
        FR,
        &[(
            "Annexe 1\nProjet de plan de travail\n\tLundi 13 mai\tMardi 14 mai\tMercredi 15 mai\n13 h 00-16 h 00\tPlénière\tGT1/13\tGT2/13\n",
            row,
        )],
    );
    check(
        ES,
        &[(
            "Anexo 1\nProyecto de plan de trabajo\n\tLunes 13 de mayo\tMartes 14 de mayo\n0930-1230\tPlenaria\tGT1/13\n1430-1730\tGT2/13\t[C1/13]\n",
            two,
        )],
    );
    check(
        RU,
        &[(
            "Приложение 1\nПроект плана работы\n\tПн 13 мая\tВт 14 мая\n09:30–12:30\tПленарное заседание\tРГ1/13\n14:30–17:30\tРГ2/13\t[Вопрос 1/13]\n",
            two,
        )],
    );
    check(
        AR,
        &[(
            "الملحق 1\nمشروع الجدول الزمني\n\tالاثنين 13 مايو\tالثلاثاء 14 مايو\tالأربعاء 15 مايو\n13:00-16:00\tالجلسة العامة\tفرقة العمل 1/13\tفرقة العمل 2/13\n",
            row,
        )],
    );
}

/// A dash in the column of the dates: nothing is due there. Marks of a list stand elsewhere.
#[test]
fn rows_with_a_dash_for_a_date() {
    let table = "| Deadline | Action |\n| 13 March 2024 | Contributions for translation |\n| 5 April 2024 | Fellowships |\n| - | Interpretation |\n| 30 April 2024 | Contributions |\n";
    let events: &[&str] = &[
        "deadline/contributions-translation 2024-03-13",
        "deadline/fellowship 2024-04-05",
        "deadline/contributions 2024-04-30",
    ];
    check(EN, &[(table, events)]);
    let marks = "Key deadlines:\n\n\t13 March 2024\n\t- Contributions for translation\n\n\t5 April 2024\n\t- Fellowships\n\t- Interpretation\n";
    check(
        EN,
        &[(
            marks,
            &[
                "deadline/contributions-translation 2024-03-13",
                "deadline/fellowship 2024-04-05",
                "deadline/interpretation 2024-04-05",
            ],
        )],
    );
}

/// Two weekdays before a range are those of its ends; one of them that is wrong is still a mistake.
#[test]
fn weekdays_of_both_ends() {
    let right = ["Saturday/Sunday 18-19 May 2024", "Sat-Sun 18-19 May 2024", "Monday to Friday, 13-17 May 2024"];
    for days in right {
        let letter = read(EN, &format!("The offices are closed on {days}."));
        assert!(!raises(&letter, Code::WeekdayMismatch), "{days}: {:?}", letter.notes);
    }
    let letter = read(EN, "The offices are closed on Saturday/Monday 18-19 May 2024.");
    assert!(raises(&letter, Code::WeekdayMismatch), "{:?}", letter.notes);
}

/// "Start: 09.00." is an hour; another number with a point behind a label is none.
#[test]
fn hours_with_a_point_behind_a_label() {
    let opening: &[&str] = &["opening 2024-05-13 09:00"];
    check(
        EN,
        &[
            ("Start: 09.00.", opening),
            (
                "Start: 09.00 on 13 May 2024. Registration: 08.15.",
                &["opening 2024-05-13 09:00", "registration-desk 2024-05-13 08:15"],
            ),
            ("The opening session: 09.00 on the first day.", opening),
            ("Opening clause: 3.10. Rooms: 95.00 and 120.00.", &[]),
        ],
    );
    check(FR, &[("Ouverture de la réunion: 09.00.", opening)]);
    check(RU, &[("Открытие собрания: 09.00.", opening)]);
}

/// Days and hours whose blanks a converter has printed as question marks, ordinals before "of", a digit too many.
#[test]
fn days_and_hours_as_they_are_spoiled() {
    check(
        EN,
        &[
            (
                "The meeting opens at 1430?hours on 13?May 2024. Contributions are due by 29?April 2024.",
                &["opening 2024-05-13 14:30", "deadline/contributions 2024-04-29"],
            ),
            (
                "Contributions must be received by the 30th of April 2024 and registrations by 3rd May, 2024.",
                &["deadline/contributions 2024-04-30", "deadline/registration 2024-05-03"],
            ),
            ("Registration closes on 3 May 2024 at 23000 hours UTC.", &["deadline/registration 2024-05-03 23:00 UTC"]),
            (
                "Contributions are due on 30 April 2024, midnight (Geneva time).",
                &["deadline/contributions 2024-05-01 00:00"],
            ),
        ],
    );
    let letter = read(EN, "Registration closes on 3 May 2024 at 23000 hours UTC.");
    assert!(raises(&letter, Code::RepairedText), "{:?}", letter.notes);
    check(ZH, &[("文稿须在2024年4月30日午夜（日内瓦时间）之前收到。", &["deadline/contributions 2024-05-01 00:00"])]);
}

/// Programmes and plans below a heading in the letter itself, of one day or of several: a session for each line.
#[test]
fn programmes_in_the_letter_itself() {
    let side = "A workshop on roaming will be held on 10 May 2024.\n\n";
    let rows: &[&str] = &[
        "meeting 2024-05-10",
        "registration-desk 2024-05-10 08:30",
        "session 2024-05-10 09:00-09:30",
        "session 2024-05-10 09:30-11:00",
        "session 2024-05-10 11:30-13:00",
    ];
    let days: &[&str] =
        &["session 2024-05-13 13:00-14:00", "session 2024-05-13 14:15-16:00", "session 2024-05-14 13:00-16:00"];
    check(
        EN,
        &[
            (
                &format!(
                    "{side}Programme\n0830-0900\tRegistration\n0900-0930\tOpening\n0930-1100\tSession 1: Rates\n1130-1300\tPanel"
                ),
                rows,
            ),
            (
                "The time plan is as follows:\n\nMonday, 13 May 2024\n13:00-14:00 Opening plenary\n14:15-16:00 WP1/13\n\nTuesday, 14 May 2024\n13:00-16:00 Question 3/13",
                days,
            ),
            (
                "Time plan (all times Geneva time)\nMonday, 13 May 2024\n13:00-14:00 Opening plenary\n14:15-16:00 WP1/13\nTuesday, 14 May 2024\n13:00-16:00 Question 3/13",
                days,
            ),
            // Opening hours are no programme.
            ("Cafeteria\n08:00-09:30 Breakfast\n11:30-14:00 Lunch", &[]),
        ],
    );
    check(
        ZH,
        &[(
            "讲习班将于2024年5月10日举行。\n\n日程\n0830-0900\t注册\n0900-0930\t开幕\n0930-1100\t第一节：费率\n1130-1300\t小组讨论",
            rows,
        )],
    );
    check(
        FR,
        &[(
            "Un atelier sur l'itinérance se tiendra le 10 mai 2024.\n\nProgramme\n08 h 30-09 h 00\tInscription\n09 h 00-09 h 30\tOuverture\n09 h 30-11 h 00\tSéance 1: tarifs\n11 h 30-13 h 00\tTable ronde",
            rows,
        )],
    );
    check(
        ES,
        &[(
            "El 10 de mayo de 2024 se celebrará un taller sobre itinerancia.\n\nPrograma\n0830-0900\tInscripción\n0900-0930\tApertura\n0930-1100\tSesión 1: tarifas\n1130-1300\tMesa redonda",
            rows,
        )],
    );
    check(
        RU,
        &[(
            "10 мая 2024 года состоится семинар-практикум по роумингу.\n\nПрограмма\n08:30–09:00\tРегистрация\n09:00–09:30\tОткрытие\n09:30–11:00\tСессия 1: тарифы\n11:30–13:00\tДискуссия",
            rows,
        )],
    );
}

/// Sessions that have the same hours each day, a line for each day.
#[test]
fn plans_of_core_hours() {
    let days: &[&str] = &[
        "session 2024-05-13 13:00-16:00",
        "session 2024-05-14 13:00-16:00",
        "session 2024-05-15 13:00-16:00 tentative",
    ];
    let plan = "Draft time plan\nMonday 13 May\tOpening plenary\nTuesday 14 May\tWP1/13\nWednesday 15 May\t[Q1/13]";
    check(
        EN,
        &[
            (&format!("Sessions run from 1300 to 1600 hours Geneva time each day.\n\n{plan}"), days),
            // Nobody tells the hours.
            (plan, &[]),
            // Days of something else.
            (
                "Sessions run from 1300 to 1600 hours each day.\n\nClosed offices\nMonday 13 May\tCafeteria\nTuesday 14 May\tBank",
                &[],
            ),
        ],
    );
    check(
        ZH,
        &[(
            "每天的核心时段为日内瓦时间13时至16时。\n\n时间安排草案\n5月13日（星期一）\t开幕全体会议\n5月14日（星期二）\t第1/13工作组\n5月15日（星期三）\t[第1/13课题]",
            days,
        )],
    );
}

/// The hour beside the only day of a meeting is its beginning; of a meeting of several days, or of something in it, it is not.
#[test]
fn the_hour_of_a_meeting_of_one_day() {
    let jca: &[&str] = &["meeting 2024-05-15", "opening 2024-05-15 14:30"];
    check(
        EN,
        &[
            ("The JCA-IoT meeting will be held on 15 May 2024 at 1430 hours.", jca),
            ("The JCA-IoT meeting will be held at 1430 hours on 15 May 2024.", jca),
            ("The JCA-IoT meeting will be held on 15 May 2024. Lunch is at 1230 hours.", &["meeting 2024-05-15"]),
        ],
    );
    check(FR, &[("La réunion de la JCA-IoT se tiendra le 15 mai 2024 à 14 h 30.", jca)]);
    check(ES, &[("La reunión de la JCA-IoT se celebrará el 15 de mayo de 2024 a las 14.30 horas.", jca)]);
    check(RU, &[("Собрание JCA-IoT состоится 15 мая 2024 года в 14 час. 30 мин.", jca)]);
    check(ZH, &[("JCA-IoT会议将于2024年5月15日14时30分举行。", jca)]);
}

/// Hours before noon and behind it are those of the day from their start to their end.
#[test]
fn hours_before_noon_and_behind_it() {
    let day: &[&str] = &["meeting 2024-05-10 09:30-17:30"];
    check(
        EN,
        &[
            ("A workshop on roaming will be held on 10 May 2024 (0930-1230 and 1400-1730 hours).", day),
            (
                "A workshop on roaming will be held on 10 May 2024 from 0930 to 1230 hours. The hotel desk is open from 1400 to 1730 hours.",
                &["meeting 2024-05-10 09:30-12:30"],
            ),
        ],
    );
    check(FR, &[("Un atelier sur l'itinérance se tiendra le 10 mai 2024 (09 h 30-12 h 30 et 14 h 00-17 h 30).", day)]);
    check(ZH, &[("漫游讲习班将于2024年5月10日（9时30分至12时30分和14时至17时30分）举行。", day)]);
}

/// Days one behind the other, each with its month, some with a bracket; days with a gap stay apart.
#[test]
fn days_one_behind_the_other() {
    check(
        EN,
        &[(
            "JCA-IoT will meet on 29 May (afternoon session), 30 May and 31 May 2024 (if needed).",
            &["meeting 2024-05-29..2024-05-31"],
        )],
    );
    check(
        FR,
        &[("La JCA-IoT se réunira le 30 mai, le 31 mai et le 1er juin 2024.", &["meeting 2024-05-30..2024-06-01"])],
    );
}

/// A workshop is moved to a day; a deadline that is moved stays one.
#[test]
fn days_to_which_something_moves() {
    check(
        EN,
        &[
            (
                "The workshop on tariffs, originally scheduled on 20 April 2024, is postponed until 21 August 2024.",
                &["meeting 2024-08-21"],
            ),
            (
                "The deadline for contributions to the workshop is postponed until 6 May 2024.",
                &["deadline/contributions 2024-05-06"],
            ),
        ],
    );
}

/// Ad hoc groups meet as other groups do.
#[test]
fn ad_hoc_groups_with_days_of_their_own() {
    check(
        EN,
        &[(
            "Working Party 1/13 meets 16—17 May 2024 and an ad hoc group on Question 3/13 will meet on 20–21 May 2024.",
            &["meeting 2024-05-16..2024-05-17", "meeting 2024-05-20..2024-05-21"],
        )],
    );
}

/// Hours of several groups on a day that the sentence before names; a desk that is told twice.
#[test]
fn hours_on_the_day_named_before() {
    let sat: &[&str] = &["session 2024-05-23 14:30-16:00", "session 2024-05-23 16:15-17:30"];
    check(
        EN,
        &[
            (
                "The working parties close on Thursday, 23 May; WP2/13 meets from 1430 to 1600 hours and WP3/13 from 1615 to \
                 1730 hours on that day.",
                sat,
            ),
            (
                "Registration opens at 0830 hours. The plenary begins at 0930 hours. Registration will start at 0900 hours on \
                 the first day.",
                &["registration-desk 2024-05-13 08:30", "opening 2024-05-13 09:30"],
            ),
        ],
    );
}

/// What opens is not the meeting: a service, the forum of the day before. Hours that are shared out.
#[test]
fn whose_hours() {
    check(
        EN,
        &[
            ("The cyber café is open 24 hours a day. The help desk is open from 0830 hours.", &[]),
            (
                "A forum on smart cities will be held on 12 May 2024, from 0900 to 1700 hours. The meeting will open at 0930 \
                 hours, and registration will begin at 0830 hours.",
                &["meeting 2024-05-12 09:00-17:00", "opening 2024-05-13 09:30", "registration-desk 2024-05-13 08:30"],
            ),
            (
                "It is preceded by a forum on smart cities on 12 May 2024. The Study Group will open at 0930 hours on the \
                 first day.",
                &["meeting 2024-05-12", "opening 2024-05-13 09:30"],
            ),
        ],
    );
    let frame = EN.replace(
        "Meeting of Study Group 13; Geneva, 13-24 May 2024",
        "Meetings of WP1/13 and WP3/13; Geneva, 13 May 2024",
    );
    check(
        &frame,
        &[(
            "Working Parties 1/13 and 3/13 will meet on 13 May 2024, WP1/13 from 0930 to 1230 hours and WP3/13 from 1430 to \
             1730 hours.",
            &["meeting 2024-05-13 09:30-12:30", "meeting 2024-05-13 14:30-17:30"],
        )],
    );
    let frame =
        EN.replace("Meeting of Study Group 13; Geneva, 13-24 May 2024", "Online training, 6, 13 and 20 May 2024");
    check(
        &frame,
        &[(
            "Each session runs from 1300 to 1430 hours.",
            &["meeting 2024-05-06 13:00-14:30", "meeting 2024-05-13 13:00-14:30", "meeting 2024-05-20 13:00-14:30"],
        )],
    );
    let frame = EN.replace(
        "Meeting of Study Group 13;",
        "Meetings of WP1/13 (13-17 May 2024) and of Study Group 13 (23-24 May 2024);",
    );
    check(
        &frame.replace("; Geneva, 13-24 May 2024", ""),
        &[(
            "WP1/13 opens at 1000 hours and the Study Group at 0930 hours. Late contributions: 30 April 2024 for WP1/13; 8 May 2024 for \
             the Study Group.",
            &[
                "meeting 2024-05-13..2024-05-17",
                "meeting 2024-05-23..2024-05-24",
                "opening 2024-05-13 10:00",
                "opening 2024-05-23 09:30",
                "deadline/contributions 2024-04-30",
                "deadline/contributions 2024-05-08",
            ],
        )],
    );
    let frame = ZH.replace("2024年5月13-24日", "2024年5月13日");
    check(&frame, &[("会议时间为14-17时（日内瓦时间）。", &["meeting 2024-05-13 14:00-17:00"])]);
}

/// An hour of the evening that looks like a year, noon behind a day, and hours that open nothing.
#[test]
fn hours_that_look_like_something_else() {
    check(
        EN,
        &[
            ("The host invites you to a concert on Tuesday, 21 May, 2000 hours.", &[]),
            (
                "Participants wishing to attend the reception should reply by 10 May 2024, noon.",
                &["deadline/reply 2024-05-10 12:00"],
            ),
            ("The Chairman intends to close the opening plenary before 1130 hours on 13 May.", &[]),
            (
                "The opening plenary begins at 0930 hours and closes at 1130 hours on 13 May.",
                &["opening 2024-05-13 09:30"],
            ),
            (
                "Daily sessions start at 0900 hours, except on Monday 13 May, when the opening plenary starts at 1000 hours.",
                &["opening 2024-05-13 10:00"],
            ),
            (
                "It opens at 0930 hours and is preceded by a workshop (10 May, 1000-1700 hours).",
                &["meeting 2024-05-10 10:00-17:00", "opening 2024-05-13 09:30"],
            ),
        ],
    );
    check(
        FR,
        &[(
            "Elle s'ouvrira à 9 h 30 et sera précédée d'un atelier (10 mai, 10 h 00-17 h 00).",
            &["meeting 2024-05-10 10:00-17:00", "opening 2024-05-13 09:30"],
        )],
    );
    check(
        ES,
        &[(
            "Comenzará a las 09.30 horas e irá precedida de un taller (10 de mayo, 10.00-17.00 horas).",
            &["meeting 2024-05-10 10:00-17:00", "opening 2024-05-13 09:30"],
        )],
    );
}

/// A cell of openings may give the hour before its day.
#[test]
fn openings_with_the_hour_before_the_day() {
    for cells in [
        ["0930 on 13 May", "1430 on 20 May"],
        ["0930, 13 May", "1430, Monday 20 May"],
        ["0930 hours, 13 May", "1430 hours, 20 May"],
    ] {
        let table = format!(
            "Group\tPeriod\tOpening\nWP1/13\t13-17 May 2024\t{}\nWP2/13\t20-24 May 2024\t{}\n",
            cells[0], cells[1]
        );
        check(
            EN,
            &[(
                &table,
                &[
                    "meeting 2024-05-13..2024-05-17",
                    "meeting 2024-05-20..2024-05-24",
                    "opening 2024-05-13 09:30",
                    "opening 2024-05-20 14:30",
                ],
            )],
        );
    }
}

/// Hours of every day but one are no opening; the excepted day may have its own.
#[test]
fn hours_of_all_days_but_one() {
    check(
        EN,
        &[
            ("The ad hoc group on terminology convenes each morning at 0830 hours, except on 13 May.", &[]),
            (
                "Sessions begin at 0930 hours every day, except on Monday 13 May, when the opening plenary starts at 1000 hours.",
                &["opening 2024-05-13 10:00"],
            ),
            (
                "The meeting opens at 0930 hours, and coffee is served every day except on 17 May.",
                &["opening 2024-05-13 09:30"],
            ),
        ],
    );
}

/// What is held stands behind the bracket with the zone where nothing but the day stands before the hours.
#[test]
fn what_is_held_behind_a_zone() {
    let frame = "14 May 2024, 0930-1230 (CEST): WP1/13";
    let letter = read(EN, frame);
    let session = letter.events.iter().find(|e| e.kind == Kind::Session).expect("a session");
    assert_eq!(session.groups, ["WP1/13"]);
}
