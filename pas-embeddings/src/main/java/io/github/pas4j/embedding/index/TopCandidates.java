package io.github.pas4j.embedding.index;

import java.util.Arrays;

/**
 * The ids that can be among the {@code k} nearest, going by products of limited precision: all that are at most twice
 * the {@link Cosine#slack} below the {@code k}-th best. Their cosines decide afterwards.
 */
final class TopCandidates {

    private final int k;
    private final float margin;
    private int[] ids = new int[16];
    private float[] products = new float[16];
    private int count;
    private int pruneAt;
    private float floor = Float.NEGATIVE_INFINITY;

    TopCandidates(int k, float slack) {
        this.k = k;
        this.margin = 2 * slack;
        this.pruneAt = Math.max(64, (int) Math.min(4L * k, 1 << 20));
    }

    /** A product below it need not be offered. */
    float floor() {
        return floor;
    }

    void offer(int id, float product) {
        if (product < floor) {
            return;
        }
        if (count == ids.length) {
            ids = Arrays.copyOf(ids, 2 * count);
            products = Arrays.copyOf(products, 2 * count);
        }
        ids[count] = id;
        products[count++] = product;
        if (count >= pruneAt) {
            prune();
            pruneAt = Math.max(pruneAt, 2 * count);
        }
    }

    /** The ids, in the order in which they came. */
    int[] ids() {
        prune();
        return Arrays.copyOf(ids, count);
    }

    private void prune() {
        if (count <= k) {
            return;
        }
        float[] sorted = Arrays.copyOf(products, count);
        Arrays.sort(sorted);
        floor = sorted[count - k] - margin;
        int kept = 0;
        for (int i = 0; i < count; i++) {
            if (products[i] >= floor) {
                ids[kept] = ids[i];
                products[kept++] = products[i];
            }
        }
        count = kept;
    }
}
