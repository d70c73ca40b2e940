//! What begins at an hour: the meeting, or a part of it, a place, a service, a reception.

use crate::sentences::{ZH, check};
use crate::sentences_en::EN;
use crate::sentences_six::{AR, ES, FR, RU};

/// What opens for those who use it calls no one to the meeting.
#[test]
fn places_and_services() {
    check(
        EN,
        &[
            ("The cyber café is open 24 hours a day.", &[]),
            ("The coffee bar opens at 0800 hours. The meeting opens at 0930 hours.", &["opening 2024-05-13 09:30"]),
            ("The service desk opens at 0800 hours and closes at 1800 hours.", &[]),
            ("The platform opens every day at 0830 hours, before the first session.", &[]),
            ("The bank is open from 0830 to 1630 hours; on 13 May 2024, it opens at 0930 hours.", &[]),
            ("Online registration opens at 0900 hours on 16 February 2024.", &[]),
            ("Registration opens at the main entrance at 0830 hours.", &["registration-desk 2024-05-13 08:30"]),
            (
                "Remote participants may join from 0900 hours, the plenary starting at 0930 hours.",
                &["opening 2024-05-13 09:30"],
            ),
            (
                "The opening of the exhibition is at 1100 hours on the first day; the plenary opens at 0930 hours.",
                &["opening 2024-05-13 09:30"],
            ),
        ],
    );
    check(FR, &[("Le restaurant ouvre à 11 h 30. La réunion s'ouvrira à 9 h 30.", &["opening 2024-05-13 09:30"])]);
    check(
        ES,
        &[(
            "La cafetería abre a las 8.00 horas. La reunión comenzará a las 9.30 horas.",
            &["opening 2024-05-13 09:30"],
        )],
    );
    check(
        RU,
        &[("Кафе открывается в 08 час. 00 мин. Собрание откроется в 09 час. 30 мин.", &["opening 2024-05-13 09:30"])],
    );
    check(ZH, &[("餐厅8时开放。会议于9时30分开始。", &["opening 2024-05-13 09:30"])]);
    check(AR, &[("يفتح المقهى في الساعة 08:00. ويبدأ الاجتماع في الساعة 09:30.", &["opening 2024-05-13 09:30"])]);
}

/// Parts of the group and sessions beside it have hours of their own.
#[test]
fn parts_and_sessions() {
    check(
        EN,
        &[
            (
                "WP1/13 will open at 1100 hours and WP2/13 at 1430 hours on 13 May 2024, after the opening plenary at 0930 hours.",
                &["opening 2024-05-13 09:30"],
            ),
            ("WP1/13 opens at 1000 hours and the Study Group at 0930 hours.", &["opening 2024-05-13 09:30"]),
            ("The reception begins at 1800 hours on the first day.", &[]),
            ("The second week begins on 20 May 2024 at 0930 hours.", &[]),
            (
                "The regional coordination meetings start at 0830 hours and the plenary at 0930 hours on the first day.",
                &["opening 2024-05-13 09:30"],
            ),
            ("Please be in the room by 0920 hours for the opening at 0930.", &["opening 2024-05-13 09:30"]),
            ("The inaugural ceremony begins at 1000 hours.", &["opening 2024-05-13 10:00"]),
        ],
    );
}

/// The meeting that opens is the one of which the words speak, not the workshop told last.
#[test]
fn beside_workshops() {
    check(
        EN,
        &[
            (
                "A forum will be held on 10 May 2024, from 0900 to 1700 hours. The meeting will open at 0930 hours.",
                &["meeting 2024-05-10 09:00-17:00", "opening 2024-05-13 09:30"],
            ),
            (
                "A workshop will take place on 10 May 2024, 0930-1730 hours. The Study Group itself opens at 1000 hours.",
                &["meeting 2024-05-10 09:30-17:30", "opening 2024-05-13 10:00"],
            ),
            (
                "The meeting is held from 13 to 24 May 2024, preceded by a forum on 10 May 2024. It opens at 0930 hours.",
                &["meeting 2024-05-10", "opening 2024-05-13 09:30"],
            ),
            (
                "A forum will be held on 10 May 2024. It opens at 1000 hours.",
                &["meeting 2024-05-10", "opening 2024-05-10 10:00"],
            ),
        ],
    );
}

