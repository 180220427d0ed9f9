package io.github.pas4j.datagen.group;

import io.github.pas4j.embedding.Embeddings;

/** Directions of the groups' sums. */
final class Means {

    private Means() {}

    /** A row for each group; one whose vectors cancel each other out has that of its first vector. */
    static Embeddings of(Embeddings vectors, Groups groups) {
        Embeddings.Builder means = Embeddings.builder(groups.count(), vectors.dimension());
        for (int g = 0; g < groups.count(); g++) {
            means.row(g, of(vectors, groups.members(g)));
        }
        return means.build();
    }

    static float[] of(Embeddings vectors, int[] members) {
        double[] sum = new double[vectors.dimension()];
        for (int member : members) {
            float[] row = vectors.row(member);
            for (int d = 0; d < sum.length; d++) {
                sum[d] += row[d];
            }
        }
        double squares = 0;
        for (double value : sum) {
            squares += value * value;
        }
        double norm = Math.sqrt(squares);
        if (norm < 1e-6) {
            return vectors.row(members[0]);
        }
        float[] mean = new float[sum.length];
        for (int d = 0; d < sum.length; d++) {
            mean[d] = (float) (sum[d] / norm);
        }
        return mean;
    }
}
