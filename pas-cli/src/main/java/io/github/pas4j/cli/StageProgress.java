package io.github.pas4j.cli;

import io.github.pas4j.datagen.CorpusReader;
import io.github.pas4j.datagen.CurationListener;
import io.github.pas4j.datagen.CurationStage;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A bar, or lines, for each stage of a curation; stages of few prompts, such as rare languages, are not worth one. */
final class StageProgress implements CurationListener, AutoCloseable {

    private static final long WORTH_SHOWING = 1_000;
    /** So many take the encoder some seconds; an evaluation set has hardly more. */
    private static final long WORTH_SHOWING_ENCODED = 300;

    private static final long TOLD_EVERY = 500;
    /** So many are compared in a while in which nothing can be told. */
    private static final long TAKES_A_WHILE = 10_000;

    private final Shell shell;
    private final CorpusReader reader;
    private @Nullable CurationStage stage;
    private long last;
    private long lastTotal;
    private Progress progress = Progress.none();

    StageProgress(Shell shell, CorpusReader reader) {
        this.shell = shell;
        this.reader = reader;
    }

    @Override
    public void progressed(CurationStage now, long done, long total) {
        if (now != stage || total != lastTotal || done < last) {
            begin(now, total);
        }
        last = done;
        if (done == total || done % TOLD_EVERY == 0 || now != CurationStage.DECONTAMINATE) {
            progress.at(done, now == CurationStage.READ ? reader.bytesRead() : done);
        }
        if (done == total) {
            close();
        }
    }

    private void begin(CurationStage now, long total) {
        close();
        stage = now;
        lastTotal = total;
        if (now == CurationStage.READ) {
            progress = Progress.onBytes(shell, now.label(), reader.totalBytes());
        } else if (total >= (now == CurationStage.ENCODE ? WORTH_SHOWING_ENCODED : WORTH_SHOWING)) {
            if (now == CurationStage.NEAR_DUPLICATES
                    && total >= TAKES_A_WHILE
                    && shell.terminal() == Shell.Terminal.NONE) {
                shell.err().println(String.format(Locale.ROOT, "%s: comparing %,d prompts", now.label(), total));
            }
            progress = Progress.onPrompts(shell, now.label(), total);
        }
    }

    @Override
    public void close() {
        progress.close();
        progress = Progress.none();
    }
}
