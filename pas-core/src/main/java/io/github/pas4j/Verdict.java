package io.github.pas4j;

import io.github.pas4j.llm.Usage;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What a critic says of a {@link Pair}. {@link Decision#UNVERIFIED} is no opinion: the critic's answer could not be read with
 * certainty, and the pair counts as judged by nobody. Immutable.
 */
public final class Verdict {

    private final Decision decision;
    private final List<Criterion> violations;
    private final String reason;
    private final Optional<String> correction;
    private final boolean silenceIsBetter;
    private final Optional<Usage> usage;

    private Verdict(
            Decision decision,
            List<Criterion> violations,
            String reason,
            Optional<String> correction,
            boolean silenceIsBetter,
            Optional<Usage> usage) {
        this.decision = decision;
        this.violations = violations;
        this.reason = Objects.requireNonNull(reason, "reason");
        this.correction = correction;
        this.silenceIsBetter = silenceIsBetter;
        this.usage = usage;
    }

    /** What was decided. */
    public enum Decision {
        /** The complement, or the silence, is right for the prompt. */
        CORRECT,
        /** It is not. */
        INCORRECT,
        /** No verdict could be read: why, {@link Verdict#reason()} says. */
        UNVERIFIED
    }

    /** The pair is right. */
    public static Verdict correct(String reason) {
        return new Verdict(Decision.CORRECT, List.of(), reason, Optional.empty(), false, Optional.empty());
    }

    /**
     * The pair is wrong.
     *
     * @param violations what it breaks; may be empty, as for a silence that should not be
     * @param reason why, in the critic's words; may be empty
     */
    public static Verdict incorrect(Set<Criterion> violations, String reason) {
        EnumSet<Criterion> inOrder = EnumSet.noneOf(Criterion.class);
        inOrder.addAll(violations);
        return new Verdict(Decision.INCORRECT, List.copyOf(inOrder), reason, Optional.empty(), false, Optional.empty());
    }

    /**
     * There is no verdict.
     *
     * @param why in a few words, without text of the pair or the answer
     */
    public static Verdict unverified(String why) {
        return new Verdict(Decision.UNVERIFIED, List.of(), why, Optional.empty(), false, Optional.empty());
    }

    /** The same with a complement that the critic would have written instead; it is judged by nobody yet. */
    Verdict withCorrection(String complement) {
        return new Verdict(decision, violations, reason, Optional.of(complement), false, usage);
    }

    /** The same, where the critic would add nothing. */
    Verdict withSilence() {
        return new Verdict(decision, violations, reason, Optional.empty(), true, usage);
    }

    Verdict withUsage(Usage value) {
        return new Verdict(decision, violations, reason, correction, silenceIsBetter, Optional.of(value));
    }

    /** What was decided. */
    public Decision decision() {
        return decision;
    }

    /** Whether the critic said, beyond doubt, that the pair is right. */
    public boolean isCorrect() {
        return decision == Decision.CORRECT;
    }

    /** What the complement breaks, in the order of {@link Criterion}, each once; empty unless it is incorrect. Immutable. */
    public List<Criterion> violations() {
        return violations;
    }

    /** Why: the critic's words, possibly none, or of an unverified pair why nothing could be read. */
    public String reason() {
        return reason;
    }

    /** What the critic would have written instead, where the pair is incorrect and it says so. Nobody has judged it yet. */
    public Optional<String> correction() {
        return correction;
    }

    /** Whether the critic would add nothing in place of an incorrect complement. Nobody has judged that yet. */
    public boolean isSilenceBetter() {
        return silenceIsBetter;
    }

    /** Tokens that the critic used, where its provider says so. */
    public Optional<Usage> usage() {
        return usage;
    }

    /** Without the critic's words. */
    @Override
    public String toString() {
        return "Verdict[" + decision + ", "
                + violations.stream().map(Criterion::id).toList()
                + (correction.isPresent() ? ", with a correction]" : "]");
    }
}
