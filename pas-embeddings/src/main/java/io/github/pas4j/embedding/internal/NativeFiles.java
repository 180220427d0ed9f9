package io.github.pas4j.embedding.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * ONNX Runtime's libraries: from the user's cache, else unpacked for the time that loading them takes. What it unpacks itself
 * it marks for deletion at exit in an order that leaves an empty folder behind each JVM. A loaded library can be deleted on
 * Linux and macOS; on Windows it cannot, and where the GPU's libraries are there ONNX Runtime unpacks more of them later:
 * both are left to it.
 */
final class NativeFiles {

    /** ONNX Runtime's own setting: a folder with its libraries. */
    private static final String FOLDER = "onnxruntime.native.path";

    private static final Map<String, String> ARCHITECTURES =
            Map.of("amd64", "x64", "x86_64", "x64", "aarch64", "aarch64");

    private NativeFiles() {}

    /** Runs what loads the libraries. */
    static void with(Runnable load) {
        String resources = resources();
        if (resources == null || isSet()) {
            load.run();
            return;
        }
        List<String> files = List.of(System.mapLibraryName("onnxruntime"), System.mapLibraryName("onnxruntime4j_jni"));
        Path kept = UserCache.folder(NativeFiles.class, resources, files, "onnxruntime");
        if (kept != null) {
            from(kept, load);
            return;
        }
        Path folder = unpack(resources, files);
        if (folder == null) {
            load.run(); // which says what is wrong, or finds a way
            return;
        }
        try {
            from(folder, load);
        } finally {
            delete(folder, files);
        }
    }

    private static void from(Path folder, Runnable load) {
        System.setProperty(FOLDER, folder.toString());
        try {
            load.run();
        } finally {
            System.clearProperty(FOLDER);
        }
    }

    private static boolean isSet() {
        for (String property : System.getProperties().stringPropertyNames()) {
            if (property.startsWith("onnxruntime.native.")) {
                return true;
            }
        }
        return false;
    }

    /** Where the libraries of this platform lie in the jar; null where this is not for us. */
    private static @Nullable String resources() {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        String architecture =
                ARCHITECTURES.get(System.getProperty("os.arch", "").toLowerCase(Locale.ROOT));
        String name = system.contains("linux") ? "linux-" : system.contains("mac") ? "osx-" : null;
        if (name == null || architecture == null) {
            return null;
        }
        String folder = "/ai/onnxruntime/native/" + name + architecture + "/";
        boolean gpu =
                NativeFiles.class.getResource(folder + System.mapLibraryName("onnxruntime_providers_shared")) != null;
        return gpu ? null : folder;
    }

    private static @Nullable Path unpack(String resources, List<String> files) {
        Path folder = null;
        try {
            folder = Files.createTempDirectory("pas-onnxruntime"); // the owner's alone
            for (String file : files) {
                try (InputStream in = NativeFiles.class.getResourceAsStream(resources + file)) {
                    if (in == null) {
                        delete(folder, files);
                        return null;
                    }
                    Files.copy(in, folder.resolve(file));
                }
            }
            return folder;
        } catch (IOException e) {
            if (folder != null) {
                delete(folder, files);
            }
            return null;
        }
    }

    private static void delete(Path folder, List<String> files) {
        try {
            for (String file : files) {
                Files.deleteIfExists(folder.resolve(file));
            }
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            folder.toFile().deleteOnExit();
        }
    }
}
