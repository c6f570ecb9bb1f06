#!/usr/bin/env bash
# Runs the shipped crontab by Debian's cron: two nights, a minute apart, and a third one with a wrong key.
# About three and a half minutes. Nothing on this machine changes, but that cron is installed when it is missing.
set -euo pipefail

if [ -z "${inside:-}" ]; then
    if ! command -v cron > /dev/null; then
        apt-get update -q && apt-get install -y -q --no-install-recommends cron
    fi
    exec "$(dirname "$0")/private-root" "$0"
fi

fail() { echo "FAILED: $*" >&2; cat /run/log; exit 1; }
# await SECONDS WHAT COMMAND...: until the command succeeds.
await() {
    local end=$((SECONDS + $1)) what=$2
    shift 2
    until "$@" > /dev/null 2>&1; do [ $SECONDS -lt $end ] || fail "waited in vain for $what"; sleep 0.2; done
}
as_user() { runuser -u ooo-sync -- env -i PATH=/usr/bin:/bin "$@"; }
ended() { [ "$(grep -c ' END ' /run/log)" -ge "$1" ]; }

/opt/ooo-sync/current/ooo-sync sandbox --port 0 --entries 2000 > /run/sandbox &
await 60 "the sandbox" grep listens /run/sandbox
url=$(grep -o 'http://[0-9.:]*' /run/sandbox | head -n 1)

install -d -o ooo-sync -g ooo-sync -m 750 /var/lib/ooo-sync
install -o ooo-sync -m 400 /dev/stdin /etc/ooo-sync/calcom-api-key <<< cal_sandbox
# The shipped variables with the sandbox for Cal.com, and the shipped table but for the schedule.
sed "/^CALCOM_ORG_ID/a CALCOM_BASE_URL=$url" /opt/ooo-sync/current/cron/ooo-sync.env > /etc/ooo-sync/ooo-sync.env
sed "s|^17 2 \* \* \* |* * * * * |" /opt/ooo-sync/current/cron/crontab > /run/crontab
rm -rf /etc/cron.d/* /var/spool/cron/crontabs/*
: > /etc/crontab
crontab -u ooo-sync /run/crontab

# In place of a mail server and of syslog: two files.
printf '#!/bin/sh\ncat >> /run/mail\n' > /usr/sbin/sendmail
chmod 755 /usr/sbin/sendmail
install -m 666 /dev/null /run/mail
: > /run/log
perl -MIO::Socket::UNIX -MSocket -e '
    my $s = IO::Socket::UNIX->new(Type => SOCK_DGRAM, Local => "/dev/log") or die $!;
    chmod 0666, "/dev/log"; open(my $log, ">>", "/run/log"); $log->autoflush;
    while (defined $s->recv(my $line, 4096)) { $line =~ s/^<\d+>//; print $log "$line\n" }' &
await 5 "the log" test -S /dev/log

echo "--- the table"
grep -v '^#' /run/crontab
cron -f -L 15 &
cron=$!

await 240 "two runs" ended 2
printf cal_wrong > /etc/ooo-sync/calcom-api-key
echo "--- after two runs: mail"
cat /run/mail
[ "$(grep -c "made a new warehouse" /run/mail)/$(grep -c ^Subject: /run/mail)" = 1/1 ] || fail "a good run says nothing but of a new warehouse"
echo "--- after two runs: status"
as_user /opt/ooo-sync/current/ooo-sync status /opt/ooo-sync/current/jobs/ooo.yml | tee /run/status
[ "$(grep -cE 'published|unchanged' /run/status)" -ge 2 ] || fail "two runs should stand in the ledger"
! grep -q 'exit status' /run/log || fail "a good run ends with 0"
echo "--- by hand with a file of variables that this user may not read"
chmod 600 /etc/ooo-sync/ooo-sync.env
code=0
as_user /opt/ooo-sync/current/ooo-sync status /opt/ooo-sync/current/jobs/ooo.yml || code=$?
[ "$code" = 78 ] || fail "status should have ended with 78, not $code"
chmod 644 /etc/ooo-sync/ooo-sync.env

await 180 "the third run" ended 3
kill "$cron"
echo "--- after a run with a wrong key: mail"
cat /run/mail
echo "--- cron's log"
cat /run/log
grep -q '«.*Invalid API Key»' /run/mail || fail "the mail should quote Cal.com"
grep -q 'exit status 77' /run/log || fail "the run should have ended with 77"
echo "PASSED"
