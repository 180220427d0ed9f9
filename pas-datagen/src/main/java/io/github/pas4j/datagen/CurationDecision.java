package io.github.pas4j.datagen;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What became of a prompt.
 *
 * @param id of the prompt
 * @param outcome {@code kept}, or the reason as in {@link DroppedPrompt#reason()}
 * @param keptId as in {@link DroppedPrompt#keptId()}
 * @param similarity as in {@link DroppedPrompt#similarity()}
 * @param method as in {@link DroppedPrompt#method()}
 * @param detail as in {@link DroppedPrompt#detail()}
 * @param threshold that it was decided by, in (0, 1]
 */
public record CurationDecision(
        String id,
        String outcome,
        Optional<String> keptId,
        OptionalDouble similarity,
        Optional<String> method,
        Optional<String> detail,
        float threshold) {

    /** A decision. */
    public CurationDecision {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(outcome, "outcome");
        Objects.requireNonNull(keptId, "keptId");
        Objects.requireNonNull(similarity, "similarity");
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(detail, "detail");
    }
}
