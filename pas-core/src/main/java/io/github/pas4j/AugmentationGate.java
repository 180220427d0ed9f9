package io.github.pas4j;

import java.util.Objects;

/** Decides before anything is generated whether a prompt is one that augmentation would harm. Thread-safe. */
@FunctionalInterface
public interface AugmentationGate {

    /** Looks at one request; never null. */
    GateDecision decide(ComplementRequest request);

    /**
     * The gate that an augmenter has unless told otherwise. It leaves alone, in English and Chinese:
     * <ul>
     *   <li>{@code long-material}: more than {@value StandardGate#MAX_CHARACTERS} UTF-16 units;
     *   <li>{@code no-words}: neither letters nor digits;
     *   <li>{@code greeting}, {@code thanks}, {@code acknowledgement}: turns that ask for nothing;
     *   <li>{@code strict-output}: prompts that allow only one form of answer (only JSON, one word, a letter), here
     *       or in an earlier system or user message;
     *   <li>{@code multiple-choice}: questions with lettered options;
     *   <li>{@code states-length}, {@code states-format}, {@code states-audience}, {@code states-steps}: prompts that
     *       already say so, as {@link Outcome#ALREADY_COMPLETE}.
     * </ul>
     */
    static AugmentationGate standard() {
        return StandardGate.INSTANCE;
    }

    /** Lets every prompt through. */
    static AugmentationGate none() {
        return request -> GateDecision.proceed();
    }

    /** This gate first, then {@code next} where this one lets a prompt through. */
    default AugmentationGate then(AugmentationGate next) {
        Objects.requireNonNull(next, "next");
        return request -> {
            GateDecision decision = decide(request);
            return decision.outcome().isPresent() ? decision : next.decide(request);
        };
    }
}
