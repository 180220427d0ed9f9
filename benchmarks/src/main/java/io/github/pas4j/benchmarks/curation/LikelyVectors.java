package io.github.pas4j.benchmarks.curation;

import io.github.pas4j.benchmarks.curation.VariedPrompts.Varied;
import io.github.pas4j.benchmarks.index.SentenceLikeVectors;
import java.util.List;
import java.util.Random;

/**
 * Vectors for varied prompts without an encoder: {@link SentenceLikeVectors} for the real ones, and for a variation its origin's turned at random
 * to a cosine that such edits have with bge-small-en: .93 to .99 for an edited surface, .9 to .98 for another number or
 * name, .75 to .92 for another topic, and for a joined prompt .9 to .95 from the middle of both.
 */
final class LikelyVectors {

    static final int DIMENSION = 384;

    private LikelyVectors() {}

    static float[][] of(List<Varied> prompts, long seed) {
        Random random = new Random(seed);
        int real = 1
                + prompts.stream()
                        .mapToInt(prompt -> Math.max(prompt.origin(), prompt.other()))
                        .max()
                        .orElse(0);
        float[][] origins = new SentenceLikeVectors(real, DIMENSION, seed).rows(real, seed + 1);
        float[][] rows = new float[prompts.size()][];
        for (int i = 0; i < rows.length; i++) {
            Varied prompt = prompts.get(i);
            float[] origin = origins[prompt.origin()];
            rows[i] = switch (prompt.kind()) {
                case REAL -> origin.clone();
                case SURFACE -> turned(origin, .93, .99, random);
                case NUMBER -> turned(origin, .9, .98, random);
                case TOPIC -> turned(origin, .75, .92, random);
                case JOINED -> turned(middle(origin, origins[prompt.other()]), .9, .95, random);
            };
        }
        return rows;
    }

    private static float[] turned(float[] origin, double from, double to, Random random) {
        double cosine = from + (to - from) * random.nextDouble();
        float[] side = new float[origin.length];
        double along = 0;
        for (int j = 0; j < side.length; j++) {
            side[j] = (float) random.nextGaussian();
            along += side[j] * origin[j];
        }
        for (int j = 0; j < side.length; j++) {
            side[j] -= (float) (along * origin[j]);
        }
        unit(side);
        float[] turned = new float[origin.length];
        for (int j = 0; j < turned.length; j++) {
            turned[j] = (float) (cosine * origin[j] + Math.sqrt(1 - cosine * cosine) * side[j]);
        }
        return turned;
    }

    private static float[] middle(float[] a, float[] b) {
        float[] middle = a.clone();
        for (int j = 0; j < middle.length; j++) {
            middle[j] += b[j];
        }
        unit(middle);
        return middle;
    }

    private static void unit(float[] vector) {
        double squares = 0;
        for (float value : vector) {
            squares += value * value;
        }
        double length = Math.sqrt(squares);
        for (int j = 0; j < vector.length; j++) {
            vector[j] /= (float) length;
        }
    }
}
