//! Days on which something is done that is no event of what it is about, meetings of other organizations, and meetings that a sentence
//! moves while the subject still prints their old days.

use crate::sentences::{ZH, check, read};
use crate::sentences_en::EN;
use crate::sentences_six::{AR, ES, FR, RU};
use lettercal::letter::Role;

/// What is published on a day is none of the workshop that it is about.
#[test]
fn what_is_published() {
    check(
        ZH,
        &[
            ("秘书处将于4月20日公布讲习班日程。", &[]),
            ("讲习班演讲人名单将于4月30日在网上公布。", &[]),
            ("论坛的录像将于6月3日起在网上提供。", &[]),
            ("讲习班将于5月10日举行，日程将于4月20日公布。", &["meeting 2024-05-10"]),
            ("5月10日的讲习班将提供口译。", &["meeting 2024-05-10"]),
        ],
    );
    check(
        EN,
        &[
            ("The secretariat will publish the programme of the workshop on 20 April.", &[]),
            ("On 20 April the secretariat will publish the programme of the workshop.", &[]),
            ("The recordings of the forum will be available on the web from 3 June.", &[]),
            (
                "A workshop will be held on 10 May, and its programme will be published on 20 April.",
                &["meeting 2024-05-10"],
            ),
            ("The workshop will be held on 10 May and recordings will be available.", &["meeting 2024-05-10"]),
        ],
    );
    check(FR, &[("Le programme de l'atelier sera publié le 20 avril.", &[])]);
    check(ES, &[("El programa del taller se publicará el 20 de abril.", &[])]);
    check(RU, &[("Программа семинара-практикума будет размещена 20 апреля.", &[])]);
    check(AR, &[("سينشر برنامج ورشة العمل في 20 أبريل.", &[])]);
}

/// Other organizations meet for themselves; what is held with them is the letter's.
#[test]
fn meetings_of_other_organizations() {
    check(
        ZH,
        &[
            ("IEEE 802会议将于2024年5月6日至10日在斯德哥尔摩举行。", &[]),
            ("ISO/IEC JTC 1/SC 38将于2024年6月3-7日举行会议。", &[]),
            ("由于与WSIS论坛（2024年5月27日至31日）相近，请及早预订酒店。", &[]),
            ("与ISO合办的讲习班将于2024年5月10日举行。", &["meeting 2024-05-10"]),
        ],
    );
    check(
        EN,
        &[
            ("The 3GPP TSG SA meeting will be held from 6 to 10 May 2024 in Stockholm.", &[]),
            ("ISO/IEC JTC 1/SC 38 will hold a meeting on 3-7 June 2024.", &[]),
            ("The WSIS Forum (27-31 May 2024) takes place soon after.", &[]),
            ("A workshop organized by ISO and IEC will be held on 10 May 2024.", &["meeting 2024-05-10"]),
            ("The Rapporteur group will meet with IEEE 802 on 7-9 May 2024.", &["meeting 2024-05-07..2024-05-09"]),
        ],
    );
    check(FR, &[("La réunion de l'ISO aura lieu du 3 au 7 juin 2024.", &[])]);
    check(ES, &[("La ISO celebrará una reunión del 3 al 7 de junio de 2024.", &[])]);
    check(
        RU,
        &[
            ("Собрание ИСО состоится 3–7 июня 2024 года.", &[]),
            ("Собрание с ИСО состоится 3–7 июня 2024 года.", &["meeting 2024-06-03..2024-06-07"]),
        ],
    );
}

/// A sitting that is cancelled is no event, nor is an exhibition something that is due; what stands about a day sets no last one.
#[test]
fn neither_held_nor_due() {
    check(
        ZH,
        &[
            ("5月16日的全体会议取消。", &[]),
            ("10月13日的指导会议取消。", &["meeting 2024-10-13 cancelled"]),
            ("信息通信技术展览将于5月14日至16日举行，每日10时至18时开放。", &[]),
            ("参展申请：3月14日至4月16日", &["deadline/abstract 2024-04-16"]),
            ("5月20日前后将公布修订的时间计划。", &[]),
            ("接下来的会议：2024年11月18日至29日。", &[]),
            ("请在5月10日前报名。", &["deadline/registration 2024-05-10"]),
        ],
    );
}

/// What opens and closes is registration, whatever system it is done in; the day from which on binds nobody.
#[test]
fn systems_that_close() {
    check(
        ZH,
        &[("注册系统自3月1日起开放，至5月10日24时（日内瓦时间）关闭。", &["deadline/registration 2024-05-11 00:00"])],
    );
    check(
        EN,
        &[(
            "The registration system is open from 1 March and closes on 10 May at 1600 hours.",
            &["deadline/registration 2024-05-10 16:00"],
        )],
    );
    check(FR, &[("Le système d'inscription fermera le 10 mai.", &["deadline/registration 2024-05-10"])]);
    check(ES, &[("El sistema de inscripción se cerrará el 10 de mayo.", &["deadline/registration 2024-05-10"])]);
}

