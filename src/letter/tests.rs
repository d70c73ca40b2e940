//! What single sentences say, each in a small letter of its own: the way of a date from its words to its role.

mod four;
mod zh;

use super::{Letter, Role};
use crate::pipeline::read_letters;

/// A letter of Study Group 13 that calls a meeting on 9-18 April 2018, with `body` behind the invitation.
fn letter(body: &str) -> Letter {
    let text = format!(
        "Geneva, 5 December 2017\n\nRef:\tTSB Collective letter 3/13\n\nSubject:\tMeeting of Study Group 13; Geneva, 9-18 April 2018\n\nDear Sir/Madam,\n\n{body}\n\nYours faithfully,\n"
    );
    read_one(&text)
}

fn read_one(text: &str) -> Letter {
    let mut read = read_letters(text.as_bytes());
    read.pop().expect("one letter").letter.expect("readable").1
}

/// The role of each date, time and rule behind the subject, with its value; events as kind or action.
fn roles(body: &str) -> Vec<String> {
    roles_of(&letter(body))
}

fn roles_of(letter: &Letter) -> Vec<String> {
    let name = |uid: &str| {
        let event = letter.events.iter().find(|e| e.uid == uid).expect("an event");
        event.action.map_or(event.kind.name(), crate::event::Action::name).to_owned()
    };
    letter
        .mentions
        .iter()
        .skip(2)
        .map(|m| match (&m.event, m.role) {
            (Some(uid), Role::Event) => format!("{} {}", m.value, name(uid)),
            _ => format!("{} {}", m.value, m.role.name()),
        })
        .collect()
}

#[track_caller]
fn check(body: &str, expected: &[&str]) {
    assert_eq!(roles(body), expected, "{body}");
}

#[test]
fn rooms_are_released_on_a_last_day() {
    check(
        "10.\tHotels. Rooms at a preferential rate are held. The host will release them after 9 March 2018, so kindly book by then.",
        &["2018-03-09 accommodation"],
    );
}

#[test]
fn proposals_are_talks_where_speakers_are_called() {
    check(
        "5\tCall for presentations. Those who wish to speak send a title. Proposals have to be in our hands by 9 March 2018.",
        &["2018-03-09 abstract"],
    );
    check("Proposals have to be in our hands by 9 March 2018.", &["2018-03-09 contributions"]);
}

#[test]
fn who_gives_a_reception_is_no_last_day() {
    check(
        "Delegates are bidden to a reception given by the host on Thursday, 12 April 2018, from 1900 to 2130 hours.",
        &["2018-04-12 repeated", "19:00/21:30 session"],
    );
}

#[test]
fn a_quoted_title_says_nothing_of_the_dates_behind_it() {
    check(
        "A workshop on \"Networks that were originally built for voice\" will be held on Friday, 6 April 2018.",
        &["2018-04-06 meeting"],
    );
}

#[test]
fn values_that_move() {
    check(
        "The deadline for registration has been extended from 8 March 2018 to 20 March 2018.",
        &["2018-03-08 superseded", "2018-03-20 registration"],
    );
    check(
        "Fellowship requests are due by 3 March 2018, not by 13 March 2018.",
        &["2018-03-03 fellowship", "2018-03-13 superseded"],
    );
    check(
        "For \"will open on 10 April 2018 at 0930 hours. Registration begins at 0830 hours\"\nread \"will open on 9 April 2018 at 1430 hours\"",
        &["2018-04-10 superseded", "09:30 superseded", "08:30 superseded", "2018-04-09 repeated", "14:30 opening"],
    );
    // What is confirmed is no old value.
    check(
        "As announced, the group meets on the dates originally set, 9-18 April 2018.",
        &["2018-04-09/2018-04-18 repeated"],
    );
}

#[test]
fn meetings_that_other_letters_call() {
    check(
        "Working Party 1/13 meets from 4 to 8 June 2018 (see TSB Collective letter 4/13).",
        &["2018-06-04/2018-06-08 other-meeting"],
    );
    check(
        "The next meeting is to be held from 1 to 9 October 2018. The invitation to that meeting will be issued separately.",
        &["2018-10-01/2018-10-09 other-meeting"],
    );
    check(
        "Preparation of PP-18 (Dubai, 29 October-16 November 2018) is on the agenda.",
        &["2018-10-29/2018-11-16 other-meeting"],
    );
    check(
        "The results of WTSA-16 (Hammamet, 25 October-3 November 2016) are known.",
        &["2016-10-25/2016-11-03 other-meeting"],
    );
}

