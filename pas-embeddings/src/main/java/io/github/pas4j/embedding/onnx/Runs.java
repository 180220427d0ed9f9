package io.github.pas4j.embedding.onnx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Sorts texts into runs: longest first, so that no thread is left alone with a long one at the end. */
final class Runs {

    private Runs() {}

    /**
     * Indexes of the texts of each run; texts of one run have the same number of tokens.
     *
     * @param maxTokens how many tokens a run of more than one text may have; 0 for texts one by one
     */
    static List<int[]> of(TokenIds[] texts, int maxTokens) {
        long[] order = new long[texts.length];
        for (int i = 0; i < texts.length; i++) {
            order[i] = ((long) -texts[i].count() << 32) | i;
        }
        Arrays.sort(order);
        List<int[]> runs = new ArrayList<>();
        for (int from = 0; from < order.length; ) {
            int tokens = texts[(int) order[from]].count();
            int limit = Math.max(1, maxTokens / tokens);
            int to = from + 1;
            while (to < order.length && to - from < limit && texts[(int) order[to]].count() == tokens) {
                to++;
            }
            runs.add(Arrays.stream(order, from, to).mapToInt(i -> (int) i).toArray());
            from = to;
        }
        return runs;
    }
}
