//! French, Spanish, Russian and Arabic sentences, each in a small letter of its own.

use super::{read_one, roles_of};

/// Letters of Study Group 13 that call a meeting on 9-18 April 2018, with `{}` behind the invitation.
const FR: &str = "Genève, le 5 décembre 2017\n\nRéf.:\tLettre collective TSB 3/13\n\nObjet:\tRéunion de la Commission d'études 13; Genève, 9-18 avril 2018\n\nMadame, Monsieur,\n\n{}\n\nVeuillez agréer, Madame, Monsieur, l'assurance de ma haute considération.\n";
const ES: &str = "Ginebra, 5 de diciembre de 2017\n\nRef.:\tCarta Colectiva TSB 3/13\n\nAsunto:\tReunión de la Comisión de Estudio 13; Ginebra, 9-18 de abril de 2018\n\nMuy Señora mía/Muy Señor mío:\n\n{}\n\nLe saluda atentamente,\n";
const RU: &str = "Женева, 5 декабря 2017 года\n\nОсн.:\tКоллективное письмо 3/13 БСЭ\n\nПредмет:\tСобрание 13-й Исследовательской комиссии; Женева, 9–18 апреля 2018 года\n\nУважаемая госпожа,\nуважаемый господин,\n\n{}\n\nС уважением,\n";
const AR: &str = "جنيف، 5 ديسمبر 2017\n\nالمرجع:\tالرسالة الجماعية TSB 3/13\n\nالموضوع:\tاجتماع لجنة الدراسات 13؛ جنيف، 9-18 أبريل 2018\n\nحضرات السادة والسيدات،\n\n{}\n\nوتفضلوا بقبول فائق الاحترام،\n";

#[track_caller]
fn check(frame: &str, body: &str, expected: &[&str]) {
    assert_eq!(roles_of(&read_one(&frame.replace("{}", body))), expected, "{body}");
}

#[test]
fn hours_between_two_hours() {
    check(FR, "Les séances se tiendront chaque jour entre 13 h 00 et 16 h 00.", &["13:00/16:00 slot-legend"]);
    check(
        ES,
        "Las sesiones se celebrarán todos los días entre las 13.00 y las 16.00 horas.",
        &["13:00/16:00 slot-legend"],
    );
    check(AR, "وتعقد الجلسات يومياً بين الساعة 13:00 والساعة 16:00.", &["13:00/16:00 slot-legend"]);
}

#[test]
fn the_desk_in_other_words() {
    check(
        FR,
        "Les participants sont attendus au comptoir d'accueil le premier jour à partir de 8 h 00.",
        &["08:00 registration-desk"],
    );
    check(
        ES,
        "Los participantes podrán retirar su distintivo el primer día desde las 08.30 horas.",
        &["08:30 registration-desk"],
    );
    check(RU, "Слушателей будут регистрировать с 09 час. 00 мин. в первый день у входа.", &["09:00 registration-desk"]);
    check(
        AR,
        "وتُسلَّم بطاقات المشاركين ابتداءً من الساعة 08:30 يوم 9 أبريل 2018.",
        &["08:30 registration-desk", "2018-04-09 repeated"],
    );
}

#[test]
fn last_days_in_other_words() {
    check(FR, "Le besoin d'interprétation doit être signalé pour le 13 février 2018.", &["2018-02-13 interpretation"]);
    check(
        ES,
        "Las solicitudes de beca se enviarán a la TSB para el 13 de febrero de 2018.",
        &["2018-02-13 fellowship"],
    );
    check(AR, "وعلى الدول أن تطلب الترجمة الشفوية في موعد غايته 13 فبراير 2018.", &["2018-02-13 interpretation"]);
    check(
        FR,
        "La date limite de réception du formulaire de bourse (Annexe 3) est le 13 février 2018.",
        &["2018-02-13 fellowship"],
    );
    check(RU, "Регистрация завершается не позднее чем за месяц до открытия собрания.", &["-P1M registration"]);
}

