//! 中文.

use super::wording::{Sentences, Titles};
use super::{Pack, Wording};

/// The pack.
pub(super) static PACK: Pack = Pack { code: "zh", name: "中文", wording: &WORDING };

// ---- what outputs write ----

static WORDING: Wording = Wording {
    right_to_left: false,
    kinds: ["会议", "开幕", "现场登记", "截止日期", "场次"],
    actions: [
        "提交需翻译的文稿",
        "提交文稿",
        "提交输入文件",
        "注册",
        "申请签证协办函",
        "申请与会补贴",
        "请求口译",
        "请求字幕或手语传译",
        "预订住宿",
        "提交演讲或演示提案",
        "提名候选人",
        "提交答复",
        "申请远程与会",
        "其他事项",
    ],
    date: "{year}年{month}月{day}日",
    months: ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"],
    first_of_month: "1",
    clock: "{place}时间{clock}",
    geneva: "日内瓦",
    titles: Titles {
        meeting: "{group} 会议",
        opening: "{group} 会议开幕",
        registration_desk: "{group} 现场登记开始",
        deadline: "{group} 截止：{what}",
        deadline_at: "{group} 截止：{what}（{place} {clock}）",
        named: "{group}：{name}",
        groups: "{groups} 等（另 {more} 个）",
        cancelled: "已取消：{title}",
        tentative: "{title}（暂定）",
        calendar: "国际电联会议与截止日期",
        calendar_of: "国际电联 {group}",
    },
    sentences: Sentences {
        quote: "“{quote}”",
        letter: "国际电联信函 {number}（{date}）",
        undated_letter: "国际电联信函 {number}",
        place: "地点：{place}",
        virtual_meeting: "虚拟会议",
        groups: "相关组：{groups}",
        day_ends: "信函未写明时刻：截至{date}{time}（{elsewhere}）",
        deadline: "截止时刻：{date}{time}（{elsewhere}）",
        only_start: "信函只写明开始时刻：{time}（{elsewhere}）；日历中的15分钟仅为显示所需",
        cancelled: "信函已宣布取消",
        tentative: "暂定：视需要举行",
        inferred: [
            "信函未写明年份，年份由上下文推定",
            "信函未写明月份，月份由上下文推定",
            "信函未写明日期，日期由上下文推定",
            "信函只写明相对期限，日期由此推算",
            "时刻按会议举办地当地时间推定",
        ],
        link: "链接：{url}",
        source: "信函：{url}",
    },
};
