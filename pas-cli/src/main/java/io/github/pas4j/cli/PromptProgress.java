package io.github.pas4j.cli;

import io.github.pas4j.ProgressListener;

/** A bar, or lines, for work whose number of prompts is told with the first of them. */
final class PromptProgress implements ProgressListener, AutoCloseable {

    private final Shell shell;
    private final String task;
    private final boolean quiet;
    private Progress progress = Progress.none();
    private boolean begun;

    private PromptProgress(Shell shell, String task, boolean quiet) {
        this.shell = shell;
        this.task = task;
        this.quiet = quiet;
    }

    static PromptProgress of(Shell shell, String task, boolean quiet) {
        return new PromptProgress(shell, task, quiet);
    }

    @Override
    public void progressed(long done, long total) {
        if (!begun && !quiet) {
            progress = Progress.onPrompts(shell, task, total);
        }
        begun = true;
        progress.at(done, done);
    }

    @Override
    public void close() {
        progress.close();
    }
}
