//! Languages that no pack exists for: a letter in one of them is told apart from letters in a language with a pack, so that
//! nothing is guessed in it.
//!
//! Small words decide, counted over the letter itself: a name, an address or a quotation in another language does not weigh
//! against the words of the letter's own. Letters that a language alone has make a word one of its words.

use super::detect::{Spellings, first_half};
use super::{PACKS, Script};
use crate::view::fold;
use std::sync::LazyLock;

/// A language of which the program knows the name and no more.
struct Foreign {
    /// Its English name, for messages.
    name: &'static str,
    script: Script,
    /// Letters that no language with a pack has, folded.
    letters: &'static str,
    /// Its most frequent words, folded; those that it shares with its neighbours too, so that counts can be compared.
    words: &'static [&'static str],
}

/// What a letter without a pack is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unread {
    /// A language of the table, by its English name.
    Named(&'static str),
    /// Another one.
    Nameless,
}

/// Different small words that make a language certain: an address or a title has fewer.
const DISTINCT: usize = 4;
/// Words of a text that is long enough to be told that it is in no known language at all.
const LONG: usize = 80;
/// In any language with a pack more than one word in so many is one of its small words.
const RARE: usize = 25;

/// The language of a text, where that is one without a pack; `None` for a language with a pack, and for a text too short to
/// tell. The first half decides, as for languages with a pack: annexes are often in English.
pub fn unread(text: &str) -> Option<Unread> {
    let folded = fold(first_half(text));
    match main_script(&folded)? {
        Writing::Only(name) => Some(name.map_or(Unread::Nameless, Unread::Named)),
        Writing::Shared(script) => by_words(&folded, script),
    }
}

