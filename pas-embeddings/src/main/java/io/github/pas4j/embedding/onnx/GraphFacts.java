package io.github.pas4j.embedding.onnx;

import java.util.Map;
import java.util.Set;

/** What a graph says of itself: its outputs, and the properties that whoever exported it wrote into it. */
record GraphFacts(Set<String> outputs, Map<String, String> properties) {

    static final String POOLER_OUTPUT = "pooler_output";

    GraphFacts {
        outputs = Set.copyOf(outputs);
        properties = Map.copyOf(properties);
    }

    boolean hasPooler() {
        return outputs.contains(POOLER_OUTPUT);
    }
}
