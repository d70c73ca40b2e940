//! العربية.

use super::wording::{Sentences, Titles};
use super::{Compiled, Cue, Pack, Sense, Wording};
use crate::event::Action;

/// The pack.
pub(super) static PACK: Pack = Pack {
    code: "ar",
    name: "العربية",
    function_words: &[],
    words: WORDS,
    compiled: Compiled::new(),
    wording: &WORDING,
};

// ---- what rules read ----

static WORDS: &[(Sense, &[&str])] = &[];

// ---- what outputs write ----

static WORDING: Wording = Wording {
    right_to_left: true,
    kinds: ["اجتماع", "افتتاح", "مكتب التسجيل", "موعد نهائي", "جلسة"],
    actions: [
        "مساهمات مطلوب ترجمتها",
        "تقديم المساهمات",
        "تقديم وثائق المدخلات",
        "التسجيل",
        "طلب رسالة دعم التأشيرة",
        "طلب المنح",
        "طلب الترجمة الشفوية",
        "طلب العرض النصي أو لغة الإشارة",
        "حجز الفندق",
        "تقديم مقترح عرض",
        "تسمية المرشحين",
        "تقديم الرد",
        "طلب المشاركة عن بُعد",
        "موعد آخر",
    ],
    date: "{day} {month} {year}",
    months: [
        "يناير",
        "فبراير",
        "مارس",
        "أبريل",
        "مايو",
        "يونيو",
        "يوليو",
        "أغسطس",
        "سبتمبر",
        "أكتوبر",
        "نوفمبر",
        "ديسمبر",
    ],
    first_of_month: "1",
    clock: "الساعة {clock} بتوقيت {place}",
    geneva: "جنيف",
    titles: Titles {
        meeting: "اجتماع {group}",
        opening: "افتتاح اجتماع {group}",
        registration_desk: "فتح مكتب التسجيل {group}",
        deadline: "موعد نهائي {group}: {what}",
        deadline_at: "موعد نهائي {group}: {what} (الساعة {clock} {place})",
        named: "{name} ({group})",
        groups: "{groups} و{more} غيرها",
        cancelled: "أُلغي: {title}",
        tentative: "{title} (مبدئي)",
        calendar: "اجتماعات الاتحاد ومواعيده النهائية",
        calendar_of: "الاتحاد الدولي للاتصالات {group}",
    },
    sentences: Sentences {
        quote: "«{quote}»",
        letter: "رسالة الاتحاد {number}، {date}",
        undated_letter: "رسالة الاتحاد {number}",
        place: "المكان: {place}",
        virtual_meeting: "اجتماع افتراضي",
        groups: "الأفرقة: {groups}",
        day_ends: "لا تحدد الرسالة ساعة: حتى {date}، {time} ({elsewhere})",
        deadline: "الموعد النهائي: {date}، {time} ({elsewhere})",
        only_start: "لا تحدد الرسالة سوى وقت البدء: {time} ({elsewhere})؛ ومدة 15 دقيقة للعرض فقط",
        cancelled: "أعلنت الرسالة إلغاء هذا الموعد",
        tentative: "مبدئي: عند الحاجة",
        inferred: [
            "لا تذكر الرسالة السنة، وقد استُنتجت من السياق",
            "لا تذكر الرسالة الشهر، وقد استُنتج من السياق",
            "لا تذكر الرسالة اليوم، وقد استُنتج من السياق",
            "لا تذكر الرسالة سوى مهلة نسبية، وقد حُسب التاريخ منها",
            "يُفترض أن الوقت هو التوقيت المحلي لمكان الاجتماع",
        ],
        link: "الرابط:\n{url}",
        source: "الرسالة:\n{url}",
    },
};
