//! Everyday wordings beside several rules: numbers that count a word, columns with a contact, desks that stay open, what is due from afar.

use crate::sentences::{ZH, check};
use crate::sentences_en::EN;
use crate::sentences_six::{ES, FR, RU};

/// A number in front of "until" counts the word before it; a period says where it begins.
#[test]
fn a_counted_form_begins_no_period() {
    check(
        RU,
        &[
            (
                "Визовая поддержка оказывается тем, кто пришлет копию паспорта и Форму 2 до 16 апреля 2024 года.",
                &["deadline/visa-support 2024-04-16"],
            ),
            ("Семинар состоится с 6 до 8 мая 2024 года.", &["meeting 2024-05-06..2024-05-08"]),
            ("Эта бронь сохраняется за ними по 30 апреля 2024 года.", &["deadline/accommodation 2024-04-30"]),
            ("Просим зарегистрироваться по 30 апреля 2024 года.", &["deadline/registration 2024-04-30"]),
        ],
    );
    check(
        EN,
        &[
            ("Registration is open through the web page as of 12 February 2024.", &[]),
            ("Registration opens on 30 April 2024.", &[]),
        ],
    );
}

/// Rows of an action, its day and whom to write to. What is due for a forum is not the forum.
#[test]
fn rows_end_with_a_contact() {
    let due: &[&str] =
        &["deadline/fellowship 2024-04-05", "deadline/registration 2024-04-12", "deadline/contributions 2024-04-16"];
    check(
        ES,
        &[
            (
                "Trámite\tFecha límite\tDirigirse a\nSolicitud de becas\t5 de abril de 2024\tfellowships@itu.int\n\
                 Inscripción en línea\t12 de abril de 2024\twww.itu.int/go/frd-ams\n\
                 Contribuciones escritas al Foro\t16 de abril de 2024\trdf-ams@itu.int",
                due,
            ),
            (
                "El taller sobre \"Residuos\", previsto para el 8 de mayo de 2024, queda anulado.",
                &["meeting 2024-05-08 cancelled"],
            ),
        ],
    );
    check(
        EN,
        &[
            (
                "Deadlines\nFellowship requests\t5 April 2024\tmail\nOn-line registration\t12 April 2024\twww.itu.int\n\
                 Contributions to the workshop\t16 April 2024\tdesk",
                due,
            ),
            (
                "Key dates:\nRegistration 3 April 2024\nWorkshop 9 May 2024",
                &["deadline/registration 2024-04-03", "meeting 2024-05-09"],
            ),
        ],
    );
}

/// A desk that opens on its day and is staffed afterwards opens on that day.
#[test]
fn desks_that_stay_open() {
    let opens: &[&str] = &["registration-desk 2024-05-13 08:30"];
    check(
        EN,
        &[
            ("The badging desk opens at 0830 hours on 13 May 2024 and will be staffed on all days thereafter.", opens),
            ("On subsequent days the desk opens at 0830 hours.", &[]),
            ("The desk opens at 0830 hours on 13 May 2024 and from 0800 hours on subsequent days.", opens),
        ],
    );
}

#[test]
fn what_is_due_from_afar() {
    check(
        EN,
        &[
            (
                "A speaker who takes part from afar must have been announced by 4 May 2024 to the secretariat.",
                &["deadline/remote-participation 2024-05-04"],
            ),
            ("Speakers must send their abstracts by 4 May 2024.", &["deadline/abstract 2024-05-04"]),
            // What must have come before the writers publish it is due.
            (
                "They will be published on the website provided TSB has received them not later than 30 April 2024. \
                 Contributions are meant.",
                &["deadline/other 2024-04-30"],
            ),
            ("They will be published on the website not later than 30 April 2024.", &[]),
            (
                "The Chairman invites all delegates to a drink on Tuesday 14 May 2024 from 1800 to 2000 hours.",
                &["session 2024-05-14 18:00-20:00"],
            ),
        ],
    );
    check(
        ZH,
        &[
            (
                "| 日期 | 事项 |\n|---|---|\n| 2024年5月6日 | 在线发言人员的远程与会申请 |\n| 2024年4月6日 | 预注册 |",
                &["deadline/remote-participation 2024-05-06", "deadline/registration 2024-04-06"],
            ),
            ("请填写问卷，说明本国现行的设备登记制度，并在2024年4月6日以前提交。", &["deadline/reply 2024-04-06"]),
            ("请在2024年4月6日以前登记。", &["deadline/registration 2024-04-06"]),
        ],
    );
}

/// Indented lines below their day are items, each with a name of its own.
#[test]
fn indented_items_below_a_day() {
    let week = "附件C\n时间安排\n5月13日（星期一）\n\t10:00-12:30　开幕全体会议\n\t14:30-17:30　第1/13工作组全体会议\n\
                5月14日（星期二）\n\t09:30-12:30　第3/13、4/13号课题\n\t14:30-17:30　第5/13号课题（视需要举行）";
    check(
        ZH,
        &[(
            week,
            &[
                "session 2024-05-13 10:00-12:30",
                "session 2024-05-13 14:30-17:30",
                "session 2024-05-14 09:30-12:30",
                "session 2024-05-14 14:30-17:30 tentative",
            ],
        )],
    );
}

