package io.github.pas4j.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the key, in a file or the environment, and never shows it. */
final class ApiKey {

    private ApiKey() {}

    /**
     * The key, or null where there is none.
     *
     * @param variable where it is unless there is a file, or null
     */
    static @Nullable String find(Shell shell, @Nullable Path file, @Nullable String variable) {
        if (file != null) {
            return read(file, shell);
        }
        return variable == null ? null : shell.variable(variable);
    }

    private static String read(Path file, Shell shell) {
        String line;
        try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            line = reader.readLine();
            warnIfReadable(file, shell);
        } catch (IOException e) {
            throw CliException.failed("cannot read key file " + file + ": " + OneLine.why(e), e);
        }
        String key = line == null ? "" : Utf8.withoutMark(line).strip();
        if (key.isEmpty()) {
            throw CliException.failed("the first line of key file " + file + " is empty", null);
        }
        return key;
    }

    private static void warnIfReadable(Path file, Shell shell) throws IOException {
        Set<PosixFilePermission> permissions;
        try {
            permissions = Files.getPosixFilePermissions(file);
        } catch (UnsupportedOperationException e) {
            return; // this file system has no such permissions
        }
        if (permissions.contains(PosixFilePermission.GROUP_READ)
                || permissions.contains(PosixFilePermission.OTHERS_READ)) {
            shell.err().println("warning: others can read key file " + file + "; chmod 600 keeps it private");
        }
    }
}
