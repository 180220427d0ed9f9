package io.github.pas4j.datagen.report;

import static io.github.pas4j.datagen.report.Pages.data;
import static io.github.pas4j.datagen.report.Pages.first;
import static io.github.pas4j.datagen.report.Pages.number;
import static io.github.pas4j.datagen.report.Pages.sum;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.pas4j.datagen.CurationCounts;
import io.github.pas4j.datagen.CurationResult;
import io.github.pas4j.datagen.PromptCurator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pages as a browser reads them. */
class CurationHtmlReportTest {

    @TempDir
    Path folder;

    private static Document page(CurationResult result) {
        return Jsoup.parse(CurationHtmlReport.builder(result).build().html());
    }

    @Test
    void theFunnelAddsUpToWhatTheCurationCounted() {
        CurationResult result = Results.curator().size(60).build().curate(Results.made(400));
        CurationCounts counts = result.counts();
        Document page = Jsoup.parse(
                CurationHtmlReport.builder(result).unreadable(7).build().html());
        assertThat(number(first(page, "#number-read"))).isEqualTo(counts.read() + 7);
        assertThat(number(first(page, "#number-kept"))).isEqualTo(60);
        JsonNode funnel = data(page).get("funnel");
        List<Long> dropped = StreamSupport.stream(funnel.get("dropped").spliterator(), false)
                .map(JsonNode::asLong)
                .toList();
        assertThat(dropped)
                .containsExactly(
                        0L,
                        7L,
                        counts.filtered(),
                        counts.exactDuplicates(),
                        counts.contaminated(),
                        counts.nearDuplicates(),
                        counts.notSelected());
        assertThat(dropped.get(2)).isPositive();
        assertThat(dropped.get(3)).isPositive();
        assertThat(dropped.get(6)).isPositive();
        JsonNode left = funnel.get("left");
        for (int i = 1; i < left.size(); i++) {
            assertThat(left.get(i).asLong()).isEqualTo(left.get(i - 1).asLong() - dropped.get(i));
            Element row = page.select("#funnel tbody tr").get(i);
            assertThat(number(row.child(1))).isEqualTo(dropped.get(i));
            assertThat(number(row.child(2))).isEqualTo(left.get(i).asLong());
        }
        assertThat(left.get(left.size() - 1).asLong()).isEqualTo(counts.kept());
    }

    @Test
    void groupsCategoriesAndSimilaritiesCountEachPromptOnce() {
        CurationResult result = Results.curator().size(60).build().curate(Results.made(400));
        Document page = page(result);
        JsonNode data = data(page);
        long distinct = result.counts().kept() + result.counts().notSelected();
        assertThat(sum(data.get("groups").get("prompts"))).isEqualTo(distinct);
        assertThat(sum(data.get("groups").get("groups")))
                .isEqualTo(result.groupSizes().size());
        JsonNode similar = data.get("similarities");
        assertThat(similar.get("names").get(similar.get("names").size() - 1).asText())
                .startsWith("distinct");
        assertThat(sum(similar.get("counts").get(similar.get("names").size() - 1)))
                .isEqualTo(distinct);
        long shown = page.select("#categories tbody tr").stream()
                .mapToLong(row -> number(Objects.requireNonNull(row.selectFirst(".total"))))
                .sum();
        assertThat(shown).isEqualTo(60);
        JsonNode map = data.get("map").get("maps").get(0);
        long texts = Objects.requireNonNull(result.vectorSamples().get("all")).texts();
        assertThat(map.get("text")).hasSize((int) texts);
        assertThat(map.get("x")).hasSize((int) texts);
        assertThat(data.get("map").get("outcomes").get(0).asText()).isEqualTo("kept");
        int kept = 0;
        for (JsonNode outcome : map.get("outcome")) {
            kept += outcome.asInt() == 0 ? 1 : 0;
        }
        assertThat(kept).isEqualTo(60);
    }

    @Test
    void duplicatesAreRightOfTheThreshold() {
        CurationResult result = Results.of(
                "please tell me all about one two three four five six seven eight nine ten eleven twelve cats",
                "please tell me all about one two three four five six seven eight nine ten eleven twelve dogs",
                "something else that has no word of these in it");
        assertThat(result.counts().nearBy()).containsKey("cosine");
        Document page = page(result);
        JsonNode similar = data(page).get("similarities");
        JsonNode duplicates = similar.get("counts").get(0);
        int threshold = similar.get("threshold").asInt();
        assertThat(similar.get("edges").get(threshold).asText()).isEqualTo("0.900");
        for (int bin = 0; bin < threshold; bin++) {
            assertThat(duplicates.get(bin).asLong()).isZero();
        }
        assertThat(sum(duplicates)).isEqualTo(1);
        Element pair = first(page, "#pairs tbody tr");
        assertThat(pair.select("mark").eachText()).containsExactly("dogs", "cats");
    }

