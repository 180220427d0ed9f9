package io.github.pas4j.embedding.onnx;

import io.github.pas4j.ProgressListener;
import io.github.pas4j.embedding.Embeddings;
import io.github.pas4j.embedding.EncodingException;
import io.github.pas4j.embedding.SentenceEncoder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A sentence encoder on ONNX Runtime, for models of the BERT and RoBERTa families, SimCSE's among them. By default texts
 * are cut after 512 tokens (or what the model takes, if that is less), lists are encoded by as many threads as there are
 * processors, and the pooling is SimCSE's where the files say so, else what sentence-transformers' {@code 1_Pooling} beside
 * the model says, else {@code [CLS]}.
 *
 * <pre>{@code
 * try (SentenceEncoder encoder = OnnxSentenceEncoder.builder(Path.of("model.onnx"), Path.of("tokenizer.json")).build()) {
 *     float[] vector = encoder.encode("What is the capital of France?");
 * }
 * }</pre>
 *
 * <p>The same text gives the same bits alone and in a list, on any number of threads. With dynamically quantised models
 * texts are therefore never run together, since that moves their vectors; with others, texts of the same number of tokens
 * are, once the model has been seen to give the same bits that way on this machine. Nothing is ever padded. Text that looks
 * like a special token ({@code [SEP]}, {@code </s>}) stays text. Nothing is downloaded. Thread-safe; close it, for the
 * model lies outside the Java heap.
 */
public final class OnnxSentenceEncoder implements SentenceEncoder {

    /** Texts that are tokenised ahead, so that what a list takes beside its vectors does not grow with it. */
    private static final int WINDOW = 1 << 16;
    /** Texts that a thread tokenises at once. */
    private static final int PORTION = 64;

    private static final ProgressListener NOBODY = (done, total) -> {};

    private final AloneOrList model;
    private final Tokenizer tokenizer;
    private final int maxTokens;
    private final int workers;
    private final int intraOpThreads;
    private final Together together;
    private final EncoderThreads threads;
    /** Shared while a text is in the native code, exclusive to free the model. */
    private final ReadWriteLock inUse = new ReentrantReadWriteLock();

    private volatile boolean closed;

    private OnnxSentenceEncoder(Builder builder, int maxTokens, Tokenizer tokenizer, AloneOrList model) {
        this.model = model;
        this.tokenizer = tokenizer;
        this.maxTokens = maxTokens;
        this.workers = builder.workers;
        this.intraOpThreads = builder.threadsAlone();
        this.together = new Together(builder.tokensPerRun);
        this.threads = new EncoderThreads(builder.workers);
    }

    /**
     * Starts from files. Weights that the model keeps in files of their own are found beside it; {@code config.json} and
     * {@code 1_Pooling/config.json} are read where they lie beside the tokenizer.
     *
     * @param model the graph, {@code .onnx}: inputs {@code input_ids} and, where it has them, {@code attention_mask} and
     *     {@code token_type_ids}; output of shape {@code [texts, tokens, dimension]}, or for
     *     {@link Pooling#CLS_WITH_POOLER} {@code pooler_output} of shape {@code [texts, dimension]}
     * @param tokenizerJson the {@code tokenizer.json} that belongs to it: BERT's WordPiece or RoBERTa's byte-level BPE
     */
    public static Builder builder(Path model, Path tokenizerJson) {
        ModelSource tokenizer = new ModelSource.File(tokenizerJson);
        return new Builder(new ModelSource.File(model), tokenizer);
    }

    /**
     * Starts from a folder as Hugging Face's tools write it: {@code model.onnx} (or {@code onnx/model.onnx}),
     * {@code tokenizer.json} and, where it has them, {@code config.json} and {@code 1_Pooling/config.json}.
     *
     * @throws EncodingException if it is no folder, or holds no graph
     */
    public static Builder builder(Path modelDirectory) {
        return builder(ModelFolder.graph(modelDirectory), modelDirectory.resolve("tokenizer.json"));
    }

