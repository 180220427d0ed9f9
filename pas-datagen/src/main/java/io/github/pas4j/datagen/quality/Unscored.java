package io.github.pas4j.datagen.quality;

import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;

/** {@link QualityScorer#none()}. */
enum Unscored implements QualityScorer {
    INSTANCE;

    @Override
    public List<OptionalDouble> score(List<String> prompts) {
        return Collections.nCopies(prompts.size(), OptionalDouble.empty());
    }

    @Override
    public String toString() {
        return "none";
    }
}
