//! English sentences and small blocks in the middle of a plain letter: how else the same may be said.

use crate::sentences::check;

/// A letter of 15 January 2024 that calls Study Group 13 to Geneva from 13 to 24 May.
pub(crate) const EN: &str = "INTERNATIONAL TELECOMMUNICATION UNION\n\nGeneva, 15 January 2024\n\nRef:\tTSB Collective letter 5/13\n\n\
                  Subject:\tMeeting of Study Group 13; Geneva, 13-24 May 2024\n\nDear Sir/Madam,\n\n{}\n\nYours faithfully,\n";

#[test]
fn english_deadlines() {
    check(
        EN,
        &[
            (
                "Kindly announce your delegation on the enclosed form before 12 April.",
                &["deadline/registration 2024-04-12"],
            ),
            (
                "Late contributions (not translated) are accepted until 1 May 2024.",
                &["deadline/contributions 2024-05-01"],
            ),
            ("The meeting closes on 24 May 2024; registration is at the desk.", &[]),
            (
                "Such contributions will be published on the web and must therefore be received not later than 1 May 2024.",
                &["deadline/contributions 2024-05-01"],
            ),
            ("Authors of contributions will be chosen and notified by 1 May 2024.", &[]),
            (
                "Pre-registration takes place exclusively online, from 24 January 2024 until 12 April 2024.",
                &["deadline/registration 2024-04-12"],
            ),
            (
                "Texts to be put into the other languages should be with us by 13 March 2024.",
                &["deadline/contributions-translation 2024-03-13"],
            ),
            (
                "Members who want their contribution translated are asked to let us have it by 13 March 2024.",
                &["deadline/contributions-translation 2024-03-13"],
            ),
            (
                "Contributions which come in after 1 May 2024 cannot be dealt with.",
                &["deadline/contributions 2024-05-01"],
            ),
            ("For contributions in one language the limit is 1 May 2024.", &["deadline/contributions 2024-05-01"]),
            (
                "The last day on which contributions can be accepted is Wednesday, 1 May 2024.",
                &["deadline/contributions 2024-05-01"],
            ),
            (
                "Your contributions should have reached the secretariat by the evening of 1 May 2024.",
                &["deadline/contributions 2024-05-01"],
            ),
            ("Contributions are welcome until 1 May 2024 inclusive.", &["deadline/contributions 2024-05-01"]),
            (
                "Kindly let us know by 12 April 2024 who will represent your organization.",
                &["deadline/registration 2024-04-12"],
            ),
            (
                "The names of your delegates should be communicated by 12 April 2024.",
                &["deadline/registration 2024-04-12"],
            ),
            ("Delegates have until 12 April 2024 to register.", &["deadline/registration 2024-04-12"]),
            (
                "Please register your delegates not later than one month before the meeting, that is to say on 12 April 2024.",
                &["deadline/registration 2024-04-12"],
            ),
            ("Registration should be completed by 12 April 2024.", &["deadline/registration 2024-04-12"]),
            (
                "Anyone who needs a letter for the consulate should ask for it by 12 April 2024.",
                &["deadline/visa-support 2024-04-12"],
            ),
            (
                "Should you need help in obtaining your visa, write to us before 12 April 2024.",
                &["deadline/visa-support 2024-04-12"],
            ),
            (
                "Visa: requests for support must be in our hands by 12 April 2024.",
                &["deadline/visa-support 2024-04-12"],
            ),
            (
                "VISAS: Send the particulars of the passport, marked \"visa\", by fax not later than 12 April 2024.",
                &["deadline/visa-support 2024-04-12"],
            ),
            (
                "Fellowships. The duly completed form has to be sent back by 1 April 2024.",
                &["deadline/fellowship 2024-04-01"],
            ),
            (
                "Grants: ITU pays the ticket of one delegate per country; apply before 1 April 2024.",
                &["deadline/fellowship 2024-04-01"],
            ),
            (
                "Applications for financial help are considered if they arrive by 1 April 2024.",
                &["deadline/fellowship 2024-04-01"],
            ),
            (
                "Interpretation will be arranged if a member asks for it by 1 April 2024.",
                &["deadline/interpretation 2024-04-01"],
            ),
            (
                "Delegations which need interpreters should say so before 1 April 2024.",
                &["deadline/interpretation 2024-04-01"],
            ),
            (
                "Members state on the registration form, by 1 April 2024, into which languages they want the plenaries interpreted.",
                &["deadline/interpretation 2024-04-01"],
            ),
            ("Those who depend on captioning should tell us by 1 April 2024.", &["deadline/captioning 2024-04-01"]),
            ("Sign language interpreters can be booked until 1 April 2024.", &["deadline/captioning 2024-04-01"]),
            ("The hotels hold the rooms until 5 April 2024.", &["deadline/accommodation 2024-04-05"]),
            ("The hotel keeps a contingent for us until 5 April 2024.", &["deadline/accommodation 2024-04-05"]),
            (
                "Rooms can be had at the reduced price if they are booked by 5 April 2024.",
                &["deadline/accommodation 2024-04-05"],
            ),
            (
                "Those who would like to give a talk should send a title by 5 April 2024.",
                &["deadline/abstract 2024-04-05"],
            ),
            ("Proposals for talks and posters are accepted until 5 April 2024.", &["deadline/abstract 2024-04-05"]),
            (
                "Candidates for the post of vice-chairman should be made known to me by 5 April 2024.",
                &["deadline/nomination 2024-04-05"],
            ),
            ("Please return the questionnaire by 5 April 2024.", &["deadline/reply 2024-04-05"]),
            (
                "Member States are asked to tell me by 1600 hours UTC on 5 April 2024 whether they approve the text.",
                &["deadline/reply 2024-04-05 16:00 UTC"],
            ),
            ("The consultation closes on 5 April 2024 at 2359 hours UTC.", &["deadline/reply 2024-04-05 23:59 UTC"]),
            ("Comments on the draft may be sent in until 5 April 2024.", &["deadline/reply 2024-04-05"]),
            (
                "Experts who cannot travel should ask for a remote connection by 5 April 2024.",
                &["deadline/remote-participation 2024-04-05"],
            ),
            (
                "Remote participants are requested to announce themselves by 5 April 2024.",
                &["deadline/remote-participation 2024-04-05"],
            ),
            ("Draft TDs should be uploaded by 6 May 2024.", &["deadline/input-documents 2024-05-06"]),
            ("Rapporteurs are to send in their reports by 6 May 2024.", &["deadline/input-documents 2024-05-06"]),
            ("Speakers are to send their slides by 6 May 2024.", &["deadline/other 2024-05-06"]),
            (
                "Registration is open from 1 February 2024 and closes on 12 April 2024.",
                &["deadline/registration 2024-04-12"],
            ),
            ("Online registration opens on 1 February 2024.", &[]),
            ("The report will be posted by 31 May 2024.", &[]),
            ("The list of hotels was last updated on 3 January 2024.", &[]),
            ("The names of the fellows will be made known by 15 April 2024.", &[]),
            (
                "Translation of contributions received by 13 March 2024 is guaranteed.",
                &["deadline/contributions-translation 2024-03-13"],
            ),
            (
                "Please note the dates below:\n\nUp to 13 March 2024: contributions for translation\nUp to 1 April 2024: applications for a fellowship\nUp to 12 April 2024: registration, visa letters",
                &[
                    "deadline/contributions-translation 2024-03-13",
                    "deadline/fellowship 2024-04-01",
                    "deadline/registration 2024-04-12",
                    "deadline/visa-support 2024-04-12",
                ],
            ),
            (
                "The following should be noted:\n\n• 13 March: contributions that need translation\n• 1 April: fellowship forms\n• 1 May: other contributions",
                &[
                    "deadline/contributions-translation 2024-03-13",
                    "deadline/fellowship 2024-04-01",
                    "deadline/contributions 2024-05-01",
                ],
            ),
            (
                "| What | When |\n|---|---|\n| Contributions to be translated | 13 March 2024 |\n| Fellowship requests | 1 April 2024 |\n| Registration and visa letters | 12 April 2024 |",
                &[
                    "deadline/contributions-translation 2024-03-13",
                    "deadline/fellowship 2024-04-01",
                    "deadline/registration 2024-04-12",
                    "deadline/visa-support 2024-04-12",
                ],
            ),
            (
                "Contributions in need of translation ......... 13 March 2024\nFellowship requests ......... 1 April 2024\nRegistration ......... 12 April 2024",
                &[
                    "deadline/contributions-translation 2024-03-13",
                    "deadline/fellowship 2024-04-01",
                    "deadline/registration 2024-04-12",
                ],
            ),
        ],
    );
}

