package io.github.pas4j.benchmarks.index;

import io.github.pas4j.embedding.index.ExactIndex;

/** {@link ExactIndex} with its default options. */
final class OurExact implements Contender {

    private final int dimension;
    private final ExactIndex index;

    OurExact(int dimension) {
        this.dimension = dimension;
        index = ExactIndex.create(dimension);
    }

    @Override
    public String name() {
        return "ExactIndex (ONNX Runtime " + Versions.of("onnxruntime") + ")";
    }

    @Override
    public void build(float[][] rows) {
        for (float[] row : rows) {
            index.add(row);
        }
    }

    @Override
    public int[] search(float[] query, int k, int beam) {
        return index.search(query, k).stream().mapToInt(one -> one.id()).toArray();
    }

    @Override
    public boolean hasBeam() {
        return false;
    }

    @Override
    public long bytesOffHeap() {
        return (long) index.size() * dimension * Float.BYTES;
    }

    @Override
    public void close() {
        index.close();
    }
}
