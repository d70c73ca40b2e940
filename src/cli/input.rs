//! From the words of the command line to letters, each read alone: one that fails, even inside the program, is one
//! message.

use super::message::{Messages, Progress};
use super::status::Tally;
use anyhow::{Context, Result};
use lettercal::error::ReadError;
use lettercal::letter::Letter;
use lettercal::merge::merge;
use lettercal::note::{Code, Note};
use lettercal::pipeline::{self, Found};
use lettercal::read::{FORMATS, MAX_BYTES};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fs::{self, File, FileType, Metadata};
use std::io::{self, Read};
use std::panic::{self, AssertUnwindSafe};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;

/// The endings of files that are taken from a folder; a file that is named itself may have any.
fn endings() -> impl Iterator<Item = &'static str> {
    FORMATS.iter().flat_map(|f| f.endings).copied()
}

/// Stack of a thread that reads letters: a file may nest as deep as its reader allows.
const STACK: usize = 16 << 20;

/// A letter that was read, or why it could not be.
#[derive(Debug)]
pub(crate) struct Loaded {
    /// Its name in messages.
    pub(crate) name: String,
    /// The letter and the name of its format, or a sentence with the next step.
    pub(crate) letter: Result<(&'static str, Letter), String>,
}

impl Loaded {
    /// The note that says that the text is no letter.
    pub(crate) fn no_letter(letter: &Letter) -> Option<&Note> {
        letter.notes.iter().find(|n| n.code == Code::NotALetter).filter(|_| letter.is_none())
    }
}

/// One thing to read.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Input {
    Stdin,
    File(PathBuf),
    /// Something that cannot be read at all.
    Wrong(String, String),
}

impl Input {
    fn name(&self) -> String {
        match self {
            Input::Stdin => "standard input".to_owned(),
            Input::File(path) => path.display().to_string(),
            Input::Wrong(name, _) => name.clone(),
        }
    }
}

/// Reads every letter that `paths` lead to and hands each on in their order, with messages for those that fail.
///
/// `take` gets what is no letter too, so that a report can show what was found instead.
pub(crate) fn read_letters(
    paths: &[PathBuf],
    messages: &Messages,
    mut take: impl FnMut(&str, &'static str, Letter) -> Result<()>,
) -> Result<Tally> {
    let inputs = expand(paths);
    let progress: Progress = messages.progress(inputs.len());
    let mut tally = Tally::default();
    each_in_order(&inputs, load, |input, loaded| {
        progress.step(&input.name(), || {
            for Loaded { name, letter } in loaded {
                let (format, letter) = match letter {
                    Ok(read) => read,
                    Err(reason) => {
                        tally.failed += 1;
                        messages.error(format_args!("{name}: {reason}"));
                        continue;
                    }
                };
                match Loaded::no_letter(&letter) {
                    Some(note) => {
                        tally.failed += 1;
                        messages.error(format_args!("{name}: {}; {}", note.message, note.help));
                    }
                    None => tally.read += 1,
                }
                letter.notes.iter().for_each(|n| tally.note(n));
                take(&name, format, letter)?;
            }
            Ok(())
        })
    })?;
    Ok(tally)
}

/// Says where copies of a letter disagree.
pub(crate) fn compare(letters: &[(String, Letter)], tally: &mut Tally, messages: &Messages) {
    let disagree = |n: &Note| matches!(n.code, Code::LanguagesDisagree | Code::VersionsDisagree);
    for (name, note) in merge(letters).notes.into_iter().filter(|(_, n)| disagree(n)) {
        tally.note(&note);
        messages.note(&name, &note);
    }
}

/// Reads on every core; hands on in order.
pub(crate) fn each_in_order<I: Sync, T: Send>(
    inputs: &[I],
    work: impl Fn(&I) -> T + Sync,
    mut take: impl FnMut(&I, T) -> Result<()>,
) -> Result<()> {
    // How many cores there are stands in several files: one input asks for none of them.
    let cores = if inputs.len() > 1 { thread::available_parallelism().map_or(1, |n| n.get()) } else { 1 };
    let workers = cores.min(inputs.len());
    let next = AtomicUsize::new(0);
    thread::scope(|scope| {
        // A few letters ahead, so that memory does not grow with the folder.
        let (sender, receiver) = mpsc::sync_channel(2 * workers.max(1));
        for _ in 0..workers {
            let (sender, next, work) = (sender.clone(), &next, &work);
            let run = move || {
                while let Some((i, input)) =
                    Some(next.fetch_add(1, Ordering::Relaxed)).and_then(|i| Some((i, inputs.get(i)?)))
                {
                    if sender.send((i, work(input))).is_err() {
                        break;
                    }
                }
            };
            thread::Builder::new().stack_size(STACK).spawn_scoped(scope, run).context("no thread can be started")?;
        }
        drop(sender);
        let mut waiting = BTreeMap::new();
        for (wanted, input) in inputs.iter().enumerate() {
            let loaded = loop {
                if let Some(loaded) = waiting.remove(&wanted) {
                    break loaded;
                }
                let (i, loaded) = receiver.recv().context("a thread ended early")?;
                waiting.insert(i, loaded);
            };
            take(input, loaded)?;
        }
        Ok(())
    })
}

/// The files that `paths` lead to, those below folders too.
pub(crate) fn files(paths: &[PathBuf]) -> Vec<PathBuf> {
    let file = |input| match input {
        Input::File(path) => Some(path),
        Input::Stdin | Input::Wrong(..) => None,
    };
    expand(paths).into_iter().filter_map(file).collect()
}

/// Files for every path: a folder stands for the letters below it, in order of their names.
fn expand(paths: &[PathBuf]) -> Vec<Input> {
    let mut inputs = Vec::new();
    for path in paths {
        if path.as_os_str() == "-" {
            // The same letter twice adds nothing, and a stream is read once.
            if !inputs.contains(&Input::Stdin) {
                inputs.push(Input::Stdin);
            }
        } else if path.is_dir() {
            let before = inputs.len();
            walk(path, &mut inputs);
            if inputs.len() == before {
                let endings = endings().collect::<Vec<_>>().join(", .");
                let reason = format!("there is no letter in this folder; a letter is a file that ends in .{endings}");
                inputs.push(Input::Wrong(path.display().to_string(), reason));
            }
        } else {
            inputs.push(Input::File(path.clone()));
        }
    }
    inputs
}

fn walk(folder: &Path, inputs: &mut Vec<Input>) {
    let entries = fs::read_dir(folder).and_then(|entries| entries.collect::<io::Result<Vec<_>>>());
    let mut entries = match entries {
        Ok(entries) => entries,
        Err(error) => {
            let reason = format!("the folder cannot be read: {error}; check its permissions");
            return inputs.push(Input::Wrong(folder.display().to_string(), reason));
        }
    };
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        if entry.file_name().as_encoded_bytes().starts_with(b".") {
            continue;
        }
        let path = entry.path();
        // Links to folders are not followed: they may lead in a circle. Only of a link the folder does not tell what it is.
        let kind = entry.file_type();
        if kind.as_ref().is_ok_and(FileType::is_dir) {
            walk(&path, inputs);
        } else if is_letter(&path) && (kind.is_ok_and(|t| t.is_file()) || path.is_file()) {
            inputs.push(Input::File(path));
        }
    }
}

