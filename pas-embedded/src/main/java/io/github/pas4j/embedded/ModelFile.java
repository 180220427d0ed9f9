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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * {@link BundledModels} in a file, so that no program has to learn them at its start: what they were made from, the version of
 * ONNX Runtime, the vectors as {@link Columns} has them, then two models: γ, the labels, the number of examples and which vector is
 * each one's, for each label their votes, then each feature with its rarity and its weights. Numbers are big-endian.
 */
final class ModelFile {

    static final int DIGEST_BYTES = 32;

    /** Goes into the digest, so that a build does not take a file of another layout for its own. */
    static final String LAYOUT = "both models over vectors of 16 bits";

    private ModelFile() {}

    /** The models, or empty where the file is damaged: that costs time, not correctness. */
    static Optional<BundledModels> read(InputStream in) {
        try (DataInputStream data = new DataInputStream(new BufferedInputStream(in, 1 << 16))) {
            byte[] digest = new byte[DIGEST_BYTES];
            data.readFully(digest);
            String runtime = data.readUTF();
            Columns vectors = vectors(data);
            KernelModel categories = model(data, vectors);
            return Optional.of(new BundledModels(digest, runtime, categories, model(data, vectors)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Columns vectors(DataInputStream data) throws IOException {
        int size = data.readInt();
        int dimension = data.readInt();
        float longest = data.readFloat();
        int[][] pairs = new int[(dimension + 1) / 2][];
        for (int p = 0; p < pairs.length; p++) {
            pairs[p] = ints(data, size);
        }
        return new Columns(size, dimension, longest, pairs);
    }

    private static KernelModel model(DataInputStream data, Columns vectors) throws IOException {
        double gamma = data.readDouble();
        List<String> labels = new ArrayList<>();
        for (int count = data.readInt(); count > 0; count--) {
            labels.add(data.readUTF());
        }
        int[] examples = ints(data, data.readInt());
        float[] votes = floats(data, labels.size() * examples.length);
        Map<String, Double> rarity = new HashMap<>();
        Map<String, float[]> words = new HashMap<>();
        for (int count = data.readInt(); count > 0; count--) {
            String feature = data.readUTF();
            rarity.put(feature, data.readDouble());
            words.put(feature, floats(data, labels.size()));
        }
        return new KernelModel(gamma, labels, vectors, examples, votes, new WordFeatures(rarity), words);
    }

    private static int[] ints(DataInputStream data, int count) throws IOException {
        int[] values = new int[count];
        bytes(data, count * Integer.BYTES).asIntBuffer().get(values);
        return values;
    }

    private static float[] floats(DataInputStream data, int count) throws IOException {
        float[] values = new float[count];
        bytes(data, count * Float.BYTES).asFloatBuffer().get(values);
        return values;
    }

    private static ByteBuffer bytes(DataInputStream data, int count) throws IOException {
        byte[] bytes = new byte[count];
        data.readFully(bytes);
        return ByteBuffer.wrap(bytes);
    }

    /** Writes models; the same ones always give the same bytes. Leaves the stream open. */
    static void write(BundledModels models, OutputStream out) throws IOException {
        DataOutputStream data = new DataOutputStream(new BufferedOutputStream(out, 1 << 16));
        data.write(models.madeFrom());
        data.writeUTF(models.runtime());
        Columns vectors = models.vectors();
        data.writeInt(vectors.size());
        data.writeInt(vectors.dimension());
        data.writeFloat(vectors.longest());
        for (int[] pair : vectors.pairs()) {
            write(data, pair);
        }
        write(data, models.categories());
        write(data, models.intents());
        data.flush();
    }

    private static void write(DataOutputStream data, KernelModel model) throws IOException {
        data.writeDouble(model.gamma());
        data.writeInt(model.labels().size());
        for (String label : model.labels()) {
            data.writeUTF(label);
        }
        data.writeInt(model.examples().length);
        write(data, model.examples());
        write(data, model.votes());
        Map<String, Double> rarity = new TreeMap<>(model.wording().inverseDocumentFrequency());
        data.writeInt(rarity.size());
        float[] none = new float[model.labels().size()];
        for (Map.Entry<String, Double> feature : rarity.entrySet()) {
            data.writeUTF(feature.getKey());
            data.writeDouble(feature.getValue());
            write(data, model.words().getOrDefault(feature.getKey(), none));
        }
    }

    private static void write(DataOutputStream data, int[] values) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Integer.BYTES);
        bytes.asIntBuffer().put(values);
        data.write(bytes.array());
    }

    private static void write(DataOutputStream data, float[] values) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES);
        bytes.asFloatBuffer().put(values);
        data.write(bytes.array());
    }
}
