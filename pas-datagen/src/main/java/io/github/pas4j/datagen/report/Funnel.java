package io.github.pas4j.datagen.report;

import io.github.pas4j.datagen.CurationCounts;
import io.github.pas4j.datagen.CurationResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What each step took out and left, from all that there was to what came out. */
final class Funnel {

    private final String title;
    private final String first;
    private final long all;
    private final String last;
    private final List<Step> steps = new ArrayList<>();

    /**
     * A step.
     *
     * @param label what it took out
     * @param dropped how many
     * @param left how many it left
     */
    record Step(String label, long dropped, long left) {}

    /**
     * @param first what there was
     * @param all how many of it
     * @param last what came out
     */
    Funnel(String title, String first, long all, String last) {
        this.title = title;
        this.first = first;
        this.all = all;
        this.last = last;
    }

    /**
     * @param unreadable rows and turns that were not given to the curation
     */
    static Funnel of(CurationResult result, long unreadable) {
        CurationCounts counts = result.counts();
        Funnel funnel = new Funnel("From what was read to what was kept", "read", counts.read() + unreadable, "kept")
                .step("unreadable", unreadable)
                .step("filtered", counts.filtered())
                .step("exact duplicates", counts.exactDuplicates())
                .step("contaminated", counts.contaminated())
                .step("near duplicates", counts.nearDuplicates());
        if (!result.groupSizes().isEmpty()) {
            funnel.step("not selected", counts.notSelected());
        }
        return funnel.leaving(counts.kept());
    }

    Funnel step(String label, long dropped) {
        steps.add(new Step(label, dropped, left() - dropped));
        return this;
    }

    /** Makes sure that so many come out. */
    Funnel leaving(long kept) {
        if (left() != kept) {
            throw new IllegalArgumentException("of " + all + " prompts " + kept + " are " + last + ", not " + left());
        }
        return this;
    }

    private long left() {
        return steps.isEmpty() ? all : steps.get(steps.size() - 1).left();
    }

    void write(Html html) {
        html.open("section", "id", "funnel", "class", "wide").element("h2", title);
        html.open("div", "class", "split");
        html.open("div", "class", "plot", "id", "funnel-plot").close("div");
        html.open("div", "class", "scroll").open("table");
        html.open("thead").open("tr");
        for (String head : List.of("", "taken out", "left", "of all " + first)) {
            html.element("th", head, "scope", "col");
        }
        html.close("tr").close("thead").open("tbody");
        row(html, first, "", all);
        for (Step step : steps) {
            row(html, step.label(), step.dropped() == 0 ? "0" : "−" + Numbers.count(step.dropped()), step.left());
        }
        html.close("tbody").open("tfoot");
        row(html, last, "", left());
        html.close("tfoot")
                .close("table")
                .close("div")
                .close("div")
                .close("section")
                .newLine();
    }

    private void row(Html html, String label, String dropped, long left) {
        html.open("tr").element("th", label, "scope", "row");
        html.element("td", dropped, "class", "number out").element("td", Numbers.count(left), "class", "number");
        html.element("td", Numbers.share(left, all), "class", "number")
                .close("tr")
                .newLine();
    }

    Map<String, Object> data() {
        Map<String, Object> data = new LinkedHashMap<>();
        List<String> labels = new ArrayList<>(List.of(first));
        List<Long> left = new ArrayList<>(List.of(all));
        List<Long> dropped = new ArrayList<>(List.of(0L));
        for (Step step : steps) {
            labels.add(step.label());
            left.add(step.left());
            dropped.add(step.dropped());
        }
        data.put("labels", labels);
        data.put("left", left);
        data.put("dropped", dropped);
        return data;
    }
}
