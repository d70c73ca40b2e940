//! Days that no calendar has, and periods that end before they begin: nothing is exported for them, and a note tells of them.

use crate::sentences::{ZH, check, read};
use crate::sentences_en::EN;
use crate::sentences_six::{AR, ES, FR, RU};
use lettercal::note::Code;

#[track_caller]
fn noted(head: &str, body: &str, wanted: bool) {
    check(head, &[(body, &[])]);
    let letter = read(head, body);
    let found = letter.notes.iter().any(|n| n.code == Code::NoSuchDay);
    assert_eq!(found, wanted, "{body}");
}

#[test]
fn days_that_do_not_exist() {
    noted(EN, "Registration closes on 31 November 2023.", true);
    noted(EN, "Contributions are due by 31 April.", true);
    noted(EN, "Contributions are due by 2024-02-30.", true);
    noted(FR, "Les inscriptions seront closes le 31 avril 2024.", true);
    noted(ES, "El plazo de inscripción vence el 31 de abril de 2024.", true);
    noted(RU, "Регистрация закрывается 31 апреля 2024 года.", true);
    noted(AR, "يغلق باب التسجيل في 31 أبريل 2024.", true);
    noted(ZH, "注册截止日期为2024年4月31日。", true);
    noted(ZH, "文稿须于4月31日前提交。", true);
    // A leap year has it.
    check(EN, &[("Registration closes on 29 February 2024.", &["deadline/registration 2024-02-29"])]);
    check(EN, &[("Registration closes on 29 February.", &["deadline/registration 2024-02-29"])]);
}

#[test]
fn periods_that_end_before_they_begin() {
    noted(EN, "Study Group 15 will meet from 12 June 2024 to 3 June 2024.", true);
    noted(EN, "Study Group 15 will meet from 3 to 12 June 2024.", false);
}

#[test]
fn hours_that_summer_time_skips() {
    let sentence = "Contributions are due by 0230 hours on 31 March 2024.";
    check(EN, &[(sentence, &["deadline/contributions 2024-03-31 03:30"])]);
    assert!(read(EN, sentence).notes.iter().any(|n| n.code == Code::NoSuchHour));
    for other in [
        "Contributions are due by 0330 hours on 31 March 2024.",
        "Contributions are due by 0230 hours UTC on 31 March 2024.",
        "Contributions are due by 0230 hours on 27 October 2024.",
    ] {
        assert!(read(EN, other).notes.iter().all(|n| n.code != Code::NoSuchHour), "{other}");
    }
}
