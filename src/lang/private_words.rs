//! The words beside which letters print what concerns persons: names, telephones, passwords.

/// The words of one language; each as letters print it, abbreviations without their full stop.
#[derive(Debug)]
pub struct PrivateWords {
    /// Titles in front of a name: "Ms", "Dr".
    pub before_names: &'static [&'static str],
    /// Titles behind a name.
    pub behind_names: &'static [&'static str],
    /// Small words inside a name.
    pub in_names: &'static [&'static str],
    /// Ideographs that are in front of a name and no part of it: "by", "with", "contact".
    pub not_in_names: &'static str,
    /// How many words behind a title are its name, in a script without capital letters.
    pub words_of_name: usize,
    /// Telephone, mobile, fax.
    pub telephones: &'static [&'static str],
    /// Password, access code.
    pub passwords: &'static [&'static str],
    /// "is", between such a word and its value.
    pub copulas: &'static [&'static str],
}

/// The words of every language, in the order of the documentation: a letter may quote another language.
pub static PRIVATE_WORDS: &[(&str, PrivateWords)] = &[
    (
        "zh",
        PrivateWords {
            before_names: &[],
            behind_names: &["先生", "女士", "小姐", "博士", "教授"],
            in_names: &[],
            not_in_names: "由与向和给至请系联的是为及们致或即在对生",
            words_of_name: 0,
            telephones: &["电话", "手机", "传真", "電話", "傳真"],
            passwords: &["密码", "口令", "接入码", "密碼"],
            copulas: &["是", "为"],
        },
    ),
    (
        "en",
        PrivateWords {
            before_names: &["Mr", "Mrs", "Ms", "Miss", "Dr", "Prof", "Professor"],
            behind_names: &[],
            in_names: &["bin", "ben", "al"],
            not_in_names: "",
            words_of_name: 0,
            telephones: &["tel", "telephone", "phone", "mobile", "cell", "fax", "telefax"],
            passwords: &["password", "passcode", "passphrase", "access code", "pin code", "wifi key", "wi-fi key"],
            copulas: &["is"],
        },
    ),
    (
        "fr",
        PrivateWords {
            before_names: &["M", "MM", "Mme", "Mmes", "Mlle", "Pr", "Monsieur", "Madame"],
            behind_names: &[],
            in_names: &["de", "du", "la", "van", "von", "der", "den"],
            not_in_names: "",
            words_of_name: 0,
            telephones: &["tél", "téléphone", "portable", "télécopie", "télécopieur"],
            passwords: &["mot de passe", "code d'accès", "code d’accès", "clé wifi"],
            copulas: &["est"],
        },
    ),
    (
        "es",
        PrivateWords {
            before_names: &["Sr", "Sra", "Srta", "Sres", "Dra", "Señor", "Señora"],
            behind_names: &[],
            in_names: &["del", "los", "y", "da"],
            not_in_names: "",
            words_of_name: 0,
            telephones: &["teléfono", "móvil", "celular", "telefacsímil"],
            passwords: &["contraseña", "clave de acceso", "código de acceso"],
            copulas: &["es"],
        },
    ),
    (
        "ru",
        PrivateWords {
            before_names: &[
                "г-н",
                "г-на",
                "г-ну",
                "г-ном",
                "г-жа",
                "г-жи",
                "г-же",
                "г-жу",
                "г-жой",
                "д-р",
                "д-ру",
                "д-ра",
            ],
            behind_names: &[],
            in_names: &[],
            not_in_names: "",
            words_of_name: 0,
            telephones: &["тел", "телефон", "факс", "моб"],
            passwords: &["пароль", "пароля", "код доступа"],
            copulas: &[],
        },
    ),
    (
        "ar",
        PrivateWords {
            before_names: &["السيد", "السيدة", "للسيد", "للسيدة", "بالسيد", "بالسيدة", "الدكتور", "الدكتورة"],
            behind_names: &[],
            in_names: &["بن"],
            not_in_names: "",
            words_of_name: 2,
            telephones: &["هاتف", "الهاتف", "فاكس", "الفاكس", "المحمول"],
            passwords: &["كلمة السر", "كلمة المرور", "رمز الدخول"],
            copulas: &["هي", "هو"],
        },
    ),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::PACKS;

    #[test]
    fn every_language_has_its_words() {
        assert_eq!(
            PACKS.iter().map(|p| p.code).collect::<Vec<_>>(),
            PRIVATE_WORDS.iter().map(|w| w.0).collect::<Vec<_>>()
        );
        for (code, words) in PRIVATE_WORDS {
            assert!(!(words.before_names.is_empty() && words.behind_names.is_empty()), "{code}");
            assert!(!words.telephones.is_empty() && !words.passwords.is_empty(), "{code}");
        }
    }
}
