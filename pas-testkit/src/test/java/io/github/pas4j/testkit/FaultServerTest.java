package io.github.pas4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.pas4j.testkit.FaultResponse.Place;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.zip.GZIPInputStream;
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

    /** All that a bare socket gets. */
    private String raw(FaultResponse response) throws IOException {
        server.enqueue(response);
        try (Socket socket = new Socket(server.url().getHost(), server.url().getPort())) {
            socket.getOutputStream().write("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void stopsAtEachPlace() throws Exception {
        FaultResponse answer = FaultResponse.json(200, "{\"a\":12}").thenClose();
        String head = "HTTP/1.1 200 Scripted\r\nContent-Type: application/json\r\nContent-Length: 9\r\n";

        assertThat(raw(answer.upTo(Place.BEFORE_HEAD))).isEmpty();
        assertThat(raw(answer.upTo(Place.IN_STATUS_LINE))).isEqualTo("HTTP/1.1 2");
        assertThat(raw(answer.upTo(Place.IN_HEAD))).isEqualTo(head.substring(0, head.length() - 5));
        assertThat(raw(answer.upTo(Place.BEFORE_HEAD_ENDS))).isEqualTo(head);
        assertThat(raw(answer.upTo(Place.BEFORE_BODY))).isEqualTo(head + "\r\n");
        assertThat(raw(answer.upTo(Place.IN_BODY))).isEqualTo(head + "\r\n{\"a\"");
    }

    @Test
    void sendsHeadsThatAreRareOrWrong() throws Exception {
        FaultResponse answer = FaultResponse.json(200, "12");

        assertThat(raw(answer.declaringLength(7).thenHangUp())).contains("Content-Length: 7\r\n");
        assertThat(raw(answer.unframed().thenHangUp()))
                .isEqualTo("HTTP/1.1 200 Scripted\r\nContent-Type: application/json\r\n\r\n12");
        assertThat(raw(answer.withBareLineFeeds().thenHangUp()))
                .isEqualTo("HTTP/1.1 200 Scripted\nContent-Type: application/json\nContent-Length: 2\n\n12");
        assertThat(raw(answer.replaceHeader("content-type", "text/html")
                        .status(404)
                        .thenHangUp()))
                .isEqualTo("HTTP/1.1 404 Scripted\r\ncontent-type: text/html\r\nContent-Length: 2\r\n\r\n12");
        assertThat(raw(answer.afterInformational(103, 2).thenHangUp()))
                .containsSubsequence("HTTP/1.1 103", "HTTP/1.1 103", "HTTP/1.1 200");
        assertThat(raw(FaultResponse.chunked(List.of("a", "b"))
                        .inOnePiece()
                        .body(new byte[] {'c'})
                        .thenHangUp()))
                .endsWith("Content-Length: 1\r\n\r\nc");
    }

    @Test
    void compresses() throws Exception {
        server.enqueue(FaultResponse.json(200, "packed").gzipped());
        HttpResponse<byte[]> response =
                client.send(HttpRequest.newBuilder(server.url()).build(), HttpResponse.BodyHandlers.ofByteArray());

        assertThat(response.headers().firstValue("content-encoding")).contains("gzip");
        assertThat(new GZIPInputStream(new ByteArrayInputStream(response.body())).readAllBytes())
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("packed");
    }

    @Test
    void goesOnUntilTheClientHasEnough() throws Exception {
        for (FaultResponse endless : List.of(
                FaultResponse.json(200, "[").thenFlood("1,"),
                FaultResponse.chunked(List.of("[")).thenDrip("1,", Duration.ofMillis(1)),
                FaultResponse.json(200, "").upTo(Place.BEFORE_HEAD_ENDS).thenFlood("X: y\r\n"))) {
            server.enqueue(endless);
            try (Socket socket = new Socket(server.url().getHost(), server.url().getPort())) {
                socket.getOutputStream().write("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                assertThat(socket.getInputStream().readNBytes(500)).hasSize(500);
            }

            server.awaitClosedByClient();
        }
        server.awaitOpenConnections(0);
    }

    @Test
    void answersBeforeItIsAsked() throws Exception {
        server.enqueue(FaultResponse.json(200, "early").beforeRequest());
        try (Socket socket = new Socket(server.url().getHost(), server.url().getPort())) {
            assertThat(socket.getInputStream().readNBytes(12))
                    .asString(StandardCharsets.US_ASCII)
                    .isEqualTo("HTTP/1.1 200");
            assertThat(server.requests()).isEmpty();

            socket.getOutputStream().write("GET /late HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(server.takeRequest().target()).isEqualTo("/late");
        }
    }

    @Test
    void answersAlwaysInTheSameWayUntilItIsToldOtherwise() throws Exception {
        server.always(FaultResponse.json(200, "same"));
        server.enqueue(FaultResponse.json(200, "first"));

        assertThat(post("").body()).isEqualTo("first");
        assertThat(post("").body()).isEqualTo("same");
        assertThat(post("").body()).isEqualTo("same");
        server.otherwise(request -> FaultResponse.json(200, "other"));
        assertThat(post("").body()).isEqualTo("other");
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
