package io.github.pas4j.embedding.onnx;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Leaves out of a graph of the BERT family what a pooling that reads the first token does not need: in the last layer all
 * tokens are still keys and values, but only the first two ask. Two, for a matrix of one row goes through another
 * kernel than one of more, which would make a text's bits depend on whether it runs alone. A graph of another form is left as
 * it is.
 */
final class FirstTokens {

    /** How many are left, of every text: each has a first and a last token at least. */
    static final int LEFT = 2;

    private static final Set<String> ELEMENTWISE =
            Set.of("Add", "Sub", "Mul", "Div", "Pow", "Sqrt", "Erf", "Tanh", "Cast", "Gelu", "FastGelu", "Identity");
    private static final Set<String> MOVING = Set.of("Transpose", "Reshape");
    private static final Set<String> OF_SHAPES =
            Set.of("Gather", "Unsqueeze", "Squeeze", "Concat", "Cast", "Slice", "Identity");
    /** Of three dimensions, or four in the attention. */
    private static final Set<Long> LAST_OF_THREE = Set.of(-1L, 2L);

    private static final Set<Long> LAST_OF_FOUR = Set.of(-1L, 3L);

    private final OnnxFile graph;
    /** What is computed of two tokens instead of all. */
    private final Set<String> few = new HashSet<>();
    /** Shapes of such values. */
    private final Set<String> shapes = new HashSet<>();

    private FirstTokens(OnnxFile graph) {
        this.graph = graph;
    }

    /** Whether that could be done. */
    static boolean leaveOnly(OnnxFile graph) {
        return new FirstTokens(graph).leave();
    }

    private boolean leave() {
        GraphNode query = lastQuery();
        if (query == null) {
            return false;
        }
        String tokens = query.inputs().get(0);
        List<GraphNode> sums =
                graph.users(tokens).stream().filter(node -> node.is("Add")).toList();
        if (sums.size() != 1) {
            return false;
        }
        GraphNode residual = sums.get(0);
        few.add(query.output());
        few.add(residual.output());
        if (!isOfEachTokenAlone(query, residual)) {
            return false;
        }
        String first = tokens + ".first";
        graph.replace(residual, List.of(residual.with(first, tokens)));
        List<GraphNode> with = new ArrayList<>(GraphNode.firstTwo(tokens, first));
        with.add(query.with(first, tokens));
        graph.replace(query, with);
        return true;
    }

    /** The product of the tokens with the weights of the last layer's queries. */
    private @Nullable GraphNode lastQuery() {
        GraphNode last = null;
        for (GraphNode node : graph.nodes()) {
            last = node.is("Softmax") ? node : last;
        }
        GraphNode scores = last == null ? null : scores(last.inputs().get(0));
        GraphNode at = scores == null ? null : graph.maker(scores.inputs().get(0));
        while (at != null && !isProductWithWeights(at)) {
            boolean onTheWay = MOVING.contains(at.operator()) || ELEMENTWISE.contains(at.operator());
            List<String> data = MOVING.contains(at.operator())
                    ? at.inputs().subList(0, 1)
                    : at.inputs().stream()
                            .filter(input -> !graph.isConstant(input))
                            .toList();
            at = onTheWay && data.size() == 1 ? graph.maker(data.get(0)) : null;
        }
        return at;
    }

    private boolean isProductWithWeights(GraphNode node) {
        return node.is("MatMul") && graph.isConstant(node.inputs().get(1));
    }

    /** The product of queries and keys that a value is made of, if it is the only one. */
    private @Nullable GraphNode scores(String value) {
        Deque<String> open = new ArrayDeque<>(List.of(value));
        List<GraphNode> found = new ArrayList<>();
        while (!open.isEmpty()) {
            GraphNode node = graph.maker(open.pop());
            if (node != null && node.is("MatMul")) {
                found.add(node);
            } else if (node != null && ELEMENTWISE.contains(node.operator())) {
                open.addAll(node.inputs());
            }
        }
        return found.size() == 1 ? found.get(0) : null;
    }

    /** Whether all that comes of fewer queries, up to the graph's outputs, is computed of each token alone. */
    private boolean isOfEachTokenAlone(GraphNode query, GraphNode residual) {
        for (GraphNode node : graph.nodes()) { // each comes after what it needs
            boolean begins = node.equals(query) || node.equals(residual);
            boolean any = node.inputs().stream().anyMatch(few::contains);
            boolean ofShape = node.inputs().stream().anyMatch(shapes::contains);
            if (node.equals(query) || !(begins || any || ofShape)) {
                continue;
            }
            if (!any && ofShape) {
                if (!OF_SHAPES.contains(node.operator())) {
                    return false;
                }
                shapes.addAll(node.outputs());
            } else if (node.is("Shape")) {
                shapes.addAll(node.outputs());
            } else if (isOfEachTokenAlone(node)) {
                few.addAll(node.outputs());
            } else if (!isGatherOfTheFirst(node)) {
                return false;
            }
        }
        return true;
    }

    private boolean isOfEachTokenAlone(GraphNode node) {
        return switch (node.operator()) {
            case "Transpose", "Reshape" -> few.contains(node.inputs().get(0));
            case "MatMul" -> !few.contains(node.inputs().get(1));
            case "Softmax" ->
                LAST_OF_FOUR.containsAll(node.numbers("axis"))
                        && !node.numbers("axis").isEmpty();
            case "LayerNormalization" -> LAST_OF_THREE.containsAll(node.numbers("axis"));
            case "ReduceMean" -> isMeanOfOneToken(node);
            default -> ELEMENTWISE.contains(node.operator());
        };
    }

    private boolean isMeanOfOneToken(GraphNode node) {
        List<Long> axes = node.numbers("axes");
        if (node.inputs().size() > 1) {
            OptionalDouble only = graph.number(node.inputs().get(1));
            return only.isPresent() && LAST_OF_THREE.contains((long) only.getAsDouble());
        }
        return axes.size() == 1 && LAST_OF_THREE.containsAll(axes);
    }

    /** As a pooler does it. */
    private boolean isGatherOfTheFirst(GraphNode node) {
        OptionalDouble index = node.is("Gather") ? graph.number(node.inputs().get(1)) : OptionalDouble.empty();
        return index.isPresent()
                && index.getAsDouble() == 0
                && Objects.equals(node.numbers("axis"), List.of(1L))
                && few.contains(node.inputs().get(0));
    }
}
