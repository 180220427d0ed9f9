package io.github.pas4j;

import org.jspecify.annotations.Nullable;

/** What is known of a running call before it ends. Written by its worker, read by whoever ends it. */
final class Progress {

    private volatile @Nullable AugmentedPrompt settled;
    private volatile boolean provisional;

    /** The result as it stands, were the optional rest never to come. */
    void settle(AugmentedPrompt result) {
        settled = result;
    }

    @Nullable
    AugmentedPrompt settled() {
        return settled;
    }

    /** Says that something failed on the way, so that the next call may end otherwise. */
    void markProvisional() {
        provisional = true;
    }

    boolean isProvisional() {
        return provisional;
    }
}
