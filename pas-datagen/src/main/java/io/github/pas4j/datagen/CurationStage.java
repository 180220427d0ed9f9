package io.github.pas4j.datagen;

/** What a curation is doing, in this order; all but the first and the last for each language. */
public enum CurationStage {
    /** Reads prompts, filters them and finds exact duplicates. */
    READ("reading"),
    /** Encodes what is left, then the questions of evaluation sets. */
    ENCODE("encoding"),
    /** Looks for prompts that are too near to an evaluation set. */
    DECONTAMINATE("decontaminating"),
    /** Looks for near duplicates. */
    NEAR_DUPLICATES("near duplicates"),
    /** Scores the quality of what is left. */
    SCORE("scoring"),
    /** Tells the categories of what is left. */
    CLASSIFY("classifying"),
    /** Finds groups of what is left. */
    GROUP("grouping"),
    /** Selects representatives. */
    SELECT("selecting");

    private final String label;

    CurationStage(String label) {
        this.label = label;
    }

    /** For people, such as {@code near duplicates}. */
    public String label() {
        return label;
    }
}
