//! Programmes and plans in the letter itself: lines below a day, and grids whose rows have several cells before the first day.

use crate::sentences::{ZH, check, read};
use crate::sentences_en::EN;
use crate::sentences_six::{AR, ES, FR, RU};
use lettercal::event::Kind;
use lettercal::note::Code;

const TWO_DAYS: &[&str] =
    &["session 2024-05-13 09:30-12:30", "session 2024-05-13 14:30-17:30", "session 2024-05-14 09:30-12:30"];

/// Lines below a day each begin with hours, with a half of the day, or with the number of a session, and its hours.
#[test]
fn lines_below_a_day() {
    let hours = "The programme:\n\nMonday, 13 May 2024\n0930-1230\tOpening ceremony\n1430-1730\tSession 1 – Access\n\
                 Tuesday, 14 May 2024\n0930-1230\tSession 2 – Trust\n1230\tEnd\n";
    let halves = "Monday, 13 May 2024\nMorning (0930-1230): Opening plenary\nAfternoon (1430-1730): WP1/13\n\
                  Tuesday, 14 May 2024\nMorning (0930-1230): WP2/13\n";
    let numbers = "Monday, 13 May 2024\nSession 1 (0930-1230)\tOpening plenary\nSession 3 (1430-1730)\tWP1/13\n\
                   Tuesday, 14 May 2024\nSession 1 (0930-1230)\tWP2/13\n";
    check(EN, &[(hours, TWO_DAYS), (halves, TWO_DAYS), (numbers, TWO_DAYS)]);
    let named = "Time plan\nMonday, 13 May:\n- opening plenary (0930-1230)\n- WP1/13 (1430-1730)\n\
                 Tuesday, 14 May:\n- WP2/13 (0930-1230)\n";
    let semicolons = "Time plan\nMon 13: 0930-1230 Opening plenary; 1430-1730 WP1\nTue 14: 0930-1230 WP1\n";
    let strokes = "Time plan\n| | Mon 13 | Tue 14 |\n| 0930-1230 | Plenary | WP1 |\n| 1430-1730 | Plenary |  |\n";
    check(EN, &[(named, TWO_DAYS), (semicolons, TWO_DAYS), (strokes, TWO_DAYS)]);
    let served = "Registration desk\nMonday, 13 May\nMontbrillant entrance: 0800-1730\nVarembé entrance: 0830-1200\n";
    let counters = "13 May 2024\nTerminals: 0800-1800\nPrinters: 0900-1800\n";
    check(EN, &[(served, &[]), (counters, &[])]);
    check(ZH, &[("文件分发\n5月13日\n文稿柜台 08:30-17:30\n全会秘书处 08:30-18:00", &[])]);
    let desk =
        "Monday, 13 May 2024\n0830\tRegistration\n0930-1230\tOpening ceremony\n1430-1730\tTalks\n1800\tReception\n";
    let events: &[&str] =
        &["registration-desk 2024-05-13 08:30", "session 2024-05-13 09:30-12:30", "session 2024-05-13 14:30-17:30"];
    check(EN, &[(desk, events)]);
    check(
        FR,
        &[(
            "Lundi 13 mai 2024\nMatin (9 h 30-12 h 30): séance plénière d'ouverture\nAprès-midi (14 h 30-17 h 30): GT 1/13\n\
         Mardi 14 mai 2024\nMatin (9 h 30-12 h 30): GT 2/13\n",
            TWO_DAYS,
        )],
    );
    check(
        ES,
        &[(
            "Lunes 13 de mayo de 2024\nSesión 1 (09.30-12.30)\tPlenaria de apertura\nSesión 2 (14.30-17.30)\tGT 1/13\n\
         Martes 14 de mayo de 2024\nSesión 1 (09.30-12.30)\tGT 2/13\n",
            TWO_DAYS,
        )],
    );
    check(
        RU,
        &[(
            "Понедельник, 13 мая 2024 года\n09:30–12:30\tОткрытие\n14:30–17:30\tЗаседание 1 – Доступ\n\
         Вторник, 14 мая 2024 года\n09:30–12:30\tЗаседание 2 – Доверие\n",
            TWO_DAYS,
        )],
    );
    check(
        AR,
        &[(
            "يوم الاثنين 13 مايو 2024\nصباحا (09:30-12:30): الجلسة العامة الافتتاحية\nبعد الظهر (14:30-17:30): فرقة العمل 1/13\n\
         يوم الثلاثاء 14 مايو 2024\nصباحا (09:30-12:30): فرقة العمل 2/13\n",
            TWO_DAYS,
        )],
    );
    let zh = "2024年5月13日（星期一）\n9:30-12:30\t开幕全体会议\n14:30-17:30\t第1/13工作组\n2024年5月14日（星期二）\n9:30-12:30\t第2/13号课题\n";
    check(ZH, &[(zh, TWO_DAYS)]);
    // The digits of hours are none of the groups behind them.
    let groups: Vec<_> =
        read(ZH, zh).events.into_iter().filter(|e| e.kind == Kind::Session).map(|e| e.groups).collect();
    assert_eq!(groups, [vec![], vec!["WP1/13".to_owned()], vec!["Q2/13".to_owned()]]);
}

