//! What one sentence says of another: what it cancels, the share that is left, the hour of what the one before called.

use crate::sentences::{ZH, check, read};
use crate::sentences_en::EN;
use crate::sentences_six::{AR, ES, FR, RU};

/// The body cancels the meeting of the subject.
#[test]
fn cancelled_in_the_body() {
    let cancelled: &[&str] = &["meeting 2024-05-13..2024-05-24 cancelled"];
    let stands: &[&str] = &[];
    check(
        EN,
        &[
            ("I regret to inform you that the meeting, to be held on the above dates, has been cancelled.", cancelled),
            (
                "The meeting of Study Group 13, which was planned for 13-24 May 2024, is cancelled. The deadline for contributions, 30 April 2024, no longer applies.",
                cancelled,
            ),
            // Something at the meeting, a part of it, a condition.
            ("The meeting will be held in Geneva. The interpretation at the meeting has been cancelled.", stands),
            ("The newcomers' session at the meeting is cancelled.", stands),
            (
                "The meeting planned for March was cancelled. The next meeting will be held from 13 to 24 May 2024.",
                stands,
            ),
            ("The meeting of last March was cancelled. Study Group 13 will meet from 13 to 24 May 2024.", stands),
            ("The meeting of last November was cancelled.", stands),
            (
                "Simultaneous webcasting of the meeting has been cancelled. Contributions are due by 30 April 2024.",
                &["deadline/contributions 2024-04-30"],
            ),
            (
                "If fewer than ten participants come, the meeting will be cancelled. Please register by 30 April 2024.",
                &["deadline/registration 2024-04-30"],
            ),
            // A new meeting in the place of the old one.
            (
                "The meeting of 13-24 May 2024 is cancelled and replaced by a meeting from 7 to 11 October 2024.",
                &["meeting 2024-10-07..2024-10-11"],
            ),
            ("The meeting will be held as planned. Should the meeting be cancelled, all will be informed.", stands),
        ],
    );
    check(
        FR,
        &[
            ("La réunion de la Commission d'études 13 prévue aux dates indiquées ci-dessus a été annulée.", cancelled),
            ("La réunion prévue du 13 au 24 mai 2024 n'aura pas lieu.", cancelled),
            ("La réunion se tiendra à Genève. La visite prévue pendant la réunion est annulée.", stands),
        ],
    );
    check(
        ES,
        &[(
            "Lamento informarle de que la reunión de la Comisión de Estudio 13, que debía celebrarse en Ginebra del 13 al 24 de mayo de 2024, ha sido anulada.",
            cancelled,
        )],
    );
    check(
        RU,
        &[
            (
                "Информируем Вас об отмене собрания 13-й Исследовательской комиссии, назначенного на 13–24 мая 2024 года.",
                cancelled,
            ),
            (
                "Собрание 13-й Исследовательской комиссии, которое должно было пройти с 13 по 24 мая 2024 года, отменяется.",
                cancelled,
            ),
        ],
    );
    check(AR, &[("يؤسفني إبلاغكم بأن اجتماع لجنة الدراسات 13 المقرر عقده من 13 إلى 24 مايو 2024 قد أُلغي.", cancelled)]);
    check(ZH, &[("兹通知，原定于2024年5月13-24日召开的第13研究组会议已取消。", cancelled)]);
}

/// A subject without days, and days in the sentence that cancels.
#[test]
fn cancelled_with_its_days() {
    let frame = |text: &str, subject: &str, printed: &str| text.replace(printed, subject);
    let fr = frame(
        FR,
        "Annulation de la réunion de la Commission d'études 13",
        "Réunion de la Commission d'études 13; Genève, 13-24 mai 2024",
    );
    let cancelled: &[&str] = &["meeting 2024-06-10..2024-06-14 cancelled"];
    check(
        &fr,
        &[
            ("La réunion de la Commission d'études 13 prévue du 10 au 14 juin 2024 a été annulée.", cancelled),
            (
                "La réunion de la Commission d'études 13 qui était programmée du 10 au 14 juin 2024 n'aura pas lieu.",
                cancelled,
            ),
        ],
    );
    let ru = frame(
        RU,
        "Собрание 13-й Исследовательской комиссии",
        "Собрание 13-й Исследовательской комиссии; Женева, 13–24 мая 2024 года",
    );
    check(
        &ru,
        &[(
            "Собрание 13-й Исследовательской комиссии, которое должно было пройти с 10 по 14 июня 2024 года, отменено.",
            cancelled,
        )],
    );
    let ar = frame(AR, "اجتماع لجنة الدراسات 13", "اجتماع لجنة الدراسات 13؛ جنيف، 13-24 مايو 2024");
    check(&ar, &[("تم إلغاء اجتماع لجنة الدراسات 13 الذي كان سيعقد في جنيف من 10 إلى 14 يونيو 2024.", cancelled)]);
}

