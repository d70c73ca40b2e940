//! What is due and when, in words that letters of one language have and others lack: translators choose them, and rules know senses.

use crate::sentences::{ZH, check};
use crate::sentences_en::EN;
use crate::sentences_meetings::subject;
use crate::sentences_six::{AR, ES, FR, RU};

/// What comes after a day and hour is refused.
#[test]
fn refused_after_an_hour() {
    let due: &[&str] = &["deadline/contributions 2024-05-06 16:00 UTC"];
    check(EN, &[("Contributions received after 1600 hours UTC on Monday 6 May 2024 will not be accepted.", due)]);
    check(FR, &[("Les contributions reçues après 16 heures UTC le 6 mai 2024 ne seront pas acceptées.", due)]);
    check(
        ES,
        &[
            ("No se admitirán contribuciones después de las 16.00 horas UTC del lunes 6 de mayo de 2024.", due),
            ("Después de la reunión no se admitirán contribuciones.", &[]),
        ],
    );
    check(RU, &[("Вклады, полученные после 16 час. 00 мин. UTC 6 мая 2024 года, не принимаются.", due)]);
    check(AR, &[("لن تُقبل المساهمات التي ترد بعد الساعة 16:00 بالتوقيت العالمي المنسق يوم 6 مايو 2024.", due)]);
}

/// Arabic tells hours by their number in the day.
#[test]
fn hours_by_their_number() {
    check(
        AR,
        &[
            ("يبدأ الاجتماع في الساعة التاسعة والنصف صباحاً يوم 13 مايو 2024.", &["opening 2024-05-13 09:30"]),
            ("يُفتتح الاجتماع يوم 13 مايو 2024 في تمام الساعة العاشرة إلا ربعاً.", &["opening 2024-05-13 09:45"]),
            (
                "آخر موعد لتقديم المساهمات هو الساعة الخامسة مساءً يوم 6 مايو 2024.",
                &["deadline/contributions 2024-05-06 17:00"],
            ),
            ("تناقش الجلسة التاسعة يوم 14 مايو 2024 مشروع التوصية.", &[]),
        ],
    );
}

/// A pronoun takes up what has been open since the day before it.
#[test]
fn what_has_opened_closes() {
    let due: &[&str] = &["deadline/registration 2024-05-06"];
    check(EN, &[("Registration is open from 1 February 2024; it will close on 6 May 2024.", due)]);
    check(FR, &[("L'inscription est ouverte à partir du 1er février 2024; elle sera close le 6 mai 2024.", due)]);
    check(ES, &[("La inscripción está abierta desde el 1 de febrero de 2024; se cerrará el 6 de mayo de 2024.", due)]);
    check(RU, &[("Регистрация открыта с 1 февраля 2024 года; она завершится 6 мая 2024 года.", due)]);
    check(ZH, &[("注册自2024年2月1日起开放；2024年5月6日截止。", due)]);
    // The meeting closes, too.
    check(EN, &[("The meeting opens on 13 May 2024; it will close on 24 May 2024.", &[])]);
}

/// In a letter that asks for an answer the form that comes back is the answer.
#[test]
fn forms_of_a_consultation() {
    let due: &[&str] = &["deadline/reply 2024-03-28"];
    let of = |frame, title| subject(frame, title);
    check(
        &of(EN, "Consultation of Member States on a draft Recommendation"),
        &[("Please fill in the form and return it to TSB by 28 March 2024.", due)],
    );
    check(
        &of(FR, "Consultation des États Membres sur un projet de Recommandation"),
        &[("Je vous prie de remplir le formulaire et de le retourner au plus tard le 28 mars 2024.", due)],
    );
    check(
        &of(ES, "Consulta a los Estados Miembros sobre un proyecto de Recomendación"),
        &[("Sírvase rellenar el formulario y devolverlo a más tardar el 28 de marzo de 2024.", due)],
    );
    // Where a meeting is called, the form may be for anything.
    check(EN, &[("Please fill in the form and return it to TSB by 28 March 2024.", &["deadline/other 2024-03-28"])]);
}

