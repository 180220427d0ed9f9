package io.github.pas4j.datagen;

/** Which prompts of a group come first. */
public enum RepresentativeChoice {
    /** Those that stand best for the others: each raises the mean cosine of the group to its nearest chosen one most. */
    CENTRAL,
    /** The most central one, then each time the one that is farthest from those chosen. */
    DIFFERENT,
    /** Those of the best quality; of equals, and of unscored ones, which come last, the most central. */
    BEST_QUALITY
}
