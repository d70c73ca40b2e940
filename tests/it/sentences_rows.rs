//! What stands once for several hours, days or rules, and rows whose parts stand on lines of their own: each rule beside what only looks
//! like it.

use crate::sentences::{ZH, check};
use crate::sentences_en::EN;
use crate::sentences_six::{ES, FR, RU};

/// A verb behind two hours holds for both; a period may have the hour of its beginning inside.
#[test]
fn hours_before_one_verb() {
    check(
        ZH,
        &[
            (
                "第13研究组会议将于2024年5月13日（星期一）9时30分至24日（星期五）17时在日内瓦召开。",
                &["opening 2024-05-13 09:30"],
            ),
            ("会议于5月13日9时30分至24日举行。", &["opening 2024-05-13 09:30"]),
            ("研究组全体会议定于5月13日9时30分和5月24日14时30分开始。", &["opening 2024-05-13 09:30"]),
            (
                "5月12日13时至17时及5月13日8时起可在登记台领取胸卡。",
                &["registration-desk 2024-05-12 13:00", "registration-desk 2024-05-13 08:00"],
            ),
            (
                "讲习班将于2024年5月8日至9日举行。首日9时30分开始，登记8时30分开始；第二日9时开始，16时30分结束。",
                &["meeting 2024-05-08..2024-05-09", "opening 2024-05-08 09:30", "registration-desk 2024-05-08 08:30"],
            ),
            ("会议第一天10时开始，第二天9时开始。", &["opening 2024-05-13 10:00"]),
            (
                "会议首日9时30分开始，登记8时30分开始。",
                &["opening 2024-05-13 09:30", "registration-desk 2024-05-13 08:30"],
            ),
        ],
    );
}

/// Hours that a clause gives to a reception or a meal are none of the workshop before it; days of a list share the hours behind them.
#[test]
fn hours_of_something_else_and_of_several_days() {
    check(
        ZH,
        &[
            (
                "5月14日上午将举行论坛，同日晚上7时至9时为招待会。",
                &["meeting 2024-05-14", "session 2024-05-14 19:00-21:00"],
            ),
            ("5月14日将举办讲习班，午餐时间为12时30分至14时。", &["meeting 2024-05-14"]),
            (
                "5月14日和16日下午2时至5时：焦点组会议。",
                &["session 2024-05-14 14:00-17:00", "session 2024-05-16 14:00-17:00"],
            ),
            (
                "闭幕全体会议：5月23日和24日，12:00-16:00",
                &["session 2024-05-23 12:00-16:00", "session 2024-05-24 12:00-16:00"],
            ),
            (
                "5月14日（9时至12时）和5月16日（14时至17时）将举行焦点组会议。",
                &["session 2024-05-14 09:00-12:00", "session 2024-05-16 14:00-17:00"],
            ),
            ("午餐会定于5月15日12时30分至2时。", &["session 2024-05-15 12:30-14:00"]),
            ("会议于 5 月 13 日 上午 9 : 30 开始。", &["opening 2024-05-13 09:30"]),
            ("文件服务器将于5月4日8时至12时维护。", &[]),
        ],
    );
    check(
        EN,
        &[
            (
                "The workshop will take place on 14 May 2024, with lunch from 1230 to 1400 hours.",
                &["meeting 2024-05-14"],
            ),
            (
                "The workshop will take place on 14 May 2024, a reception from 1800 to 2000 hours.",
                &["meeting 2024-05-14", "session 2024-05-14 18:00-20:00"],
            ),
            (
                "The ad hoc group meets on 14, 15 and 16 May 2024 from 1400 to 1700 hours.",
                &["session 2024-05-14 14:00-17:00", "session 2024-05-15 14:00-17:00", "session 2024-05-16 14:00-17:00"],
            ),
            (
                "The workshop will take place on 14 and 15 May 2024 from 0900 to 1700 hours.",
                &["meeting 2024-05-14..2024-05-15", "opening 2024-05-14 09:00"],
            ),
        ],
    );
    check(
        FR,
        &[(
            "Les 14 et 16 mai 2024, de 14 h 00 à 17 h 00, séances du groupe ad hoc.",
            &["session 2024-05-14 14:00-17:00", "session 2024-05-16 14:00-17:00"],
        )],
    );
}

/// Two last days of contributions, of which the words of each stand before, behind or in a bracket.
#[test]
fn two_days_for_contributions() {
    let both = &["deadline/contributions-translation 2024-03-13", "deadline/contributions 2024-05-01"];
    check(
        ZH,
        &[
            ("请于2024年3月13日前提交需要翻译的文稿，其他文稿不得晚于5月1日。", both),
            ("要求翻译的文稿应于3月13日前送达，不要求翻译的应于5月1日前送达。", both),
            ("请在3月13日前（需翻译）或5月1日前（无需翻译）提交文稿。", both),
            ("文稿提交截止日期为5月1日（如需翻译，则为3月13日）。", both),
        ],
    );
    check(
        EN,
        &[
            ("The deadline for contributions is 1 May 2024 (if they are to be translated, 13 March 2024).", both),
            ("Contributions are due by 1 May 2024 (13 March 2024 if translation is needed).", both),
        ],
    );
}

