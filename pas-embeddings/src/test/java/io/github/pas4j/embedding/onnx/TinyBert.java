package io.github.pas4j.embedding.onnx;

import static io.github.pas4j.embedding.onnx.TinyOnnx.FLOAT;
import static io.github.pas4j.embedding.onnx.TinyOnnx.INT64;
import static io.github.pas4j.embedding.onnx.TinyOnnx.attribute;
import static io.github.pas4j.embedding.onnx.TinyOnnx.node;
import static io.github.pas4j.embedding.onnx.TinyOnnx.value;

import io.github.pas4j.embedding.onnx.TinyOnnx.Message;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.EnumSet;
import java.util.Random;
import java.util.Set;

/**
 * Writes a BERT of two layers with random weights, operation by operation as {@code torch.onnx.export} writes transformers' one
 * (opset 11), and such that differ from it in one thing.
 */
final class TinyBert {

    static final int VOCABULARY = 300;
    static final int DIMENSION = 16;

    private static final int HEADS = 2;
    private static final int INNER = 64;
    private static final int LAYERS = 2;

    /** What may be different. */
    enum With {
        /** A pooler, and its output beside that of the tokens. */
        POOLER,
        /** A mean over the tokens as a further output. */
        MEAN,
        /** The weighting runs over the queries, not the keys. */
        SOFTMAX_OVER_QUERIES,
        /** Keys take the number of tokens from the queries. */
        SHAPES_OF_QUERIES,
        /** The layer's tokens are added once more at its end. */
        SECOND_RESIDUAL,
        /** A term for each pair of tokens is added to the scores. */
        PAIR_BIAS,
        /** The mask is added in another form. */
        OTHER_MASK,
        /** A mask that is (2 - mask) * c. */
        MASK_FROM_TWO,
        /** The mean of the norm runs over the tokens. */
        NORM_OVER_TOKENS
    }

    private final Set<With> with = EnumSet.noneOf(With.class);
    private final Message graph = new Message().text(2, "tiny-bert");
    private final Random random = new Random(3);

    static byte[] with(With... with) {
        TinyBert bert = new TinyBert();
        bert.with.addAll(Set.of(with));
        return bert.write();
    }

    private boolean has(With what) {
        return with.contains(what);
    }

    private byte[] write() {
        graph.message(11, value("input_ids", INT64, 0, 0));
        graph.message(11, value("attention_mask", INT64, 0, 0));
        graph.message(12, value("last_hidden_state", FLOAT, 0, 0, DIMENSION));
        number("one", has(With.MASK_FROM_TWO) ? 2 : 1);
        number("two", 2);
        number("least", -100);
        number("root", (float) Math.sqrt(DIMENSION / (double) HEADS));
        number("root_of_two", (float) Math.sqrt(2));
        number("whole", 1);
        number("half", .5f);
        number("epsilon", 1e-6f);
        unsqueeze("mask_3", "attention_mask", 1);
        unsqueeze("mask_4", "mask_3", 2);
        cast("mask_number", "mask_4");
        add("Sub", "no_mask", "one", "mask_number");
        add("Mul", "mask_term", "no_mask", "least");
        weights("words", VOCABULARY, DIMENSION);
        add("Gather", "embedded", "words", "input_ids");
        String tokens = norm("embeddings", "embedded");
        for (int layer = 0; layer < LAYERS; layer++) {
            tokens = layer("l" + layer, tokens, layer == LAYERS - 1);
        }
        add("Identity", "last_hidden_state", tokens);
        if (has(With.POOLER)) {
            constant("zero", 0);
            graph.message(1, node("Gather", "cls", tokens, "zero").message(5, integer("axis", 1)));
            weights("pooler.weight", DIMENSION, DIMENSION);
            add("MatMul", "pooler.product", "cls", "pooler.weight");
            add("Tanh", "pooler_output", "pooler.product");
            graph.message(12, value("pooler_output", FLOAT, 0, DIMENSION));
        }
        if (has(With.MEAN)) {
            graph.message(1, node("ReduceMean", "mean", tokens).message(5, integers("axes", 1)));
            graph.message(12, value("mean", FLOAT, 0, 1, DIMENSION));
        }
        return new Message()
                .number(1, 7)
                .message(7, graph)
                .message(8, new Message().text(1, "").number(2, 11))
                .bytes();
    }

