//! What README.md shows is what the program does.

use crate::program::{root, run};
use std::fs;

/// The blocks of README.md that show the output of a command: they begin with `$ lettercal …`.
fn shown() -> Vec<(String, String)> {
    let readme = fs::read_to_string(root().join("README.md")).unwrap();
    let mut found = Vec::new();
    for block in readme.split("```").skip(1).step_by(2) {
        let block = block.split_once('\n').map_or("", |(_, rest)| rest);
        if let Some((command, output)) = block.strip_prefix("$ lettercal ").and_then(|b| b.split_once('\n')) {
            found.push((command.to_owned(), output.to_owned()));
        }
    }
    found
}

#[test]
fn shown_output_is_the_real_one() {
    let shown = shown();
    assert!(shown.len() >= 2, "README.md shows too little");
    for (command, expected) in shown {
        let args: Vec<&str> = command.split_whitespace().collect();
        let run = run(&args);
        assert_eq!(run.text().trim_end(), expected.trim_end(), "lettercal {command}\n{}", run.stderr);
    }
}

#[test]
fn every_command_and_output_format_is_named() {
    let readme = fs::read_to_string(root().join("README.md")).unwrap();
    for command in ["export", "extract", "explain", "check", "completions", "man"] {
        assert!(readme.contains(&format!("lettercal {command}")), "README.md says nothing of {command}");
    }
    for format in lettercal::write::FORMATS {
        assert!(readme.contains(&format!("`{}`", format.name)), "README.md says nothing of {}", format.name);
    }
}