/// A key below the lines gives the hours of the halves of the day; without one nobody knows them.
#[test]
fn halves_of_the_day_below_a_day() {
    let lines = "Monday, 13 May 2024\nam: Opening plenary\npm: WP1/13\n\nTuesday, 14 May 2024\nam: WP2/13\n";
    check(EN, &[(&format!("{lines}\nam = 0930-1230, pm = 1430-1730\n"), TWO_DAYS), (lines, &[])]);
    check(
        FR,
        &[(
            "Lundi 13 mai 2024\nmatin: plénière d'ouverture\naprès-midi: GT 1/13\n\nMardi 14 mai 2024\nmatin: GT 2/13\n\n\
         matin: 9 h 30-12 h 30, après-midi: 14 h 30-17 h 30\n",
            TWO_DAYS,
        )],
    );
    check(
        ZH,
        &[(
            "5月13日（星期一）\n上午：开幕全体会议\n下午：第1/13工作组\n\n5月14日（星期二）\n上午：第2/13工作组\n\n\
         注：上午9:30-12:30；下午14:30-17:30\n",
            TWO_DAYS,
        )],
    );
}

/// Hours that name nothing, and those of an office, are no programme.
#[test]
fn lines_below_a_day_that_are_none() {
    check(
        EN,
        &[
            ("Monday, 13 May 2024\n0930-1230 hours\n1430-1730 hours\n", &[]),
            (
                "The badge office is open as follows.\n\nMonday, 13 May 2024\n0930-1230 Main entrance\n1430-1730 Side entrance\n",
                &[],
            ),
            ("Tuesday, 4 June 2024\n0930-1230\tTalks\n1430-1730\tMore talks\n", &[]),
        ],
    );
}

/// Grids whose rows have the number of the session before its hours, or a cell for each end of the hours.
#[test]
fn grids_with_several_labels() {
    let numbered = "Time plan\n\tTime\tMon 13 May 2024\tTue 14 May 2024\n1\t0930-1045\tPlenary\tWP1/13\n\tLunch\n2\t1430-1545\t[WP2/13]\t\n";
    let ends =
        "Time plan\nFrom\tTo\tMon 13 May 2024\tTue 14 May 2024\n0930\t1045\tPlenary\tWP1/13\n1430\t1545\t[WP2/13]\t\n";
    let rows = "Time plan\nGroup\tDay\tFrom\tTo\nPlenary\t13 May 2024\t0930\t1045\n[WP2/13]\t13 May 2024\t1430\t1545\nWP1/13\t14 May 2024\t0930\t1045\n";
    let numeric = "Time plan\nDate\tTime\tGroup\tRoom\n13.05.2024\t09:30-10:45\tPlenary\tA\n13.05.2024\t14:30-15:45\t[WP2/13]\tB\n14.05.2024\t09:30-10:45\tWP1/13\tA\n";
    let events: &[&str] = &[
        "session 2024-05-13 09:30-10:45",
        "session 2024-05-13 14:30-15:45 tentative",
        "session 2024-05-14 09:30-10:45",
    ];
    check(EN, &[(numbered, events), (ends, events), (rows, events), (numeric, events)]);
    // Cells of hours have what heads their row.
    let cells = "Time plan\n\nQuestion | 13 May 2024 | 14 May 2024\nQ1/13 | 09:30-12:30 | -\nQ2/13 | – | 14:30-17:30\n";
    let names: Vec<_> =
        read(EN, cells).events.into_iter().filter(|e| e.kind == Kind::Session).map(|e| e.name).collect();
    assert_eq!(names, [Some("Q1/13".to_owned()), Some("Q2/13".to_owned())]);
}

