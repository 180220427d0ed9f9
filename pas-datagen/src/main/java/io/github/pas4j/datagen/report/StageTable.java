package io.github.pas4j.datagen.report;

import io.github.pas4j.datagen.CurationCounts;
import io.github.pas4j.datagen.CurationResult;
import io.github.pas4j.datagen.CurationStage;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** How long each stage took, and how many prompts a second it went through. */
final class StageTable {

    private final CurationResult result;

    StageTable(CurationResult result) {
        this.result = result;
    }

    void write(Html html) {
        Map<CurationStage, Duration> times = result.stageTimes();
        double all = times.values().stream().mapToDouble(StageTable::seconds).sum();
        html.open("section", "id", "stages", "class", "wide").element("h2", "How long it took");
        html.open("div", "class", "scroll").open("table").open("thead").open("tr");
        for (String head : List.of("stage", "seconds", "prompts", "prompts/s", "")) {
            html.element("th", head, "scope", "col");
        }
        html.close("tr").close("thead").open("tbody");
        times.forEach((stage, time) -> row(html, stage.label(), seconds(time), prompts(stage), all));
        html.close("tbody").open("tfoot");
        row(html, "all", all, result.counts().read(), all);
        html.close("tfoot").close("table").close("div");
        html.element(
                "p",
                "Prompts are those that reached the stage. What a run knew before takes no time: a rate may be that"
                        + " of reading a file.",
                "class",
                "note");
        html.close("section").newLine();
    }

    private static void row(Html html, String label, double seconds, long prompts, double all) {
        html.open("tr").element("th", label, "scope", "row");
        html.element("td", Numbers.fixed(seconds, 2), "class", "number");
        html.element("td", Numbers.count(prompts), "class", "number");
        html.element("td", seconds < 0.005 ? "–" : Numbers.count(Math.round(prompts / seconds)), "class", "number");
        String share = Numbers.fixed(all == 0 ? 0 : seconds / all, 3);
        html.open("td", "class", "meter")
                .element("meter", Numbers.share(Math.round(1000 * seconds), Math.round(1000 * all)), "value", share);
        html.close("td").close("tr").newLine();
    }

    private static double seconds(Duration time) {
        return time.toNanos() / 1e9;
    }

    private long prompts(CurationStage stage) {
        CurationCounts counts = result.counts();
        long distinct = counts.read() - counts.filtered() - counts.exactDuplicates();
        return switch (stage) {
            case READ -> counts.read();
            case ENCODE -> distinct - counts.withoutEncoder();
            case DECONTAMINATE -> distinct;
            case NEAR_DUPLICATES -> distinct - counts.contaminated();
            case SCORE, CLASSIFY, GROUP, SELECT -> counts.kept() + counts.notSelected();
        };
    }
}
