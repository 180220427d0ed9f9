package io.github.pas4j.benchmarks.pairs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** A {@link ScriptedModel} on loopback in a JVM of its own, which takes its time over each answer; a thread for each connection. */
final class ModelServer implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int BACKLOG = 1024;
    private static final String LENGTH = "content-length:";

    private final Process process;
    private final int port;

    private ModelServer(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static ModelServer start(int latencyMillis) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ModelServer.class.getName(),
                        String.valueOf(latencyMillis))
                .redirectError(Redirect.INHERIT)
                .start();
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII));
        String port = out.readLine();
        if (port == null) {
            throw new IOException("the server did not start");
        }
        return new ModelServer(process, Integer.parseInt(port));
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + port + "/v1");
    }

    /** The server: prints its port and lives as long as somebody holds its input. */
    public static void main(String[] args) throws IOException {
        long latency = TimeUnit.MILLISECONDS.toNanos(Long.parseLong(args[0]));
        try (ServerSocket socket = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress())) {
            Thread accepting = new Thread(() -> accept(socket, latency), "accept");
            accepting.setDaemon(true);
            accepting.start();
            System.out.println(socket.getLocalPort());
            int end = System.in.read();
            if (end >= 0) {
                throw new IOException("the input is not for reading");
            }
        }
    }

    private static void accept(ServerSocket socket, long latency) {
        try {
            while (!socket.isClosed()) {
                Socket connection = socket.accept();
                Thread serving = new Thread(() -> serve(connection, latency), "serve");
                serving.setDaemon(true);
                serving.start();
            }
        } catch (IOException e) {
            if (!socket.isClosed()) {
                System.err.println("no more connections: " + e);
            }
        }
    }

    private static void serve(Socket connection, long latency) {
        try (connection) {
            connection.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(connection.getInputStream(), 1 << 16);
            OutputStream out = connection.getOutputStream();
            for (int length = head(in); length >= 0; length = head(in)) {
                long due = System.nanoTime() + latency;
                byte[] answer = answer(in.readNBytes(length));
                for (long rest = due - System.nanoTime(); rest > 0; rest = due - System.nanoTime()) {
                    TimeUnit.NANOSECONDS.sleep(rest);
                }
                out.write(answer);
                out.flush();
            }
        } catch (IOException e) {
            System.err.println("a connection broke: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Reads the head of a request; the length of its body, or -1 at the end. */
    private static int head(InputStream in) throws IOException {
        int length = -1;
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c >= 0; c = in.read()) {
            if (c != '\n') {
                line.append((char) c);
                continue;
            }
            String text = line.toString().strip().toLowerCase(Locale.ROOT);
            if (text.isEmpty()) {
                return length;
            }
            if (text.startsWith(LENGTH)) {
                length = Integer.parseInt(text.substring(LENGTH.length()).strip());
            }
            line.setLength(0);
        }
        return -1;
    }

    private static byte[] answer(byte[] body) throws IOException {
        JsonNode messages = JSON.readTree(body).path("messages");
        String text = ScriptedModel.answer(
                messages.path(0).path("content").asText(),
                messages.path(messages.size() - 1).path("content").asText());
        ObjectNode answer = JSON.createObjectNode().put("id", "c").put("model", "m");
        ObjectNode choice = answer.putArray("choices").addObject().put("index", 0);
        choice.putObject("message").put("role", "assistant").put("content", text);
        choice.put("finish_reason", "stop");
        answer.putObject("usage")
                .put("prompt_tokens", 1000)
                .put("completion_tokens", 20)
                .put("total_tokens", 1020);
        byte[] json = JSON.writeValueAsBytes(answer);
        byte[] head = ("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + json.length
                        + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        byte[] all = new byte[head.length + json.length];
        System.arraycopy(head, 0, all, 0, head.length);
        System.arraycopy(json, 0, all, head.length, json.length);
        return all;
    }

    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        process.destroy();
    }
}
