//! Layouts of plans and corrections, said as converters print them, and words that stand beside what is due: each rule beside what
//! only looks like it.

use crate::sentences::{ZH, check};
use crate::sentences_en::EN;
use crate::sentences_six::{AR, ES, FR, RU};

/// A grid typed with tabs, whose corner is empty.
#[test]
fn a_grid_below_an_empty_corner() {
    let plan = "Annex 1\nDraft time plan\n\nFirst week\n\tMon 13 May\tTue 14 May\tWed 15 May\n\
                0930-1230\tOpening plenary\tWP 1/13\tWP 2/13\n1430-1730\tWP 1/13 opening\tWP 2/13\t–\n";
    check(
        EN,
        &[(
            plan,
            &[
                "session 2024-05-13 09:30-12:30",
                "session 2024-05-13 14:30-17:30",
                "session 2024-05-14 09:30-12:30",
                "session 2024-05-14 14:30-17:30",
                "session 2024-05-15 09:30-12:30",
            ],
        )],
    );
}

/// What is held stands at the head of a row, and the cells below the days give the numbers of its sessions.
#[test]
fn cells_that_give_session_numbers() {
    let rows = "\n\n\t\n\tMonday, 13 May 2024\n\tTuesday, 14 May 2024\n\n\tOpening plenary\n\t1, 3\n\t\n\n\tWP 1/13\n\t[4]\n\t1-2\n\n";
    let legend = "Session 1: 0930-1045; session 2: 1115-1230; session 3: 1430-1545; session 4: 1615-1730\n";
    let events: &[&str] = &[
        "session 2024-05-13 09:30-10:45",
        "session 2024-05-13 14:30-15:45",
        "session 2024-05-13 16:15-17:30 tentative",
        "session 2024-05-14 09:30-10:45",
        "session 2024-05-14 11:15-12:30",
    ];
    check(EN, &[(&format!("Annex 1\nDraft time plan{rows}{legend}"), events)]);
}

/// A life of the candidate goes with what is sent in, and is what is due only where nothing else is.
#[test]
fn papers_that_go_with_others() {
    let talk: &[&str] = &["deadline/abstract 2024-04-12"];
    let candidate: &[&str] = &["deadline/nomination 2024-04-12"];
    check(
        EN,
        &[
            ("Speakers should send an abstract and a short curriculum vitae by 12 April 2024.", talk),
            ("A curriculum vitae should be sent by 12 April 2024.", candidate),
            ("Candidates for the post should submit a letter of support and a biography by 12 April 2024.", candidate),
            ("Letters of support should be requested by 12 April 2024.", &["deadline/visa-support 2024-04-12"]),
        ],
    );
    check(FR, &[("Les orateurs enverront un résumé et une notice biographique avant le 12 avril 2024.", talk)]);
    check(ES, &[("Los ponentes enviarán un resumen y su currículum antes del 12 de abril de 2024.", talk)]);
    check(RU, &[("Тезисы и краткая биография должны быть представлены до 12 апреля 2024 года.", talk)]);
    check(AR, &[("ويرسل ملخص العرض والسيرة الذاتية قبل 12 أبريل 2024.", talk)]);
    check(ZH, &[("请在2024年4月12日之前提交摘要和简历。", talk)]);
}

/// Under a label that says no more than "Documents", what the sentence before names is due.
#[test]
fn documents_that_are_contributions() {
    let body =
        "Documents: Please post your contributions yourself. They have to be online no later than 12 April 2024.";
    check(EN, &[(body, &["deadline/contributions 2024-04-12"])]);
}

/// Offices are open on days of work; a meeting that names its day is none.
#[test]
fn counters_open_on_working_days() {
    check(
        EN,
        &[
            (
                "During the meeting documents are found at the documents counter, open from 0815 to 1800 hours on working days.",
                &[],
            ),
            ("The visa desk of the Bureau answers calls from 0930 to 1130 hours.", &[]),
            (
                "Delegates are registered at the Montbrillant building from 0830 hours onwards.",
                &["registration-desk 2024-05-13 08:30"],
            ),
        ],
    );
}

/// A correction sets the old value beside the new one, under heads of one word.
#[test]
fn values_for_and_read() {
    let frame = "Geneva, 15 January 2024\n\nRef:\tCorrigendum 1 to\nTSB Collective letter 5/13\n\n\
                 Subject:\tMeeting of Study Group 13; Geneva, 13-24 May 2024\n\nDear Sir/Madam,\n\n{}\n";
    let table = "Please correct the deadlines:\n\nItem\tFor\tRead\nRegistration\t10 April 2024\t12 April 2024\nContributions\t28 April 2024\t30 April 2024\n";
    check(frame, &[(table, &["deadline/registration 2024-04-12", "deadline/contributions 2024-04-30"])]);
}

