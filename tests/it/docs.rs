//! What README.md and `docs/` show is what the program does.

use crate::program::{root, run};
use lettercal::event::{Action, Kind, Status};
use lettercal::letter::{LetterKind, Role};
use serde_json::Value;
use std::fs;

fn page(name: &str) -> String {
    fs::read_to_string(root().join(name)).unwrap_or_else(|e| panic!("{name}: {e}"))
}

/// The blocks of README.md that show the output of a command: they begin with `$ lettercal …`.
fn shown() -> Vec<(String, String)> {
    let readme = page("README.md");
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
    let readme = page("README.md");
    for command in ["export", "extract", "explain", "check", "sync", "serve", "completions", "man"] {
        assert!(readme.contains(&format!("lettercal {command}")), "README.md says nothing of {command}");
    }
    for format in lettercal::write::FORMATS {
        assert!(readme.contains(&format!("`{}`", format.name)), "README.md says nothing of {}", format.name);
    }
}

#[test]
fn links_between_pages_lead_somewhere() {
    let docs = fs::read_dir(root().join("docs")).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap());
    let pages = docs.map(|name| format!("docs/{name}")).chain(["README.md".into(), "CONTRIBUTING.md".into()]);
    for name in pages.filter(|name| name.ends_with(".md")) {
        let name = name.as_str();
        for link in page(name).split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            let target = root().join(name).parent().unwrap().join(link);
            assert!(link.starts_with("https://") || target.exists(), "{name} leads to {link}");
        }
    }
}

/// Every key of an object and of those inside it.
fn keys(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::Object(object) => object.iter().for_each(|(key, value)| {
            found.push(key.clone());
            keys(value, found);
        }),
        Value::Array(list) => list.iter().for_each(|value| keys(value, found)),
        _ => {}
    }
}

#[test]
fn the_schema_names_every_key_and_word() {
    let schema = page("docs/json.md");
    let mut names = Vec::new();
    for line in run(&["extract", "--json", "samples/zh"]).text().lines() {
        keys(&serde_json::from_str(line).unwrap(), &mut names);
    }
    assert!(names.len() > 100);
    names.extend(Kind::ALL.iter().map(Kind::to_string));
    names.extend(Action::ALL.iter().map(Action::to_string));
    names.extend(Role::ALL.iter().map(Role::to_string));
    names.extend(Status::ALL.iter().map(Status::to_string));
    names.extend(LetterKind::ALL.iter().map(LetterKind::to_string));
    names.sort();
    names.dedup();
    for name in names {
        let ways = [format!("`{name}`"), format!("`source.{name}`"), format!("`{name}."), format!("\"{name}\"")];
        let named = ways.iter().any(|way| schema.contains(way));
        assert!(named, "docs/json.md says nothing of {name}");
    }
}

#[test]
fn reminders_are_documented() {
    let text = page("docs/calendar.md").replace('\n', " ");
    for rule in lettercal::remind::DEFAULTS {
        assert!(text.contains(&format!("`{rule}`")), "docs/calendar.md says nothing of {rule}");
    }
}

/// The example of `feeds.toml` in `docs/feeds.md`: it is read, and has every key that there is.
#[test]
fn feeds_toml_is_shown_with_every_key() {
    use lettercal::feeds::config::Config;
    let page = page("docs/feeds.md");
    let example = page.split("```toml\n").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
    let config = Config::parse(example).unwrap_or_else(|e| panic!("docs/feeds.md, feeds.toml: {e}"));
    assert_eq!(config.bundles.len(), 1);
    let usual = Config::default();
    assert_eq!((config.notices, config.keep), (usual.notices, usual.keep));
    for (kind, list) in lettercal::remind::DEFAULTS.iter().filter_map(|rule| rule.split_once('=')) {
        let plain = example.contains(&format!("\n{kind} = \"{list}\"\n"));
        assert!(plain || example.contains(&format!("\n\"{kind}\" = \"{list}\"\n")), "docs/feeds.md: {kind} = {list}");
    }
    // A key that is not known is answered with those that are.
    let known = |toml: &str| Config::parse(toml).unwrap_err().message;
    for message in [known("x = 1"), known("[bundle.a]\nx = 1"), known("[[client]]\nx = 1")] {
        let keys = message.split_once("expected").unwrap_or_else(|| panic!("{message}")).1;
        let keys: Vec<&str> = keys.split('\'').skip(1).step_by(2).collect();
        assert!(keys.len() >= 2, "{message}");
        for key in keys {
            let here = [format!("\n{key} ="), format!("\n[{key}]"), format!("\n[{key}."), format!("\n[[{key}]]")];
            assert!(here.iter().any(|k| example.contains(k.as_str())), "docs/feeds.md says nothing of {key}");
        }
    }
}