/// How a text is written.
enum Writing {
    /// In a script that several languages of the tables share.
    Shared(Script),
    /// In a script without a pack, with the language that is written in it.
    Only(Option<&'static str>),
}

/// Scripts that no pack is written in, by their first and last letter, and the language for which they stand.
const SCRIPTS: &[(char, char, Option<&str>)] = &[
    ('\u{370}', '\u{3ff}', Some("Greek")),
    ('\u{531}', '\u{58f}', Some("Armenian")),
    ('\u{590}', '\u{5ff}', Some("Hebrew")),
    ('\u{780}', '\u{7bf}', Some("Maldivian")),
    ('\u{900}', '\u{97f}', Some("Hindi")),
    ('\u{980}', '\u{9ff}', Some("Bengali")),
    ('\u{b80}', '\u{bff}', Some("Tamil")),
    ('\u{d80}', '\u{dff}', Some("Sinhala")),
    ('\u{e00}', '\u{e7f}', Some("Thai")),
    ('\u{e80}', '\u{eff}', Some("Lao")),
    ('\u{1000}', '\u{109f}', Some("Burmese")),
    ('\u{10a0}', '\u{10ff}', Some("Georgian")),
    ('\u{1200}', '\u{137f}', Some("Amharic")),
    ('\u{1780}', '\u{17ff}', Some("Khmer")),
    ('\u{1800}', '\u{18af}', Some("Mongolian")),
    ('\u{ac00}', '\u{d7a3}', Some("Korean")),
    ('\u{1100}', '\u{11ff}', Some("Korean")),
    ('\u{a00}', '\u{b7f}', None),
    ('\u{c00}', '\u{d7f}', None),
    ('\u{f00}', '\u{fff}', None),
];

/// The script of most of a text. Names and codes in Latin letters stand in every letter: another script needs half as many.
/// A quarter of hiragana among ideographs is Japanese grammar; names in a Chinese letter have fewer.
fn main_script(folded: &str) -> Option<Writing> {
    let (mut latin, mut cyrillic, mut arabic, mut han, mut hiragana) = (0, 0, 0, 0, 0);
    let mut others = vec![0; SCRIPTS.len()];
    for c in folded.chars().filter(|c| !c.is_ascii() || c.is_ascii_lowercase()) {
        match c {
            'a'..='z' | '\u{c0}'..='\u{24f}' => latin += 1,
            '\u{400}'..='\u{52f}' => cyrillic += 1,
            '\u{600}'..='\u{6ff}' | '\u{750}'..='\u{77f}' => arabic += 1,
            // An ideograph says as much as three letters.
            '\u{4e00}'..='\u{9fff}' | '\u{30a0}'..='\u{30ff}' => han += 3,
            '\u{3040}'..='\u{309f}' => hiragana += 3,
            _ if !c.is_alphabetic() => {}
            _ => {
                if let Some(i) = SCRIPTS.iter().position(|(first, last, _)| (*first..=*last).contains(&c)) {
                    others[i] += 2;
                }
            }
        }
    }
    let (other, most) = others.iter().enumerate().max_by_key(|(i, n)| (**n, usize::MAX - i))?;
    let rest = [cyrillic, arabic, han + hiragana, *most].into_iter().max().unwrap_or(0);
    if latin == 0 && rest == 0 {
        None
    } else if rest * 2 < latin || rest == 0 {
        Some(Writing::Shared(Script::Latin))
    } else if rest == *most {
        Some(Writing::Only(SCRIPTS[other].2))
    } else if rest == han + hiragana {
        (hiragana * 3 > han).then_some(Writing::Only(Some("Japanese")))
    } else if rest == cyrillic {
        Some(Writing::Shared(Script::Cyrillic))
    } else {
        Some(Writing::Shared(Script::Arabic))
    }
}

/// The article of Arabic.
const ARTICLE: &str = "ال";

/// Compares the small words of all languages of a script.
fn by_words(folded: &str, script: Script) -> Option<Unread> {
    let letter = |c: char| c.is_ascii_lowercase() || !c.is_ascii() && c.is_alphabetic();
    // The ending of an ordinal, "13-й", is no word.
    let ending = |w: &&str| {
        let start = w.as_ptr() as usize - folded.as_ptr() as usize;
        folded[..start].strip_suffix('-').is_some_and(|b| b.ends_with(|c: char| c.is_ascii_digit()))
    };
    let parts = folded.split(|c: char| !letter(c)).filter(|w| !w.is_empty());
    let mut words: Vec<&str> = parts.filter(|w| !ending(w)).collect();
    words.sort_unstable();
    let times = |word: &&str| words.partition_point(|w| w <= word) - words.partition_point(|w| w < word);
    let count = |known: &[&str]| known.iter().map(times).sum::<usize>();
    let known = PACKS.iter().filter(|p| p.script == script).map(|p| count(p.function_words)).max().unwrap_or(0);
    let found = hits(&words);
    let of_script = FOREIGN.iter().zip(found).filter(|(f, _)| f.script == script);
    let best = of_script.max_by_key(|(_, hits)| *hits);
    if let Some((foreign, Hits { all, distinct })) = best
        && distinct >= DISTINCT
        && all * 4 > known * 5
    {
        return Some(Unread::Named(foreign.name));
    }
    // Tables have few small words; the article of Arabic is written with its noun.
    let articles = words.iter().filter(|w| script == Script::Arabic && w.starts_with(ARTICLE)).count();
    (words.len() >= LONG && (known + articles) * RARE < words.len()).then_some(Unread::Nameless)
}

/// How many words of a text are those of a language, and how many different ones.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Hits {
    all: usize,
    distinct: usize,
}

/// The words of all languages of the table.
static LISTED: LazyLock<Spellings> = LazyLock::new(|| Spellings::of(FOREIGN.iter().map(|f| f.words)));

