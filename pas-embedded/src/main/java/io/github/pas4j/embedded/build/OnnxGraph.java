package io.github.pas4j.embedded.build;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnknownFieldSet;
import com.google.protobuf.UnknownFieldSet.Field;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** An ONNX file that can be changed; fields by their numbers in onnx.proto. */
final class OnnxGraph {

    private static final int MODEL_GRAPH = 7;
    private static final int NODE = 1;
    private static final int CONSTANT = 5;
    private static final int INPUT = 11;
    private static final int OUTPUT = 12;
    private static final int SHAPES = 13;
    private static final int VALUE_NAME = 1;
    private static final int VALUE_TYPE = 2;
    private static final int TYPE_TENSOR = 1;
    private static final int TENSOR_SHAPE = 2;
    private static final int SHAPE_DIMENSION = 1;

    private final UnknownFieldSet model;
    private UnknownFieldSet graph;
    private final List<OnnxNode> nodes = new ArrayList<>();
    private final Map<String, UnknownFieldSet> constants = new LinkedHashMap<>();

    private OnnxGraph(UnknownFieldSet model) {
        this.model = model;
        this.graph = fields(model.getField(MODEL_GRAPH).getLengthDelimitedList().get(0));
        for (ByteString node : graph.getField(NODE).getLengthDelimitedList()) {
            nodes.add(OnnxNode.read(fields(node)));
        }
        for (ByteString constant : graph.getField(CONSTANT).getLengthDelimitedList()) {
            UnknownFieldSet fields = fields(constant);
            constants.put(Constant.name(fields), fields);
        }
    }

    static OnnxGraph read(byte[] file) {
        return new OnnxGraph(fields(ByteString.copyFrom(file)));
    }

    static UnknownFieldSet fields(ByteString message) {
        try {
            return UnknownFieldSet.parseFrom(message);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("no ONNX file", e);
        }
    }

    static List<Long> varints(ByteString packed) {
        List<Long> values = new ArrayList<>();
        CodedInputStream in = packed.newCodedInput();
        try {
            while (!in.isAtEnd()) {
                values.add(in.readInt64());
            }
        } catch (IOException e) {
            throw new IllegalStateException("no ONNX file", e);
        }
        return values;
    }

    /** In an order in which they can be computed. */
    List<OnnxNode> nodes() {
        return List.copyOf(nodes);
    }

    /** The graph's first output. */
    String output() {
        return valueName(graph.getField(OUTPUT).getLengthDelimitedList().get(0));
    }

    Optional<OnnxNode> maker(String value) {
        return nodes.stream().filter(node -> node.outputs().contains(value)).findFirst();
    }

    List<OnnxNode> users(String value) {
        return nodes.stream().filter(node -> node.inputs().contains(value)).toList();
    }

    boolean isConstant(String value) {
        return constants.containsKey(value);
    }

    Constant constant(String name) {
        return Constant.read(Objects.requireNonNull(constants.get(name), name));
    }

    /** The name it got. */
    String add(String name, Constant constant) {
        if (constants.put(name, constant.fields(name)) != null) {
            throw new IllegalStateException("twice: " + name);
        }
        return name;
    }

    /** Puts these where the earliest of those was; what is left without users goes with {@link #prune}. */
    void replace(List<OnnxNode> old, List<OnnxNode> with) {
        int at = old.stream().mapToInt(nodes::indexOf).min().orElseThrow();
        nodes.addAll(at, with);
        nodes.removeAll(old);
    }

    /** Renames the graph's one output, which loses its second dimension. */
    void outputWithoutTokens(String name) {
        UnknownFieldSet value = message(graph, OUTPUT);
        UnknownFieldSet type = message(value, VALUE_TYPE);
        UnknownFieldSet tensor = message(type, TYPE_TENSOR);
        UnknownFieldSet shape = message(tensor, TENSOR_SHAPE);
        List<ByteString> dimensions = shape.getField(SHAPE_DIMENSION).getLengthDelimitedList();
        if (dimensions.size() != 3) {
            throw new IllegalStateException("the output has " + dimensions.size() + " dimensions, not 3");
        }
        Field two = Field.newBuilder()
                .addLengthDelimited(dimensions.get(0))
                .addLengthDelimited(dimensions.get(2))
                .build();
        UnknownFieldSet changed = with(shape, SHAPE_DIMENSION, two);
        changed = with(tensor, TENSOR_SHAPE, encoded(changed.toByteString()));
        changed = with(type, TYPE_TENSOR, encoded(changed.toByteString()));
        changed = with(value, VALUE_TYPE, encoded(changed.toByteString()));
        changed = with(changed, VALUE_NAME, encoded(ByteString.copyFromUtf8(name)));
        graph = with(graph, OUTPUT, encoded(changed.toByteString()));
    }

    private static UnknownFieldSet message(UnknownFieldSet fields, int number) {
        List<ByteString> all = fields.getField(number).getLengthDelimitedList();
        if (all.size() != 1) {
            throw new IllegalStateException(all.size() + " where one should be: " + number);
        }
        return fields(all.get(0));
    }

    private static Field encoded(ByteString bytes) {
        return Field.newBuilder().addLengthDelimited(bytes).build();
    }

    /** With a field in place of what was there. */
    private static UnknownFieldSet with(UnknownFieldSet fields, int number, Field field) {
        return fields.toBuilder().clearField(number).addField(number, field).build();
    }

    /** Without the nodes, constants and inputs that nothing needs. */
    void prune() {
        while (true) {
            Set<String> used = used();
            if (!nodes.removeIf(node -> node.outputs().stream().noneMatch(used::contains))) {
                constants.keySet().retainAll(used);
                return;
            }
        }
    }

    private Set<String> used() {
        Set<String> used = new HashSet<>();
        nodes.forEach(node -> used.addAll(node.inputs()));
        graph.getField(OUTPUT).getLengthDelimitedList().forEach(output -> used.add(valueName(output)));
        return used;
    }

    private static String valueName(ByteString value) {
        return String.join("", OnnxNode.texts(fields(value), VALUE_NAME));
    }

    byte[] bytes() {
        Set<String> used = used();
        Field.Builder allNodes = Field.newBuilder();
        nodes.forEach(node -> allNodes.addLengthDelimited(node.fields().toByteString()));
        Field.Builder allConstants = Field.newBuilder();
        constants.values().forEach(constant -> allConstants.addLengthDelimited(constant.toByteString()));
        Field.Builder inputs = Field.newBuilder();
        graph.getField(INPUT).getLengthDelimitedList().stream()
                .filter(input -> used.contains(valueName(input)))
                .forEach(inputs::addLengthDelimited);
        UnknownFieldSet changed = graph.toBuilder().clearField(SHAPES).build(); // ONNX Runtime infers them
        changed = with(changed, NODE, allNodes.build());
        changed = with(changed, CONSTANT, allConstants.build());
        changed = with(changed, INPUT, inputs.build());
        return with(model, MODEL_GRAPH, encoded(changed.toByteString())).toByteArray();
    }
}
