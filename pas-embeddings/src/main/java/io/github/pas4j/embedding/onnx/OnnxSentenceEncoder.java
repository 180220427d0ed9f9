package io.github.pas4j.embedding.onnx;

import io.github.pas4j.embedding.Embeddings;
import io.github.pas4j.embedding.EncodingException;
import io.github.pas4j.embedding.SentenceEncoder;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * A BERT sentence encoder on ONNX Runtime. By default the vector of {@code [CLS]} is taken, texts are cut after 512
 * tokens, and lists are encoded by as many threads as there are processors.
 *
 * <pre>{@code
 * try (SentenceEncoder encoder = OnnxSentenceEncoder.builder(Path.of("model.onnx"), Path.of("tokenizer.json")).build()) {
 *     float[] vector = encoder.encode("What is the capital of France?");
 * }
 * }</pre>
 *
 * <p>Texts are never run together in a batch, because with a dynamically quantised model that moves the vectors: the
 * same text gives the same bits alone and in a list, on any number of threads. Text that looks like a special token
 * ({@code [SEP]}) stays text. Nothing is downloaded. Thread-safe; close it, for the model lies outside the Java heap.
 */
public final class OnnxSentenceEncoder implements SentenceEncoder {

    private final BertModel model;
    private final WordPiece tokenizer;
    private final Pooling pooling;
    private final int maxTokens;
    private final int dimension;
    private final EncoderThreads threads;
    /** Shared while a text is in the native code, exclusive to free the model. */
    private final ReadWriteLock inUse = new ReentrantReadWriteLock();

    private volatile boolean closed;

    private OnnxSentenceEncoder(Builder builder, WordPiece tokenizer, BertModel model) {
        this.model = model;
        this.tokenizer = tokenizer;
        this.pooling = builder.pooling;
        this.maxTokens = builder.maxTokens;
        this.dimension = builder.probe(tokenizer, model);
        this.threads = new EncoderThreads(builder.workers);
    }

    /**
     * Starts from files. Weights that the model keeps in files of their own are found beside it.
     *
     * @param model the graph, {@code .onnx}: inputs {@code input_ids} and, where it has them, {@code attention_mask} and
     *     {@code token_type_ids}; output of shape {@code [1, tokens, dimension]}
     * @param tokenizerJson the {@code tokenizer.json} that belongs to it, of the type WordPiece
     */
    public static Builder builder(Path model, Path tokenizerJson) {
        return new Builder(new ModelSource.File(model), new ModelSource.File(tokenizerJson));
    }

    /**
     * Starts from the contents of files, for models that come from the class path.
     *
     * @param model the graph as in {@link #builder(Path, Path)}, its weights inside; not copied, so leave it alone until
     *     {@link Builder#build()} has returned
     * @param tokenizerJson the {@code tokenizer.json} that belongs to it; not copied
     */
    public static Builder builder(byte[] model, byte[] tokenizerJson) {
        return new Builder(new ModelSource.Bytes(model), new ModelSource.Bytes(tokenizerJson));
    }

    @Override
    public int dimension() {
        requireOpen();
        return dimension;
    }

    @Override
    public float[] encode(String text) {
        Objects.requireNonNull(text, "text");
        requireOpen();
        long[] ids = tokenizer.encode(text, maxTokens);
        float[] vector;
        inUse.readLock().lock();
        try {
            requireOpen();
            vector = model.run(ids, pooling);
        } finally {
            inUse.readLock().unlock();
        }
        return UnitNorm.of(vector);
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if there are so many texts that their vectors fit in no array
     * @throws EncodingException if the model fails, or the calling thread is interrupted (its flag stays set)
     * @throws IllegalStateException if the encoder is closed, or is closed by another thread meanwhile
     */
    @Override
    public Embeddings encodeAll(List<String> texts) {
        List<String> copy = List.copyOf(texts);
        requireOpen();
        if ((long) copy.size() * dimension > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "too many texts for one list of dimension " + dimension + ": " + copy.size());
        }
        float[] rows = new float[copy.size() * dimension];
        threads.forEach(copy.size(), i -> System.arraycopy(encode(copy.get(i)), 0, rows, i * dimension, dimension));
        return Embeddings.of(rows, dimension);
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
        return "OnnxSentenceEncoder[" + model + ", dimension=" + dimension + ", pooling=" + pooling + ", maxTokens="
                + maxTokens + "]";
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("this encoder is closed: " + model);
        }
    }

    /** Settings of an {@link OnnxSentenceEncoder}. */
    public static final class Builder {

        private static final int DEFAULT_MAX_TOKENS = 512;
        /** The two special tokens and one of the text. */
        private static final int LEAST_MAX_TOKENS = 3;
        /** What the longest BERT models in use take. */
        private static final int GREATEST_MAX_TOKENS = 8192;

        private final ModelSource modelSource;
        private final ModelSource tokenizerSource;
        private Pooling pooling = Pooling.CLS;
        private int maxTokens = DEFAULT_MAX_TOKENS;
        private int workers = Runtime.getRuntime().availableProcessors();

        private Builder(ModelSource modelSource, ModelSource tokenizerSource) {
            this.modelSource = modelSource;
            this.tokenizerSource = tokenizerSource;
        }

        /**
         * How the tokens' vectors become one. Default {@link Pooling#CLS}.
         *
         * @throws NullPointerException if it is null
         */
        public Builder pooling(Pooling pooling) {
            this.pooling = Objects.requireNonNull(pooling, "pooling");
            return this;
        }

        /**
         * After how many tokens a text is cut, {@code [CLS]} and {@code [SEP]} included; what the tokenizer's file says
         * about it does not count. 3 to 8192, default 512; more than the default is tried out by {@link #build()}.
         *
         * @throws IllegalArgumentException if it is out of range
         */
        public Builder maxTokens(int maxTokens) {
            if (maxTokens < LEAST_MAX_TOKENS || maxTokens > GREATEST_MAX_TOKENS) {
                throw new IllegalArgumentException(
                        "maxTokens must be from " + LEAST_MAX_TOKENS + " to " + GREATEST_MAX_TOKENS + ": " + maxTokens);
            }
            this.maxTokens = maxTokens;
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
         * Loads the model.
         *
         * @throws EncodingException if the model or the tokenizer cannot be read or used
         */
        public OnnxSentenceEncoder build() {
            modelSource.check("model");
            tokenizerSource.check("tokenizer");
            WordPiece tokenizer = TokenizerJson.read(tokenizerSource);
            BertModel model = BertModel.open(modelSource);
            try {
                return new OnnxSentenceEncoder(this, tokenizer, model);
            } catch (RuntimeException e) {
                model.close();
                throw e;
            }
        }

        /** The dimension, by a run where the graph does not state it or may not take so many tokens. */
        private int probe(WordPiece tokenizer, BertModel model) {
            if (model.dimension().isPresent() && maxTokens <= DEFAULT_MAX_TOKENS) {
                return model.dimension().getAsInt();
            }
            int tokens = maxTokens > DEFAULT_MAX_TOKENS ? maxTokens : LEAST_MAX_TOKENS;
            return model.run(tokenizer.encode(".".repeat(tokens), tokens), pooling).length;
        }
    }
}
