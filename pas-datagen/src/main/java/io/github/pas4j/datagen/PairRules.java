package io.github.pas4j.datagen;

import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How many pairs are wanted, how much silence among them, and how often the same complement.
 *
 * @param quota pairs of each category, unless it has one of its own
 * @param quotas those that have
 * @param silenceShare of the accepted pairs of a category, 0 to 1
 * @param recurringShare of the accepted pairs of a category that may have one complement, 0 to 1
 */
record PairRules(long quota, SortedMap<String, Long> quotas, double silenceShare, double recurringShare) {

    /** Fewer alike are no pattern. */
    private static final int ALWAYS_ALLOWED = 3;

    private static final double ROUNDING = 1e-9;

    PairRules {
        quotas = new TreeMap<>(quotas);
    }

    long quota(String category) {
        return quotas.getOrDefault(category, quota);
    }

    /** Whether one more silence keeps within its share of the pairs, this one counted; the first one always does. */
    boolean hasRoomForSilence(long silent, long accepted) {
        return silenceShare > 0 && silent < Math.ceil(silenceShare * (accepted + 1) - ROUNDING);
    }

    /** Whether one more of what came so often is too much. */
    boolean isTooCommon(int same, long accepted) {
        return same >= ALWAYS_ALLOWED && same + 1 > recurringShare * (accepted + 1) + ROUNDING;
    }

    /** What complements have in common that count as the same. */
    String key(String complement) {
        StringBuilder kept = new StringBuilder(complement.length());
        complement.codePoints().filter(Character::isLetterOrDigit).forEach(kept::appendCodePoint);
        return kept.toString().toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return "quota " + (quota == Long.MAX_VALUE ? "none" : quota) + " " + quotas + ", silence " + silenceShare
                + ", recurring " + recurringShare;
    }
}
