package io.github.pas4j.embedding.onnx;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Writes ONNX graphs of a few nodes, for models that no one would publish. The numbers are the fields of onnx.proto3,
 * https://github.com/onnx/onnx/blob/main/onnx/onnx.proto3.
 */
final class TinyOnnx {

    static final int FLOAT = 1;
    static final int INT32 = 6;
    static final int INT64 = 7;

    private final Message graph = new Message().text(2, "tiny");
    private final Message properties = new Message();

    /** A tensor of the type; sizes below 1 are symbolic. */
    TinyOnnx input(String name, int type, int... shape) {
        graph.message(11, value(name, type, shape));
        return this;
    }

    TinyOnnx output(String name, int type, int... shape) {
        graph.message(12, value(name, type, shape));
        return this;
    }

    /** {@code hidden[0][t] = (ids[t], 2 · ids[t])}, the simplest thing that looks like an encoder. */
    TinyOnnx idAndItsDouble(String ids) {
        graph.message(
                1, node("Cast", "number", ids).message(5, attribute("to", 1).number(20, 2)));
        graph.message(
                1,
                node("Unsqueeze", "one", "number")
                        .message(5, new Message().text(1, "axes").number(8, 2).number(20, 7)));
        graph.message(1, node("Add", "two", "one", "one"));
        graph.message(
                1,
                node("Concat", "hidden", "one", "two")
                        .message(5, attribute("axis", 2).number(20, 2)));
        return this;
    }

    /** {@code pooled[text] = (-1, -2) · id of the first token}: what a pooler could make of it. */
    TinyOnnx pooler() {
        graph.message(1, node("Slice", "first_rows", "hidden", "zero_1", "one_1", "one_1")); // along axis 1
        graph.message(
                1,
                node("Squeeze", "first", "first_rows")
                        .message(5, new Message().text(1, "axes").number(8, 1).number(20, 7)));
        graph.message(1, node("Neg", "pooler_output", "first"));
        graph.message(5, constant("zero_1", 0)).message(5, constant("one_1", 1));
        return this;
    }

    /** {@code hidden[0][t]} also depends on the other inputs, so that what they are given shows. */
    TinyOnnx addTo(String hidden, String input, String result) {
        graph.message(
                1,
                node("Cast", input + "_number", input)
                        .message(5, attribute("to", 1).number(20, 2)));
        graph.message(
                1,
                node("Unsqueeze", input + "_row", input + "_number")
                        .message(5, new Message().text(1, "axes").number(8, 2).number(20, 7)));
        graph.message(1, node("Add", result, hidden, input + "_row"));
        return this;
    }

    TinyOnnx property(String key, String value) {
        properties.message(14, new Message().text(1, key).text(2, value));
        return this;
    }

    private static Message constant(String name, int value) {
        return new Message().number(1, 1).number(2, INT64).number(7, value).text(8, name);
    }

    TinyOnnx cast(String from, String to) {
        graph.message(1, node("Cast", to, from).message(5, attribute("to", 1).number(20, 2)));
        return this;
    }

    byte[] bytes() {
        Message opset = new Message().text(1, "").number(2, 11);
        return new Message()
                .number(1, 7)
                .message(7, graph)
                .message(8, opset)
                .append(properties)
                .bytes();
    }

    static Message attribute(String name, int value) {
        return new Message().text(1, name).number(3, value);
    }

    static Message node(String type, String output, String... inputs) {
        Message node = new Message();
        for (String input : inputs) {
            node.text(1, input);
        }
        return node.text(2, output).text(4, type);
    }

    static Message value(String name, int type, int... shape) {
        Message dimensions = new Message();
        for (int i = 0; i < shape.length; i++) {
            Message dimension = new Message();
            dimensions.message(1, shape[i] > 0 ? dimension.number(1, shape[i]) : dimension.text(2, name + i));
        }
        Message tensor = new Message().number(1, type).message(2, dimensions);
        return new Message().text(1, name).message(2, new Message().message(1, tensor));
    }

    /** Protocol buffers: numbers as varints, the rest with its length. */
    static final class Message {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();

        Message number(int field, int value) {
            varint(field << 3);
            varint(value);
            return this;
        }

        Message text(int field, String value) {
            return raw(field, value.getBytes(StandardCharsets.UTF_8));
        }

        Message message(int field, Message value) {
            return raw(field, value.bytes());
        }

        Message append(Message fields) {
            out.writeBytes(fields.bytes());
            return this;
        }

        byte[] bytes() {
            return out.toByteArray();
        }

        Message raw(int field, byte[] value) {
            varint((field << 3) | 2);
            varint(value.length);
            out.writeBytes(value);
            return this;
        }

        private void varint(int value) {
            long rest = value;
            for (; (rest & ~0x7FL) != 0; rest >>>= 7) {
                out.write((int) ((rest & 0x7F) | 0x80));
            }
            out.write((int) rest);
        }
    }
}