fn is_letter(path: &Path) -> bool {
    let ending = path.extension().map(|e| e.to_string_lossy().to_ascii_lowercase());
    // Files that begin with ~$ are locks that Word leaves beside an open document.
    let lock = path.file_name().is_some_and(|n| n.as_encoded_bytes().starts_with(b"~$"));
    !lock && ending.is_some_and(|e| endings().any(|known| known == e))
}

/// The letters of one input.
fn load(input: &Input) -> Vec<Loaded> {
    let name = input.name();
    let bytes = match input {
        Input::Stdin => slurp(io::stdin().lock(), 0),
        Input::File(path) => bytes_of(path),
        Input::Wrong(_, reason) => Err(reason.clone()),
    };
    let bytes = match bytes {
        Ok(bytes) => bytes,
        Err(reason) => return vec![Loaded { name, letter: Err(reason) }],
    };
    match read_safely(&bytes) {
        Ok(found) => found.into_iter().map(|found| loaded(&name, found)).collect(),
        Err(reason) => vec![Loaded { name, letter: Err(reason) }],
    }
}

/// Every letter in `bytes`, or why the program itself failed over it.
pub(crate) fn read_safely(bytes: &[u8]) -> Result<Vec<Found>, String> {
    panic::catch_unwind(AssertUnwindSafe(|| pipeline::read_letters(bytes))).map_err(|_| internal_error())
}

/// A folder's letters, in order of their names, and what is wrong with folders below it.
pub(crate) fn letters_below(folder: &Path) -> (Vec<PathBuf>, Vec<(String, String)>) {
    let (mut inputs, mut files, mut wrong) = (Vec::new(), Vec::new(), Vec::new());
    walk(folder, &mut inputs);
    for input in inputs {
        match input {
            Input::File(path) => files.push(path),
            Input::Wrong(name, reason) => wrong.push((name, reason)),
            Input::Stdin => {}
        }
    }
    (files, wrong)
}

