package io.github.pas4j.embedding.index;

import io.github.pas4j.embedding.Embeddings;
import io.github.pas4j.embedding.Neighbor;
import io.github.pas4j.embedding.PairConsumer;
import io.github.pas4j.embedding.VectorIndex;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/**
 * Compares with every vector and misses none: by matrix products of ONNX Runtime, which need neither a new JDK nor a
 * flag. It builds nothing, so adding costs nothing, and all pairs of some hundred thousand vectors are found faster than
 * a graph over them is built; a single search takes time in proportion to the number of vectors.
 *
 * <p>What it finds depends neither on the number of threads nor on how the work is cut: a product of single precision
 * only picks candidates, with a margin for the greatest error that it can have, and each candidate's cosine is then
 * summed in one fixed order.
 *
 * <p>Vectors lie outside the heap, {@code 4 × dimension} bytes each (the JVM's {@code -XX:MaxDirectMemorySize} bounds
 * them); those of a loaded index stay in the file, which is mapped into memory and must not be cut while the index is
 * open. A search for pairs holds some megabytes a thread besides, however many pairs it finds.
 */
public final class ExactIndex implements VectorIndex {

    private static final int QUERY_BLOCK = AllPairs.BLOCK;

    private final int dimension;
    private final int threads;
    private final Rows rows;
    private final Product product;
    private final float slack;
    private final Lifetime lifetime = new Lifetime("index");
    private final Object writing = new Object();

    private ExactIndex(int dimension, int threads, Rows rows) {
        this.dimension = dimension;
        this.threads = threads;
        this.rows = rows;
        this.product = new Product(dimension);
        this.slack = Cosine.slack(dimension);
    }

    /**
     * An empty index with the default options.
     *
     * @param dimension in {@code [1, 65536]}
     * @throws io.github.pas4j.embedding.IndexException if ONNX Runtime cannot be loaded
     */
    public static ExactIndex create(int dimension) {
        return builder(dimension).build();
    }

    /**
     * An index that {@link #save} wrote, with the default options.
     *
     * @throws io.github.pas4j.embedding.IndexException if the file is missing, cut, damaged, of another version or no
     *     exact index
     */
    public static ExactIndex load(Path file) {
        return IndexFile.read(file, (header, channel) -> read(file, header, channel));
    }

    static ExactIndex read(Path file, IndexFile.Header header, FileChannel channel) throws IOException {
        if (header.kind() != IndexFile.Kind.EXACT) {
            throw IndexFile.unfit(file, "it holds a graph: JVectorIndex loads it");
        }
        long expected = (long) header.count() * header.dimension() * Float.BYTES;
        if (header.bodyLength() != expected) {
            throw IndexFile.unfit(file, "its length does not fit its number of vectors");
        }
        Rows rows = Rows.mapped(channel, IndexFile.HEADER, header.count(), header.dimension());
        return new ExactIndex(header.dimension(), defaultThreads(), rows);
    }

    /**
     * Begins an index.
     *
     * @param dimension in {@code [1, 65536]}
     */
    public static Builder builder(int dimension) {
        return new Builder(UnitVector.checkedDimension(dimension));
    }

    @Override
    public int dimension() {
        try (Lifetime.Use use = lifetime.enter()) {
            return dimension;
        }
    }

    @Override
    public int size() {
        try (Lifetime.Use use = lifetime.enter()) {
            return rows.size();
        }
    }

    @Override
    public int add(float[] vector) {
        try (Lifetime.Use use = lifetime.enter()) {
            float[] unit = UnitVector.of(vector, dimension);
            synchronized (writing) {
                rows.add(unit);
                return rows.size() - 1;
            }
        }
    }

    @Override
    public void addAll(Embeddings vectors) {
        try (Lifetime.Use use = lifetime.enter()) {
            float[][] units = UnitVector.allOf(vectors, dimension);
            synchronized (writing) {
                for (float[] unit : units) {
                    rows.add(unit);
                }
            }
        }
    }

    @Override
    public List<Neighbor> search(float[] query, int k) {
        try (Lifetime.Use use = lifetime.enter()) {
            UnitVector.checkedCount(k);
            float[] unit = UnitVector.of(query, dimension);
            return nearest(new float[][] {unit}, k, rows.size()).get(0);
        }
    }

    /**
     * The nearest vectors to each of many queries, which costs far less than one search after another. Queries are
     * worked on in blocks, by many threads; the consumer is called in their order, on the calling thread.
     *
     * @param queries any vectors that {@link #add} would take
     * @param k how many for each query, at least 1
     * @throws IllegalArgumentException if a query is one that {@link #add} refuses, or {@code k} is not positive
     * @throws io.github.pas4j.embedding.IndexException if the thread is interrupted; its interrupt flag is set then
     */
    public void searchAll(Embeddings queries, int k, NeighborsConsumer consumer) {
        Objects.requireNonNull(consumer, "consumer");
        try (Lifetime.Use use = lifetime.enter()) {
            UnitVector.checkedCount(k);
            float[][] units = UnitVector.allOf(queries, dimension);
            int size = rows.size();
            int blocks = (units.length + QUERY_BLOCK - 1) / QUERY_BLOCK;
            int[] next = {0};
            OrderedBlocks.forEach(
                    blocks,
                    threads,
                    block -> {
                        int from = block * QUERY_BLOCK;
                        int to = Math.min(units.length, from + QUERY_BLOCK);
                        return nearest(Arrays.copyOfRange(units, from, to), k, size);
                    },
                    found -> found.forEach(neighbors -> consumer.accept(next[0]++, neighbors)));
        }
    }

