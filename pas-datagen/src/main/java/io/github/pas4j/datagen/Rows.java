package io.github.pas4j.datagen;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The rows of one file, in order. Bad rows are handed out as such; only what ends the whole file is thrown. */
interface Rows extends Closeable {

    /**
     * The next row, or null at the end.
     *
     * @throws IOException if nothing more can be read
     * @throws io.github.pas4j.DataFormatException if the file is none of the format
     */
    @Nullable
    Row next() throws IOException;

    /** How much of the file, as it lies on disk, has been read, in bytes. */
    long position();
}
