package io.github.pas4j.datagen;

import java.util.Objects;

/**
 * A row, or a turn of one, that could not be read. Holds nothing of the row's own text.
 *
 * @param file the file, as it was named to the reader
 * @param line line, Parquet row or element of a JSON array, from 1; of several rows the first
 * @param rows how many rows are lost: 1, but for a Parquet row group that breaks off
 * @param reason what is wrong, for people
 */
public record Reject(String file, long line, long rows, String reason) {

    /**
     * A reject.
     *
     * @throws IllegalArgumentException if {@code line} or {@code rows} is below 1
     */
    public Reject {
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(reason, "reason");
        if (line < 1) {
            throw new IllegalArgumentException("line must be at least 1: " + line);
        }
        if (rows < 1) {
            throw new IllegalArgumentException("rows must be at least 1: " + rows);
        }
    }
}
