//! What is due by a day, and whether it is a last day at all: labels, limits before hours, words for papers and names.

use crate::sentences::{ZH, check};
use crate::sentences_en::EN;
use crate::sentences_six::{AR, ES, FR, RU};

/// A line that begins with what is due, and names a meeting behind it.
#[test]
fn a_label_that_names_a_meeting() {
    check(
        EN,
        &[
            ("Registration for the meeting: 22 April 2024", &["deadline/registration 2024-04-22"]),
            ("Contributions to the workshop: 22 April 2024", &["deadline/contributions 2024-04-22"]),
            (
                "Visa letters: 16 April 2024. Registration form: 16 April 2024.",
                &["deadline/visa-support 2024-04-16", "deadline/registration 2024-04-16"],
            ),
        ],
    );
}

/// A semicolon inside a label, among rows.
#[test]
fn a_label_of_two_parts() {
    check(
        EN,
        &[
            (
                "Please note:\n\nRegistration for the workshop and for the meeting; requests for visas: 22 April 2024\n\
                 Contributions: 30 April 2024",
                &[
                    "deadline/registration 2024-04-22",
                    "deadline/visa-support 2024-04-22",
                    "deadline/contributions 2024-04-30",
                ],
            ),
            ("Registration is done on line; fellowships: 22 April 2024", &["deadline/fellowship 2024-04-22"]),
        ],
    );
}

/// A word for the last day before the hour, not before the day.
#[test]
fn a_limit_before_the_hour() {
    let due: &[&str] = &["deadline/contributions 2024-04-22 16:00 UTC"];
    check(
        FR,
        &[
            ("Les contributions doivent parvenir avant 16 heures UTC le 22 avril 2024.", due),
            ("Les contributions doivent parvenir au TSB le 22 avril 2024 avant 16 heures UTC.", due),
            ("Soumission des contributions: 22 avril 2024", &["deadline/contributions 2024-04-22"]),
        ],
    );
    check(
        ES,
        &[
            ("Las contribuciones deben llegar antes de las 16.00 horas UTC del 22 de abril de 2024.", due),
            (
                "Las contribuciones deben llegar dos semanas antes de la reunión.",
                &["deadline/contributions 2024-04-29"],
            ),
        ],
    );
}

/// A period in which one can register ends on its last day; the day on which it opens is none.
#[test]
fn periods_of_registration() {
    let due: &[&str] = &["deadline/registration 2024-04-30"];
    check(
        FR,
        &[
            ("L'inscription sera ouverte du 1er au 30 avril 2024.", due),
            ("L'inscription sera ouverte le 1er avril 2024.", &[]),
        ],
    );
    check(RU, &[("Регистрация будет открыта с 1 по 30 апреля 2024 года.", due)]);
    check(AR, &[("سيُفتح باب التسجيل من 1 إلى 30 أبريل 2024.", due)]);
}

/// The number of a group before a dash and a word for the last day is no day.
#[test]
fn a_group_before_its_last_day() {
    check(
        RU,
        &[(
            "Документы по Вопросу 6/13 следует представить до 12 апреля 2024 года, документы по Вопросу 7/13 – до 22 апреля \
             2024 года.",
            &["deadline/input-documents 2024-04-12", "deadline/input-documents 2024-04-22"],
        )],
    );
}