#[test]
fn hours_are_no_last_day() {
    check(
        RU,
        "Группа JCA-MMeS проведет заседание в четверг 12 апреля 2018 года с 18 час. 00 мин. до 19 час. 30 мин. с возможностью дистанционного участия.",
        &["2018-04-12 meeting", "18:00/19:30 meeting"],
    );
}

#[test]
fn corrections_over_paragraphs() {
    check(
        ES,
        "1. Hora de apertura\n\nDonde dice:\n\n\"La reunión se abrirá el primer día a las 09:30 horas\"\n\ndebe decir:\n\n\"La reunión se abrirá el primer día a las 11:00 horas\"\n\n2. Plazo de presentación de contribuciones\n\nDonde dice:\n\n\"28 de marzo de 2018\"\n\ndebe decir:\n\n\"27 de marzo de 2018\"",
        &["09:30 superseded", "11:00 opening", "2018-03-28 superseded", "2018-03-27 contributions"],
    );
}

#[test]
fn values_that_no_longer_hold() {
    check(FR, "L'échéance du 28 mars 2018 fixée pour les contributions est caduque.", &["2018-03-28 superseded"]);
    check(ES, "El plazo del 28 de marzo de 2018 para las contribuciones queda sin efecto.", &["2018-03-28 superseded"]);
}

#[test]
fn what_needs_no_translation() {
    check(
        RU,
        "Предельные сроки\n\n9 февраля 2018 года\tвклады, подлежащие письменному переводу\n27 марта 2018 года\tвклады, не требующие перевода",
        &["2018-02-09 contributions-translation", "2018-03-27 contributions"],
    );
    check(
        FR,
        "Dates limites\n\n9 février 2018: contributions à traduire\n27 mars 2018: contributions ne nécessitant pas de traduction",
        &["2018-02-09 contributions-translation", "2018-03-27 contributions"],
    );
}

#[test]
fn items_behind_dashes_without_blanks() {
    check(
        RU,
        "Просим учесть следующие сроки:\n\n9 февраля 2018 года–просьбы о стипендии\n9 марта 2018 года–заявки на участие–сведения для визовой поддержки",
        &["2018-02-09 fellowship", "2018-03-09 registration"],
    );
}

#[test]
fn a_letter_of_a_room_ends_a_sentence() {
    check(
        AR,
        "وتُنظم دورة تدريبية يوم الخميس 12 أبريل 2018 من الساعة 0930 إلى الساعة 1630 في القاعة M. ويكون التسجيل فيها في موعد أقصاه 14 مارس 2018.",
        &["2018-04-12 meeting", "09:30/16:30 meeting", "2018-03-14 registration"],
    );
}

#[test]
fn the_desk_on_other_days() {
    check(
        ES,
        "El mostrador de inscripción abrirá el primer día a las 08.30 horas y los demás días a las 09.00 horas.",
        &["08:30 registration-desk", "09:00 office-hours"],
    );
    check(
        AR,
        "ويُفتح مكتب التسجيل في اليوم الأول في الساعة 0830 وفي الأيام الأخرى في الساعة 0900.",
        &["08:30 registration-desk", "09:00 office-hours"],
    );
    check(
        FR,
        "Le bureau d'enregistrement sera ouvert le premier jour dès 8 h 30 et, les autres jours, de 9 h 00 à 17 h 00.",
        &["08:30 registration-desk", "09:00/17:00 office-hours"],
    );
}

#[test]
fn deadlines_that_move() {
    check(
        AR,
        "وقد مُدد الموعد النهائي لطلبات التأشيرة من 9 مارس 2018 إلى 16 مارس 2018.",
        &["2018-03-09 superseded", "2018-03-16 visa-support"],
    );
    check(
        RU,
        "Вклады принимаются до 27 марта 2018 года, а не до 17 марта 2018 года.",
        &["2018-03-27 contributions", "2018-03-17 superseded"],
    );
    check(
        ES,
        "La fecha límite para las solicitudes de visado se aplaza del 9 de marzo de 2018 al 16 de marzo de 2018.",
        &["2018-03-09 superseded", "2018-03-16 visa-support"],
    );
}