/// Two lengths in one sentence: each has the words of its own clause.
#[test]
fn two_rules_in_a_sentence() {
    let both: &[&str] = &["deadline/contributions-translation 2024-03-13", "deadline/contributions 2024-05-01"];
    check(
        ZH,
        &[
            ("文稿请至迟于会议开幕前十二天提交，需翻译者须提前两个月。", both),
            ("请至迟于会议开幕前十二天提交文稿，需翻译者须提前两个月。", both),
            ("提交文稿的截止日期定为2024年5月1日，但需翻译的文稿应提前至3月13日。", both),
            ("签证申请应至少提前四周提交。", &["deadline/visa-support 2024-04-15"]),
        ],
    );
    check(
        EN,
        &[
            (
                "Contributions should be submitted at least twelve days before the opening of the meeting, those to be translated \
                 two months before.",
                both,
            ),
            (
                "The deadline for contributions is 1 May 2024, but contributions to be translated are brought forward to 13 March.",
                both,
            ),
            (
                "Contributions should be submitted twelve days before the meeting, delegates arriving two days before.",
                &["deadline/contributions 2024-05-01"],
            ),
        ],
    );
}

/// An hour behind the weekday of its day is an hour, no length.
#[test]
fn hours_behind_a_weekday() {
    check(
        ZH,
        &[
            ("文稿请于4月22日（星期一）17时前（日内瓦时间）提交。", &["deadline/contributions 2024-04-22 17:00"]),
            (
                "首日11时开始，此前9时30分至10时30分将举行管理班子会议。",
                &["opening 2024-05-13 11:00", "session 2024-05-13 09:30-10:30"],
            ),
        ],
    );
}

/// A sentence moves the meeting of which the subject prints the old days: it has the new ones only.
#[test]
fn moved_in_the_body() {
    let moved = |frame: &str, bodies: &[&str]| {
        for body in bodies {
            let letter = read(frame, body);
            let days: Vec<_> = letter.events.iter().map(|e| format!("{:?}", e.when)).collect();
            assert!(
                matches!(days.as_slice(), [only] if only.contains("2024-07-08") && only.contains("2024-07-19")),
                "{body}: {days:?}"
            );
            assert!(letter.notes.is_empty(), "{body}: {:?}", letter.notes);
            let old = letter.mentions.iter().filter(|m| m.role == Role::Superseded).count();
            assert!(old > 0, "{body}");
        }
    };
    moved(
        ZH,
        &[
            "原定于2024年5月13日至24日举行的第13研究组会议推迟至2024年7月8日至19日举行。",
            "第13研究组会议延期，改于2024年7月8日至19日召开。",
            "第13研究组会议的会期由2024年5月13日至24日改为2024年7月8日至19日。",
            "第13研究组会议已推迟，新的会期为2024年7月8日至19日。",
        ],
    );
    moved(
        EN,
        &[
            "The meeting of Study Group 13 has been postponed to 8-19 July 2024.",
            "The meeting planned for 13-24 May 2024 has been moved to 8-19 July 2024.",
            "The meeting of Study Group 13 has been postponed. It will be held from 8 to 19 July 2024.",
        ],
    );
    moved(FR, &["La réunion est reportée et se tiendra du 8 au 19 juillet 2024."]);
    moved(ES, &["La reunión de la Comisión de Estudio 13 se ha aplazado al 8-19 de julio de 2024."]);
    moved(RU, &["Собрание 13-й Исследовательской комиссии перенесено на 8–19 июля 2024 года."]);
    moved(AR, &["تأجل اجتماع لجنة الدراسات 13 إلى الفترة 8-19 يوليو 2024."]);
    check(
        EN,
        &[
            (
                "The workshop has been postponed and will be held from 8 to 9 July 2024.",
                &["meeting 2024-07-08..2024-07-09"],
            ),
            (
                "The meeting of Working Party 1/13 has been postponed to 8-19 July 2024.",
                &["meeting 2024-07-08..2024-07-19"],
            ),
            ("The plenary has been postponed to 20 May 2024.", &[]),
            ("The plenary has been postponed to a later day of the meeting (13-24 May 2024).", &[]),
        ],
    );
}

/// A row of old and new values with a word or a dash in the place of one; lines that correct under a heading of their own.
#[test]
fn corrections_with_gaps() {
    const CORRIGENDUM: &str = "国际电信联盟\n电信标准化局\n\n2024年1月15日，日内瓦\n\n文号：电信标准化局第9/13号集体函的勘误2\n\n\
                               事由：第13研究组会议，日内瓦，2024年5月13-24日\n\n尊敬的先生/女士：\n\n{}\n";
    check(
        CORRIGENDUM,
        &[(
            "新的截止日期如下：\n\n事项\t原日期\t新日期\n注册\t2024年3月18日\t2024年4月12日\n签证协办请求\t2024年3月18日\t不适用\n提交文稿\t2024年4月5日\t2024年4月30日",
            &["deadline/registration 2024-04-12", "deadline/contributions 2024-04-30"],
        )],
    );
    check(
        ZH,
        &[(
            "勘误：\n原文：与会补贴申请应于2024年4月2日前提交\n更正：与会补贴申请应于2024年4月1日前提交",
            &["deadline/fellowship 2024-04-01"],
        )],
    );
}

/// The last row of an indented grid ends early.
#[test]
fn rows_that_end_early() {
    check(
        ZH,
        &[(
            "时间计划草案\n\t日期\t第1节 09:30-10:45\t第2节 11:15-12:30\t第3节 14:30-15:45\n\t5月13日（周一）\t开幕全会\tWP1/13\tWP2/13\n\t5月24日（周五）\t闭幕全会\t[闭幕全会]\t",
            &[
                "session 2024-05-13 09:30-10:45",
                "session 2024-05-13 11:15-12:30",
                "session 2024-05-13 14:30-15:45",
                "session 2024-05-24 09:30-10:45",
                "session 2024-05-24 11:15-12:30 tentative",
            ],
        )],
    );
}
