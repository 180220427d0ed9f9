package io.github.pas4j.embedding.onnx;

import io.github.pas4j.embedding.onnx.WireFields.Field;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The graph of an ONNX file, whose operations can be changed; the weights stay in the file. Not thread-safe. */
final class OnnxFile {

    private static final int MODEL_GRAPH = 7;
    private static final int MODEL_PROPERTY = 14;
    private static final int NODE = 1;
    private static final int TENSOR = 5;
    private static final int OUTPUT = 12;
    private static final int SHAPE = 13;
    private static final int VALUE_NAME = 1;
    private static final int ENTRY_KEY = 1;
    private static final int ENTRY_VALUE = 2;
    /** What is smaller is cheaper to copy; ONNX Runtime also wants to read small constants when it infers shapes. */
    private static final int LEAST_LEFT = 4096;

    private static final Set<String> WITH_GRAPHS = Set.of("If", "Loop", "Scan");

    private final Path file;
    private final ByteBuffer bytes;
    private final List<Field> model;
    private final List<Field> graph;
    private final List<GraphNode> nodes = new ArrayList<>();
    private final Map<String, GraphNode> makers = new HashMap<>();
    private final Map<String, GraphTensor> tensors = new HashMap<>();

    /**
     * @param bytes the file's, which are not copied
     * @throws IllegalArgumentException if it is no ONNX file; an {@code IndexOutOfBoundsException} may come of one that is
     *     none, here and from all else
     */
    OnnxFile(Path file, ByteBuffer bytes) {
        this.file = file;
        this.bytes = bytes;
        this.model = WireFields.of(bytes, 0, bytes.limit());
        Field only = model.stream()
                .filter(field -> field.number() == MODEL_GRAPH)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no graph"));
        this.graph = WireFields.of(bytes, only);
        for (Field field : graph) {
            if (field.number() == NODE) {
                GraphNode node = GraphNode.read(bytes, field);
                if (WITH_GRAPHS.contains(node.operator())) {
                    throw new IllegalArgumentException("a graph within the graph: " + node.operator());
                }
                nodes.add(node);
                made(node);
            } else if (field.number() == TENSOR) {
                GraphTensor tensor = GraphTensor.read(bytes, field);
                tensors.put(tensor.name(), tensor);
            }
        }
    }

    /** Where the weights are. */
    Path folder() {
        return Objects.requireNonNull(file.getParent(), "a file lies in a folder");
    }

    GraphFacts facts() {
        Map<String, String> properties = new HashMap<>();
        for (Field field : model) {
            if (field.number() == MODEL_PROPERTY) {
                properties.put(part(field, ENTRY_KEY), part(field, ENTRY_VALUE));
            }
        }
        return new GraphFacts(outputs(), properties);
    }

    private Set<String> outputs() {
        Set<String> outputs = new LinkedHashSet<>();
        for (Field field : graph) {
            if (field.number() == OUTPUT) {
                outputs.add(part(field, VALUE_NAME));
            }
        }
        return outputs;
    }

    private String part(Field message, int number) {
        return WireFields.of(bytes, message).stream()
                .filter(field -> field.number() == number)
                .map(field -> WireFields.text(bytes, field))
                .findFirst()
                .orElse("");
    }

    /** In the file's order, which is one in which they can be computed. */
    List<GraphNode> nodes() {
        return List.copyOf(nodes);
    }

    @Nullable
    GraphNode maker(String value) {
        return makers.get(value);
    }

    List<GraphNode> users(String value) {
        return nodes.stream().filter(node -> node.inputs().contains(value)).toList();
    }

    boolean isConstant(String value) {
        GraphNode maker = maker(value);
        return tensors.containsKey(value) || (maker != null && maker.is("Constant"));
    }

    /** The number of a constant that is a single one. */
    OptionalDouble number(String value) {
        GraphNode maker = maker(value);
        return maker != null && maker.is("Constant")
                ? maker.constant()
                : Optional.ofNullable(tensors.get(value))
                        .map(GraphTensor::number)
                        .orElse(OptionalDouble.empty());
    }

    /** Puts operations where another was. */
    void replace(GraphNode old, List<GraphNode> with) {
        int at = nodes.indexOf(old);
        nodes.remove(at);
        nodes.addAll(at, with);
        with.forEach(this::made);
    }

    private void made(GraphNode node) {
        node.outputs().forEach(value -> makers.put(value, node));
    }

    /** The file without weights, which are named by their place in it, and without operations that nothing uses. */
    byte[] withoutWeights() {
        prune();
        ByteArrayOutputStream changed = new ByteArrayOutputStream();
        nodes.forEach(node -> WireFields.put(changed, NODE, node.toBytes()));
        for (Field field : graph) {
            if (field.number() == TENSOR) {
                putTensor(changed, field);
            } else if (field.number() != NODE && field.number() != SHAPE) { // ONNX Runtime infers shapes
                WireFields.put(changed, bytes, field);
            }
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Field field : model) {
            if (field.number() == MODEL_GRAPH) {
                WireFields.put(out, MODEL_GRAPH, changed.toByteArray());
            } else {
                WireFields.put(out, bytes, field);
            }
        }
        return out.toByteArray();
    }

    private void putTensor(ByteArrayOutputStream out, Field field) {
        GraphTensor tensor = GraphTensor.read(bytes, field);
        if (tensor.rawSize() < LEAST_LEFT) {
            WireFields.put(out, bytes, field);
        } else {
            WireFields.put(out, TENSOR, tensor.leftIn(file.getFileName().toString()));
        }
    }

    private void prune() {
        Set<String> used = new HashSet<>(outputs());
        for (int i = nodes.size() - 1; i >= 0; i--) {
            GraphNode node = nodes.get(i);
            if (node.outputs().stream().anyMatch(used::contains)) {
                used.addAll(node.inputs());
            } else {
                nodes.remove(i);
            }
        }
    }
}
