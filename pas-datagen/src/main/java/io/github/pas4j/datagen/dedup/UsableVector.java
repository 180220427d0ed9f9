package io.github.pas4j.datagen.dedup;

/** Refuses vectors that have no direction, by the number of their text. */
final class UsableVector {

    private UsableVector() {}

    static float[] checked(float[] vector, int text) {
        boolean direction = false;
        for (int i = 0; i < vector.length; i++) {
            if (!Float.isFinite(vector[i])) {
                throw new IllegalArgumentException(
                        "vector of text " + text + " has a component that is not finite: " + vector[i] + " at " + i);
            }
            direction |= vector[i] != 0;
        }
        if (!direction) {
            throw new IllegalArgumentException("vector of text " + text + " has no direction: all components are 0");
        }
        return vector;
    }
}
