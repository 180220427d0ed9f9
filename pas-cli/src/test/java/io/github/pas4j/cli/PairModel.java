package io.github.pas4j.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.pas4j.testkit.FaultRequest;
import io.github.pas4j.testkit.FaultResponse;
import io.github.pas4j.testkit.FaultServer;
import java.util.HashMap;
import java.util.Map;

/**
 * Generator and critic on a loopback port. Of each prompt with a number, every third complement is wrong at first, every seventh
 * always; every fifth prompt gets none.
 */
final class PairModel implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final FaultServer server = FaultServer.start().otherwise(this::respond);
    private final Map<String, Integer> answered = new HashMap<>();
    private volatile Runnable meanwhile = () -> {};

    /** Does something before each answer. */
    void meanwhile(Runnable what) {
        meanwhile = what;
    }

    String url() {
        return server.url() + "/v1";
    }

    /** Answers in all. */
    synchronized int answers() {
        return answered.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Waits until there have been so many answers, or the process has ended; says whether it still ran. */
    synchronized boolean awaitAnswers(int count, Process process) throws InterruptedException {
        process.onExit().thenRun(this::wake);
        while (answers() < count && process.isAlive()) {
            wait();
        }
        return process.isAlive();
    }

    private synchronized void wake() {
        notifyAll();
    }

    /** Answers to what had been answered before. */
    synchronized int repeated() {
        return answers() - answered.size();
    }

    private FaultResponse respond(FaultRequest request) {
        meanwhile.run();
        synchronized (this) {
            answered.merge(request.body(), 1, Integer::sum);
            notifyAll();
        }
        try {
            JsonNode messages = JSON.readTree(request.body()).path("messages");
            JsonNode turn = JSON.readTree(
                    messages.get(messages.size() - 1).path("content").asText());
            boolean critic = messages.get(0).path("content").asText().startsWith("You judge");
            String text = critic ? verdict(turn) : complement(turn);
            return FaultResponse.json(
                    200,
                    "{\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":"
                            + JSON.writeValueAsString(text) + "},\"finish_reason\":\"stop\"}],"
                            + "\"usage\":{\"prompt_tokens\":1000,\"completion_tokens\":20,\"total_tokens\":1020}}");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int number(JsonNode turn) {
        String digits = turn.path("prompt").asText().replaceAll("\\D+", "");
        return digits.isEmpty() ? 1 : Integer.parseInt(digits);
    }

    private static String complement(JsonNode turn) {
        int number = number(turn);
        int tried = turn.path("rejected").size();
        if (number % 7 == 0 || (number % 3 == 0 && tried == 0)) {
            return "Cover all of number " + number + ", try " + tried + ".";
        }
        return number % 5 == 0 ? "none" : "Let number " + number + " turn on one thing.";
    }

    private static String verdict(JsonNode turn) {
        boolean wrong = turn.path("complement").asText().startsWith("Cover");
        return "{\"reason\": \"Said of " + number(turn) + ".\", \"correct\": " + !wrong + ", \"violations\": "
                + (wrong ? "[\"excessive\"]" : "[]") + ", \"correction\": null}";
    }

    @Override
    public void close() {
        server.close();
    }
}
