package io.github.pas4j.client.internal;

import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/** Where a server lives: checked once, and shown without what may be secret in it. */
public final class BaseUrl {

    private static final Pattern KEY_LIKE = Pattern.compile("[\\w-]{16,}");
    private static final Pattern USER_INFO = Pattern.compile("//[^/]*@");

    private final HttpUrl url;

    private BaseUrl(HttpUrl url) {
        this.url = url;
    }

    /**
     * @throws IllegalArgumentException if the text is no http or https URL
     */
    public static BaseUrl of(String text) {
        HttpUrl url = HttpUrl.parse(text);
        if (url == null) {
            // A long word may be a key that went astray.
            String shown =
                    KEY_LIKE.matcher(text).matches() ? ", not what looks like a key" : ": " + withoutSecrets(text);
            throw new IllegalArgumentException("baseUrl must be an http or https URL" + shown);
        }
        return new BaseUrl(
                url.newBuilder().username("").password("").fragment(null).build());
    }

    /** An endpoint below it. A query stays: some gateways take their API version there. */
    HttpUrl resolve(String path) {
        return url.newBuilder().addPathSegments(path).build();
    }

    /** Whether it is on this host or on one below, as regional ones are. */
    public boolean isOn(String host) {
        return url.host().equals(host) || url.host().endsWith("." + host);
    }

    String hostAndPort() {
        String host = url.host();
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + url.port();
    }

    /** Without user info and query. */
    @Override
    public String toString() {
        return url.newBuilder().query(null).build().toString();
    }

    private static String withoutSecrets(String text) {
        String shown = USER_INFO.matcher(text).replaceFirst("//");
        int query = shown.indexOf('?');
        return query < 0 ? shown : shown.substring(0, query);
    }
}
