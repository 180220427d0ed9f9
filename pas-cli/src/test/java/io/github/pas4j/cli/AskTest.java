package io.github.pas4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AskTest {

    private static final String KEY = "sk-secret-123";

    @TempDir
    Path folder;

    private @Nullable HttpServer server;
    private final List<String> bodies = new CopyOnWriteArrayList<>();
    private final List<String> keys = new CopyOnWriteArrayList<>();
    private int status = 200;
    private String reply = "";

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/chat/completions", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        Objects.requireNonNull(server).stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        keys.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
        boolean stream = bodies.get(bodies.size() - 1).contains("\"stream\":true");
        exchange.getResponseHeaders().set("Content-Type", stream ? "text/event-stream" : "application/json");
        exchange.getResponseHeaders().set("x-request-id", "req-9");
        byte[] bytes = reply.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private String url() {
        return "http://127.0.0.1:" + Objects.requireNonNull(server).getAddress().getPort() + "/v1";
    }

    private static String sse(String... contents) {
        StringBuilder events = new StringBuilder();
        for (String content : contents) {
            events.append("data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"")
                    .append(content)
                    .append("\"}}]}\n\n");
        }
        return events.append("data: {\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}\n\n")
                .append("data: [DONE]\n\n")
                .toString();
    }

    private Run.Result ask(String... more) {
        String[] args = new String[more.length + 5];
        System.arraycopy(new String[] {"ask", "--base-url", url(), "--model", "m"}, 0, args, 0, 5);
        System.arraycopy(more, 0, args, 5, more.length);
        return Run.with().variable("OPENAI_API_KEY", KEY).pas(args);
    }

    @Test
    void streamsTheAnswerToTheAugmentedPrompt() throws Exception {
        reply = sse("Whis", "kers \\ud83d", "\\ude00");
        Run.Result result = ask("Name a cat", "--system", "Be brief.");
        assertThat(result.err())
                .isEqualTo("pas: AUGMENTED (brainstorming); ideas: not measured" + System.lineSeparator());
        assertThat(result.out()).isEqualTo("Whiskers 😀\n");
        assertThat(result.code()).isZero();
        JsonNode messages = new ObjectMapper().readTree(bodies.get(0)).get("messages");
        assertThat(messages.get(0).get("content").asText()).isEqualTo("Be brief.");
        assertThat(messages.get(1).get("content").asText()).isEqualTo("Name a cat\n\nThink of whiskers.");
        assertThat(keys).containsExactly("Bearer " + KEY);
    }

    @Test
    void theAugmenterSeesTheInstructions() {
        reply = sse("ok");
        List<String> earlier = new CopyOnWriteArrayList<>();
        Run.with()
                .generator(request -> {
                    request.earlier().forEach(message -> earlier.add(message.role() + ": " + message.text()));
                    return Run.CATS.generate(request);
                })
                .pas("ask", "Name a cat", "--system", "Be brief.", "--base-url", url(), "--model", "m");
        assertThat(earlier).containsExactly("SYSTEM: Be brief.");
        assertThat(bodies.get(0)).contains("Be brief.", "Think of whiskers.");
    }

    @Test
    void aKeyThatGoesUnencryptedIsTold() {
        reply = sse("ok");
        String elsewhere = url().replace("127.0.0.1", "0.0.0.0"); // no loopback address, and yet this machine
        Run.Result warned = Run.with()
                .variable("OPENAI_API_KEY", KEY)
                .pas("ask", "cat", "--base-url", elsewhere, "--model", "m", "--timeout", "20s");
        assertThat(warned.messages())
                .filteredOn(line -> line.startsWith("warning: "))
                .containsExactly("warning: the key goes unencrypted (http) to 0.0.0.0");
        assertThat(warned.err()).doesNotContain(KEY);
        assertThat(ask("cat").err()).doesNotContain("warning");
        assertThat(Run.with()
                        .pas("ask", "cat", "--base-url", elsewhere, "--model", "m", "--timeout", "20s")
                        .err())
                .doesNotContain("warning");
    }

    @Test
    void helpSaysWhereTheKeyGoes() {
        assertThat(Run.with().pas("ask", "--help").out().replaceAll("\\s+", " "))
                .contains("the key in OPENAI_API_KEY, which goes to whatever server --base-url");
    }

    @Test
    void jsonIsOneObject() throws Exception {
        reply = "{\"id\":\"x\",\"model\":\"m-2\",\"choices\":[{\"index\":0,\"finish_reason\":\"stop\","
                + "\"message\":{\"role\":\"assistant\",\"content\":\"Tom\"}}],"
                + "\"usage\":{\"prompt_tokens\":5,\"completion_tokens\":2,\"total_tokens\":7}}";
        Run.Result result = ask("Name a cat", "--json");
        assertThat(result.rows()).hasSize(1);
        JsonNode object = new ObjectMapper().readTree(result.out());
        assertThat(object.get("answer").asText()).isEqualTo("Tom");
        assertThat(object.get("text").asText()).isEqualTo("Name a cat\n\nThink of whiskers.");
        assertThat(object.get("outcome").asText()).isEqualTo("AUGMENTED");
        assertThat(object.get("usage").get("promptTokens").asInt()).isEqualTo(5);
        assertThat(object.get("usage").get("completionTokens").asInt()).isEqualTo(2);
        assertThat(object.get("model").asText()).isEqualTo("m-2");
        assertThat(object.get("requestId").asText()).isEqualTo("req-9");
        assertThat(object.get("finishReason").asText()).isEqualTo("STOP");
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 429, 400, 500})
    void refusalsAreOneLineWithoutTheKey(int code) {
        status = code;
        reply = "{\"error\":{\"message\":\"Incorrect API key provided: " + KEY + "\",\"code\":\"nope\"}}";
        for (String[] options : new String[][] {{"cat"}, {"cat", "--json"}, {"cat", "--verbose"}}) {
            Run.Result result = ask(options);
            assertThat(result.code()).isEqualTo(1);
            assertThat(result.out()).isEmpty();
            assertThat(result.err()).contains("pas ask: ").doesNotContain(KEY);
        }
        assertThat(ask("cat").messages()).hasSize(2);
    }

    @Test
    void aCutStreamFailsAfterWhatCame() {
        reply = "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"Half\"}}]}\n\n";
        Run.Result result = ask("cat");
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.out()).isEqualTo("Half\n");
        assertThat(result.messages()).hasSize(2);
    }

    @Test
    void anAnswerCutByTheTokenLimitIsTold() {
        reply = sse("Half").replace("\"stop\"", "\"length\"");
        assertThat(ask("cat").err()).contains("the answer is cut");
    }

    @Test
    void nobodyThereIsOneLine() {
        String url = url();
        stop();
        Run.Result result = Run.with()
                .variable("OPENAI_API_KEY", KEY)
                .pas("ask", "cat", "--base-url", url, "--model", "m", "--timeout", "5s");
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.messages()).hasSize(2).last().asString().startsWith("pas ask: ");
        assertThat(result.err()).doesNotContain(KEY);
    }

    @Test
    void aMissingKeyNamesBothWays() {
        for (String[] more : new String[][] {{}, {"--base-url", "https://api.openai.com/v1"}}) {
            String[] args = new String[more.length + 4];
            System.arraycopy(new String[] {"ask", "cat", "--model", "m"}, 0, args, 0, 4);
            System.arraycopy(more, 0, args, 4, more.length);
            Run.Result result = Run.with().pas(args);
            assertThat(result.code()).isEqualTo(2);
            assertThat(result.err()).contains("OPENAI_API_KEY", "--api-key-file");
        }
    }

    @Test
    void localServersNeedNoKey() {
        reply = sse("ok");
        Run.Result result = Run.with().pas("ask", "cat", "--base-url", url(), "--model", "m");
        assertThat(result.code()).isZero();
        assertThat(keys).containsExactly("null");
    }

    @Test
    void modelAndAddressMayComeFromTheEnvironment() {
        reply = sse("ok");
        Run.Result result = Run.with()
                .variable("OPENAI_MODEL", "from-env")
                .variable("OPENAI_BASE_URL", url())
                .pas("ask", "cat");
        assertThat(result.code()).isZero();
        assertThat(bodies.get(0)).contains("from-env");
        assertThat(Run.with().pas("ask", "cat").err()).contains("--model", "OPENAI_MODEL");
        assertThat(Run.with().pas("ask", "cat").code()).isEqualTo(2);
    }

    @Test
    void theKeyFilesFirstLineIsTheKey() throws IOException {
        reply = sse("ok");
        Path file = Files.writeString(folder.resolve("key"), "  sk-from-file \nmore\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        Run.Result quiet = ask("cat", "--api-key-file", file.toString());
        assertThat(keys).containsExactly("Bearer sk-from-file");
        assertThat(quiet.messages()).hasSize(1);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        Run.Result warned = ask("cat", "--api-key-file", file.toString());
        assertThat(warned.err()).contains("others can read key file").doesNotContain("sk-from-file");
    }

    @Test
    void badKeyFilesAreOneLine() throws IOException {
        Path empty = Files.writeString(folder.resolve("empty"), "\n");
        Path spaced = Files.writeString(folder.resolve("spaced"), "two words\n");
        assertThat(ask("cat", "--api-key-file", empty.toString()).err()).contains("is empty");
        assertThat(ask("cat", "--api-key-file", "/no/key").err()).contains("no such file");
        Run.Result wrong = ask("cat", "--api-key-file", spaced.toString());
        assertThat(wrong.code()).isEqualTo(2);
        assertThat(wrong.err()).contains("visible ASCII").doesNotContain("two words");
        assertThat(bodies).isEmpty();
    }

    private Run.Result askOf(String client, String key, String url) throws IOException {
        Path file = Files.writeString(folder.resolve("key-" + client), key);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        return Run.with()
                .variable("OPENAI_API_KEY", KEY)
                .variable("OPENAI_BASE_URL", "http://127.0.0.1:1/v1")
                .pas(
                        "ask",
                        "cat",
                        "--client",
                        client,
                        "--model",
                        "m",
                        "--base-url",
                        url,
                        "--api-key-file",
                        file.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"qwen", "llama-cpp", "vllm"})
    void otherServersAreAskedTheirWay(String client) throws IOException {
        reply = sse("ok");
        Run.Result result = askOf(client, "other-key", url());
        assertThat(result.code()).isZero();
        assertThat(result.out()).isEqualTo("ok\n");
        assertThat(keys).containsExactly("Bearer other-key");
    }

    @Test
    void ollamaIsAskedByItsOwnApi() throws IOException {
        Objects.requireNonNull(server).createContext("/api/chat", this::answer);
        reply = "{\"message\":{\"content\":\"ok\"},\"done\":true,\"done_reason\":\"stop\"}\n";
        Run.Result result = askOf("ollama", "other-key", url().replace("/v1", ""));
        assertThat(result.out()).isEqualTo("ok\n");
        assertThat(bodies.get(0)).contains("\"stream\":true").doesNotContain("stream_options");
    }

    @ParameterizedTest
    @ValueSource(strings = {"qwen", "ollama", "llama-cpp", "vllm"})
    void openAisSettingsAreNotForOthers(String client) {
        Run.Result noModel = Run.with()
                .variable("OPENAI_MODEL", "gpt")
                .variable("OPENAI_API_KEY", KEY)
                .pas("ask", "cat", "--client", client);
        assertThat(noModel.code()).isEqualTo(2);
        assertThat(noModel.err()).contains("which model? Give --model").doesNotContain("OPENAI_MODEL");
        reply = sse("ok");
        ask("cat", "--client", client);
        assertThat(keys).allMatch("null"::equals);
    }

    @Test
    void dashScopeNeedsItsOwnKey() {
        Run.Result result =
                Run.with().variable("OPENAI_API_KEY", KEY).pas("ask", "cat", "--client", "qwen", "--model", "m");
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("no key: set DASHSCOPE_API_KEY or give --api-key-file");
        reply = sse("ok");
        Run.with()
                .variable("DASHSCOPE_API_KEY", "sk-d")
                .pas("ask", "cat", "--client", "qwen", "--model", "m", "--base-url", url());
        assertThat(keys).containsExactly("Bearer sk-d");
    }

    @Test
    void aRefusalIsShown() {
        reply = sse("x").replace("\"content\":\"x\"", "\"refusal\":\"I cannot.\"");
        assertThat(ask("cat").out()).isEqualTo("I cannot.\n");
        reply = "{\"choices\":[{\"finish_reason\":\"stop\",\"message\":{\"content\":null,\"refusal\":\"I cannot.\"}}]}";
        assertThat(ask("cat", "--json").out()).contains("\"answer\":\"\"").contains("\"refusal\":\"I cannot.\"");
    }

    @Test
    void wrongUsageIsToldBeforeAnythingIsSent() {
        assertThat(ask("cat", "--client", "other").err())
                .contains("--client must be one of openai, qwen, ollama, llama-cpp, vllm: 'other'");
        assertThat(ask("cat", "--client", "other").code()).isEqualTo(2);
        assertThat(ask("cat", "--base-url", "ftp://x").code()).isEqualTo(2);
        assertThat(ask("  ").err()).contains("the prompt is empty");
        assertThat(ask().code()).isEqualTo(2);
        Run.Result address = Run.with().pas("ask", "cat", "--model", "m", "--base-url", "not a url");
        assertThat(address.code()).isEqualTo(2);
        assertThat(bodies).isEmpty();
    }
}