#[test]
fn english_hours() {
    check(
        EN,
        &[
            (
                "Study Group 13 is convened from Monday 13 May 2024 (0930 hours) to Friday 24 May 2024 (1200 hours).",
                &["opening 2024-05-13 09:30"],
            ),
            (
                "The group on end-to-end quality meets at 0930 hours on 13 May 2024, when the Chairman opens the meeting.",
                &["opening 2024-05-13 09:30"],
            ),
            (
                "A workshop is held on 10 May 2024 from 0900 to 1700 hours; registration for the workshop from 0800 hours.",
                &["meeting 2024-05-10 09:00-17:00", "registration-desk 2024-05-10 08:00"],
            ),
            ("The opening plenary is at 10 a.m. on Monday, 13 May 2024.", &["opening 2024-05-13 10:00"]),
            (
                "The Chairman will call the group to order at 1000 hours on the opening day.",
                &["opening 2024-05-13 10:00"],
            ),
            (
                "You will find the enrolment counter in the entrance hall; it is staffed from 0830 hours on 13 May 2024.",
                &["registration-desk 2024-05-13 08:30"],
            ),
            (
                "Badges can be had in the Montbrillant hall from 8.30 a.m. on the first day.",
                &["registration-desk 2024-05-13 08:30"],
            ),
            (
                "Delegates collect their badge at the Montbrillant entrance as of 0830 hours.",
                &["registration-desk 2024-05-13 08:30"],
            ),
            (
                "The desk that issues badges takes up its work at 0830 hours on the first day.",
                &["registration-desk 2024-05-13 08:30"],
            ),
            (
                "The meeting opens at 0930 hours on 13 May 2024, an hour after the registration desk (0830 hours).",
                &["opening 2024-05-13 09:30", "registration-desk 2024-05-13 08:30"],
            ),
            (
                "A reception is offered by the Director on Tuesday, 14 May 2024, from 1800 to 2000 hours.",
                &["session 2024-05-14 18:00-20:00"],
            ),
            (
                "New delegates are given an introduction on 13 May 2024 between 0845 and 0915 hours.",
                &["session 2024-05-13 08:45-09:15"],
            ),
            (
                "On Wednesday, 15 May 2024 the delegates are invited to a concert, 1900-2100 hours.",
                &["session 2024-05-15 19:00-21:00"],
            ),
            (
                "A tutorial on network slicing is planned for 16 May 2024, 1300 to 1400 hours, Room K.",
                &["meeting 2024-05-16 13:00-14:00"],
            ),
            (
                "A workshop on quantum networks takes place on Friday, 10 May 2024, from 0930 to 1730 hours.",
                &["meeting 2024-05-10 09:30-17:30"],
            ),
            (
                "On the day before the meeting, 12 May 2024, a training for newcomers is held from 1400 to 1600 hours.",
                &["meeting 2024-05-12 14:00-16:00"],
            ),
            ("The Service Desk can be consulted from 0800 to 1800 hours.", &[]),
            ("Shuttle buses leave the hotels at 0830 hours each morning.", &[]),
            ("Sessions are held from 0930 to 1230 and from 1430 to 1730 hours every day.", &[]),
            ("The closing plenary will be over by 1600 hours on 24 May 2024.", &[]),
            (
                "The JCA on multimedia will sit on 17 May 2024 from 1430 to 1600 hours.",
                &["meeting 2024-05-17 14:30-16:00"],
            ),
        ],
    );
}

