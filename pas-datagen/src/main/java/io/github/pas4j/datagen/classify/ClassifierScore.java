package io.github.pas4j.datagen.classify;

import io.github.pas4j.Category;
import io.github.pas4j.embedded.TrainedClassifier.Prediction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * How good predictions are. A prompt without a category counts as told wrong. Immutable and thread-safe.
 */
public final class ClassifierScore {

    private static final int BINS = 15;
    private static final int RESAMPLES = 2_000;
    private static final long SEED = 14;

    private final List<Row> rows;
    private final Map<String, Tally> tallies;

    /**
     * One prompt.
     *
     * @param truth id of its category
     * @param told id of what it was given
     * @param confidence the highest probability
     */
    record Row(String truth, Optional<String> told, double confidence) {
        boolean isRight() {
            return told.filter(truth::equals).isPresent();
        }
    }

    ClassifierScore(List<Row> rows) {
        this.rows = List.copyOf(rows);
        this.tallies = tallies(rows);
    }

    /**
     * Scores predictions.
     *
     * @param truths the true category of each prompt, at least one
     * @param predictions as many, in the same order
     * @throws IllegalArgumentException if they are not as many, or none
     */
    public static ClassifierScore of(List<Category> truths, List<Prediction> predictions) {
        if (truths.size() != predictions.size() || truths.isEmpty()) {
            throw new IllegalArgumentException(
                    predictions.size() + " predictions for " + truths.size() + " labelled prompts");
        }
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < truths.size(); i++) {
            Prediction prediction = predictions.get(i);
            rows.add(new Row(truths.get(i).id(), prediction.category().map(Category::id), prediction.confidence()));
        }
        return new ClassifierScore(rows);
    }

    /** How many prompts there were. */
    public int rows() {
        return rows.size();
    }

    /** How many of them were given no category. */
    public int unknown() {
        return (int) rows.stream().filter(row -> row.told().isEmpty()).count();
    }

    /** Share of prompts that were told right, 0 to 1. */
    public double accuracy() {
        return (double) rows.stream().filter(Row::isRight).count() / rows.size();
    }

    /**
     * Mean F1 over the categories that have at least so many prompts, 0 to 1; NaN where none has.
     *
     * @param leastRows at least 1
     * @throws IllegalArgumentException if it is below 1
     */
    public double macroF1(int leastRows) {
        return macroF1(tallies, counted(leastRows));
    }

    /**
     * The middle 95 % of {@link #macroF1} over 2,000 bootstrap samples of the prompts, by a fixed seed.
     *
     * @param leastRows at least 1
     * @throws IllegalArgumentException if it is below 1
     */
    public Interval macroF1Interval(int leastRows) {
        List<String> counted = counted(leastRows);
        SplittableRandom random = new SplittableRandom(SEED);
        double[] values = new double[RESAMPLES];
        for (int r = 0; r < RESAMPLES; r++) {
            List<Row> sample = new ArrayList<>(rows.size());
            for (int i = 0; i < rows.size(); i++) {
                sample.add(rows.get(random.nextInt(rows.size())));
            }
            values[r] = macroF1(tallies(sample), counted);
        }
        Arrays.sort(values);
        return new Interval(values[RESAMPLES / 40], values[RESAMPLES - RESAMPLES / 40 - 1]);
    }

    /**
     * Expected calibration error: by how much the probability of the likeliest category differs from how often it is
     * right, on average over 15 equally wide ranges of probability, by their share of prompts (Guo et al., 2017, section
     * 2). 0 to 1. Prompts that were given no category are left out; with no others it is NaN.
     */
    public double calibrationError() {
        int[] counts = new int[BINS];
        double[] confidence = new double[BINS];
        int[] right = new int[BINS];
        int all = 0;
        for (Row row : rows) {
            if (row.told().isPresent()) {
                int bin = Math.min(BINS - 1, (int) (row.confidence() * BINS));
                counts[bin]++;
                confidence[bin] += row.confidence();
                right[bin] += row.isRight() ? 1 : 0;
                all++;
            }
        }
        double sum = 0;
        for (int bin = 0; bin < BINS; bin++) {
            sum += Math.abs(confidence[bin] - right[bin]);
        }
        return all == 0 ? Double.NaN : sum / all;
    }

    /** Each category that prompts have or were given, by id. Unmodifiable. */
    public Map<String, OfCategory> byCategory() {
        Map<String, OfCategory> result = new LinkedHashMap<>();
        tallies.forEach((id, tally) -> result.put(
                id,
                new OfCategory(
                        tally.truths, ratio(tally.hits, tally.claims), ratio(tally.hits, tally.truths), tally.f1())));
        return Collections.unmodifiableMap(result);
    }

    private static double ratio(int part, int whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }

    private List<String> counted(int leastRows) {
        if (leastRows < 1) {
            throw new IllegalArgumentException("leastRows must be positive: " + leastRows);
        }
        return tallies.entrySet().stream()
                .filter(tally -> tally.getValue().truths >= leastRows)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static double macroF1(Map<String, Tally> tallies, List<String> counted) {
        double sum = 0;
        for (String id : counted) {
            Tally tally = tallies.get(id);
            sum += tally == null ? 0 : tally.f1();
        }
        return counted.isEmpty() ? Double.NaN : sum / counted.size();
    }

    private static Map<String, Tally> tallies(List<Row> rows) {
        Map<String, Tally> tallies = new TreeMap<>();
        for (Row row : rows) {
            Tally truth = tallies.computeIfAbsent(row.truth(), id -> new Tally());
            truth.truths++;
            truth.hits += row.isRight() ? 1 : 0;
            row.told().ifPresent(told -> tallies.computeIfAbsent(told, id -> new Tally()).claims++);
        }
        return tallies;
    }

    private static final class Tally {
        int truths;
        int claims;
        int hits;

        double f1() {
            return truths + claims == 0 ? 0 : 2.0 * hits / (truths + claims);
        }
    }

    @Override
    public String toString() {
        return "ClassifierScore[" + rows() + " rows, accuracy " + accuracy() + "]";
    }

    /**
     * Of one category.
     *
     * @param rows how many prompts truly have it
     * @param precision share of prompts given it that have it, 0 to 1; 0 where none was given it
     * @param recall share of prompts that have it that were given it, 0 to 1; 0 where none has it
     * @param f1 harmonic mean of both, 0 to 1
     */
    public record OfCategory(int rows, double precision, double recall, double f1) {}

    /**
     * An interval.
     *
     * @param lower its lower end
     * @param upper its upper end
     */
    public record Interval(double lower, double upper) {}
}
