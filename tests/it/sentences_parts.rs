//! Parts of a joint meeting and groups of a column: which group meets on which days, what is told by another's sentence.

use crate::sentences::{ZH, check};
use crate::sentences_en::EN;
use crate::sentences_meetings::{calls, subject};
use crate::sentences_six::{AR, ES, FR, RU};

/// The whole period of the subject is that of the groups which the letter names with it, where each other has days of its own.
#[test]
fn the_longest_of_joint_meetings() {
    let two: &[&str] = &["WP1/13 2024-06-03..2024-06-12", "WP2/13 2024-06-03..2024-06-07"];
    for (frame, title, body) in [
        (
            EN,
            "Meetings of Working Parties 1/13 and 2/13; Geneva, 3-12 June 2024",
            "Working Party 1/13 will meet from 3 to 12 June 2024 and Working Party 2/13 will meet from 3 to 7 June 2024.",
        ),
        (
            FR,
            "Réunions des Groupes de travail 1/13 et 2/13; Genève, 3-12 juin 2024",
            "Le Groupe de travail 1/13 se réunira du 3 au 12 juin 2024, le GT 2/13 du 3 au 7 juin 2024.",
        ),
        (
            ES,
            "Reuniones de los Grupos de Trabajo 1/13 y 2/13; Ginebra, 3-12 de junio de 2024",
            "El Grupo de Trabajo 1/13 se reunirá del 3 al 12 de junio de 2024 y el GT 2/13 del 3 al 7 de junio de 2024.",
        ),
        (
            RU,
            "Собрания рабочих групп 1/13 и 2/13; Женева, 3–12 июня 2024 года",
            "Рабочая группа 1/13 соберется 3–12 июня 2024 года, а Рабочая группа 2/13 – 3–7 июня 2024 года.",
        ),
        (
            ZH,
            "第1/13和第2/13工作组会议，日内瓦，2024年6月3-12日",
            "第1/13工作组将于2024年6月3日至12日开会，第2/13工作组将于2024年6月3日至7日开会。",
        ),
    ] {
        calls(&subject(frame, title), body, two);
    }
    let title = "Meetings of Working Parties 1/13, 2/13 and 3/13; Geneva, 3-12 June 2024";
    calls(
        &subject(EN, title),
        "Working Parties 1/13 and 3/13 will meet from 3 to 12 June 2024, Working Party 2/13 from 3 to 7 June 2024. \
         Working Party 3/13 opens at 1000 hours on 3 June 2024.",
        &["WP1/13,WP3/13 2024-06-03..2024-06-12", "WP2/13 2024-06-03..2024-06-07", "WP3/13 2024-06-03 10:00"],
    );
    // Of the third group the letter says nothing: the subject calls it with the others.
    calls(
        &subject(EN, title),
        "Working Party 1/13 will meet from 3 to 12 June 2024, Working Party 2/13 from 3 to 7 June 2024.",
        &["WP1/13,WP2/13,WP3/13 2024-06-03..2024-06-12", "WP2/13 2024-06-03..2024-06-07"],
    );
}

/// Two periods of two groups, of which the next sentences tell which is whose.
#[test]
fn periods_told_one_by_one() {
    calls(
        &subject(FR, "Réunions des Commissions d'études 5 et 13"),
        "Les Commissions d'études 5 et 13 se réuniront du 3 au 7 juin 2024 et du 10 au 14 juin 2024. La CE 5 se réunira du 3 au 7 juin 2024 et la CE 13 du 10 au 14 juin 2024.",
        &["SG5 2024-06-03..2024-06-07", "SG13 2024-06-10..2024-06-14"],
    );
    let body = "Study Groups 5 and 13 will meet from 3 to 7 June 2024 and from 10 to 14 June 2024.";
    calls(
        &subject(EN, "Meetings of Study Groups 5 and 13"),
        body,
        &["SG5,SG13 2024-06-03..2024-06-07", "SG5,SG13 2024-06-10..2024-06-14"],
    );
}

