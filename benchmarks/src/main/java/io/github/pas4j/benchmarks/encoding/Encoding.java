package io.github.pas4j.benchmarks.encoding;

import java.util.List;

/** One way to encode a list of prompts. */
interface Encoding extends AutoCloseable {

    String name();

    void encode(List<String> prompts) throws Exception;

    @Override
    void close();
}
