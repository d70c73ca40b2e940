//! Grids of time plans as they are typed: cells cut off at the end of a row, two rows of heads, heads that name a day and a half of it, a
//! line for each day; and hours that hold on all days but one. Each rule beside what only looks like it.

use crate::sentences::{ZH, check, read};
use crate::sentences_en::EN;
use crate::sentences_six::{AR, ES, FR, RU};
use lettercal::note::Code;

const LEGEND: &str = "Session 1: 0930-1045; session 2: 1115-1230";

/// The codes of the notes of a body in the English letter.
fn notes(body: &str) -> Vec<Code> {
    read(EN, body).notes.iter().map(|n| n.code).filter(|c| *c != Code::YearInferred).collect()
}

/// Session numbers as rows, days as columns, with the legend before or behind, and cells that are cut off at the end of a row.
#[test]
fn numbers_as_rows() {
    let events: &[&str] = &[
        "session 2024-05-14 09:30-10:45",
        "session 2024-05-14 11:15-12:30",
        "session 2024-05-15 09:30-10:45",
        "session 2024-05-16 11:15-12:30 tentative",
    ];
    let grid = "Session\tTuesday 14 May\tWednesday 15 May\tThursday 16 May\n1\tPlenary\tWP1/13\n2\tPlenary\t\t[Q3/13]";
    check(
        EN,
        &[(&format!("Time plan\n{LEGEND}\n{grid}\nNote"), events), (&format!("Time plan\n{grid}\n{LEGEND}"), events)],
    );
    let french = "Calendrier des travaux\nSéance\tMardi 14 mai\tMercredi 15 mai\tJeudi 16 mai\n1\tPlénière\tGT 1/13\n2\tPlénière\t\t[Q3/13]\n\
                  Séance 1: 9 h 30-10 h 45; séance 2: 11 h 15-12 h 30";
    check(FR, &[(french, events)]);
    let chinese = "时间安排\n会次\t5月14日（星期二）\t5月15日（星期三）\t5月16日（星期四）\n1\t全体会议\t第1/13工作组\n2\t全体会议\t\t[第3/13号课题]\n\
                   第1节：9:30-10:45；第2节：11:15-12:30";
    check(ZH, &[(chinese, events)]);
    let russian = "План работы\nЗаседание\tвт 14.05\tср 15.05\tчт 16.05\n1\tПленарное заседание\tРГ 1/13\n2\tПленарное заседание\t\t[Вопрос 3/13]\n\
                   Заседание 1: 09:30–10:45; заседание 2: 11:15–12:30";
    check(RU, &[(russian, events)]);
    let arabic = "الجدول الزمني\nالجلسة\tالثلاثاء 14 مايو\tالأربعاء 15 مايو\tالخميس 16 مايو\n1\tالجلسة العامة\tفرقة العمل 1/13\n\
                  2\tالجلسة العامة\t\t[المسألة 3/13]\nالجلسة 1: 0930-1045؛ الجلسة 2: 1115-1230";
    check(AR, &[(arabic, events)]);
    // Rows with cells of one kind are a list and have no head.
    let list = "Closing date\t3 April 2024\tRegistration\nLast day\t9 April 2024\tVisa requests";
    check(EN, &[(list, &["deadline/registration 2024-04-03", "deadline/visa-support 2024-04-09"])]);
}

/// Days as rows, numbers or halves of the day as columns: a cell that is cut off is empty, and the one before it covers one column.
#[test]
fn numbers_as_columns() {
    let events: &[&str] = &[
        "session 2024-05-14 09:30-10:45",
        "session 2024-05-14 11:15-12:30",
        "session 2024-05-15 09:30-10:45",
        "session 2024-05-15 11:15-12:30 tentative",
    ];
    let grid = "Day\t1\t2\t3\t4\nTuesday 14 May\tPlenary\tPlenary\nWednesday 15 May\tQ1/13\t[Q3/13]";
    check(EN, &[(&format!("Time plan\n{LEGEND}; session 3: 1430-1545; session 4: 1615-1730\n{grid}"), events)]);
    let halves = "Time plan\nDay\tMorning\tAfternoon\nTuesday 14 May\tPlenary\tWP1/13\nWednesday 15 May\tQ1/13\nThursday 16 May\tQ1/13\tQ3/13\n\
                  Morning: 0930-1230, afternoon: 1430-1730";
    let events: &[&str] = &[
        "session 2024-05-14 09:30-12:30",
        "session 2024-05-14 14:30-17:30",
        "session 2024-05-15 09:30-12:30",
        "session 2024-05-16 09:30-12:30",
        "session 2024-05-16 14:30-17:30",
    ];
    check(EN, &[(halves, events)]);
}

