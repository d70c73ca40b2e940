//! Plans in further layouts, and days of meetings that are called in passing: each rule beside what only looks like it.

use crate::sentences::{check, read};
use crate::sentences_en::EN;
use lettercal::event::Kind;
use lettercal::letter::Role;

const LEGEND: &str = "Session 1: 0930-1045; session 2: 1115-1230\n";

/// Days in the first row, their sessions in the second, marks below.
#[test]
fn marks_below_days_and_sessions() {
    let plan = "Annex 1\nDraft time plan\n\n\t\n\tMonday, 13 May 2024\n\tTuesday, 14 May 2024\n\n\t\n\t1\n\t2\n\t1\n\t2\n\n\
                \tPlenary\n\tX\n\t\n\t\n\t\n\n\tWP 1/13\n\t\n\tX\n\t[X]\n\tclosing\n\n";
    let events: &[&str] = &[
        "session 2024-05-13 09:30-10:45",
        "session 2024-05-13 11:15-12:30",
        "session 2024-05-14 09:30-10:45 tentative",
        "session 2024-05-14 11:15-12:30",
    ];
    check(EN, &[(&format!("{plan}{LEGEND}"), events)]);
    // A plan of half days has one head row, and hours in its cells.
    let halves = "Annex 1\nDraft time plan\n\n\t\n\tA.M.\n\tP.M.\n\n\tMonday, 13 May 2024\n\t1000-1230 Plenary\n\t1430-1545 WP 1/13\n\n\
                  \tTuesday, 14 May 2024\n\t0930-1230 WP 3/13\n\t\n\n";
    let events: &[&str] =
        &["session 2024-05-13 10:00-12:30", "session 2024-05-13 14:30-15:45", "session 2024-05-14 09:30-12:30"];
    check(EN, &[(halves, events)]);
}

/// Hours typed behind a tab below their day.
#[test]
fn indented_hours_below_a_day() {
    let plan = "Annex 1\nDraft time plan\n\n\tMonday, 13 May 2024\n\t0930 - 1230\tOpening plenary\n\t1430 - 1730\tWP 1/13 (if necessary)\n\n\
                \tTuesday, 14 May 2024\n\t0930 - 1230\tWP 2/13\n";
    let events: &[&str] = &[
        "session 2024-05-13 09:30-12:30",
        "session 2024-05-13 14:30-17:30 tentative",
        "session 2024-05-14 09:30-12:30",
    ];
    check(EN, &[(plan, events)]);
}

/// Each row names what is held, then its day, then its hours; a second column of hours is another zone, and a speaker who is not yet
/// certain makes no session uncertain.
#[test]
fn rows_that_name_their_day_second() {
    let plan = "Annex 1\nDraft time plan\n\n\tMeeting\n\tDate\n\tHours\n\tRoom\n\n\tOpening plenary\n\tMonday, 13 May 2024\n\t0930-1230\n\tPopov\n\n\
                \t[Drafting group]\n\tMonday, 13 May 2024\n\t1430-1730\n\tK\n\n\tWP 1/13\n\tTuesday, 14 May 2024\n\t0930-1230\n\tMr A (tbc)\n\n";
    let events: &[&str] = &[
        "session 2024-05-13 09:30-12:30",
        "session 2024-05-13 14:30-17:30 tentative",
        "session 2024-05-14 09:30-12:30",
    ];
    check(EN, &[(plan, events)]);
    let zones = "Annex 1\nDraft time plan\n\n\tDate\n\tGeneva time\n\tUTC\n\tSession\n\n\tMonday, 13 May 2024\n\t13:00-14:20\n\t11:00-12:20\n\tOpening plenary\n\n\
                 \tTuesday, 14 May 2024\n\t13:00-14:20\n\t11:00-12:20\n\tWP 1/13\n\n";
    let letter = read(EN, zones);
    let names: Vec<_> = letter.events.iter().filter(|e| e.kind == Kind::Session).map(|e| e.name.as_deref()).collect();
    assert_eq!(names, [Some("Opening plenary"), Some("WP 1/13")]);
    let again = letter.mentions.iter().filter(|m| m.text == "11:00-12:20").all(|m| m.role == Role::Repeated);
    assert!(again, "{:?}", letter.mentions);
}

