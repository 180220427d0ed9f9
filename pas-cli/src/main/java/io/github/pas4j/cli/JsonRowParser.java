package io.github.pas4j.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads a row of JSONL strictly: one object, no key twice, nothing after it, a string under {@code prompt}. */
final class JsonRowParser {

    private static final int MAX_DEPTH = 1_000;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxStringLength(LineReader.MAX_BYTES)
                    .build())
            .build();

    private JsonRowParser() {}

    /**
     * Reads a row.
     *
     * @param elsewise the id as JSON of a row that has none
     */
    static PromptRow parse(String line, String elsewise) throws UnreadableRowException {
        String json = trim(line);
        try (JsonParser parser = FACTORY.createParser(json)) {
            JsonToken first = parser.nextToken();
            if (first == JsonToken.START_ARRAY) {
                throw new UnreadableRowException(
                        "a JSON array; JSONL has an object on each line (jq -c '.[]' makes it)");
            }
            if (first != JsonToken.START_OBJECT) {
                throw new UnreadableRowException("not a JSON object");
            }
            return fields(parser, elsewise, json);
        } catch (StreamConstraintsException e) {
            throw new UnreadableRowException(
                    String.valueOf(e.getOriginalMessage()).contains("nesting depth")
                            ? "nested more than " + MAX_DEPTH + " levels deep"
                            : "a number or a key is too long");
        } catch (JsonProcessingException e) {
            throw new UnreadableRowException(reason(e));
        } catch (IOException e) {
            throw new UnreadableRowException("broken JSON");
        }
    }

    /** Takes away what JSON calls white space, which is less than Java does. */
    private static String trim(String line) {
        int from = 0;
        int to = line.length();
        while (from < to && isSpace(line.charAt(from))) {
            from++;
        }
        while (to > from && isSpace(line.charAt(to - 1))) {
            to--;
        }
        return line.substring(from, to);
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t' || c == '\r';
    }

    private static PromptRow fields(JsonParser parser, String elsewise, String json)
            throws IOException, UnreadableRowException {
        String id = elsewise;
        String prompt = null;
        JsonToken promptToken = null;
        for (String key = parser.nextFieldName(); key != null; key = parser.nextFieldName()) {
            JsonToken value = parser.nextToken();
            if (key.equals("prompt")) {
                promptToken = value;
                prompt = value == JsonToken.VALUE_STRING ? parser.getText() : null;
            } else if (key.equals("id") && value == JsonToken.VALUE_STRING) {
                id = JsonText.quote(parser.getText());
            } else if (key.equals("id") && value.isNumeric()) {
                id = parser.getText();
            }
            parser.skipChildren();
        }
        requireEnd(parser);
        return new PromptRow(id, requirePrompt(promptToken, prompt), json);
    }

    private static void requireEnd(JsonParser parser) throws IOException, UnreadableRowException {
        boolean ended;
        try {
            ended = parser.nextToken() == null;
        } catch (JsonProcessingException e) {
            ended = false;
        }
        if (!ended) {
            throw new UnreadableRowException("something follows the JSON object");
        }
    }

    private static String requirePrompt(@Nullable JsonToken token, @Nullable String prompt)
            throws UnreadableRowException {
        if (token == null) {
            throw new UnreadableRowException("no 'prompt'");
        }
        if (prompt == null) {
            throw new UnreadableRowException("'prompt' is not a string");
        }
        return prompt;
    }

    /** The parser's own messages quote the row. */
    private static String reason(JsonProcessingException e) {
        String message = String.valueOf(e.getOriginalMessage());
        if (message.startsWith("Duplicate")) {
            return "a key comes twice";
        }
        if (message.startsWith("Non-standard token")) {
            return "broken JSON: NaN and Infinity are not JSON";
        }
        if (e instanceof JsonEOFException) {
            return "broken JSON: it ends too early";
        }
        return "broken JSON"
                + (e.getLocation() == null
                        ? ""
                        : " at column " + e.getLocation().getColumnNr());
    }
}
