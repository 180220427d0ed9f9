package io.github.pas4j.datagen.report;

import io.github.pas4j.datagen.DroppedPrompt;

/** How a prompt ended, in the order of the stages, kept ones first. */
enum Outcome {
    KEPT("kept"),
    NOT_SELECTED("not selected"),
    NEAR_DUPLICATE("near duplicate"),
    EXACT_DUPLICATE("exact duplicate"),
    CONTAMINATED("contaminated"),
    FILTERED("filtered");

    static final String FILTER = "filtered:";

    private final String label;

    Outcome(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    static Outcome of(DroppedPrompt dropped) {
        return switch (dropped.reason()) {
            case "not-selected" -> NOT_SELECTED;
            case "near-duplicate" -> NEAR_DUPLICATE;
            case "exact-duplicate" -> EXACT_DUPLICATE;
            case "contaminated" -> CONTAMINATED;
            default -> FILTERED;
        };
    }
}
