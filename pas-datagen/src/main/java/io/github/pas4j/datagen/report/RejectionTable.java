package io.github.pas4j.datagen.report;

import io.github.pas4j.datagen.GeneratedPair;
import io.github.pas4j.datagen.GeneratedPair.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Why tries were refused, by category. */
final class RejectionTable implements PairSection {

    private static final int MOST_CATEGORIES = 40;
    private static final int MOST_REASONS = 24;

    private final Map<String, Tries> byCategory = new HashMap<>();
    private final Tries all = new Tries();

    /** Tries of one category, or of all. */
    private static final class Tries {
        private final Map<String, Long> reasons = new HashMap<>();
        private long tries;
        private long refused;

        void add(Step step) {
            tries++;
            List<String> objections = step.objections();
            refused += objections.isEmpty() ? 0 : 1;
            objections.forEach(reason -> reasons.merge(reason, 1L, Long::sum));
        }

        void add(Tries other) {
            tries += other.tries;
            refused += other.refused;
            other.reasons.forEach((reason, count) -> reasons.merge(reason, count, Long::sum));
        }

        long count(List<String> of) {
            return of.stream()
                    .mapToLong(reason -> reasons.getOrDefault(reason, 0L))
                    .sum();
        }
    }

    @Override
    public String id() {
        return "rejections";
    }

    @Override
    public String name() {
        return "Rejections";
    }

    @Override
    public void add(GeneratedPair pair) {
        if (pair.history().isEmpty()) {
            return; // a category without tries has no row
        }
        Tries own = byCategory.computeIfAbsent(PairFates.category(pair), none -> new Tries());
        for (Step step : pair.history()) {
            own.add(step);
            all.add(step);
        }
    }

    @Override
    public boolean isEmpty() {
        return all.tries == 0;
    }

    /**
     * A column.
     *
     * @param reasons that it counts; one, but for the last of many
     */
    private record Column(Reasons.By by, String label, List<String> reasons) {}

    private List<Column> columns() {
        List<String> most = Largest.of(all.reasons, MOST_REASONS);
        List<Column> columns = new ArrayList<>();
        for (String reason : Reasons.inOrder(most)) {
            columns.add(new Column(Reasons.by(reason), reason, List.of(reason)));
        }
        List<String> rest = all.reasons.keySet().stream()
                .filter(reason -> !most.contains(reason))
                .toList();
        if (!rest.isEmpty()) {
            columns.add(new Column(Reasons.By.OTHERWISE, rest.size() + " other reasons", rest));
        }
        return columns;
    }

    @Override
    public void write(Html html) {
        List<Column> columns = columns();
        List<String> shown = Largest.of(tries(), MOST_CATEGORIES);
        long most = columns.stream()
                .flatMapToLong(column -> shown.stream()
                        .mapToLong(category ->
                                byCategory.getOrDefault(category, all).count(column.reasons())))
                .max()
                .orElse(1);
        html.open("section", "id", id(), "class", "wide").element("h2", "Why tries were refused");
        html.open("div", "class", "scroll").open("table", "class", "heat tilted");
        head(html, columns);
        html.open("tbody");
        shown.forEach(category -> row(html, category, byCategory.getOrDefault(category, all), columns, most));
        if (shown.size() < byCategory.size()) {
            Tries rest = new Tries();
            byCategory.forEach((category, own) -> {
                if (!shown.contains(category)) {
                    rest.add(own);
                }
            });
            row(html, (byCategory.size() - shown.size()) + " others", rest, columns, most);
        }
        html.close("tbody").open("tfoot").open("tr").element("th", "all", "scope", "row");
        totals(html, all);
        columns.forEach(column -> html.element("td", Numbers.count(all.count(column.reasons())), "class", "number"));
        html.close("tr").close("tfoot").close("table").close("div");
        html.element(
                "p",
                "A try is a complement, or a silence, that was looked at: by local checks first, then by the critic, who may"
                        + " find several things wrong with it. So the reasons of a row may be more than its refused tries.",
                "class",
                "note");
        meanings(html, columns);
        html.close("section").newLine();
    }

    private Map<String, Long> tries() {
        Map<String, Long> tries = new HashMap<>();
        byCategory.forEach((category, own) -> tries.put(category, own.tries));
        return tries;
    }

    private static void head(Html html, List<Column> columns) {
        Map<Reasons.By, Integer> groups = new LinkedHashMap<>();
        columns.forEach(column -> groups.merge(column.by(), 1, Integer::sum));
        html.open("thead").open("tr");
        html.element("th", "category", "scope", "col", "rowspan", "2");
        html.element("th", "tries", "scope", "col", "rowspan", "2", "class", "number");
        html.element("th", "refused", "scope", "col", "rowspan", "2", "class", "number");
        html.element("th", "share", "scope", "col", "rowspan", "2", "class", "number");
        groups.forEach((by, width) -> html.element(
                "th", by.label(), "scope", "colgroup", "colspan", Integer.toString(width), "class", "group"));
        html.close("tr").open("tr");
        for (Column column : columns) {
            html.open("th", "scope", "col", "class", "tilt")
                    .foreign("span", VisibleText.line(column.label(), 40))
                    .close("th");
        }
        html.close("tr").close("thead");
    }

    private static void row(Html html, String category, Tries own, List<Column> columns, long most) {
        html.open("tr").foreign("th", VisibleText.line(category, 60), "scope", "row");
        totals(html, own);
        columns.forEach(column -> Shades.cell(html, own.count(column.reasons()), most));
        html.close("tr").newLine();
    }

    private static void totals(Html html, Tries own) {
        html.element("td", Numbers.count(own.tries), "class", "number");
        html.element("td", Numbers.count(own.refused), "class", "number total");
        html.element("td", Numbers.share(own.refused, own.tries), "class", "number");
    }

    private static void meanings(Html html, List<Column> columns) {
        if (columns.isEmpty()) {
            return;
        }
        html.open("details").element("summary", "What the names mean").open("dl", "class", "meanings");
        for (Column column : columns) {
            Reasons.meaning(column.label())
                    .ifPresent(meaning -> html.element("dt", column.label()).element("dd", meaning));
        }
        html.close("dl").close("details");
    }
}
