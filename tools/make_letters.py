#!/usr/bin/env python3
"""make_letters.py COUNT FOLDER: writes COUNT letters into FOLDER, for measuring `lettercal sync`.

They are the letters of samples/ again and again, each time with other numbers: its own, and those of the collective letters that
it cites, so that what belongs together stays together. Dates stay as they are, for they must agree with their weekdays.
"""
import pathlib
import re
import sys

SAMPLES = pathlib.Path(__file__).resolve().parent.parent / "samples"
# What stands before the number of a collective letter, in six languages.
NUMBER = re.compile(
    r"((?:Collective[- ]letter|Lettre collective|Carta Colectiva|Коллективно\w+ письм\w+|الرسالة الجماعية|第)(?:\s+TSB)?\s*)"
    r"(\d{1,2})(/[A-Z0-9])",
    re.IGNORECASE,
)
# Numbers have three digits at most; letters of one group and period in samples/ lie closer together than this, or not at its multiples.
STEP = 6


def main():
    if len(sys.argv) != 3 or not sys.argv[1].isdigit():
        sys.exit(__doc__)
    count, folder = int(sys.argv[1]), pathlib.Path(sys.argv[2])
    letters = []
    for path in sorted(p for p in SAMPLES.glob("*/*.txt") if p.parent.name != "bad"):
        text = path.read_bytes().decode("utf-8", "replace")
        if NUMBER.search(text):
            letters.append((path.stem, text))
    if count > len(letters) * (980 // STEP):
        sys.exit(f"{count} letters are too many: numbers have three digits at most")
    for i in range(count):
        turn, (name, text) = i // len(letters), letters[i % len(letters)]
        text = NUMBER.sub(lambda m: f"{m[1]}{int(m[2]) + STEP * turn}{m[3]}", text)
        target = folder / f"{turn:03}" / f"{name}.txt"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8", newline="")
    print(f"{count} letters, {len(letters)} different ones")


main()
