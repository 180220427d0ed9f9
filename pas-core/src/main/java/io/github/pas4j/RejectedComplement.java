package io.github.pas4j;

import java.util.Objects;
import java.util.Optional;

/**
 * A complement that was tried for a prompt and is wrong, with the reason: what a generator is told before it tries again.
 *
 * @param complement what was tried, or empty where it was silence or nothing that could be used
 * @param reason what is wrong with it, in a sentence or two
 */
public record RejectedComplement(Optional<String> complement, String reason) {

    /** Both components are non-null. */
    public RejectedComplement {
        Objects.requireNonNull(complement, "complement");
        Objects.requireNonNull(reason, "reason");
    }

    /** Says how long the texts are, not what they say. */
    @Override
    public String toString() {
        return "RejectedComplement[" + complement.map(String::length).orElse(0) + " and " + reason.length()
                + " characters]";
    }
}
