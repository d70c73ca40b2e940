//! Chinese sentences, each in a small letter of its own.

use super::{Letter, read_one, roles_of};

/// A letter of Study Group 13 that calls a meeting on 9-18 April 2018, with `body` behind the invitation.
fn letter(body: &str) -> Letter {
    read_one(&format!(
        "2017年12月5日，日内瓦\n\n文号：\t电信标准化局第3/13号集体函\n\n事由：\t第13研究组会议；2018年4月9-18日，日内瓦\n\n尊敬的先生/女士：\n\n{body}\n\n顺致敬意！\n"
    ))
}

#[track_caller]
fn check(body: &str, expected: &[&str]) {
    assert_eq!(roles_of(&letter(body)), expected, "{body}");
}

#[test]
fn columns_of_old_values() {
    check(
        "新旧日期对照如下：\n\n\t事项\n\t原定日期\n\t改定日期\n\n\t递交待译的成员文稿\n\t2018年1月9日\n\t2018年2月9日\n\n\t预登记\n\t2018年2月9日\n\t2018年3月9日\n",
        &[
            "2018-01-09 superseded",
            "2018-02-09 contributions-translation",
            "2018-02-09 superseded",
            "2018-03-09 registration",
        ],
    );
}

#[test]
fn values_that_another_letter_lists() {
    check("第2/13号集体函所列的登记期限（2018年2月26日）现告失效。", &["2018-02-26 superseded"]);
    check("见第2/13号集体函（2017年11月26日）。", &["2017-11-26 reference"]);
}

#[test]
fn days_after_a_workshop() {
    check(
        "2018年4月8日（星期日）举办物联网讲习班。讲习班结束后的次日，即2018年4月9日，第13研究组开会。",
        &["2018-04-08 meeting", "2018-04-09 repeated"],
    );
}

#[test]
fn ranges_by_verbs() {
    check("会议从4月9日开到4月18日。", &["2018-04-09/2018-04-18 repeated"]);
    check("会议自4月9日起，一直持续到4月18日。", &["2018-04-09/2018-04-18 repeated"]);
}

#[test]
fn what_closes_and_what_the_writers_will_do() {
    check("秘书处将于2018年3月20日前公布日程。", &["2018-03-20 other"]);
    check("秘书处将于2018年3月9日关闭注册。", &["2018-03-09 registration"]);
    check("直传系统将于2018年3月27日关闭。", &["2018-03-27 contributions"]);
    check("2018年3月27日以后收到的文稿留待下次会议审议。", &["2018-03-27 contributions"]);
    check("注册自2018年1月28日开始，至2018年3月9日截止。", &["2018-01-28/2018-03-09 registration"]);
}

#[test]
fn a_last_day_is_no_meeting() {
    check("报告人组会议的文件须在2018年3月26日（含）之前提交。", &["2018-03-26 input-documents"]);
    check("请在2018年3月26日前告知是否需要字幕。", &["2018-03-26 captioning"]);
    check("会议于2018年4月18日闭幕。", &["2018-04-18 repeated"]);
}

#[test]
fn hours_beside_days() {
    check("会议将于4月9日10点正式揭幕。", &["2018-04-09 repeated", "10:00 opening"]);
    check("首次全体会议：4月9日09:30。", &["2018-04-09 repeated", "09:30 opening"]);
    check("开幕会议从原来的10时提前到9时。", &["10:00 superseded", "09:00 opening"]);
    check(
        "与研究组会议同期，2018年4月12日举办研讨会，时间为9时至12时30分。",
        &["2018-04-12 meeting", "09:00/12:30 meeting"],
    );
    check("文稿须至迟于会前12天提交。", &["-P12D contributions"]);
}

#[test]
fn meetings_of_parts_and_later_ones() {
    check(
        "– 第1/13工作组：2018年4月10日，9:30-12:30\n– 第2/13工作组：2018年4月10日，14:30-17:30",
        &["2018-04-10 meeting", "09:30/12:30 meeting", "2018-04-10 meeting", "14:30/17:30 meeting"],
    );
    check("第13研究组的下一次会议拟于2018年10月1日至12日在哈拉雷举行。", &["2018-10-01/2018-10-12 other-meeting"]);
}

#[test]
fn rules_before_their_dates() {
    check(
        "时限（日内瓦时间23时59分）：\n\n\t开会前六周（2018年2月26日）\n\t–\t与会补贴\n\n\t开会前一个月（2018年3月9日）\n\t–\t注册\n",
        &["23:59 event", "-P6W rule", "2018-02-26 fellowship", "-P1M rule", "2018-03-09 registration"],
    );
}

