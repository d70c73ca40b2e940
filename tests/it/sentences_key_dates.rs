//! Lists of key dates: an action and its day on one line, cells of rules before days, days alone on their lines, what is held on a day.

use crate::sentences::{ZH, check};
use crate::sentences_en::EN;
use crate::sentences_six::{AR, ES, FR, RU};

const VISAS: &[&str] = &["deadline/contributions 2024-04-19", "deadline/visa-support 2024-04-04"];

/// An action and its day, without a mark between or with the day in a bracket.
#[test]
fn actions_before_their_days() {
    check(
        EN,
        &[
            ("Key deadlines:\nVisa support requests 4 April 2024\nSubmit contributions 19 April 2024", VISAS),
            (
                "– Visa support (4 April 2024)\n– Contributions (19 April 2024)\n– Fellowships (28 March 2024)",
                &[
                    "deadline/contributions 2024-04-19",
                    "deadline/fellowship 2024-03-28",
                    "deadline/visa-support 2024-04-04",
                ],
            ),
            // One such line without a head may be the title of a document.
            ("Guide to contributions 19 April 2023", &[]),
        ],
    );
    check(FR, &[("Dates limites:\nDemandes de visa 4 avril 2024\nContributions 19 avril 2024", VISAS)]);
    check(ES, &[("Plazos:\nSolicitudes de visado 4 de abril de 2024\nContribuciones 19 de abril de 2024", VISAS)]);
    check(RU, &[("Предельные сроки:\nвизовая поддержка 4 апреля 2024 года\nвклады 19 апреля 2024 года", VISAS)]);
}

/// A cell of the rule before that of its day, a day on a line of its own, as numbers too.
#[test]
fn rules_and_days() {
    let rows = "Key deadlines (before meeting):\n\nSix weeks\t2024-04-04\t- Submit fellowship requests\n- Submit interpretation requests\nOne month\t2024-04-13\t- Registration\n12 calendar days\t2024-05-01\t- Submit contributions";
    let expected: &[&str] = &[
        "deadline/contributions 2024-05-01",
        "deadline/fellowship 2024-04-04",
        "deadline/interpretation 2024-04-04",
        "deadline/registration 2024-04-13",
    ];
    let alone = "Key deadlines:\n2024-04-04\n- Submit fellowship requests\n- Submit interpretation requests\n2024-04-13\n- Registration\n2024-05-01\n- Submit contributions";
    check(EN, &[(rows, expected), (alone, expected), ("See the Annex.\n27.02.2024\nThe bureau thanks you.", &[])]);
}

/// Translation alone is that of contributions, wherever the words stand.
#[test]
fn translation_alone() {
    let expected: &[&str] = &["deadline/contributions-translation 2024-03-16", "deadline/fellowship 2024-04-04"];
    check(
        EN,
        &[
            ("Deadlines: 16 March 2024 (translation), 4 April 2024 (fellowships).", expected),
            ("The deadlines are 16 March 2024 (translation) and 4 April 2024 (fellowships).", expected),
            ("Deadlines: translation – 16 March 2024; fellowships – 4 April 2024.", expected),
            ("Deadlines:\n- translation: 16 March 2024\n- fellowships: 4 April 2024", expected),
            ("The translation will be ready on 16 March 2024.", &[]),
        ],
    );
    check(FR, &[("Dates limites: 16 mars 2024 (traduction), 4 avril 2024 (bourses).", expected)]);
    check(ES, &[("Plazos: 16 de marzo de 2024 (traducción), 4 de abril de 2024 (becas).", expected)]);
    check(RU, &[("Предельные сроки: 16 марта 2024 года (перевод), 4 апреля 2024 года (стипендии).", expected)]);
    check(ZH, &[("截止日期：2024年3月16日（翻译），2024年4月4日（与会补贴）。", expected)]);
    check(AR, &[("المواعيد النهائية: 16 مارس 2024 (الترجمة)، 4 أبريل 2024 (المنح).", expected)]);
}

/// The letter of an item is no word of another language.
#[test]
fn letters_of_items() {
    check(
        EN,
        &[
            ("Deadlines\nc) 4 April 2024: visa support;\nd) 19 April 2024: contributions.", VISAS),
            ("Deadlines\ny) 4 April 2024: visa support;\na) 19 April 2024: contributions.", VISAS),
        ],
    );
}

/// What is held on one of the key dates is no deadline.
#[test]
fn held_on_a_key_date() {
    check(
        EN,
        &[(
            "Key dates\n19 April 2024 – Contributions\n4 April 2024 – Visa support\n12 May 2024 – Newcomers' session (16:00-17:30)\n13 May 2024 – Opening plenary (09:30)\n24 May 2024 – Closing plenary (16:00)",
            &[
                "deadline/contributions 2024-04-19",
                "deadline/visa-support 2024-04-04",
                "opening 2024-05-13 09:30",
                "session 2024-05-12 16:00-17:30",
            ],
        )],
    );
}

/// "Same date" in the place of a day is that of the line above.
#[test]
fn lines_with_the_day_of_the_one_above() {
    let due: &[&str] =
        &["deadline/fellowship 2024-04-01", "deadline/interpretation 2024-04-01", "deadline/registration 2024-04-12"];
    let list = "Key deadlines:\n- Fellowship requests: 1 April 2024\n- Interpretation requests: same date\n- Pre-registration: 12 April 2024";
    let rows = "Fellowship requests\t1 April 2024\nInterpretation requests\tsame date\nPre-registration\t12 April 2024";
    check(
        EN,
        &[
            (list, due),
            (rows, due),
            (
                "Fellowship requests: 1 April 2024\nMeeting of the Bureau: same date",
                &["deadline/fellowship 2024-04-01"],
            ),
        ],
    );
}
