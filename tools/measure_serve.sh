#!/usr/bin/env bash
# Processor time for each request of `lettercal serve` beside nginx with open_file_cache, on the same files in the same
# run: `tools/measure_serve.sh [INBOX]`. nginx runs twice, with tcp_nopush and without: which is faster depends on the
# length of the answer, and the ratio is that to the faster one. Without INBOX the letters of samples/ are published. Only 127.0.0.1 is asked, and
# every load ends by itself. Needs a release build, nginx with its module for brotli, wrk and curl:
#   apt-get install nginx-core libnginx-mod-http-brotli-static wrk curl
#   PROGRAM=path SECONDS_EACH=3 ROUNDS=5 CONNECTIONS=32 tools/measure_serve.sh
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

program=${PROGRAM:-${CARGO_TARGET_DIR:-target}/release/lettercal}
seconds=${SECONDS_EACH:-3}
rounds=${ROUNDS:-5}
connections=${CONNECTIONS:-32}
inbox=${1:-}
fail() {
    echo "$1" >&2
    exit 1
}
[ -x "$program" ] || fail "no program at $program: run cargo build --release, or set PROGRAM"
for needed in nginx wrk curl; do
    command -v "$needed" >/dev/null || fail "no $needed: apt-get install nginx-core libnginx-mod-http-brotli-static wrk curl"
done
module=/usr/lib/nginx/modules/ngx_http_brotli_static_module.so
[ -e "$module" ] || fail "no $module: apt-get install libnginx-mod-http-brotli-static"

scratch=$(mktemp -d)
chmod 755 "$scratch"
servers=()
stop() {
    for pid in "${servers[@]}"; do kill "$pid" 2>/dev/null || true; done
    for pid in "${servers[@]}"; do wait "$pid" 2>/dev/null || true; done
    rm -rf "$scratch"
}
trap stop EXIT

