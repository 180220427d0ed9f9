package io.github.pas4j.datagen.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.pas4j.LlmCategoryClassifier;
import io.github.pas4j.Taxonomy;
import io.github.pas4j.datagen.classify.ClassifierExport.Format;
import io.github.pas4j.datagen.classify.ClassifierExport.Part;
import io.github.pas4j.llm.ChatMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ClassifierExportTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Taxonomy PAS = Taxonomy.pas14();
    private static final LabelledPrompt ROW = new LabelledPrompt("Fix \"it\"\n</s>", PAS.category("coding"), "logs");

    @Test
    void openAiRowsAreWhatTheClassifierAsks() throws Exception {
        JsonNode line = JSON.readTree(ClassifierExport.of(PAS, Format.OPENAI).line(ROW));
        List<ChatMessage> asked = LlmCategoryClassifier.trainingMessages(PAS, ROW.prompt(), ROW.category());
        List<String> wanted = new ArrayList<>();
        asked.forEach(message -> wanted.add(message.role().name().toLowerCase(Locale.ROOT) + ":" + message.text()));
        List<String> written = new ArrayList<>();
        line.path("messages")
                .forEach(message -> written.add(message.path("role").asText() + ":"
                        + message.path("content").asText()));
        assertThat(written).isEqualTo(wanted).hasSize(3);
        assertThat(JSON.readTree(written.get(1).substring("user:".length()))
                        .path("prompt")
                        .asText())
                .isEqualTo(ROW.prompt());
    }

    @Test
    void llamaFactoryRowsHaveTheSameTexts() throws Exception {
        JsonNode line =
                JSON.readTree(ClassifierExport.of(PAS, Format.LLAMA_FACTORY).line(ROW));
        List<ChatMessage> asked = LlmCategoryClassifier.trainingMessages(PAS, ROW.prompt(), ROW.category());
        assertThat(line.path("system").asText()).isEqualTo(asked.get(0).text());
        JsonNode turns = line.path("conversations");
        assertThat(turns).hasSize(2);
        assertThat(turns.get(0).path("from").asText()).isEqualTo("human");
        assertThat(turns.get(0).path("value").asText()).isEqualTo(asked.get(1).text());
        assertThat(turns.get(1).path("from").asText()).isEqualTo("gpt");
        assertThat(turns.get(1).path("value").asText()).isEqualTo("{\"category\": \"coding\"}");
    }

    @Test
    void copiesOfAPromptAreInTheSamePart() {
        int validation = 0;
        for (int i = 0; i < 2_000; i++) {
            Part part = ClassifierExport.part("prompt " + i, 0.1, 14);
            assertThat(ClassifierExport.part(" prompt " + i + "\n", 0.1, 14)).isEqualTo(part);
            validation += part == Part.VALIDATION ? 1 : 0;
        }
        assertThat(validation).isBetween(140, 260);
        assertThat(ClassifierExport.part("x", 0, 1)).isEqualTo(Part.TRAINING);
        assertThat(ClassifierExport.part("x", 1, 1)).isEqualTo(Part.VALIDATION);
        assertThatThrownBy(() -> ClassifierExport.part("x", 1.1, 1)).hasMessageContaining("1.1");
    }
}
