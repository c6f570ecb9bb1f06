package dev.ooosync.sandbox;

import java.time.Duration;
import java.time.LocalDate;

/**
 * How a sandbox is set up; {@link #builder(LocalDate)} gives the defaults.
 *
 * @param port the port on loopback, or 0 for a free one
 * @param organizationId the only organization there is, 17 by default
 * @param apiKey the valid key, {@code cal_sandbox} by default; starts with {@code cal_}
 * @param clientId the valid OAuth client, {@code sandbox-client} by default
 * @param clientSecret its secret, {@code sandbox-secret} by default
 * @param people how many people, 200 by default
 * @param entries how many entries at the start, 5,000 by default
 * @param seed decides about data, changes, ties and faults; 1 by default
 * @param around the day about which the entries lie, nine months to either side
 * @param rateLimit requests per window and bucket, 120 by default; 0 for no limit and no headers
 * @param window the throttle's window, 60 s by default
 * @param block how long the request after the limit blocks the bucket, 60 s by default
 * @param limitSuffix the end of the limit's header names, {@code Default} by default
 * @param resetAsEpoch whether the reset header is an epoch second instead of seconds left; false by default
 * @param changesPerRequest changes applied before a list request is answered, on average; 0 by default
 * @param latency how long each answer is held back, 0 by default
 * @param faults what goes wrong from the start, nothing by default
 */
public record SandboxSettings(
        int port,
        int organizationId,
        String apiKey,
        String clientId,
        String clientSecret,
        int people,
        int entries,
        long seed,
        LocalDate around,
        int rateLimit,
        Duration window,
        Duration block,
        String limitSuffix,
        boolean resetAsEpoch,
        double changesPerRequest,
        Duration latency,
        Faults faults) {

    public SandboxSettings {
        require(port >= 0 && port <= 65_535, "port", port, "0 to 65535, 0 for a free one");
        require(organizationId > 0, "organizationId", organizationId, "a positive number");
        require(apiKey.startsWith("cal_"), "apiKey", "<masked>", "text that starts with cal_");
        require(people > 0, "people", people, "a positive number");
        require(entries >= 0, "entries", entries, "0 or more");
        require(rateLimit >= 0, "rateLimit", rateLimit, "0 or more, 0 for no limit");
        require(window.toMillis() > 0, "window", window, "at least a millisecond");
        require(block.toMillis() > 0, "block", block, "at least a millisecond");
        require(limitSuffix.matches("[A-Za-z0-9-]+"), "limitSuffix", limitSuffix, "letters, digits and hyphens");
        boolean fewChanges = changesPerRequest >= 0 && changesPerRequest <= 1000;
        require(fewChanges, "changesPerRequest", changesPerRequest, "0 to 1000");
        require(!latency.isNegative(), "latency", latency, "0 or more");
    }

    /** The defaults, with entries around a day. */
    public static Builder builder(LocalDate around) {
        return new Builder(around);
    }

    private static void require(boolean holds, String name, Object found, String wanted) {
        if (!holds) {
            throw new IllegalArgumentException("sandbox setting " + name + " is " + found + "; set " + wanted);
        }
    }

    /** Names the settings without the key and the secret. */
    @Override
    public String toString() {
        return "SandboxSettings[people=%d, entries=%d, seed=%d, faults=%s]".formatted(people, entries, seed, faults);
    }

    /** Collects settings that differ from the defaults. */
    public static final class Builder {

        private final LocalDate around;
        private int port;
        private int organizationId = 17;
        private String apiKey = "cal_sandbox";
        private String clientId = "sandbox-client";
        private String clientSecret = "sandbox-secret";
        private int people = 200;
        private int entries = 5000;
        private long seed = 1;
        private int rateLimit = 120;
        private Duration window = Duration.ofSeconds(60);
        private Duration block = Duration.ofSeconds(60);
        private String limitSuffix = "Default";
        private boolean resetAsEpoch;
        private double changesPerRequest;
        private Duration latency = Duration.ZERO;
        private Faults faults = Faults.none();

        private Builder(LocalDate around) {
            this.around = around;
        }

        public Builder port(int port) {
            this.port = port;
            return this;
        }

        public Builder organizationId(int organizationId) {
            this.organizationId = organizationId;
            return this;
        }

        public Builder apiKey(String apiKey) {
            this.apiKey = apiKey;
            return this;
        }

        public Builder client(String clientId, String clientSecret) {
            this.clientId = clientId;
            this.clientSecret = clientSecret;
            return this;
        }

        public Builder people(int people) {
            this.people = people;
            return this;
        }

        public Builder entries(int entries) {
            this.entries = entries;
            return this;
        }

        public Builder seed(long seed) {
            this.seed = seed;
            return this;
        }

        public Builder rateLimit(int rateLimit) {
            this.rateLimit = rateLimit;
            return this;
        }

        public Builder window(Duration window) {
            this.window = window;
            return this;
        }

        public Builder block(Duration block) {
            this.block = block;
            return this;
        }

        public Builder limitSuffix(String limitSuffix) {
            this.limitSuffix = limitSuffix;
            return this;
        }

        public Builder resetAsEpoch(boolean resetAsEpoch) {
            this.resetAsEpoch = resetAsEpoch;
            return this;
        }

        public Builder changesPerRequest(double changesPerRequest) {
            this.changesPerRequest = changesPerRequest;
            return this;
        }

        public Builder latency(Duration latency) {
            this.latency = latency;
            return this;
        }

        public Builder faults(Faults faults) {
            this.faults = faults;
            return this;
        }

        public SandboxSettings build() {
            return new SandboxSettings(
                    port,
                    organizationId,
                    apiKey,
                    clientId,
                    clientSecret,
                    people,
                    entries,
                    seed,
                    around,
                    rateLimit,
                    window,
                    block,
                    limitSuffix,
                    resetAsEpoch,
                    changesPerRequest,
                    latency,
                    faults);
        }
    }
}
