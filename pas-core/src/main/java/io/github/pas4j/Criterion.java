package io.github.pas4j;

import java.util.Locale;

/** What a complement must hold to; PAS has a critic check the same (section 3.2 and the prompts of its appendix). */
public enum Criterion {
    /** It keeps to what the prompt wants. */
    INTENT,
    /** It adds nothing to a prompt that is simple or complete, and says more than would fit any prompt. */
    SUPERFLUOUS,
    /** It does not answer the prompt, wholly or in part. */
    ANSWERS,
    /** It asks for nothing excessive (padding, above all), and for nothing that the prompt rules out. */
    EXCESSIVE,
    /** It is in the prompt's language. */
    LANGUAGE;

    /** The name in files: lower case. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
