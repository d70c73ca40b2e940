//! Periods whose two ends have an hour or a verb each, days that stand beside the meetings of others, and corrections line by line.

use crate::sentences::{ZH, check, read};
use crate::sentences_en::EN;
use crate::sentences_six::{ES, FR, RU};

/// A frame whose subject prints no days.
fn undated(frame: &str, days: &str) -> String {
    assert!(frame.contains(days), "the days of the frame");
    frame.replacen(days, "", 1)
}

/// "From 13 May at 0930 hours to 24 May at 1730 hours", "opens on 13 May and closes on 24 May".
#[test]
fn ends_with_hours_or_verbs() {
    let opened: &[&str] = &["opening 2024-05-13 09:30"];
    check(
        &undated(ZH, "，2024年5月13-24日"),
        &[
            ("会议将从2024年5月13日（星期一）上午9时30分开始，至5月24日（星期五）下午5时结束。", opened),
            ("第13研究组会议自2024年5月13日9时30分起至2024年5月24日17时30分止在日内瓦召开。", opened),
            ("会议定于2024年5月13日9时30分在国际电联总部开幕，2024年5月24日结束。", opened),
            ("会议将于2024年5月13日起在日内瓦举行，为期两周，至5月24日结束。", &[]),
        ],
    );
    check(
        &undated(EN, "; Geneva, 13-24 May 2024"),
        &[
            ("The meeting will be held from 13 May 2024 (0930 hours) to 24 May 2024 (1730 hours).", opened),
            ("The meeting will take place from 0930 hours on 13 May 2024 to 1730 hours on 24 May 2024.", opened),
            (
                "The meeting will open at 0930 hours on Monday 13 May 2024 in Geneva and close on Friday 24 May 2024.",
                opened,
            ),
        ],
    );
    check(
        &undated(FR, "; Genève, 13-24 mai 2024"),
        &[
            ("La réunion aura lieu du 13 mai 2024 à 9 h 30 au 24 mai 2024 à 17 h 30.", opened),
            ("La réunion s'ouvrira le 13 mai 2024 à 9 h 30 et se terminera le 24 mai 2024.", opened),
        ],
    );
    check(
        &undated(ES, "; Ginebra, 13-24 de mayo de 2024"),
        &[("La reunión tendrá lugar del 13 de mayo de 2024 a las 09.30 horas al 24 de mayo de 2024.", opened)],
    );
    check(
        &undated(RU, "; Женева, 13–24 мая 2024 года"),
        &[("Собрание пройдет с 13 мая 2024 года (09 час. 30 мин.) до 24 мая 2024 года (17 час. 30 мин.).", opened)],
    );
    // What can be done from one day to another is no meeting, and two days with an hour each are two.
    check(
        EN,
        &[
            ("Registration opens on 1 April 2024 and closes on 19 April 2024.", &["deadline/registration 2024-04-19"]),
            (
                "A workshop will be held on 6 May 2024 at 0900 hours and a tutorial on 8 May 2024 at 1000 hours.",
                &["meeting 2024-05-06", "opening 2024-05-06 09:00", "meeting 2024-05-08", "opening 2024-05-08 10:00"],
            ),
        ],
    );
}

/// A workshop beside or before the meeting of a group that the letter does not call has its own day.
#[test]
fn days_beside_meetings_of_others() {
    let zh = undated(ZH, "第13研究组会议，日内瓦，2024年5月13-24日").replace("事由：", "事由：智慧城市研讨会");
    let zh = zh.replace("第5/13号集体函", "第105号通函");
    check(
        &zh,
        &[
            (
                "研讨会将与第20研究组会议（2024年5月13日至24日）同期，于2024年5月15日9:00-12:00在日内瓦举行。",
                &["meeting 2024-05-15 09:00-12:00"],
            ),
            ("2024年5月10日，将在第20研究组会议（2024年5月13日至24日）之前举办联合研讨会。", &["meeting 2024-05-10"]),
        ],
    );
    let en = EN.replace("TSB Collective letter 5/13", "TSB Circular 105");
    let en = en.replace("Meeting of Study Group 13; Geneva, 13-24 May 2024", "Workshop on smart cities");
    check(
        &en,
        &[
            (
                "The workshop will be held jointly with the meeting of Study Group 20 (13-24 May 2024) on 15 May 2024 from 0900 to 1200 hours in Geneva.",
                &["meeting 2024-05-15 09:00-12:00"],
            ),
            (
                "On 10 May 2024, before the meeting of Study Group 20 (13-24 May 2024), a joint workshop will be held.",
                &["meeting 2024-05-10"],
            ),
        ],
    );
}

