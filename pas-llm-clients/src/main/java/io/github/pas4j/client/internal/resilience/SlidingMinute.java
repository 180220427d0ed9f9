package io.github.pas4j.client.internal.resilience;

import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;

/**
 * What was taken in the last 60 seconds, entry by entry: the only way to keep a limit in <em>any</em> minute. A token
 * bucket of the same rate lets nearly twice as much through when it was full. Not thread-safe.
 */
final class SlidingMinute {

    static final long MINUTE = TimeUnit.MINUTES.toNanos(1);

    private final long limit;
    private final ArrayDeque<Entry> entries = new ArrayDeque<>();
    private long taken;

    SlidingMinute(long limit) {
        this.limit = limit;
    }

    /** Something taken, and when. */
    static final class Entry {
        private final long at;
        private long amount;
        private boolean over;

        private Entry(long at, long amount) {
            this.at = at;
            this.amount = amount;
        }
    }

    /** How long until so much may be taken, in nanoseconds; what exceeds the whole limit needs an empty minute. */
    long nanosUntilFree(long amount, long now) {
        forgetBefore(now);
        long tooMuch = taken - (limit - Math.min(amount, limit));
        if (tooMuch <= 0) {
            return 0;
        }
        for (Entry entry : entries) {
            tooMuch -= entry.amount;
            if (tooMuch <= 0) {
                return MINUTE - (now - entry.at);
            }
        }
        throw new IllegalStateException("the entries do not add up: " + taken);
    }

    Entry take(long amount, long now) {
        Entry entry = new Entry(now, amount);
        entries.addLast(entry);
        taken += amount;
        return entry;
    }

    /** Sets right what an entry took; too late for one that does not count any more. */
    void correct(Entry entry, long amount) {
        if (!entry.over) {
            taken += amount - entry.amount;
            entry.amount = amount;
        }
    }

    private void forgetBefore(long now) {
        for (Entry oldest = entries.peekFirst(); oldest != null; oldest = entries.peekFirst()) {
            if (now - oldest.at < MINUTE) {
                return;
            }
            entries.removeFirst();
            oldest.over = true;
            taken -= oldest.amount;
        }
    }
}
