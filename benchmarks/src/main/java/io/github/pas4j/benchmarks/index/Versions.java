package io.github.pas4j.benchmarks.index;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;

/** Versions of what is measured, as the build knows them. */
final class Versions {

    private static final Properties ALL = read();

    private Versions() {}

    private static Properties read() {
        Properties versions = new Properties();
        try (InputStream in = Versions.class.getResourceAsStream("versions.properties")) {
            versions.load(Objects.requireNonNull(in));
            return versions;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String of(String name) {
        return Objects.requireNonNull(ALL.getProperty(name), name);
    }
}
