package io.github.pas4j.datagen;

import io.github.pas4j.Language;
import io.github.pas4j.datagen.dedup.CanonicalText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Prompts of one text, of which one stands for the others; and what is found out about it. */
final class Candidate {

    private final Optional<Language> language;
    private final List<Integer> members = new ArrayList<>(1);
    private int chosen;
    private @Nullable Fate fate;

    /** Why it is dropped: for what, how similar, by what method. */
    record Fate(String reason, String keptId, double similarity, String method) {}

    Candidate(int first, Optional<Language> language) {
        this.chosen = first;
        this.language = language;
        members.add(first);
    }

    void add(int member) {
        members.add(member);
    }

    /** Numbers of the prompts, rising. */
    List<Integer> members() {
        return members;
    }

    /** Number of the prompt that stands for all. */
    int chosen() {
        return chosen;
    }

    void choose(int member) {
        chosen = member;
    }

    Optional<Language> language() {
        return language;
    }

    Optional<Fate> fate() {
        return Optional.ofNullable(fate);
    }

    void drop(Fate why) {
        fate = why;
    }

    static String canonical(CorpusPrompt prompt) {
        return CanonicalText.of(prompt.text());
    }
}