/// A year that a plan does not print is that of the meeting, also where an earlier one began on the same day.
#[test]
fn days_of_a_plan_without_a_year() {
    let body = "The last meeting was held from 14 to 24 May 2023.\n\nAnnex 1\nDraft time plan\n\n\t\n\tMon 13 May\n\tTue 14 May\n\n\t0930-1230\n\tPlenary\n\tWP 1/13\n\n";
    check(EN, &[(body, &["session 2024-05-13 09:30-12:30", "session 2024-05-14 09:30-12:30"])]);
}

/// The verb is no month.
#[test]
fn study_groups_that_may() {
    check(
        EN,
        &[
            ("Experts of Study Group 20 may also be interested in the meeting.", &[]),
            ("Registration closes on 2 May.", &["deadline/registration 2024-05-02"]),
        ],
    );
}

/// A workshop on a day inside the meeting, in commas.
#[test]
fn a_workshop_in_the_middle_of_the_meeting() {
    check(
        EN,
        &[(
            "On the Saturday in the middle of the meeting, 18 May 2024, a workshop entitled \"Networks\" will take place from 0900 to 1800 hours.",
            &["meeting 2024-05-18 09:00-18:00"],
        )],
    );
}

/// The condition that contributions are translated may stand behind the rule.
#[test]
fn rules_with_their_condition_behind() {
    let body =
        "Contributions should be received two months before the opening of a meeting if they are to be translated.";
    check(EN, &[(body, &["deadline/contributions-translation 2024-03-13"])]);
    check(
        EN,
        &[(
            "Contributions should be received two months before the opening of a meeting.",
            &["deadline/contributions 2024-03-13"],
        )],
    );
}

/// A letter that postpones a meeting calls another in the meantime, on a day with hours of its own.
#[test]
fn a_meeting_called_in_the_meantime() {
    let frame = EN.replace(
        "Meeting of Study Group 13; Geneva, 13-24 May 2024",
        "Postponement of the meeting of Study Group 13; new dates: 13-24 May 2024",
    );
    check(
        &frame,
        &[
            (
                "So that urgent work is not held up, a virtual plenary of Study Group 13 is called on Monday, 11 March 2024, from 1300 to 1500 hours.",
                &["meeting 2024-03-11 13:00-15:00"],
            ),
            ("The meeting of Study Group 13 was to be held from 11 to 22 March 2024.", &[]),
        ],
    );
}

/// E-meetings of the Question that the subject names.
#[test]
fn e_meetings_of_the_question_in_the_subject() {
    let mail = "From: tsbsg15@itu.int\nTo: list@lists.itu.int\nDate: Thursday, 19 May 2022\nSubject: Announcement of Q4/15 e-meetings\n\n\
                Dear colleagues,\n\nI write to convene two e-meetings of the rapporteur group.\n\n\
                E-meeting 1: Tuesday, 7 June 2022, 14:00-16:00 Geneva time\n\nE-meeting 2: Thursday, 16 June 2022, 14:00-16:00 Geneva time\n\n{}\n";
    let letter = read(mail, "Best regards");
    let groups: Vec<_> = letter.events.iter().filter(|e| e.kind == Kind::Meeting).map(|e| e.groups.join(",")).collect();
    assert_eq!(groups, ["Q4/15", "Q4/15"]);
}

/// A quotation ends with its sentence: what is said behind it of old values is not said in it.
#[test]
fn quotations_end_with_their_sentence() {
    check(
        EN,
        &[(
            "\"The meeting will open at 1400 hours on the first day. Participants may register from 1230 hours at the entrance.\" The hours shown previously are no longer valid.",
            &["opening 2024-05-13 14:00", "registration-desk 2024-05-13 12:30"],
        )],
    );
}

/// Lines below a day that name their sessions by numbers alone, which the letter explains. An agenda below a date is none.
#[test]
fn numbers_and_a_tab_below_a_day() {
    let plan = "Annex 1\nDraft time plan\n\nMonday 13 May\n1\tOpening plenary\n2\t[WP 1/13]\n\nTuesday 14 May\n1-2\tWP 2/13\n\n";
    let events: &[&str] = &[
        "session 2024-05-13 09:30-10:45",
        "session 2024-05-13 11:15-12:30 tentative",
        "session 2024-05-14 09:30-10:45",
        "session 2024-05-14 11:15-12:30",
    ];
    check(EN, &[(&format!("{plan}{LEGEND}"), events)]);
    check(EN, &[(plan, &[]), ("Annex 1\nDraft agenda\n\nMonday 13 May\n1\tOpening of the meeting\n2\tAgenda\n", &[])]);
}

