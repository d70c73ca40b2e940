//! Words and days that only stand beside a day: another day of the sentence, a publication, the noun of what is done, what is done by post.

use crate::sentences::{ZH, check};
use crate::sentences_en::EN;
use crate::sentences_six::{ES, RU};

/// Hours are those of a list of days only where nothing but conjunctions stands between these.
#[test]
fn hours_of_the_last_day_only() {
    check(
        ZH,
        &[
            ("5月14日公布结果，5月16日14时至17时举行招待会。", &["session 2024-05-16 14:00-17:00"]),
            ("5月14日休会，5月16日14时至17时举行全体会议。", &["session 2024-05-16 14:00-17:00"]),
            ("5月17日为假日，5月20日9时至12时举行全体会议。", &["session 2024-05-20 09:00-12:00"]),
            ("会议于5月13日开幕，于5月24日14时至17时举行闭幕全体会议。", &["session 2024-05-24 14:00-17:00"]),
            ("文件于5月14日分发，并于5月16日14时至17时的会议上讨论。", &["session 2024-05-16 14:00-17:00"]),
            ("全体会议将于5月13日和24日举行，招待会于5月14日18时至20时举行。", &["session 2024-05-14 18:00-20:00"]),
            ("5月14日全体会议和5月16日14时至17时特设组会议。", &["session 2024-05-16 14:00-17:00"]),
            (
                "WP1/13于5月14日、WP2/13于5月16日14时至17时开会。",
                &["meeting 2024-05-14", "session 2024-05-16 14:00-17:00"],
            ),
            (
                "WP1/13于5月14日上午和5月16日14时至17时举行会议。",
                &["meeting 2024-05-14", "session 2024-05-16 14:00-17:00"],
            ),
            ("招待会于5月14日或16日18时至20时举行。", &["session 2024-05-16 18:00-20:00"]),
            ("新代表培训在5月13日或5月14日8时30分至9时30分举行。", &["session 2024-05-14 08:30-09:30"]),
            ("口译服务于5月13日、24日9时30分至12时30分提供。", &["session 2024-05-24 09:30-12:30"]),
            (
                "5月14日和5月16日14时至17时举行特设组会议。",
                &["session 2024-05-14 14:00-17:00", "session 2024-05-16 14:00-17:00"],
            ),
            (
                "特设组于5月14日、15日和16日14时至17时开会。",
                &["session 2024-05-14 14:00-17:00", "session 2024-05-15 14:00-17:00", "session 2024-05-16 14:00-17:00"],
            ),
        ],
    );
    check(
        EN,
        &[
            (
                "The ad hoc group meets on 14 May, and on 16 May 2024 from 1400 to 1700 hours a reception is held.",
                &["session 2024-05-16 14:00-17:00"],
            ),
            (
                "Receptions will be held on 14 or 16 May 2024 from 1800 to 2000 hours.",
                &["session 2024-05-16 18:00-20:00"],
            ),
            (
                "The ad hoc group meets on 14 May and on 16 May 2024 from 1400 to 1700 hours.",
                &["session 2024-05-14 14:00-17:00", "session 2024-05-16 14:00-17:00"],
            ),
        ],
    );
    check(
        ES,
        &[(
            "El GT 1/13 se reunirá el 14 de mayo y el GT 2/13 el 16 de mayo de 14.30 a 17.30 horas.",
            &["meeting 2024-05-14", "session 2024-05-16 14:30-17:30"],
        )],
    );
    check(
        RU,
        &[(
            "Собрание откроется 13 мая, а 24 мая с 14 час. 30 мин. до 17 час. 30 мин. состоится пленарное заседание.",
            &["session 2024-05-24 14:30-17:30"],
        )],
    );
}

/// A verb or noun beside a day leaves the last day that its sentence names.
#[test]
fn last_days_beside_other_words() {
    check(
        ZH,
        &[
            (
                "4月12日会议注册截止，请于4月30日前提交文稿。",
                &["deadline/registration 2024-04-12", "deadline/contributions 2024-04-30"],
            ),
            ("在线注册将于2月开放，4月12日截止。", &["deadline/registration 2024-04-12"]),
            ("在线注册将于会前三个月开放，4月12日截止。", &["deadline/registration 2024-04-12"]),
            ("酒店预订3月开放，4月1日截止。", &["deadline/accommodation 2024-04-01"]),
            ("旧版文稿提交系统将于4月30日停用，请在此之前提交文稿。", &["deadline/contributions 2024-04-30"]),
            ("5月15日论坛报名请于5月10日前提交。", &["deadline/registration 2024-05-10", "meeting 2024-05-15"]),
            ("5月15日公开征求意见截止。", &["deadline/reply 2024-05-15"]),
            ("注册5月3日公开截止。", &["deadline/registration 2024-05-03"]),
            ("5月14日9时至12时发布会。", &["session 2024-05-14 09:00-12:00"]),
        ],
    );
    check(
        ZH,
        &[
            ("请于3月1日前将报告员会议的注册表寄回。", &["deadline/registration 2024-03-01"]),
            ("请于4月30日前将报告提交秘书处。", &["deadline/input-documents 2024-04-30"]),
            ("请于4月12日前向注册局提交注册申请。", &["deadline/registration 2024-04-12"]),
            ("请于3月15日前提交申请表和护照信息以预订酒店。", &["deadline/accommodation 2024-03-15"]),
            ("审议期限将于4月1日开始。", &[]),
        ],
    );
}

/// The word before the last day of a period touches that day; without one it means by which way, on what, or after what.
#[test]
fn until_touches_its_day() {
    check(
        RU,
        &[
            ("Зарегистрироваться по адресу www.itu.int можно с 1 февраля 2024 года.", &[]),
            ("Зарегистрироваться по электронной почте можно после 1 февраля 2024 года.", &[]),
            ("Подать по почте заявку можно с 1 февраля 2024 года.", &[]),
            ("Решения принимаются по вопросам повестки дня 24 мая 2024 года.", &[]),
            ("Поправки принимаются по процедуре ТАП 24 мая 2024 года.", &[]),
            ("Решение принимается по итогам обсуждения 14 мая 2024 года.", &[]),
            ("Заявки на стипендии принимаются по 29 марта 2024 года.", &["deadline/fellowship 2024-03-29"]),
            ("Регистрация открыта по пятницу, 3 мая 2024 года.", &["deadline/registration 2024-05-03"]),
            ("Залы забронированы на 14 мая 2024 года.", &[]),
            ("Забронируйте время для встречи до 3 мая 2024 года.", &["deadline/other 2024-05-03"]),
            ("Забронируйте номер до 3 апреля 2024 года.", &["deadline/accommodation 2024-04-03"]),
        ],
    );
}
