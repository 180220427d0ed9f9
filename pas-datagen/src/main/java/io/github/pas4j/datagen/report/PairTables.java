package io.github.pas4j.datagen.report;

import io.github.pas4j.datagen.CurationResult;
import io.github.pas4j.datagen.DroppedPrompt;
import java.util.Comparator;
import java.util.List;

/** Near duplicates beside the prompts that stand for them: the least similar, where errors would be, and the most similar. */
final class PairTables {

    private static final int MOST = 8;
    private static final int MOST_TEXT = 600;
    private static final String SAME_TEXT = "same-text";

    private final CurationResult result;
    private final PromptBook book;

    PairTables(CurationResult result, PromptBook book) {
        this.result = result;
        this.book = book;
    }

    void write(Html html) {
        List<DroppedPrompt> pairs = result.dropped().stream()
                .filter(dropped -> Outcome.of(dropped) == Outcome.NEAR_DUPLICATE)
                .filter(dropped -> !dropped.method().orElse("").equals(SAME_TEXT))
                .sorted(Comparator.comparingDouble(PairTables::similarity)
                        .thenComparing(dropped -> dropped.prompt().id()))
                .toList();
        html.open("section", "id", "pairs", "class", "wide").element("h2", "Near duplicates and what stands for them");
        if (pairs.isEmpty()) {
            html.element("p", "There are none but those with equal canonical texts.", "class", "note");
        } else {
            List<DroppedPrompt> least = pairs.subList(0, Math.min(MOST, (pairs.size() + 1) / 2));
            List<DroppedPrompt> most = pairs.subList(Math.max(least.size(), pairs.size() - MOST), pairs.size());
            table(html, "The least similar", least);
            table(html, "The most similar", reversed(most));
        }
        vetoes(html);
        html.close("section").newLine();
    }

    private static List<DroppedPrompt> reversed(List<DroppedPrompt> pairs) {
        return pairs.stream()
                .sorted(Comparator.comparingDouble(PairTables::similarity)
                        .reversed()
                        .thenComparing(dropped -> dropped.prompt().id()))
                .toList();
    }

    private static double similarity(DroppedPrompt dropped) {
        return dropped.similarity().orElse(1);
    }

    private void table(Html html, String title, List<DroppedPrompt> pairs) {
        if (pairs.isEmpty()) {
            return;
        }
        html.element("h3", title).open("table", "class", "pairs").open("thead").open("tr");
        html.element("th", "similarity", "scope", "col").element("th", "dropped", "scope", "col");
        html.element("th", "stands for it", "scope", "col")
                .close("tr")
                .close("thead")
                .open("tbody");
        for (DroppedPrompt pair : pairs) {
            String keptId = pair.keptId().orElse("");
            String dropped = VisibleText.of(pair.prompt().text(), Integer.MAX_VALUE);
            String kept = book.find(keptId)
                    .map(entry -> VisibleText.of(entry.prompt().text(), Integer.MAX_VALUE))
                    .orElse("");
            html.open("tr").open("td", "class", "number");
            html.text(Numbers.fixed(similarity(pair), 4))
                    .element("small", pair.method().orElse(""))
                    .close("td");
            prompt(html, pair.prompt().id(), dropped, kept);
            prompt(html, keptId, kept, dropped);
            html.close("tr").newLine();
        }
        html.close("tbody").close("table");
    }

    private static void prompt(Html html, String id, String text, String other) {
        html.open("td").open("div", "class", "prompt", "tabindex", "0");
        Differences.write(html, text, other, MOST_TEXT);
        html.close("div").foreign("small", VisibleText.line(id, 80)).close("td");
    }

    private void vetoes(Html html) {
        if (!result.counts().vetoed().isEmpty()) {
            html.element("h3", "Near pairs that are no duplicates, by what sets them apart");
            html.open("ul", "class", "counts");
            result.counts()
                    .vetoed()
                    .forEach((reason, count) -> html.open("li")
                            .foreign("span", VisibleText.line(reason, 80))
                            .element("b", Numbers.count(count))
                            .close("li"));
            html.close("ul");
        }
    }
}
