//! What one sentence puts in the place of what the letter said, meetings that it moves while the subject prints their old days, and several
//! things that one sentence dates.

use crate::sentences::{ZH, check, read};
use crate::sentences_en::EN;
use crate::sentences_six::{AR, ES, FR, RU};
use lettercal::event::{Kind, Status, When};

/// The frame with another subject.
fn subject(frame: &str, new: &str) -> String {
    let labels = ["Subject:\t", "Objet:\t", "Asunto:\t", "Предмет:\t", "الموضوع:\t", "事由："];
    let start = labels.iter().find_map(|l| frame.find(l).map(|i| i + l.len())).expect("the label of the subject");
    let end = start + frame[start..].find('\n').expect("the end of its line");
    [&frame[..start], new, &frame[end..]].concat()
}

/// The subject still prints the days from which a sentence moves its meeting: they are denied, replaced, or stand behind the verb.
#[test]
fn the_subject_prints_old_days() {
    check(
        EN,
        &[
            (
                "The meeting of Study Group 13 will not be held on the dates given above but from 3 to 14 June 2024.",
                &["meeting 2024-06-03..2024-06-14"],
            ),
            (
                "Owing to works in the building, the meeting is moved from 13-24 May to 3-14 June 2024.",
                &["meeting 2024-06-03..2024-06-14"],
            ),
            (
                "The meeting will be held from 20 to 31 May 2024 instead of 13-24 May 2024.",
                &["meeting 2024-05-20..2024-05-31"],
            ),
            (
                "The date given in the subject is corrected and becomes 20-31 May 2024.",
                &["meeting 2024-05-20..2024-05-31"],
            ),
        ],
    );
    check(
        ZH,
        &[
            ("第13研究组会议将不在上述日期举行，而是在2024年6月3日至14日举行。", &["meeting 2024-06-03..2024-06-14"]),
            ("由于大楼施工，会议由2024年5月13-24日改至2024年6月3-14日。", &["meeting 2024-06-03..2024-06-14"]),
            ("会议将于2024年5月20日至31日举行，而不是2024年5月13日至24日。", &["meeting 2024-05-20..2024-05-31"]),
            ("事由中所列日期更正为2024年5月20-31日。", &["meeting 2024-05-20..2024-05-31"]),
        ],
    );
    check(
        FR,
        &[
            (
                "La réunion de la Commission d'études 13 n'aura pas lieu aux dates indiquées ci-dessus; elle se tiendra du 3 au 14 juin 2024.",
                &["meeting 2024-06-03..2024-06-14"],
            ),
            (
                "En raison de travaux dans le bâtiment Montbrillant, la réunion est déplacée du 13-24 mai au 3-14 juin 2024.",
                &["meeting 2024-06-03..2024-06-14"],
            ),
            (
                "La réunion n'aura pas lieu aux dates indiquées dans l'objet mais du 3 au 14 juin 2024.",
                &["meeting 2024-06-03..2024-06-14"],
            ),
            (
                "Il a été décidé de tenir la réunion du 20 au 31 mai 2024, en lieu et place du 13-24 mai 2024.",
                &["meeting 2024-05-20..2024-05-31"],
            ),
            (
                "La date indiquée dans l'objet est rectifiée et devient 20-31 mai 2024.",
                &["meeting 2024-05-20..2024-05-31"],
            ),
            (
                "La réunion se tiendra du 20 au 31 mai 2024 au lieu du 13 au 24 mai 2024.",
                &["meeting 2024-05-20..2024-05-31"],
            ),
        ],
    );
    check(
        ES,
        &[
            (
                "La reunión de la Comisión de Estudio 13 no se celebrará en las fechas arriba indicadas, sino del 3 al 14 de junio de 2024.",
                &["meeting 2024-06-03..2024-06-14"],
            ),
            (
                "Debido a las obras en el edificio, la reunión se traslada del 13-24 de mayo al 3-14 de junio de 2024.",
                &["meeting 2024-06-03..2024-06-14"],
            ),
            (
                "Se ha decidido celebrar la reunión del 20 al 31 de mayo de 2024, en lugar del 13-24 de mayo de 2024.",
                &["meeting 2024-05-20..2024-05-31"],
            ),
            (
                "La fecha indicada en el asunto se corrige y pasa a ser 20-31 de mayo de 2024.",
                &["meeting 2024-05-20..2024-05-31"],
            ),
        ],
    );
    check(
        RU,
        &[
            (
                "Собрание 13-й Исследовательской комиссии состоится не в указанные выше сроки, а с 3 по 14 июня 2024 года.",
                &["meeting 2024-06-03..2024-06-14"],
            ),
            (
                "В связи с ремонтом собрание переносится с 13–24 мая на 3–14 июня 2024 года.",
                &["meeting 2024-06-03..2024-06-14"],
            ),
            (
                "Принято решение провести собрание с 20 по 31 мая 2024 года вместо 13–24 мая 2024 года.",
                &["meeting 2024-05-20..2024-05-31"],
            ),
            (
                "Дата, указанная в предмете, исправлена и должна читаться \"20–31 мая 2024 года\".",
                &["meeting 2024-05-20..2024-05-31"],
            ),
        ],
    );
    check(
        AR,
        &[
            (
                "لن يُعقد اجتماع لجنة الدراسات 13 في المواعيد المذكورة أعلاه بل من 3 إلى 14 يونيو 2024.",
                &["meeting 2024-06-03..2024-06-14"],
            ),
            (
                "بسبب أعمال الترميم في المبنى، نُقل الاجتماع من 13-24 مايو إلى 3-14 يونيو 2024.",
                &["meeting 2024-06-03..2024-06-14"],
            ),
            ("تقرر عقد الاجتماع من 20 إلى 31 مايو 2024 عوضاً عن 13-24 مايو 2024.", &["meeting 2024-05-20..2024-05-31"]),
            ("يصحح التاريخ الوارد في الموضوع ليصبح 20-31 مايو 2024.", &["meeting 2024-05-20..2024-05-31"]),
        ],
    );
}

