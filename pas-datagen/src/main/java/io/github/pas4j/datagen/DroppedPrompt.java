package io.github.pas4j.datagen;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A prompt that curation dropped, and the evidence. Immutable. {@code toString} shows none of its text.
 *
 * @param prompt the prompt as the corpus has it
 * @param reason {@code exact-duplicate}, {@code near-duplicate}, {@code contaminated} or {@code filtered:RULE}
 *     ({@link PromptFilters} has the rules)
 * @param keptId of the prompt that stands for it and is kept; of what it is too near to, if it is contaminated; empty if it is
 *     filtered
 * @param similarity of the two by the method, in (0, 1]; empty if it is filtered
 * @param method by what they were found to be alike: {@code exact}, {@code same-text}, {@code typo}, {@code cosine},
 *     {@code shingles} or {@code words}; empty if it is filtered
 */
public record DroppedPrompt(
        CorpusPrompt prompt,
        String reason,
        Optional<String> keptId,
        OptionalDouble similarity,
        Optional<String> method) {

    static final String EXACT = "exact-duplicate";
    static final String NEAR = "near-duplicate";
    static final String CONTAMINATED = "contaminated";

    /** A dropped prompt. */
    public DroppedPrompt {
        Objects.requireNonNull(prompt, "prompt");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(keptId, "keptId");
        Objects.requireNonNull(similarity, "similarity");
        Objects.requireNonNull(method, "method");
    }

    static DroppedPrompt filtered(CorpusPrompt prompt, String reason) {
        return new DroppedPrompt(prompt, reason, Optional.empty(), OptionalDouble.empty(), Optional.empty());
    }

    static DroppedPrompt of(CorpusPrompt prompt, String reason, String keptId, double similarity, String method) {
        return new DroppedPrompt(
                prompt, reason, Optional.of(keptId), OptionalDouble.of(similarity), Optional.of(method));
    }
}