/// Grids printed with blanks: two lines of heads, a single blank behind the hours, blank cells, and a second group below a cell.
#[test]
fn grids_of_blanks() {
    let heads = [
        "Time plan\n\nWeek 1",
        "            Mon       Tue       Wed",
        "            13 May    14 May    15 May",
        "09:30-10:45 PLEN      WP1       Q2",
        "11:15-12:30 PLEN      -         Q4",
    ];
    let events: &[&str] = &[
        "session 2024-05-13 09:30-10:45",
        "session 2024-05-13 11:15-12:30",
        "session 2024-05-14 09:30-10:45",
        "session 2024-05-15 09:30-10:45",
        "session 2024-05-15 11:15-12:30",
    ];
    check(EN, &[(&heads.join("\n"), events)]);
    let days = [
        "Time plan\n",
        "               0930-1045     1115-1230     1430-1545     1615-1730",
        "Mon 13 May     PLENARY       WP1/13        Q1/13         Q2/13",
        "                             WP2/13",
        "Tue 14 May     Q2/13                       Q4/13",
    ];
    let events: &[&str] = &[
        "session 2024-05-13 09:30-10:45",
        "session 2024-05-13 11:15-12:30",
        "session 2024-05-13 11:15-12:30",
        "session 2024-05-13 14:30-15:45",
        "session 2024-05-13 16:15-17:30",
        "session 2024-05-14 09:30-10:45",
        "session 2024-05-14 14:30-15:45",
    ];
    check(EN, &[(&days.join("\n"), events)]);
}

/// Rows and entries that tell only when something begins: the first sitting opens the meeting, of others the hours are not known.
#[test]
fn rows_that_begin_something() {
    let plan = "Time plan\nMon 13/05\t0930\tOpening plenary\n\t1430\tWP1/13\nTue 14/05\t0930\tWP2/13\n\t1430\tClosing plenary\n";
    let deadlines = "Important dates\n13 March 2024\tContributions for translation\n30 April 2024\tContributions\n\
                     13 May 2024, 0930\tOpening plenary\n24 May 2024\tClosing plenary\n";
    let due: &[&str] = &[
        "deadline/contributions-translation 2024-03-13",
        "deadline/contributions 2024-04-30",
        "opening 2024-05-13 09:30",
    ];
    check(EN, &[(plan, &["opening 2024-05-13 09:30"]), (deadlines, due)]);
    assert!(read(EN, plan).notes.iter().any(|n| n.code == Code::HoursUnknown));
    check(
        FR,
        &[(
            "Dates limites\n13 mars 2024\tContributions à traduire\n30 avril 2024\tContributions\n\
         13 mai 2024, 9 h 30\tPlénière d'ouverture\n",
            due,
        )],
    );
    check(
        ZH,
        &[(
            "重要截止日期\n2024年3月13日\t提交需翻译的文稿\n2024年4月30日\t提交文稿\n2024年5月13日 9:30\t开幕全体会议\n",
            due,
        )],
    );
    check(
        EN,
        &[(
            "Annex B\nDraft agenda\n1\tOpening (Monday 13 May, 0930)\n2\tApproval of the agenda\n",
            &["opening 2024-05-13 09:30"],
        )],
    );
}

