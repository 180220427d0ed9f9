package io.github.pas4j.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.pas4j.AugmentedPrompt;
import io.github.pas4j.Category;
import io.github.pas4j.llm.ChatChunk;
import io.github.pas4j.llm.ChatRequest;
import io.github.pas4j.llm.ChatResponse;
import io.github.pas4j.llm.ChatStream;
import io.github.pas4j.llm.FinishReason;
import io.github.pas4j.llm.LlmClient;
import io.github.pas4j.llm.Usage;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Gets a model's answer and shows it. */
final class Answer {

    private final Shell shell;
    private final LlmClient llm;
    private final ChatRequest request;

    Answer(Shell shell, LlmClient llm, ChatRequest request) {
        this.shell = shell;
        this.llm = llm;
        this.request = request;
    }

    /** Shows the answer as it arrives; whatever came before a failure ends with a line break. */
    void print() throws IOException {
        // One writer for all pieces: a surrogate pair may be cut between two of them.
        Writer out = new OutputStreamWriter(shell.out(), StandardCharsets.UTF_8);
        boolean any = false;
        try (ChatStream stream = llm.stream(request)) {
            any = true;
            while (stream.hasNext()) {
                ChatChunk chunk = stream.next();
                out.write(chunk.text());
                out.write(chunk.refusal());
                out.flush();
                chunk.finishReason().ifPresent(this::warnIfCut);
            }
        } finally {
            if (any) {
                out.write("\n");
                out.flush();
            }
        }
    }

    private void warnIfCut(FinishReason reason) {
        if (reason == FinishReason.LENGTH) {
            shell.err().println("pas: the answer is cut: the model reached its token limit");
        } else if (reason == FinishReason.CONTENT_FILTER) {
            shell.err().println("pas: the provider withheld the answer or a part of it");
        }
    }

    /** Waits for the whole answer and prints it as one object. */
    void printJson(AugmentedPrompt augmented) throws IOException {
        ChatResponse response = llm.chat(request);
        warnIfCut(response.finishReason());
        String object = JsonText.write(json -> {
            json.writeStartObject();
            json.writeStringField("text", augmented.text());
            json.writeStringField("answer", response.text());
            ResultJson.optional(json, "refusal", response.refusal());
            json.writeStringField("outcome", augmented.outcome().name());
            usage(json, response.usage());
            ResultJson.optional(json, "complement", augmented.complement());
            ResultJson.optional(json, "reason", augmented.reason());
            ResultJson.optional(json, "category", augmented.category().map(Category::id));
            ResultJson.optional(json, "model", response.model());
            ResultJson.optional(json, "requestId", response.requestId());
            json.writeStringField("finishReason", response.finishReason().name());
            json.writeEndObject();
        });
        shell.out().write((object + "\n").getBytes(StandardCharsets.UTF_8));
        shell.out().flush();
    }

    private static void usage(JsonGenerator json, Optional<Usage> usage) throws IOException {
        json.writeFieldName("usage");
        if (usage.isEmpty()) {
            json.writeNull();
            return;
        }
        json.writeStartObject();
        json.writeNumberField("promptTokens", usage.get().promptTokens());
        json.writeNumberField("completionTokens", usage.get().completionTokens());
        json.writeEndObject();
    }
}
