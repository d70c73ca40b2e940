//! Tables in the middle of a plain letter, however a converter prints them, and what looks like one and is none.

use crate::sentences::{ZH, check};
use crate::sentences_en::EN;
use crate::sentences_six::{AR, ES, FR, RU};

/// A letter that calls one group sets its days, its last day for contributions and its opening in a table without a column of groups.
#[test]
fn a_row_without_its_group() {
    let row: &[&str] = &["deadline/contributions 2024-05-06 16:00 UTC", "opening 2024-05-13 09:30"];
    check(
        EN,
        &[
            (
                "Dates:\n\nDate of the meeting\nDeadline for contributions\nOpening of the meeting\n\n13-24 May 2024\nMonday, 6 May 2024\n1600 hours UTC\nMonday, 13 May 2024\n0930 hours",
                row,
            ),
            (
                "Dates:\n\n| Meeting dates | Deadline for contributions | Opening session |\n| 13-24 May 2024 | 6 May 2024 at 1600 hours UTC | 13 May 2024 at 0930 hours |",
                row,
            ),
            // Heads of two columns are not enough.
            ("Meeting dates\nOpening session\n\n13-24 May 2024\nRoom K", &[]),
        ],
    );
    check(
        FR,
        &[(
            "Calendrier:\n\nDates de la réunion\nDate limite des contributions\nSéance d'ouverture\n\n13-24 mai 2024\nLundi 6 mai 2024\nà 16 h 00 UTC\nLundi 13 mai 2024\nà 9 h 30",
            row,
        )],
    );
    check(
        ES,
        &[(
            "Fechas:\n\nFecha de la reunión\tFecha límite para las contribuciones\tSesión de apertura\n13-24 de mayo de 2024\tLunes 6 de mayo de 2024 a las 16.00 horas UTC\tLunes 13 de mayo de 2024 a las 09.30 horas",
            row,
        )],
    );
    check(
        RU,
        &[(
            "Даты и часы таковы:\n\nСрок представления вкладов\nДата собрания\nОткрытие\n\n6 мая 2024 года, 16 час. 00 мин. UTC\n13–24 мая 2024 года\n13 мая 2024 года, 09 час. 30 мин.",
            row,
        )],
    );
    check(
        AR,
        &[(
            "المواعيد كما يلي:\n\nتاريخ الاجتماع\nالموعد النهائي للمساهمات\nالجلسة الافتتاحية\n\n13-24 مايو 2024\nالاثنين 6 مايو 2024\nالساعة 16:00 بالتوقيت العالمي\nالاثنين 13 مايو 2024\nالساعة 9:30",
            row,
        )],
    );
    check(
        ZH,
        &[
            (
                "日期如下：\n\n会议日期\n文稿截止日期\n开幕会议\n\n2024年5月13-24日\n2024年5月6日\n协调世界时16时\n2024年5月13日\n09时30分",
                row,
            ),
            (
                "日期如下：\n\n研究组\n会议日期\n文稿截止日期\n开幕会议\n\n第13研究组\n2024年5月13-24日\n2024年5月6日\n协调世界时16时\n2024年5月13日\n09时30分",
                row,
            ),
        ],
    );
}

/// The short name of a study group is a word of another language in some: the line of a row stays in the language of its table.
#[test]
fn a_short_name_opens_its_row() {
    let row: &[&str] = &[
        "deadline/contributions 2024-05-06 16:00 UTC",
        "deadline/contributions 2024-05-07 16:00 UTC",
        "meeting 2024-05-14..2024-05-20",
        "opening 2024-05-13 09:30",
        "opening 2024-05-14 10:00",
    ];
    check(
        ES,
        &[(
            "Grupo\nFecha de la reunión\nFecha límite para las contribuciones\nSesión de apertura\n\nCE 13\n13-24 de mayo de 2024\nLunes 6 de mayo de 2024\na las 16.00 horas UTC\nLunes 13 de mayo de 2024\na las 09.30 horas\nGT 5A\n14-20 de mayo de 2024\nMartes 7 de mayo de 2024\na las 16.00 horas UTC\nMartes 14 de mayo de 2024\na las 10.00 horas",
            row,
        )],
    );
}

/// "On the day of the meeting" names no meeting: what opens was named before.
#[test]
fn the_day_of_the_meeting() {
    let desk: &[&str] = &["registration-desk 2024-05-13 08:30"];
    let opening: &[&str] = &["opening 2024-05-13 09:30"];
    check(
        EN,
        &[
            ("Badges are handed out at the entrance, on the day of the meeting from 0830 hours.", desk),
            ("On the day of the meeting proceedings begin at 0930 hours.", opening),
        ],
    );
    check(FR, &[("Les badges sont remis à l'entrée Montbrillant, le jour de la réunion à partir de 8 h 30.", desk)]);
    check(ES, &[("Las tarjetas se entregan en la entrada, el día de la reunión a partir de las 08.30 horas.", desk)]);
    check(RU, &[("Пропуска выдаются у входа, в день собрания с 08 час. 30 мин.", desk)]);
    check(AR, &[("وتسلم الشارات عند المدخل، يوم الاجتماع اعتباراً من الساعة 8:30.", desk)]);
    check(
        ZH,
        &[
            ("胸卡发放处设于办公楼入口处，会议当日08时30分起办公。", desk),
            ("会议当日09时30分开始。", opening),
            // The day named before is another one.
            (
                "2024年5月10日起登记处接待提前到达的代表，时间为14时至17时；会议当天8时30分重新开门。",
                &["registration-desk 2024-05-10 14:00", desk[0]],
            ),
        ],
    );
}
