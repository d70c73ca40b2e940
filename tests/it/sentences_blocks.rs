//! Blocks of deadlines: where an entry begins and ends, whatever marks stand between date and action.

use crate::sentences::{ZH, check};
use crate::sentences_en::EN;
use crate::sentences_six::{AR, ES, FR, RU};

/// A word for the last day behind the label of the last line makes no entry of the lines above it.
#[test]
fn a_limit_behind_a_label() {
    let three: &[&str] =
        &["deadline/registration 2024-04-12", "deadline/visa-support 2024-04-15", "deadline/contributions 2024-04-30"];
    check(
        EN,
        &[
            (
                "Deadlines\n- Registration: 12 April 2024\n- Visa: 15 April 2024\n- Contributions: by 30 April 2024",
                three,
            ),
            ("Deadlines\nRegistration: by 12 April 2024\nVisa: 15 April 2024\nContributions: 30 April 2024", three),
            (
                "Deadlines\nBy 12 April 2024: registration\nBy 15 April 2024: visa\nBy 30 April 2024: contributions",
                three,
            ),
        ],
    );
    check(
        ZH,
        &[("重要截止日期：\n注册：2024年4月12日\n签证支持函：2024年4月15日\n提交文稿的截止日期：2024年4月30日", three)],
    );
}

/// Rows that a converter glued: to one another, or their items.
#[test]
fn glued_rows_and_items() {
    check(
        EN,
        &[
            (
                "12 April 2024- Submit fellowship requests- Submit interpretation requests30 April 2024- Submit \
                 contributions",
                &[
                    "deadline/fellowship 2024-04-12",
                    "deadline/interpretation 2024-04-12",
                    "deadline/contributions 2024-04-30",
                ],
            ),
            (
                "Key deadlines:\n12 April 2024Fellowship requestsInterpretation requests\n30 April 2024Pre-registration\
                 Requests for visa support letters",
                &[
                    "deadline/fellowship 2024-04-12",
                    "deadline/interpretation 2024-04-12",
                    "deadline/registration 2024-04-30",
                    "deadline/visa-support 2024-04-30",
                ],
            ),
            // A name with a capital inside parts nothing.
            ("Key deadlines:\n12 April 2024 Registration in MyMeetings", &["deadline/registration 2024-04-12"]),
        ],
    );
}

/// The next clause of the letter directly below the last row is no part of it; a numbered row is one.
#[test]
fn a_clause_below_a_block() {
    let contributions: &[&str] = &["deadline/registration 2024-04-12", "deadline/contributions 2024-04-30"];
    check(
        FR,
        &[(
            "Principales échéances\n12 avril 2024\t– Inscription\n30 avril 2024\t– Contributions\n4 Les demandes de \
             bourse sont à envoyer sans tarder.",
            contributions,
        )],
    );
    check(
        ES,
        &[(
            "Plazos\n12 de abril de 2024\tInscripción\n30 de abril de 2024\tContribuciones\n4.\tLas becas se conceden \
             a un delegado por país.",
            contributions,
        )],
    );
    check(
        RU,
        &[(
            "Предельные сроки\n12 апреля 2024 года\tРегистрация\n30 апреля 2024 года\tВклады\n4 Стипендии \
             предоставляются наименее развитым странам.",
            contributions,
        )],
    );
    check(
        AR,
        &[(
            "المواعيد النهائية\n12 أبريل 2024\tالتسجيل\n30 أبريل 2024\tالمساهمات\n4 تُقدَّم المنح إلى أقل البلدان نمواً.",
            contributions,
        )],
    );
    check(
        EN,
        &[(
            "Key deadlines\n30 April 2024\n1. Contributions\n2. Requests for interpretation",
            &["deadline/contributions 2024-04-30", "deadline/interpretation 2024-04-30"],
        )],
    );
}

