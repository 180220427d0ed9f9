package io.github.pas4j.embedding.index;

import io.github.pas4j.embedding.VectorIndex;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Chooses an index. It is here and not in {@link VectorIndex}, as that interface belongs to a module that knows none of
 * its implementations.
 */
public final class VectorIndexes {

    /**
     * Numbers ({@code vectors × dimension}) up to which a single search takes the exact index: 20,000 vectors of
     * dimension 384, some 3 milliseconds a search.
     */
    static final long SEARCH_NUMBERS = 20_000L * 384;

    /**
     * Vectors up to which all pairs take the exact index where jvector has SIMD. Products take time with the square of
     * the number, the graph in proportion to it; docs/vectors.md has the measurement.
     */
    static final int ALL_PAIRS = 300_000;

    /** The same where jvector has no SIMD, and takes about 1.7 times as long. */
    static final int ALL_PAIRS_WITHOUT_SIMD = 500_000;

    private static final Logger LOG = LoggerFactory.getLogger(VectorIndexes.class);

    private VectorIndexes() {}

    /**
     * A new, empty index for so many vectors and the task, with its default options. The log says at level info which
     * one it is; so does its {@code toString()}.
     *
     * @param dimension in {@code [1, 65536]}
     * @param expectedSize how many vectors there will be, about; not negative
     * @throws IllegalArgumentException if a number is out of range
     */
    public static VectorIndex automatic(int dimension, int expectedSize, IndexTask task) {
        IndexChoice choice = choose(dimension, expectedSize, task);
        LOG.info("{}", choice);
        return choice.create();
    }

    /**
     * What {@link #automatic} takes.
     *
     * @throws IllegalArgumentException if a number is out of range
     */
    public static IndexChoice choose(int dimension, int expectedSize, IndexTask task) {
        UnitVector.checkedDimension(dimension);
        Objects.requireNonNull(task, "task");
        if (expectedSize < 0) {
            throw new IllegalArgumentException("expectedSize must not be negative: " + expectedSize);
        }
        return choose(dimension, expectedSize, task, task == IndexTask.ALL_PAIRS && JVectorRuntime.simd());
    }

    static IndexChoice choose(int dimension, int size, IndexTask task, boolean simd) {
        long limit = task == IndexTask.SEARCH ? SEARCH_NUMBERS / dimension : simd ? ALL_PAIRS : ALL_PAIRS_WITHOUT_SIMD;
        boolean exact = size <= limit;
        String what = task == IndexTask.SEARCH ? "searches" : "all pairs";
        String reason = String.format(
                Locale.ROOT,
                "%s of %,d vectors of dimension %d; up to %,d%s comparing with all of them is the better way",
                what,
                size,
                dimension,
                limit,
                task == IndexTask.SEARCH ? "" : simd ? " (jvector has SIMD here)" : " (jvector has no SIMD here)");
        return new IndexChoice(exact ? IndexChoice.Kind.EXACT : IndexChoice.Kind.GRAPH, dimension, reason);
    }

    /**
     * The index in a file, of whichever kind it is, with its default options.
     *
     * @throws io.github.pas4j.embedding.IndexException if the file is missing, cut, damaged, of another version or no
     *     index
     */
    public static VectorIndex load(Path file) {
        return IndexFile.read(
                file,
                (header, channel) -> header.kind() == IndexFile.Kind.EXACT
                        ? ExactIndex.read(file, header, channel)
                        : JVectorIndex.read(file, header, channel));
    }
}
