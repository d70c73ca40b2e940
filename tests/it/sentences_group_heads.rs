//! Whose day something is: lines below the line of a group, lines that begin with one, rows with places, periods of several.

use crate::sentences::{check, read};
use crate::sentences_en::EN;
use lettercal::event::Kind;
use lettercal::note::Code;

fn circular(subject: &str) -> String {
    EN.replace("TSB Collective letter 5/13", "Circular letter 5/LCCE/150")
        .replace("Meeting of Study Group 13; Geneva, 13-24 May 2024", subject)
}

/// The groups of each deadline of a letter.
fn targets(frame: &str, body: &str) -> Vec<String> {
    let letter = read(frame, body);
    assert!(letter.notes.iter().all(|n| n.code != Code::DateConflict), "{body}");
    let due = letter.events.iter().filter(|e| e.kind == Kind::Deadline);
    due.map(|e| format!("{} {}", e.when.first_day(), e.groups.join(" "))).collect()
}

/// Blocks of deadlines with a line for each group above them.
#[test]
fn deadlines_below_lines_of_groups() {
    let frame = circular("Meetings of ITU-D Study Groups 1 and 2, Geneva, 23 October - 3 November 2024");
    let body = "- Study Group 1: Monday 21 to Friday 25 October 2024\n- Study Group 2: Monday 28 October to Friday 1 November 2024\n\n\
                Key dates\n\nStudy Group 1\nContributions for translation: 6 September 2024\nContributions: 9 October 2024\n\n\
                Study Group 2\nContributions for translation: 13 September 2024\nContributions: 16 October 2024\n\n\
                Both meetings\nVisa support requests: 20 September 2024\n";
    let found = targets(&frame, body);
    assert_eq!(found, ["2024-09-06 SG1", "2024-09-13 SG2", "2024-09-20 ", "2024-10-09 SG1", "2024-10-16 SG2"]);
}

/// Lines that call a group each and set its last day.
#[test]
fn deadlines_in_lines_of_groups() {
    let frame = circular("Meetings of Working Parties 5A and 5B");
    let body = "The meetings are held in Geneva as follows:\n\nWP 5A: 13-23 May 2024, opening 13 May at 09:30; contributions by 6 May 2024\n\
                WP 5B: 13-24 May 2024, opening 13 May at 11:00; contributions by 6 May 2024\n";
    assert_eq!(targets(&frame, body), ["2024-05-06 WP5A", "2024-05-06 WP5B"]);
    let alone = "WP 5A: 13-23 May 2024\nWP 5B: 13-24 May 2024\n\nContributions are due by 6 May 2024.";
    assert_eq!(targets(&frame, alone), ["2024-05-06 "]);
}

/// A place may stand between a group and its days, one with a word of another language too.
#[test]
fn groups_with_their_places() {
    let frame =
        circular("Meetings of Study Group 3 Regional Groups").replace("Circular letter 5/LCCE/150", "TSB Circular 166");
    let body = "The regional groups of Study Group 3 will meet as follows:\n\nSG3RG-AFR\tCairo, Egypt\t30-31 January 2025\n\
                SG3RG-LAC\tSan Salvador, El Salvador\t25-26 February 2025\nSG3RG-AO\tSeoul, Korea\t4-5 March 2025";
    let found = ["meeting 2025-01-30..2025-01-31", "meeting 2025-02-25..2025-02-26", "meeting 2025-03-04..2025-03-05"];
    check(&frame, &[(body, &found)]);
}

/// Meetings of bodies that the letter does not call contradict nothing.
#[test]
fn reports_to_other_meetings() {
    check(
        EN,
        &[
            ("The outcome of the workshop will be reported to the meeting of Study Group 17, 17-28 June 2024.", &[]),
            (
                "The report of the workshop will be considered by TSAG at its meeting from 29 July to 2 August 2024.",
                &[],
            ),
            ("The workshop on trust will be held on 17 June 2024.", &["meeting 2024-06-17"]),
        ],
    );
}

/// The row of a table may name its place in a bracket; the period of several rows says them again.
#[test]
fn rows_with_places_and_their_period() {
    let frame = circular("Meeting of Study Group 8, Geneva, 24-25 June 2024, and of Working Parties 8A, 8B and 8F");
    let table = "Group\tMeeting date\tDeadline for contributions\tOpening session\n\
                 WP 8F (Kyoto)\t22-31 May 2024\t15 May 2024\tWednesday 22 May 2024 at 10:00 hours\n\
                 WP 8A\t13-21 June 2024\t6 June 2024\tThursday 13 June 2024 at 09:30 hours\n\
                 WP 8B\t14-20 June 2024\t7 June 2024\tFriday 14 June 2024 at 09:30 hours\n\
                 SG 8\t24-25 June 2024\t17 June 2024\tMonday 24 June 2024 at 09:30 hours\n";
    let events: &[&str] = &[
        "meeting 2024-05-22..2024-05-31",
        "meeting 2024-06-13..2024-06-21",
        "meeting 2024-06-14..2024-06-20",
        "meeting 2024-06-24..2024-06-25",
        "opening 2024-05-22 10:00 Asia/Tokyo",
        "opening 2024-06-13 09:30",
        "opening 2024-06-14 09:30",
        "opening 2024-06-24 09:30",
        "deadline/contributions 2024-05-15",
        "deadline/contributions 2024-06-06",
        "deadline/contributions 2024-06-07",
        "deadline/contributions 2024-06-17",
    ];
    check(&frame, &[(table, events)]);
    let period = format!("Working Parties 8A and 8B will meet in Geneva from 13 to 21 June 2024.\n\n{table}");
    check(&frame, &[(&period, events)]);
}

