package io.github.pas4j.embedded;

import io.github.pas4j.Category;
import io.github.pas4j.GoldenPair;
import io.github.pas4j.Language;
import io.github.pas4j.embedding.SentenceEncoder;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The transferable golden pairs of one language by intent. Thread-safe. */
final class IntentIndex {

    private final KernelModel model;
    private final Map<String, GoldenPair> first = new LinkedHashMap<>();

    IntentIndex(List<GoldenPair> pairs, Language language, SentenceEncoder encoder) {
        this.model = Models.intents(pairs, language, encoder);
        pairs.forEach(pair -> first.putIfAbsent(pair.intent(), pair));
    }

    /**
     * What a prompt asks for.
     *
     * @param category of the intent
     * @param intent the likeliest
     * @param score of that intent: near 1 where the prompt asks like its pairs, near 0 where it asks like none
     * @param margin of that score over the next intent's
     * @param complement of the intent; empty where silence is right
     */
    record Match(Category category, String intent, double score, double margin, Optional<String> complement) {}

    /** Finds what a prompt asks for, within one category if it is given; empty where no pair is of that category. */
    Optional<Match> match(String prompt, float[] vector, Optional<Category> category) {
        Map<String, Double> scores = new HashMap<>(model.scores(prompt, vector));
        category.ifPresent(wanted ->
                scores.keySet().removeIf(intent -> !pair(intent).category().equals(wanted)));
        List<Map.Entry<String, Double>> ranked = KernelModel.ranked(scores);
        if (ranked.isEmpty()) {
            return Optional.empty();
        }
        Map.Entry<String, Double> best = ranked.get(0);
        double margin = best.getValue() - (ranked.size() > 1 ? ranked.get(1).getValue() : 0);
        GoldenPair pair = pair(best.getKey());
        return Optional.of(new Match(pair.category(), pair.intent(), best.getValue(), margin, pair.complement()));
    }

    private GoldenPair pair(String intent) {
        return Objects.requireNonNull(first.get(intent), intent);
    }
}
