package io.github.pas4j.datagen.dedup;

/** Damerau and Levenshtein's distance in its restricted form: insert, delete, replace, exchange two neighbours. */
final class EditDistance {

    private EditDistance() {}

    /** The distance in UTF-16 code units, or −1 if it is more than {@code limit}; time in proportion to length times limit. */
    static int within(String a, String b, int limit) {
        if (Math.abs(a.length() - b.length()) > limit) {
            return -1;
        }
        int width = b.length() + 1;
        int far = limit + 1;
        int[] before = new int[width];
        int[] last = new int[width];
        int[] row = new int[width];
        for (int j = 0; j < width; j++) {
            last[j] = Math.min(j, far);
        }
        for (int i = 1; i <= a.length(); i++) {
            int from = Math.max(1, i - limit);
            int to = Math.min(b.length(), i + limit);
            row[from - 1] = from == 1 ? Math.min(i, far) : far;
            int least = row[from - 1];
            for (int j = from; j <= to; j++) {
                char c = a.charAt(i - 1);
                char d = b.charAt(j - 1);
                int best = last[j - 1] + (c == d ? 0 : 1);
                best = Math.min(best, (j < i + limit ? last[j] : far) + 1);
                best = Math.min(best, row[j - 1] + 1);
                if (i > 1 && j > 1 && c == b.charAt(j - 2) && d == a.charAt(i - 2)) {
                    best = Math.min(best, before[j - 2] + 1);
                }
                row[j] = Math.min(best, far);
                least = Math.min(least, row[j]);
            }
            if (least > limit) {
                return -1;
            }
            if (to < b.length()) {
                row[to + 1] = far;
            }
            int[] spare = before;
            before = last;
            last = row;
            row = spare;
        }
        return last[b.length()] > limit ? -1 : last[b.length()];
    }
}
