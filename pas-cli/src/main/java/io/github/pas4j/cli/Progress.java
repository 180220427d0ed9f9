package io.github.pas4j.cli;

/** Shows how far a long command is. */
interface Progress extends AutoCloseable {

    /**
     * Tells where it is.
     *
     * @param rows rows done
     * @param bytes bytes of the input read
     */
    void at(long rows, long bytes);

    @Override
    void close();

    /** Shows nothing. */
    static Progress none() {
        return new Progress() {
            @Override
            public void at(long rows, long bytes) {}

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
}
