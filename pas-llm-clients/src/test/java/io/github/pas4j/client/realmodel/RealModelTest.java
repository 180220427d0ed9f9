package io.github.pas4j.client.realmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.pas4j.client.openai.OpenAiClient;
import io.github.pas4j.llm.ChatChunk;
import io.github.pas4j.llm.ChatRequest;
import io.github.pas4j.llm.ChatResponse;
import io.github.pas4j.llm.ChatStream;
import io.github.pas4j.llm.FinishReason;
import io.github.pas4j.llm.ResponseFormat;
import io.github.pas4j.llm.Usage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Calls that a model really answers: llama.cpp with a model of little stories. After each test nothing may be left: no
 * connection, no generation, no thread.
 */
@Tag("real-data")
@EnabledIfSystemProperty(
        named = "pas.shared",
        matches = ".+",
        disabledReason = "no folder with a real model: give it with -Dpas.shared=FOLDER")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(120)
class RealModelTest {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final int WHOLE_CONTEXT = 150;

    /** A multiple of 6, so that kinds of calls begin with the first; no prompt is asked twice. */
    private static final int FIRST_OF_MANY = 1002;

    private ModelServer server;
    private OpenAiClient client;

    @BeforeAll
    void load() throws IOException {
        Path file = Path.of(System.getProperty("pas.shared"), "data", "llm", "stories260K.gguf");
        assumeTrue(Files.isRegularFile(file), () -> "there is no model " + file);
        server = ModelServer.start(file, Path.of("target", "llama"));
    }

    @AfterAll
    void stop() {
        if (server != null) {
            server.close();
        }
    }

    @BeforeEach
    void open() throws IOException {
        client = OpenAiClient.builder("stories260K").baseUrl(server.url()).build();
    }

    @AfterEach
    void nothingIsLeft() throws Exception {
        assertThat(server.book().await(book -> book.generating() + book.waiting() == 0, SOON))
                .as("generations end without the client being closed")
                .isTrue();
        client.close();
        assertThat(server.book().await(book -> book.connections() == 0, SOON))
                .as("all connections are closed")
                .isTrue();
        for (Thread thread : clientThreads()) {
            thread.join(SOON.toMillis());
            assertThat(thread.isAlive()).as(thread.getName()).isFalse();
        }
    }

