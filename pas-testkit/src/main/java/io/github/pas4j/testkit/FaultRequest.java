package io.github.pas4j.testkit;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A request that reached a {@link FaultServer}.
 *
 * @param method such as {@code POST}
 * @param target path and query, as they were sent
 * @param headers all headers, names in lower case
 * @param body the body, read as UTF-8
 */
public record FaultRequest(String method, String target, Map<String, List<String>> headers, String body) {

    /** Copies the headers. */
    public FaultRequest {
        headers = Map.copyOf(headers);
    }

    /**
     * The first value of a header, if it was sent.
     *
     * @param name in any case
     */
    public Optional<String> header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream()
                .findFirst();
    }
}
