package io.github.pas4j.client.internal;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.pas4j.llm.TokenLogprob;
import io.github.pas4j.llm.TokenLogprob.Alternative;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Reads log-probabilities, which all servers word alike; what lacks a token or a number is passed over. */
final class Logprobs {

    private Logprobs() {}

    /**
     * @param tokens a list, or whatever stands in its place
     */
    static List<TokenLogprob> read(JsonNode tokens) {
        List<TokenLogprob> read = new ArrayList<>();
        for (JsonNode token : tokens) {
            if (isToken(token)) {
                read.add(new TokenLogprob(text(token), logprob(token), top(token.path("top_logprobs"))));
            }
        }
        return read;
    }

    private static List<Alternative> top(JsonNode tokens) {
        List<Alternative> top = new ArrayList<>();
        for (JsonNode token : tokens) {
            if (isToken(token)) {
                top.add(new Alternative(text(token), logprob(token)));
            }
        }
        // vLLM begins with the token that was sampled, likeliest or not.
        top.sort(Comparator.comparingDouble(Alternative::logprob).reversed());
        return top;
    }

    private static boolean isToken(JsonNode token) {
        return token.path("token").isTextual() && token.path("logprob").isNumber();
    }

    private static String text(JsonNode token) {
        return token.path("token").textValue();
    }

    private static double logprob(JsonNode token) {
        return token.path("logprob").doubleValue();
    }
}
