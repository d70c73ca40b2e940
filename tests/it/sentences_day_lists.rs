//! Lists of days that share a month, a unit or a conjunction: no member is dropped, and no other number becomes one.

use crate::sentences::{ZH, check};
use crate::sentences_en::EN;
use crate::sentences_six::{AR, ES, FR, RU};

const APART: &[&str] = &["meeting 2027-11-03", "meeting 2027-11-05", "meeting 2027-11-09"];
const RUNNING: &[&str] = &["meeting 2027-11-03..2027-11-05"];

/// What stands before the first day differs by language: a preposition, an article, a noun, a verb.
#[test]
fn the_first_day_of_a_list_counts() {
    check(EN, &[("A workshop will be held on 3, 5 and 9 November 2027.", APART)]);
    check(FR, &[("Un atelier se tiendra les 3, 5 et 9 novembre 2027.", APART)]);
    check(
        ES,
        &[
            ("Un taller se celebrará los días 3, 5 y 9 de noviembre de 2027.", APART),
            ("Un taller se celebrará los 3, 5 y 9 de noviembre de 2027.", APART),
        ],
    );
    check(
        RU,
        &[
            ("Семинар-практикум состоится 3, 5 и 9 ноября 2027 года.", APART),
            (
                "Семинар-практикум Рабочей группы 3, 5 и 9 ноября 2027 года.",
                &["meeting 2027-11-05", "meeting 2027-11-09"],
            ),
        ],
    );
    check(
        AR,
        &[
            ("ستعقد ورشة عمل في 3 و5 و9 نوفمبر 2027.", APART),
            ("ستعقد ورشة عمل أيام 3 و4 و5 نوفمبر 2027.", RUNNING),
            ("تتناول ورشة العمل المسألتين 2 و3 في 9 نوفمبر 2027.", &["meeting 2027-11-09"]),
        ],
    );
}

/// One unit behind the last of the days.
#[test]
fn days_that_share_their_unit() {
    check(
        ZH,
        &[
            ("讲习班将于2027年11月3、4、5日举行。", RUNNING),
            ("讲习班将于2027年11月3、5和9日举行。", APART),
            ("讲习班将于2027年11月3日、5日和9日举行。", APART),
            ("讲习班将讨论第3、5、9号课题。", &[]),
        ],
    );
}
