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
 * What a {@link GoldenIndex} computes from its pairs. For the bundled pairs that was done when this module was built, so
 * that the first prompt of a program does not wait for it. A file is a SHA-256 of everything it was made from, then
 * {@code n}, {@code d}, {@code n × d} vectors, {@code c} and {@code n × c} weights, all big-endian; one whose digest does
 * not match is not used.
 *
 * @param vectors of the pairs' prompts, {@code n × d}
 * @param model what their votes weigh, {@code n × c}
 */
record TrainedGolden(Embeddings vectors, KernelRidge model) {

    private static final int DIGEST_BYTES = 32;

    /** What was computed beforehand for these pairs and that encoder, if anything. */
    static Optional<TrainedGolden> find(String encoder, List<GoldenPair> pairs) {
        try (InputStream in = TrainedGolden.class.getResourceAsStream(fileName(encoder))) {
            return in == null ? Optional.empty() : read(in, digest(encoder, pairs), pairs.size());
        } catch (IOException e) {
            return Optional.empty(); // a damaged file costs time, not correctness
        }
    }

    private static Optional<TrainedGolden> read(InputStream in, byte[] digest, int rows) throws IOException {
        DataInputStream data = new DataInputStream(new BufferedInputStream(in, 1 << 16));
        if (!Arrays.equals(data.readNBytes(DIGEST_BYTES), digest) || data.readInt() != rows) {
            return Optional.empty();
        }
        int dimension = data.readInt();
        float[] values = new float[rows * dimension];
        for (int i = 0; i < values.length; i++) {
            values[i] = data.readFloat();
        }
        double[][] weights = new double[rows][data.readInt()];
        for (double[] row : weights) {
            for (int c = 0; c < row.length; c++) {
                row[c] = data.readDouble();
            }
        }
        return Optional.of(new TrainedGolden(Embeddings.of(values, dimension), new KernelRidge(weights)));
    }

    private void write(OutputStream out, byte[] digest) throws IOException {
        DataOutputStream data = new DataOutputStream(new BufferedOutputStream(out, 1 << 16));
        data.write(digest);
        data.writeInt(vectors.size());
        data.writeInt(vectors.dimension());
        for (float value : vectors.toArray()) {
            data.writeFloat(value);
        }
        double[][] weights = model.weights();
        data.writeInt(weights[0].length);
        for (double[] row : weights) {
            for (double weight : row) {
                data.writeDouble(weight);
            }
        }
        data.flush();
    }

    private static String fileName(String encoder) {
        return "golden-" + encoder + ".bin";
    }

    private static byte[] digest(String encoder, List<GoldenPair> pairs) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            update(sha256, encoder);
            update(sha256, GoldenIndex.SETTINGS);
            for (GoldenPair pair : pairs) {
                update(sha256, pair.intent());
                update(sha256, pair.prompt());
            }
            return sha256.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static void update(MessageDigest digest, String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
    }

    /** Called by the build: writes the files into the folder that is its argument. */
    public static void main(String[] args) throws IOException {
        Path folder = Files.createDirectories(Path.of(args[0]));
        try (EncoderRouter encoders = BundledEncoders.router()) {
            for (Language language : encoders.languages()) {
                SentenceEncoder encoder = encoders.encoder(language).orElseThrow();
                List<GoldenPair> pairs = GoldenPairs.bundled().pairs(language);
                String name = ((BundledEncoder) encoder).name();
                if (find(name, pairs).isEmpty()) {
                    try (OutputStream out = Files.newOutputStream(folder.resolve(fileName(name)))) {
                        new GoldenIndex(pairs, encoder).trained().write(out, digest(name, pairs));
                    }
                }
            }
        }
    }
}
