package io.github.pas4j.datagen.classify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.pas4j.LlmCategoryClassifier;
import io.github.pas4j.Taxonomy;
import io.github.pas4j.llm.ChatMessage;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.SplittableRandom;

/**
 * Labelled prompts as training rows for a chat model that is to classify, the paper's way: each asks exactly as
 * {@link LlmCategoryClassifier} does, which then serves the tuned model. Immutable and thread-safe.
 */
public final class ClassifierExport {

    private final Taxonomy taxonomy;
    private final Format format;

    /** How rows are laid out; both are JSONL. */
    public enum Format {
        /** OpenAI's fine-tuning files: {@code messages} of {@code role} and {@code content}. */
        OPENAI,
        /** LLaMA-Factory's ShareGPT layout: {@code system}, and {@code conversations} of {@code from} and {@code value}. */
        LLAMA_FACTORY
    }

    /** Which file a row belongs to. */
    public enum Part {
        /** Learnt from. */
        TRAINING,
        /** Kept for looking how well that goes. */
        VALIDATION
    }

    private ClassifierExport(Taxonomy taxonomy, Format format) {
        this.taxonomy = Objects.requireNonNull(taxonomy, "taxonomy");
        this.format = Objects.requireNonNull(format, "format");
    }

    /**
     * An export of rows over a taxonomy, whose descriptions the model is shown.
     */
    public static ClassifierExport of(Taxonomy taxonomy, Format format) {
        return new ClassifierExport(taxonomy, format);
    }

    /**
     * One row as a line of JSON, without its line break.
     *
     * @throws IllegalArgumentException if the row's category is none of the taxonomy
     */
    public String line(LabelledPrompt row) {
        List<ChatMessage> messages = LlmCategoryClassifier.trainingMessages(taxonomy, row.prompt(), row.category());
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode line = mapper.createObjectNode();
        switch (format) {
            case OPENAI -> openAi(line.putArray("messages"), messages);
            case LLAMA_FACTORY -> {
                line.put("system", messages.get(0).text());
                llamaFactory(line.putArray("conversations"), messages.subList(1, messages.size()));
            }
        }
        try {
            return mapper.writeValueAsString(line);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void openAi(ArrayNode array, List<ChatMessage> messages) {
        for (ChatMessage message : messages) {
            array.addObject()
                    .put("role", message.role().name().toLowerCase(Locale.ROOT))
                    .put("content", message.text());
        }
    }

    private static void llamaFactory(ArrayNode array, List<ChatMessage> messages) {
        array.addObject().put("from", "human").put("value", messages.get(0).text());
        array.addObject().put("from", "gpt").put("value", messages.get(1).text());
    }

    /**
     * The file that a prompt belongs to: by the prompt alone, so that no copy of a training prompt is in the other file,
     * and a longer list of prompts leaves the earlier ones where they were.
     *
     * @param validationShare share of prompts to keep for validation, 0 to 1
     * @throws IllegalArgumentException if it is outside that range
     */
    public static Part part(String prompt, double validationShare, long seed) {
        if (!(validationShare >= 0 && validationShare <= 1)) {
            throw new IllegalArgumentException("validationShare must be 0 to 1: " + validationShare);
        }
        double place = new SplittableRandom(seed * 31 + prompt.strip().hashCode()).nextDouble();
        return place < validationShare ? Part.VALIDATION : Part.TRAINING;
    }
}
