package io.github.pas4j.datagen.report;

import static io.github.pas4j.datagen.report.Pages.data;
import static io.github.pas4j.datagen.report.Pages.first;
import static io.github.pas4j.datagen.report.Pages.number;
import static io.github.pas4j.datagen.report.Pages.sum;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.pas4j.DataFormatException;
import io.github.pas4j.datagen.PairPrompt;
import io.github.pas4j.datagen.PairRuns;
import io.github.pas4j.datagen.PairServer;
import io.github.pas4j.datagen.PairState;
import io.github.pas4j.datagen.RunSummary;
import io.github.pas4j.datagen.internal.Try;
import io.github.pas4j.runs.Budget;
import io.github.pas4j.runs.Item;
import io.github.pas4j.runs.PriceTable;
import io.github.pas4j.runs.RunStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pages as a browser reads them. */
class PairHtmlReportTest {

    private static final String[] SCRIPTS = {
        "right",
        "retry",
        "never",
        "corrected",
        "silent",
        "not-silent",
        "language",
        "long",
        "echo",
        "answer",
        "empty",
        "garbage",
        "stubborn",
        "storm"
    };

    private static final PriceTable PRICES = PriceTable.builder()
            .perMillion("default", new BigDecimal("0.15"), new BigDecimal("0.60"))
            .build();

    @TempDir
    Path folder;

    private Document page(UnaryOperator<PairHtmlReport.Builder> settings) {
        try (RunStore store = RunStore.sqlite(folder.resolve("run.db"))) {
            return Jsoup.parse(
                    settings.apply(PairHtmlReport.builder(store)).build().html());
        }
    }

    private Document page() {
        return page(settings -> settings);
    }

    private RunSummary run(PairServer server, int prompts, Budget budget, String... scripts) {
        return PairRuns.run(
                server,
                folder.resolve("run.db"),
                PairRuns.prompts(prompts, scripts),
                options -> options.budget(budget));
    }

    private static long total(Document page, String section, int cell) {
        return number(first(page, "#" + section + " tfoot tr").child(cell));
    }

    /** Everything on the page that is a sum, beside what {@code pas generate} prints. */
    private static void assertAddsUp(Document page, RunSummary summary) {
        assertThat(number(first(page, "#number-prompts"))).isEqualTo(summary.prompts());
        assertThat(number(first(page, "#number-accepted"))).isEqualTo(summary.accepted());
        assertThat(number(first(page, "#number-quarantined"))).isEqualTo(summary.quarantined());
        assertThat(number(first(page, "#number-unverified"))).isEqualTo(summary.unverified());
        long calls = summary.generatorCalls() + summary.criticCalls();
        assertThat(number(first(page, "#number-answers"))).isEqualTo(calls);
        assertThat(number(first(page, "#number-tokens")))
                .isEqualTo(summary.usage().totalTokens());
        assertFunnelAddsUp(page, summary);
        assertCategoriesAddUp(page, summary);
        assertAttemptsAddUp(page, summary);
        assertThat(rejections(page)).isEqualTo(summary.rejections());
        JsonNode lengths = data(page).path("lengths");
        assertThat(sum(lengths.path("words")) + sum(lengths.path("characters")))
                .isEqualTo(summary.accepted() - summary.silent());
        JsonNode costs = data(page).path("costs");
        assertThat(costs.path("labels").toString()).isEqualTo("[\"generate\",\"judge\"]");
        Elements stages = page.select("#costs tbody tr");
        assertThat(number(stages.get(0).child(1))).isEqualTo(summary.generatorCalls());
        assertThat(number(stages.get(1).child(1))).isEqualTo(summary.criticCalls());
        assertThat(sum(costs.path("read"))).isEqualTo(summary.usage().promptTokens());
        assertThat(sum(costs.path("written"))).isEqualTo(summary.usage().completionTokens());
        assertThat(total(page, "costs", 1)).isEqualTo(calls);
        JsonNode time = data(page).path("throughput");
        assertThat(sum(time.path("generated"))).isEqualTo(summary.generatorCalls());
        assertThat(sum(time.path("judged"))).isEqualTo(summary.criticCalls());
        assertThat(total(page, "throughput", 3)).isEqualTo(calls);
    }