/// A legend that gives the hours of the sessions one after the other, and one that counts nothing.
#[test]
fn sessions_in_order() {
    let plan = "Time plan\n\tSession 1\tSession 2\nMon 13 May 2024\tPlenary\tWP1/13\nTue 14 May 2024\tWP2/13\t-\n";
    let events: &[&str] =
        &["session 2024-05-13 09:30-10:45", "session 2024-05-13 11:15-12:30", "session 2024-05-14 09:30-10:45"];
    check(
        EN,
        &[
            (&format!("{plan}Sessions: 0930-1045, 1115-1230\n"), events),
            (&format!("{plan}Sessions: 0930-1045 and 1115-1230 hours.\n"), events),
            (&format!("{plan}Breaks: 1045-1115, 1230-1430\n"), &[]),
        ],
    );
}

/// "Day 1" before a day numbers it and is no first day of another one.
#[test]
fn numbered_days_of_a_line() {
    let lines = "Schedule\nDay 1 (13 May): Plenary 09:30-12:30; WP1/13 14:30-17:30\nDay 2 (14 May): WP2/13 09:30-12:30; WP3/13 14:30-17:30\n";
    let events: &[&str] = &[
        "session 2024-05-13 09:30-12:30",
        "session 2024-05-13 14:30-17:30",
        "session 2024-05-14 09:30-12:30",
        "session 2024-05-14 14:30-17:30",
    ];
    check(EN, &[(lines, events)]);
}

/// Lines that name what is held and then its days, each with halves of the day, numbers or hours that another line explains.
#[test]
fn days_behind_what_is_held() {
    let key = "am = 0930-1230, pm = 1430-1730\n";
    let halves = "Q2/13: 13 May pm, 14 May am and pm\nQ4/13: 15 May all day\n";
    let events: &[&str] = &[
        "session 2024-05-13 14:30-17:30",
        "session 2024-05-14 09:30-12:30",
        "session 2024-05-14 14:30-17:30",
        "session 2024-05-15 09:30-12:30",
        "session 2024-05-15 14:30-17:30",
    ];
    check(EN, &[(&format!("Draft time plan\n{halves}{key}"), events)]);
    let numbers =
        "Time plan\nQ2/13\t14 May sessions 1-2\nQ4/13\t15 May session 2\nSession 1: 0930-1045; session 2: 1115-1230\n";
    let events: &[&str] =
        &["session 2024-05-14 09:30-10:45", "session 2024-05-14 11:15-12:30", "session 2024-05-15 11:15-12:30"];
    check(EN, &[(numbers, events)]);
    let hours = "Time plan\nWP1/13: Monday 13 May 14:30-17:30, Thursday 23 May 09:30-12:30\n";
    check(EN, &[(hours, &["session 2024-05-13 14:30-17:30", "session 2024-05-23 09:30-12:30"])]);
    let names: Vec<_> =
        read(EN, hours).events.into_iter().filter(|e| e.kind == Kind::Session).map(|e| e.name).collect();
    assert_eq!(names, [Some("WP1/13".to_owned()), Some("WP1/13".to_owned())]);
    let events: &[&str] = &[
        "session 2024-05-14 09:30-12:30",
        "session 2024-05-14 14:30-17:30",
        "session 2024-05-15 09:30-12:30",
        "session 2024-05-15 14:30-17:30",
    ];
    check(
        ZH,
        &[(
            "附件C\n各课题会议的安排\nQ1/13\t5月14日（周二）上午\nQ2/13\t5月14日（周二）下午\nQ3/13\t5月15日（周三）全天\n\
         注：上午9:30-12:30；下午14:30-17:30。\n",
            events,
        )],
    );
    check(
        FR,
        &[(
            "Plan\nQ1/13: 14 mai matin et après-midi\nQ3/13: 15 mai toute la journée\nmatin: 9 h 30-12 h 30; après-midi: 14 h 30-17 h 30\n",
            events,
        )],
    );
    check(
        ES,
        &[(
            "Plan\nC1/13: 14 de mayo mañana y tarde\nC3/13: 15 de mayo todo el día\nMañana: 09.30-12.30; tarde: 14.30-17.30\n",
            events,
        )],
    );
    check(
        RU,
        &[(
            "План\nВ1/13: 14 мая утро и вечер\nВ3/13: 15 мая весь день\nУтро: 09:30–12:30; вечер: 14:30–17:30\n",
            events,
        )],
    );
    // A legend alone is no line of a programme.
    check(EN, &[("Annex 1\nSessions\nSession 1: 0930-1045, session 2: 1115-1230\n", &[])]);
}