/// Papers are sent in to be translated, whatever they are called and wherever that is said.
#[test]
fn sent_in_for_translation() {
    let due: &[&str] = &["deadline/contributions-translation 2024-03-13"];
    check(EN, &[("Proposals are received until 13 March 2024 for translation.", due)]);
    check(
        FR,
        &[
            ("Les contributions seront reçues jusqu'au 13 mars 2024 en vue de leur traduction.", due),
            (
                "Les membres pourront présenter des contributions jusqu'au 13 mars 2024 pour qu'elles soient traduites.",
                due,
            ),
        ],
    );
    check(
        ES,
        &[
            ("Los miembros podrán presentar contribuciones hasta el 13 de marzo de 2024 para que se traduzcan.", due),
            (
                "Los miembros podrán presentar contribuciones hasta el 13 de marzo de 2024.",
                &["deadline/contributions 2024-03-13"],
            ),
        ],
    );
    check(RU, &[("Вклады принимаются до 13 марта 2024 года для перевода.", due)]);
    check(AR, &[("يمكن تقديم المساهمات حتى 13 مارس 2024 لكي تُترجم.", due)]);
}

/// The hours at which somebody answers are none of the meeting.
#[test]
fn hours_of_the_telephone() {
    check(EN, &[("For further information please call the secretariat from 0900 to 1700 hours.", &[])]);
    check(FR, &[("Pour tout renseignement, appelez le secrétariat de 9 h à 17 h.", &[])]);
    check(ES, &[("Para más información, llame a la secretaría de 9.00 a 17.00 horas.", &[])]);
}

/// The bracket behind a day without a year names what is due, and belongs to the day where it tells the weekday or the list goes on.
#[test]
fn actions_in_brackets_without_a_year() {
    let due: &[&str] = &[
        "deadline/contributions 2024-05-06",
        "deadline/fellowship 2024-03-11",
        "deadline/registration 2024-04-12",
        "deadline/visa-support 2024-04-12",
    ];
    check(FR, &[("Dates limites: 11 mars (bourses), 12 avril (inscription, visas), 6 mai (contributions).", due)]);
    check(
        ES,
        &[("Plazos: 11 de marzo (becas), 12 de abril (inscripción y visados) y 6 de mayo (contribuciones).", due)],
    );
    check(EN, &[("Deadlines: 11 March (fellowships), 12 April (registration, visas), 6 May (contributions).", due)]);
    check(
        EN,
        &[(
            "JCA-IoT will meet on 29 May (afternoon session), 30 May and 31 May 2024.",
            &["meeting 2024-05-29..2024-05-31"],
        )],
    );
}

/// An article behind the colon of a label, words for what closes, midnight with its article.
#[test]
fn last_days_with_small_words() {
    check(
        FR,
        &[
            (
                "Inscription: le 12 avril 2024\nContributions: le 6 mai 2024, 23 h 59 UTC",
                &["deadline/registration 2024-04-12", "deadline/contributions 2024-05-06 23:59 UTC"],
            ),
            (
                "La date de clôture pour la réception des contributions est le 6 mai 2024.",
                &["deadline/contributions 2024-05-06"],
            ),
            ("L'inscription se termine le 12 avril 2024 à 18 heures.", &["deadline/registration 2024-04-12 18:00"]),
            ("La réunion se termine le 24 mai 2024 à 17 heures.", &[]),
        ],
    );
    check(
        ES,
        &[(
            "Las contribuciones deben presentarse antes de la medianoche del 6 de mayo de 2024.",
            &["deadline/contributions 2024-05-07 00:00"],
        )],
    );
    // When registration opens is no event, and no workshop.
    check(FR, &[("L'inscription sera ouverte à partir du 1er mars 2024.", &[])]);
}

/// A period in which answers are given ends.
#[test]
fn periods_of_consultation() {
    let due: &[&str] = &["deadline/reply 2024-04-08"];
    check(FR, &[("La période de consultation commencera le 8 février 2024 et prendra fin le 8 avril 2024.", due)]);
    check(ES, &[("El periodo de examen será de dos meses y finalizará el 8 de abril de 2024.", due)]);
    check(RU, &[("Период рассмотрения продлится два месяца и завершится 8 апреля 2024 года.", due)]);
    check(EN, &[("The consultation period will begin on 8 February 2024 and end on 8 April 2024.", due)]);
}

