package io.github.pas4j.datagen.internal;

import io.github.pas4j.llm.Usage;

/** What the steps of one prompt took, recorded answers included. Used by one thread. */
final class Steps {

    private long calls;
    private Usage usage = new Usage(0, 0);

    void add(long answers, Usage used) {
        calls += answers;
        usage = usage.plus(used);
    }

    long calls() {
        return calls;
    }

    Usage usage() {
        return usage;
    }
}
