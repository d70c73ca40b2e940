//! Corrections, plans by session numbers, groups and hours, said in several of the six languages: each rule beside its siblings,
//! and what looks like it and is not meant.

use crate::sentences::{ZH, check, read};
use crate::sentences_en::EN;
use crate::sentences_six::{AR, ES, FR, RU};
use lettercal::event::Kind;
use lettercal::letter::Role;

/// Those who will come are named, one or many.
#[test]
fn the_name_of_whoever_comes() {
    let due: &[&str] = &["deadline/registration 2024-04-12"];
    check(
        EN,
        &[
            ("Kindly let us have, before 12 April 2024, the name of your representative.", due),
            ("The name of the hotel will be found in Annex 3.", &[]),
        ],
    );
    check(FR, &[("Veuillez nous faire connaître le nom de vos représentants avant le 12 avril 2024.", due)]);
    check(ES, &[("Sírvase comunicar el nombre de sus delegados antes del 12 de abril de 2024.", due)]);
    check(RU, &[("Просьба сообщить фамилии ваших представителей до 12 апреля 2024 года.", due)]);
    check(
        AR,
        &[("ويرجى إبلاغنا باسم ممثلكم قبل 12 أبريل 2024.", due), ("يرجى موافاتنا باسم مندوبكم قبل 12 أبريل 2024.", due)],
    );
    check(ZH, &[("请在2024年4月12日以前告知贵方代表的姓名。", due)]);
}

/// Contributions that need no translation are contributions like any other, whatever the verb.
#[test]
fn contributions_that_need_no_translation() {
    let plain: &[&str] = &["deadline/contributions 2024-04-30"];
    let translated: &[&str] = &["deadline/contributions-translation 2024-04-30"];
    check(
        EN,
        &[
            ("Contributions which do not require translation are accepted until 30 April 2024.", plain),
            ("Contributions which require translation are accepted until 30 April 2024.", translated),
        ],
    );
    check(FR, &[("Les contributions qui n'ont pas à être traduites sont acceptées jusqu'au 30 avril 2024.", plain)]);
    check(ES, &[("Las contribuciones que no necesitan traducción se aceptarán hasta el 30 de abril de 2024.", plain)]);
    check(
        RU,
        &[
            ("Вклады, которые не нуждаются в переводе, принимаются до 30 апреля 2024 года.", plain),
            ("Вклады, которые не подлежат письменному переводу, принимаются до 30 апреля 2024 года.", plain),
            ("Вклады, которые нуждаются в переводе, принимаются до 30 апреля 2024 года.", translated),
        ],
    );
    check(AR, &[("وتقبل المساهمات التي لا تحتاج إلى ترجمة حتى 30 أبريل 2024.", plain)]);
    check(ZH, &[("无需翻译的文稿请在2024年4月30日以前提交。", plain)]);
}

/// Badges are given out at an hour, in a clause of the sentence that opens the meeting.
#[test]
fn badges_given_out() {
    let both: &[&str] = &["opening 2024-05-13 09:30", "registration-desk 2024-05-13 08:30"];
    check(
        EN,
        &[(
            "The meeting will begin at 0930 hours on the first day, and badges will be given out from 0830 hours.",
            both,
        )],
    );
    check(
        FR,
        &[("La réunion s'ouvrira à 9 h 30 le premier jour et les badges seront distribués à partir de 8 h 30.", both)],
    );
    check(
        ES,
        &[(
            "La reunión comenzará a las 09.30 horas del primer día, y se distribuirán las tarjetas desde las 08.30 horas.",
            both,
        )],
    );
    check(
        RU,
        &[("Собрание начнется в 09 час. 30 мин. в первый день, пропуска будут выдаваться с 08 час. 30 мин.", both)],
    );
    check(
        AR,
        &[
            ("ويبدأ الاجتماع في الساعة 09:30 من اليوم الأول، وتُوزع البطاقات على المشاركين ابتداءً من الساعة 08:30.", both),
            (
                "ويبدأ الاجتماع في الساعة 09:30 من اليوم الأول. وتقبل بطاقات الائتمان في المطعم.",
                &["opening 2024-05-13 09:30"],
            ),
        ],
    );
    check(ZH, &[("会议首日9时30分开始，胸卡自8时30分起发放。", both)]);
}

