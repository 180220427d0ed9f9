package io.github.pas4j.benchmarks.index;

import com.github.jelmerk.hnswlib.core.DistanceFunctions;
import com.github.jelmerk.hnswlib.core.Item;
import com.github.jelmerk.hnswlib.core.hnsw.HnswIndex;

/** hnswlib for Java: M 16 (32 on the lowest level), ef 100 while it is built. */
public final class Hnswlib implements Contender {

    private static final class Row implements Item<Integer, float[]> {
        private static final long serialVersionUID = 1L;

        private final Integer id;
        private final float[] vector;

        Row(Integer id, float[] vector) {
            this.id = id;
            this.vector = vector;
        }

        @Override
        public Integer id() {
            return id;
        }

        @Override
        public float[] vector() {
            return vector;
        }

        @Override
        public int dimensions() {
            return vector.length;
        }
    }

    private final HnswIndex<Integer, float[], Row, Float> index;

    public Hnswlib(int dimension, int size) {
        index = HnswIndex.newBuilder(dimension, DistanceFunctions.FLOAT_INNER_PRODUCT, size)
                .withM(16)
                .withEfConstruction(100)
                .build();
    }

    @Override
    public String name() {
        return "hnswlib-core " + Versions.of("hnswlib-core");
    }

    @Override
    public void build(float[][] rows) {
        for (int i = 0; i < rows.length; i++) {
            index.add(new Row(i, rows[i].clone()));
        }
    }

    @Override
    public int[] search(float[] query, int k, int beam) {
        index.setEf(beam);
        return index.findNearest(query, k).stream()
                .mapToInt(found -> found.item().id())
                .toArray();
    }

    @Override
    public long bytesOffHeap() {
        return 0;
    }

    @Override
    public void close() {}
}