/// Contributions that are translated, and those that are left.
#[test]
fn shares_of_the_contributions() {
    let both: &[&str] = &["deadline/contributions 2024-04-30", "deadline/contributions-translation 2024-03-13"];
    check(
        EN,
        &[
            ("Contributions to be translated should be received by 13 March 2024, the others by 30 April 2024.", both),
            (
                "Contributions should be submitted by 13 March 2024 if translation is requested, and by 30 April 2024 in all other cases.",
                both,
            ),
            (
                "Contributions to be translated should be received by 13 March 2024. Those received after 13 March 2024 are not translated.",
                &["deadline/contributions-translation 2024-03-13"],
            ),
            // The noun again: no share of what was named before.
            (
                "Contributions to be translated should be received by 13 March 2024, registrations by 30 April 2024.",
                &["deadline/contributions-translation 2024-03-13", "deadline/registration 2024-04-30"],
            ),
        ],
    );
    check(
        FR,
        &[
            (
                "Les contributions devant être traduites doivent parvenir au TSB au plus tard le 13 mars 2024, les autres au plus tard le 30 avril 2024.",
                both,
            ),
            (
                "Les contributions doivent parvenir au TSB au plus tard le 13 mars 2024 si une traduction est demandée, et le 30 avril 2024 dans les autres cas.",
                both,
            ),
            (
                "Les contributions doivent être soumises au plus tard le 13 mars 2024 (si elles doivent être traduites) ou le 30 avril 2024 (dans les autres cas).",
                both,
            ),
        ],
    );
    check(
        ES,
        &[
            (
                "El plazo para las contribuciones que necesiten traducción es el 13 de marzo de 2024; para las restantes, el 30 de abril de 2024.",
                both,
            ),
            (
                "Las contribuciones deben presentarse antes del 13 de marzo de 2024 si han de traducirse y antes del 30 de abril de 2024 en los demás casos.",
                both,
            ),
        ],
    );
    check(
        RU,
        &[
            (
                "Вклады, подлежащие переводу, должны поступить до 13 марта 2024 года, остальные — до 30 апреля 2024 года.",
                both,
            ),
            (
                "Вклады следует представить до 13 марта 2024 года, если требуется их перевод, и до 30 апреля 2024 года, если перевод не требуется.",
                both,
            ),
        ],
    );
    check(
        AR,
        &[
            ("وآخر موعد لتسلم المساهمات التي تحتاج إلى ترجمة هو 13 مارس 2024، وللمساهمات الأخرى 30 أبريل 2024.", both),
            ("وتقدم المساهمات قبل 13 مارس 2024 إذا كانت الترجمة مطلوبة، وقبل 30 أبريل 2024 في الحالات الأخرى.", both),
        ],
    );
    check(ZH, &[("需要翻译的文稿须在2024年3月13日之前提交，其余文稿须在2024年4月30日之前提交。", both)]);
}

/// The bracket behind the noun says which contributions a row of the table means.
#[test]
fn translation_in_a_bracket() {
    let both: &[&str] = &["deadline/contributions 2024-04-30", "deadline/contributions-translation 2024-03-13"];
    check(
        FR,
        &[("Échéances\n\n13 mars 2024\t- Contributions (traduction demandée)\n30 avril 2024\t- Contributions", both)],
    );
    check(
        FR,
        &[("Échéances\n\n13 mars 2024\t- Inscription (formulaire à traduire)", &["deadline/registration 2024-03-13"])],
    );
}

/// The hour and day at which a side event begins that another sentence has called.
#[test]
fn hours_of_a_known_side_event() {
    let workshop: &[&str] = &["meeting 2024-05-09..2024-05-10", "opening 2024-05-09 09:00"];
    check(
        EN,
        &[
            (
                "A workshop on trust will be held on 9 and 10 May 2024. The workshop will begin at 0900 hours on Thursday, 9 May 2024.",
                workshop,
            ),
            (
                "A workshop on trust will be held on 9 and 10 May 2024. A tutorial begins at 0900 hours on Wednesday, 8 May 2024.",
                &["meeting 2024-05-08", "meeting 2024-05-09..2024-05-10", "opening 2024-05-08 09:00"],
            ),
        ],
    );
    check(
        FR,
        &[(
            "Un atelier sur la confiance se tiendra les 9 et 10 mai 2024. Il débutera le jeudi 9 mai à 9 h 00 et s'achèvera le vendredi 10 mai à 17 h 00.",
            workshop,
        )],
    );
    check(
        ES,
        &[(
            "Un taller sobre confianza se celebrará los días 9 y 10 de mayo de 2024. La apertura del taller tendrá lugar el jueves 9 de mayo a las 09.00 horas.",
            workshop,
        )],
    );
    check(
        RU,
        &[(
            "Семинар-практикум состоится 9 и 10 мая 2024 года. Семинар-практикум начнется в 09 час. 00 мин. 9 мая 2024 года.",
            workshop,
        )],
    );
    check(
        AR,
        &[(
            "وستعقد ورشة عمل بشأن الثقة يومي 9 و10 مايو 2024. وتبدأ ورشة العمل في الساعة 0900 يوم الخميس 9 مايو 2024.",
            workshop,
        )],
    );
}