/// What is said of other days, of rooms and of side events moves no meeting.
#[test]
fn no_meeting_moves() {
    check(
        EN,
        &[
            (
                "The meeting of Study Group 13 will be held from 13 to 24 May 2024 and not on the dates announced earlier.",
                &[],
            ),
            (
                "The workshop originally planned from 27 to 28 May 2024 will be held from 3 to 4 June 2024 instead of 27-28 May 2024.",
                &["meeting 2024-06-03..2024-06-04"],
            ),
            ("Participants may stay from 10 to 26 May 2024 instead of 13-24 May 2024.", &[]),
            (
                "Owing to other meetings, rooms are not available on the dates given above but from 3 to 14 June 2024.",
                &[],
            ),
            (
                "Visas requested after the dates given above cannot be issued; the embassy is closed from 3 to 14 June 2024.",
                &[],
            ),
            (
                "The meeting of Study Group 13 has been moved to another building and will be held from 13 to 24 May 2024.",
                &[],
            ),
            ("The meeting in Geneva is not on the planned dates of the Council (4-14 June 2024).", &[]),
        ],
    );
    check(ZH, &[("第13研究组会议不在日内瓦举行，而是在曼谷举行。", &[])]);
}

/// A meeting that is put off without new days does not take place on the old ones; a part of it that is put off changes nothing.
#[test]
fn put_off_without_days() {
    check(
        EN,
        &[
            (
                "I regret to inform you that the meeting of Study Group 13 is postponed to a later date.",
                &["meeting 2024-05-13..2024-05-24 cancelled"],
            ),
            ("The meeting is postponed until further notice.", &["meeting 2024-05-13..2024-05-24 cancelled"]),
        ],
    );
    check(ZH, &[("第13研究组会议推迟至另行通知的日期。", &["meeting 2024-05-13..2024-05-24 cancelled"])]);
    check(
        FR,
        &[
            (
                "J'ai le regret de vous informer que la réunion de la Commission d'études 13 est reportée à une date ultérieure.",
                &["meeting 2024-05-13..2024-05-24 cancelled"],
            ),
            (
                "La réunion est reportée sine die; les nouvelles dates seront communiquées ultérieurement.",
                &["meeting 2024-05-13..2024-05-24 cancelled"],
            ),
            ("La réunion est reportée jusqu'à nouvel avis.", &["meeting 2024-05-13..2024-05-24 cancelled"]),
            ("La réunion est suspendue jusqu'à nouvel ordre.", &["meeting 2024-05-13..2024-05-24 cancelled"]),
        ],
    );
    check(
        ES,
        &[
            (
                "La reunión de la Comisión de Estudio 13 se aplaza a una fecha ulterior.",
                &["meeting 2024-05-13..2024-05-24 cancelled"],
            ),
            ("La reunión queda aplazada sine die.", &["meeting 2024-05-13..2024-05-24 cancelled"]),
        ],
    );
    check(
        RU,
        &[
            (
                "Собрание 13-й Исследовательской комиссии переносится на более поздний срок.",
                &["meeting 2024-05-13..2024-05-24 cancelled"],
            ),
            ("Собрание отложено на неопределенный срок.", &["meeting 2024-05-13..2024-05-24 cancelled"]),
        ],
    );
    check(
        AR,
        &[
            ("أُرجئ اجتماع لجنة الدراسات 13 إلى موعد لاحق.", &["meeting 2024-05-13..2024-05-24 cancelled"]),
            ("أُرجئ الاجتماع إلى أجل غير مسمى.", &["meeting 2024-05-13..2024-05-24 cancelled"]),
        ],
    );
    check(
        EN,
        &[
            ("The plenary planned for the first day is postponed to a later date.", &[]),
            ("The decision on item 5 is postponed to a later date and will be taken at the meeting.", &[]),
            ("The discussion of draft Recommendation Y.1 at the last meeting was postponed to a later date.", &[]),
            ("The plenary session of the meeting is suspended until further notice.", &[]),
        ],
    );
}

/// A subject that postpones, and an invitation that says no more than when the meeting is held.
#[test]
fn the_subject_postpones() {
    check(
        &subject(EN, "Postponement of the meeting of Study Group 13 (4-15 March 2024)"),
        &[("I inform you that the meeting will be held from 13 to 24 May 2024.", &[])],
    );
    check(&subject(ZH, "推迟第13研究组会议（2024年3月4-15日）"), &[("兹通知，会议将于2024年5月13日至24日举行。", &[])]);
    check(
        &subject(FR, "Report de la réunion de la Commission d'études 13 (4-15 mars 2024)"),
        &[("Je vous informe que la réunion aura lieu du 13 au 24 mai 2024.", &[])],
    );
    check(
        &subject(ES, "Aplazamiento de la reunión de la Comisión de Estudio 13 (4-15 de marzo de 2024)"),
        &[("Le informo de que la reunión tendrá lugar del 13 al 24 de mayo de 2024.", &[])],
    );
    check(
        &subject(RU, "О переносе собрания 13-й Исследовательской комиссии (4–15 марта 2024 г.)"),
        &[("Сообщаем, что собрание состоится с 13 по 24 мая 2024 года.", &[])],
    );
    check(
        &subject(RU, "Перенос собрания 13-й Исследовательской комиссии"),
        &[(
            "Собрание 13-й Исследовательской комиссии, назначенное на 4–15 марта 2024 года, перенесено и состоится 13–24 мая 2024 года в Женеве.",
            &[],
        )],
    );
    check(
        &subject(RU, "Изменение сроков проведения собрания 13-й Исследовательской комиссии"),
        &[(
            "Собрание, первоначально назначенное на 13–24 мая 2024 года, пройдет с 20 по 31 мая 2024 года.",
            &["meeting 2024-05-20..2024-05-31"],
        )],
    );
    check(
        &subject(AR, "تأجيل اجتماع لجنة الدراسات 13 (4-15 مارس 2024)"),
        &[("أود إبلاغكم بأن الاجتماع سيُعقد من 13 إلى 24 مايو 2024.", &[])],
    );
    check(
        &subject(AR, "تأجيل اجتماع لجنة الدراسات 13"),
        &[("أُجِّل اجتماع لجنة الدراسات 13 المقرر من 4 إلى 15 مارس 2024 وسيُعقد من 13 إلى 24 مايو 2024 في جنيف.", &[])],
    );
    check(
        &subject(AR, "تغيير مواعيد اجتماع لجنة الدراسات 13"),
        &[(
            "الاجتماع الذي حُددت مواعيده في البداية من 13 إلى 24 مايو 2024 سيُعقد من 20 إلى 31 مايو 2024.",
            &["meeting 2024-05-20..2024-05-31"],
        )],
    );
    check(
        &subject(EN, "Postponement of the meeting of Study Group 13 (4-15 March 2024)"),
        &[(
            "The workshop will be held from 13 to 14 May 2024.",
            &["meeting 2024-03-04..2024-03-15", "meeting 2024-05-13..2024-05-14"],
        )],
    );
    check(
        &subject(EN, "Postponement of the deadline for the meeting of Study Group 13 (13-24 May 2024)"),
        &[("The meeting will be held from 13 to 24 May 2024.", &[])],
    );
}

