package io.github.pas4j.embedding.onnx;

import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Takes the attention mask out of a graph. Nothing is ever padded here, so the mask is 1 everywhere and what is made of it,
 * {@code (1 - mask) * c}, is a zero that is added to every score. A graph of another form is left as it is.
 */
final class WholeTexts {

    private static final String MASK = "attention_mask";
    /** Of a tensor of ones these make a tensor of ones. */
    private static final Set<String> KEEP_ONES = Set.of("Cast", "Unsqueeze", "Expand", "Identity");

    private final OnnxFile graph;

    private WholeTexts(OnnxFile graph) {
        this.graph = graph;
    }

    /** Whether anything was taken out. */
    static boolean takeMaskOut(OnnxFile graph) {
        WholeTexts work = new WholeTexts(graph);
        boolean any = false;
        for (GraphNode node : graph.nodes()) {
            any |= node.is("Softmax") && work.withoutMask(node);
        }
        return any;
    }

    private boolean withoutMask(GraphNode softmax) {
        String sum = softmax.inputs().get(0);
        GraphNode add = graph.maker(sum);
        if (add == null || !add.is("Add")) {
            return false;
        }
        for (int i = 0; i < 2; i++) {
            if (isZero(add.inputs().get(i))) {
                graph.replace(softmax, List.of(softmax.with(add.inputs().get(1 - i), sum)));
                return true;
            }
        }
        return false;
    }

    private boolean isZero(String value) {
        GraphNode product = graph.maker(value);
        if (product == null || !product.is("Mul")) {
            return false;
        }
        String one = product.inputs().get(0);
        String other = product.inputs().get(1);
        return (graph.isConstant(other) && isOneMinusMask(graph.maker(one)))
                || (graph.isConstant(one) && isOneMinusMask(graph.maker(other)));
    }

    private boolean isOneMinusMask(@Nullable GraphNode difference) {
        if (difference == null || !difference.is("Sub")) {
            return false;
        }
        OptionalDouble from = graph.number(difference.inputs().get(0));
        return from.isPresent()
                && from.getAsDouble() == 1
                && isOnes(difference.inputs().get(1));
    }

    private boolean isOnes(String value) {
        String at = value;
        for (GraphNode maker = graph.maker(at); maker != null; maker = graph.maker(at)) {
            if (!KEEP_ONES.contains(maker.operator())) {
                return false;
            }
            at = maker.inputs().get(0);
        }
        return at.equals(MASK);
    }
}
