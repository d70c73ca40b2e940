//! What others meet for, what comes before or after an event, what an action is for, and an hour that is told in two zones: each rule
//! in the six languages.

use crate::sentences::{ZH, check, read};
use crate::sentences_en::EN;
use crate::sentences_six::{AR, ES, FR, RU};
use lettercal::event::Kind;
use lettercal::letter::Role;

/// A focus group that is named by its noun alone is none of the letter's, unless the letter invites to it.
#[test]
fn a_focus_group_of_others() {
    check(
        EN,
        &[
            ("That Focus Group will hold its last meeting in Tokyo from 10 to 14 June 2024.", &[]),
            (
                "You are also invited to the workshop of the Focus Group, which will be held on 27 May 2024.",
                &["meeting 2024-05-27"],
            ),
        ],
    );
    check(
        FR,
        &[(
            "Le groupe spécialisé sur la gestion d'identité tiendra sa dernière réunion à Tokyo du 10 au 14 juin 2024.",
            &[],
        )],
    );
    check(
        ES,
        &[(
            "El Grupo Temático sobre gestión de identidad celebrará su última reunión en Tokio del 10 al 14 de junio de 2024.",
            &[],
        )],
    );
    check(
        RU,
        &[(
            "Оперативная группа по управлению определением идентичности проведет свое последнее собрание в Токио 10–14 июня 2024 года.",
            &[],
        )],
    );
    check(AR, &[("وسيعقد الفريق المتخصص المعني بإدارة الهوية اجتماعه الأخير في طوكيو من 10 إلى 14 يونيو 2024.", &[])]);
    check(ZH, &[("二是身份管理焦点组成果的接收，该焦点组将于2024年6月10-14日在东京举行其最后一次会议。", &[])]);
}

/// A bracket that dates the meeting of others may cite their letter itself.
#[test]
fn a_bracket_cites_the_letter_of_others() {
    check(
        EN,
        &[(
            "It follows the meetings of Working Parties 6A, 6B and 6C (3-12 April 2024, see Circular Letter 6/LCCE/118).",
            &[],
        )],
    );
    check(
        FR,
        &[(
            "La Commission se réunira après les réunions des Groupes de travail 6A, 6B et 6C (3-12 avril 2024, voir la Lettre circulaire 6/LCCE/118).",
            &[],
        )],
    );
    check(
        ES,
        &[(
            "La Comisión se reunirá después de las reuniones de los Grupos de Trabajo 6A, 6B y 6C (3-12 de abril de 2024, véase la Carta Circular 6/LCCE/118).",
            &[],
        )],
    );
    check(
        RU,
        &[(
            "Комиссия соберется после собраний Рабочих групп 6A, 6B и 6C (3–12 апреля 2024 года, см. Циркулярное письмо 6/LCCE/118).",
            &[],
        )],
    );
    check(
        AR,
        &[(
            "وستجتمع اللجنة بعد اجتماعات فرق العمل 6A و6B و6C (3-12 أبريل 2024، انظر الرسالة المعممة 6/LCCE/118).",
            &[],
        )],
    );
    check(ZH, &[("研究组将在6A、6B和6C工作组的会议（2024年4月3-12日，见第6/LCCE/118号通函）之后开会。", &[])]);
}

