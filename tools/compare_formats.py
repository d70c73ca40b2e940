#!/usr/bin/env python3
"""Whether a letter says the same in every format.

    tools/compare_formats.py [--program FILE] [--maker FILE] [--formats LIST] [--letters N] [--keep DIR] LETTER_OR_DIR…

Turns text letters into DOCX, PDF, DOC, ODT, RTF, HTML and EML with make_documents.py, exports each and compares its events
with those of the text: identifier, kind, action, groups, times, zone, status and place must be equal. Names each difference.

Without --letters all letters are compared; with it, N of them, spread evenly over the sorted list. With --keep the documents
are made in DIR, or taken from it where they are younger than the letter.

Needs what make_documents.py names: LibreOffice Writer with fonts, and python-docx.
Exit status: 0 all the same, 1 something differs, 2 could not run.
"""
import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FORMATS = "docx,pdf,doc,odt,rtf,html,eml"
FIELDS = ("uid", "kind", "action", "groups", "start", "end", "zone", "status", "location")
# Longest time that one letter may take, in seconds.
PATIENCE = 60


def maker():
    """make_documents.py in the folder `shared` beside the repository."""
    for folder in ("../shared/tools", "../../shared/tools"):
        path = ROOT / folder / "make_documents.py"
        if path.is_file():
            return path
    return None


def letters(paths):
    """Text letters with a truth file beside them."""
    for path in map(Path, paths):
        for text in sorted(path.rglob("*.txt")) if path.is_dir() else [path]:
            if text.with_name(text.stem + ".gold.json").is_file():
                yield text


def stem(text):
    """The name that make_documents.py gives to the documents of a letter."""
    gold = json.loads(text.with_name(text.stem + ".gold.json").read_text("utf-8"))
    return f"{gold['letter']['language']}-{text.stem}"


def spread(items, count):
    """`count` items, evenly over the list."""
    if not count or count >= len(items):
        return items
    return [items[i * len(items) // count] for i in range(count)]


def events(program, path):
    """The events of a letter as comparable lines."""
    run = subprocess.run([program, "export", "--quiet", "--format", "json", path], capture_output=True, timeout=PATIENCE)
    if run.returncode not in (0, 4):
        return Counter({f"exit status {run.returncode}: {run.stderr.decode('utf-8', 'replace').strip()}": 1})
    found = json.loads(run.stdout.decode("utf-8").splitlines()[0])["events"]
    return Counter(json.dumps([e.get(f) for f in FIELDS], ensure_ascii=False) for e in found)


def make(script, formats, texts, out):
    """Makes the documents that are missing or older than their letter."""
    def fresh(text):
        paths = [out / f / f"{stem(text)}.{f}" for f in formats]
        return all(p.is_file() and p.stat().st_mtime > text.stat().st_mtime for p in paths)

    missing = [t for t in texts if not fresh(t)]
    if missing:
        command = [sys.executable, script, "--formats", ",".join(formats), "--out", out, *missing]
        subprocess.run(list(map(str, command)), check=True, stdout=subprocess.DEVNULL)


def compare(program, formats, texts, out):
    """Prints every difference; the number of letters that differ, by format."""
    differing = Counter()
    for text in texts:
        expected = events(program, text)
        for f in formats:
            found = events(program, out / f / f"{stem(text)}.{f}")
            if found == expected:
                continue
            differing[f] += 1
            print(f"{text} as {f}")
            for line in (expected - found).elements():
                print(f"    missing  {line}")
            for line in (found - expected).elements():
                print(f"    wrong    {line}")
    return differing


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", default=os.environ.get("LETTERCAL", ROOT / "target/release/lettercal"))
    parser.add_argument("--maker", default=maker())
    parser.add_argument("--formats", default=FORMATS)
    parser.add_argument("--letters", type=int)
    parser.add_argument("--keep", type=Path)
    parser.add_argument("paths", nargs="+", metavar="LETTER_OR_DIR")
    options = parser.parse_args()
    if not os.access(options.program, os.X_OK):
        print(f"compare_formats: no program at {options.program}: cargo build --release, or --program", file=sys.stderr)
        return 2
    if options.maker is None:
        print("compare_formats: no make_documents.py in ../shared/tools: name it by --maker", file=sys.stderr)
        return 2
    formats = options.formats.split(",")
    texts = spread(list(letters(options.paths)), options.letters)
    if not texts:
        print("compare_formats: no letter with a truth file beside it", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as scratch:
        out = options.keep or Path(scratch)
        make(options.maker, formats, texts, out)
        differing = compare(options.program, formats, texts, out)
    for f in formats:
        print(f"{f:5} {len(texts) - differing[f]} of {len(texts)} letters as their text")
    return 1 if differing else 0


if __name__ == "__main__":
    sys.exit(main())