/// One hour for several meetings, and a list of days that share group and hours.
#[test]
fn several_meetings() {
    let fr = FR.replace(
        "Réunion de la Commission d'études 13; Genève, 13-24 mai 2024",
        "Réunions des Groupes de travail 1/13 et 2/13",
    );
    check(
        &fr,
        &[(
            "Le Groupe de travail 1/13 se réunira à Genève du 6 au 8 mai 2024 et le Groupe de travail 2/13 du 13 au 15 mai 2024. Les réunions s'ouvriront à 9 h 30.",
            &[
                "meeting 2024-05-06..2024-05-08",
                "meeting 2024-05-13..2024-05-15",
                "opening 2024-05-06 09:30",
                "opening 2024-05-13 09:30",
            ],
        )],
    );
    let es = ES.replace(
        "Reunión de la Comisión de Estudio 13; Ginebra, 13-24 de mayo de 2024",
        "Reuniones de los Grupos de Relator",
    );
    let letter = read(
        &es,
        "El Grupo de Relator para la Cuestión 6/13 se reunirá los días 3-4 de abril y 17-18 de julio de 2024 en Ginebra. Cada reunión empezará a las 09.30 horas.",
    );
    let meetings: Vec<_> = letter.events.iter().filter(|e| e.kind == lettercal::event::Kind::Meeting).collect();
    assert!(meetings.len() == 2 && meetings.iter().all(|e| e.groups == ["Q6/13"]), "{meetings:?}");
    assert_eq!(letter.events.len(), 4);
}

/// A letter that corrects another cites it with its own number and its day.
#[test]
fn day_of_the_letter_corrected() {
    let fr = FR.replace("Lettre collective TSB 5/13", "Corrigendum 1 à la Lettre collective TSB 5/13");
    check(
        &fr,
        &[(
            "La date limite de soumission des contributions figurant dans la Lettre collective TSB 5/13 du 8 janvier 2024 doit se lire le 30 avril 2024.",
            &["deadline/contributions 2024-04-30"],
        )],
    );
}

/// "In advance" counts from the meeting; a period has a first day that is no deadline.
#[test]
fn in_advance_and_from_to() {
    let fellowships: &[&str] = &["deadline/fellowship 2024-04-01"];
    check(EN, &[("Requests for fellowships shall be submitted six weeks in advance.", fellowships)]);
    check(FR, &[("Les demandes de bourse seront présentées six semaines à l'avance.", fellowships)]);
    check(
        ES,
        &[
            ("Las solicitudes de beca se presentarán con seis semanas de antelación.", fellowships),
            (
                "El plazo de preinscripción se abre el 12 de febrero de 2024 y se cierra el 12 de abril de 2024.",
                &["deadline/registration 2024-04-12"],
            ),
            (
                "La preinscripción estará abierta en línea a partir del 12 de febrero de 2024 y deberá efectuarse antes del 12 de abril de 2024.",
                &["deadline/registration 2024-04-12"],
            ),
        ],
    );
    check(
        AR,
        &[(
            "وسيُفتح باب التسجيل الإلكتروني في 12 فبراير 2024 ويُغلق في 12 أبريل 2024.",
            &["deadline/registration 2024-04-12"],
        )],
    );
    check(EN, &[("The documents will be posted two weeks in advance.", &[])]);
    check(EN, &[("Rooms should be booked six weeks in advance.", &[])]);
}

/// A letter that postpones and names both, the verb first or last.
#[test]
fn postponed_to() {
    let es = ES.replace(
        "Reunión de la Comisión de Estudio 13; Ginebra, 13-24 de mayo de 2024",
        "Aplazamiento de la reunión de la Comisión de Estudio 13",
    );
    let new: &[&str] = &["meeting 2024-10-07..2024-10-11"];
    check(
        &es,
        &[(
            "La reunión de la Comisión de Estudio 13, prevista inicialmente del 10 al 14 de junio de 2024, se ha pospuesto. Las nuevas fechas son del 7 al 11 de octubre de 2024.",
            new,
        )],
    );
    let ar = AR.replace("اجتماع لجنة الدراسات 13؛ جنيف، 13-24 مايو 2024", "تأجيل اجتماع لجنة الدراسات 13");
    check(
        &ar,
        &[
            (
                "أود إعلامكم بأن اجتماع لجنة الدراسات 13 الذي كان مقرراً عقده من 10 إلى 14 يونيو 2024 قد أُجّل وسيُعقد في جنيف من 7 إلى 11 أكتوبر 2024.",
                new,
            ),
            (
                "أُجل اجتماع لجنة الدراسات 13 المقرر من 10 إلى 14 يونيو 2024. وسيُعقد الاجتماع من 7 إلى 11 أكتوبر 2024.",
                new,
            ),
        ],
    );
}

