package io.github.pas4j;

/**
 * Hears how far long work has come. It is called on the thread that asked for the work, between two steps of it, so what
 * takes long here holds up the work. An exception that it throws ends the work and reaches the caller: that is how to cancel.
 */
@FunctionalInterface
public interface ProgressListener {

    /**
     * @param done how many are done, from 1 to {@code total}, never less than the last time; {@code total} in the last call
     * @param total how many there are, at least 1 (of nothing there is no progress to hear of)
     */
    void progressed(long done, long total);
}
