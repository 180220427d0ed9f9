package io.github.pas4j.cli;

import java.io.BufferedInputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The files of one run, checked against each other.
 *
 * @param in what is read, or null for standard input
 * @param out what is written, or null for standard output
 * @param rejects where unreadable rows are listed, or null for standard error
 */
record FileJob(
        @Nullable Path in, @Nullable Path out, @Nullable Path rejects) {

    static FileJob of(@Nullable Path in, @Nullable Path out, @Nullable Path rejects) {
        FileJob job = new FileJob(in, out, rejectsOf(out, rejects));
        job.requireDistinct();
        return job;
    }

    /** Where rejects go: as asked for, or else beside a plain file. */
    static @Nullable Path rejectsOf(@Nullable Path out, @Nullable Path rejects) {
        return rejects == null && out != null && isPlain(out)
                ? out.resolveSibling(out.getFileName() + ".rejects.jsonl")
                : rejects;
    }

    private static boolean isPlain(Path file) {
        return !Files.exists(file) || Files.isRegularFile(file);
    }

    private void requireDistinct() {
        String unfinished = "--out (as long as it is unfinished)";
        Path part = part();
        refuseSame(out, "--out", in, "--in");
        refuseSame(part, unfinished, in, "--in");
        refuseSame(rejects, "--rejects", in, "--in");
        refuseSame(rejects, "--rejects", out, "--out");
        refuseSame(part, unfinished, rejects, "--rejects");
    }

    private @Nullable Path part() {
        return partOf(out);
    }

    /** What a file is called as long as it is unfinished; null where it has no other name then. */
    static @Nullable Path partOf(@Nullable Path out) {
        try {
            return out == null || !isPlain(out) ? null : DataOut.partOf(out);
        } catch (IOException e) {
            return null; // opening it says why
        }
    }

    static void refuseSame(@Nullable Path one, String oneName, @Nullable Path other, String otherName) {
        if (one != null && other != null && isSame(one, other)) {
            throw CliException.usage(oneName + " and " + otherName + " are the same file: " + other);
        }
    }

    static boolean isSame(Path one, Path other) {
        try {
            if (Files.exists(one) && Files.exists(other)) {
                return isPlain(one) && Files.isSameFile(one, other);
            }
            return place(one).equals(place(other));
        } catch (IOException e) {
            return false;
        }
    }

    /** Where a file is or would be, whatever links lead to its folder. */
    private static Path place(Path file) throws IOException {
        Path whole = file.toAbsolutePath().normalize();
        Path folder = whole.getParent();
        return folder == null || !Files.exists(folder)
                ? whole
                : folder.toRealPath().resolve(whole.getFileName());
    }

    /** The input's name in ids and rejects. */
    String name() {
        return in == null ? "stdin" : in.toString();
    }

    InputStream openIn(Shell shell) {
        if (in == null) {
            return shell.in();
        }
        if (Files.isDirectory(in)) {
            throw CliException.failed("cannot read " + in + ": it is a folder", null);
        }
        try {
            return isPlain(in) ? Files.newInputStream(in) : openPipe(in);
        } catch (IOException e) {
            throw CliException.failed("cannot read " + in + ": " + OneLine.why(e), e);
        }
    }

    /** JDK 17 asks what {@code Files} opens for its position, which a pipe does not have. */
    private static InputStream openPipe(Path pipe) throws IOException {
        if (!Files.isReadable(pipe)) {
            throw new AccessDeniedException(pipe.toString());
        }
        return new BufferedInputStream(new FileInputStream(pipe.toFile()));
    }

    /** Size of the input, or -1 where it is not known. */
    long size() {
        try {
            return in != null && Files.isRegularFile(in) ? Files.size(in) : -1;
        } catch (IOException e) {
            return -1;
        }
    }
}
