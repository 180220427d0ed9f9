package io.github.pas4j.embedding;

import java.nio.file.Path;
import java.util.List;

/**
 * Finds the vectors that point in nearly the same direction as another one.
 *
 * <p>Each vector has an id: 0 for the first, 1 for the next, and so on. An index copies what it is given.
 *
 * <ul>
 *   <li><b>Length does not matter.</b> Vectors and queries are scaled to unit length on the way in. A vector without a
 *       direction (all zeros), one with NaN or infinite components and one of another dimension are refused with an
 *       {@link IllegalArgumentException} that says which component it is.
 *   <li><b>The cosine is one number.</b> It is summed in double precision, in an order that depends on nothing but the
 *       dimension, and rounded to a {@code float}: every implementation reports the same cosine for the same two
 *       vectors on every machine, and exactly 1 for a vector and its copy. Thresholds are held against that number.
 *   <li><b>Order.</b> Results come by falling cosine, equal ones by rising id.
 *   <li><b>Exact or not.</b> What an implementation may miss, its documentation says; what it reports is always right.
 * </ul>
 *
 * <p>Safe for use by many threads: searches run beside each other and beside a writer, and see at least the vectors that
 * were added before they began. Writers take turns. {@link #close} waits for calls that are under way; after it every
 * method but {@code close} throws {@link IllegalStateException}.
 */
public interface VectorIndex extends AutoCloseable {

    /** Length of the vectors, at least 1. */
    int dimension();

    /** Number of vectors. */
    int size();

    /**
     * Adds one vector.
     *
     * @return its id
     * @throws IllegalArgumentException if it has another dimension, no direction, or a component that is not finite
     */
    int add(float[] vector);

    /**
     * Adds all rows in order, or none of them.
     *
     * @throws IllegalArgumentException if a row is one that {@link #add} refuses
     */
    void addAll(Embeddings vectors);

    /**
     * The nearest vectors.
     *
     * @param query any vector that {@link #add} would take
     * @param k how many, at least 1; where there are fewer vectors, all of them come
     * @throws IllegalArgumentException if the query is one that {@link #add} refuses, or {@code k} is not positive
     */
    List<Neighbor> search(float[] query, int k);

    /**
     * All vectors at least so near.
     *
     * @param query any vector that {@link #add} would take
     * @param minCosine in {@code [-1, 1]}, itself included
     * @throws IllegalArgumentException if the query is one that {@link #add} refuses, or the threshold is out of range
     */
    List<Neighbor> within(float[] query, float minCosine);

    /**
     * All pairs of vectors at least so near to each other, by rising first id, then rising second id. The consumer is
     * called on the calling thread. Vectors that are added meanwhile may be left out.
     *
     * @param minCosine in {@code [-1, 1]}, itself included
     * @throws IllegalArgumentException if the threshold is out of range
     * @throws IndexException if the thread is interrupted; its interrupt flag is set then
     */
    void pairs(float minCosine, PairConsumer consumer);

    /**
     * Writes the vectors, and what was built for searching them, to a file that its implementation loads. The file is
     * written beside the old one and takes its place at once: whoever looks finds the whole old one or the whole new
     * one.
     *
     * @throws IndexException if it cannot be written
     */
    void save(Path file);

    /** Frees what the index holds, once no call is under way. Calling it again does nothing. */
    @Override
    void close();
}