#[test]
fn english_meetings() {
    check(
        EN,
        &[
            (
                "The meeting of Study Group 17, to be held from 5 to 14 June 2024, will consider the text on 12 June 2024.",
                &[],
            ),
            (
                "Working Parties 1/13 and 2/13 will meet on 28 June 2024 from 1300 to 1500 hours.",
                &["meeting 2024-06-28 13:00-15:00"],
            ),
            (
                "The rapporteur group of Question 16/13 will get together from 8 to 10 May 2024.",
                &["meeting 2024-05-08..2024-05-10"],
            ),
            (
                "It is followed by a meeting of the rapporteur group on Question 20/13 (27-28 May 2024).",
                &["meeting 2024-05-27..2024-05-28"],
            ),
            ("The group last met in Geneva from 16 to 27 October 2023.", &[]),
            (
                "After this the group will come together again from 4 to 15 November 2024, to which I shall invite you by a separate letter.",
                &[],
            ),
            ("Study Group 17 meets in the same weeks (20-29 May 2024).", &[]),
            ("WTSA-24 (New Delhi, 15-24 October 2024) will receive the results.", &[]),
            ("The dates were agreed in TSAG's meeting of 22-26 January 2023.", &[]),
        ],
    );
}

#[test]
fn english_corrections() {
    check(
        EN,
        &[
            (
                "The opening plenary, previously announced for 1000 hours, will start at 1130 hours on 13 May 2024.",
                &["opening 2024-05-13 11:30"],
            ),
            (
                "The deadline for contributions, 1 May 2024, was wrongly printed as 2 May 2024.",
                &["deadline/contributions 2024-05-01"],
            ),
            (
                "The date of 1 March 2024 given for fellowships is wrong; it should be 1 April 2024.",
                &["deadline/fellowship 2024-04-01"],
            ),
            (
                "Fellowships: the correct deadline is 1 April 2024 (and not 1 March 2024).",
                &["deadline/fellowship 2024-04-01"],
            ),
            (
                "The deadline for fellowships (1 March 2024) is extended by a month to 1 April 2024.",
                &["deadline/fellowship 2024-04-01"],
            ),
            (
                "In the table of deadlines, \"1 March 2024\" (fellowships) becomes \"1 April 2024\".",
                &["deadline/fellowship 2024-04-01"],
            ),
            (
                "Delete \"1 March 2024\" and insert \"1 April 2024\" as the deadline for fellowships.",
                &["deadline/fellowship 2024-04-01"],
            ),
            ("The opening is brought forward from 1430 to 0930 hours on 13 May 2024.", &["opening 2024-05-13 09:30"]),
            (
                "The meeting opens at 1430 hours on the first day, and no longer at 0930 hours.",
                &["opening 2024-05-13 14:30"],
            ),
            (
                "Where the letter says \"1 March 2024\", read \"1 April 2024\" for the fellowship requests.",
                &["deadline/fellowship 2024-04-01"],
            ),
            (
                "The tutorial announced for 15 May 2024 will instead be given on 16 May 2024, from 1300 to 1400 hours.",
                &["meeting 2024-05-16 13:00-14:00"],
            ),
            ("The workshop on 10 May 2024 has been called off.", &["meeting 2024-05-10 cancelled"]),
        ],
    );
}

