package io.github.pas4j.client.openai;

import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/** Where a server lives: checked once, and shown without what may be secret in it. */
final class BaseUrl {

    private static final Pattern USER_INFO = Pattern.compile("//[^/]*@");

    private final HttpUrl url;

    private BaseUrl(HttpUrl url) {
        this.url = url;
    }

    static BaseUrl of(String text) {
        HttpUrl url = HttpUrl.parse(text);
        if (url == null) {
            throw new IllegalArgumentException("baseUrl must be an http or https URL: " + withoutSecrets(text));
        }
        return new BaseUrl(
                url.newBuilder().username("").password("").fragment(null).build());
    }

    /** The chat endpoint. A query stays: some gateways take their API version there. */
    HttpUrl chatCompletions() {
        return url.newBuilder().addPathSegments("chat/completions").build();
    }

    /** Regional hosts are names under the main one. */
    boolean isOpenAi() {
        return url.host().equals("api.openai.com") || url.host().endsWith(".api.openai.com");
    }

    String hostAndPort() {
        String host = url.host();
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + url.port();
    }

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
