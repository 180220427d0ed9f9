package io.github.pas4j.datagen;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a run made of a prompt. Immutable.
 *
 * @param id the prompt's
 * @param prompt what the user wrote
 * @param complement what was accepted; empty where that is silence, and in every other state
 * @param category id of its category, if it has one
 * @param attempts how often the generator was asked
 * @param state how far it has come
 * @param reason why it is not accepted, in a few words; empty where it is, and while it is pending
 * @param history what was tried and refused before, the first one first; each with who wrote it and why it was refused
 */
public record GeneratedPair(
        String id,
        String prompt,
        Optional<String> complement,
        Optional<String> category,
        int attempts,
        PairState state,
        String reason,
        List<Step> history) {

    /** All components are non-null; the list is copied. */
    public GeneratedPair {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(prompt, "prompt");
        Objects.requireNonNull(complement, "complement");
        Objects.requireNonNull(category, "category");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(reason, "reason");
        history = List.copyOf(history);
    }

    /**
     * One try.
     *
     * @param complement what was tried; empty where it was silence or nothing that could be used
     * @param source {@code generator} or {@code critic}
     * @param result {@code correct}, {@code incorrect}, {@code unverified}, {@code refused} (by a local check), {@code unusable}
     *     or {@code recurring}
     * @param violations ids of the criteria that the critic named, or the local check that refused it
     * @param reason the critic's, or the check's
     */
    public record Step(
            Optional<String> complement, String source, String result, List<String> violations, String reason) {

        private static final String CORRECT = "correct";
        private static final String INCORRECT = "incorrect";
        private static final String REFUSED = "refused";

        /** The list is copied. */
        public Step {
            violations = List.copyOf(violations);
        }

        /**
         * Why it was refused, as {@link RunSummary#rejections()} counts it: {@link #violations()}, or else {@code missing} (a
         * silence that should not be), {@code other} (wrong in no way that a criterion names) or {@link #result()}. Empty where it
         * was right.
         */
        public List<String> objections() {
            if (result.equals(CORRECT)) {
                return List.of();
            }
            if (result.equals(INCORRECT)) {
                return violations.isEmpty() ? List.of(complement.isEmpty() ? "missing" : "other") : violations;
            }
            if (result.equals(REFUSED) && !violations.isEmpty()) {
                return violations;
            }
            return Stream.concat(Stream.of(result), violations.stream()).toList();
        }

        /** Without texts. */
        @Override
        public String toString() {
            return "Step[" + source + ", " + result + ", " + violations + "]";
        }
    }

    /** Without texts. */
    @Override
    public String toString() {
        return "GeneratedPair[" + id + ", " + state.id() + ", " + attempts + " attempts]";
    }
}
