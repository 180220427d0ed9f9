package io.github.pas4j.embedded;

import io.github.pas4j.Category;
import io.github.pas4j.GoldenPair;
import io.github.pas4j.embedding.Embeddings;
import io.github.pas4j.embedding.SentenceEncoder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The golden pairs of one language. How near a prompt is to each of them, in meaning and in wording, decides its category
 * and intent; the weight that each pair's vote has is learnt from the pairs themselves ({@link KernelRidge}), which tells
 * what a prompt asks for from what it is about. Plain voting of neighbours did much worse on labelled prompts
 * (docs/quality.md). Thread-safe.
 */
final class GoldenIndex {

    /** Nearness in meaning is exp(γ (cosine − 1)). */
    private static final double GAMMA = 4;

    /** Weight of nearness in wording beside nearness in meaning. */
    private static final double WORDING = 0.5;

    private static final double LAMBDA = 1;

    /** Names what {@link #train} depends on beside pairs and encoder. */
    static final String SETTINGS = "gamma " + GAMMA + ", wording " + WORDING + ", lambda " + LAMBDA;

    private final List<GoldenPair> pairs;
    private final SentenceEncoder encoder;
    private final List<String> intents;
    private final List<Category> categories; // of each intent
    private final WordFeatures wording;
    private final List<Map<String, Double>> words;
    private final TrainedGolden trained;

    GoldenIndex(List<GoldenPair> pairs, SentenceEncoder encoder) {
        this.pairs = List.copyOf(pairs);
        this.encoder = encoder;
        Map<String, Category> byIntent = categories(pairs);
        this.intents = List.copyOf(byIntent.keySet());
        this.categories = List.copyOf(byIntent.values());
        List<String> prompts = pairs.stream().map(GoldenPair::prompt).toList();
        this.wording = new WordFeatures(prompts);
        this.words = prompts.stream().map(wording::of).toList();
        Optional<TrainedGolden> known = encoder instanceof BundledEncoder bundled
                ? TrainedGolden.find(bundled.name(), pairs)
                : Optional.empty();
        this.trained = known.orElseGet(() -> train(prompts));
    }

    /** Computes what is to be known of the pairs; takes a while. */
    private TrainedGolden train(List<String> prompts) {
        Embeddings vectors = encoder.encodeAll(prompts);
        double[][] kernel = new double[pairs.size()][];
        for (int i = 0; i < kernel.length; i++) {
            kernel[i] = similarities(vectors.row(i), words.get(i), vectors, words);
        }
        int[] labels =
                pairs.stream().mapToInt(pair -> intents.indexOf(pair.intent())).toArray();
        return new TrainedGolden(vectors, KernelRidge.fit(kernel, labels, intents.size(), LAMBDA));
    }

    /** What was computed, now or when this module was built. */
    TrainedGolden trained() {
        return trained;
    }

    /** The category of each intent, in the order of their first pairs. */
    private static Map<String, Category> categories(List<GoldenPair> pairs) {
        Map<String, Category> categories = new LinkedHashMap<>();
        pairs.forEach(pair -> categories.put(pair.intent(), pair.category()));
        return categories;
    }

    /**
     * What a prompt asks for.
     *
     * @param category the likeliest category, or the given one
     * @param intent the likeliest intent in that category
     * @param score of that intent: near 1 where the prompt asks like its pairs, near 0 where it asks like none
     * @param complement of the intent's pair that is nearest to the prompt; empty where silence is right
     */
    record Match(Category category, String intent, double score, Optional<String> complement) {}

    /** Finds what a prompt asks for, within one category if it is given and there are pairs of it. */
    Match match(String prompt, Optional<Category> given) {
        double[] similarities = similarities(encoder.encode(prompt), wording.of(prompt), trained.vectors(), words);
        double[] scores = trained.model().scores(similarities);
        Map<Category, Double> byCategory = new LinkedHashMap<>();
        for (int i = 0; i < scores.length; i++) {
            byCategory.merge(categories.get(i), scores[i], Double::sum);
        }
        Category category = given.filter(byCategory::containsKey).orElseGet(() -> best(byCategory));
        Map<String, Double> byIntent = new LinkedHashMap<>();
        for (int i = 0; i < scores.length; i++) {
            if (categories.get(i).equals(category)) {
                byIntent.put(intents.get(i), scores[i]);
            }
        }
        String intent = best(byIntent);
        return new Match(
                category,
                intent,
                byIntent.getOrDefault(intent, 0.0),
                nearest(intent, similarities).complement());
    }

    private GoldenPair nearest(String intent, double[] similarities) {
        int best = -1;
        for (int i = 0; i < similarities.length; i++) {
            if (pairs.get(i).intent().equals(intent) && (best < 0 || similarities[i] > similarities[best])) {
                best = i;
            }
        }
        return pairs.get(best);
    }

    private static double[] similarities(
            float[] vector, Map<String, Double> features, Embeddings vectors, List<Map<String, Double>> words) {
        double[] similarities = new double[words.size()];
        for (int i = 0; i < similarities.length; i++) {
            similarities[i] =
                    Math.exp(GAMMA * (vectors.dot(i, vector) - 1)) + WORDING * WordFeatures.dot(features, words.get(i));
        }
        return similarities;
    }

    private static <K> K best(Map<K, Double> scores) {
        return scores.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
    }
}
