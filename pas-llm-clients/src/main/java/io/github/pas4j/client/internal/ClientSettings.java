package io.github.pas4j.client.internal;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What every client's builder takes, checked. Not thread-safe. */
public final class ClientSettings {

    /** How long an exchange may take unless somebody says otherwise. */
    public static final Duration DEFAULT_TIMEOUT = Duration.ofMinutes(2);

    private final String model;
    private BaseUrl baseUrl;
    private Duration timeout = DEFAULT_TIMEOUT;
    private @Nullable String apiKey;

    /**
     * @throws IllegalArgumentException if the model is blank, or if the URL is none
     */
    public ClientSettings(String model, String baseUrl) {
        if (model.isBlank()) {
            throw new IllegalArgumentException("model must not be blank");
        }
        this.model = model;
        this.baseUrl = BaseUrl.of(baseUrl);
    }

    /**
     * @throws IllegalArgumentException if it is no http or https URL
     */
    public void setBaseUrl(String url) {
        this.baseUrl = BaseUrl.of(url);
    }

    /**
     * @throws IllegalArgumentException if it is blank or cannot be sent in a header
     */
    public void setApiKey(String key) {
        if (key.isBlank()) {
            throw new IllegalArgumentException("apiKey must not be blank");
        }
        if (!key.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw new IllegalArgumentException("apiKey must be visible ASCII, without spaces and line breaks");
        }
        this.apiKey = key;
    }

    /**
     * @throws IllegalArgumentException if it is not positive
     */
    public void setTimeout(Duration time) {
        if (time.isZero() || time.isNegative()) {
            throw new IllegalArgumentException("timeout must be positive: " + time);
        }
        this.timeout = time;
    }

    /** The model to ask where a request names no other. */
    public String model() {
        return model;
    }

    /** Where the server lives. */
    public BaseUrl baseUrl() {
        return baseUrl;
    }

    Duration timeout() {
        return timeout;
    }

    @Nullable
    String apiKey() {
        return apiKey;
    }

    /** Model and place, without key, user info and query. */
    @Override
    public String toString() {
        return "model=" + model + ", baseUrl=" + baseUrl;
    }
}
