//! Tables in the middle of a plain letter, however a converter prints them, and what looks like one and is none.

use crate::sentences::{ZH, check, read};
use crate::sentences_en::EN;
use crate::sentences_six::{AR, ES, FR, RU};
use lettercal::letter::Role;

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

/// A correction sets what was printed beside what holds: whatever the heads are called, the first of two values is old.
#[test]
fn corrections_side_by_side() {
    let cases: &[(&str, &str, &str, &[&str])] = &[
        (
            ZH,
            "\t第2段\n\t会议将于首日10时开幕\n\t会议将于首日9时30分开幕\n",
            "\t重要截止日期\n\t2024年4月15日\n–\t提交与会补贴申请\n\t2024年4月5日\n–\t提交与会补贴申请\n",
            &[
                "\t位置\n\t原文\n\t更正为\n",
                "\t位置\n\t误\n\t正\n",
                "\t位置\n\t原载\n\t应为\n",
                "\t段落\n\t原文\n\t改为\n",
                "\t位置\n\t印为\n\t更正\n",
            ],
        ),
        (
            EN,
            "\tParagraph 2\n\tThe meeting will open at 1000 hours on the first day\n\tThe meeting will open at 0930 hours on the first day\n",
            "\tKey deadlines\n\t15 April 2024\n–\tFellowship requests\n\t5 April 2024\n–\tFellowship requests\n",
            &[
                "\tWhere\n\tAs printed\n\tCorrected\n",
                "\tPlace\n\tFor\n\tRead\n",
                "\tPlace\n\tText as published\n\tCorrect text\n",
                "\tLocation\n\tPrinted text\n\tCorrection\n",
                "\tItem\n\tOriginal text\n\tShould read\n",
                "\tItem\n\tError\n\tCorrection\n",
                "\tItem\n\tInstead of\n\tPlease read\n",
            ],
        ),
        (
            FR,
            "\tParagraphe 2\n\tLa réunion s'ouvrira à 10 h 00 le premier jour\n\tLa réunion s'ouvrira à 9 h 30 le premier jour\n",
            "\tÉchéances\n\t15 avril 2024\n–\tDemandes de bourse\n\t5 avril 2024\n–\tDemandes de bourse\n",
            &[
                "\tEndroit\n\tAu lieu de\n\tLire\n",
                "\tEndroit\n\tTexte publié\n\tTexte corrigé\n",
                "\tPassage\n\tTexte initial\n\tCorrection\n",
                "\tPassage\n\tImprimé\n\tIl faut lire\n",
                "\tPassage\n\tErreur\n\tRectification\n",
            ],
        ),
        (
            ES,
            "\tPárrafo 2\n\tLa reunión se inaugurará a las 10.00 horas del primer día\n\tLa reunión se inaugurará a las 09.30 horas del primer día\n",
            "\tPlazos\n\t15 de abril de 2024\n–\tSolicitudes de beca\n\t5 de abril de 2024\n–\tSolicitudes de beca\n",
            &[
                "\tLugar\n\tDonde dice\n\tDebe decir\n",
                "\tLugar\n\tTexto publicado\n\tTexto corregido\n",
                "\tPasaje\n\tEn lugar de\n\tLéase\n",
                "\tPasaje\n\tTexto original\n\tCorrección\n",
                "\tPasaje\n\tError\n\tRectificación\n",
            ],
        ),
        (
            RU,
            "\tПункт 2\n\tСобрание откроется в первый день в 10 час. 00 мин.\n\tСобрание откроется в первый день в 09 час. 30 мин.\n",
            "\tКонтрольные сроки\n\t15 апреля 2024 года\n–\tЗаявки на стипендии\n\t5 апреля 2024 года\n–\tЗаявки на стипендии\n",
            &[
                "\tМесто\n\tНапечатано\n\tСледует читать\n",
                "\tМесто\n\tВместо\n\tЧитать\n",
                "\tМесто\n\tИсходный текст\n\tИсправление\n",
                "\tПункт\n\tБыло\n\tСтало\n",
                "\tМесто\n\tОпубликованный текст\n\tИсправленный текст\n",
                "\tМесто\n\tОшибка\n\tПоправка\n",
            ],
        ),
        (
            AR,
            "\tالفقرة 2\n\tيفتتح الاجتماع في الساعة 10:00 من اليوم الأول\n\tيفتتح الاجتماع في الساعة 9:30 من اليوم الأول\n",
            "\tالمواعيد النهائية\n\t15 أبريل 2024\n–\tطلبات المنح\n\t5 أبريل 2024\n–\tطلبات المنح\n",
            &[
                "\tالموضع\n\tالنص الأصلي\n\tالتصويب\n",
                "\tالموضع\n\tبدلا من\n\tيقرأ\n",
                "\tالموضع\n\tالخطأ\n\tالصواب\n",
                "\tالموضع\n\tالنص المنشور\n\tالنص المصحح\n",
                "\tالموضع\n\tكما ورد\n\tالصحيح\n",
            ],
        ),
    ];
    let mut wrong = Vec::new();
    for (frame, hour, day, heads) in cases {
        // The number of a corrigendum stands below that of its letter.
        let number = frame.find("5/13").and_then(|i| frame[i..].find('\n').map(|j| i + j)).expect("a number");
        let frame = format!("{}\nCorrigendum 1{}", &frame[..number], &frame[number..]);
        for head in *heads {
            // Cells may also be parted by an empty line between the rows.
            for table in [format!("{head}\n{hour}\n{day}\n"), format!("{head}\n\n{hour}\n\n{day}\n\n")] {
                let letter = read(&frame, &table);
                let found: Vec<_> = letter
                    .mentions
                    .iter()
                    .filter(|m| m.value.starts_with("2024-04") || matches!(m.value.as_str(), "10:00" | "09:30"))
                    .map(|m| m.role)
                    .collect();
                if found != [Role::Superseded, Role::Event, Role::Superseded, Role::Event] {
                    wrong.push(format!("{table}\n    is {found:?}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