/// Words for papers, talks, candidates and names.
#[test]
fn words_for_what_is_due() {
    let input: &[&str] = &["deadline/input-documents 2024-04-22"];
    check(
        EN,
        &[
            ("Documents from the rapporteurs should reach TSB not later than 22 April 2024.", input),
            ("Registration of the documents: by 22 April 2024", input),
            (
                "Those who wish to make a demonstration are invited to contact TSB before 22 April 2024.",
                &["deadline/abstract 2024-04-22"],
            ),
            (
                "Proposals of candidates should be sent to the Chairman by 22 April 2024.",
                &["deadline/nomination 2024-04-22"],
            ),
            (
                "Should you wish to nominate an expert to give a presentation, please send us an abstract by 22 April 2024.",
                &["deadline/abstract 2024-04-22"],
            ),
            (
                "Further contributions will be accepted until 22 April 2024. For this meeting there will be no further \
                 translation of documents.",
                &["deadline/contributions 2024-04-22"],
            ),
            (
                "Further contributions will be accepted until 22 April 2024. They will be translated.",
                &["deadline/contributions-translation 2024-04-22"],
            ),
            ("Participants' names: by 22 April 2024, please.", &["deadline/registration 2024-04-22"]),
            ("Deadlines\n22 April 2024 - translation requested", &["deadline/contributions-translation 2024-04-22"]),
        ],
    );
    check(FR, &[("Les documents des Groupes du Rapporteur devront être reçus le 22 avril 2024 au plus tard.", input)]);
    check(
        ES,
        &[(
            "Las solicitudes de beca deben presentarse antes del 12 de abril de 2024. Los documentos para la reunión deben \
             enviarse antes del 22 de abril de 2024.",
            &["deadline/fellowship 2024-04-12", "deadline/input-documents 2024-04-22"],
        )],
    );
    check(
        RU,
        &[(
            "Лиц, желающих представить доклад, просят сообщить об этом в БСЭ не позднее 22 апреля 2024 года.",
            &["deadline/abstract 2024-04-22"],
        )],
    );
}

/// A last day that a letter takes back is none; a holiday below the rows is no row.
#[test]
fn days_that_are_no_last_days() {
    check(
        EN,
        &[
            ("The last date given for registration in the earlier letter, 18 April 2024, does not apply.", &[]),
            (
                "Working Party 1/13 closes on Wednesday, 15 May 2024. It is expected to finish by midday on 16 May 2024.",
                &[],
            ),
            (
                "Please use the enclosed form, and send it to the hotel of your choice by 20 April 2024.",
                &["deadline/accommodation 2024-04-20"],
            ),
        ],
    );
    check(
        FR,
        &[(
            "Principales échéances\n12 avril 2024\tInscription\n30 avril 2024\tContributions\n\nLe 9 mai 2024 (Ascension) \
             est jour férié à l'UIT.",
            &["deadline/registration 2024-04-12", "deadline/contributions 2024-04-30"],
        )],
    );
    check(
        ES,
        &[(
            "Fechas límite:\n22 de abril de 2024\tPetición de interpretación en lenguas de señas\n30 de abril de \
             2024\tContribuciones",
            &["deadline/captioning 2024-04-22", "deadline/contributions 2024-04-30"],
        )],
    );
}

/// What comes too late is only not translated; what is neither accepted nor translated comes too late for everything.
#[test]
fn papers_that_come_too_late_for_translation() {
    let due: &[&str] = &["deadline/contributions-translation 2024-03-13"];
    check(
        EN,
        &[
            ("Contributions received after 13 March 2024 will not be translated.", due),
            (
                "Contributions received after 13 March 2024 cannot be considered.",
                &["deadline/contributions 2024-03-13"],
            ),
            (
                "Late contributions, which are not translated, must be sent by 30 April 2024.",
                &["deadline/contributions 2024-04-30"],
            ),
        ],
    );
    check(FR, &[("Les contributions reçues après le 13 mars 2024 ne seront pas traduites.", due)]);
    check(ES, &[("Las contribuciones que se reciban después del 13 de marzo de 2024 no se traducirán.", due)]);
    check(RU, &[("Вклады, полученные после 13 марта 2024 года, переводиться не будут.", due)]);
    check(ZH, &[("2024年3月13日之后收到的文稿将不予翻译。", due)]);
}

