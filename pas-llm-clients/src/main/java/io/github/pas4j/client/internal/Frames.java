package io.github.pas4j.client.internal;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A stream, cut into documents. */
public interface Frames {

    /** The next document, or null where the stream ends. */
    @Nullable
    String next() throws IOException;

    /** Where what {@link #next} gave began, in bytes from the stream's begin. */
    long start();

    /** Where it ended. */
    long end();

    /** How many bytes were read. */
    long position();
}