/// Tables of meetings in the layouts that converters make of them.
#[test]
fn english_tables_of_meetings() {
    const ROWS: &[&str] = &[
        "meeting 2024-05-13..2024-05-15",
        "meeting 2024-05-14..2024-05-17",
        "opening 2024-05-13 09:30",
        "opening 2024-05-14 14:00",
    ];
    const DUE: &[&str] =
        &["deadline/contributions 2024-05-06 16:00 UTC", "deadline/contributions 2024-05-07 16:00 UTC"];
    let both = || ROWS.iter().chain(DUE).copied().collect::<Vec<_>>();
    check(
        EN,
        &[
            (
                "The Working Parties meet as follows:\n\nWorking Party 1/13\t13-15 May 2024\topens at 0930 hours\nWorking Party 2/13\t14-17 May 2024\topens at 1400 hours",
                ROWS,
            ),
            (
                "The timetable is this:\n\nWP 1/13\n13-15 May 2024\n0930 hours\nWP 2/13\n14-17 May 2024\n1400 hours",
                ROWS,
            ),
            (
                "The timetable is this:\n\n| Working Party | Days | First session |\n|---|---|---|\n| WP 1/13 (Requirements) | 13-15 May 2024 | 13 May 2024, 0930 hours |\n| WP 2/13 (Cloud) | 14-17 May 2024 | 14 May 2024, 1400 hours |",
                ROWS,
            ),
            (
                "Particulars:\n\nBody\tPeriod of the meeting\tText to reach us (1600 hours UTC)\tStarts\n\nWorking Party 1/13\t13.05.2024 to 15.05.2024\t06.05.2024\t13.05.2024 at 09:30\nWorking Party 2/13\t14.05.2024 to 17.05.2024\t07.05.2024\t14.05.2024 at 14:00",
                &both(),
            ),
            (
                "Particulars:\n\n\tBody\n\tLast day for contributions (1600 hours UTC)\n\tPeriod\n\tStarts\n\n\tWP 1/13\n\tMonday, 6 May 2024\n\t13-15 May 2024\n\t13 May 2024\nat 0930 hours\n\n\tWP 2/13\n\tTuesday, 7 May 2024\n\t14-17 May 2024\n\t14 May 2024\nat 1400 hours",
                &both(),
            ),
            // A plan of sessions is no table of meetings.
            (
                "The closing plenaries:\n\nWP 1/13\t23 May 2024\t0930-1045\nWP 2/13\t23 May 2024\t1115-1230",
                &["session 2024-05-23 09:30-10:45", "session 2024-05-23 11:15-12:30"],
            ),
        ],
    );
}