/// "CE 5" is a study group where it is printed in capitals.
#[test]
fn codes_that_are_words() {
    check(
        FR,
        &[
            (
                "Groupe\nDate de la réunion\nSéance d'ouverture\nGT 2/13\n6-9 mai 2024\nLundi 6 mai 2024 à 9 h 30\n\
                 GT 3/13\n7-10 mai 2024\nMardi 7 mai 2024 à 10 h 00\nCE 13\n13-24 mai 2024\nLundi 13 mai 2024 à 14 h 00",
                &[
                    "meeting 2024-05-06..2024-05-09",
                    "opening 2024-05-06 09:30",
                    "meeting 2024-05-07..2024-05-10",
                    "opening 2024-05-07 10:00",
                    "opening 2024-05-13 14:00",
                ],
            ),
            ("Le séminaire aura lieu ce 8 mai 2024.", &["meeting 2024-05-08"]),
        ],
    );
}

/// A table drawn with rules between its rows, and a second row of heads.
#[test]
fn tables_drawn_with_rules() {
    let rule = "+-------+---------------------+-----------------+------------------------------+\n";
    let table = format!(
        "{rule}| Group | Contributions       | Meeting         | First session                |\n\
         |       | (1600 hours UTC)    |                 | (local time)                 |\n{rule}\
         | WP 1/13 | 26 April 2024     | 6 - 10 May 2024 | Monday, 6 May 2024, 0930     |\n\
         | WP 2/13 | 29 April 2024     | 7 - 9 May 2024  | Tuesday, 7 May 2024, 1100    |\n{rule}"
    );
    check(
        EN,
        &[
            (
                &table,
                &[
                    "deadline/contributions 2024-04-26 16:00 UTC",
                    "deadline/contributions 2024-04-29 16:00 UTC",
                    "meeting 2024-05-06..2024-05-10",
                    "meeting 2024-05-07..2024-05-09",
                    "opening 2024-05-06 09:30",
                    "opening 2024-05-07 11:00",
                ],
            ),
            ("The opening is on Monday, 13 May 2024, 0930. Badges are given out then.", &["opening 2024-05-13 09:30"]),
            ("Write to us by 3 May 2024, 1211 Geneva.", &["deadline/other 2024-05-03"]),
        ],
    );
}

/// "Such contributions" are those of the sentence before.
#[test]
fn such_contributions() {
    let translated: &[&str] = &["deadline/contributions-translation 2024-03-15"];
    check(
        EN,
        &[
            ("A member may have a contribution translated. Such contributions are due on 15 March 2024.", translated),
            (
                "Contributions are not translated. Such contributions are due on 15 March 2024.",
                &["deadline/contributions 2024-03-15"],
            ),
        ],
    );
    check(ZH, &[("成员可要求将文稿译出。此类文稿应在2024年3月15日之前提交。", translated)]);
    check(
        FR,
        &[(
            "Un membre peut demander la traduction d'une contribution. Ces contributions doivent parvenir au plus tard le 15 mars 2024.",
            translated,
        )],
    );
}

/// A letter of no group whose subject calls meetings: each line says whose, with its days and a room.
#[test]
fn lines_of_groups_with_rooms() {
    const FRAME: &str = "Geneva, 15 January 2024\n\nRef:\tDM-24/1021\n\nSubject:\tNext meetings of the Council Working Groups\n\n\
                         Dear Sir/Madam,\n\nThe following groups will meet. This was endorsed by the Council.\n\n{}\n\nYours faithfully,\n";
    check(
        FRAME,
        &[(
            "- CWG-COP (child online protection): Wednesday, 15 May 2024, from 0930 to 1730 hours, Popov Room\n\
             - CWG-Internet (Internet matters): 16 and 17 May 2024, Popov Room\n\
             - CWG-FHR (financial and human resources): 20 to 22 May 2024, Room H",
            &["meeting 2024-05-15 09:30-17:30", "meeting 2024-05-16..2024-05-17", "meeting 2024-05-20..2024-05-22"],
        )],
    );
}