#[test]
fn halves_of_the_day_under_days() {
    check(
        "附件C\n时间表\n\n\t时段\n\t4月9日\n\t4月10日\n\n\t上午\n\t开幕全会\n\tWP1/13\n注：上午会议为9时30分至12时30分，下午会议为14时30分至17时30分。",
        &["2018-04-09 repeated", "2018-04-10 repeated", "09:30/12:30 slot-legend", "14:30/17:30 slot-legend"],
    );
}

#[test]
fn deadlines_that_share_a_day_or_a_sentence() {
    check("注册截止日期：2018年3月9日。", &["2018-03-09 registration"]);
    check(
        "注册截止日期为2018年3月9日；文稿为2018年3月27日。",
        &["2018-03-09 registration", "2018-03-27 contributions"],
    );
    check(
        "请于2018年3月9日前注册，并于2018年2月9日前提交待译文稿。",
        &["2018-03-09 registration", "2018-02-09 contributions-translation"],
    );
    let text = "参会登记请于2018年3月9日之前完成。同一日也是提出签证协助的最后一天。\n\n请于2018年2月26日前提出口译或字幕请求。";
    let actions: Vec<_> = letter(text).events.iter().filter_map(|e| e.action).map(|a| a.name()).collect();
    assert_eq!(actions, ["captioning", "interpretation", "registration", "visa-support"]);
}

#[test]
fn sessions_told_in_two_clauses() {
    check("4月11日晚7时，校方在礼堂设宴，9时30分结束。", &["2018-04-11 repeated", "19:00 session", "09:30 event"]);
    check(
        "开幕会议：4月9日上午十时；注册：上午八时三刻。",
        &["2018-04-09 repeated", "10:00 opening", "08:45 registration-desk"],
    );
}

#[test]
fn the_day_behind_and_the_same_day() {
    check(
        "秘书处举办新代表说明会（2018年4月10日8时45分至9时15分），并于次日13时至14时组织见面会。",
        &["2018-04-10 repeated", "08:45/09:15 session", "13:00/14:00 session"],
    );
    check(
        "–\t研讨会：2018年4月11日（星期三）9时30分至12时30分；\n–\tBSG培训：同日14时30分至16时。",
        &["2018-04-11 meeting", "09:30/12:30 meeting", "14:30/16:00 meeting"],
    );
    check("请在2018年3月9日前登记。需要签证协办函者，亦请在同一天以前提出。", &["2018-03-09 registration"]);
}

#[test]
fn since_a_month_and_since_a_meeting() {
    check("自2017年4月以来提交的术语共计187条。", &["2017-04 other"]);
    check("自2017年4月以来已开过六次会议。", &["2017-04 previous-meeting"]);
    check("自2017年4月会议以来提交的术语共计187条。", &["2017-04 previous-meeting"]);
}

#[test]
fn a_bracket_dates_the_meeting_before_it() {
    check("讲习班将在第17研究组会议（2018年5月3日至10日，日内瓦）期间举行。", &["2018-05-03/2018-05-10 other-meeting"]);
}

#[test]
fn the_word_behind_a_date_is_no_action() {
    let letter = letter("主要期限\n\n\t2018年2月9日前\n\t–\t申请与会补贴\n\n\t2018年3月9日前\n\t–\t预登记\n");
    assert_eq!(roles_of(&letter), ["2018-02-09 fellowship", "2018-03-09 registration"]);
}

#[test]
fn days_run_together_over_lost_cells() {
    let noted = |body: &str| letter(body).notes.iter().any(|n| n.code == crate::note::Code::HoursUnknown);
    let days = "附件C\n工作安排草案\n\n4月9日4月10日4月11日4月12日\n星期一星期二星期三星期四\n上午上午下午下午\n";
    assert!(noted(&format!("{days}全会第1/13工作组第2/13工作组全会")));
    assert!(!noted(&format!("{days}1\n2\n3")));
    assert!(!noted("附件C\n会议于4月9日、10日和11日上午在C厅举行，第1/13工作组的会议则在楼上的K厅举行。"));
}

#[test]
fn a_slip_of_registration_is_no_answer() {
    check("请填妥报名回执，并于2018年3月9日前寄回秘书处。", &["2018-03-09 registration"]);
    check("请填妥问卷，并于2018年3月9日前寄回秘书处。", &["2018-03-09 reply"]);
}