/// A forum and a training that follows it have the days that the invitation gives them, not those of the subject together.
#[test]
fn side_events_dated_together() {
    let frame = "Geneva, 15 January 2024\n\nRef.: BDT/PKM/DM-118\n\nSubject: Regional Forum and Training, Kampala, Uganda, 13-17 May 2024\n\n\
                 Dear Sir/Madam,\n\n{}\n";
    let told = "I invite you to the Regional Forum, to be held in Kampala on 13 and 14 May 2024, and to the training, which follows it from 15 to 17 May 2024.";
    check(frame, &[(told, &["meeting 2024-05-13..2024-05-14", "meeting 2024-05-15..2024-05-17"])]);
    let once = "I invite you to the Regional Forum and Training, to be held in Kampala from 13 to 17 May 2024.";
    check(frame, &[(once, &["meeting 2024-05-13..2024-05-17"])]);
}

/// Hours between the days of a meeting and its deadline are those at which it begins, whatever their column is called.
#[test]
fn hours_beside_the_days_of_a_meeting() {
    let frame = EN.replace(
        "Meeting of Study Group 13; Geneva, 13-24 May 2024",
        "Meetings of Working Parties 1/13, of JCA-SDN and of Study Group 13; Geneva, 13-24 May 2024",
    );
    let table = "The table shows when each of them meets:\n\n\tMeeting\n\tDates\n\tBegins\n\tContributions by\n\n\
                 \tWorking Party 1/13\n\t13-22 May 2024\n\tFirst day, 0930 hours\n\t30 April 2024\n\n\
                 \tJCA-SDN\n\t15 May 2024\n\t1430-1730 hours\n\t2 May 2024\n\n\
                 \tStudy Group 13\n\t24 May 2024\n\t1000 hours\n\t–\n";
    check(
        &frame,
        &[(
            table,
            &[
                "meeting 2024-05-13..2024-05-22",
                "opening 2024-05-13 09:30",
                "deadline/contributions 2024-04-30",
                "meeting 2024-05-15 14:30-17:30",
                "deadline/contributions 2024-05-02",
                "meeting 2024-05-24",
                "opening 2024-05-24 10:00",
            ],
        )],
    );
}

/// Who follows from afar tells so; who presents from afar has sent the contribution already.
#[test]
fn meetings_followed_from_afar() {
    let due: &[&str] = &["deadline/remote-participation 2024-04-12"];
    check(
        EN,
        &[
            (
                "Those who cannot travel may follow the meeting over the Internet, provided they let us know by 12 April 2024.",
                due,
            ),
            (
                "Delegates who intend to present a contribution remotely should notify the Counsellor by 12 April 2024.",
                due,
            ),
            (
                "To help us with the preparation of badges and rooms, please register before 12 April 2024.",
                &["deadline/registration 2024-04-12"],
            ),
            ("Rooms should be booked before 12 April 2024.", &["deadline/accommodation 2024-04-12"]),
        ],
    );
}

/// A forum that is held for some hours on a day before the meeting is no deadline, though "before" stands in front of its date.
#[test]
fn a_forum_on_the_friday_before() {
    check(
        EN,
        &[
            (
                "- a Forum on small cells, on the Friday before it, 10 May 2024, from 1000 to 1630 hours;",
                &["meeting 2024-05-10 10:00-16:30"],
            ),
            (
                "Please register for the Forum before 10 May 2024, 1600 hours.",
                &["deadline/registration 2024-05-10 16:00"],
            ),
        ],
    );
}

/// Papers that are dealt with as contributions, and a date whose old value the sentence before gave.
#[test]
fn contributions_called_papers_and_corrected() {
    check(
        EN,
        &[(
            "Papers that come in not later than 30 April 2024 are dealt with as delayed contributions.",
            &["deadline/contributions 2024-04-30"],
        )],
    );
    let frame = "Geneva, 15 January 2024\n\nRef:\tCorrigendum 1 to\nTSB Collective letter 5/13\n\n\
                 Subject:\tMeeting of Study Group 13; Geneva, 13-24 May 2024\n\nDear Sir/Madam,\n\n{}\n";
    let body = "The letter gave 3 May 2024 as the last day for contributions. This was an error; the correct date is 30 April 2024.";
    check(frame, &[(body, &["deadline/contributions 2024-04-30"])]);
}

/// What the address of a page says names no meeting.
#[test]
fn words_in_addresses() {
    check(
        EN,
        &[(
            "Registration is made at http://www.itu.int/go/seminar-costs and will be open from 1 March 2024. Please register by 12 April 2024.",
            &["deadline/registration 2024-04-12"],
        )],
    );
}

/// A list of dates behind a colon, each "for" what is due.
#[test]
fn dates_for_what_is_due() {
    let list = "Allow me to remind you of some dates:\n\n- 12 April 2024 for the announcement of delegates;\n- 30 April 2024 for all other contributions to Study Group 13.\n";
    check(EN, &[(list, &["deadline/registration 2024-04-12", "deadline/contributions 2024-04-30"])]);
}