#[test]
fn what_the_writers_will_do() {
    check(FR, "La liste des bourses attribuées vous sera communiquée d'ici au 20 mars 2018.", &["2018-03-20 other"]);
    check(RU, "Список стипендиатов будет опубликован до 20 марта 2018 года.", &["2018-03-20 other"]);
    // What readers must do is told in the same voice.
    check(
        ES,
        "Las solicitudes de beca se enviarán a la TSB antes del 20 de marzo de 2018.",
        &["2018-03-20 fellowship"],
    );
}

#[test]
fn the_same_time_zone() {
    check(
        FR,
        "Le Groupe de travail 1/13 se réunira le 4 avril 2018 de 12 h 00 à 14 h 00 UTC. Le Groupe de travail 2/13 se réunira le 5 avril 2018 de 13 h 00 à 15 h 00 dans le même fuseau horaire.",
        &["2018-04-04 meeting", "12:00/14:00 meeting", "2018-04-05 meeting", "13:00/15:00 meeting"],
    );
}

#[test]
fn actions_hang_on_their_last_day() {
    check(
        ES,
        "A más tardar el 9 de febrero de 2018\n\tPetición de becas\nA más tardar el 9 de marzo de 2018\n\tInscripción de los delegados\n\tPetición de cartas para el visado\nA más tardar el 27 de marzo de 2018\n\tPublicación de las contribuciones",
        &["2018-02-09 fellowship", "2018-03-09 registration", "2018-03-27 contributions"],
    );
    check(
        FR,
        "Dates limites\n\nAvant le 9 février 2018\n\tDemandes de bourse\nAvant le 9 mars 2018\n\tInscription des délégués",
        &["2018-02-09 fellowship", "2018-03-09 registration"],
    );
}

#[test]
fn a_verb_holds_for_both_past_meetings() {
    check(
        FR,
        "Les Groupes de travail se sont réunis du 9 au 13 octobre 2017 et la Commission d'études, le 16 octobre 2017.",
        &["2017-10-09/2017-10-13 previous-meeting", "2017-10-16 previous-meeting"],
    );
}

#[test]
fn letters_of_regional_groups_are_cited() {
    check(
        FR,
        "Par la Lettre collective TSB 2/SG13RG-AFR du 3 novembre 2017, je vous avais conviés à cette réunion.",
        &["2017-11-03 reference"],
    );
    check(AR, "وُجهت إليكم في 3 نوفمبر 2017 الرسالة الجماعية TSB 2/13 بشأن الاجتماع.", &["2017-11-03 reference"]);
}

#[test]
fn hours_go_with_the_new_day() {
    check(
        FR,
        "L'atelier, annoncé à l'origine pour le 6 avril 2018, sera organisé le jeudi 5 avril 2018, de 9 h 30 à 16 h 30.",
        &["2018-04-06 superseded", "2018-04-05 meeting", "09:30/16:30 meeting"],
    );
}

#[test]
fn candidates_for_fellowships_and_for_offices() {
    check(FR, "Les candidatures à une bourse seront reçues jusqu'au 13 février 2018.", &["2018-02-13 fellowship"]);
    check(
        FR,
        "Les candidatures au poste de Rapporteur seront reçues jusqu'au 13 février 2018.",
        &["2018-02-13 nomination"],
    );
}

#[test]
fn the_letter_of_an_annex_ends_a_sentence() {
    check(
        FR,
        "Le formulaire de visa devra parvenir au plus tard le 9 mars 2018 au coordonnateur, dont l'adresse figure dans l'Annexe A. Les chambres d'hôtel sont à retenir d'ici le 12 mars 2018.",
        &["2018-03-09 visa-support", "2018-03-12 accommodation"],
    );
}