    private String layer(String name, String tokens, boolean last) {
        linear(name + ".q", tokens, DIMENSION, DIMENSION);
        linear(name + ".k", tokens, DIMENSION, DIMENSION);
        linear(name + ".v", tokens, DIMENSION, DIMENSION);
        heads(name + ".q", name + ".q", 0, 2, 1, 3);
        heads(name + ".k", has(With.SHAPES_OF_QUERIES) ? name + ".q" : name + ".k", 0, 2, 3, 1);
        heads(name + ".v", name + ".v", 0, 2, 1, 3);
        add("MatMul", name + ".products", name + ".q.heads", name + ".k.heads");
        add("Div", name + ".scores", name + ".products", "root");
        String scores = name + ".scores";
        if (has(With.PAIR_BIAS)) {
            scores = pairBias(name, scores);
        }
        if (has(With.OTHER_MASK)) {
            add("Mul", name + ".masked", scores, "mask_number");
        } else {
            add("Add", name + ".masked", scores, "mask_term");
        }
        graph.message(
                1,
                node("Softmax", name + ".shares", name + ".masked")
                        .message(5, integer("axis", has(With.SOFTMAX_OVER_QUERIES) && last ? 2 : 3)));
        add("MatMul", name + ".mixed", name + ".shares", name + ".v.heads");
        transpose(name + ".back", name + ".mixed", 0, 2, 1, 3);
        shape(name + ".back", name + ".back", DIMENSION);
        add("Reshape", name + ".context", name + ".back", name + ".back.shape");
        linear(name + ".o", name + ".context", DIMENSION, DIMENSION);
        add("Add", name + ".sum", name + ".o", tokens);
        String normed = norm(name + ".attention", name + ".sum");
        linear(name + ".up", normed, DIMENSION, INNER);
        gelu(name + ".up");
        linear(name + ".down", name + ".up.gelu", INNER, DIMENSION);
        add("Add", name + ".end", name + ".down", normed);
        if (has(With.SECOND_RESIDUAL)) {
            add("Add", name + ".again", name + ".end", tokens);
        }
        return norm(name + ".output", has(With.SECOND_RESIDUAL) ? name + ".again" : name + ".end");
    }

    private String pairBias(String name, String scores) {
        cast(name + ".ids", "input_ids");
        unsqueeze(name + ".rows", name + ".ids", 1);
        unsqueeze(name + ".columns", name + ".ids", 2);
        add("Sub", name + ".differences", name + ".rows", name + ".columns");
        add("Tanh", name + ".bias_3", name + ".differences");
        unsqueeze(name + ".bias", name + ".bias_3", 1);
        add("Add", name + ".biased", scores, name + ".bias");
        return name + ".biased";
    }

    private void linear(String name, String from, int rows, int columns) {
        weights(name + ".weight", rows, columns);
        weights(name + ".bias", columns);
        add("MatMul", name + ".product", from, name + ".weight");
        add("Add", name, name + ".bias", name + ".product");
    }

    private void heads(String name, String shapeOf, int... permutation) {
        shape(name + ".to_heads", shapeOf, HEADS, DIMENSION / HEADS);
        add("Reshape", name + ".split", name, name + ".to_heads.shape");
        transpose(name + ".heads", name + ".split", permutation);
    }

