package io.github.pas4j.datagen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.airlift.compress.zstd.ZstdOutputStream;
import io.github.pas4j.DataFormatException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorpusReaderTest {

    private static final String LMSYS = "{\"conversation_id\":\"c1\",\"model\":\"vicuna\",\"conversation\":["
            + "{\"content\":\"Hi there\",\"role\":\"user\"},{\"content\":\"Hello\",\"role\":\"assistant\"},"
            + "{\"content\":\"Tell a joke\",\"role\":\"user\"},{\"content\":\"No\",\"role\":\"assistant\"}],"
            + "\"turn\":2,\"language\":\"English\",\"openai_moderation\":[{\"flagged\":false},{\"flagged\":true},"
            + "{\"flagged\":true},{\"flagged\":false}],\"redacted\":true}";

    @TempDir
    Path folder;

    @Test
    void lmsysRowGivesItsFirstTurn() throws IOException {
        CorpusPrompt prompt = Reading.of(file("a.jsonl", LMSYS)).prompts().get(0);

        assertThat(prompt.id()).isEqualTo("c1");
        assertThat(prompt.text()).isEqualTo("Hi there");
        assertThat(prompt.source()).isEqualTo("lmsys-chat-1m");
        assertThat(prompt.declaredLanguage()).contains("English");
        assertThat(prompt.turn()).isOne();
        assertThat(prompt.flagged()).isFalse();
        assertThat(prompt.redacted()).isTrue();
        assertThat(prompt.line()).isOne();
        assertThat(prompt.file()).isEqualTo(folder.resolve("a.jsonl").toString());
    }

    @Test
    void everyTurnHasItsOwnModeration() throws IOException {
        Reading reading = Reading.of(file("a.jsonl", LMSYS).everyTurn());

        assertThat(reading.ids()).containsExactly("c1#1", "c1#2");
        assertThat(reading.texts()).containsExactly("Hi there", "Tell a joke");
        assertThat(reading.prompts()).extracting(CorpusPrompt::flagged).containsExactly(false, true);
        assertThat(reading.counts()).isEqualTo(new ReadCounts(1, 1, 2, 0));
    }

    @Test
    void wildChatRowGivesToxicityOfTheTurn() throws IOException {
        String row = "{\"conversation_hash\":\"h\",\"timestamp\":1681000000000,\"conversation\":["
                + "{\"content\":\"Insult him\",\"role\":\"user\",\"toxic\":true,\"redacted\":false,\"timestamp\":null},"
                + "{\"content\":\"No\",\"role\":\"assistant\",\"toxic\":false,\"timestamp\":\"2023-04-09T00:02:53Z\"}],"
                + "\"language\":\"Latin\",\"openai_moderation\":[{},{\"flagged\":false}],"
                + "\"detoxify_moderation\":[{\"insult\":0.25,\"toxicity\":0.75},{\"insult\":0.9}],"
                + "\"toxic\":true,\"redacted\":true}";
        CorpusPrompt prompt = Reading.of(file("a.jsonl", row)).prompts().get(0);

        assertThat(prompt.source()).isEqualTo("wildchat-1m");
        assertThat(prompt.toxic()).isTrue();
        assertThat(prompt.toxicity()).isEqualTo(OptionalDouble.of(0.75));
        assertThat(prompt.redacted())
                .as("the message says it better than the row")
                .isFalse();
        assertThat(prompt.flagged()).isFalse();
    }

    @Test
    void moderationThatDoesNotFitTheMessagesCountsForAll() throws IOException {
        String row = LMSYS.replace("{\"flagged\":false}],\"redacted\"", "],\"redacted\"")
                .replace("},]", "}]");
        assertThat(Reading.of(file("a.jsonl", row)).prompts().get(0).flagged()).isTrue();
    }

    @Test
    void idsThatComeAgainAreMadeUnique() throws IOException {
        Reading reading = Reading.of(file(
                "a.jsonl",
                row("x", "one"),
                row("x~2", "two"),
                row("x", "three"),
                row("x", "four"),
                row("x~2", "five")));

        assertThat(reading.ids()).containsExactly("x", "x~2", "x~3", "x~4", "x~2~2");
    }

    @Test
    void rowsWithoutIdAreNamedByTheirPlace() throws IOException {
        Reading reading = Reading.of(file(
                "a.jsonl", "", "{\"prompt\":\"p\"}", "{\"id\":7,\"prompt\":\"q\"}", "{\"id\":null,\"prompt\":\"r\"}"));

        String name = folder.resolve("a.jsonl").toString();
        assertThat(reading.ids()).containsExactly(name + ":2", "7", name + ":4");
        assertThat(reading.prompts()).extracting(CorpusPrompt::source).containsOnly("a.jsonl");
    }

    @Test
    void fieldIsAskedForByName() throws IOException {
        String row = "{\"instruction\":\"do it\",\"prompt\":\"other\",\"lang\":\"en\",\"source\":\"mine\"}";
        CorpusPrompt prompt =
                Reading.of(file("a.jsonl", row).field("instruction")).prompts().get(0);

        assertThat(prompt.text()).isEqualTo("do it");
        assertThat(prompt.declaredLanguage()).contains("en");
        assertThat(prompt.source()).isEqualTo("mine");
        assertThat(Reading.of(file("a.jsonl", row).field("question")).reasons()).containsExactly("1: no 'question'");
    }

    @Test
    void moderationKeepsItsPlacesWhenScoresAreLeftOut() throws IOException {
        String row = LMSYS.replace(
                        "{\"flagged\":true}",
                        "{\"categories\":{\"hate\":true},\"category_scores\":{},\"flagged\":true}")
                .replace("{\"flagged\":false}", "{\"categories\":{},\"category_scores\":{\"hate\":0.5}}");
        Reading reading = Reading.of(file("a.jsonl", row).everyTurn());
        assertThat(reading.prompts()).extracting(CorpusPrompt::flagged).containsExactly(false, true);

        CorpusReader.Builder odd =
                file("b.jsonl", "{\"categories\":\"a prompt\"}").field("categories");
        assertThat(Reading.of(odd).texts()).containsExactly("a prompt");
    }

    @Test
    void conversationsExportedAsTextOrNested() throws IOException {
        String messages = "[{\\\"content\\\": \\\"it's \\\\\\\"so\\\\\\\"\\\", \\\"role\\\": \\\"user\\\"}]";
        String python =
                "[{'content': \\\"it's \\\\\\\"so\\\\\\\"\\\", 'role': 'user', 'toxic': False, 'country': None, "
                        + "'timestamp': datetime.datetime(2023, 4, 9, 0, 2, tzinfo=<UTC>)}\\n {'content': 'x', 'role': 'assistant'}]";
        Reading reading = Reading.of(file(
                "a.jsonl",
                "{\"conversation\":\"" + messages + "\"}",
                "{\"conversation\":\"" + python + "\"}",
                "{\"conversation\":\"array(" + python + ", dtype=object)\"}",
                "{\"conversation\":[[{\"content\":\"it's \\\"so\\\"\",\"role\":\"user\"}]]}",
                "{\"conversation\":{\"list\":[{\"element\":{\"content\":\"it's \\\"so\\\"\",\"role\":\"user\"}}]}}",
                "{\"conversation\":{\"content\":[\"s\",\"it's \\\"so\\\"\"],\"role\":[\"system\",\"user\"]}}",
                "{\"conversations\":[{\"from\":\"human\",\"value\":\"it's \\\"so\\\"\"}]}"));

        assertThat(reading.rejects()).isEmpty();
        assertThat(reading.texts()).hasSize(7).containsOnly("it's \"so\"");
    }

    @Test
    void csvWithQuotedLineBreaks() throws IOException {
        CorpusReader.Builder csv =
                file("a.csv", "id,prompt,language", "1,\"two", "lines, \"\"quoted\"\"\",en", "2,plain,", "", "3,,de");
        Reading reading = Reading.of(csv);

        assertThat(reading.texts()).containsExactly("two\nlines, \"quoted\"", "plain", "");
        assertThat(reading.prompts()).extracting(CorpusPrompt::line).containsExactly(2L, 4L, 6L);
        assertThat(reading.prompts())
                .extracting(CorpusPrompt::declaredLanguage)
                .containsExactly(Optional.of("en"), Optional.empty(), Optional.of("de"));
    }

    @Test
    void wildChatAsPandasWritesItToCsv() throws IOException {
        String cell =
                "\"[{'content': 'Say \"\"hi\"\", won\\'t you?', 'role': 'user', 'toxic': True, 'redacted': False}\n"
                        + " {'content': 'hi', 'role': 'assistant', 'toxic': False, 'redacted': False}]\"";
        CorpusPrompt prompt = Reading.of(file(
                        "w.csv",
                        "conversation_hash,conversation,language,openai_moderation,toxic",
                        "abc," + cell + ",English,\"[{'flagged': True} {'flagged': False}]\",False"))
                .prompts()
                .get(0);

        assertThat(prompt.text()).isEqualTo("Say \"hi\", won't you?");
        assertThat(prompt.flagged()).isTrue();
        assertThat(prompt.toxic()).isTrue();
        assertThat(prompt.source()).isEqualTo("wildchat-1m");
    }

    @Test
    void textHasAPromptOnEachLine() throws IOException {
        Reading reading = Reading.of(file("a.txt", "one", "", "  two \u2028 still two", "\tthree"));

        assertThat(reading.texts()).containsExactly("one", "  two \u2028 still two", "\tthree");
        assertThat(reading.counts().rows()).isEqualTo(3);
    }

    @Test
    void gzipAndZstdAreKnownByTheirBytes() throws IOException {
        byte[] plain = (row("a", "one") + "\n" + row("b", "two")).getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream zstd = new ByteArrayOutputStream();
        try (OutputStream out = new ZstdOutputStream(zstd)) {
            out.write(plain);
        }
        Files.write(folder.resolve("a.jsonl.gz"), ParquetFiles.gzipped(plain));
        Files.write(folder.resolve("b.jsonl.zst"), zstd.toByteArray());
        Files.write(folder.resolve("c"), ParquetFiles.gzipped(plain));

        Reading reading = Reading.of(CorpusReader.builder(List.of(folder + "/*")));
        assertThat(reading.texts()).containsExactly("one", "two", "one", "two", "one", "two");
        assertThat(reading.ids()).containsExactly("a", "b", "a~2", "b~2", "a~3", "b~3");
    }

    @Test
    void compressedFilesOfSeveralPartsAreReadToTheirEnd() throws IOException {
        ByteArrayOutputStream gzip = new ByteArrayOutputStream();
        ByteArrayOutputStream zstd = new ByteArrayOutputStream();
        for (String id : List.of("a", "b", "c")) {
            byte[] part = (row(id, "p") + "\n").repeat(5_000).getBytes(StandardCharsets.UTF_8);
            gzip.write(ParquetFiles.gzipped(part));
            ByteArrayOutputStream frame = new ByteArrayOutputStream();
            try (OutputStream out = new ZstdOutputStream(frame)) {
                out.write(part);
            }
            zstd.write(frame.toByteArray());
        }
        Files.write(folder.resolve("a.jsonl.gz"), gzip.toByteArray());
        Files.write(folder.resolve("a.jsonl.zst"), zstd.toByteArray());

        for (String name : List.of("a.jsonl.gz", "a.jsonl.zst")) {
            Reading reading = Reading.of(CorpusReader.builder(folder.resolve(name)));
            assertThat(reading.counts()).as(name).isEqualTo(new ReadCounts(15_000, 0, 15_000, 0));
        }
    }

    @Test
    void patternsAreReadInTheOrderOfNames() throws IOException {
        Files.createDirectories(folder.resolve("d/.git"));
        for (String name : List.of("b.txt", "a.txt", "d/c.txt", ".hidden.txt", "d/.git/x.txt", "B.txt")) {
            Files.writeString(folder.resolve(name), name);
        }
        assertThat(Reading.of(CorpusReader.builder(List.of(folder + "/*.txt"))).texts())
                .containsExactly("B.txt", "a.txt", "b.txt");
        assertThat(Reading.of(CorpusReader.builder(List.of(folder + "/**/*.txt", folder + "/a.txt")))
                        .texts())
                .containsExactly("B.txt", "a.txt", "b.txt", "d/c.txt");
        assertThatThrownBy(() ->
                        CorpusReader.builder(List.of(folder + "/*.nothing")).open())
                .isInstanceOf(DataFormatException.class)
                .hasMessageEndingWith("*.nothing: matches no file");
    }

    @Test
    void missingFilesAndFoldersAreNamedAtOnce() {
        assertThatThrownBy(() -> CorpusReader.builder(folder.resolve("none")).open())
                .isInstanceOf(DataFormatException.class)
                .hasMessageContaining("does not exist");
        assertThatThrownBy(() -> CorpusReader.builder(folder).open())
                .isInstanceOf(DataFormatException.class)
                .hasMessageContaining("is a folder");
    }

    @Test
    void aFileThatCannotBeReadDoesNotEndTheOthers() throws IOException {
        Files.writeString(folder.resolve("a.parquet"), "not Parquet");
        Files.writeString(folder.resolve("b.csv"), "no header that fits\nx");
        Files.writeString(folder.resolve("c.json"), "[{\"prompt\":\"an array\"}]");
        Files.write(folder.resolve("d.txt"), "x".getBytes(StandardCharsets.UTF_16));
        Files.writeString(folder.resolve("e.txt"), "fine");
        Files.write(folder.resolve("f.jsonl.gz"), new byte[] {0x1F, (byte) 0x8B, 9, 9});
        Reading reading = Reading.of(CorpusReader.builder(List.of(folder + "/*")));

        assertThat(reading.texts()).containsExactly("an array", "fine");
        assertThat(reading.failures())
                .extracting(e -> Path.of(e.source()).getFileName().toString() + ": " + e.problem())
                .containsExactly(
                        "a.parquet: is no Parquet file",
                        "b.csv: the header names no column with prompts: name one, or say that it is text",
                        "d.txt: is UTF-16, which is not read: unpack or convert it",
                        "f.jsonl.gz: cannot be read (the compressed data are damaged)");
    }

    @Test
    void closedReaderHasNoFurtherPrompt() throws IOException {
        CorpusReader reader = file("a.txt", "one", "two").open();
        assertThat(reader.next().text()).isEqualTo("one");
        reader.close();
        assertThat(reader.hasNext()).isFalse();
        assertThatThrownBy(reader::next).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void bytesAreCountedForProgress() throws IOException {
        CorpusReader reader = file("a.txt", "one", "two").open();
        reader.forEachRemaining(prompt -> {});
        assertThat(reader.bytesRead()).isEqualTo(reader.totalBytes()).isEqualTo(7);
    }

    private static String row(String id, String prompt) {
        return "{\"id\":\"" + id + "\",\"prompt\":\"" + prompt + "\"}";
    }

    private CorpusReader.Builder file(String name, String... lines) throws IOException {
        return CorpusReader.builder(Files.writeString(folder.resolve(name), String.join("\n", lines)));
    }
}
