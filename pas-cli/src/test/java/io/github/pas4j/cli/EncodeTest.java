package io.github.pas4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.pas4j.embedded.BundledEncoders;
import io.github.pas4j.embedding.SentenceEncoder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code pas encode} with the encoders that come with it. */
class EncodeTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    private Path in = Path.of("");
    private Path out = Path.of("");

    @BeforeEach
    void files() {
        in = folder.resolve("in.jsonl");
        out = folder.resolve("out.npy");
    }

    private Run.Result encode(String... more) {
        String[] args = new String[more.length + 5];
        System.arraycopy(new String[] {"encode", "--in", in.toString(), "--out", out.toString()}, 0, args, 0, 5);
        System.arraycopy(more, 0, args, 5, more.length);
        return Run.with().pas(args);
    }

    private static void assertVectors(byte[] npy, SentenceEncoder encoder, String... texts) {
        NpyArray array = NpyArray.of(npy);
        assertThat(array.rows()).isEqualTo(texts.length);
        assertThat(array.dimension()).isEqualTo(encoder.dimension());
        for (int i = 0; i < texts.length; i++) {
            assertThat(NpyArray.bits(array.row(i))).as("row %d", i).isEqualTo(NpyArray.bits(encoder.encode(texts[i])));
        }
    }

    @Test
    void theVectorsAreTheLibrarysBitForBit() throws Exception {
        Files.writeString(
                in,
                "{\"prompt\":\"Name a cat\"}\n{\"id\":7,\"prompt\":\"\"}\n{\"prompt\":\"cat \\ud800 😀\"}\n"
                        + "{\"prompt\":\"Name a cat\"}\n{\"prompt\":\"why is the sky blue?\"}");
        Run.Result result = encode("--json");
        assertThat(result.code()).isZero();
        try (SentenceEncoder encoder = BundledEncoders.bgeSmallEn()) {
            assertVectors(
                    Files.readAllBytes(out),
                    encoder,
                    "Name a cat",
                    "",
                    "cat \ud800 😀",
                    "Name a cat",
                    "why is the sky blue?");
        }
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("in.jsonl", "out.npy");
        JsonNode summary = JSON.readTree(result.out());
        assertThat(result.rows()).hasSize(1);
        assertThat(summary.fieldNames())
                .toIterable()
                .containsExactly("rows", "dimension", "promptsPerSecond", "rejected", "truncated");
        assertThat(summary.get("rows").asInt()).isEqualTo(5);
        assertThat(summary.get("dimension").asInt()).isEqualTo(384);
        assertThat(summary.get("promptsPerSecond").asDouble()).isPositive().isFinite();
        assertThat(summary.get("rejected").asInt()).isZero();
        assertThat(result.err()).contains("5 rows read", "5 × 384").doesNotContain("rejected", "too long");
    }

    @Test
    void chineseHasItsOwnEncoder() throws Exception {
        in = Files.writeString(folder.resolve("zh.txt"), "给猫起名\n天空为什么是蓝色的？\n");
        assertThat(encode("--encoder", "bge-small-zh").code()).isZero();
        try (SentenceEncoder encoder = BundledEncoders.bgeSmallZh()) {
            assertVectors(Files.readAllBytes(out), encoder, "给猫起名", "天空为什么是蓝色的？");
        }
    }

    @Test
    void rowsThatCannotBeReadAreCountedAndHaveNoRowInTheArray() throws Exception {
        Files.writeString(in, "{\"prompt\":\"cat\"}\n{\"prompt\":7}\n\n{\"prompt\":\"dog\"}\nsecret\n");
        Run.Result result = encode("--json");
        assertThat(result.code()).isZero();
        assertThat(result.err())
                .contains("4 rows read", "unreadable (rejected)  2; they have no row in the array", "1 blank line")
                .doesNotContain("secret");
        assertThat(JSON.readTree(result.out()).get("rows").asInt()).isEqualTo(2);
        assertThat(JSON.readTree(result.out()).get("rejected").asInt()).isEqualTo(2);
        assertThat(Files.readAllLines(folder.resolve("out.npy.rejects.jsonl")))
                .containsExactly(
                        "{\"file\":\"" + in + "\",\"line\":2,\"reason\":\"'prompt' is not a string\"}",
                        "{\"file\":\"" + in + "\",\"line\":5,\"reason\":\"broken JSON at column 1\"}");
        byte[] lenient = Files.readAllBytes(out);
        Files.delete(out);

        assertThat(encode("--strict").code()).isEqualTo(1);
        assertThat(out).hasBinaryContent(lenient);
        try (SentenceEncoder encoder = BundledEncoders.bgeSmallEn()) {
            assertVectors(lenient, encoder, "cat", "dog");
        }
    }

    @Test
    void eachLineOfTextIsARow() throws Exception {
        in = Files.writeString(folder.resolve("in.txt"), "\uFEFFcat\r\n\ndog");
        assertThat(encode("--strict").code()).isZero();
        try (SentenceEncoder encoder = BundledEncoders.bgeSmallEn()) {
            assertVectors(Files.readAllBytes(out), encoder, "cat", "", "dog");
        }
    }

    @Test
    void anEmptyInputIsAnArrayWithoutRows() throws Exception {
        Files.writeString(in, "");
        Run.Result result = encode("--json", "--strict");
        assertThat(result.code()).isZero();
        assertThat(NpyArray.of(Files.readAllBytes(out)).rows()).isZero();
        assertThat(NpyArray.of(Files.readAllBytes(out)).dimension()).isEqualTo(384);
        assertThat(JSON.readTree(result.out()).get("promptsPerSecond").asDouble())
                .isZero();
        assertThat(result.err()).contains("0 rows read", "0 × 384");
    }

    @Test
    void dashesAreStandardInputAndOutput() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Run.Result result = Run.with().in("cat\ndog\n").out(bytes).pas("encode", "--in", "-", "--out", "-");
        assertThat(result.code()).isZero();
        try (SentenceEncoder encoder = BundledEncoders.bgeSmallEn()) {
            assertVectors(bytes.toByteArray(), encoder, "cat", "dog");
        }
    }

    @Test
    void promptsThatAreTooLongAreCounted() throws Exception {
        in = Files.writeString(folder.resolve("in.txt"), "cat ".repeat(600) + "\ncat\n");
        Run.Result result = encode("--json");
        assertThat(JSON.readTree(result.out()).get("truncated").asInt()).isEqualTo(1);
        assertThat(result.err()).contains("too long               1;");
    }

    @Test
    void theEncoderIsToldToWhoAsks() throws IOException {
        Files.writeString(in, "{\"prompt\":\"cat\"}\n");
        assertThat(encode("--verbose").messages()).contains("Encoder: bge-small-en-v1.5-q");
        assertThat(encode().err()).doesNotContain("Encoder:");
    }
}
