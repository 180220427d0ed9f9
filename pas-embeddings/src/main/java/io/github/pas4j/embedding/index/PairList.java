package io.github.pas4j.embedding.index;

import io.github.pas4j.embedding.PairConsumer;
import java.util.Arrays;

/** Pairs in the order in which they came, grown as needed. */
final class PairList {

    private int[] first = new int[64];
    private int[] second = new int[64];
    private float[] cosine = new float[64];
    private int size;

    void add(int a, int b, float value) {
        if (size == first.length) {
            first = Arrays.copyOf(first, 2 * size);
            second = Arrays.copyOf(second, 2 * size);
            cosine = Arrays.copyOf(cosine, 2 * size);
        }
        first[size] = a;
        second[size] = b;
        cosine[size++] = value;
    }

    int size() {
        return size;
    }

    void forEach(PairConsumer consumer) {
        for (int i = 0; i < size; i++) {
            consumer.accept(first[i], second[i], cosine[i]);
        }
    }
}
