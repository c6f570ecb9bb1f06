#!/usr/bin/env bash
# Runs the unit tests, the views' model among them, as if on other days: other-days.sh [TESTS [DAY...]], for example
#   other-days.sh 'ViewsModelTests,ReportTests' '2028-02-29 12:00'
# TESTS is what Maven's -Dtest takes; DAY is UTC. Without them: all tests, on the days below, some minutes each. Nothing on
# this machine changes, but that faketime is installed when it is missing.
set -euo pipefail
cd "$(dirname "$0")/../../.."

if ! command -v faketime > /dev/null; then
    apt-get update -q && apt-get install -y -q --no-install-recommends faketime
fi

# When they are told another time, a browser spins, and PostgreSQL's statement_timeout and lock_timeout never strike.
tests=${1:-'!ReportInChromiumTests,!PostgresLimitsTests,!PostgresReadersTests#a_changed_view_does_not_wait_for_ever*'}
days=("${@:2}")
if [ ${#days[@]} -eq 0 ]; then
    days=(
        '2028-02-29 12:00' # a leap day
        '2026-12-31 23:50' # the year ends while the tests run
        '2027-01-01 00:10'
        '2026-12-28 07:00' # the Monday of ISO week 53
        '2027-03-28 00:55' # Europe's clocks go forward five minutes later
        '2027-10-31 00:55' # and back
        '2027-06-11 23:57' # a Friday that becomes a Saturday
        '2027-06-13 12:00' # a Sunday
    )
fi

mvn -B -ntp -q test-compile
failed=0
for day in "${days[@]}"; do
    log=target/other-days-${day//[ :]/-}.log
    if TZ=UTC faketime -m "$day:00" mvn -B -ntp surefire:test -Dtest="$tests" > "$log" 2>&1; then
        verdict=green
    else
        verdict=FAILED
        failed=1
    fi
    LC_ALL=C TZ=UTC date -d "$day" "+%a %F %R  $verdict  $(grep 'Tests run:' "$log" | tail -n 1 | sed 's/.*Tests run/tests run/')"
    [ $verdict = green ] || grep -E '^\[ERROR\] +[A-Za-z]+Tests' "$log" | sed 's/^/    /' || tail -n 20 "$log"
done
exit $failed