/// A seminar and the course before it are two events, whichever the sentence names first.
#[test]
fn events_in_turn() {
    let frame = |frame: &str, subject: &str, own: &str| frame.replace(own, subject);
    let en = frame(
        EN,
        "Seminar on digital broadcasting; Geneva, 13-15 May 2024",
        "Meeting of Study Group 13; Geneva, 13-24 May 2024",
    );
    let ar = frame(
        AR,
        "الندوة الإقليمية بشأن الإذاعة الرقمية؛ جنيف، 13-15 مايو 2024",
        "اجتماع لجنة الدراسات 13؛ جنيف، 13-24 مايو 2024",
    );
    let fr = frame(
        FR,
        "Séminaire sur la radiodiffusion numérique; Genève, 13-15 mai 2024",
        "Réunion de la Commission d'études 13; Genève, 13-24 mai 2024",
    );
    let es = frame(
        ES,
        "Seminario sobre radiodifusión digital; Ginebra, 13-15 de mayo de 2024",
        "Reunión de la Comisión de Estudio 13; Ginebra, 13-24 de mayo de 2024",
    );
    let ru = frame(
        RU,
        "Семинар по цифровому радиовещанию; Женева, 13–15 мая 2024 года",
        "Собрание 13-й Исследовательской комиссии; Женева, 13–24 мая 2024 года",
    );
    let zh = frame(ZH, "数字广播研讨会，日内瓦，2024年5月13-15日", "第13研究组会议，日内瓦，2024年5月13-24日");
    let cases = [
        (
            &en,
            "The seminar is preceded by a training course on frequency planning, on Sunday, 12 May 2024, from 1000 to 1600 hours.",
        ),
        (
            &ar,
            "وتسبق الندوة دورة تدريبية على تخطيط الترددات، وذلك يوم الأحد 12 مايو 2024 من الساعة 10:00 إلى الساعة 16:00.",
        ),
        (
            &fr,
            "Le séminaire sera précédé d'une formation à la planification des fréquences, le dimanche 12 mai 2024 de 10 h 00 à 16 h 00.",
        ),
        (
            &es,
            "El seminario irá precedido de un curso de planificación de frecuencias, el domingo 12 de mayo de 2024 de 10.00 a 16.00 horas.",
        ),
        (
            &ru,
            "Семинару предшествует учебный курс по планированию частот, который состоится в воскресенье, 12 мая 2024 года, с 10 час. 00 мин. до 16 час. 00 мин.",
        ),
        (&zh, "研讨会之前将举办频率规划培训班，时间为2024年5月12日（星期日）10时至16时。"),
    ];
    let mut wrong = Vec::new();
    for (frame, body) in cases {
        let letter = read(frame, body);
        let found: Vec<_> =
            letter.events.iter().filter(|e| e.kind == Kind::Meeting).map(|e| e.when.first_day().to_string()).collect();
        if found != ["2024-05-12", "2024-05-13"] {
            wrong.push(format!("{body}\n    is {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    // The same seminar again on another day contradicts the subject.
    let again = read(&en, "The seminar is held on 12 May 2024.");
    assert_eq!(again.events.iter().filter(|e| e.kind == Kind::Meeting).count(), 1);
}

/// Who registers to speak proposes a talk, and a candidate for a fellowship asks for one.
#[test]
fn what_an_action_is_for() {
    let talk: &[&str] = &["deadline/abstract 2024-03-04"];
    let grant: &[&str] = &["deadline/fellowship 2024-03-04"];
    let named: &[&str] = &["deadline/nomination 2024-03-04"];
    let both: &[&str] = &["deadline/abstract 2024-03-04", "deadline/registration 2024-03-04"];
    check(
        EN,
        &[
            ("Those who wish to register as speakers should do so before 4 March 2024.", talk),
            ("Key deadlines:\n4 March 2024\n– Registration, abstracts", both),
            ("Key deadlines:\n4 March 2024\n– Candidates for a fellowship", grant),
            ("Key deadlines:\n4 March 2024\n– Fellowship candidates", grant),
            ("Key deadlines:\n4 March 2024\n– Candidates for the chair", named),
        ],
    );
    check(
        FR,
        &[
            ("Échéances:\n4 mars 2024\n– Inscription comme orateur au forum", talk),
            ("Échéances:\n4 mars 2024\n– Candidatures à une bourse (formulaire en ligne)", grant),
            ("Échéances:\n4 mars 2024\n– Candidatures aux postes de Rapporteur", named),
        ],
    );
    check(
        ES,
        &[
            ("Fechas límite:\n4 de marzo de 2024\n– Inscripción como ponente en el foro", talk),
            ("Fechas límite:\n4 de marzo de 2024\n– Candidaturas a una beca", grant),
        ],
    );
    check(
        RU,
        &[
            ("Контрольные сроки:\n4 марта 2024 года\n– Регистрация в качестве докладчика на форуме", talk),
            ("Контрольные сроки:\n4 марта 2024 года\n– Кандидатуры на получение стипендии", grant),
        ],
    );
    check(
        AR,
        &[
            ("المواعيد النهائية:\n4 مارس 2024\n- التسجيل لتقديم عرض في المنتدى", talk),
            ("المواعيد النهائية:\n4 مارس 2024\n- الترشيحات للمنح", grant),
        ],
    );
    check(
        ZH,
        &[
            ("请在2024年3月4日前报名演讲。", talk),
            ("请在2024年3月4日前报名。", &["deadline/registration 2024-03-04"]),
            ("重要截止日期：\n\t2024年3月4日\n\t–\t与会补贴候选人名单", grant),
        ],
    );
}

/// A bracket with the same hour in another zone parts nothing: what begins may stand behind it.
#[test]
fn an_hour_in_two_zones() {
    let opening: &[&str] = &["opening 2024-05-13 12:00"];
    let cases = [
        (EN, "The meeting on the first day begins at 1200 hours Geneva time (1000 hours UTC)."),
        (FR, "La séance du premier jour commencera à 12 h 00, heure de Genève (10 h 00 UTC)."),
        (RU, "Собрание начнется в первый день в 12 час. 00 мин. по женевскому времени (10 час. 00 мин. UTC)."),
        (AR, "ويبدأ الاجتماع في اليوم الأول في الساعة 12:00 بتوقيت جنيف (الساعة 10:00 بالتوقيت العالمي المنسق)."),
        (ZH, "首日会议于日内瓦时间12时（协调世界时10时）开始。"),
        (ZH, "会议于首日12时（日内瓦时间）开始。"),
    ];
    for (frame, body) in cases {
        check(frame, &[(body, opening)]);
        let roles: Vec<Role> =
            read(frame, body).mentions.iter().filter(|m| m.value == "10:00").map(|m| m.role).collect();
        assert!(roles.iter().all(|r| *r == Role::Repeated), "{body}: {roles:?}");
    }
}

/// What an inserted clause names does not meet on the days behind it.
#[test]
fn an_inserted_clause() {
    let cases = [
        (
            EN,
            "The previous meetings, devoted for the most part to texts for the Radiocommunication Assembly, took place from 3 to 14 October 2023.",
            Role::PreviousMeeting,
        ),
        (EN, "The Radiocommunication Assembly was held from 13 to 17 November 2023.", Role::OtherMeeting),
        (
            FR,
            "Les réunions précédentes, consacrées pour l'essentiel à l'achèvement des textes destinés à l'Assemblée des radiocommunications, avaient eu lieu du 3 au 14 octobre 2023.",
            Role::PreviousMeeting,
        ),
        (
            ES,
            "Las reuniones anteriores, dedicadas en lo esencial a concluir los textos destinados a la Asamblea de Radiocomunicaciones, tuvieron lugar del 3 al 14 de octubre de 2023.",
            Role::PreviousMeeting,
        ),
        (
            RU,
            "Предыдущие собрания, посвященные в основном завершению текстов для Ассамблеи радиосвязи, состоялись с 3 по 14 октября 2023 года.",
            Role::PreviousMeeting,
        ),
        (
            AR,
            "وعقدت الاجتماعات السابقة، التي خصصت أساساً لإنجاز النصوص الموجهة إلى جمعية الاتصالات الراديوية، في الفترة من 3 إلى 14 أكتوبر 2023.",
            Role::PreviousMeeting,
        ),
    ];
    for (frame, body, role) in cases {
        let letter = read(frame, body);
        let found = letter.mentions.iter().find(|m| m.value.starts_with("2023-1") && m.value.contains('/'));
        assert_eq!(found.map(|m| m.role), Some(role), "{body}");
    }
}

/// A letter that goes on with its own meeting may cancel that of another group, which had a day of its own.
#[test]
fn the_meeting_of_another_group_is_cancelled() {
    let cancelled: &[&str] = &["meeting 2024-05-06 cancelled"];
    check(
        EN,
        &[
            (
                "The meeting of the Regional Group for Africa (SG13RG-AFR), which the same letter announced for Monday, 6 May 2024, is cancelled.",
                cancelled,
            ),
            ("The rapporteur meeting of Q2/13 on 6 May 2024 is cancelled.", cancelled),
            // The letter's own meeting has new dates, the old ones are no event.
            (
                "The meeting of Study Group 13 announced for 6 to 10 May 2024 is cancelled and will now be held on the dates above.",
                &[],
            ),
        ],
    );
    check(
        FR,
        &[(
            "La réunion du Groupe régional de la Commission d'études 13 pour l'Afrique (SG13RG-AFR), que la même lettre annonçait pour le lundi 6 mai 2024, est annulée.",
            cancelled,
        )],
    );
    check(
        ES,
        &[(
            "La reunión del Grupo Regional de la Comisión de Estudio 13 para África (SG13RG-AFR), que la misma carta anunciaba para el lunes 6 de mayo de 2024, queda anulada.",
            cancelled,
        )],
    );
    check(
        RU,
        &[(
            "Собрание Региональной группы 13-й Исследовательской комиссии для Африки (SG13RG-AFR), объявленное в том же письме на 6 мая 2024 года, отменяется.",
            cancelled,
        )],
    );
    check(
        AR,
        &[(
            "وقد ألغي اجتماع الفريق الإقليمي لإفريقيا (SG13RG-AFR) الذي أعلن عنه في الرسالة نفسها ليوم الاثنين 6 مايو 2024.",
            cancelled,
        )],
    );
    check(ZH, &[("同一函中宣布的原定于2024年5月6日举行的非洲区域组（SG13RG-AFR）会议取消。", cancelled)]);
}

/// The days of a list share what stands before the first; the last of a month and the first of the next are one range.
#[test]
fn days_of_a_list() {
    check(
        ES,
        &[
            (
                "Se organiza un taller que se celebrará los días 30 de mayo y 1 de junio de 2024.",
                &["meeting 2024-05-30", "meeting 2024-06-01"],
            ),
            (
                "Se organiza un taller que se celebrará los días 31 de mayo y 1 de junio de 2024.",
                &["meeting 2024-05-31..2024-06-01"],
            ),
        ],
    );
    check(FR, &[("Un atelier se tiendra les 31 mai et 1er juin 2024.", &["meeting 2024-05-31..2024-06-01"])]);
    check(EN, &[("A workshop will be held on 31 May and 1 June 2024.", &["meeting 2024-05-31..2024-06-01"])]);
    check(RU, &[("Семинар-практикум состоится 31 мая и 1 июня 2024 года.", &["meeting 2024-05-31..2024-06-01"])]);
    check(AR, &[("وستعقد ورشة عمل يومي 31 مايو و1 يونيو 2024.", &["meeting 2024-05-31..2024-06-01"])]);
    check(ZH, &[("研讨会将于2024年5月31日和6月1日举行。", &["meeting 2024-05-31..2024-06-01"])]);
}

/// Registration for several events begins at an hour that stands behind an inserted clause; none of these events begins then.
#[test]
fn a_desk_over_an_inserted_clause() {
    let desk: &[&str] = &["registration-desk 2024-05-13 08:00"];
    check(
        FR,
        &[
            (
                "L'enregistrement, commun aux deux manifestations, débutera à 8 heures le lundi 13 mai 2024, dans le hall d'entrée.",
                desk,
            ),
            (
                "La réunion, commune aux deux groupes, débutera à 8 heures le lundi 13 mai 2024.",
                &["opening 2024-05-13 08:00"],
            ),
        ],
    );
    check(
        EN,
        &[("Registration at the door, common to both events, begins at 0800 hours on Monday, 13 May 2024.", desk)],
    );
    check(
        ES,
        &[(
            "El registro en la entrada, común a los dos talleres, comenzará a las 08.00 horas del lunes 13 de mayo de 2024.",
            desk,
        )],
    );
    check(
        RU,
        &[(
            "Регистрация у входа, общая для обоих семинаров, начнется в 08 час. 00 мин. в понедельник, 13 мая 2024 года.",
            desk,
        )],
    );
    check(
        AR,
        &[("ويبدأ التسجيل عند المدخل، وهو مشترك بين الورشتين، في الساعة 8:00 من يوم الاثنين 13 مايو 2024.", desk)],
    );
    check(ZH, &[("现场登记（两项活动共用）于2024年5月13日8时开始。", desk)]);
}

/// The day above a list in one paragraph holds for each of its items; without such a day the items keep that of the meeting.
#[test]
fn a_day_above_a_list() {
    let both: &[&str] = &["meeting 2024-05-10 09:00-12:00", "meeting 2024-05-10 14:30-17:30"];
    check(
        EN,
        &[
            (
                "On Friday, 10 May 2024, two events take place: a) a workshop on quantum networks, from 0900 to 1200 hours; b) a tutorial for delegates, from 1430 to 1730 hours; c) a reception, from 1800 to 1930 hours.",
                &[both[0], both[1], "session 2024-05-10 18:00-19:30"],
            ),
            ("Every day: a) lunch, from 1230 to 1400 hours; b) coffee, from 1530 to 1600 hours.", &[]),
        ],
    );
    check(
        FR,
        &[(
            "Avant la réunion, le vendredi 10 mai 2024, deux manifestations auront lieu: a) un atelier sur les réseaux quantiques, à partir de 10 h 00; b) un didacticiel pour les délégués, de 14 h 30 à 17 h 30.",
            &["meeting 2024-05-10", "meeting 2024-05-10 14:30-17:30", "opening 2024-05-10 10:00"],
        )],
    );
    check(
        ES,
        &[(
            "El viernes 10 de mayo de 2024 tendrán lugar dos actividades: a) un taller sobre redes cuánticas, de 09.00 a 12.00 horas; b) un cursillo para delegados, de 14.30 a 17.30 horas.",
            both,
        )],
    );
    check(
        RU,
        &[(
            "В пятницу, 10 мая 2024 года, состоятся два мероприятия: a) семинар-практикум по квантовым сетям, с 09 час. 00 мин. до 12 час. 00 мин.; b) учебное занятие для делегатов, с 14 час. 30 мин. до 17 час. 30 мин.",
            both,
        )],
    );
    check(
        AR,
        &[(
            "ويقام يوم الجمعة 10 مايو 2024 نشاطان: أ) ورشة عمل بشأن الشبكات الكمومية، من الساعة 9:00 إلى الساعة 12:00؛ ب) دورة تدريبية للمندوبين، من الساعة 14:30 إلى الساعة 17:30.",
            both,
        )],
    );
    check(
        ZH,
        &[(
            "会议之前，即2024年5月10日（星期五），将有两项活动：a）“加强标准化合作”审查委员会会议，10时开始；b）为发展中国家代表举行的辅导，14时30分至17时30分。",
            &["meeting 2024-05-10", "meeting 2024-05-10 14:30-17:30", "opening 2024-05-10 10:00"],
        )],
    );
}

/// An invitation to a conference whose subject prints no days, and one that only speaks of it.
#[test]
fn governments_are_invited_to_conferences() {
    let head = "Geneva, 15 January 2024\n\nRef: DM-24/1001\n\nSubject: Invitation\n\nDear Sir/Madam,\n\n{}\n";
    check(
        head,
        &[
            (
                "I have pleasure in inviting your Government to send a delegation to WTDC-24, which will be held in Dubai from \
                 14 to 25 May 2024.",
                &["meeting 2024-05-14..2024-05-25"],
            ),
            (
                "I am pleased to invite your Administration to participate in the World Telecommunication Development Conference, \
                 to be held in Dubai from 14 to 25 May 2024.",
                &["meeting 2024-05-14..2024-05-25"],
            ),
            ("Preparations for WTDC-24, which will be held in Dubai from 14 to 25 May 2024, go on.", &[]),
            (
                "Registration of participants should be made by letter or fax not later than 27 April 2024.",
                &["deadline/registration 2024-04-27"],
            ),
        ],
    );
    assert_eq!(read(head, "Please come.").reference.number, "DM-24/1001");
}
