package io.github.pas4j.benchmarks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** JSONL of these tools, read whole: it is small. Not thread-safe to write, safe to read. */
public final class Jsonl {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Jsonl() {}

    /** An empty row. */
    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /** The rows of a file. */
    public static List<JsonNode> read(Path file) throws IOException {
        return parse(Files.readString(file), file.toString());
    }

    /** The rows of a resource beside a class. */
    public static List<JsonNode> read(Class<?> beside, String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(beside.getResourceAsStream(name), name)) {
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8), name);
        }
    }

    private static List<JsonNode> parse(String text, String source) throws IOException {
        List<JsonNode> rows = new ArrayList<>();
        int number = 0;
        for (String line : text.split("\n", -1)) { // prompts may contain other line separators
            number++;
            if (!line.isBlank()) {
                rows.add(row(line, source + ":" + number));
            }
        }
        return rows;
    }

    /** The rows of all {@code *.jsonl} files of a folder, by file name. */
    public static List<JsonNode> readAll(Path folder) throws IOException {
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

    private static JsonNode row(String line, String where) throws IOException {
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
    public static String text(JsonNode row, String key) throws IOException {
        JsonNode value = row.path(key);
        if (!value.isTextual() || value.asText().isBlank()) {
            throw new IOException("a row lacks '" + key + "': " + row.path("id").asText("(no id)"));
        }
        return value.asText();
    }

    /** Writes rows, making the folder where there is none. */
    public static void write(Path file, List<? extends JsonNode> rows) throws IOException {
        StringBuilder text = new StringBuilder();
        for (JsonNode row : rows) {
            text.append(MAPPER.writeValueAsString(row)).append('\n');
        }
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, text);
    }
}
