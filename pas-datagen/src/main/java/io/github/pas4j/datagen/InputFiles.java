package io.github.pas4j.datagen;

import io.github.pas4j.DataFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The files that names and patterns stand for. The files of a pattern are in the order of their names, which is the same
 * everywhere; a file that two of them name is read once. As in a shell, {@code *} leaves out names that begin with a dot.
 */
final class InputFiles {

    private static final String STANDARD_INPUT = "-";
    private static final String MAGIC_CHARACTERS = "*?[{";

    private InputFiles() {}

    /**
     * The files in the order in which they are read.
     *
     * @param standardInput what {@code -} stands for, or null if for a file
     */
    static List<Source> of(List<String> inputs, @Nullable InputStream standardInput) {
        Map<String, Source> files = new LinkedHashMap<>();
        for (String input : inputs) {
            try {
                if (standardInput != null && input.equals(STANDARD_INPUT)) {
                    files.putIfAbsent(input, Source.standardInput(standardInput));
                } else {
                    add(input, files);
                }
            } catch (InvalidPathException e) {
                throw new DataFormatException(input, 0, "is no file name", e);
            } catch (IOException | UncheckedIOException e) {
                throw new DataFormatException(
                        input, 0, "cannot be looked up (" + e.getClass().getSimpleName() + ")", e);
            }
        }
        return List.copyOf(files.values());
    }

    private static void add(String input, Map<String, Source> files) throws IOException {
        if (!isPattern(input) || exists(input)) {
            Path path = Path.of(input);
            if (Files.isDirectory(path)) {
                throw new DataFormatException(input, 0, "is a folder: name its files, as in " + input + "/*", null);
            }
            if (!Files.exists(path)) {
                throw new DataFormatException(input, 0, "does not exist", null);
            }
            files.putIfAbsent(input, Source.of(input, path));
            return;
        }
        Map<String, Path> matches = matches(input.replace('\\', '/'));
        if (matches.isEmpty()) {
            throw new DataFormatException(input, 0, "matches no file", null);
        }
        matches.forEach((name, path) -> files.putIfAbsent(name, Source.of(name, path)));
    }

    private static boolean isPattern(String input) {
        return input.chars().anyMatch(c -> MAGIC_CHARACTERS.indexOf(c) >= 0);
    }

    private static boolean exists(String input) {
        try {
            return Files.exists(Path.of(input));
        } catch (InvalidPathException e) { // where file names must not hold a star
            return false;
        }
    }

    private static Map<String, Path> matches(String pattern) throws IOException {
        int folder = 0;
        for (int i = 0; i < pattern.length() && MAGIC_CHARACTERS.indexOf(pattern.charAt(i)) < 0; i++) {
            folder = pattern.charAt(i) == '/' ? i + 1 : folder;
        }
        String prefix = pattern.substring(0, folder);
        Path root = Path.of(prefix.isEmpty() ? "." : prefix);
        Map<String, Path> found = new TreeMap<>();
        if (!Files.isDirectory(root)) {
            return found;
        }
        String rest = pattern.substring(folder);
        List<PathMatcher> matchers = matchers(rest);
        int depth = rest.contains("**")
                ? Integer.MAX_VALUE
                : 1 + (int) rest.chars().filter(c -> c == '/').count();
        try (Stream<Path> paths = Files.walk(root, depth, FileVisitOption.FOLLOW_LINKS)) {
            for (Path path : (Iterable<Path>) paths::iterator) {
                Path relative = root.relativize(path);
                if (matchers.stream().anyMatch(matcher -> matcher.matches(relative))
                        && !isHidden(relative)
                        && Files.isRegularFile(path)) {
                    found.put(prefix + relative.toString().replace('\\', '/'), path);
                }
            }
        }
        return found;
    }

    /** Java's {@code **}{@code /x} asks for at least one folder, a shell's does not. */
    private static List<PathMatcher> matchers(String pattern) {
        List<PathMatcher> matchers = new ArrayList<>();
        matchers.add(FileSystems.getDefault().getPathMatcher("glob:" + pattern));
        if (pattern.contains("**/")) {
            matchers.add(FileSystems.getDefault().getPathMatcher("glob:" + pattern.replace("**/", "")));
        }
        return matchers;
    }

    private static boolean isHidden(Path relative) {
        for (Path part : relative) {
            if (part.toString().startsWith(".")) {
                return true;
            }
        }
        return false;
    }
}
