package io.github.pas4j.embedding.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import io.github.pas4j.embedding.EncodingException;
import java.util.List;

/** Finds the output that a pooling reads. */
final class GraphOutputs {

    /** What transformers and sentence-transformers call the vectors of the tokens. */
    private static final List<String> USUAL = List.of("last_hidden_state", "token_embeddings");

    private final OrtSession session;
    private final ModelSource source;

    GraphOutputs(OrtSession session, ModelSource source) {
        this.session = session;
        this.source = source;
    }

    String named(Pooling pooling) throws OrtException {
        return pooling.isByGraph() ? pooler() : hiddenStates();
    }

    private String pooler() throws OrtException {
        NodeInfo found = session.getOutputInfo().get(GraphFacts.POOLER_OUTPUT);
        if (found == null || !isFloats(found, 2)) {
            throw unfit("the pooling " + Pooling.CLS_WITH_POOLER + " needs the output " + GraphFacts.POOLER_OUTPUT
                    + ", 32-bit floats [texts, dimension], which this export lacks; " + SimCse.HOW_TO_EXPORT);
        }
        return found.getName();
    }

    private String hiddenStates() throws OrtException {
        List<String> found = session.getOutputInfo().values().stream()
                .filter(node -> isFloats(node, 3))
                .map(NodeInfo::getName)
                .toList();
        if (found.isEmpty()) {
            throw unfit("it has no output of 32-bit floats, [1, tokens, dimension]");
        }
        return USUAL.stream().filter(found::contains).findFirst().orElse(found.get(0));
    }

    private static boolean isFloats(NodeInfo node, int axes) {
        return node.getInfo() instanceof TensorInfo info
                && info.type == OnnxJavaType.FLOAT
                && info.getShape().length == axes;
    }

    private EncodingException unfit(String why) {
        return new EncodingException("cannot use the model " + source + ": " + why, null);
    }
}
