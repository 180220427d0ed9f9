package io.github.pas4j.datagen.report;

import io.github.pas4j.Category;
import io.github.pas4j.Language;
import io.github.pas4j.datagen.CuratedPrompt;
import io.github.pas4j.datagen.CurationResult;
import io.github.pas4j.datagen.DroppedPrompt;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The kept prompts by category and language. */
final class CategoryTable {

    private static final int MOST_LANGUAGES = 10;
    private static final String UNCLEAR = "und";
    private static final String OTHERS = "others";

    private final Map<String, Map<String, Long>> cells = new HashMap<>();
    private final Map<String, Long> kept = new HashMap<>();
    private final Map<String, Long> distinct = new HashMap<>();
    private final List<String> categories;
    private final List<String> languages;
    private final boolean selected;

    CategoryTable(CurationResult result) {
        boolean asked = !result.counts().byCategory().isEmpty();
        selected = result.counts().notSelected() > 0;
        languages = most(result.counts().byLanguage());
        for (CuratedPrompt prompt : result.kept()) {
            String category = asked ? prompt.category().map(Category::id).orElse(PromptBook.UNKNOWN) : "all";
            String language = prompt.language().map(Language::code).orElse(UNCLEAR);
            kept.merge(category, 1L, Long::sum);
            distinct.merge(category, 1L, Long::sum);
            cells.computeIfAbsent(category, none -> new HashMap<>())
                    .merge(languages.contains(language) ? language : OTHERS, 1L, Long::sum);
        }
        for (DroppedPrompt prompt : result.dropped()) {
            if (Outcome.of(prompt) == Outcome.NOT_SELECTED) {
                distinct.merge(
                        asked ? prompt.category().map(Category::id).orElse(PromptBook.UNKNOWN) : "all", 1L, Long::sum);
            }
        }
        categories = Largest.of(distinct, Integer.MAX_VALUE);
    }

    private static List<String> most(Map<String, Long> counts) {
        List<String> most = new ArrayList<>(Largest.of(counts, MOST_LANGUAGES));
        if (counts.size() > MOST_LANGUAGES) {
            most.add(OTHERS);
        }
        return most;
    }

    void write(Html html) {
        html.open("section", "id", "categories", "class", "wide").element("h2", "Kept by category and language");
        html.open("div", "class", "scroll")
                .open("table", "class", "heat")
                .open("thead")
                .open("tr");
        html.element("th", "category", "scope", "col");
        html.element("th", "kept", "scope", "col", "class", "number");
        if (selected) {
            html.element("th", "of distinct", "scope", "col", "class", "number");
            html.element("th", "share", "scope", "col", "class", "number");
        }
        languages.forEach(language -> html.element("th", language, "scope", "col", "class", "number"));
        html.close("tr").close("thead").open("tbody");
        long most = cells.values().stream()
                .flatMap(row -> row.values().stream())
                .mapToLong(count -> count)
                .max()
                .orElse(1);
        for (String category : categories) {
            html.open("tr").element("th", category, "scope", "row");
            totals(html, kept.getOrDefault(category, 0L), distinct.getOrDefault(category, 0L));
            Map<String, Long> row = cells.getOrDefault(category, Map.of());
            for (String language : languages) {
                long count = row.getOrDefault(language, 0L);
                Shades.cell(html, count, most);
            }
            html.close("tr").newLine();
        }
        html.close("tbody").open("tfoot").open("tr").element("th", "all", "scope", "row");
        totals(html, sum(kept), sum(distinct));
        for (String language : languages) {
            html.element("td", Numbers.count(sum(language)), "class", "number");
        }
        html.close("tr")
                .close("tfoot")
                .close("table")
                .close("div")
                .close("section")
                .newLine();
    }

    private void totals(Html html, long keptCount, long distinctCount) {
        html.element("td", Numbers.count(keptCount), "class", "number total");
        if (selected) {
            html.element("td", Numbers.count(distinctCount), "class", "number");
            html.element("td", Numbers.share(keptCount, distinctCount), "class", "number");
        }
    }

    private long sum(String language) {
        return cells.values().stream()
                .mapToLong(row -> row.getOrDefault(language, 0L))
                .sum();
    }

    private static long sum(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(count -> count).sum();
    }
}