/// A meeting that is cancelled on its days and held on others.
#[test]
fn cancelled_and_held_anew() {
    check(
        EN,
        &[
            (
                "The meeting has been cancelled. A virtual meeting of Working Party 1/13 will be held from 3 to 7 June 2024.",
                &["meeting 2024-06-03..2024-06-07"],
            ),
            (
                "The meeting of Study Group 13 is cancelled. It will be held virtually from 3 to 14 June 2024.",
                &["meeting 2024-06-03..2024-06-14"],
            ),
        ],
    );
    check(
        AR,
        &[(
            "يؤسفني إبلاغكم بأن الاجتماع المقرر من 13 إلى 24 مايو 2024 قد أُلغي.",
            &["meeting 2024-05-13..2024-05-24 cancelled"],
        )],
    );
}

/// Last days that are extended, replaced, misprinted or deleted.
#[test]
fn last_days_that_change() {
    check(
        EN,
        &[
            (
                "The deadline for contributions, which expired on 30 April 2024, has been extended to 3 May 2024.",
                &["deadline/contributions 2024-05-03"],
            ),
            (
                "Please replace, in the table of deadlines, \"29 March 2024\" by \"5 April 2024\" (requests for fellowships).",
                &["deadline/fellowship 2024-04-05"],
            ),
            (
                "– Page 2, § 6: delete the sentence \"Requests for fellowships will be accepted until 27 April 2024.\"",
                &[],
            ),
            (
                "By mistake the deadline was given as 13 April 2024; it should read 30 April 2024 (contributions).",
                &["deadline/contributions 2024-04-30"],
            ),
            (
                "The registration deadline (13 April 2024) has been extended by a week, until 20 April 2024.",
                &["deadline/registration 2024-04-20"],
            ),
        ],
    );
    check(
        ZH,
        &[
            (
                "请将截止日期表中的\"2024年3月29日\"改为\"2024年4月5日\"（与会补贴申请）。",
                &["deadline/fellowship 2024-04-05"],
            ),
            ("第2页第6段：删除\"与会补贴申请截止日期为2024年4月27日\"。", &[]),
            ("注册截止日期（2024年4月13日）延长一周，至2024年4月20日。", &["deadline/registration 2024-04-20"]),
        ],
    );
    check(
        FR,
        &[
            (
                "Veuillez remplacer, dans le tableau des échéances, «29 mars 2024» par «5 avril 2024» (demandes de bourse).",
                &["deadline/fellowship 2024-04-05"],
            ),
            (
                "– Page 2, § 6: supprimer la phrase \"Les demandes de bourses seront acceptées jusqu'au 27 avril 2024.\"",
                &[],
            ),
            (
                "Par suite d'une erreur, la date limite de soumission a été indiquée comme étant le 13 avril 2024; il convient de lire 30 avril 2024 (contributions).",
                &["deadline/contributions 2024-04-30"],
            ),
            (
                "La date limite d'inscription (13 avril 2024) a été prolongée d'une semaine, jusqu'au 20 avril 2024.",
                &["deadline/registration 2024-04-20"],
            ),
        ],
    );
    check(
        ES,
        &[
            (
                "Se ha prorrogado hasta el 3 de mayo de 2024 el plazo de presentación de contribuciones, que expiraba el 30 de abril de 2024.",
                &["deadline/contributions 2024-05-03"],
            ),
            (
                "Sírvase sustituir, en el cuadro de plazos, «29 de marzo de 2024» por «5 de abril de 2024» (solicitudes de beca).",
                &["deadline/fellowship 2024-04-05"],
            ),
            (
                "– Página 2, § 6: suprimir la frase \"Se aceptarán solicitudes de beca hasta el 27 de abril de 2024.\"",
                &[],
            ),
            (
                "Por error se indicó como plazo de presentación el 13 de abril de 2024; debe leerse 30 de abril de 2024 (contribuciones).",
                &["deadline/contributions 2024-04-30"],
            ),
        ],
    );
    check(
        RU,
        &[
            (
                "Просьба заменить в таблице предельных сроков \"29 марта 2024 года\" на \"5 апреля 2024 года\" (заявки на стипендии).",
                &["deadline/fellowship 2024-04-05"],
            ),
            (
                "Дату 30 апреля 2024 года для вкладов заменить на 2 мая 2024 года.",
                &["deadline/contributions 2024-05-02"],
            ),
            (
                "– Страница 2, § 6: исключить предложение \"Заявки на стипендии принимаются до 27 апреля 2024 года.\"",
                &[],
            ),
            (
                "Срок регистрации (13 апреля 2024 г.) продлен на неделю, до 20 апреля 2024 года.",
                &["deadline/registration 2024-04-20"],
            ),
            ("Срок регистрации переносится с 13 на 6 апреля 2024 года.", &["deadline/registration 2024-04-06"]),
        ],
    );
    check(
        AR,
        &[
            (
                "مُدِّد إلى 3 مايو 2024 الموعد النهائي لتقديم المساهمات الذي كان ينتهي في 30 أبريل 2024.",
                &["deadline/contributions 2024-05-03"],
            ),
            (
                "يُستعاض عن \"30 أبريل 2024\" بعبارة \"29 أبريل 2024\" (الموعد النهائي للمساهمات).",
                &["deadline/contributions 2024-04-29"],
            ),
            (
                "يُستعاض عن تاريخ 30 أبريل 2024 لتقديم المساهمات بتاريخ 2 مايو 2024.",
                &["deadline/contributions 2024-05-02"],
            ),
            ("– الصفحة 2، الفقرة 6: تُحذف الجملة \"تُقبل طلبات المنح حتى 27 أبريل 2024\".", &[]),
            (
                "ورد خطأً أن الموعد النهائي للمساهمات هو 13 أبريل 2024، والصواب 30 أبريل 2024.",
                &["deadline/contributions 2024-04-30"],
            ),
            (
                "مُدد الموعد النهائي للتسجيل (13 أبريل 2024) أسبوعاً حتى 20 أبريل 2024.",
                &["deadline/registration 2024-04-20"],
            ),
            ("قُدِّم موعد التسجيل من 13 إلى 6 أبريل 2024.", &["deadline/registration 2024-04-06"]),
        ],
    );
}

