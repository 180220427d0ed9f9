package io.github.pas4j;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The JSON objects in a text that hold a verdict, and whether each stands by itself. */
final class VerdictScan {

    /** Longer objects are no verdicts; with it, looking for one at each brace stays cheap. */
    private static final int MAX_OBJECT = 8_000;

    /** A text with more braces than this is no answer, nor are the verdicts at its end the first ones in it. */
    private static final int MAX_TRIES = 2_000;

    private static final int MAX_DEPTH = 20;

    private static final ObjectReader JSON = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
                    .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .build())
                    .build())
            .build()
            .reader();

    /** What may stand before it on its line: nothing, a code fence, or a label such as "Verdict:". */
    private static final Pattern BEFORE = Pattern.compile("[ \\t]*(?:(?:```|~~~)[\\w-]{0,20}[ \\t]*)?"
            + "(?:(?:\\*\\*)?[\\p{L} ]{1,40}(?:\\*\\*)?[:：](?:\\*\\*)?[ \\t]*)?");

    private static final Pattern AFTER = Pattern.compile("[ \\t\\r]*(?:```|~~~)?[ \\t\\r.。]*");

    private final List<Found> found = new ArrayList<>();
    private boolean strayBraces;

    private VerdictScan(String text) {
        int tries = 0;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            strayBraces |= c == '}';
            if (c == '{' && tries++ < MAX_TRIES) {
                int end = parse(text, at);
                strayBraces |= end < 0;
                at = end < 0 ? at : end - 1;
            }
        }
        strayBraces |= tries >= MAX_TRIES;
    }

    static VerdictScan of(String text) {
        return new VerdictScan(text);
    }

    /**
     * An object that holds a verdict.
     *
     * @param node all of it
     * @param fields the verdict
     * @param standsAlone whether nothing stands beside it on its lines
     */
    record Found(JsonNode node, VerdictFields fields, boolean standsAlone) {}

    /** In the order of the text. */
    List<Found> found() {
        return found;
    }

    /** Whether there are braces that belong to no object that could be read. */
    boolean hasStrayBraces() {
        return strayBraces;
    }

    /** Where the object that begins at a brace ends, or -1 where there is none. */
    private int parse(String text, int at) {
        String rest = text.substring(at, Math.min(text.length(), at + MAX_OBJECT));
        try (JsonParser parser = JSON.createParser(rest)) {
            JsonNode node = JSON.readTree(parser);
            int end = at + (int) parser.currentLocation().getCharOffset();
            if (node == null || !node.isObject()) {
                return -1;
            }
            Optional<VerdictFields> fields = VerdictFields.of(node);
            fields.ifPresent(verdict -> found.add(new Found(node, verdict, standsAlone(text, at, end))));
            return end;
        } catch (IOException e) {
            return -1;
        }
    }

    private static boolean standsAlone(String text, int begin, int end) {
        int lineBegin = text.lastIndexOf('\n', begin - 1) + 1;
        int lineEnd = text.indexOf('\n', end);
        String before = text.substring(begin == 0 ? 0 : lineBegin, begin);
        String after = text.substring(end, lineEnd < 0 ? text.length() : lineEnd);
        return BEFORE.matcher(before).matches() && AFTER.matcher(after).matches();
    }
}