    /**
     * Starts from the contents of files, for models that come from the class path.
     *
     * @param model the graph as in {@link #builder(Path, Path)}, its weights inside; not copied, so leave it alone: it may be
     *     read again when several texts come ({@link Builder#intraOpThreads})
     * @param tokenizerJson the {@code tokenizer.json} that belongs to it; not copied
     */
    public static Builder builder(byte[] model, byte[] tokenizerJson) {
        return new Builder(new ModelSource.Bytes(model), new ModelSource.Bytes(tokenizerJson));
    }

    /**
     * Starts from streams, for models of the class path. They are opened by {@link Builder#build()}, the model's on
     * a thread of its own, so that a new JVM has its first vector sooner than from bytes that were read beforehand.
     *
     * @param name what messages call the model
     * @param model the graph as in {@link #builder(Path, Path)}, its weights inside
     * @param tokenizerJson the {@code tokenizer.json} that belongs to it
     */
    public static Builder builder(String name, ResourceStream model, ResourceStream tokenizerJson) {
        return new Builder(
                new ModelSource.Stream(name, model), new ModelSource.Stream("of the model " + name, tokenizerJson));
    }

    /**
     * Opens one of the published SimCSE models, {@code princeton-nlp/{unsup,sup}-simcse-{bert,roberta}-{base,large}},
     * exported to ONNX (the project's docs/encoders.md has the commands).
     *
     * <p>Supervised ones are pooled with the pooler, unsupervised ones without. Which it is, is taken from the graph's
     * property {@code simcse}, from a graph that has no output but the pooler's, or from a published name in
     * {@code config.json}; never from a file's or folder's name.
     *
     * @param exportedModelDirectory a folder as in {@link #builder(Path)}
     * @throws EncodingException if the model cannot be read or used, if a supervised export lacks {@code pooler_output}, or
     *     if the files do not say which of the two it is (then take {@link #builder(Path)} with {@link Builder#pooling})
     */
    public static OnnxSentenceEncoder simCse(Path exportedModelDirectory) {
        Builder builder = builder(exportedModelDirectory);
        builder.choice = Optional.of(ModelFolder.of(exportedModelDirectory).simCse());
        return builder.build();
    }

    @Override
    public int dimension() {
        requireOpen();
        return model.dimension();
    }

    @Override
    public float[] encode(String text) {
        Objects.requireNonNull(text, "text");
        requireOpen();
        return vector(tokenizer.encode(text, maxTokens));
    }

    /**
     * {@inheritDoc}
     *
     * @throws EncodingException if the model fails, or the calling thread is interrupted (its flag stays set)
     * @throws IllegalStateException if the encoder is closed, or is closed by another thread meanwhile
     */
    @Override
    public Embeddings encodeAll(List<String> texts) {
        return encodeAll(texts, NOBODY);
    }

    /**
     * {@inheritDoc}
     *
     * @throws EncodingException if the model fails, or the calling thread is interrupted (its flag stays set)
     * @throws IllegalStateException if the encoder is closed, or is closed by another thread meanwhile
     */
    @Override
    public Embeddings encodeAll(List<String> texts, ProgressListener listener) {
        Objects.requireNonNull(listener, "listener");
        List<String> copy = List.copyOf(texts);
        requireOpen();
        Embeddings.Builder rows = Embeddings.builder(copy.size(), model.dimension());
        Tally tally = new Tally(copy.size(), listener);
        if (copy.size() == 1) {
            alone(copy.get(0), rows, tally);
            return rows.build();
        }
        Supplier<GraphModel> session = () -> model.forList(copy.size());
        int tokensPerRun = together.tokensPerRun(copy.size());
        for (int from = 0; from < copy.size(); from += WINDOW) {
            int start = from;
            int size = Math.min(WINDOW, copy.size() - from);
            TokenIds[] tokens = new TokenIds[size];
            tally.require(threads.forEach(
                    (size - 1) / PORTION + 1, portion -> tokenise(portion, copy, start, tokens), () -> {}));
            List<int[]> runs = Runs.of(tokens, tokensPerRun);
            tally.require(threads.forEach(
                    runs.size(), i -> encode(session, runs.get(i), tokens, start, rows, tally), tally::tell));
        }
        tally.end();
        return rows.build();
    }

