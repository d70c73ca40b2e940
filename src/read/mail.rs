//! Mails (RFC 5322, MIME): the attached letter, or the mail itself where nothing is attached.

use super::contents::{Contents, Part};
use super::damaged;
use crate::error::ReadError;
use mail_parser::{MessageParser, MimeHeaders, PartType};

/// Attachments of one mail.
const MAX_ATTACHMENTS: usize = 500;

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
        (html, plain) => plain.or(html),
    };
    let body = body.filter(|b| !b.trim().is_empty()).map(String::into_bytes);
    Ok(Contents { container: "mail", parts: Box::new(parts.into_iter()), body })
}
