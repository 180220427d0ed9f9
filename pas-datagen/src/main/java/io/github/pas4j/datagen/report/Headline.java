package io.github.pas4j.datagen.report;

import io.github.pas4j.datagen.CurationCounts;
import io.github.pas4j.datagen.CurationResult;

/** The few numbers that one wants first, and what was aimed at and not reached. */
final class Headline {

    private final CurationResult result;
    private final long unreadable;
    private final String title;
    private final Contents contents;

    Headline(CurationResult result, long unreadable, String title, Contents contents) {
        this.result = result;
        this.unreadable = unreadable;
        this.title = title;
        this.contents = contents;
    }

    void write(Html html) {
        CurationCounts counts = result.counts();
        long read = counts.read() + unreadable;
        html.open("header").foreign("h1", VisibleText.line(title, 200));
        html.open("dl", "class", "cards");
        Cards.card(html, Numbers.count(read), "prompts read", "read");
        Cards.card(html, Numbers.count(counts.kept()), "kept, " + Numbers.share(counts.kept(), read), "kept");
        long duplicates = counts.exactDuplicates() + counts.nearDuplicates();
        Cards.card(html, Numbers.count(duplicates), "duplicates, " + Numbers.share(duplicates, read), "duplicates");
        counts.clusters().ifPresent(groups -> Cards.card(html, Numbers.count(groups), "groups", "groups"));
        if (!counts.byCategory().isEmpty()) {
            long known = counts.byCategory().keySet().stream()
                    .filter(category -> !category.equals(PromptBook.UNKNOWN))
                    .count();
            Cards.card(html, Numbers.count(known), "categories kept", "categories");
        }
        Cards.card(html, Numbers.count(counts.byLanguage().size()), "languages kept", "languages");
        html.close("dl");
        contents.write(html);
        if (!result.shortfalls().isEmpty()) {
            html.open("div", "class", "warning")
                    .element("strong", "Not reached")
                    .open("ul");
            result.shortfalls().forEach(shortfall -> html.foreign("li", VisibleText.line(shortfall, 300)));
            html.close("ul").close("div");
        }
        html.close("header").newLine();
    }
}
