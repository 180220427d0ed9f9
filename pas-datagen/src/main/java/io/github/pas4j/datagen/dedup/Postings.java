package io.github.pas4j.datagen.dedup;

import java.util.Arrays;
import java.util.function.IntConsumer;

/** Lists of numbers by key, in arrays. Not thread-safe. */
final class Postings {

    private long[] keys = new long[1 << 10];
    private int[] heads = new int[1 << 10];
    private int used;
    private int[] numbers = new int[1 << 10];
    private int[] next = new int[1 << 10];
    private int size;

    void add(long key, int number) {
        if (2 * used >= keys.length) {
            grow();
        }
        if (size == numbers.length) {
            numbers = Arrays.copyOf(numbers, 2 * size);
            next = Arrays.copyOf(next, 2 * size);
        }
        int cell = cell(key, keys, heads);
        if (heads[cell] == 0) {
            keys[cell] = key;
            used++;
        }
        numbers[size] = number;
        next[size] = heads[cell];
        heads[cell] = ++size; // one more than the place, as 0 is none
    }

    /** Hands over the numbers of a key, the last one first. */
    void forEach(long key, IntConsumer consumer) {
        for (int at = heads[cell(key, keys, heads)]; at != 0; at = next[at - 1]) {
            consumer.accept(numbers[at - 1]);
        }
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
