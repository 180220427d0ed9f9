package io.github.pas4j.embedded;

import io.github.pas4j.Category;
import io.github.pas4j.GoldenPair;
import io.github.pas4j.embedding.Embeddings;
import io.github.pas4j.embedding.SentenceEncoder;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The golden pairs of one language and their vectors. A prompt's category and intent are voted on by the pairs nearest to
 * it. Some hundreds of pairs: comparing with each costs less than a tenth of encoding the prompt.
 */
final class GoldenIndex {

    /** Pairs that vote. */
    private static final int NEIGHBOURS = 12;

    /** How much more a nearer pair counts: a vote is exp(SHARPNESS · cosine). */
    private static final double SHARPNESS = 20;

    private final List<GoldenPair> pairs;
    private final Embeddings vectors;
    private final SentenceEncoder encoder;

    GoldenIndex(List<GoldenPair> pairs, SentenceEncoder encoder) {
        this.pairs = List.copyOf(pairs);
        this.encoder = encoder;
        this.vectors = encoder.encodeAll(pairs.stream().map(GoldenPair::prompt).toList());
    }

    /**
     * What the neighbours say.
     *
     * @param category the category with the most votes
     * @param intent the intent with the most votes in that category
     * @param complement that intent's complement, from its nearest pair; empty where silence is right
     */
    record Match(Category category, String intent, Optional<String> complement) {}

    /** The vote on a prompt, within one category if it is given and there are pairs of it. */
    Match match(String prompt, Optional<Category> given) {
        float[] vector = encoder.encode(prompt);
        double[] cosine = new double[pairs.size()];
        for (int i = 0; i < cosine.length; i++) {
            cosine[i] = vectors.dot(i, vector);
        }
        List<Integer> nearest = IntStream.range(0, cosine.length)
                .filter(i -> given.isEmpty() || pairs.get(i).category().equals(given.get()))
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> -cosine[i]))
                .limit(NEIGHBOURS)
                .toList();
        if (nearest.isEmpty()) {
            return match(prompt, Optional.empty());
        }
        Map<Category, Double> categories = new LinkedHashMap<>();
        for (int i : nearest) {
            categories.merge(pairs.get(i).category(), Math.exp(SHARPNESS * cosine[i]), Double::sum);
        }
        Category category = winner(categories);
        Map<String, Double> intents = new LinkedHashMap<>();
        for (int i : nearest) {
            if (pairs.get(i).category().equals(category)) {
                intents.merge(pairs.get(i).intent(), Math.exp(SHARPNESS * cosine[i]), Double::sum);
            }
        }
        String intent = winner(intents);
        GoldenPair source = nearest.stream()
                .map(pairs::get)
                .filter(pair ->
                        pair.category().equals(category) && pair.intent().equals(intent))
                .findFirst()
                .orElseThrow();
        return new Match(category, intent, source.complement());
    }

    /** The key with the most votes; of equals the one whose nearest pair is nearer. */
    private static <K> K winner(Map<K, Double> votes) {
        return votes.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
    }
}
