package io.github.pas4j.embedding.internal;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OrtEnvironment;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/**
 * The native libraries that users get report to nobody. ONNX Runtime 1.29 for Linux and macOS has a client that does, which
 * {@code setTelemetry(false)} does not keep from starting: no version with one is taken.
 */
class NativeLibraryTest {

    private static final List<String> REPORTS = List.of("events.data.microsoft.com", "OneCollector");

    @Test
    void noLibraryKnowsWhomToReportTo() throws Exception {
        Path jar = Path.of(OrtEnvironment.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        int looked = 0;
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (ZipEntry entry : zip.stream().toList()) {
                if (entry.getName().matches("ai/onnxruntime/native/[^/]+/[^/]+\\.(?:so|dylib|dll)")) {
                    looked++;
                    String text = content(zip, entry);
                    assertThat(REPORTS.stream().filter(text::contains))
                            .as(entry.getName())
                            .isEmpty();
                }
            }
        }
        assertThat(looked).isGreaterThan(3);
    }

    /** Each byte a character. */
    private static String content(ZipFile zip, ZipEntry entry) throws IOException {
        try (InputStream in = zip.getInputStream(entry)) {
            return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }
}
