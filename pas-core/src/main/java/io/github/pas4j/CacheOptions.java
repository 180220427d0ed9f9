package io.github.pas4j;

/**
 * Whether and how results are remembered. A result is found again for the same prompt, category, target and generator
 * (by {@link ComplementGenerator#fingerprint()}); failures and timeouts are never kept.
 *
 * @param maxEntries most results kept, the longest unused leave first; 0 keeps none
 */
public record CacheOptions(int maxEntries) {

    /**
     * @throws IllegalArgumentException if {@code maxEntries} is negative
     */
    public CacheOptions {
        if (maxEntries < 0) {
            throw new IllegalArgumentException("maxEntries must not be negative: " + maxEntries);
        }
    }

    /** No cache. The default. */
    public static CacheOptions off() {
        return new CacheOptions(0);
    }

    /**
     * Keeps so many results.
     *
     * @param entries at least 1; each holds its prompt
     * @throws IllegalArgumentException if it is not positive
     */
    public static CacheOptions maxEntries(int entries) {
        if (entries < 1) {
            throw new IllegalArgumentException("maxEntries must be positive: " + entries);
        }
        return new CacheOptions(entries);
    }
}
