package io.github.pas4j.client.secrets;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Secrets, and where they have shown, whole or in part. Not thread-safe. */
final class Secrets {

    static final String KEY = "sk-q7Zx41Lw09TtVb83";

    /** Gateways take keys in the query of their address, too. */
    static final String URL_KEY = "u5Yk20NcRr67PjDm94";

    static final String PROMPT = "May a badger hold shares in a quarry?";
    static final String ANSWER = "Setts and gravel pits seldom mix well.";

    /** What servers quote when they complain. */
    static final String QUOTED = "Incorrect API key provided: " + KEY + ". You said: " + PROMPT;

    private static final Map<String, String> ALL =
            new TreeMap<>(Map.of("the key", KEY, "the URL's key", URL_KEY, "the prompt", PROMPT, "the answer", ANSWER));

    /** Shorter parts are words that anybody may use. */
    private static final int PART = 12;

    private final Map<String, String> found = new LinkedHashMap<>();

    /** Looks for a key, a prompt and an answer. */
    void lookFor(String where, String text) {
        look(where, text, List.copyOf(ALL.keySet()));
    }

    /** Looks for a key alone, where prompt or answer belong. */
    void lookForKey(String where, String text) {
        look(where, text, List.of("the key", "the URL's key"));
    }

    private void look(String where, String text, List<String> names) {
        for (String name : names) {
            if (shows(text, ALL.getOrDefault(name, ""))) {
                found.putIfAbsent(where, name + " in: " + text);
            }
        }
    }

    /** Where what was found; empty if nothing was. */
    Map<String, String> found() {
        return found;
    }

    static boolean shows(String text, String secret) {
        return IntStream.rangeClosed(0, secret.length() - PART)
                .mapToObj(start -> secret.substring(start, start + PART))
                .anyMatch(part -> text.contains(part)
                        || text.contains(HexFormat.of().formatHex(part.getBytes(StandardCharsets.UTF_8))));
    }
}
