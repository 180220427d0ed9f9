package io.github.pas4j.datagen.report;

import io.github.pas4j.datagen.GeneratedPair;
import io.github.pas4j.datagen.GeneratedPair.Step;
import io.github.pas4j.datagen.PairState;
import java.util.List;
import java.util.Optional;

/** Which try made a pair. */
enum AcceptedBy {
    FIRST_TRY("at the first try"),
    LATER_TRY("at a later try"),
    CORRECTION("by the critic's own correction");

    private static final String CRITIC = "critic";
    private static final String CORRECT = "correct";
    private static final String RECURRING = "recurring";

    private final String label;

    AcceptedBy(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    /** Empty for a pair that is not accepted. */
    static Optional<AcceptedBy> of(GeneratedPair pair) {
        if (pair.state() != PairState.ACCEPTED) {
            return Optional.empty();
        }
        int right = indexOf(pair, CORRECT);
        int made = right >= 0 ? right : indexOf(pair, RECURRING); // right, and nothing better came
        if (made == 0) {
            return Optional.of(FIRST_TRY);
        }
        return Optional.of(made > 0 && pair.history().get(made).source().equals(CRITIC) ? CORRECTION : LATER_TRY);
    }

    private static int indexOf(GeneratedPair pair, String result) {
        List<Step> history = pair.history();
        for (int i = history.size() - 1; i >= 0; i--) {
            Step step = history.get(i);
            if (step.result().equals(result) && step.complement().equals(pair.complement())) {
                return i;
            }
        }
        return -1;
    }
}
