package io.github.pas4j.datagen;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pas4j.DataFormatException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are one JSON array. */
class JsonArrayTest {

    private static final String ROWS =
            "\uFEFF [ {\"prompt\":\"one, ] and }\"} ,\r\n  {\n    \"prompt\": \"two \\\"[{\\\\\"\n  },\"three\"]\n";

    @TempDir
    Path folder;

    @Test
    void eachElementIsARowNumberedFromOne() throws IOException {
        Reading reading = read("a.json", ROWS);
        String name = folder.resolve("a.json").toString();
        assertThat(reading.texts()).containsExactly("one, ] and }", "two \"[{\\", "three");
        assertThat(reading.ids()).containsExactly(name + ":1", name + ":2", name + ":3");
        assertThat(reading.rejects()).isEmpty();
        assertThat(read("a.json", " [ ] ").counts()).isEqualTo(new ReadCounts(0, 0, 0, 0));
    }

    @Test
    void anArrayIsKnownByItsBeginningWhereTheNameDoesNotSayOtherwise() throws IOException {
        assertThat(read("a", "[ {\"prompt\":\"p\"}]").texts()).containsExactly("p");
        assertThat(read("b", "[{hm}] is what it said\n[1]").texts()).containsExactly("[{hm}] is what it said", "[1]");
        assertThat(read("a.txt", "[{\"prompt\":\"p\"}]").texts()).containsExactly("[{\"prompt\":\"p\"}]");
        assertThat(read("a.jsonl", "[{\"prompt\":\"p\"}]").reasons())
                .containsExactly("1: a JSON array; JSONL has an object on each line (jq -c '.[]' makes it)");
        Files.write(folder.resolve("c.json.gz"), ParquetFiles.gzipped(ROWS.getBytes(StandardCharsets.UTF_8)));
        assertThat(Reading.of(CorpusReader.builder(folder.resolve("c.json.gz"))).texts())
                .hasSize(3);
        CorpusReader.Builder none = CorpusReader.builder(Files.writeString(folder.resolve("d"), "{}"));
        assertThat(Reading.of(none.format(CorpusFormat.JSON)).failures())
                .extracting(DataFormatException::problem)
                .containsExactly("is no JSON array");
    }

    @Test
    void aBrokenElementIsARejectAndTheOthersAreRead() throws IOException {
        Reading reading = read(
                "a.json",
                "[{\"prompt\":\"a\"},{\"prompt\":},7,null,[\"x\"],{\"prompt\":\"b\",\"prompt\":\"c\"},"
                        + "{\"prompt\":\"d\"} {\"prompt\":\"e\"},,{\"prompt\":NaN},{\"prompt\":\"f\"},]");
        assertThat(reading.texts()).containsExactly("a", "f");
        assertThat(reading.reasons())
                .containsExactly(
                        "2: broken JSON at column 11",
                        "3: neither a JSON object nor a text",
                        "4: neither a JSON object nor a text",
                        "5: neither a JSON object nor a text",
                        "6: a key comes twice",
                        "7: something follows the JSON object",
                        "8: not a JSON object",
                        "9: the prompt is not a text");
    }

    @Test
    void whatIsCutTooLongOrNoUtf8IsNamed() throws IOException {
        assertThat(read("a.json", "[{\"prompt\":\"a\"},{\"prompt\":\"b").reasons())
                .containsExactly("2: broken JSON: the array ends too early");
        assertThat(read("a.json", "[{\"prompt\":\"a\"},").reasons())
                .containsExactly("2: broken JSON: the array ends too early");
        assertThat(read("a.json", "[{\"prompt\":\"a\"}]\n[]").reasons())
                .containsExactly("2: something follows the JSON array");
        String row = "{\"prompt\":\"" + "x".repeat(5_000) + "\"}";
        Path file = Files.writeString(folder.resolve("a.json"), "[\"a\"," + row + ",\"b\"]");
        Reading bounded = Reading.of(CorpusReader.builder(file).maxRowBytes(2_000));
        assertThat(bounded.texts()).containsExactly("a", "b");
        assertThat(bounded.reasons()).containsExactly("2: the element is longer than 2000 bytes");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes("[\"a\",\"".getBytes(StandardCharsets.UTF_8));
        bytes.write(0xC3);
        bytes.writeBytes("\"]".getBytes(StandardCharsets.UTF_8));
        Files.write(file, bytes.toByteArray());
        assertThat(Reading.of(CorpusReader.builder(file)).reasons()).containsExactly("2: the element is not UTF-8");
    }

    /** A million elements would not fit into what a test may take; the stream tells how far it has been read. */
    @Test
    void elementsAreHandedOutBeforeTheRestIsRead() {
        InputStream endless = new InputStream() {
            private static final String ROW = "{\"prompt\":\"again\"},";
            private long at;

            @Override
            public int read() {
                int c = at == 0 ? '[' : ROW.charAt((int) ((at - 1) % ROW.length()));
                at++;
                return c;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) {
                for (int i = 0; i < length; i++) {
                    bytes[offset + i] = (byte) read();
                }
                return length;
            }
        };
        try (CorpusReader reader =
                CorpusReader.builder(List.of("-")).standardInput(endless).open()) {
            for (int i = 1; i <= 100_000; i++) {
                assertThat(reader.next().id()).isEqualTo("stdin:" + i);
            }
            assertThat(reader.totalBytes()).isEqualTo(-1);
            assertThat(reader.bytesRead()).isBetween(1_900_000L, 2_200_000L);
        }
    }

    @Test
    void standardInputStandsWhereItIsNamed() throws IOException {
        Path a = Files.writeString(folder.resolve("a.txt"), "first");
        Path dash = Files.writeString(folder.resolve("-"), "a file");
        InputStream in = new ByteArrayInputStream("{\"prompt\":\"second\"}\n".getBytes(StandardCharsets.UTF_8));
        Reading reading = Reading.of(CorpusReader.builder(List.of(a.toString(), "-", dash.toString()))
                .standardInput(in));
        assertThat(reading.texts()).containsExactly("first", "second", "a file");
        assertThat(reading.prompts().get(1).id()).isEqualTo("stdin:1");
        assertThat(reading.prompts().get(1).source()).isEqualTo("stdin");
    }

    private Reading read(String name, String content) throws IOException {
        return Reading.of(CorpusReader.builder(Files.writeString(folder.resolve(name), content)));
    }
}