/// What meets before the meeting of the letter's group contradicts nothing.
#[test]
fn what_meets_before_the_meeting() {
    let cases: [(&str, &str, &[&str]); 4] = [
        (ZH, "第13研究组会议之前，将于2024年5月8日至9日召开报告人组会议。", &["meeting 2024-05-08..2024-05-09"]),
        (
            ZH,
            "在第13研究组会议开幕前的2024年5月10日（星期五），将召开主席协调会（14时至17时）。",
            &["session 2024-05-10 14:00-17:00"],
        ),
        (
            EN,
            "Before the meeting of Study Group 13, Rapporteur group meetings will be held on 8 and 9 May 2024.",
            &["meeting 2024-05-08..2024-05-09"],
        ),
        (
            EN,
            "On 10 May 2024, before the opening of the meeting of Study Group 13, a coordination meeting of the chairs will be held (1400-1700 hours).",
            &["session 2024-05-10 14:00-17:00"],
        ),
    ];
    for (frame, body, expected) in cases {
        check(frame, &[(body, expected)]);
        assert!(read(frame, body).notes.is_empty(), "{body}");
    }
    // Other days for the group itself are a contradiction.
    let letter = read(EN, "The meeting of Study Group 13 will be held from 14 to 24 May 2024.");
    assert!(letter.notes.iter().any(|n| n.code == lettercal::note::Code::DateConflict));
}

/// A conference that the subject names alone is called; one that is only mentioned is not.
#[test]
fn conferences_of_the_subject() {
    let frame = EN.replace("TSB Collective letter 5/13", "TSB Circular 105");
    let council = frame.replace("Meeting of Study Group 13; Geneva, 13-24 May 2024", "Council session 2024");
    let text = "The 2024 session of the Council will be held in Geneva from 4 to 14 June 2024.";
    check(&council, &[(text, &["meeting 2024-06-04..2024-06-14"])]);
    let other =
        frame.replace("Meeting of Study Group 13; Geneva, 13-24 May 2024", "Nominations for the Council session 2024");
    check(&other, &[(text, &[])]);
    let zh = ZH.replace("第13研究组会议，日内瓦，2024年5月13-24日", "理事会2024年会议");
    let zh = zh.replace("第5/13号集体函", "第105号通函");
    check(&zh, &[("理事会2024年会议将于2024年6月4日至14日在日内瓦举行。", &["meeting 2024-06-04..2024-06-14"])]);
}

/// "For: …", and "Read: …" on the next line, without quotes; heads whose empty corner is lost.
#[test]
fn corrections_line_by_line() {
    let en = EN.replace("TSB Collective letter 5/13", "Corrigendum 1 to TSB Collective letter 5/13");
    let zh = ZH.replace("第5/13号集体函", "第5/13号集体函的勘误1");
    let new: &[&str] = &["deadline/contributions 2024-04-30"];
    check(
        &en,
        &[("For:\tDeadline for contributions: 23 April 2024\nRead:\tDeadline for contributions: 30 April 2024", new)],
    );
    check(
        &zh,
        &[
            ("原文：\t文稿截止日期：2024年4月23日\n改为：\t文稿截止日期：2024年4月30日", new),
            (
                "以下截止日期有变动：\n\t原日期\t新日期\n文稿\t2024年4月23日\t2024年4月30日\n注册\t2024年4月11日\t2024年4月12日",
                &["deadline/contributions 2024-04-30", "deadline/registration 2024-04-12"],
            ),
            ("注册截止日期从2024年4月12日延长到2024年4月19日。", &["deadline/registration 2024-04-19"]),
        ],
    );
    // Lines that correct nothing keep their values.
    check(
        EN,
        &[(
            "For:\tcontributions, by 23 April 2024\nRead:\tthe guidelines by 30 April 2024",
            &["deadline/contributions 2024-04-23", "deadline/other 2024-04-30"],
        )],
    );
}

