package io.github.pas4j.embedding.onnx;

/** Text to ids. Text that looks like a special token ({@code [SEP]}, {@code </s>}) stays text. Immutable, thread-safe. */
interface Tokenizer {

    /**
     * The ids of a text between the two special ones.
     *
     * @param maxTokens what is beyond so many ids, the two special ones included, is cut, and hardly read; at least 3
     */
    TokenIds encode(String text, int maxTokens);

    /** The greatest id that a text can get. */
    int greatestId();

    /** The special id that opens a text. */
    int first();

    /** The special id that closes a text. */
    int last();
}