/// An outer list of days, each with a list of what is due below it.
#[test]
fn lists_in_lists() {
    check(
        EN,
        &[(
            "PLEASE NOTE THE FOLLOWING DATES\n\n•\t12 April 2024\n\t- contributions that need translation\n\t- requests \
             for sign language interpretation\n•\t15 April 2024\n\t- applications for fellowships\n•\t30 April 2024\n\t- \
             pre-registration",
            &[
                "deadline/contributions-translation 2024-04-12",
                "deadline/captioning 2024-04-12",
                "deadline/fellowship 2024-04-15",
                "deadline/registration 2024-04-30",
            ],
        )],
    );
}

/// Several last days in the line of their heading, or in one sentence, each with its own words.
#[test]
fn days_and_actions_in_one_line() {
    let three: &[&str] = &[
        "deadline/contributions-translation 2024-03-13",
        "deadline/fellowship 2024-04-01",
        "deadline/registration 2024-04-12",
    ];
    check(
        EN,
        &[
            (
                "Deadlines: 13 March 2024 (contributions for translation), 1 April 2024 (fellowships) and 12 April 2024 \
                 (registration).",
                three,
            ),
            (
                "Deadlines: contributions for translation, 13 March 2024; fellowships, 1 April 2024; registration, 12 \
                 April 2024.",
                three,
            ),
            (
                "The deadlines are 13 March 2024 for contributions to be translated, 1 April 2024 for fellowships and 12 \
                 April 2024 for registration.",
                three,
            ),
            // A bracket that says more of a day is nothing that is due.
            ("Deadlines\n12 April 2024 (firm)\tRegistration", &["deadline/registration 2024-04-12"]),
        ],
    );
    check(
        FR,
        &[(
            "Les délais sont les suivants: contributions à traduire (13 mars 2024), bourses (1er avril 2024), inscription \
             (12 avril 2024).",
            three,
        )],
    );
    check(
        RU,
        &[(
            "Предельные сроки: вклады для перевода, 13 марта 2024 года; стипендии, 1 апреля 2024 года; регистрация, 12 \
             апреля 2024 года.",
            three,
        )],
    );
    check(
        ZH,
        &[
            ("截止日期：2024年3月13日（需翻译的文稿）、2024年4月1日（与会补贴）及2024年4月12日（注册）。", three),
            ("截止日期分别为：需要翻译的文稿，2024年3月13日；与会补贴，2024年4月1日；注册，2024年4月12日。", three),
        ],
    );
}

/// A heading that names what is due, and words behind the days that say which of it.
#[test]
fn days_that_share_the_action_of_their_heading() {
    let both: &[&str] = &["deadline/contributions-translation 2024-03-13", "deadline/contributions 2024-04-30"];
    check(
        EN,
        &[(
            "Deadlines for contributions: 13 March 2024 for documents to be translated; 30 April 2024 for all others.",
            both,
        )],
    );
    check(ZH, &[("2024年3月13日为需要翻译的文稿的提交截止日期，2024年4月30日为其他文稿的截止日期。", both)]);
}

/// As many days as actions, in their order.
#[test]
fn respectively() {
    let each: &[&str] = &["deadline/visa-support 2024-03-30", "deadline/registration 2024-04-12"];
    check(
        EN,
        &[
            (
                "The deadlines for registration and visa requests are 12 April 2024 and 30 March 2024 respectively.",
                each,
            ),
            (
                "The deadline for registration and visa requests is 12 April 2024.",
                &["deadline/registration 2024-04-12", "deadline/visa-support 2024-04-12"],
            ),
        ],
    );
    check(
        FR,
        &[(
            "Les dates limites pour l'inscription et les demandes de visa sont respectivement le 12 avril 2024 et le 30 mars 2024.",
            each,
        )],
    );
    check(
        ES,
        &[(
            "Los plazos de inscripción y de solicitud de visado son el 12 de abril de 2024 y el 30 de marzo de 2024, respectivamente.",
            each,
        )],
    );
    check(AR, &[("الموعدان النهائيان للتسجيل وطلبات التأشيرة هما 12 أبريل 2024 و30 مارس 2024 على التوالي.", each)]);
}