    /** {@code [texts, tokens, …]}, the first two of a value. */
    private void shape(String name, String of, int... rest) {
        int parts = 2 + rest.length;
        String[] names = new String[parts];
        for (int i = 0; i < parts; i++) {
            names[i] = name + ".part" + i;
            if (i < 2) {
                add("Shape", name + ".of" + i, of);
                constant(name + ".at" + i, i);
                graph.message(
                        1,
                        node("Gather", name + ".size" + i, name + ".of" + i, name + ".at" + i)
                                .message(5, integer("axis", 0)));
                unsqueeze(names[i], name + ".size" + i, 0);
            } else {
                constants(names[i], rest[i - 2]);
            }
        }
        graph.message(1, node("Concat", name + ".shape", names).message(5, integer("axis", 0)));
    }

    private void gelu(String name) {
        add("Div", name + ".scaled", name, "root_of_two");
        add("Erf", name + ".erf", name + ".scaled");
        add("Add", name + ".more", name + ".erf", "whole");
        add("Mul", name + ".double", name, name + ".more");
        add("Mul", name + ".gelu", name + ".double", "half");
    }

    private String norm(String name, String from) {
        int axis = has(With.NORM_OVER_TOKENS) ? 1 : -1;
        weights(name + ".norm.weight", DIMENSION);
        weights(name + ".norm.bias", DIMENSION);
        graph.message(1, node("ReduceMean", name + ".mean", from).message(5, integers("axes", axis)));
        add("Sub", name + ".centred", from, name + ".mean");
        add("Pow", name + ".squares", name + ".centred", "two");
        graph.message(
                1, node("ReduceMean", name + ".variance", name + ".squares").message(5, integers("axes", axis)));
        add("Add", name + ".above_zero", name + ".variance", "epsilon");
        add("Sqrt", name + ".deviation", name + ".above_zero");
        add("Div", name + ".unit", name + ".centred", name + ".deviation");
        add("Mul", name + ".weighted", name + ".unit", name + ".norm.weight");
        add("Add", name + ".normed", name + ".weighted", name + ".norm.bias");
        return name + ".normed";
    }

    private void add(String operator, String output, String... inputs) {
        graph.message(1, node(operator, output, inputs).text(3, "node of " + output));
    }

    private void unsqueeze(String output, String input, int axis) {
        graph.message(1, node("Unsqueeze", output, input).message(5, integers("axes", axis)));
    }

    private void cast(String output, String input) {
        graph.message(1, node("Cast", output, input).message(5, integer("to", FLOAT)));
    }

    private void transpose(String output, String input, int... permutation) {
        graph.message(1, node("Transpose", output, input).message(5, integers("perm", permutation)));
    }

    /** By an operation, as exporters write small ones. */
    private void number(String name, float number) {
        ByteBuffer raw = ByteBuffer.allocate(Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        raw.putFloat(number);
        tensorNode(name, new Message().number(2, FLOAT).raw(9, raw.array()));
    }

    private void constant(String name, int number) {
        tensorNode(name, new Message().number(2, INT64).raw(9, longs(number)));
    }

    private void constants(String name, int number) {
        tensorNode(name, new Message().number(1, 1).number(2, INT64).raw(9, longs(number)));
    }

    private void tensorNode(String name, Message tensor) {
        graph.message(
                1,
                node("Constant", name)
                        .message(
                                5,
                                new Message()
                                        .text(1, "value")
                                        .message(5, tensor)
                                        .number(20, 4)));
    }

    private static byte[] longs(int number) {
        return ByteBuffer.allocate(Long.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(number)
                .array();
    }

    private void weights(String name, int... shape) {
        Message tensor = new Message();
        int size = 1;
        for (int n : shape) {
            tensor.number(1, n);
            size *= n;
        }
        ByteBuffer raw = ByteBuffer.allocate(size * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < size; i++) {
            raw.putFloat((float) random.nextGaussian() / 2);
        }
        graph.message(5, tensor.number(2, FLOAT).text(8, name).raw(9, raw.array()));
    }

    private static Message integer(String name, int value) {
        return attribute(name, value).number(20, 2);
    }

    private static Message integers(String name, int... values) {
        Message attribute = new Message().text(1, name);
        for (int value : values) {
            attribute.number(8, value);
        }
        return attribute.number(20, 7);
    }
}