/// Programmes and plans.
#[test]
fn english_programmes() {
    check(
        EN,
        &[
            (
                "Annexes: 1\n\nANNEX 1\n\nProgramme of the newcomers' day\n\nMonday 13 May 2024\n09:00-10:00 Welcome\n10:00-10:30 Coffee break\n10:30-12:00 How ITU-T works",
                &["session 2024-05-13 09:00-10:00", "session 2024-05-13 10:30-12:00"],
            ),
            (
                "Annexes: 1\n\nANNEX 1\n\nProgramme\n\nDay one: Monday, 13 May 2024\n\n0900 - 1000   Opening addresses\n1030 - 1200   Session 1: Networks\n\nDay two: Tuesday, 14 May 2024\n\n0930 - 1100   Session 2: Services",
                &["session 2024-05-13 09:00-10:00", "session 2024-05-13 10:30-12:00", "session 2024-05-14 09:30-11:00"],
            ),
            (
                "Annexes: 1\n\nANNEX 1\n\nProgramme\n\n13 May 2024\n0900-1000: Opening addresses\n1030-1200: Session 1\n14 May 2024\n0930-1100: Session 2",
                &["session 2024-05-13 09:00-10:00", "session 2024-05-13 10:30-12:00", "session 2024-05-14 09:30-11:00"],
            ),
            (
                "Annexes: 1\n\nANNEX 1\n\nTime plan\n\n| | Monday 13 May | Tuesday 14 May |\n|---|---|---|\n| 0930-1045 | Opening plenary | Q1/13 |\n| 1115-1230 | WP1/13 | [Q2/13] |\n| 1430-1545 | | Q3/13 |",
                &[
                    "session 2024-05-14 14:30-15:45",
                    "session 2024-05-13 09:30-10:45",
                    "session 2024-05-14 09:30-10:45",
                    "session 2024-05-13 11:15-12:30",
                    "session 2024-05-14 11:15-12:30 tentative",
                ],
            ),
        ],
    );
}

