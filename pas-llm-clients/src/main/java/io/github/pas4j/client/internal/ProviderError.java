package io.github.pas4j.client.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a server says of its own failure, in any of the forms that are met; none of it can be relied on. */
record ProviderError(
        @Nullable String message,
        @Nullable String type,
        @Nullable String code) {

    static final ProviderError NONE = new ProviderError(null, null, null);

    private static final Pattern STATUS = Pattern.compile("[45]\\d\\d");
    private static final Set<String> QUOTA =
            Set.of("insufficient_quota", "credit_balance_exhausted", "organization_usage_limit_exceeded");
    private static final Set<String> CONTEXT = Set.of("context_length_exceeded", "exceed_context_size_error");
    /** vLLM, llama.cpp and Ollama have no code for it. */
    private static final List<String> CONTEXT_WORDS =
            List.of("maximum context length", "available context size", "exceeds the context length");

    private static final Set<String> FILTER =
            Set.of("content_filter", "content_policy_violation", "data_inspection_failed");

    /** Reads {@code {"error": {…}}}, {@code {"error": "text"}} and the bare {@code {"message": …}}. */
    static ProviderError of(JsonNode root) {
        JsonNode error = root.path("error");
        if (error.isTextual()) {
            return new ProviderError(error.textValue(), null, null);
        }
        JsonNode fields = error.isObject() ? error : root;
        return new ProviderError(text(fields, "message"), text(fields, "type"), text(fields, "code"));
    }

    /** Whether an answer under status 200 is a failure all the same. */
    static boolean isIn(JsonNode root) {
        JsonNode error = root.path("error");
        return error.isObject()
                || !error.asText("").isBlank()
                || root.path("object").asText("").equals("error");
    }

    boolean isQuota() {
        // Ollama's own servers have no code for it, only "you have reached your weekly usage limit".
        boolean nameless = code == null && type == null;
        return isOneOf(QUOTA)
                || lower(code).endsWith("_spend_limit_exceeded")
                || (nameless && lower(message).contains("usage limit"));
    }

    /** The most telling name; llama.cpp repeats the status where others have a code. */
    @Nullable
    String name() {
        boolean status = code != null && STATUS.matcher(code).matches();
        return code == null || (status && type != null) ? type : code;
    }

    boolean isContextLength() {
        String words = lower(message);
        return isOneOf(CONTEXT) || CONTEXT_WORDS.stream().anyMatch(words::contains);
    }

    boolean isContentFilter() {
        return isOneOf(FILTER);
    }

    /** The status that this failure would have had before the answer began. */
    int likelyStatus() {
        String number = code == null ? "" : code;
        if (STATUS.matcher(number).matches()) {
            return Integer.parseInt(number);
        }
        String kind = lower(type) + " " + lower(code);
        if (kind.contains("rate_limit") || kind.contains("slow_down") || isQuota()) {
            return 429;
        }
        if (kind.contains("authentication") || kind.contains("permission") || kind.contains("invalid_api_key")) {
            return 401;
        }
        return kind.contains("invalid_request") ? 400 : 500;
    }

    private boolean isOneOf(Set<String> names) {
        return names.contains(lower(code)) || names.contains(lower(type));
    }

    private static String lower(@Nullable String text) {
        return text == null ? "" : text.toLowerCase(Locale.ROOT);
    }

    private static @Nullable String text(JsonNode fields, String name) {
        JsonNode value = fields.path(name);
        return value.isValueNode() && !value.isNull() ? value.asText() : null;
    }
}
