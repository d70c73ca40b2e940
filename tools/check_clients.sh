#!/usr/bin/env bash
# Real programs read the feeds of `lettercal serve`: vdirsyncer fetches them, khal and calcurse show them. What is fetched
# must be what was published, event by event, also after a letter more. `tools/check_clients.sh [--install]`; programs that
# are missing are named and left out, with --install (as root) they are installed from Debian first. Only 127.0.0.1 is
# asked, and everything lies in a folder of its own. PROGRAM=path names another build.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

program=${PROGRAM:-${CARGO_TARGET_DIR:-target}/release/lettercal}
loud() { printf '\n!! %s\n' "$1" >&2; }
fail() {
    loud "$1"
    exit 1
}
[ -x "$program" ] || fail "no program at $program: run cargo build --release, or set PROGRAM"

missing() { for name in vdirsyncer khal calcurse; do command -v "$name" >/dev/null || printf '%s ' "$name"; done; }
if [ "${1:-}" = --install ] && [ -n "$(missing)" ] && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    # shellcheck disable=SC2046 # several words are several packages
    { timeout 120 apt-get update -qq && DEBIAN_FRONTEND=noninteractive timeout 300 \
        apt-get install -y -qq --no-install-recommends $(missing); } >/dev/null 2>&1 || loud "apt-get cannot install $(missing)"
fi

scratch=$(mktemp -d)
server=
stop() {
    if [ -n "$server" ]; then
        kill "$server" 2>/dev/null || true
        wait "$server" 2>/dev/null || true
    fi
    rm -rf "$scratch"
}
trap stop EXIT

# Letters of 2018 and 2019 as they were published then, so that the rolling feeds hold them.
publish() {
    "$program" sync --quiet --now 2018-03-01T00:00:0"$1"Z "$scratch/inbox" "$scratch/feeds" || [ $? -eq 4 ] ||
        fail 'the sample letters could not be published'
}
mkdir "$scratch/inbox" "$scratch/feeds"
printf 'languages = ["zh", "en"]\n' >"$scratch/feeds/feeds.toml"
cp samples/zh/01-*.txt "$scratch/inbox"
publish 1
"$program" serve "$scratch/feeds" --listen 127.0.0.1:0 2>"$scratch/log" &
server=$!
for _ in $(seq 100); do
    grep -q http:// "$scratch/log" && break
    sleep 0.1
done
base=$(grep -o 'http://[0-9.:]*' "$scratch/log") || fail "$(cat "$scratch/log")"

feed=v1/zh/all.ics
published() { grep -ac '^BEGIN:VEVENT' "$scratch/feeds/current/$feed"; }
# A word of the title of the first event, as people see it.
title() { sed -z 's/\r\n //g' "$scratch/feeds/current/$feed" | tr -d '\r' | sed -n 's/^SUMMARY:\([^ \\,]*\).*/\1/p' | head -n 1; }
checked=()
skipped=()

if command -v vdirsyncer >/dev/null; then
    mkdir "$scratch/local"
    cat >"$scratch/vdirsyncer" <<EOF
[general]
status_path = "$scratch/status"
[pair feed]
a = "feed_remote"
b = "feed_local"
collections = null
[storage feed_remote]
type = "http"
url = "$base/$feed"
[storage feed_local]
type = "filesystem"
path = "$scratch/local"
fileext = ".ics"
EOF
    vdir() { timeout 60 vdirsyncer -c "$scratch/vdirsyncer" "$@" >"$scratch/out" 2>&1 || fail "vdirsyncer $*: $(cat "$scratch/out")"; }
    local_events() { find "$scratch/local" -name '*.ics' | wc -l; }
    vdir discover
    vdir sync
    [ "$(local_events)" = "$(published)" ] || fail "vdirsyncer fetched $(local_events) of $(published) events"
    before=$(published)
    cp samples/zh/03-*.txt "$scratch/inbox"
    publish 2
    for _ in $(seq 100); do
        grep -q 'of a new tree' "$scratch/log" && break
        sleep 0.1
    done
    vdir sync
    [ "$(published)" -gt "$before" ] || fail 'the second letter published no event'
    [ "$(local_events)" = "$(published)" ] || fail "vdirsyncer fetched $(local_events) of $(published) events of two letters"
    checked+=("vdirsyncer: $(published) events")

    if command -v khal >/dev/null; then
        cat >"$scratch/khal" <<EOF
[calendars]
[[feed]]
path = $scratch/local
readonly = True
[sqlite]
path = $scratch/khal.db
[locale]
local_timezone = Europe/Zurich
default_timezone = Europe/Zurich
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
EOF
        LC_ALL=C.UTF-8 timeout 60 khal -c "$scratch/khal" list --once --format '{uid} {title}' \
            --day-format '' 2017-01-01 2021-01-01 >"$scratch/out" 2>&1 || fail "khal: $(cat "$scratch/out")"
        shown=$(cut -d' ' -f1 "$scratch/out" | sort -u | grep -c .)
        [ "$shown" = "$(published)" ] || fail "khal shows $shown of $(published) events: $(cat "$scratch/out")"
        grep -qF "$(title)" "$scratch/out" || fail "khal does not show $(title): $(cat "$scratch/out")"
        checked+=("khal: $shown events")
    else
        skipped+=(khal)
    fi
else
    skipped+=(vdirsyncer khal)
fi

if command -v calcurse >/dev/null && command -v curl >/dev/null; then
    curl -sf "$base/$feed" -o "$scratch/feed.ics" || fail "no $base/$feed"
    mkdir "$scratch/calcurse"
    LC_ALL=C.UTF-8 timeout 60 calcurse -D "$scratch/calcurse" -i "$scratch/feed.ics" >"$scratch/out" 2>&1 ||
        fail "calcurse: $(cat "$scratch/out")"
    imported=$(cat "$scratch/calcurse/apts" | wc -l)
    [ "$imported" = "$(published)" ] || fail "calcurse imported $imported of $(published) events: $(cat "$scratch/out")"
    grep -qF "$(title)" "$scratch/calcurse/apts" || fail "calcurse does not show $(title)"
    checked+=("calcurse: $imported events")
else
    skipped+=(calcurse)
fi

for line in "${checked[@]}"; do printf '%s\n' "$line"; done
[ ${#skipped[@]} -eq 0 ] || loud "NOT CHECKED, for they are not installed: ${skipped[*]}"