/// A Chinese subject may set the word that moves behind the meeting; a condition cancels nothing; papers are no meeting.
#[test]
fn chinese_moves_and_conditions() {
    let moved = |subject: &str| ZH.replace("第13研究组会议，日内瓦，2024年5月13-24日", subject);
    let cancelled: &[&str] = &["meeting 2024-05-13..2024-05-24 cancelled"];
    check(
        &moved("第13研究组2024年5月13日至24日会议的推迟"),
        &[("会议推迟举行，新的日期待定。", cancelled), ("会议延期，新的会期将在适当时候公布。", cancelled)],
    );
    check(ZH, &[("我遗憾地通知您，上述会议无法如期举行，将另行安排日期。", cancelled)]);
    check(
        &moved("第13研究组会议：日期更改"),
        &[("原日期：2024年4月8-19日\n新日期：2024年6月3-14日", &["meeting 2024-06-03..2024-06-14"])],
    );
    check(
        ZH,
        &[
            ("会议文件将于2024年4月8日上网。会议报告草案将于2024年6月14日公布。", &[]),
            ("如在2024年4月26日仍未收到至少五份注册，会议将取消。", &[]),
            ("会议最初计划于2024年4月8日至19日举行。", &[]),
        ],
    );
}

/// Hours that share their unit, an hour before the bracket with its zone, noon, and lists of days that go back in their year.
#[test]
fn chinese_hours_and_lists() {
    let day = ZH.replace("第13研究组会议，日内瓦，2024年5月13-24日", "第1/13工作组会议，日内瓦，2024年5月14日");
    check(&day, &[("会议时间为14-17时（日内瓦时间）。", &["meeting 2024-05-14 14:00-17:00"])]);
    check(
        ZH,
        &[
            ("会议首日10点（日内瓦时间）开幕。", &["opening 2024-05-13 10:00"]),
            ("请注意以下4点（详见附件A）。", &[]),
            ("文件请在5月6日中午前提交报告人。", &["deadline/input-documents 2024-05-06 12:00"]),
            (
                "提交文稿、注册和申请补贴的截止日期分别为2024年4月30日、4月12日和3月29日。",
                &[
                    "deadline/contributions 2024-04-30",
                    "deadline/registration 2024-04-12",
                    "deadline/fellowship 2024-03-29",
                ],
            ),
            ("新代表介绍会将于首日（5月13日）08:30-09:15举行。", &["session 2024-05-13 08:30-09:15"]),
            ("主席早餐会：5月15日8时至9时。", &["session 2024-05-15 08:00-09:00"]),
            ("请填写并寄回附件1中的表格，最迟不晚于2024年4月5日。", &["deadline/reply 2024-04-05"]),
        ],
    );
    let weeks = ZH.replace("2024年5月13-24日", "2024年5月13-17日和20-24日");
    check(
        &weeks,
        &[(
            "会议首日9时30分开始。",
            &["meeting 2024-05-13..2024-05-17", "meeting 2024-05-20..2024-05-24", "opening 2024-05-13 09:30"],
        )],
    );
}

/// Days that are taken out of a period are no meeting; a bracket may stand between a day and its limit.
#[test]
fn exceptions_and_brackets() {
    check(
        &undated(ZH, "，2024年5月13-24日"),
        &[("兹邀请贵方参加2024年5月13日至24日（5月18日和19日除外）在日内瓦举行的会议。", &[])],
    );
    check(
        &undated(EN, "; Geneva, 13-24 May 2024"),
        &[("The meeting will be held from 13 to 24 May 2024 (except for 18 and 19 May 2024) in Geneva.", &[])],
    );
    check(ZH, &[("请各成员国在2024年4月13日（会议开幕前30天）之前提名候选人。", &["deadline/nomination 2024-04-13"])]);
}

/// A bare clause before says for what something will be closed; a house is closed to everybody.
#[test]
fn closed_for_what_the_clause_before_names() {
    check(
        EN,
        &[
            (
                "As to delayed contributions, the mailbox will be closed for them on 9 April 2024 at 1700 hours, Geneva time; please note \
                 that this is already night in Asia.",
                &["deadline/contributions 2024-04-09 17:00"],
            ),
            (
                "As regards registration, the page will be closed to everybody on 9 April 2024.",
                &["deadline/registration 2024-04-09"],
            ),
            ("As to contributions, the office will be closed all day on 9 April 2024.", &[]),
            ("As to the programme, the mailbox will be closed for it on 9 April 2024.", &[]),
        ],
    );
}
