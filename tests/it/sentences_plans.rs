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