    private void alone(String text, Embeddings.Builder rows, Tally tally) {
        tally.require(!Thread.currentThread().isInterrupted());
        TokenIds tokens = tokenizer.encode(text, maxTokens);
        rows.row(0, vector(tokens));
        if (tokens.truncated()) {
            rows.truncated(0);
        }
        tally.add(1);
        tally.end();
    }

    private float[] vector(TokenIds tokens) {
        float[] copy = new float[model.dimension()];
        run(
                () -> model.forText(() -> threads.execute(this::loadLists)),
                new TokenIds[] {tokens},
                (i, vector) -> System.arraycopy(UnitNorm.of(vector), 0, copy, 0, copy.length));
        return copy;
    }

    private void tokenise(int portion, List<String> texts, int start, TokenIds[] tokens) {
        requireOpen();
        for (int i = portion * PORTION; i < Math.min(tokens.length, (portion + 1) * PORTION); i++) {
            tokens[i] = tokenizer.encode(texts.get(start + i), maxTokens);
        }
    }

    private void encode(
            Supplier<GraphModel> session,
            int[] texts,
            TokenIds[] tokens,
            int start,
            Embeddings.Builder rows,
            Tally tally) {
        TokenIds[] run = new TokenIds[texts.length];
        for (int i = 0; i < run.length; i++) {
            run[i] = tokens[texts[i]];
        }
        run(session, run, (i, vector) -> rows.row(start + texts[i], UnitNorm.of(vector)));
        for (int i = 0; i < run.length; i++) {
            if (run[i].truncated()) {
                rows.truncated(start + texts[i]);
            }
        }
        tally.add(run.length);
    }

    /** Whether the session for many texts is there. For tests. */
    boolean hasLists() {
        return model.hasLists();
    }

    private void loadLists() {
        inUse.readLock().lock();
        try {
            if (!closed) {
                model.lists();
            }
        } finally {
            inUse.readLock().unlock();
        }
    }

    private void run(Supplier<GraphModel> session, TokenIds[] texts, GraphModel.Rows rows) {
        inUse.readLock().lock();
        try {
            requireOpen();
            model.run(session, texts, rows);
        } finally {
            inUse.readLock().unlock();
        }
    }

    /**
     * Frees the model, as soon as the texts that are being encoded are done; lists that are being encoded end with an
     * {@link IllegalStateException}. Calling it again does nothing.
     */
    @Override
    public void close() {
        inUse.writeLock().lock();
        try {
            if (closed) {
                return;
            }
            closed = true;
            threads.shutdown();
            model.close();
        } finally {
            inUse.writeLock().unlock();
        }
    }

