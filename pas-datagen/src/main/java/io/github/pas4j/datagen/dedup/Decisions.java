package io.github.pas4j.datagen.dedup;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** For each class of texts the best keeper so far. A class without one is kept. Not thread-safe. */
final class Decisions {

    private static final int NONE = -1;

    private final TextClasses classes;
    private final PairVeto veto;
    private final int[] keeper;
    private final float[] similarity;
    private final DuplicateMethod[] method;
    private final Map<String, Long> vetoed = new HashMap<>();

    Decisions(TextClasses classes, PairVeto veto) {
        this.classes = classes;
        this.veto = veto;
        this.keeper = new int[classes.size()];
        Arrays.fill(keeper, NONE);
        this.similarity = new float[classes.size()];
        this.method = new DuplicateMethod[classes.size()];
        Arrays.fill(method, DuplicateMethod.SAME_TEXT);
    }

    /** Whether no keeper has been found. */
    boolean isKept(int number) {
        return keeper[number] == NONE;
    }

    /** Takes a kept class for the keeper if it is better than the one so far and no veto parts the two. */
    void consider(int number, int kept, float likeness, DuplicateMethod by) {
        boolean better = keeper[number] == NONE
                || likeness > similarity[number]
                || (likeness == similarity[number] && kept < keeper[number]);
        if (!better) {
            return;
        }
        Optional<String> reason = veto.reason(classes.get(number), classes.get(kept));
        if (reason.isPresent()) {
            vetoed.merge(reason.get(), 1L, Long::sum);
        } else {
            keeper[number] = kept;
            similarity[number] = likeness;
            method[number] = by;
        }
    }

    DuplicateResult result(Optional<String> index, OptionalDouble recall) {
        @Nullable Duplicate[] dropped = new Duplicate[classes.texts()];
        for (int rank = 0; rank < dropped.length; rank++) {
            int text = classes.text(rank);
            int number = classes.classOf(rank);
            if (keeper[number] != NONE) {
                dropped[text] = new Duplicate(text, classes.first(keeper[number]), similarity[number], method[number]);
            } else if (text != classes.first(number)) {
                dropped[text] = new Duplicate(text, classes.first(number), 1, DuplicateMethod.SAME_TEXT);
            }
        }
        return new DuplicateResult(dropped, vetoed, index, recall);
    }
}
