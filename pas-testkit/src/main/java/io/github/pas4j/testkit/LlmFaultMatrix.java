package io.github.pas4j.testkit;

import io.github.pas4j.testkit.LlmFault.Call;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What came of each fault, client by client, as a table in Markdown. {@link LlmClientContract#faultsPlayed} gets the one
 * of its client; in a file it joins those of the others. Not thread-safe.
 */
public final class LlmFaultMatrix {

    /** With {@code -Dpas.update=true} the documented table is written rather than compared. */
    private static final String UPDATE = "pas.update";

    private static final String NOT_PLAYED = "?";

    private static final String INTRODUCTION = """
            # What becomes of each fault

            What a server does, and what a call of each client then ends with: `ok` is the answer, `Io` an `LlmIoException`
            and so on; ↻ means that `isRetryable()` says yes. Where `chat` and `stream` differ, both are told. "then" is the
            next call's failure, where that finds its connection closed. Each cell was played over a real socket by
            `LlmClientContract`, which also checks that a failure tells provider, model, attempts, and a refusal its
            status and request id, that nothing of key and prompt shows, that the next call works, and that no
            connection and no thread is left behind. The tests write this table:
            `./mvnw test -pl pas-llm-clients -am -Dpas.update=true`.

            """;

    /** Cells by client and by fault. */
    private final Map<String, Map<String, String>> columns = new TreeMap<>();

    private LlmFaultMatrix() {}

    /** The column of one client. */
    static LlmFaultMatrix of(String client, Map<LlmFault, Map<Call, String>> cells) {
        Map<String, String> column = new LinkedHashMap<>();
        cells.forEach((fault, calls) -> column.put(fault.name(), cell(calls)));
        LlmFaultMatrix matrix = new LlmFaultMatrix();
        matrix.columns.put(client, column);
        return matrix;
    }

    private static String cell(Map<Call, String> calls) {
        if (calls.size() > 1 && calls.values().stream().distinct().count() == 1) {
            return calls.values().iterator().next();
        }
        return calls.entrySet().stream()
                .map(entry -> (entry.getKey() == Call.CHAT ? "chat " : "stream ") + entry.getValue())
                .collect(Collectors.joining("; "));
    }

    /** The table, in the order of {@link LlmFaults#all()}. */
    public String toMarkdown() {
        StringBuilder text = new StringBuilder(INTRODUCTION);
        text.append("| fault | the server … | ").append(String.join(" | ", columns.keySet()));
        text.append(" |\n| --- | --- |").append(" --- |".repeat(columns.size())).append('\n');
        for (LlmFault fault : LlmFaults.all()) {
            text.append("| `").append(fault.name()).append("` | ").append(fault.server());
            for (Map<String, String> column : columns.values()) {
                text.append(" | ").append(column.getOrDefault(fault.name(), NOT_PLAYED));
            }
            text.append(" |\n");
        }
        return text.toString();
    }

    /** Writes the table to a file, beside the columns of other clients that are there already. */
    public void writeTo(Path file) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Files.writeString(file, joined(read(file)).toMarkdown());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Checks that a file tells the same of these clients. With the system property {@code pas.update} it is written
     * instead.
     *
     * @throws AssertionError if it does not; the message says which lines differ and how to bring the file up to date
     */
    public void assertDocumentedIn(Path file) {
        if (Boolean.getBoolean(UPDATE)) {
            writeTo(file);
        }
        compareWith(file);
    }

    void compareWith(Path file) {
        String documented = read(file);
        String now = joined(documented).toMarkdown();
        if (!documented.equals(now)) {
            List<String> known = documented.lines().toList();
            String differing = now.lines().filter(line -> !known.contains(line)).collect(Collectors.joining("\n"));
            throw new AssertionError(file + " does not tell what came of these; -D" + UPDATE + "=true writes it anew:\n"
                    + (differing.isEmpty() ? "(it tells more than there is)" : differing));
        }
    }

    private static String read(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** These columns, and those of the table that are not among them. */
    private LlmFaultMatrix joined(String markdown) {
        LlmFaultMatrix all = new LlmFaultMatrix();
        List<List<String>> rows = markdown.lines()
                .filter(line -> line.startsWith("| "))
                .map(line -> Arrays.stream(line.substring(1).split("\\|", -1))
                        .map(String::strip)
                        .toList())
                .toList();
        for (List<String> row : rows) {
            for (int i = 2; i < Math.min(row.size(), rows.get(0).size()) - 1; i++) {
                Map<String, String> column =
                        all.columns.computeIfAbsent(rows.get(0).get(i), client -> new LinkedHashMap<>());
                column.put(row.get(0).replace("`", ""), row.get(i));
            }
        }
        all.columns.putAll(columns);
        return all;
    }
}
