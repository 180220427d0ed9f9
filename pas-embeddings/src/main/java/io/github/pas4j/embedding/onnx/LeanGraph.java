package io.github.pas4j.embedding.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.github.pas4j.embedding.EncodingException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A graph without what the vector of a whole text does not need; its weights stay in the file that it was read from, which ONNX
 * Runtime maps.
 */
final class LeanGraph {

    private final byte[] bytes;
    private final Path folder;
    private final boolean firstOnly;

    /**
     * @param bytes the ONNX file but for the weights
     * @param folder that of the weights
     */
    private LeanGraph(byte[] bytes, Path folder, boolean firstOnly) {
        this.bytes = bytes;
        this.folder = folder;
        this.firstOnly = firstOnly;
    }

    /** Empty where the graph is of a form that is not known here, or does not lie in a file. */
    static Optional<LeanGraph> of(ModelSource source, PoolingChoice choice) {
        return source.file().flatMap(file -> of(file, choice));
    }

    private static Optional<LeanGraph> of(Path file, PoolingChoice choice) {
        try {
            Path real = file.toRealPath(); // where ONNX Runtime may look for weights
            try (FileChannel channel = FileChannel.open(real)) {
                return of(real, channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size()), choice);
            }
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty(); // what is wrong with it, ONNX Runtime says; or it has 2 GB and more
        }
    }

    /** @param bytes the file's */
    static Optional<LeanGraph> of(Path file, ByteBuffer bytes, PoolingChoice choice) {
        try {
            OnnxFile graph = new OnnxFile(file, bytes);
            return isQuantised(graph) ? Optional.empty() : of(graph, choice);
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            return Optional.empty(); // what is wrong with it, ONNX Runtime says
        }
    }

    /** Then what ONNX Runtime fuses may move a vector by more than rounding does, and it fuses more without a mask. */
    private static boolean isQuantised(OnnxFile graph) {
        return graph.nodes().stream().anyMatch(node -> node.operator().contains("Quantize"));
    }

    private static Optional<LeanGraph> of(OnnxFile graph, PoolingChoice choice) {
        boolean first = readsTheFirst(graph, choice) && FirstTokens.leaveOnly(graph);
        return WholeTexts.takeMaskOut(graph) || first
                ? Optional.of(new LeanGraph(graph.withoutWeights(), graph.folder(), first))
                : Optional.empty();
    }

    private static boolean readsTheFirst(OnnxFile graph, PoolingChoice choice) {
        try {
            return choice.choose(graph.facts()) != Pooling.MEAN;
        } catch (EncodingException e) {
            return false; // said again when the graph is opened
        }
    }

    /** Whether it computes the first tokens only. */
    boolean isFirstOnly() {
        return firstOnly;
    }

    OrtSession open(OrtEnvironment environment, OrtSession.SessionOptions options) throws OrtException {
        options.addConfigEntry("session.model_external_initializers_file_folder_path", folder.toString());
        return environment.createSession(bytes, options);
    }
}
