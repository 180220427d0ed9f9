package io.github.pas4j.datagen;

import io.github.pas4j.Language;
import java.util.Objects;
import java.util.Optional;

/** A prompt that curation kept. Immutable. {@code toString} shows none of its text. */
public final class CuratedPrompt {

    private final CorpusPrompt prompt;
    private final Optional<Language> language;

    CuratedPrompt(CorpusPrompt prompt, Optional<Language> language) {
        this.prompt = Objects.requireNonNull(prompt, "prompt");
        this.language = Objects.requireNonNull(language, "language");
    }

    /** The prompt as the corpus has it. */
    public CorpusPrompt prompt() {
        return prompt;
    }

    /** Its language as detected, or empty where nothing could be told. */
    public Optional<Language> language() {
        return language;
    }

    @Override
    public String toString() {
        return "CuratedPrompt[" + prompt.id() + ", "
                + language.map(Language::code).orElse("unclear") + "]";
    }
}