/// The desk of the eve, and the opening that a sentence behind it names by its noun.
#[test]
fn desks_and_openings_by_nouns() {
    check(
        RU,
        &[(
            "Регистрация участников начнется 13 мая 2024 года в 08:00. Открытие – в 10:00.",
            &["registration-desk 2024-05-13 08:00", "opening 2024-05-13 10:00"],
        )],
    );
    check(
        ES,
        &[(
            "La inscripción se efectuará el 12 de mayo de 2024, entre las 14.00 y las 18.00 horas.",
            &["registration-desk 2024-05-12 14:00"],
        )],
    );
}

/// The day by which something is due is none on which the meeting opens.
#[test]
fn due_and_opens_in_one_sentence() {
    let told: &[&str] = &["deadline/contributions 2024-05-06", "opening 2024-05-13 09:30"];
    check(EN, &[("Contributions are due by 6 May 2024 and the meeting will begin at 0930 hours.", told)]);
    check(FR, &[("Les contributions sont attendues pour le 6 mai 2024 et la réunion débutera à 9 h 30.", told)]);
    check(
        ES,
        &[(
            "Las contribuciones se esperan a más tardar el 6 de mayo de 2024 y la reunión comenzará a las 9.30 horas.",
            told,
        )],
    );
    check(
        EN,
        &[(
            "Papers are printed and the meeting will begin on 13 May 2024 at 0930 hours.",
            &["opening 2024-05-13 09:30"],
        )],
    );
}

/// Arabic joins clauses by a letter: a year printed last is that of the days before it, and none of another sentence.
#[test]
fn years_behind_a_conjunction() {
    check(
        AR,
        &[
            (
                "آخر موعد لتقديم المساهمات هو 6 مايو، وللتسجيل 12 أبريل، ولطلبات المنح 11 مارس 2024.",
                &[
                    "deadline/contributions 2024-05-06",
                    "deadline/registration 2024-04-12",
                    "deadline/fellowship 2024-03-11",
                ],
            ),
            (
                "تقدم المساهمات قبل 6 مايو. وقد عُقد الاجتماع السابق من 3 إلى 12 أكتوبر 2023.",
                &["deadline/contributions 2024-05-06"],
            ),
        ],
    );
}

/// Whose papers are due stands behind a dash below the heading that says what is due.
#[test]
fn groups_below_a_last_day() {
    let due: &[&str] = &["deadline/contributions 2024-05-06", "deadline/contributions 2024-05-08"];
    check(
        FR,
        &[("Date limite de soumission des contributions\n– au GT 1/13: 6 mai 2024\n– au GT 2/13: 8 mai 2024", due)],
    );
    check(
        EN,
        &[(
            "Deadline for contributions\n- for Working Party 1/13: 6 May 2024\n- for Working Party 2/13: 8 May 2024",
            due,
        )],
    );
}