    private static void assertFunnelAddsUp(Document page, RunSummary summary) {
        JsonNode funnel = data(page).path("funnel");
        Map<String, Long> dropped = new LinkedHashMap<>();
        for (int i = 1; i < funnel.path("labels").size(); i++) {
            dropped.put(
                    funnel.path("labels").get(i).asText(),
                    funnel.path("dropped").get(i).asLong());
        }
        assertThat(dropped)
                .containsEntry("not decided yet", summary.pending())
                .containsEntry("not needed (surplus)", summary.surplus())
                .containsEntry("unverified", summary.unverified())
                .containsEntry("quarantined", summary.quarantined());
        JsonNode left = funnel.path("left");
        assertThat(left.get(0).asLong() - sum(funnel.path("dropped"))).isEqualTo(summary.accepted());
        assertThat(left.get(left.size() - 1).asLong()).isEqualTo(summary.accepted());
    }

    private static void assertCategoriesAddUp(Document page, RunSummary summary) {
        Map<String, Long> accepted = new TreeMap<>();
        for (Element row : page.select("#categories tbody tr")) {
            if (number(row.child(2)) > 0) {
                accepted.put(row.child(0).text(), number(row.child(2)));
            }
        }
        assertThat(accepted).isEqualTo(summary.acceptedByCategory());
        assertThat(total(page, "categories", 1)).isEqualTo(summary.prompts());
        assertThat(total(page, "categories", 2)).isEqualTo(summary.accepted());
        assertThat(total(page, "categories", 4)).isEqualTo(summary.silent());
        assertThat(total(page, "categories", 6)).isEqualTo(summary.quarantined());
        assertThat(total(page, "categories", 7)).isEqualTo(summary.unverified());
        assertThat(total(page, "categories", 8)).isEqualTo(summary.surplus());
        assertThat(total(page, "categories", 9)).isEqualTo(summary.pending());
    }

    private static void assertAttemptsAddUp(Document page, RunSummary summary) {
        JsonNode attempts = data(page).path("attempts");
        Map<String, Long> ends = new TreeMap<>();
        for (int i = 0; i < attempts.path("states").size(); i++) {
            ends.put(
                    attempts.path("states").get(i).asText(),
                    sum(attempts.path("counts").get(i)));
            assertThat(total(page, "attempts", i + 1))
                    .isEqualTo(sum(attempts.path("counts").get(i)));
        }
        assertThat(ends.getOrDefault("accepted", 0L)).isEqualTo(summary.accepted());
        assertThat(ends.getOrDefault("quarantined", 0L)).isEqualTo(summary.quarantined());
        assertThat(ends.getOrDefault("unverified", 0L)).isEqualTo(summary.unverified());
    }

    private static Map<String, Long> rejections(Document page) {
        List<String> names = page.select("#rejections thead .tilt").eachText();
        Element all = first(page, "#rejections tfoot tr");
        Map<String, Long> found = new TreeMap<>();
        for (int i = 0; i < names.size(); i++) {
            found.put(names.get(i), number(all.child(4 + i)));
        }
        for (int i = 0; i < names.size(); i++) {
            int cell = 4 + i;
            long rows = page.select("#rejections tbody tr").stream()
                    .filter(row -> !row.child(cell).text().equals("·"))
                    .mapToLong(row -> number(row.child(cell)))
                    .sum();
            assertThat(rows).as(names.get(i)).isEqualTo(found.get(names.get(i)));
        }
        return found;
    }

