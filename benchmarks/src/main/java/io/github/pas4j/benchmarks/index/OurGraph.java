package io.github.pas4j.benchmarks.index;

import io.github.pas4j.embedding.index.JVectorIndex;

/** {@link JVectorIndex} with its default options. */
public final class OurGraph implements Contender {

    private final JVectorIndex index;

    public OurGraph(int dimension) {
        index = JVectorIndex.create(dimension);
    }

    @Override
    public String name() {
        return "JVectorIndex (jvector " + Versions.of("jvector") + ")";
    }

    @Override
    public void build(float[][] rows) {
        for (float[] row : rows) {
            index.add(row);
        }
    }

    @Override
    public int[] search(float[] query, int k, int beam) {
        index.searchBeam(beam);
        return index.search(query, k).stream().mapToInt(one -> one.id()).toArray();
    }

    @Override
    public long bytesOffHeap() {
        return 0;
    }

    @Override
    public void close() {
        index.close();
    }
}