/// A correction gives the plan of one day anew, in the letter itself.
#[test]
fn the_plan_of_one_day_in_a_correction() {
    let frame = "Geneva, 15 January 2024\n\nRef:\tCorrigendum 1 to\nTSB Collective letter 5/13\n\n\
                 Subject:\tMeeting of Study Group 13; Geneva, 13-24 May 2024\n\nDear Sir/Madam,\n\n{}\n";
    let body = "For \"will open at 0930 hours on the first day\", read \"will open at 1430 hours on the first day\". The morning has been given to the management team.\n\n\
                The entries of the draft time plan for the opening day become:\n\nMonday, 13 May 2024\n\t1430-1545\tOpening plenary\n\t1615-1730\tWP 1/13\n\nThe rest stays as it is.";
    let events: &[&str] =
        &["opening 2024-05-13 14:30", "session 2024-05-13 14:30-15:45", "session 2024-05-13 16:15-17:30"];
    check(frame, &[(body, events)]);
}

/// The heads of a table of groups go on in a second line: the hour of all deadlines, the zone of all openings.
#[test]
fn a_second_line_of_heads() {
    let frame = EN.replace(
        "Meeting of Study Group 13; Geneva, 13-24 May 2024",
        "Meetings of Working Parties 1/13 and 2/13; Geneva, 13-24 May 2024",
    );
    let table = "The dates are as follows:\n\nGroup\tMeeting date\tDeadline for contributions\tOpening session\n\t\tat 1600 hours UTC\t(Geneva time)\n\
                 Working Party 1/13\t13-20 May 2024\tMonday, 6 May 2024\tMonday, 13 May 2024 at 0930 hours\n\
                 Working Party 2/13\t15-24 May 2024\tWednesday, 8 May 2024\tWednesday, 15 May 2024 at 1000 hours\n\nThe rest follows.\n";
    check(
        &frame,
        &[(
            table,
            &[
                "meeting 2024-05-13..2024-05-20",
                "opening 2024-05-13 09:30",
                "deadline/contributions 2024-05-06 16:00 UTC",
                "meeting 2024-05-15..2024-05-24",
                "opening 2024-05-15 10:00",
                "deadline/contributions 2024-05-08 16:00 UTC",
            ],
        )],
    );
}

/// A letter whose subject postpones a meeting without a date says the new one of "it"; the place stays.
#[test]
fn new_dates_said_of_it() {
    let frame = EN
        .replace("Meeting of Study Group 13; Geneva, 13-24 May 2024", "Postponement of the meeting of Study Group 13");
    let body = "I had invited you to a meeting of Study Group 13 in Livingstone, Zambia, from 9 to 11 April 2024. I must inform you that the meeting has been postponed. It will now be held from 4 to 6 September 2024, at the same place.\n\n\
                The meeting will open at 0900 hours (local time) on the first day.";
    check(&frame, &[(body, &["meeting 2024-09-04..2024-09-06", "opening 2024-09-04 09:00 Africa/Lusaka"])]);
}

/// A head of hours, and the rows of each week behind a label.
#[test]
fn weeks_below_one_head_of_hours() {
    let plan = "Annex 1\nDraft time plan\n\n\t0930-1230\t1430-1730\n\nFirst week\nMon. 13 May\tOpening plenary\tWP 1/13\nTue. 14 May\tWP 2/13\t–\n\n\
                Second week\nMon. 20 May\tWP 3/13\t[Drafting]\n\n";
    let events: &[&str] = &[
        "session 2024-05-13 09:30-12:30",
        "session 2024-05-13 14:30-17:30",
        "session 2024-05-14 09:30-12:30",
        "session 2024-05-20 09:30-12:30",
        "session 2024-05-20 14:30-17:30 tentative",
    ];
    check(EN, &[(plan, events)]);
}

