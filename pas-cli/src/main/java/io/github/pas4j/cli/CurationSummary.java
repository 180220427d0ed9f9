package io.github.pas4j.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.pas4j.datagen.CurationCounts;
import io.github.pas4j.datagen.CurationStage;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What {@code pas curate} says at its end. */
final class CurationSummary {

    private static final int MOST_LANGUAGES = 8;

    private final PrintStream err;
    private final CurationReport report;
    private final CurationCounts counts;

    CurationSummary(PrintStream err, CurationReport report) {
        this.err = err;
        this.report = report;
        this.counts = report.result().counts();
    }

    void print() {
        line("%s read in %.1f s", Summary.count(report.read(), "prompt"), report.seconds());
        share("unreadable (rejected)", report.rejected());
        share("filtered", counts.filtered());
        parts(counts.filteredBy());
        share("exact duplicates", counts.exactDuplicates());
        share("near duplicates", counts.nearDuplicates());
        parts(counts.nearBy());
        share("contaminated", counts.contaminated());
        if (counts.clusters().isPresent()) {
            share("not selected", counts.notSelected());
        }
        share("kept", counts.kept());
        if (!counts.byLanguage().isEmpty()) {
            line("Kept by language: %s", most(counts.byLanguage()));
        }
        if (!counts.byCategory().isEmpty()) {
            line(
                    "Kept by category: %s",
                    most(counts.byCategory(), counts.byCategory().size()));
        }
        printSelection();
        printHow();
        printFiles();
    }

    private void printSelection() {
        if (counts.clusters().isPresent()) {
            line("Selected from %s", Summary.count(counts.clusters().getAsLong(), "group"));
        }
        if (counts.unscored() > 0) {
            line("Without a score, since it could not be told: %s", Summary.count(counts.unscored(), "prompt"));
        }
        report.result().shortfalls().forEach(shortfall -> line("Not reached: %s", shortfall));
    }

    private void printHow() {
        if (report.questions() > 0) {
            line("Compared with %s of evaluation sets", Summary.count(report.questions(), "question"));
        }
        if (report.questionsRejected() > 0) {
            line("%s of evaluation sets could not be read", Summary.count(report.questionsRejected(), "row"));
        }
        report.result().indexes().forEach((space, index) -> line("Index for %s: %s", space, index));
        report.result()
                .sampleRecall()
                .forEach((space, recall) ->
                        line("  the graph for %s found %.2f %% of the near pairs of a sample", space, 100 * recall));
        if (report.computed() > 0 || report.files().run() != null) {
            String known = report.files().run() == null ? "" : "; what the run knew before was not encoded again";
            line("Encoded: %s%s", Summary.count(report.computed(), "text"), known);
        }
        if (counts.truncated() > 0) {
            line("Longer than the encoder reads, so compared by their words too: %,d", counts.truncated());
        }
        if (counts.withoutEncoder() > 0) {
            line(
                    "Without an encoder for their language, so compared by their characters: %s (kept: %s)",
                    Summary.count(counts.withoutEncoder(), "different text"),
                    report.uncovered().isEmpty() ? "none" : String.join(", ", report.uncovered()));
        }
        if (!counts.vetoed().isEmpty()) {
            line("Near pairs that are no duplicates, by what differs: %s", most(counts.vetoed()));
        }
    }

    private void printFiles() {
        if (counts.kept() == 0) {
            line("No prompt is left: the output is empty");
        }
        file("kept", report.files().out(), counts.kept());
        file("dropped", report.files().dropped(), report.result().dropped().size());
        if (report.rejected() + report.questionsRejected() > 0) {
            file("rejects", report.files().rejects(), report.rejected() + report.questionsRejected());
        }
        Path page = report.files().report();
        if (page != null) {
            line("  %-22s %s", "report", page);
        }
        Path run = report.files().run();
        if (run != null) {
            line("  %-22s %s (--explain ID --run %s says why)", "run", run, run);
        }
    }

