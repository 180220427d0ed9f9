package io.github.pas4j.cli;

import io.github.pas4j.EvidenceTable;
import io.github.pas4j.GoldenCheck;
import io.github.pas4j.GoldenCheck.Problem;
import io.github.pas4j.GoldenCheck.Report;
import io.github.pas4j.GoldenPairs;
import io.github.pas4j.Taxonomy;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code pas golden check}. */
@Command(
        name = "check",
        description = "Says what is wrong with a file of golden pairs, all of it at once.",
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  pas golden check mine.jsonl --evidence measured.jsonl",
            "  pas golden check kitchen.jsonl --taxonomy soups,sauces",
            "  pas golden check bundled",
            "",
            "Exit codes: 0 no problem, 1 some, or the file cannot be read, 2 wrong usage."
        })
final class GoldenCheckCommand implements Callable<Integer> {

    private static final Path BUNDLED = Path.of("bundled");

    private final Shell shell;

    GoldenCheckCommand(Shell shell) {
        this.shell = shell;
    }

    @Parameters(
            paramLabel = "F",
            description = "File of golden pairs (JSONL); bundled is ours, all four of them; - is standard input.")
    private Path file = Path.of("-");

    @Option(
            names = "--evidence",
            paramLabel = "F",
            description = "Evidence of your own (JSONL) beside ours; of an intent that both know, yours counts.")
    private @Nullable Path evidence;

    @Mixin
    private final TaxonomyOption taxonomy = new TaxonomyOption();

    @Option(names = "--json", description = "Prints one JSON object: pairs, and problems with line and reason.")
    private boolean json;

    @Mixin
    @SuppressWarnings("UnusedVariable") // picocli reads it
    private final CommonOptions common = new CommonOptions();

    @Override
    public Integer call() throws IOException {
        Map<String, Report> reports = reports(check());
        try (DataOut out = DataOut.open(null, shell)) {
            if (json) {
                out.line(json(reports));
            } else {
                print(reports, out);
            }
            out.commit();
        }
        return problems(reports) == 0 ? Exit.DONE : Exit.FAILED;
    }

    private GoldenCheck check() {
        if (file.equals(BUNDLED) && taxonomy.read().isPresent()) {
            throw CliException.usage("--taxonomy is for a file of your own; ours is over our categories");
        }
        GoldenCheck check = GoldenCheck.of(taxonomy.read().orElse(Taxonomy.pas14()));
        return evidence == null
                ? check
                : check.evidence(EvidenceTable.bundled().plus(EvidenceTable.load(OwnFile.existing(evidence))));
    }

    private Map<String, Report> reports(GoldenCheck check) {
        Map<String, Report> reports = new LinkedHashMap<>();
        if (file.equals(BUNDLED)) {
            for (String kind : List.of("specific", "transferable")) {
                for (String language : List.of("en", "zh")) {
                    String name = "golden/" + kind + "-" + language + ".jsonl";
                    InputStream in = Objects.requireNonNull(GoldenPairs.class.getResourceAsStream(name), name);
                    reports.put(name, check.check(in, name));
                }
            }
        } else {
            FileJob in = FileJob.of(file.toString().equals("-") ? null : file, null, null);
            reports.put(in.name(), check.check(in.openIn(shell), in.name()));
        }
        return reports;
    }

    private static void print(Map<String, Report> reports, DataOut out) throws IOException {
        int pairs = 0;
        for (Map.Entry<String, Report> report : reports.entrySet()) {
            for (Problem problem : report.getValue().problems()) {
                out.line(OneLine.of(
                        report.getKey() + (problem.line() > 0 ? ":" + problem.line() : "") + ": " + problem.reason()));
            }
            if (reports.size() > 1) {
                out.line(report.getKey() + ": "
                        + counts(
                                report.getValue().pairs(),
                                report.getValue().problems().size()));
            }
            pairs += report.getValue().pairs();
        }
        out.line((reports.size() > 1 ? reports.size() + " files, " : "") + counts(pairs, problems(reports)));
    }

    private static int problems(Map<String, Report> reports) {
        return reports.values().stream()
                .mapToInt(report -> report.problems().size())
                .sum();
    }

    private static String counts(int pairs, int problems) {
        return String.format(
                Locale.ROOT,
                "%,d %s, %,d %s",
                pairs,
                pairs == 1 ? "pair" : "pairs",
                problems,
                problems == 1 ? "problem" : "problems");
    }

    /** Which file a problem is in is told only where there are several. */
    private static String json(Map<String, Report> reports) {
        return JsonText.write(json -> {
            json.writeStartObject();
            json.writeNumberField(
                    "pairs", reports.values().stream().mapToInt(Report::pairs).sum());
            json.writeArrayFieldStart("problems");
            for (Map.Entry<String, Report> report : reports.entrySet()) {
                for (Problem problem : report.getValue().problems()) {
                    json.writeStartObject();
                    if (reports.size() > 1) {
                        json.writeStringField("file", report.getKey());
                    }
                    json.writeNumberField("line", problem.line());
                    json.writeStringField("reason", problem.reason());
                    json.writeEndObject();
                }
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }
}
