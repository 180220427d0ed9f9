package io.github.pas4j.cli;

import io.github.pas4j.Outcome;
import java.io.PrintStream;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Map.Entry;

/** What a run over a file says at its end. */
final class Summary {

    private static final int TOP_REASONS = 8;

    private final PrintStream err;
    private final Tally tally;

    Summary(PrintStream err, Tally tally) {
        this.err = err;
        this.tally = tally;
    }

    void print(double seconds) {
        line("%s read in %.1f s, %.1f prompts a second", count(tally.read(), "row"), seconds, tally.done() / seconds);
        for (Entry<Outcome, Long> outcome : tally.outcomes().entrySet()) {
            share(Words.outcome(outcome.getKey()), outcome.getValue());
        }
        if (tally.unreadable() > 0) {
            share("unreadable (rejected)", tally.unreadable());
        }
        if (tally.blankLines() > 0) {
            line("and %s between the rows", count(tally.blankLines(), "blank line"));
        }
        printReasons();
    }

    private void printReasons() {
        if (tally.reasons().isEmpty()) {
            return;
        }
        line("Why prompts were left alone:");
        tally.reasons().entrySet().stream()
                .sorted(Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Entry.comparingByKey()))
                .limit(TOP_REASONS)
                .forEach(reason -> line("%,9d  %s", reason.getValue(), reason.getKey()));
        long more = tally.reasons().size() - (long) TOP_REASONS;
        if (more > 0) {
            line("           and %d more reasons", more);
        }
    }

    void printCategories() {
        line("Categories:");
        for (Map.Entry<String, Long> category : tally.categories().entrySet()) {
            share(category.getKey(), category.getValue());
        }
    }

    private void share(String name, long count) {
        line("  %-22s %,9d  %5.1f %%", name, count, 100.0 * count / Math.max(1, tally.read()));
    }

    /** Such as "1 row" and "1,234 rows". */
    static String count(long number, String what) {
        return String.format(Locale.ROOT, "%,d %s%s", number, what, number == 1 ? "" : "s");
    }

    private void line(String format, Object... values) {
        err.println(String.format(Locale.ROOT, format, values));
    }
}
