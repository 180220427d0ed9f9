package io.github.pas4j.datagen.group;

import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which group each of some vectors is in. Groups are numbered from 0, by their first vectors. Immutable and thread-safe. */
public final class Groups {

    private final int[] labels;
    private final int[][] members;
    private final @Nullable Groups finer;

    private Groups(int[] labels, @Nullable Groups finer) {
        this.labels = numbered(labels);
        this.members = members(this.labels);
        this.finer = finer;
    }

    /**
     * Groups of vectors with one label; the array is copied.
     *
     * @param labels one for each vector; any numbers that are not negative
     * @throws IllegalArgumentException if a label is negative
     */
    public static Groups of(int[] labels) {
        return new Groups(labels, null);
    }

    /** The same with a finer division of the same vectors. */
    Groups withFiner(Groups smaller) {
        return new Groups(labels, smaller);
    }

    private static int[] numbered(int[] labels) {
        int greatest = -1;
        for (int label : labels) {
            if (label < 0) {
                throw new IllegalArgumentException("a label must not be negative: " + label);
            }
            greatest = Math.max(greatest, label);
        }
        int[] numbers = new int[greatest + 1];
        Arrays.fill(numbers, -1);
        int[] numbered = new int[labels.length];
        int next = 0;
        for (int i = 0; i < labels.length; i++) {
            if (numbers[labels[i]] < 0) {
                numbers[labels[i]] = next++;
            }
            numbered[i] = numbers[labels[i]];
        }
        return numbered;
    }

    private static int[][] members(int[] labels) {
        int count = Arrays.stream(labels).max().orElse(-1) + 1;
        int[] sizes = new int[count];
        for (int label : labels) {
            sizes[label]++;
        }
        int[][] members = new int[count][];
        for (int g = 0; g < count; g++) {
            members[g] = new int[sizes[g]];
        }
        int[] filled = new int[count];
        for (int i = 0; i < labels.length; i++) {
            members[labels[i]][filled[labels[i]]++] = i;
        }
        return members;
    }

    /** How many vectors there are. */
    public int size() {
        return labels.length;
    }

    /** How many groups there are. */
    public int count() {
        return members.length;
    }

    /**
     * The group of a vector.
     *
     * @param vector its number
     * @throws IndexOutOfBoundsException if there is no such vector
     */
    public int of(int vector) {
        return labels[Objects.checkIndex(vector, labels.length)];
    }

    /**
     * Numbers of a group's vectors, rising; at least one. A copy.
     *
     * @throws IndexOutOfBoundsException if there is no such group
     */
    public int[] members(int group) {
        return members[Objects.checkIndex(group, members.length)].clone();
    }

    /** The same vectors in smaller groups, each of them within one of these; empty where there are none. */
    public Optional<Groups> finer() {
        return Optional.ofNullable(finer);
    }

    @Override
    public String toString() {
        return "Groups[" + size() + " vectors, " + count() + " groups]";
    }
}