/// A label tells what a correction is about, of which the correction itself gives the values only.
#[test]
fn labels_of_corrections() {
    let opening: &[&str] = &["opening 2024-05-13 11:00"];
    check(
        EN,
        &[
            ("2\tHour of opening (§ 1 of the letter). For \"at 0930 hours\" read \"at 1100 hours\".", opening),
            ("2\tRoom. For \"at 0930 hours\" read \"at 1100 hours\".", &[]),
        ],
    );
    check(FR, &[("2\tHeure d'ouverture (§ 1). Au lieu de \"à 9 h 30\", lire \"à 11 heures\".", opening)]);
    check(
        ES,
        &[
            (
                "2\tHora de apertura (§ 1 de la carta). Donde dice \"a las 09.30 horas\", debe decir: \"a las 11.00 horas\".",
                opening,
            ),
            ("2\tSala (§ 1 de la carta). Donde dice \"a las 09.30 horas\", debe decir: \"a las 11.00 horas\".", &[]),
        ],
    );
    check(
        RU,
        &[("2\tВремя открытия собрания. Вместо \"в 09 час. 30 мин.\" следует читать \"в 11 час. 00 мин.\".", opening)],
    );
    check(AR, &[("2\tساعة افتتاح الاجتماع. بدلاً من \"الساعة 09:30\" يقرأ \"الساعة 11:00\".", opening)]);
    check(ZH, &[("2　会议开幕时间。原文为“9时30分”，应改为“11时”。", opening)]);
}

/// "… is replaced by the following text": what stands in the quotes behind it holds.
#[test]
fn replaced_by_the_following() {
    let both: &[&str] = &["opening 2024-05-13 11:00", "registration-desk 2024-05-13 10:00"];
    check(
        EN,
        &[(
            "2\tThe first sentence of § 2 is replaced by the following text:\n\"The meeting will open at 1100 hours on the first day; registration of participants will begin at 1000 hours.\"",
            both,
        )],
    );
    check(
        FR,
        &[(
            "2\tLa première phrase du § 2 est remplacée par le texte suivant:\n\"La réunion s'ouvrira à 11 heures le premier jour; l'enregistrement des participants commencera à 10 heures.\"",
            both,
        )],
    );
    check(
        ES,
        &[(
            "2\tLa primera frase del § 2 se sustituye por el texto siguiente:\n\"La reunión se abrirá a las 11.00 horas del primer día; la inscripción de los participantes comenzará a las 10.00 horas.\"",
            both,
        )],
    );
    check(
        RU,
        &[(
            "2\tПервое предложение пункта 2 заменяется следующим текстом:\n\"Собрание откроется в 11 час. 00 мин. в первый день; регистрация участников начнется в 10 час. 00 мин.\"",
            both,
        )],
    );
    check(
        AR,
        &[(
            "2\tيستعاض عن الجملة الأولى من الفقرة 2 بما يلي:\n\"يفتتح الاجتماع في الساعة 11:00 من اليوم الأول، ويبدأ تسجيل المشاركين في الساعة 10:00.\"",
            both,
        )],
    );
    check(
        ZH,
        &[
            ("2　第2段第一句由下文取代：\n“会议首日于11时开幕，代表可从10时起在大厅办理登记。”", both),
            ("2　以“会议首日于11时开幕”取代“会议首日于9时30分开幕”。", &["opening 2024-05-13 11:00"]),
        ],
    );
}

/// A verb that opens one group opens the one behind the comma too, with its own day.
#[test]
fn two_groups_open() {
    let both: &[&str] = &["meeting 2024-05-09..2024-05-10", "opening 2024-05-09 10:00", "opening 2024-05-13 09:30"];
    let en = EN.replace(
        "Geneva, 13-24 May 2024",
        "Geneva, 13-24 May 2024, and rapporteur group for Question 5/13, Geneva, 9-10 May 2024",
    );
    check(
        &en,
        &[
            (
                "The Study Group will begin at 0930 hours on 13 May 2024, the rapporteur group at 1000 hours on 9 May 2024.",
                both,
            ),
            (
                "The Study Group will begin at 0930 hours on 13 May 2024, and lunch is served at 1200 hours.",
                &["meeting 2024-05-09..2024-05-10", "opening 2024-05-13 09:30"],
            ),
        ],
    );
    let ru = RU.replace(
        "Женева, 13–24 мая 2024 года",
        "Женева, 13–24 мая 2024 года, и собрание группы Докладчика по Вопросу 5/13, Женева, 9–10 мая 2024 года",
    );
    check(
        &ru,
        &[(
            "Исследовательская комиссия начнет работу 13 мая 2024 года в 09 час. 30 мин., группа Докладчика – 9 мая 2024 года в 10 час. 00 мин.",
            both,
        )],
    );
    let fr = FR.replace(
        "Genève, 13-24 mai 2024",
        "Genève, 13-24 mai 2024, et réunion du Groupe du Rapporteur pour la Question 5/13, Genève, 9-10 mai 2024",
    );
    check(
        &fr,
        &[(
            "La Commission d'études commencera ses travaux le 13 mai 2024 à 9 h 30, le Groupe du Rapporteur le 9 mai 2024 à 10 heures.",
            both,
        )],
    );
}

