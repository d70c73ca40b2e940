#!/usr/bin/env python3
"""Whether a letter says the same in every format.

    tools/compare_formats.py [--program FILE] [--maker FILE] [--formats LIST] [--share N] [--keep DIR] LETTER_OR_DIR…

Turns text letters into DOCX, PDF, DOC, ODT, RTF, HTML and EML with make_documents.py, exports each and compares its events
with those of the text: identifier, kind, action, groups, times, zone, status and place must be equal. Names each difference.

With --share N one letter in N is compared. A check sum of its name chooses it, so that a letter that is added changes nothing for
the others. With --keep the documents are made in DIR, or taken from it where they are younger than the letter.

LOST names the letters of which the documents say less than the text, and why. They are compared and told, and do not fail.

Needs what make_documents.py names: LibreOffice Writer with fonts, and python-docx.
Exit status: 0 all the same, 1 something differs, 2 could not run.
"""
import argparse
import json
import os
import subprocess
import sys
import tempfile
import zlib
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FORMATS = "docx,pdf,doc,odt,rtf,html,eml"
FIELDS = ("uid", "kind", "action", "groups", "start", "end", "zone", "status", "location")
# Letters of which make_documents.py cannot make a document that says the same, and what is lost.
LOST = {
    "37-sg17-2009-session-lists": "lines of a programme are put into the cell of the line before them",
    "41-circ-2014-bangkok-workshop": "lines of a programme are put into the cell of the line before them",
    "89-sg4-1999-dot-leaders": "the head of a grid typed with tabs is put into one cell",
    "108-sg7-1998-numbered-clauses": "the head of a grid typed with tabs is put into one cell",
    "113-sg4-1998-numbered-clauses": "the head of a grid typed with tabs is put into one cell",
    "111-sg12-2014-corrigendum": "lines of a programme are put into the cell of the line before them",
    "99-sg4-2003-daylist": "lines of a programme are put into the cell of the line before them",
    "30-ce11-octubre": "lines of a programme are put into the cell of the line before them",
    "22-br-5lcce-plana": "the empty line between a table written as lines and the next heading is left out",
    "28-ce12-corrigendo2": "the empty lines between what is corrected and the next point are left out",
    "25-ik15-2016-poteri": "the letter, damaged on purpose, stands in one narrow cell, in which PDF breaks words without a hyphen",
    "02-ik5-poterya-defisa": "the letter, damaged on purpose, stands in one narrow cell, in which PDF breaks words without a hyphen",
    "62-wp3-sg15-damaged-2009": "the letter, damaged on purpose, stands in one cell, whose lines PDF joins",
}
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


def chosen(texts, share):
    """One letter in `share`, by its name; a letter that lies in two folders once."""
    by_stem = {text.stem: text for text in texts}
    return [text for name, text in sorted(by_stem.items()) if zlib.crc32(name.encode()) % share == 0]


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
    """Prints every difference; the numbers of letters that differ and of those that lost something, by format."""
    differing, lost = Counter(), Counter()
    for text in texts:
        expected = events(program, text)
        for f in formats:
            found = events(program, out / f / f"{stem(text)}.{f}")
            if found == expected:
                continue
            if text.stem in LOST:
                lost[f] += 1
                print(f"{text} as {f}: lost in making it: {LOST[text.stem]}")
                continue
            differing[f] += 1
            print(f"{text} as {f}")
            for line in (expected - found).elements():
                print(f"    missing  {line}")
            for line in (found - expected).elements():
                print(f"    wrong    {line}")
    return differing, lost


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", default=os.environ.get("LETTERCAL", ROOT / "target/release/lettercal"))
    parser.add_argument("--maker", default=maker())
    parser.add_argument("--formats", default=FORMATS)
    parser.add_argument("--share", type=int, default=1)
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
    texts = chosen(letters(options.paths), options.share)
    if not texts:
        print("compare_formats: no letter with a truth file beside it", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as scratch:
        out = options.keep or Path(scratch)
        make(options.maker, formats, texts, out)
        differing, lost = compare(options.program, formats, texts, out)
    for f in formats:
        exact = len(texts) - differing[f] - lost[f]
        print(f"{f:5} exact {exact} of {len(texts)}" + (f", {lost[f]} lost something when they were made" if lost[f] else ""))
    return 1 if differing else 0


if __name__ == "__main__":
    sys.exit(main())
