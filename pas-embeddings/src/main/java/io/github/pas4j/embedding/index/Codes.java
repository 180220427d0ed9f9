package io.github.pas4j.embedding.index;

import io.github.jbellis.jvector.disk.ByteBufferIndexWriter;
import io.github.jbellis.jvector.disk.ByteBufferReader;
import io.github.jbellis.jvector.graph.RandomAccessVectorValues;
import io.github.jbellis.jvector.graph.similarity.ScoreFunction;
import io.github.jbellis.jvector.quantization.MutablePQVectors;
import io.github.jbellis.jvector.quantization.ProductQuantization;
import io.github.jbellis.jvector.vector.VectorSimilarityFunction;
import io.github.jbellis.jvector.vector.types.ByteSequence;
import io.github.jbellis.jvector.vector.types.VectorFloat;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.ForkJoinPool;

/** Each node's vector in a few bytes, by product quantisation: near enough for the way through the graph. */
final class Codes {

    /** Values of a byte. */
    static final int CLUSTERS = 256;

    private static final int FORMAT = 6;

    private final ProductQuantization quantisation;
    private final MutablePQVectors codes;

    private Codes(ProductQuantization quantisation) {
        this.quantisation = quantisation;
        this.codes = new MutablePQVectors(quantisation);
    }

    static Codes train(NodeVectors vectors, int dimension, int bytes) {
        ForkJoinPool pool = new ForkJoinPool();
        try {
            Codes trained = new Codes(ProductQuantization.compute(
                    new Training(vectors, dimension, vectors.cursor()), bytes, CLUSTERS, false, -1f, pool, pool));
            NodeVectors.Cursor cursor = vectors.cursor();
            for (int node = 0; node < vectors.size(); node++) {
                trained.add(node, cursor.at(node));
            }
            return trained;
        } finally {
            pool.shutdownNow();
        }
    }

    static Codes read(ByteBuffer book, Mapped codes, int nodes) throws IOException {
        Codes read = new Codes(ProductQuantization.load(new ByteBufferReader(book)));
        byte[] code = new byte[read.bytes()];
        for (int node = 0; node < nodes; node++) {
            read.codes.setZero(node);
            codes.slice(node, 1).get(code);
            ByteSequence<?> into = read.codes.get(node);
            for (int i = 0; i < code.length; i++) {
                into.set(i, code[i]);
            }
        }
        return read;
    }

    void add(int node, VectorFloat<?> vector) {
        codes.encodeAndSet(node, vector);
    }

    /** Bytes a vector. */
    int bytes() {
        return quantisation.compressedVectorSize();
    }

    ScoreFunction to(VectorFloat<?> query) {
        return codes.precomputedScoreFunctionFor(query, VectorSimilarityFunction.DOT_PRODUCT);
    }

    /** The code book, as jvector writes it. */
    byte[] book() throws IOException {
        int dimension = quantisation.getOriginalDimension();
        int room = Float.BYTES * dimension * (CLUSTERS + 1) + Integer.BYTES * (bytes() + 16);
        ByteBuffer buffer = ByteBuffer.allocate(room);
        try (ByteBufferIndexWriter out = new ByteBufferIndexWriter(buffer)) {
            quantisation.write(out, FORMAT);
            ByteBuffer written = out.getWrittenData();
            byte[] bytes = new byte[written.remaining()];
            written.get(bytes);
            return bytes;
        }
    }

    void writeTo(BodyWriter out, int nodes) throws IOException {
        byte[] code = new byte[bytes()];
        for (int node = 0; node < nodes; node++) {
            ByteSequence<?> from = codes.get(node);
            for (int i = 0; i < code.length; i++) {
                code[i] = from.get(i);
            }
            out.putBytes(code);
        }
    }

    /** The vectors, as jvector's training wants them. */
    private record Training(NodeVectors vectors, int dimension, NodeVectors.Cursor cursor)
            implements RandomAccessVectorValues {

        @Override
        public int size() {
            return vectors.size();
        }

        @Override
        public VectorFloat<?> getVector(int node) {
            return cursor.at(node);
        }

        @Override
        public boolean isValueShared() {
            return true;
        }

        @Override
        public RandomAccessVectorValues copy() {
            return new Training(vectors, dimension, vectors.cursor());
        }
    }
}
