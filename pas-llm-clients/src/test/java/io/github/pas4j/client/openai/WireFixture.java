package io.github.pas4j.client.openai;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Golden files of one case. {@code -Dpas.wire.rewrite=true} writes what is sent in place of comparing it. */
record WireFixture(String name) {

    private static final Path DIRECTORY = Path.of("src/test/resources/wire/openai");

    String response() {
        return read(name + ".response.json");
    }

    String events() {
        return read(name + ".sse");
    }

    /** Compares byte for byte: what is sent must not change by accident. */
    void assertRequest(String sent) {
        Path file = DIRECTORY.resolve(name + ".request.json");
        if (Boolean.getBoolean("pas.wire.rewrite")) {
            try {
                Files.writeString(file, sent);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        assertThat(sent).isEqualTo(read(file.getFileName().toString()));
    }

    private static String read(String file) {
        try {
            return Files.readString(DIRECTORY.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
