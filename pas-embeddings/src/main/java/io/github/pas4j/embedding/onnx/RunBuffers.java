package io.github.pas4j.embedding.onnx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;

/** What one run reads and writes, outside the heap and used again by the next. Not thread-safe. */
final class RunBuffers {

    private static final int LEAST = 128;

    private LongBuffer ids = longs(LEAST);
    private LongBuffer ones = filled(LEAST);
    private LongBuffer zeros = longs(LEAST);
    private FloatBuffer output = floats(LEAST);
    final float[] vector;
    final double[] sums;

    RunBuffers(int dimension) {
        vector = new float[dimension];
        sums = new double[dimension];
    }

    void require(int tokens, int numbers) {
        if (ids.capacity() < tokens) {
            int capacity = roundUp(tokens);
            ids = longs(capacity);
            ones = filled(capacity);
            zeros = longs(capacity);
        }
        if (output.capacity() < numbers) {
            output = floats(roundUp(numbers));
        }
    }

    LongBuffer ids(int tokens) {
        return ids.clear().limit(tokens);
    }

    LongBuffer ones(int tokens) {
        return ones.clear().limit(tokens);
    }

    LongBuffer zeros(int tokens) {
        return zeros.clear().limit(tokens);
    }

    FloatBuffer output(int numbers) {
        return output.clear().limit(numbers);
    }

    private static int roundUp(int size) {
        return Math.max(size, Integer.highestOneBit(Math.min(size, 1 << 29) - 1) * 2);
    }

    private static LongBuffer filled(int size) {
        LongBuffer ones = longs(size);
        for (int i = 0; i < size; i++) {
            ones.put(i, 1);
        }
        return ones;
    }

    private static LongBuffer longs(int size) {
        return ByteBuffer.allocateDirect(size * Long.BYTES)
                .order(ByteOrder.nativeOrder())
                .asLongBuffer();
    }

    private static FloatBuffer floats(int size) {
        return ByteBuffer.allocateDirect(size * Float.BYTES)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
    }
}
