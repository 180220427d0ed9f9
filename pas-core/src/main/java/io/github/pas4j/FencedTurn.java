package io.github.pas4j;

import io.github.pas4j.llm.ChatMessage;
import io.github.pas4j.llm.ContentPart;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The user turn of a generator's request: one JSON object on one line, the same for examples and for the real prompt. */
final class FencedTurn {

    /** Of a conversation only its end is shown: enough to tell what the prompt is about. */
    static final int MAX_EARLIER = 6;

    static final int HEAD = 500;
    static final int TAIL = 200;

    private FencedTurn() {}

    static String of(String prompt) {
        return of(prompt, List.of());
    }

    /** The prompt, exactly, and before it the latest of the messages that came earlier, each shortened. */
    static String of(String prompt, List<ChatMessage> earlier) {
        List<ChatMessage> shown =
                earlier.stream().filter(FencedTurn::saysSomething).toList();
        String before = shown.subList(Math.max(0, shown.size() - MAX_EARLIER), shown.size()).stream()
                .map(FencedTurn::message)
                .collect(Collectors.joining(", "));
        return "{" + (before.isEmpty() ? "" : "\"earlier\": [" + before + "], ") + "\"prompt\": " + Fence.string(prompt)
                + "}";
    }

    /** The same, with what was rejected before, if anything was. */
    static String of(String prompt, List<ChatMessage> earlier, List<RejectedComplement> rejected) {
        if (rejected.isEmpty()) {
            return of(prompt, earlier);
        }
        String tries = rejected.stream()
                .map(attempt -> "{\"complement\": "
                        + attempt.complement().map(Fence::string).orElse("null") + ", \"reason\": "
                        + Fence.string(attempt.reason()) + "}")
                .collect(Collectors.joining(", "));
        return "{\"rejected\": [" + tries + "], " + of(prompt, earlier).substring(1);
    }

    /** A pair to be judged; null stands for silence. */
    static String of(Pair pair) {
        return "{\"prompt\": " + Fence.string(pair.prompt()) + ", \"complement\": "
                + pair.complement().map(Fence::string).orElse("null") + "}";
    }

    private static boolean saysSomething(ChatMessage message) {
        return !message.text().isBlank() || others(message) > 0;
    }

    private static String message(ChatMessage message) {
        String text = message.text();
        boolean cut = text.length() > HEAD + TAIL;
        String role = message.role().name().toLowerCase(Locale.ROOT);
        long others = others(message);
        return "{\"role\": \"" + role + "\", \"text\": " + Fence.string(cut ? shortened(text) : text)
                + (cut ? ", \"shortened\": true" : "")
                + (others > 0 ? ", \"other_parts\": " + others : "") + "}";
    }

    /** Parts that are not text: images and the like. */
    private static long others(ChatMessage message) {
        return message.parts().stream()
                .filter(part -> !(part instanceof ContentPart.Text))
                .count();
    }

    private static String shortened(String text) {
        int head = Character.isHighSurrogate(text.charAt(HEAD - 1)) ? HEAD - 1 : HEAD;
        int tail = text.length() - TAIL;
        tail += Character.isLowSurrogate(text.charAt(tail)) ? 1 : 0;
        return text.substring(0, head) + " … " + text.substring(tail);
    }
}