/// A meeting of the group that stands nearer to its bracket than a conference before it.
#[test]
fn last_meetings_beside_conferences() {
    let role = |frame: &str, body: &str| {
        let letter = read(frame, body);
        letter.mentions.iter().rfind(|m| m.text.contains("2022")).map(|m| m.role)
    };
    let both = [
        (
            EN,
            "The agenda takes up the results of WTSA-20 and of the last meeting of the Group (Geneva, 10-11 March 2022).",
        ),
        (
            FR,
            "L'ordre du jour reprend les résultats de l'AMNT-20 et de la dernière réunion du Groupe (Genève, 10-11 mars 2022).",
        ),
        (
            ES,
            "El orden del día incluye los resultados de la AMNT-20 y de la última reunión del Grupo (Ginebra, 10-11 de marzo de 2022).",
        ),
        (RU, "В повестку дня включены итоги ВАСЭ-20 и последнего собрания группы (Женева, 10–11 марта 2022 года)."),
        (ZH, "议程包括WTSA-20的成果和本组上次会议（2022年3月10-11日，日内瓦）的后续工作。"),
    ];
    for (frame, body) in both {
        assert_eq!(role(frame, body), Some(Role::PreviousMeeting), "{body}");
    }
    let conference =
        "The agenda takes up the last meeting of the Group and the results of WTSA-20 (Geneva, 1-9 March 2022).";
    assert_eq!(role(EN, conference), Some(Role::OtherMeeting));
}

/// A plan with a row for each session, whose numbers a legend explains.
#[test]
fn plans_by_session_numbers() {
    let sessions: &[&str] = &[
        "session 2024-05-13 09:30-10:45",
        "session 2024-05-13 11:15-12:30",
        "session 2024-05-13 14:30-15:45",
        "session 2024-05-14 09:30-10:45 tentative",
    ];
    check(
        ZH,
        &[(
            "附件C\n时间计划草案\n\t日期\n\t节次\n\t会议\n\n\t5月13日（星期一）\n\t1、2\n\t开幕全体会议\n\n\t\n\t3\n\t第1/13工作组\n\n\t5月14日（星期二）\n\t1\n\t[第2/13工作组]\n\n各节时间：第1节 09:30-10:45；第2节 11:15-12:30；第3节 14:30-15:45",
            sessions,
        )],
    );
    check(
        EN,
        &[(
            "ANNEX C\nDraft time plan\n\tDay\n\tSession\n\tMeeting\n\n\tMonday, 13 May\n\t1 and 2\n\tOpening plenary\n\n\t\n\t3\n\tWP1/13\n\n\tTuesday, 14 May\n\t1\n\t[WP2/13]\n\nSessions: 1 – 0930-1045;  2 – 1115-1230;  3 – 1430-1545",
            sessions,
        )],
    );
    check(
        RU,
        &[(
            "Приложение C\nПлан распределения времени\n\tДень\n\tЗаседание\n\tСобрание\n\n\t13 мая\n\t1 и 2\n\tОткрытие\n\n\t\n\t3\n\tРГ 1/13\n\n\t14 мая\n\t1\n\t[РГ 2/13]\n\nЗаседания: 1 – 09:30-10:45;  2 – 11:15-12:30;  3 – 14:30-15:45",
            sessions,
        )],
    );
    // The numbers of rooms are none of sessions.
    let rooms = read(
        EN,
        "ANNEX C\nDraft time plan\n\tDay\n\tRoom\n\tMeeting\n\n\tMonday, 13 May\n\t7\n\tOpening plenary\n\n\tTuesday, 14 May\n\t8\n\tWP2/13\n\nSessions: 1 – 0930-1045;  2 – 1115-1230",
    );
    assert!(rooms.events.iter().all(|e| e.kind != Kind::Session));
}

