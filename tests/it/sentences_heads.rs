//! Heads, places and years: where a letter's own date stands, which place a meeting has, what year the days of a session have.

use crate::sentences::{check, read};
use crate::sentences_en::EN;
use crate::sentences_six::FR;
use lettercal::event::Kind;
use lettercal::letter::Role;

/// The right column of a head, date and addressee, may come between the label of the subject and its text.
#[test]
fn dates_between_the_label_and_the_subject() {
    let title = "Second meeting of the Working Group on Reform, 13-14 May 2024";
    let heads = [
        format!(
            "General Secretariat\nRef: DM-1186\nSubject:\n15 January 2024\nTo: ITU Member States\n{title}\n\nDear Sir,\n\n{{}}\n"
        ),
        format!(
            "General Secretariat\nRef: DM-1186\nSubject:\nTo Member States\n15 January 2024\n{title}\n\nDear Sir,\n\n{{}}\n"
        ),
        format!(
            "General Secretariat\nRef: DM-1186\nSubject: {title}\n15 January 2024\nTo ITU Member States\n\nDear Sir,\n\n{{}}\n"
        ),
    ];
    for head in heads {
        let letter = read(&head, "Please register by 15 April 2024.");
        assert_eq!(letter.reference.date.map(|d| d.to_string()).as_deref(), Some("2024-01-15"), "{head}");
        assert_eq!(letter.subject.as_deref(), Some(title), "{head}");
        assert_eq!(letter.events.iter().filter(|e| e.kind == Kind::Meeting).count(), 1, "{head}");
    }
    // A meeting of one day has its day on a line of the subject too.
    let letter = read(
        "General Secretariat\nRef: DM-1186\nSubject: Meeting of Study Group 13\n15 May 2024\n\nDear Sir,\n\n{}\n",
        "Come.",
    );
    assert!(letter.events.iter().any(|e| e.kind == Kind::Meeting));
}

/// The city that goes with the days, and not one in the name of a plan or of an agreement.
#[test]
fn cities_in_names_are_no_places() {
    let zone = |subject: &str, body: &str| {
        let head = EN.replace("Meeting of Study Group 13; Geneva, 13-24 May 2024", subject);
        let letter = read(&head, &format!("{body} The meeting will open at 0930 hours on the first day."));
        let opening = letter.events.iter().find(|e| e.kind == Kind::Opening).expect("an opening");
        format!("{:?}", opening.when).contains("Zurich")
    };
    assert!(zone("Workshop on the Doha Action Plan, Geneva, 13-14 May 2024", ""));
    assert!(zone(
        "Meeting of Study Group 13, 13-24 May 2024",
        "As agreed at Santiago, the meeting will take place in Geneva."
    ));
    assert!(!zone("Meeting of Study Group 13, Doha, 13-24 May 2024", ""));
    assert!(!zone("Meeting of Study Group 13, 13-24 May 2024", "The meeting will take place in Santiago, Chile."));
}

/// The year of a session stands before the bracket with its days.
#[test]
fn sessions_have_the_year_before_their_days() {
    for (sentence, role) in [
        ("At its 2022 session (18-27 June), the Council decided to convene the group.", Role::PreviousMeeting),
        ("Resolution 1083 (2021 session, 21-30 June) applies.", Role::Reference),
    ] {
        let letter = read(EN, sentence);
        let days = letter.mentions.iter().find(|m| m.value.contains("06-")).expect("the days of the session");
        assert_eq!(days.role, role, "{sentence}");
        assert!(days.inferred.is_empty(), "{sentence}");
    }
}

/// Groups that share a meeting and open at hours of their own.
#[test]
fn openings_of_groups_that_meet_together() {
    let head = EN.replace("Meeting of Study Group 13; Geneva", "Meetings of Study Groups 4, 11 and 13; Geneva");
    let body =
        "The meeting of Study Group 4 will open at 0930 hours. The meeting of Study Group 13 will open at 1100 hours.";
    check(
        &head,
        &[(body, &["meeting 2024-05-13..2024-05-24", "opening 2024-05-13 09:30", "opening 2024-05-13 11:00"])],
    );
    let letter = read(&head, body);
    let groups: Vec<_> = letter.events.iter().filter(|e| e.kind == Kind::Opening).map(|e| e.groups.clone()).collect();
    assert_eq!(groups, [["SG4"], ["SG13"]]);
}

/// What the reader is asked to do by a day is due then, whatever the meeting is called.
#[test]
fn orders_that_name_the_meeting() {
    let due: &[&str] = &["deadline/other 2024-03-20"];
    check(
        EN,
        &[
            ("Please notify the secretariat of this meeting by 20 March 2024 at the latest.", due),
            ("Participants in this meeting are requested to inform the host by 20 March 2024.", due),
            ("Please contact the secretary of the meeting before 20 March 2024.", due),
            ("Please note that the meeting of JCA-IoT will be held on 20 March 2024.", &["meeting 2024-03-20"]),
        ],
    );
}

/// Lines that end before a noun go on, whatever the next one begins with.
#[test]
fn lines_that_wait_for_a_noun() {
    check(
        EN,
        &[
            (
                "I should like to inform you that the meeting of the group will open at\n0930 hours on the first day.",
                &["opening 2024-05-13 09:30"],
            ),
            (
                "Contributions must be received by the secretariat of the group not later than\n11 April 2024.",
                &["deadline/contributions 2024-04-11"],
            ),
        ],
    );
}

