//! What secretaries of all six languages write, said in several of them: each rule beside its siblings.

use crate::sentences::{ZH, check, read};
use crate::sentences_en::EN;
use lettercal::event::Kind;

/// The same plain letter as in English and Chinese: Study Group 13, Geneva, 13 to 24 May 2024.
pub(crate) const FR: &str = "Genève, le 15 janvier 2024\n\nRéf.:\tLettre collective TSB 5/13\n\n\
                  Objet:\tRéunion de la Commission d'études 13; Genève, 13-24 mai 2024\n\nMadame, Monsieur,\n\n{}\n";
pub(crate) const ES: &str = "Ginebra, 15 de enero de 2024\n\nRef.:\tCarta Colectiva TSB 5/13\n\n\
                  Asunto:\tReunión de la Comisión de Estudio 13; Ginebra, 13-24 de mayo de 2024\n\nMuy Señora mía/Muy Señor mío:\n\n{}\n";
pub(crate) const RU: &str = "Женева, 15 января 2024 года\n\nОсн.:\tКоллективное письмо БСЭ 5/13\n\n\
                  Предмет:\tСобрание 13-й Исследовательской комиссии; Женева, 13–24 мая 2024 года\n\nУважаемая госпожа, уважаемый господин,\n\n{}\n";
pub(crate) const AR: &str = "جنيف، 15 يناير 2024\n\nالمرجع:\tالرسالة الجماعية 5/13 لمكتب تقييس الاتصالات\n\n\
                  الموضوع:\tاجتماع لجنة الدراسات 13؛ جنيف، 13-24 مايو 2024\n\nحضرات السادة والسيدات،\n\n{}\n";

/// Those who will come are named: registration, in whatever section it stands.
#[test]
fn naming_those_who_come() {
    let due: &[&str] = &["deadline/registration 2024-04-12"];
    check(
        EN,
        &[("Please send us the list of persons who will represent you, by letter or fax, before 12 April 2024.", due)],
    );
    check(
        FR,
        &[
            (
                "Je vous saurais gré de communiquer par lettre ou télécopie, avant le 12 avril 2024, la liste des personnes qui vous représenteront.",
                due,
            ),
            ("Le nom du chef de votre délégation est à indiquer au plus tard le 12 avril 2024.", due),
        ],
    );
    check(
        ES,
        &[("Le ruego comunique antes del 12 de abril de 2024 la lista de las personas que le representarán.", due)],
    );
    check(
        RU,
        &[
            (
                "Просим сообщить по факсу не позднее 12 апреля 2024 года фамилии лиц, которые будут представлять вашу организацию.",
                due,
            ),
            ("Список лиц, представляющих вашу администрацию, просим прислать до 12 апреля 2024 года.", due),
        ],
    );
    check(AR, &[("ويرجى إرسال قائمة بأسماء الأشخاص الذين سيمثلونكم قبل 12 أبريل 2024.", due)]);
    check(ZH, &[("请将代表贵方与会的人员姓名在2024年4月12日以前函告本局。", due)]);
}

/// "Soonest, yet not later than": a limit behind the request.
#[test]
fn limits_behind_the_request() {
    let due: &[&str] = &["deadline/registration 2024-04-12"];
    check(EN, &[("Kindly register as soon as possible, and not later than 12 April 2024.", due)]);
    check(FR, &[("Merci de vous inscrire dès que possible, sans dépasser le 12 avril 2024.", due)]);
    check(ES, &[("Se ruega la inscripción lo antes posible, sin rebasar el 12 de abril de 2024.", due)]);
    check(RU, &[("Просим пройти регистрацию как можно раньше, но не позже 12 апреля 2024 года.", due)]);
    check(
        AR,
        &[
            ("أكون ممتناً لو تفضلتم بالتسجيل في أقرب وقت ممكن، على ألا يتأخر ذلك عن 12 أبريل 2024.", due),
            ("يرجى التسجيل على الخط، على ألا يتجاوز ذلك 12 أبريل 2024.", due),
        ],
    );
    check(ZH, &[("请尽早注册，但不要晚于2024年4月12日。", due)]);
}

