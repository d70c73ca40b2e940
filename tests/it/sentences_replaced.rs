//! What no longer holds and what stands in its place: days that are left, deadlines that move, meetings instead of cancelled ones.

use crate::sentences::{check, read};
use crate::sentences_en::EN;
use crate::sentences_six::{AR, ES, FR, RU};
use lettercal::letter::Role;

fn corrigendum() -> String {
    EN.replace("TSB Collective letter 5/13", "Corrigendum 1 to TSB Collective letter 5/13")
}

fn circular(subject: &str) -> String {
    EN.replace("TSB Collective letter 5/13", "TSB Circular 166")
        .replace("Meeting of Study Group 13; Geneva, 13-24 May 2024", subject)
}

/// A bracket behind the days of the subject says from which ones they moved.
#[test]
fn days_that_the_subject_leaves() {
    let moved = "Workshop on trust, Zanzibar, Tanzania, 12-13 June 2024 (postponed from 8-9 April 2024)";
    check(&circular(moved), &[("The programme is annexed.", &["meeting 2024-06-12..2024-06-13"])]);
    // Two workshops are none that moved.
    let two = "Workshops on trust, Zanzibar, Tanzania, 12-13 June 2024 (and 8-9 April 2024)";
    check(&circular(two), &[("Welcome.", &["meeting 2024-06-12..2024-06-13", "meeting 2024-04-08..2024-04-09"])]);
    let again = "The workshop has been moved by nine weeks and will take place in Zanzibar from 12 to 13 June 2024.";
    check(&circular(moved), &[(again, &["meeting 2024-06-12..2024-06-13"])]);
    let letter = read(&circular(moved), again);
    assert_eq!(letter.mentions.iter().filter(|m| m.role == Role::Superseded).count(), 1);
}

/// The old value may stand in a bracket behind a letter that is cited, or behind the place where it was printed.
#[test]
fn old_values_beside_cited_letters() {
    check(
        EN,
        &[
            (
                "The deadline for fellowship requests announced in my letter (1 April 2024) is extended to 12 April 2024.",
                &["deadline/fellowship 2024-04-12"],
            ),
            (
                "The dates of the workshop have changed: it will be held on 9 May 2024 (not 10 May 2024 as printed in TSB Circular 166).",
                &["meeting 2024-05-09"],
            ),
            (
                "The workshop was first announced in Circular 140 and will be held on 9 May 2024.",
                &["meeting 2024-05-09"],
            ),
            (
                "The workshop was first announced in TSB Circular 140 of 6 October 2023 for 20-21 March 2024; it had to be moved.",
                &[],
            ),
            ("Documents shown as TDs must arrive by 3 May 2024.", &["deadline/input-documents 2024-05-03"]),
            ("Please answer by the date given in the Circular (30 April 2024).", &["deadline/reply 2024-04-30"]),
        ],
    );
    check(
        &corrigendum(),
        &[(
            "The date of the deadline for contributions shown as 2 May 2024 should be 30 April 2024.",
            &["deadline/contributions 2024-04-30"],
        )],
    );
}

/// Rows that give whole entries twice, and rows that say that the old value stands.
#[test]
fn columns_of_entries() {
    check(
        &corrigendum(),
        &[(
            "Printed\tCorrect\nRegistration: 13 April 2024\tRegistration: 15 April 2024\nVisa support letters: 13 April 2024\t\
                 Visa support letters: 10 April 2024\nContributions: 30 April 2024\tunchanged",
            &[
                "deadline/registration 2024-04-15",
                "deadline/visa-support 2024-04-10",
                "deadline/contributions 2024-04-30",
            ],
        )],
    );
}

/// What is held instead of a meeting that is cancelled, and what is due for it.
#[test]
fn substitutes_of_cancelled_meetings() {
    let workshop = "Cancellation: workshop on trust; Geneva, 12-13 June 2024";
    check(
        &circular(workshop),
        &[
            (
                "I regret to inform you that the workshop has been cancelled. A webinar on the same subject will be held on 12 June \
                 2024 from 14:00 to 16:00 CEST instead. Registration for the webinar is required by 10 June 2024.",
                &[
                    "meeting 2024-06-12..2024-06-13 cancelled",
                    "meeting 2024-06-12 14:00-16:00",
                    "deadline/registration 2024-06-10",
                ],
            ),
            // What was to be held before it falls with it.
            (
                "You were invited to the workshop, after a training session on 11 June 2024. Neither of them will take place.",
                &["meeting 2024-06-12..2024-06-13 cancelled", "meeting 2024-06-11 cancelled"],
            ),
        ],
    );
    let meeting = "Cancellation of the meeting of Study Group 12, Geneva, 22-30 October 2024, and Rapporteur meetings in its place";
    check(
        &circular(meeting),
        &[(
            "The meeting of Study Group 12 planned for 22-30 October 2024 has been cancelled.\n\nIn its place the Rapporteurs for \
             Questions 6/12 and 9/12 will meet in Geneva on 24 and 25 October 2024, beginning at 0930 hours on the first day.\n\n\
             Papers should be sent to the Rapporteurs by 15 October 2024.",
            &[
                "meeting 2024-10-22..2024-10-30 cancelled",
                "meeting 2024-10-24..2024-10-25",
                "opening 2024-10-24 09:30",
                "deadline/input-documents 2024-10-15",
            ],
        )],
    );
}

/// "Which was to …" gives the old hour or last day, and the verb behind its comma the new one.
#[test]
fn what_was_to_be() {
    check(
        EN,
        &[
            (
                "The meeting, which was to open at 0930 hours on 13 May 2024, will open at 1400 hours on the same day.",
                &["opening 2024-05-13 14:00"],
            ),
            (
                "Study Group 13, which was to open at 0930 hours, will open at 1430 hours.",
                &["opening 2024-05-13 14:30"],
            ),
            (
                "Registration, which was to close on 12 April 2024, remains open until 26 April 2024.",
                &["deadline/registration 2024-04-26"],
            ),
            (
                "Contributions, which were due on 30 April 2024, can be submitted until 3 May 2024.",
                &["deadline/contributions 2024-05-03"],
            ),
            ("Registration was to close on 12 April 2024.", &[]),
            (
                "The meeting, which was to begin a new study period, opens at 0930 hours on 13 May 2024.",
                &["opening 2024-05-13 09:30"],
            ),
        ],
    );
}

/// What the writers will do is no deadline, in any language.
#[test]
fn speakers_are_contacted() {
    check(EN, &[("Speakers will be contacted by 1 March 2024.", &[])]);
    check(FR, &[("Les orateurs seront contactés avant le 1er mars 2024.", &[])]);
    check(ES, &[("Los ponentes serán contactados antes del 1 de marzo de 2024.", &[])]);
    check(RU, &[("Мы свяжемся с докладчиками до 1 марта 2024 года.", &[])]);
    check(AR, &[("سيتم الاتصال بالمتحدثين قبل 1 مارس 2024.", &[])]);
    check(EN, &[("Speakers should contact us by 1 March 2024.", &["deadline/abstract 2024-03-01"])]);
}
