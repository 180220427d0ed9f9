package io.github.pas4j.benchmarks.evidence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Judgements of one group of prompts. */
final class Tally {

    private static final int RESAMPLES = 10_000;

    /** Of one prompt. */
    private record Prompt(int wins, int losses, int ties, double plainLength, double augmentedLength) {}

    private final List<Prompt> prompts = new ArrayList<>();

    void add(int wins, int losses, int ties, double plainLength, double augmentedLength) {
        prompts.add(new Prompt(wins, losses, ties, plainLength, augmentedLength));
    }

    int prompts() {
        return prompts.size();
    }

    int wins() {
        return prompts.stream().mapToInt(Prompt::wins).sum();
    }

    int losses() {
        return prompts.stream().mapToInt(Prompt::losses).sum();
    }

    int ties() {
        return prompts.stream().mapToInt(Prompt::ties).sum();
    }

    /** Wins among wins and losses; 0 where there are neither. */
    double winShare() {
        return wins() + losses() == 0 ? 0 : (double) wins() / (wins() + losses());
    }

    /** Length of the augmented answers relative to the plain ones, both summed. */
    double lengthRatio() {
        return prompts.stream().mapToDouble(Prompt::augmentedLength).sum()
                / prompts.stream().mapToDouble(Prompt::plainLength).sum();
    }

    /**
     * The middle 95 % of the win share over bootstrap samples of whole prompts, since two judgements of one prompt are not
     * independent (percentile method; Efron and Tibshirani, 1993, chapter 13). Seeded, so the same data gives the same.
     */
    double[] interval() {
        Random random = new Random(20_240_706);
        double[] shares = new double[RESAMPLES];
        int used = 0;
        for (int r = 0; r < RESAMPLES; r++) {
            int wins = 0;
            int losses = 0;
            for (int i = 0; i < prompts.size(); i++) {
                Prompt prompt = prompts.get(random.nextInt(prompts.size()));
                wins += prompt.wins();
                losses += prompt.losses();
            }
            if (wins + losses > 0) {
                shares[used++] = (double) wins / (wins + losses);
            }
        }
        if (used == 0) {
            return new double[] {0, 1};
        }
        Arrays.sort(shares, 0, used);
        return new double[] {shares[(int) (used * 0.025)], shares[Math.min(used - 1, (int) (used * 0.975))]};
    }
}
