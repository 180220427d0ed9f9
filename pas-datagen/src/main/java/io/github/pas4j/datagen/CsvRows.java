package io.github.pas4j.datagen;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.pas4j.DataFormatException;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Rows of CSV, each cell a text under the name of its column. */
final class CsvRows implements Rows {

    private final CompressedFile file;
    private final String name;
    private final CsvScanner records;
    private final List<String> header;

    /** @param suffices whether the columns are such that prompts can be found */
    CsvRows(CompressedFile file, String name, char delimiter, int maxBytes, Predicate<List<String>> suffices)
            throws IOException {
        this.file = file;
        this.name = name;
        this.records = new CsvScanner(file.content(), delimiter, maxBytes);
        this.header = header();
        if (!header.isEmpty() && !suffices.test(header)) {
            throw new DataFormatException(
                    name, 1, "the header names no column with prompts: name one, or say that it is text", null);
        }
    }

    private List<String> header() throws IOException {
        try {
            List<String> cells = records.next().stream().map(String::strip).toList();
            if (new HashSet<>(cells).size() < cells.size()) {
                throw new DataFormatException(name, 1, "the header names a column twice", null);
            }
            return cells;
        } catch (UnreadableRowException e) {
            throw new DataFormatException(name, 1, "the header cannot be read: " + e.reason(), null);
        }
    }

    @Override
    public @Nullable Row next() throws IOException {
        while (true) {
            try {
                List<String> cells = records.next();
                if (cells.isEmpty()) {
                    return null;
                }
                if (cells.size() > 1
                        || !cells.get(0).isBlank()
                        || (header.size() == 1 && !cells.get(0).isEmpty())) {
                    return row(cells);
                }
            } catch (UnreadableRowException e) {
                return Row.bad(records.line(), e.reason());
            }
        }
    }

    private Row row(List<String> cells) {
        if (cells.size() != header.size()) {
            return Row.bad(records.line(), cells.size() + " cells where the header names " + header.size());
        }
        ObjectNode row = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < cells.size(); i++) {
            row.put(header.get(i), cells.get(i));
        }
        return Row.of(records.line(), row);
    }

    @Override
    public long position() {
        return file.position();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