    @Test
    void everySumIsThatOfTheSummary() {
        RunSummary summary;
        try (PairServer server = new PairServer()) {
            summary = PairRuns.run(
                    server, folder.resolve("run.db"), PairRuns.prompts(840, SCRIPTS), options -> options.quota(50));
        }
        assertThat(summary.silent()).isPositive();
        assertThat(summary.surplus()).isPositive();
        assertThat(summary.unverified()).isPositive();
        assertThat(summary.rejections())
                .containsKeys("superfluous", "missing", "unusable", "too-long", "other-language", "recurring");
        Document page = page();
        assertAddsUp(page, summary);
        assertThat(page.select(".warning, #number-cost")).isEmpty();
    }

    @Test
    void aStoppedRunIsReportedAsFarAsItHasComeAndSoIsItsEnd() {
        try (PairServer server = new PairServer()) {
            RunSummary stopped = run(server, 140, Budget.maxCalls(150), SCRIPTS);
            assertThat(stopped.ending()).isEqualTo(RunSummary.Ending.AT_CAP);
            assertThat(stopped.pending()).isPositive();
            assertThat(stopped.accepted()).isPositive();
            Document half = page();
            assertAddsUp(half, stopped);
            assertThat(first(half, ".warning").text())
                    .startsWith("Not finished. " + stopped.pending() + " of 140 prompts are not decided yet.");
            RunSummary ended = run(server, 140, Budget.unlimited(), SCRIPTS);
            assertThat(ended.pending()).isZero();
            Document whole = page();
            assertAddsUp(whole, ended);
            assertThat(whole.select(".warning")).isEmpty();
            // Reading the store for the first page was a session, too, without any answer.
            assertThat(whole.select("#throughput tbody tr")).hasSize(2);
            JsonNode begins = data(whole).path("throughput").path("begins");
            assertThat(begins).hasSize(2);
            assertThat(begins.get(1).asInt()).isPositive();
        }
    }

    @Test
    void examplesGoFromTheFirstTryToWhatWasAccepted() {
        try (PairServer server = new PairServer()) {
            run(server, 48, Budget.unlimited(), "retry", "corrected", "language", "never", "right", "leak");
        }
        Document page = page();
        Elements rows = page.select("#examples table").get(0).select("tbody tr");
        Element retried = rows.stream()
                .filter(row -> row.child(0).text().contains("[retry]"))
                .findFirst()
                .orElseThrow();
        assertThat(retried.child(1).text()).startsWith(PairServer.VAGUE);
        assertThat(retried.child(2).text()).isEqualTo("superfluous, excessive Would fit anything. by the critic");
        assertThat(retried.child(3).text()).startsWith("Keep to the one point").endsWith("2 attempts");
        assertThat(rows)
                .anySatisfy(row -> assertThat(row.child(3).text()).endsWith("by the critic's own correction"))
                .anySatisfy(row -> assertThat(row.child(2).text())
                        .startsWith("other-language")
                        .endsWith("by local checks"))
                .anySatisfy(row -> {
                    assertThat(row.child(1).text()).as("it was no silence").isEqualTo("nothing usable");
                    assertThat(row.child(2).text())
                            .startsWith("unusable")
                            .endsWith("what the generator answered is no complement");
                });
        assertThat(rows).noneMatch(row -> row.child(0).text().contains("[right]"));
        Elements never = page.select("#examples table").get(1).select("tbody tr");
        assertThat(never).isNotEmpty().allMatch(row -> row.child(0).text().contains("[never]"));
        assertThat(first(page, "#attempts .note").text())
                .contains("8 at the first try, 24 at a later try, 8 by the critic's own correction");
    }

