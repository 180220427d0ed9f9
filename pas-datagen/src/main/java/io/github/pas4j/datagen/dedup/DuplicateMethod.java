package io.github.pas4j.datagen.dedup;

/** By what two texts were found to be alike. */
public enum DuplicateMethod {

    /** Their canonical texts are equal; the similarity is 1. */
    SAME_TEXT("same-text"),

    /** They differ in nothing but slips of the finger; the similarity is 1 less the edits for each character. */
    TYPO("typo"),

    /** The cosine of their vectors. */
    COSINE("cosine"),

    /** The Jaccard similarity of their runs of three characters, where there are no vectors. */
    SHINGLES("shingles");

    private final String label;

    DuplicateMethod(String label) {
        this.label = label;
    }

    /** The name for reports: {@code same-text}, {@code typo}, {@code cosine}, {@code shingles}. */
    public String label() {
        return label;
    }
}
