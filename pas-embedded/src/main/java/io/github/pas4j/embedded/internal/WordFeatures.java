package io.github.pas4j.embedded.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a prompt's wording gives away of its intent: weighted word sequences, as unit vectors whose dot product is a
 * similarity in [0, 1]. Sentence vectors are mostly about the topic; words such as "write a poem" are not.
 *
 * <p>A token is a run of Latin (or other) letters, a Han character, or {@code #} for a run of digits. Features are
 * sequences of up to two tokens, up to three if all are Han, and the prompt's first tokens marked as such. Weights are
 * log term frequency times inverse document frequency (Salton and Buckley, 1988).
 */
public final class WordFeatures {

    /** Beyond this, a prompt is material more than request. */
    private static final int MAX_CHARACTERS = 400;

    private static final String BREAK = "";
    private static final String START = "^";

    private final Map<String, Double> inverseDocumentFrequency;

    /**
     * @param inverseDocumentFrequency weight of each feature that counts
     */
    public WordFeatures(Map<String, Double> inverseDocumentFrequency) {
        this.inverseDocumentFrequency = inverseDocumentFrequency;
    }

    /** Learns which features there are and how rare they are; those of a single text say nothing about others. */
    public static WordFeatures learnedFrom(List<String> texts) {
        return learnedFrom(texts, Integer.MAX_VALUE);
    }

    /**
     * The same, with no more than so many features: those that the most texts have.
     *
     * @param most at least 0
     */
    public static WordFeatures learnedFrom(List<String> texts, int most) {
        Map<String, Integer> documents = new HashMap<>();
        for (String text : texts) {
            counts(text).keySet().forEach(feature -> documents.merge(feature, 1, Integer::sum));
        }
        Map<String, Double> inverseDocumentFrequency = new HashMap<>();
        documents.entrySet().stream()
                .filter(feature -> feature.getValue() > 1)
                .sorted(Map.Entry.<String, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(most)
                .forEach(feature -> inverseDocumentFrequency.put(
                        feature.getKey(), Math.log((1.0 + texts.size()) / (1.0 + feature.getValue()))));
        return new WordFeatures(inverseDocumentFrequency);
    }

    /** The features that count, and what they weigh. */
    public Map<String, Double> inverseDocumentFrequency() {
        return inverseDocumentFrequency;
    }

    /** A text's features; unit norm, or none at all. */
    public Map<String, Double> of(String text) {
        Map<String, Double> weights = new HashMap<>();
        double squares = 0;
        for (Map.Entry<String, Integer> count : counts(text).entrySet()) {
            Double rarity = inverseDocumentFrequency.get(count.getKey());
            if (rarity != null) {
                double weight = Math.log(1.0 + count.getValue()) * rarity;
                weights.put(count.getKey(), weight);
                squares += weight * weight;
            }
        }
        double norm = Math.sqrt(squares);
        weights.replaceAll((feature, weight) -> weight / norm);
        return weights;
    }

    public static double dot(Map<String, Double> a, Map<String, Double> b) {
        if (a.size() > b.size()) {
            return dot(b, a);
        }
        double sum = 0;
        for (Map.Entry<String, Double> entry : a.entrySet()) {
            sum += entry.getValue() * b.getOrDefault(entry.getKey(), 0.0);
        }
        return sum;
    }

    private static Map<String, Integer> counts(String text) {
        List<String> tokens = tokens(text.length() > MAX_CHARACTERS ? text.substring(0, MAX_CHARACTERS) : text);
        Map<String, Integer> counts = new HashMap<>();
        StringBuilder start = new StringBuilder(START);
        for (int i = 0; i < tokens.size(); i++) {
            if (i < 3 && !tokens.get(i).equals(BREAK)) {
                counts.merge(START + tokens.get(i), 1, Integer::sum);
                counts.merge(start.append(tokens.get(i)).append(' ').toString(), 1, Integer::sum);
            }
            StringBuilder sequence = new StringBuilder();
            boolean han = true;
            for (int n = 1; n <= 3 && i + n <= tokens.size(); n++) {
                String token = tokens.get(i + n - 1);
                han &= !token.isEmpty() && Character.isIdeographic(token.codePointAt(0));
                if (token.equals(BREAK) || (n == 3 && !han)) {
                    break;
                }
                counts.merge(sequence.append(token).append(' ').toString(), 1, Integer::sum);
            }
        }
        return counts;
    }

    private static List<String> tokens(String text) {
        List<String> tokens = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean digits = false;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            boolean ideograph = Character.isIdeographic(c);
            boolean letter = !ideograph && (Character.isLetter(c) || c == '\'');
            if (!letter) {
                flush(word, tokens);
            }
            if (letter) {
                word.appendCodePoint(c);
            } else if (ideograph) {
                tokens.add(Character.toString(c));
            } else if (Character.isDigit(c)) {
                if (!digits) {
                    tokens.add("#");
                }
            } else if (!Character.isWhitespace(c) && !tokens.isEmpty()) {
                tokens.add(BREAK);
            }
            digits = Character.isDigit(c);
        }
        flush(word, tokens);
        return tokens;
    }

    private static void flush(StringBuilder word, List<String> tokens) {
        if (!word.isEmpty()) {
            tokens.add(word.toString().toLowerCase(Locale.ROOT));
            word.setLength(0);
        }
    }
}