/// The hits of every language of the table, in words in order: those of its list, and those with a letter that it alone has.
fn hits(words: &[&str]) -> Vec<Hits> {
    let mut found = vec![Hits::default(); FOREIGN.len()];
    for same in words.chunk_by(|a, b| a == b) {
        let word = same[0];
        let listed = LISTED.lists_with(word.as_bytes());
        if listed == 0 && word.is_ascii() {
            continue;
        }
        for (i, hits) in found.iter_mut().enumerate() {
            let letters = FOREIGN[i].letters;
            if listed >> i & 1 == 1
                || !letters.is_empty() && word.contains(|c: char| !c.is_ascii() && letters.contains(c))
            {
                hits.all += same.len();
                hits.distinct += 1;
            }
        }
    }
    found
}

#[rustfmt::skip]
static FOREIGN: &[Foreign] = &[
    // Latin letters
    latin("Portuguese", &[
        "o", "a", "os", "as", "de", "do", "da", "dos", "das", "e", "em", "um", "uma", "no", "na", "nos", "nas", "que", "para",
        "por", "com", "ao", "aos", "pelo", "pela", "nao", "sao", "ate", "se", "ser", "sera", "sua", "mais", "tambem",
    ]),
    latin("German", &[
        "der", "die", "das", "und", "den", "dem", "des", "ein", "eine", "einer", "zu", "zur", "zum", "im", "in", "von", "vom", "mit",
        "fur", "auf", "ist", "sind", "wird", "werden", "bis", "nicht", "auch", "sich", "sie", "bei", "nach", "uber", "oder", "als",
    ]),
    latin("Italian", &[
        "il", "lo", "la", "i", "gli", "le", "di", "del", "della", "dei", "delle", "dell", "e", "ed", "in", "un", "una", "che",
        "per", "con", "al", "alla", "ai", "alle", "nel", "nella", "da", "dal", "dalla", "non", "si", "sono", "sara", "entro",
    ]),
    latin("Dutch", &[
        "de", "het", "een", "van", "en", "in", "is", "op", "te", "dat", "die", "voor", "met", "zijn", "niet", "aan", "om", "ook",
        "als", "bij", "nog", "uit", "wordt", "worden", "naar", "door", "over", "tot", "zal", "deze", "u", "uw", "of",
    ]),
    latin("Swedish", &[
        "och", "att", "det", "som", "en", "ett", "av", "for", "den", "med", "till", "pa", "ar", "om", "de", "inte", "ska", "kommer",
        "fran", "vid", "eller", "har", "kan", "senast", "i", "under", "samt", "detta", "vara",
    ]),
    latin("Danish", &[
        "og", "at", "det", "som", "en", "et", "af", "for", "den", "med", "til", "pa", "er", "om", "de", "ikke", "skal", "vil",
        "fra", "ved", "eller", "har", "kan", "senest", "i", "vaere", "blive", "bliver", "dette", "efter",
    ]),
    latin("Norwegian", &[
        "og", "at", "det", "som", "en", "et", "av", "for", "den", "med", "til", "pa", "er", "om", "de", "ikke", "skal", "vil",
        "fra", "ved", "eller", "har", "kan", "senest", "i", "vaere", "bli", "blir", "dette", "etter",
    ]),
    latin("Finnish", &[
        "ja", "on", "ei", "se", "etta", "joka", "ovat", "kokous", "tai", "sen", "myos", "kuin", "mukaan", "viimeistaan", "seka",
        "jotka", "pidetaan", "tulee", "voi", "kanssa", "mennessa", "ole", "olla", "tassa", "han",
    ]),
    latin("Polish", &[
        "i", "w", "z", "na", "do", "nie", "sie", "ze", "od", "o", "po", "jest", "oraz", "dla", "przez", "za", "przy", "lub", "jako",
        "dnia", "roku", "sa", "bedzie", "beda", "ktory", "ktore", "tego", "tym", "u", "ich",
    ]),
    latin("Czech", &[
        "a", "v", "ve", "na", "se", "z", "ze", "do", "je", "o", "s", "k", "pro", "za", "od", "po", "jsou", "nebo", "bude", "ktery",
        "ktere", "ze", "podle", "jako", "budou", "byt", "dne", "pri", "jeho", "tento",
    ]),
    latin("Slovak", &[
        "a", "v", "vo", "na", "sa", "z", "zo", "do", "je", "o", "s", "k", "pre", "za", "od", "po", "su", "alebo", "bude", "ktory",
        "ktore", "ze", "podla", "ako", "budu", "byt", "dna", "pri", "jeho", "tento",
    ]),
    latin("Slovenian", &[
        "in", "v", "na", "je", "se", "za", "z", "s", "da", "so", "ki", "do", "od", "po", "pri", "o", "bo", "bodo", "ali", "tudi",
        "ne", "kot", "iz", "lahko", "vsi", "ta", "dne", "tega",
    ]),
    latin("Croatian", &[
        "i", "u", "na", "je", "se", "za", "da", "su", "od", "s", "iz", "do", "o", "koji", "koje", "ili", "kao", "ce", "biti", "ne",
        "po", "te", "uz", "prema", "bude", "sto", "nije", "ovaj", "godine",
    ]),
    latin("Hungarian", &[
        "a", "az", "es", "hogy", "nem", "egy", "is", "meg", "vagy", "ez", "van", "volt", "lesz", "valamint", "kell", "szerint",
        "alatt", "mint", "ki", "be", "el", "kerul", "ezt", "azt", "altal", "legkesobb",
    ]),
    latin("Romanian", &[
        "si", "de", "la", "in", "a", "al", "ale", "cu", "pe", "din", "pentru", "care", "este", "sunt", "va", "vor", "nu", "ca", "se",
        "o", "un", "prin", "sau", "fi", "sa", "pana", "mai", "dupa", "lui", "cel",
    ]),
    latin("Turkish", &[
        "ve", "bir", "bu", "ile", "icin", "olarak", "olan", "da", "de", "en", "daha", "veya", "kadar", "gibi", "sonra", "tarihinde",
        "tarihleri", "arasında", "uzere", "edilir", "saat", "ise", "her", "olacaktır", "gerekmektedir",
    ]),
    latin("Catalan", &[
        "el", "la", "els", "les", "de", "del", "dels", "i", "en", "un", "una", "que", "per", "amb", "al", "als", "es", "no", "seva",
        "ha", "son", "aquesta", "aquest", "abans", "mes", "dia", "fins", "pel", "sera", "tambe",
    ]),
    latin("Indonesian", &[
        "dan", "yang", "di", "untuk", "dengan", "pada", "dari", "ini", "akan", "dalam", "tidak", "ke", "adalah", "oleh", "atau",
        "juga", "telah", "dapat", "sebagai", "kepada", "para", "bahwa", "itu", "tanggal",
    ]),
    latin("Swahili", &[
        "na", "ya", "wa", "kwa", "katika", "ni", "za", "la", "kuwa", "cha", "hii", "hiyo", "kama", "vya", "au", "pia", "hadi",
        "kabla", "itakuwa", "mkutano", "tarehe", "wote", "yake", "huo",
    ]),
    latin("Vietnamese", &[
        "va", "cua", "cac", "la", "cho", "co", "trong", "đuoc", "khong", "voi", "ngay", "đe", "tai", "nay", "mot", "nhung",
        "tu", "đen", "ve", "se", "thang", "nam", "theo", "hop",
    ]),
    latin("Lithuanian", &[
        "ir", "i", "is", "kad", "su", "del", "bus", "yra", "ne", "kaip", "arba", "nuo", "iki", "apie", "ar", "tai", "uz", "po", "pagal",
        "kuris", "taip", "turi", "prie", "d",
    ]),
    latin("Latvian", &[
        "un", "ir", "ar", "no", "par", "uz", "lai", "ka", "ka", "tiks", "vai", "lidz", "pec", "kas", "to", "ne", "pie", "gada",
        "var", "sis", "tas", "kuri", "visi", "plkst",
    ]),
    latin("Estonian", &[
        "ja", "on", "ei", "et", "mis", "ning", "see", "oma", "ka", "voi", "kui", "kuni", "toimub", "aasta", "kell", "tuleb", "kes",
        "selle", "jaoks", "tema", "nende", "koos", "hiljemalt", "ole",
    ]),
    // Cyrillic letters
    Foreign { name: "Ukrainian", script: Script::Cyrillic, letters: "іїєґ", words: &[
        "та", "що", "для", "не", "від", "до", "з", "у", "на", "щодо", "або", "які", "буде", "про", "як", "його", "за", "в", "це", "й",
    ] },
    Foreign { name: "Belarusian", script: Script::Cyrillic, letters: "ўі", words: &[
        "што", "для", "не", "ад", "да", "з", "у", "на", "або", "якія", "будзе", "пра", "як", "яго", "за", "гэта", "а", "па", "ці",
    ] },
    Foreign { name: "Bulgarian", script: Script::Cyrillic, letters: "", words: &[
        "на", "и", "за", "от", "се", "да", "в", "с", "по", "че", "при", "ще", "са", "до", "която", "които", "е", "със", "във", "или",
        "като", "не", "бъде", "бъдат", "след", "този", "тази",
    ] },
    Foreign { name: "Serbian", script: Script::Cyrillic, letters: "јљњћђџ", words: &[
        "и", "у", "на", "је", "се", "за", "да", "су", "од", "са", "из", "до", "о", "или", "као", "ће", "бити", "не", "по", "према",
    ] },
    Foreign { name: "Macedonian", script: Script::Cyrillic, letters: "јљњѓќѕџ", words: &[
        "и", "на", "во", "се", "за", "да", "од", "со", "е", "ќе", "кои", "која", "или", "до", "не", "по", "при", "го", "ги", "бидат",
    ] },
    Foreign { name: "Kazakh", script: Script::Cyrillic, letters: "әқңғүұөһі", words: &[
        "және", "мен", "бен", "үшін", "бойынша", "туралы", "үстінде", "осы", "бұл", "болып", "дейін", "немесе", "де", "да",
    ] },
    Foreign { name: "Kyrgyz", script: Script::Cyrillic, letters: "ңүө", words: &[
        "жана", "менен", "үчүн", "боюнча", "жөнүндө", "ушул", "бул", "болуп", "чейин", "же", "да", "деп", "анын",
    ] },
    Foreign { name: "Mongolian", script: Script::Cyrillic, letters: "өү", words: &[
        "нь", "ба", "болон", "байна", "энэ", "дахь", "юм", "хүртэл", "тухай", "бөгөөд", "эсвэл", "гэж", "дээр", "он",
    ] },
    Foreign { name: "Tajik", script: Script::Cyrillic, letters: "ӣӯҳҷқғ", words: &[
        "ва", "дар", "аз", "ба", "ки", "бо", "барои", "ин", "он", "то", "аст", "бояд", "мешавад", "оид",
    ] },
    // Arabic letters
    Foreign { name: "Persian", script: Script::Arabic, letters: "پچژگ", words: &[
        "در", "به", "از", "كه", "اين", "را", "با", "است", "براي", "ان", "يك", "شود", "تا", "خود", "بر", "هاي", "مي", "شد", "نيز",
        "خواهد", "بايد", "يا", "و",
    ] },
    Foreign { name: "Urdu", script: Script::Arabic, letters: "ٹڈڑںےہھپچگ", words: &[
        "كے", "ميں", "كي", "اور", "ہے", "سے", "كا", "كو", "پر", "ہيں", "نے", "يہ", "كہ", "اس", "تك", "ليے", "گا", "گے", "جائے",
    ] },
    Foreign { name: "Kurdish", script: Script::Arabic, letters: "ێۆڕڵەڤپچژگ", words: &[
        "و", "له", "به", "بۆ", "كه", "ئەم", "لە", "بە", "كە", "دەكات", "هەروەها", "تا", "لەگەڵ",
    ] },
];