    @Test
    void pricesGiveMoney() {
        RunSummary summary;
        try (PairServer server = new PairServer()) {
            summary = run(server, 30, Budget.maxCost(new BigDecimal("100"), PRICES), "right", "retry", "never");
        }
        Document page = page(settings -> settings.prices(PRICES));
        String cost = Numbers.money(summary.cost().orElseThrow());
        assertThat(first(page, "#number-cost").text()).isEqualTo(cost);
        assertThat(first(page, "#costs tfoot tr").child(5).text()).isEqualTo(cost);
        BigDecimal stages = page.select("#costs tbody tr").stream()
                .map(row -> new BigDecimal(row.child(5).text()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(stages.subtract(summary.cost().orElseThrow()).abs()).isLessThan(new BigDecimal("0.0002"));
        PriceTable others = PriceTable.builder()
                .perMillion("another", BigDecimal.ONE, BigDecimal.ONE)
                .build();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> page(settings -> settings.prices(others)))
                .withMessageContaining("no price is known for model default");
    }

    @Test
    void whatAnybodyWroteStaysText() {
        String[] hostile = {
            "<script>alert(1)</script>",
            "</script><img src=x onerror=alert(2)>",
            "<!-- a comment that never ends, and <script> after it",
            "&quot;&lt;b&gt; entities",
            "turned \u202Earound\u202C and \u2028 cut \u2029 by separators and a \u0000 zero",
            "' onmouseover='alert(3) and \" style=\"x"
        };
        String html;
        try (RunStore store = RunStore.sqlite(folder.resolve("run.db"))) {
            PairStore pairs = new PairStore(store);
            for (int i = 0; i < hostile.length; i++) {
                String text = hostile[i];
                pairs.add(
                        "id" + i + text.replaceAll("\\p{Cc}", ""),
                        text,
                        "c" + i + text,
                        PairState.ACCEPTED,
                        PairStore.wrong(text, text, text),
                        PairStore.refused(text, text, text),
                        PairStore.right(text));
                pairs.add("q" + i, text, "c" + i, PairState.QUARANTINED, PairStore.refused(text, "rule " + text, text));
            }
            pairs.write();
            html = PairHtmlReport.builder(store).title(hostile[1]).build().html();
        }
        Pages.assertInert(html);
        assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(html)).isTrue();
        Document page = Jsoup.parse(html);
        assertThat(first(page, "h1").text()).startsWith("</script><img src=x onerror=alert(2)>");
        for (String section : List.of("#examples", "#rejections", "#categories")) {
            assertThat(first(page, section).text())
                    .contains("<script>alert(1)</script>", "<!-- a comment", "&quot;&lt;b&gt; entities")
                    .contains("⟨U+202E⟩around⟨U+202C⟩");
        }
    }

    @Test
    void nothingButOwnScriptsAndStyleMayRun() {
        try (RunStore store = RunStore.sqlite(folder.resolve("run.db"))) {
            new PairStore(store)
                    .add("1", "Why?", "advice", PairState.ACCEPTED, PairStore.right("Say it in a line."))
                    .write();
        }
        Pages.assertOnlyOwnScriptsRun(page());
    }

    @Test
    void thirtyThousandPairsAreFewMegabytes() {
        int pairs = 30_000;
        String wide = "<\u202E\"'&".repeat(130); // each takes more room than it did
        byte[] html;
        try (RunStore store = RunStore.sqlite(folder.resolve("run.db"))) {
            PairStore filling = new PairStore(store);
            for (int i = 0; i < pairs; i++) {
                Try[] tries = i % 3 == 0
                        ? new Try[] {PairStore.right("r" + i)}
                        : new Try[] {PairStore.wrong(wide, wide, "v" + i % 200), PairStore.right(wide)};
                filling.add(
                        "id-" + i + "<".repeat(50),
                        i % 50 == 0 ? wide : "<p>",
                        "c" + i % 700,
                        PairState.ACCEPTED,
                        tries);
            }
            filling.write();
            html = PairHtmlReport.builder(store).build().html().getBytes(StandardCharsets.UTF_8);
        }
        assertThat(html.length).isBetween(300_000, 1_000_000);
        Document page = Jsoup.parse(new String(html, StandardCharsets.UTF_8));
        assertThat(number(first(page, "#number-accepted"))).isEqualTo(pairs);
        assertThat(total(page, "categories", 2)).isEqualTo(pairs);
        assertThat(first(page, "#categories tbody tr:last-child").child(0).text())
                .isEqualTo("660 others");
        int refused = pairs / 3 * 2;
        assertThat(total(page, "rejections", 2)).isEqualTo(refused);
        long reasons = first(page, "#rejections tfoot tr").children().stream()
                .skip(4)
                .mapToLong(Pages::number)
                .sum();
        assertThat(reasons).isEqualTo(refused);
        assertThat(total(page, "throughput", 3)).isEqualTo(2L * (pairs + refused));
    }

