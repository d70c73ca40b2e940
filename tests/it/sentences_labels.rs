//! Days and hours under labels of their own, and the subject without its label.

use crate::sentences::{check, read};
use crate::sentences_en::EN;

/// A letter of 15 January 2024 whose subject has no day.
const UNDATED: &str = "INTERNATIONAL TELECOMMUNICATION UNION\n\nGeneva, 15 January 2024\n\nRef:\tTSB Circular 77\n\n\
                  Subject:\tWorkshop on light cables\n\nDear Sir/Madam,\n\n{}\n\nYours faithfully,\n";
const UNDATED_FR: &str = "UNION INTERNATIONALE DES TÉLÉCOMMUNICATIONS\n\nGenève, le 15 janvier 2024\n\nRéf.:\tCirculaire TSB 77\n\n\
                  Objet:\tAtelier sur les câbles légers\n\nMadame, Monsieur,\n\n{}\n\nVeuillez agréer\n";
const UNDATED_ES: &str = "UNIÓN INTERNACIONAL DE TELECOMUNICACIONES\n\nGinebra, 15 de enero de 2024\n\nRef.:\tCircular TSB 77\n\n\
                  Asunto:\tTaller sobre cables ligeros\n\nMuy señora mía/Muy señor mío:\n\n{}\n\nAtentamente,\n";
const UNDATED_RU: &str = "МЕЖДУНАРОДНЫЙ СОЮЗ ЭЛЕКТРОСВЯЗИ\n\nЖенева, 15 января 2024 года\n\nОсн.:\tЦиркуляр 77 БСЭ\n\n\
                  Предмет:\tСеминар-практикум по легким кабелям\n\nУважаемая госпожа, уважаемый господин,\n\n{}\n\nС уважением,\n";
const UNDATED_ZH: &str = "国际电信联盟\n\n2024年1月15日，日内瓦\n\n文号：电信标准化局第77号通函\n\n\
                  事由：轻型电缆讲习班\n\n尊敬的先生/女士：\n\n{}\n\n顺致敬意！\n";
const UNDATED_AR: &str = "الاتحاد الدولي للاتصالات\n\nجنيف، 15 يناير 2024\n\nالمرجع: الرسالة المعممة 77 لمكتب تقييس الاتصالات\n\n\
                  الموضوع: ورشة عمل بشأن الكبلات الخفيفة\n\nحضرات السادة والسيدات،\n\n{}\n\nوتفضلوا بقبول\n";

#[test]
fn days_under_a_label() {
    check(
        UNDATED,
        &[
            ("Date: 14-15 May 2024\nVenue: Geneva", &["meeting 2024-05-14..2024-05-15"]),
            (
                "Dates: 14-15 May 2024\nTime: 09:30\nVenue: Geneva",
                &["meeting 2024-05-14..2024-05-15", "opening 2024-05-14 09:30"],
            ),
            ("When: 14 May 2024\nPlace: Geneva\nTime: 0930 to 1700 hours", &["meeting 2024-05-14 09:30-17:00"]),
            (
                "1. Date\n\n14 (Tuesday) - 15 (Wednesday) May 2024\n\n2. Venue\n\nGeneva",
                &["meeting 2024-05-14..2024-05-15"],
            ),
            (
                "1. Date\n^^^^^^^\n14-15 May 2024\nThe workshop will start at 09:30 on the first day.",
                &["meeting 2024-05-14..2024-05-15", "opening 2024-05-14 09:30"],
            ),
            ("Date and time: 14 May 2024, 0930-1700 hours", &["meeting 2024-05-14 09:30-17:00"]),
            // What is due, what is past, what no longer holds.
            ("Registration\nDate: 14 May 2024 at the latest", &["deadline/registration 2024-05-14"]),
            ("Date: 14 May 2023", &[]),
            ("The following is for information.\nDate: (postponed) 14 May 2024 is no longer valid", &[]),
        ],
    );
    check(
        UNDATED_FR,
        &[(
            "Date: 14-15 mai 2024\nHeure: 9 h 30\nLieu: Genève",
            &["meeting 2024-05-14..2024-05-15", "opening 2024-05-14 09:30"],
        )],
    );
    check(
        UNDATED_ES,
        &[(
            "Fecha: 14-15 de mayo de 2024\nHora: 9.30 horas\nLugar: Ginebra",
            &["meeting 2024-05-14..2024-05-15", "opening 2024-05-14 09:30"],
        )],
    );
    check(
        UNDATED_RU,
        &[(
            "Дата: 14–15 мая 2024 года\nВремя: 09 час. 30 мин.\nМесто: Женева",
            &["meeting 2024-05-14..2024-05-15", "opening 2024-05-14 09:30"],
        )],
    );
    check(
        UNDATED_ZH,
        &[(
            "日期：2024年5月14-15日\n时间：9时30分\n地点：日内瓦",
            &["meeting 2024-05-14..2024-05-15", "opening 2024-05-14 09:30"],
        )],
    );
    check(
        UNDATED_AR,
        &[(
            "التاريخ: 14-15 مايو 2024\nالوقت: الساعة 09:30\nالمكان: جنيف",
            &["meeting 2024-05-14..2024-05-15", "opening 2024-05-14 09:30"],
        )],
    );
}

