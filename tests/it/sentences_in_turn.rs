//! Days that a sentence gives to several things in turn, hours that a heading gives to all its lines, and what else tells apart days of
//! one action.

use crate::sentences::{ZH, check};
use crate::sentences_en::EN;
use crate::sentences_six::{ES, FR, RU};

/// As many groups as days, each its own; without the word for it they meet together.
#[test]
fn groups_in_turn() {
    let each: &[&str] = &["meeting 2024-05-14", "meeting 2024-05-15"];
    let together: &[&str] = &["meeting 2024-05-14..2024-05-15"];
    check(
        ZH,
        &[
            ("第1/13工作组和第2/13工作组会议分别于2024年5月14日和15日召开。", each),
            ("第1/13工作组和第2/13工作组会议于2024年5月14日和15日召开。", together),
        ],
    );
    check(
        EN,
        &[
            ("Working Parties 1/13 and 2/13 will meet on 14 and 15 May 2024 respectively.", each),
            ("Working Parties 1/13 and 2/13 will meet on 14 and 15 May 2024.", together),
        ],
    );
    check(FR, &[("Les Groupes de travail 1/13 et 2/13 se réuniront respectivement les 14 et 15 mai 2024.", each)]);
    check(
        ES,
        &[("Los Grupos de Trabajo 1/13 y 2/13 se reunirán los días 14 y 15 de mayo de 2024, respectivamente.", each)],
    );
    check(RU, &[("Рабочие группы 1/13 и 2/13 проведут собрания 14 и 15 мая 2024 года соответственно.", each)]);
}

/// As many actions as last days, before the days or behind them.
#[test]
fn actions_in_turn() {
    let two: &[&str] = &["deadline/registration 2024-04-13", "deadline/fellowship 2024-04-01"];
    check(
        ZH,
        &[
            (
                "需翻译的文稿、补贴申请、注册和文稿的截止日期分别为3月13日、4月1日、4月13日和5月1日。",
                &[
                    "deadline/contributions-translation 2024-03-13",
                    "deadline/fellowship 2024-04-01",
                    "deadline/registration 2024-04-13",
                    "deadline/contributions 2024-05-01",
                ],
            ),
            ("注册和补贴申请请分别在2024年4月13日和4月1日前办理。", two),
            ("请分别在4月1日和4月13日之前提交补贴申请和完成注册。", two),
            (
                "请在4月13日之前提交补贴申请和完成注册。",
                &["deadline/registration 2024-04-13", "deadline/fellowship 2024-04-13"],
            ),
        ],
    );
    check(EN, &[("Please register and ask for a fellowship by 13 April and 1 April 2024 respectively.", two)]);
}

/// Contributions behind one label: those to be translated, and the others.
#[test]
fn shares_behind_a_label() {
    let both: &[&str] = &["deadline/contributions-translation 2024-03-13", "deadline/contributions 2024-05-01"];
    check(
        ZH,
        &[
            ("文稿截止日期依A.1建议书确定：需要翻译者为2024年3月13日，其他为2024年5月1日。", both),
            ("文稿：需翻译者3月13日，不需翻译者5月1日。", both),
            (
                "文稿截止日期：需要翻译者为2024年3月13日，其他为2024年5月1日（12时，日内瓦时间）。",
                &["deadline/contributions-translation 2024-03-13", "deadline/contributions 2024-05-01 12:00"],
            ),
            (
                "文稿至迟应于2024年3月13日寄达，以便翻译和分发；3月13日以后收到、但在2024年5月1日以前送达的文稿，将以原文印发。",
                both,
            ),
            ("文稿：模板3月13日公布，截止日期为5月1日。", &["deadline/contributions 2024-05-01"]),
        ],
    );
    check(
        EN,
        &[
            ("Contributions: those to be translated 13 March 2024, the others 1 May 2024.", both),
            (
                "Contributions to be translated must arrive by 13 March 2024; contributions received after 13 March but before 1 May \
                 2024 will be issued in the original language.",
                both,
            ),
        ],
    );
}

/// The hour that a heading, or a sentence beside the list, gives to all last days.
#[test]
fn hours_of_all_last_days() {
    check(
        ZH,
        &[
            (
                "截止日期（均为协调世界时16时）：\n文稿：5月1日\n注册：4月13日",
                &["deadline/contributions 2024-05-01 16:00 UTC", "deadline/registration 2024-04-13 16:00 UTC"],
            ),
            (
                "请注意，各项截止日期的截止时刻均为当日23时59分（日内瓦时间）。\n\n重要截止日期：\n2024年4月13日\t注册\n2024年5月1日\t文稿",
                &["deadline/contributions 2024-05-01 23:59", "deadline/registration 2024-04-13 23:59"],
            ),
            (
                "会议首日9时30分开幕。\n文稿：5月1日\n注册：4月13日",
                &["opening 2024-05-13 09:30", "deadline/contributions 2024-05-01", "deadline/registration 2024-04-13"],
            ),
        ],
    );
    check(
        EN,
        &[(
            "Key deadlines (1600 hours UTC):\ncontributions: 1 May 2024\nregistration: 13 April 2024",
            &["deadline/contributions 2024-05-01 16:00 UTC", "deadline/registration 2024-04-13 16:00 UTC"],
        )],
    );
}

/// Those who want to come along on a visit register for that.
#[test]
fn registration_for_a_visit() {
    let visit: &[&str] = &["deadline/other 2024-04-10"];
    check(
        ZH,
        &[
            ("参观访问：2024年5月18日（星期六）。名额有限，请于4月10日前登记。", visit),
            ("招待会将于5月13日举行。请代表在4月10日前在线注册参加会议。", &["deadline/registration 2024-04-10"]),
            ("讲习班将于5月10日举行，请于4月10日前注册。", &["meeting 2024-05-10", "deadline/registration 2024-04-10"]),
        ],
    );
    check(
        EN,
        &[
            ("Technical visit: 18 May 2024. Please register by 10 April.", visit),
            (
                "A reception will be held on 13 May. Delegates should register for the meeting by 10 April 2024.",
                &["deadline/registration 2024-04-10"],
            ),
        ],
    );
    check(FR, &[("Visite technique: 18 mai 2024. Prière de s'inscrire avant le 10 avril.", visit)]);
    check(ES, &[("Visita técnica: 18 de mayo de 2024. Inscríbase antes del 10 de abril.", visit)]);
    check(RU, &[("Техническая экскурсия: 18 мая 2024 года. Просьба зарегистрироваться до 10 апреля.", visit)]);
}

/// The desk opens on a day of its own.
#[test]
fn desks_on_another_day() {
    check(
        ZH,
        &[
            ("代表登记自5月12日（星期日）9时开始。", &["registration-desk 2024-05-12 09:00"]),
            (
                "讲习班将于5月10日举行，登记自5月10日8时30分开始。",
                &["meeting 2024-05-10", "registration-desk 2024-05-10 08:30"],
            ),
        ],
    );
    check(
        EN,
        &[(
            "Registration of delegates begins at 0900 hours on Sunday 12 May.",
            &["registration-desk 2024-05-12 09:00"],
        )],
    );
}
