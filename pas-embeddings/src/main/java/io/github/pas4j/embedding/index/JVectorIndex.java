package io.github.pas4j.embedding.index;

import io.github.jbellis.jvector.graph.ImmutableGraphIndex.View;
import io.github.pas4j.embedding.Embeddings;
import io.github.pas4j.embedding.Neighbor;
import io.github.pas4j.embedding.PairConsumer;
import io.github.pas4j.embedding.VectorIndex;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Walks a graph in which near vectors are connected (HNSW, by jvector), and so looks at few of them: searches of a large
 * index take about a millisecond, but building it takes minutes, and some neighbours may be missed.
 *
 * <ul>
 *   <li><b>Recall.</b> {@link Builder#searchBeam} trades time for it. {@link #within} and {@link #pairs} widen their walk
 *       until most of what it finds is below the threshold. Indexes of up to 512 different vectors, and searches
 *       that would collect more than a quarter of them, look at all and miss none.
 *   <li><b>Deterministic.</b> The same calls give the same graph and the same answers, unless {@link
 *       Builder#buildThreads} is set: then the graph, and so which neighbours are missed, may differ from build to build,
 *       while cosines never do. Vectors added to a loaded index may be connected in another way than they would
 *       have been without saving. Processors and JDKs round jvector's sums in different ways, which has the same effect.
 *   <li><b>Copies.</b> Equal vectors share a node of the graph; each keeps its id, and none is missed.
 *   <li><b>Memory.</b> {@code 4 × dimension} bytes and some 350 more for each different vector on the heap. A loaded
 *       index reads vectors and graph where they are mapped, and needs a few bytes a vector; the first vector that is
 *       added to it brings its graph, not its vectors, onto the heap. The file must not be cut while the index is
 *       open.
 *   <li><b>SIMD.</b> jvector uses it on JDK 20 and newer with {@code --add-modules jdk.incubator.vector}. Elsewhere it
 *       works, and says so once in the log. {@link ExactIndex} needs neither.
 * </ul>
 */
public final class JVectorIndex implements VectorIndex {

    static {
        JVectorRuntime.types(); // first of all, or jvector prints its own notice
    }

    /** Default of {@link Builder#maxDegree}. */
    public static final int DEFAULT_MAX_DEGREE = 32;

    /** Default of {@link Builder#buildBeam}. */
    public static final int DEFAULT_BUILD_BEAM = 100;

    /** Default of {@link Builder#searchBeam}. */
    public static final int DEFAULT_SEARCH_BEAM = 64;

    /** Rows of {@link #pairs} that a thread takes at a time. */
    private static final int BLOCK = 64;

    private final int dimension;
    private final GraphSettings settings;
    private final NodeVectors vectors;
    private final NodeIds ids;
    private final @Nullable StoredGraph stored;
    private final Lifetime lifetime = new Lifetime("index");
    private final Object writing = new Object();
    private final ConcurrentLinkedQueue<GraphReader> readers = new ConcurrentLinkedQueue<>();
    private @Nullable GraphWriter writer;
    private volatile View view;
    private volatile int searchBeam;
    private volatile @Nullable Codes codes;
    private volatile int nodes;
    private volatile int size;

    private JVectorIndex(int dimension, GraphSettings settings) {
        this.dimension = dimension;
        this.settings = settings;
        this.searchBeam = settings.searchBeam();
        this.vectors = new NodeVectors(dimension);
        this.ids = new NodeIds();
        this.stored = null;
        this.writer = new GraphWriter(vectors, dimension, settings);
        this.view = writer.view();
    }

    private JVectorIndex(
            int dimension,
            GraphSettings settings,
            NodeVectors vectors,
            NodeIds ids,
            StoredGraph stored,
            @Nullable Codes codes,
            int size) {
        this.dimension = dimension;
        this.settings = settings;
        this.searchBeam = settings.searchBeam();
        this.vectors = vectors;
        this.ids = ids;
        this.stored = stored;
        this.view = stored;
        this.codes = codes;
        this.nodes = vectors.size();
        this.size = size;
    }

    /**
     * An empty index with the default options.
     *
     * @param dimension in {@code [1, 65536]}
     */
    public static JVectorIndex create(int dimension) {
        return builder(dimension).build();
    }

    /**
     * An index that {@link #save} wrote, with the options it had, but one build thread.
     *
     * @throws io.github.pas4j.embedding.IndexException if the file is missing, cut, damaged, of another version or no
     *     graph
     */
    public static JVectorIndex load(Path file) {
        return IndexFile.read(file, (header, channel) -> read(file, header, channel));
    }

    static JVectorIndex read(Path file, IndexFile.Header header, FileChannel channel) throws IOException {
        GraphFile body = GraphFile.read(file, header, channel);
        return new JVectorIndex(
                header.dimension(),
                body.settings(),
                body.vectors(header, channel),
                body.ids(header, channel),
                body.graph(header, channel),
                body.codes(header, channel),
                header.count());
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
            return size;
        }
    }

    @Override
    public int add(float[] vector) {
        try (Lifetime.Use use = lifetime.enter()) {
            return add(new float[][] {UnitVector.of(vector, dimension)});
        }
    }

    @Override
    public void addAll(Embeddings all) {
        try (Lifetime.Use use = lifetime.enter()) {
            add(UnitVector.allOf(all, dimension));
        }
    }

    @Override
    public List<Neighbor> search(float[] query, int k) {
        try (Lifetime.Use use = lifetime.enter()) {
            UnitVector.checkedCount(k);
            float[] unit = UnitVector.of(query, dimension);
            GraphReader.Limit limit = limit();
            return read(reader -> reader.nearest(unit, k, searchBeam, limit));
        }
    }

    @Override
    public List<Neighbor> within(float[] query, float minCosine) {
        try (Lifetime.Use use = lifetime.enter()) {
            UnitVector.checkedThreshold(minCosine);
            float[] unit = UnitVector.of(query, dimension);
            GraphReader.Limit limit = limit();
            return read(reader -> reader.within(unit, minCosine, searchBeam, limit));
        }
    }

    @Override
    public void pairs(float minCosine, PairConsumer consumer) {
        Objects.requireNonNull(consumer, "consumer");
        try (Lifetime.Use use = lifetime.enter()) {
            UnitVector.checkedThreshold(minCosine);
            GraphReader.Limit limit = limit();
            OrderedBlocks.forEach(
                    (int) ((limit.ids() + BLOCK - 1L) / BLOCK),
                    Runtime.getRuntime().availableProcessors(),
                    block -> read(reader -> pairs(reader, block * BLOCK, limit, minCosine)),
                    found -> found.forEach(consumer));
        }
    }

    /**
     * Lets searches find their way by codes of a few bytes (product quantisation), and look only at the vectors of what
     * they collect: for indexes that are loaded from a file larger than the memory. The codes are on the heap, and are
     * saved with the index; vectors that are added later get theirs. It costs some recall, not the cosines' exactness.
     * The training draws random numbers without a seed: which neighbours are missed may differ from one call to the
     * next, but not between the index and what is loaded from its file.
     *
     * @param bytesPerVector at least 1, at most the dimension; an eighth of the dimension is a good start
     * @throws IllegalArgumentException if it is out of range
     * @throws IllegalStateException if there are fewer than 256 different vectors to learn from, or it was called before
     */
    public void quantise(int bytesPerVector) {
        try (Lifetime.Use use = lifetime.enter()) {
            if (bytesPerVector < 1 || bytesPerVector > dimension) {
                throw new IllegalArgumentException(
                        "bytesPerVector must be in [1, " + dimension + "]: " + bytesPerVector);
            }
            synchronized (writing) {
                if (codes != null) {
                    throw new IllegalStateException("this index is quantised already");
                }
                if (vectors.size() < Codes.CLUSTERS) {
                    throw new IllegalStateException("there must be at least " + Codes.CLUSTERS
                            + " different vectors to learn from, not " + vectors.size());
                }
                codes = Codes.train(vectors, dimension, bytesPerVector);
            }
        }
    }

    /**
     * Changes {@link Builder#searchBeam} for searches that begin from now on.
     *
     * @param nodes at least 1
     * @throws IllegalArgumentException if it is not positive
     */
    public void searchBeam(int nodes) {
        try (Lifetime.Use use = lifetime.enter()) {
            searchBeam = Builder.positive("searchBeam", nodes);
        }
    }

    @Override
    public void save(Path file) {
        try (Lifetime.Use use = lifetime.enter()) {
            synchronized (writing) {
                int levels = writer != null ? writer.levels() : stored != null ? stored.levels() : 0;
                GraphFile.Parts parts = new GraphFile.Parts(vectors, ids, view, levels, codes);
                GraphFile.write(file, dimension, size, settings.withSearchBeam(searchBeam), parts);
            }
        }
    }

    @Override
    public void close() {
        lifetime.close(readers::clear);
    }

    @Override
    public String toString() {
        return "JVectorIndex[" + size + " × " + dimension + "]";
    }

    private int add(float[][] units) {
        synchronized (writing) {
            GraphWriter into = writer;
            if (into == null) {
                into = GraphWriter.continuing(vectors, dimension, settings, Objects.requireNonNull(stored));
                writer = into;
                view = into.view();
            }
            int first = size;
            int from = vectors.size();
            for (float[] unit : units) {
                ids.add(into.node(unit));
            }
            encode(from);
            into.connect(from, vectors.size(), settings.buildThreads());
            nodes = vectors.size(); // before the size: a reader asks in the opposite order
            size = first + units.length;
            return first;
        }
    }

    private void encode(int from) {
        Codes now = codes;
        if (now != null) {
            NodeVectors.Cursor cursor = vectors.cursor();
            for (int node = from; node < vectors.size(); node++) {
                now.add(node, cursor.at(node));
            }
        }
    }

    private PairList pairs(GraphReader reader, int from, GraphReader.Limit limit, float minCosine) {
        PairList found = new PairList();
        float[] unit = new float[dimension];
        for (int id = from; id < Math.min(limit.ids(), from + BLOCK); id++) {
            int first = id;
            vectors.get(ids.node(id), unit);
            reader.within(unit, minCosine, searchBeam, limit).stream()
                    .filter(one -> one.id() > first)
                    .sorted(Comparator.comparingInt(Neighbor::id))
                    .forEach(one -> found.add(first, one.id(), one.cosine()));
        }
        return found;
    }

    private GraphReader.Limit limit() {
        int ids = size;
        return new GraphReader.Limit(nodes, ids);
    }

    private <T> T read(Function<GraphReader, T> work) {
        View now = view;
        GraphReader reader = readers.poll();
        if (reader == null) {
            reader = new GraphReader(now, vectors, ids, dimension);
        }
        reader.over(now, codes);
        T result = work.apply(reader);
        readers.add(reader);
        return result;
    }

    /** Options of a {@link JVectorIndex}. */
    public static final class Builder {
        private final int dimension;
        private int maxDegree = DEFAULT_MAX_DEGREE;
        private int buildBeam = DEFAULT_BUILD_BEAM;
        private int searchBeam = DEFAULT_SEARCH_BEAM;
        private int buildThreads = 1;

        private Builder(int dimension) {
            this.dimension = dimension;
        }

        /**
         * Neighbours that a node keeps. More of them cost time and memory, and raise recall.
         *
         * @param neighbors in {@code [4, 512]}; by default {@value JVectorIndex#DEFAULT_MAX_DEGREE}
         * @throws IllegalArgumentException if it is out of range
         */
        public Builder maxDegree(int neighbors) {
            if (neighbors < 4 || neighbors > 512) {
                throw new IllegalArgumentException("maxDegree must be in [4, 512]: " + neighbors);
            }
            this.maxDegree = neighbors;
            return this;
        }

        /**
         * Nodes that an insertion keeps in sight while it looks for neighbours.
         *
         * @param nodes at least 1; by default {@value JVectorIndex#DEFAULT_BUILD_BEAM}
         * @throws IllegalArgumentException if it is not positive
         */
        public Builder buildBeam(int nodes) {
            this.buildBeam = positive("buildBeam", nodes);
            return this;
        }

        /**
         * Nodes that a search keeps in sight: at least so many, and at least as many as are asked for.
         *
         * @param nodes at least 1; by default {@value JVectorIndex#DEFAULT_SEARCH_BEAM}
         * @throws IllegalArgumentException if it is not positive
         */
        public Builder searchBeam(int nodes) {
            this.searchBeam = positive("searchBeam", nodes);
            return this;
        }

        /**
         * Threads that {@link JVectorIndex#addAll} inserts by. With more than one the graph depends on their timing.
         *
         * @param threads at least 1, the default
         * @throws IllegalArgumentException if it is not positive
         */
        public Builder buildThreads(int threads) {
            this.buildThreads = positive("buildThreads", threads);
            return this;
        }

        /** The empty index. */
        public JVectorIndex build() {
            return new JVectorIndex(dimension, new GraphSettings(maxDegree, buildBeam, searchBeam, buildThreads));
        }

        private static int positive(String name, int value) {
            if (value < 1) {
                throw new IllegalArgumentException(name + " must be positive: " + value);
            }
            return value;
        }
    }
}
