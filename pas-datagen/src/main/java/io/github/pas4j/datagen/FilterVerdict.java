package io.github.pas4j.datagen;

import io.github.pas4j.Language;
import java.util.Objects;
import java.util.Optional;

/**
 * What {@link PromptFilters} say of a prompt.
 *
 * @param rule the rule that takes it out, or empty if it passes
 * @param language its language as detected; empty if it was taken out before, or nothing could be told
 */
public record FilterVerdict(Optional<String> rule, Optional<Language> language) {

    /** A verdict. */
    public FilterVerdict {
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(language, "language");
    }

    /** Whether the prompt passes. */
    public boolean passes() {
        return rule.isEmpty();
    }

    /** {@code filtered:RULE}, as the file of dropped prompts has it; empty if the prompt passes. */
    public Optional<String> reason() {
        return rule.map(name -> "filtered:" + name);
    }
}
