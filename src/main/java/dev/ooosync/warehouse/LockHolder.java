package dev.ooosync.warehouse;

import dev.ooosync.database.StagingPlace;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who holds a warehouse's lock. Written into the lock file, or as a session's name at a server, in the form that
 * {@link #text} gives; what earlier versions wrote is a holder of whom nothing but the process is known.
 *
 * @param work the run, or the plan of one; null for other commands, and for those of whom it is not known
 * @param process such as {@code pid 4711 on host}
 * @param since when it took the lock, as written there; null when unknown
 */
public record LockHolder(
        @Nullable Work work, String process, @Nullable String since) {

    /** The mode of what only looks what a run would do. */
    public static final String PLAN = "plan";

    private static final Pattern TEXT = Pattern.compile(
            "(?:(full|scoped|sample|plan) (\\d{1,18}) ([a-z0-9-]+) )?(.*?)(?: since (\\S+))?", Pattern.DOTALL);

    private static final Pattern PROCESS = Pattern.compile("pid (\\d{1,18}) on (\\S+)");

    /** A server shows 63 characters of a session's name: so much of the job leaves room for pid and host. */
    private static final int JOB_LENGTH = 20;

    /**
     * What a run does.
     *
     * @param mode full, scoped, sample; or plan, which publishes nothing
     * @param job name of the job; the first 20 characters of it
     */
    public record Work(String mode, long organization, String job) {

        public Work {
            job = job.substring(0, Math.min(JOB_LENGTH, job.length()));
        }
    }

    /** This process, for a run or a plan. */
    public static LockHolder self(Work work, Instant now) {
        return new LockHolder(work, thisProcess(), sinceOf(now));
    }

    /** This process, for whatever else changes a warehouse. */
    public static LockHolder self(Instant now) {
        return new LockHolder(null, thisProcess(), sinceOf(now));
    }

    /** What {@link #text} has written, or an earlier version, or anybody. */
    public static LockHolder parse(String text) {
        Matcher found = TEXT.matcher(text);
        if (!found.matches()) {
            throw new IllegalStateException("the pattern fits every text");
        }
        Work work = found.group(1) == null
                ? null
                : new Work(found.group(1), Long.parseLong(found.group(2)), found.group(3));
        return new LockHolder(work, found.group(4), found.group(5));
    }

    /** Whether it is a plan, which publishes nothing. */
    boolean isPlan() {
        return work != null && work.mode().equals(PLAN);
    }

    /** Where it stages. */
    public StagingPlace stagingPlace() {
        return isPlan() ? StagingPlace.PLAN : StagingPlace.RUN;
    }

    /** Without {@link #since}, which a server knows by itself. */
    public String name() {
        return work == null ? process : work.mode() + " " + work.organization() + " " + work.job() + " " + process;
    }

    String text() {
        return name() + (since == null ? "" : " since " + since);
    }

    /** Whether this one does what another would do: a full run of the same organization and job. */
    boolean doesTheWorkOf(LockHolder other) {
        return work != null && work.mode().equals("full") && work.equals(other.work);
    }

    /** Whether it was a process of this host that is gone, or whose number belongs to a process that began later. */
    boolean isDead() {
        Matcher here = PROCESS.matcher(process);
        return since != null
                && here.matches()
                && here.group(2).equals(hostName())
                && ProcessHandle.of(Long.parseLong(here.group(1)))
                        .filter(ProcessHandle::isAlive)
                        .filter(alive -> !beganAfter(alive, since))
                        .isEmpty();
    }

    private static boolean beganAfter(ProcessHandle process, String since) {
        try {
            Instant held = Instant.parse(since).plusSeconds(1);
            return process.info().startInstant().filter(held::isBefore).isPresent();
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    private static String thisProcess() {
        return "pid " + ProcessHandle.current().pid() + " on " + hostName();
    }

    private static String sinceOf(Instant now) {
        return now.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }

    /** In human-readable form. */
    @Override
    public String toString() {
        String who = process + (since == null ? "" : " since " + since);
        return work == null
                ? who
                : (isPlan() ? PLAN : work.mode() + " run") + " of organization " + work.organization() + " (job "
                        + work.job() + "), " + who;
    }
}
