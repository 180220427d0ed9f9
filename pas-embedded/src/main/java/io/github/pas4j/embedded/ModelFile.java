package io.github.pas4j.embedded;

import io.github.pas4j.embedded.internal.WordFeatures;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A {@link KernelModel} in a file, so that no program has to learn it at its start: a SHA-256 of all it was learnt from,
 * γ, the labels, {@code n}, {@code d}, {@code n × d} vectors column by column, {@code n × labels} votes, then each feature with its rarity and
 * its weights; numbers big-endian.
 */
final class ModelFile {

    static final int DIGEST_BYTES = 32;

    /** Goes into the digest, so that a build does not take a file of another layout for its own. */
    static final String LAYOUT = "vectors column by column";

    private ModelFile() {}

    /**
     * The model, or empty where the file is damaged or was made from something else: that costs time, not correctness.
     *
     * @param digest what it must have been made from, or empty where anything will do
     */
    static Optional<KernelModel> read(InputStream in, Optional<byte[]> digest) {
        try (DataInputStream data = new DataInputStream(new BufferedInputStream(in, 1 << 16))) {
            byte[] made = data.readNBytes(DIGEST_BYTES);
            boolean fits = digest.map(wanted -> Arrays.equals(wanted, made)).orElse(true);
            return fits ? Optional.of(read(data)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static KernelModel read(DataInputStream data) throws IOException {
        double gamma = data.readDouble();
        List<String> labels = new ArrayList<>();
        for (int count = data.readInt(); count > 0; count--) {
            labels.add(data.readUTF());
        }
        int rows = data.readInt();
        int dimension = data.readInt();
        float[][] columns = new float[dimension][];
        for (int c = 0; c < dimension; c++) {
            columns[c] = floats(data, rows);
        }
        float[] votes = floats(data, rows * labels.size());
        Map<String, Double> rarity = new HashMap<>();
        Map<String, float[]> words = new HashMap<>();
        for (int count = data.readInt(); count > 0; count--) {
            String feature = data.readUTF();
            rarity.put(feature, data.readDouble());
            words.put(feature, floats(data, labels.size()));
        }
        return new KernelModel(gamma, labels, new Columns(rows, columns), votes, new WordFeatures(rarity), words);
    }

    private static float[] floats(DataInputStream data, int count) throws IOException {
        byte[] bytes = new byte[count * Float.BYTES];
        data.readFully(bytes);
        float[] values = new float[count];
        ByteBuffer.wrap(bytes).asFloatBuffer().get(values);
        return values;
    }

    /** Writes a model; the same model always gives the same bytes. Leaves the stream open. */
    static void write(KernelModel model, OutputStream out, byte[] digest) throws IOException {
        DataOutputStream data = new DataOutputStream(new BufferedOutputStream(out, 1 << 16));
        data.write(digest);
        data.writeDouble(model.gamma());
        data.writeInt(model.labels().size());
        for (String label : model.labels()) {
            data.writeUTF(label);
        }
        data.writeInt(model.vectors().size());
        data.writeInt(model.vectors().dimension());
        for (int c = 0; c < model.vectors().dimension(); c++) {
            write(data, model.vectors().column(c));
        }
        write(data, model.votes());
        Map<String, Double> rarity = new TreeMap<>(model.wording().inverseDocumentFrequency());
        data.writeInt(rarity.size());
        for (Map.Entry<String, Double> feature : rarity.entrySet()) {
            data.writeUTF(feature.getKey());
            data.writeDouble(feature.getValue());
            write(
                    data,
                    model.words()
                            .getOrDefault(
                                    feature.getKey(), new float[model.labels().size()]));
        }
        data.flush();
    }

    private static void write(DataOutputStream data, float[] values) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES);
        bytes.asFloatBuffer().put(values);
        data.write(bytes.array());
    }
}
