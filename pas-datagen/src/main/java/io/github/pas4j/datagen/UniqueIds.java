package io.github.pas4j.datagen;

import com.google.common.hash.HashFunction;
import com.google.common.hash.Hashing;

/**
 * Makes the ids of a corpus unique: the second {@code X} becomes {@code X~2}. Some 30 bytes an id, whatever its length: ids
 * are known by 64 bits of a hash, and if two ever shared them, one would get a suffix that it does not need.
 */
final class UniqueIds {

    private static final HashFunction HASH = Hashing.murmur3_128(0x5EED);

    private long[] keys = new long[1 << 10];
    private int[] counts = new int[1 << 10];
    private int size;

    String unique(String id) {
        int slot = slot(hash(id));
        if (counts[slot] == 0) {
            take(slot, hash(id));
            return id;
        }
        int number = counts[slot] + 1;
        String other = id + "~" + number;
        while (counts[slot(hash(other))] > 0) {
            number++;
            other = id + "~" + number;
        }
        counts[slot] = number;
        take(slot(hash(other)), hash(other));
        return other;
    }

    private static long hash(String id) {
        return HASH.hashUnencodedChars(id).asLong();
    }

    private void take(int slot, long key) {
        keys[slot] = key;
        counts[slot] = 1;
        if (++size > keys.length / 4 * 3) {
            grow();
        }
    }

    private int slot(long key) {
        int mask = keys.length - 1;
        int slot = (int) key & mask;
        while (counts[slot] > 0 && keys[slot] != key) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldCounts = counts;
        keys = new long[oldKeys.length * 2];
        counts = new int[oldKeys.length * 2];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldCounts[i] > 0) {
                int slot = slot(oldKeys[i]);
                keys[slot] = oldKeys[i];
                counts[slot] = oldCounts[i];
            }
        }
    }
}
