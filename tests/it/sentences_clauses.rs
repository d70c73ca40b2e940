//! Sentences whose clauses tell of two things: what begins at an hour, and what is due by a day.

use crate::sentences::{ZH, check};
use crate::sentences_en::EN;
use crate::sentences_six::{AR, ES, FR, RU};

/// An hour belongs to what begins in its clause, not to the last day that a comma parts from it.
#[test]
fn hours_of_what_begins() {
    check(
        ZH,
        &[
            (
                "会议于首日10时开始，请在2024年4月12日前完成注册。",
                &["opening 2024-05-13 10:00", "deadline/registration 2024-04-12"],
            ),
            (
                "文稿的截止日期是2024年4月30日，会议将于5月13日9时30分开幕。",
                &["deadline/contributions 2024-04-30", "opening 2024-05-13 09:30"],
            ),
            (
                "注册的截止日期为2024年4月12日，登记台自5月13日8时30分起开放。",
                &["deadline/registration 2024-04-12", "registration-desk 2024-05-13 08:30"],
            ),
            (
                "会议首日9时30分开幕，登记自8时30分开始，文稿须在2024年4月30日前送达。",
                &[
                    "opening 2024-05-13 09:30",
                    "registration-desk 2024-05-13 08:30",
                    "deadline/contributions 2024-04-30",
                ],
            ),
            (
                "原函的规定，包括首日9时30分开幕以及2024年4月30日这一文稿截止日期，继续有效。",
                &["opening 2024-05-13 09:30", "deadline/contributions 2024-04-30"],
            ),
            // Each date has its own hour.
            (
                "文稿应在2024年4月30日16时之前提交，补贴申请应在2024年4月1日12时之前提交。",
                &["deadline/contributions 2024-04-30 16:00", "deadline/fellowship 2024-04-01 12:00"],
            ),
        ],
    );
    check(
        EN,
        &[
            (
                "The meeting opens at 0930 hours, register by 12 April 2024.",
                &["opening 2024-05-13 09:30", "deadline/registration 2024-04-12"],
            ),
            (
                "Contributions are due by 30 April 2024, and the meeting opens at 1000 hours on the first day.",
                &["deadline/contributions 2024-04-30", "opening 2024-05-13 10:00"],
            ),
            (
                "Contributions by 30 April 2024 at 1600 hours, visas by 12 April 2024 at 1200 hours.",
                &["deadline/contributions 2024-04-30 16:00", "deadline/visa-support 2024-04-12 12:00"],
            ),
            // A comma parts no hour from its own day.
            (
                "Contributions must reach us by 1600 hours, on 30 April 2024.",
                &["deadline/contributions 2024-04-30 16:00"],
            ),
        ],
    );
    check(
        FR,
        &[(
            "La réunion s'ouvrira à 9 h 30, inscription avant le 12 avril 2024.",
            &["opening 2024-05-13 09:30", "deadline/registration 2024-04-12"],
        )],
    );
    check(
        ES,
        &[(
            "La reunión comenzará a las 09.30 horas, inscripción hasta el 12 de abril de 2024.",
            &["opening 2024-05-13 09:30", "deadline/registration 2024-04-12"],
        )],
    );
    check(
        RU,
        &[(
            "Собрание откроется в 09 час. 30 мин., регистрация до 12 апреля 2024 года.",
            &["opening 2024-05-13 09:30", "deadline/registration 2024-04-12"],
        )],
    );
    check(
        AR,
        &[(
            "يُفتتح الاجتماع الساعة 0930، ويجب التسجيل قبل 12 أبريل 2024.",
            &["opening 2024-05-13 09:30", "deadline/registration 2024-04-12"],
        )],
    );
}