    @Override
    public String toString() {
        return "OnnxSentenceEncoder[" + model + ", dimension=" + model.dimension() + ", pooling=" + model.pooling()
                + ", maxTokens=" + maxTokens + ", workers=" + workers + " of 1 thread each, " + together
                + ", a text alone on "
                + intraOpThreads + (intraOpThreads == 1 ? " thread]" : " threads]");
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("this encoder is closed: " + model);
        }
    }

    /** Whether texts of a length may share a run: found out by the first list that is long enough to gain by it. */
    private final class Together {
        private final int most;
        private @Nullable Boolean sameBits;

        Together(int most) {
            this.most = most;
        }

        synchronized int tokensPerRun(int texts) {
            if (sameBits == null && most > 0 && texts >= Builder.LONG_LIST) {
                inUse.readLock().lock();
                try {
                    requireOpen();
                    sameBits = SameBits.together(model.lists(), tokenizer);
                } finally {
                    inUse.readLock().unlock();
                }
            }
            return Boolean.TRUE.equals(sameBits) ? most : 0;
        }

        @Override
        public synchronized String toString() {
            if (most == 0 || Boolean.FALSE.equals(sameBits)) {
                return "texts one by one";
            }
            return "up to " + most + " tokens a run" + (sameBits == null ? " if that gives the same bits" : "");
        }
    }

    /** Settings of an {@link OnnxSentenceEncoder}. */
    public static final class Builder {

        private static final int DEFAULT_MAX_TOKENS = 512;
        private static final int DEFAULT_TOKENS_PER_RUN = 1024;
        /** Shorter lists gain less than it costs to find out whether texts may share a run. */
        static final int LONG_LIST = 500;
        /** The two special tokens and one of the text. */
        private static final int LEAST_MAX_TOKENS = 3;
        /** What the longest BERT models in use take. */
        private static final int GREATEST_MAX_TOKENS = 8192;

        private final ModelSource modelSource;
        private final ModelSource tokenizerSource;
        private final ModelFolder folder;
        private Optional<PoolingChoice> choice = Optional.empty();
        private OptionalInt maxTokens = OptionalInt.empty();
        private OptionalInt cudaDevice = OptionalInt.empty();
        private int tokensPerRun = DEFAULT_TOKENS_PER_RUN;
        private int workers = Runtime.getRuntime().availableProcessors();
        private int intraOpThreads = 1;

        private Builder(ModelSource modelSource, ModelSource tokenizerSource) {
            this.modelSource = modelSource;
            this.tokenizerSource = tokenizerSource;
            this.folder = ModelFolder.beside(tokenizerSource);
        }

        /**
         * How the tokens' vectors become one. Default: SimCSE's where the files say that it is (as
         * {@link OnnxSentenceEncoder#simCse} tells), else what {@code 1_Pooling/config.json} beside the tokenizer says, else
         * {@link Pooling#CLS}.
         *
         * @throws NullPointerException if it is null
         */
        public Builder pooling(Pooling pooling) {
            Objects.requireNonNull(pooling, "pooling");
            this.choice = Optional.of(graph -> pooling);
            return this;
        }

        /**
         * After how many tokens a text is cut, {@code [CLS]} and {@code [SEP]} included; what the tokenizer's file says
         * about it does not count. 3 to 8192; default 512, or what {@code config.json} beside the tokenizer says that the
         * model takes, where that is less. More than 512 is tried out by {@link #build()}.
         *
         * @throws IllegalArgumentException if it is out of range
         */
        public Builder maxTokens(int maxTokens) {
            if (maxTokens < LEAST_MAX_TOKENS || maxTokens > GREATEST_MAX_TOKENS) {
                throw new IllegalArgumentException(
                        "maxTokens must be from " + LEAST_MAX_TOKENS + " to " + GREATEST_MAX_TOKENS + ": " + maxTokens);
            }
            this.maxTokens = OptionalInt.of(maxTokens);
            return this;
        }

        /**
         * How many tokens the texts of one run may have together, if there are several; they are of the same number of tokens
         * each. 0 runs texts one by one. Default 1024. The vectors do not depend on it; with dynamically quantised models
         * texts run one by one whatever it is. A run's memory grows with it.
         *
         * @throws IllegalArgumentException if it is negative or greater than 65536
         */
        public Builder tokensPerRun(int tokensPerRun) {
            if (tokensPerRun < 0 || tokensPerRun > 1 << 16) {
                throw new IllegalArgumentException("tokensPerRun must be from 0 to 65536: " + tokensPerRun);
            }
            this.tokensPerRun = tokensPerRun;
            return this;
        }

        /**
         * Runs the model on an NVIDIA GPU rather than the processor, which is the default. Takes the artifact
         * {@code com.microsoft.onnxruntime:onnxruntime_gpu} in place of {@code onnxruntime}.
         *
         * @param device the GPU's number, 0 or more
         * @throws IllegalArgumentException if it is negative
         */
        public Builder cuda(int device) {
            if (device < 0) {
                throw new IllegalArgumentException("device must not be negative: " + device);
            }
            this.cudaDevice = OptionalInt.of(device);
            return this;
        }

        /**
         * How many threads, the calling one among them, encode the texts of one {@linkplain OnnxSentenceEncoder#encodeAll list}. At least 1,
         * default: the number of processors. The vectors do not depend on it.
         *
         * @throws IllegalArgumentException if it is not positive
         */
        public Builder workers(int workers) {
            if (workers < 1) {
                throw new IllegalArgumentException("workers must be positive: " + workers);
            }
            this.workers = workers;
            return this;
        }

        /**
         * How many threads share the work on a text that is {@linkplain OnnxSentenceEncoder#encode encoded} while no other is. At
         * least 1, the default. The vectors do not depend on it. More of them wait for each other busily while a text is encoded, which
         * takes half as much of the processor's time again. Texts that are encoded side by side have a thread each: for them the model
         * is loaded a second time, with all its memory, as soon as there are some. Without effect on a GPU.
         *
         * @throws IllegalArgumentException if it is not positive
         */
        public Builder intraOpThreads(int intraOpThreads) {
            if (intraOpThreads < 1) {
                throw new IllegalArgumentException("intraOpThreads must be positive: " + intraOpThreads);
            }
            this.intraOpThreads = intraOpThreads;
            return this;
        }

        private int threadsAlone() {
            return cudaDevice.isPresent() ? 1 : intraOpThreads;
        }

        /**
         * Loads the model.
         *
         * @throws EncodingException if the model or the tokenizer cannot be read or used
         */
        public OnnxSentenceEncoder build() {
            modelSource.check("model");
            tokenizerSource.check("tokenizer");
            SessionLoad load = SessionLoad.begin(modelSource, choice(), cudaDevice, threadsAlone());
            Tokenizer tokenizer;
            GraphModel.Settings settings;
            int limit;
            try {
                tokenizer = TokenizerJson.read(tokenizerSource);
                folder.checkIds(tokenizer.greatestId());
                limit = limit();
                settings = new GraphModel.Settings(choice(), probe(tokenizer, limit));
            } catch (RuntimeException e) {
                load.discard();
                throw e;
            }
            GraphModel model = GraphModel.open(load, settings);
            try {
                folder.check(model.dimension(), tokenizer.greatestId());
                return new OnnxSentenceEncoder(this, limit, tokenizer, sessions(model, tokenizer, settings));
            } catch (RuntimeException e) {
                model.close();
                throw e;
            }
        }

        private AloneOrList sessions(GraphModel model, Tokenizer tokenizer, GraphModel.Settings settings) {
            return threadsAlone() == 1
                    ? new AloneOrList(model, tokenizer)
                    : new AloneOrList(
                            model,
                            () -> GraphModel.open(
                                    SessionLoad.begin(modelSource, choice(), OptionalInt.empty(), 1), settings),
                            tokenizer);
        }

        private PoolingChoice choice() {
            return choice.orElse(this::pooling);
        }

        /** SimCSE's marks come first: tools take its folder for another kind of model, and write so beside it. */
        private Pooling pooling(GraphFacts graph) {
            return folder.simCse().marked(graph).or(folder::pooling).orElse(Pooling.CLS);
        }

        private int limit() {
            int most = folder.maxTokens().orElse(GREATEST_MAX_TOKENS);
            int limit = maxTokens.orElse(Math.min(DEFAULT_MAX_TOKENS, most));
            if (limit > most || limit < LEAST_MAX_TOKENS) {
                throw new EncodingException(
                        "the model " + modelSource + " takes " + most + " tokens, says its config.json, and not "
                                + limit,
                        null);
            }
            return limit;
        }

        /** The least text, with the greatest id; as many tokens as are asked for, where the model may not take them. */
        private TokenIds probe(Tokenizer tokenizer, int limit) {
            int[] ids = new int[limit > DEFAULT_MAX_TOKENS ? limit : LEAST_MAX_TOKENS];
            Arrays.fill(ids, tokenizer.greatestId());
            ids[0] = tokenizer.first();
            ids[ids.length - 1] = tokenizer.last();
            return TokenIds.of(ids);
        }
    }
}
