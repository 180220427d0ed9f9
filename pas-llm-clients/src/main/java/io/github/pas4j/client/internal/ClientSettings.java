package io.github.pas4j.client.internal;

import io.github.pas4j.client.LlmClientListener;
import io.github.pas4j.client.RateLimits;
import io.github.pas4j.client.RetryOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What every client's builder takes, checked. Not thread-safe. */
public final class ClientSettings {

    /** How long an exchange may take unless somebody says otherwise. */
    public static final Duration DEFAULT_TIMEOUT = Duration.ofMinutes(2);

    private final String model;
    private BaseUrl baseUrl;
    private Duration timeout = DEFAULT_TIMEOUT;
    private @Nullable String apiKey;
    private RetryOptions retry = RetryOptions.defaults();
    private RateLimits limits = RateLimits.none();
    private @Nullable Duration idleTimeout;
    private final List<LlmClientListener> listeners = new ArrayList<>();

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

    /** The same settings, which do not change with these. */
    ClientSettings copy() {
        ClientSettings copy = new ClientSettings(model, baseUrl);
        copy.timeout = timeout;
        copy.apiKey = apiKey;
        copy.retry = retry;
        copy.limits = limits;
        copy.idleTimeout = idleTimeout;
        copy.listeners.addAll(listeners);
        return copy;
    }

    private ClientSettings(String model, BaseUrl baseUrl) {
        this.model = model;
        this.baseUrl = baseUrl;
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

    /** How often to try. */
    public void setRetry(RetryOptions options) {
        this.retry = Objects.requireNonNull(options, "retry");
    }

    /** What the client keeps to, whatever is asked of it. */
    public void setLimits(RateLimits value) {
        this.limits = Objects.requireNonNull(value, "limits");
    }

    /**
     * @throws IllegalArgumentException if it is not positive
     */
    public void setIdleTimeout(Duration time) {
        if (time.isZero() || time.isNegative()) {
            throw new IllegalArgumentException("idleTimeout must be positive: " + time);
        }
        this.idleTimeout = time;
    }

    /** One more listener. */
    public void addListener(LlmClientListener listener) {
        listeners.add(Objects.requireNonNull(listener, "listener"));
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

    RetryOptions retry() {
        return retry;
    }

    RateLimits limits() {
        return limits;
    }

    @Nullable
    Duration idleTimeout() {
        return idleTimeout;
    }

    List<LlmClientListener> listeners() {
        return List.copyOf(listeners);
    }

    /** Model and place, without key, user info and query. */
    @Override
    public String toString() {
        return "model=" + model + ", baseUrl=" + baseUrl;
    }
}
