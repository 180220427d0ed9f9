package io.github.pas4j.embedding.onnx;

import java.io.IOException;
import java.io.InputStream;

/**
 * Opens a file's contents anew each time, such as a resource of the class path. It is called on a thread of the encoder's
 * and closed there.
 */
@FunctionalInterface
public interface ResourceStream {

    /**
     * The contents, from their first byte.
     *
     * @throws IOException if they cannot be read, or are not there
     */
    InputStream open() throws IOException;
}
