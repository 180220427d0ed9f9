package io.github.pas4j.embedding.internal;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.jspecify.annotations.Nullable;

/**
 * ONNX Runtime's libraries, unpacked once for each user and version, since unpacking takes longer than loading them. The
 * folder is the owner's alone and named by the checksums in the jar. Wherever something is not as it should be there is no
 * such folder, and the caller unpacks for itself.
 */
final class NativeCache {

    /** Another folder to keep them under, or {@code off}. */
    static final String SETTING = "pas.native.cache";

    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");

    private record Library(String resource, String file, long size, long crc) {}

    private NativeCache() {}

    /**
     * The folder with these libraries, made where it is not there yet.
     *
     * @param resources where they lie in the jar
     * @param files their file names
     */
    static @Nullable Path folder(String resources, List<String> files) {
        try {
            Path root = root();
            List<Library> libraries = root == null ? List.of() : find(resources, files);
            if (root == null || libraries.isEmpty()) {
                return null;
            }
            Path folder = root.resolve(name(libraries));
            if (usable(folder, libraries)) {
                return folder;
            }
            if (closed(folder)) {
                delete(folder); // damaged
            }
            unpack(libraries, root, folder);
            return usable(folder, libraries) ? folder : null;
        } catch (IOException | UnsupportedOperationException | SecurityException e) {
            return null; // no home, a full or read-only disk, no such permissions: nothing that the caller could not do
            // without
        }
    }

    private static @Nullable Path root() {
        String setting = System.getProperty(SETTING, "");
        if (setting.equals("off")) {
            return null;
        }
        if (!setting.isEmpty()) {
            return Path.of(setting).toAbsolutePath();
        }
        String home = System.getProperty("user.home", "");
        if (!Path.of(home).isAbsolute()) {
            return null;
        }
        if (System.getProperty("os.name", "").startsWith("Mac")) {
            return Path.of(home, "Library", "Caches", "pas4j");
        }
        String cache = System.getenv(
                "XDG_CACHE_HOME"); // the XDG base directory specification; relative ones are to be ignored
        boolean given = cache != null && Path.of(cache).isAbsolute();
        return (given ? Path.of(cache) : Path.of(home, ".cache")).resolve("pas4j");
    }

    /** Empty where they are not in a jar. */
    private static List<Library> find(String resources, List<String> files) throws IOException {
        List<Library> libraries = new ArrayList<>();
        for (String file : files) {
            URL url = NativeCache.class.getResource(resources + file);
            if (url == null || !(url.openConnection() instanceof JarURLConnection connection)) {
                return List.of();
            }
            connection.setUseCaches(false); // else the jar stays open as long as the JVM runs
            try (JarFile jar = connection.getJarFile()) {
                ZipEntry entry = jar.getEntry(connection.getEntryName());
                if (entry == null || entry.getCrc() < 0 || entry.getSize() < 0) {
                    return List.of();
                }
                libraries.add(new Library(resources + file, file, entry.getSize(), entry.getCrc()));
            }
        }
        return libraries;
    }

    private static String name(List<Library> libraries) {
        StringBuilder name = new StringBuilder("onnxruntime");
        libraries.forEach(library -> name.append('-').append(HexFormat.of().toHexDigits((int) library.crc())));
        return name.toString();
    }

    /** Beside its place and renamed, so that another process never sees half of it. */
    private static void unpack(List<Library> libraries, Path root, Path folder) throws IOException {
        Files.createDirectories(root);
        Path beside = Files.createTempDirectory(root, "unpacking-", PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        try {
            for (Library library : libraries) {
                Path file = beside.resolve(library.file());
                try (InputStream in = NativeCache.class.getResourceAsStream(library.resource())) {
                    Files.copy(Objects.requireNonNull(in, library.resource()), file);
                }
                Files.setPosixFilePermissions(file, OWNER_ONLY);
                try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                    channel.force(true); // a name must not outlive its bytes when the power fails
                }
            }
            if (usable(beside, libraries)) {
                Files.move(beside, folder);
            }
        } catch (IOException e) {
            if (!Files.exists(folder)) { // else another process was faster
                throw e;
            }
        } finally {
            delete(beside);
        }
    }

    /** A folder of this user's, closed to others, whose libraries are whole and may be executed where they are. */
    private static boolean usable(Path folder, List<Library> libraries) throws IOException {
        if (!closed(folder)) {
            return false;
        }
        for (Library library : libraries) {
            Path file = folder.resolve(library.file());
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                    || Files.size(file) != library.size()
                    || !Files.isExecutable(file)) { // which a file system mounted with noexec denies
                return false;
            }
        }
        return true;
    }

    private static boolean closed(Path folder) throws IOException {
        String user = System.getProperty("user.name", "");
        return Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
                && Files.getPosixFilePermissions(folder).equals(OWNER_ONLY)
                && Files.getOwner(folder)
                        .equals(folder.getFileSystem()
                                .getUserPrincipalLookupService()
                                .lookupPrincipalByName(user));
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
