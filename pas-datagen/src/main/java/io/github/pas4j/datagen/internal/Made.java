package io.github.pas4j.datagen.internal;

import io.github.pas4j.llm.Usage;
import java.util.List;
import java.util.Optional;

/**
 * What became of a prompt.
 *
 * @param end how it ended
 * @param complement the accepted one; empty for silence, and where nothing was accepted
 * @param attempts how often the generator was asked
 * @param tries the whole history
 * @param reason why nothing was accepted; empty otherwise
 * @param calls answers that it took, recorded ones included
 * @param usage tokens of these
 */
public record Made(
        End end, Optional<String> complement, int attempts, List<Try> tries, String reason, long calls, Usage usage) {

    /** How a prompt may end. */
    public enum End {
        /** The critic found the last try right. */
        ACCEPTED,
        /** Nothing was right within the attempts. */
        QUARANTINED,
        /** The critic could not be understood. */
        UNVERIFIED,
        /** The generator or the critic gave no answer, however often it was asked. */
        UNANSWERED
    }

    /** The list is copied. */
    public Made {
        tries = List.copyOf(tries);
    }

    /** Without texts. */
    @Override
    public String toString() {
        return "Made[" + end + ", " + attempts + " attempts, " + tries + "]";
    }
}
