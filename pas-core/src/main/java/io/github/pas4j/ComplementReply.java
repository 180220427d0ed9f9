package io.github.pas4j;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.pas4j.llm.ChatResponse;
import io.github.pas4j.llm.FinishReason;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a model answered, read as a complement. Wrappings that models put around it are taken off: blanks, a label,
 * quotation marks, a code fence, a JSON object, thoughts before it. What is not one short line then is no complement.
 */
final class ComplementReply {

    /** How a model says that it adds nothing, in requests and training data too. */
    static final String NONE = "none";

    /** No answer asked for is nearly as long; nothing beyond is looked at. */
    private static final int MAX_ANSWER = 20_000;

    /** Far more than any guard lets through. */
    private static final int MAX_COMPLEMENT = 400;

    /** One inside the other, as in a fence around a label before a quotation. */
    private static final int MAX_WRAPPINGS = 5;

    private static final Pattern FENCE =
            Pattern.compile("\\A(```|~~~)[\\w-]{0,20}[ \\t]*\\n?(.*?)\\n?[ \\t]*\\1\\z", Pattern.DOTALL);
    private static final Pattern LABEL = Pattern.compile(
            "\\A(?:\\*\\*|__)?(?:(?:the )?(?:complement|supplement)|补充语|补充说明|补充)(?:\\*\\*|__)? ?[:：] ?(?:\\*\\*|__)? ?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern NONE_ALONE = Pattern.compile(
            "(?:\\(|（|\\[|<)?(?:none|null|n/a|无|没有|无需补充|不需要补充|no complement(?: is)?(?: needed)?)(?:\\)|）|]|>)?[.。!！]?",
            Pattern.CASE_INSENSITIVE);

    /** "none: the prompt is complete"; but "None of the dates may be guessed" is a complement. */
    private static final Pattern NONE_AND_WHY =
            Pattern.compile("none ?[.。,，;；:：(（–—-].*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /** Lists, headings, tables, markup, JSON: some other work than what was asked for. */
    private static final Pattern OTHER_FORM = Pattern.compile("\\A(?:[{\\[<|]|#{1,6} |[-*•] |\\d{1,2}[.)] ).*");

    private static final String[] QUOTES = {"\"\"", "''", "“”", "‘’", "「」", "『』", "«»", "``", "**"};

    private static final String THOUGHTS = "<think>";
    private static final String THOUGHTS_END = "</think>";

    private static final ObjectReader JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .readerFor(JsonNode.class);

    private ComplementReply() {}

    /**
     * The complement, or why there is none; empty where the model said nothing at all, which is no way to decline.
     */
    static Optional<ComplementResult> read(ChatResponse response) {
        if (response.refusal().isPresent()) {
            return declined("the model refused");
        }
        if (response.finishReason() == FinishReason.CONTENT_FILTER) {
            return declined("the provider's filter withheld the answer");
        }
        if (response.text().length() > MAX_ANSWER) {
            return declined("the answer is far too long");
        }
        boolean isCut = response.finishReason() == FinishReason.LENGTH;
        String text = withoutThoughts(trim(response.text()));
        if (text.isEmpty()) {
            return isCut ? declined("the token limit left no room for an answer") : Optional.empty();
        }
        String bare = unwrap(text);
        if (isNone(bare)) {
            return Optional.of(Declined.because("the model has nothing to add"));
        }
        return isCut ? declined("the answer was cut at the token limit") : Optional.of(complement(bare));
    }

    private static Optional<ComplementResult> declined(String reason) {
        return Optional.of(Declined.unusable(reason));
    }

    private static ComplementResult complement(String text) {
        if (text.lines().count() > 1) {
            return Declined.unusable("the answer has several lines");
        }
        if (text.length() > MAX_COMPLEMENT) {
            return Declined.unusable("the answer is too long");
        }
        if (OTHER_FORM.matcher(text).matches()) {
            return Declined.unusable("the answer is not in the form asked for");
        }
        return Complement.of(text);
    }

    static String withoutThoughts(String text) {
        if (!text.startsWith(THOUGHTS)) {
            return text;
        }
        int end = text.indexOf(THOUGHTS_END);
        return end < 0 ? "" : trim(text.substring(end + THOUGHTS_END.length()));
    }

    private static String unwrap(String text) {
        String bare = text;
        for (int i = 0; i < MAX_WRAPPINGS; i++) {
            String before = bare;
            bare = unquoted(withoutLabel(withoutJson(withoutFence(bare))));
            if (bare.equals(before)) {
                break;
            }
        }
        return bare;
    }

    private static String withoutFence(String text) {
        Matcher fence = FENCE.matcher(text);
        return fence.matches() ? trim(fence.group(2)) : text;
    }

    /** Asked in JSON, a model may answer in it: {@code {"complement": "…"}}, or null for none. */
    private static String withoutJson(String text) {
        if (!text.startsWith("{") || !text.endsWith("}")) {
            return text;
        }
        try {
            JsonNode node = JSON.readTree(text);
            JsonNode value = node.path("complement");
            if (node.size() != 1 || !(value.isTextual() || value.isNull())) {
                return text;
            }
            return value.isNull() ? NONE : trim(value.asText());
        } catch (JsonProcessingException e) {
            return text;
        }
    }

    private static String withoutLabel(String text) {
        Matcher label = LABEL.matcher(text);
        return label.find() ? trim(text.substring(label.end())) : text;
    }

    /** Only where one pair of marks goes around all of it. */
    private static String unquoted(String text) {
        for (String marks : QUOTES) {
            String open = marks.equals("**") ? "**" : marks.substring(0, 1);
            String close = marks.equals("**") ? "**" : marks.substring(1);
            int end = text.length() - close.length();
            if (end >= open.length() && text.startsWith(open) && text.endsWith(close)) {
                String inside = text.substring(open.length(), end);
                if (!inside.contains(open) && !inside.contains(close)) {
                    return trim(inside);
                }
            }
        }
        return text;
    }

    /** Says none on its first line; what some models write below it explains that. */
    private static boolean isNone(String text) {
        String first = unwrapOnce(text.lines().findFirst().orElse(""));
        return NONE_ALONE.matcher(first).matches()
                || NONE_AND_WHY.matcher(first).matches();
    }

    private static String unwrapOnce(String line) {
        return unquoted(withoutLabel(trim(line)));
    }

    /** Without blanks and characters that do not show at its ends. */
    static String trim(String text) {
        int begin = 0;
        int end = text.length();
        while (begin < end && isBlank(text.charAt(begin))) {
            begin++;
        }
        while (end > begin && isBlank(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(begin, end);
    }

    private static boolean isBlank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.getType(c) == Character.FORMAT;
    }
}
