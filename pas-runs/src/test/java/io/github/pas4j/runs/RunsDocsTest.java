package io.github.pas4j.runs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pas4j.llm.FinishReason;
import io.github.pas4j.llm.Usage;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code docs/runs.md} shows code and queries that run, and the tables that there are. */
class RunsDocsTest {

    @TempDir
    Path folder;

    // tag::call[]
    static String complement(Path file, Supplier<Answer> model, String rendered) {
        PriceTable prices = PriceTable.builder()
                .perMillion("gpt-4o-mini", new BigDecimal("0.15"), new BigDecimal("0.60"))
                .build();
        Budget budget = Budget.maxTokens(5_000_000).andMaxCost(new BigDecimal("2.50"), prices);
        try (RunStore store = RunStore.sqlite(file)) {
            store.parameters().require("template", "few-shot-3"); // another one on resume is an error that names both
            CallKey key = CallKey.builder("row-17")
                    .role("generator")
                    .model("gpt-4o-mini")
                    .templateVersion("few-shot-3")
                    .request(rendered)
                    .build();
            Usage estimate = new Usage(900, 100); // the most that the call may take
            RecordedCall call = store.spending(budget).callOnce(key, estimate, model);
            return call.answer().text();
        }
    }
    // end::call[]

    private static String document() throws IOException {
        return Files.readString(Path.of("..", "docs", "runs.md"));
    }

    private static List<String> matches(String text, String pattern) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(result -> result.group(1))
                .toList();
    }

    @Test
    void theProgramCallsOnce() {
        AtomicInteger calls = new AtomicInteger();
        Supplier<Answer> model = () -> Stores.answer("call " + calls.incrementAndGet());
        Path file = folder.resolve("run.db");
        assertThat(complement(file, model, "x")).isEqualTo("call 1");
        assertThat(complement(file, model, "x")).isEqualTo("call 1");
        assertThat(complement(file, model, "another request")).isEqualTo("call 2");
    }

    @Test
    void theDocumentShowsTheProgram() throws IOException {
        String source = Files.readString(Path.of("src/test/java/io/github/pas4j/runs/RunsDocsTest.java"));
        assertThat(matches(document(), "(?s)```java\n(.*?)```"))
                .containsExactlyElementsOf(matches(source, "(?s)// tag::[a-z-]+\\[]\n(.*?) *// end::").stream()
                        .map(region -> region.stripTrailing().stripIndent() + "\n")
                        .toList());
    }

    @Test
    void theQueriesRun() throws Exception {
        Path file = folder.resolve("run.db");
        try (RunStore store = RunStore.sqlite(file)) {
            store.items()
                    .add(List.of(
                            new Item("1", 0, "done", 1, null),
                            new Item("3", 2, "failed", 3, null),
                            new Item("2", 1, "done", 2, null)));
            record(store, "1", "generator", 1, FinishReason.STOP);
            record(store, "2", "generator", 1, FinishReason.LENGTH);
            record(store, "3", "critic", 1, FinishReason.STOP);
            record(store, "2", "generator", 2, FinishReason.STOP);
            record(store, "3", "critic", 2, FinishReason.OTHER);
            List<String> queries = matches(document(), "(?s)```sql\n(.*?)```");
            assertThat(queries).hasSize(2);
            assertThat(Stores.query(file, queries.get(0)))
                    .containsExactly("small|critic|2|20|10", "small|generator|3|30|15");
            assertThat(Stores.query(file, queries.get(1))).containsExactly("2|done|2|STOP", "3|failed|3|OTHER");
        }
    }

    private static void record(RunStore store, String row, String role, int attempt, FinishReason reason) {
        CallKey key = CallKey.builder(row)
                .role(role)
                .model("small")
                .templateVersion("1")
                .attempt(attempt)
                .request("x")
                .build();
        assertThat(store.journal().record(key, new Answer("y", 10, 5, reason))).isEqualTo(Recording.NEW);
    }

    @Test
    void theDocumentHasEveryTableAndColumn() throws Exception {
        Path file = folder.resolve("run.db");
        RunStore.sqlite(file).close();
        List<String> expected = new ArrayList<>();
        for (String table : Stores.query(file, "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY rowid")) {
            expected.add("table " + table);
            for (String column :
                    Stores.query(file, "SELECT name, type FROM pragma_table_info('" + table + "') ORDER BY cid")) {
                expected.add(column);
            }
        }
        List<String> documented = new ArrayList<>();
        document()
                .lines()
                .filter(line -> line.matches("### `.*|\\| `[a-z_0-9]+` \\| [A-Z]+ .*"))
                .forEach(line -> {
                    List<String> code = matches(line, "`([^`]*)`");
                    documented.add(
                            line.startsWith("#")
                                    ? "table " + code.get(0)
                                    : code.get(0) + "|"
                                            + matches(line, "\\| ([A-Z]+) \\|").get(0));
                });
        assertThat(documented).isEqualTo(expected);
        assertThat(document())
                .contains("`PRAGMA application_id` is " + Schema.APPLICATION_ID)
                .contains("the version of the schema, " + Schema.current().version());
        for (RunStoreException.Reason reason : RunStoreException.Reason.values()) {
            assertThat(document()).contains("`" + reason + "`");
        }
    }
}
