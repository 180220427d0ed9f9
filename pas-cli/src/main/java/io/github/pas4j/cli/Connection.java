package io.github.pas4j.cli;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a client is opened with.
 *
 * @param model the model
 * @param url where the server is
 * @param key the key, or null
 * @param timeout time for a whole answer
 */
record Connection(String model, String url, @Nullable String key, Duration timeout) {

    /** Without the key, and without what a URL may hold of one. */
    @Override
    public String toString() {
        return "Connection[" + model + ", " + ServerAddress.host(url) + "]";
    }
}
