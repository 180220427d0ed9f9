package io.github.pas4j.benchmarks.clients;

/** A client under measurement. */
interface Caller extends AutoCloseable {

    /** Who it is, with its version. */
    String name();

    /** Asks, and gives the whole answer's text. */
    String chat(String prompt) throws Exception;

    /** Asks for a stream, and gives the text of its pieces. */
    String stream(String prompt) throws Exception;

    @Override
    void close();
}
