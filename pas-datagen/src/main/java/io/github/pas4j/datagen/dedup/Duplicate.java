package io.github.pas4j.datagen.dedup;

/**
 * A dropped text and the evidence.
 *
 * @param text number of the dropped text in the list that was given
 * @param keeper number of the text that is kept in its place; it is always one that was kept
 * @param similarity of the two by the method, in {@code (0, 1]}
 * @param method by what they were found to be alike
 */
public record Duplicate(int text, int keeper, float similarity, DuplicateMethod method) {}
