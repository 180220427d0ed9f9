package io.github.pas4j.embedded.build;

import static io.github.pas4j.embedded.build.OnnxNode.MICROSOFT;

import java.util.ArrayList;
import java.util.List;

/**
 * Takes out of a BERT graph with 8-bit weights, as ONNX Runtime has optimised it, what the vector of the first token of one
 * whole text does not need. Every number that is still computed is computed from the same numbers in the same order, so that
 * the vector stays the same to the bit. A graph of another form is refused.
 */
final class BertRewrites {

    /** By this name encoders know one vector for each text. */
    private static final String POOLED = "pooler_output";

    private final OnnxGraph graph;

    BertRewrites(OnnxGraph graph) {
        this.graph = graph;
    }

    /** All of them. */
    void apply() {
        int layers = count("Softmax");
        require(layers > 0, "no attention");
        require(withoutMask() == layers, "an attention without a mask");
        graph.prune();
        require(queryKeyAndValueAtOnce() == layers, "an attention of another form");
        graph.prune();
        lastProductOfTheFirstToken();
        graph.prune();
        require(sumAndNormAtOnce() == 2 * layers, "a norm of something else than a sum");
        graph.prune();
    }

    private int count(String operator) {
        return (int) graph.nodes().stream().filter(node -> node.is(operator)).count();
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalStateException("the graph has " + otherwise);
        }
    }

    private OnnxNode maker(String value, String operator) {
        OnnxNode maker = graph.maker(value).orElseThrow(() -> new IllegalStateException(value + " is not computed"));
        require(maker.is(operator), maker.operator() + " where " + operator + " should be");
        return maker;
    }

    /** A whole text masks nothing: what is added to its scores is minus zero, which changes no number. */
    private int withoutMask() {
        int found = 0;
        for (OnnxNode softmax : graph.nodes()) {
            if (softmax.is("Softmax")) {
                OnnxNode add = maker(softmax.inputs().get(0), "Add");
                maker(add.inputs().get(1), "Mul"); // (1 - mask) * something negative
                graph.replace(
                        List.of(softmax),
                        List.of(softmax.withInputs(List.of(add.inputs().get(0)))));
                found++;
            }
        }
        return found;
    }

    /** Three products of the same tokens are one with the three matrices beside each other: whole numbers are exact. */
    private int queryKeyAndValueAtOnce() {
        int found = 0;
        for (OnnxNode scores : graph.nodes()) {
            if (scores.is("FusedMatMul")) {
                attention(scores, "attention." + found++);
            }
        }
        return found;
    }

    private void attention(OnnxNode scores, String name) {
        OnnxNode softmax = only(graph.users(scores.output()));
        OnnxNode weighted = only(graph.users(softmax.output()));
        require(softmax.is("Softmax") && weighted.is("MatMul"), "an attention of another form");
        List<OnnxNode> products = new ArrayList<>();
        long[] heads = new long[0];
        for (String value : List.of(
                scores.inputs().get(0),
                scores.inputs().get(1),
                weighted.inputs().get(1))) {
            OnnxNode reshape = maker(maker(value, "Transpose").inputs().get(0), "Reshape");
            heads = graph.constant(reshape.inputs().get(1)).int64(); // [0, 0, heads, size]
            products.add(maker(reshape.inputs().get(0), "MatMulIntegerToFloat"));
        }
        require(heads.length == 4, "heads of another form");
        String all = name + ".all";
        String split = name + ".split";
        String turned = name + ".turned";
        List<String> parts = List.of(name + ".query", name + ".key", name + ".value");
        String shape = graph.add(name + ".shape", Constant.int64(0, 0, 3, heads[2], heads[3]));
        List<OnnxNode> with = new ArrayList<>();
        with.add(product(products, name, Math.toIntExact(heads[2] * heads[3]), all));
        with.add(OnnxNode.of("Reshape", "", List.of(all, shape), List.of(split)));
        with.add(OnnxNode.of("Transpose", "", List.of(split), List.of(turned))
                .with("perm", List.of(2L, 0L, 3L, 1L, 4L)));
        with.add(OnnxNode.of("Split", "", List.of(turned), parts).with("axis", 0));
        graph.replace(products, with);
        graph.replace(
                List.of(scores),
                List.of(scores.withInputs(parts.subList(0, 2)).with("transB", 1))); // the key was transposed before
        graph.replace(List.of(softmax), List.of(softmax.with("axis", 4)));
        graph.replace(
                List.of(weighted),
                List.of(weighted.withInputs(List.of(weighted.inputs().get(0), parts.get(2)))));
        OnnxNode back = only(graph.users(weighted.output()));
        require(back.is("Transpose"), "an attention of another form");
        // What is [1, texts, heads, tokens, size] by then becomes [texts, tokens, 1, heads, size].
        graph.replace(List.of(back), List.of(back.with("perm", List.of(1L, 3L, 0L, 2L, 4L))));
    }

    /** Inputs: tokens, weights, the tokens' scale, the weights', the tokens' zero point, the weights', bias. */
    private OnnxNode product(List<OnnxNode> products, String name, int columns, String output) {
        OnnxNode first = products.get(0);
        List<Constant> weights = new ArrayList<>();
        List<Constant> scales = new ArrayList<>();
        List<Constant> biases = new ArrayList<>();
        for (OnnxNode product : products) {
            List<String> inputs = product.inputs();
            require(
                    inputs.size() == 7
                            && inputs.get(0).equals(first.inputs().get(0))
                            && graph.constant(inputs.get(5)).isZero(),
                    "products that cannot be one");
            weights.add(graph.constant(inputs.get(1)));
            scales.add(graph.constant(inputs.get(3)).perColumn(columns));
            biases.add(graph.constant(inputs.get(6)));
        }
        String weight = graph.add(name + ".weight", Constant.besideEachOther(weights));
        String scale = graph.add(name + ".scale", Constant.concatenated(scales));
        String bias = graph.add(name + ".bias", Constant.concatenated(biases));
        List<String> inputs = List.of(
                first.inputs().get(0),
                weight,
                first.inputs().get(2),
                scale,
                first.inputs().get(4),
                "", // zero
                bias);
        return OnnxNode.of("MatMulIntegerToFloat", MICROSOFT, inputs, List.of(output));
    }

    /** Up to the last product the scale of the numbers depends on all tokens; from there on only the first is needed. */
    private void lastProductOfTheFirstToken() {
        OnnxNode norm = maker(graph.output(), "LayerNormalization");
        OnnxNode sum = maker(norm.inputs().get(0), "Add");
        OnnxNode product = maker(sum.inputs().get(0), "DynamicQuantizeMatMul");
        require(product.inputs().size() == 5, "a last product without bias");
        String tokens = product.inputs().get(0);
        List<String> weights = product.inputs().subList(1, 5);
        graph.add("first", Constant.index(0));
        List<OnnxNode> with = List.of(
                OnnxNode.of(
                        "DynamicQuantizeLinear",
                        "",
                        List.of(tokens),
                        List.of("last.tokens", "last.scale", "last.zero")),
                first("last.tokens", "first.token"),
                OnnxNode.of(
                        "MatMulIntegerToFloat",
                        MICROSOFT,
                        List.of(
                                "first.token",
                                weights.get(0),
                                "last.scale",
                                weights.get(1),
                                "last.zero",
                                weights.get(2),
                                weights.get(3)),
                        List.of("first.product")));
        graph.replace(List.of(product), with);
        graph.replace(
                List.of(sum),
                List.of(
                        first(sum.inputs().get(1), "first.residual"),
                        sum.withInputs(List.of("first.product", "first.residual"))));
        graph.replace(List.of(norm), List.of(norm.withOutput(POOLED)));
        graph.outputWithoutTokens(POOLED);
    }

    /** Two norms a layer and that of the embeddings, but for the last, which only the first token has. */
    private int sumAndNormAtOnce() {
        int found = 0;
        for (OnnxNode norm : graph.nodes()) {
            if (norm.is("LayerNormalization") && !norm.output().equals(POOLED)) {
                OnnxNode sum = maker(norm.inputs().get(0), "Add");
                List<String> inputs = List.of(
                        sum.inputs().get(0),
                        sum.inputs().get(1),
                        norm.inputs().get(1),
                        norm.inputs().get(2));
                graph.replace(
                        List.of(norm),
                        List.of(OnnxNode.of("SkipLayerNormalization", MICROSOFT, inputs, List.of(norm.output()))
                                .with(norm.attribute("epsilon"))));
                found++;
            }
        }
        return found;
    }

    /** Of the shape (texts, tokens, n) what belongs to the first token, (texts, n). */
    private static OnnxNode first(String value, String output) {
        return OnnxNode.of("Gather", "", List.of(value, "first"), List.of(output))
                .with("axis", 1);
    }

    private static OnnxNode only(List<OnnxNode> nodes) {
        require(nodes.size() == 1, nodes.size() + " users of a value where one should be");
        return nodes.get(0);
    }
}