/// Hours at both ends of the days; an hour said again in another zone.
#[test]
fn both_ends() {
    let opened: &[&str] = &["opening 2024-05-13 10:00"];
    check(
        EN,
        &[
            ("SG13 will meet from 10:00 on Monday 13 May to 16:00 on Friday 24 May 2024.", opened),
            ("SG13 will meet from Monday 13 May (starting at 10:00) to Friday 24 May 2024 (ending at 12:30).", opened),
            ("Opening: 1000 hours (0800 UTC).", opened),
            ("Contributions: 4 May 2024, 1200 hours (1000 UTC).", &["deadline/contributions 2024-05-04 12:00"]),
            ("Contributions: 4 May 2024 (1600 hours UTC).", &["deadline/contributions 2024-05-04 16:00 UTC"]),
        ],
    );
    check(FR, &[("La CE 13 se réunira du lundi 13 mai à 10 heures au vendredi 24 mai 2024 à 16 heures.", opened)]);
    check(
        ES,
        &[(
            "La CE 13 se reunirá de las 10.00 horas del lunes 13 de mayo a las 16.00 horas del viernes 24 de mayo de 2024.",
            opened,
        )],
    );
    check(RU, &[("Собрание пройдет с 10 час. 00 мин. 13 мая до 16 час. 00 мин. 24 мая 2024 года.", opened)]);
}

/// The letter of a room ends a sentence, that of a name does not.
#[test]
fn letters_of_rooms() {
    check(
        EN,
        &[
            (
                "The meeting opens at 1000 hours in Tower B. On-site registration begins at 0830 hours.",
                &["opening 2024-05-13 10:00", "registration-desk 2024-05-13 08:30"],
            ),
            (
                "The meeting opens at 0930 hours in Room A. Hotel reservations must be made before 12 March 2024.",
                &["deadline/accommodation 2024-03-12", "opening 2024-05-13 09:30"],
            ),
            ("Please ask Mr A. Smith for visas before 12 March 2024.", &["deadline/visa-support 2024-03-12"]),
        ],
    );
    check(
        FR,
        &[(
            "La réunion s'ouvrira à 9 h 30 en salle B. L'inscription sur place commencera à 8 h 30.",
            &["opening 2024-05-13 09:30", "registration-desk 2024-05-13 08:30"],
        )],
    );
}

/// A workshop and the meeting behind it have first days, openings and desks of their own.
#[test]
fn first_days_of_two_events() {
    let subject = "Regional Workshop on cost models, 9-10 May 2024; Meeting of Study Group 13; Geneva, 13-24 May 2024";
    let frame = EN.replace("Meeting of Study Group 13; Geneva, 13-24 May 2024", subject);
    let workshop = "meeting 2024-05-09..2024-05-10";
    let opened = "opening 2024-05-09 09:00";
    check(
        &frame,
        &[
            (
                "The workshop, 9 and 10 May 2024, is open to all. The opening ceremony starts at 0900 hours on the first day.",
                &[workshop, opened],
            ),
            (
                "The workshop takes place on 9 and 10 May 2024. It opens at 0900 hours on the first day.",
                &[workshop, opened],
            ),
            (
                "Badges for the workshop and for SG13 are given out together: the desk opens at 0800 hours on the first day of the workshop.",
                &[workshop, "registration-desk 2024-05-09 08:00"],
            ),
            (
                "Registration for the workshop and the meeting opens at 0800 hours on the first day of the meeting.",
                &[workshop, "registration-desk 2024-05-13 08:00"],
            ),
            // A plenary is that of the group, and so is what a paragraph says that names the group as well.
            (
                "The workshop takes place on 9 and 10 May 2024. The opening plenary starts at 0930 hours on the first day.",
                &[workshop, "opening 2024-05-13 09:30"],
            ),
            (
                "SG13 meets after the workshop (9 and 10 May 2024). The opening ceremony starts at 0930 hours on the first day.",
                &[workshop, "opening 2024-05-13 09:30"],
            ),
        ],
    );
}
