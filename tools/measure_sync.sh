#!/usr/bin/env bash
# How long `lettercal sync` takes over many letters, beside reading and hashing the same files in the same run.
#
#   tools/measure_sync.sh [COUNT]      COUNT letters of tools/make_letters.py; 10000 unless given
#
# Needs a release build, Python 3, GNU time and b3sum or sha256sum. Every run is held on one core.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

program=${PROGRAM:-${CARGO_TARGET_DIR:-target}/release/lettercal}
count=${1:-10000}
[ -x "$program" ] || { echo "no program at $program: run cargo build --release" >&2; exit 1; }
[ -x /usr/bin/time ] || { echo 'no /usr/bin/time: install GNU time' >&2; exit 1; }

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
inbox=$scratch/inbox feeds=$scratch/feeds
python3 tools/make_letters.py "$count" "$inbox"
du -b -d 0 "$inbox"
hash=$(command -v b3sum || command -v sha256sum)

# NAME COMMAND…: seconds of the processor and megabytes at the peak; a run that says who disagrees ends with 4.
measure() {
    local name=$1
    shift
    /usr/bin/time -o "$scratch/time" -f '%U %S %e %M' taskset -c 0 "$@" >"$scratch/out" 2>"$scratch/err" || [ $? -eq 4 ] ||
        { cat "$scratch/err" >&2; exit 1; }
    tail -n 1 "$scratch/time" | awk -v name="$name" -v base="${base:-}" '{
        cpu = $1 + $2
        printf "%-34s %7.2f s of the processor, %7.2f s by the clock, %6.1f MB", name, cpu, $3, $4 / 1024
        if (base != "") printf ", %6.1f times reading and hashing", cpu / base
        print "" }'
}

sync() { "$program" sync "$inbox" "$feeds" --now "$1"; }
run() { measure "$1" "$program" sync "$inbox" "$feeds" --quiet --now "$2"; }

measure 'read and hash the files' sh -c "find '$inbox' -type f -print0 | xargs -0 '$hash'"
base=$(tail -n 1 "$scratch/time" | awk '{ print $1 + $2 }')
measure 'extract them, nothing else' sh -c "'$program' export --quiet --format csv '$inbox' -o /dev/null || true"
run 'first run, from an empty ledger' 2026-12-01T00:00:00Z
run 'no change' 2026-12-02T00:00:00Z
run 'no change again' 2026-12-02T01:00:00Z
# One date of one letter that is still to come, so that the feeds that roll change and no archive does.
letter=$(grep -l '2027' "$inbox"/001/*sg13-sg11-2027-joint.txt)
sed -i 's/^19 February 2027/18 February 2027/' "$letter"
run 'one letter corrected' 2026-12-03T00:00:00Z
run 'no change' 2026-12-04T00:00:00Z
# The first change links every file into a second tree, those after it only what changed.
sed -i 's/^18 February 2027/17 February 2027/' "$letter"
sync 2026-12-05T00:00:00Z >"$scratch/out" 2>"$scratch/err" || [ $? -eq 4 ]
cat "$scratch/out"
sed -i 's/^17 February 2027/16 February 2027/' "$letter"
run 'the same letter corrected again' 2026-12-06T00:00:00Z
ls -l "$feeds/ledger.jsonl" | awk '{ printf "ledger: %.1f MB\n", $5 / 1048576 }'
find "$feeds/current/" -type f | wc -l | awk '{ print $1 " files in the tree" }'
