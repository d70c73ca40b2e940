//! Meetings in blocks of labels and values, one block for each, and what holds for several meetings of a letter at once.

use crate::sentences::{ZH, check, line, read};
use crate::sentences_en::EN;
use crate::sentences_six::{AR, ES, FR, RU};

/// A circular of 15 January 2024 whose subject has no day.
const GROUPS: &str = "INTERNATIONAL TELECOMMUNICATION UNION\n\nGeneva, 15 January 2024\n\nRef:\tTSB Circular 77\n\n\
                  Subject:\tRapporteur group meetings of Study Group 13\n\nDear Sir/Madam,\n\n{}\n\nYours faithfully,\n";
const GROUPS_FR: &str = "UNION INTERNATIONALE DES TÉLÉCOMMUNICATIONS\n\nGenève, le 15 janvier 2024\n\nRéf.:\tCirculaire TSB 77\n\n\
                  Objet:\tRéunions des groupes du Rapporteur de la Commission d'études 13\n\nMadame, Monsieur,\n\n{}\n\nVeuillez agréer\n";
const GROUPS_ES: &str = "UNIÓN INTERNACIONAL DE TELECOMUNICACIONES\n\nGinebra, 15 de enero de 2024\n\nRef.:\tCircular TSB 77\n\n\
                  Asunto:\tReuniones de Grupos de Relator de la Comisión de Estudio 13\n\nMuy señora mía/Muy señor mío:\n\n{}\n\nAtentamente,\n";
const GROUPS_RU: &str = "МЕЖДУНАРОДНЫЙ СОЮЗ ЭЛЕКТРОСВЯЗИ\n\nЖенева, 15 января 2024 года\n\nОсн.:\tЦиркуляр 77 БСЭ\n\n\
                  Предмет:\tСобрания групп Докладчиков 13-й Исследовательской комиссии\n\nУважаемая госпожа, уважаемый господин,\n\n{}\n\nС уважением,\n";
const GROUPS_ZH: &str = "国际电信联盟\n\n2024年1月15日，日内瓦\n\n文号：电信标准化局第77号通函\n\n\
                  事由：第13研究组报告人组会议\n\n尊敬的先生/女士：\n\n{}\n\n顺致敬意！\n";
const GROUPS_AR: &str = "الاتحاد الدولي للاتصالات\n\nجنيف، 15 يناير 2024\n\nالمرجع: الرسالة المعممة 77 لمكتب تقييس الاتصالات\n\n\
                  الموضوع: اجتماعات أفرقة المقررين التابعة للجنة الدراسات 13\n\nحضرات السادة والسيدات،\n\n{}\n\nوتفضلوا بقبول\n";

