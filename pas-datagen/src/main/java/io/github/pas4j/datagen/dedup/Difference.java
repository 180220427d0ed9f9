package io.github.pas4j.datagen.dedup;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What has to be exchanged to make one list of tokens the other: a shortest edit script by E. Myers, 1986. */
final class Difference {

    /** More insertions and deletions than this are not sorted out. */
    private static final int MOST = 1_000;

    /** Tokens {@code [fromA, toA)} of one stand in the place of {@code [fromB, toB)} of the other. */
    record Hunk(int fromA, int toA, int fromB, int toB) {}

    private Difference() {}

    /** The hunks in order, or null if the texts differ in more than is worth sorting out. */
    static @Nullable List<Hunk> of(List<Token> a, List<Token> b) {
        Map<Token, Integer> ids = new HashMap<>();
        int[] x = ids(a, ids);
        int[] y = ids(b, ids);
        int head = 0;
        while (head < x.length && head < y.length && x[head] == y[head]) {
            head++;
        }
        int tail = 0;
        while (tail < x.length - head && tail < y.length - head && x[x.length - 1 - tail] == y[y.length - 1 - tail]) {
            tail++;
        }
        boolean[] keptA = new boolean[x.length];
        boolean[] keptB = new boolean[y.length];
        Arrays.fill(keptA, 0, head, true);
        Arrays.fill(keptB, 0, head, true);
        Arrays.fill(keptA, x.length - tail, x.length, true);
        Arrays.fill(keptB, y.length - tail, y.length, true);
        boolean found = align(
                Arrays.copyOfRange(x, head, x.length - tail),
                Arrays.copyOfRange(y, head, y.length - tail),
                head,
                keptA,
                keptB);
        return found ? hunks(keptA, keptB) : null;
    }

    private static int[] ids(List<Token> tokens, Map<Token, Integer> ids) {
        int[] out = new int[tokens.size()];
        for (int i = 0; i < out.length; i++) {
            Token token = tokens.get(i);
            Integer id = ids.get(token);
            if (id == null) {
                id = ids.size();
                ids.put(token, id);
            }
            out[i] = id;
        }
        return out;
    }

    private static boolean align(int[] a, int[] b, int offset, boolean[] keptA, boolean[] keptB) {
        int most = Math.min(a.length + b.length, MOST);
        int[] reach = new int[2 * most + 3];
        int zero = most + 1;
        List<int[]> trace = new ArrayList<>();
        for (int d = 0; d <= most; d++) {
            for (int k = -d; k <= d; k += 2) {
                boolean down = k == -d || (k != d && reach[zero + k - 1] < reach[zero + k + 1]);
                int i = down ? reach[zero + k + 1] : reach[zero + k - 1] + 1;
                int j = i - k;
                while (i < a.length && j < b.length && a[i] == b[j]) {
                    i++;
                    j++;
                }
                reach[zero + k] = i;
                if (i >= a.length && j >= b.length) {
                    trace.add(Arrays.copyOfRange(reach, zero - d, zero + d + 1));
                    walkBack(trace, a.length, b.length, offset, keptA, keptB);
                    return true;
                }
            }
            trace.add(Arrays.copyOfRange(reach, zero - d, zero + d + 1));
        }
        return false;
    }

    private static void walkBack(
            List<int[]> trace, int lengthA, int lengthB, int offset, boolean[] keptA, boolean[] keptB) {
        int i = lengthA;
        int j = lengthB;
        for (int d = trace.size() - 1; d >= 0; d--) {
            int k = i - j;
            int startI = 0;
            int startJ = 0;
            int previousK = k;
            if (d > 0) {
                int[] last = trace.get(d - 1);
                boolean down = k == -d || (k != d && at(last, d - 1, k - 1) < at(last, d - 1, k + 1));
                previousK = down ? k + 1 : k - 1;
                startI = at(last, d - 1, previousK);
                startJ = startI - previousK;
            }
            int afterI = d == 0 ? 0 : previousK < k ? startI + 1 : startI;
            int afterJ = d == 0 ? 0 : previousK < k ? startJ : startJ + 1;
            while (i > afterI && j > afterJ) {
                i--;
                j--;
                keptA[offset + i] = true;
                keptB[offset + j] = true;
            }
            i = startI;
            j = startJ;
        }
    }

    /** Reach on diagonal {@code k} after {@code d} steps; only every other diagonal was reached, others hold older values. */
    private static int at(int[] reach, int d, int k) {
        return k < -d || k > d ? -1 : reach[k + d];
    }

    private static List<Hunk> hunks(boolean[] keptA, boolean[] keptB) {
        List<Hunk> hunks = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < keptA.length || j < keptB.length) {
            int fromA = i;
            int fromB = j;
            while (i < keptA.length && !keptA[i]) {
                i++;
            }
            while (j < keptB.length && !keptB[j]) {
                j++;
            }
            if (i > fromA || j > fromB) {
                hunks.add(new Hunk(fromA, i, fromB, j));
            }
            while (i < keptA.length && j < keptB.length && keptA[i] && keptB[j]) {
                i++;
                j++;
            }
        }
        return hunks;
    }
}
