package io.github.pas4j.benchmarks.evidence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** JSONL files of this tool, read whole: they are small. */
final class Jsonl {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Jsonl() {}

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /** The rows of a file. */
    static List<JsonNode> read(Path file) throws IOException {
        List<JsonNode> rows = new ArrayList<>();
        int number = 0;
        // Not readAllLines: prompts may contain other line separators than the line feed.
        for (String line : Files.readString(file).split("\n", -1)) {
            number++;
            if (!line.isBlank()) {
                rows.add(parse(line, file + ":" + number));
            }
        }
        return rows;
    }

    /** The rows of all {@code *.jsonl} files of a folder, by file name. */
    static List<JsonNode> readAll(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> listed = Files.list(folder)) {
            files = listed.filter(file -> file.toString().endsWith(".jsonl"))
                    .sorted()
                    .toList();
        }
        List<JsonNode> rows = new ArrayList<>();
        for (Path file : files) {
            rows.addAll(read(file));
        }
        return rows;
    }

    private static JsonNode parse(String line, String where) throws IOException {
        try {
            JsonNode row = MAPPER.readTree(line);
            if (!row.isObject()) {
                throw new IOException(where + " is not a JSON object");
            }
            return row;
        } catch (JsonProcessingException e) {
            throw new IOException(where + " is not JSON", null); // the parser's message quotes the data
        }
    }

    /** A text that must be there. */
    static String text(JsonNode row, String key) throws IOException {
        JsonNode value = row.path(key);
        if (!value.isTextual() || value.asText().isBlank()) {
            throw new IOException("a row lacks '" + key + "': " + row.path("id").asText("(no id)"));
        }
        return value.asText();
    }

    static void write(Path file, List<? extends JsonNode> rows) throws IOException {
        StringBuilder text = new StringBuilder();
        for (JsonNode row : rows) {
            text.append(MAPPER.writeValueAsString(row)).append('\n');
        }
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, text);
    }
}
