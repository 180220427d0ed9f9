package io.github.pas4j.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pas4j.client.llama.LlamaClient;
import io.github.pas4j.client.openai.OpenAiClient;
import io.github.pas4j.llm.ChatRequest;
import io.github.pas4j.llm.ChatStream;
import io.github.pas4j.llm.LlmClient;
import io.github.pas4j.llm.LlmException;
import io.github.pas4j.llm.LlmIoException;
import io.github.pas4j.llm.LlmProtocolException;
import io.github.pas4j.testkit.FaultResponse;
import io.github.pas4j.testkit.FaultServer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Good answers with random damage, through whole calls: each ends, with an answer or an {@link LlmException} that quotes
 * nothing of what was read. {@code -Dpas.fuzz.cases=100000} runs longer than the usual 2,000 cases; a failure tells the
 * seed that repeats it.
 */
class AnswerFuzzTest {

    /** The server ends each answer, so that no call should ever run into it. */
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private static final int HANGS_SECONDS = 60;

    /** Shorter quotations are words that our messages use, too. */
    private static final int QUOTATION = 16;

    private static final ChatRequest REQUEST = ChatRequest.user("Which of these bytes did nobody expect?");

    private int answered;
    private int failed;

    @Test
    void endsEachCallWithAnAnswerOrAFailureThatQuotesNothing() throws Exception {
        int cases = Integer.getInteger("pas.fuzz.cases", 2000);
        long seed = Long.getLong("pas.fuzz.seed", System.nanoTime());
        FuzzSeeds ofOpenAi = FuzzSeeds.openAi();
        FuzzSeeds ofOllama = FuzzSeeds.ollama();
        try (FaultServer server = FaultServer.start();
                LlmClient openAi = openAi(server);
                LlmClient ollama = ollama(server)) {
            for (int i = 0; i < cases; i++) {
                Random random = new Random(seed + i);
                if (random.nextInt(3) > 0) {
                    play(server, openAi, AnswerFuzzTest::openAi, ofOpenAi, random, seed + i);
                } else {
                    play(server, ollama, AnswerFuzzTest::ollama, ofOllama, random, seed + i);
                }
            }
        }
        // Damage that shows always or never would test nothing.
        if (cases >= 500) {
            assertThat(answered).isBetween(cases / 50, cases / 2);
            assertThat(answered + failed).isEqualTo(cases);
        }
    }

    private static LlmClient ollama(FaultServer server) {
        return LlamaClient.ollama("m")
                .retry(RetryOptions.none())
                .baseUrl(server.url())
                .timeout(TIMEOUT)
                .build();
    }

    private static LlmClient openAi(FaultServer server) {
        return OpenAiClient.builder("m")
                .retry(RetryOptions.none())
                .baseUrl(server.url())
                .timeout(TIMEOUT)
                .build();
    }

    private void play(
            FaultServer server,
            LlmClient client,
            Function<FaultServer, LlmClient> newClient,
            FuzzSeeds seeds,
            Random random,
            long seed)
            throws InterruptedException {
        Mutator mutator = new Mutator(random);
        boolean stream = random.nextBoolean();
        boolean goodHttp = random.nextInt(4) > 0;
        List<byte[]> from = !goodHttp ? seeds.http() : stream ? seeds.streamed() : seeds.json();
        byte[] bytes = random.nextInt(20) == 0 ? mutator.noise() : mutator.mutant(from);
        Throwable failure;
        if (goodHttp) {
            server.enqueue(FaultResponse.json(200, "").body(bytes));
            failure = failure(client, stream);
        } else {
            server.enqueue(FaultResponse.garbage(bytes));
            // Of its own: what is left over of such an answer spoils the next one.
            try (LlmClient other = newClient.apply(server)) {
                failure = failure(other, stream);
            }
        }
        if (failure == null) {
            answered++;
            return;
        }
        failed++;
        String replay = "-Dpas.fuzz.cases=1 -Dpas.fuzz.seed=" + seed;
        assertThat(failure).as(replay).isInstanceOf(LlmException.class);
        if (goodHttp) {
            assertThat(failure).as(replay).isExactlyInstanceOf(LlmProtocolException.class);
        } else if (((LlmException) failure).status().isEmpty()) {
            assertThat(failure).as(replay).isInstanceOfAny(LlmProtocolException.class, LlmIoException.class);
        }
        assertThat(quotation(failure, bytes)).as(replay).isEmpty();
    }

    private static @Nullable Throwable failure(LlmClient client, boolean stream) throws InterruptedException {
        return failure(stream ? () -> readAll(client) : () -> client.chat(REQUEST));
    }

    private static Void readAll(LlmClient client) {
        try (ChatStream stream = client.stream(REQUEST)) {
            stream.forEachRemaining(chunk -> {});
        }
        return null;
    }

    private static @Nullable Throwable failure(Callable<?> call) throws InterruptedException {
        FutureTask<?> task = new FutureTask<>(call);
        Thread thread = new Thread(task, "fuzz-call");
        thread.setDaemon(true);
        thread.start();
        try {
            task.get(HANGS_SECONDS, TimeUnit.SECONDS);
            return null;
        } catch (ExecutionException e) {
            return e.getCause();
        } catch (TimeoutException e) {
            return e;
        }
    }

    /** What a failure's message repeats of the bytes, if anything. */
    private static String quotation(Throwable failure, byte[] bytes) {
        String body = new String(bytes, StandardCharsets.UTF_8);
        String message = String.valueOf(failure.getMessage());
        for (int start = 0; start + QUOTATION <= message.length(); start++) {
            String part = message.substring(start, start + QUOTATION);
            if (body.contains(part)) {
                return part;
            }
        }
        return "";
    }
}
