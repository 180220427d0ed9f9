package io.github.pas4j.client.internal;

import java.util.Map;
import java.util.function.Consumer;

/**
 * Settings from environment variables; says which one is wrong and never its value.
 *
 * @param variables names and values
 */
public record Environment(Map<String, String> variables) {

    /** Copies the variables. */
    public Environment {
        variables = Map.copyOf(variables);
    }

    /** The environment of this process. */
    public static Environment ofProcess() {
        return new Environment(System.getenv());
    }

    /**
     * @throws IllegalStateException if the variable is not set, or if the setter refuses its value
     */
    public void require(String name, Consumer<String> setter) {
        if (variables.getOrDefault(name, "").isBlank()) {
            throw new IllegalStateException(name + " is not set");
        }
        read(name, setter);
    }

    /**
     * @throws IllegalStateException if the setter refuses the variable's value
     */
    public void read(String name, Consumer<String> setter) {
        String value = variables.getOrDefault(name, "");
        if (!value.isBlank()) {
            try {
                setter.accept(value);
            } catch (IllegalArgumentException e) {
                throw new IllegalStateException(name + ": " + e.getMessage(), e);
            }
        }
    }

    /** Names the variables only. */
    @Override
    public String toString() {
        return "Environment" + variables.keySet();
    }
}