/// A first day is that of the meeting of several, not of the workshop of one.
#[test]
fn first_days_of_what_has_several() {
    let head = EN.replace(
        "Meeting of Study Group 13; Geneva, 13-24 May 2024",
        "Regional workshop, Geneva, 12 May 2024; meeting of Study Group 13, Geneva, 13-24 May 2024",
    );
    let body = "The workshop will run from 0900 to 1700 hours and the group will start at 0930 hours on its first day.";
    let letter = read(&head, body);
    let opening = letter.events.iter().find(|e| e.kind == Kind::Opening).expect("an opening");
    assert!(format!("{:?}", opening.when).contains("2024-05-13"), "{opening:?}");
}

/// The period of working parties is that of their table, also where the sentence names the study group whose parts they are.
#[test]
fn periods_of_parts_and_their_group() {
    let head = "Radiocommunication Bureau\n\nCircular Letter 5/LCCE/12\n\n15 January 2024\n\n\
                Subject:\tMeetings of Working Parties 5A and 5B\n\n{}\n";
    let body = "Working Parties 5A and 5B of Study Group 5 will meet in Geneva from 6 to 16 May 2024.\n\n\
                Group\tMeeting date\tDeadline for contributions\tOpening session\n\
                Working Party 5A\t6-15 May 2024\t29 April 2024\t6 May 2024 at 0930 hours\n\
                Working Party 5B\t9-16 May 2024\t2 May 2024\t9 May 2024 at 0930 hours\n";
    let letter = read(head, body);
    let meetings: Vec<_> = letter.events.iter().filter(|e| e.kind == Kind::Meeting).map(|e| e.groups.clone()).collect();
    assert_eq!(meetings, [["WP5A"], ["WP5B"]]);
}

/// The day and hour below the title of an agenda are those at which the meeting opens.
#[test]
fn agendas_name_the_opening() {
    let agenda = |line: &str| {
        format!("Come.\n\nYours faithfully,\n\nANNEX 1\nDraft agenda\n{line}\n1. Approval of the agenda\n")
    };
    let opening = |line: &str| {
        let letter = read(EN, &agenda(line));
        letter.events.iter().any(|e| e.kind == Kind::Opening)
    };
    assert!(opening("Monday, 13 May 2024, at 09.30 hours"));
    assert!(!opening("Tuesday, 14 May 2024, at 09.30 hours"));
    assert!(!opening("Monday, 13 May 2024, lunch of the management team, at 12.30 hours"));
}

/// Items of a list end with commas and stay items.
#[test]
fn lists_with_commas_stay_lists() {
    check(
        EN,
        &[(
            "The following dates apply to all those who take part in the work of the group:\n\
             - contributions for which a translation is requested by their authors, by 13 March 2024,\n\
             - registration through the focal point of each administration and member, by 12 April 2024,\n\
             - contributions of all others, which are posted as they are received, by 30 April 2024.",
            &[
                "deadline/contributions 2024-04-30",
                "deadline/contributions-translation 2024-03-13",
                "deadline/registration 2024-04-12",
            ],
        )],
    );
}

/// What ends by itself, whose examination ends, and from which meeting a rule counts.
#[test]
fn ends_of_offers_and_of_periods() {
    check(
        EN,
        &[
            (
                "Hotels: A block of rooms is held at the Palace. This offer lapses on 26 April 2024.",
                &["deadline/accommodation 2024-04-26"],
            ),
            ("The consideration period shall end on 20 March 2024.", &["deadline/reply 2024-03-20"]),
            ("The deadline of 20 March 2024 given in the letter lapses.", &[]),
        ],
    );
    check(FR, &[("La période d'examen s'achèvera le 20 mars 2024.", &["deadline/reply 2024-03-20"])]);
    let head = EN.replace(
        "Meeting of Study Group 13; Geneva, 13-24 May 2024",
        "Meetings of Working Party 1/13, Geneva, 13-17 May 2024, and of Study Group 13, Geneva, 20-24 May 2024",
    );
    let body = "Documents to be translated for the meeting of the Study Group should be received two months before the beginning \
                of that meeting.";
    let letter = read(&head, body);
    assert!(letter.events.iter().any(|e| format!("{:?}", e.when).contains("2024-03-20")), "{:?}", letter.events);
}

/// A joint sitting of the groups of a one-day meeting is that meeting; an opening plenary of it is not all of it.
#[test]
fn joint_sittings_of_one_day() {
    let head = EN.replace(
        "Meeting of Study Group 13; Geneva, 13-24 May 2024",
        "Meeting of Working Parties 1/13 and 2/13; Geneva, 13 May 2024",
    );
    let hours = |sentence: &str| {
        let letter = read(&head, sentence);
        let meeting = letter.events.iter().find(|e| e.kind == Kind::Meeting).expect("the meeting");
        format!("{:?}", meeting.when).contains("14:00")
    };
    assert!(hours("Working Parties 1/13 and 2/13 will hold a joint plenary on 13 May 2024 from 1400 to 1730 hours."));
    assert!(!hours(
        "Working Parties 1/13 and 2/13 will hold their opening plenary on 13 May 2024 from 1400 to 1430 hours."
    ));
}

/// Whose meeting it is the subject says, also in a mail to the experts of another Question.
#[test]
fn subjects_say_whose_meeting_it_is() {
    let head = "Dear Q.12/16 experts,\n\nGeneva, 15 January 2024\n\nSubject: Rapporteur meeting on Questions 16 and 17/16\n\nDear Colleagues,\n\n{}\n";
    let letter =
        read(head, "A Rapporteur meeting on Questions 16 and 17/16 will take place in Geneva from 13 to 15 May 2024.");
    let meetings: Vec<_> = letter.events.iter().filter(|e| e.kind == Kind::Meeting).map(|e| e.groups.clone()).collect();
    assert_eq!(meetings, [["Q16/16", "Q17/16"]]);
}
