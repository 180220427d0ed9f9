package io.github.pas4j.client.realmodel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.kherud.llama.InferenceParameters;
import de.kherud.llama.LlamaModel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What a request's body asks for.
 *
 * @param prompt all that was said, joined: a model of little stories knows no roles
 * @param grammar what the answer has to keep to; empty for any text
 */
record Ask(
        String prompt,
        int maxTokens,
        double temperature,
        double topP,
        int seed,
        List<String> stop,
        String grammar,
        boolean stream,
        boolean usageInStream) {

    static final ObjectMapper JSON = new ObjectMapper();

    private static final int DEFAULT_TOKENS = 32;

    /**
     * @throws IllegalArgumentException if the body is no such request
     */
    static Ask read(byte[] body) {
        try {
            return read(JSON.readTree(new String(body, StandardCharsets.UTF_8)));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the body is not JSON");
        }
    }

    private static Ask read(JsonNode root) {
        List<String> said = new ArrayList<>();
        root.path("messages")
                .forEach(message -> said.add(message.path("content").asText()));
        if (said.isEmpty()) {
            throw new IllegalArgumentException("there are no messages");
        }
        List<String> stop = new ArrayList<>();
        root.path("stop").forEach(text -> stop.add(text.asText()));
        return new Ask(
                String.join("\n", said),
                root.path("max_tokens").asInt(root.path("max_completion_tokens").asInt(DEFAULT_TOKENS)),
                root.path("temperature").asDouble(1),
                root.path("top_p").asDouble(1),
                root.path("seed").asInt(0),
                stop,
                grammar(root.path("response_format")),
                root.path("stream").asBoolean(),
                root.path("stream_options").path("include_usage").asBoolean());
    }

    /** Forms as OpenAI's and as llama.cpp's server take them. */
    private static String grammar(JsonNode format) {
        String type = format.path("type").asText("text");
        if (type.equals("text")) {
            return "";
        }
        JsonNode schema =
                type.equals("json_schema") ? format.path("json_schema").path("schema") : format.path("schema");
        return LlamaModel.jsonSchemaToGrammar(schema.isObject() ? schema.toString() : "{\"type\": \"object\"}");
    }

    InferenceParameters parameters() {
        InferenceParameters parameters = new InferenceParameters(prompt)
                .setNPredict(maxTokens)
                .setTemperature((float) temperature)
                .setTopP((float) topP)
                .setSeed(seed)
                // What was asked before must not show in an answer, not even in its last bits.
                .setCachePrompt(false);
        if (!stop.isEmpty()) {
            parameters.setStopStrings(stop.toArray(String[]::new));
        }
        return grammar.isEmpty() ? parameters : parameters.setGrammar(grammar);
    }
}
