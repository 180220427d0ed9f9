package io.github.pas4j.client;

import io.github.pas4j.client.internal.ClientSettings;
import java.net.URI;
import java.time.Duration;

/**
 * What can be said of every client that talks to a server. The clients' builders extend it; others have no use for it. Not
 * thread-safe.
 *
 * @param <B> the builder itself
 */
public abstract class HttpClientBuilder<B extends HttpClientBuilder<B>> {

    private final ClientSettings settings;

    /** A builder that writes what it is told into the settings. */
    protected HttpClientBuilder(ClientSettings settings) {
        this.settings = settings;
    }

    @SuppressWarnings("unchecked")
    final B self() {
        return (B) this;
    }

    /**
     * The key, sent as a bearer token to the base URL's host only. Default: none, as local servers mostly want it.
     *
     * @throws IllegalArgumentException if it is blank or has characters other than visible ASCII, such as the line break
     *     at the end of a file
     */
    public B apiKey(String key) {
        settings.setApiKey(key);
        return self();
    }

    /**
     * Where the server is: what comes before the paths of its API, such as {@code /chat/completions}. Default: as the
     * client says.
     *
     * @param url an http or https URL; a query is kept and sent, user info is neither sent nor shown
     * @throws IllegalArgumentException if it is no such URL
     */
    public B baseUrl(String url) {
        settings.setBaseUrl(url);
        return self();
    }

    /**
     * The same as {@link #baseUrl(String)}.
     *
     * @param url an http or https URL; a query is kept and sent, user info is neither sent nor shown
     * @throws IllegalArgumentException if it is no such URL
     */
    public B baseUrl(URI url) {
        return baseUrl(url.toString());
    }

    /**
     * Time for a whole exchange, from connecting to the answer's last byte, all its tries together; a stream's reader
     * takes of it, too. A chat request may set its own. Default: as the client says.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public B timeout(Duration time) {
        settings.setTimeout(time);
        return self();
    }

    /**
     * How often an exchange is tried, and how long it waits in between; all within its timeout, and a stream only until
     * its first piece. Default: {@link RetryOptions#defaults()}, at most 3 tries.
     */
    public B retry(RetryOptions options) {
        settings.setRetry(options);
        return self();
    }
}
