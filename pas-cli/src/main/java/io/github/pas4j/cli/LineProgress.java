package io.github.pas4j.cli;

import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** A line every few seconds, for logs. */
final class LineProgress implements Progress {

    static final long INTERVAL_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final PrintStream err;
    private final long totalBytes;
    private final LongSupplier nanoTime;
    private final long begin;
    private long last;

    LineProgress(PrintStream err, long totalBytes, LongSupplier nanoTime) {
        this.err = err;
        this.totalBytes = totalBytes;
        this.nanoTime = nanoTime;
        this.begin = nanoTime.getAsLong();
        this.last = begin;
    }

    @Override
    public void at(long rows, long bytes) {
        long now = nanoTime.getAsLong();
        if (now - last < INTERVAL_NANOS) {
            return;
        }
        last = now;
        double seconds = (now - begin) / 1e9;
        err.println(String.format(Locale.ROOT, "%,d prompts, %.1f a second", rows, rows / seconds)
                + remaining(bytes, seconds));
    }

    private String remaining(long bytes, double seconds) {
        if (totalBytes <= 0 || bytes <= 0) {
            return "";
        }
        double share = Math.min(1, (double) bytes / totalBytes);
        return String.format(
                Locale.ROOT, ", %.0f %% read, about %.0f s left", 100 * share, seconds * (1 - share) / share);
    }

    @Override
    public void close() {}
}
