//! From bytes of unknown encoding to text.
//!
//! The order matters: a byte order mark, then UTF-8 because chance never makes it valid, then UTF-16 without a mark by
//! its zero bytes, then statistics over the whole text (its beginning is often plain ASCII).

use crate::error::ReadError;
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, GB18030, GBK, UTF_8, UTF_16BE, UTF_16LE};

/// A text and how it was decoded.
#[derive(Debug)]
pub(crate) struct Decoded {
    /// The text, without a byte order mark.
    pub(crate) text: String,
    /// What a person should know about it; at most one sentence.
    pub(crate) warnings: Vec<String>,
}

/// Decodes bytes that should be text.
///
/// # Errors
/// [`ReadError::UnknownFormat`] for bytes that are no text in any encoding.
pub(crate) fn decode(bytes: &[u8]) -> Result<Decoded, ReadError> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return Ok(decoded(encoding, &bytes[mark..]));
    }
    if let Some(encoding) = unmarked_utf16(bytes) {
        return Ok(decoded(encoding, bytes));
    }
    if let Some(found) = not_text(bytes) {
        return Err(crate::read::unknown(found));
    }
    if std::str::from_utf8(bytes).is_ok() || is_damaged_utf8(bytes) {
        return Ok(decoded(UTF_8, bytes));
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let guess = detector.guess(None, Utf8Detection::Allow);
    // GB18030 reads all of GBK and more.
    Ok(decoded(if guess == GBK { GB18030 } else { guess }, bytes))
}

fn decoded(encoding: &'static Encoding, bytes: &[u8]) -> Decoded {
    let (text, broken) = encoding.decode_without_bom_handling(bytes);
    let warnings = if broken {
        let count = text.chars().filter(|c| *c == '\u{fffd}').count();
        vec![format!("the text was read as {} and {count} places in it are damaged", encoding.name())]
    } else {
        Vec::new()
    };
    Decoded { text: text.into_owned(), warnings }
}

/// UTF-16 without a mark: digits, spaces and line ends leave zero bytes on one side only.
fn unmarked_utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(8192) & !1];
    let zeros = |side: usize| sample.iter().skip(side).step_by(2).filter(|b| **b == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let (encoding, more, less) = if odd > even { (UTF_16LE, odd, even) } else { (UTF_16BE, even, odd) };
    if more * 40 <= sample.len() || less * 8 > more {
        return None;
    }
    let (text, broken) = encoding.decode_without_bom_handling(sample);
    let odd_characters = text.chars().filter(|c| c.is_control() && !c.is_whitespace() || *c == '\u{fffd}').count();
    (!broken && odd_characters * 50 < sample.len()).then_some(encoding)
}

/// Bytes that no text has, in words.
fn not_text(bytes: &[u8]) -> Option<&'static str> {
    let sample = &bytes[..bytes.len().min(65_536)];
    let controls = sample.iter().filter(|b| matches!(b, 0x00..=0x08 | 0x0e..=0x1a | 0x1c..=0x1f)).count();
    (sample.contains(&0) || controls * 50 > sample.len()).then_some("a binary file")
}

/// UTF-8 with a few bytes lost or cut: many more sequences are right than wrong.
fn is_damaged_utf8(bytes: &[u8]) -> bool {
    let (mut right, mut wrong) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        right += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        wrong += usize::from(!chunk.invalid().is_empty());
    }
    right > wrong * 20
}

#[cfg(test)]
mod tests {
    use super::*;

    const CHINESE: &str = "重要截止日期：\r\n\t2018年8月22日\r\n\t–\t提交需要翻译的ITU-T成员文稿\r\n会议将于2018年10月22日至31日在日内瓦国际电联总部举行。";

    fn check(bytes: &[u8], expected: &str) {
        let found = decode(bytes).unwrap();
        assert_eq!(found.text, expected);
        assert_eq!(found.warnings, Vec::<String>::new());
    }

    #[test]
    fn chinese_in_every_encoding() {
        check(CHINESE.as_bytes(), CHINESE);
        check(&[b"\xef\xbb\xbf", CHINESE.as_bytes()].concat(), CHINESE);
        check(&GB18030.encode(CHINESE).0, CHINESE);
        let units = || CHINESE.encode_utf16();
        check(&units().flat_map(u16::to_le_bytes).collect::<Vec<_>>(), CHINESE);
        check(&units().flat_map(u16::to_be_bytes).collect::<Vec<_>>(), CHINESE);
        check(&[0xfeff].into_iter().chain(units()).flat_map(u16::to_be_bytes).collect::<Vec<_>>(), CHINESE);
    }

    #[test]
    fn code_pages_of_the_six_languages() {
        let russian = "Настоящим имею честь пригласить вас принять участие в собрании, Женева, 3–14 июля 2023 года";
        check(&encoding_rs::WINDOWS_1251.encode(russian).0, russian);
        let arabic = "يسرني أن أدعوكم إلى حضور الاجتماع القادم للجنة الدراسات 15 من 3 إلى 14 يوليو 2023 في جنيف";
        check(&encoding_rs::WINDOWS_1256.encode(arabic).0, arabic);
        let french = "J’ai l’honneur de vous inviter à participer à la réunion, Genève, 3–14 juillet 2023";
        check(&encoding_rs::WINDOWS_1252.encode(french).0, french);
        let taiwan =
            "國際電信聯盟電信標準化部門第五研究組會議將於二零二三年七月三日至十四日在日內瓦舉行，請貴方派員參加";
        check(&encoding_rs::BIG5.encode(taiwan).0, taiwan);
    }

    #[test]
    fn a_lost_byte_does_not_change_the_encoding() {
        let mut bytes = CHINESE.as_bytes().to_vec();
        bytes.pop();
        let found = decode(&bytes).unwrap();
        assert!(found.text.starts_with("重要截止日期"), "{}", found.text);
        assert_eq!(found.warnings, ["the text was read as UTF-8 and 1 places in it are damaged"]);
    }

    #[test]
    fn binary_is_refused() {
        assert!(matches!(decode(&[1, 2, 3, 0, 0, 7, 0x80]), Err(ReadError::UnknownFormat { .. })));
        assert!(matches!(decode(&[0; 4096]), Err(ReadError::UnknownFormat { .. })));
    }
}
