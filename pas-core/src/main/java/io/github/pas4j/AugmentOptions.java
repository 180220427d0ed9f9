package io.github.pas4j;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What one call does differently from its augmenter. Immutable. */
public final class AugmentOptions {

    private static final AugmentOptions DEFAULTS = builder().build();
    private static final AugmentOptions OFF = new AugmentOptions(null, null, true);

    private final @Nullable Category category;
    private final @Nullable Duration timeout;
    private final boolean off;

    private AugmentOptions(@Nullable Category category, @Nullable Duration timeout, boolean off) {
        this.category = category;
        this.timeout = timeout;
        this.off = off;
    }

    /** Nothing different. */
    public static AugmentOptions defaults() {
        return DEFAULTS;
    }

    /** No augmentation: the outcome is {@link Outcome#OFF}, and nothing is asked. */
    public static AugmentOptions off() {
        return OFF;
    }

    /** Options to be put together. */
    public static Builder builder() {
        return new Builder();
    }

    /** The prompt's category, where the caller knows it. */
    public Optional<Category> category() {
        return Optional.ofNullable(category);
    }

    /** The whole call's time, where it is not the augmenter's. */
    public Optional<Duration> timeout() {
        return Optional.ofNullable(timeout);
    }

    /** Whether these are {@link #off()}. */
    public boolean isOff() {
        return off;
    }

    @Override
    public String toString() {
        return off ? "AugmentOptions[off]" : "AugmentOptions[category=" + category + ", timeout=" + timeout + "]";
    }

    /** Puts {@link AugmentOptions} together. Not thread-safe. */
    public static final class Builder {
        private @Nullable Category category;
        private @Nullable Duration timeout;

        private Builder() {}

        /** The prompt's category, where the caller knows it. Default: the generator finds out. */
        public Builder category(Category value) {
            this.category = Objects.requireNonNull(value, "category");
            return this;
        }

        /**
         * The whole call's time. Default: the augmenter's.
         *
         * @throws IllegalArgumentException if it is not positive
         */
        public Builder timeout(Duration value) {
            this.timeout = PasAugmenter.requirePositive(value);
            return this;
        }

        /** The options. */
        public AugmentOptions build() {
            return new AugmentOptions(category, timeout, false);
        }
    }
}
