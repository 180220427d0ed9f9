package io.github.pas4j.embedding.index;

import io.github.pas4j.embedding.PairConsumer;
import org.jspecify.annotations.Nullable;

/**
 * All pairs beyond a threshold, tile by tile above the diagonal. A product of limited precision only says which pairs
 * may be beyond it; {@link Cosine} decides. So the tiles' size shows neither in the pairs nor in their order.
 */
final class AllPairs {

    /** Rows a tile; they lie in one chunk. */
    static final int BLOCK = Rows.CHUNK / 4;

    /** Pairs of one block that are kept before the block is halved: what bounds the memory when nearly all are alike. */
    static final int MOST_PAIRS = 1 << 20;

    private final Rows rows;
    private final int size;
    private final int dimension;
    private final Product product;
    private final float threshold;
    private final float floor;
    private final int mostPairs;
    private final ThreadLocal<Product.Tile> tiles = ThreadLocal.withInitial(() -> new Product.Tile(BLOCK, Rows.CHUNK));

    AllPairs(Rows rows, int dimension, Product product, float threshold, int mostPairs) {
        this.rows = rows;
        this.size = rows.size();
        this.dimension = dimension;
        this.product = product;
        this.threshold = threshold;
        this.floor = threshold - Cosine.slack(dimension);
        this.mostPairs = mostPairs;
    }

    void forEach(int threads, PairConsumer consumer) {
        int blocks = (int) ((size + BLOCK - 1L) / BLOCK);
        int[] next = {0};
        try {
            OrderedBlocks.forEach(
                    blocks, threads, block -> new Found(pairs(start(block), start(block + 1), mostPairs)), found -> {
                        int block = next[0]++;
                        if (found.pairs() != null) {
                            found.pairs().forEach(consumer);
                        } else {
                            halves(start(block), start(block + 1), consumer);
                        }
                    });
        } finally {
            tiles.remove();
        }
    }

    /** No pairs: too many. */
    private record Found(@Nullable PairList pairs) {}

    private int start(int block) {
        return (int) Math.min(size, (long) block * BLOCK);
    }

    private void halves(int from, int to, PairConsumer consumer) {
        int middle = (from + to) >>> 1;
        part(from, middle, consumer);
        part(middle, to, consumer);
    }

    private void part(int from, int to, PairConsumer consumer) {
        PairList found = pairs(from, to, to - from == 1 ? Integer.MAX_VALUE : mostPairs);
        if (found != null) {
            found.forEach(consumer);
        } else {
            halves(from, to, consumer);
        }
    }

    /** The pairs whose first is one of the rows, in order; null if there are more than wanted. */
    private @Nullable PairList pairs(int from, int to, int most) {
        PairList[] byRow = new PairList[to - from];
        float[] a = new float[dimension];
        float[] b = new float[dimension];
        Product.Tile tile = tiles.get();
        int total = 0;
        int column = from / Rows.CHUNK * Rows.CHUNK;
        for (; column < size; column = Rows.endOfChunk(column, size)) {
            int columns = Rows.endOfChunk(column, size) - column;
            product.multiply(rows.slice(from, to - from), to - from, rows.slice(column, columns), columns, tile);
            for (int row = from; row < to; row++) {
                if (tile.max(row - from) < floor) {
                    continue;
                }
                float[] products = tile.row(row - from);
                rows.get(row, a);
                for (int j = Math.max(0, row + 1 - column); j < columns; j++) {
                    if (products[j] >= floor) {
                        rows.get(column + j, b);
                        float cosine = Cosine.of(a, b);
                        if (cosine >= threshold) {
                            if (++total > most) {
                                return null;
                            }
                            PairList list = byRow[row - from];
                            if (list == null) {
                                list = new PairList();
                                byRow[row - from] = list;
                            }
                            list.add(row, column + j, cosine);
                        }
                    }
                }
            }
        }
        return joined(byRow);
    }

    private static PairList joined(@Nullable PairList[] byRow) {
        PairList all = new PairList();
        for (PairList list : byRow) {
            if (list != null) {
                list.forEach(all::add);
            }
        }
        return all;
    }
}
