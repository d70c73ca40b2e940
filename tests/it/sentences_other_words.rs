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
