package io.github.pas4j.datagen;

import io.github.pas4j.DataFormatException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds out how a file is laid out, by what its content begins with and by its name, and opens it. */
final class Formats {

    private static final List<String> LINES = List.of(".jsonl", ".ndjson", ".csv", ".tsv", ".txt");

    /** What an array of rows begins with; a text may begin with a bracket, too. */
    private static final Pattern ARRAY = Pattern.compile("(\u00EF\u00BB\u00BF)?\\s*\\[\\s*\\{\\s*\"");

    private final Optional<CorpusFormat> given;
    private final String field;
    private final int maxRowBytes;

    Formats(Optional<CorpusFormat> given, String field, int maxRowBytes) {
        this.given = given;
        this.field = field;
        this.maxRowBytes = maxRowBytes;
    }

    Rows open(Source source) throws IOException {
        CompressedFile file = CompressedFile.open(source);
        String name = source.name();
        try {
            CorpusFormat format = format(file, name);
            if (format == CorpusFormat.PARQUET) {
                if (!source.isFile()) {
                    throw new DataFormatException(name, 0, "is Parquet, which is read from a file alone", null);
                }
                file.close();
                return new ParquetRows(
                        Objects.requireNonNull(source.path()),
                        name,
                        maxRowBytes,
                        column -> Columns.wanted(field, column),
                        columns -> Columns.suffice(field, columns));
            }
            return open(format, file, name);
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private Rows open(CorpusFormat format, CompressedFile file, String name) throws IOException {
        return switch (format) {
            case JSONL -> new JsonlRows(file, maxRowBytes);
            case JSON -> new JsonArrayRows(file, name, maxRowBytes);
            case TEXT -> new TextRows(file, maxRowBytes);
            case CSV, TSV ->
                new CsvRows(
                        file,
                        name,
                        format == CorpusFormat.CSV ? ',' : '\t',
                        maxRowBytes,
                        columns -> Columns.suffice(field, columns));
            case PARQUET -> throw new IllegalStateException("Parquet is opened by its path");
        };
    }

    private CorpusFormat format(CompressedFile file, String name) throws IOException {
        byte[] head = file.peek(CompressedFile.PEEK_BYTES);
        String plainName = name.toLowerCase(Locale.ROOT).replaceFirst("\\.(gz|gzip|zst|zstd)$", "");
        if (Magic.PARQUET.begins(head) && file.isPacked()) {
            throw new DataFormatException(name, 0, "is Parquet that was compressed once more: unpack it", null);
        }
        if (given.isPresent()) {
            return given.get();
        }
        if (Magic.PARQUET.begins(head) || plainName.endsWith(".parquet")) {
            return CorpusFormat.PARQUET;
        }
        char first = firstCharacter(head);
        if (first == '['
                && (plainName.endsWith(".json")
                        || (!tellsLines(plainName) && ARRAY.matcher(latin(head)).lookingAt()))) {
            return CorpusFormat.JSON;
        }
        if (first == '{' || plainName.endsWith(".jsonl") || plainName.endsWith(".ndjson")) {
            return CorpusFormat.JSONL;
        }
        if (plainName.endsWith(".csv") || plainName.endsWith(".tsv")) {
            return plainName.endsWith(".csv") ? CorpusFormat.CSV : CorpusFormat.TSV;
        }
        return plainName.endsWith(".json") ? CorpusFormat.JSONL : CorpusFormat.TEXT;
    }

    /** Whether a name says that the file has a row on each line, whatever the first one looks like. */
    private static boolean tellsLines(String plainName) {
        return LINES.stream().anyMatch(plainName::endsWith);
    }

    /** A character for each byte. */
    private static String latin(byte[] head) {
        return new String(head, StandardCharsets.ISO_8859_1);
    }

    /** The first byte that is neither white space nor part of a byte order mark, or 0. */
    private static char firstCharacter(byte[] head) {
        int i = head.length >= 3 && (head[0] & 0xFF) == 0xEF && (head[1] & 0xFF) == 0xBB && (head[2] & 0xFF) == 0xBF
                ? 3
                : 0;
        while (i < head.length && " \t\r\n".indexOf(head[i]) >= 0) {
            i++;
        }
        return i < head.length ? (char) (head[i] & 0xFF) : 0;
    }
}