/// The events of a body with their groups, all of them.
fn told(frame: &str, cases: &[(&str, &[&str])]) {
    let mut wrong = Vec::new();
    for (body, expected) in cases {
        let named = |e: &lettercal::event::Event| {
            let words = [vec![line(e).replace(" Europe/Zurich", "")], e.groups.clone()];
            words.concat().join(" ")
        };
        let mut found: Vec<String> = read(frame, body).events.iter().map(named).collect();
        let mut expected: Vec<String> = expected.iter().map(|e| (*e).to_owned()).collect();
        found.sort();
        expected.sort();
        if found != expected {
            wrong.push(format!("{body}\n    is {found:?}\n   not {expected:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Two meetings, the second in Seoul.
const TWO: &[&str] = &[
    "deadline/input-documents 2024-04-26 Q3/13 Q5/13",
    "deadline/input-documents 2024-05-10 Q7/13",
    "meeting 2024-05-13..2024-05-17 Q3/13 Q5/13",
    "opening 2024-05-13 09:30 Q3/13 Q5/13",
    "meeting 2024-05-27..2024-05-29 Q7/13",
    "opening 2024-05-27 09:00 Asia/Seoul Q7/13",
];

#[test]
fn a_block_for_each_meeting() {
    told(
        GROUPS,
        &[
            (
                "The meetings are as follows.\n\n\tQuestion: 3/13 and 5/13\n\tTitle: Architecture (joint meeting)\n\tDate: 13-17 May 2024\n\
                 \tPlace: Geneva\n\tStarting time: 0930 hours\n\tDeadline for input documents: 26 April 2024\n\n\
                 \tQuestion: 7/13\n\tTitle: Impact of IPv6\n\tDate: 27-29 May 2024\n\tPlace: Seoul, Korea\n\tStarting time: 0900 hours\n\
                 \tDeadline for input documents: 10 May 2024",
                TWO,
            ),
            // The name of what meets heads the block, or stands in a column.
            (
                "1.1 Q3/13 and Q5/13 - Architecture\nDates: 13-17 May 2024 (to start at 0930 hours)\nVenue: Geneva\nContact: Ms A\n\
                 Documents by: 26 April 2024\n\n1.2 Q7/13 - IPv6\nDates: 27-29 May 2024\nTime: 0900 hours\nVenue: Seoul (Korea)\n\
                 Contact: Mr B\nDocuments by: 10 May 2024",
                TWO,
            ),
            (
                "Questions\t3/13, 5/13\nDates\t13-17 May 2024\nPlace\tGeneva\nTime\t09:30\nDocuments by\t26 April 2024\n\n\
                 Question\t7/13\nDates\t27-29 May 2024\nPlace\tSeoul, Korea\nTime\t09:00\nDocuments by\t10 May 2024",
                TWO,
            ),
        ],
    );
    told(
        GROUPS_FR,
        &[(
            "Questions: 3/13 et 5/13\nTitre: Architecture (réunion conjointe)\nDates: du 13 au 17 mai 2024\nLieu: Genève\n\
             Heure de début: 9 h 30\nDate limite de soumission des documents: 26 avril 2024\n\n\
             Question: 7/13\nTitre: IPv6\nDates: du 27 au 29 mai 2024\nLieu: Séoul (Corée)\nHeure de début: 9 heures\n\
             Date limite de soumission des documents: 10 mai 2024",
            TWO,
        )],
    );
    told(
        GROUPS_ES,
        &[(
            "a) Grupo de Relator para las Cuestiones 3/13 y 5/13\nFecha: 13-17 de mayo de 2024\nLugar: Ginebra (Suiza)\n\
             Hora de inicio: 9.30 horas\nPlazo para los documentos: 26 de abril de 2024\n\n\
             b) Grupo de Relator para la Cuestión 7/13\nFecha: 27-29 de mayo de 2024\nLugar: Seúl (Corea)\nHora de inicio: 9.00 horas\n\
             Plazo para los documentos: 10 de mayo de 2024",
            TWO,
        )],
    );
    told(
        GROUPS_RU,
        &[(
            "СОБРАНИЕ 1\nГруппы: Вопрос 3/13 и Вопрос 5/13\nСроки: понедельник, 13 мая – пятница, 17 мая 2024 года\nМесто: Женева\n\
             Время начала: 09 час. 30 мин.\nВходные документы: до 26 апреля 2024 года\n\n\
             СОБРАНИЕ 2\nГруппа: Вопрос 7/13\nСроки: понедельник, 27 мая – среда, 29 мая 2024 года\nМесто: Сеул, Корея\n\
             Время начала: 09 час. 00 мин.\nВходные документы: до 10 мая 2024 года",
            TWO,
        )],
    );
    told(
        GROUPS_ZH,
        &[(
            "会议一览（开始时间均为会议举办地的当地时间，电子会议除外）\n\n课题：第3/13和第5/13号\n议题：结构（联席会议）\n日期：2024年5月13日至17日\n\
             地点：日内瓦\n开始时间：9时30分\n输入文件截止日期：2024年4月26日\n\n\
             课题：第7/13号\n议题：IPv6\n日期：2024年5月27日至29日\n地点：韩国首尔\n开始时间：9时\n输入文件截止日期：2024年5月10日",
            TWO,
        )],
    );
    told(
        GROUPS_AR,
        &[(
            "المسألتان: 3/13 و5/13\nالتاريخ: 13-17 مايو 2024\nالمكان: جنيف\nالوقت: الساعة 09:30\nوثائق المدخلات: 26 أبريل 2024\n\n\
             المسألة: 7/13\nالتاريخ: 27-29 مايو 2024\nالمكان: سيول، كوريا\nالوقت: الساعة 09:00\nوثائق المدخلات: 10 مايو 2024",
            TWO,
        )],
    );
}

#[test]
fn blocks_of_other_shapes() {
    told(
        GROUPS,
        &[
            // The days stand first; one has hours.
            (
                "Date: 13-17 May 2024\nQuestion: 3/13\nPlace: Geneva\n\nDate: 27 May 2024\nQuestion: 7/13\nPlace: e-meeting\n\
                 Time: 1200-1500 hours UTC",
                &["meeting 2024-05-13..2024-05-17 Q3/13", "meeting 2024-05-27 12:00-15:00 UTC Q7/13"],
            ),
            (
                "Question: 3/13\nDates: 13-17 May and 3-4 June 2024\nPlace: Geneva\n\nQuestion: 7/13\nDates: 27-29 May 2024 (cancelled)\n\
                 Place: Geneva",
                &[
                    "meeting 2024-05-13..2024-05-17 Q3/13",
                    "meeting 2024-05-27..2024-05-29 cancelled Q7/13",
                    "meeting 2024-06-03..2024-06-04 Q3/13",
                ],
            ),
            // A block that stands alone.
            (
                "The following meeting is added.\n\nQuestion: 7/13\nDate: 27-29 May 2024\nPlace: Seoul, Korea\nStarting time: 0900 hours",
                &["meeting 2024-05-27..2024-05-29 Q7/13", "opening 2024-05-27 09:00 Asia/Seoul Q7/13"],
            ),
            // What was held, and what others hold.
            (
                "These meetings were held:\n\nQuestion: 3/13\nDate: 13-17 May 2023\nPlace: Geneva\n\nQuestion: 7/13\nDate: 27-29 May 2023\n\
                 Place: Geneva",
                &[],
            ),
            (
                "For your information:\n\nQuestion: 3/15\nDate: 13-17 May 2024\nPlace: Geneva\n\nQuestion: 7/15\nDate: 27-29 May 2024\n\
                 Place: Geneva",
                &[],
            ),
        ],
    );
    check(
        EN,
        &[
            // Events beside the meeting of the group are not all of it; hotels and forms are nothing of it.
            (
                "Event: Workshop on keys\nDate: 14 May 2024\nTime: 1300-1500 hours\nRoom: A\n\n\
                 Event: Tutorial on cables\nDate: 15 May 2024\nTime: 1300-1400 hours\nRoom: H",
                &["meeting 2024-05-14 13:00-15:00", "meeting 2024-05-15 13:00-14:00"],
            ),
            ("Hotel A\nDates: 12-18 May 2024\nPrice: 100 CHF\n\nHotel B\nDates: 12-19 May 2024\nPrice: 120 CHF", &[]),
            (
                "For your information:\n\nQuestion: 3/15\nDate: 13-17 May 2024\nPlace: Geneva\n\nQuestion: 7/15\nDate: 27-29 May 2024",
                &[],
            ),
        ],
    );
}

/// A word for time that begins a line is a label, not the time of the place in the line above.
#[test]
fn labels_are_no_zones() {
    told(
        GROUPS,
        &[(
            "1) Workshop on light cables\nDate: 13-14 May 2024\nVenue: Nairobi, Kenya\nTime: 0930 hours\n\n\
             2) Workshop on heavy cables\nDate: 27 May 2024\nVenue: Lima, Peru\nTime: 0900-1700 hours",
            &[
                "meeting 2024-05-13..2024-05-14",
                "opening 2024-05-13 09:30 Africa/Nairobi",
                "meeting 2024-05-27 09:00-17:00 America/Lima",
            ],
        )],
    );
}

#[test]
fn an_event_and_the_meeting_open_alike() {
    let both: &[&str] = &["meeting 2024-05-09..2024-05-10", "opening 2024-05-09 09:00", "opening 2024-05-13 09:00"];
    let event: &[&str] = &["meeting 2024-05-09..2024-05-10", "opening 2024-05-09 09:00"];
    check(
        EN,
        &[
            (
                "A workshop will be held on 9-10 May 2024. The workshop and the meeting will both begin at 0900 hours.",
                both,
            ),
            ("A workshop will be held on 9-10 May 2024. The workshop will begin at 0900 hours on both days.", event),
            (
                "A workshop will be held on 9-10 May 2024. Badges for both the workshop and the meeting are issued from 0800 hours.",
                &["meeting 2024-05-09..2024-05-10", "registration-desk 2024-05-09 08:00"],
            ),
        ],
    );
    check(
        FR,
        &[(
            "Un atelier aura lieu les 9 et 10 mai 2024. L'atelier et la réunion commenceront tous deux à 9 heures.",
            both,
        )],
    );
    check(
        ES,
        &[(
            "Los días 9 y 10 de mayo de 2024 se celebrará un taller. Tanto el taller como la reunión comenzarán a las 9.00 horas.",
            both,
        )],
    );
    check(RU, &[("9–10 мая 2024 года состоится семинар. Семинар и собрание оба начнутся в 09 час. 00 мин.", both)]);
    check(ZH, &[("2024年5月9日至10日将举办讲习班。讲习班和研究组会议均在上午9时开始。", both)]);
    check(AR, &[("تُعقد ورشة عمل يومي 9 و10 مايو 2024. ويبدأ كل من ورشة العمل والاجتماع في الساعة 09:00.", both)]);
}

/// Below a subject without a day the invitation may name nothing but its days.
#[test]
fn invited_to_take_part() {
    let undated = |letter: &str, from: &str, to: &str| letter.replace(from, to);
    let called: &[&str] = &["meeting 2024-05-13..2024-05-24 SG13"];
    let en = undated(EN, "; Geneva, 13-24 May 2024", "");
    told(
        &en,
        &[
            ("I have the honour to invite you to take part in it from 13 to 24 May 2024.", called),
            ("I invite you to register from 1 to 10 April 2024.", &["deadline/registration 2024-04-10"]),
            ("I invite you to read the texts that were issued from 3 to 10 January 2024.", &[]),
        ],
    );
    let fr = undated(FR, "; Genève, 13-24 mai 2024", "");
    told(&fr, &[("J'ai l'honneur de vous inviter à y prendre part du 13 au 24 mai 2024 inclus.", called)]);
    let ru = undated(RU, "; Женева, 13–24 мая 2024 года", "");
    told(&ru, &[("Имею честь пригласить вас принять в нем участие с 13 по 24 мая 2024 года включительно.", called)]);
}

/// Words that stand near a last day and do not mean it.
#[test]
fn asides_of_last_days() {
    check(
        ZH,
        &[
            (
                "签证申请须写明护照的签发和失效日期，连同已获核准的会议注册确认函一并于2024年4月3日之前传真至电信标准化局。",
                &["deadline/visa-support 2024-04-03"],
            ),
            ("5月正值各类展览的旺季，请将订房表于2024年4月12日以前寄给旅馆。", &["deadline/accommodation 2024-04-12"]),
            (
                "2024年5月14日（星期二）13时至14时15分将举行午间介绍会，不需另行注册。",
                &["session 2024-05-14 13:00-14:15"],
            ),
        ],
    );
    check(
        ES,
        &[
            (
                "Debido a las exposiciones que tienen lugar en Ginebra en mayo, reserve su hotel antes del 12 de abril de 2024.",
                &["deadline/accommodation 2024-04-12"],
            ),
            (
                "Los documentos destinados a la JCA-ML se remitirán a la secretaría antes del 6 de mayo de 2024.",
                &["deadline/input-documents 2024-05-06"],
            ),
        ],
    );
    // The hour of a bracket in another zone, named before it or behind it.
    check(
        ZH,
        &[(
            "本函所有时间均为协调世界时（UTC）。会议第一天将于11:00（相当于日内瓦时间13:00）开始。",
            &["opening 2024-05-13 11:00 UTC"],
        )],
    );
    check(
        AR,
        &[(
            "تُعقد ندوة يوم 10 مايو 2024. وتبدأ الندوة في الساعة 09:00 وتنتهي في الساعة 16:00.",
            &["meeting 2024-05-10 09:00-16:00"],
        )],
    );
}