/// Several last days, each with its words on the side where they stand.
#[test]
fn words_on_both_sides_of_days() {
    let due: &[&str] = &["deadline/visa-support 2024-04-16", "deadline/accommodation 2024-04-19"];
    check(
        EN,
        &[
            ("The deadlines are 16 April 2024 for visas and, for hotels, 19 April 2024.", due),
            ("Visas and hotels: 16 and 19 April 2024 respectively.", due),
            (
                "The deadline for contributions, agreed at the meeting on 3 November 2023, is 30 April 2024.",
                &["deadline/contributions 2024-04-30"],
            ),
        ],
    );
    check(
        ZH,
        &[(
            "需翻译的文稿至迟应于2024年3月13日送达，其他文稿至迟应于2024年4月30日（日内瓦时间17时）送达。",
            &["deadline/contributions-translation 2024-03-13", "deadline/contributions 2024-04-30 17:00"],
        )],
    );
}

/// People arrive and houses are closed; nothing is due. A form that is sent back in time registers or answers.
#[test]
fn days_of_houses_and_journeys() {
    check(
        EN,
        &[
            ("The ITU building will be closed on Thursday 9 May 2024.", &[]),
            ("Delegates are expected to arrive by 12 May 2024.", &[]),
            ("Replies should arrive by 22 April 2024.", &["deadline/reply 2024-04-22"]),
            ("Online registration will be closed on 22 April 2024.", &["deadline/registration 2024-04-22"]),
            (
                "The registration form is to be returned at the latest one month before the opening of the meeting.",
                &["deadline/registration 2024-04-13"],
            ),
            (
                "Contributions received between 14 March and 30 April 2024 are published as they are.",
                &["deadline/contributions 2024-04-30"],
            ),
            (
                "Fellowships: requests by 8 April 2024.\n\nFELLOWSHIPS: the form must reach us by 1 April 2024.",
                &["deadline/fellowship 2024-04-08"],
            ),
        ],
    );
    check(FR, &[("Les bâtiments seront fermés le 9 mai 2024.", &[])]);
    check(ZH, &[("国际电联总部将关闭的日期为2024年5月9日。", &[])]);
}

/// What is given, open or valid on a day or until it is not due; what a bracket behind a day names is.
#[test]
fn services_and_brackets() {
    check(
        EN,
        &[
            (
                "Interpretation will be provided on 13 May 2024 and 24 May 2024 if requested by Member States before 2 April 2024.",
                &["deadline/interpretation 2024-04-02"],
            ),
            ("Recordings of the webcast remain available until 31 August 2024.", &[]),
            ("Passports must be valid at least until 24 August 2024.", &[]),
            ("Online registration is available until 22 April 2024.", &["deadline/registration 2024-04-22"]),
            (
                "The deadlines are: 13 March 2024 (translation), 8 April 2024 (fellowships), 30 April 2024 (contributions).",
                &[
                    "deadline/contributions-translation 2024-03-13",
                    "deadline/fellowship 2024-04-08",
                    "deadline/contributions 2024-04-30",
                ],
            ),
            (
                "Please observe the deadlines of 13 March (contributions for translation), 8 April (fellowship and \
                 interpretation requests), and 30 April (all other contributions).",
                &[
                    "deadline/contributions-translation 2024-03-13",
                    "deadline/fellowship 2024-04-08",
                    "deadline/interpretation 2024-04-08",
                    "deadline/contributions 2024-04-30",
                ],
            ),
            (
                "Those planning to organize a demonstration are asked to contact TSB by 22 April 2024.",
                &["deadline/abstract 2024-04-22"],
            ),
        ],
    );
    check(FR, &[("Les enregistrements seront disponibles jusqu'au 31 août 2024.", &[])]);
    check(ES, &[("Las tarifas son válidas hasta el 30 de junio de 2024.", &[])]);
    check(ZH, &[("本集体函的有效期至2024年12月31日。", &[])]);
}

