package io.github.pas4j.client;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Good answers to be damaged: our fixtures, and a server's recordings where {@code pas.shared} names a folder with some.
 *
 * @param json whole answers
 * @param streamed answers in pieces
 * @param http both, with their heads
 */
public record FuzzSeeds(List<byte[]> json, List<byte[]> streamed, List<byte[]> http) {

    private static final Path FIXTURES = Path.of("src/test/resources/wire");

    /** Answers of Ollama's own API. */
    public static FuzzSeeds ollama() throws IOException {
        return fixtures("ollama");
    }

    private static FuzzSeeds fixtures(String provider) throws IOException {
        FuzzSeeds seeds = new FuzzSeeds(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (Path file : files(FIXTURES.resolve(provider))) {
            seeds.add(file.toString(), Files.readString(file));
        }
        return seeds;
    }

    /** Answers of OpenAI's API. */
    public static FuzzSeeds openAi() throws IOException {
        FuzzSeeds seeds = fixtures("openai");
        String shared = System.getProperty("pas.shared", "");
        if (!shared.isEmpty()) {
            for (Path file : files(Path.of(shared, "data/llm/wire"))) {
                String text = Files.readString(file);
                if (file.endsWith("llamacpp-chat-stream.txt")) {
                    seeds.add(".sse", text.substring(text.indexOf("data:")));
                } else if (file.getFileName().toString().startsWith("llamacpp-chat-")) {
                    seeds.add(".response.json", text);
                }
            }
        }
        return seeds;
    }

    private void add(String name, String text) {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        if (name.endsWith(".response.json")) {
            json.add(body);
            http.add(joined(
                    "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + body.length + "\r\n\r\n",
                    body,
                    ""));
        } else if (name.endsWith(".sse") || name.endsWith(".ndjson")) {
            streamed.add(body);
            http.add(joined(
                    "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n"
                            + Integer.toHexString(body.length) + "\r\n",
                    body,
                    "\r\n0\r\n\r\n"));
        }
    }

    private static byte[] joined(String before, byte[] body, String after) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(before.getBytes(StandardCharsets.UTF_8));
        all.writeBytes(body);
        all.writeBytes(after.getBytes(StandardCharsets.UTF_8));
        return all.toByteArray();
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }
}
