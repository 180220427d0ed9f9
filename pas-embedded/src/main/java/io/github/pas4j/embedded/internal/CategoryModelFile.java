package io.github.pas4j.embedded.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.pas4j.Category;
import io.github.pas4j.DataFormatException;
import io.github.pas4j.Language;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;

/**
 * The file of a {@link CategoryModel}: {@value #MAGIC} and a line feed, the version (4 bytes), the length of a header (4
 * bytes), the header in JSON, the numbers of each language in the header's order, and the SHA-256 of all that. Numbers are
 * big-endian. The same model always gives the same bytes.
 */
public final class CategoryModelFile {

    static final String MAGIC = "pas-category-model";

    /** Raised when older programs could no longer read what is written, or the features mean something else. */
    static final int VERSION = 2;

    static final int SUM_BYTES = 32;

    private static final byte[] BEGINNING = (MAGIC + "\n").getBytes(StandardCharsets.US_ASCII);

    private CategoryModelFile() {}

    /** The bytes of a model. */
    public static byte[] write(CategoryModel model) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.write(BEGINNING);
            out.writeInt(VERSION);
            byte[] header = header(model);
            out.writeInt(header.length);
            out.write(header);
            for (CategoryModel.Space space : model.spaces().values()) {
                write(out, space);
            }
            out.flush();
            out.write(sum(bytes.toByteArray(), bytes.size()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] header(CategoryModel model) throws JsonProcessingException {
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode header = mapper.createObjectNode();
        ArrayNode taxonomy = header.putArray("taxonomy");
        for (Category category : model.taxonomy().categories()) {
            taxonomy.addObject().put("id", category.id()).put("description", category.description());
        }
        ObjectNode trainedOn = header.putObject("trainedOn");
        model.trainedOn().forEach(trainedOn::put);
        model.others().ifPresent(language -> header.put("others", language.code()));
        ArrayNode spaces = header.putArray("spaces");
        for (Map.Entry<Language, CategoryModel.Space> entry : model.spaces().entrySet()) {
            LinearModel linear = entry.getValue().model();
            ObjectNode space = spaces.addObject();
            space.put("language", entry.getKey().code());
            space.put("encoder", entry.getValue().encoder().name());
            space.put("dimension", linear.features().dimension());
            space.put("rows", entry.getValue().rows());
            space.put("temperature", linear.temperature());
            linear.labels().forEach(space.putArray("labels")::add);
            space.put("words", linear.features().words().size());
            space.put("shape", PromptShape.SIZE);
        }
        return mapper.writeValueAsBytes(header);
    }

    private static void write(DataOutputStream out, CategoryModel.Space space) throws IOException {
        write(out, space.encoder().vectors().toArray());
        PromptFeatures features = space.model().features();
        Map<String, Double> rarity = features.wording().inverseDocumentFrequency();
        for (String word : features.words()) {
            byte[] name = word.getBytes(StandardCharsets.UTF_8);
            out.writeShort(name.length);
            out.write(name);
            out.writeDouble(rarity.getOrDefault(word, 0.0));
        }
        write(out, space.model().weights());
    }

    private static void write(DataOutputStream out, float[] values) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES);
        bytes.asFloatBuffer().put(values);
        out.write(bytes.array());
    }

    /**
     * Reads a model.
     *
     * @param bytes the whole file
     * @param source the file's name, for messages
     * @throws DataFormatException if it is no such file, damaged, or written by a newer version
     */
    public static CategoryModel read(byte[] bytes, String source) {
        if (!Arrays.equals(BEGINNING, Arrays.copyOf(bytes, BEGINNING.length))) {
            throw problem(source, "is no model of categories");
        }
        ByteBuffer in = ByteBuffer.wrap(bytes).position(BEGINNING.length);
        if (in.remaining() < 2 * Integer.BYTES + SUM_BYTES) {
            throw problem(source, "is damaged: it ends too early");
        }
        int version = in.getInt();
        if (version > VERSION) {
            throw problem(
                    source,
                    "was written by a newer version of this library (format " + version + "; this one reads " + VERSION
                            + ")");
        }
        int end = bytes.length - SUM_BYTES;
        if (version < 1 || !Arrays.equals(sum(bytes, end), Arrays.copyOfRange(bytes, end, bytes.length))) {
            throw problem(source, "is damaged: its check sum is wrong");
        }
        if (version < VERSION) {
            throw problem(
                    source,
                    "was written by an earlier version of this library (format " + version + "; this one reads "
                            + VERSION + "): train it again");
        }
        return CategoryModelReader.read(in.limit(end), source);
    }

    /** The check sum of a file that {@link #read} has taken, in hexadecimal digits. */
    public static String fingerprint(byte[] bytes) {
        return HexFormat.of().formatHex(bytes, bytes.length - SUM_BYTES, bytes.length);
    }

    static DataFormatException problem(String source, String problem) {
        return new DataFormatException(source, 0, problem, null);
    }

    private static byte[] sum(byte[] bytes, int length) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(bytes, 0, length);
            return sha256.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