/// What is held, opens or is excepted in the next clause keeps its own day and hour; the others behind their day.
#[test]
fn clauses_with_their_own_hours() {
    check(
        ZH,
        &[
            (
                "会议首日9:30开始，注册截止日期为2024年4月12日，文稿截止日期为2024年4月30日。",
                &["opening 2024-05-13 09:30", "deadline/registration 2024-04-12", "deadline/contributions 2024-04-30"],
            ),
            (
                "文稿须于2024年4月30日23时59分（协调世界时）之前提交，会议将于5月13日9时30分开始。",
                &["opening 2024-05-13 09:30", "deadline/contributions 2024-04-30 23:59 UTC"],
            ),
            (
                "重要截止日期：\n2024年4月30日\t– 文稿\n2024年4月12日\t– 预注册\n实用信息见附件A。酒店应在2024年4月10日前预订。",
                &[
                    "deadline/contributions 2024-04-30",
                    "deadline/registration 2024-04-12",
                    "deadline/accommodation 2024-04-10",
                ],
            ),
            ("注册截止日期从2024年4月12日延长到2024年4月19日。", &["deadline/registration 2024-04-19"]),
            ("如在2024年4月6日仍未收到至少五份注册，会议将取消。", &[]),
        ],
    );
    check(
        EN,
        &[
            (
                "The meeting opens at 0930 hours, the deadline for registration is 12 April 2024.",
                &["opening 2024-05-13 09:30", "deadline/registration 2024-04-12"],
            ),
            (
                "The deadline for registration is 12 April 2024, 1700 hours.",
                &["deadline/registration 2024-04-12 17:00"],
            ),
            (
                "13 March 2024 is the last date for contributions to be translated and 30 April 2024 for all others.",
                &["deadline/contributions-translation 2024-03-13", "deadline/contributions 2024-04-30"],
            ),
            ("Rapporteurs should send meeting-room requirements by 5 April 2024.", &["deadline/other 2024-04-05"]),
        ],
    );
}

/// A heading with its number that ends as a sentence does, dates of which the reader is reminded, consultations on documents.
#[test]
fn what_the_heading_or_the_document_says() {
    check(
        EN,
        &[
            (
                "3\tContributions.\na)\tIf translation is required they should be in our hands by 2 February 2024.\n\
                 b)\tOtherwise they should arrive before 22 March 2024.",
                &["deadline/contributions-translation 2024-02-02", "deadline/contributions 2024-03-22"],
            ),
            (
                "Please be reminded of the following dates: registration and visa requests, 12 April; contributions, \
                 13 March if translation is requested and 30 April otherwise.",
                &[
                    "deadline/registration 2024-04-12",
                    "deadline/visa-support 2024-04-12",
                    "deadline/contributions-translation 2024-03-13",
                    "deadline/contributions 2024-04-30",
                ],
            ),
            (
                "The Additional Review of Recommendation Y.2501 runs from 1 to 21 February 2024.",
                &["deadline/reply 2024-02-21"],
            ),
            ("The reply to Circular 5 of 3-4 January 2024 is awaited.", &[]),
            (
                "Contributions will not be translated and contributions received after 30 April will not be accepted.",
                &["deadline/contributions 2024-04-30"],
            ),
        ],
    );
}

/// The second of two things that are due shares the verb of the first.
#[test]
fn a_verb_for_two() {
    check(
        EN,
        &[
            (
                "Early-bird registration ends on 29 February 2024, regular registration on 12 April 2024.",
                &["deadline/registration 2024-02-29", "deadline/registration 2024-04-12"],
            ),
            (
                "Contributions must reach us by 30 April, requests for visas 12 April.",
                &["deadline/contributions 2024-04-30", "deadline/visa-support 2024-04-12"],
            ),
            (
                "Contributions must reach us by 30 April, fellowships are granted on 12 April.",
                &["deadline/contributions 2024-04-30"],
            ),
            (
                "Contributions must reach us by 30 April, registration opens on 12 April.",
                &["deadline/contributions 2024-04-30"],
            ),
        ],
    );
    check(
        RU,
        &[(
            "Вклады должны поступить до 30 апреля 2024 года, заявки на визы – 12 апреля 2024 года.",
            &["deadline/contributions 2024-04-30", "deadline/visa-support 2024-04-12"],
        )],
    );
    check(
        ZH,
        &[(
            "文稿须于4月30日前提交，签证申请4月12日。",
            &["deadline/contributions 2024-04-30", "deadline/visa-support 2024-04-12"],
        )],
    );
}
