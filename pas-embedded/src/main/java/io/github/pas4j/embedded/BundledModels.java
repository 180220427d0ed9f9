package io.github.pas4j.embedded;

import java.util.Arrays;

/** What was learnt from the bundled examples of one language for one encoder, beforehand. Immutable and thread-safe. */
final class BundledModels {

    private final byte[] madeFrom;
    private final String runtime;
    private final KernelModel categories;
    private final KernelModel intents;

    /**
     * @param madeFrom a SHA-256 of all it was learnt from; not copied
     * @param runtime version of ONNX Runtime that computed the vectors
     * @param categories over the same vectors as {@code intents}
     */
    BundledModels(byte[] madeFrom, String runtime, KernelModel categories, KernelModel intents) {
        this.madeFrom = madeFrom;
        this.runtime = runtime;
        this.categories = categories;
        this.intents = intents;
    }

    byte[] madeFrom() {
        return madeFrom;
    }

    boolean isMadeFrom(byte[] digest) {
        return Arrays.equals(madeFrom, digest);
    }

    String runtime() {
        return runtime;
    }

    KernelModel categories() {
        return categories;
    }

    KernelModel intents() {
        return intents;
    }

    Columns vectors() {
        return categories.vectors();
    }
}
