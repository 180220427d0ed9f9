package io.github.pas4j.benchmarks.category;

import io.github.pas4j.embedded.BundledEncoders;
import io.github.pas4j.embedding.Embeddings;
import io.github.pas4j.embedding.EncoderRouter;
import io.github.pas4j.embedding.SentenceEncoder;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Encodes each text once: many models are trained on nearly the same rows. With a file, the vectors are there for the next
 * run as well; its name does not say which encoder made them.
 */
final class RememberingEncoder implements SentenceEncoder {

    private final SentenceEncoder encoder;
    private final Map<String, float[]> known = new ConcurrentHashMap<>();

    private final Optional<Path> file;

    /**
     * @param file read now where it exists, written at the end
     */
    RememberingEncoder(SentenceEncoder encoder, Optional<Path> file) {
        this.encoder = encoder;
        this.file = file;
        file.filter(Files::exists).ifPresent(this::read);
    }

    /** Over the bundled encoders; vectors are in files of this folder, which has to exist. */
    static EncoderRouter router(Optional<Path> folder) {
        return EncoderRouter.of(
                new RememberingEncoder(BundledEncoders.bgeSmallEn(), folder.map(f -> f.resolve("en.vectors"))),
                new RememberingEncoder(BundledEncoders.bgeSmallZh(), folder.map(f -> f.resolve("zh.vectors"))));
    }

    private void read(Path from) {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(from)))) {
            for (int left = in.readInt(); left > 0; left--) {
                String text = new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
                float[] vector = new float[dimension()];
                ByteBuffer.wrap(in.readNBytes(vector.length * Float.BYTES))
                        .asFloatBuffer()
                        .get(vector);
                known.put(text, vector);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(from.toString(), e);
        }
    }

    private void write(Path to) {
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(to)))) {
            out.writeInt(known.size());
            for (Map.Entry<String, float[]> entry : known.entrySet()) {
                byte[] text = entry.getKey().getBytes(StandardCharsets.UTF_8);
                ByteBuffer vector = ByteBuffer.allocate(entry.getValue().length * Float.BYTES);
                vector.asFloatBuffer().put(entry.getValue());
                out.writeInt(text.length);
                out.write(text);
                out.write(vector.array());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(to.toString(), e);
        }
    }

    @Override
    public int dimension() {
        return encoder.dimension();
    }

    @Override
    public float[] encode(String text) {
        return known.computeIfAbsent(text, encoder::encode).clone();
    }

    @Override
    public Embeddings encodeAll(List<String> texts) {
        List<String> fresh = texts.stream()
                .filter(text -> !known.containsKey(text))
                .distinct()
                .toList();
        Embeddings computed = encoder.encodeAll(fresh);
        for (int i = 0; i < fresh.size(); i++) {
            known.put(fresh.get(i), computed.row(i));
        }
        Embeddings.Builder all = Embeddings.builder(texts.size(), dimension());
        for (int i = 0; i < texts.size(); i++) {
            all.row(i, encode(texts.get(i)));
        }
        return all.build();
    }

    @Override
    public void close() {
        file.ifPresent(this::write);
        encoder.close();
    }

    @Override
    public String toString() {
        return encoder.toString();
    }
}