/// Words for a change beside days that stand.
#[test]
fn last_days_that_stand() {
    check(
        EN,
        &[
            ("Delegates who wish to replace an earlier contribution may do so from 15 April to 30 April 2024.", &[]),
            (
                "Contributions (by 30 April 2024) may be corrected until 3 May 2024.",
                &["deadline/contributions 2024-04-30", "deadline/contributions 2024-05-03"],
            ),
            ("Delete the files of the meeting before 3 June 2024, \"SG13 archive 3 May 2024\".", &[]),
            (
                "The registration deadline (13 April 2024) was extended from 5 April 2024.",
                &["deadline/registration 2024-04-13"],
            ),
        ],
    );
    check(ZH, &[("请删除旧文件，并于2024年4月30日前提交文稿。", &["deadline/contributions 2024-04-30"])]);
}

/// A last day that is cancelled is none; what can be cancelled until a day is.
#[test]
fn last_days_that_are_cancelled() {
    check(EN, &[("The deadline of 29 March 2024 for fellowships is cancelled, as the meeting will be virtual.", &[])]);
    check(ZH, &[("与会补贴申请的截止日期（2024年3月29日）取消，因为会议将以虚拟方式举行。", &[])]);
    check(FR, &[("La date limite du 29 mars 2024 pour les bourses est annulée, la réunion étant virtuelle.", &[])]);
    check(ES, &[("Se anula el plazo del 29 de marzo de 2024 para las becas, pues la reunión será virtual.", &[])]);
    check(
        RU,
        &[(
            "Срок подачи заявок на стипендии (29 марта 2024 г.) отменяется, поскольку собрание будет виртуальным.",
            &[],
        )],
    );
    check(AR, &[("يُلغى الموعد النهائي 29 مارس 2024 للمنح لأن الاجتماع سيكون افتراضياً.", &[])]);
    check(
        EN,
        &[
            ("Rooms can be cancelled without charge until 3 May 2024.", &["deadline/other 2024-05-03"]),
            ("Hotel reservations must be cancelled no later than 3 May 2024.", &["deadline/accommodation 2024-05-03"]),
            (
                "If the deadline of 30 April 2024 for contributions is not met, the document is cancelled.",
                &["deadline/contributions 2024-04-30"],
            ),
        ],
    );
    check(FR, &[("Les hôtels peuvent être annulés jusqu'au 3 mai 2024.", &["deadline/accommodation 2024-05-03"])]);
}

