package io.github.pas4j.datagen.classify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.pas4j.Category;
import io.github.pas4j.DataFormatException;
import io.github.pas4j.Taxonomy;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads labelled prompts: JSONL in UTF-8, an object on each line with the prompt under {@code prompt} and its category's
 * id under {@code category}, or else {@code label}. A row that cannot be read ends it, named by its line: labels are
 * worth no guess.
 *
 * <p>Defaults: {@link Taxonomy#pas14()}, those keys, ids as they are. A row's {@code source}, where it has one, becomes
 * the prompt's; else the file's name. Immutable and thread-safe.
 */
public final class LabelledPromptFile {

    private static final List<String> LABEL_FIELDS = List.of("category", "label");

    private static final int BYTE_ORDER_MARK = 0xFEFF;

    private static final ObjectReader READER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build()
            .readerFor(JsonNode.class);

    private final Taxonomy taxonomy;
    private final String promptField;
    private final List<String> labelFields;
    private final Map<String, String> renamed;

    private LabelledPromptFile(Builder builder) {
        this.taxonomy = builder.taxonomy;
        this.promptField = builder.promptField;
        this.labelFields = builder.labelField == null ? LABEL_FIELDS : List.of(builder.labelField);
        this.renamed = Map.copyOf(builder.renamed);
    }

    /** A reader to be put together. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Reads a whole file.
     *
     * @return its rows in order, without those whose label is {@linkplain Builder#leaveOut left out}
     * @throws DataFormatException if it cannot be read; names the line of the first bad row, and a category that the
     *     taxonomy does not have
     */
    public List<LabelledPrompt> read(Path file) {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (IOException e) {
            throw new DataFormatException(
                    file.toString(), 0, "cannot be read (" + e.getClass().getSimpleName() + ")", e);
        }
        List<LabelledPrompt> rows = new ArrayList<>();
        String fileName = String.valueOf(file.getFileName());
        long line = 0;
        for (int begin = 0; begin < bytes.length; ) {
            int end = begin;
            while (end < bytes.length && bytes[end] != '\n') { // U+2028 and its kind are part of prompts
                end++;
            }
            line++;
            row(new Place(file.toString(), line), decoded(bytes, begin, end, file, line), fileName)
                    .ifPresent(rows::add);
            begin = end + 1;
        }
        return rows;
    }

    private record Place(String file, long line) {
        DataFormatException problem(String what) {
            return new DataFormatException(file, line, what, null);
        }
    }

    private static String decoded(byte[] bytes, int begin, int end, Path file, long line) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, begin, end - begin))
                    .toString();
            return line == 1 && !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new DataFormatException(file.toString(), line, "is not UTF-8", e);
        }
    }

    private Optional<LabelledPrompt> row(Place place, String text, String fileName) {
        if (text.isBlank()) {
            return Optional.empty();
        }
        JsonNode row;
        try {
            row = READER.readTree(text);
        } catch (JsonProcessingException e) {
            throw place.problem("is not JSON, or has a key twice"); // the parser's own message quotes the row
        }
        if (!row.isObject()) {
            throw place.problem("is not a JSON object");
        }
        String label = text(row, labelFields, place).strip();
        String id = renamed.getOrDefault(label, label);
        if (id.isEmpty()) {
            return Optional.empty();
        }
        Category category = taxonomy.find(id)
                .orElseThrow(() -> place.problem("category '" + shortened(id) + "' is unknown; there are "
                        + String.join(
                                ", ",
                                taxonomy.categories().stream().map(Category::id).toList())));
        String source = row.path("source").isTextual() ? row.path("source").asText() : fileName;
        return Optional.of(new LabelledPrompt(text(row, List.of(promptField), place), category, source));
    }

    private static String text(JsonNode row, List<String> keys, Place place) {
        for (String key : keys) {
            JsonNode value = row.get(key);
            if (value != null && !value.isNull()) {
                if (!value.isTextual() || value.asText().isBlank()) {
                    throw place.problem("'" + key + "' must be a text that is not blank");
                }
                return value.asText();
            }
        }
        throw place.problem("'" + keys.get(0) + "' is missing");
    }

    private static String shortened(String id) {
        return id.length() <= 40 ? id : id.substring(0, 40) + "…";
    }

    /** Puts a {@link LabelledPromptFile} together. Not thread-safe. */
    public static final class Builder {
        private Taxonomy taxonomy = Taxonomy.pas14();
        private String promptField = "prompt";
        private @Nullable String labelField;
        private final Map<String, String> renamed = new HashMap<>();

        private Builder() {}

        /** The categories that there are. Default: {@link Taxonomy#pas14()}. */
        public Builder taxonomy(Taxonomy value) {
            this.taxonomy = Objects.requireNonNull(value, "taxonomy");
            return this;
        }

        /**
         * The key of the prompt. Default: {@code prompt}.
         *
         * @throws IllegalArgumentException if it is blank
         */
        public Builder promptField(String key) {
            this.promptField = requireText("promptField", key);
            return this;
        }

        /**
         * The key of the category. Default: {@code category}, and where a row has none, {@code label}.
         *
         * @throws IllegalArgumentException if it is blank
         */
        public Builder categoryField(String key) {
            this.labelField = requireText("categoryField", key);
            return this;
        }

        /**
         * Reads a label of the file as a category. Default: labels are ids.
         *
         * @param label as it stands in the file
         * @param id of the taxonomy, which {@link LabelledPromptFile#read} checks where the label comes
         * @throws IllegalArgumentException if one of them is blank
         */
        public Builder rename(String label, String id) {
            renamed.put(
                    requireText("label", label).strip(), requireText("id", id).strip());
            return this;
        }

        /**
         * Leaves rows of a label out. Default: none.
         *
         * @throws IllegalArgumentException if it is blank
         */
        public Builder leaveOut(String label) {
            renamed.put(requireText("label", label).strip(), "");
            return this;
        }

        private static String requireText(String what, String value) {
            if (value.isBlank()) {
                throw new IllegalArgumentException(what + " must not be blank");
            }
            return value;
        }

        /** The reader. */
        public LabelledPromptFile build() {
            return new LabelledPromptFile(this);
        }
    }
}
