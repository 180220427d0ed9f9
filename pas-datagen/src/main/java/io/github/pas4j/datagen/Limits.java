package io.github.pas4j.datagen;

/** What foreign bytes may at most ask of us. */
final class Limits {

    /** Longest row, in bytes, unless the user says otherwise: 16 MiB. */
    static final int MAX_ROW_BYTES = 16 << 20;

    /** Deepest nesting of JSON and of Python literals. */
    static final int MAX_DEPTH = 200;

    /** Most values in one Parquet row. */
    static final int MAX_ROW_VALUES = 4_000_000;

    /** A footer names every column chunk of every row group; more than this is damage. */
    static final int MAX_FOOTER_BYTES = 128 << 20;

    /** Real text shrinks to a tenth or a fiftieth; gzip can do a thousandth, zstd far less. */
    static final int MAX_EXPANSION = 500;

    /** What may be unpacked before the expansion is looked at. */
    static final long FREE_EXPANSION_BYTES = 64L << 20;

    private Limits() {}

    /** Most that is held of a Parquet row group, compressed, and of one page, unpacked. */
    static long maxParquetBytes() {
        return Math.min(1L << 30, Runtime.getRuntime().maxMemory() / 3);
    }
}
