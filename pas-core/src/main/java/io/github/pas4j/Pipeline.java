package io.github.pas4j;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What happens to one prompt, in order: gate, generator, guard, composer. Knows nothing of time and threads. */
record Pipeline(
        ComplementGenerator generator,
        Target target,
        AugmentationGate gate,
        ComplementGuard guard,
        PromptComposer composer,
        @Nullable CategoryClassifier classifier,
        boolean isShadow) {

    private static final Logger LOG = LoggerFactory.getLogger(PasAugmenter.class);

    /** A part of the pipeline that threw, and what it threw. */
    static final class PartFailedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        PartFailedException(String part, Throwable cause) {
            super(part + " failed: " + describe(cause), cause);
        }

        /** Foreign messages may hold the prompt; our own never do. */
        private static String describe(Throwable cause) {
            return cause instanceof PasException
                    ? String.valueOf(cause.getMessage())
                    : cause.getClass().getName();
        }
    }

    AugmentedPrompt run(ComplementRequest request, Progress progress) {
        AugmentedPrompt result = decide(request, progress);
        if (result.category().isPresent() || classifier == null) {
            return result;
        }
        // The outcome stands, however long the classifier takes.
        progress.settle(result);
        return classify(request.prompt())
                .map(category -> result.toBuilder().category(category).build())
                .orElse(result);
    }

    private AugmentedPrompt decide(ComplementRequest request, Progress progress) {
        GateDecision decision = part("gate", () -> gate.decide(request));
        if (decision.outcome().isPresent()) {
            return leftAlone(request, decision.outcome().get(), decision.rule(), Optional.empty())
                    .build();
        }
        ComplementResult result = part("generator", () -> generate(request, progress));
        AugmentedPrompt.Builder built = result instanceof Complement complement
                ? checked(request, complement)
                : declined(request, (Declined) result);
        result.intent().ifPresent(built::intent);
        result.usage().ifPresent(built::usage);
        return built.build();
    }

    private ComplementResult generate(ComplementRequest request, Progress progress) {
        return generator instanceof FirstOf chain
                ? chain.generate(request, failure -> progress.markProvisional())
                : generator.generate(request);
    }

    private AugmentedPrompt.Builder checked(ComplementRequest request, Complement complement) {
        String text = complement.text().strip();
        Optional<String> objection =
                text.isEmpty() ? Optional.of("empty") : part("guard", () -> guard.objection(request, text));
        if (objection.isPresent()) {
            return leftAlone(request, Outcome.REJECTED, objection.get(), complement.category());
        }
        String composed = part("composer", () -> composer.compose(request.prompt(), text));
        AugmentedPrompt.Builder built = AugmentedPrompt.builder(request.prompt(), Outcome.AUGMENTED);
        built = isShadow ? built.shadowed(text) : built.augmented(text, composed);
        request.category().or(complement::category).ifPresent(built::category);
        complement.evidence().ifPresent(built::evidence);
        return built;
    }

    private static AugmentedPrompt.Builder declined(ComplementRequest request, Declined declined) {
        return leftAlone(request, declined.outcome(), declined.reason(), declined.category());
    }

    private static AugmentedPrompt.Builder leftAlone(
            ComplementRequest request, Outcome outcome, String reason, Optional<Category> known) {
        AugmentedPrompt.Builder built =
                AugmentedPrompt.builder(request.prompt(), outcome).reason(reason);
        request.category().or(() -> known).ifPresent(built::category);
        return built;
    }

    private Optional<Category> classify(String prompt) {
        if (classifier == null) {
            return Optional.empty();
        }
        try {
            return Objects.requireNonNull(classifier.classify(prompt), "category");
        } catch (Throwable e) {
            LOG.debug("classifier failed: {}", e.getClass().getName());
            return Optional.empty();
        }
    }

    private static <T> T part(String name, Supplier<@Nullable T> work) {
        T result;
        try {
            result = work.get();
        } catch (Throwable e) { // the prompt survives an Error too
            throw new PartFailedException(name, e);
        }
        if (result == null) {
            throw new PartFailedException(name, new IllegalStateException("returned null"));
        }
        return result;
    }
}
