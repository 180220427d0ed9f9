package io.github.pas4j.embedding.internal;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.jspecify.annotations.Nullable;

/**
 * Large files of jars (ONNX Runtime's libraries, bundled models), unpacked once for each user and version, since unpacking
 * takes longer than loading them. Folders are the owner's alone and named by the checksums in the jar. Wherever something is
 * not as it should be there is no such folder, and the caller does without.
 *
 * <p>All of this runs at the start of a program: loops, not streams, as lambdas have a price in a new JVM.
 */
public final class UserCache {

    /** Another folder to keep them under, or {@code off}. */
    public static final String SETTING = "pas.cache";

    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");

    private record Entry(String resource, String file, long size, long crc) {}

    private UserCache() {}

    /**
     * A folder with these files, which is made where it is not there yet; where the class path is a folder, that one.
     *
     * @param owner whose class loader knows the files
     * @param resources the absolute name of the folder that they lie in, with a slash at its end
     * @param name what the folder's name begins with
     * @return null where there is none, whatever the reason
     */
    public static @Nullable Path folder(Class<?> owner, String resources, List<String> files, String name) {
        try {
            Path root = root();
            if (root == null) {
                return null;
            }
            URL first = owner.getResource(resources + files.get(0));
            if (first != null && first.getProtocol().equals("file")) {
                return Path.of(new URI(first.toString())).getParent();
            }
            List<Entry> entries = find(owner, resources, files);
            if (entries.isEmpty()) {
                return null;
            }
            Path folder = root.resolve(name + checksums(entries));
            if (!usable(folder, entries)) {
                if (closed(folder)) {
                    delete(folder); // damaged
                }
                unpack(owner, entries, root, folder);
            }
            return usable(folder, entries) ? folder : null;
        } catch (IOException | URISyntaxException | RuntimeException e) {
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
        String cache =
                System.getenv("XDG_CACHE_HOME"); // the XDG base directory specification; relative ones do not count
        boolean given = cache != null && Path.of(cache).isAbsolute();
        return (given ? Path.of(cache) : Path.of(home, ".cache")).resolve("pas4j");
    }

    /** Empty where they are not in a jar. */
    private static List<Entry> find(Class<?> owner, String resources, List<String> files) throws IOException {
        List<Entry> entries = new ArrayList<>();
        for (String file : files) {
            URL url = owner.getResource(resources + file);
            URLConnection connection = url == null ? null : url.openConnection();
            if (!(connection instanceof JarURLConnection inJar)) {
                return List.of();
            }
            inJar.setUseCaches(false); // else the jar stays open as long as the JVM runs
            try (JarFile jar = inJar.getJarFile()) {
                ZipEntry entry = jar.getEntry(inJar.getEntryName());
                if (entry == null || entry.getCrc() < 0 || entry.getSize() < 0) {
                    return List.of();
                }
                entries.add(new Entry(resources + file, file, entry.getSize(), entry.getCrc()));
            }
        }
        return entries;
    }

    private static String checksums(List<Entry> entries) {
        StringBuilder all = new StringBuilder();
        for (Entry entry : entries) {
            all.append('-').append(Long.toHexString(entry.crc()));
        }
        return all.toString();
    }

    /** Beside its place and renamed, so that another process never sees half of it. */
    private static void unpack(Class<?> owner, List<Entry> entries, Path root, Path folder) throws IOException {
        Files.createDirectories(root);
        Path beside = Files.createTempDirectory(root, "unpacking-", PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        try {
            for (Entry entry : entries) {
                Path file = beside.resolve(entry.file());
                try (InputStream in = owner.getResourceAsStream(entry.resource())) {
                    Files.copy(Objects.requireNonNull(in, entry.resource()), file);
                }
                Files.setPosixFilePermissions(file, OWNER_ONLY);
                try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                    channel.force(true); // a name must not outlive its bytes when the power fails
                }
            }
            if (usable(beside, entries)) {
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

    /** A folder of this user's, closed to others, whose files are whole and may be executed where they are. */
    private static boolean usable(Path folder, List<Entry> entries) throws IOException {
        if (!closed(folder)) {
            return false;
        }
        for (Entry entry : entries) {
            Path file = folder.resolve(entry.file());
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                    || Files.size(file) != entry.size()
                    || !Files.isExecutable(file)) { // which a file system mounted with noexec denies
                return false;
            }
        }
        return true;
    }

    private static boolean closed(Path folder) throws IOException {
        return Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
                && Files.getPosixFilePermissions(folder).equals(OWNER_ONLY)
                && Files.getOwner(folder)
                        .equals(folder.getFileSystem()
                                .getUserPrincipalLookupService()
                                .lookupPrincipalByName(System.getProperty("user.name", "")));
    }

    private static void delete(Path folder) throws IOException {
        File[] files = folder.toFile().listFiles();
        if (files != null) {
            for (File file : files) {
                Files.delete(file.toPath());
            }
            Files.delete(folder);
        }
    }
}
