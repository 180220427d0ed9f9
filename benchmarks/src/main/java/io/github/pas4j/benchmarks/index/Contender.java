package io.github.pas4j.benchmarks.index;

/** An index that is measured. Built once, on one thread. */
public interface Contender extends AutoCloseable {

    String name();

    void build(float[][] rows) throws Exception;

    /** Ids of the {@code k} nearest; the beam is what the index calls ef, k or beam. */
    int[] search(float[] query, int k, int beam) throws Exception;

    /** Whether a wider beam finds more. */
    default boolean hasBeam() {
        return true;
    }

    /** Bytes of files and direct buffers that it searches in. */
    long bytesOffHeap() throws Exception;

    @Override
    void close() throws Exception;
}
