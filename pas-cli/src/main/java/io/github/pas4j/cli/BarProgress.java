package io.github.pas4j.cli;

import java.io.PrintStream;
import java.util.Locale;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A bar. It counts the input's bytes as long as nobody knows how many rows are still to come. */
final class BarProgress implements Progress {

    private static final int WIDTH = 100;
    private static final int UPDATE_MILLIS = 250;
    private static final long KIB = 1024;

    private final ProgressBar bar;
    private final long begin = System.nanoTime();

    /** What the bar counts. */
    enum Unit {
        BYTES(" KiB", KIB),
        PROMPTS("", 1);

        private final String name;
        private final long size;

        Unit(String name, long size) {
            this.name = name;
            this.size = size;
        }
    }

    BarProgress(PrintStream err, String task, long totalBytes) {
        this(err, task, totalBytes, Unit.BYTES);
    }

    BarProgress(PrintStream err, String task, long total, Unit unit) {
        this.bar = new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(total)
                .setUnit(unit.name, unit.size)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(UPDATE_MILLIS)
                .setConsumer(new ConsoleProgressBarConsumer(err, WIDTH))
                .build();
    }

    @Override
    public void at(long rows, long measure) {
        bar.stepTo(measure);
        double seconds = Math.max(1e-3, (System.nanoTime() - begin) / 1e9);
        bar.setExtraMessage(String.format(Locale.ROOT, " %,d prompts, %.0f/s", rows, rows / seconds));
    }

    @Override
    public void close() {
        bar.close();
    }
}