/// The bytes of a file, unless it is larger than any letter.
pub(crate) fn bytes_of(path: &Path) -> Result<Vec<u8>, String> {
    let file = File::open(path).map_err(|e| reason(&e))?;
    let size = file.metadata().ok().filter(Metadata::is_file).map_or(0, |m| m.len());
    match size > MAX_BYTES {
        true => Err(ReadError::TooLarge { size, limit: MAX_BYTES }.to_string()),
        false => slurp(file, size as usize),
    }
}

fn loaded(input: &str, found: Found) -> Loaded {
    let name = match found.part {
        Some(part) => format!("{input}/{part}"),
        None => input.to_owned(),
    };
    let letter = found.letter.map(|(document, letter)| (document.format.name(), letter));
    Loaded { name, letter: letter.map_err(|e| e.to_string()) }
}

/// All bytes, which probably are `size`, unless they are more than any letter has.
fn slurp(source: impl Read, size: usize) -> Result<Vec<u8>, String> {
    // One more, so that the end is found without growing.
    let mut bytes = Vec::with_capacity(size + 1);
    source.take(MAX_BYTES + 1).read_to_end(&mut bytes).map_err(|e| reason(&e))?;
    match bytes.len() as u64 {
        size if size > MAX_BYTES => Err(ReadError::TooLarge { size, limit: MAX_BYTES }.to_string()),
        _ => Ok(bytes),
    }
}

fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "there is no such file; check the name".to_owned(),
        io::ErrorKind::PermissionDenied => "the file may not be read; check its permissions".to_owned(),
        _ => format!("the file cannot be read: {error}; copy it to a local folder and try again"),
    }
}

/// How much of a panic's reason a message shows: it may quote the whole letter.
const PANIC_CHARACTERS: usize = 120;

thread_local! {
    /// Where and why this thread panicked last.
    static PANIC: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Keeps the place of a panic for the message about the letter, instead of printing a trace.
pub(crate) fn watch_panics() {
    panic::set_hook(Box::new(|info| {
        let place = info.location().map(|l| format!("{}:{}", l.file(), l.line())).unwrap_or_default();
        let payload = info.payload();
        let text =
            payload.downcast_ref::<&str>().copied().or_else(|| payload.downcast_ref::<String>().map(String::as_str));
        let text = text.and_then(|t| t.lines().next()).unwrap_or("no reason given");
        let text: String = text.chars().take(PANIC_CHARACTERS).collect();
        PANIC.with(|p| *p.borrow_mut() = format!("{place}: {text}"));
    }));
}

fn internal_error() -> String {
    let place = PANIC.with(RefCell::take);
    format!("internal error ({place}); this is a defect of lettercal, please report it with the letter")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endings_of_letters() {
        let check = |name: &str, expected: bool| assert_eq!(is_letter(Path::new(name)), expected, "{name}");
        check("a.txt", true);
        check("A.DOCX", true);
        check("a.msg", true);
        check("a.dotx", true);
        check("a.dot", true);
        check("a.ott", true);
        check("a.gold.json", false);
        check("a.ics", false);
        check("~$a.docx", false);
        check("README", false);
    }

    #[test]
    fn folders_are_walked_in_order_without_hidden_files() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        fs::create_dir_all(root.join("b/c")).unwrap();
        fs::create_dir(root.join(".hidden")).unwrap();
        for file in ["z.txt", "a.txt", "b/c/d.pdf", ".x.txt", ".hidden/y.txt", "a.json"] {
            fs::write(root.join(file), "").unwrap();
        }
        let found: Vec<PathBuf> = expand(&[root.to_owned()])
            .into_iter()
            .map(|i| match i {
                Input::File(path) => path.strip_prefix(root).unwrap().to_owned(),
                other => panic!("{other:?}"),
            })
            .collect();
        assert_eq!(found, ["a.txt", "b/c/d.pdf", "z.txt"].map(PathBuf::from));
    }

    #[test]
    fn a_folder_without_letters_is_said() {
        let folder = tempfile::tempdir().unwrap();
        assert!(
            matches!(&expand(&[folder.path().to_owned()])[..], [Input::Wrong(_, reason)] if reason.contains("no letter"))
        );
    }

    #[test]
    fn many_inputs_come_in_order() {
        let inputs: Vec<Input> = (0..200).map(|i| Input::Wrong(i.to_string(), String::new())).collect();
        let mut seen = Vec::new();
        each_in_order(&inputs, load, |input, _| {
            seen.push(input.name());
            Ok(())
        })
        .unwrap();
        assert_eq!(seen, (0..200).map(|i| i.to_string()).collect::<Vec<_>>());
    }
}
