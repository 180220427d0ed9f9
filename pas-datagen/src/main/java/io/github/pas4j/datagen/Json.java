package io.github.pas4j.datagen;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.filter.FilteringParserDelegate;
import com.fasterxml.jackson.core.filter.TokenFilter;
import com.fasterxml.jackson.core.filter.TokenFilter.Inclusion;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Strict JSON: no key twice, nothing after it, bounded depth. Python's {@code NaN} is let through as a number that is none,
 * since it stands where a value is missing. Reasons hold nothing of the text.
 */
final class Json {

    private static final ObjectReader READER = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(Limits.MAX_DEPTH)
                            .maxStringLength(Integer.MAX_VALUE) // the line is bounded
                            .build())
                    .build())
            .build()
            .reader();

    private static final TokenFilter ROW = new WithoutScores(Set.of());

    private Json() {}

    static JsonNode object(String text) throws UnreadableRowException {
        JsonNode node = value(text);
        if (node.isArray()) {
            throw new UnreadableRowException("a JSON array; JSONL has an object on each line (jq -c '.[]' makes it)");
        }
        if (!node.isObject()) {
            throw new UnreadableRowException("not a JSON object");
        }
        return node;
    }

    static JsonNode value(String text) throws UnreadableRowException {
        try (JsonParser whole = READER.createParser(text);
                JsonParser parser = new FilteringParserDelegate(whole, ROW, Inclusion.INCLUDE_ALL_AND_PATH, true)) {
            JsonNode node = READER.readTree(parser);
            if (node == null) {
                throw new UnreadableRowException("not a JSON object");
            }
            requireEnd(whole);
            return node;
        } catch (StreamConstraintsException e) {
            throw new UnreadableRowException(
                    String.valueOf(e.getOriginalMessage()).contains("nesting depth")
                            ? "nested more than " + Limits.MAX_DEPTH + " levels deep"
                            : "a number or a key is too long");
        } catch (JsonProcessingException e) {
            throw new UnreadableRowException(reason(e));
        } catch (IOException e) {
            throw new UnreadableRowException("broken JSON");
        }
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

    /** The parser's own messages quote the row. */
    private static String reason(JsonProcessingException e) {
        if (String.valueOf(e.getOriginalMessage()).startsWith("Duplicate")) {
            return "a key comes twice";
        }
        if (e instanceof JsonEOFException) {
            return "broken JSON: it ends too early";
        }
        return "broken JSON"
                + (e.getLocation() == null
                        ? ""
                        : " at column " + e.getLocation().getColumnNr());
    }

    /** Leaves out what is more than half of a row of the corpora, deep within it, and is asked for by nobody. */
    private static final class WithoutScores extends TokenFilter {

        private static final TokenFilter DEEPER = new WithoutScores(Set.of("categories", "category_scores"));

        private final Set<String> leftOut;

        WithoutScores(Set<String> leftOut) {
            this.leftOut = leftOut;
        }

        @Override
        public @Nullable TokenFilter includeProperty(String name) {
            return leftOut.contains(name) ? null : DEEPER;
        }

        @Override
        public boolean includeEmptyArray(boolean contentsFiltered) {
            return true;
        }

        @Override
        public boolean includeEmptyObject(boolean contentsFiltered) {
            return true;
        }
    }
}
