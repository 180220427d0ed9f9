package io.github.pas4j.cli;

import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** A line every few seconds, for logs. */
final class LineProgress implements Progress {

    static final long INTERVAL_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final PrintStream err;
    private final String task;
    private final String word;
    private final long total;
    private final LongSupplier nanoTime;
    private final long begin;
    private long last;

    LineProgress(PrintStream err, long totalBytes, LongSupplier nanoTime) {
        this(err, "", "read", totalBytes, nanoTime);
    }

    /**
     * Lines of a stage.
     *
     * @param task what each line begins with
     * @param word what has become of the share that is told
     */
    LineProgress(PrintStream err, String task, String word, long total, LongSupplier nanoTime) {
        this.err = err;
        this.task = task;
        this.word = word;
        this.total = total;
        this.nanoTime = nanoTime;
        this.begin = nanoTime.getAsLong();
        this.last = begin;
    }

    @Override
    public void at(long rows, long measure) {
        long now = nanoTime.getAsLong();
        if (now - last < INTERVAL_NANOS) {
            return;
        }
        last = now;
        double seconds = (now - begin) / 1e9;
        err.println(task
                + String.format(Locale.ROOT, "%,d prompts, %.1f a second", rows, rows / seconds)
                + remaining(measure, seconds));
    }

    private String remaining(long measure, double seconds) {
        if (total <= 0 || measure <= 0) {
            return "";
        }
        double share = Math.min(1, (double) measure / total);
        return String.format(
                Locale.ROOT, ", %.0f %% %s, about %.0f s left", 100 * share, word, seconds * (1 - share) / share);
    }

    @Override
    public void close() {}
}