#[test]
fn a_label_for_each_group() {
    check(
        UNDATED,
        &[
            (
                "The groups meet as follows:\n- Rapporteur group meetings of Study Group 1\nDate: 13-17 May 2024\nDetails: on the web\n\
                 - Rapporteur group meetings of Study Group 2\nDate: 20-24 May 2024",
                &["meeting 2024-05-13..2024-05-17", "meeting 2024-05-20..2024-05-24"],
            ),
            // A line about what is due names no meeting.
            ("Registration for the workshop\nDate: 2 May 2024\n\nDate: 14 May 2024", &["meeting 2024-05-14"]),
        ],
    );
}

/// "Date:" in the head of a mail or notice is that of the letter, several days are those of the meeting.
#[test]
fn dates_in_the_head_of_a_notice() {
    let date = |head: &str| {
        let letter = read("{}", head);
        let events: Vec<String> = letter.events.iter().map(|e| format!("{}", e.kind)).collect();
        (letter.reference.date.map(|d| d.to_string()).unwrap_or_default(), events.join(" "))
    };
    let notice = |head: &str| {
        format!(
            "To: Experts of Question 3/16\nSubject: Notice of a Rapporteur meeting of Question 3/16{head}\n\nDear Q3 experts,\n\n\
             The meeting will be held in Geneva from 14 to 17 May 2024.\n"
        )
    };
    assert_eq!(date(&notice("\nDate: 15 January 2024")), ("2024-01-15".into(), "meeting".into()));
    assert_eq!(date(&notice(" Date: 15 January 2024")), ("2024-01-15".into(), "meeting".into()));
    assert_eq!(date(&notice("\nDate: 14-17 May 2024")), (String::new(), "meeting".into()));
}

/// The last lines before the salutation are the subject where its label is lost.
#[test]
fn subjects_without_their_label() {
    let subject = |lines: &str| {
        let text = format!(
            "Telecommunication Standardization Bureau\nGeneva, 15 January 2024\n{lines}\n\nDear Sir/Madam,\n\nWelcome.\n"
        );
        let letter = read("{}", &text);
        (letter.subject, letter.events.len())
    };
    let found = |lines: &str| (Some(lines.replace('\n', " ")), 1);
    let one = "Meeting of Study Group 13; Geneva, 13-24 May 2024";
    assert_eq!(subject(&format!("TSB Collective letter 3/13\n{one}")), found(one));
    let two = "Regional forum on light cables for\nAfrica, Nairobi, 13-14 May 2024";
    assert_eq!(subject(&format!("- Administrations of Member States\n{two}")), found(two));
    // An addressee, a letter that is cited, a day alone.
    assert_eq!(subject("To the participants in the meeting of 13 May 2024").0, None);
    assert_eq!(subject("TSB Circular 7 of 13 May 2023 on the meeting").0, None);
    assert_eq!(subject("15 January 2024").0, None);
}

/// The title of a notice is its subject; that of an agenda calls nothing.
#[test]
fn titles_of_notices() {
    let events = |title: &str| {
        let text = format!("MEETING ANNOUNCEMENT\nSource: TSB\nTitle: {title}\n\n1 The meeting is open to all.\n");
        read("{}", &text).subject
    };
    let title = "Third meeting of FG-AN, Turin, 13-14 May 2024";
    assert_eq!(events(title).as_deref(), Some(title));
    assert_eq!(events("Draft agenda of the third meeting of FG-AN, 13-14 May 2024"), None);
}

