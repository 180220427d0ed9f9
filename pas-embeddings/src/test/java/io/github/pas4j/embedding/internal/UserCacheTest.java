package io.github.pas4j.embedding.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pas4j.embedding.EncodingException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Each JVM here loads ONNX Runtime and tells from which folder, as the operating system sees it. */
@EnabledOnOs(OS.LINUX)
@Timeout(120)
class UserCacheTest {

    private static final String LIBRARY = System.mapLibraryName("onnxruntime");

    @TempDir
    private Path folder;

    private Path cache = Path.of("");
    private Path temp = Path.of("");

    @BeforeEach
    void folders() throws IOException {
        cache = folder.resolve("cache");
        temp = Files.createDirectory(folder.resolve("temp"));
    }

    @Test
    void unpacksOnceForTheOwnerAlone() throws Exception {
        Path loaded = load(cache.toString());
        Path library = loaded.resolve(LIBRARY);
        FileTime written = Files.getLastModifiedTime(library);

        assertThat(loaded.getParent()).isEqualTo(cache);
        assertThat(load(cache.toString())).isEqualTo(loaded);
        assertThat(Files.getLastModifiedTime(library)).isEqualTo(written);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(loaded)))
                .isEqualTo("rwx------");
        assertThat(in(cache)).containsExactly(loaded);
        assertThat(in(temp)).isEmpty();
    }

    @Test
    void whatIsDamagedIsUnpackedAnew() throws Exception {
        Path library = load(cache.toString()).resolve(LIBRARY);
        byte[] whole = Files.readAllBytes(library);
        Files.write(library, new byte[1000]);

        assertThat(load(cache.toString()).resolve(LIBRARY)).isEqualTo(library).hasBinaryContent(whole);
    }

    @Test
    void aFolderThatOthersMayReachIsNotTrusted() throws Exception {
        Path loaded = load(cache.toString());
        Files.setPosixFilePermissions(loaded, PosixFilePermissions.fromString("rwxrwxrwx"));

        assertThat(load(cache.toString()).startsWith(temp)).isTrue();
    }

    @Test
    void aLibraryThatMayNotBeExecutedThereIsNotTried() throws Exception {
        Path library = load(cache.toString()).resolve(LIBRARY);
        Files.setPosixFilePermissions(library, PosixFilePermissions.fromString("rw-------"));

        assertThat(Files.isExecutable(library)).isFalse();
        assertThat(load(cache.toString()).resolve(LIBRARY)).isEqualTo(library).isExecutable();
    }

    @Test
    void withoutACacheEachStartUnpacksForItselfAndLeavesNothing() throws Exception {
        assertThat(load("off").startsWith(temp)).isTrue();
        assertThat(in(temp)).isEmpty();
        assertThat(cache).doesNotExist();
    }

    @Test
    void aCacheThatCannotBeMadeIsDoneWithout() throws Exception {
        Files.writeString(cache, "a file, where a folder should be");

        assertThat(load(cache.toString()).startsWith(temp)).isTrue();
    }

    @Test
    void startsAtOnceShareOneFolder() throws Exception {
        List<Process> starts = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            starts.add(start(cache.toString()));
        }
        for (Process start : starts) {
            assertThat(end(start).startsWith(folder)).isTrue();
        }
        assertThat(in(cache)).hasSize(1);
    }

    private Path load(String setting) throws Exception {
        return end(start(setting));
    }

    private Process start(String setting) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djava.io.tmpdir=" + temp,
                        "-D" + UserCache.SETTING + "=" + setting,
                        "-cp",
                        System.getProperty("java.class.path"),
                        UserCacheTest.class.getName())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static Path end(Process process) throws Exception {
        try {
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isZero();
            return Path.of(out.strip());
        } finally {
            process.destroyForcibly();
        }
    }

    private static List<Path> in(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    /** Prints the folder that the library was loaded from; a deleted one, too. */
    public static void main(String[] args) throws IOException {
        OrtSupport.environment(EncodingException::new);
        String line = Files.readAllLines(Path.of("/proc/self/maps")).stream()
                .filter(mapped -> mapped.contains("/" + LIBRARY))
                .findFirst()
                .orElseThrow();
        System.out.println(line.substring(line.indexOf('/'), line.indexOf("/" + LIBRARY)));
    }
}
