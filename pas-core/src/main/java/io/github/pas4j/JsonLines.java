package io.github.pas4j;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.BooleanNode;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads our own small JSONL files strictly: a bad row is named by source and line. */
final class JsonLines {

    private static final ObjectReader READER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build()
            .readerFor(JsonNode.class);

    /** Far more than any pair or row of evidence needs. */
    private static final int MAX_LINE_BYTES = 1 << 20;

    private JsonLines() {}

    static InputStream open(Path file) {
        try {
            return Files.newInputStream(file);
        } catch (IOException e) {
            throw new DataFormatException(
                    file.toString(), 0, "cannot be opened (" + e.getClass().getSimpleName() + ")", e);
        }
    }

    static InputStream resource(String name) {
        InputStream in = JsonLines.class.getResourceAsStream(name);
        if (in == null) {
            throw new IllegalStateException("resource is missing from the jar: " + name);
        }
        return in;
    }

    /** Gives each row that is not blank to {@code consumer}; the first bad row ends it. Closes the stream. */
    static void forEach(InputStream in, String source, Consumer<Row> consumer) {
        forEach(in, source, consumer, fault -> {
            throw fault;
        });
    }

    /**
     * The same, where {@code faults} decides whether a row that cannot be read, or that {@code consumer} refuses, ends it:
     * it goes on where {@code faults} throws nothing.
     */
    static void forEach(InputStream in, String source, Consumer<Row> consumer, Consumer<DataFormatException> faults) {
        try (BufferedInputStream bytes = new BufferedInputStream(in)) {
            long number = 1;
            for (byte[] line = readLine(bytes); line != null; line = readLine(bytes), number++) {
                try {
                    read(line, source, number).ifPresent(consumer);
                } catch (DataFormatException e) {
                    faults.accept(e);
                }
                if (line.length > MAX_LINE_BYTES) {
                    skipLine(bytes);
                }
            }
        } catch (IOException e) {
            throw new DataFormatException(source, 0, "cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * Bytes up to the next line feed, or null at the end: decoded line by line, bad UTF-8 has a line number. Of a
     * line that is too long only one byte too many is read.
     */
    private static byte @Nullable [] readLine(InputStream in) throws IOException {
        int next = in.read();
        if (next < 0) {
            return null;
        }
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        while (next >= 0 && next != '\n') {
            line.write(next);
            if (line.size() > MAX_LINE_BYTES) {
                break;
            }
            next = in.read();
        }
        return line.toByteArray();
    }

    private static void skipLine(InputStream in) throws IOException {
        int next = in.read();
        while (next >= 0 && next != '\n') {
            next = in.read();
        }
    }

    /** The row of a line, or empty where the line is blank. */
    private static Optional<Row> read(byte[] bytes, String source, long number) {
        if (bytes.length > MAX_LINE_BYTES) {
            throw new DataFormatException(source, number, "is longer than " + MAX_LINE_BYTES + " bytes", null);
        }
        String decoded = decode(bytes, source, number);
        String line = number == 1 && decoded.startsWith("\uFEFF") ? decoded.substring(1) : decoded;
        return line.isBlank() ? Optional.empty() : Optional.of(new Row(parse(line, source, number), source, number));
    }

    private static String decode(byte[] line, String source, long number) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(line))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new DataFormatException(source, number, "is not UTF-8", e);
        }
    }

    private static JsonNode parse(String line, String source, long number) {
        JsonNode node;
        try {
            node = READER.readTree(line);
        } catch (JsonProcessingException e) {
            // The parser's own message quotes the data, so neither it nor the exception is passed on.
            boolean twice = String.valueOf(e.getOriginalMessage()).startsWith("Duplicate field");
            throw new DataFormatException(
                    source, number, (twice ? "has a key twice" : "is not JSON") + column(e.getLocation()), null);
        }
        if (!node.isObject()) {
            throw new DataFormatException(source, number, "is not a JSON object", null);
        }
        return node;
    }

    private static String column(@Nullable JsonLocation location) {
        return location == null ? "" : " (column " + location.getColumnNr() + ")";
    }

    /** One JSON object, and where it stands. */
    record Row(JsonNode node, String source, long line) {

        DataFormatException problem(String problem) {
            return new DataFormatException(source, line, problem, null);
        }

        /** The value of a key, or empty where it is absent or null. */
        Optional<JsonNode> find(String key) {
            JsonNode value = node.get(key);
            return value == null || value.isNull() ? Optional.empty() : Optional.of(value);
        }

        String text(String key) {
            JsonNode value = find(key).orElseThrow(() -> problem("'" + key + "' is missing"));
            if (!value.isTextual() || value.asText().isBlank()) {
                throw problem("'" + key + "' must be a text that is not blank");
            }
            return value.asText();
        }

        Language language() {
            try {
                return new Language(text("language"));
            } catch (IllegalArgumentException e) {
                throw problem("'language' must be an ISO 639 code");
            }
        }

        Category category(Taxonomy taxonomy) {
            String id = text("category");
            return taxonomy.find(id).orElseThrow(() -> problem("category '" + id + "' is unknown"));
        }

        /** A truth value; false where the key is absent or null. */
        boolean flag(String key) {
            JsonNode value = find(key).orElse(BooleanNode.FALSE);
            if (!value.isBoolean()) {
                throw problem("'" + key + "' must be true or false");
            }
            return value.booleanValue();
        }

        int count(String key) {
            JsonNode value = find(key).orElseThrow(() -> problem("'" + key + "' is missing"));
            if (!value.isInt() || value.asInt() < 0) {
                throw problem("'" + key + "' must be a whole number of at least 0");
            }
            return value.asInt();
        }
    }
}