/// Hours that were announced, and columns of old and new values in a letter that corrects nothing else.
#[test]
fn announced_hours_and_columns() {
    check(
        EN,
        &[
            (
                "The opening of the meeting, planned for 0930 hours, will take place at 1100 hours.",
                &["opening 2024-05-13 11:00"],
            ),
            (
                "Item changed\tOld text\tNew text\nFellowships\t29 March 2024\t5 April 2024\nOpening\t0930 hours\t1000 hours",
                &["deadline/fellowship 2024-04-05", "opening 2024-05-13 10:00"],
            ),
        ],
    );
    check(
        ZH,
        &[(
            "修改事项\t原文\t新文\n与会补贴\t2024年3月29日\t2024年4月5日\n开幕\t9时30分\t10时",
            &["deadline/fellowship 2024-04-05", "opening 2024-05-13 10:00"],
        )],
    );
    check(
        FR,
        &[
            ("L'ouverture de la réunion, prévue à 9 h 30, aura lieu à 11 h 00.", &["opening 2024-05-13 11:00"]),
            (
                "Objet de la modification\tAncien texte\tNouveau texte\nBourses\t29 mars 2024\t5 avril 2024\nOuverture\t9 h 30\t10 h 00",
                &["deadline/fellowship 2024-04-05", "opening 2024-05-13 10:00"],
            ),
        ],
    );
    check(
        ES,
        &[
            (
                "La apertura de la reunión, prevista a las 9.30 horas, tendrá lugar a las 11.00 horas.",
                &["opening 2024-05-13 11:00"],
            ),
            (
                "Asunto modificado\tTexto anterior\tTexto nuevo\nBecas\t29 de marzo de 2024\t5 de abril de 2024\nApertura\t9.30 horas\t10.00 horas",
                &["deadline/fellowship 2024-04-05", "opening 2024-05-13 10:00"],
            ),
            (
                "Fecha anterior\tFecha nueva\tAsunto\n29 de marzo de 2024\t5 de abril de 2024\tBecas\n13 de abril de 2024\t20 de abril de 2024\tInscripción",
                &["deadline/fellowship 2024-04-05", "deadline/registration 2024-04-20"],
            ),
        ],
    );
    check(
        RU,
        &[
            (
                "Открытие собрания, назначенное на 9 час. 30 мин., состоится в 11 час. 00 мин.",
                &["opening 2024-05-13 11:00"],
            ),
            (
                "Предмет изменения\tПрежний текст\tНовый текст\nСтипендии\t29 марта 2024 года\t5 апреля 2024 года\nОткрытие\t9 час. 30 мин.\t10 час. 00 мин.",
                &["deadline/fellowship 2024-04-05", "opening 2024-05-13 10:00"],
            ),
        ],
    );
    check(
        AR,
        &[
            ("افتتاح الاجتماع الذي كان مقرراً في الساعة 0930 سيكون في الساعة 1100.", &["opening 2024-05-13 11:00"]),
            (
                "الموضوع\tالنص السابق\tالنص الجديد\nالمنح\t29 مارس 2024\t5 أبريل 2024\nالافتتاح\t0930\t1000",
                &["deadline/fellowship 2024-04-05", "opening 2024-05-13 10:00"],
            ),
        ],
    );
    check(
        EN,
        &[
            ("The meeting, from 0930 hours, will be held in room A, and the reception at 1800 hours.", &[]),
            (
                "The opening plenary, at 0930 hours, will be followed by a coffee break at 1030 hours.",
                &["opening 2024-05-13 09:30"],
            ),
            ("Before\tAfter\n1 March 2024\t10 March 2024", &[]),
            ("Event\tPrevious meeting\tNew meeting\nSG13\t5-9 June 2023\t13-24 May 2024", &[]),
            (
                "Activity\tCurrent\tPrevious\nRegistration\t13 April 2024\t5 May 2023",
                &["deadline/registration 2024-04-13"],
            ),
        ],
    );
}

/// Each of several days has what stands beside it.
#[test]
fn days_with_their_own_words() {
    check(
        EN,
        &[
            (
                "Contributions must reach the secretariat by 30 April 2024, and contributions to be translated by 13 March 2024.",
                &["deadline/contributions-translation 2024-03-13", "deadline/contributions 2024-04-30"],
            ),
            (
                "Members are asked to indicate before 29 March whether they wish interpretation, and before 13 April the names of their delegates.",
                &["deadline/interpretation 2024-03-29", "deadline/registration 2024-04-13"],
            ),
        ],
    );
    check(
        FR,
        &[
            (
                "Les Membres sont priés d'indiquer avant le 29 mars s'ils souhaitent bénéficier des services d'interprétation, et avant le 13 avril les noms de leurs délégués.",
                &["deadline/interpretation 2024-03-29", "deadline/registration 2024-04-13"],
            ),
            (
                "Les demandes de bourses et d'interprétation doivent être faites avant les 29 mars et 5 avril 2024, respectivement.",
                &["deadline/fellowship 2024-03-29", "deadline/interpretation 2024-04-05"],
            ),
            (
                "Le 30 avril 2024 expire le délai pour les contributions et le 13 avril 2024 celui de l'inscription.",
                &["deadline/registration 2024-04-13", "deadline/contributions 2024-04-30"],
            ),
        ],
    );
    check(
        ES,
        &[
            (
                "Las contribuciones deberán obrar en poder de la Secretaría a más tardar el 30 de abril de 2024; las que hayan de traducirse, el 13 de marzo de 2024.",
                &["deadline/contributions-translation 2024-03-13", "deadline/contributions 2024-04-30"],
            ),
            (
                "Se ruega a los Miembros que indiquen antes del 29 de marzo si desean servicios de interpretación, y antes del 13 de abril los nombres de sus delegados.",
                &["deadline/interpretation 2024-03-29", "deadline/registration 2024-04-13"],
            ),
            (
                "Las solicitudes de becas e interpretación deberán presentarse antes del 29 de marzo y el 5 de abril de 2024, respectivamente.",
                &["deadline/fellowship 2024-03-29", "deadline/interpretation 2024-04-05"],
            ),
            (
                "El 30 de abril de 2024 finaliza el plazo de contribuciones y el 13 de abril de 2024 el de inscripción.",
                &["deadline/registration 2024-04-13", "deadline/contributions 2024-04-30"],
            ),
        ],
    );
    check(
        RU,
        &[
            (
                "Вклады должны быть получены секретариатом до 30 апреля 2024 года, а вклады, подлежащие переводу, – до 13 марта 2024 года.",
                &["deadline/contributions-translation 2024-03-13", "deadline/contributions 2024-04-30"],
            ),
            (
                "Членам предлагается до 29 марта указать, нужен ли им устный перевод, а до 13 апреля – имена делегатов.",
                &["deadline/interpretation 2024-03-29", "deadline/registration 2024-04-13"],
            ),
            (
                "Заявки на стипендии и устный перевод следует подать соответственно до 29 марта и 5 апреля 2024 года.",
                &["deadline/fellowship 2024-03-29", "deadline/interpretation 2024-04-05"],
            ),
            (
                "30 апреля 2024 года истекает срок подачи вкладов, а 13 апреля 2024 года – срок регистрации.",
                &["deadline/registration 2024-04-13", "deadline/contributions 2024-04-30"],
            ),
        ],
    );
    check(
        AR,
        &[(
            "يُرجى من الأعضاء أن يبينوا قبل 29 مارس ما إذا كانوا يرغبون في خدمات الترجمة الشفوية، وقبل 13 أبريل أسماء مندوبيهم.",
            &["deadline/interpretation 2024-03-29", "deadline/registration 2024-04-13"],
        )],
    );
    check(
        EN,
        &[
            (
                "Before 29 March please book your hotel, and before 13 April send your visa request.",
                &["deadline/accommodation 2024-03-29", "deadline/visa-support 2024-04-13"],
            ),
            (
                "On 30 April 2024 the deadline for contributions ends and on 13 May 2024 the meeting begins.",
                &["deadline/contributions 2024-04-30"],
            ),
            (
                "Contributions are due by 30 April 2024; translated documents will be available, 6 May 2024.",
                &["deadline/contributions 2024-04-30"],
            ),
        ],
    );
}