/// A heading with a number lends its sense to the clauses of that number only.
#[test]
fn numbered_sections() {
    let other: &[&str] = &["deadline/other 2024-04-12"];
    let contributions: &[&str] = &["deadline/contributions 2024-04-12"];
    check(
        EN,
        &[
            ("3\tContributions\n\n3.1\tEverything should be with us before 12 April 2024.", contributions),
            (
                "Contributions\n\n1\tUse the templates.\n\n2\tEverything should be with us before 12 April 2024.",
                contributions,
            ),
            ("3\tContributions\n\n12 April 2024 is the day before which everything should be with us.", contributions),
            (
                "3\tContributions\n\n3.1\tUse the templates.\n\n4\tAll this should be with us before 12 April 2024.",
                other,
            ),
        ],
    );
    check(
        FR,
        &[
            ("3\tContributions\n\n3.1\tLe tout doit nous parvenir avant le 12 avril 2024.", contributions),
            (
                "3\tContributions\n\n3.1\tUtiliser les gabarits.\n\n4\tLe tout doit nous parvenir avant le 12 avril 2024.",
                other,
            ),
        ],
    );
    check(
        RU,
        &[(
            "5\tВклады\n\n5.3\tПросим использовать шаблоны.\n\n6\tВсе это должно поступить не позднее 12 апреля 2024 года.",
            other,
        )],
    );
}

/// A sentence that begins with its day and hours goes on behind the point of the hour.
#[test]
fn sentences_that_begin_with_hours() {
    let tutorial: &[&str] = &["meeting 2024-05-16 14:30-17:30"];
    check(
        EN,
        &[(
            "On Thursday, 16 May 2024, from 2.30 p.m. to 5.30 p.m. Working Party 1/13 will hold a tutorial on numbering.",
            tutorial,
        )],
    );
    check(
        RU,
        &[
            (
                "В четверг, 16 мая 2024 года, с 14 час. 30 мин. до 17 час. 30 мин. Докладчик по Вопросу 5/13 проведет учебный семинар по нумерации.",
                tutorial,
            ),
            (
                "Открытие собрания состоится в первый день в 10 час. 00 мин. Регистрация участников начнется в 08 час. 30 мин. Номера залов будут указаны у входов.",
                &["opening 2024-05-13 10:00", "registration-desk 2024-05-13 08:30"],
            ),
        ],
    );
}

/// A sentence behind the block that begins with a date that no longer holds is no item of the block.
#[test]
fn withdrawn_deadlines_behind_the_block() {
    check(
        ES,
        &[(
            "Los nuevos plazos son los siguientes:\n\n- 12 de abril de 2024: inscripción en línea\n- 30 de abril de 2024: presentación de contribuciones\n\nEl plazo del 10 de abril de 2024 para la presentación de contribuciones queda sin efecto. Las becas ya otorgadas siguen siendo válidas.",
            &["deadline/registration 2024-04-12", "deadline/contributions 2024-04-30"],
        )],
    );
    check(
        EN,
        &[(
            "The new deadlines are:\n\n- 12 April 2024: online registration\n- 30 April 2024: submission of contributions\n\nThe deadline of 10 April 2024 for contributions no longer applies. Fellowships that were granted remain valid.",
            &["deadline/registration 2024-04-12", "deadline/contributions 2024-04-30"],
        )],
    );
}

/// An hour on its own line in the block, in a language that writes out the name of the zone, is no item.
#[test]
fn written_out_zones() {
    check(
        AR,
        &[(
            "ويُرجى مراعاة المواعيد النهائية التالية:\n\t12 أبريل 2024\n\t–\tالتسجيل على الخط\n\n\t30 أبريل 2024، الساعة 23:59 بالتوقيت العالمي المنسق (UTC)\n\t–\tتقديم المساهمات\n",
            &["deadline/registration 2024-04-12", "deadline/contributions 2024-04-30 23:59 UTC"],
        )],
    );
    check(
        RU,
        &[(
            "Предельные сроки:\n\n30 апреля 2024 года, 23 час. 59 мин. по Всемирному координированному времени (UTC)\n–\tпредставление вкладов\n",
            &["deadline/contributions 2024-04-30 23:59 UTC"],
        )],
    );
}

/// Working parties of the Radiocommunication Sector bear letters beyond D.
#[test]
fn lettered_working_parties() {
    let heads = "\t组\n\t会议日期\n\t提交文稿的截止日期（协调世界时16:00）\n\t开幕会议\n\n";
    let rows = "\t13E工作组\n\t2024年5月13-15日\n\t2024年5月6日\n\t2024年5月13日09:30\n\n\t13M工作组\n\t2024年5月16-17日\n\t2024年5月9日\n\t2024年5月16日10:00\n";
    check(
        ZH,
        &[(
            &format!("各组将按下表开会。\n{heads}{rows}"),
            &[
                "meeting 2024-05-13..2024-05-15",
                "deadline/contributions 2024-05-06 16:00 UTC",
                "opening 2024-05-13 09:30",
                "meeting 2024-05-16..2024-05-17",
                "deadline/contributions 2024-05-09 16:00 UTC",
                "opening 2024-05-16 10:00",
            ],
        )],
    );
}