/// A row of hours that ends before the last day.
#[test]
fn hours_as_rows() {
    let events: &[&str] = &[
        "session 2024-05-14 09:30-12:30",
        "session 2024-05-15 09:30-12:30",
        "session 2024-05-14 14:30-17:30",
        "session 2024-05-14 18:00-20:00",
    ];
    let grid =
        "Time\tTuesday 14 May\tWednesday 15 May\n0930-1230\tPlenary\tWP1/13\n1430-1730\tWP2/13\n1800-2000\tReception";
    check(
        EN,
        &[
            (&format!("Time plan\n{grid}\nNote"), events),
            (&format!("Time plan\n{}", grid.replace('\t', " | ")), events),
        ],
    );
}

/// Marks below two rows of heads, the second of which may be longer, and below heads that name a day and half of it.
#[test]
fn marks_below_typed_heads() {
    let events: &[&str] = &[
        "session 2024-05-14 09:30-10:45",
        "session 2024-05-14 11:15-12:30",
        "session 2024-05-15 09:30-10:45 tentative",
    ];
    let empty = "\tTue 14/05\t\tWed 15/05\t\n\t1\t2\t1\t2\nPlenary\tX\t\t\t\nWP1/13\t\tX\t(X)";
    let words = "Group\tTue 14/05\t\tWed 15/05\nSession\t1\t2\t1\t2\nPlenary\tX\nWP1/13\t\tX\t[X]";
    check(
        EN,
        &[(&format!("Time plan\n{LEGEND}\n{empty}"), events), (&format!("Time plan\n{words}\n{LEGEND}"), events)],
    );
    let halves =
        "Group\tTue 14/05 am\tTue 14/05 pm\tWed 15/05 am\tWed 15/05 pm\nPlenary\tX\t-\t-\t-\nWP1/13\t-\tX\t[X]";
    let events: &[&str] = &[
        "session 2024-05-14 09:30-12:30",
        "session 2024-05-14 14:30-17:30",
        "session 2024-05-15 09:30-12:30 tentative",
    ];
    check(
        EN,
        &[
            (&format!("Time plan\n{halves}\nam = 0930-1230, pm = 1430-1730"), events),
            // Nothing tells the hours.
            (&format!("Time plan\n{halves}"), &[]),
        ],
    );
    assert_eq!(notes(&format!("Time plan\n{halves}")), [Code::HoursUnknown]);
    let cells = "Draft time plan\n\n\t\n\tTuesday 14 May\n\tWednesday 15 May\n\n\t\n\tam\n\tpm\n\tam\n\tpm\n\n\tPlenary\n\tX\n\t\n\t\n\t\n\n\
                 \tWP 1/13\n\t\n\tX\n\t[X]\n\t\n\nMorning: 0930-1230 hours; afternoon: 1430-1730 hours";
    check(EN, &[(cells, events)]);
}

/// Where only the start of something is told its hours are unknown; the desk has no end.
#[test]
fn starts_alone() {
    let plan = "Time plan\nDate\tTime\tSession\n14 May\t08:30\tRegistration\n14 May\t09:30-12:30\tPlenary\n15 May\t09:30\tQ3/13";
    check(EN, &[(plan, &["registration-desk 2024-05-14 08:30", "session 2024-05-14 09:30-12:30"])]);
    assert_eq!(notes(plan), [Code::HoursUnknown]);
    let told = plan.replace("15 May\t09:30\t", "15 May\t09:30-10:30\t");
    assert!(notes(&told).is_empty(), "{:?}", notes(&told));
}

