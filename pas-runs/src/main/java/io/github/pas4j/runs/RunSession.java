package io.github.pas4j.runs;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * One opening of a store. Immutable.
 *
 * @param id rising
 * @param openedAt when, by the clock of the machine
 * @param open for how long, by a clock that is never set back; of a killed process up to a second is missing
 */
public record RunSession(long id, Instant openedAt, Duration open) {

    public RunSession {
        Objects.requireNonNull(openedAt, "openedAt");
        Objects.requireNonNull(open, "open");
    }
}
