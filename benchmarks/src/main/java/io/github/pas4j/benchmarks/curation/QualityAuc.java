package io.github.pas4j.benchmarks.curation;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.pas4j.benchmarks.Jsonl;
import io.github.pas4j.datagen.quality.LocalQualityScorer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.zip.CRC32;

/**
 * How well the local scorer tells real prompts from broken ones: the share of pairs of a real and a broken prompt of which the
 * real one has the higher score (area under the ROC curve, ties count half), with bootstrap intervals.
 *
 * <p>Arguments: {@code tuning} or {@code held-out}, the half of the prompts, by a checksum; {@code en_prompts.jsonl} and
 * {@code zh_prompts.jsonl}. The scorer was tuned on the first half alone.
 */
public final class QualityAuc {

    private static final long SEED = 20_240_707;
    private static final int RESAMPLES = 200;
    private static final int MOST = 4_000;

    private QualityAuc() {}

    /** Prints a row for each language and way of breaking. */
    public static void main(String[] args) throws IOException {
        if (args.length != 3 || !List.of("tuning", "held-out").contains(args[0])) {
            throw new IllegalArgumentException("usage: QualityAuc tuning|held-out en_prompts.jsonl zh_prompts.jsonl");
        }
        System.out.println("| language | broken | real | AUC [95 %] |");
        System.out.println("| --- | --- | --- | --- |");
        for (int file = 1; file < 3; file++) {
            boolean chinese = file == 2;
            Scores scores = scores(Path.of(args[file]), chinese, args[0].equals("held-out"));
            for (BrokenPrompts.Kind kind : BrokenPrompts.Kind.values()) {
                print(chinese, kind.name().toLowerCase(Locale.ROOT), scores, scores.broken(kind));
            }
            print(chinese, "all", scores, scores.allBroken());
        }
    }

    private static void print(boolean chinese, String kind, Scores scores, double[] broken) {
        double[] interval = interval(scores.real(), broken);
        System.out.printf(
                Locale.ROOT,
                "| %s | %s, %d | %d | %.3f [%.3f, %.3f] |%n",
                chinese ? "zh" : "en",
                kind,
                broken.length,
                scores.real().length,
                auc(scores.real(), broken),
                interval[0],
                interval[1]);
    }

    /** Scores of real prompts and of the same prompts broken. */
    static final class Scores {
        private final double[] real;
        private final Map<BrokenPrompts.Kind, double[]> broken = new EnumMap<>(BrokenPrompts.Kind.class);

        private Scores(double[] real) {
            this.real = real;
        }

        double[] real() {
            return real.clone();
        }

        double[] broken(BrokenPrompts.Kind kind) {
            return broken.getOrDefault(kind, new double[0]).clone();
        }

        double[] allBroken() {
            return Arrays.stream(BrokenPrompts.Kind.values())
                    .flatMapToDouble(kind -> Arrays.stream(broken(kind)))
                    .toArray();
        }
    }

    static Scores scores(Path file, boolean chinese, boolean heldOut) throws IOException {
        List<String> prompts = new ArrayList<>();
        for (JsonNode row : Jsonl.read(file)) {
            String prompt = row.path("prompt").asText().strip();
            if (isHeldOut(prompt) == heldOut && prompt.length() >= (chinese ? 6 : 15) && prompts.size() < MOST) {
                prompts.add(prompt);
            }
        }
        LocalQualityScorer scorer = LocalQualityScorer.create();
        Scores scores = new Scores(prompts.stream().mapToDouble(scorer::score).toArray());
        for (BrokenPrompts.Kind kind : BrokenPrompts.Kind.values()) {
            BrokenPrompts breaking = new BrokenPrompts(chinese, SEED + kind.seed());
            scores.broken.put(
                    kind,
                    prompts.stream()
                            .mapToDouble(prompt -> scorer.score(breaking.broken(prompt, kind)))
                            .toArray());
        }
        return scores;
    }

    private static boolean isHeldOut(String prompt) {
        CRC32 sum = new CRC32();
        sum.update(prompt.getBytes(StandardCharsets.UTF_8));
        return sum.getValue() % 2 == 1;
    }

    static double auc(double[] real, double[] broken) {
        double[] sorted = broken.clone();
        Arrays.sort(sorted);
        double wins = 0;
        for (double score : real) {
            wins += below(sorted, score, false) + (below(sorted, score, true) - below(sorted, score, false)) / 2.0;
        }
        return wins / real.length / sorted.length;
    }

    /** How many of the sorted are less, or at most as much. */
    private static int below(double[] sorted, double score, boolean orEqual) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < score || (orEqual && sorted[middle] == score)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static double[] interval(double[] real, double[] broken) {
        Random random = new Random(SEED);
        double[] all = new double[RESAMPLES];
        for (int r = 0; r < RESAMPLES; r++) {
            all[r] = auc(drawn(real, random), drawn(broken, random));
        }
        Arrays.sort(all);
        return new double[] {all[(int) (0.025 * RESAMPLES)], all[(int) (0.975 * RESAMPLES)]};
    }

    private static double[] drawn(double[] from, Random random) {
        double[] drawn = new double[from.length];
        for (int i = 0; i < drawn.length; i++) {
            drawn[i] = from[random.nextInt(from.length)];
        }
        return drawn;
    }
}