/// A training on the day before the forum is none of its days, nor does it contradict them.
#[test]
fn the_day_before() {
    let day: &[&str] = &["meeting 2024-05-12 09:00-17:00"];
    let workshop = "meeting 2024-05-13..2024-05-14";
    let called = |frame: &str, old: &str, new: &str| frame.replace(old, new);
    let zh = called(ZH, "第13研究组会议，日内瓦，2024年5月13-24日", "宽带论坛，2024年5月13-14日，日内瓦");
    check(
        &zh,
        &[(
            "论坛召开的前一天，即2024年5月12日，将为统计人员举办一次关于制图的培训，时间为09:00至17:00。",
            &[workshop, day[0]],
        )],
    );
    let en = called(EN, "Meeting of Study Group 13; Geneva, 13-24 May 2024", "Broadband forum; Geneva, 13-14 May 2024");
    check(
        &en,
        &[
            (
                "On the day before the forum, 12 May 2024, a training is given from 0900 to 1700 hours.",
                &[workshop, day[0]],
            ),
            ("The forum will be held on 15 May 2024.", &[workshop]),
        ],
    );
    let fr = called(
        FR,
        "Réunion de la Commission d'études 13; Genève, 13-24 mai 2024",
        "Forum sur le large bande; Genève, 13-14 mai 2024",
    );
    check(
        &fr,
        &[(
            "La veille du forum, le 12 mai 2024, une formation sera organisée de 9 h 00 à 17 h 00.",
            &[workshop, day[0]],
        )],
    );
    let es = called(
        ES,
        "Reunión de la Comisión de Estudio 13; Ginebra, 13-24 de mayo de 2024",
        "Foro sobre banda ancha; Ginebra, 13-14 de mayo de 2024",
    );
    check(
        &es,
        &[(
            "La víspera del foro, el 12 de mayo de 2024, se celebrará un curso de formación de 09.00 a 17.00 horas.",
            &[workshop, day[0]],
        )],
    );
    let ru = called(
        RU,
        "Собрание 13-й Исследовательской комиссии; Женева, 13–24 мая 2024 года",
        "Форум по широкополосной связи; Женева, 13–14 мая 2024 года",
    );
    check(
        &ru,
        &[(
            "Накануне форума, 12 мая 2024 года, состоится учебный курс с 09 час. 00 мин. до 17 час. 00 мин.",
            &[workshop, day[0]],
        )],
    );
}

/// The parts that meet where the subject says only of what kind they are.
#[test]
fn parts_that_the_subject_does_not_name() {
    let names = |frame: &str, old: &str, new: &str, body: &str| {
        let letter = read(&frame.replace(old, new), body);
        letter.events.iter().filter(|e| e.kind == Kind::Meeting).map(|e| e.groups.join(",")).collect::<Vec<_>>()
    };
    let english = |body: &str| {
        names(
            EN,
            "Meeting of Study Group 13; Geneva, 13-24",
            "Rapporteur group meetings of Study Group 13; Geneva, 13-17",
            body,
        )
    };
    assert_eq!(
        english("The rapporteur groups for Questions 5/13 and 6/13 will meet from 13 to 17 May 2024."),
        ["Q5/13,Q6/13"]
    );
    assert_eq!(
        english(
            "The rapporteur group for Question 5/13 will meet from 13 to 17 May 2024.\n\nThat for Question 6/13 will meet from 13 to 17 May 2024."
        ),
        ["Q5/13,Q6/13"]
    );
    assert_eq!(english("The rapporteur group meetings will be held from 13 to 17 May 2024."), ["SG13"]);
    assert_eq!(english("The meeting of SG17 on Question 5/17 is held from 13 to 17 May 2024."), ["SG13"]);
    let chinese = |body: &str| {
        names(ZH, "第13研究组会议，日内瓦，2024年5月13-24日", "第13研究组报告人组会议，日内瓦，2024年5月13-17日", body)
    };
    assert_eq!(
        chinese("第5/13和第6/13号课题的报告人组会议将在2024年5月13日至17日举行，首日10时开始。"),
        ["Q5/13,Q6/13"]
    );
    let french = |body: &str| {
        names(
            FR,
            "Réunion de la Commission d'études 13; Genève, 13-24",
            "Réunions des Groupes de travail de la Commission d'études 13; Genève, 13-17",
            body,
        )
    };
    assert_eq!(french("Les Groupes de travail 1/13 et 3/13 se réuniront du 13 au 17 mai 2024."), ["WP1/13,WP3/13"]);
}