/// The subject names a working party and the experts by their noun: the letter gives each its days.
#[test]
fn experts_beside_a_working_party() {
    let parts: &[&str] = &["SG13 2024-06-03..2024-06-11", "WP1/13 2024-06-12"];
    for (frame, title, body) in [
        (
            EN,
            "Meetings of Working Party 1/13 and of the Rapporteur Groups; Geneva, 3-12 June 2024",
            "The Rapporteur Groups will meet from 3 to 11 June 2024. Working Party 1/13 will meet on 12 June 2024.",
        ),
        (
            ES,
            "Reuniones del Grupo de Trabajo 1/13 y de los Grupos de Relator; Ginebra, 3-12 de junio de 2024",
            "El Grupo de Trabajo 1/13 se reunirá el 12 de junio de 2024. Los Grupos de Relator se reunirán del 3 al 11 de junio de 2024.",
        ),
        (
            AR,
            "اجتماعات فرقة العمل 1/13 وأفرقة المقررين؛ جنيف، 3-12 يونيو 2024",
            "تجتمع فرقة العمل 1/13 يوم 12 يونيو 2024. وتجتمع أفرقة المقررين من 3 إلى 11 يونيو 2024.",
        ),
    ] {
        calls(&subject(frame, title), body, parts);
    }
    // The days of the experts end before the period does, and no other group has the rest.
    calls(
        &subject(EN, "Meetings of Working Party 1/13 and of the Rapporteur Groups; Geneva, 3-12 June 2024"),
        "The meetings will be held at ITU headquarters.",
        &["WP1/13 2024-06-03..2024-06-12"],
    );
}

/// Numbers below a head that says what they are: the cells hold the numbers alone.
#[test]
fn numbers_below_their_noun() {
    let questions: &[&str] = &["Q4/13 2024-06-03..2024-06-05", "Q6/13,Q7/13 2024-06-10"];
    for (frame, title, body) in [
        (
            EN,
            "Meetings of Rapporteur Groups of Study Group 13",
            "The groups will meet as follows:\n\nQuestion\tDates\tPlace\n4/13\t3-5 June 2024\tGeneva\n6/13, 7/13\t10 June 2024\tvirtual",
        ),
        (
            FR,
            "Réunions des Groupes du Rapporteur",
            "Calendrier:\n\nQuestion\tDate\tLieu\n4/13\t3-5 juin 2024\tGenève\n6/13 et 7/13\t10 juin 2024\tGenève",
        ),
        (
            ES,
            "Reuniones de los Grupos de Relator",
            "Calendario:\n\nCuestión\tFecha\n4/13\t3-5 de junio de 2024\n6/13 y 7/13\t10 de junio de 2024",
        ),
        (
            RU,
            "Собрания групп Докладчиков",
            "Группы проведут собрания:\n\nВопрос\tДата\n4/13\t3–5 июня 2024 года\n6/13 и 7/13\t10 июня 2024 года",
        ),
        (ZH, "报告人组会议", "会议安排如下：\n\n课题\t日期\n4/13\t2024年6月3-5日\n6/13、7/13\t2024年6月10日"),
    ] {
        calls(&subject(frame, title), body, questions);
    }
    // A line for each cell.
    calls(
        &subject(EN, "Meetings of Rapporteur Groups of Study Group 13"),
        "The groups will meet as follows:\n\nQuestion\n\nDates\n\n4/13\n\n3-5 June 2024\n\n6/13, 7/13\n\n10 June 2024",
        questions,
    );
    // Questions that are answered have no dates behind them.
    check(EN, &[("Please answer:\n\nQuestion\tAnswer\n4/13\tyes\n6/13\tno", &[])]);
}

/// What another body does at its meeting is no meeting of the letter.
#[test]
fn at_its_own_meeting() {
    check(EN, &[("The results will be presented to the Council at its meeting from 10 to 14 June 2024.", &[])]);
    check(FR, &[("Les résultats seront présentés au Conseil à sa réunion du 10 au 14 juin 2024.", &[])]);
    check(ES, &[("Los resultados se presentarán al Consejo en su reunión del 10 al 14 de junio de 2024.", &[])]);
    check(AR, &[("وستُعرض النتائج على المجلس في اجتماعه من 10 إلى 14 يونيو 2024.", &[])]);
    check(
        EN,
        &[(
            "Working Party 2/13 will be held from 10 to 14 June 2024; at its meeting it revises a draft.",
            &["meeting 2024-06-10..2024-06-14"],
        )],
    );
}

/// A plenary that a letter calls which cancels the meeting of its group, with what is due for it.
#[test]
fn a_plenary_in_the_place_of_a_meeting() {
    let held: &[&str] = &["SG13 2024-05-13..2024-05-24 cancelled", "SG13 2024-05-24 13:00-15:00"];
    calls(
        &subject(EN, "Cancellation of the meeting of Study Group 13; Geneva, 13-24 May 2024"),
        "The meeting is cancelled. A virtual plenary will be held instead on 24 May 2024 from 1300 to 1500 hours.",
        held,
    );
    calls(
        &subject(FR, "Annulation de la réunion de la Commission d'études 13; Genève, 13-24 mai 2024"),
        "La réunion est annulée. A titre exceptionnel, une séance plénière virtuelle aura lieu le 24 mai 2024 de 13 h 00 à 15 h 00.",
        held,
    );
    calls(
        &subject(EN, "Cancellation of the meeting of Study Group 13; Geneva, 13-24 May 2024"),
        "The opening plenary that was to be held on 13 May 2024 from 0930 to 1100 hours is cancelled with the meeting.",
        &["SG13 2024-05-13..2024-05-24 cancelled"],
    );
}

