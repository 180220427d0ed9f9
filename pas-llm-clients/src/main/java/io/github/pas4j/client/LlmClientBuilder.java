package io.github.pas4j.client;

import io.github.pas4j.client.internal.ClientSettings;
import java.time.Duration;

/**
 * What can be said of every client that chats. The clients' builders extend it; others have no use for it. Not thread-safe.
 *
 * @param <B> the builder itself
 */
public abstract class LlmClientBuilder<B extends LlmClientBuilder<B>> extends HttpClientBuilder<B> {

    private final ClientSettings settings;

    /** A builder that writes what it is told into the settings. */
    protected LlmClientBuilder(ClientSettings settings) {
        super(settings);
        this.settings = settings;
    }

    /** What all calls of this client together keep to. Default: {@link RateLimits#none()}. */
    public B limits(RateLimits limits) {
        settings.setLimits(limits);
        return self();
    }

    /**
     * The longest silence within a stream, apart from the time for the whole; a model that thinks long is silent, too.
     * Default: any.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public B idleTimeout(Duration time) {
        settings.setIdleTimeout(time);
        return self();
    }

    /** Is told how calls go; may be called several times. Default: nobody. */
    public B listener(LlmClientListener listener) {
        settings.addListener(listener);
        return self();
    }
}
