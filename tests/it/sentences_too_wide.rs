//! Sentences that only look like those of a rule: what is to come is not reported, a building opens nothing, a year of the meeting is not
//! that of what is due for it.

use crate::sentences::check;
use crate::sentences_en::EN;
use crate::sentences_six::{ES, FR};

#[test]
fn meetings_to_come_are_not_reported() {
    check(
        EN,
        &[
            (
                "The results of the meeting of Question 2/13, to be held on 6-8 May 2024, will be presented.",
                &["meeting 2024-05-06..2024-05-08"],
            ),
            (
                "Output of the group will be discussed at the e-meeting on 10 April 2024 at 1400-1600 hours.",
                &["meeting 2024-04-10 14:00-16:00"],
            ),
            ("Action items of the meeting: Q2/13 to send a liaison on 12 April 2024.", &[]),
        ],
    );
    check(
        ES,
        &[(
            "Para examinar los resultados de los grupos, se celebrará una reunión virtual el 8 de abril de 2024.",
            &["meeting 2024-04-08"],
        )],
    );
}

#[test]
fn places_of_openings() {
    let opened: &[&str] = &["opening 2024-05-13 09:30"];
    check(
        EN,
        &[
            ("In the Montbrillant building, work starts at 0930 hours on 13 May 2024.", opened),
            ("Access to the buildings is through the main entrance. Opening is at 0930 hours on 13 May 2024.", opened),
            ("The joint session starts at 0930 hours on 13 May 2024.", opened),
            ("Working Party 1/13 opens the meeting at 0930 hours on 13 May 2024.", opened),
            (
                "A webinar will be held on 10 April 2024. The meeting starts at 1300 hours and lasts two hours.",
                &["meeting 2024-04-10", "opening 2024-04-10 13:00"],
            ),
        ],
    );
    check(FR, &[("Dans la salle de réunion A, les travaux commenceront à 9 h 30 le 13 mai 2024.", opened)]);
}

#[test]
fn last_days_stay() {
    check(
        EN,
        &[
            (
                "Contributions are due on 29 April or, if necessary, 30 April 2024.",
                &["deadline/contributions 2024-04-29", "deadline/contributions 2024-04-30"],
            ),
            ("Visa support: the service is available until 12 April 2024.", &["deadline/visa-support 2024-04-12"]),
            ("Contributions are discussed between 13 and 24 May 2024.", &[]),
            ("The letter of credentials must arrive by 2 May 2024.", &["deadline/other 2024-05-02"]),
            (
                "Registration fee waived 4 March 2024\nContributions approved 5 March 2024\nVisa rules changed 6 March 2024",
                &[],
            ),
        ],
    );
    let later = EN.replace("15 January 2024", "15 November 2024").replace("13-24 May 2024", "3-14 March 2025");
    let due = "For participation in 2025, please request fellowships by 1 December.";
    let letter = crate::sentences::read(&later, due);
    let fellowship = letter.events.iter().find(|e| e.action == Some(lettercal::event::Action::Fellowship));
    assert_eq!(fellowship.map(|e| e.when.first_day().to_string()).as_deref(), Some("2024-12-01"));
}
