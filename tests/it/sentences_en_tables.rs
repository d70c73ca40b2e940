//! English tables and the sentences beside them: columns that blanks or strokes part, legends, old values beside new ones,
//! hours in words, what comes too late.

use crate::sentences::check;

/// A letter of 15 January 2024 that calls Study Group 13 to Geneva from 13 to 24 May.
const EN: &str = "INTERNATIONAL TELECOMMUNICATION UNION\n\nGeneva, 15 January 2024\n\nRef:\tTSB Collective letter 5/13\n\n\
                  Subject:\tMeeting of Study Group 13; Geneva, 13-24 May 2024\n\nDear Sir/Madam,\n\n{}\n\nYours faithfully,\n";

#[test]
fn english_sentences() {
    check(
        EN,
        &[
            (
                "The meeting opens at ten o'clock on Monday, 13 May 2024. Badges are handed out from half past eight.",
                &["opening 2024-05-13 10:00", "registration-desk 2024-05-13 08:30"],
            ),
            (
                "The opening plenary begins at nine thirty in the morning of 13 May 2024. It lasts two hours in the morning.",
                &["opening 2024-05-13 09:30"],
            ),
            (
                "Requests for fellowships should reach us by 1 April 2024. The same date holds for requests for interpretation.",
                &["deadline/fellowship 2024-04-01", "deadline/interpretation 2024-04-01"],
            ),
            (
                "Visa letters are prepared on demand, but not for persons who ask for them after 31 March 2024.",
                &["deadline/visa-support 2024-03-31"],
            ),
            (
                "A virtual meeting of Working Party 1/13 is called for 2 May 2024, from 1200 to 1500 hours. Study Group 13 meets from 13 to 24 May 2024. It begins at 0930 hours on the first day.",
                &["meeting 2024-05-02 12:00-15:00", "opening 2024-05-13 09:30"],
            ),
            (
                "The trainers meet before. Their course takes place on Friday, 10 May 2024, from 0930 to 1700 hours.",
                &["meeting 2024-05-10 09:30-17:00"],
            ),
            ("Sound can be tested on 10 May 2024 from 1300 to 1400 hours.", &["session 2024-05-10 13:00-14:00"]),
            ("No contribution is accepted after 1 May 2024.", &["deadline/contributions 2024-05-01"]),
            ("The contributions will be available on the web after 1 May 2024.", &[]),
            (
                "Call for speakers: submissions close at 17:00 hours Geneva time on 12 April 2024.",
                &["deadline/abstract 2024-04-12 17:00"],
            ),
            (
                "The closing date for delayed contributions, which are reproduced in their original language only, is 26 April 2024.",
                &["deadline/contributions 2024-04-26"],
            ),
            (
                "Papers which have to be translated shall be with the Bureau by 13 March 2024.",
                &["deadline/contributions-translation 2024-03-13"],
            ),
            (
                "The form in Annex 2 should be back by 12 April 2024.\n\nAnnexes: 2\n\nANNEX 1\nDraft agenda\n\nANNEX 2\nConfirmation of attendance",
                &["deadline/registration 2024-04-12"],
            ),
            (
                "Delegates can check in from 0815 hours on the first day at the entrance.",
                &["registration-desk 2024-05-13 08:15"],
            ),
        ],
    );
}

