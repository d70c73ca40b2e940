//! What cannot be read: every file of `samples/bad` has its message, word for word, beside it.

use crate::program::{root, run};
use std::fs;

#[test]
fn every_bad_input_has_its_message() {
    let mut seen = 0;
    let mut files: Vec<_> = fs::read_dir(root().join("samples/bad")).unwrap().map(|f| f.unwrap().path()).collect();
    files.sort();
    for path in files.into_iter().filter(|p| p.extension().is_none_or(|e| e != "err")) {
        seen += 1;
        let name = path.strip_prefix(root()).unwrap();
        let run = run(&["export".as_ref(), name.as_os_str()]);
        let expected = fs::read_to_string(path.with_extension("err"));
        let expected =
            expected.unwrap_or_else(|e| panic!("{}: no .err beside it: {e}\n{}", name.display(), run.stderr));
        assert_eq!(run.stderr, expected, "{}", name.display());
        assert_eq!((run.status, run.stdout.len()), (1, 0), "{}", name.display());
    }
    assert!(seen > 0, "samples/bad is empty");
}
