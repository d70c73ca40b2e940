//! Sentences and small blocks in the middle of a plain letter, and the events that they tell: one wording of a rule beside
//! another. Whole letters are in `samples/`; here stands how else the same may be said.

use lettercal::event::{Event, Kind, When};
use lettercal::letter::Letter;
use lettercal::pipeline::read_letters;

/// A letter of 15 January 2024 that calls Study Group 13 to Geneva from 13 to 24 May.
pub(crate) const ZH: &str = "国际电信联盟\n电信标准化局\n\n2024年1月15日，日内瓦\n\n文号：电信标准化局第5/13号集体函\n\n\
                  事由：第13研究组会议，日内瓦，2024年5月13-24日\n\n尊敬的先生/女士：\n\n{}\n";

/// One line for an event: kind, action, when, status if it is not confirmed.
pub(crate) fn line(event: &Event) -> String {
    let action = event.action.map(|a| format!("/{}", a.name())).unwrap_or_default();
    let when = match event.when {
        When::Days { first, last } if first == last => first.to_string(),
        When::Days { first, last } => format!("{first}..{last}"),
        When::Instant { at, zone } => format!("{} {}", at.format("%F %R"), zone.name()),
        When::Block { start, end, zone } => format!("{}-{} {}", start.format("%F %R"), end.format("%R"), zone.name()),
    };
    let status = match event.status.name() {
        "confirmed" => String::new(),
        other => format!(" {other}"),
    };
    format!("{}{action} {when}{status}", event.kind)
}

pub(crate) fn read(frame: &str, body: &str) -> Letter {
    let text = frame.replace("{}", body);
    let found = read_letters(text.as_bytes()).pop().expect("a letter");
    found.letter.expect("a letter that can be read").1
}