#[test]
fn english_tables() {
    let plan = |table: &str| format!("Annexes: 1\n\nANNEX 1\n\nTime plan\n\n{table}");
    let labelled = plan(
        "Day | AM1 | PM1\nMonday 13 May | Plenary | WP1/13\nTuesday 14 May | WP2/13 | -\nFriday 17 May | - | Plenary\n\nAM1: 0930-1045, PM1: 1430-1545",
    );
    let aligned = plan(
        "             0930-1045        1115-1230        1430-1545\nMon 13 May   Opening plenary  WP1/13           WP2/13\nTue 14 May   Q1/13            Q2/13            -\nFri 17 May   -                -                Closing plenary",
    );
    let numbered = plan(
        "Day | 1st session | 2nd session\nMonday, 13 May | - | Plenary\nTuesday, 14 May | WP1/13 | -\n\n1st session: 0900-1015; 2nd session: 1045-1215.",
    );
    let days = plan(
        "Day\tMorning\tAfternoon\nMonday, 13 May 2024\tOpening plenary\tWP1/13\nTuesday, 14 May 2024\tWP2/13\t[WP1/13]\nFriday, 17 May 2024\tClosing plenary\t\n\nMorning: 1000-1230 hours; afternoon: 1400-1700 hours",
    );
    let items = plan(
        "Date | AM | PM\nMonday, 13 May 2024 | 0930-1045 Plenary ; [1115-1230 Drafting group] | -\nTuesday, 14 May 2024 | 0930-1045 WP1/13 | -\nFriday, 17 May 2024 | - | -",
    );
    let each = plan(
        "| Time | Monday, 13 May 2024 |\n| 0930-1045 | Plenary |\n| 1115-1230 | WP1/13 |\n| Time | Tuesday, 14 May 2024 |\n| 0930-1045 | WP2/13 |",
    );
    check(
        EN,
        &[
            (
                &days,
                &[
                    "session 2024-05-13 10:00-12:30",
                    "session 2024-05-13 14:00-17:00",
                    "session 2024-05-14 10:00-12:30",
                    "session 2024-05-14 14:00-17:00 tentative",
                    "session 2024-05-17 10:00-12:30",
                ],
            ),
            (
                &items,
                &[
                    "session 2024-05-13 09:30-10:45",
                    "session 2024-05-13 11:15-12:30 tentative",
                    "session 2024-05-14 09:30-10:45",
                ],
            ),
            (
                &each,
                &["session 2024-05-13 09:30-10:45", "session 2024-05-13 11:15-12:30", "session 2024-05-14 09:30-10:45"],
            ),
            (
                "Group | Date of meeting | Contributions to arrive by (1600 hours UTC) | First session\nWorking Party 1/13 | 13-15 May 2024 | 6 May 2024 | 13 May 2024 at 1000 hours\nWorking Party 2/13 | 15-17 May 2024 | 8 May 2024 | 15 May 2024 at 0930 hours",
                &[
                    "meeting 2024-05-13..2024-05-15",
                    "deadline/contributions 2024-05-06 16:00 UTC",
                    "opening 2024-05-13 10:00",
                    "meeting 2024-05-15..2024-05-17",
                    "deadline/contributions 2024-05-08 16:00 UTC",
                    "opening 2024-05-15 09:30",
                ],
            ),
            (
                &labelled,
                &[
                    "session 2024-05-13 09:30-10:45",
                    "session 2024-05-13 14:30-15:45",
                    "session 2024-05-14 09:30-10:45",
                    "session 2024-05-17 14:30-15:45",
                ],
            ),
            (
                &aligned,
                &[
                    "session 2024-05-13 09:30-10:45",
                    "session 2024-05-13 11:15-12:30",
                    "session 2024-05-13 14:30-15:45",
                    "session 2024-05-14 09:30-10:45",
                    "session 2024-05-14 11:15-12:30",
                    "session 2024-05-17 14:30-15:45",
                ],
            ),
            (&numbered, &["session 2024-05-13 10:45-12:15", "session 2024-05-14 09:00-10:15"]),
            (
                "What is expected:\n\nItem / Not later than\nFellowships / 1 April 2024\nRegistration; visas / 12 April 2024\nContributions / 30 April 2024, 1800 hours UTC",
                &[
                    "deadline/fellowship 2024-04-01",
                    "deadline/registration 2024-04-12",
                    "deadline/visa-support 2024-04-12",
                    "deadline/contributions 2024-04-30 18:00 UTC",
                ],
            ),
            (
                "Dates to respect are these.\n\nFellowships - 1 April 2024\nRegistration - 12 April 2024",
                &["deadline/fellowship 2024-04-01", "deadline/registration 2024-04-12"],
            ),
            (
                "What is expected, and by when:\n\n1 April 2024\tFellowships\n12 April 2024\tRegistration, visas",
                &[
                    "deadline/fellowship 2024-04-01",
                    "deadline/registration 2024-04-12",
                    "deadline/visa-support 2024-04-12",
                ],
            ),
        ],
    );
}

/// A letter that moves its meeting.
#[test]
fn english_old_and_new() {
    const FRAME: &str = "Geneva, 15 January 2024\n\nRef:\tAddendum 1 to\nTSB Collective letter 5/13\n\n\
                         Subject:\tPostponement of the meeting of Study Group 13; Geneva, 13-24 May 2024\n\nDear Sir,\n\n{}\n";
    const DEADLINES: &[&str] = &["deadline/fellowship 2024-04-01", "deadline/contributions 2024-04-30"];
    check(
        FRAME,
        &[
            (
                "You were invited to a meeting of Study Group 13 from 11 to 20 March 2024.\n\n\tSubject\n\tLetter 5/13\n\tNow\n\n\tFellowships\n\t29 January 2024\n\t1 April 2024\n\n\tContributions\n\t27 February 2024\n\t30 April 2024\n",
                DEADLINES,
            ),
            (
                "The dates have changed.\n\nItem | First announced | Revised\nFellowships | 29 January 2024 | 1 April 2024\nContributions | 27 February 2024 | 30 April 2024\n",
                DEADLINES,
            ),
        ],
    );
}

