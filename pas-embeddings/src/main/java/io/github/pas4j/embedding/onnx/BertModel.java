package io.github.pas4j.embedding.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import io.github.pas4j.embedding.EncodingException;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** A session over one BERT graph, one text a run. Safe for many threads, but not for closing while one is inside. */
final class BertModel implements AutoCloseable {

    private static final String IDS = "input_ids";
    private static final String MASK = "attention_mask";
    private static final String TYPES = "token_type_ids";

    private final ModelSource source;
    private final OrtEnvironment environment;
    private final OrtSession session;
    private final Set<String> inputs;
    private final String output;
    private final OptionalInt dimension;

    private BertModel(ModelSource source, OrtEnvironment environment, OrtSession session) throws OrtException {
        this.source = source;
        this.environment = environment;
        this.session = session;
        this.inputs = inputs();
        NodeInfo hidden = hiddenStates();
        this.output = hidden.getName();
        long[] shape = ((TensorInfo) hidden.getInfo()).getShape();
        this.dimension = shape[2] > 0 ? OptionalInt.of(Math.toIntExact(shape[2])) : OptionalInt.empty();
    }

    static BertModel open(ModelSource source) {
        OrtEnvironment environment = environment();
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            environment.setTelemetry(false);
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            options.addConfigEntry("session.intra_op.allow_spinning", "0");
            options.addConfigEntry("session.inter_op.allow_spinning", "0");
            // Errors come as exceptions; the native library is not to print them as well.
            options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
            OrtSession session = source.open(environment, options);
            try {
                return new BertModel(source, environment, session);
            } catch (OrtException | RuntimeException e) {
                session.close();
                throw e;
            }
        } catch (OrtException e) {
            throw new EncodingException("cannot load the model " + source + ": " + firstLine(e), e);
        }
    }

    /** The dimension that the graph states, empty where it is symbolic. */
    OptionalInt dimension() {
        return dimension;
    }

    /** What a run makes of {@code n} ids: {@code n} rows, pooled, not normalised. */
    float[] run(long[] ids, Pooling pooling) {
        Map<String, OnnxTensor> tensors = new HashMap<>();
        try {
            long[] shape = {1, ids.length};
            for (String input : inputs) {
                LongBuffer values = LongBuffer.wrap(values(input, ids));
                tensors.put(input, OnnxTensor.createTensor(environment, values, shape));
            }
            try (OrtSession.Result result = session.run(tensors, Set.of(output))) {
                OnnxTensor hidden = (OnnxTensor) result.get(0);
                long[] got = hidden.getInfo().getShape();
                if (got.length != 3 || got[0] != 1 || got[1] != ids.length) {
                    throw unfit("its output " + output + " has the shape " + Arrays.toString(got));
                }
                return pooling.pool(hidden.getFloatBuffer(), (int) got[2]);
            }
        } catch (OrtException e) {
            throw new EncodingException("the model " + source + " failed: " + firstLine(e), e);
        } finally {
            tensors.values().forEach(OnnxTensor::close);
        }
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw new EncodingException("cannot close the model " + source + ": " + firstLine(e), e);
        }
    }

    @Override
    public String toString() {
        return source.toString();
    }

    private static OrtEnvironment environment() {
        try {
            return OrtEnvironment.getEnvironment();
        } catch (LinkageError | RuntimeException e) {
            String platform = System.getProperty("os.name") + " " + System.getProperty("os.arch");
            throw new EncodingException("ONNX Runtime cannot be loaded on " + platform, e);
        }
    }

    private static long[] values(String input, long[] ids) {
        if (input.equals(IDS)) {
            return ids;
        }
        long[] values = new long[ids.length];
        if (input.equals(MASK)) {
            Arrays.fill(values, 1);
        }
        return values;
    }

    private Set<String> inputs() throws OrtException {
        Map<String, NodeInfo> named = session.getInputInfo();
        if (!named.containsKey(IDS)) {
            throw unfit("it has no input " + IDS);
        }
        for (NodeInfo input : named.values()) {
            if (!Set.of(IDS, MASK, TYPES).contains(input.getName())) {
                throw unfit("it has an input that is not known here, " + input.getName());
            }
            if (!(input.getInfo() instanceof TensorInfo info) || info.type != OnnxJavaType.INT64) {
                throw unfit("its input " + input.getName() + " is no tensor of 64-bit integers");
            }
        }
        return Set.copyOf(named.keySet());
    }

    private NodeInfo hiddenStates() throws OrtException {
        Optional<NodeInfo> found = session.getOutputInfo().values().stream()
                .filter(node -> node.getInfo() instanceof TensorInfo info
                        && info.type == OnnxJavaType.FLOAT
                        && info.getShape().length == 3)
                .findFirst();
        return found.orElseThrow(() -> unfit("it has no output of 32-bit floats, [1, tokens, dimension]"));
    }

    private EncodingException unfit(String why) {
        return new EncodingException("cannot use the model " + source + ": " + why, null);
    }

    private static String firstLine(OrtException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }
}
