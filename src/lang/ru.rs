//! русский.

use super::wording::{Sentences, Titles};
use super::{Compiled, Cue, Pack, Sense, Wording};
use crate::event::Action;

/// The pack.
pub(super) static PACK: Pack = Pack {
    code: "ru",
    name: "русский",
    function_words: &[],
    words: WORDS,
    compiled: Compiled::new(),
    wording: &WORDING,
};

// ---- what rules read ----

static WORDS: &[(Sense, &[&str])] = &[];

// ---- what outputs write ----

static WORDING: Wording = Wording {
    right_to_left: false,
    kinds: ["Собрание", "Открытие", "Регистрация на месте", "Предельный срок", "Заседание"],
    actions: [
        "вклады для письменного перевода",
        "вклады",
        "входные документы",
        "регистрация",
        "письмо для получения визы",
        "запрос на стипендию",
        "запрос на устный перевод",
        "субтитры или жестовый язык",
        "бронирование гостиницы",
        "предложение доклада или показа",
        "выдвижение кандидатур",
        "ответ",
        "запрос на дистанционное участие",
        "прочее",
    ],
    date: "{day} {month} {year} года",
    months: [
        "января",
        "февраля",
        "марта",
        "апреля",
        "мая",
        "июня",
        "июля",
        "августа",
        "сентября",
        "октября",
        "ноября",
        "декабря",
    ],
    first_of_month: "1",
    clock: "{clock} (время: {place})",
    geneva: "Женева",
    titles: Titles {
        meeting: "Собрание {group}",
        opening: "Открытие собрания {group}",
        registration_desk: "Регистрация на месте {group}",
        deadline: "Срок {group}: {what}",
        deadline_at: "Срок {group}: {what} ({clock}, {place})",
        named: "{group}: {name}",
        groups: "{groups} и ещё {more}",
        cancelled: "Отменено: {title}",
        tentative: "{title} (предварительно)",
        calendar: "Собрания и предельные сроки МСЭ",
        calendar_of: "МСЭ {group}",
    },
    sentences: Sentences {
        quote: "«{quote}»",
        letter: "Письмо МСЭ {number}, {date}",
        undated_letter: "Письмо МСЭ {number}",
        place: "Место: {place}",
        virtual_meeting: "Виртуальное собрание",
        groups: "Группы: {groups}",
        day_ends: "Час в письме не указан: до конца дня {date}, {time}; {elsewhere}",
        deadline: "Предельный срок: {date}, {time}; {elsewhere}",
        only_start: "Указано только начало: {time}; {elsewhere}. 15 минут нужны лишь для показа",
        cancelled: "В письме объявлено об отмене",
        tentative: "Предварительно: при необходимости",
        inferred: [
            "Год в письме не указан и взят из контекста",
            "Месяц в письме не указан и взят из контекста",
            "День в письме не указан и взят из контекста",
            "В письме дан лишь относительный срок; дата рассчитана по нему",
            "Время считается местным временем места проведения",
        ],
        link: "Ссылка: {url}",
        source: "Письмо: {url}",
    },
};
