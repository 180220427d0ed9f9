package io.github.pas4j.embedded;

import io.github.pas4j.GoldenPair;
import io.github.pas4j.GoldenPairs;
import io.github.pas4j.Language;
import io.github.pas4j.embedding.Embeddings;
import io.github.pas4j.embedding.EncoderRouter;
import io.github.pas4j.embedding.SentenceEncoder;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Vectors of the bundled golden pairs, computed when this module is built so that the first prompt of a program does not
 * wait for hundreds of others. A file is a SHA-256 of encoder name and prompts, {@code n}, {@code d}, and {@code n × d}
 * big-endian floats; one whose digest does not match is not used.
 */
final class GoldenVectors {

    private static final int DIGEST_BYTES = 32;

    private GoldenVectors() {}

    /** The vectors of these prompts by that encoder, where they were computed beforehand. */
    static Optional<Embeddings> find(String encoder, List<String> prompts) {
        try (InputStream in = GoldenVectors.class.getResourceAsStream(fileName(encoder))) {
            return in == null ? Optional.empty() : read(in, digest(encoder, prompts), prompts.size());
        } catch (IOException e) {
            return Optional.empty(); // a damaged file costs time, not correctness
        }
    }

    private static Optional<Embeddings> read(InputStream in, byte[] digest, int rows) throws IOException {
        DataInputStream data = new DataInputStream(new BufferedInputStream(in, 1 << 16));
        if (!Arrays.equals(data.readNBytes(DIGEST_BYTES), digest) || data.readInt() != rows) {
            return Optional.empty();
        }
        int dimension = data.readInt();
        float[] values = new float[rows * dimension];
        for (int i = 0; i < values.length; i++) {
            values[i] = data.readFloat();
        }
        return Optional.of(Embeddings.of(values, dimension));
    }

    private static void write(OutputStream out, String encoder, List<String> prompts, Embeddings vectors)
            throws IOException {
        DataOutputStream data = new DataOutputStream(new BufferedOutputStream(out, 1 << 16));
        data.write(digest(encoder, prompts));
        data.writeInt(vectors.size());
        data.writeInt(vectors.dimension());
        for (float value : vectors.toArray()) {
            data.writeFloat(value);
        }
        data.flush();
    }

    private static String fileName(String encoder) {
        return "golden-" + encoder + ".vectors";
    }

    private static byte[] digest(String encoder, List<String> prompts) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(encoder.getBytes(StandardCharsets.UTF_8));
            for (String prompt : prompts) {
                sha256.update((byte) 0);
                sha256.update(prompt.getBytes(StandardCharsets.UTF_8));
            }
            return sha256.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Called by the build: writes the files into the folder that is its argument. */
    public static void main(String[] args) throws IOException {
        Path folder = Files.createDirectories(Path.of(args[0]));
        try (EncoderRouter encoders = BundledEncoders.router()) {
            for (Language language : encoders.languages()) {
                SentenceEncoder encoder = encoders.encoder(language).orElseThrow();
                List<String> prompts = GoldenPairs.bundled().pairs(language).stream()
                        .map(GoldenPair::prompt)
                        .toList();
                String name = ((BundledEncoder) encoder).name();
                if (find(name, prompts).isEmpty()) {
                    try (OutputStream out = Files.newOutputStream(folder.resolve(fileName(name)))) {
                        write(out, name, prompts, encoder.encodeAll(prompts));
                    }
                }
            }
        }
    }
}
