//! Hours and the days that they belong to, in prose and in plans: each rule beside what only looks like it.

use crate::sentences::{ZH, check, read};
use crate::sentences_en::EN;
use crate::sentences_six::{AR, ES, FR, RU};
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
