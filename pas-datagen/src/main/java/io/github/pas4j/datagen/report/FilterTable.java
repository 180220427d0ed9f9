package io.github.pas4j.datagen.report;

import io.github.pas4j.datagen.CurationResult;
import io.github.pas4j.datagen.DroppedPrompt;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the filters took out, with the first few prompts of each rule; and why others were not selected. */
final class FilterTable {

    private static final int EXAMPLES = 3;
    private static final int MOST_TEXT = 160;

    private final CurationResult result;

    FilterTable(CurationResult result) {
        this.result = result;
    }

    void write(Html html) {
        html.open("section", "id", "filters", "class", "wide")
                .element("h2", "What was filtered or not selected, and why");
        Map<String, List<DroppedPrompt>> filtered = by(Outcome.FILTERED);
        Map<String, List<DroppedPrompt>> unselected = by(Outcome.NOT_SELECTED);
        table(html, "filter", filtered);
        table(html, "not selected since", unselected);
        if (filtered.isEmpty() && unselected.isEmpty()) {
            html.element("p", "Nothing was.", "class", "note");
        }
        html.close("section").newLine();
    }

    private Map<String, List<DroppedPrompt>> by(Outcome outcome) {
        Map<String, List<DroppedPrompt>> by = new TreeMap<>();
        for (DroppedPrompt dropped : result.dropped()) {
            if (Outcome.of(dropped) == outcome) {
                by.computeIfAbsent(reason(dropped), none -> new ArrayList<>()).add(dropped);
            }
        }
        return by;
    }

    /** The rule's name, or what the detail begins with. */
    private static String reason(DroppedPrompt dropped) {
        if (dropped.reason().startsWith(Outcome.FILTER)) {
            return dropped.reason().substring(Outcome.FILTER.length());
        }
        String detail = dropped.detail().orElse("");
        int colon = detail.indexOf(':');
        return colon < 0 ? detail : detail.substring(0, colon);
    }

    private static void table(Html html, String what, Map<String, List<DroppedPrompt>> rows) {
        if (rows.isEmpty()) {
            return;
        }
        html.open("table", "class", "examples").open("thead").open("tr");
        html.element("th", what, "scope", "col").element("th", "prompts", "scope", "col", "class", "number");
        html.element("th", "examples", "scope", "col")
                .close("tr")
                .close("thead")
                .open("tbody");
        rows.entrySet().stream()
                .sorted(Comparator.comparingInt((Map.Entry<String, List<DroppedPrompt>> row) ->
                                -row.getValue().size())
                        .thenComparing(Map.Entry.comparingByKey()))
                .forEach(row -> {
                    html.open("tr").foreign("th", VisibleText.line(row.getKey(), 80), "scope", "row");
                    html.element("td", Numbers.count(row.getValue().size()), "class", "number");
                    html.open("td")
                            .open("details")
                            .element("summary", shown(row.getValue().size()))
                            .open("ul");
                    row.getValue().stream()
                            .limit(EXAMPLES)
                            .forEach(dropped -> html.foreign(
                                    "li", VisibleText.line(dropped.prompt().text(), MOST_TEXT)));
                    html.close("ul").close("details").close("td").close("tr").newLine();
                });
        html.close("tbody").close("table");
    }

    private static String shown(int size) {
        return size > EXAMPLES ? "show the first " + EXAMPLES : "show";
    }
}
