package io.github.pas4j.embedding.onnx;

import io.github.pas4j.embedding.onnx.WireFields.Field;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One operation of an ONNX graph; the fields' numbers are those of onnx.proto.
 *
 * @param bytes what the fields lie in
 * @param rest all fields but the inputs
 */
record GraphNode(String operator, List<String> inputs, List<String> outputs, ByteBuffer bytes, List<Field> rest) {

    private static final int INPUT = 1;
    private static final int OUTPUT = 2;
    private static final int OPERATOR = 4;
    private static final int ATTRIBUTE = 5;
    private static final int ATTRIBUTE_NAME = 1;
    private static final int ATTRIBUTE_INT = 3;
    private static final int ATTRIBUTE_TENSOR = 5;
    private static final int ATTRIBUTE_INTS = 8;
    private static final int ATTRIBUTE_TYPE = 20;
    private static final int TYPE_INT = 2;
    private static final int TYPE_TENSOR = 4;

    GraphNode {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        rest = List.copyOf(rest);
    }

    static GraphNode read(ByteBuffer bytes, Field node) {
        String operator = "";
        List<String> inputs = new ArrayList<>();
        List<String> outputs = new ArrayList<>();
        List<Field> rest = new ArrayList<>();
        for (Field field : WireFields.of(bytes, node)) {
            if (field.number() == INPUT) {
                inputs.add(WireFields.text(bytes, field));
                continue;
            }
            rest.add(field);
            if (field.number() == OUTPUT) {
                outputs.add(WireFields.text(bytes, field));
            } else if (field.number() == OPERATOR) {
                operator = WireFields.text(bytes, field);
            }
        }
        return new GraphNode(operator, inputs, outputs, bytes, rest);
    }

    /** The rows 0 and 1 of the second dimension of a value, by two operations. */
    static List<GraphNode> firstTwo(String of, String output) {
        ByteBuffer two = ByteBuffer.allocate(2 * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        two.putLong(0).putLong(1);
        ByteArrayOutputStream tensor = new ByteArrayOutputStream();
        WireFields.put(tensor, GraphTensor.DIMENSION, 2);
        WireFields.put(tensor, GraphTensor.TYPE, GraphTensor.INT_64);
        WireFields.put(tensor, GraphTensor.RAW, two.array());
        ByteArrayOutputStream value = new ByteArrayOutputStream();
        WireFields.put(value, ATTRIBUTE_NAME, "value");
        WireFields.put(value, ATTRIBUTE_TENSOR, tensor.toByteArray());
        WireFields.put(value, ATTRIBUTE_TYPE, TYPE_TENSOR);
        ByteArrayOutputStream axis = new ByteArrayOutputStream();
        WireFields.put(axis, ATTRIBUTE_NAME, "axis");
        WireFields.put(axis, ATTRIBUTE_INT, 1);
        WireFields.put(axis, ATTRIBUTE_TYPE, TYPE_INT);
        String indexes = output + ".indexes";
        return List.of(
                made("Constant", List.of(), indexes, value.toByteArray()),
                made("Gather", List.of(of, indexes), output, axis.toByteArray()));
    }

    private static GraphNode made(String operator, List<String> inputs, String output, byte[] attribute) {
        ByteArrayOutputStream node = new ByteArrayOutputStream();
        inputs.forEach(input -> WireFields.put(node, INPUT, input));
        WireFields.put(node, OUTPUT, output);
        WireFields.put(node, OPERATOR, operator);
        WireFields.put(node, ATTRIBUTE, attribute);
        ByteBuffer bytes = ByteBuffer.wrap(node.toByteArray());
        return read(bytes, new Field(0, 0, 0, 0, bytes.limit()));
    }

    boolean is(String name) {
        return operator.equals(name);
    }

    String output() {
        return outputs.get(0);
    }

    /** With one input in place of another. */
    GraphNode with(String instead, String of) {
        List<String> changed = new ArrayList<>(inputs);
        changed.replaceAll(input -> input.equals(of) ? instead : input);
        return new GraphNode(operator, changed, outputs, bytes, rest);
    }

    /** The numbers of an attribute that has one or several; empty where there is no such attribute. */
    List<Long> numbers(String name) {
        List<Long> numbers = new ArrayList<>();
        attribute(name).ifPresent(attribute -> {
            for (Field field : WireFields.of(bytes, attribute)) {
                if (field.number() == ATTRIBUTE_INT) {
                    numbers.add(field.value());
                } else if (field.number() == ATTRIBUTE_INTS) {
                    numbers.addAll(WireFields.numbers(bytes, field));
                }
            }
        });
        return numbers;
    }

    /** The one number of an operation that is a constant. */
    OptionalDouble constant() {
        return attribute("value").stream()
                .flatMap(attribute -> WireFields.of(bytes, attribute).stream())
                .filter(field -> field.number() == ATTRIBUTE_TENSOR)
                .map(field -> GraphTensor.read(bytes, field).number())
                .findFirst()
                .orElse(OptionalDouble.empty());
    }

    private Optional<Field> attribute(String name) {
        return rest.stream()
                .filter(field -> field.number() == ATTRIBUTE)
                .filter(field -> WireFields.of(bytes, field).stream()
                        .anyMatch(part -> part.number() == ATTRIBUTE_NAME
                                && WireFields.text(bytes, part).equals(name)))
                .findFirst();
    }

    byte[] toBytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        inputs.forEach(input -> WireFields.put(out, INPUT, input));
        rest.forEach(field -> WireFields.put(out, bytes, field));
        return out.toByteArray();
    }
}
