package io.github.pas4j;

/** What the builders of the generators that ask a model check alike. */
final class ModelSettings {

    private ModelSettings() {}

    static String requireModel(String name) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("model must not be blank");
        }
        return name;
    }

    static int requirePositive(String what, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(what + " must be positive: " + value);
        }
        return value;
    }
}
