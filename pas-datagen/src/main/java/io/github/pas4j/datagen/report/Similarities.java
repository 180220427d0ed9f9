package io.github.pas4j.datagen.report;

import io.github.pas4j.datagen.CurationResult;
import io.github.pas4j.datagen.VectorSample;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;

/**
 * How similar prompts are: duplicates to the prompts that stand for them, and a sample of the others to the nearest other one.
 * An edge of the bins is the threshold.
 */
final class Similarities {

    private static final double STEP = 0.02;
    /** How near duplicates are found, but for equal texts, whose similarity is always 1. */
    private static final Map<String, String> METHODS = Map.of(
            "cosine", "near duplicates, by their vectors",
            "typo", "near duplicates, by slips of the finger",
            "shingles", "near duplicates, by their characters");

    private final float shown;
    private final double threshold;
    private final long sameText;
    private final long sampled;
    private final long distinct;
    private final int below;
    private final List<Series> series = new ArrayList<>();

    /**
     * Counts by bin.
     *
     * @param counts estimated from a sample where it is so named
     */
    record Series(String name, List<Long> counts) {}

    Similarities(CurationResult result) {
        shown = result.duplicateThreshold();
        threshold = shown;
        sameText = result.counts().nearBy().getOrDefault("same-text", 0L);
        double[] nearest = result.vectorSamples().values().stream()
                .flatMap(sample -> sample.nearest().stream())
                .mapToDouble(cosine -> cosine)
                .toArray();
        sampled = nearest.length;
        distinct = result.vectorSamples().values().stream()
                .mapToLong(VectorSample::distinct)
                .sum();
        double[] found = result.dropped().stream()
                .filter(dropped -> Outcome.of(dropped) == Outcome.NEAR_DUPLICATE)
                .mapToDouble(dropped -> dropped.similarity().orElse(1))
                .toArray();
        double least = DoubleStream.concat(DoubleStream.of(nearest), DoubleStream.of(found))
                .min()
                .orElse(threshold);
        below = (int) Math.max(1, Math.ceil((threshold - least) / STEP - 1e-9));
        METHODS.entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(method -> {
            if (result.counts().nearBy().containsKey(method.getKey())) {
                series.add(new Series(method.getValue(), counts(similarities(result, method.getKey()))));
            }
        });
        if (sampled > 0) {
            series.add(new Series("distinct prompts, to the nearest other one", estimated(result)));
        }
    }

    private static double[] similarities(CurationResult result, String method) {
        return result.dropped().stream()
                .filter(dropped -> Outcome.of(dropped) == Outcome.NEAR_DUPLICATE)
                .filter(dropped -> dropped.method().equals(Optional.of(method)))
                .mapToDouble(dropped -> dropped.similarity().orElse(1))
                .toArray();
    }

    private List<Long> counts(double[] values) {
        long[] counts = new long[bins()];
        for (double value : values) {
            counts[bin(value)]++;
        }
        return LongStream.of(counts).boxed().toList();
    }

    /** Each language's sample stands for all of its distinct prompts. */
    private List<Long> estimated(CurationResult result) {
        double[] sums = new double[bins()];
        for (VectorSample sample : result.vectorSamples().values()) {
            for (double cosine : sample.nearest()) {
                sums[bin(cosine)] +=
                        (double) sample.distinct() / sample.nearest().size();
            }
        }
        return DoubleStream.of(sums).mapToObj(Math::round).toList();
    }

    private int bins() {
        return below + (int) Math.max(1, Math.ceil((1 - threshold) / STEP - 1e-6));
    }

    private int bin(double similarity) {
        int bin = below + (int) Math.floor((similarity - threshold) / STEP);
        return Math.max(0, Math.min(bins() - 1, bin));
    }

    void write(Html html) {
        html.open("section", "id", "similarities").element("h2", "How similar prompts are");
        html.open("div", "class", "plot", "id", "similarity-plot").close("div");
        StringBuilder note = new StringBuilder("The dashed line is the threshold, ")
                .append(Float.toString(shown))
                .append('.');
        if (sameText > 0) {
            note.append(" Not drawn: ").append(Numbers.count(sameText)).append(" whose canonical texts are equal.");
        }
        if (sampled > 0) {
            note.append(" Of distinct prompts ")
                    .append(Numbers.count(sampled))
                    .append(" of ")
                    .append(Numbers.count(distinct))
                    .append(" were looked at, and stand for all. Those right of the line are no duplicates since a veto"
                            + " sets them apart: another number, name, negation, code.");
        }
        html.element("p", note.toString(), "class", "note").close("section").newLine();
    }

    Map<String, Object> data() {
        List<String> edges = new ArrayList<>();
        for (int bin = 0; bin <= bins(); bin++) {
            edges.add(Numbers.fixed(Math.min(1, threshold + (bin - below) * STEP), 3));
        }
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("threshold", below);
        data.put("edges", edges);
        data.put("names", series.stream().map(Series::name).toList());
        data.put("counts", series.stream().map(Series::counts).toList());
        return data;
    }
}