/// A session that lasts over several days, with an hour at each end; the whole meeting is none.
#[test]
fn sessions_over_days() {
    let session: &[&str] = &["session 2024-05-13 14:00-12:00"];
    check(
        FR,
        &[
            ("Séances plénières: A partir du lundi 13 mai 14 h 00 jusqu'au mercredi 15 mai 12 h 00", session),
            ("A partir du lundi 13 mai 14 h 00 jusqu'au mercredi 15 mai 12 h 00: séances plénières", session),
        ],
    );
    check(
        ES,
        &[(
            "Las sesiones plenarias se celebrarán desde el lunes 13 de mayo a las 14.00 horas hasta el miércoles 15 de mayo a las 12.00 horas.",
            session,
        )],
    );
    check(EN, &[("Plenary sessions: from Monday, 13 May, 1400 hours to Wednesday, 15 May, 1200 hours", session)]);
}

/// The advisory group by its name in the language of the letter, and letters of other offices.
#[test]
fn numbers_of_letters() {
    let id = |frame: &str, old: &str, new: &str| read(&frame.replace(old, new), "").reference.id;
    assert_eq!(id(FR, "TSB 5/13", "TSB 3/GCNT"), "T22-TSAG-COL-0003");
    assert_eq!(id(ES, "TSB 5/13", "TSB 3/GANT"), "T22-TSAG-COL-0003");
    assert_eq!(id(RU, "БСЭ 5/13", "3/КГСЭ БСЭ"), "T22-TSAG-COL-0003");
    assert_eq!(id(RU, "БСЭ 5/13", "5/13 БСЭ"), "T22-SG13-COL-0005");
    assert_eq!(id(FR, "Lettre collective TSB 5/13", "Circulaire TSB 155"), "T22-TSB-CIR-0155");
    assert_eq!(id(FR, "Lettre collective TSB 5/13", "Circulaire BDT/CE/14"), "INV-BDT-CE-14-20240115");
    assert_eq!(id(ES, "Carta Colectiva TSB 5/13", "Carta Circular No. 61"), "INV-61-20240115");
    assert_eq!(id(ES, "Carta Colectiva TSB 5/13", "Carta Circular TSB No. 61"), "T22-TSB-CIR-0061");
    assert_eq!(id(RU, "Коллективное письмо БСЭ 5/13", "Циркулярное письмоCR/391"), "R-CL-CR-391-20240115");
}

/// Cities whose names are words count between commas before the days of the subject.
#[test]
fn cities_that_are_words() {
    let zone = |subject: &str| {
        let letter = read(&ES.replace("Ginebra, 13-24", subject), "La reunión comenzará a las 09.30 horas.");
        letter.events.iter().find_map(|e| e.when.zone().map(|z| z.name().to_owned()))
    };
    assert_eq!(zone("Asunción, 13-24").as_deref(), Some("America/Asuncion"));
    assert_eq!(zone("asunción de costos, Ginebra, 13-24").as_deref(), Some("Europe/Zurich"));
}

/// Both names of the month are printed in Arabic; two that are not of the same month are a contradiction.
#[test]
fn two_names_of_a_month() {
    let notes = |body: &str| read(AR, body).notes.iter().map(|n| n.code.name()).collect::<Vec<_>>().join(" ");
    assert_eq!(notes("يرجى تقديم المساهمات قبل 10 نيسان/أبريل 2024."), "");
    assert_eq!(notes("يرجى تقديم المساهمات قبل 10 نيسان/مايو 2024."), "date-conflict");
}

/// The head addresses those who have met.
#[test]
fn addressed_by_their_meetings() {
    let es = ES.replace(
        "Asunto:",
        "A los participantes de las reuniones de 20 de febrero, de 7-8 de mayo y de 24-25 de julio de 2023\n\nAsunto:",
    );
    let letter = read(&es, "");
    let held: Vec<_> = letter.mentions.iter().filter(|m| m.role == lettercal::letter::Role::PreviousMeeting).collect();
    let values: Vec<_> = held.iter().map(|m| m.value.as_str()).collect();
    assert_eq!(values, ["2023-02-20", "2023-05-07/2023-05-08", "2023-07-24/2023-07-25"]);
}