/// An hour that a sentence above or below the rows gives them all.
#[test]
fn an_hour_for_all_days() {
    let each: &[&str] = &[
        "deadline/fellowship 2024-04-12 23:59",
        "deadline/interpretation 2024-04-12 23:59",
        "deadline/contributions 2024-04-30 23:59",
    ];
    check(
        EN,
        &[
            (
                "Please note the dates below. In all cases the systems close at 23:59 Geneva time on the date \
                 shown.\n\nby 12 April 2024 - fellowship applications; requests for interpretation\nby 30 April 2024 - \
                 contributions",
                each,
            ),
            (
                "The help desk answers until 17:30.\n\nby 12 April 2024 - fellowship applications\nby 30 April 2024 - \
                 contributions",
                &["deadline/fellowship 2024-04-12", "deadline/contributions 2024-04-30"],
            ),
        ],
    );
}

/// Rows of groups whose heads are a table of their own, or below a numbered heading, with the hour on a line of its own.
#[test]
fn rows_of_groups_below_heads_that_stand_apart() {
    let two: &[&str] = &[
        "deadline/contributions 2024-04-29 16:00 UTC",
        "deadline/contributions 2024-05-06 16:00 UTC",
        "meeting 2024-06-03..2024-06-07",
        "meeting 2024-06-10..2024-06-12",
        "opening 2024-06-03 10:00",
        "opening 2024-06-10 09:30",
    ];
    check(
        EN,
        &[(
            "2.\tDates\n\n\tGroup\tMeeting dates\tDeadline for contributions\n16:00 hours UTC\tOpening\n\n\tWP 8A\t03.06.24 \
             - 07.06.24\t29.04.24\tMonday 03.06.24, 10:00 hours\n\tWP 8B\t10.06.24 - 12.06.24\t06.05.24\tMonday 10.06.24, \
             09:30 hours\n\n3.\tDocuments",
            two,
        )],
    );
    check(
        ZH,
        &[(
            "2\t会议日期\n\t组\n\t会议日期\n\t文稿截止日期\n协调世界时16:00\n\t开幕会\n\n\t8A工作组\n\t2024年6月3日至7日\n\t2024年4月29日\n\
             （星期一）\n\t2024年6月3日（星期一）\n10时\n\n\t8B工作组\n\t2024年6月10-12日\n\t2024年5月6日\n（星期一）\n\t2024年6月10日\
             （星期一）\n9时30分\n\n\n3\t文件",
            two,
        )],
    );
}

/// What is held, opens or is done by the writers has no last day, whatever heading or hour stands beside it.
#[test]
fn days_beside_a_heading_that_are_no_last_days() {
    let rows = "Deadlines:\n12 April 2024\tRegistration\n30 April 2024\tContributions\n\n";
    let below =
        format!("{rows}In all cases, delegates are reminded that the meeting opens at 0930 hours on the first day.");
    check(
        EN,
        &[
            (
                "The deadlines are given in Annex 1. The workshop on registration of names will be held on 3 May 2024 and \
                 that on contributions on 4 May 2024.",
                &["meeting 2024-05-03", "meeting 2024-05-04"],
            ),
            (
                "Please observe the deadlines: registration opens on 12 February 2024 and visa requests close on 4 April \
                 2024.",
                &["deadline/visa-support 2024-04-04"],
            ),
            (
                &below,
                &["deadline/contributions 2024-04-30", "deadline/registration 2024-04-12", "opening 2024-05-13 09:30"],
            ),
        ],
    );
    check(
        ZH,
        &[(
            "截止日期：\n2024年4月12日：注册\n2024年4月30日：文稿\n2 请各位代表注意。 ",
            &["deadline/contributions 2024-04-30", "deadline/registration 2024-04-12"],
        )],
    );
}