/// Registration that is closed, papers that are awaited, periods of requests, badges.
#[test]
fn what_is_closed_awaited_or_handed_out() {
    let desk: &[&str] = &["registration-desk 2024-05-13 08:30"];
    let both: &[&str] = &["deadline/contributions 2024-04-30", "deadline/registration 2024-04-13"];
    let closed: &[&str] = &["deadline/registration 2024-05-06"];
    let late: &[&str] = &["deadline/contributions 2024-04-30"];
    let fellowships: &[&str] = &["deadline/fellowship 2024-03-29"];
    let opened: &[&str] = &["registration-desk 2024-05-13 08:30", "opening 2024-05-13 09:30"];
    check(
        EN,
        &[
            ("The registration system will open on 1 February 2024 and close on 6 May 2024.", closed),
            ("Contributions are expected on 30 April 2024 and registrations on 13 April 2024.", both),
            ("Fellowship requests are accepted from 15 January to 29 March 2024.", fellowships),
            ("Fellowships cover the period from 12 to 25 May 2024.", &[]),
            ("Registration desk: from 0830 hours. Start: 0930 hours.", opened),
            ("Deadlines – 30 April 2024 for contributions and 13 April 2024 for registration.", both),
        ],
    );
    check(
        FR,
        &[
            ("Le système d'inscription sera ouvert à partir du 1er février 2024 et sera fermé le 6 mai 2024.", closed),
            ("Les contributions sont attendues le 30 avril 2024 et les inscriptions le 13 avril 2024.", both),
            ("Aucune contribution arrivant plus tard que le 30 avril 2024 ne sera acceptée.", late),
            ("Les participants s'enregistrent à partir de 8 h 30 à l'entrée.", desk),
            ("Les délégués pourront obtenir leur badge à partir de 8 h 30.", desk),
            (
                "Les groupes du Rapporteur doivent soumettre leurs rapports au plus tard le 22 avril 2024.",
                &["deadline/input-documents 2024-04-22"],
            ),
        ],
    );
    check(
        ES,
        &[
            ("El sistema de inscripción se abrirá el 1 de febrero de 2024 y se cerrará el 6 de mayo de 2024.", closed),
            ("Las contribuciones se esperan el 30 de abril de 2024 y las inscripciones el 13 de abril de 2024.", both),
            ("No se admitirán contribuciones que lleguen más tarde del 30 de abril de 2024.", late),
            ("Los participantes se registrarán desde las 8.30 horas en la entrada.", desk),
            ("Se aceptan solicitudes de beca desde el 15 de enero hasta el 29 de marzo de 2024.", fellowships),
            (
                "La solicitud de beca debe recibirse en la TSB el 29 de marzo de 2024, a más tardar; gracias.",
                fellowships,
            ),
            ("Registro de participantes: desde las 08:30 hrs. Inicio: 09:30 hrs.", opened),
        ],
    );
    check(
        RU,
        &[
            ("Участники регистрируются с 08 час. 30 мин. при входе в здание.", desk),
            ("Заявки на стипендии принимаются с 15 января по 29 марта 2024 года.", fellowships),
            ("Срок – 30 апреля 2024 года (для вкладов) и 13 апреля 2024 года (для регистрации).", both),
            ("Сроки:\nВклады\n30 апреля 2024 года\nРегистрация\n13 апреля 2024 года", both),
            ("Сроки практикума изменены на 10 мая 2024 года.", &["meeting 2024-05-10"]),
            ("Сроки проведения собрания\nСобрание пройдет в Женеве с 13 по 24 мая 2024 года.", &[]),
            ("Сроки проведения собраний\nРГ 1/13 – 13 мая 2024 года\nРГ 2/13 – 14 мая 2024 года", &[]),
        ],
    );
    check(
        AR,
        &[
            ("يُفتح نظام التسجيل في 1 فبراير 2024 ويُغلق في 6 مايو 2024.", closed),
            ("أقصى موعد لتقديم المساهمات 30 أبريل 2024.", late),
            ("على ألا يتأخر تقديم المساهمات عن 30 أبريل 2024.", late),
            ("تُقبل طلبات المنح من 15 يناير حتى 29 مارس 2024.", fellowships),
            ("المواعيد: المساهمات، 30 أبريل؛ التسجيل، 13 أبريل 2024.", both),
        ],
    );
}

/// Rows that a length of time names before their day.
#[test]
fn rows_named_by_a_length() {
    let rows: &[&str] =
        &["deadline/fellowship 2024-04-01", "deadline/interpretation 2024-04-01", "deadline/registration 2024-04-12"];
    check(
        EN,
        &[(
            "Key deadlines\nSIX WEEKS: 1 April 2024 – fellowships, interpretation\nONE MONTH: 12 April 2024 – registration",
            rows,
        )],
    );
    check(
        RU,
        &[(
            "Сроки:\nЗа шесть недель (1 апреля 2024 г.) – стипендии и устный перевод\nЗа месяц (12 апреля 2024 г.) – регистрация",
            rows,
        )],
    );
    check(
        FR,
        &[(
            "Échéances\n-6 semaines: 1er avril 2024: bourses et interprétation\n-1 mois: 12 avril 2024: inscription",
            rows,
        )],
    );
}
