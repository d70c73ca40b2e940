//! Readers: from files of every format to documents.
//!
//! `samples/formats/` holds one small document for each thing that a reader must get right, and beside it what it
//! should be read as. `../shared/documents`, where present, holds larger and hostile files.

#![expect(clippy::disallowed_methods, clippy::disallowed_macros, reason = "tests may look at clock and environment")]

use lettercal::document::{Block, Document, Format, Region};
use lettercal::error::ReadError;
use lettercal::read::{FORMATS, documents};
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

fn here(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|f| f.unwrap().path()).collect();
    files.sort();
    files
}

fn name(path: &Path) -> String {
    path.file_name().unwrap().to_string_lossy().into_owned()
}

/// The files of `../shared/documents`; says so loudly where there are none.
fn shared() -> Vec<PathBuf> {
    let folder = here("../shared/documents");
    let folder = if folder.is_dir() { folder } else { here("../../shared/documents") };
    if !folder.is_dir() {
        eprintln!("SKIPPED: ../shared/documents is missing, so its letters and hostile files were NOT read");
        return Vec::new();
    }
    files(&folder)
}

fn one(path: &Path) -> Result<Document, ReadError> {
    let mut found = documents(&std::fs::read(path).unwrap());
    assert_eq!(found.len(), 1, "{}", path.display());
    found.remove(0).1
}

/// What a person checks: every block, link and warning on a line of its own.
fn facts(bytes: &[u8]) -> String {
    let mut out = String::new();
    for (part, document) in documents(bytes) {
        if let Some(part) = part {
            writeln!(out, "part {part}").unwrap();
        }
        match document {
            Ok(document) => document_facts(&document, &mut out),
            Err(e) => writeln!(out, "error: {e}").unwrap(),
        }
    }
    out
}

fn document_facts(document: &Document, out: &mut String) {
    writeln!(out, "format {}", document.format.name()).unwrap();
    for block in &document.blocks {
        match block {
            Block::Paragraph(p) => {
                let place = document.place(p.span.start);
                let region = format!("{:?}", p.region).to_lowercase();
                let at = place.path.or(place.page.map(|n| format!("page {n}"))).unwrap_or_default();
                writeln!(out, "{region} «{}» ({at})", &document.text[p.span.clone()]).unwrap();
            }
            Block::Table(table) => {
                writeln!(out, "table {}", format!("{:?}", table.grid).to_lowercase()).unwrap();
                for (row, cell) in
                    table.rows.iter().enumerate().flat_map(|(r, row)| row.cells.iter().map(move |c| (r, c)))
                {
                    let place = document.place(cell.span.start);
                    let page = place.page.map(|n| format!(" page {n}")).unwrap_or_default();
                    let text = document.text[cell.span.clone()].replace('\n', " / ");
                    let (columns, rows) = (cell.columns, cell.rows);
                    writeln!(out, "  row {row} column {} covers {rows}x{columns} «{text}»{page}", cell.column).unwrap();
                }
            }
        }
    }
    for link in &document.links {
        writeln!(out, "link «{}» {}", &document.text[link.span.clone()], link.address).unwrap();
    }
    for warning in &document.warnings {
        writeln!(out, "warning {warning}").unwrap();
    }
}

/// What every later stage relies on.
fn check_document(document: &Document, of: &str) {
    let text = &document.text;
    let mut last = 0;
    for block in &document.blocks {
        let span = match block {
            Block::Paragraph(p) => p.span.clone(),
            Block::Table(t) => t.span.clone(),
        };
        assert!(span.start >= last && span.end >= span.start, "{of}: blocks overlap at {}", span.start);
        assert!(text.get(span.clone()).is_some(), "{of}: a block cuts a character");
        last = span.end;
        if let Block::Table(table) = block {
            let mut at = table.span.start;
            for cell in table.rows.iter().flat_map(|r| &r.cells) {
                assert!(cell.span.start >= at && cell.span.end <= table.span.end, "{of}: cells overlap at {at}");
                assert!(cell.columns > 0 && cell.rows > 0, "{of}: a cell covers nothing");
                assert!(text.get(cell.span.clone()).is_some(), "{of}: a cell cuts a character");
                at = cell.span.end;
            }
        }
    }
    assert!(document.links.is_sorted_by_key(|l| l.span.start), "{of}: links are not sorted");
    assert!(document.links.iter().all(|l| text.get(l.span.clone()).is_some_and(|t| !t.is_empty())), "{of}: empty link");
    assert!(document.origins.is_sorted_by_key(|o| o.start), "{of}: origins are not sorted");
}

