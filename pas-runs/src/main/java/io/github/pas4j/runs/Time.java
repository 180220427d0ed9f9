package io.github.pas4j.runs;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.LongSupplier;

/**
 * The two clocks of a store: one for what is written down, one that is never set back for how long something took.
 *
 * @param clock time of day
 * @param nanos as {@link System#nanoTime()}
 */
record Time(Clock clock, LongSupplier nanos) {

    static Time system() {
        return new Time(Clock.systemUTC(), System::nanoTime);
    }

    /** Now, to the millisecond: as it is written, so it is read. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
