package io.github.pas4j.datagen;

/** What a curation is doing, in this order. */
public enum CurationStage {
    /** Reads prompts, filters them and finds exact duplicates. */
    READ("reading"),
    /** Encodes what is left, then the questions of evaluation sets. */
    ENCODE("encoding"),
    /** Looks for prompts that are too near to an evaluation set. */
    DECONTAMINATE("decontaminating"),
    /** Looks for near duplicates. */
    NEAR_DUPLICATES("near duplicates");

    private final String label;

    CurationStage(String label) {
        this.label = label;
    }

    /** For people: {@code reading}, {@code encoding}, {@code decontaminating}, {@code near duplicates}. */
    public String label() {
        return label;
    }
}
