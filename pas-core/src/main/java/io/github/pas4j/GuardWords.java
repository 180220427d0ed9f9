package io.github.pas4j;

import java.util.Map;
import java.util.Optional;

/** Says in plain words what {@link ComplementGuard#standard()} objects to. */
final class GuardWords {

    private static final Map<String, String> WORDS = Map.of(
            "too-long",
            "is too long: more than " + StandardGuard.MAX_WORDS + " words or " + StandardGuard.MAX_HAN
                    + " Chinese characters",
            "control-characters",
            "has control characters",
            "no-words",
            "has neither letters nor digits",
            "echo",
            "repeats its prompt",
            "other-language",
            "is in another language than its prompt",
            "answer",
            "answers its prompt instead of saying how to",
            "contradiction",
            "contradicts what its prompt asks for",
            "template-words",
            "has markup or a label of a template");

    private GuardWords() {}

    /** What is wrong with a complement for its prompt, or empty where nothing is. */
    static Optional<String> objection(String prompt, String complement) {
        return ComplementGuard.standard()
                .objection(ComplementRequest.of(prompt), complement)
                .map(rule -> "the complement " + WORDS.getOrDefault(rule, "is refused by the guard (" + rule + ")"));
    }
}
