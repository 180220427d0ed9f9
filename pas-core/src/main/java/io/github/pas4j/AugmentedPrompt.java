package io.github.pas4j;

import io.github.pas4j.llm.Usage;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/** What became of one prompt. Immutable. The original is always there, unchanged to the last UTF-16 unit. */
public final class AugmentedPrompt {

    private final String original;
    private final Outcome outcome;
    private final String text;
    private final Optional<String> complement;
    private final Optional<String> reason;
    private final Optional<Category> category;
    private final Optional<String> intent;
    private final Optional<Evidence> evidence;
    private final Optional<Usage> usage;
    private final Duration elapsed;

    private AugmentedPrompt(Builder builder) {
        this.original = builder.original;
        this.outcome = builder.outcome;
        this.text = builder.text;
        this.complement = builder.complement;
        this.reason = builder.reason;
        this.category = builder.category;
        this.intent = builder.intent;
        this.evidence = builder.evidence;
        this.usage = builder.usage;
        this.elapsed = builder.elapsed;
    }

    /** A result in which the prompt is left alone, unless {@link Builder#augmented} says otherwise. */
    public static Builder builder(String original, Outcome outcome) {
        return new Builder(original, outcome);
    }

    /** What the user wrote. */
    public String original() {
        return original;
    }

    /** How the call ended. */
    public Outcome outcome() {
        return outcome;
    }

    /** What to send to the model: the original, with the complement where there is one. */
    public String text() {
        return text;
    }

    /**
     * What was added; or, where the outcome is {@link Outcome#SHADOWED}, what would have been. Present exactly when the
     * outcome is one of the two.
     */
    public Optional<String> complement() {
        return complement;
    }

    /** Which rule, lack of evidence or failure left the prompt alone. */
    public Optional<String> reason() {
        return reason;
    }

    /** The prompt's category, whatever the outcome, where it is known. */
    public Optional<Category> category() {
        return category;
    }

    /** The prompt's intent, finer than its category, where it is known. */
    public Optional<String> intent() {
        return intent;
    }

    /** What was measured of complements like the one added. */
    public Optional<Evidence> evidence() {
        return evidence;
    }

    /** Tokens that making the complement used, where a model was asked. */
    public Optional<Usage> usage() {
        return usage;
    }

    /** How long the call took. */
    public Duration elapsed() {
        return elapsed;
    }

    /** A builder that starts from this result. */
    public Builder toBuilder() {
        Builder builder = new Builder(original, outcome);
        builder.text = text;
        builder.complement = complement;
        builder.reason = reason;
        builder.category = category;
        builder.intent = intent;
        builder.evidence = evidence;
        builder.usage = usage;
        builder.elapsed = elapsed;
        return builder;
    }

    /** As it is remembered: to find it again costs no token. */
    AugmentedPrompt withoutUsage() {
        Builder builder = toBuilder();
        builder.usage = Optional.empty();
        return builder.build();
    }

    /** Says how it ended, not what the prompt says. */
    @Override
    public String toString() {
        return "AugmentedPrompt[" + outcome
                + reason.map(value -> " (" + value + ")").orElse("") + ", "
                + original.length() + " -> " + text.length() + " characters, category="
                + category.map(Category::id).orElse("none") + ", " + elapsed.toMillis() + " ms]";
    }

    /** Puts an {@link AugmentedPrompt} together, for those who write a {@link PromptAugmenter}. Not thread-safe. */
    public static final class Builder {
        private final String original;
        private Outcome outcome;
        private String text;
        private Optional<String> complement = Optional.empty();
        private Optional<String> reason = Optional.empty();
        private Optional<Category> category = Optional.empty();
        private Optional<String> intent = Optional.empty();
        private Optional<Evidence> evidence = Optional.empty();
        private Optional<Usage> usage = Optional.empty();
        private Duration elapsed = Duration.ZERO;

        private Builder(String original, Outcome outcome) {
            this.original = Objects.requireNonNull(original, "original");
            this.outcome = Objects.requireNonNull(outcome, "outcome");
            this.text = original;
        }

        /** Says that a complement was added, and what is sent; sets the outcome. */
        public Builder augmented(String addition, String composed) {
            this.complement = Optional.of(addition);
            this.text = Objects.requireNonNull(composed, "composed");
            this.outcome = Outcome.AUGMENTED;
            return this;
        }

        /** Says that a complement was made and is not sent; sets the outcome. */
        public Builder shadowed(String unsent) {
            this.complement = Optional.of(unsent);
            this.text = original;
            this.outcome = Outcome.SHADOWED;
            return this;
        }

        /** Why the prompt was left alone. */
        public Builder reason(String value) {
            this.reason = Optional.of(value);
            return this;
        }

        /** The prompt's category. */
        public Builder category(Category value) {
            this.category = Optional.of(value);
            return this;
        }

        /** The prompt's intent. */
        public Builder intent(String value) {
            this.intent = Optional.of(value);
            return this;
        }

        /** What was measured. */
        public Builder evidence(Evidence value) {
            this.evidence = Optional.of(value);
            return this;
        }

        /** The tokens used. */
        public Builder usage(Usage value) {
            this.usage = Optional.of(value);
            return this;
        }

        /** How long it took. */
        public Builder elapsed(Duration value) {
            this.elapsed = Objects.requireNonNull(value, "elapsed");
            return this;
        }

        /**
         * The result.
         *
         * @throws IllegalStateException if the outcome is {@link Outcome#AUGMENTED} or {@link Outcome#SHADOWED} and
         *     there is no complement
         */
        public AugmentedPrompt build() {
            if ((outcome == Outcome.AUGMENTED || outcome == Outcome.SHADOWED) && complement.isEmpty()) {
                throw new IllegalStateException("an augmented or shadowed prompt must have a complement");
            }
            return new AugmentedPrompt(this);
        }
    }
}
