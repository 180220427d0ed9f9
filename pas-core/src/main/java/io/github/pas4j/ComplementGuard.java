package io.github.pas4j;

import java.util.Objects;
import java.util.Optional;

/** Checks a complement before it is added. Thread-safe. */
@FunctionalInterface
public interface ComplementGuard {

    /**
     * Looks at one complement.
     *
     * @param request what it was made for
     * @param complement its text, without blanks around it, never empty
     * @return what is wrong with it, in a few words, or empty where nothing is
     */
    Optional<String> objection(ComplementRequest request, String complement);

    /**
     * The guard that an augmenter has unless told otherwise. Refuses:
     * <ul>
     *   <li>{@code too-long}: more than {@value StandardGuard#MAX_WORDS} words or
     *       {@value StandardGuard#MAX_HAN} Chinese characters;
     *   <li>{@code control-characters}: control or bidirectional formatting characters, unpaired surrogates,
     *       invisible tag characters;
     *   <li>{@code no-words}: neither letters nor digits;
     *   <li>{@code echo}: the prompt again;
     *   <li>{@code other-language}: another script than the prompt's, plainly another language than an English prompt's,
     *       or Chinese strewn with English words;
     *   <li>{@code template-words}: markup and labels of a generator's template;
     *   <li>{@code answer}: states what it should ask for: "The answer is …", "Here's …", code, a result, a phrase to be
     *       copied;
     *   <li>{@code contradiction}: demands what the prompt clearly rules out: more words, sentences or items than it
     *       allows, detail where it wants brevity, code, examples, explanations and the like that it forbids.
     * </ul>
     * The last two judge wording, not truth, and let what they are not sure of pass.
     */
    static ComplementGuard standard() {
        return StandardGuard.INSTANCE;
    }

    /** Lets every complement through. */
    static ComplementGuard none() {
        return (request, complement) -> Optional.empty();
    }

    /** This guard first, then {@code next} where this one has no objection. */
    default ComplementGuard then(ComplementGuard next) {
        Objects.requireNonNull(next, "next");
        return (request, complement) -> objection(request, complement).or(() -> next.objection(request, complement));
    }
}
