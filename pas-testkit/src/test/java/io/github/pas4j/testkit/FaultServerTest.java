package io.github.pas4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Against the JDK's own client and bare sockets. */
@Timeout(60)
class FaultServerTest {

    private final FaultServer server = FaultServer.start();
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        server.close();
    }

    private HttpResponse<String> post(String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.url() + "/path?q=1"))
                .header("X-Test", "yes")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void answersByScriptAndRecordsWhatItWasAsked() throws Exception {
        server.enqueue(FaultResponse.json(201, "{\"ü\":1}").header("X-Answer", "a"));

        HttpResponse<String> response = post("hé");

        assertThat(response.statusCode()).isEqualTo(201);
        assertThat(response.body()).isEqualTo("{\"ü\":1}");
        assertThat(response.headers().firstValue("x-answer")).contains("a");
        FaultRequest request = server.takeRequest();
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.target()).isEqualTo("/path?q=1");
        assertThat(request.header("x-TEST")).contains("yes");
        assertThat(request.body()).isEqualTo("hé");
        assertThat(server.requests()).containsExactly(request);
    }

    @Test
    void saysThatNothingIsScriptedUnlessThereIsAFunction() throws Exception {
        assertThat(post("").statusCode()).isEqualTo(500);

        server.otherwise(request -> FaultResponse.json(200, request.body()));
        assertThat(post("echo").body()).isEqualTo("echo");
    }

    @Test
    void sendsEventsInChunksAndByteByByte() throws Exception {
        FaultResponse events = FaultResponse.events(List.of("one", "zwölf"));
        server.enqueue(events, events.trickled());

        assertThat(post("").body()).isEqualTo("data: one\n\ndata: zwölf\n\n");
        assertThat(post("").body()).isEqualTo("data: one\n\ndata: zwölf\n\n");
    }

    @Test
    void breaksConnectionsInEachWay() {
        for (FaultResponse broken : List.of(
                FaultResponse.garbage("SSH-2.0\r\n\r\n"),
                FaultResponse.json(200, "{").thenClose(),
                FaultResponse.json(200, "{").thenReset(),
                FaultResponse.events(List.of("a")).thenClose())) {
            server.enqueue(broken);

            assertThatExceptionOfType(IOException.class).isThrownBy(() -> post(""));
        }
    }

    @Test
    void noticesThatAClientGoesAway() throws Exception {
        server.enqueue(FaultResponse.silence());
        try (Socket socket = new Socket(server.url().getHost(), server.url().getPort())) {
            socket.getOutputStream().write("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            server.takeRequest();
        }

        server.awaitClosedByClient();
    }
}
