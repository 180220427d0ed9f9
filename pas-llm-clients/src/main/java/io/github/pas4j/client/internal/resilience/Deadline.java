package io.github.pas4j.client.internal.resilience;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The moment at which a whole call must be over, all its tries and waits included. Immutable. */
public final class Deadline {

    /** Some 146 years: sums of nanoseconds must not overflow. */
    private static final long LONGEST_NANOS = Long.MAX_VALUE / 2;

    private final TimeSource time;
    private final long end;

    private Deadline(TimeSource time, long end) {
        this.time = time;
        this.end = end;
    }

    /** The deadline of a call that begins now. */
    public static Deadline in(Duration timeout, TimeSource time) {
        return new Deadline(time, time.nanos() + Math.min(TimeUnit.NANOSECONDS.convert(timeout), LONGEST_NANOS));
    }

    /** What is left, in nanoseconds; not positive when the time is over. */
    public long remainingNanos() {
        return end - time.nanos();
    }

    /** What is left; zero when the time is over. */
    public Duration remaining() {
        return Duration.ofNanos(Math.max(0, remainingNanos()));
    }
}
