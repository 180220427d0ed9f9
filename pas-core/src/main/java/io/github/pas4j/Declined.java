package io.github.pas4j;

import io.github.pas4j.llm.Usage;
import java.util.Objects;
import java.util.Optional;

/** A generator's answer that it adds nothing, and why. Silence is as good an answer as any complement. Immutable. */
public final class Declined implements ComplementResult {

    private final Outcome outcome;
    private final Choice choice;
    private final String reason;
    private final Optional<Category> category;
    private final Optional<String> intent;
    private final Optional<Usage> usage;

    /** Why nothing is added, as far as it matters to who learns from it. */
    private enum Choice {
        SILENCE,
        NO_USE
    }

    private Declined(
            Outcome outcome,
            Choice choice,
            String reason,
            Optional<Category> category,
            Optional<String> intent,
            Optional<Usage> usage) {
        this.outcome = outcome;
        this.choice = choice;
        this.reason = Objects.requireNonNull(reason, "reason");
        this.category = category;
        this.intent = intent;
        this.usage = usage;
    }

    /**
     * Nothing to add that is known to help: {@link Outcome#NO_COMPLEMENT}.
     *
     * @param reason why, in a few words, without the prompt's own
     */
    public static Declined because(String reason) {
        return new Declined(
                Outcome.NO_COMPLEMENT, Choice.SILENCE, reason, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /**
     * No complement because what there is cannot be used, as an answer in another form than was asked for: {@link
     * Outcome#NO_COMPLEMENT}, too, but nobody said that silence is right.
     *
     * @param reason why, in a few words, without the prompt's own
     */
    public static Declined unusable(String reason) {
        return new Declined(
                Outcome.NO_COMPLEMENT, Choice.NO_USE, reason, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /**
     * A prompt that the generator cannot read: {@link Outcome#UNSUPPORTED}.
     *
     * @param reason why, in a few words, without the prompt's own
     */
    public static Declined unsupported(String reason) {
        return new Declined(
                Outcome.UNSUPPORTED, Choice.NO_USE, reason, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** The same with the prompt's category. */
    public Declined withCategory(Category value) {
        return new Declined(outcome, choice, reason, Optional.of(value), intent, usage);
    }

    /** The same with the prompt's intent. */
    public Declined withIntent(String value) {
        return new Declined(outcome, choice, reason, category, Optional.of(value), usage);
    }

    /** The same with the tokens that it cost. */
    public Declined withUsage(Usage value) {
        return new Declined(outcome, choice, reason, category, intent, Optional.of(value));
    }

    /** {@link Outcome#NO_COMPLEMENT} or {@link Outcome#UNSUPPORTED}. */
    public Outcome outcome() {
        return outcome;
    }

    /** Whether silence was chosen as what is right for the prompt, and is not for want of a complement that can be used. */
    public boolean isSilenceChosen() {
        return choice == Choice.SILENCE;
    }

    /** Why nothing is added. */
    public String reason() {
        return reason;
    }

    @Override
    public Optional<Category> category() {
        return category;
    }

    @Override
    public Optional<String> intent() {
        return intent;
    }

    @Override
    public Optional<Usage> usage() {
        return usage;
    }

    @Override
    public String toString() {
        return "Declined[" + outcome + ", " + reason + "]";
    }
}
