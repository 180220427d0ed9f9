package io.github.pas4j.datagen;

import io.github.pas4j.embedding.Embeddings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** Puts the members of a group in the order in which they are to be chosen. */
final class GroupOrder {

    /** Larger groups are ordered by their nearness to the mean alone: all pairs of them are too many. */
    private static final int MOST_COMPARED = 1_024;

    /** So many are chosen with care, the others by their nearness to the mean: nobody takes so many of a group. */
    private static final int MOST_CHOSEN = 64;

    private final Embeddings vectors;
    private final RepresentativeChoice choice;
    private final IntToDoubleFunction quality;

    /**
     * @param quality by the number of a vector; NaN where it is not known
     */
    GroupOrder(Embeddings vectors, RepresentativeChoice choice, IntToDoubleFunction quality) {
        this.vectors = vectors;
        this.choice = choice;
        this.quality = quality;
    }

    /** The numbers of the members that may be chosen, the first to be chosen first. */
    int[] of(int[] members) {
        int[] central = byNearnessToTheMean(members);
        if (members.length <= 2 && choice != RepresentativeChoice.BEST_QUALITY) {
            return central;
        }
        return switch (choice) {
            case BEST_QUALITY -> byQuality(central);
            case CENTRAL -> members.length > MOST_COMPARED ? central : covering(central);
            case DIFFERENT -> farthestFirst(central);
        };
    }

    private int[] byNearnessToTheMean(int[] members) {
        double[] mean = new double[vectors.dimension()];
        for (int member : members) {
            float[] row = vectors.row(member);
            for (int d = 0; d < mean.length; d++) {
                mean[d] += row[d];
            }
        }
        double[] near = new double[members.length];
        for (int i = 0; i < members.length; i++) {
            float[] row = vectors.row(members[i]);
            for (int d = 0; d < mean.length; d++) {
                near[i] += mean[d] * row[d];
            }
        }
        return IntStream.range(0, members.length)
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(i -> -near[i]).thenComparing(i -> i))
                .mapToInt(i -> members[i])
                .toArray();
    }

    private int[] byQuality(int[] central) {
        return Arrays.stream(central)
                .boxed()
                .sorted(Comparator.comparingDouble(member -> {
                    double known = quality.applyAsDouble(member);
                    return Double.isNaN(known) ? 1 : -known;
                }))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** Each raises the sum of all members' cosines to their nearest chosen one most. */
    private int[] covering(int[] central) {
        int size = central.length;
        float[][] cosines = new float[size][size];
        for (int i = 0; i < size; i++) {
            float[] row = vectors.row(central[i]);
            for (int j = 0; j < size; j++) {
                cosines[i][j] = vectors.dot(central[j], row);
            }
        }
        float[] nearest = new float[size];
        Arrays.fill(nearest, -1);
        return chosen(
                central,
                candidate -> {
                    double gain = 0;
                    for (int j = 0; j < size; j++) {
                        gain += Math.max(0, cosines[candidate][j] - nearest[j]);
                    }
                    return gain;
                },
                chosen -> {
                    for (int j = 0; j < size; j++) {
                        nearest[j] = Math.max(nearest[j], cosines[chosen][j]);
                    }
                });
    }

    private int[] farthestFirst(int[] central) {
        float[] nearest = new float[central.length];
        Arrays.fill(nearest, -1);
        boolean[] begun = {false};
        return chosen(
                central,
                candidate -> begun[0] ? -nearest[candidate] : -candidate, // the most central one begins
                chosen -> {
                    begun[0] = true;
                    float[] row = vectors.row(central[chosen]);
                    for (int j = 0; j < central.length; j++) {
                        nearest[j] = Math.max(nearest[j], vectors.dot(central[j], row));
                    }
                });
    }

    /** What choosing a candidate is worth. */
    @FunctionalInterface
    private interface Worth {
        double of(int candidate);
    }

    /** Takes note of a choice. */
    @FunctionalInterface
    private interface Chosen {
        void take(int chosen);
    }

    /** The one that is worth most again and again, of equals the more central one; then the others, most central first. */
    private static int[] chosen(int[] central, Worth worth, Chosen taken) {
        List<Integer> order = new ArrayList<>();
        boolean[] isChosen = new boolean[central.length];
        while (order.size() < Math.min(central.length, MOST_CHOSEN)) {
            int best = -1;
            double most = Double.NEGATIVE_INFINITY;
            for (int i = 0; i < central.length; i++) {
                if (!isChosen[i]) {
                    double own = worth.of(i);
                    if (own > most) {
                        best = i;
                        most = own;
                    }
                }
            }
            isChosen[best] = true;
            order.add(central[best]);
            taken.take(best);
        }
        for (int i = 0; i < central.length; i++) {
            if (!isChosen[i]) {
                order.add(central[i]);
            }
        }
        return order.stream().mapToInt(Integer::intValue).toArray();
    }
}
