package io.github.pas4j.benchmarks.index;

import java.util.Arrays;
import java.util.Random;

/**
 * Unit vectors that lie as those of prompts do: in clusters of very different sizes, and in far fewer directions than
 * they have components.
 *
 * <p>A centre is drawn from {@value #LATENT} normal numbers; there is one for every {@value #PER_CLUSTER} vectors, and
 * centre {@code r} (from 1) gets vectors in proportion to {@code 1 / sqrt(r)}. A vector is its centre plus {@code s}
 * times as many normal numbers, {@code s} uniform in [0.1, 0.8], through a matrix of normal numbers into the whole
 * space, plus normal noise of a twentieth of its length, scaled to length 1. Every thousandth vector is a copy of one
 * before.
 */
public final class SentenceLikeVectors {

    static final int LATENT = 48;
    static final int PER_CLUSTER = 40;

    private final int dimension;
    private final float[][] centres;
    private final double[] upTo;
    private final float[][] matrix;

    public SentenceLikeVectors(int size, int dimension, long seed) {
        Random random = new Random(seed);
        this.dimension = dimension;
        this.centres = new float[Math.max(1, size / PER_CLUSTER)][];
        this.upTo = new double[centres.length];
        double sum = 0;
        for (int c = 0; c < centres.length; c++) {
            centres[c] = normal(LATENT, random);
            sum += 1 / Math.sqrt(c + 1);
            upTo[c] = sum;
        }
        this.matrix = new float[dimension][];
        for (int j = 0; j < dimension; j++) {
            matrix[j] = normal(LATENT, random);
        }
    }

    public float[][] rows(int size, long seed) {
        Random random = new Random(seed);
        float[][] rows = new float[size][];
        for (int i = 0; i < size; i++) {
            rows[i] = i % 1000 == 999 ? rows[random.nextInt(i)].clone() : row(random);
        }
        return rows;
    }

    private float[] row(Random random) {
        int at = Arrays.binarySearch(upTo, random.nextDouble() * upTo[upTo.length - 1]);
        float[] latent = centres[Math.min(centres.length - 1, at < 0 ? -at - 1 : at)].clone();
        double spread = .1 + .7 * random.nextDouble();
        for (int l = 0; l < LATENT; l++) {
            latent[l] += (float) (spread * random.nextGaussian());
        }
        double[] row = new double[dimension];
        double squares = 0;
        for (int j = 0; j < dimension; j++) {
            for (int l = 0; l < LATENT; l++) {
                row[j] += matrix[j][l] * latent[l];
            }
            squares += row[j] * row[j];
        }
        double noise = .05 * Math.sqrt(squares / dimension);
        squares = 0;
        for (int j = 0; j < dimension; j++) {
            row[j] += noise * random.nextGaussian();
            squares += row[j] * row[j];
        }
        float[] unit = new float[dimension];
        for (int j = 0; j < dimension; j++) {
            unit[j] = (float) (row[j] / Math.sqrt(squares));
        }
        return unit;
    }

    private static float[] normal(int n, Random random) {
        float[] numbers = new float[n];
        for (int i = 0; i < n; i++) {
            numbers[i] = (float) random.nextGaussian();
        }
        return numbers;
    }
}