/// A session that opens is that of which the sentence before speaks first.
#[test]
fn what_the_sentence_before_speaks_of() {
    let frame = circular("Meeting of Study Group 5, Geneva, 27-28 May 2024, and of its Working Parties");
    check(
        &frame,
        &[(
            "Study Group 5 will meet in Geneva on 27 and 28 May 2024, following the meetings of Working Parties 5A and 5B, which will be \
             held from 13 to 24 May 2024. The opening session begins at 0930 hours.",
            &["meeting 2024-05-13..2024-05-24", "meeting 2024-05-27..2024-05-28", "opening 2024-05-27 09:30"],
        )],
    );
    check(
        EN,
        &[
            (
                "The meeting will open at 1000 hours on Tuesday 14 May 2024, 13 May being a holiday. Badges are issued from 0830 hours.",
                &["opening 2024-05-14 10:00", "registration-desk 2024-05-14 08:30"],
            ),
            (
                "The meeting will open at 1000 hours on Tuesday 14 May 2024. Badges are issued from 0830 hours on the first day.",
                &["opening 2024-05-14 10:00", "registration-desk 2024-05-13 08:30"],
            ),
        ],
    );
}

/// Papers that come too late, papers that are registered, and rules whose day stands behind them.
#[test]
fn papers() {
    check(
        EN,
        &[
            (
                "Late contributions, received between 6 May 2024 (1600 hours UTC) and the opening of the meeting, will not be considered.",
                &["deadline/contributions 2024-05-06 16:00 UTC"],
            ),
            (
                "Contributions are posted as received until 2 May 2024; those arriving after 6 May 2024 cannot be accepted.",
                &["deadline/contributions 2024-05-02", "deadline/contributions 2024-05-06"],
            ),
            ("Delegates are expected to arrive by 12 May 2024.", &[]),
            (
                "Document registration deadline: 30 April 2024\nDocument upload deadline: 3 May 2024",
                &["deadline/input-documents 2024-04-30", "deadline/input-documents 2024-05-03"],
            ),
            (
                "Contributions that are to be translated should be received 45 days before the meeting, that is on 29 March 2024, and \
                 all other contributions 12 days before it, on 1 May 2024.",
                &["deadline/contributions-translation 2024-03-29", "deadline/contributions 2024-05-01"],
            ),
        ],
    );
}

/// A circular for the Rapporteur groups of a study group calls each that a sentence names beside its table, with what is due for it.
#[test]
fn groups_of_the_subject_beside_their_table() {
    let frame = circular("Rapporteur group meetings of Study Group 15 (Optical networks)")
        .replace("Circular letter 5/LCCE/150", "TSB Circular 197");
    let table = "| Question | Date | Place | Input documents by |\n|---|---|---|---|\n| Q4/15 | 15-19 April 2024 | Red Bank, United States | 5 April 2024 |\n\
                 | Q13/15 | 26-30 May 2024 | Ottawa, Canada | 16 May 2024 |\n\n";
    let all = |body: &str| {
        let letter = read(&frame, &format!("{table}{body}"));
        let events = letter.events.iter().map(|e| format!("{} {} {}", e.kind, e.when.first_day(), e.groups.join(" ")));
        let rows = ["2024-04-15 Q4/15", "2024-04-05 Q4/15", "2024-05-26 Q13/15", "2024-05-16 Q13/15"];
        events.filter(|e| !rows.iter().any(|r| e.ends_with(r))).collect::<Vec<_>>()
    };
    let invited = "The Rapporteur group on Question 6/15 has been invited to Ipswich, United Kingdom. It will meet there on 10 and 11 June 2024. \
                   The meeting starts at 0900 hours on the first day. Texts for this group should be uploaded by 30 May 2024.";
    assert_eq!(all(invited), ["deadline 2024-05-30 Q6/15", "meeting 2024-06-10 Q6/15", "opening 2024-06-10 Q6/15"]);
    let call = "The group on Question 1/15 is to hold a telephone conference on 24 June 2024, which begins at 1400 hours and ends at 1600 hours.";
    assert_eq!(all(call), ["meeting 2024-06-24 Q1/15"]);
    // Other groups, earlier meetings, and what is due in a paragraph that calls none.
    assert_eq!(all("Question 3/13 meets on 20 May 2024."), [] as [&str; 0]);
    assert_eq!(all("Question 6/15 last met on 10 January 2024 in Ipswich."), [] as [&str; 0]);
    assert_eq!(all("Documents should be uploaded by 4 April 2024."), ["deadline 2024-04-04 "]);
    assert_eq!(
        all("Question 6/15 meets on 10 June 2024 in Ipswich.\nDocuments should be uploaded by 30 May 2024.")
            .first()
            .map(String::as_str),
        Some("deadline 2024-05-30 ")
    );
}
