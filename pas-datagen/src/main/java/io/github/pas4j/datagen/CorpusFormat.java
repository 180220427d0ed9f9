package io.github.pas4j.datagen;

/** How a file of a corpus is laid out, whatever it is compressed with. */
public enum CorpusFormat {
    /** A JSON object on each line. */
    JSONL,
    /** One JSON array of objects, or of texts. */
    JSON,
    /** Cells separated by commas, in quotes where need be (RFC 4180); the first record names the columns. */
    CSV,
    /** As {@link #CSV}, separated by tabs. */
    TSV,
    /** A prompt on each line. */
    TEXT,
    /** Apache Parquet. */
    PARQUET
}
