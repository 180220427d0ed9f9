package io.github.pas4j.embedding.index;

import io.github.jbellis.jvector.vector.VectorSimilarityFunction;
import io.github.jbellis.jvector.vector.types.VectorFloat;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The unit vectors of a graph's nodes: the first ones perhaps in a mapped file, the rest on the heap. One writer. */
final class NodeVectors {

    private static final VectorSimilarityFunction SIMILARITY = VectorSimilarityFunction.DOT_PRODUCT;
    private static final int CHUNK = 1024;

    private final int dimension;
    private final @Nullable Mapped base;
    private final int baseSize;
    private volatile float[][][] chunks = {};
    private volatile VectorFloat<?>[][] wrapped = {};
    private volatile int size;

    NodeVectors(int dimension) {
        this.dimension = dimension;
        this.base = null;
        this.baseSize = 0;
    }

    NodeVectors(FileChannel file, long offset, int nodes, int dimension) throws IOException {
        this.dimension = dimension;
        this.base = new Mapped(file, offset, dimension * Float.BYTES, nodes, 1);
        this.baseSize = nodes;
        this.size = nodes;
    }

    int size() {
        return size;
    }

    int add(float[] unit) {
        int node = size;
        int at = node - baseSize;
        if (at / CHUNK == chunks.length) {
            float[][][] more = Arrays.copyOf(chunks, chunks.length + 1);
            more[chunks.length] = new float[CHUNK][];
            VectorFloat<?>[][] moreWrapped = Arrays.copyOf(wrapped, chunks.length + 1);
            moreWrapped[chunks.length] = new VectorFloat<?>[CHUNK];
            chunks = more;
            wrapped = moreWrapped;
        }
        chunks[at / CHUNK][at % CHUNK] = unit;
        wrapped[at / CHUNK][at % CHUNK] = JVectorRuntime.types().createFloatVector(unit);
        size = node + 1;
        return node;
    }

    /** Copies a vector. */
    void get(int node, float[] into) {
        if (node < baseSize && base != null) {
            base.segment(node)
                    .slice(base.position(node), dimension * Float.BYTES)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asFloatBuffer()
                    .get(into);
        } else {
            int at = node - baseSize;
            System.arraycopy(chunks[at / CHUNK][at % CHUNK], 0, into, 0, dimension);
        }
    }

    Cursor cursor() {
        return new Cursor();
    }

    /** Reads vectors as jvector wants them. For one thread. */
    final class Cursor {
        private float @Nullable [] scratch;
        private @Nullable VectorFloat<?> wrapper;

        /** The vector, good until the next call. */
        VectorFloat<?> at(int node) {
            if (node >= baseSize) {
                int index = node - baseSize;
                return wrapped[index / CHUNK][index % CHUNK];
            }
            if (scratch == null || wrapper == null) {
                scratch = new float[dimension];
                wrapper = JVectorRuntime.types().createFloatVector(scratch);
            }
            get(node, scratch);
            return wrapper;
        }

        /** {@code (1 + cosine) / 2}, in single precision. */
        float score(VectorFloat<?> query, int node) {
            return SIMILARITY.compare(query, at(node));
        }
    }
}