    private void file(String name, @Nullable Path file, long rows) {
        if (file != null && Files.exists(file)) {
            line("  %-22s %s (%s)", name, file, Summary.count(rows, "row"));
        }
    }

    private void parts(SortedMap<String, Long> parts) {
        parts.forEach((name, count) -> line("    %-20s %,9d", name, count));
    }

    /** Greatest first, the rare ones counted together. */
    private static String most(SortedMap<String, Long> counts) {
        return most(counts, MOST_LANGUAGES);
    }

    private static String most(SortedMap<String, Long> counts, int number) {
        String most = counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
                .limit(number)
                .map(entry -> String.format(Locale.ROOT, "%s %,d", entry.getKey(), entry.getValue()))
                .collect(Collectors.joining(", "));
        int others = counts.size() - number;
        return others > 0 ? most + " and " + others + " more" : most;
    }

    static String json(CurationReport report) {
        CurationCounts counts = report.result().counts();
        return JsonText.write(json -> {
            json.writeStartObject();
            json.writeNumberField("read", report.read());
            json.writeNumberField("rejected", report.rejected());
            json.writeNumberField("filtered", counts.filtered());
            json.writeNumberField("exactDuplicates", counts.exactDuplicates());
            json.writeNumberField("nearDuplicates", counts.nearDuplicates());
            json.writeNumberField("contaminated", counts.contaminated());
            if (counts.clusters().isPresent()) {
                json.writeNumberField("clusters", counts.clusters().getAsLong());
            } else {
                json.writeNullField("clusters");
            }
            json.writeNumberField("notSelected", counts.notSelected());
            json.writeNumberField("kept", counts.kept());
            if (counts.byCategory().isEmpty()) {
                json.writeNullField("byCategory");
            } else {
                numbers(json, "byCategory", counts.byCategory());
            }
            numbers(json, "byLanguage", counts.byLanguage());
            json.writeNumberField("seconds", report.seconds());
            numbers(json, "filteredBy", counts.filteredBy());
            numbers(json, "nearBy", counts.nearBy());
            numbers(json, "vetoed", counts.vetoed());
            json.writeObjectFieldStart("index");
            for (Map.Entry<String, String> index : report.result().indexes().entrySet()) {
                json.writeStringField(index.getKey(), index.getValue());
            }
            json.writeEndObject();
            json.writeObjectFieldStart("sampleRecall");
            for (Map.Entry<String, Double> recall :
                    report.result().sampleRecall().entrySet()) {
                json.writeNumberField(recall.getKey(), recall.getValue());
            }
            json.writeEndObject();
            json.writeNumberField("unscored", counts.unscored());
            json.writeArrayFieldStart("shortfalls");
            for (String shortfall : report.result().shortfalls()) {
                json.writeString(shortfall);
            }
            json.writeEndArray();
            json.writeObjectFieldStart("stageSeconds");
            for (Map.Entry<CurationStage, Duration> stage :
                    report.result().stageTimes().entrySet()) {
                json.writeNumberField(stage.getKey().label(), stage.getValue().toMillis() / 1e3);
            }
            json.writeEndObject();
            json.writeNumberField("encoded", report.computed());
            json.writeNumberField("truncated", counts.truncated());
            json.writeNumberField("withoutEncoder", counts.withoutEncoder());
            json.writeNumberField("evaluationQuestions", report.questions());
            json.writeNumberField("evaluationRejected", report.questionsRejected());
            json.writeEndObject();
        });
    }

    private static void numbers(JsonGenerator json, String name, SortedMap<String, Long> numbers) throws IOException {
        json.writeObjectFieldStart(name);
        for (Map.Entry<String, Long> number : numbers.entrySet()) {
            json.writeNumberField(number.getKey(), number.getValue());
        }
        json.writeEndObject();
    }

    private void share(String name, long count) {
        line("  %-22s %,9d  %5.1f %%", name, count, 100.0 * count / Math.max(1, report.read()));
    }

    private void line(String format, Object... values) {
        err.println(String.format(Locale.ROOT, format, values));
    }
}