#[test]
fn deadlines_without_their_usual_words() {
    check(
        "Registration for the meeting closes at 2359 hours UTC on 9 March 2018.",
        &["23:59 registration", "2018-03-09 registration"],
    );
    check(
        "Texts to be translated shall be in the hands of Mrs. D. Fauconnet by 9 February 2018.",
        &["2018-02-09 contributions-translation"],
    );
    check(
        "Key deadlines, other rows\nThese are right: fellowship requests, 26 February 2018; pre-registration, 9 March 2018.",
        &["2018-02-26 fellowship", "2018-03-09 registration"],
    );
    check("Hotels\nBookings received after 2 March 2018 are at the ordinary tariff.", &["2018-03-02 accommodation"]);
    check("The meeting closes on Wednesday, 18 April 2018.", &["2018-04-18 repeated"]);
}

#[test]
fn hours_of_desks_and_groups() {
    check(
        "Badges are given out at the registration desk; on 9 April 2018 it opens at 08:30 hours. On the other days it works from 08:30 to 17:30 hours.",
        &["2018-04-09 repeated", "08:30 registration-desk", "08:30/17:30 office-hours"],
    );
    check("From 0800 hours on the opening day, delegates can pick up their badges.", &["08:00 registration-desk"]);
    check("The Study Group will be called to order at 10 a.m. on the first day.", &["10:00 opening"]);
}

#[test]
fn lengths_that_are_no_rules() {
    check("Guests receive a card three days before they arrive.", &["-P3D other"]);
    check("Registration has to be made at least one month before the meeting.", &["-P1M registration"]);
}

#[test]
fn values_that_move_together() {
    check(
        "The opening has been moved from 0930 hours on Monday, 9 April to 1430 hours on Tuesday, 10 April 2018.",
        &["09:30 superseded", "2018-04-09 superseded", "14:30 opening", "2018-04-10 repeated"],
    );
}

#[test]
fn what_the_writers_will_do_is_no_deadline() {
    check("Speakers who are chosen will be informed by 9 March 2018.", &["2018-03-09 other"]);
    check("Documents will be available from 9 March 2018 on.", &["2018-03-09 other"]);
}

#[test]
fn tables_whose_dates_stand_last() {
    check(
        "What has to be done\n\n\tAction\n\tBy\n\n\tFellowship requests\n\t26 February 2018\n\n\tRegistration\n\t9 March 2018, 23:59 Geneva time\n",
        &["2018-02-26 fellowship", "2018-03-09 registration", "23:59 registration"],
    );
}

#[test]
fn sentences_that_go_on() {
    check(
        "The Director invites you to a reception on Thursday, 12 April 2018. It is given in the cafeteria from 1800 to 1930 hours.",
        &["2018-04-12 repeated", "18:00/19:30 session"],
    );
    check(
        "The meeting starts at 12:00 UTC (14:00 CEST, 08:00 in New York) on the first day.",
        &["12:00 opening", "14:00 repeated", "08:00 repeated"],
    );
    check(
        "The meeting opens at 9.30 a.m. on the first day. On the last day work stops at 12.30 p.m.",
        &["09:30 opening", "12:30 other"],
    );
}

#[test]
fn rules_and_their_values() {
    check(
        "A contribution for translation should be in our hands two months ahead of the meeting, in other words on 9 February 2018.",
        &["-P2M rule", "2018-02-09 contributions-translation"],
    );
    check(
        "Contributions are taken twelve calendar days before the meeting; for the present meeting this means 28 March 2018.",
        &["-P12D rule", "2018-03-28 contributions"],
    );
    // Another day than the rule's is not its value.
    check(
        "Contributions are taken twelve calendar days before the meeting. The report follows on 9 May 2018.",
        &["-P12D contributions", "2018-05-09 other"],
    );
}

#[test]
fn corrections_in_quotes() {
    check(
        "Replace the words \"will open at 0930 hours on the first day\" by \"will open at 1430 hours on the first day\".",
        &["09:30 superseded", "14:30 opening"],
    );
    check(
        "In the next line, replace \"from 0830 hours\" by \"from 1300 hours\". This is the hour at which on-site registration begins on the first day.",
        &["08:30 superseded", "13:00 registration-desk"],
    );
    check(
        "Please discard the earlier dates (contributions: 11 March 2018; registration: 12 March 2018).",
        &["2018-03-11 superseded", "2018-03-12 superseded"],
    );
}

#[test]
fn bare_requests_are_for_what_the_section_is_about() {
    check(
        "5 Visa\n\nITU can help; any such request must reach us by 9 March 2018, with the confirmation of registration.",
        &["2018-03-09 visa-support"],
    );
    check(
        "5 Visa\n\nBy 9 March 2018, with the help of your focal point, registration has to be made.",
        &["2018-03-09 registration"],
    );
}
