package io.github.pas4j.datagen.report;

import io.github.pas4j.datagen.GeneratedPair;
import io.github.pas4j.datagen.PairPipeline;
import io.github.pas4j.runs.PriceTable;
import io.github.pas4j.runs.RunStore;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a run of {@link PairPipeline} did, as one HTML file to look at: what became of the prompts, attempts for each, why tries were
 * refused, lengths, examples from the first try to what was accepted, what each stage cost, and answers over time. The counts are
 * those of {@link io.github.pas4j.datagen.RunSummary}.
 *
 * <p>The file loads nothing and opens without a network. Prompts, complements and a critic's reasons are strangers' text: they stand in
 * it as text, never as markup, and a content-security policy lets no script run but the report's own. A run that was stopped can
 * be reported on as far as it has come. All is read from the run store as a stream: pairs and answers are counted, and
 * a few pairs kept, so that the size of a run costs time and no memory.
 *
 * <pre>{@code
 * try (RunStore store = RunStore.sqlite(Path.of("pairs.db"))) {
 *     PairHtmlReport.builder(store).build().write(Path.of("report.html"));
 * }
 * }</pre>
 *
 * <p>Reads the store when it is asked for the page, so the store has to be open then. Thread-safe.
 */
public final class PairHtmlReport {

    private final RunStore store;
    private final String title;
    private final long unreadable;
    private final Optional<PriceTable> prices;
    private final boolean times;

    private PairHtmlReport(Builder builder) {
        this.store = builder.store;
        this.title = builder.title;
        this.unreadable = builder.unreadable;
        this.prices = Optional.ofNullable(builder.prices);
        this.times = builder.times;
    }

    /**
     * A report on a run.
     *
     * @param store of the run; stays the caller's, who closes it
     */
    public static Builder builder(RunStore store) {
        return new Builder(store);
    }

    /**
     * Writes the report; only the file's owner may read it. A file of that name is replaced once the new one is whole.
     *
     * @throws UncheckedIOException if it cannot be written
     * @throws RuntimeException as {@link #html()}
     */
    public void write(Path file) {
        PrivateFile.write(file, html());
    }

    /**
     * The page, to be stored as UTF-8.
     *
     * @throws io.github.pas4j.DataFormatException if the store holds another kind of run
     * @throws io.github.pas4j.runs.RunStoreException if the store cannot be read
     * @throws IllegalArgumentException if there are prices, and none for a model that was asked
     */
    public String html() {
        PairFates fates = new PairFates();
        StageCosts costs = new StageCosts(store.journal().byRole(), prices, fates);
        Throughput throughput = new Throughput(new Timeline(store.sessions()), fates);
        List<PairSection> sections = List.of(
                new AttemptCounts(),
                new ComplementLengths(),
                new RejectionTable(),
                fates,
                costs,
                throughput,
                new TryTables());
        try (Stream<GeneratedPair> pairs = PairPipeline.pairs(store)) {
            pairs.forEach(pair -> sections.forEach(section -> section.add(pair)));
        }
        if (times) {
            store.journal().stream().forEach(throughput::add);
        }
        List<PairSection> shown =
                sections.stream().filter(section -> !section.isEmpty()).toList();
        return page(fates, costs, shown);
    }

    private String page(PairFates fates, StageCosts costs, List<PairSection> shown) {
        Funnel funnel = fates.funnel(unreadable);
        Contents contents = new Contents();
        contents.add("funnel", "Funnel");
        shown.forEach(section -> contents.add(section.id(), section.name()));
        Html html = new Html();
        Map<String, Object> data = new LinkedHashMap<>();
        new PairHeadline(title, fates, costs, contents).write(html);
        html.open("main");
        funnel.write(html);
        data.put("funnel", funnel.data());
        for (PairSection section : shown) {
            section.write(html);
            data.put(section.id(), section.data());
        }
        html.close("main");
        return Page.PAIRS.html(VisibleText.line(title, 200), html.toString(), InlineJson.of(data));
    }

    @Override
    public String toString() {
        return "PairHtmlReport[" + store.file() + "]";
    }

    /** Settings of a {@link PairHtmlReport}. Not thread-safe. */
    public static final class Builder {

        private final RunStore store;
        private String title = "Pairs of prompts";
        private long unreadable;
        private @Nullable PriceTable prices;
        private boolean times = true;

        private Builder(RunStore store) {
            this.store = Objects.requireNonNull(store, "store");
        }

        /** What stands above it, as text. Default: {@code Pairs of prompts}. */
        public Builder title(String title) {
            this.title = Objects.requireNonNull(title, "title");
            return this;
        }

        /**
         * Rows that could not be read, so that the run never saw them; they are the funnel's first step, and not among the prompts.
         * Default: 0.
         *
         * @throws IllegalArgumentException if it is negative
         */
        public Builder unreadable(long rows) {
            if (rows < 0) {
                throw new IllegalArgumentException("unreadable must not be negative: " + rows);
            }
            this.unreadable = rows;
            return this;
        }

        /**
         * Says what each stage cost in money, too. Default: it is not known.
         *
         * @param table has every model that was asked
         */
        public Builder prices(PriceTable table) {
            this.prices = Objects.requireNonNull(table, "prices");
            return this;
        }

        /** Leaves out answers over time: the same run then gives the same bytes. Default: they are in it. */
        public Builder withoutTimes() {
            this.times = false;
            return this;
        }

        /** The report. */
        public PairHtmlReport build() {
            return new PairHtmlReport(this);
        }
    }
}
