package io.github.pas4j.datagen.quality;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** JSON as models write it: somewhere in a text, in a fence, with single quotes, comments or a comma too many. */
final class LooseJson {

    /** Places at which JSON may begin that are tried. */
    private static final int MOST_TRIED = 20;

    private static final ObjectReader READER = mapper().readerFor(JsonNode.class);

    private LooseJson() {}

    private static JsonMapper mapper() {
        JsonMapper mapper = JsonMapper.builder()
                .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
                .enable(JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES)
                .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
                .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
                .enable(JsonReadFeature.ALLOW_LEADING_ZEROS_FOR_NUMBERS)
                .build();
        mapper.getFactory()
                .setStreamReadConstraints(
                        StreamReadConstraints.builder().maxNestingDepth(50).build());
        return mapper;
    }

    /** The objects and arrays in a text, in order; those within others are not told again. */
    static List<JsonNode> in(String text) {
        List<JsonNode> found = new ArrayList<>();
        int at = next(text, 0);
        for (int tried = 0; at >= 0 && tried < MOST_TRIED; tried++) {
            int end = end(text, at);
            JsonNode node = end < 0 ? null : parsed(text.substring(at, end));
            if (node != null) {
                found.add(node);
            }
            at = next(text, node == null ? at + 1 : end);
        }
        return found;
    }

    private static int next(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            if (text.charAt(i) == '{' || text.charAt(i) == '[') {
                return i;
            }
        }
        return -1;
    }

    /** Behind the bracket that closes the one at a place, or -1. */
    private static int end(String text, int begin) {
        int depth = 0;
        boolean quoted = false;
        for (int i = begin; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted) {
                i += c == '\\' ? 1 : 0;
                quoted = c != '"';
            } else if (c == '"') {
                quoted = true;
            } else if (c == '{' || c == '[') {
                depth++;
            } else if ((c == '}' || c == ']') && --depth == 0) {
                return i + 1;
            }
        }
        return -1;
    }

    private static @Nullable JsonNode parsed(String json) {
        try {
            JsonNode node = READER.readTree(json);
            return node.isContainerNode() ? node : null;
        } catch (JsonProcessingException e) {
            return null;
        }
    }
}
