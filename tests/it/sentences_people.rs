//! Who comes when, who else meets, and rows whose label names a meeting too: what is due beside what only looks like it.

use crate::sentences::{ZH, check, read};
use crate::sentences_en::EN;
use crate::sentences_six::{AR, ES, FR, RU};
use lettercal::letter::Role;

/// A row whose label begins with an action may name the meetings that it is for, among rows that name none.
#[test]
fn rows_that_name_a_meeting_too() {
    let rows = "Kindly note these dates:\n\n\tFellowship applications\t8 April 2024\n\tRegistration, both meetings\t12 April 2024\n\tHotel reservation\t15 April 2024\n\tContributions\t30 April 2024\n";
    let due = |day: &str, action: &str| format!("deadline/{action} {day}");
    let all = [
        due("2024-04-08", "fellowship"),
        due("2024-04-12", "registration"),
        due("2024-04-15", "accommodation"),
        due("2024-04-30", "contributions"),
    ];
    let all: Vec<&str> = all.iter().map(String::as_str).collect();
    check(EN, &[(rows, &all), ("We met for the\n\n\tMeeting on registration\t12 April 2024\n\n", &[])]);
}

/// A rule that says when people come is no deadline; one for what they send is.
#[test]
fn people_who_arrive_before_the_meeting() {
    let due: &[&str] = &["deadline/fellowship 2024-04-13"];
    check(
        EN,
        &[
            ("Holders of fellowships may arrive one day before the meeting.", &[]),
            ("Requests for fellowships must be sent one month before the meeting.", due),
            ("Requests for fellowships should arrive one month before the meeting.", due),
        ],
    );
    check(FR, &[("Les titulaires de bourses peuvent arriver un jour avant la réunion.", &[])]);
    check(ES, &[("Los titulares de becas pueden llegar un día antes de la reunión.", &[])]);
    check(RU, &[("Стипендиаты могут прибыть за один день до собрания.", &[])]);
    check(AR, &[("ويمكن للحاصلين على المنح الوصول قبل يوم واحد من الاجتماع.", &[])]);
    check(ZH, &[("已获与会补贴者可在会议前提前一天抵达。", &[])]);
}

/// Days on which somebody whom the letter does not call meets.
#[test]
fn days_of_somebody_else() {
    let role = |frame: &str, body: &str, words: &str| {
        let letter = read(frame, body);
        letter.mentions.iter().find(|m| m.text.contains(words)).map(|m| m.role)
    };
    for (frame, body, words) in [
        (EN, "Hotels are full, since the Labour Conference convenes in Geneva from 3 to 14 June 2024.", "14 June"),
        (FR, "La Conférence du travail se réunit à Genève du 3 au 14 juin 2024.", "14 juin"),
        (
            ES,
            "La Conferencia Internacional del Trabajo se reúne en Ginebra del 3 al 14 de junio de 2024.",
            "14 de junio",
        ),
        (RU, "Международная конференция труда проходит в Женеве с 3 по 14 июня 2024 года.", "14 июня"),
        (AR, "ويجتمع مؤتمر العمل الدولي في جنيف من 3 إلى 14 يونيو 2024.", "14 يونيو"),
    ] {
        assert_eq!(role(frame, body, words), Some(Role::OtherMeeting), "{body}");
    }
    let body = "The agenda of Study Group 13 is dominated by the preparations for WTSA-24 (New Delhi, India, 15-24 October 2024).";
    assert_eq!(role(EN, body, "24 October"), Some(Role::OtherMeeting), "{body}");
    // Nobody meets.
    assert_eq!(role(EN, "The cafeteria is closed from 3 to 14 June 2024.", "14 June"), Some(Role::Other));
}

/// "That same day, from 0830": what follows is the desk, and "from" opens nothing else. What is asked for when registering is no
/// registration.
#[test]
fn badges_on_that_same_day() {
    let body = "La reunión se abrirá a las 09.30 horas del lunes 13 de mayo de 2024. Ese mismo día, a partir de las 08.30 horas, los delegados podrán recoger su tarjeta de identificación.";
    check(ES, &[(body, &["opening 2024-05-13 09:30", "registration-desk 2024-05-13 08:30"])]);
    let body = "需要办理签证的代表，请在网上注册时一并提出，截止日期为2024年4月12日。";
    check(ZH, &[(body, &["deadline/visa-support 2024-04-12"])]);
}

/// Who has a badge is none who gets it; delegates who are expected at an hour open the meeting.
#[test]
fn badges_that_people_have() {
    check(
        EN,
        &[
            (
                "A tutorial, open to anyone with a badge, will be given on Wednesday, 15 May 2024, from 1430 to 1730 hours.",
                &["meeting 2024-05-15 14:30-17:30"],
            ),
            ("Delegates are expected in Popov room at 0930 hours on the first day.", &["opening 2024-05-13 09:30"]),
        ],
    );
    check(
        ZH,
        &[(
            "附件2为酒店预订表，填妥后请直接传真给酒店，最迟应于2024年4月10日寄达。",
            &["deadline/accommodation 2024-04-10"],
        )],
    );
    check(
        FR,
        &[(
            "Je vous serais reconnaissant de bien vouloir annoncer vos délégués avant le 12 avril 2024.",
            &["deadline/registration 2024-04-12"],
        )],
    );
}

