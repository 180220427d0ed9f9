package io.github.pas4j.benchmarks.clients;

import java.util.Arrays;

/**
 * What one client took in one round.
 *
 * @param p50 microseconds of a blocking call, median
 * @param p99 microseconds of a blocking call, 99th percentile
 * @param chunk microseconds of a streamed piece: a stream's time, divided by its pieces; median over streams
 * @param bytes allocated for a blocking call, on all threads; NaN if this JDK cannot tell
 * @param chunkBytes allocated for a streamed piece, on all threads; NaN if this JDK cannot tell
 */
record Leg(double p50, double p99, double chunk, double bytes, double chunkBytes) {

    private static final String PROMPT = "Why do onions make you cry when you cut them?";

    static Leg run(Caller caller, int calls, int streams) throws Exception {
        // What the last one left behind is not this one's.
        System.gc();
        Allocations before = Allocations.now();
        double[] whole = new double[calls];
        for (int i = 0; i < calls; i++) {
            long start = System.nanoTime();
            String text = caller.chat(PROMPT);
            whole[i] = (System.nanoTime() - start) / 1e3;
            check(caller, text, Answers.WHOLE);
        }
        Allocations between = Allocations.now();
        double[] pieces = new double[streams];
        for (int i = 0; i < streams; i++) {
            long start = System.nanoTime();
            String text = caller.stream(PROMPT);
            pieces[i] = (System.nanoTime() - start) / 1e3 / Answers.CHUNKS;
            check(caller, text, Answers.STREAMED);
        }
        Allocations after = Allocations.now();
        Arrays.sort(whole);
        Arrays.sort(pieces);
        return new Leg(
                quantile(whole, 0.5),
                quantile(whole, 0.99),
                quantile(pieces, 0.5),
                between.since(before) / calls,
                after.since(between) / streams / Answers.CHUNKS);
    }

    private static void check(Caller caller, String text, String expected) {
        if (!text.equals(expected)) {
            throw new IllegalStateException(caller.name() + " read another answer than was sent");
        }
    }

    private static double quantile(double[] sorted, double share) {
        return sorted[(int) Math.ceil(share * sorted.length) - 1];
    }
}