/// A second rule counts from where the first does.
#[test]
fn second_rules() {
    check(
        EN,
        &[(
            "TDs must reach the secretariat three days before the meeting and requests for captioning two months before.",
            &["deadline/captioning 2024-03-13", "deadline/input-documents 2024-05-10"],
        )],
    );
    check(
        FR,
        &[
            (
                "Les contributions pour lesquelles une traduction est demandée doivent être reçues au moins 2 mois avant l'ouverture, les autres au moins 12 jours calendaires avant.",
                &["deadline/contributions-translation 2024-03-13", "deadline/contributions 2024-05-01"],
            ),
            (
                "Les TD doivent parvenir au secrétariat trois jours avant la réunion et les demandes de sous-titrage deux mois avant.",
                &["deadline/captioning 2024-03-13", "deadline/input-documents 2024-05-10"],
            ),
            (
                "Les demandes doivent être reçues deux mois avant la réunion (bourses) ou six semaines avant (interprétation).",
                &["deadline/fellowship 2024-03-13", "deadline/interpretation 2024-04-01"],
            ),
        ],
    );
    check(
        ES,
        &[
            (
                "Las contribuciones para las que se pide traducción deberán recibirse al menos 2 meses antes de la apertura, y las demás al menos 12 días naturales antes.",
                &["deadline/contributions-translation 2024-03-13", "deadline/contributions 2024-05-01"],
            ),
            (
                "Los DT deberán llegar a la Secretaría tres días antes de la reunión y las solicitudes de subtitulado dos meses antes.",
                &["deadline/captioning 2024-03-13", "deadline/input-documents 2024-05-10"],
            ),
        ],
    );
    check(
        AR,
        &[
            (
                "ينبغي أن تصل الوثائق المؤقتة إلى الأمانة قبل الاجتماع بثلاثة أيام وطلبات العرض النصي قبله بشهرين.",
                &["deadline/captioning 2024-03-13", "deadline/input-documents 2024-05-10"],
            ),
            (
                "ينبغي استلام المساهمات التي تُطلب ترجمتها قبل الافتتاح بشهرين على الأقل والمساهمات الأخرى قبله باثني عشر يوماً.",
                &["deadline/contributions-translation 2024-03-13", "deadline/contributions 2024-05-01"],
            ),
        ],
    );
    check(EN, &[("The secretariat will confirm the interpretation service one month before the meeting.", &[])]);
    check(FR, &[("Le secrétariat confirmera le service d'interprétation un mois avant la réunion.", &[])]);
    check(ES, &[("La Secretaría confirmará el servicio de interpretación un mes antes de la reunión.", &[])]);
    check(RU, &[("Секретариат подтвердит предоставление устного перевода за месяц до собрания.", &[])]);
    check(AR, &[("ستؤكد الأمانة توفير الترجمة الشفوية قبل الاجتماع بشهر.", &[])]);
}