    @Override
    public List<Neighbor> within(float[] query, float minCosine) {
        try (Lifetime.Use use = lifetime.enter()) {
            UnitVector.checkedThreshold(minCosine);
            float[] unit = UnitVector.of(query, dimension);
            int size = rows.size();
            float floor = minCosine - slack;
            FloatBuffer left = Rows.direct(dimension).put(0, unit);
            Product.Tile tile = new Product.Tile(1, Math.min(size, Rows.CHUNK));
            float[] row = new float[dimension];
            List<Neighbor> found = new ArrayList<>();
            for (int at = 0; at < size; at = Rows.endOfChunk(at, size)) {
                int columns = Rows.endOfChunk(at, size) - at;
                product.multiply(left, 1, rows.slice(at, columns), columns, tile);
                if (tile.max(0) >= floor) {
                    float[] products = tile.row(0);
                    for (int j = 0; j < columns; j++) {
                        if (products[j] >= floor) {
                            rows.get(at + j, row);
                            float cosine = Cosine.of(unit, row);
                            if (cosine >= minCosine) {
                                found.add(new Neighbor(at + j, cosine));
                            }
                        }
                    }
                }
            }
            Collections.sort(found);
            return found;
        }
    }

    @Override
    public void pairs(float minCosine, PairConsumer consumer) {
        Objects.requireNonNull(consumer, "consumer");
        try (Lifetime.Use use = lifetime.enter()) {
            UnitVector.checkedThreshold(minCosine);
            new AllPairs(rows, dimension, product, minCosine, AllPairs.MOST_PAIRS).forEach(threads, consumer);
        }
    }

    @Override
    public void save(Path file) {
        try (Lifetime.Use use = lifetime.enter()) {
            int size = rows.size();
            IndexFile.write(file, IndexFile.Kind.EXACT, dimension, size, out -> {
                float[] row = new float[dimension];
                for (int i = 0; i < size; i++) {
                    rows.get(i, row);
                    out.putFloats(row);
                }
            });
        }
    }

    @Override
    public void close() {
        lifetime.close(product::close);
    }

    @Override
    public String toString() {
        return "ExactIndex[" + rows.size() + " × " + dimension + "]";
    }

    private List<List<Neighbor>> nearest(float[][] queries, int k, int size) {
        FloatBuffer left = Rows.direct(queries.length * dimension);
        List<TopCandidates> best = new ArrayList<>();
        for (int q = 0; q < queries.length; q++) {
            left.put(q * dimension, queries[q]);
            best.add(new TopCandidates(k, slack));
        }
        Product.Tile tile = new Product.Tile(queries.length, Math.min(size, Rows.CHUNK));
        for (int at = 0; at < size; at = Rows.endOfChunk(at, size)) {
            int columns = Rows.endOfChunk(at, size) - at;
            product.multiply(left, queries.length, rows.slice(at, columns), columns, tile);
            for (int q = 0; q < queries.length; q++) {
                TopCandidates top = best.get(q);
                if (tile.max(q) >= top.floor()) {
                    float[] products = tile.row(q);
                    for (int j = 0; j < columns; j++) {
                        if (products[j] >= top.floor()) {
                            top.offer(at + j, products[j]);
                        }
                    }
                }
            }
        }
        List<List<Neighbor>> all = new ArrayList<>();
        float[] row = new float[dimension];
        for (int q = 0; q < queries.length; q++) {
            List<Neighbor> found = new ArrayList<>();
            for (int id : best.get(q).ids()) {
                rows.get(id, row);
                found.add(new Neighbor(id, Cosine.of(queries[q], row)));
            }
            Collections.sort(found);
            all.add(List.copyOf(found.subList(0, Math.min(k, found.size()))));
        }
        return all;
    }

    private static int defaultThreads() {
        return Runtime.getRuntime().availableProcessors();
    }

    /** Options of an {@link ExactIndex}. */
    public static final class Builder {
        private final int dimension;
        private int threads = defaultThreads();

        private Builder(int dimension) {
            this.dimension = dimension;
        }

        /**
         * Threads that {@link ExactIndex#pairs} and {@link ExactIndex#searchAll} may use; they end with the call. A single search runs on the
         * thread that asks. The answers do not depend on it.
         *
         * @param threads at least 1; by default the number of processors
         * @throws IllegalArgumentException if it is not positive
         */
        public Builder threads(int threads) {
            if (threads < 1) {
                throw new IllegalArgumentException("threads must be positive: " + threads);
            }
            this.threads = threads;
            return this;
        }

        /**
         * The empty index.
         *
         * @throws io.github.pas4j.embedding.IndexException if ONNX Runtime cannot be loaded
         */
        public ExactIndex build() {
            return new ExactIndex(dimension, threads, new Rows(dimension));
        }
    }
}
