package io.github.pas4j.benchmarks.clients;

import io.github.pas4j.client.openai.OpenAiClient;
import io.github.pas4j.llm.ChatRequest;
import io.github.pas4j.llm.ChatResponse;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;

/** Many calls at once on one client of ours; the server answers none before all have arrived. */
final class CallsInFlight {

    private static final double MIB = 1024 * 1024;

    private CallsInFlight() {}

    static void run(int calls) throws IOException, InterruptedException {
        HttpClient control = HttpClient.newHttpClient();
        System.out.println(
                "| " + calls + " calls in flight | heap after collection, MiB | threads |\n| --- | ---: | ---: |");
        try (ServerProcess server = ServerProcess.start()) {
            OpenAiClient client = OpenAiClient.builder("benchmark")
                    .baseUrl(server.heldUrl())
                    .timeout(Duration.ofMinutes(5))
                    .build();
            all(server, control, client, 10);
            print("before");
            List<CompletableFuture<ChatResponse>> answers = send(server, control, client, calls);
            print("all arrived, none answered");
            finish(server, control, answers);
            answers.clear();
            print("all answered");
            client.close();
            awaitThreads();
            print("client closed");
        }
        System.out.println("\n" + calls + " of " + calls + " answers were right. " + Machine.line());
    }

    private static void all(ServerProcess server, HttpClient control, OpenAiClient client, int calls)
            throws IOException, InterruptedException {
        finish(server, control, send(server, control, client, calls));
    }

    private static List<CompletableFuture<ChatResponse>> send(
            ServerProcess server, HttpClient control, OpenAiClient client, int calls)
            throws IOException, InterruptedException {
        List<CompletableFuture<ChatResponse>> answers = new ArrayList<>();
        for (int i = 0; i < calls; i++) {
            answers.add(client.chatAsync(ChatRequest.user("Call " + i)));
        }
        server.call(control, "/await-held/" + calls);
        return answers;
    }

    private static void finish(ServerProcess server, HttpClient control, List<CompletableFuture<ChatResponse>> answers)
            throws IOException, InterruptedException {
        server.call(control, "/release");
        for (CompletableFuture<ChatResponse> answer : answers) {
            if (!answer.join().text().equals(Answers.WHOLE)) {
                throw new IllegalStateException("an answer is not what was sent");
            }
        }
    }

    /** Those of the client end by themselves, a moment after it is closed. */
    private static void awaitThreads() throws InterruptedException {
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().startsWith("pas-")) {
                thread.join(Duration.ofSeconds(10).toMillis());
            }
        }
    }

    private static void print(String when) {
        // Twice: what the first collection only enqueues as a reference, the second frees.
        System.gc();
        System.gc();
        System.out.printf(
                Locale.ROOT,
                "| %s | %.1f | %d |%n",
                when,
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / MIB,
                ManagementFactory.getThreadMXBean().getThreadCount());
    }
}
