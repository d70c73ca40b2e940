//! Sentences that only look like those of a rule: what is to come is not reported, a building opens nothing, a year of the meeting is not
//! that of what is due for it.

use crate::sentences::{ZH, check};
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

/// Denials, publishing, organizations and moves reach no further than their clause.
#[test]
fn denials_and_moves_of_other_things() {
    let may_10: &[&str] = &["meeting 2024-05-10"];
    check(
        EN,
        &[
            ("There will be no session on 20 May 2024, and a workshop will be held on 10 May 2024.", may_10),
            ("No meeting rooms are free on 9 May 2024, but the workshop will be held on 10 May 2024.", may_10),
            ("Documents will be available for the workshop on 10 May 2024.", may_10),
            ("The secretariat will publish the programme of the workshop on 20 April.", &[]),
            ("IEEE and ITU will hold a joint meeting on 10 May 2024.", may_10),
            ("In lieu of the plenary, WP1/13 will meet on 3 June 2024.", &["meeting 2024-06-03"]),
            ("Originally, the meeting was to be held on 5 May 2024.", &[]),
            ("IEEE 802 will hold a meeting on 10 June 2024.", &[]),
            ("The workshop is shown as 10 May 2024 in the calendar.", may_10),
            (
                "A workshop will be held on 10 May 2024, since the one planned for April has been postponed until a date to be announced.",
                may_10,
            ),
            ("The World Telecommunication Standardization Assembly has been moved to 14-24 October 2024.", &[]),
            ("The visit of the museum has been moved to 18-19 May 2024.", &[]),
            (
                "The registration desk is in the Montbrillant building. Opening: 0800 hours on 13 May 2024.",
                &["registration-desk 2024-05-13 08:00"],
            ),
        ],
    );
    check(
        FR,
        &[
            (
                "Aucune réunion du Groupe du Rapporteur n'ayant eu lieu, le GT 1/13 se réunira le 8 avril 2024.",
                &["meeting 2024-04-08"],
            ),
            (
                "L'UNESCO accueillera une réunion du Groupe du Rapporteur du 3 au 5 juin 2024 à Paris.",
                &["meeting 2024-06-03..2024-06-05"],
            ),
        ],
    );
}

/// What is approved, told, mailed or asked for by a day stays due.
#[test]
fn due_in_other_sentences() {
    check(
        EN,
        &[
            (
                "Registrations must be approved by the focal point by 13 April 2024.",
                &["deadline/registration 2024-04-13"],
            ),
            (
                "Delegates are informed by this letter that registration closes on 13 April 2024.",
                &["deadline/registration 2024-04-13"],
            ),
            ("Candidates: please send us their names by 13 April 2024.", &["deadline/nomination 2024-04-13"]),
            ("The visa office is closed from 29 March to 1 April 2024.", &[]),
            ("Registration opens three months before the meeting.", &[]),
            (
                "Contributions: template available 13 March 2024, last day 1 May 2024.",
                &["deadline/contributions 2024-05-01"],
            ),
        ],
    );
    check(FR, &[("Les participants sont attendus le 13 mai 2024 à 8 h 30.", &[])]);
}

/// Deadlines beside something else that is cancelled, extended, confirmed or replaced.
#[test]
fn deadlines_beside_other_changes() {
    check(
        EN,
        &[
            (
                "The deadline of 1 March 2024 for fellowships is strict and late requests will be cancelled.",
                &["deadline/fellowship 2024-03-01"],
            ),
            ("The deadline of 1 March 2024 for fellowships is cancelled.", &[]),
            (
                "Contributions should be submitted by 30 April 2024, extended abstracts by 2 May 2024.",
                &["deadline/contributions 2024-04-30", "deadline/abstract 2024-05-02"],
            ),
            (
                "The secretariat will confirm registrations received by 13 April 2024.",
                &["deadline/registration 2024-04-13"],
            ),
            ("Working Party 1/13 meets daily at 0930 hours, except on the first day (1430 hours).", &[]),
        ],
    );
    check(
        FR,
        &[
            (
                "La séance d'ouverture, prévue à 9 h 30, sera précédée d'un accueil à 9 heures.",
                &["opening 2024-05-13 09:30"],
            ),
            (
                "Les noms de leurs délégués candidats à une bourse devront parvenir avant le 1er mars 2024.",
                &["deadline/fellowship 2024-03-01"],
            ),
            (
                "La réunion en présentiel est suspendue jusqu'à nouvel avis ; la réunion virtuelle aura lieu du 13 au 24 mai 2024.",
                &[],
            ),
        ],
    );
    check(ZH, &[("酒店预订截止日期2024年4月12日之前未确认的房间将被取消。", &["deadline/accommodation 2024-04-12"])]);
}