    private static List<Thread> clientThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("pas-"))
                .toList();
    }

    private static ChatRequest.Builder greedy(String prompt) {
        return ChatRequest.builder().user(prompt).temperature(0).seed(7);
    }

    @Test
    void answersWithUsage() {
        ChatResponse response =
                client.chat(greedy("Once upon a time").maxTokens(40).build());
        assertThat(response.text()).startsWith(", there was a little girl named Lily.");
        assertThat(response.finishReason()).isEqualTo(FinishReason.LENGTH);
        Usage usage = response.usage().orElseThrow();
        assertThat(usage.completionTokens()).isEqualTo(40);
        assertThat(usage.promptTokens()).isBetween(3L, 20L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Once upon a time", "Tom was sad. He", "The dog 狗 ran"})
    void streamIsTheBlockingAnswerInPieces(String prompt) {
        ChatRequest request = greedy(prompt).maxTokens(100).build();
        ChatResponse whole = client.chat(request);
        List<ChatChunk> chunks = new ArrayList<>();
        try (ChatStream stream = client.stream(request)) {
            stream.forEachRemaining(chunks::add);
        }
        assertThat(textOf(chunks)).isEqualTo(whole.text()).isNotEmpty();
        assertThat(chunks).hasSizeGreaterThan(20);
        assertThat(chunks.stream().flatMap(chunk -> chunk.finishReason().stream()))
                .containsExactly(whole.finishReason());
        assertThat(chunks.stream().flatMap(chunk -> chunk.usage().stream()))
                .containsExactly(whole.usage().orElseThrow());
    }

    @Test
    void sixtyFourStreamsAtOnceDoNotMix() throws Exception {
        int streams = 64;
        CyclicBarrier allOpen = new CyclicBarrier(streams);
        ExecutorService readers = Executors.newFixedThreadPool(streams);
        try {
            List<Future<String>> texts = new ArrayList<>();
            for (int i = 0; i < streams; i++) {
                ChatRequest request = ChatRequest.builder()
                        .user(prompt(i))
                        .seed(i)
                        .maxTokens(24)
                        .build();
                texts.add(readers.submit(() -> {
                    try (ChatStream stream = client.stream(request)) {
                        List<ChatChunk> chunks = new ArrayList<>(List.of(stream.next()));
                        allOpen.await(SOON.toSeconds(), TimeUnit.SECONDS);
                        stream.forEachRemaining(chunks::add);
                        assertThat(chunks.get(chunks.size() - 1).usage()).isPresent();
                        return textOf(chunks);
                    }
                }));
            }
            for (int i = 0; i < streams; i++) {
                assertThat(texts.get(i).get()).isEqualTo(told(prompt(i))).isNotEmpty();
            }
        } finally {
            readers.shutdownNow();
        }
    }

    @Test
    void aThousandCallsOfWhichAThirdIsCancelledLeaveNothing() throws Exception {
        int calls = 1000;
        int abandonedBefore = server.book().abandoned();
        ExecutorService callers = Executors.newFixedThreadPool(24);
        List<Future<Integer>> made = new ArrayList<>();
        try {
            for (int i = 0; i < calls; i++) {
                int call = FIRST_OF_MANY + i;
                made.add(callers.submit(() -> oneOfMany(call)));
            }
            int count = 0;
            for (Future<Integer> call : made) {
                count += call.get();
            }
            assertThat(count).isEqualTo((calls + 2) / 3);
        } finally {
            callers.shutdownNow();
        }
        assertThat(server.book().await(book -> book.generating() + book.waiting() == 0, SOON))
                .isTrue();
        // A few may have come to their end just before they were cancelled.
        assertThat(server.book().abandoned() - abandonedBefore).isBetween(calls / 4, (calls + 2) / 3);
        // One kept alive for each that ran at once, at most.
        assertThat(server.book().connections()).isLessThanOrEqualTo(24);
        assertThat(clientThreads()).hasSizeLessThanOrEqualTo(2 * 24);
    }

    /** Makes a call and gives 1 if it cancelled it, else 0. */
    private int oneOfMany(int call) throws Exception {
        ChatRequest request =
                ChatRequest.builder().user(prompt(call)).seed(call).maxTokens(8).build();
        ChatRequest longer = request.toBuilder().maxTokens(WHOLE_CONTEXT).build();
        switch (call % 6) {
            case 0 -> {
                return cancelFuture(longer, prompt(call));
            }
            case 1 -> {
                return closeStream(longer);
            }
            case 2, 3 -> {
                try (ChatStream stream = client.stream(request)) {
                    List<ChatChunk> chunks = new ArrayList<>();
                    stream.forEachRemaining(chunks::add);
                    assertThat(textOf(chunks)).isEqualTo(told(prompt(call)));
                }
            }
            case 4 -> assertThat(client.chat(request).text()).isEqualTo(told(prompt(call)));
            default ->
                assertThat(client.chatAsync(request).get(30, TimeUnit.SECONDS).text())
                        .isEqualTo(told(prompt(call)));
        }
        return 0;
    }

    private int cancelFuture(ChatRequest request, String prompt) throws InterruptedException {
        CompletableFuture<ChatResponse> answer = client.chatAsync(request);
        assertThat(server.book().await(book -> book.hasBegun(prompt), SOON)).isTrue();
        answer.cancel(true);
        assertThat(answer).isDone();
        return 1;
    }

    private int closeStream(ChatRequest request) {
        try (ChatStream stream = client.stream(request)) {
            stream.next();
            stream.next();
        }
        return 1;
    }

    @Test
    void cancellingStopsTheModel() throws Exception {
        int abandoned = server.book().abandoned();
        ChatRequest request = ChatRequest.builder()
                .user("Ben and Mia")
                .maxTokens(WHOLE_CONTEXT)
                .build();
        CompletableFuture<ChatResponse> answer = client.chatAsync(request);
        assertThat(server.book().await(book -> book.hasBegun("Ben and Mia"), SOON))
                .isTrue();
        assertThat(answer.cancel(true)).isTrue();
        assertThatThrownBy(answer::join).isInstanceOf(CancellationException.class);
        assertThat(server.book().await(book -> book.abandoned() == abandoned + 1, SOON))
                .isTrue();
        assertThat(server.book().told("Ben and Mia")).isNull();
    }

    @Test
    void answersThatKeepToASchema() throws IOException {
        ResponseFormat format = ResponseFormat.jsonSchema("pet", """
                {"type": "object", "additionalProperties": false, "required": ["animal", "age", "tame", "name"],
                 "properties": {"animal": {"enum": ["cat", "dog"]}, "age": {"type": "integer", "minimum": 1, "maximum": 20},
                                "tame": {"type": "boolean"}, "name": {"type": "string", "maxLength": 12}}}""");
        for (int seed = 0; seed < 20; seed++) {
            ChatRequest request = ChatRequest.builder()
                    .user("Lily had a pet.")
                    .seed(seed)
                    .maxTokens(WHOLE_CONTEXT)
                    .responseFormat(format)
                    .build();
            assertPet(client.chat(request).text());
            try (ChatStream stream = client.stream(request)) {
                List<ChatChunk> chunks = new ArrayList<>();
                stream.forEachRemaining(chunks::add);
                assertPet(textOf(chunks));
            }
        }
    }

    private static void assertPet(String json) throws IOException {
        JsonNode pet = Ask.JSON.readTree(json);
        assertThat(pet.fieldNames()).toIterable().containsExactlyInAnyOrder("animal", "age", "tame", "name");
        assertThat(pet.get("animal").asText()).isIn("cat", "dog");
        assertThat(pet.get("age").isInt()).isTrue();
        assertThat(pet.get("age").asInt()).isBetween(1, 20);
        assertThat(pet.get("tame").isBoolean()).isTrue();
        assertThat(pet.get("name").asText()).hasSizeLessThanOrEqualTo(12);
    }

    private static String prompt(int number) {
        return "Story " + number + ". One day";
    }

    private static String textOf(List<ChatChunk> chunks) {
        return chunks.stream().map(ChatChunk::text).collect(Collectors.joining());
    }

    /** What the server sent; it writes that down just after it has sent it. */
    private String told(String prompt) throws InterruptedException {
        assertThat(server.book().await(book -> book.told(prompt) != null, SOON)).isTrue();
        return String.valueOf(server.book().told(prompt));
    }
}
