package io.github.pas4j.datagen;

/**
 * What a {@link CorpusReader} has read so far. Blank lines are no rows. It always adds up: {@code rows + furtherTurns} are
 * {@code prompts + rejected}.
 *
 * @param rows rows of all files, readable or not
 * @param furtherTurns user turns after the first of their row; 0 unless every turn is read
 * @param prompts prompts that were handed out
 * @param rejected rows and further turns that could not be read; a row without a user turn is one
 */
public record ReadCounts(long rows, long furtherTurns, long prompts, long rejected) {

    /** All that was read, each counted once: the prompts and what was rejected. */
    public long read() {
        return prompts + rejected;
    }
}
