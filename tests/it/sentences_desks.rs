//! Desks that are open on several days, and days on which nothing is held.

use crate::sentences::{ZH, check};
use crate::sentences_en::EN;
use crate::sentences_six::{AR, ES, FR, RU};

/// Each day of a desk has hours of its own. It opens on the eve and on the first day; on later days it only stays open.
#[test]
fn hours_of_several_days() {
    let both: &[&str] = &["registration-desk 2024-05-10 13:30", "registration-desk 2024-05-13 08:00"];
    check(
        EN,
        &[
            ("Badges: Friday 10 May, 1330-1730, and Monday 13 May, 0800-1730, Montbrillant building.", both),
            ("Registration desk: Friday 10 May 2024, 1330-1730 hours; Monday 13 May 2024, 0800-1800 hours.", both),
            (
                "Badges can be collected on Friday, 10 May, between 1330 and 1730 hours, or on Monday from 0800 hours.",
                both,
            ),
            (
                "Badges are available from 0800 hours on 13 May, and from 0830 hours on 14 May.",
                &["registration-desk 2024-05-13 08:00"],
            ),
            (
                "Registration desk: Monday 13 May 2024, 0800-1800 hours; Tuesday 14 May 2024, 0830-1800 hours.",
                &["registration-desk 2024-05-13 08:00"],
            ),
            // What something else is named for is no desk.
            (
                "Badges can be collected on Monday, 13 May, from 0800 hours, and the opening plenary is on Monday at 0930 hours.",
                &["opening 2024-05-13 09:30", "registration-desk 2024-05-13 08:00"],
            ),
            (
                "The registration service is at your disposal from 0830 hours on the first day.",
                &["registration-desk 2024-05-13 08:30"],
            ),
            (
                "Arrival and registration: 0830-0930 hours. Opening: 0930 hours.",
                &["opening 2024-05-13 09:30", "registration-desk 2024-05-13 08:30"],
            ),
        ],
    );
    check(FR, &[("Retrait des badges: vendredi 10 mai, 13 h 30-17 h 30, et lundi 13 mai, 8 h 00-17 h 30.", both)]);
    check(
        ES,
        &[("Entrega de tarjetas: viernes 10 de mayo, 13.30-17.30 horas, y lunes 13 de mayo, 08.00-17.30 horas.", both)],
    );
    check(ZH, &[("领取证件：5月10日（星期五）13时30分至17时30分，5月13日（星期一）8时至17时30分。", both)]);
}

/// "On both days" are the first ones of two meetings.
#[test]
fn both_days() {
    check(
        EN,
        &[
            (
                "A workshop takes place on 10 May 2024. The registration desk opens at 0800 hours on both days.",
                &["meeting 2024-05-10", "registration-desk 2024-05-10 08:00", "registration-desk 2024-05-13 08:00"],
            ),
            // A workshop of two days has both of them.
            (
                "A workshop takes place on 9 and 10 May 2024. The registration desk of the workshop opens at 0800 hours on both days.",
                &["meeting 2024-05-09..2024-05-10", "registration-desk 2024-05-09 08:00"],
            ),
        ],
    );
}

/// No meeting is called by a sentence that says that there is none, that the house is closed, or in which week something will be.
#[test]
fn days_without_meetings() {
    check(
        EN,
        &[
            (
                "No meetings take place on Thursday 9 May (Ascension) and the ITU premises stay closed from 9 to 12 May.",
                &[],
            ),
            ("The meeting of chairmen with ISO takes place, as every year, in the week of 22 April 2024.", &[]),
            ("A workshop will be held on 22 April 2024.", &["meeting 2024-04-22"]),
            ("The workshop of 10 May 2024 has been postponed sine die.", &[]),
            ("The workshop of 10 May 2024 has been postponed until further notice.", &[]),
            ("The workshop will take place on 10 May 2024.", &["meeting 2024-05-10"]),
        ],
    );
    check(
        FR,
        &[
            ("Aucune réunion n'aura lieu le jeudi 9 mai.", &[]),
            ("Un atelier se tiendra dans la semaine du 22 avril 2024.", &[]),
        ],
    );
    check(ES, &[("No se celebrarán reuniones el jueves 9 de mayo.", &[])]);
    check(RU, &[("Заседания не проводятся в четверг, 9 мая.", &[])]);
    check(AR, &[("لن تعقد اجتماعات يوم الخميس 9 مايو.", &[])]);
    check(ZH, &[("5月9日不举行会议。", &[])]);
}
