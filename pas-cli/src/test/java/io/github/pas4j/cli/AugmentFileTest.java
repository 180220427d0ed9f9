package io.github.pas4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AugmentFileTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    private static Run.Result augment(String input) {
        return Run.with().in(input).pas("augment", "--in", "-");
    }

    private static JsonNode json(String row) throws Exception {
        return JSON.readTree(row);
    }

    @Test
    void rowsAreKeptWholeByteForByte() throws Exception {
        String row = "{\"id\": 7e2 ,\"prompt\":\"cat \\u00e9 \\/\", \"n\": 1.10, \"x\":[ ]}";
        Run.Result result = augment(row + "\n");
        assertThat(result.code()).isZero();
        assertThat(result.out()).contains("\"input\":" + row + "}").startsWith("{\"id\":7e2,");
        assertThat(json(result.out()).get("original").asText()).isEqualTo("cat é /");
        assertThat(json(result.out()).get("text").asText()).isEqualTo("cat é /\n\nThink of whiskers.");
    }

    @Test
    void idIsTheRowsOwnOrItsPlace() throws Exception {
        List<String> rows = augment("""
                {"prompt":"a","id":"x\\"y"}
                {"prompt":"b","id":null}
                {"id":[1],"prompt":"c"}
                {"id":-3,"prompt":"d"}
                """).rows();
        assertThat(json(rows.get(0)).get("id").asText()).isEqualTo("x\"y");
        assertThat(json(rows.get(1)).get("id").asText()).isEqualTo("stdin:2");
        assertThat(json(rows.get(2)).get("id").asText()).isEqualTo("stdin:3");
        assertThat(json(rows.get(3)).get("id").asInt()).isEqualTo(-3);
    }

    @Test
    void linesOfTextArePromptsAndEvenBlankOnesComeBack() throws Exception {
        Path in = Files.writeString(folder.resolve("p.txt"), "\uFEFFa cat\r\n\n两只 cat");
        Run.Result result = Run.with().pas("augment", "--in", in.toString());
        assertThat(result.rows()).hasSize(3);
        JsonNode first = json(result.rows().get(0));
        assertThat(first.get("original").asText()).isEqualTo("a cat");
        assertThat(first.get("id").asText()).isEqualTo(in + ":1");
        assertThat(first.has("input")).isFalse();
        assertThat(json(result.rows().get(1)).get("reason").asText()).isEqualTo("blank");
        assertThat(json(result.rows().get(2)).get("original").asText()).isEqualTo("两只 cat");
    }

    @Test
    void jsonlIsKnownByItsNameOrItsFirstByte() throws Exception {
        Path named = Files.writeString(folder.resolve("p.JSONL"), "plain text\n");
        assertThat(Run.with().pas("augment", "--in", named.toString()).err()).contains("p.JSONL:1: broken JSON");
        Path unnamed = Files.writeString(folder.resolve("p.data"), "\uFEFF\r\n  {\"prompt\":\"cat\"}");
        Run.Result result = Run.with().pas("augment", "--in", unnamed.toString());
        assertThat(result.rows()).hasSize(1);
        assertThat(result.err()).contains("1 row read", "and 1 blank line between");
    }

    @Test
    void crlfBlankLinesAndAMissingLastLineBreak() {
        Run.Result result = augment("{\"prompt\":\"cat\"}\r\n\r\n\n{\"prompt\":\" \"}");
        assertThat(result.code()).isZero();
        assertThat(result.rows()).hasSize(2);
        assertThat(result.rows().get(0)).endsWith("\"input\":{\"prompt\":\"cat\"}}");
        assertThat(result.rows().get(1)).contains("\"SKIPPED\"", "\"blank\"");
        assertThat(result.err()).contains("2 rows read", "and 2 blank lines").doesNotContain("unreadable");
    }

    @Test
    void onlyLineFeedsSplit() throws Exception {
        List<String> rows = augment("{\"prompt\":\"cat\u2028and\u0085more\"}\n{\"prompt\":\"b\"}\n")
                .rows();
        assertThat(rows).hasSize(2);
        assertThat(json(rows.get(0)).get("original").asText()).isEqualTo("cat\u2028and\u0085more");
    }

    @Test
    void loneSurrogatesSurviveAndPairsStayUtf8() throws Exception {
        String row = "{\"id\":\"\\udc00\",\"prompt\":\"cat \\ud800 \\ud83d\\ude00 😀\"}";
        String out = augment(row + "\n").out();
        assertThat(json(out).get("original").asText()).isEqualTo("cat \ud800 😀 😀");
        assertThat(json(out).get("id").asText()).isEqualTo("\udc00");
        assertThat(out).contains("\"original\":\"cat \\ud800 😀 😀\"", "\"input\":" + row);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"prompt\":\"secret",
                "{\"prompt\":\"secret\"} x",
                "{\"prompt\":\"secret\"}{}",
                "{\"prompt\":\"secret\",\"prompt\":\"secret\"}",
                "{\"prompt\":\"a\",\"x\":{\"secret\":1,\"secret\":2}}",
                "{\"prompt\":\"secret\",\"x\":NaN}",
                "{\"prompt\":\"secret\",\"x\":secret}",
                "{\"prompt\":\"secret\",}",
                "{'prompt':'secret'}",
                "{\"prompt\":\"sec\tret\"}",
                "{\"prompt\":\"secret \\q\"}",
                "[\"secret\"]",
                "\"secret\"",
                "null",
                "{\"text\":\"secret\"}",
                "{\"prompt\":null}",
                "{\"prompt\":[\"secret\"]}",
                "{\"prompt\":5}",
                "{\"prompt\":\"secret\"}\u0000"
            })
    void unreadableRowsAreToldAndTheRestGoesOn(String bad) {
        Run.Result result = augment("{\"prompt\":\"one\"}\n" + bad + "\n{\"prompt\":\"two\"}\n");
        assertThat(result.code()).isZero();
        assertThat(result.rows()).hasSize(2);
        assertThat(result.messages().get(0)).startsWith("stdin:2: ");
        assertThat(result.err())
                .contains("3 rows read", "unreadable (rejected)")
                .doesNotContain("secret");
    }

    @Test
    void anArrayIsToldHowToBecomeJsonl() throws Exception {
        Path array = Files.writeString(folder.resolve("p.json"), "[{\"prompt\":\"cat\"}]");
        assertThat(Run.with().pas("augment", "--in", array.toString()).err())
                .contains("p.json:1: a JSON array; ", "jq -c");
    }

    @Test
    void depthAndLengthAreBounded() {
        String deep = "{\"prompt\":\"a\",\"x\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";
        String number = "{\"prompt\":\"a\",\"x\":" + "9".repeat(5_000) + "}";
        String tooLong = "{\"prompt\":\"" + "a".repeat(LineReader.MAX_BYTES) + "\"}";
        Run.Result result = augment(deep + "\n" + number + "\n" + tooLong + "\n{\"prompt\":\"cat\"}\n");
        assertThat(result.err())
                .contains("stdin:1: nested more than 1000 levels deep")
                .contains("stdin:3: the line is longer than 16 MiB");
        assertThat(result.rows().get(result.rows().size() - 1)).contains("whiskers");
    }

    @Test
    void aLongRowBelowTheLimitComesThrough() {
        Run.Result result = augment("{\"prompt\":\"" + "a".repeat(LineReader.MAX_BYTES - 13) + "\"}\n");
        assertThat(result.rows()).hasSize(1);
        assertThat(result.out()).contains("long-material");
    }

    @Test
    void invalidUtf8IsRejectedLineByLine() {
        byte[] bytes = "{\"prompt\":\"one\"}\n{\"prompt\":\"\u00ff\"}\n{\"prompt\":\"two\"}\n"
                .getBytes(StandardCharsets.ISO_8859_1);
        Run.Result result = Run.with().in(bytes).pas("augment", "--in", "-");
        assertThat(result.messages().get(0)).isEqualTo("stdin:2: the line is not UTF-8");
        assertThat(result.rows()).hasSize(2);
    }

    @Test
    void strictFailsAfterDoingTheRest() {
        Run.Result result = Run.with()
                .in("{\"prompt\":\"cat\"}\nnope\n{\"prompt\":\"two\"}\n")
                .pas("augment", "--in", "-", "--strict");
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.rows()).hasSize(2);
        assertThat(Run.with()
                        .in("{\"prompt\":\"\"}\n")
                        .pas("augment", "--in", "-", "--strict")
                        .code())
                .isZero();
    }

    @Test
    void eachRowComesBackOnceAndInOrderFromManyThreads() throws Exception {
        int rows = 5_000;
        String input = IntStream.range(0, rows)
                .mapToObj(i -> "{\"prompt\":\"cat number " + i + "\"}\n")
                .collect(Collectors.joining());
        Run.Result result = Run.with()
                .in(input)
                .generator(request -> {
                    // Some take longer, so that later rows overtake them.
                    int work = request.prompt().hashCode() % 7 == 0 ? 20_000 : 1;
                    assertThat(request.prompt().repeat(work)).endsWith(request.prompt());
                    return Run.CATS.generate(request);
                })
                .pas("augment", "--in", "-", "--threads", "16", "--quiet");
        assertThat(result.rows()).hasSize(rows);
        for (int i = 0; i < rows; i++) {
            assertThat(json(result.rows().get(i)).get("original").asText()).isEqualTo("cat number " + i);
        }
        assertThat(result.messages().get(0)).startsWith("5,000 rows read");
    }

    @Test
    void aSlowRowHoldsItsPlaceNotTheOthers() throws Exception {
        CountDownLatch others = new CountDownLatch(3);
        Run.Result result = Run.with()
                .in("slow cat\none cat\ntwo cats\nthree cats\n")
                .generator(request -> {
                    if (!request.prompt().startsWith("slow")) {
                        others.countDown();
                        return Run.CATS.generate(request);
                    }
                    try {
                        assertThat(others.await(20, TimeUnit.SECONDS)).isTrue();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                    return Run.CATS.generate(request);
                })
                .pas("augment", "--in", "-", "--threads", "2", "--timeout", "30s");
        assertThat(result.rows().get(0)).contains("slow cat", "AUGMENTED");
        assertThat(result.rows()).hasSize(4);
    }

    @Test
    void theSummaryAddsUp() {
        Run.Result result = Run.with()
                .in("{\"prompt\":\"cat\"}\n{\"prompt\":\"dog\"}\n{\"prompt\":\"hi\"}\nnope\n")
                .pas("augment", "--in", "-", "--verbose");
        assertThat(result.err())
                .contains("4 rows read in ", "prompts a second")
                .containsPattern("augmented +1 +25.0 %")
                .containsPattern("no complement +1 +25.0 %")
                .containsPattern("skipped +1 +25.0 %")
                .containsPattern("unreadable \\(rejected\\) +1 +25.0 %")
                .containsPattern("1 +no complement: no evidence for 'talk'")
                .containsPattern("brainstorming +2 +50.0 %");
    }

    @Test
    void rowsReadAreTheSumOfTheWaysTheyEnd() {
        Run.Result result = Run.with()
                .in("""
                        {"prompt":"cat"}

                        {"prompt":"dog"}
                        {"prompt":"hi"}
                        nope
                        \t
                        {"prompt":""}
                        {"prompt":"crash"}
                        {"prompt":"cat 2"}
                        []
                        """)
                .generator(request -> {
                    if (request.prompt().equals("crash")) {
                        throw new IllegalStateException("crash");
                    }
                    return Run.CATS.generate(request);
                })
                .pas("augment", "--in", "-", "--threads", "2");
        assertThat(result.err()).contains("8 rows read", "and 2 blank lines between the rows");
        Matcher ends = Pattern.compile("(?m)^  [a-z ()]+ ([0-9]+) +[0-9.]+ %$").matcher(result.err());
        List<Integer> counts =
                ends.results().map(end -> Integer.valueOf(end.group(1))).toList();
        assertThat(counts).hasSize(5).doesNotContain(0); // augmented, no complement, skipped, failed, unreadable
        assertThat(counts.stream().mapToInt(Integer::intValue).sum()).isEqualTo(8);
        assertThat(result.rows()).hasSize(6);
    }

    @Test
    void anEmptyFileIsDone() {
        Run.Result result = augment("");
        assertThat(result.code()).isZero();
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).contains("0 rows read");
    }

    @Test
    void aFailingGeneratorLosesNoRow() {
        Run.Result result = Run.with()
                .in("cat\ncat\n")
                .generator(request -> {
                    throw new StackOverflowError();
                })
                .pas("augment", "--in", "-");
        assertThat(result.rows()).hasSize(2).allSatisfy(row -> assertThat(row).contains("FAILED"));
        assertThat(result.code()).isZero();
    }
}
