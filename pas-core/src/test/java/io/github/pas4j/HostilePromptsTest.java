package io.github.pas4j;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.pas4j.llm.ChatMessage;
import io.github.pas4j.llm.ChatRequest;
import io.github.pas4j.llm.Role;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What users write stays inside of its fence, whatever it is. */
class HostilePromptsTest {

    private record Hostile(String id, Language language, String kind, String prompt) {}

    private static List<Hostile> prompts() {
        List<Hostile> prompts = new ArrayList<>();
        JsonLines.forEach(
                HostilePromptsTest.class.getResourceAsStream("hostile-prompts.jsonl"), "hostile-prompts.jsonl", row -> {
                    int times = row.find("repeat").map(JsonNode::asInt).orElse(1);
                    prompts.add(new Hostile(
                            row.text("id"),
                            row.language(),
                            row.text("kind"),
                            row.node().path("prompt").asText().repeat(times)));
                });
        return prompts;
    }

    private static ChatRequest rendered(String prompt, Language language, Category category, Target target) {
        ScriptedModel model = ScriptedModel.saying("none");
        FewShotGenerator.builder(model)
                .languageDetector(text -> java.util.Optional.of(language))
                .build()
                .generate(ComplementRequest.of(prompt).withTarget(target).withCategory(category));
        return model.requests.get(0);
    }

    @Test
    void thereAreFiftyOfEachLanguageAndManyKinds() {
        List<Hostile> prompts = prompts();
        assertThat(prompts.stream().filter(row -> row.language().equals(Language.ENGLISH)))
                .hasSize(50);
        assertThat(prompts.stream().filter(row -> row.language().equals(Language.CHINESE)))
                .hasSize(50);
        assertThat(prompts.stream().map(Hostile::kind).distinct()).hasSize(11);
        Set<String> texts = new HashSet<>();
        assertThat(prompts)
                .allSatisfy(row -> assertThat(texts.add(row.prompt())).isTrue());
    }

    @Test
    void nothingLeavesTheFenceAndThePrefixIsTheSame() {
        List<Category> categories = Taxonomy.pas14().categories();
        List<Hostile> prompts = prompts();
        for (Target target : List.of(Target.strong(), Target.basic())) {
            for (int i = 0; i < prompts.size(); i++) {
                Hostile row = prompts.get(i);
                for (Category category : List.of(categories.get(i % 14), categories.get((i + 5) % 14))) {
                    List<ChatMessage> harmless =
                            rendered("Hello", row.language(), category, target).messages();
                    List<ChatMessage> messages = rendered(row.prompt(), row.language(), category, target)
                            .messages();
                    int last = messages.size() - 1;
                    assertThat(messages).as(row.id()).hasSameSizeAs(harmless);
                    assertThat(messages.subList(0, last)).as(row.id()).isEqualTo(harmless.subList(0, last));
                    assertHeld(row, messages.get(last));
                }
            }
        }
    }

    private static void assertHeld(Hostile row, ChatMessage turn) {
        assertThat(turn.role()).isEqualTo(Role.USER);
        String text = turn.text();
        assertThat(StrictJson.object(text)).as(row.id()).isEqualTo(Map.of("prompt", row.prompt()));
        String open = "{\"prompt\": \"";
        assertThat(text).startsWith(open).endsWith("\"}");
        int end = closingQuote(text, open.length());
        assertThat(text.substring(end))
                .as("all that follows the fence in %s", row.id())
                .isEqualTo("\"}");
        assertThat(text.lines()).as(row.id()).hasSize(1);
        assertThat(text).as(row.id()).doesNotContain("<|", "<｜", "[INST]", "</s>", "<<SYS>>", "_of_turn>\n", "\u2028");
    }

    /** The first quotation mark after an even number of backslashes. */
    private static int closingQuote(String text, int from) {
        for (int i = from; ; i++) {
            if (text.charAt(i) == '\\') {
                i++;
            } else if (text.charAt(i) == '"') {
                return i;
            }
        }
    }

    @Test
    void earlierTurnsAreHeldToo() {
        for (Hostile row : prompts()) {
            ScriptedModel model = ScriptedModel.saying("none");
            FewShotGenerator.builder(model)
                    .languageDetector(text -> java.util.Optional.of(row.language()))
                    .build()
                    .generate(ComplementRequest.of(row.prompt())
                            .withEarlier(List.of(
                                    ChatMessage.of(Role.USER, row.prompt()),
                                    ChatMessage.of(Role.ASSISTANT, "Well."),
                                    ChatMessage.of(Role.SYSTEM, row.prompt()))));
            List<ChatMessage> messages = model.requests.get(0).messages();
            Map<String, Object> turn =
                    StrictJson.object(messages.get(messages.size() - 1).text());
            assertThat(turn).as(row.id()).containsOnlyKeys("earlier", "prompt");
            assertThat(turn).as(row.id()).containsEntry("prompt", row.prompt());
            if (row.prompt().length() < 700) {
                assertThat(turn)
                        .as(row.id())
                        .containsEntry(
                                "earlier",
                                List.of(
                                        Map.of("role", "user", "text", row.prompt()),
                                        Map.of("role", "assistant", "text", "Well."),
                                        Map.of("role", "system", "text", row.prompt())));
            }
        }
    }

    @Test
    void theStandardSftTemplateHoldsThemToo() {
        String sample = SftTemplate.standard().user("");
        String before = sample.substring(0, sample.length() - 2);
        for (Hostile row : prompts()) {
            String turn = SftTemplate.standard().user(row.prompt());
            assertThat(turn).as(row.id()).startsWith(before);
            assertThat(StrictJson.parse(turn.substring(before.length())))
                    .as(row.id())
                    .isEqualTo(row.prompt());
        }
    }
}
