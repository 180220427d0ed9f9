package io.github.pas4j.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Golden files of one case. {@code -Dpas.wire.rewrite=true} writes what is sent in place of comparing it.
 *
 * @param provider the folder
 * @param name the case
 */
public record WireFixture(String provider, String name) {

    private static final Path DIRECTORY = Path.of("src/test/resources/wire");

    /** What the server answers. */
    public String response() {
        return read(name + ".response.json");
    }

    /** What the server streams. */
    public String events() {
        return read(name + (isSse() ? ".sse" : ".ndjson"));
    }

    /** What it calls that. */
    public String streamType() {
        return isSse() ? "text/event-stream" : "application/x-ndjson";
    }

    private boolean isSse() {
        return Files.exists(file(name + ".sse"));
    }

    /** Compares byte for byte: what is sent must not change by accident. */
    public void assertRequest(String sent) {
        Path file = file(name + ".request.json");
        if (Boolean.getBoolean("pas.wire.rewrite")) {
            try {
                Files.writeString(file, sent);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        assertThat(sent).isEqualTo(read(file.getFileName().toString()));
    }

    private Path file(String file) {
        return DIRECTORY.resolve(provider).resolve(file);
    }

    private String read(String file) {
        try {
            return Files.readString(file(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
