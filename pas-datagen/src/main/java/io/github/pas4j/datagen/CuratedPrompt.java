package io.github.pas4j.datagen;

import io.github.pas4j.Category;
import io.github.pas4j.Language;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** A prompt that curation kept. Immutable. {@code toString} shows none of its text. */
public final class CuratedPrompt {

    private final CorpusPrompt prompt;
    private final Optional<Language> language;
    private final Optional<Category> category;
    private final OptionalDouble quality;
    private final OptionalInt cluster;

    CuratedPrompt(CorpusPrompt prompt, Candidate candidate) {
        this.prompt = Objects.requireNonNull(prompt, "prompt");
        this.language = candidate.language();
        this.category = candidate.category();
        this.quality = candidate.quality();
        this.cluster =
                candidate.place().map(place -> OptionalInt.of(place.group())).orElseGet(OptionalInt::empty);
    }

    /** The prompt as the corpus has it. */
    public CorpusPrompt prompt() {
        return prompt;
    }

    /** Its language as detected, or empty where nothing could be told. */
    public Optional<Language> language() {
        return language;
    }

    /** Its category, or empty where it could not be told, or nobody was asked. */
    public Optional<Category> category() {
        return category;
    }

    /** Its quality in [0, 1], or empty where it could not be told, or nobody was asked. */
    public OptionalDouble quality() {
        return quality;
    }

    /** Number of its group, from 0; empty if nothing was to be selected. Only prompts of one result share numbers. */
    public OptionalInt cluster() {
        return cluster;
    }

    @Override
    public String toString() {
        return "CuratedPrompt[" + prompt.id() + ", "
                + language.map(Language::code).orElse("unclear") + "]";
    }
}
