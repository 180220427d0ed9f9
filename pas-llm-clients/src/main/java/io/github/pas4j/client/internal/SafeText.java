package io.github.pas4j.client.internal;

import io.github.pas4j.llm.ChatRequest;
import io.github.pas4j.llm.ContentPart;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes a server's words fit for an exception: one short line, without the key and without the conversation, both of
 * which servers echo.
 */
final class SafeText {

    static final int MAX_LENGTH = 200;

    /** Shorter quotations are words that any error message may use. */
    private static final int QUOTED_LATIN = 16;

    /** A few characters of Chinese say as much as a phrase of English. */
    private static final int QUOTED_OTHER = 6;

    private static final int QUOTED_KEY = 8;
    private static final int SHORTEST_SECRET = 4;
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cntrl}\\p{Zl}\\p{Zp}\\s]+");

    /** OpenAI echoes keys with the middle masked; the ends are still the key's. */
    private static final Pattern KEY_LIKE = Pattern.compile("\\b(?:sk|pk)-[\\w*.-]+");

    private static final Pattern IDENTIFIER = Pattern.compile("[\\w.:-]{1,100}");

    private final @Nullable String key;
    private final @Nullable ChatRequest request;

    /**
     * @param request what the server's words must not quote, or null where that is not known: no words are shown then
     */
    SafeText(@Nullable String key, @Nullable ChatRequest request) {
        this.key = key;
        this.request = request;
    }

    /** An identifier, or null where the text is none: too short to quote a conversation, but a key may be one. */
    @Nullable
    String identifier(@Nullable String text) {
        return text == null
                        || !IDENTIFIER.matcher(text).matches()
                        || KEY_LIKE.matcher(text).find()
                        || quotesKey(text)
                ? null
                : text;
    }

    /** The text, or null where it holds the key: what belongs to an answer may be anything else. */
    @Nullable
    String unlessKey(@Nullable String text) {
        return text == null || quotesKey(text) ? null : text;
    }

    /** The text with another word where it holds the whole key. */
    String withoutKey(String text) {
        return key == null || key.length() < SHORTEST_SECRET ? text : text.replace(key, "[key]");
    }

    /** The text, or null where nothing of it can be shown. */
    @Nullable
    String of(@Nullable String text) {
        if (request == null || text == null || text.isBlank()) {
            return null;
        }
        String scrubbed = KEY_LIKE.matcher(key == null ? text : text.replace(key, "[key]"))
                .replaceAll("[key]");
        // Cut first: the search below is for what would be shown, and must stay cheap for a long text.
        String line = shorten(UNPRINTABLE.matcher(scrubbed).replaceAll(" ").strip());
        return quotesKey(line) || quotesConversation(line, request) ? null : line;
    }

    private boolean quotesKey(String line) {
        return key != null && quotes(line, key, QUOTED_KEY, QUOTED_KEY);
    }

    private static boolean quotesConversation(String line, ChatRequest request) {
        return said(request)
                .anyMatch(said ->
                        quotes(line, UNPRINTABLE.matcher(said).replaceAll(" ").strip(), QUOTED_LATIN, QUOTED_OTHER));
    }

    private static Stream<String> said(ChatRequest request) {
        // Short values of further fields are settings, such as "high".
        return Stream.concat(
                request.messages().stream()
                        .flatMap(message ->
                                Stream.concat(message.parts().stream().map(SafeText::text), message.fields().stream())),
                request.extras().values().stream()
                        .flatMap(SafeText::texts)
                        .filter(text -> text.length() > QUOTED_LATIN));
    }

    private static String text(ContentPart part) {
        return part instanceof ContentPart.Text text ? text.text() : ((ContentPart.Opaque) part).json();
    }

    private static Stream<String> texts(Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.values().stream().flatMap(SafeText::texts);
        }
        return value instanceof List<?> list
                ? list.stream().flatMap(SafeText::texts)
                : Stream.of(value).filter(String.class::isInstance).map(String.class::cast);
    }

    private static boolean quotes(String line, String secret, int latin, int other) {
        if (secret.length() < SHORTEST_SECRET) {
            return false;
        }
        if (secret.length() <= latin && line.contains(secret)) {
            return true;
        }
        for (int start = 0; start + other <= line.length(); start++) {
            int length = line.substring(start, start + other).chars().allMatch(c -> c > 0x7f) ? other : latin;
            if (start + length <= line.length() && secret.contains(line.substring(start, start + length))) {
                return true;
            }
        }
        return false;
    }

    private static String shorten(String line) {
        if (line.length() <= MAX_LENGTH) {
            return line;
        }
        int end = MAX_LENGTH - 1;
        return line.substring(0, Character.isHighSurrogate(line.charAt(end - 1)) ? end - 1 : end) + "…";
    }
}
