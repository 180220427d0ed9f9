package io.github.pas4j.cli;

import io.github.pas4j.datagen.PairListener;
import io.github.pas4j.datagen.PairProgress;
import java.io.PrintStream;
import java.util.Locale;
import java.util.function.LongSupplier;

/** A bar, or lines, of decided prompts; and every so often tokens and money so far. */
final class PairsProgress implements PairListener, AutoCloseable {

    private final Shell shell;
    private final LongSupplier nanoTime;
    private long told;
    private Progress progress = Progress.none();
    private boolean begun;

    PairsProgress(Shell shell, LongSupplier nanoTime) {
        this.shell = shell;
        this.nanoTime = nanoTime;
        this.told = nanoTime.getAsLong();
    }

    @Override
    public void progressed(PairProgress now) {
        if (!begun) {
            begun = true;
            progress = Progress.onPrompts(shell, "pairs", now.prompts());
        }
        progress.at(now.decided(), now.decided());
        long time = nanoTime.getAsLong();
        if (shell.terminal() == Shell.Terminal.NONE && time - told >= LineProgress.INTERVAL_NANOS) {
            told = time;
            print(shell.err(), now);
        }
    }

    private static void print(PrintStream err, PairProgress now) {
        err.println(String.format(
                Locale.ROOT,
                "  %,d accepted, %,d quarantined, %,d unverified, %,d generating, %,d judging; %,d calls, %,d tokens%s",
                now.accepted(),
                now.quarantined(),
                now.unverified(),
                now.generating(),
                now.judging(),
                now.calls(),
                now.usage().totalTokens(),
                now.cost().map(cost -> ", cost " + PairReport.money(cost)).orElse("")));
    }

    @Override
    public void close() {
        progress.close();
    }
}
