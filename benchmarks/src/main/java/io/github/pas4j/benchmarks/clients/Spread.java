package io.github.pas4j.benchmarks.clients;

import java.util.List;
import java.util.Locale;

/** A measure over rounds: its median, and from where to where it went. */
public record Spread(double median, double min, double max) {

    /**
     * @throws IllegalArgumentException if there is no value
     */
    public static Spread of(List<Double> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("there must be at least one value");
        }
        List<Double> sorted = values.stream().sorted().toList();
        int size = sorted.size();
        return new Spread((sorted.get((size - 1) / 2) + sorted.get(size / 2)) / 2, sorted.get(0), sorted.get(size - 1));
    }

    /** Such as {@code 120 [110–150]}. */
    public String format(String number) {
        String pattern = number + " [" + number + "–" + number + "]";
        return String.format(Locale.ROOT, pattern, median, min, max);
    }
}
