package io.github.pas4j.datagen;

import io.github.pas4j.DataFormatException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** Finds out how a file is laid out, by what its content begins with and by its name, and opens it. */
final class Formats {

    private final Optional<CorpusFormat> given;
    private final String field;
    private final int maxRowBytes;

    Formats(Optional<CorpusFormat> given, String field, int maxRowBytes) {
        this.given = given;
        this.field = field;
        this.maxRowBytes = maxRowBytes;
    }

    Rows open(Path path, String name) throws IOException {
        CompressedFile file = CompressedFile.open(path, name);
        try {
            CorpusFormat format = format(file, name);
            if (format == CorpusFormat.PARQUET) {
                file.close();
                return new ParquetRows(
                        path,
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
        if (first == '[' && plainName.endsWith(".json")) {
            throw new DataFormatException(
                    name, 0, "is one JSON array; JSONL has an object on each line (jq -c '.[]' makes it)", null);
        }
        if (first == '{' || plainName.endsWith(".jsonl") || plainName.endsWith(".ndjson")) {
            return CorpusFormat.JSONL;
        }
        if (plainName.endsWith(".csv") || plainName.endsWith(".tsv")) {
            return plainName.endsWith(".csv") ? CorpusFormat.CSV : CorpusFormat.TSV;
        }
        return plainName.endsWith(".json") ? CorpusFormat.JSONL : CorpusFormat.TEXT;
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
