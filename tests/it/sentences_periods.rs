//! Meetings that share a period or a table, and rules in days with their hour.

use crate::sentences::{ZH, check, read};
use crate::sentences_en::EN;
use lettercal::event::Kind;

/// The days and groups of the meetings of a letter.
fn meetings(frame: &str, body: &str) -> Vec<String> {
    let letter = read(frame, body);
    let shown = |e: &lettercal::event::Event| format!("{} {}", e.when.first_day(), e.groups.join("+"));
    letter.events.iter().filter(|e| e.kind == Kind::Meeting).map(shown).collect()
}

/// One period in the subject, two meetings with days of their own in the letter.
#[test]
fn two_meetings_of_one_period() {
    let two = EN.replace(
        "Meeting of Study Group 13; Geneva, 13-24 May 2024",
        "Workshop on slicing and meeting of SG13RG-AFR; Kigali, 13-16 May 2024",
    );
    let body = "A workshop on slicing will take place on 13 and 14 May 2024. It will be followed by the meeting of the Regional Group of \
                Study Group 13 for Africa on 15 and 16 May 2024.";
    assert_eq!(meetings(&two, body), ["2024-05-13 ", "2024-05-15 SG13RG-AFR"]);
    // The group stands in the sentence before, the workshop behind its day.
    let body = "You are invited to the meeting of SG13RG-AFR. It is to be held from 14 to 16 May 2024. The day before, on 13 May 2024, \
                the host will run a workshop on slicing.";
    assert_eq!(meetings(&two, body), ["2024-05-13 ", "2024-05-14 SG13RG-AFR"]);
    // Where only the whole period is told, there is one event.
    let body = "You are invited to the meeting of SG13RG-AFR. It is to be held from 13 to 16 May 2024.";
    assert_eq!(meetings(&two, body).len(), 1);
    let parties =
        EN.replace("Meeting of Study Group 13", "Meetings of Working Parties 1/13 and 2/13 and of Study Group 13");
    let body = "Working Parties 1/13 and 2/13 will meet from 13 to 22 May 2024, and Study Group 13 on 24 May 2024.";
    assert_eq!(meetings(&parties, body), ["2024-05-13 WP1/13+WP2/13", "2024-05-24 SG13"]);
    let han = ZH.replace("第13研究组会议", "第1/13、第2/13工作组及第13研究组会议");
    let body = "第1/13和第2/13工作组将于2024年5月13日至22日召开会议，第13研究组将于2024年5月24日召开会议。";
    assert_eq!(meetings(&han, body), ["2024-05-13 WP1/13+WP2/13", "2024-05-24 SG13"]);
    // The ends of a meeting are no parts of it.
    let body = "Study Group 13 will hold its opening plenary on 13 May 2024 and Working Party 2/13 will hold its closing plenary on 24 May 2024.";
    assert!(meetings(&parties, body).iter().all(|m| !m.starts_with("2024-05-24")));
    // A part that does not reach the end of the period leaves the subject as it is.
    let body = "Working Parties 1/13 and 2/13 will meet on 14 May 2024 for a joint plenary.";
    assert!(meetings(&parties, body).iter().any(|m| m.starts_with("2024-05-13")));
}

/// Rapporteur groups of a study group are not the study group.
#[test]
fn rapporteur_groups_of_a_study_group() {
    check(
        EN,
        &[
            ("The Rapporteur groups of Study Group 13 meet from 6 to 8 May 2024.", &["meeting 2024-05-06..2024-05-08"]),
            ("Study Group 13 will meet from 13 to 24 May 2024.", &[]),
        ],
    );
    check(ZH, &[("第13研究组各报告人组将于2024年5月6日至8日召开会议。", &["meeting 2024-05-06..2024-05-08"])]);
}

/// Tables whose rows are meetings with a period, or with a day and its hours, and last days under heads that say so.
#[test]
fn rows_of_meetings() {
    let board = "Geneva, 15 January 2024\n\nRef:\tTSB Circular 5\n\nSubject:\tMeetings of FG-XYZ in 2024\n\nDear Sir/Madam,\n\n{}\n";
    let table = "\tMeeting\n\tDates\n\tContributions to be received by\n\n\t1st meeting\n\t17 - 21 June 2024\n\t3 June 2024\n\n\
                 \t2nd meeting\n\t2 - 6 September 2024\n\t19 August 2024\n";
    assert_eq!(meetings(board, table), ["2024-06-17 FG-XYZ", "2024-09-02 FG-XYZ"]);
    check(
        board,
        &[(
            table,
            &[
                "deadline/contributions 2024-06-03",
                "deadline/contributions 2024-08-19",
                "meeting 2024-06-17..2024-06-21",
                "meeting 2024-09-02..2024-09-06",
            ],
        )],
    );
    // A column that is no last day.
    let posted = table.replace("Contributions to be received by", "Report posted");
    check(board, &[(&posted, &["meeting 2024-06-17..2024-06-21", "meeting 2024-09-02..2024-09-06"])]);
}

/// The hour of a rule stands in a bracket; papers in time for translation have a rule of their own.
#[test]
fn rules_with_an_hour() {
    check(
        EN,
        &[
            (
                "Contributions shall be received not later than seven calendar days (1600 hours UTC) prior to the start of the meeting.",
                &["deadline/contributions 2024-05-06 16:00 UTC"],
            ),
            (
                "Contributions should be received no later than seven calendar days (1600 hours UTC) prior to the start of the meeting, \
                 i.e. by 6 May 2024.",
                &["deadline/contributions 2024-05-06 16:00 UTC"],
            ),
            (
                "Contributions must be received by TSB not later than 1 May 2024. Contributions received at least two months before the \
                 start of the meeting may be translated, if required.",
                &["deadline/contributions 2024-05-01", "deadline/contributions-translation 2024-03-13"],
            ),
        ],
    );
    check(
        ZH,
        &[(
            "文稿须不晚于会议开幕前七个日历日（协调世界时16时）提交。",
            &["deadline/contributions 2024-05-06 16:00 UTC"],
        )],
    );
}
