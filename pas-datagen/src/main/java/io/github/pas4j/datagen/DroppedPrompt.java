package io.github.pas4j.datagen;

import io.github.pas4j.Category;
import io.github.pas4j.datagen.Candidate.Fate;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A prompt that curation dropped, and the evidence. Immutable. {@code toString} shows none of its text.
 *
 * @param prompt the prompt as the corpus has it
 * @param reason {@code exact-duplicate}, {@code near-duplicate}, {@code contaminated}, {@code not-selected} or
 *     {@code filtered:RULE} ({@link PromptFilters} has the rules)
 * @param keptId of the prompt that stands for it, which is no duplicate itself, and is kept unless it was not selected; of
 *     what it is too near to, if it is contaminated; of the first one selected of its group, if it was not selected; empty
 *     if it is filtered, or nothing of its group was selected
 * @param similarity of the two by the method, in (0, 1]; empty if it is filtered or was not selected
 * @param method by what they were found to be alike: {@code exact}, {@code same-text}, {@code typo}, {@code cosine},
 *     {@code shingles} or {@code words}; empty if it is filtered or was not selected
 * @param detail why it was not selected, for people to read; it begins with {@code group full}, {@code quota full},
 *     {@code size reached}, {@code below minimum quality} or {@code unscored}. Empty for other reasons
 * @param category if it was not selected and has one
 */
public record DroppedPrompt(
        CorpusPrompt prompt,
        String reason,
        Optional<String> keptId,
        OptionalDouble similarity,
        Optional<String> method,
        Optional<String> detail,
        Optional<Category> category) {

    static final String EXACT = "exact-duplicate";
    static final String NEAR = "near-duplicate";
    static final String CONTAMINATED = "contaminated";
    static final String NOT_SELECTED = "not-selected";

    /** A dropped prompt. */
    public DroppedPrompt {
        Objects.requireNonNull(prompt, "prompt");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(keptId, "keptId");
        Objects.requireNonNull(similarity, "similarity");
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(detail, "detail");
        Objects.requireNonNull(category, "category");
    }

    static DroppedPrompt filtered(CorpusPrompt prompt, String reason) {
        return of(prompt, new Fate(reason, null, Double.NaN, null, null), Optional.empty());
    }

    static DroppedPrompt of(CorpusPrompt prompt, String reason, String keptId, double similarity, String method) {
        return of(prompt, new Fate(reason, keptId, similarity, method), Optional.empty());
    }

    static DroppedPrompt of(CorpusPrompt prompt, Fate fate, Optional<Category> category) {
        return new DroppedPrompt(
                prompt,
                fate.reason(),
                Optional.ofNullable(fate.keptId()),
                Double.isNaN(fate.similarity()) ? OptionalDouble.empty() : OptionalDouble.of(fate.similarity()),
                Optional.ofNullable(fate.method()),
                Optional.ofNullable(fate.detail()),
                category);
    }
}
