//! From when something can be done, what the writers will do, and parts of the group that begin: none of them is due, and none of
//! them opens the meeting.

use crate::sentences::{ZH, check};
use crate::sentences_en::EN;
use crate::sentences_six::{AR, ES, FR, RU};

#[test]
fn registration_begins_and_ends() {
    check(
        EN,
        &[
            (
                "Registration for this meeting will start on 15 February 2024 and close on 13 April 2024.",
                &["deadline/registration 2024-04-13"],
            ),
            ("Registration for the workshop opens on 1 March 2024.", &[]),
            (
                "Registration opens on 1 April at 0900 hours and closes on 19 April.",
                &["deadline/registration 2024-04-19"],
            ),
            (
                "Registration for the meeting opens on 13 May 2024 at 0830 hours.",
                &["registration-desk 2024-05-13 08:30"],
            ),
            ("Registration desk: 12 May 2024, 1400 hours.", &["registration-desk 2024-05-12 14:00"]),
            ("On-site registration, foreseen for 0830 hours, will not take place.", &[]),
            ("The workshop, for which registration is free, opens on 10 May 2024.", &["meeting 2024-05-10"]),
        ],
    );
    check(
        ZH,
        &[
            ("会议注册于2024年2月15日开始，2024年4月13日截止。", &["deadline/registration 2024-04-13"]),
            ("研讨会注册将于2024年2月15日开始。", &[]),
            ("注册：研讨会将于2024年5月10日开始。", &["meeting 2024-05-10"]),
        ],
    );
    let same: [(&str, &str); 4] = [
        (FR, "Les inscriptions à la réunion commenceront le 15 février 2024 et se termineront le 13 avril 2024."),
        (ES, "La inscripción en la reunión comenzará el 15 de febrero de 2024 y terminará el 13 de abril de 2024."),
        (RU, "Регистрация на собрание начнется 15 февраля 2024 года и закончится 13 апреля 2024 года."),
        (AR, "يبدأ التسجيل للاجتماع في 15 فبراير 2024 وينتهي في 13 أبريل 2024."),
    ];
    for (frame, body) in same {
        check(frame, &[(body, &["deadline/registration 2024-04-13"])]);
    }
}

#[test]
fn what_the_writers_do() {
    check(
        EN,
        &[
            (
                "Fellowship recipients will be informed by 15 April 2024, and travel documents follow two weeks before the meeting.",
                &[],
            ),
            ("Fellowship travel documents will be sent two weeks before the meeting.", &[]),
            (
                "Late contributions will be published as received, provided that they arrive twelve days before the meeting.",
                &["deadline/contributions 2024-05-01"],
            ),
            (
                "Delegates are informed that contributions should be submitted twelve days before the meeting.",
                &["deadline/contributions 2024-05-01"],
            ),
            (
                "Proposals for stands are accepted until 25 March; accepted exhibitors will be told by 8 April and set up on 12 May.",
                &["deadline/abstract 2024-03-25"],
            ),
        ],
    );
}

#[test]
fn parts_of_the_group() {
    check(
        EN,
        &[
            ("WP 1/13 starts on 13 May at 1000 hours.", &[]),
            ("WP1/13 will start its work on Tuesday 14 May at 0930 hours.", &[]),
            (
                "Study Group 13 opens on 13 May at 0930 hours, WP1/13 on 14 May at 1000 hours.",
                &["opening 2024-05-13 09:30"],
            ),
        ],
    );
    check(ZH, &[("WP 1/13于5月14日10时开始工作。", &[])]);
}

/// A row that says nothing but from when something can be done.
#[test]
fn rows_that_open_something() {
    let closes: &[&str] = &["deadline/registration 2024-04-24"];
    check(
        EN,
        &[
            ("Opening of registration: 20 March 2024. Closing of registration: 24 April 2024.", closes),
            ("Key deadlines:\n20 March 2024\tRegistration opens\n24 April 2024\tRegistration closes", closes),
            ("Key deadlines:\n20 March 2024\tOpening of the online registration\n24 April 2024\tRegistration", closes),
            (
                "Key deadlines:\n20 March 2024\tOpening of registration and submission of contributions for translation\n24 April 2024\tRegistration",
                &[
                    "deadline/contributions-translation 2024-03-20",
                    "deadline/registration 2024-03-20",
                    "deadline/registration 2024-04-24",
                ],
            ),
        ],
    );
}