/// What the letter itself calls may meet at another place; papers that arrive are due; an answer to a questionnaire is no registration.
#[test]
fn what_only_looks_like_it() {
    check(
        EN,
        &[
            (
                "A workshop (Nairobi, 21-23 November 2024) will be organized, to which you are invited.",
                &["meeting 2024-11-21..2024-11-23"],
            ),
            ("Nominations are to arrive one month before the meeting.", &["deadline/nomination 2024-04-13"]),
            (
                "Please reply to the questionnaire with the registration form by 12 April 2024.",
                &["deadline/reply 2024-04-12"],
            ),
            (
                "TDs in response to contributions should be sent by 30 April 2024.",
                &["deadline/input-documents 2024-04-30"],
            ),
            ("Contributions are due no later than 3 may.", &["deadline/contributions 2024-05-03"]),
        ],
    );
}

/// People of the letter's own group who meet on another day contradict nothing.
#[test]
fn people_of_the_own_group() {
    check(
        EN,
        &[
            (
                "An e-meeting of the SG13 management team, open to all, takes place on 10 April 2024 at 1200 UTC.",
                &["meeting 2024-04-10", "opening 2024-04-10 12:00 UTC"],
            ),
            (
                "SG13 leadership will hold a coordination meeting on 10 April 2024 (14:00-15:00).",
                &["meeting 2024-04-10 14:00-15:00"],
            ),
            (
                "Members of the Bureau of SG13 hold a preparatory call on Monday 29 April 2024, 1400 to 1500 hours (Geneva).",
                &["meeting 2024-04-29 14:00-15:00"],
            ),
            // Without them it is the meeting of the group itself, which the subject calls on other days.
            ("The meeting of SG13 will be held from 10 to 19 April 2024.", &[]),
        ],
    );
}

/// Lists of meetings of one day, whatever stands in the brackets behind the days or before the colon.
#[test]
fn lists_of_days_with_one_hour() {
    let webinars: &[&str] = &[
        "meeting 2024-03-06",
        "meeting 2024-03-13",
        "meeting 2024-03-20",
        "opening 2024-03-06 14:00",
        "opening 2024-03-13 14:00",
        "opening 2024-03-20 14:00",
    ];
    check(
        EN,
        &[
            (
                "Webinars will be held on 6 March (quantum), 13 March (Network 2030) and 20 March 2024 (AI), each at 1400 hours CET.",
                webinars,
            ),
            (
                "Rapporteur group meetings: Q1/13 on 5 February, Q2/13 on 7 February and Q3/13 on 9 February 2024, in each case from 14:00 to 16:00 Geneva time.",
                &["meeting 2024-02-05 14:00-16:00", "meeting 2024-02-07 14:00-16:00", "meeting 2024-02-09 14:00-16:00"],
            ),
            ("Documents of Rapporteur group meetings: Q1/13 on 5 February 2024.", &[]),
        ],
    );
}

/// Those who come are named, the host is told, the focal point approves.
#[test]
fn those_who_come_are_announced() {
    let due: &[&str] = &["deadline/registration 2024-04-12"];
    check(
        EN,
        &[
            ("5 Participants. Please give us their names by 12 April so that the list can be printed.", due),
            ("5 Announcement of participation\nThe enclosed form is to be returned to TSB by 12 April 2024.", due),
            (
                "Registration is to be made by 12 April 2024. All registration requests must have been approved by the focal point by 19 April.",
                due,
            ),
            (
                "Submission of abstracts: 15 February; notification: 1 March; final papers: 29 March 2024.",
                &["deadline/abstract 2024-02-15", "deadline/input-documents 2024-03-29"],
            ),
            ("Documents are due on 12 April 2024.", &["deadline/input-documents 2024-04-12"]),
        ],
    );
}

/// Groups behind each of two days share what is due.
#[test]
fn days_of_groups_share_what_is_due() {
    check(
        EN,
        &[
            (
                "Contributions that need translation should arrive by 13 March 2024. The others should arrive at least seven working days before the Working Party concerned, i.e. by 2 May for WP1/13 and WP2/13, and by 6 May for WP3/13.",
                &[
                    "deadline/contributions-translation 2024-03-13",
                    "deadline/contributions 2024-05-02",
                    "deadline/contributions 2024-05-06",
                ],
            ),
            (
                "Contributions are due by 2 May for WP1/13. Names are to be sent to WP3/13 by 6 May.",
                &["deadline/contributions 2024-05-02", "deadline/other 2024-05-06"],
            ),
        ],
    );
}

/// What people of the group must send is due, and is no meeting of theirs.
#[test]
fn what_rapporteurs_must_send() {
    check(
        EN,
        &[
            (
                "Rapporteurs of Study Group 13 must send reports for the meeting by 2 May 2024.",
                &["deadline/other 2024-05-02"],
            ),
            ("Working parties should be in session until 23 May 2024.", &[]),
            ("Nomination of participants. Kindly send the form by 3 March.", &["deadline/registration 2024-03-03"]),
            (
                "Proposals for Rapporteurs are to be communicated to the Chairman by 16 March.",
                &["deadline/nomination 2024-03-16"],
            ),
        ],
    );
    let letter = read(EN, "Rapporteurs of Study Group 13 must send reports for the meeting by 2 May 2024.");
    assert!(letter.mentions.iter().all(|m| m.role != Role::Conflict));
}
