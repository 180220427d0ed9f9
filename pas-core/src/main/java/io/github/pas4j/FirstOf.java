package io.github.pas4j;

import io.github.pas4j.llm.Usage;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The chain behind {@link ComplementGenerator#firstOf}. */
final class FirstOf implements ComplementGenerator {

    private static final Logger LOG = LoggerFactory.getLogger(FirstOf.class);

    private final List<ComplementGenerator> chain;

    FirstOf(List<ComplementGenerator> chain) {
        this.chain = List.copyOf(chain);
    }

    @Override
    public ComplementResult generate(ComplementRequest request) {
        return generate(request, failure -> {});
    }

    /**
     * The same, telling of each generator that failed: the chain's answer may be another once that one works again.
     */
    ComplementResult generate(ComplementRequest request, Consumer<Throwable> onFailure) {
        Declined declined = null;
        Throwable failure = null;
        Optional<Usage> spent = Optional.empty();
        for (ComplementGenerator generator : chain) {
            try {
                ComplementResult result = requireResult(
                        generator instanceof FirstOf inner
                                ? inner.generate(request, onFailure)
                                : generator.generate(request));
                spent = sum(spent, result.usage());
                if (result instanceof Complement complement) {
                    return spent.map(complement::withUsage).orElse(complement);
                }
                if (declined == null) {
                    declined = (Declined) result;
                }
            } catch (Throwable e) { // a missing native library is an Error, and a reason to ask the next one
                LOG.debug("a generator of a chain failed: {}", e.getClass().getName());
                onFailure.accept(e);
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
            return spent.map(declined::withUsage).orElse(declined);
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

    private static Optional<Usage> sum(Optional<Usage> a, Optional<Usage> b) {
        return Stream.concat(a.stream(), b.stream()).reduce(Usage::plus);
    }

    @Override
    public String fingerprint() {
        return chain.stream().map(ComplementGenerator::fingerprint).collect(Collectors.joining("|", "firstOf(", ")"));
    }
}
