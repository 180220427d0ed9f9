package io.github.pas4j.client.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.pas4j.client.RetryOptions;
import io.github.pas4j.llm.ChatRequest;
import io.github.pas4j.testkit.FaultResponse;
import io.github.pas4j.testkit.FaultServer;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.Test;

/** We log nothing; OkHttp logs by java.util.logging, which is turned up here as far as it goes. */
class OpenAiLoggingTest {

    private static final String KEY = "sk-logging-0123456789";
    private static final String PROMPT = "What must not be logged?";
    private static final String ANSWER = "This must not be logged, either.";

    private static final class Recorder extends Handler {
        private final Queue<String> lines = new ConcurrentLinkedQueue<>();

        @Override
        public void publish(LogRecord logged) {
            lines.add(new SimpleFormatter().format(logged));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    @Test
    void neitherKeyNorTextIsLogged() {
        Logger root = Logger.getLogger("");
        Level before = root.getLevel();
        Recorder recorder = new Recorder();
        recorder.setLevel(Level.ALL);
        root.addHandler(recorder);
        root.setLevel(Level.ALL);
        Logger okhttp = Logger.getLogger("okhttp3");
        okhttp.setLevel(Level.ALL);
        try (FaultServer server = FaultServer.start();
                OpenAiClient client = OpenAiClient.builder("m")
                        .retry(RetryOptions.none())
                        .apiKey(KEY)
                        .baseUrl(server.url())
                        .build()) {
            String answer = "{\"choices\":[{\"message\":{\"content\":\"" + ANSWER + "\"}}]}";
            server.enqueue(
                    FaultResponse.json(200, answer),
                    FaultResponse.json(401, "{\"error\":\"" + KEY + PROMPT + "\"}"),
                    FaultResponse.json(200, answer).thenReset(),
                    FaultResponse.garbage(PROMPT + KEY));
            ChatRequest request = ChatRequest.user(PROMPT);
            assertThat(client.chat(request).text()).isEqualTo(ANSWER);
            for (int i = 0; i < 3; i++) {
                assertThat(catchThrowable(() -> client.chat(request))).isNotNull();
            }
            Logger.getLogger("test").finest("the recorder works");
        } finally {
            root.removeHandler(recorder);
            root.setLevel(before);
        }
        assertThat(String.join("\n", recorder.lines))
                .contains("the recorder works")
                .doesNotContain(KEY)
                .doesNotContain(PROMPT)
                .doesNotContain(ANSWER);
    }
}