/// Who sends a request by a day is no body that requested something.
#[test]
fn requests_by_a_day() {
    check(
        EN,
        &[
            (
                "Those who need assistance with a visa should so indicate and complete the request by 12 April 2024.",
                &["deadline/visa-support 2024-04-12"],
            ),
            ("The workshop is organized at the request of Study Group 5.", &[]),
        ],
    );
}

/// A symposium that a bracket dates at another place is another's; a call for speakers asks for talks.
#[test]
fn symposia_elsewhere_and_calls_for_speakers() {
    let frame = "Geneva, 15 January 2024\n\nRef.: BDT/PKM/DM-118\n\nSubject: Regional Workshop, Lusaka, Zambia, 13-14 May 2024\n\nDear Sir/Madam,\n\n{}\n";
    let body = "I count on your participation in this workshop, which prepares the Indicators Symposium (Gaborone, 21-23 November 2024).";
    check(frame, &[(body, &["meeting 2024-05-13..2024-05-14"])]);
    let talk: &[&str] = &["deadline/abstract 2024-04-12"];
    check(
        FR,
        &[(
            "Appel à contributions: les personnes qui souhaitent intervenir sont invitées à envoyer un résumé d'ici au 12 avril 2024.",
            talk,
        )],
    );
}

/// A registration form that is sent back registers.
#[test]
fn forms_that_are_sent_back() {
    let due: &[&str] = &["deadline/registration 2024-04-12"];
    check(ZH, &[("请填妥注册表，最迟于2024年4月12日传真至上述号码。", due)]);
}

/// Several days in a row of a table of groups are those of its meeting, in whatever cell they stand, and no deadline.
#[test]
fn days_in_the_cell_of_the_group() {
    let frame = EN.replace(
        "Meeting of Study Group 13; Geneva, 13-24 May 2024",
        "Meetings of Working Party 1/13 and of Study Group 13; Geneva, 13-24 May 2024",
    );
    let table = "The dates are:\n\nMeeting\tDeadline\tBegins\nWorking Party 1/13, 13-17 May 2024\t30 April 2024\t0930 hours\nStudy Group 13, 20-24 May 2024\t7 May 2024\t1000 hours\n\nEnd.\n";
    check(
        &frame,
        &[(
            table,
            &[
                "meeting 2024-05-13..2024-05-17",
                "opening 2024-05-13 09:30",
                "deadline/contributions 2024-04-30",
                "meeting 2024-05-20..2024-05-24",
                "opening 2024-05-20 10:00",
                "deadline/contributions 2024-05-07",
            ],
        )],
    );
}

/// Lines that break before a noun, inside a word, or that lose the blank between two sentences.
#[test]
fn lines_and_blanks_that_conversion_broke() {
    check(
        EN,
        &[
            (
                "DEADLINES FOR CONTRIBUTIONS: Contributions are to be received not later than 12 calendar days before\nthe meeting (1 May 2024). Contributions to be translated: not later than two months before\nthe meeting (13 March 2024).",
                &["deadline/contributions-translation 2024-03-13", "deadline/contributions 2024-05-01"],
            ),
            (
                "Registration is possible until one month before\nthe meeting begins (13 April 2024).",
                &["deadline/registration 2024-04-13"],
            ),
            (
                "Contributions are due on 30 April; those that have to be trans-\nlated, not later than 13 March\n2024.",
                &["deadline/contributions-translation 2024-03-13", "deadline/contributions 2024-04-30"],
            ),
            (
                "The meeting will open at 0930 hours.Registration will begin at 0830 hours.Contributions are due on 30 April 2024.Visa requests are due on 12 April 2024.",
                &[
                    "deadline/visa-support 2024-04-12",
                    "deadline/contributions 2024-04-30",
                    "opening 2024-05-13 09:30",
                    "registration-desk 2024-05-13 08:30",
                ],
            ),
            // The points of an address and of a name end no sentence.
            (
                "Contributions (see www.itu.int/SG13.Docs or write to a.Smith@itu.int) are due on 30 April 2024.",
                &["deadline/contributions 2024-04-30"],
            ),
            ("The meeting opens at 09 30 hours.", &["opening 2024-05-13 09:30"]),
            (
                "Contributions: 30-April-2024; registration: 12-April-2024; fellowships: 01-Apr-24.",
                &[
                    "deadline/fellowship 2024-04-01",
                    "deadline/registration 2024-04-12",
                    "deadline/contributions 2024-04-30",
                ],
            ),
        ],
    );
    check(
        FR,
        &[(
            "La réunion s'ouvrira à 9 h 30.L'inscription commencera à 8 h 30.",
            &["opening 2024-05-13 09:30", "registration-desk 2024-05-13 08:30"],
        )],
    );
    check(
        ES,
        &[(
            "La reunión comenzará a las 09.30 horas.La inscripción comenzará a las 08.30 horas.",
            &["opening 2024-05-13 09:30", "registration-desk 2024-05-13 08:30"],
        )],
    );
}
