package io.github.pas4j.datagen.dedup;

import io.github.pas4j.embedding.Embeddings;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Prompts made of parts, edited at random, with vectors that are near where the words are the same. */
final class RealLike {

    private static final String[] TASKS = {
        "write a poem about",
        "explain",
        "what is the best way to learn",
        "give me ten facts about",
        "translate a text about"
    };
    private static final String[] TOPICS = {
        "whales",
        "the french revolution",
        "python decorators",
        "my mother",
        "solar panels",
        "a trip to paris",
        "green tea"
    };
    private static final String[] ENDS = {
        "", " in 5 sentences", " in 7 sentences", " for children", " without jargon", " today"
    };

    private static final int DIMENSION = 48;

    private RealLike() {}

    static List<String> texts(int size, long seed) {
        Random random = new Random(seed);
        List<String> out = new ArrayList<>();
        while (out.size() < size) {
            String text = pick(TASKS, random) + " " + pick(TOPICS, random) + pick(ENDS, random);
            out.add(edited(text, random));
        }
        return out;
    }

    private static String edited(String text, Random random) {
        return switch (random.nextInt(8)) {
            case 0 -> "**" + text + "**";
            case 1 -> text.toUpperCase(java.util.Locale.ROOT) + "!!";
            case 2 -> "Please " + text + ". Thanks!";
            case 3, 4 -> {
                int at = random.nextInt(text.length() - 1);
                yield text.substring(0, at) + text.charAt(at + 1) + text.charAt(at) + text.substring(at + 2);
            }
            case 5 -> {
                int at = random.nextInt(text.length());
                yield text.substring(0, at) + text.substring(at + 1);
            }
            default -> text;
        };
    }

    /** Sums of a random direction for each run of three characters, and a little noise by the text's hash. */
    static Embeddings vectors(List<String> texts) {
        Embeddings.Builder out = Embeddings.builder(texts.size(), DIMENSION);
        for (int i = 0; i < texts.size(); i++) {
            out.row(i, vector(CanonicalText.of(texts.get(i))));
        }
        return out.build();
    }

    private static float[] vector(String text) {
        float[] sum = new float[DIMENSION];
        sum[0] = 0.1f;
        for (long gram : ShingleIndex.shingles(text)) {
            Random direction = new Random(gram);
            for (int d = 0; d < DIMENSION; d++) {
                sum[d] += (float) direction.nextGaussian();
            }
        }
        return sum;
    }

    private static String pick(String[] from, Random random) {
        return from[random.nextInt(from.length)];
    }
}
