package io.github.pas4j.benchmarks.pairs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.pas4j.llm.ChatMessage;
import io.github.pas4j.llm.ChatRequest;
import io.github.pas4j.llm.ChatResponse;
import io.github.pas4j.llm.ChatStream;
import io.github.pas4j.llm.FinishReason;
import io.github.pas4j.llm.LlmClient;
import io.github.pas4j.llm.Usage;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Generator and critic in this process, answering at once. Of each five prompts one has a complement that is wrong at first, so
 * that five pairs take twelve calls.
 */
final class ScriptedModel implements LlmClient {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int WRONG_AT_FIRST = 5;
    private static final String WRONG = "Cover every aspect of number ";

    /** Calls that so many pairs take. */
    static double callsAPair() {
        return 2 + 2.0 / WRONG_AT_FIRST;
    }

    /** The answer to a system text and the turn after it. */
    static String answer(String system, String turn) {
        try {
            JsonNode asked = JSON.readTree(turn);
            String prompt = asked.path("prompt").asText();
            String number = prompt.substring(prompt.lastIndexOf(' ') + 1, prompt.length() - 1);
            if (system.startsWith("You judge")) {
                boolean wrong = asked.path("complement").asText().startsWith(WRONG);
                return "{\"reason\": \"" + (wrong ? "Would fit anything" : "Fits number " + number)
                        + ".\", \"correct\": " + !wrong + ", \"violations\": " + (wrong ? "[\"excessive\"]" : "[]")
                        + ", \"correction\": null}";
            }
            boolean wrong = Long.parseLong(number) % WRONG_AT_FIRST == 0
                    && asked.path("rejected").isMissingNode();
            return wrong ? WRONG + number + "." : "Keep to the one point that decides number " + number + ".";
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @Override
    public ChatResponse chat(ChatRequest request) {
        List<ChatMessage> messages = request.messages();
        String text =
                answer(messages.get(0).text(), messages.get(messages.size() - 1).text());
        return ChatResponse.builder(text)
                .finishReason(FinishReason.STOP)
                .usage(new Usage(1000, 20))
                .build();
    }

    @Override
    public CompletableFuture<ChatResponse> chatAsync(ChatRequest request) {
        return CompletableFuture.completedFuture(chat(request));
    }

    @Override
    public ChatStream stream(ChatRequest request) {
        throw new UnsupportedOperationException("nobody asks for streams here");
    }

    @Override
    public void close() {}
}