/// Deadlines whose action has many names.
#[test]
fn english_actions() {
    const FRAME: &str = "Geneva, 15 January 2024\n\nRef:\tTSB Collective letter 5/13\n\n\
                         Subject:\tMeeting of Study Group 13; Geneva, 13-24 May 2024\n\nDear Sir,\n\n{}\n";
    check(
        FRAME,
        &[
            (
                "Those who would like to speak from a distance should let us know by 6 May 2024.",
                &["deadline/remote-participation 2024-05-06"],
            ),
            (
                "To receive the connection data, ask for them until 6 May 2024.",
                &["deadline/remote-participation 2024-05-06"],
            ),
            (
                "Contributions which should appear in the six official languages are due by 13 March 2024.",
                &["deadline/contributions-translation 2024-03-13"],
            ),
            ("Project sheets should be with us no later than 15 March 2024.", &["deadline/abstract 2024-03-15"]),
            ("Applications for stands are accepted until 15 March 2024.", &["deadline/abstract 2024-03-15"]),
            (
                "Administrations which operate a register are requested to fill in the table in Annex 2 and to return it by 2 April 2024.",
                &["deadline/reply 2024-04-02"],
            ),
            (
                "The host prepares a letter of introduction. It can only guarantee an answer if you ask for it by 2 April 2024.",
                &["deadline/visa-support 2024-04-02"],
            ),
            (
                "The Union can approach the Swiss authorities on your behalf; a letter to that effect has to arrive not later than 2 April 2024.",
                &["deadline/visa-support 2024-04-02"],
            ),
            ("Kindly complete your registration by 2 April 2024.", &["deadline/registration 2024-04-02"]),
            (
                "Interpretation in English is provided. French will be added when six participants ask for it; we should know by 2 April 2024.",
                &["deadline/interpretation 2024-04-02"],
            ),
            (
                "Contributions will be accepted up to and including 30 April 2024; the system closes at 2359 hours Geneva time on that date.",
                &["deadline/contributions 2024-04-30 23:59"],
            ),
            (
                "Contributions will be accepted up to and including 30 April 2024; the help desk closes at 1730 hours.",
                &["deadline/contributions 2024-04-30"],
            ),
            ("Two Members operate a register of devices.", &[]),
        ],
    );
}

/// Groups on one side, what is due on the other.
#[test]
fn english_deadline_grids() {
    check(
        EN,
        &[
            (
                "| | Contributions to be translated | Contributions in one language |\n| Study Group 13 | 1 March 2024 | 30 April 2024 |\n| Working Party 1/13 | 8 March 2024 | 2 May 2024 |",
                &[
                    "deadline/contributions 2024-04-30",
                    "deadline/contributions 2024-05-02",
                    "deadline/contributions-translation 2024-03-01",
                    "deadline/contributions-translation 2024-03-08",
                ],
            ),
            (
                "| | WP 1/13 | WP 2/13 |\n| Registration (1800 hours) | 12 April 2024 | 15 April 2024 |\n| Fellowships | 1 March 2024 | 4 March 2024 |",
                &[
                    "deadline/fellowship 2024-03-01",
                    "deadline/fellowship 2024-03-04",
                    "deadline/registration 2024-04-12 18:00",
                    "deadline/registration 2024-04-15 18:00",
                ],
            ),
            // Topics of sessions are no actions, though they speak of papers.
            (
                "A workshop of three days takes place from 6 to 8 May 2024.\n\nAnnexes: 1\n\nANNEX 1\nProgramme\n| Date | Hours | Topic |\n| 6 May 2024 | 1000-1200 | Input documents |\n| 7 May 2024 | 1000-1200 | Contributions |\n| 8 May 2024 | 1000-1200 | Replies |",
                &[
                    "meeting 2024-05-06..2024-05-08",
                    "session 2024-05-06 10:00-12:00",
                    "session 2024-05-07 10:00-12:00",
                    "session 2024-05-08 10:00-12:00",
                ],
            ),
        ],
    );
}

/// Where a form, a condition or an exception is named beside what is due.
#[test]
fn english_forms_and_conditions() {
    check(
        EN,
        &[
            ("Please complete the registration form before 31 March 2024.", &["deadline/registration 2024-03-31"]),
            (
                "Fellowships may be asked for on the registration form by 29 March 2024.",
                &["deadline/fellowship 2024-03-29"],
            ),
            (
                "All participants, whether or not they ask for a fellowship, should complete the registration form (Annex 2) and send it to the Bureau before 27 March 2024.",
                &["deadline/registration 2024-03-27"],
            ),
            (
                "A link will be sent to those who ask for remote participation by 30 April 2024.",
                &["deadline/remote-participation 2024-04-30"],
            ),
            ("A link will be sent to all participants by 30 April 2024.", &[]),
            (
                "Registration; requests for visa support letters ....... 30 March 2024\nContributions ....... 30 April 2024",
                &[
                    "deadline/contributions 2024-04-30",
                    "deadline/registration 2024-03-30",
                    "deadline/visa-support 2024-03-30",
                ],
            ),
            (
                "The workshop on the day before, Sunday, 12 May 2024, from 0900 to 1700 hours, is open to all.",
                &["meeting 2024-05-12 09:00-17:00"],
            ),
            ("The time-limit for all other contributions is 12 April 2024.", &["deadline/contributions 2024-04-12"]),
            (
                "The counter for registration at the centre, Long Road, is open from 0800 hours on the first day of the meeting.",
                &["registration-desk 2024-05-13 08:00"],
            ),
        ],
    );
}