/// A focus group that the subject names by its noun, and the letter by its code.
#[test]
fn codes_of_focus_groups() {
    let groups = |frame: &str, body: &str| {
        let letter = read(frame, body);
        letter.events.iter().filter(|e| e.kind == Kind::Meeting).map(|e| e.groups.join(",")).collect::<Vec<_>>()
    };
    let circular = |frame: &str, letter: &str, circular: &str, old: &str, new: &str| {
        let frame = frame.replace(letter, circular).replace(old, new);
        assert!(frame.contains(circular) && frame.contains(new), "{frame}");
        frame
    };
    let en = circular(
        EN,
        "TSB Collective letter 5/13",
        "TSB Circular 93",
        "Meeting of Study Group 13;",
        "Third meeting of the Focus Group on machine learning;",
    );
    assert_eq!(groups(&en, "The chairman of the Focus Group (FG-ML5G) has called its third meeting."), ["FG-ML5G"]);
    assert_eq!(groups(&en, "The work of another group (FG-AI) is of interest."), [""]);
    let zh = circular(
        ZH,
        "电信标准化局第5/13号集体函",
        "电信标准化局第93号通函",
        "第13研究组会议",
        "机器学习焦点组第三次会议",
    );
    assert_eq!(groups(&zh, "兹转达焦点组（FG-ML5G）主席的通知。"), ["FG-ML5G"]);
    let fr = circular(
        FR,
        "Lettre collective TSB 5/13",
        "Circulaire TSB 93",
        "Réunion de la Commission d'études 13;",
        "Troisième réunion du Groupe spécialisé sur l'apprentissage automatique;",
    );
    assert_eq!(groups(&fr, "Le Président du Groupe spécialisé (FG-ML5G) vous y invite."), ["FG-ML5G"]);
    let fr = fr.replace("Troisième réunion du Groupe", "Atelier organisé par le Groupe");
    assert_eq!(groups(&fr, "Le Président du Groupe spécialisé (FG-ML5G) vous y invite."), [""]);
    let ru = circular(
        RU,
        "Коллективное письмо БСЭ 5/13",
        "Циркуляр БСЭ 93",
        "Собрание 13-й Исследовательской комиссии;",
        "Третье собрание Оперативной группы по машинному обучению;",
    );
    assert_eq!(groups(&ru, "Оперативная группа (FG-ML5G) открыта для всех."), ["FG-ML5G"]);
}

/// Two requests in one cell that a Chinese verb joins.
#[test]
fn joined_requests() {
    let both: &[&str] = &["deadline/registration 2024-04-12", "deadline/visa-support 2024-04-12"];
    check(
        ZH,
        &[
            (
                "重要截止日期\n\n\t2024年3月13日\n\t提交需翻译的文稿\n\n\t2024年4月12日\n\t注册并申请签证函\n",
                &[
                    "deadline/contributions-translation 2024-03-13",
                    "deadline/registration 2024-04-12",
                    "deadline/visa-support 2024-04-12",
                ],
            ),
            ("请在2024年4月12日前注册并提出签证协办请求。", both),
            ("请在2024年4月12日前注册并查阅签证信息。", &["deadline/registration 2024-04-12"]),
        ],
    );
}

/// The period of working parties that have rows of their own is no meeting.
#[test]
fn periods_of_several_rows() {
    let table = "\n\n\tGroup\n\tDate of meeting\n\tDeadline for contributions\n\tOpening session\n\n\tWP 6C\n\t13-17 May 2024\n\t6 May 2024\n\t13 May 2024, 0930 hours\n\n\tWP 6B\n\t15-22 May 2024\n\t8 May 2024\n\t15 May 2024, 0930 hours\n\n\tSG 6\n\t23-24 May 2024\n\t16 May 2024\n\t23 May 2024, 0930 hours\n";
    let meetings = |subject: &str| {
        let frame = EN
            .replace("TSB Collective letter 5/13", "Circular Letter 6/LCCE/74")
            .replace("Meeting of Study Group 13; Geneva, 13-24 May 2024", subject);
        let letter = read(&frame, &format!("The groups will meet in Geneva.{table}"));
        let mut found: Vec<String> = letter
            .events
            .iter()
            .filter(|e| e.kind == Kind::Meeting)
            .map(|e| format!("{} {}", e.groups.join(","), e.evidence.first().map_or(0, |x| x.place.line)))
            .collect();
        found.sort();
        found
    };
    let found = meetings(
        "Meetings of Working Parties 6B and 6C, Geneva, 13-22 May 2024, and of Study Group 6, Geneva, 23-24 May 2024",
    );
    assert_eq!(found.len(), 3, "{found:?}");
    // Working parties without rows have their own days.
    let found = meetings(
        "Meetings of Working Parties 6A and 6D, Geneva, 13-22 May 2024, and of Study Group 6, Geneva, 23-24 May 2024",
    );
    assert_eq!(found.len(), 4, "{found:?}");
}
