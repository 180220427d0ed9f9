package io.github.pas4j;

import java.util.Objects;
import java.util.Optional;

/** What a gate says of a prompt: go on, or leave it alone and why. Immutable. */
public final class GateDecision {

    private static final GateDecision PROCEED = new GateDecision(Optional.empty(), "");

    private final Optional<Outcome> outcome;
    private final String rule;

    private GateDecision(Optional<Outcome> outcome, String rule) {
        this.outcome = outcome;
        this.rule = Objects.requireNonNull(rule, "rule");
    }

    /** Go on. */
    public static GateDecision proceed() {
        return PROCEED;
    }

    /**
     * Leave it alone: {@link Outcome#SKIPPED}.
     *
     * @param rule the rule that decided, in a few words, without the prompt's own
     */
    public static GateDecision skip(String rule) {
        return new GateDecision(Optional.of(Outcome.SKIPPED), rule);
    }

    /**
     * The prompt already says what a complement could: {@link Outcome#ALREADY_COMPLETE}.
     *
     * @param rule the rule that decided, in a few words, without the prompt's own
     */
    public static GateDecision alreadyComplete(String rule) {
        return new GateDecision(Optional.of(Outcome.ALREADY_COMPLETE), rule);
    }

    /** How the call ends here, or empty where it goes on. */
    public Optional<Outcome> outcome() {
        return outcome;
    }

    /** The rule that decided; empty where the call goes on. */
    public String rule() {
        return rule;
    }

    @Override
    public String toString() {
        return outcome.map(value -> value + "(" + rule + ")").orElse("proceed");
    }
}
