#![no_main]
use lettercal_fuzz::{package, run};

// The data is the body, the numbering or the styles, by its first byte.
libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    const KIND: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let Some((choice, part)) = data.split_first() else { return };
    let relations = format!(
        r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="{KIND}/numbering" Target="n.xml"/><Relationship Id="b" Type="{KIND}/styles" Target="s.xml"/></Relationships>"#
    );
    let sample: &[u8] = br#"<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:pPr><w:pStyle w:val="1"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>a</w:t></w:r></w:p></w:body></w:document>"#;
    let (body, numbering, styles): (&[u8], &[u8], &[u8]) = match choice % 3 {
        0 => (part, b"", b""),
        1 => (sample, part, b""),
        _ => (sample, b"", part),
    };
    let mut parts = vec![("word/document.xml", body), ("word/_rels/document.xml.rels", relations.as_bytes())];
    parts.extend([("word/n.xml", numbering), ("word/s.xml", styles)].into_iter().filter(|p| !p.1.is_empty()));
    run("docx", &package(&parts));
});
