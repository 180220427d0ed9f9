package io.github.pas4j.datagen.report;

import io.github.pas4j.datagen.CurationResult;
import io.github.pas4j.datagen.PromptCurator;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * What a curation did, as one HTML file to look at: what each stage took out and left, a map of the prompts, how similar
 * they are, how large the groups, categories and languages, pairs of near duplicates, examples of what was filtered, and times.
 *
 * <p>The file loads nothing and opens without a network. Prompts are strangers' text: they stand in it as text, never as
 * markup, and a content-security policy lets no script run but the report's own. The same result gives the same bytes, but for
 * the times of the stages.
 *
 * <pre>{@code
 * CurationResult result = PromptCurator.builder(encoders).vectorSample(5_000).build().curate(prompts);
 * CurationHtmlReport.builder(result).build().write(Path.of("report.html"));
 * }</pre>
 *
 * <p>There is a map only if {@link PromptCurator.Builder#vectorSample} asked for vectors. Immutable and thread-safe.
 */
public final class CurationHtmlReport {

    /** What {@link PromptCurator.Builder#vectorSample} may be asked for: as many points as the maps have. */
    public static final int MAP_POINTS = PromptMaps.MOST_POINTS;

    private final CurationResult result;
    private final String title;
    private final long unreadable;
    private final boolean times;

    private CurationHtmlReport(Builder builder) {
        this.result = builder.result;
        this.title = builder.title;
        this.unreadable = builder.unreadable;
        this.times = builder.times;
    }

    /** A report on a curation that has ended. */
    public static Builder builder(CurationResult result) {
        return new Builder(result);
    }

    /**
     * Writes the report; only the file's owner may read it. A file of that name is replaced once the new one is whole.
     *
     * @throws UncheckedIOException if it cannot be written
     */
    public void write(Path file) {
        PrivateFile.write(file, html());
    }

    /** The page, to be stored as UTF-8. */
    public String html() {
        PromptBook book = PromptBook.of(result);
        Funnel funnel = Funnel.of(result, unreadable);
        Similarities similarities = new Similarities(result);
        GroupSizes groups = new GroupSizes(result.groupSizes());
        PromptMaps maps = new PromptMaps(result, book);
        Html html = new Html();
        Map<String, Object> data = new LinkedHashMap<>();
        new Headline(result, unreadable, title, contents(maps, groups)).write(html);
        html.open("main");
        funnel.write(html);
        data.put("funnel", funnel.data());
        if (!maps.isEmpty()) {
            maps.write(html);
            data.put("map", maps.data());
        }
        similarities.write(html);
        data.put("similarities", similarities.data());
        if (!groups.isEmpty()) {
            groups.write(html);
            data.put("groups", groups.data());
        }
        new CategoryTable(result).write(html);
        new PairTables(result, book).write(html);
        new FilterTable(result).write(html);
        if (times) {
            new StageTable(result).write(html);
        }
        html.close("main");
        return Page.CURATION.html(VisibleText.line(title, 200), html.toString(), InlineJson.of(data));
    }

    private Contents contents(PromptMaps maps, GroupSizes groups) {
        Contents contents = new Contents();
        contents.add("funnel", "Funnel");
        if (!maps.isEmpty()) {
            contents.add("map", "Map");
        }
        contents.add("similarities", "Similarities");
        if (!groups.isEmpty()) {
            contents.add("groups", "Groups");
        }
        contents.add("categories", "Categories");
        contents.add("pairs", "Pairs");
        contents.add("filters", "Filters");
        if (times) {
            contents.add("stages", "Times");
        }
        return contents;
    }

    @Override
    public String toString() {
        return "CurationHtmlReport[" + result + "]";
    }

    /** Settings of a {@link CurationHtmlReport}. Not thread-safe. */
    public static final class Builder {

        private final CurationResult result;
        private String title = "Curation of prompts";
        private long unreadable;
        private boolean times = true;

        private Builder(CurationResult result) {
            this.result = Objects.requireNonNull(result, "result");
        }

        /** What stands above it, as text. Default: {@code Curation of prompts}. */
        public Builder title(String title) {
            this.title = Objects.requireNonNull(title, "title");
            return this;
        }

        /**
         * Rows and turns that could not be read, so that the curation never saw them; they count as read. Default: 0.
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

        /** Leaves out how long the stages took: the same result then gives the same bytes. Default: they are in it. */
        public Builder withoutTimes() {
            this.times = false;
            return this;
        }

        /** The report. */
        public CurationHtmlReport build() {
            return new CurationHtmlReport(this);
        }
    }
}
