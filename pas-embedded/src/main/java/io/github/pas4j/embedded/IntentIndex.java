package io.github.pas4j.embedded;

import io.github.pas4j.Category;
import io.github.pas4j.GoldenPair;
import io.github.pas4j.Language;
import io.github.pas4j.embedding.SentenceEncoder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The transferable golden pairs of one language by intent. Thread-safe. */
final class IntentIndex {

    private final KernelModel model;
    private final Map<String, GoldenPair> pairs = new LinkedHashMap<>(); // the first of each intent

    IntentIndex(List<GoldenPair> all, Language language, SentenceEncoder encoder) {
        this.model = Models.intents(all, language, encoder);
        all.forEach(pair -> pairs.putIfAbsent(pair.intent(), pair));
    }

    /**
     * What a prompt may ask for.
     *
     * @param intent one of the pairs'
     * @param category of the intent
     * @param score near 1 where the prompt asks like the intent's pairs, near 0 where it asks like none
     * @param complement of the intent; empty where silence is right
     */
    record Match(String intent, Category category, double score, Optional<String> complement) {}

    /** What a prompt may ask for, likeliest first. */
    List<Match> matches(EncodedPrompt prompt) {
        return KernelModel.ranked(model.scores(prompt)).stream()
                .filter(ranked -> pairs.containsKey(ranked.getKey())) // an example may have an intent that no pair has
                .map(ranked -> match(ranked.getKey(), ranked.getValue()))
                .toList();
    }

    private Match match(String intent, double score) {
        GoldenPair pair = Objects.requireNonNull(pairs.get(intent), intent);
        return new Match(intent, pair.category(), score, pair.complement());
    }
}