/// An action on the line above its day, a length on the line above it, a rule in the last cell of a row, an event with its last day.
#[test]
fn rows_on_lines_of_their_own() {
    let four = &[
        "deadline/contributions-translation 2024-03-13",
        "deadline/fellowship 2024-04-01",
        "deadline/registration 2024-04-13",
        "deadline/contributions 2024-05-01",
    ];
    let lengths = &[
        "deadline/contributions-translation 2024-03-13",
        "deadline/fellowship 2024-04-01",
        "deadline/interpretation 2024-04-01",
    ];
    check(
        ZH,
        &[
            (
                "– 成员文稿（需翻译）：\n2024年3月13日\n– 补贴：\n2024年4月1日\n– 注册：\n2024年4月13日\n– 成员文稿：\n2024年5月1日",
                four,
            ),
            (
                "重要截止日期：\n\n两个月\n\n2024年3月13日\n\n– 提交需翻译的文稿\n\n六周\n\n2024年4月1日\n\n– 与会补贴\n– 口译\n",
                lengths,
            ),
            ("截止日期\n需翻译的文稿\t会前两个月\n补贴、口译\t会前六周", lengths),
            (
                "各项期限如下：需翻译的文稿，会议开幕两个月前；补贴和口译请求，六周前；注册，一个月前；文稿，十二个日历日前。",
                &[lengths[0], lengths[1], lengths[2], four[2], four[3]],
            ),
            (
                "重要截止日期（会议前）\n两个月\t2024年3月13日\t–\t提交需翻译的文稿\n六周\t2024年4月1日\t–\t与会补贴",
                &four[..2],
            ),
            (
                "截止日期（以日内瓦时间23:59为准）\n翻译文稿 2024年3月13日\n注册 2024年4月13日",
                &["deadline/contributions-translation 2024-03-13 23:59", "deadline/registration 2024-04-13 23:59"],
            ),
            (
                "重要日期\n报告公布\t2024年6月14日\n会议开幕\t2024年5月13日9:30\n会议闭幕\t2024年5月24日17:30",
                &["opening 2024-05-13 09:30"],
            ),
            (
                "将举办两次网络研讨会：\n标题\t日期\t时间\t注册截止\n量子安全\t2024年4月10日\t14:00-15:00\t2024年4月8日\n数字孪生\t2024年4月17日\t14:00-15:00\t2024年4月15日",
                &[
                    "meeting 2024-04-10 14:00-15:00",
                    "meeting 2024-04-17 14:00-15:00",
                    "deadline/registration 2024-04-08",
                    "deadline/registration 2024-04-15",
                ],
            ),
            // Rows that begin with their days stay so.
            ("重要日期\n2024年3月13日\n需翻译的文稿\n2024年4月1日\n补贴", &four[..2]),
        ],
    );
    check(
        RU,
        &[
            (
                "Сроки\nВклады для перевода\n13 марта 2024 года\nЗаявки на стипендии\n1 апреля 2024 года\nРегистрация\n13 апреля 2024 года\nВклады\n1 мая 2024 года",
                four,
            ),
            ("Вклады: до 30.04.2024, 18.00.", &["deadline/contributions 2024-04-30 18:00"]),
        ],
    );
    check(ES, &[("Becas: 29 mar. 2024.", &["deadline/fellowship 2024-03-29"])]);
}

/// What the writers make public or take into use on a day, and services, are nothing that is due.
#[test]
fn days_of_publication() {
    check(
        ZH,
        &[
            ("会议日程发布：2024年5月6日。", &[]),
            ("TD发布：2024年5月8日；文稿公布：5月3日。", &[]),
            ("注册系统在2024年3月2日至3日进行维护，期间无法使用。", &[]),
            ("新的注册系统将于2024年7月1日启用，本次会议仍使用原系统。", &[]),
            ("注册系统将于会前三个月开放。", &[]),
            ("注册系统将于2024年5月6日关闭。", &["deadline/registration 2024-05-06"]),
            ("电子储物柜：自5月12日起可用，最后一天18时停用。", &[]),
            ("欲参加5月15日午餐会者请于5月10日前回复（RSVP）。", &["deadline/reply 2024-05-10"]),
            ("文稿请于2024年5月1日前发布在网站上。", &["deadline/contributions 2024-05-01"]),
            ("请于4月13日至5月10日期间在线注册。", &["deadline/registration 2024-05-10"]),
            ("请在5月13日至14日期间注册。", &[]),
            ("欲在讲习班上发言的专家，请于3月31日前提交建议。", &["deadline/abstract 2024-03-31"]),
        ],
    );
}