/// A line for each day: the day, then hours and what is held, in turn.
#[test]
fn lines_of_days() {
    let events: &[&str] = &[
        "session 2024-05-14 09:30-12:30",
        "session 2024-05-14 14:30-17:30",
        "session 2024-05-15 09:30-12:30",
        "session 2024-05-15 14:30-17:30 tentative",
    ];
    check(
        EN,
        &[
            (
                "Work programme\nTuesday, 14 May: 0930-1230: WP2/13; 1430-1730: WP3/13.\nWednesday, 15 May 2024: 0930-1230: Q1/13; 1430-1730: [Q3/13].",
                events,
            ),
            (
                "Work programme\nTuesday, 14 May: 0930-1230: WP2/13; 1430-1730: WP3/13. Wednesday, 15 May: 0930-1230: Q1/13; 1430-1730: [Q3/13].",
                events,
            ),
            (
                "Work programme\n14 May: WP2/13 (0930-1230), WP3/13 (1430-1730)\n15 May: Q1/13 (0930-1230), lunch (1230-1430), [Q3/13] (1430-1730)",
                events,
            ),
            (
                "Work programme\n14 May - 0930-1230 WP2/13 and 1430-1730 WP3/13\n15 May - 0930-1230 Q1/13 and 1430-1730 Q3/13 (if needed)",
                events,
            ),
        ],
    );
    check(
        FR,
        &[(
            "Plan de travail\nMardi 14 mai: 9 h 30-12 h 30: GT 2/13; 14 h 30-17 h 30: GT 3/13.\nMercredi 15 mai: 9 h 30-12 h 30: Q1/13; 14 h 30-17 h 30: [Q3/13].",
            events,
        )],
    );
    check(
        ZH,
        &[(
            "时间安排\n5月14日（星期二）：9:30-12:30：第2/13工作组；14:30-17:30：第3/13工作组。\n5月15日（星期三）：9:30-12:30：全体会议；14:30-17:30：[第3/13号课题]。",
            events,
        )],
    );
    check(
        RU,
        &[(
            "План работы\nВторник, 14 мая: 09:30–12:30 – РГ 2/13; 14:30–17:30 – РГ 3/13\nСреда, 15 мая: 09:30–12:30 – Вопрос 1/13; 14:30–17:30 – [Вопрос 3/13]",
            events,
        )],
    );
    // The hours of an office are none of a plan.
    check(EN, &[("14 May: the documents office is open 0800-1200; 1400-1800 by appointment.", &[])]);
}

/// A cell on each line: rows with a cell for each column are read, of others nobody can tell which cells are blank.
#[test]
fn a_cell_on_each_line() {
    let events: &[&str] = &[
        "session 2024-05-14 09:30-12:30",
        "session 2024-05-15 09:30-12:30",
        "session 2024-05-14 14:30-17:30",
        "session 2024-05-15 14:30-17:30 tentative",
    ];
    let lines = "Time plan\nTime\nTuesday 14 May\nWednesday 15 May\n0930-1230\nPlenary\nWP1/13\n1430-1730\nWP2/13\n[Q3/13]\nFurther details will follow";
    check(EN, &[(lines, events)]);
    assert!(notes(lines).is_empty(), "{:?}", notes(lines));
    let chinese = "时间安排\n时间\n5月14日（星期二）\n5月15日（星期三）\n9:30-12:30\n全体会议\n第1/13工作组\n14:30-17:30\n第2/13工作组\n[第3/13号课题]\n特此通知。";
    check(ZH, &[(chinese, events)]);
    let sessions = format!(
        "Time plan\n{LEGEND}\nSession 1\nSession 2\nTue 14 May\nPlenary\nWP1/13\nWed 15 May\nLunch\n[WP2/13]\n"
    );
    check(
        EN,
        &[(
            &sessions,
            &[
                "session 2024-05-14 09:30-10:45",
                "session 2024-05-14 11:15-12:30",
                "session 2024-05-15 11:15-12:30 tentative",
            ],
        )],
    );
    let blank = "Time plan\n0930-1230\n1430-1730\nTuesday 14 May\nPlenary\nWP1/13\nWednesday 15 May\nQ1/13\nThursday 16 May\nQ1/13\nQ3/13";
    let events: &[&str] = &[
        "session 2024-05-14 09:30-12:30",
        "session 2024-05-14 14:30-17:30",
        "session 2024-05-16 09:30-12:30",
        "session 2024-05-16 14:30-17:30",
    ];
    check(EN, &[(blank, events)]);
    assert_eq!(notes(blank), [Code::HoursUnknown]);
    // Days one after the other, each with its own lines below.
    let days =
        "Annex C\nTime plan\nTuesday 14 May\n0930-1045\nPlenary\n1115-1230\nWP1/13\nWednesday 15 May\n0930-1045\nQ1/13";
    check(
        EN,
        &[(
            days,
            &["session 2024-05-14 09:30-10:45", "session 2024-05-14 11:15-12:30", "session 2024-05-15 09:30-10:45"],
        )],
    );
}

