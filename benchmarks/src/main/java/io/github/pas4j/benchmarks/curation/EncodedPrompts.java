package io.github.pas4j.benchmarks.curation;

import com.google.common.hash.HashCode;
import com.google.common.hash.Hashing;
import io.github.pas4j.embedding.Embeddings;
import io.github.pas4j.embedding.SentenceEncoder;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Vectors of canonical texts, in a file so that each is computed once. A file of another encoder is not noticed. */
final class EncodedPrompts {

    private static final int BATCH = 512;

    private static final class Row {

        private final float[] vector;
        private final boolean truncated;

        Row(float[] vector, boolean truncated) {
            this.vector = vector;
            this.truncated = truncated;
        }
    }

    private final Path file;
    private final SentenceEncoder encoder;
    private final Map<HashCode, Row> rows = new HashMap<>();

    EncodedPrompts(Path file, SentenceEncoder encoder) throws IOException {
        this.file = file;
        this.encoder = encoder;
        if (Files.exists(file)) {
            read();
        }
    }

    /** The vectors in the order of the texts. */
    Embeddings of(List<String> canonical) throws IOException {
        encode(canonical);
        Embeddings.Builder all = Embeddings.builder(canonical.size(), encoder.dimension());
        for (int i = 0; i < canonical.size(); i++) {
            Row row = Objects.requireNonNull(rows.get(key(canonical.get(i))));
            all.row(i, row.vector);
            if (row.truncated) {
                all.truncated(i);
            }
        }
        return all.build();
    }

    private void encode(List<String> canonical) throws IOException {
        Map<HashCode, String> missing = new LinkedHashMap<>();
        canonical.forEach(text -> missing.putIfAbsent(key(text), text));
        missing.keySet().removeAll(rows.keySet());
        List<HashCode> keys = new ArrayList<>(missing.keySet());
        for (int from = 0; from < keys.size(); from += BATCH) {
            List<HashCode> batch = keys.subList(from, Math.min(keys.size(), from + BATCH));
            Embeddings vectors = encoder.encodeAll(batch.stream()
                    .map(key -> Objects.requireNonNull(missing.get(key)))
                    .toList());
            try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(
                    Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)))) {
                for (int i = 0; i < batch.size(); i++) {
                    Row row = new Row(vectors.row(i), vectors.truncated(i));
                    rows.put(batch.get(i), row);
                    write(batch.get(i), row, out);
                }
            }
        }
    }

    private void read() throws IOException {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
            byte[] key = new byte[16];
            while (in.readNBytes(key, 0, key.length) == key.length) {
                boolean truncated = in.readBoolean();
                float[] vector = new float[encoder.dimension()];
                for (int j = 0; j < vector.length; j++) {
                    vector[j] = in.readFloat();
                }
                rows.put(HashCode.fromBytes(key), new Row(vector, truncated));
            }
        } catch (EOFException e) {
            throw new IOException(file + " was cut: delete it", e);
        }
    }

    private static void write(HashCode key, Row row, DataOutputStream out) throws IOException {
        out.write(key.asBytes());
        out.writeBoolean(row.truncated);
        for (float value : row.vector) {
            out.writeFloat(value);
        }
    }

    private static HashCode key(String text) {
        return Hashing.murmur3_128().hashString(text, StandardCharsets.UTF_16LE);
    }
}