/// Each of several hours has what stands beside it.
#[test]
fn hours_with_their_own_words() {
    check(
        EN,
        &[
            (
                "Participants are expected on 13 May at 0900 hours for registration and at 1000 hours for the opening.",
                &["opening 2024-05-13 10:00", "registration-desk 2024-05-13 09:00"],
            ),
            (
                "The opening plenary is planned for 0930 hours and the closing plenary for 24 May at 1430 hours.",
                &["opening 2024-05-13 09:30"],
            ),
        ],
    );
    check(
        FR,
        &[
            (
                "Les participants sont attendus le 13 mai à 9 h 00 pour l'enregistrement et à 10 h 00 pour l'ouverture.",
                &["opening 2024-05-13 10:00", "registration-desk 2024-05-13 09:00"],
            ),
            (
                "Inscription sur place: lundi 13 mai 2024, 8 h 00; ouverture: lundi 13 mai 2024, 10 h 00; clôture: vendredi 24 mai 2024, 17 h 00.",
                &["opening 2024-05-13 10:00", "registration-desk 2024-05-13 08:00"],
            ),
            (
                "La plénière d'ouverture est prévue à 9 h 30 et la plénière de clôture le 24 mai à 14 h 30.",
                &["opening 2024-05-13 09:30"],
            ),
        ],
    );
    check(
        ES,
        &[
            (
                "Se espera a los participantes el 13 de mayo a las 9.00 horas para la inscripción y a las 10.00 horas para la apertura.",
                &["opening 2024-05-13 10:00", "registration-desk 2024-05-13 09:00"],
            ),
            (
                "La plenaria de apertura está prevista a las 9.30 horas y la de clausura el 24 de mayo a las 14.30 horas.",
                &["opening 2024-05-13 09:30"],
            ),
        ],
    );
    check(
        RU,
        &[(
            "Участники приглашаются 13 мая к 9 час. 00 мин. для регистрации и к 10 час. 00 мин. на открытие.",
            &["opening 2024-05-13 10:00", "registration-desk 2024-05-13 09:00"],
        )],
    );
    check(
        AR,
        &[
            (
                "يُنتظر حضور المشاركين يوم 13 مايو في الساعة 0900 للتسجيل وفي الساعة 1000 للافتتاح.",
                &["opening 2024-05-13 10:00", "registration-desk 2024-05-13 09:00"],
            ),
            (
                "الجلسة العامة الافتتاحية مقررة في الساعة 0930 والجلسة العامة الختامية يوم 24 مايو في الساعة 1430.",
                &["opening 2024-05-13 09:30"],
            ),
        ],
    );
    check(
        EN,
        &[
            ("The exhibition will be open from 13 to 17 May 2024, from 1000 to 1800 hours.", &[]),
            (
                "Working Party 2/13 will hold its first session on Tuesday 14 May at 0930 hours.",
                &["meeting 2024-05-14", "opening 2024-05-14 09:30"],
            ),
            ("The first session of WP 2/13 begins on 20 May at 1430 hours.", &[]),
            (
                "Every day the sessions begin at 0930 hours, except on the first day (1430 hours).",
                &["opening 2024-05-13 14:30"],
            ),
            ("The meeting begins at 0930 hours in Geneva (0730 UTC).", &["opening 2024-05-13 09:30"]),
        ],
    );
    check(
        FR,
        &[
            ("L'exposition sera ouverte du 13 au 17 mai 2024, de 10 h à 18 h.", &[]),
            ("Le Groupe de travail 2/13 tiendra sa première séance le mardi 14 mai à 9 h 30.", &[]),
            ("La première séance du GT 2/13 débutera le 20 mai à 14 h 30.", &[]),
            (
                "Tous les jours, les séances débutent à 9 h 30, sauf le premier jour (14 h 30).",
                &["opening 2024-05-13 14:30"],
            ),
        ],
    );
    check(
        ES,
        &[
            ("La exposición estará abierta del 13 al 17 de mayo de 2024, de 10 a 18 horas.", &[]),
            ("El Grupo de Trabajo 2/13 celebrará su primera sesión el martes 14 de mayo a las 9.30 horas.", &[]),
            (
                "Todos los días las sesiones comienzan a las 9.30 horas, salvo el primer día (14.30 horas).",
                &["opening 2024-05-13 14:30"],
            ),
            ("La reunión comenzará a las 9.30 horas en Ginebra (8.30 UTC).", &["opening 2024-05-13 09:30"]),
            ("La primera sesión del GT 2/13 dará comienzo el 20 de mayo a las 14.30 horas.", &[]),
        ],
    );
    check(
        RU,
        &[
            ("Выставка будет открыта с 13 по 17 мая 2024 года, с 10:00 до 18:00.", &[]),
            ("Ежедневно заседания начинаются в 9:30, кроме первого дня (14:30).", &["opening 2024-05-13 14:30"]),
        ],
    );
    check(AR, &[("سيُفتح المعرض من 13 إلى 17 مايو 2024، من الساعة 1000 إلى الساعة 1800.", &[])]);
    check(
        EN,
        &[
            ("Lunch is at 1230 hours, except on the first day (1300 hours).", &[]),
            (
                "Working Party 1/13 will hold its first session on Monday 13 May at 1430 hours.",
                &["meeting 2024-05-13", "opening 2024-05-13 14:30"],
            ),
            (
                "The first session of the workshop begins on 14 May at 0900 hours.",
                &["meeting 2024-05-14", "opening 2024-05-14 09:00"],
            ),
            ("The meeting begins at 0930 hours and ends on 24 May at 1730 hours.", &["opening 2024-05-13 09:30"]),
        ],
    );
}

/// Abbreviated weekdays head the columns of a plan.
#[test]
fn abbreviated_weekdays() {
    check(
        FR,
        &[(
            "Plan de travail\n\tLun 13\tMar 14\tMer 15\n9h30-10h45\tPlénière\tGT1\tGT2\n11h15-12h30\tPlénière\tGT1\tGT2",
            &[
                "session 2024-05-13 09:30-10:45",
                "session 2024-05-13 11:15-12:30",
                "session 2024-05-14 09:30-10:45",
                "session 2024-05-14 11:15-12:30",
                "session 2024-05-15 09:30-10:45",
                "session 2024-05-15 11:15-12:30",
            ],
        )],
    );
    check(
        ES,
        &[(
            "Plan de trabajo\n\tLun 13\tMar 14\tMié 15\n9.30-10.45\tPlenaria\tGT1\tGT2\n11.15-12.30\tPlenaria\tGT1\tGT2",
            &[
                "session 2024-05-13 09:30-10:45",
                "session 2024-05-13 11:15-12:30",
                "session 2024-05-14 09:30-10:45",
                "session 2024-05-14 11:15-12:30",
                "session 2024-05-15 09:30-10:45",
                "session 2024-05-15 11:15-12:30",
            ],
        )],
    );
}