/// What is held stands on the line below its hours, in an annex or below the heading of a plan; pauses are none.
#[test]
fn names_below_their_hours() {
    let plan = "Time plan\nTuesday 14 May\n0930-1045\nPlenary\n1045-1115\nCoffee break\n1115-1230\n[WP1/13]\n\
                Wednesday 15 May\n0930-1045\nQ1/13\n1115-1230\nQ3/13";
    let events: &[&str] = &[
        "session 2024-05-14 09:30-10:45",
        "session 2024-05-14 11:15-12:30 tentative",
        "session 2024-05-15 09:30-10:45",
        "session 2024-05-15 11:15-12:30",
    ];
    check(EN, &[(plan, events), (&format!("Annex C\n{plan}"), events)]);
    let letter = read(EN, plan);
    let names: Vec<_> =
        letter.events.iter().filter_map(|e| e.name.as_deref()).filter(|n| n.contains("Plenary")).collect();
    assert_eq!(names, ["Plenary"]);
    let chinese = "时间安排\n5月14日（星期二）\n9:30-10:45\n全体会议\n11:15-12:30\n[第1/13工作组]\n\
                   5月15日（星期三）\n9:30-10:45\n第1/13号课题\n11:15-12:30\n第3/13号课题";
    check(ZH, &[(chinese, events)]);
    check(EN, &[("Network access in the lobby:\n0800-1800\nMonday to Friday", &[])]);
}

/// A long word from which the small one behind it is no longer parted.
#[test]
fn desks_with_a_lost_blank() {
    let desk: &[&str] = &["registration-desk 2024-05-13 08:30"];
    check(
        EN,
        &[
            (
                "Registrationof delegates starts at0830 hours on the first day at the Montbrillantbuilding entrance.",
                desk,
            ),
            ("Registrationstarts at0830 hours on 13 May 2024 in the lobby of the hotel.", desk),
        ],
    );
    check(FR, &[("L'inscriptiondes participants débutera à8 h 30 à l'entrée Montbrillant le premier jour.", desk)]);
    check(
        ES,
        &[(
            "La inscripciónde los participantes comenzará a las08.30 horas en la entrada de Montbrillant el primer día.",
            desk,
        )],
    );
}

/// Hours that hold on all days but for one; that day has its own.
#[test]
fn all_days_but_one() {
    let own: &[&str] = &["session 2024-05-17 09:00-12:00"];
    check(
        EN,
        &[
            (
                "The morning sessions run from 0930 to 1230 hours except on Friday 17 May, when the session will be from 0900h to 1200h.",
                own,
            ),
            (
                "Sessions run from 0930 to 1230 hours, with the exception of Friday 17 May, when the closing plenary will be held from 0900 to 1200 hours.",
                own,
            ),
            ("Except on Friday, 17 May, the morning sessions run from 0930 to 1230 hours.", &[]),
            // Whom a session excepts is no day.
            (
                "On Friday, 17 May, all groups except WP1/13 meet from 0930 to 1230 hours in a joint session.",
                &["session 2024-05-17 09:30-12:30"],
            ),
        ],
    );
    check(
        FR,
        &[(
            "Les séances du matin se tiennent de 9 h 30 à 12 h 30 sauf le vendredi 17 mai, où la séance se tiendra de 9 h 00 à 12 h 00.",
            own,
        )],
    );
    check(
        ES,
        &[(
            "Las sesiones de la mañana se celebran de las 09.30 a las 12.30 horas, salvo el viernes 17 de mayo, en que la sesión será de 09.00 a 12.00 horas.",
            own,
        )],
    );
    check(
        RU,
        &[(
            "Утренние заседания проводятся с 09:30 до 12:30, кроме пятницы, 17 мая, когда заседание пройдет с 09:00 до 12:00.",
            own,
        )],
    );
    check(
        AR,
        &[(
            "تعقد الجلسات الصباحية من الساعة 0930 إلى الساعة 1230 باستثناء يوم الجمعة 17 مايو حيث تعقد الجلسة من الساعة 0900 إلى الساعة 1200.",
            own,
        )],
    );
    check(
        ZH,
        &[
            ("上午的会议于9时30分至12时30分举行，但5月17日（星期五）除外，该日会议于9时至12时举行。", own),
            ("除5月17日（星期五）外，上午的会议于9时30分至12时30分举行。", &[]),
        ],
    );
}