/// Hours that the subject gives.
#[test]
fn english_subjects() {
    let subject = |subject: &str| {
        format!("ITU-T JCA-IdM\n\nGeneva, 24 February 2023\n\nSubject: {subject}\n\nDear colleagues,\n\n{{}}\n")
    };
    check(
        &subject("Meeting of JCA-IdM, Geneva, Thursday 13 April 2023, 1430 to 1730 hours"),
        &[("Please come.", &["meeting 2023-04-13 14:30-17:30"])],
    );
    check(
        &subject("Virtual meeting of JCA-IdM, 12-13 April 2023 (1400 hours UTC)"),
        &[("Please come.", &["meeting 2023-04-12..2023-04-13", "opening 2023-04-12 14:00 UTC"])],
    );
    check(
        &subject("Meeting of JCA-IdM, Geneva, Thursday 13 April 2023"),
        &[("The office is open from 1430 to 1730 hours.", &["meeting 2023-04-13"])],
    );
}

/// What a sentence beside the date decides.
#[test]
fn english_sentences_beside() {
    check(
        EN,
        &[
            (
                "Contributions which are to be published should reach the Bureau before 8 April 2024. They will be translated, printed and mailed.",
                &["deadline/contributions-translation 2024-04-08"],
            ),
            (
                "Contributions should reach the Bureau before 10 April 2024. They are not translated but posted as received.",
                &["deadline/contributions 2024-04-10"],
            ),
            (
                "A forum will be held on Sunday, 12 May 2024, from 1330 to 1730 hours. Delegates are asked to register for it separately.",
                &["meeting 2024-05-12 13:30-17:30"],
            ),
            (
                "A forum will be held on Sunday, 12 May 2024, from 1330 to 1730 hours. The invitation to it is sent in a separate letter.",
                &[],
            ),
            (
                "There will be one e-meeting of Question 3/13, on 8 April 2024, 12:00-13:30 UTC.",
                &["meeting 2024-04-08 12:00-13:30 UTC"],
            ),
            (
                "Registration desk (both events): from 0915 hours on 13 May 2024, second floor",
                &["registration-desk 2024-05-13 09:15"],
            ),
            (
                "Six languages can be offered on 14 May and on 16 May, and only if requests for interpretation are received by 8 April 2024.",
                &["deadline/interpretation 2024-04-08"],
            ),
            (
                "The desk at the Montbrillant entrance receives you from 0830 hours on Monday, 13 May 2024.",
                &["registration-desk 2024-05-13 08:30"],
            ),
            (
                "Please note:\n\n        Date              Action\n\n        13 March 2024     Contributions for which\n                          translation is requested\n\n        25 March 2024     Fellowship requests\n                          Requests for interpretation\n\n        12 April 2024     Registration, on line\n",
                &[
                    "deadline/contributions-translation 2024-03-13",
                    "deadline/fellowship 2024-03-25",
                    "deadline/interpretation 2024-03-25",
                    "deadline/registration 2024-04-12",
                ],
            ),
        ],
    );
}

/// A pronoun takes up what the sentence before names.
#[test]
fn english_pronouns() {
    check(
        EN,
        &[
            (
                "The workshop will take place on 7 and 8 May 2024. It will open at 0900 hours on the first day, and registration will begin at 0800 hours that day in the foyer.",
                &["meeting 2024-05-07..2024-05-08", "opening 2024-05-07 09:00", "registration-desk 2024-05-07 08:00"],
            ),
            (
                "A workshop was held on 7 and 8 November 2023. The meeting will open at 0930 hours on the first day.",
                &["opening 2024-05-13 09:30"],
            ),
        ],
    );
}

/// A row that lacks a cell tells nobody to which head its dates belong.
#[test]
fn grids_with_a_lost_cell_are_not_guessed() {
    check(
        EN,
        &[(
            "| | Contributions to be translated | Contributions in one language |\n| Study Group 13 | 1 March 2024 | 30 April 2024 |\n| Working Party 1/13 | 2 May 2024 |",
            &["deadline/contributions 2024-04-30", "deadline/contributions-translation 2024-03-01"],
        )],
    );
}
