package io.github.pas4j.cli;

import io.github.pas4j.PasAugmenter;
import io.github.pas4j.cli.Augmenters.Settings;
import java.io.IOException;
import java.io.InputStream;

/** {@code pas augment --in F}: each readable row comes back once, in the input's order. */
final class AugmentFile {

    private final Shell shell;
    private final FileJob files;
    private final Tally tally = new Tally();

    AugmentFile(Shell shell, FileJob files) {
        this.shell = shell;
        this.files = files;
    }

    /** Does it all and tells how the rows ended. */
    Tally run(Augmenters augmenters, Settings settings, Watched watched) throws IOException {
        try (InputStream in = files.openIn(shell);
                PasAugmenter augmenter = augmenters.open(settings);
                DataOut out = DataOut.open(files.out(), shell);
                StopHook hook = new StopHook(out::stop);
                Rejects rejects = Rejects.open(files.rejects(), shell.err(), files.name());
                Progress progress =
                        watched == Watched.YES ? Progress.on(shell, "augment", files.size()) : Progress.none()) {
            RowSource rows = RowSource.open(in, files.name(), rejects, tally);
            OrderedWindow window = new OrderedWindow(augmenter, settings.threads(), (row, result) -> {
                out.line(ResultJson.of(row, result));
                tally.add(result);
                progress.at(tally.done(), rows.position());
            });
            copy(rows, window);
            out.commit();
        }
        return tally;
    }

    /** Whether progress is shown. */
    enum Watched {
        YES,
        NO
    }

    private void copy(RowSource rows, OrderedWindow window) throws IOException {
        try {
            IOException unread = null;
            PromptRow row;
            do {
                try {
                    row = rows.next();
                } catch (IOException e) { // what was read before it still comes out
                    unread = e;
                    row = null;
                }
                if (row != null) {
                    window.add(row);
                }
            } while (row != null);
            window.finish();
            if (unread != null) {
                throw CliException.failed("cannot read " + files.name() + ": " + OneLine.why(unread), unread);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw CliException.failed("interrupted", e);
        }
    }
}
