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
     *   <li>{@code safety}: someone needs urgent help or is at risk, who writes or another; not the history, theory or
     *       fiction of it;
     *   <li>{@code greeting}, {@code thanks}, {@code acknowledgement}: turns that ask for nothing;
     *   <li>{@code yes-no-turn}: turns that answer a question or pick something;
     *   <li>{@code follow-up}: short turns that mean nothing without the messages before them;
     *   <li>{@code strict-output}: prompts that allow only one form of answer (only JSON, one word, a letter), here
     *       or in an earlier system or user message;
     *   <li>{@code multiple-choice}: questions with lettered options;
     *   <li>{@code states-its-wishes}, as {@link Outcome#ALREADY_COMPLETE}: prompts that state two of length, format,
     *       audience and order of steps, or three of these and style and exclusions, or that list their requirements;
     *   <li>{@code document}, as {@link Outcome#ALREADY_COMPLETE}: long pasted material whose task is stated before or
     *       after it.
     * </ul>
     * A prompt that states a single wish is let through; {@link ComplementGuard#standard()} sees to contradictions.
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