const fn latin(name: &'static str, words: &'static [&'static str]) -> Foreign {
    Foreign { name, script: Script::Latin, letters: "", words }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A few sentences of a letter in each language of the tables.
    #[test]
    fn words_are_short() {
        assert!(FOREIGN.len() <= Spellings::LISTS);
        for word in FOREIGN.iter().flat_map(|f| f.words) {
            assert!(LISTED.lists_with(word.as_bytes()) != 0 && word.len() <= 16, "{word}");
        }
    }

    const TEXTS: &[(&str, &str)] = &[
        (
            "Portuguese",
            "Tenho a honra de convidá-lo para a reunião da Comissão de Estudo 13, que será realizada em Genebra, de 4 a 8 de maio de 2026. As contribuições devem ser enviadas até 20 de abril; a inscrição não é feita no local.",
        ),
        (
            "German",
            "Ich lade Sie zu der Sitzung der Studiengruppe 13 ein, die vom 4. bis 8. Mai 2026 in Genf stattfindet. Die Beiträge sind bis zum 20. April einzureichen, und die Anmeldung ist nicht vor Ort möglich.",
        ),
        (
            "Italian",
            "Ho l'onore di invitarla alla riunione della Commissione di studio 13, che si terrà a Ginevra dal 4 all'8 maggio 2026. I contributi devono essere inviati entro il 20 aprile e le iscrizioni non sono possibili sul posto.",
        ),
        (
            "Dutch",
            "Hierbij nodig ik u uit voor de vergadering van studiegroep 13, die van 4 tot 8 mei 2026 in Genève wordt gehouden. De bijdragen moeten uiterlijk op 20 april worden ingediend en het is niet mogelijk om zich ter plaatse aan te melden.",
        ),
        (
            "Swedish",
            "Jag har äran att inbjuda er till mötet med studiegrupp 13, som kommer att hållas i Genève den 4–8 maj 2026. Bidrag ska lämnas senast den 20 april och det är inte möjligt att anmäla sig på plats.",
        ),
        (
            "Danish",
            "Jeg har hermed æren af at indbyde Dem til mødet i studiegruppe 13, som bliver holdt i Genève fra den 4. til 8. maj 2026. Bidrag skal sendes senest den 20. april, og det er ikke muligt at blive registreret efter dette.",
        ),
        (
            "Norwegian",
            "Jeg har herved æren av å invitere til møtet i studiegruppe 13, som blir holdt i Genève fra 4. til 8. mai 2026. Bidrag skal sendes senest 20. april, og det er ikke mulig å bli registrert etter dette.",
        ),
        (
            "Finnish",
            "Kutsun teidät tutkimusryhmän 13 kokoukseen, joka pidetään Genevessä 4.–8. toukokuuta 2026. Esitykset on toimitettava viimeistään 20. huhtikuuta, ja ilmoittautuminen ei ole mahdollista paikan päällä, sillä se on myös verkossa.",
        ),
        (
            "Polish",
            "Mam zaszczyt zaprosić Państwa na posiedzenie 13. Komisji Studiów, które odbędzie się w Genewie w dniach od 4 do 8 maja 2026 roku. Wkłady należy przesłać do dnia 20 kwietnia, a rejestracja na miejscu nie jest możliwa.",
        ),
        (
            "Czech",
            "Dovoluji si Vás pozvat na zasedání studijní komise 13, které se bude konat v Ženevě ve dnech 4. až 8. května 2026. Příspěvky je třeba zaslat do 20. dubna a registrace na místě není možná pro ty, kteří jsou po termínu.",
        ),
        (
            "Hungarian",
            "Tisztelettel meghívom a 13. tanulmányi bizottság ülésére, amely 2026. május 4. és 8. között lesz Genfben. A hozzájárulásokat legkésőbb április 20-ig kell beküldeni, és a helyszínen nem lehet regisztrálni, valamint az is kell.",
        ),
        (
            "Romanian",
            "Am onoarea de a vă invita la reuniunea Comisiei de studii 13, care va avea loc la Geneva în perioada 4-8 mai 2026. Contribuțiile vor fi trimise până la 20 aprilie, iar înscrierea nu este posibilă la fața locului și se face prin internet.",
        ),
        (
            "Turkish",
            "13 numaralı Çalışma Grubunun 4-8 Mayıs 2026 tarihleri arasında Cenevre'de yapılacak toplantısına davet ediyoruz. Katkılar en geç 20 Nisan tarihine kadar gönderilmelidir ve kayıt için bir form ile bu sayfada daha önce doldurulmalıdır.",
        ),
        (
            "Ukrainian",
            "Маю честь запросити вас на засідання 13-ї Дослідницької комісії, яке відбудеться в Женеві з 4 до 8 травня 2026 року. Внески слід подати до 20 квітня.",
        ),
        (
            "Bulgarian",
            "Имам честта да ви поканя на заседанието на Изследователска комисия 13, което ще се проведе в Женева от 4 до 8 май 2026 г. Приносите трябва да бъдат изпратени до 20 април и регистрацията е задължителна за всички, които ще са там.",
        ),
        (
            "Serbian",
            "Част ми је да вас позовем на састанак Студијске групе 13, који ће се одржати у Женеви од 4. до 8. маја 2026. године. Прилози се достављају до 20. априла.",
        ),
        (
            "Kazakh",
            "Сіздерді 2026 жылғы 4–8 мамырда Женевада өтетін 13-зерттеу комиссиясының отырысына шақырамын. Үлестер 20 сәуірге дейін жіберілуі тиіс және тіркеу міндетті.",
        ),
        (
            "Persian",
            "با احترام از شما برای شرکت در نشست گروه مطالعاتی ۱۳ که از ۴ تا ۸ مه ۲۰۲۶ در ژنو برگزار خواهد شد دعوت می‌شود. مشارکت‌ها باید تا ۲۰ آوریل ارسال شود و ثبت نام در محل ممکن نیست.",
        ),
        (
            "Urdu",
            "آپ کو اسٹڈی گروپ 13 کے اجلاس میں شرکت کی دعوت دی جاتی ہے جو 4 سے 8 مئی 2026 تک جنیوا میں ہوگا۔ تجاویز 20 اپریل تک بھیجی جائیں اور اندراج لازمی ہے۔",
        ),
        (
            "Japanese",
            "第13研究委員会会合を2026年5月4日から8日までジュネーブで開催いたしますので、ご案内申し上げます。寄書の提出期限は4月20日です。",
        ),
        (
            "Korean",
            "제13연구반 회의가 2026년 5월 4일부터 8일까지 제네바에서 개최됩니다. 기고서 제출 마감은 4월 20일입니다.",
        ),
        (
            "Greek",
            "Έχω την τιμή να σας προσκαλέσω στη συνεδρίαση της Επιτροπής Μελετών 13, στη Γενεύη, 4-8 Μαΐου 2026.",
        ),
        ("Hebrew", "הנני מזמין אתכם לישיבת קבוצת המחקר 13 שתתקיים בז'נבה מ-4 עד 8 במאי 2026."),
        ("Hindi", "अध्ययन समूह 13 की बैठक 4 से 8 मई 2026 तक जिनेवा में आयोजित होगी।"),
        ("Thai", "ขอเชิญเข้าร่วมการประชุมกลุ่มศึกษา 13 ระหว่างวันที่ 4-8 พฤษภาคม 2026 ที่เจนีวา"),
        (
            "Vietnamese",
            "Trân trọng kính mời quý vị tham dự cuộc họp của Nhóm nghiên cứu 13 tại Geneva từ ngày 4 đến ngày 8 tháng 5 năm 2026. Các đóng góp được gửi trước ngày 20 tháng 4 và không có đăng ký tại chỗ cho các đại biểu.",
        ),
        (
            "Indonesian",
            "Kami mengundang Anda untuk menghadiri pertemuan Kelompok Studi 13 yang akan diadakan di Jenewa pada tanggal 4 sampai 8 Mei 2026. Kontribusi harus dikirim sebelum tanggal 20 April dan pendaftaran tidak dapat dilakukan di tempat.",
        ),
    ];

    /// Letters in languages with a pack, with names, addresses and quotations in others.
    const KNOWN: &[&str] = &[
        "Je vous convie à la réunion de la Commission d'études 13, du 4 au 8 mai 2026. Elle aura lieu à l'adresse suivante: Bundesamt für Kommunikation, Haus der Wirtschaft und der Technik, An der Brücke 5, bei der Post, 10115 Berlin.",
        "我荣幸地邀请您出席第13研究组会议，会议于2026年5月4日至8日举行。联系人：株式会社みらいテクノロジー、やまだ たろう。",
        "Имею честь пригласить вас на собрание 13-й Исследовательской комиссии, которое пройдет в Киеве в помещениях «Міжнародний центр культури і мистецтв, вул. Інститутська» с 4 по 8 мая 2026 года.",
        "يسرني أن أدعوكم إلى اجتماع لجنة الدراسات 13 الذي يعقد من 4 إلى 8 مايو 2026 في مركز همایش‌های بین‌المللی برج میلاد، پارک گفتگو.",
        "The workshop \"Das Netz der Zukunft und die Sicherheit der Dinge\" is held in Berlin on 4 May 2026; contributions are to be sent to the secretariat by 20 April.",
        "Tengo el honor de invitarle a la reunión de la Comisión de Estudio 13 en São Paulo, organizada por la Agência Nacional de Telecomunicações e pelo Ministério das Comunicações, del 4 al 8 de mayo de 2026.",
        "Study Group 13, Geneva, 4-8 May 2026",
        "Собрание Региональной группы 13-й Исследовательской комиссии для Африки, объявленное на 6 мая для 11-й и 13-й комиссий, отменяется.",
        "4-8.5.2026",
        "الموضوع: اجتماع لجنة الدراسات 20، جنيف، 6-16 يوليو 2020. المواعيد النهائية الرئيسية: 25 مايو 2020 تقديم طلبات المنح، تقديم طلبات العرض النصي ولغة الإشارة، تقديم طلبات الترجمة الشفوية، طلبات خطابات دعم الحصول على التأشيرة؛ 8 يونيو 2020 التسجيل المسبق؛ 23 يونيو 2020 تقديم المساهمات؛ 29 يونيو 2020 تقديم الوثائق المؤقتة؛ 1 يوليو 2020 تقديم الترشيحات. وتفضلوا بقبول فائق التقدير والاحترام.",
    ];

    #[test]
    fn languages_without_a_pack_are_named() {
        for (name, text) in TEXTS {
            assert_eq!(unread(text), Some(Unread::Named(name)), "{text}");
        }
    }

    #[test]
    fn names_and_addresses_in_another_language_weigh_nothing() {
        for text in KNOWN {
            assert_eq!(unread(text), None, "{text}");
        }
    }

    #[test]
    fn a_long_text_without_any_known_small_word_is_unread() {
        let text = "lorem ipsum dolor amet consectetuer adipiscing ".repeat(20);
        assert_eq!(unread(&text), Some(Unread::Nameless));
    }

    #[test]
    fn words_are_folded_as_texts_are() {
        for word in FOREIGN.iter().flat_map(|f| f.words.iter().chain(std::iter::once(&f.letters))) {
            assert_eq!(*word, fold(word));
        }
    }
}
