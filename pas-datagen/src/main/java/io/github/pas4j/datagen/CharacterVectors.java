package io.github.pas4j.datagen;

import io.github.pas4j.embedding.Embeddings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Vectors of texts in languages without an encoder: which runs of three characters they have, the rare ones counting more, each
 * run in one of some places by its hash.
 */
final class CharacterVectors {

    private static final int DIMENSION = 512;
    private static final int RUN = 3;

    private CharacterVectors() {}

    static Embeddings of(List<String> texts) {
        Map<Integer, Integer> inTexts = new HashMap<>();
        for (String text : texts) {
            runs(text).keySet().forEach(run -> inTexts.merge(run, 1, Integer::sum));
        }
        Embeddings.Builder vectors = Embeddings.builder(texts.size(), DIMENSION);
        for (int i = 0; i < texts.size(); i++) {
            vectors.row(i, vector(runs(texts.get(i)), inTexts, texts.size()));
        }
        return vectors.build();
    }

    private static float[] vector(Map<Integer, Integer> runs, Map<Integer, Integer> inTexts, int texts) {
        double[] sum = new double[DIMENSION];
        sum[0] = 1e-3; // a text of nothing has a direction, too
        runs.forEach((run, count) -> {
            int mixed = run * 0x9E3779B9;
            double rarity = Math.log1p(texts / (double) inTexts.getOrDefault(run, 1));
            sum[mixed >>> 23] += ((mixed & 1) == 0 ? 1 : -1) * rarity * Math.sqrt(count);
        });
        double squares = 0;
        for (double value : sum) {
            squares += value * value;
        }
        float[] vector = new float[DIMENSION];
        for (int d = 0; d < DIMENSION; d++) {
            vector[d] = (float) (sum[d] / Math.sqrt(squares));
        }
        return vector;
    }

    private static Map<Integer, Integer> runs(String text) {
        String padded = " " + text + " ";
        Map<Integer, Integer> runs = new HashMap<>();
        for (int at = 0; at + RUN <= padded.length(); at++) {
            int hash = (padded.charAt(at) * 31 + padded.charAt(at + 1)) * 31 + padded.charAt(at + 2);
            runs.merge(hash, 1, Integer::sum);
        }
        return runs;
    }
}