#[test]
fn what_the_original_version_said() {
    check(
        ES,
        "En la versión original figuraba, para las contribuciones, el 2 de marzo de 2018.",
        &["2018-03-02 superseded"],
    );
}

#[test]
fn badges_in_other_words() {
    check(
        RU,
        "Участников просят прибыть для получения значков в первый день, начиная с 9 часов.",
        &["09:00 registration-desk"],
    );
}

#[test]
fn lines_with_labels_below_each_group() {
    let read = |lines: &str| {
        roles_of(&read_one(&format!(
            "Oficina de Radiocomunicaciones (BR)\n\nCarta Circular\n5/LCCE/94\n21 de enero de 2019\n\nAsunto:\tReuniones de los Grupos de Trabajo 5A y 5B\n\nLas reuniones de los Grupos de Trabajo 5A y 5B se celebrarán en Ginebra.\n\n{lines}\n\nLa interpretación se facilitará previa petición de los Estados Miembros interesados.\n\nLe saluda atentamente,\n"
        )))
    };
    let plain = "Grupo de Trabajo 5A\nFechas: 29 de abril - 9 de mayo de 2019\nPlazo para las contribuciones: 22 de abril de 2019\n\nGrupo de Trabajo 5B\nFechas: 30 de abril - 10 de mayo de 2019\nPlazo para las contribuciones: 23 de abril de 2019";
    let expected = ["2019-04-22 contributions", "2019-04-30/2019-05-10 meeting", "2019-04-23 contributions"];
    assert_eq!(read(plain), expected);
    assert_eq!(read(&plain.replace("\nFechas", "\n\tFechas").replace("\nPlazo", "\n\tPlazo")), expected);
}

#[test]
fn a_dash_that_is_glued_to_the_word_before_opens_an_item() {
    let letter = read_one(&RU.replace(
        "{}",
        "Предельные сроки\n\n9 февраля 2018 года / – вклады, требующие перевода\n23 февраля 2018 года / – запросы на стипендии– запросы на устный перевод",
    ));
    let actions: Vec<_> = letter.events.iter().filter_map(|e| e.action.map(crate::event::Action::name)).collect();
    assert_eq!(actions, ["contributions-translation", "fellowship", "interpretation"]);
}

#[test]
fn telephone_conferences_are_meetings_of_their_group() {
    let letter = read_one(&FR.replace(
        "{}",
        "Deux conférences téléphoniques du Groupe de travail 1/13 auront lieu les 12 février et 5 mars 2018, de 14 heures à 15 h 30 UTC.",
    ));
    let groups: Vec<_> =
        letter.events.iter().filter(|e| e.kind == crate::event::Kind::Meeting).map(|e| e.groups.join(",")).collect();
    assert_eq!(groups, ["WP1/13", "WP1/13", "SG13"]);
}

#[test]
fn letters_with_a_number_and_a_date() {
    check(
        ES,
        "En la Carta Colectiva TSB 2/13, de 28 de noviembre de 2017, se le invitó a participar en la reunión.",
        &["2017-11-28 reference"],
    );
    check(
        FR,
        "Dans la Lettre collective TSB 2/13, du 28 novembre 2017, vous étiez invités à la réunion.",
        &["2017-11-28 reference"],
    );
    check(
        ES,
        "Según el informe, el Grupo celebró su reunión, de 21 a 23 de noviembre de 2017.",
        &["2017-11-21/2017-11-23 previous-meeting"],
    );
}

#[test]
fn names_of_files_in_footers() {
    check(RU, "ITU-T\\SG13\\COL\\003R.WW6\t28.11.17\t02.12.17", &["2017-11-28 footer", "2017-12-02 footer"]);
    check(FR, "P:\\FRA\\ITU-T\\CIRC\\003F.WP51\t28.11.17", &["2017-11-28 footer"]);
    check(ES, "ITU-T\\COMMON: reunión anterior el 28.11.17.", &["2017-11-28 previous-meeting"]);
}
