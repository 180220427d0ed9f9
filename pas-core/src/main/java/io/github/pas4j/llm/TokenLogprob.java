package io.github.pas4j.llm;

import java.util.List;
import java.util.Objects;

/**
 * A token of an answer and how likely the model found it.
 *
 * @param token its text
 * @param logprob natural logarithm of its probability, at most 0; some servers send a large negative number for "none"
 * @param top the likeliest tokens in its place, likeliest first, as many as were asked for; copied
 */
public record TokenLogprob(String token, double logprob, List<Alternative> top) {

    /** The token is non-null. */
    public TokenLogprob {
        Objects.requireNonNull(token, "token");
        top = List.copyOf(top);
    }

    /**
     * A token that could have stood in its place.
     *
     * @param token its text
     * @param logprob natural logarithm of its probability, at most 0
     */
    public record Alternative(String token, double logprob) {

        /** The token is non-null. */
        public Alternative {
            Objects.requireNonNull(token, "token");
        }

        /** Says how long the token is, not what it says. */
        @Override
        public String toString() {
            return "Alternative[" + token.length() + " characters, " + logprob + "]";
        }
    }

    /** Says how long the token is, not what it says. */
    @Override
    public String toString() {
        return "TokenLogprob[" + token.length() + " characters, " + logprob + ", top=" + top.size() + "]";
    }
}
