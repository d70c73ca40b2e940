#!/usr/bin/env bash
# Time and peak memory of whole runs of the program: `tools/measure.sh [LETTER…]`. Needs a release build and GNU time.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

program=${CARGO_TARGET_DIR:-target}/release/lettercal
runs=${RUNS:-50}
letters=("$@")
[ ${#letters[@]} -gt 0 ] || letters=(samples/*/*.txt)
[ -x "$program" ] || { echo "no program at $program: run cargo build --release" >&2; exit 1; }
[ -x /usr/bin/time ] || { echo 'no /usr/bin/time: install GNU time' >&2; exit 1; }

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

# Milliseconds of one run, from the clock of the shell, and kilobytes at the peak.
once() {
    local begin=${EPOCHREALTIME/./}
    "$program" export --quiet "$1" -o "$scratch/out.ics" || [ $? -eq 4 ]
    printf '%s\n' "$((${EPOCHREALTIME/./} - begin))"
}

printf '%-52s %10s %10s %10s\n' letter 'least ms' 'median ms' 'peak MB'
for letter in "${letters[@]}"; do
    for ((i = 0; i < runs; i++)); do once "$letter"; done | sort -n >"$scratch/times"
    /usr/bin/time -o "$scratch/peak" -f %M "$program" export --quiet "$letter" -o "$scratch/out.ics" || [ $? -eq 4 ]
    awk -v name="$letter" -v peak="$(tail -n 1 "$scratch/peak")" \
        '{ t[NR] = $1 } END { printf "%-52s %10.1f %10.1f %10.1f\n", name, t[1] / 1000, t[int((NR + 1) / 2)] / 1000, peak / 1024 }' \
        "$scratch/times"
done
