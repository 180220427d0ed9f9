package io.github.pas4j.datagen.dedup;

import java.util.Arrays;

/** Numbers that came before in a search, forgotten at once when the next one begins. Not thread-safe. */
final class Seen {

    private int[] search = new int[1 << 10];
    private int current;

    void forgetAll() {
        if (++current < 0) { // after 2^31 searches
            Arrays.fill(search, 0);
            current = 1;
        }
    }

    /** False if the number came before. */
    boolean add(int number) {
        if (number >= search.length) {
            search = Arrays.copyOf(search, Math.max(number + 1, 2 * search.length));
        }
        boolean first = search[number] != current;
        search[number] = current;
        return first;
    }
}
