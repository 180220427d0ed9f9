package io.github.pas4j.llm;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Values of provider-specific fields: only what JSON can say, copied so that nobody changes them later. */
final class Extras {

    private Extras() {}

    /**
     * @throws IllegalArgumentException if the value is none that JSON has
     */
    static Object copyOf(String name, Object value) {
        Objects.requireNonNull(value, name);
        if (value instanceof String || value instanceof Boolean) {
            return value;
        }
        if (value instanceof Number number) {
            if (Double.isNaN(number.doubleValue()) || Double.isInfinite(number.doubleValue())) {
                throw new IllegalArgumentException("extra field " + name + " must be a number that JSON has: " + value);
            }
            return value;
        }
        if (value instanceof List<?> list) {
            return list.stream().map(item -> copyOf(name, item)).toList();
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> copy = new LinkedHashMap<>();
            map.forEach((key, item) -> {
                if (!(key instanceof String text)) {
                    throw new IllegalArgumentException("extra field " + name + " must have String keys");
                }
                copy.put(text, copyOf(name, item));
            });
            return Collections.unmodifiableMap(copy);
        }
        throw new IllegalArgumentException(
                "extra field " + name + " must be a String, Boolean, Number, List or Map, not "
                        + value.getClass().getName());
    }
}