/// Papers that are none of those to be translated; rows of other cities; a key whose numbers touch their hours.
#[test]
fn others_of_their_kind() {
    check(
        EN,
        &[
            (
                "Contributions for translation must be received two months before the meeting. All the others have to be sent by \
                 1600 hours on 29 April 2024 (Geneva time).",
                &["deadline/contributions-translation 2024-03-13", "deadline/contributions 2024-04-29 16:00"],
            ),
            (
                "Group | Meeting | Contributions due (1600 hours UTC) | Opening session\n\
                 WP 1/13 | 6-10 May 2024, Cape Town | 26 April 2024 | Monday, 6 May 2024, 1000 hours (local time)\n\
                 WP 2/13 | 7-9 May 2024 | 29 April 2024 | Tuesday, 7 May 2024, 1100 hours\n\
                 WP 3/13 | 7-10 May 2024 | 29 April 2024 | Tuesday, 7 May 2024, 0930 hours",
                &[
                    "deadline/contributions 2024-04-26 16:00 UTC",
                    "deadline/contributions 2024-04-29 16:00 UTC",
                    "deadline/contributions 2024-04-29 16:00 UTC",
                    "meeting 2024-05-06..2024-05-10",
                    "meeting 2024-05-07..2024-05-09",
                    "meeting 2024-05-07..2024-05-10",
                    "opening 2024-05-06 10:00 Africa/Johannesburg",
                    "opening 2024-05-07 09:30",
                    "opening 2024-05-07 11:00",
                ],
            ),
        ],
    );
    // What the subject names is where all meet, whatever rows repeat it.
    let abroad = EN.replace("Geneva, 13-24 May", "Cape Town, 13-24 May");
    let rows = "Group | Meeting | Contributions due | Opening session\n\
                WP 1/13 | 6-10 May 2024, Cape Town | 26 April 2024 | Monday, 6 May 2024, 1000 hours\n\
                WP 2/13 | 7-9 May 2024 | 29 April 2024 | Tuesday, 7 May 2024, 1100 hours";
    let zones: Vec<_> =
        crate::sentences::read(&abroad, rows).events.iter().filter_map(|e| e.when.zone()).map(|z| z.name()).collect();
    assert!(!zones.is_empty() && zones.iter().all(|z| z.contains("Johannesburg")), "{zones:?}");
    check(
        ZH,
        &[
            (
                "附件C\n日期\t时段\t会议\n2024年5月14日\t1\t第1/13号课题\n\t3\t第2/13号课题\n2024年5月15日\t1\t第3/13号课题\n\n\
                 时段说明：\n1：09:30-10:45\n2：11:15-12:30\n3：14:30-15:45",
                &["session 2024-05-14 09:30-10:45", "session 2024-05-14 14:30-15:45", "session 2024-05-15 09:30-10:45"],
            ),
            (
                "附件C\n时段：\n1 = 09:30-10:45\n2 = 11:15-12:30\n\n日期\t1\t2\n5月14日\t第1/13号课题\t第2/13号课题\n5月15日\t第3/13号课题\t–",
                &["session 2024-05-14 09:30-10:45", "session 2024-05-14 11:15-12:30", "session 2024-05-15 09:30-10:45"],
            ),
            (
                "第4/13号集体函所列的截止日期2024年4月28日失效。现在的截止日期如下：\n\n2024年3月19日　　　需要翻译的成员文稿\n\
                 2024年4月7日　　　与会补贴申请",
                &["deadline/contributions-translation 2024-03-19", "deadline/fellowship 2024-04-07"],
            ),
        ],
    );
}

/// What comes near the rules above and others, and is not meant by them.
#[test]
fn near_the_rules() {
    check(
        EN,
        &[
            ("The registration form is available through the SG13 home page from 1 March 2024.", &[]),
            ("The secretariat must distribute the documents not later than four weeks before the meeting.", &[]),
            ("The agenda should be published at the latest two weeks before the meeting.", &[]),
            (
                "Two webinars are foreseen: one will be held on 10 April 2024, the other will be held on 8 May 2024.",
                &["meeting 2024-04-10", "meeting 2024-05-08"],
            ),
            (
                "The tutorial scheduled for 9 May 2024 will also be held on 10 May 2024.",
                &["meeting 2024-05-09", "meeting 2024-05-10"],
            ),
            ("The workshop planned for 6 May 2024 will be held on 8 May 2024.", &["meeting 2024-05-08"]),
            ("Please communicate your departure times before 29 April 2024.", &["deadline/other 2024-04-29"]),
            (
                "Interpretation and translation are not provided. These contributions must be received by 30 April 2024.",
                &["deadline/contributions 2024-04-30"],
            ),
            (
                "Contributions received by 13 March 2024 will be translated. Such contributions may be revised until 30 April 2024.",
                &["deadline/contributions-translation 2024-03-13", "deadline/contributions 2024-04-30"],
            ),
            ("The group should complete the text by the meeting of 4 November 2024.", &["meeting 2024-11-04"]),
            (
                "A workshop will be held on 10 May 2024.\nInterpretation: workshop, 10 May 2024; plenary, 13 May 2024.",
                &["meeting 2024-05-10"],
            ),
            (
                "A workshop will be held on 8-9 May 2024.\nDay 1\n0930-1230 Keynotes\nDay 2\n0930-1230 Panels",
                &["meeting 2024-05-08..2024-05-09", "session 2024-05-08 09:30-12:30", "session 2024-05-09 09:30-12:30"],
            ),
        ],
    );
    check(
        FR,
        &[
            ("CE 8 mai aura lieu un atelier.", &["meeting 2024-05-08"]),
            (
                "La première réunion aura lieu le 6 février 2024, la deuxième aura lieu le 8 mars 2024.",
                &["meeting 2024-02-06", "meeting 2024-03-08"],
            ),
        ],
    );
    check(ZH, &[("会议定于5月13日开始，定于5月24日结束。", &[])]);
}
