package io.github.pas4j.cli;

/** Shows how far a long command is. */
interface Progress extends AutoCloseable {

    /**
     * Tells where it is.
     *
     * @param rows rows done
     * @param measure bytes of the input read, or rows again where those are counted
     */
    void at(long rows, long measure);

    @Override
    void close();

    /** Shows nothing. */
    static Progress none() {
        return new Progress() {
            @Override
            public void at(long rows, long measure) {}

            @Override
            public void close() {}
        };
    }

    /**
     * A bar on a terminal, a line every few seconds elsewhere.
     *
     * @param task what the bar is called
     * @param totalBytes size of the input, or -1 where it is not known
     */
    static Progress on(Shell shell, String task, long totalBytes) {
        return shell.terminal() == Shell.Terminal.INTERACTIVE
                ? new BarProgress(shell.err(), task, totalBytes)
                : new LineProgress(shell.err(), totalBytes, System::nanoTime);
    }

    /** As {@link #on}, for a stage of a command whose share is told by its prompts. */
    static Progress onPrompts(Shell shell, String task, long total) {
        return shell.terminal() == Shell.Terminal.INTERACTIVE
                ? new BarProgress(shell.err(), task, total, BarProgress.Unit.PROMPTS)
                : new LineProgress(shell.err(), task + ": ", "done", total, System::nanoTime);
    }

    /** As {@link #on}, for the stage of a command that reads. */
    static Progress onBytes(Shell shell, String task, long totalBytes) {
        return shell.terminal() == Shell.Terminal.INTERACTIVE
                ? new BarProgress(shell.err(), task, totalBytes)
                : new LineProgress(shell.err(), task + ": ", "read", totalBytes, System::nanoTime);
    }
}