/// Dates whose units are damaged, where one reading is possible: each is noted.
#[test]
fn damaged_units() {
    let due: &[&str] = &["deadline/registration 2024-04-12"];
    check(
        ZH,
        &[
            ("请于2024 年 4 年 12 年之前注册。", due),
            ("请于20240412之前注册。", due),
            ("请于2024412之前注册。", due),
            // More than one reading, and the number of a document.
            ("请于2024112之前注册。", &[]),
            ("请于2024 年 4 年 2 年 12 年之前注册。", &[]),
            ("请参阅文件20240412以及附件。", &[]),
        ],
    );
    let repaired = |body: &str| read(ZH, body).notes.iter().any(|n| n.code == Code::RepairedText);
    assert!(repaired("请于20240412之前注册。") && !repaired("请于2024年4月12日之前注册。"));
    // The year has lost a digit that the days of the meeting print.
    let letter = read(&ZH.replace("2024年1月15日", "204年1月15日"), "特此通知。");
    assert_eq!(letter.reference.date.map(|d| d.to_string()).as_deref(), Some("2024-01-15"));
    assert!(letter.notes.iter().any(|n| n.code == Code::RepairedText));
}

/// A letter without a salutation whose first sentences follow its subject: they are none of it.
#[test]
fn sentences_behind_a_subject() {
    let frame = "国际电信联盟\n电信标准化局\n2024年1月15日，日内瓦\n文号：电信标准化局第12号通函\n\
                 事由：国际电联云计算讲习班，2024年4月19日，北京\n国际电联云计算讲习班将于2024年4月19日（星期五）在北京举行，从9:00至17:00。\n{}\n";
    check(
        frame,
        &[(
            "请于2024年3月29日之前注册。",
            &["meeting 2024-04-19 09:00-17:00 Asia/Shanghai", "deadline/registration 2024-03-29"],
        )],
    );
}

/// Session numbers behind the day of a line, on lines below it, and in the last column of a table.
#[test]
fn numbers_of_sessions_in_other_places() {
    let legend = "Session 1 is from 0930 to 1045 hours, session 2 from 1115 to 1230 hours.";
    let events: &[&str] = &[
        "session 2024-05-14 09:30-10:45",
        "session 2024-05-14 11:15-12:30",
        "session 2024-05-15 09:30-10:45",
        "session 2024-05-15 11:15-12:30 tentative",
    ];
    let lines = "Tuesday 14 May: Sessions 1-2 Plenary\nWednesday 15 May: Session 1 Q1/13; Session 2 [Q3/13]";
    let below =
        "Tuesday 14 May\nSession 1\tPlenary\nSession 2\tWP1/13\nWednesday 15 May\nSession 1\tQ1/13\nSession 2\t[Q3/13]";
    let table = "Group | Date | Sessions\nPlenary | 14 May | 1, 2\nQ1/13 | 15 May | 1\n[Q3/13] | 15 May | 2";
    let plan = |body: &str| format!("Time plan\n{body}\n{legend}");
    check(EN, &[(&plan(lines), events), (&plan(below), events), (&plan(table), events)]);
    // Without a legend the numbers have no hours.
    check(EN, &[(&format!("Time plan\n{lines}"), &[]), (&format!("Time plan\n{table}"), &[])]);
}

/// A day in digits behind the noun of a group on the line above is a day, and its number none of a group.
#[test]
fn days_below_a_group() {
    let plan = "时间安排\n日期\t上午\t下午\n5月14日\t全体会议\t第1/13工作组\n5月15日\t第1/13号课题\n上午：9:30-12:30；下午：14:30-17:30";
    check(
        ZH,
        &[(
            plan,
            &["session 2024-05-14 09:30-12:30", "session 2024-05-14 14:30-17:30", "session 2024-05-15 09:30-12:30"],
        )],
    );
}