/// The value of a last day stands below its label, the hour below the day.
#[test]
fn last_days_below_their_label() {
    check(
        EN,
        &[
            (
                "Deadline for contributions:\nMonday, 29 April 2024,\n1600 hours UTC.",
                &["deadline/contributions 2024-04-29 16:00 UTC"],
            ),
            (
                "Deadline for contributions:\n29 April 2024, 1600 hours UTC.",
                &["deadline/contributions 2024-04-29 16:00 UTC"],
            ),
            (
                "Deadline for contributions: 29 April 2024,\n1600 hours UTC.",
                &["deadline/contributions 2024-04-29 16:00 UTC"],
            ),
            (
                "Candidatures must reach the Director not later than 23:59 hours (Geneva time) the 28th day prior to the conference, i.e. \
                 Monday, 15 April 2024.",
                &["deadline/nomination 2024-04-15 23:59"],
            ),
            // A block of last days stays one.
            (
                "Key deadlines:\n15 April 2024\n- Registration\n29 April 2024\n- Contributions",
                &["deadline/registration 2024-04-15", "deadline/contributions 2024-04-29"],
            ),
        ],
    );
}

/// Groups with their days directly behind them, one a line or in running text.
#[test]
fn groups_with_their_days() {
    let radio = "Radiocommunication Bureau\nCircular Letter 1/LCCE/40\nGeneva, 15 January 2024\n\nSubject: Meetings of Study Group 1\n\n\
                 Dear Sir/Madam,\n\n{}\n";
    let events: &[&str] = &[
        "meeting 2024-05-13..2024-05-21",
        "meeting 2024-05-14..2024-05-21",
        "opening 2024-05-13 14:00",
        "opening 2024-05-14 09:30",
    ];
    check(
        radio,
        &[
            (
                "The meetings are scheduled as follows:\nWorking Party 1A 13-21 May 2024 opening at 14:00 hours on 13 May\n\
                 Working Party 1B 14-21 May 2024 opening at 09:30 hours on 14 May",
                events,
            ),
            (
                "The meetings are scheduled as follows: Working Party 1A 13-21 May 2024 opening at 14:00 hours on 13 May Working Party 1B \
                 14-21 May 2024 opening at 09:30 hours on 14 May",
                events,
            ),
            // One group alone is no list, and past days call nothing.
            ("Working Party 1A 13-21 May 2023, Working Party 1B 14-21 May 2023.", &[]),
        ],
    );
    check(
        radio,
        &[(
            "Group\tMeeting dates\tOpening session\nWorking Party 1A\t13-21 May 2024\t14:00 hours on 13 May\nWorking Party 1B\t14-21 May 2024\t\
             09:30 hours on 14 May",
            events,
        )],
    );
}

/// Numbers of letters of other offices, of followed-up letters, and the groups of those to whom a copy goes.
#[test]
fn identities() {
    let id = |head: &str| {
        let letter = read(
            &format!("{head}\n\nSubject: Meeting of experts, 13-14 May 2024\n\nDear Sir/Madam,\n\n{{}}\n"),
            "Welcome.",
        );
        (letter.reference.number, letter.reference.group)
    };
    let number = |head: &str| id(head).0;
    assert_eq!(
        number("Telecommunication Development Bureau\nRef. BDT/CIRCULAR/017\nGeneva, 15 January 2024"),
        "BDT/CIRCULAR/017"
    );
    assert_eq!(number("General Secretariat\nCircular-LC 176\nGeneva, 15 January 2024"), "LC 176");
    assert_eq!(
        number("(Direct Fax No. +41 22 730 57 85)\nCircular Letter* 1/LCCE41\nGeneva, 15 January 2024"),
        "1/LCCE/41"
    );
    assert_eq!(number("TSB Circular 17\nGeneva, 15 January 2024"), "17");
    let copied =
        "General Secretariat\nRef: DM-05/1171\nGeneva, 15 January 2024\ncc: Chairmen of ITU-T Study Groups 2 and 3";
    assert_eq!(id(copied), ("DM-05/1171".into(), None));
    let letter = read(
        "Second meeting of experts\n\nFollowing Circular SG/BDT/010 of 5 December 2023 and as announced, the group will work in 2024.\n\n{}\n",
        "The second meeting of the experts from the Member States will be held in the afternoon at the headquarters of the Union on 14 May 2024.",
    );
    assert_eq!(letter.reference.date, None);
    assert_eq!(letter.events.len(), 1);
}