/// Each of several bodies in a sentence has its own days.
#[test]
fn bodies_with_their_own_days() {
    let cases: &[(&str, &str, &[&str])] = &[
        (
            FR,
            "La CE 13 sera suivie de la réunion du FG-AN (27-29 mai 2024), à laquelle vous êtes également conviés.",
            &["2024-05-27 FG-AN"],
        ),
        (
            ES,
            "La CE 13 irá seguida de la reunión del FG-AN (27-29 de mayo de 2024), a la que también están invitados.",
            &["2024-05-27 FG-AN"],
        ),
        (
            RU,
            "Вслед за собранием ИК13 пройдет собрание FG-AN (27–29 мая 2024 г.), на которое вы также приглашаетесь.",
            &["2024-05-27 FG-AN"],
        ),
        (
            AR,
            "ويلي اجتماع لجنة الدراسات 13 اجتماع الفريق المتخصص FG-AN (27-29 مايو 2024) الذي ندعوكم إليه أيضاً.",
            &["2024-05-27 FG-AN"],
        ),
        (
            EN,
            "SG13 will be followed by the meeting of FG-AN (27-29 May 2024), to which you are also invited.",
            &["2024-05-27 FG-AN"],
        ),
        (
            FR,
            "Les réunions des GT 1/13 (15 mai 2024) et 2/13 (16 mai 2024) sont annulées.",
            &["2024-05-15 WP1/13 cancelled", "2024-05-16 WP2/13 cancelled"],
        ),
        (
            ES,
            "Las reuniones de los GT 1/13 (15 de mayo de 2024) y 2/13 (16 de mayo de 2024) quedan anuladas.",
            &["2024-05-15 WP1/13 cancelled", "2024-05-16 WP2/13 cancelled"],
        ),
        (
            RU,
            "Собрания РГ 1/13 (15 мая 2024 г.) и РГ 2/13 (16 мая 2024 г.) отменены.",
            &["2024-05-15 WP1/13 cancelled", "2024-05-16 WP2/13 cancelled"],
        ),
        (
            AR,
            "أُلغي اجتماعا فرقة العمل 1/13 (15 مايو 2024) وفرقة العمل 2/13 (16 مايو 2024).",
            &["2024-05-15 WP1/13 cancelled", "2024-05-16 WP2/13 cancelled"],
        ),
        (
            EN,
            "The meetings of WP 1/13 (15 May 2024) and WP 2/13 (16 May 2024) are cancelled.",
            &["2024-05-15 WP1/13 cancelled", "2024-05-16 WP2/13 cancelled"],
        ),
        (
            ZH,
            "第1/13工作组（2024年5月15日）和第2/13工作组（2024年5月16日）的会议取消。",
            &["2024-05-15 WP1/13 cancelled", "2024-05-16 WP2/13 cancelled"],
        ),
        (
            AR,
            "أُلغي اجتماع فرقة العمل 3/13 الذي كان سيلي ذلك (27-28 مايو 2024)، أما اجتماع فرقة العمل 1/13 فسيُعقد في موعده يوم 27 مايو 2024.",
            &["2024-05-27 WP1/13", "2024-05-27 WP3/13 cancelled"],
        ),
        (
            FR,
            "La réunion du Groupe de travail 3/13 qui devait suivre (27-28 mai 2024) est annulée; celle du Groupe de travail 1/13 est maintenue le 27 mai 2024.",
            &["2024-05-27 WP1/13", "2024-05-27 WP3/13 cancelled"],
        ),
        (
            ES,
            "La reunión del Grupo de Trabajo 3/13 que debía celebrarse a continuación (27-28 de mayo de 2024) queda anulada; la del Grupo de Trabajo 1/13 se mantiene el 27 de mayo de 2024.",
            &["2024-05-27 WP1/13", "2024-05-27 WP3/13 cancelled"],
        ),
        (
            EN,
            "The meeting of Working Party 3/13 which was to follow (27-28 May 2024) is cancelled; that of Working Party 1/13 is maintained on 27 May 2024.",
            &["2024-05-27 WP1/13", "2024-05-27 WP3/13 cancelled"],
        ),
        (
            FR,
            "Le groupe spécialisé FG-AN, dont la dernière réunion a eu lieu à Tokyo du 5 au 7 décembre 2023, tiendra la suivante à Bangalore du 18 au 20 mars 2024.",
            &["2024-03-18 FG-AN"],
        ),
        (
            RU,
            "Оперативная группа FG-AN, последнее собрание которой прошло в Токио с 5 по 7 декабря 2023 года, проведет следующее собрание в Бангалоре 18–20 марта 2024 года.",
            &["2024-03-18 FG-AN"],
        ),
        (
            EN,
            "The Focus Group FG-AN, whose last meeting took place in Tokyo from 5 to 7 December 2023, will hold the next one in Bangalore from 18 to 20 March 2024.",
            &["2024-03-18 FG-AN"],
        ),
        (EN, "Study Group 13 (13-24 May 2024) will be followed by a meeting of Study Group 17 (27-31 May 2024).", &[]),
    ];
    for (frame, body, expected) in cases {
        let letter = read(frame, body);
        let meetings = letter.events.iter().filter(|e| e.kind == Kind::Meeting && e.groups != ["SG13"]);
        let mut found: Vec<String> = meetings
            .map(|e| {
                let first = match e.when {
                    When::Days { first, .. } => first.to_string(),
                    _ => String::new(),
                };
                let status = if e.status == Status::Cancelled { " cancelled" } else { "" };
                format!("{first} {}{status}", e.groups.join(","))
            })
            .collect();
        found.sort();
        assert_eq!(found, *expected, "{body}");
    }
}

/// Other meetings that are put off, what a meeting put off, and what is held beside a cancelled one: the meeting of the subject stands as it was.
#[test]
fn put_off_are_others() {
    check(
        EN,
        &[
            ("At its meeting Study Group 13 postponed the approval of Y.3172 to a later date.", &[]),
            ("The meeting of the Bureau is postponed until further notice.", &[]),
            ("The meeting in Tokyo is postponed to a later date; Study Group 13 meets in Geneva.", &[]),
            ("The physical meeting is postponed until further notice and the meeting will be virtual.", &[]),
            ("No meeting will be postponed to a later date for lack of documents.", &[]),
            (
                "The meeting is cancelled. Consultations will be held from 3 to 14 June 2024.",
                &["meeting 2024-05-13..2024-05-24 cancelled"],
            ),
            ("The meeting is postponed. It will be held from 3 to 14 June 2024.", &["meeting 2024-06-03..2024-06-14"]),
            (
                "The deadline for fellowships (1 March 2024) cannot be extended, and visa requests are accepted until 12 April 2024.",
                &["deadline/fellowship 2024-03-01", "deadline/visa-support 2024-04-12"],
            ),
        ],
    );
    check(FR, &[("La réunion du Bureau est reportée à une date ultérieure.", &[])]);
    check(
        FR,
        &[("La séance d'ouverture, à 9 h 30, sera suivie à 11 heures d'une réception.", &["opening 2024-05-13 09:30"])],
    );
    check(ES, &[("La reunión de la Mesa se aplaza hasta nuevo aviso.", &[])]);
    check(RU, &[("Собрание Бюро отложено на более поздний срок.", &[])]);
    check(AR, &[("تأجل اجتماع المكتب إلى أجل غير مسمى.", &[])]);
    check(
        ZH,
        &[
            ("主席会议推迟至另行通知。", &[]),
            ("取消注册的截止日期为2024年4月20日。", &["deadline/registration 2024-04-20"]),
        ],
    );
}
