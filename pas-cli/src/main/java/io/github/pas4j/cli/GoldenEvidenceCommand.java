package io.github.pas4j.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.pas4j.Evidence;
import io.github.pas4j.EvidenceTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map.Entry;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code pas golden evidence}. */
@Command(
        name = "evidence",
        description = "Shows what was measured of each intent's complements, the most favourable first.",
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  pas golden evidence",
            "  pas golden evidence --evidence measured.jsonl",
            "  pas golden evidence --json | jq -r 'select(.favours) | .intent'"
        })
final class GoldenEvidenceCommand implements Callable<Integer> {

    private static final Comparator<Entry<String, Evidence>> MOST_FAVOURABLE_FIRST =
            Entry.<String, Evidence>comparingByValue(Comparator.comparing(Evidence::favours)
                            .thenComparingDouble(Evidence::winShare)
                            .thenComparingInt(evidence -> evidence.wins() + evidence.losses())
                            .reversed())
                    .thenComparing(Entry.comparingByKey());

    private final Shell shell;

    GoldenEvidenceCommand(Shell shell) {
        this.shell = shell;
    }

    @Option(names = "--evidence", paramLabel = "F", description = "Shows this evidence (JSONL) instead of ours.")
    private @Nullable Path file;

    @Option(names = "--json", description = "Prints a JSON object for each intent.")
    private boolean json;

    @Mixin
    @SuppressWarnings("UnusedVariable") // picocli reads it
    private final CommonOptions common = new CommonOptions();

    @Override
    public Integer call() throws IOException {
        EvidenceTable table = file == null ? EvidenceTable.bundled() : EvidenceTable.load(OwnFile.existing(file));
        List<Entry<String, Evidence>> rows =
                table.asMap().entrySet().stream().sorted(MOST_FAVOURABLE_FIRST).toList();
        try (DataOut out = DataOut.open(null, shell)) {
            for (String line : json ? objects(rows) : table(rows)) {
                out.line(line);
            }
            out.commit();
        }
        return Exit.DONE;
    }

    private static List<String> table(List<Entry<String, Evidence>> rows) {
        List<List<String>> cells = new ArrayList<>();
        cells.add(List.of(
                "intent",
                "prompts",
                "wins",
                "losses",
                "ties",
                "win share",
                "used for a strong target",
                "answering model",
                "judging model",
                "date"));
        rows.forEach(row -> cells.add(cells(row.getKey(), row.getValue())));
        return TextTable.lines(cells);
    }

    private static List<String> cells(String intent, Evidence evidence) {
        boolean decided = evidence.wins() + evidence.losses() > 0;
        return List.of(
                intent,
                count(evidence.prompts()),
                Integer.toString(evidence.wins()),
                Integer.toString(evidence.losses()),
                count(evidence.ties()),
                decided ? String.format(Locale.ROOT, "%.1f %%", 100 * evidence.winShare()) : "-",
                evidence.favours() ? "yes" : "no",
                evidence.answeringModel(),
                evidence.judgingModel(),
                evidence.date().orElse("-"));
    }

    private static String count(OptionalInt number) {
        return number.isPresent() ? Integer.toString(number.getAsInt()) : "-";
    }

    private static List<String> objects(List<Entry<String, Evidence>> rows) {
        return rows.stream()
                .map(row -> JsonText.write(json -> {
                    json.writeStartObject();
                    json.writeStringField("intent", row.getKey());
                    fields(json, row.getValue());
                    json.writeEndObject();
                }))
                .toList();
    }

    private static void fields(JsonGenerator json, Evidence evidence) throws IOException {
        optional(json, "prompts", evidence.prompts());
        json.writeNumberField("wins", evidence.wins());
        json.writeNumberField("losses", evidence.losses());
        optional(json, "ties", evidence.ties());
        json.writeNumberField("winShare", evidence.winShare());
        json.writeBooleanField("favours", evidence.favours());
        json.writeStringField("answeringModel", evidence.answeringModel());
        json.writeStringField("judgingModel", evidence.judgingModel());
        ResultJson.optional(json, "date", evidence.date());
    }

    private static void optional(JsonGenerator json, String key, OptionalInt value) throws IOException {
        json.writeFieldName(key);
        if (value.isPresent()) {
            json.writeNumber(value.getAsInt());
        } else {
            json.writeNull();
        }
    }
}
