package io.github.pas4j.datagen;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.pas4j.DataFormatException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalInputFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ParquetReadingTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(names = {"UNCOMPRESSED", "SNAPPY", "GZIP", "ZSTD", "LZ4_RAW"})
    void sameAsJsonl(CompressionCodecName codec) throws IOException {
        List<JsonNode> rows = lmsys(250);
        Path parquet = folder.resolve("a.parquet");
        ParquetFiles.write(parquet, ParquetFiles.LMSYS, rows, codec, 100);
        Path jsonl = jsonl(rows);

        for (boolean every : List.of(false, true)) {
            Reading fromParquet = read(parquet, every);
            Reading fromJsonl = read(jsonl, every);
            assertThat(without(fromParquet)).isEqualTo(without(fromJsonl));
            assertThat(fromParquet.counts()).isEqualTo(fromJsonl.counts());
            assertThat(fromParquet.rejects()).isNotEmpty();
        }
    }

    @Test
    void olderListsAndPlainRepeatedFields() throws IOException {
        List<JsonNode> rows = List.of(json("{\"conversation_id\":\"a\",\"conversation\":"
                + "[{\"content\":\"x\",\"role\":\"system\"},{\"content\":\"y\",\"role\":\"user\"}]}"));
        String twoLevels =
                "optional group conversation (LIST) { repeated group array { optional binary content (STRING);"
                        + " optional binary role (STRING); } }";
        String repeated =
                "repeated group conversation { optional binary content (STRING); optional binary role (STRING); }";
        for (String conversation : List.of(twoLevels, repeated)) {
            Path file = folder.resolve("a.parquet");
            ParquetFiles.write(
                    file, "message m { optional binary conversation_id (STRING); " + conversation + " }", rows);
            assertThat(read(file, false).texts()).containsExactly("y");
        }
    }

    @Test
    void plainColumnsOfOtherTypes() throws IOException {
        Path file = folder.resolve("a.parquet");
        ParquetFiles.write(
                file,
                "message m { optional int64 id; optional binary question; optional int96 when; optional double x; }",
                List.of(json("{\"id\":12,\"question\":\"q\",\"x\":1.5}"), json("{\"id\":13}")));
        Reading reading = Reading.of(CorpusReader.builder(file).field("question"));

        assertThat(reading.ids()).containsExactly("12");
        assertThat(reading.texts()).containsExactly("q");
        assertThat(reading.reasons()).containsExactly("2: no 'question'");
    }

    @Test
    void conversationAsATextColumn() throws IOException {
        Path file = folder.resolve("a.parquet");
        ObjectNode row = JSON.createObjectNode().put("conversation", "[{'role': 'user', 'content': 'p'}]");
        ParquetFiles.write(file, "message m { optional binary conversation (STRING); }", List.of(row));
        assertThat(read(file, false).texts()).containsExactly("p");
    }

    @Test
    void noColumnWithPromptsIsNamed() throws IOException {
        Path file = folder.resolve("a.parquet");
        ParquetFiles.write(file, "message m { optional binary id (STRING); }", List.of(json("{\"id\":\"x\"}")));
        assertFailure(file, "has no column with prompts: name one");
    }

    @Test
    void noRowsAreNoError() throws IOException {
        Path file = folder.resolve("a.parquet");
        ParquetFiles.write(file, ParquetFiles.LMSYS, List.of());
        assertThat(read(file, false).counts()).isEqualTo(new ReadCounts(0, 0, 0, 0));
    }

    @Test
    void filesThatAreNoneOrCut() throws IOException {
        Path file = folder.resolve("a.parquet");
        ParquetFiles.write(file, ParquetFiles.LMSYS, lmsys(50));
        byte[] whole = Files.readAllBytes(file);

        assertFailure(Files.write(file, new byte[0]), "is no Parquet file");
        assertFailure(Files.writeString(file, "PAR1"), "is a Parquet file without its end: it was cut");
        assertFailure(
                Files.write(file, Arrays.copyOf(whole, whole.length / 2)),
                "is a Parquet file without its end: it was cut");
        byte[] longFooter = whole.clone();
        longFooter[whole.length - 5] = 0x7F;
        assertFailure(Files.write(file, longFooter), "is a damaged Parquet file: its footer has an odd length");
        Files.write(folder.resolve("a.parquet.gz"), ParquetFiles.gzipped(whole));
        assertFailure(folder.resolve("a.parquet.gz"), "is Parquet that was compressed once more: unpack it");
    }

    @Test
    void aRowGroupThatBreaksOffLosesItsOwnRowsAlone() throws IOException {
        Path file = folder.resolve("a.parquet");
        ParquetFiles.write(file, ParquetFiles.LMSYS, goodRows(300), CompressionCodecName.SNAPPY, 100);
        byte[] bytes = Files.readAllBytes(file);
        ColumnChunkMetaData content = contentOf(file, 1);
        int middle = (int) (content.getStartingPos() + content.getTotalSize() / 2);
        for (int i = 0; i < 40; i++) {
            bytes[middle + i] ^= 0x55;
        }
        Files.write(file, bytes);
        Reading reading = read(file, false);

        assertThat(reading.rejects()).hasSize(1);
        Reject lost = reading.rejects().get(0);
        assertThat(lost.line()).isBetween(101L, 200L);
        assertThat(lost.line() + lost.rows()).isEqualTo(201);
        assertThat(lost.reason()).startsWith("the row group cannot be read from here on");
        assertThat(reading.counts().rows()).isEqualTo(300);
        assertThat(reading.texts()).contains("prompt 0", "prompt 99", "prompt 200", "prompt 299");
    }

    @Test
    void badUtf8AndOverlargeRowsAreSingleRejects() throws IOException {
        List<JsonNode> rows = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            rows.add(JSON.createObjectNode().put("prompt", "prompt " + i));
        }
        rows.set(1, JSON.createObjectNode().put("prompt", new byte[] {'x', (byte) 0xC3}));
        rows.set(3, JSON.createObjectNode().put("prompt", "x".repeat(5_000)));
        Path file = folder.resolve("a.parquet");
        ParquetFiles.write(file, "message m { optional binary prompt (STRING); }", rows);
        Reading reading = Reading.of(CorpusReader.builder(file).maxRowBytes(2_000));

        assertThat(reading.texts()).containsExactly("prompt 0", "prompt 2", "prompt 4");
        assertThat(reading.reasons()).containsExactly("2: a text is not UTF-8", "4: the row is larger than 2000 bytes");
    }

    private static void assertFailure(Path file, String problem) {
        Reading reading = read(file, false);
        assertThat(reading.failures()).extracting(DataFormatException::problem).containsExactly(problem);
        assertThat(reading.failures().get(0).source()).isEqualTo(file.toString());
        assertThat(reading.prompts()).isEmpty();
    }

    private static ColumnChunkMetaData contentOf(Path file, int group) throws IOException {
        ParquetReadOptions options =
                ParquetReadOptions.builder(new PlainParquetConfiguration()).build();
        try (ParquetFileReader reader = new ParquetFileReader(new LocalInputFile(file), options)) {
            return reader.getRowGroups().get(group).getColumns().stream()
                    .filter(column -> column.getPath().toDotString().endsWith("content"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static Reading read(Path file, boolean every) {
        CorpusReader.Builder builder = CorpusReader.builder(file);
        return Reading.of(every ? builder.everyTurn() : builder);
    }

    /** The prompts without the names of their files. */
    private static List<CorpusPrompt> without(Reading reading) {
        return reading.prompts().stream()
                .map(prompt -> {
                    CorpusPrompt.Builder copy = CorpusPrompt.builder(prompt.id(), prompt.text())
                            .source(prompt.source())
                            .turn(prompt.turn())
                            .flagged(prompt.flagged())
                            .toxic(prompt.toxic())
                            .redacted(prompt.redacted())
                            .place("", prompt.line());
                    prompt.declaredLanguage().ifPresent(copy::declaredLanguage);
                    prompt.toxicity().ifPresent(copy::toxicity);
                    return copy.build();
                })
                .toList();
    }

    private Path jsonl(List<JsonNode> rows) throws IOException {
        StringBuilder lines = new StringBuilder();
        rows.forEach(row -> lines.append(row).append('\n'));
        return Files.write(folder.resolve("a.jsonl"), lines.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static List<JsonNode> goodRows(int count) throws IOException {
        List<JsonNode> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rows.add(json("{\"conversation_id\":\"c" + i + "\",\"conversation\":[{\"content\":\"prompt " + i
                    + "\",\"role\":\"user\"},{\"content\":\"answer " + i * 31 + "\",\"role\":\"assistant\"}],"
                    + "\"language\":\"English\",\"openai_moderation\":[{\"flagged\":" + (i % 7 == 0)
                    + "},{\"flagged\":false}],\"redacted\":" + (i % 5 == 0) + "}"));
        }
        return rows;
    }

    /** Good rows, and some with what is missing in real ones. */
    private static List<JsonNode> lmsys(int count) throws IOException {
        List<JsonNode> rows = new ArrayList<>(goodRows(count));
        rows.set(3, json("{\"conversation_id\":\"c1\",\"conversation\":[{\"content\":\"again\",\"role\":\"user\"}]}"));
        rows.set(4, json("{\"conversation_id\":\"n\",\"conversation\":[{\"role\":\"user\"}]}"));
        rows.set(5, json("{\"conversation_id\":\"e\",\"conversation\":[]}"));
        rows.set(6, json("{\"conversation_id\":\"m\"}"));
        rows.set(7, json("{\"conversation_id\":\"g\",\"conversation\":[null,{\"content\":\"x\",\"role\":\"user\"}]}"));
        rows.set(
                8,
                json("{\"conversation_id\":\"s\",\"conversation\":[{\"content\":\"s\",\"role\":\"system\"},"
                        + "{\"content\":\"first \\u2028 \\ud83d\\ude00\",\"role\":\"user\"},"
                        + "{\"content\":\"second\",\"role\":\"user\"}],"
                        + "\"openai_moderation\":[null,{\"flagged\":false},{\"flagged\":true}]}"));
        return rows;
    }

    private static JsonNode json(String json) throws IOException {
        return JSON.readTree(json);
    }
}