#[test]
fn formats_are_read_as_their_facts_say() {
    let bless = std::env::var_os("BLESS").is_some();
    let mut wrong = Vec::new();
    let mut seen = 0;
    for path in files(&here("samples/formats")) {
        if path.extension().is_some_and(|e| e == "facts") {
            assert!(path.with_extension("").exists(), "{} stands beside nothing", path.display());
            continue;
        }
        seen += 1;
        let found = facts(&std::fs::read(&path).unwrap());
        let facts = PathBuf::from(format!("{}.facts", path.display()));
        if bless {
            std::fs::write(&facts, &found).unwrap();
        }
        let expected = std::fs::read_to_string(&facts).unwrap_or_default();
        if found != expected {
            wrong.push(format!("{}\nexpected:\n{expected}\nfound:\n{found}", path.display()));
        }
    }
    assert!(seen > 15, "samples/formats holds only {seen} documents");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_format_has_a_sample() {
    let samples: Vec<String> = files(&here("samples/formats")).iter().map(|f| name(f)).collect();
    for format in FORMATS {
        // Old Word files cannot be written by hand; plain text is everywhere in samples/.
        if matches!(format.name, "doc" | "text") {
            continue;
        }
        let known = samples.iter().any(|s| format.endings.iter().any(|e| s.ends_with(&format!(".{e}"))));
        assert!(known, "samples/formats holds no {}", format.name);
    }
}

#[test]
fn the_documentation_names_every_format() {
    let page = std::fs::read_to_string(here("docs/formats.md")).unwrap();
    for format in FORMATS {
        assert!(
            page.contains(&format!("| `{}` | {}", format.name, format.title)),
            "docs/formats.md lacks {}",
            format.name
        );
    }
}

#[test]
fn every_document_is_well_formed() {
    for path in files(&here("samples/formats")).into_iter().chain(shared()) {
        for (part, document) in documents(&std::fs::read(&path).unwrap()) {
            if let Ok(document) = document {
                check_document(&document, &format!("{} {part:?}", path.display()));
            }
        }
    }
}

#[test]
fn inputs_without_a_letter_get_one_plain_error() {
    let check = |bytes: &[u8], expected: &str| {
        let found = documents(bytes);
        let error = found[0].1.as_ref().unwrap_err().to_string();
        assert!(found.len() == 1 && error.contains(expected), "{error}");
    };
    check(b"", "the file is empty");
    check(b" \n\t\n", "the file is empty");
    check(b"\x89PNG\r\n\x1a\n\0\0\0", "a PNG picture is not a format that lettercal reads");
    check(&[0x00, 0x01, 0x02, 0xff, 0x00], "a binary file is not a format");
    check(b"PK\x03\x04 word/document.xml", "the docx file cannot be read");
    check(b"%PDF-1.7 nothing", "the pdf file cannot be read");
    check(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 nothing", "the doc file cannot be read");
    check(&"{\\rtf1".repeat(3000).into_bytes(), "the rtf file cannot be read");
    check(&std::fs::read(here("samples/formats/scan.pdf")).unwrap(), "run it through text recognition");
    check(&std::fs::read(here("samples/formats/nothing.eml")).unwrap(), "there is no letter in the mail");
    check(&vec![b'a'; 65 << 20], "no letter is that long");
}

#[test]
fn torture_files_keep_and_drop_what_they_say() {
    // What a converter lost or mixed up before the reader saw the file.
    let lost: &[(&str, &[&str], &[&str])] = &[
        ("torture.doc", &["KEEP_MATH", "KEEP_NESTFIELD", "KEEP_RUBY"], &["DROP_MOVEFROM", "DROP_DEL"]),
        ("torture.odt", &["KEEP_MATH"], &[]),
        ("torture.rtf", &["KEEP_MATH", "KEEP_NESTFIELD", "KEEP_RUBY", "KEEP_MERGE1", "KEEP_TXBX", "KEEP_VMLTX"], &[]),
        ("torture.html", &["KEEP_MATH"], &["DROP_MOVEFROM", "DROP_DEL", "DROP_DELROW"]),
    ];
    let files = shared();
    let Some(truth) = files.iter().find(|f| name(f) == "torture.docx") else { return };
    let text = one(truth).unwrap().text;
    assert!(!text.contains("DROP_"), "torture.docx: {text}");
    assert!(text.contains("截止：2020年10月4日KEEP_DATE"));
    assert_eq!(text.matches("KEEP_TXBX").count(), 1);
    let mut kept: Vec<&str> = text.split(|c: char| !c.is_ascii_alphanumeric() && c != '_').collect();
    kept.retain(|w| w.starts_with("KEEP_"));
    // Two are glued on purpose.
    let kept: Vec<String> = kept.join(" ").replace("KEEP_", " KEEP_").split_whitespace().map(str::to_owned).collect();
    assert!(kept.len() >= 45, "{kept:?}");
    let mut seen = 0;
    for path in files.iter().filter(|f| name(f).starts_with("torture")) {
        let document = one(path).unwrap();
        let none: (&str, &[&str], &[&str]) = ("", &[], &[]);
        let (_, missing, leaked) = lost.iter().find(|(n, ..)| *n == name(path)).unwrap_or(&none);
        for mark in kept.iter().filter(|k| !missing.contains(&k.as_str())) {
            assert!(document.text.contains(mark.as_str()), "{}: {mark} is missing", name(path));
        }
        let drops = document.text.split(|c: char| !c.is_ascii_alphanumeric() && c != '_');
        for word in drops.filter_map(|w| w.find("DROP_").map(|i| &w[i..])) {
            assert!(leaked.contains(&word), "{}: {word} was read", name(path));
        }
        if document.format == Format::Docx {
            for address in ["https://example.org/hl", "https://example.org/field", "https://example.org/simple"] {
                assert!(document.links.iter().any(|l| l.address == address), "{}: {address}", name(path));
            }
        }
        seen += 1;
    }
    assert!(seen >= 10, "{seen} torture files");
}

#[test]
fn hostile_files_cost_little_and_one_message() {
    for path in shared().iter().filter(|f| name(f).starts_with("hostile") || name(f).contains("scan")) {
        let bytes = std::fs::read(path).unwrap();
        let begin = Instant::now();
        let found = documents(&bytes);
        let took = begin.elapsed();
        assert_eq!(found.len(), 1, "{}", name(path));
        // Generous: the machine may be busy and the build unoptimised. Without limits these take minutes.
        assert!(took < Duration::from_secs(60), "{} took {took:?}", name(path));
        if let Ok(document) = &found[0].1 {
            assert!(document.text.len() < 1 << 20, "{} grew", name(path));
            let text = &document.text;
            assert!(!text.contains("root:") && !text.contains("lollol"), "{}: an entity was expanded", name(path));
        }
    }
}

/// A PDF of one page; `objects` have the numbers from 5, of which `resources` may name any.
fn drawing(resources: &str, content: &str, objects: &[&str]) -> Vec<u8> {
    let page = format!("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<<{resources}>>>>");
    let content = form("", content);
    let mut file = String::from("%PDF-1.7\n");
    let all = ["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>", &page, &content];
    for (number, object) in (1..).zip(all.iter().chain(objects)) {
        writeln!(file, "{number} 0 obj\n{object}\nendobj").unwrap();
    }
    file.push_str("trailer<</Root 1 0 R>>\n");
    file.into_bytes()
}

fn form(entries: &str, content: &str) -> String {
    format!("<<{entries}/Length {}>>stream\n{content}\nendstream", content.len())
}

/// What a fuzzer or a person found that took minutes or memory without end, as small as it can be drawn.
#[test]
fn pages_that_no_letter_draws_cost_little() {
    const FONT: &str = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>";
    let check = |what: &str, file: &[u8], expected: &str| {
        let begin = Instant::now();
        let found = documents(file).remove(0).1;
        let took = begin.elapsed();
        // A tenth of this on a quiet machine without optimisation.
        assert!(took < Duration::from_secs(30), "{what} took {took:?}");
        let said = found.map_or_else(|e| e.to_string(), |document| document.text);
        assert!(said.contains(expected), "{what}: {}", said.chars().take(300).collect::<String>());
    };
    let text = |content: &str| drawing("/Font<</F 5 0 R>>", &format!("BT /F 9 Tf {content} ET"), &[FONT]);

    check("a line of 120,000 characters", &text(&"(aaaaaaaaaaaa) Tj ".repeat(10_000)), "aaaa");
    check("a run longer than memory is large", &text(&format!("({}) Tj", "a".repeat(2 << 20))), "more characters");
    check("outlines as clip paths", &text(&format!("7 Tr {}", "(aaaaaaaa) Tj ".repeat(9000))), "more than any letter");
    let columns = "(1) Tj 20 0 Td ".repeat(400);
    check("as many columns as lines", &text(&format!("{columns} 0 9 Td ").repeat(100)), "1");
    // Each line as wide as one character: all of them are one paragraph.
    check("a paragraph of short lines", &text(&"0 -11 Td (a) Tj ".repeat(40_000)), "a");

    let draw = |name: &str| format!("/{name} Do ").repeat(1000);
    let nested = |names: &str, content: &str| {
        form(&format!("/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<<{names}>>>>"), content)
    };
    let forms = [nested("/B 6 0 R", &draw("B")), nested("/C 7 0 R", &draw("C")), nested("", "")];
    let file = drawing("/XObject<</A 5 0 R>>", &draw("A"), &[&forms[0], &forms[1], &forms[2]]);
    check("a thousand forms of a thousand forms", &file, "it draws more than any letter");
    // Its names are those of the page, among them its own.
    let itself = form("/Subtype/Form/BBox[0 0 9 9]", "/A Do /A Do");
    check("a form of itself", &drawing("/XObject<</A 5 0 R>>", "/A Do", &[&itself]), "draws itself");
    let long = form("/Subtype/Form/BBox[0 0 9 9]", &" ".repeat(100_000));
    check("a long form", &drawing("/XObject<</A 5 0 R>>", &draw("A"), &[&long]), "it draws more than any letter");
    let font = format!("<</Type/Font/Subtype/Type1/BaseFont/Helvetica/X({})>>", "x".repeat(1 << 20));
    check(
        "a large font",
        &drawing("/Font<</F 5 0 R>>", &"/F 9 Tf ".repeat(1000), &[&font]),
        "it draws more than any letter",
    );

    let mut grid = String::new();
    for i in 0..390 {
        writeln!(grid, "0 {} m 595 {} l {} 0 m {} 842 l", i * 2, i * 2, i, i).unwrap();
    }
    check("a grid without end", &drawing("", &format!("{grid} S"), &[]), "its pages are empty");
}

#[test]
fn passwords_and_scans_are_told_apart() {
    for path in shared() {
        match name(&path).as_str() {
            "en_aes256_password.pdf" => assert_eq!(one(&path).err(), Some(ReadError::Password)),
            "zh_scan.pdf" => assert_eq!(one(&path).err(), Some(ReadError::NoText)),
            "en_aes256_emptyuser.pdf" | "zh_rc4_emptyuser.pdf" | "en_rotated.pdf" | "en_objstm.pdf" => {
                assert!(one(&path).unwrap().text.len() > 1500, "{}", name(&path));
            }
            "zh_stsong.pdf" => assert!(one(&path).unwrap().text.contains("重要截止日期")),
            _ => {}
        }
    }
}

/// Letters and digits in the order of the text, without white space, bullets and signs that fonts change.
fn characters(document: &Document) -> String {
    let body = document.blocks.iter().filter_map(|b| match b {
        Block::Paragraph(p) if matches!(p.region, Region::Header | Region::Footer) => None,
        Block::Paragraph(p) => Some(p.span.clone()),
        Block::Table(t) => Some(t.span.clone()),
    });
    body.flat_map(|span| document.text[span].chars()).filter(|c| c.is_alphanumeric()).collect()
}

/// The cells of the tables that later stages read: deadlines and time plans, not the letterhead.
fn tables(document: &Document) -> Vec<Vec<(usize, u32, u32, u32, String)>> {
    let table = |b: &Block| match b {
        Block::Table(t) => Some(t.clone()),
        Block::Paragraph(_) => None,
    };
    let cells = document.blocks.iter().filter_map(table).map(|t| {
        let cells = t.rows.iter().enumerate().flat_map(|(r, row)| row.cells.iter().map(move |c| (r, c)));
        let text = |c: &lettercal::document::Cell| {
            document.text[c.span.clone()].chars().filter(|c| c.is_alphanumeric()).collect()
        };
        cells.map(|(r, c)| (r, c.column, c.columns, c.rows, text(c))).collect()
    });
    cells.collect()
}

/// What happens and when, a line each, without the place where it is printed.
fn events(document: &Document) -> Vec<String> {
    let events = lettercal::letter::read(document).events.into_iter();
    events.map(|e| format!("{} {:?} {} {:?}", e.uid, e.when, e.groups.join(" "), e.status)).collect()
}

#[test]
fn all_formats_of_a_letter_say_the_same() {
    let files = shared();
    for stem in ["zh_sg11_2020", "zh_sg12_2021", "en_sg15_2023", "ru_sg15_2023", "ar_sg15_2023"] {
        let Some(word) = files.iter().find(|f| name(f) == format!("{stem}.docx")) else { return };
        let truth = one(word).unwrap();
        let wanted = tables(&truth);
        let wanted: Vec<_> =
            wanted.iter().filter(|t| t.len() > 4 && !t.iter().any(|c| c.4.contains("41227"))).collect();
        assert!(!wanted.is_empty(), "{stem}");
        for ending in ["doc", "odt", "rtf", "html", "pdf", "tagged.pdf"] {
            let Some(path) = files.iter().find(|f| name(f) == format!("{stem}.{ending}")) else { continue };
            let document = one(path).unwrap();
            // Numbers of lists in old Word files are counted by `office_oxide`: it starts anew after a table and prints
            // none in empty items.
            let loses = ending == "doc";
            if !ending.ends_with("pdf") && !loses {
                assert_eq!(characters(&document), characters(&truth), "{}", name(path));
            }
            assert_eq!(events(&document), events(&truth), "{}", name(path));
            let found = tables(&document);
            for table in &wanted {
                let agenda = table.iter().filter(|c| c.4.len() == 1 && c.1 == 0).count() > 4;
                assert!(loses && agenda || found.contains(table), "{}: {table:?}\nfound {found:#?}", name(path));
            }
        }
    }
}

#[test]
fn text_in_many_encodings() {
    let texts = [
        ("ar.cp1256.txt", "يوليو"),
        ("en.cp1252.txt", "Geneva, 21 February 2023"),
        ("es.cp1252.txt", "Comisión"),
        ("fr.cp1252.txt", "Août, décembre"),
        ("ru.cp1251.txt", "июля 2023"),
        ("ru.koi8r.txt", "июля 2023"),
        ("seed004.gb18030.txt", "电信标准化局第12/12号集体函"),
        ("seed004.utf16be_nobom.txt", "电信标准化局第12/12号集体函"),
        ("seed004.utf16le_bom.txt", "电信标准化局第12/12号集体函"),
        ("zh.big5.txt", "會議"),
    ];
    let files = shared();
    for (file, expected) in texts {
        let Some(path) = files.iter().find(|f| name(f) == file) else { return };
        let document = one(path).unwrap();
        assert!(document.text.contains(expected), "{file}: {}", document.text);
        assert_eq!(document.warnings, Vec::<String>::new(), "{file}");
    }
}

#[test]
fn a_mail_gives_each_letter_once() {
    let files = shared();
    let Some(path) = files.iter().find(|f| name(f) == "letter_zh.eml") else { return };
    let found = documents(&std::fs::read(path).unwrap());
    let names: Vec<&str> = found.iter().filter_map(|(n, _)| n.as_deref()).collect();
    assert_eq!(names, ["第12号集体函.docx", "forwarded mail 3/old.doc"]);
    assert!(found.iter().all(|(_, d)| d.is_ok()));
}

#[test]
fn a_mail_saved_as_text_keeps_the_day_as_it_is_written() {
    let mail = |date: &str| format!("From: a@b.int\nTo: c@d.int\nDate: {date}\nSubject: Third meeting\n\nDear all,\n");
    for (written, read) in [
        ("Monday, 3 March 2025", "Date: Monday, 3 March 2025\nSubject"),
        ("Mon, 3 Mar 2025 09:30:00 +0100", "Date: 2025-03-03\nSubject"),
    ] {
        let text = documents(mail(written).as_bytes()).remove(0).1.unwrap().text;
        assert!(text.starts_with(read), "{text}");
    }
}

/// A stream of numbers that is the same on every run (Marsaglia's xorshift).
struct Numbers(u64);

impl Numbers {
    fn next(&mut self, below: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % below.max(1) as u64) as usize
    }
}

/// One damaged copy: bytes changed, cut, doubled or moved.
fn damaged(bytes: &[u8], numbers: &mut Numbers) -> Vec<u8> {
    let mut out = bytes.to_vec();
    for _ in 0..1 + numbers.next(6) {
        let at = numbers.next(out.len());
        let length = numbers.next(64).min(out.len() - at);
        match numbers.next(6) {
            0 => out[at] = numbers.next(256) as u8,
            1 => out[at] ^= 1 << numbers.next(8),
            2 => drop(out.drain(at..at + length)),
            3 => out.truncate(at.max(1)),
            4 => {
                let piece = out[at..at + length].to_vec();
                out.splice(at..at, piece);
            }
            _ => {
                let to = numbers.next(out.len());
                let piece = out[at..at + length].to_vec();
                let end = (to + length).min(out.len());
                out.splice(to..end, piece);
            }
        }
        if out.is_empty() {
            return out;
        }
    }
    out
}

#[test]
fn damaged_files_never_panic() {
    let mut numbers = Numbers(0x9e37_79b9_7f4a_7c15);
    // A parser's panic is caught and becomes an error; it must not fill the screen of the test run.
    for path in files(&here("samples/formats")).iter().filter(|f| f.extension().is_none_or(|e| e != "facts")) {
        let bytes = std::fs::read(path).unwrap();
        for round in 0..60 {
            let input = damaged(&bytes, &mut numbers);
            for (part, document) in documents(&input) {
                match document {
                    Ok(document) => check_document(&document, &format!("{} round {round} {part:?}", name(path))),
                    Err(e) => assert!(!e.to_string().is_empty()),
                }
            }
        }
    }
}

/// Parts of packages are damaged before they are packed: a zip file's check sums hide what is behind them.
#[test]
fn damaged_parts_never_panic() {
    use std::io::{Cursor, Read, Write as _};
    let mut numbers = Numbers(0x2545_f491_4f6c_dd1d);
    for sample in ["tracked.docx", "plan.docx", "parts.docx", "links.docx", "parts.odt"] {
        let bytes = std::fs::read(here("samples/formats").join(sample)).unwrap();
        for round in 0..60 {
            let mut source = zip::ZipArchive::new(Cursor::new(&bytes)).unwrap();
            let mut target = zip::ZipWriter::new(Cursor::new(Vec::new()));
            for index in 0..source.len() {
                let mut part = source.by_index(index).unwrap();
                let name = part.name().unwrap().to_string();
                let mut content = Vec::new();
                part.read_to_end(&mut content).unwrap();
                if name != "mimetype" && numbers.next(2) == 0 {
                    content = damaged(&content, &mut numbers);
                }
                target.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
                target.write_all(&content).unwrap();
            }
            let input = target.finish().unwrap().into_inner();
            for (_, document) in documents(&input) {
                if let Ok(document) = document {
                    check_document(&document, &format!("{sample} round {round}"));
                }
            }
        }
    }
}