/// Groups that the subject calls for one day, and the letter one after another.
#[test]
fn one_after_another_on_a_day() {
    let parts: &[&str] = &["WP1/13 2024-06-10 09:30-11:00", "WP2/13 2024-06-10 11:15-12:30"];
    calls(
        &subject(FR, "Réunion des Groupes de travail 1/13 et 2/13 (10 juin 2024)"),
        "Les groupes se réuniront le 10 juin 2024: GT 1/13 de 9 h 30 à 11 h 00 et GT 2/13 de 11 h 15 à 12 h 30.",
        parts,
    );
    calls(
        &subject(EN, "Meetings of Working Parties 1/13 and 2/13, 10 June 2024"),
        "Working Party 1/13 will meet from 0930 to 1100 hours, Working Party 2/13 from 1115 to 1230 hours.",
        parts,
    );
    // One of them has no hours of its own.
    calls(
        &subject(EN, "Meetings of Working Parties 1/13 and 2/13, 10 June 2024"),
        "Working Parties 1/13 and 2/13 will meet from 0930 to 1230 hours.",
        &["WP1/13,WP2/13 2024-06-10 09:30-12:30"],
    );
}

/// What is held elsewhere is not cancelled, and what replaces a cancelled workshop is held.
#[test]
fn held_elsewhere_or_instead() {
    let stands: &[&str] = &["SG13 2024-05-13..2024-05-24"];
    calls(FR, "La réunion ne se tiendra pas à Séoul, comme annoncé, mais à Genève, aux mêmes dates.", stands);
    calls(AR, "لن يعقد الاجتماع في سيول كما أُعلن، بل سيعقد في جنيف.", stands);
    calls(EN, "The meeting will not be held.", &["SG13 2024-05-13..2024-05-24 cancelled"]);
    let replaced: &[&str] = &[" 2024-06-03 cancelled", " 2024-06-10 13:00-14:30"];
    calls(
        &subject(RU, "Отмена семинара-практикума, Женева, 3 июня 2024 года"),
        "Семинар-практикум, намеченный на 3 июня 2024 года, отменяется. Вместо него 10 июня 2024 года с 13:00 до 14:30 пройдет вебинар.",
        replaced,
    );
    calls(
        &subject(FR, "Annulation de l'atelier, Genève, 3 juin 2024"),
        "L'atelier a été annulé. Il est remplacé par un webinaire, le 10 juin 2024, de 13 h 00 à 14 h 30.",
        replaced,
    );
    // Instead of the days announced before.
    calls(
        &subject(RU, "Изменение сроков собрания 13-й Исследовательской комиссии"),
        "Вместо 13–24 мая 2024 года собрание 13-й Исследовательской комиссии пройдет 3–12 июня 2024 года.",
        &["SG13 2024-06-03..2024-06-12"],
    );
}

/// The letter gives the only meeting another end than its subject: a contradiction, and no second meeting.
#[test]
fn another_end_of_the_only_meeting() {
    for (frame, body) in [
        (EN, "The meeting will be held from 13 to 23 May 2024."),
        (FR, "La réunion se déroulera du 13 au 23 mai 2024."),
        (ES, "La reunión se celebrará del 13 al 23 de mayo de 2024."),
        (RU, "Собрание пройдет с 13 по 23 мая 2024 года."),
    ] {
        let letter = crate::sentences::read(frame, body);
        let codes: Vec<&str> = letter.notes.iter().map(|n| n.code.name()).collect();
        assert_eq!(codes, ["date-conflict"], "{body}");
        assert_eq!(letter.events.len(), 1, "{body}");
    }
    // A part of it, and what a session does.
    for body in
        ["The virtual part of the meeting will be held from 13 to 22 May 2024.", "The meeting sits until 24 May 2024."]
    {
        let letter = crate::sentences::read(EN, body);
        assert!(letter.notes.iter().all(|n| n.code.name() != "date-conflict"), "{body}");
    }
}

/// Hours without minutes behind the preposition of parts of a date.
#[test]
fn bare_hours_of_a_day() {
    calls(
        &subject(ES, "Reunión del Grupo de Trabajo 1/13, Ginebra, 10 de junio de 2024"),
        "El Grupo de Trabajo 1/13 se reunirá el 10 de junio de 2024, de 9 a 17 horas.",
        &["WP1/13 2024-06-10 09:00-17:00"],
    );
}
