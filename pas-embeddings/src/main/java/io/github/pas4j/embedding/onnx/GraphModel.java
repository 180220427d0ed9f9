package io.github.pas4j.embedding.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import io.github.pas4j.embedding.EncodingException;
import io.github.pas4j.embedding.internal.OrtSupport;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * A session over one graph of the BERT or RoBERTa family. A run takes texts of one number of tokens, so nothing is ever
 * padded. Safe for many threads, but not for closing while one is inside.
 */
final class GraphModel implements AutoCloseable {

    private static final String IDS = "input_ids";
    private static final String MASK = "attention_mask";
    private static final String TYPES = "token_type_ids";

    /** Takes the vector of one text of a run; the array is used again for the next. */
    @FunctionalInterface
    interface Rows {
        void row(int text, float[] vector);
    }

    private final ModelSource source;
    private final OrtEnvironment environment;
    private final OrtSession session;
    private final Pooling pooling;
    private final Set<String> inputs;
    private final String output;
    private final int dimension;
    private final boolean firstOnly;
    private final Queue<RunBuffers> buffers = new ConcurrentLinkedQueue<>();

    private GraphModel(ModelSource source, SessionLoad.Opened opened, Settings settings) throws OrtException {
        this.source = source;
        this.environment = OrtSupport.environment(EncodingException::new);
        this.session = opened.session();
        this.firstOnly = opened.firstOnly();
        this.pooling = settings.pooling(metadata(session));
        this.inputs = inputs();
        this.output = new GraphOutputs(session, source).named(pooling);
        this.dimension = probe(settings.probe());
    }

    /** What is known before the graph is: the pooling may depend on the graph. */
    record Settings(PoolingChoice choice, TokenIds probe) {
        Pooling pooling(GraphFacts facts) {
            return choice.choose(facts);
        }
    }

    /** Takes over the session, which is closed if the graph cannot be used. */
    static GraphModel open(SessionLoad load, Settings settings) {
        SessionLoad.Opened opened = load.await();
        if (opened.lean()) {
            try {
                return open(load.source(), opened, settings);
            } catch (EncodingException e) {
                opened = load.plain(); // it may only be ours that is wrong
            }
        }
        return open(load.source(), opened, settings);
    }

    private static GraphModel open(ModelSource source, SessionLoad.Opened opened, Settings settings) {
        try {
            return new GraphModel(source, opened, settings);
        } catch (OrtException e) {
            SessionLoad.close(opened.session());
            throw new EncodingException("cannot load the model " + source + ": " + firstLine(e), e);
        } catch (RuntimeException e) {
            SessionLoad.close(opened.session());
            throw e;
        }
    }

    int dimension() {
        return dimension;
    }

    Pooling pooling() {
        return pooling;
    }

    /** Runs texts that have the same number of tokens; hands on their vectors, pooled and not normalised, in order. */
    void run(TokenIds[] texts, Rows vectors) {
        int tokens = texts[0].count();
        int rows = rows(tokens);
        int numbers = (pooling.isByGraph() ? texts.length : texts.length * rows) * dimension;
        RunBuffers own = Optional.ofNullable(buffers.poll()).orElseGet(() -> new RunBuffers(dimension));
        own.require(texts.length * tokens, numbers);
        Map<String, OnnxTensor> tensors = new HashMap<>();
        long[] shape =
                pooling.isByGraph() ? new long[] {texts.length, dimension} : new long[] {texts.length, rows, dimension};
        try (OnnxTensor result = OnnxTensor.createTensor(environment, own.output(numbers), shape)) {
            createInputs(texts, own, tensors);
            session.run(tensors, Map.of(output, result)).close();
            for (int i = 0; i < texts.length; i++) {
                pooling.pool(own.output(numbers), i, rows, own.vector, own.sums);
                vectors.row(i, own.vector);
            }
        } catch (OrtException e) {
            throw new EncodingException("the model " + source + " failed: " + firstLine(e), e);
        } finally {
            tensors.values().forEach(OnnxTensor::close);
            buffers.add(own);
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

    private void createInputs(TokenIds[] texts, RunBuffers own, Map<String, OnnxTensor> tensors) throws OrtException {
        int tokens = texts[0].count();
        int all = texts.length * tokens;
        long[] shape = {texts.length, tokens};
        for (String input : inputs) {
            LongBuffer values = switch (input) {
                case IDS -> ids(texts, own.ids(all));
                case MASK -> own.ones(all);
                default -> own.zeros(all);
            };
            tensors.put(input, OnnxTensor.createTensor(environment, values, shape));
        }
    }

    private static LongBuffer ids(TokenIds[] texts, LongBuffer buffer) {
        int at = 0;
        for (TokenIds text : texts) {
            for (int t = 0; t < text.count(); t++) {
                buffer.put(at++, text.id(t));
            }
        }
        return buffer;
    }

    /** How many tokens the output has of a text of so many. */
    private int rows(int tokens) {
        return firstOnly ? FirstTokens.LEFT : tokens;
    }

    /** The dimension, from a run that also shows that the graph takes these ids. */
    private int probe(TokenIds text) throws OrtException {
        Map<String, OnnxTensor> tensors = new HashMap<>();
        RunBuffers own = new RunBuffers(1);
        own.require(text.count(), 1);
        int rows = rows(text.count());
        try {
            createInputs(new TokenIds[] {text}, own, tensors);
            try (OrtSession.Result result = session.run(tensors, Set.of(output))) {
                long[] shape = ((TensorInfo) result.get(0).getInfo()).getShape();
                long[] expected = pooling.isByGraph() ? new long[] {1} : new long[] {1, rows};
                if (shape.length != expected.length + 1
                        || !Arrays.equals(Arrays.copyOf(shape, expected.length), expected)) {
                    throw unfit("its output " + output + " has the shape " + Arrays.toString(shape));
                }
                return Math.toIntExact(shape[expected.length]);
            }
        } catch (OrtException e) {
            throw new EncodingException(
                    "the model " + source + " fails on " + text.count()
                            + " tokens up to the greatest id of its tokenizer; is the tokenizer this model's, and are so"
                            + " many tokens within its limit? " + firstLine(e),
                    e);
        } finally {
            tensors.values().forEach(OnnxTensor::close);
        }
    }

    private GraphFacts metadata(OrtSession of) throws OrtException {
        return new GraphFacts(of.getOutputNames(), of.getMetadata().getCustomMetadata());
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

    private EncodingException unfit(String why) {
        return new EncodingException("cannot use the model " + source + ": " + why, null);
    }

    static String firstLine(OrtException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }
}
