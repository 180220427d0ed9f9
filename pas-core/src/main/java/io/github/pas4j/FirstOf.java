package io.github.pas4j;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The chain behind {@link ComplementGenerator#firstOf}. */
final class FirstOf implements ComplementGenerator {

    private final List<ComplementGenerator> chain;

    FirstOf(List<ComplementGenerator> chain) {
        this.chain = List.copyOf(chain);
    }

    @Override
    public ComplementResult generate(ComplementRequest request) {
        Declined declined = null;
        Throwable failure = null;
        for (ComplementGenerator generator : chain) {
            try {
                ComplementResult result = requireResult(generator.generate(request));
                if (result instanceof Complement complement) {
                    return complement;
                }
                if (declined == null) {
                    declined = (Declined) result;
                }
            } catch (Throwable e) { // a missing native library is an Error, and a reason to ask the next one
                if (failure == null) {
                    failure = e;
                } else if (failure != e) {
                    failure.addSuppressed(e);
                }
            }
            // An interrupt is the augmenter's way to say that nobody waits any more.
            if (Thread.currentThread().isInterrupted()) {
                break;
            }
        }
        if (declined != null) {
            return declined;
        }
        if (failure instanceof Error error) {
            throw error;
        }
        throw failure instanceof RuntimeException own
                ? own
                : new IllegalStateException(
                        failure == null ? "interrupted before any generator answered" : "every generator failed",
                        failure);
    }

    private static ComplementResult requireResult(@Nullable ComplementResult result) {
        if (result == null) {
            throw new IllegalStateException("a generator returned null");
        }
        return result;
    }

    @Override
    public String fingerprint() {
        return chain.stream().map(ComplementGenerator::fingerprint).collect(Collectors.joining("|", "firstOf(", ")"));
    }
}