/// The events of a body, without the meeting of the frame, against those expected.
pub(crate) fn check(frame: &str, cases: &[(&str, &[&str])]) {
    let mut wrong = Vec::new();
    for (body, expected) in cases {
        let letter = read(frame, body);
        let mut found: Vec<String> = letter
            .events
            .iter()
            .filter(|e| {
                !(e.kind == Kind::Meeting && e.groups == ["SG13"] && line(e) == "meeting 2024-05-13..2024-05-24")
            })
            .map(|e| line(e).replace(" Europe/Zurich", ""))
            .collect();
        found.sort();
        let mut expected: Vec<String> = expected.iter().map(|e| (*e).to_owned()).collect();
        expected.sort();
        if found != expected {
            wrong.push(format!("{body}\n    is {found:?}\n   not {expected:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What is due, wherever the action, the date and the hour stand.
#[test]
fn chinese_deadlines() {
    check(
        ZH,
        &[
            (
                "凡需由国际电联翻译的文稿，应在2024年3月13日以前送达本局。",
                &["deadline/contributions-translation 2024-03-13"],
            ),
            (
                "请各成员国填妥附件2的表格，并在2024年3月28日协调世界时（UTC）23时59分以前返回。",
                &["deadline/reply 2024-03-28 23:59 UTC"],
            ),
            ("答复务必于日内瓦时间2024年3月28日17时前寄达。", &["deadline/reply 2024-03-28 17:00"]),
            (
                "请注意以下时限：\na)\t希望翻译的文稿，至迟于2024年3月13日寄达；\nb)\t其余文稿最迟应于2024年4月30日寄达，才能在会议开始时提供。",
                &["deadline/contributions-translation 2024-03-13", "deadline/contributions 2024-04-30"],
            ),
            (
                "请留意下列期限：\n注册：2024年4月12日\n签证邀请函：2024年4月5日\n与会补贴：2024年4月1日",
                &[
                    "deadline/registration 2024-04-12",
                    "deadline/visa-support 2024-04-05",
                    "deadline/fellowship 2024-04-01",
                ],
            ),
            ("注册自2024年2月1日起开放，请各位代表在2024年4月16日以前完成。", &["deadline/registration 2024-04-16"]),
            ("无法前往日内瓦的专家，应在2024年4月18日前通知秘书处。", &["deadline/remote-participation 2024-04-18"]),
            ("请各位演讲者在2024年5月3日之前交来演示文稿。", &["deadline/other 2024-05-03"]),
            ("请在2024年4月11日以前将出席人员的名单通知本局。", &["deadline/registration 2024-04-11"]),
            ("若贵主管部门有不同意见，请于2024年3月25日前函告本局。", &["deadline/reply 2024-03-25"]),
            ("向报告人组会议提交的文件请寄报告人，以2024年5月6日为限。", &["deadline/input-documents 2024-05-06"]),
        ],
    );
}

/// Old values and new ones.
#[test]
fn chinese_corrections() {
    check(
        ZH,
        &[
            (
                "在勘误1中误将提交成员文稿的日期印为2024年5月10日，正确的日期是2024年4月30日。",
                &["deadline/contributions 2024-04-30"],
            ),
            ("预注册的截止日期由2024年4月1日延至2024年4月12日。", &["deadline/registration 2024-04-12"]),
            (
                "签证协办函的申请应在2024年4月8日之前寄达，而不是原函所说的2024年4月15日。",
                &["deadline/visa-support 2024-04-08"],
            ),
            (
                "“数字身份”讲习班不在2024年5月13日，而在2024年5月14日（星期二）举行，时间为14时30分至17时。",
                &["meeting 2024-05-14 14:30-17:00"],
            ),
            ("原定于2024年5月10日（星期五）举办的讲习班则予以取消，不再另行安排。", &["meeting 2024-05-10 cancelled"]),
            (
                "会议首日的开幕时间为14时30分（原为9时30分），登记处自13时30分起开放，地点不变。",
                &["opening 2024-05-13 14:30", "registration-desk 2024-05-13 13:30"],
            ),
            ("会议仍按原计划于2024年5月13日9时30分开幕。", &["opening 2024-05-13 09:30"]),
        ],
    );
}

/// Hours of openings, desks, lockers and side events.
#[test]
fn chinese_hours() {
    check(
        ZH,
        &[
            (
                "2024年5月16日（星期四）14时30分至17时30分，电信标准化局将举办一次关于编号的讲座，由第1/13工作组主席主讲，无需另行报名。",
                &["meeting 2024-05-16 14:30-17:30"],
            ),
            (
                "开幕全体会议定于首日上午10时举行。与会代表自当日上午8时30分起可在楼的入口处报到。",
                &["opening 2024-05-13 10:00", "registration-desk 2024-05-13 08:30"],
            ),
            ("连线测试可于2024年5月7日09:00至11:00（日内瓦时间）进行，自愿参加。", &["session 2024-05-07 09:00-11:00"]),
            (
                "会议于5月13日12:00（UTC）开幕。除另有说明外，本函中的所有钟点都是协调世界时（UTC）。",
                &["opening 2024-05-13 12:00 UTC"],
            ),
            ("附件A\n实用信息\n\n储物柜。凭RFID胸卡启用，每晚20:00清空。\n\n节假日。5月20日总部照常办公。", &[]),
        ],
    );
}

/// Plans whose hours stand in a legend, a note or the heading.
#[test]
fn chinese_plans() {
    check(
        ZH,
        &[
            (
                "附件B\n时间计划草案\n\t\n\t上午\n\t下午\n\n\t5月13日（星期一）\n\t开幕全体会议\n\t第1/13工作组\n\n\t5月14日（星期二）\n\t第2/13工作组\n\t[第3/13工作组]\n\n注1 上午时段为9时30分至12时30分，下午时段为14时30分至17时30分。",
                &[
                    "session 2024-05-13 09:30-12:30",
                    "session 2024-05-13 14:30-17:30",
                    "session 2024-05-14 09:30-12:30",
                    "session 2024-05-14 14:30-17:30 tentative",
                ],
            ),
            (
                "ANNEX C\nDraft time plan\nSessions: 1 – 0930-1045;      2 – 1115-1230;      3 – 1430-1545\n\tDay\n\tSessions\n\n\tMonday, 13 May 2024\n\t1-2: SG13 opening plenary\n3: WP1/13\n\n\tTuesday, 14 May 2024\n\t1: [WP2/13]\n",
                &[
                    "session 2024-05-13 09:30-10:45",
                    "session 2024-05-13 11:15-12:30",
                    "session 2024-05-13 14:30-15:45",
                    "session 2024-05-14 09:30-10:45 tentative",
                ],
            ),
            (
                "附件C\n时间计划草案（协调世界时）\n\n5月13日（星期一）\n12:00-13:30　开幕全体会议\n14:00-15:00　第1/13工作组会议\n\n5月14日（星期二）\n[12:00-14:00　新代表介绍会]\n",
                &[
                    "session 2024-05-13 12:00-13:30 UTC",
                    "session 2024-05-13 14:00-15:00 UTC",
                    "session 2024-05-14 12:00-14:00 UTC tentative",
                ],
            ),
        ],
    );
}

/// Deadlines whose action has many names, in the other languages.
#[test]
fn actions_of_other_languages() {
    check(
        ZH,
        &[("拟在讲习班上作介绍的专家，请在2024年4月2日之前将发言概要寄交秘书处。", &["deadline/abstract 2024-04-02"])],
    );
    const FR: &str = "Genève, le 15 janvier 2024\n\nRéf.:\tLettre collective TSB 5/13\n\n\
                      Objet:\tRéunion de la Commission d'études 13; Genève, 13-24 mai 2024\n\nMadame, Monsieur,\n\n{}\n";
    check(
        FR,
        &[
            (
                "Celles qu'il n'est pas prévu de traduire doivent parvenir au TSB au plus tard le 30 avril 2024.",
                &["deadline/contributions 2024-04-30"],
            ),
            (
                "Quiconque souhaite prendre la parole à distance doit en informer le TSB au plus tard le 6 mai 2024.",
                &["deadline/remote-participation 2024-05-06"],
            ),
        ],
    );
    const ES: &str = "Ginebra, 15 de enero de 2024\n\nRef.:\tCarta Colectiva TSB 5/13\n\n\
                      Asunto:\tReunión de la Comisión de Estudio 13; Ginebra, 13-24 de mayo de 2024\n\nMuy Señora mía/Muy Señor mío:\n\n{}\n";
    check(
        ES,
        &[(
            "Quienes deseen tomar la palabra a distancia deben comunicarlo a más tardar el 6 de mayo de 2024.",
            &["deadline/remote-participation 2024-05-06"],
        )],
    );
    const RU: &str = "Женева, 15 января 2024 года\n\nОсн.:\tКоллективное письмо БСЭ 5/13\n\n\
                      Предмет:\tСобрание 13-й Исследовательской комиссии; Женева, 13–24 мая 2024 года\n\nУважаемая госпожа, уважаемый господин,\n\n{}\n";
    check(
        RU,
        &[
            (
                "Желающих выступить дистанционно просим сообщить об этом не позднее 6 мая 2024 года.",
                &["deadline/remote-participation 2024-05-06"],
            ),
            (
                "Значки участников можно будет получить 13 мая 2024 года с 08 час. 30 мин. у входа в здание.",
                &["registration-desk 2024-05-13 08:30"],
            ),
        ],
    );
}
