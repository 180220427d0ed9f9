package io.github.pas4j.datagen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files as people really have them: what can be read is, the rest is told with its line, and nothing is lost in silence. */
class DirtTest {

    private static final String GOOD = "{\"prompt\":\"good\"}";

    @TempDir
    Path folder;

    @Test
    void brokenRowsAmongGoodOnes() throws IOException {
        Reading reading = read(
                "\uFEFF" + GOOD,
                "   ",
                "{\"prompt\":\"cut",
                GOOD + GOOD,
                "{\"prompt\":\"bad \\x41 escape\"}",
                "{\"prompt\":\"twice\",\"prompt\":\"twice\"}",
                "{\"prompt\":null}",
                "{\"prompt\":NaN}",
                "{\"prompt\":5}",
                "[1]",
                "\"text\"",
                "{\"other\":1}",
                "{\"prompt\":\"half \\ud83d\"}",
                "{\"prompt\":\"whole \\ud83d\\ude00\",\"score\":NaN}",
                "{\"conversation\":[]}",
                "{\"conversation\":null}",
                "{\"conversation\":[{\"role\":\"assistant\",\"content\":\"x\"}]}",
                "{\"conversation\":[{\"role\":\"user\",\"content\":null}]}",
                "{\"conversation\":[{\"role\":\"system\",\"content\":\"s\"},{\"role\":\"user\",\"content\":\"after system\"}]}",
                "{\"conversation\":\"neither this nor that\"}",
                "{\"conversation\":[null]}",
                GOOD);

        assertThat(reading.texts()).containsExactly("good", "whole \uD83D\uDE00", "after system", "good");
        assertThat(reading.reasons())
                .containsExactly(
                        "3: broken JSON: it ends too early",
                        "4: something follows the JSON object",
                        "5: broken JSON at column 17",
                        "6: a key comes twice",
                        "7: the prompt is null",
                        "8: the prompt is not a text",
                        "9: the prompt is not a text",
                        "10: a JSON array; JSONL has an object on each line (jq -c '.[]' makes it)",
                        "11: not a JSON object",
                        "12: neither 'prompt' nor a conversation that is not null",
                        "13: the prompt holds half of a character (a lone surrogate)",
                        "15: the conversation has no turn of the user",
                        "16: neither 'prompt' nor a conversation that is not null",
                        "17: the conversation has no turn of the user",
                        "18: the user's turn is null",
                        "20: neither JSON nor a Python literal",
                        "21: the conversation holds something that is no message");
        assertThat(reading.counts()).isEqualTo(new ReadCounts(21, 0, 4, 17));
    }

    @Test
    void aBadTurnDoesNotTakeTheOthersAlong() throws IOException {
        String row = "{\"id\":\"c\",\"conversation\":[{\"role\":\"user\",\"content\":\"one\"},"
                + "{\"role\":\"user\",\"content\":null},{\"role\":\"user\",\"content\":\"three\"}]}";
        Reading reading = Reading.of(CorpusReader.builder(Files.writeString(folder.resolve("a.jsonl"), row))
                .everyTurn());

        assertThat(reading.ids()).containsExactly("c#1", "c#3");
        assertThat(reading.counts()).isEqualTo(new ReadCounts(1, 2, 2, 1));
    }

    @Test
    void linesEndAtLineFeedsAlone() throws IOException {
        Path file = Files.writeString(
                folder.resolve("a.jsonl"),
                GOOD + "\r\n{\"prompt\":\r\"a\u2028b\u0085c\u2029d\"}\r\n\r\n{\"prompt\":\"no line feed at the end\"}");
        Reading reading = Reading.of(CorpusReader.builder(file));

        assertThat(reading.texts()).containsExactly("good", "a\u2028b\u0085c\u2029d", "no line feed at the end");
        assertThat(reading.prompts()).extracting(CorpusPrompt::line).containsExactly(1L, 2L, 4L);
    }

    @Test
    void aFileOfLoneCarriageReturnsHasLinesToo() throws IOException {
        for (String name : List.of("a.jsonl", "a.csv", "a.txt")) {
            String first = name.endsWith("csv") ? "prompt" : GOOD;
            Path file =
                    Files.writeString(folder.resolve(name), first + "\r" + (name.endsWith("csv") ? "x" : GOOD) + "\r");
            assertThat(Reading.of(CorpusReader.builder(file)).counts().rows())
                    .as(name)
                    .isEqualTo(name.endsWith("csv") ? 1 : 2);
        }
    }

