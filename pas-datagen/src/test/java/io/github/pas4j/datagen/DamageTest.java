package io.github.pas4j.datagen;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.airlift.compress.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Bytes cut, flipped, put in and taken out at random: whatever comes of it is prompts, rejects and
 * {@link io.github.pas4j.DataFormatException}, and adds up ({@link Reading} looks).
 */
class DamageTest {

    private static final int CASES = Integer.getInteger("pas.fuzz.cases", 2_000);

    @TempDir
    Path folder;

    @Test
    void damageIsNeverMoreThanRejectsOrAnUnreadableFile() throws IOException {
        long seed = Long.getLong("pas.fuzz.seed", System.nanoTime());
        System.err.println("DamageTest seed " + seed);
        Random random = new Random(seed);
        List<Map.Entry<String, byte[]>> originals = List.copyOf(originals().entrySet());
        int prompts = 0;
        int rejects = 0;
        int failures = 0;
        for (int i = 0; i < CASES; i++) {
            Map.Entry<String, byte[]> original = originals.get(i % originals.size());
            String name = original.getKey();
            Path file = Files.write(folder.resolve(name), damaged(original.getValue(), random));
            CorpusReader.Builder builder = CorpusReader.builder(file).maxRowBytes(100_000);
            Reading reading;
            try {
                reading = Reading.of(i % 2 == 0 ? builder.everyTurn() : builder);
            } catch (RuntimeException | Error e) {
                throw new AssertionError("case " + i + " (" + name + ") of seed " + seed, e);
            }
            assertThat(reading.failures().size()).isLessThanOrEqualTo(1);
            prompts += reading.prompts().size();
            rejects += reading.rejects().size();
            failures += reading.failures().size();
        }
        System.err.println(
                "DamageTest: " + prompts + " prompts, " + rejects + " rejects, " + failures + " unreadable files");
        assertThat(prompts).isPositive();
        assertThat(rejects).isPositive();
        assertThat(failures).isPositive();
    }

    private static byte[] damaged(byte[] original, Random random) {
        byte[] bytes = original.clone();
        int kind = random.nextInt(5);
        int at = random.nextInt(bytes.length);
        if (kind == 0) {
            return Arrays.copyOf(bytes, at);
        }
        if (kind == 1) {
            byte[] without = new byte[bytes.length - 1];
            System.arraycopy(bytes, 0, without, 0, at);
            System.arraycopy(bytes, at + 1, without, at, without.length - at);
            return without;
        }
        for (int i = 0; i <= random.nextInt(kind == 2 ? 1 : 20); i++) {
            int where =
                    kind == 3 ? Math.max(0, bytes.length - 1 - random.nextInt(1_500)) : random.nextInt(bytes.length);
            where = Math.min(where, bytes.length - 1);
            bytes[where] = random.nextBoolean()
                    ? (byte) random.nextInt(256)
                    : (byte) (bytes[where] ^ (1 << random.nextInt(8)));
        }
        return bytes;
    }

    private Map<String, byte[]> originals() throws IOException {
        List<JsonNode> rows = rows();
        StringBuilder jsonl = new StringBuilder();
        StringBuilder csv = new StringBuilder("conversation_id,conversation,language\n");
        for (JsonNode row : rows) {
            jsonl.append(row).append('\n');
            csv.append(row.get("conversation_id").asText())
                    .append(",\"")
                    .append(row.get("conversation").toString().replace("\"", "\"\""))
                    .append("\",English\n");
        }
        byte[] plain = jsonl.toString().getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream zstd = new ByteArrayOutputStream();
        try (OutputStream out = new ZstdOutputStream(zstd)) {
            out.write(plain);
        }
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("a.jsonl", plain);
        files.put("a.json", rows.toString().getBytes(StandardCharsets.UTF_8));
        files.put("a.csv", csv.toString().getBytes(StandardCharsets.UTF_8));
        files.put("a.jsonl.gz", ParquetFiles.gzipped(plain));
        files.put("a.jsonl.zst", zstd.toByteArray());
        for (CompressionCodecName codec : List.of(
                CompressionCodecName.UNCOMPRESSED,
                CompressionCodecName.SNAPPY,
                CompressionCodecName.ZSTD,
                CompressionCodecName.GZIP)) {
            Path file = folder.resolve(codec + ".parquet");
            ParquetFiles.write(file, ParquetFiles.LMSYS, rows, codec, 20);
            files.put(codec + ".parquet", Files.readAllBytes(file));
        }
        return files;
    }

    private static List<JsonNode> rows() throws IOException {
        JsonMapper json = JsonMapper.builder().build();
        List<JsonNode> rows = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            rows.add(json.readTree(
                    "{\"conversation_id\":\"c" + i / 2 + "\",\"conversation\":[{\"content\":\"prompt é " + i
                            + "\",\"role\":\"user\"},{\"content\":\"answer " + i * 31 + "\",\"role\":\"assistant\"},"
                            + "{\"content\":\"and, \\\"then\\\"?\\n\",\"role\":\"user\"}],\"language\":\"English\","
                            + "\"openai_moderation\":[{\"flagged\":false},{\"flagged\":false},{\"flagged\":true}]}"));
        }
        return rows;
    }
}
