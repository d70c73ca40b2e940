//! Mails (RFC 5322, MIME): the attached letter, or the mail itself where nothing is attached.

use super::contents::{Contents, Part};
use super::damaged;
use crate::error::ReadError;
use mail_parser::{Message, MessageParser, MimeHeaders, PartType};

/// Attachments of one mail.
const MAX_ATTACHMENTS: usize = 500;

/// A body with the subject and the day of its mail before it: in a notice they stand nowhere else.
fn headed(message: &Message<'_>, body: &str) -> String {
    // A mail that was saved as text states its day as people write it.
    let written =
        || ["Date", "Sent"].iter().find_map(|name| message.header_raw(*name)).map(|day| day.trim().to_owned());
    let parsed = message.date().filter(|d| d.is_valid());
    let day = parsed.map(|d| format!("{:04}-{:02}-{:02}", d.year, d.month, d.day)).or_else(written);
    let line = |label: &str, value: Option<String>| value.map_or(String::new(), |v| format!("{label}: {v}\n"));
    let head = line("Date", day) + &line("Subject", message.subject().map(str::to_owned));
    if head.is_empty() || body.trim().is_empty() { body.to_owned() } else { format!("{head}\n{body}") }
}

/// Opens a mail.
pub(super) fn open(bytes: &[u8]) -> Result<Contents<'_>, ReadError> {
    let message = MessageParser::default().parse(bytes).ok_or_else(|| damaged("eml", "it has no headers"))?;
    let parts = message.attachments().take(MAX_ATTACHMENTS).enumerate().map(|(i, attachment)| {
        let name = attachment.attachment_name().map(str::to_owned);
        // A forwarded mail carries its own subject instead of a file name.
        let name = name.unwrap_or_else(|| match attachment.is_message() {
            true => format!("forwarded mail {}", i + 1),
            false => format!("attachment {}", i + 1),
        });
        Part { name: name.replace('/', "_"), bytes: Ok(attachment.contents().to_vec()) }
    });
    let parts: Vec<Part> = parts.collect();
    let html = (0..message.html_body_count()).find_map(|i| match &message.html_part(i as u32)?.body {
        PartType::Html(html) => Some(html.to_string()),
        _ => None,
    });
    let plain = (0..message.text_body_count()).find_map(|i| message.body_text(i)).map(String::from);
    // Only HTML keeps tables.
    let body = match (html, plain) {
        (Some(html), Some(_)) if html.to_ascii_lowercase().contains("<table") => Some(html),
        (html, plain) => plain.map(|p| headed(&message, &p)).or(html),
    };
    let body = body.filter(|b| !b.trim().is_empty()).map(String::into_bytes);
    Ok(Contents { container: "mail", parts: Box::new(parts.into_iter()), body })
}
