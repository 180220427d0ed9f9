package io.github.pas4j.cli;

/** Runs something when the process is told to stop (Ctrl-C), as long as it is open. */
final class StopHook implements AutoCloseable {

    private final Thread hook;

    StopHook(Runnable onStop) {
        this.hook = new Thread(onStop, "pas-stop");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process is already stopping, and the hook does its work.
        }
    }
}
