package io.github.pas4j.runs;

import java.time.Instant;
import java.util.Objects;

/**
 * A paid call as the journal holds it. Immutable.
 *
 * @param key which call it was
 * @param answer what it gave
 * @param recordedAt when it was recorded, to the millisecond
 */
public record RecordedCall(CallKey key, Answer answer, Instant recordedAt) {

    public RecordedCall {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(answer, "answer");
        Objects.requireNonNull(recordedAt, "recordedAt");
    }
}