/// Lines between those with hours tell more of the one above: speakers, subjects.
#[test]
fn details_between_the_lines() {
    let agenda = "Draft agenda\n\nMonday 13 May 2024\n09:00-09:30 Opening ceremony\nWelcome by the Minister\nKeynote by the Director\n\
                  09:30-10:30 Session 1\nModerator: Ms A. Banda\n11:00-12:30 Session 2\nTuesday 14 May 2024\n09:00-12:30 Session 3";
    let programme = "Programme\n\nDay 1 - Monday, 13 May 2024\n09:00 - 09:15\tWelcome remarks\n\tSpeaker: Bilel Jamoussi, ITU\n\
                     09:15 - 10:30\tSession 1: trust\n\tModerator: tbc\n10:45 - 12:00\tSession 2";
    check(
        EN,
        &[
            (
                agenda,
                &[
                    "session 2024-05-13 09:00-09:30",
                    "session 2024-05-13 09:30-10:30",
                    "session 2024-05-13 11:00-12:30",
                    "session 2024-05-14 09:00-12:30",
                ],
            ),
            (
                programme,
                &["session 2024-05-13 09:00-09:15", "session 2024-05-13 09:15-10:30", "session 2024-05-13 10:45-12:00"],
            ),
            // Hours of a service are none of a programme.
            ("The bank is in the building.\n09:00-12:30 Bank\nGround floor\n12:00-14:00 Restaurant", &[]),
        ],
    );
}

/// A number that ends its line, and an item with a day below it, are no range; one that was broken is.
#[test]
fn items_behind_numbers() {
    check(
        EN,
        &[
            (
                "The programme is:\n- 14 May 2024, 13:15-14:30: session 1\n- 15 May 2024, 13:00-15:00: session 2",
                &["session 2024-05-14 13:15-14:30", "session 2024-05-15 13:00-15:00"],
            ),
            ("The events are described in part 1\n- 10 May 2024: newcomers' briefing", &[]),
            ("A workshop will be held from 6\n- 8 May 2024.", &["meeting 2024-05-06..2024-05-08"]),
        ],
    );
}

/// "Day 1 - 12 May" heads the lines of a day and is no period.
#[test]
fn numbered_days_before_a_dash() {
    let plan = "Programme\n\nDay 1 - 13 May 2024\n\n0930-1230\tOpening plenary\n1430-1730\tWP1/13\n\nDay 2 - 14 May 2024\n\n0930-1230\tWP2/13\n";
    let one = "Programme\n\nDay 1 - 13 May 2024\n\n0930-1230\tOpening plenary\n1430-1730\tWP1/13\n";
    check(EN, &[(plan, TWO_DAYS), (one, &TWO_DAYS[..2])]);
}

/// "Day 2" alone heads the lines of the second day of the only meeting.
#[test]
fn numbers_of_days_alone() {
    let plan = "Draft programme\n\nDay 1\n0930-1230\tOpening plenary\n1430-1730\tWP1/13\nDay 2\n0930-1230\tWP2/13\n";
    let french =
        "Projet de programme\n\nJour 1\n0930-1230\tOuverture\n1430-1730\tGT 1/13\nJour 2\n0930-1230\tGT 2/13\n";
    check(EN, &[(plan, TWO_DAYS), ("Day 1 is for newcomers.\nDay 20\n", &[])]);
    check(FR, &[(french, TWO_DAYS)]);
}