/// A workshop whose title in quotes leaves out what it is, beside a coordination activity that follows "the workshop".
#[test]
fn the_workshop_of_the_subject_opens() {
    let zh = ZH.replace("第13研究组会议，日内瓦，2024年5月13-24日", "“可信赖的云计算”讲习班，日内瓦，2024年5月13-14日");
    check(
        &zh,
        &[(
            "讲习班结束后，云计算联合协调活动（JCA-Cloud）将于2024年5月15日上午9时至12时30分举行会议。\n\n讲习班首日上午9时30分开始。",
            &["meeting 2024-05-13..2024-05-14", "meeting 2024-05-15 09:00-12:30", "opening 2024-05-13 09:30"],
        )],
    );
    let en = EN.replace(
        "Meeting of Study Group 13; Geneva, 13-24 May 2024",
        "Workshop \"Trusted Cloud\"; Geneva, 13-14 May 2024",
    );
    check(
        &en,
        &[(
            "After the workshop, the joint coordination activity JCA-Cloud will meet on 15 May 2024 from 0900 to 1230 hours.\n\nThe workshop will begin at 0930 hours on the first day.",
            &["meeting 2024-05-13..2024-05-14", "meeting 2024-05-15 09:00-12:30", "opening 2024-05-13 09:30"],
        )],
    );
}

/// Badges are given out: the desk, also where nothing else says so.
#[test]
fn badges_for_both_events() {
    let desk: &[&str] = &["registration-desk 2024-05-13 09:00"];
    check(ZH, &[("讲习班和会议的证件自5月13日9时起在主楼门厅统一发放。", desk), ("入境时须出示旅行证件。", &[])]);
    check(EN, &[("Badges for both events are given out in the main hall from 0900 hours on 13 May 2024.", desk)]);
    check(
        FR,
        &[("Les badges pour les deux manifestations seront remis dans le hall dès 9 heures le 13 mai 2024.", desk)],
    );
}

/// Who will take part is told by a day: registration without its word.
#[test]
fn saying_who_will_come() {
    let due: &[&str] = &["deadline/registration 2024-04-12"];
    check(
        FR,
        &[("Je vous prie de m'indiquer, pour le 12 avril 2024 au plus tard, qui participera à la réunion.", due)],
    );
    check(ES, &[("Rogamos nos haga saber quiénes asistirán antes del 12 de abril de 2024.", due)]);
    check(
        RU,
        &[
            ("Просим известить нас до 12 апреля 2024 года о том, кто будет участвовать в собрании.", due),
            ("В собрании примут участие представители двух комиссий.", &[]),
        ],
    );
    check(AR, &[("ويرجى إبلاغنا قبل 12 أبريل 2024 بمن سيشارك في الاجتماع.", due)]);
    check(ZH, &[("请于4月12日下班前告知贵方与会者。", due)]);
}

/// An hour belongs to what stands before it, where a conjunction goes on with something else that begins.
#[test]
fn beginnings_without_an_hour() {
    let opening: &[&str] = &["opening 2024-05-13 09:30"];
    check(
        FR,
        &[
            ("La réunion s'ouvrira à 9 h 30 le 13 mai et la remise des badges commencera une heure plus tôt.", opening),
            (
                "La réunion s'ouvrira à 9 h 30 le premier jour et la remise des badges commencera à 8 h 30.",
                &["opening 2024-05-13 09:30", "registration-desk 2024-05-13 08:30"],
            ),
        ],
    );
    check(RU, &[("Собрание откроется 13 мая в 9 час. 30 мин., а пропуска начнут выдавать часом раньше.", opening)]);
    check(
        EN,
        &[(
            "The meeting will open at 0930 hours on 13 May and registration of participants will begin one hour earlier.",
            opening,
        )],
    );
    check(
        ES,
        &[(
            "La apertura será a las 09.30 horas del 13 de mayo y las tarjetas se entregarán desde las 08.30 horas.",
            &["opening 2024-05-13 09:30", "registration-desk 2024-05-13 08:30"],
        )],
    );
}

/// What comes in too late, in every language: the day before which it is due.
#[test]
fn received_too_late() {
    let due: &[&str] = &["deadline/contributions 2024-04-30"];
    check(EN, &[("Contributions received after 30 April 2024 will not be published.", due)]);
    check(FR, &[("Les contributions reçues après le 30 avril 2024 ne seront pas publiées.", due)]);
    check(ES, &[("Las contribuciones recibidas después del 30 de abril de 2024 no se publicarán.", due)]);
    check(RU, &[("Вклады, полученные после 30 апреля 2024 года, опубликованы не будут.", due)]);
    check(AR, &[("ولن تُنشر المساهمات التي ترد بعد 30 أبريل 2024.", due)]);
    check(ZH, &[("2024年4月30日以后收到的文稿不予公布。", due)]);
}
