#!/usr/bin/env bash
# Runs the shipped units by a systemd of its own, hardened as they are: a good run, one without a key, one whose key is
# refused, one that cannot write, one while another is alive, one that is stopped, and the timer. About two minutes.
# Nothing on this machine changes, but that systemd is installed when it is missing.
set -euo pipefail

if [ -z "${inside:-}" ]; then
    if ! [ -x /lib/systemd/systemd ]; then
        apt-get update -q && apt-get install -y -q --no-install-recommends systemd
    fi
    exec "$(dirname "$0")/private-root" "$0"
fi

units=/etc/systemd/system
if [ "${1:-}" != checks ]; then
    # systemd has to be the first process: the checks are a service of it, and end it with their exit code.
    rm -rf "$units"/*.wants "$units"/*.requires
    for unit in systemd-udevd systemd-timesyncd systemd-networkd systemd-resolved systemd-logind getty@tty1; do
        ln -sf /dev/null "$units/$unit.service"
    done
    cp /opt/ooo-sync/current/cron/ooo-sync.service /opt/ooo-sync/current/cron/ooo-sync.timer "$units"
    cat > "$units/checks.service" <<UNIT
[Service]
Type=oneshot
Environment=inside=1
ExecStart=/bin/bash /run/script checks
StandardOutput=append:/run/out
StandardError=append:/run/out
ExecStopPost=/bin/sh -c 'sleep 1; systemctl exit "\$EXIT_STATUS"'
UNIT
    : > /run/out
    tail -f /run/out &
    exec env -i container=other "PATH=$PATH" /lib/systemd/systemd --system --unit=checks.service --show-status=no \
        --log-target=null --default-standard-output=null
fi

fail() { echo "FAILED: $*"; journalctl --no-pager -u ooo-sync -n 40; exit 1; }
# await SECONDS WHAT COMMAND...: until the command succeeds.
await() {
    local end=$((SECONDS + $1)) what=$2
    shift 2
    until "$@" > /dev/null 2>&1; do [ $SECONDS -lt $end ] || fail "waited in vain for $what"; sleep 0.2; done
}
state() { systemctl show ooo-sync.service -p ActiveState,Result,ExecMainStatus,NRestarts | sort | paste -sd ' '; }
# expect WHAT STATE: the state of the service, shown and compared.
expect() {
    printf '%-46s %s\n' "$1" "$(state)"
    [ "$(state)" = "$2" ] || fail "expected: $2"
}
start() {
    systemctl reset-failed ooo-sync.service 2> /dev/null || true
    systemctl start ooo-sync.service 2> /dev/null || true
}
sandbox() {
    /opt/ooo-sync/current/ooo-sync sandbox --port 0 --entries 2000 --rate-limit 0 --latency-ms "$2" > "/run/$1" &
    await 60 "a sandbox" grep -s listens "/run/$1"
}
url() { grep -o 'http://[0-9.:]*' "/run/$1" | head -n 1; }
# configure SANDBOX: the shipped variables with the sandbox for Cal.com, and a second between the tries.
configure() {
    mkdir -p "$units/ooo-sync.service.d"
    printf '[Service]\nRestartSec=1s\n' > "$units/ooo-sync.service.d/override.conf"
    sed "/^CALCOM_ORG_ID/a CALCOM_BASE_URL=$(url "$1")" /opt/ooo-sync/current/cron/ooo-sync.env > /etc/ooo-sync/ooo-sync.env
    systemctl daemon-reload
}
key() { install -m 400 /dev/stdin /etc/ooo-sync/calcom-api-key <<< "$1"; }
tried_enough() { [ "$(systemctl show ooo-sync.service -p ActiveState --value)" = failed ]; }
lock=/var/lib/ooo-sync/warehouse.duckdb.lock

chmod 700 /etc/ooo-sync
# It also keeps the service loaded, and with it what the last run ended with.
systemctl start ooo-sync.timer
systemctl list-timers --no-pager ooo-sync.timer
systemctl show ooo-sync.timer -p NextElapseUSecRealtime --value | grep -qE ' 02:(1[789]|2[012]):' || fail "the timer is wrong"

sandbox quick 0
sandbox slow 2000
configure quick

key cal_sandbox
start
expect "a good run" "ActiveState=inactive ExecMainStatus=0 NRestarts=0 Result=success"
ls -l /var/lib/ooo-sync

key cal_wrong
start
expect "a key that is refused: 77, not again" "ActiveState=failed ExecMainStatus=77 NRestarts=0 Result=exit-code"
key cal_sandbox

mv /var/lib/ooo-sync/run-store /var/lib/ooo-sync/aside
touch /var/lib/ooo-sync/run-store
start
await 120 "the last try" tried_enough
expect "it cannot write: 74, four times again" "ActiveState=failed ExecMainStatus=74 NRestarts=5 Result=exit-code"
rm /var/lib/ooo-sync/run-store
mv /var/lib/ooo-sync/aside /var/lib/ooo-sync/run-store
start
expect "after reset-failed" "ActiveState=inactive ExecMainStatus=0 NRestarts=0 Result=success"

# The directory is closed to it, so its variables come from elsewhere.
install -m 644 /etc/ooo-sync/ooo-sync.env /run/ooo-sync.env
runuser -u ooo-sync -- env OOO_SYNC_ENV=/run/ooo-sync.env CALCOM_BASE_URL="$(url slow)" \
    CALCOM_API_KEY_FILE= CALCOM_API_KEY=cal_sandbox \
    /opt/ooo-sync/current/ooo-sync run /opt/ooo-sync/current/jobs/ooo.yml --quiet &
byhand=$!
await 60 "the run by hand" test -s "$lock"
start
expect "another run is alive: 75, no failure" "ActiveState=inactive ExecMainStatus=75 NRestarts=0 Result=success"
wait "$byhand" || fail "the run by hand ended with $?"

configure slow
systemctl start --no-block ooo-sync.service
await 60 "the run" test -s "$lock"
systemctl stop ooo-sync.service
expect "stopped: 143, no failure" "ActiveState=inactive ExecMainStatus=143 NRestarts=0 Result=success"

systemd-analyze security --no-pager ooo-sync.service | tail -n 1
journalctl --no-pager -o cat -u ooo-sync.service
echo "PASSED"