/// What is due in one clause is not due on the day that the next one tells of something else.
#[test]
fn days_of_what_is_held() {
    check(
        ZH,
        &[
            ("候选人的提名须在2024年3月29日之前送交，选举将于5月24日进行。", &["deadline/nomination 2024-03-29"]),
            (
                "演讲摘要请在2024年3月29日之前提交，讲习班将于2024年5月10日举行。",
                &["deadline/abstract 2024-03-29", "meeting 2024-05-10"],
            ),
            // Words without a thing of their own go on about it.
            ("请填写附件中的调查表，并于2024年4月12日之前寄回。", &["deadline/reply 2024-04-12"]),
            ("提交文稿的截止日期，即2024年4月30日，不再延长。", &["deadline/contributions 2024-04-30"]),
            (
                "原函在“文稿的截止日期”下误印为2024年4月23日，正确的日期是2024年4月30日。",
                &["deadline/contributions 2024-04-30"],
            ),
        ],
    );
    check(
        EN,
        &[(
            "Abstracts are due by 29 March 2024, the forum is on 10 May 2024.",
            &["deadline/abstract 2024-03-29", "meeting 2024-05-10"],
        )],
    );
    check(
        FR,
        &[(
            "Les résumés sont attendus avant le 29 mars 2024, le forum le 10 mai 2024.",
            &["deadline/abstract 2024-03-29", "meeting 2024-05-10"],
        )],
    );
}

/// The hour of an opening that stands before the heading of the deadlines is none of theirs.
#[test]
fn headings_behind_an_hour() {
    check(
        ZH,
        &[
            (
                "会议首日9时30分开幕，登记自8时30分开始。重要截止日期如下：\n–\t2024年4月12日：注册\n–\t2024年4月30日：文稿",
                &[
                    "opening 2024-05-13 09:30",
                    "registration-desk 2024-05-13 08:30",
                    "deadline/registration 2024-04-12",
                    "deadline/contributions 2024-04-30",
                ],
            ),
            (
                "重要截止日期（23时59分，日内瓦时间）：\n–\t2024年4月12日：注册\n–\t2024年4月30日：文稿",
                &["deadline/registration 2024-04-12 23:59", "deadline/contributions 2024-04-30 23:59"],
            ),
        ],
    );
    check(
        EN,
        &[(
            "The meeting begins at 0930 hours on the first day. The key deadlines are as follows:\n\n12 April 2024\n- registration\n30 April 2024\n- contributions",
            &["opening 2024-05-13 09:30", "deadline/registration 2024-04-12", "deadline/contributions 2024-04-30"],
        )],
    );
}

/// A sentence behind the rows of a block is no row of it.
#[test]
fn sentences_behind_a_block() {
    let rows = ["deadline/registration 2024-04-12", "deadline/contributions 2024-04-30"];
    let with = |more: &'static str| [rows[0], rows[1], more];
    let zh = "重要截止日期：\n2024年4月12日\t– 注册\n2024年4月30日\t– 文稿\n";
    check(
        ZH,
        &[
            (
                &format!("{zh}酒店详情见附件A。房间应在2024年4月19日之前预订。"),
                &with("deadline/accommodation 2024-04-19"),
            ),
            (&format!("{zh}补贴申请须于2024年4月1日前寄达。"), &with("deadline/fellowship 2024-04-01")),
            (
                &format!("{zh}与会者应在2024年4月12日前注册，登记自2024年5月13日8时30分开始。"),
                &with("registration-desk 2024-05-13 08:30"),
            ),
            (&format!("{zh}文稿的截止日期是2024年4月30日。注册须在2024年4月12日前完成。"), &rows),
            // A further row.
            (&format!("{zh}不迟于2024年4月1日\t– 与会补贴"), &with("deadline/fellowship 2024-04-01")),
        ],
    );
    let en = "Key deadlines:\n12 April 2024\t– registration\n30 April 2024\t– contributions\n";
    check(
        EN,
        &[
            (&format!("{en}Hotel rooms must be booked by 19 April 2024."), &with("deadline/accommodation 2024-04-19")),
            (&format!("{en}By 1 April 2024\t– fellowships"), &with("deadline/fellowship 2024-04-01")),
        ],
    );
    let fr = "Dates limites:\n12 avril 2024\t– inscription\n30 avril 2024\t– contributions\n";
    check(
        FR,
        &[(
            &format!("{fr}Les demandes de bourse doivent parvenir au BDT avant le 1 avril 2024."),
            &with("deadline/fellowship 2024-04-01"),
        )],
    );
}
