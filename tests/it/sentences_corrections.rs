//! Corrections: tables of old and new values, quotes behind "for" and "read", old values in brackets, and what a letter says twice.

use crate::sentences::{ZH, check, read};
use crate::sentences_en::EN;
use crate::sentences_six::{AR, ES, FR, RU};
use lettercal::letter::Role;
use lettercal::note::Code;

fn corrigendum() -> String {
    EN.replace("TSB Collective letter 5/13", "Corrigendum 1 to TSB Collective letter 5/13")
}

/// Rows of old and new values move deadlines, meetings and side events.
#[test]
fn rows_of_old_and_new_values() {
    let rows = "Please correct as follows:\n\nItem\tInstead of\tRead\nFellowship form\t2 April 2024\t9 April 2024\n\
                Dates of the meeting\t13-24 May 2024\t20-31 May 2024\nContributions\t30 April 2024\t7 May 2024\n\
                Tutorial\t10 May 2024\t17 May 2024\n";
    check(
        &corrigendum(),
        &[(
            rows,
            &[
                "deadline/fellowship 2024-04-09",
                "deadline/contributions 2024-05-07",
                "meeting 2024-05-17",
                "meeting 2024-05-20..2024-05-31",
            ],
        )],
    );
    let old = read(&corrigendum(), rows).mentions.iter().filter(|m| m.role == Role::Superseded).count();
    assert_eq!(old, 5, "the subject and one in each row");
    // Where nothing is corrected such heads say nothing.
    let plain = "Item\tWas\tRead\nRoom\t2 April 2024\t9 April 2024\nHall\t3 April 2024\t8 April 2024\n";
    assert!(read(EN, plain).mentions.iter().all(|m| m.role != Role::Superseded));
}

/// Paragraphs of quotes: what stands behind "for" no longer holds, what is due stands in the heading above.
#[test]
fn quotes_behind_for_and_read() {
    check(
        &corrigendum(),
        &[
            (
                "2 Annex A, paragraph \"Registration\"\n\nFor: \"should reach TSB by 11 April 2024\",\n\nread: \"should reach TSB by \
                 1 April 2024\".",
                &["deadline/registration 2024-04-01"],
            ),
            (
                "2 Second paragraph\n\nFor: \"The meeting will open at 0930 hours on the first day\",\n\nread: \"The meeting will open \
                 at 1030 hours on the first day\".",
                &["opening 2024-05-13 10:30"],
            ),
        ],
    );
}

/// "29 April (previously 16 April)" in six languages; a bracket that says something else stands.
#[test]
fn old_values_in_brackets() {
    check(EN, &[("Registration: 30 April 2024 (previously 16 April 2024).", &["deadline/registration 2024-04-30"])]);
    check(FR, &[("Inscription: 30 avril 2024 (précédemment 16 avril 2024)", &["deadline/registration 2024-04-30"])]);
    check(
        ES,
        &[("Inscripción: 30 de abril de 2024 (antes, 16 de abril de 2024)", &["deadline/registration 2024-04-30"])],
    );
    check(
        RU,
        &[("Регистрация: 30 апреля 2024 года (ранее – 16 апреля 2024 года)", &["deadline/registration 2024-04-30"])],
    );
    check(AR, &[("التسجيل: 30 أبريل 2024 (سابقاً 16 أبريل 2024)", &["deadline/registration 2024-04-30"])]);
    check(ZH, &[("注册：2024年4月30日（原为2024年4月16日）", &["deadline/registration 2024-04-30"])]);
    for other in ["(for the workshop 16 April 2024)", "(for 16 April 2024)", "(before 16 April 2024)"] {
        let letter = read(EN, &format!("Registration: 30 April 2024 {other}."));
        assert!(letter.mentions.iter().all(|m| m.role != Role::Superseded), "{other}");
    }
}

/// An annex that gives another hour than the letter, and a sentence another day than the block of deadlines.
#[test]
fn contradictions_are_noted() {
    let conflicts = |body: &str| {
        let letter = read(EN, body);
        let roles = letter.mentions.iter().filter(|m| m.role == Role::Conflict).count();
        (roles, letter.notes.iter().filter(|n| n.code == Code::DateConflict).count())
    };
    let hour = "The meeting will open at 0930 hours on the first day.\n\nANNEX A\n\nThe opening plenary will begin at 1000 hours on 13 May 2024.";
    assert_eq!(conflicts(hour), (1, 1));
    check(EN, &[(hour, &["opening 2024-05-13 09:30"])]);
    let again = hour.replace("1000", "0930");
    assert_eq!(conflicts(&again), (0, 0));
    let day = "Contributions should reach TSB by 29 April 2024.\n\nKey deadlines:\n\n13 April 2024\t- Registration\n30 April 2024\t- \
               Submit contributions";
    assert_eq!(conflicts(day), (1, 1));
    check(EN, &[(day, &["deadline/registration 2024-04-13", "deadline/contributions 2024-04-30"])]);
}

/// "For 1 April read 22 March", on lines below what is due or in its sentence. In a letter that corrects nothing the words are others.
#[test]
fn values_behind_for_and_read() {
    check(
        &corrigendum(),
        &[
            (
                "(a) \tContributions for which translation is requested.\n\tFor \t1 April 2024\n\tread \t22 March 2024\n\n\
                 (b) \tContributions (without translation).\n\tFor \t19 April 2024\n\tread \t21 April 2024, 2359 hours Geneva time",
                &["deadline/contributions-translation 2024-03-22", "deadline/contributions 2024-04-21 23:59"],
            ),
            ("Fellowship requests.\nFor 1 April 2024\nread 22 March 2024", &["deadline/fellowship 2024-03-22"]),
            ("Fellowship requests: for 1 April 2024, read 22 March 2024.", &["deadline/fellowship 2024-03-22"]),
            ("Please register for the workshop on 10 May 2024.", &["meeting 2024-05-10"]),
        ],
    );
    let plain = "Fellowship requests: for 1 April 2024, read 22 March 2024.";
    assert!(read(EN, plain).mentions.iter().all(|m| m.role != Role::Superseded));
}

/// A bracket behind the number of a letter that lists what was due dates no letter.
#[test]
fn a_bracket_of_deadlines_behind_a_letter() {
    let listed = "The time limits stated in Collective letter 4/13 (25 March 2024 for translated contributions, 13 April 2024 for \
                  fellowships) are no longer valid.";
    let roles = |body: &str| read(EN, body).mentions.iter().map(|m| m.role).collect::<Vec<_>>();
    assert_eq!(roles(listed).iter().filter(|r| **r == Role::Superseded).count(), 2);
    assert!(
        roles("The deadlines of Collective letter 4/13 (5 January 2024) are no longer valid.")
            .contains(&Role::Reference)
    );
    assert!(roles("It was dealt with in Addendum 1 (4 January 2024) to that letter.").contains(&Role::Reference));
}
