package io.github.pas4j.datagen.dedup;

import java.util.Arrays;
import java.util.function.LongConsumer;

/**
 * Lists of values by key. A list lies in blocks of 1, 2, 4 … values, the last one first, so that a long one is read in one go. Not
 * thread-safe.
 */
final class Postings {

    private static final int LARGEST_BLOCK = 64;
    private static final int COUNT_BITS = 8;
    private static final int COUNT = (1 << COUNT_BITS) - 1;

    private long[] keys = new long[1 << 10];
    private int[] heads = new int[1 << 10];
    private int used;

    /** Blocks: before its values each has how many it holds and may hold, and where the next block is; 0 is none. */
    private long[] pool = new long[1 << 10];

    private int end = 1;

    void add(long key, long value) {
        if (2 * used >= keys.length) {
            grow();
        }
        int cell = cell(key, keys, heads);
        int block = heads[cell];
        if (block == 0) {
            keys[cell] = key;
            used++;
            block = heads[cell] = newBlock(1, 0);
        } else if (count(block) == capacity(block)) {
            block = heads[cell] = newBlock(Math.min(LARGEST_BLOCK, 2 * capacity(block)), block);
        }
        pool[block + 1 + count(block)] = value;
        pool[block]++;
    }

    /** Hands over the values of a key, the last one first. */
    void forEach(long key, LongConsumer consumer) {
        for (int block = heads[cell(key, keys, heads)]; block != 0; block = (int) (pool[block] >>> (2 * COUNT_BITS))) {
            for (int at = block + count(block); at > block; at--) {
                consumer.accept(pool[at]);
            }
        }
    }

    private int newBlock(int capacity, int next) {
        int block = end;
        end = Math.addExact(end, capacity + 1);
        if (end > pool.length) {
            pool = Arrays.copyOf(pool, (int) Math.min(Integer.MAX_VALUE - 8L, Math.max(end, pool.length * 3L / 2)));
        }
        pool[block] = (long) next << (2 * COUNT_BITS) | (long) capacity << COUNT_BITS;
        return block;
    }

    private int count(int block) {
        return (int) pool[block] & COUNT;
    }

    private int capacity(int block) {
        return (int) (pool[block] >>> COUNT_BITS) & COUNT;
    }

    private void grow() {
        long[] newKeys = new long[2 * keys.length];
        int[] newHeads = new int[2 * keys.length];
        for (int i = 0; i < keys.length; i++) {
            if (heads[i] != 0) {
                int cell = cell(keys[i], newKeys, newHeads);
                newKeys[cell] = keys[i];
                newHeads[cell] = heads[i];
            }
        }
        keys = newKeys;
        heads = newHeads;
    }

    private static int cell(long key, long[] keys, int[] heads) {
        long hash = key * 0x9E3779B97F4A7C15L;
        int cell = (int) ((hash >>> 32) ^ (hash >>> 52)) & (keys.length - 1);
        while (heads[cell] != 0 && keys[cell] != key) {
            cell = (cell + 1) & (keys.length - 1);
        }
        return cell;
    }
}
