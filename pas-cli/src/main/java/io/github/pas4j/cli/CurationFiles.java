package io.github.pas4j.cli;

import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * The files of a curation, checked against each other.
 *
 * @param in names and patterns of what is curated
 * @param evaluation names and patterns of what it is decontaminated by
 * @param out what is kept, or null for standard output
 * @param dropped what is not, or null for nowhere
 * @param rejects where unreadable rows are listed, or null for standard error
 * @param report a page to look at, or null for none
 * @param run the run store, or null for none
 */
record CurationFiles(
        List<String> in,
        List<String> evaluation,
        @Nullable Path out,
        @Nullable Path dropped,
        @Nullable Path rejects,
        @Nullable Path report,
        @Nullable Path run) {

    /** As given, with rejects where they go by default. */
    static CurationFiles of(
            List<String> in,
            List<String> evaluation,
            @Nullable Path out,
            @Nullable Path dropped,
            @Nullable Path rejects,
            @Nullable Path report,
            @Nullable Path run) {
        CurationFiles files =
                new CurationFiles(in, evaluation, out, dropped, FileJob.rejectsOf(out, rejects), report, run);
        files.requireDistinct();
        return files;
    }

    private void requireDistinct() {
        Map<String, Path> written = new LinkedHashMap<>();
        put(written, "--out", out);
        put(written, "--out (as long as it is unfinished)", FileJob.partOf(out));
        put(written, "--dropped", dropped);
        put(written, "--dropped (as long as it is unfinished)", FileJob.partOf(dropped));
        put(written, "--rejects", rejects);
        put(written, "--report", report);
        put(written, "--run", run);
        List<String> names = List.copyOf(written.keySet());
        List<Path> paths = List.copyOf(written.values());
        for (int i = 0; i < paths.size(); i++) {
            refuseRead(in, "--in", names.get(i), paths.get(i));
            refuseRead(evaluation, "--decontaminate", names.get(i), paths.get(i));
            for (int j = 0; j < i; j++) {
                FileJob.refuseSame(paths.get(i), names.get(i), paths.get(j), names.get(j));
            }
        }
    }

    private static void put(Map<String, Path> files, String name, @Nullable Path file) {
        if (file != null) {
            files.put(name, file);
        }
    }

    private static void refuseRead(List<String> inputs, String inputName, String name, Path file) {
        for (String input : inputs) {
            if (reads(input, file)) {
                throw CliException.usage(name + " and " + inputName + " are the same file: " + file);
            }
        }
    }

    /** Whether a name or a pattern stands for a file. */
    private static boolean reads(String input, Path file) {
        try {
            Path path = Path.of(input);
            if (Files.exists(path) || input.chars().noneMatch(c -> "*?[{".indexOf(c) >= 0)) {
                return FileJob.isSame(path, file);
            }
            String pattern = path.toAbsolutePath().normalize().toString().replace('\\', '/');
            return FileSystems.getDefault()
                    .getPathMatcher("glob:" + pattern)
                    .matches(file.toAbsolutePath().normalize());
        } catch (InvalidPathException | PatternSyntaxException e) {
            return false; // reading says what is wrong
        }
    }
}
