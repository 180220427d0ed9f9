package io.github.pas4j;

import java.util.ArrayList;
import java.util.List;

/**
 * Makes complements; the paper's {@code M_p} is one. Implementations are thread-safe. A generator may be slow, throw or
 * be interrupted: the augmenter holds the caller's prompt safe from all of that.
 */
@FunctionalInterface
public interface ComplementGenerator {

    /**
     * Makes a complement for a prompt, or declines.
     *
     * @return never null
     * @throws PasException (or any other exception) if it cannot tell
     */
    ComplementResult generate(ComplementRequest request);

    /**
     * Names what decides this generator's answers: its kind, template version, data. Part of the cache key, so two
     * generators that may answer differently must not share it. Default: the class name.
     */
    default String fingerprint() {
        return getClass().getName();
    }

    /**
     * A chain: the answer is that of the first generator that gives a complement. One that declines or fails passes the
     * prompt on. Where none gives a complement, the first to decline has its say; where all fail, the first failure is
     * thrown and the others are attached to it as suppressed.
     */
    static ComplementGenerator firstOf(ComplementGenerator first, ComplementGenerator... others) {
        List<ComplementGenerator> chain = new ArrayList<>();
        chain.add(first);
        chain.addAll(List.of(others));
        return new FirstOf(chain);
    }
}