/// Letters that move their meeting, or call several.
#[test]
fn english_subjects() {
    const FRAME: &str =
        "Geneva, 15 January 2024\n\nRef:\tTSB Collective letter 5/13\n\nSubject:\t{}\n\nYours faithfully,\n";
    const MOVED: &[&str] = &["meeting 2024-07-22..2024-07-31"];
    check(
        FRAME,
        &[
            (
                "Postponement of the meeting of Study Group 13 (Geneva, 11-20 March 2024) to 22-31 July 2024\n\nDear Sir,",
                MOVED,
            ),
            (
                "Meeting of Study Group 13 planned for 11-20 March 2024: new dates, Geneva, 22-31 July 2024\n\nDear Sir,",
                MOVED,
            ),
            ("Meeting of Study Group 13, originally 11-20 March 2024, now 22-31 July 2024\n\nDear Sir,", MOVED),
            ("Meeting of Study Group 13: 22-31 July 2024 instead of 11-20 March 2024\n\nDear Sir,", MOVED),
            (
                "Meeting of Study Group 13 and workshop; Geneva, 22-31 July 2024\n\nDear Sir,\n\nRegistrations made before 15 January 2024 remain valid.",
                MOVED,
            ),
            (
                "Regional forum on spectrum, Geneva, 4-6 March 2024\n\nDear Sir,\n\nThe forum opens at 0930 hours. A two-day training on licences follows the forum (6-7 March 2024), starting at 1430 hours on the first of these days.",
                &[
                    "meeting 2024-03-04..2024-03-06",
                    "meeting 2024-03-06..2024-03-07",
                    "opening 2024-03-04 09:30",
                    "opening 2024-03-06 14:30",
                ],
            ),
            (
                "Rapporteur group meetings of Study Group 13, Geneva, 18-22 March 2024\n\nDear Sir,\n\nThe groups meet as follows:\n\n- Questions 1/13 and 2/13: 18-20 March 2024\n- Question 6/13: 21-22 March 2024",
                &["meeting 2024-03-18..2024-03-20", "meeting 2024-03-21..2024-03-22"],
            ),
            (
                "Meetings of Working Parties 5A and 5B and of Study Group 5, Geneva, 20 May - 7 June 2024\n\nDear Sir,\n\nWorking Party 5A meets from 20 to 31 May, Working Party 5B from 27 May to 4 June and Study Group 5 from 6 to 7 June 2024. Working Party 5A opens at 0930 hours on 20 May; Working Party 5B at 1400 hours on 27 May; Study Group 5 at 1000 hours on 6 June.\n\nContributions must be received by 1600 hours UTC on 13 May 2024 (WP 5A), 20 May 2024 (WP 5B) and 30 May 2024 (SG 5).",
                &[
                    "meeting 2024-05-20..2024-05-31",
                    "meeting 2024-05-27..2024-06-04",
                    "meeting 2024-06-06..2024-06-07",
                    "opening 2024-05-20 09:30",
                    "opening 2024-05-27 14:00",
                    "opening 2024-06-06 10:00",
                    "deadline/contributions 2024-05-13 16:00 UTC",
                    "deadline/contributions 2024-05-20 16:00 UTC",
                    "deadline/contributions 2024-05-30 16:00 UTC",
                ],
            ),
        ],
    );
}
