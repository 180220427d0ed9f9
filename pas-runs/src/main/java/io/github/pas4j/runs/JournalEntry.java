package io.github.pas4j.runs;

import java.time.Instant;
import java.util.Objects;

/**
 * A recorded call as far as counting goes: without its request and its answer. Immutable.
 *
 * @param id rising in the order of recording
 * @param session {@link RunSession#id()} of the session that recorded it
 * @param role as in {@link CallKey#role()}
 * @param model as in {@link CallKey#model()}
 * @param tokensIn tokens of the request
 * @param tokensOut tokens of the answer
 * @param recordedAt when the answer was recorded, to the millisecond, by the clock of the machine
 */
public record JournalEntry(
        long id, long session, String role, String model, long tokensIn, long tokensOut, Instant recordedAt) {

    public JournalEntry {
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(recordedAt, "recordedAt");
    }
}