/// A plan in a letter that has no annex: two days at least, each with its lines.
#[test]
fn a_plan_in_the_letter_itself() {
    let plan = "Outline of the week\n\nMon 13 May 2024\n\t1300-1600\tOpening plenary\nTue 14 May 2024\n\t1300-1430\tWG1\n\t1440-1600\tWG2 (to be confirmed)\n\nThe draft agenda is posted.";
    let events: &[&str] = &[
        "session 2024-05-13 13:00-16:00",
        "session 2024-05-14 13:00-14:30",
        "session 2024-05-14 14:40-16:00 tentative",
    ];
    check(EN, &[(plan, events)]);
}

/// Plans typed with tabs or strokes: a head of weekdays alone, hours beside Questions, a legend of a line each.
#[test]
fn heads_of_typed_plans() {
    let frame = EN.replace("13-24 May", "13-15 May");
    let body = |plan: &str| format!("The timetable is as follows.\n\n{plan}");
    let meeting = "meeting 2024-05-13..2024-05-15";
    let rows = "0930-1045\tQ5\tWP1\tQ5\n1115-1230\tQ9\tWP2\tQ7\n";
    let all = [
        meeting,
        "session 2024-05-13 09:30-10:45",
        "session 2024-05-13 11:15-12:30",
        "session 2024-05-14 09:30-10:45",
        "session 2024-05-14 11:15-12:30",
        "session 2024-05-15 09:30-10:45",
        "session 2024-05-15 11:15-12:30",
    ];
    for head in ["\tMonday 13 May\tTuesday 14 May\tWednesday 15 May\n", "Time\tMonday\tTuesday\tWednesday\n"] {
        check(&frame, &[(&body(&format!("{head}{rows}")), &all)]);
        check(&frame, &[(&body(&format!("{head}{rows}").replace('\t', " | ")), &all)]);
    }
    // In two weeks a weekday is no day.
    check(EN, &[(&body(&format!("Time\tMonday\tTuesday\tWednesday\n{rows}")), &[])]);
    let legend = "\tMonday, 13 May 2024\n\tTuesday, 14 May 2024\n\n\tQ2/13\n\t1, 2R\n\t-\n\n\tQ3/13\n\t-\n\t[1]\n\n\nSession times\n\
                  1\t0930-1045\n2\t1115-1230\nR\tremote participation\n";
    check(
        &frame,
        &[(
            &format!("ANNEX C\n\nTime plan\n\t\n{legend}"),
            &[
                meeting,
                "session 2024-05-13 09:30-10:45",
                "session 2024-05-13 11:15-12:30",
                "session 2024-05-14 09:30-10:45 tentative",
            ],
        )],
    );
}

/// The parts of a day in one line, and the items below its day with their hours behind them.
#[test]
fn days_with_their_parts() {
    check(
        EN,
        &[
            (
                "Day 1 (13 May): 1100-1130 Opening; 1130-1230 Contributions; 1245-1400 Contributions",
                &["session 2024-05-13 11:00-11:30", "session 2024-05-13 11:30-12:30", "session 2024-05-13 12:45-14:00"],
            ),
            (
                "Monday, 13 May:\n- opening plenary (0930-1230)\n- WP1/13 (1430-1730)\nTuesday, 14 May:\n- Question 2/13 (0930-1230)\n- Question 6/13 (1430-1730, if required)\n",
                &[
                    "session 2024-05-13 09:30-12:30",
                    "session 2024-05-13 14:30-17:30",
                    "session 2024-05-14 09:30-12:30",
                    "session 2024-05-14 14:30-17:30 tentative",
                ],
            ),
            ("Monday, 13 May:\n- the bank (0930-1230)\n- the shop (1430-1730)\n", &[]),
            (
                "The Questions sit as follows: Q6/13: Mon 13 May 1430-1730, Tue 14 May 0930-1230; Q7/13: Wed 15 May 0930-1230.",
                &["session 2024-05-13 14:30-17:30", "session 2024-05-14 09:30-12:30", "session 2024-05-15 09:30-12:30"],
            ),
        ],
    );
}

/// A table of days with two columns of hours.
#[test]
fn days_with_opening_and_closing() {
    let rows = "Day\tOpening\tClosing\n13 May 2024\t0930\t1730\n14 May 2024\t0900\t1730";
    check(EN, &[(rows, &[])]);
}