    @Test
    void bytesThatAreNotUtf8AreARejectAndNoReplacement() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (byte[] bad : List.of(
                new byte[] {(byte) 0xFF}, new byte[] {(byte) 0xC3}, new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80
                })) {
            bytes.write("{\"prompt\":\"x".getBytes(StandardCharsets.UTF_8));
            bytes.write(bad);
            bytes.write(("\"}\n" + GOOD + "\n").getBytes(StandardCharsets.UTF_8));
        }
        Reading reading = Reading.of(CorpusReader.builder(Files.write(folder.resolve("a.jsonl"), bytes.toByteArray())));

        assertThat(reading.texts()).containsExactly("good", "good", "good");
        assertThat(reading.reasons())
                .containsExactly("1: the line is not UTF-8", "3: the line is not UTF-8", "5: the line is not UTF-8");
    }

    @Test
    void overlongLinesAndDeepNestingAreBounded() throws IOException {
        String longLine = "{\"prompt\":\"" + "x".repeat(5_000) + "\"}";
        String deep = "{\"prompt\":\"p\",\"x\":" + "[".repeat(3_000) + "]".repeat(3_000) + "}";
        String deepPython = "{\"conversation\":\"" + "(".repeat(3_000) + "\"}";
        Path file = Files.writeString(folder.resolve("a.jsonl"), String.join("\n", longLine, deep, deepPython, GOOD));

        assertThat(Reading.of(CorpusReader.builder(file)).reasons())
                .containsExactly("2: nested more than 200 levels deep", "3: nested more than 200 levels deep");
        Reading bounded = Reading.of(CorpusReader.builder(file).maxRowBytes(4_096));
        assertThat(bounded.reasons()).contains("1: the line is longer than 4096 bytes");
        assertThat(bounded.texts()).containsExactly("good");
    }

    @Test
    void brokenCsvRecordsDoNotSwallowTheNext() throws IOException {
        Path file = Files.writeString(
                folder.resolve("a.csv"),
                "id,prompt\n1,good\n2,\"x\" y\n3\n4,a,b\n5,5\" pipe\n6,\"never closed\n7,good\n");
        Reading reading = Reading.of(CorpusReader.builder(file));

        assertThat(reading.texts()).containsExactly("good", "5\" pipe", "good");
        assertThat(reading.reasons())
                .containsExactly(
                        "3: something follows a closing quote",
                        "4: 1 cells where the header names 2",
                        "5: 3 cells where the header names 2",
                        "7: a quote is never closed");
        assertThat(reading.ids()).containsExactly("1", "5", "7");
    }

    @Test
    void compressedFileThatWasCutKeepsWhatCameBefore() throws IOException {
        byte[] plain = (GOOD + "\n").repeat(20_000).getBytes(StandardCharsets.UTF_8);
        byte[] packed = ParquetFiles.gzipped(plain);
        Reading cut = Reading.of(CorpusReader.builder(
                Files.write(folder.resolve("a.jsonl.gz"), Arrays.copyOf(packed, packed.length / 2))));

        assertThat(cut.prompts()).isNotEmpty();
        assertThat(cut.rejects()).hasSize(1);
        assertThat(cut.rejects().get(0).reason())
                .isEqualTo("the rest of the file cannot be read (the compressed data end too early)");

        byte[] tail = Arrays.copyOf(packed, packed.length + 20);
        Arrays.fill(tail, packed.length, tail.length, (byte) 'x');
        Reading followed = Reading.of(CorpusReader.builder(Files.write(folder.resolve("b.jsonl.gz"), tail)));
        assertThat(followed.prompts()).hasSize(20_000);
        assertThat(followed.rejects()).hasSize(1);
    }

    @Test
    void whatUnpacksWithoutEndIsARejectAndTakesNoMemory() throws IOException {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (java.util.zip.GZIPOutputStream out = new java.util.zip.GZIPOutputStream(bomb)) {
            out.write((GOOD + "\n").getBytes(StandardCharsets.UTF_8));
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 200; i++) {
                out.write(zeros);
            }
        }
        Reading reading =
                Reading.of(CorpusReader.builder(Files.write(folder.resolve("a.jsonl.gz"), bomb.toByteArray())));

        assertThat(reading.texts()).containsExactly("good");
        assertThat(reading.reasons())
                .containsExactly("2: the rest of the file cannot be read (unpacks to more than 500 times its size)");
    }

    @Test
    void emptyFilesHaveNoRows() throws IOException {
        for (String name : List.of("a.jsonl", "a.csv", "a.txt", "a")) {
            Reading reading = Reading.of(CorpusReader.builder(Files.writeString(folder.resolve(name), "")));
            assertThat(reading.counts()).as(name).isEqualTo(new ReadCounts(0, 0, 0, 0));
            assertThat(reading.failures()).as(name).isEmpty();
        }
    }

    private Reading read(String... lines) throws IOException {
        return Reading.of(CorpusReader.builder(Files.writeString(folder.resolve("a.jsonl"), String.join("\n", lines))));
    }
}
