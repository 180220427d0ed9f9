package io.github.pas4j.embedding.onnx;

/** Decides on the pooling once it is known what the graph offers. */
@FunctionalInterface
interface PoolingChoice {

    Pooling choose(GraphFacts graph);
}
