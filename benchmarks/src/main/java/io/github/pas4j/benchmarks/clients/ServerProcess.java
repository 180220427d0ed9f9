package io.github.pas4j.benchmarks.clients;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** An {@link AnswerServer} in a JVM of its own, so that what is measured here is the clients' alone. */
final class ServerProcess implements AutoCloseable {

    private final Process process;
    private final int port;

    private ServerProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static ServerProcess start() throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ServerProcess.class.getName())
                .redirectError(Redirect.INHERIT)
                .start();
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII));
        String port = out.readLine();
        if (port == null) {
            throw new IOException("the server did not start");
        }
        return new ServerProcess(process, Integer.parseInt(port));
    }

    /** The server: prints its port and lives as long as somebody holds its input. */
    public static void main(String[] args) throws IOException {
        try (AnswerServer server = AnswerServer.start()) {
            System.out.println(server.port());
            int end = System.in.read();
            if (end >= 0) {
                throw new IOException("the input is not for reading");
            }
        }
    }

    /** Where calls are answered at once. */
    String url() {
        return "http://127.0.0.1:" + port + "/v1";
    }

    /** Where calls wait to be released. */
    String heldUrl() {
        return "http://127.0.0.1:" + port + "/held/v1";
    }

    /** Calls the server by another path. */
    void call(HttpClient control, String path) throws IOException, InterruptedException {
        int status = control.send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                .build(),
                        BodyHandlers.discarding())
                .statusCode();
        if (status != 200) {
            throw new IOException(path + " was answered with " + status);
        }
    }

    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        process.destroy();
    }
}
