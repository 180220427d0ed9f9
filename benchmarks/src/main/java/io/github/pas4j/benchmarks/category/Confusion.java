package io.github.pas4j.benchmarks.category;

import io.github.pas4j.Category;
import io.github.pas4j.Taxonomy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/** What was told of labelled prompts, and how right that is. */
final class Confusion {

    private static final int RESAMPLES = 2_000;

    private record Told(String truth, String told) {
        boolean isRight() {
            return truth.equals(told);
        }
    }

    private final List<Told> all = new ArrayList<>();

    void add(String truth, String told) {
        all.add(new Told(truth, told));
    }

    int size() {
        return all.size();
    }

    double accuracy() {
        return (double) all.stream().filter(Told::isRight).count() / all.size();
    }

    /** Classes with at least so many prompts. */
    Set<String> classes(int least) {
        Set<String> classes = new TreeSet<>();
        for (Told one : all) {
            if (all.stream().filter(other -> other.truth().equals(one.truth())).count() >= least) {
                classes.add(one.truth());
            }
        }
        return classes;
    }

    double macroF1(Set<String> classes) {
        return macroF1(all, classes);
    }

    private static double macroF1(List<Told> told, Set<String> classes) {
        double sum = 0;
        for (String name : classes) {
            int hits = 0;
            int truths = 0;
            int claims = 0;
            for (Told one : told) {
                hits += one.truth().equals(name) && one.isRight() ? 1 : 0;
                truths += one.truth().equals(name) ? 1 : 0;
                claims += one.told().equals(name) ? 1 : 0;
            }
            sum += truths + claims == 0 ? 0 : 2.0 * hits / (truths + claims);
        }
        return sum / classes.size();
    }

    /** The middle 95 % over bootstrap samples of the prompts, by a fixed seed. */
    double[] macroF1Interval(Set<String> classes) {
        Random random = new Random(14);
        double[] values = new double[RESAMPLES];
        for (int r = 0; r < RESAMPLES; r++) {
            List<Told> sample = new ArrayList<>();
            for (int i = 0; i < all.size(); i++) {
                sample.add(all.get(random.nextInt(all.size())));
            }
            values[r] = macroF1(sample, classes);
        }
        Arrays.sort(values);
        return new double[] {values[RESAMPLES / 40], values[RESAMPLES - RESAMPLES / 40 - 1]};
    }

    /** Share of a class's prompts that were told right. */
    double recall(String name) {
        long truths = all.stream().filter(one -> one.truth().equals(name)).count();
        return (double) all.stream()
                        .filter(one -> one.truth().equals(name) && one.isRight())
                        .count()
                / truths;
    }

    /** A Markdown table: rows are the truth, columns what was told; "none" is no answer. */
    void print() {
        List<String> columns = new ArrayList<>(
                Taxonomy.pas14().categories().stream().map(Category::id).toList());
        columns.add("");
        StringBuilder header = new StringBuilder("| truth \\ told | n |");
        columns.forEach(column -> header.append(' ').append(shortName(column)).append(" |"));
        System.out.println(header);
        System.out.println("| --- | --- |" + " --- |".repeat(columns.size()));
        for (String truth : columns) {
            long n = all.stream().filter(one -> one.truth().equals(truth)).count();
            if (n == 0) {
                continue;
            }
            StringBuilder row = new StringBuilder("| " + truth + " | " + n + " |");
            for (String told : columns) {
                long count = all.stream()
                        .filter(one -> one.truth().equals(truth) && one.told().equals(told))
                        .count();
                row.append(' ').append(count == 0 ? "" : count).append(" |");
            }
            System.out.println(row);
        }
    }

    private static String shortName(String id) {
        return id.isEmpty() ? "none" : id.substring(0, Math.min(5, id.length())).toLowerCase(Locale.ROOT);
    }
}