    @Test
    void promptsStayText() {
        String[] hostile = {
            "<script>alert(1)</script> is a long one that tells of scripts and pages",
            "</script><img src=x onerror=alert(2)> another one that tells of images and errors",
            "<!-- a comment that never ends, and <script> after it",
            "&quot;&lt;b&gt; entities that must not be decoded a second time here",
            "turned \u202Earound\u202C and \u2028 cut \u2029 by separators and a \u0000 zero",
            "' onmouseover='alert(3) and \" style=\"x tells of attributes",
            "half of a pair \uD83D alone is no character at all"
        };
        String[] twice = new String[2 * hostile.length];
        for (int i = 0; i < hostile.length; i++) {
            String padding = " one two three four five six seven eight nine ten eleven twelve thirteen fourteen ";
            twice[2 * i] = hostile[i] + padding + "cat";
            twice[2 * i + 1] = hostile[i] + padding + "dog";
        }
        CurationResult result = Results.of(twice);
        assertThat(result.counts().nearDuplicates()).isGreaterThan(4);
        String html =
                CurationHtmlReport.builder(result).title(hostile[1]).build().html();
        Document page = Jsoup.parse(html);

        Pages.assertInert(html);
        assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(html)).isTrue();
        assertThat(first(page, "h1").text()).startsWith("</script><img src=x onerror=alert(2)> another");
        String pairs = first(page, "#pairs").text();
        assertThat(pairs)
                .contains("<script>alert(1)</script> is a long one", "<!-- a comment", "&quot;&lt;b&gt; entities");
        assertThat(pairs).contains("turned ⟨U+202E⟩around⟨U+202C⟩");
        JsonNode texts = data(page).get("map").get("maps").get(0).get("text");
        assertThat(texts.toString()).contains("<script>alert(1)</script> is a long one", "' onmouseover='alert(3)");
        assertThat(first(page, "#data").data()).doesNotContain("<", ">", "&");
    }

    @Test
    void nothingButOwnScriptsAndStyleMayRun() {
        Pages.assertOnlyOwnScriptsRun(
                page(Results.of("an ordinary prompt about whales", "another about the price of tea")));
    }

    @Test
    void thirtyThousandPromptsAreFewMegabytes() {
        CurationResult result = Results.curator()
                .vectorSample(CurationHtmlReport.MAP_POINTS)
                .build()
                .curate(Results.made(30_000, 30, "<"));
        assertThat(result.counts().read()).isEqualTo(30_000);
        assertThat(result.counts().kept()).isGreaterThan(20_000);
        byte[] page = CurationHtmlReport.builder(result).build().html().getBytes(StandardCharsets.UTF_8);
        assertThat(page.length).isBetween(2_000_000, 10_000_000);
    }

    @Test
    void theSameResultGivesTheSameBytes() {
        List<String> pages = IntStream.of(1, 3)
                .mapToObj(threads ->
                        Results.curator().threads(threads).size(60).build().curate(Results.made(400)))
                .map(result -> CurationHtmlReport.builder(result)
                        .withoutTimes()
                        .build()
                        .html())
                .toList();
        assertThat(pages.get(0)).isEqualTo(pages.get(1)).doesNotContain("id=\"stages\"");
    }

    @Test
    void everyPartCanBeJumpedTo() {
        for (int size : new int[] {0, 60}) {
            PromptCurator.Builder curator = size == 0
                    ? Results.curator().vectorSample(0)
                    : Results.curator().size(size);
            Document page = page(curator.build().curate(Results.made(size == 0 ? 0 : 400)));
            assertThat(page.select("nav a").eachAttr("href"))
                    .hasSizeGreaterThan(4)
                    .isEqualTo(page.select("main > section").eachAttr("id").stream()
                            .map(id -> "#" + id)
                            .toList());
        }
    }

    @Test
    void whatThereIsNotIsLeftOut() {
        CurationResult result = Results.curator().vectorSample(0).build().curate(Results.made(40));
        assertThat(result.vectorSamples()).isEmpty();
        Document page = page(result);
        assertThat(page.select("#map, #groups")).isEmpty();
        assertThat(page.select("#stages tbody tr")).hasSizeGreaterThan(2);
        assertThat(data(page).has("map")).isFalse();
        Document empty = page(Results.curator().build().curate(List.of()));
        assertThat(number(first(empty, "#number-read"))).isZero();
    }

    @Test
    void onlyItsOwnerMayReadTheFile() throws IOException {
        assumeThat(folder.getFileSystem().supportedFileAttributeViews()).contains("posix");
        Path file = Files.writeString(folder.resolve("report.html"), "old");
        CurationHtmlReport report = CurationHtmlReport.builder(Results.of("an ordinary prompt about whales"))
                .build();
        report.write(file);
        assertThat(file).hasContent(report.html());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(folder.toFile().list()).containsExactly("report.html");
        assertThatThrownBy(() -> report.write(folder.resolve("nowhere").resolve("report.html")))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("nowhere");
    }

    @Test
    void settingsOutOfRangeAreNamed() {
        CurationResult result = Results.of("an ordinary prompt about whales");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CurationHtmlReport.builder(result).unreadable(-1))
                .withMessageContaining("-1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Results.curator().vectorSample(-2))
                .withMessageContaining("-2");
        assertThat(CurationHtmlReport.builder(result).build()).hasToString("CurationHtmlReport[" + result + "]");
    }
}
