package io.github.pas4j.datagen.internal;

import io.github.pas4j.PasException;
import io.github.pas4j.llm.LlmAuthenticationException;
import io.github.pas4j.llm.LlmException;
import io.github.pas4j.llm.LlmRateLimitException;
import java.util.Objects;

/** There is no sense in asking a model any more. The cause is what it said last. */
public final class ModelGoneException extends PasException {

    private static final long serialVersionUID = 1L;

    private static final int NOT_FOUND = 404;

    ModelGoneException(LlmException last) {
        super(String.valueOf(last.getMessage()), last);
    }

    /** What the model said last. */
    public LlmException last() {
        return (LlmException) Objects.requireNonNull(getCause());
    }

    /** Whether no other call will fare better: the key is refused, the money is gone, there is no such model. */
    public static boolean isFinal(LlmException e) {
        return e instanceof LlmAuthenticationException
                || (e instanceof LlmRateLimitException limited && limited.limit() == LlmRateLimitException.Limit.QUOTA)
                || e.status().orElse(0) == NOT_FOUND;
    }
}