# The tree: with compressed twins of calendars too, so that both servers send the same bytes.
mkdir "$scratch/feeds"
echo 'compress-ics = true' >"$scratch/feeds/feeds.toml"
if [ -z "$inbox" ]; then
    inbox=$scratch/inbox
    mkdir "$inbox"
    for letter in samples/*/*.txt; do
        case $letter in samples/bad/*) ;; *) cp "$letter" "$inbox/${letter//\//-}" ;; esac
    done
fi
status=0
"$program" sync --quiet "$inbox" "$scratch/feeds" >"$scratch/sync" 2>&1 || status=$?
# 3 and 4: some letters could not be read, or ask for a person; the rest is published.
case $status in 0 | 3 | 4) ;; *)
    cat "$scratch/sync" >&2
    fail "the letters of $inbox could not be published"
    ;;
esac
root=$(readlink -f "$scratch/feeds/current")
largest=$(cd "$root" && find v1 -name '*.ics' -printf '%s %p\n' | sort -n | tail -n 1 | cut -d' ' -f2)
small=v1/en/deadlines.ics

# A port that was free a moment ago.
free() { python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'; }
# nginx as docs/feeds.md has it, with everything that makes it fast: one worker, as lettercal has one thread.
configure() {
    local name=$1 port=$2 nopush=$3
    cat >"$scratch/$name.conf" <<EOF
load_module $module;
user $(id -un);
worker_processes 1;
pid $scratch/$name.pid;
error_log $scratch/$name.log warn;
daemon off;
events { worker_connections 1024; }
http {
    types { text/calendar ics; application/json json; text/plain txt; }
    charset utf-8;
    charset_types text/calendar text/plain;
    sendfile on;
    tcp_nopush $nopush;
    tcp_nodelay on;
    keepalive_timeout 75s;
    keepalive_requests 100000000;
    access_log off;
    open_file_cache max=10000 inactive=60s;
    open_file_cache_valid 30s;
    client_body_temp_path $scratch/t1; proxy_temp_path $scratch/t2; fastcgi_temp_path $scratch/t3;
    uwsgi_temp_path $scratch/t4; scgi_temp_path $scratch/t5;
    server {
        listen 127.0.0.1:$port;
        root $root;
        gzip_static on;
        gzip_vary on;
        brotli_static on;
        add_header Cache-Control "public, max-age=900, stale-while-revalidate=3600, stale-if-error=604800";
        add_header Access-Control-Allow-Origin "*";
        add_header Access-Control-Expose-Headers "etag";
        add_header X-Content-Type-Options nosniff;
    }
}
EOF
}
# On two cores the load has one and the servers the other.
on() {
    local core=$1
    shift
    if [ "$(nproc)" -ge 2 ] && command -v taskset >/dev/null; then exec taskset -c "$core" "$@"; else exec "$@"; fi
}
declare -A base pid
for name in nginx push; do
    port=$(free)
    base[$name]=http://127.0.0.1:$port
    configure $name "$port" "$([ $name = nginx ] && echo on || echo off)"
    (on 0 nginx -p "$scratch" -c "$scratch/$name.conf") >"$scratch/$name.out" 2>&1 &
    servers+=($!)
done
(on 0 "$program" serve "$scratch/feeds" --listen 127.0.0.1:0) 2>"$scratch/lettercal.log" &
servers+=($!)
answers() { curl -s -o /dev/null "${base[$1]}/healthz"; }
for _ in $(seq 100); do
    grep -q http:// "$scratch/lettercal.log" && answers nginx && answers push && break
    sleep 0.1
done
base[lettercal]=$(grep -o 'http://[0-9.:]*' "$scratch/lettercal.log") || fail "$(cat "$scratch/lettercal.log")"
pid[nginx]=$(pgrep -P "${servers[0]}" | head -n 1) || fail "$(cat "$scratch/nginx.out" "$scratch/nginx.log")"
pid[push]=$(pgrep -P "${servers[1]}" | head -n 1) || fail "$(cat "$scratch/push.out" "$scratch/push.log")"
pid[lettercal]=${servers[2]}

# Ticks of processor time that a process has used.
ticks() { sed 's/.*) //' "/proc/$1/stat" | awk '{ print $12 + $13 }'; }
tick=$(getconf CLK_TCK)

# One load: microseconds of processor time for each request, and requests in a second.
load() {
    local server=$1 path=$2 before after answers
    shift 2
    before=$(ticks "${pid[$server]}")
    (on 1 wrk -t1 -c"$connections" -d"${seconds}s" "$@" "${base[$server]}/$path") >"$scratch/wrk"
    after=$(ticks "${pid[$server]}")
    grep -q 'Socket errors' "$scratch/wrk" && fail "$server: $(grep 'Socket errors' "$scratch/wrk")"
    answers=$(awk '/requests in/ { print $1 }' "$scratch/wrk")
    awk -v t="$((after - before))" -v hz="$tick" -v n="$answers" -v s="$seconds" \
        'BEGIN { printf "%.3f %.0f\n", t / hz * 1e6 / n, n / s }'
}
middle() { sort -n | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'; }

tag() { curl -sI -H "accept-encoding: $3" "${base[$1]}/$2" | tr -d '\r' | sed -n 's/^etag: //Ip'; }
same() {
    for server in lettercal nginx push; do
        curl -s -H "accept-encoding: $2" "${base[$server]}/$1" -o "$scratch/$server" -w '%{http_code}\n' >"$scratch/$server.status"
        [ "$(cat "$scratch/$server.status")" = 200 ] || fail "$server: $1 is $(cat "$scratch/$server.status")"
    done
    for server in nginx push; do
        cmp "$scratch/lettercal" "$scratch/$server" || fail "the servers send different bytes of $1 for $2"
    done
}

printf '%s; %s rounds of %s s, %s connections\n' "$(nginx -v 2>&1)" "$rounds" "$seconds" "$connections"
printf '%-24s %12s %12s %12s %8s   %s\n' case lettercal nginx 'no nopush' ratio 'answers in a second'
row() {
    local name=$1 path=$2 coding=$3 conditional=$4 server round options
    same "$path" "$coding"
    rm -f "$scratch"/us.* "$scratch"/rps.*
    for ((round = 0; round < rounds; round++)); do
        for server in lettercal nginx push; do
            options=(-H "Accept-Encoding: $coding")
            [ "$conditional" = no ] || options+=(-H "If-None-Match: $(tag "$server" "$path" "$coding")")
            read -r us rps < <(load "$server" "$path" "${options[@]}")
            echo "$us" >>"$scratch/us.$server"
            echo "$rps" >>"$scratch/rps.$server"
        done
    done
    for server in lettercal nginx push; do
        echo "$(middle <"$scratch/us.$server") $(middle <"$scratch/rps.$server")"
    done | awk -v name="$name" '{ us[NR] = $1; rps[NR] = $2 } END {
        best = us[2] < us[3] ? us[2] : us[3]
        printf "%-24s %9.1f us %9.1f us %9.1f us %8.2f   %d %d %d\n",
            name, us[1], us[2], us[3], us[1] / best, rps[1], rps[2], rps[3] }'
}
kb() { echo "$((($(stat -c %s "$root/$1") + 512) / 1024)) KB"; }
row "200, $(kb "$largest")" "$largest" identity no
row "200, $(kb "$small")" "$small" identity no
row "200 brotli, $(kb "$largest.br")" "$largest" br no
row "304" "$largest" identity yes
row "304 brotli" "$largest" br yes
for server in lettercal nginx; do
    printf '%s: %s MB of memory\n' "$server" "$(awk '/VmRSS/ { printf "%.1f", $2 / 1024 }' "/proc/${pid[$server]}/status")"
done
