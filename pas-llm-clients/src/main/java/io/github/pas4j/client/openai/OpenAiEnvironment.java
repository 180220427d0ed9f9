package io.github.pas4j.client.openai;

import java.util.Map;

/** Reads a client's settings from environment variables; says which one is wrong and never its value. */
final class OpenAiEnvironment {

    private static final String KEY = "OPENAI_API_KEY";
    private static final String BASE_URL = "OPENAI_BASE_URL";

    private OpenAiEnvironment() {}

    static OpenAiClient client(String model, Map<String, String> environment) {
        OpenAiClient.Builder builder = OpenAiClient.builder(model);
        String key = environment.getOrDefault(KEY, "");
        if (key.isBlank()) {
            throw new IllegalStateException(KEY + " is not set");
        }
        try {
            builder.apiKey(key);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(KEY + ": " + e.getMessage(), e);
        }
        String url = environment.getOrDefault(BASE_URL, "");
        try {
            return (url.isBlank() ? builder : builder.baseUrl(url)).build();
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(BASE_URL + ": " + e.getMessage(), e);
        }
    }
}
