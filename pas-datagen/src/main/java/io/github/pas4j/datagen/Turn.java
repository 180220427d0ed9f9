package io.github.pas4j.datagen;

import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * A user turn of a row, or what is wrong with it.
 *
 * @param number from 1
 * @param text what the user wrote; empty where there is a problem
 * @param problem why it is no prompt, or null
 */
record Turn(
        int number,
        String text,
        @Nullable String problem,
        boolean flagged,
        boolean toxic,
        OptionalDouble toxicity,
        boolean redacted) {

    static Turn plain(String text, boolean toxic, boolean redacted) {
        return new Turn(1, text, null, false, toxic, OptionalDouble.empty(), redacted);
    }
}
