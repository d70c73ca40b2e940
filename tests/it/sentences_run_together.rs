//! Letters whose line breaks are lost, and lines that a printed page has broken.

use crate::sentences::{check, read};
use crate::sentences_en::EN;
use lettercal::event::Kind;

/// A letter on one line: its subject ends where the letter begins, clauses and deadlines part it.
#[test]
fn a_letter_on_one_line() {
    let head = "Geneva, 15 January 2024 Ref: TSB Collective letter 5/13 Subject: Meeting of Study Group 13; Geneva, 13-24 May 2024 {}";
    check(
        head,
        &[
            (
                "Dear Sir/Madam, 1 The next meeting of Study Group 13 will be held in Geneva from 13 to 24 May 2024. 2 The meeting \
                 will open at 0930 hours. 3 Registration of participants will begin at 0830 hours. 4 The deadline for contributions \
                 is 30 April 2024.",
                &[
                    "deadline/contributions 2024-04-30",
                    "opening 2024-05-13 09:30",
                    "registration-desk 2024-05-13 08:30",
                ],
            ),
            (
                "Dear Sir/Madam, Study Group 13 will meet from 13 to 24 May 2024. Key deadlines: 13 March 2024 – Submit contributions \
                 for which translation is requested 2 April 2024 – Submit fellowship requests – Submit interpretation requests \
                 13 April 2024 – Pre-registration 30 April 2024 – Submit ITU-T Member contributions (via Direct Document Posting) \
                 Practical information on visas, fellowships and registration is set out in Annex A. I wish you a fruitful meeting.",
                &[
                    "deadline/contributions-translation 2024-03-13",
                    "deadline/fellowship 2024-04-02",
                    "deadline/interpretation 2024-04-02",
                    "deadline/registration 2024-04-13",
                    "deadline/contributions 2024-04-30",
                ],
            ),
            (
                "Dear colleagues, Study Group 13 meets again. Please note which dates apply: – by 13 March 2024: fellowship requests \
                 – by 2 April 2024: visa support requests – by 30 April 2024: contributions The group met last in 2023.",
                &[
                    "deadline/fellowship 2024-03-13",
                    "deadline/visa-support 2024-04-02",
                    "deadline/contributions 2024-04-30",
                ],
            ),
        ],
    );
    // Without a salutation the subject ends with its date where sentences follow.
    let body = "By means of this letter we announce that a meeting of Study Group 13 will be held in Geneva from 13 to 24 May 2024. \
                Contributions should be received not later than 30 April 2024.";
    let letter = read(head, body);
    assert_eq!(letter.subject.as_deref(), Some("Meeting of Study Group 13; Geneva, 13-24 May 2024"));
    assert_eq!(letter.events.iter().filter(|e| e.kind == Kind::Meeting).count(), 1);
}

/// The table of a circular letter on one line, with and without the blanks between its cells; what stands before "Introduction" is
/// the subject.
#[test]
fn a_table_on_one_line() {
    let head = "Radiocommunication Bureau (BR) Circular Letter 5/LCCE/12 15 January 2024 To Administrations of Member States \
                Subject: Meetings of Working Parties 5A and 5B WP 5A: Land mobile service WP 5B: Maritime mobile service {}";
    let expected = [
        "deadline/contributions 2024-04-29 16:00 UTC",
        "deadline/contributions 2024-05-02 16:00 UTC",
        "meeting 2024-05-06..2024-05-15",
        "opening 2024-05-06 11:00",
        "meeting 2024-05-09..2024-05-16",
        "opening 2024-05-09 09:30",
    ];
    let spaced = "1 Introduction By this letter I announce that the Working Parties meet on the dates in the table below: Groups \
                  Meeting dates Deadline for contributions 1600 hours UTC Opening session Working Party 5A 6-15 May 2024 Monday, \
                  29 April 2024 Monday, 6 May 2024 at 1100 hours Working Party 5B 9-16 May 2024 Thursday, 2 May 2024 Thursday, \
                  9 May 2024 at 0930 hours 2 Programme of the meetings Draft agendas are in the Annex.";
    let glued = "1IntroductionBy this letter I announce that the Working Parties meet on the dates in the table below: GroupsMeeting \
                 datesDeadline for contributions1600 hours UTCOpening sessionWorking Party 5A6-15 May 2024Monday, 29 April \
                 2024Monday, 6 May 2024at 1100 hoursWorking Party 5B9-16 May 2024Thursday, 2 May 2024Thursday, 9 May 2024at 0930 \
                 hours2Programme of the meetingsDraft agendas are in the Annex.";
    check(head, &[(spaced, &expected), (glued, &expected)]);
    let letter = read(head, spaced);
    assert_eq!(letter.reference.number, "5/LCCE/12");
    assert!(letter.subject.is_some_and(|s| s.ends_with("Maritime mobile service")));
    let letter = read(&head.replace("Letter 5", "Letter5").replace("12 15", "1215"), spaced);
    assert_eq!(letter.reference.number, "5/LCCE/12");
}

/// The number of a date or of a group begins no clause.
#[test]
fn numbers_that_begin_no_clause() {
    let sentence = "The meeting opens at 9 a.m. 13 May is a holiday in some countries, and Working Party 1 Geneva delegates and \
                    Working Party 2 Lausanne delegates find their seats as before; nothing else changes for the participants of the group.";
    check(EN, &[(sentence, &["opening 2024-05-13 09:00"])]);
}

/// Lines of a printed page: a small letter, or a bracket that closes, goes on with the line above.
#[test]
fn lines_that_a_page_has_broken() {
    check(
        EN,
        &[
            (
                "The meeting will open at 0930 hours on the first day, and participant registration will\nbegin at 0830 hours at the \
                 Montbrillant entrance.",
                &["opening 2024-05-13 09:30", "registration-desk 2024-05-13 08:30"],
            ),
            (
                "Key deadlines:\n\n13 April 2024 – Submit requests for visa support letters (via the registration form, see\nAnnex A)\n\
                 30 April 2024 – Submit ITU-T Member contributions",
                &["deadline/visa-support 2024-04-13", "deadline/contributions 2024-04-30"],
            ),
        ],
    );
}

/// Lines that begin alike are a list, each with its own date.
#[test]
fn lines_that_begin_alike() {
    check(
        EN,
        &[(
            "Dates to be remembered by those who wish to take part in the meeting of the group\nby 14 March 2024 fellowship requests with the \
             form that is found in Annex B\nby 1 April 2024 contributions of Member States, Sector Members and Associates\nby 7 April 2024 \
             registration through the focal point of each administration",
            &[
                "deadline/fellowship 2024-03-14",
                "deadline/contributions 2024-04-01",
                "deadline/registration 2024-04-07",
            ],
        )],
    );
}
