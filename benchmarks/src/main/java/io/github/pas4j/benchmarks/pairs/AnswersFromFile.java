package io.github.pas4j.benchmarks.pairs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.hash.Hashing;
import io.github.pas4j.benchmarks.Jsonl;
import io.github.pas4j.llm.ChatMessage;
import io.github.pas4j.llm.ChatRequest;
import io.github.pas4j.llm.LlmAuthenticationException;
import io.github.pas4j.llm.LlmClient;
import io.github.pas4j.llm.LlmException;
import io.github.pas4j.testkit.FakeLlmClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A model whose answers somebody else gave beforehand. What nobody has answered yet is noted, and fails. */
final class AnswersFromFile {

    private final Map<String, String> given = new HashMap<>();
    private final Map<String, ObjectNode> open = new LinkedHashMap<>();

    /** @param answers rows of an id and what was answered; may be missing */
    AnswersFromFile(Path answers) throws IOException {
        if (Files.exists(answers)) {
            for (JsonNode row : Jsonl.read(answers)) {
                if (given.put(Jsonl.text(row, "id"), Jsonl.text(row, "answer")) != null) {
                    throw new IOException("two answers for " + Jsonl.text(row, "id"));
                }
            }
        }
    }

    LlmClient client(String role) {
        return FakeLlmClient.answering(request -> answer(role, request));
    }

    private synchronized String answer(String role, ChatRequest request) {
        StringBuilder all = new StringBuilder(role);
        for (ChatMessage message : request.messages()) {
            all.append('\0').append(message.role()).append('\0').append(message.text());
        }
        String id = Hashing.sha256()
                .hashString(all, StandardCharsets.UTF_8)
                .toString()
                .substring(0, 16);
        String answer = given.get(id);
        if (answer != null) {
            return answer;
        }
        open.computeIfAbsent(id, unknown -> row(unknown, role, request));
        // The one failure that a run does not try again.
        throw new LlmAuthenticationException(
                "nobody has answered " + id + " yet", LlmException.Failure.of("file", "a reader"), null);
    }

    private static ObjectNode row(String id, String role, ChatRequest request) {
        ObjectNode row = Jsonl.object().put("id", id).put("role", role);
        ArrayNode messages = row.putArray("messages");
        for (ChatMessage message : request.messages()) {
            messages.addObject()
                    .put("role", message.role().name().toLowerCase(Locale.ROOT))
                    .put("content", message.text());
        }
        return row;
    }

    /** The requests without an answer, each once. */
    List<ObjectNode> open() {
        return new ArrayList<>(open.values());
    }
}
