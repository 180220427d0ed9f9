package io.github.pas4j.benchmarks.encoding;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.LongBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** The model alone: ids that were made beforehand, one text a run, a thread for each processor, results thrown away. */
final class BareOnnxRuntime implements Encoding {

    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final OrtSession session;
    private final Map<String, long[]> ids = new HashMap<>();

    BareOnnxRuntime(Path model, List<String> prompts, Path tokenizerJson) throws Exception {
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions();
                HuggingFaceTokenizer tokenizer = HuggingFaceTokenizer.builder()
                        .optTokenizerPath(tokenizerJson)
                        .optTruncation(true)
                        .optMaxLength(512)
                        .optPadding(false)
                        .build()) {
            options.setIntraOpNumThreads(1);
            options.addConfigEntry("session.intra_op.allow_spinning", "0");
            session = environment.createSession(model.toString(), options);
            for (String prompt : prompts) {
                ids.put(prompt, tokenizer.encode(prompt).getIds());
            }
        }
    }

    @Override
    public String name() {
        return "bare ONNX Runtime, ids ready";
    }

    @Override
    public void encode(List<String> prompts) throws Exception {
        AtomicInteger next = new AtomicInteger();
        Runnable work = () -> {
            for (int i = next.getAndIncrement(); i < prompts.size(); i = next.getAndIncrement()) {
                run(ids.getOrDefault(prompts.get(i), new long[] {101, 102}));
            }
        };
        List<Thread> threads = new ArrayList<>();
        for (int t = 1; t < Runtime.getRuntime().availableProcessors(); t++) {
            Thread thread = new Thread(work);
            thread.start();
            threads.add(thread);
        }
        work.run();
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private void run(long[] text) {
        long[] ones = new long[text.length];
        Arrays.fill(ones, 1);
        Map<String, OnnxTensor> tensors = new HashMap<>();
        try {
            long[] shape = {1, text.length};
            for (String input : session.getInputNames()) {
                long[] values = switch (input) {
                    case "input_ids" -> text;
                    case "attention_mask" -> ones;
                    default -> new long[text.length];
                };
                tensors.put(input, OnnxTensor.createTensor(environment, LongBuffer.wrap(values), shape));
            }
            session.run(tensors).close();
        } catch (OrtException e) {
            throw new IllegalStateException(e);
        } finally {
            tensors.values().forEach(OnnxTensor::close);
        }
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException(e);
        }
    }
}
