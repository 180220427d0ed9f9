package io.github.pas4j.embedding.onnx;

import java.util.Arrays;

/** The ids of one text, special ones included. Whoever holds them leaves the array as it is. */
final class TokenIds {

    private final int[] ids;
    private final boolean truncated;

    private TokenIds(int[] ids, boolean truncated) {
        this.ids = ids;
        this.truncated = truncated;
    }

    static TokenIds of(int... ids) {
        return new TokenIds(ids, false);
    }

    int count() {
        return ids.length;
    }

    int id(int i) {
        return ids[i];
    }

    /** Whether the text had more tokens than these. */
    boolean truncated() {
        return truncated;
    }

    long[] toArray() {
        return Arrays.stream(ids).asLongStream().toArray();
    }

    /** A list that grows to its limit; the one id that does not fit any more is noted and dropped. */
    static final class Growing {
        private final int limit;
        private int[] values = new int[32];
        private int size;
        private boolean truncated;

        /** @param maxTokens how many ids in all, the last one included */
        Growing(int maxTokens) {
            limit = maxTokens - 1;
        }

        void add(int id) {
            if (size == limit) {
                truncated = true;
                return;
            }
            if (size == values.length) {
                values = Arrays.copyOf(values, 2 * size);
            }
            values[size++] = id;
        }

        /** Whether more ids would change nothing. */
        boolean full() {
            return truncated;
        }

        TokenIds endWith(int id) {
            int[] exact = Arrays.copyOf(values, size + 1);
            exact[size] = id;
            return new TokenIds(exact, truncated);
        }
    }
}