    @Test
    void theSameRunGivesTheSameBytes() {
        List<PairPrompt> prompts = PairRuns.prompts(56, SCRIPTS);
        List<String> pages = new ArrayList<>();
        for (int threads : new int[] {2, 9}) {
            Path file = folder.resolve(threads + ".db");
            try (PairServer server = new PairServer()) {
                PairRuns.run(server, file, prompts, options -> options.concurrency(threads));
            }
            try (RunStore store = RunStore.sqlite(file)) {
                pages.add(PairHtmlReport.builder(store).withoutTimes().build().html());
            }
        }
        assertThat(pages.get(0)).isEqualTo(pages.get(1)).doesNotContain("id=\"throughput\"");
    }

    @Test
    void everyPartCanBeJumpedToAndWhatThereIsNotIsLeftOut() {
        Document empty = page();
        assertThat(number(first(empty, "#number-prompts"))).isZero();
        assertThat(empty.select("main > section").eachAttr("id")).containsExactly("funnel", "categories");
        try (RunStore store = RunStore.sqlite(folder.resolve("run.db"))) {
            new PairStore(store)
                    .add("1", "Why?", "advice", PairState.ACCEPTED, PairStore.right("Say it in a line."))
                    .add(
                            "2",
                            "为什么？",
                            "advice",
                            PairState.ACCEPTED,
                            PairStore.wrong("面面俱到。", "泛。", "excessive"),
                            PairStore.right("抓住关键一点。"))
                    .write();
        }
        Document page = page();
        List<String> parts = page.select("main > section").eachAttr("id");
        assertThat(parts)
                .containsExactly(
                        "funnel", "attempts", "lengths", "rejections", "categories", "costs", "throughput", "examples");
        assertThat(page.select("nav a").eachAttr("href"))
                .isEqualTo(parts.stream().map(id -> "#" + id).toList());
        assertThat(first(page, "#lengths .note").text())
                .startsWith("1 complement of 5 words. 1 complement of 6 characters. ");
    }

    @Test
    void rowsThatCouldNotBeReadAreTheFirstStep() {
        Document page = page(settings -> settings.unreadable(3).title("A run"));
        assertThat(first(page, "h1").text()).isEqualTo("A run");
        assertThat(data(page).path("funnel").path("labels").get(1).asText()).isEqualTo("unreadable");
        assertThat(data(page).path("funnel").path("left").toString()).isEqualTo("[3,0,0,0,0,0]");
        assertThat(number(first(page, "#number-prompts"))).isZero();
    }

    @Test
    void anotherKindOfRunAndSettingsOutOfRangeAreNamed() {
        try (RunStore store = RunStore.sqlite(folder.resolve("run.db"))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> PairHtmlReport.builder(store).unreadable(-1))
                    .withMessageContaining("-1");
            assertThat(PairHtmlReport.builder(store).build()).hasToString("PairHtmlReport[" + store.file() + "]");
            store.items().add(List.of(Item.of("row", 0, "accepted")));
            assertThatExceptionOfType(DataFormatException.class)
                    .isThrownBy(() -> PairHtmlReport.builder(store).build().html())
                    .withMessageContaining("no prompt of a pair run");
        }
    }

    @Test
    void onlyItsOwnerMayReadTheFile() throws IOException {
        assumeThat(folder.getFileSystem().supportedFileAttributeViews()).contains("posix");
        Path file = Files.writeString(folder.resolve("report.html"), "old");
        try (RunStore store = RunStore.sqlite(folder.resolve("run.db"))) {
            PairHtmlReport report = PairHtmlReport.builder(store).build();
            report.write(file);
            assertThat(file).hasContent(report.html());
            assertThatThrownBy(() -> report.write(folder.resolve("nowhere").resolve("report.html")))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("nowhere");
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }
}
