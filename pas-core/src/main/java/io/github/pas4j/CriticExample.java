package io.github.pas4j;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.pas4j.llm.ChatMessage;
import io.github.pas4j.llm.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A pair as a critic is shown it, with the verdict that it is to give. Read from {@code golden/critic.jsonl}.
 *
 * @param id unique in the file
 * @param language the prompt's
 * @param pair what is judged
 * @param verdict the answer, as the one JSON object that is asked for
 */
record CriticExample(String id, Language language, Pair pair, String verdict) {

    private static final String FILE = "golden/critic.jsonl";

    static List<CriticExample> bundled() {
        return Bundled.EXAMPLES;
    }

    /** The turns of all bundled ones of a language. */
    static List<ChatMessage> turns(Language language) {
        return Bundled.TURNS.getOrDefault(language, List.of());
    }

    /** Names the bundled ones by what they say. */
    static String digest() {
        return Bundled.DIGEST;
    }

    /** What the user's turn and the critic's look like. */
    List<ChatMessage> turns() {
        return List.of(ChatMessage.of(Role.USER, FencedTurn.of(pair)), ChatMessage.of(Role.ASSISTANT, verdict));
    }

    private static CriticExample of(JsonLines.Row row) {
        Pair pair = new Pair(row.text("prompt"), row.find("complement").map(JsonNode::asText));
        List<String> violations = new ArrayList<>();
        row.node().path("violations").forEach(name -> violations.add(Fence.string(name.asText())));
        Optional<String> correction = row.find("correction").map(JsonNode::asText);
        String verdict = "{\"reason\": " + Fence.string(row.text("reason")) + ", \"correct\": " + row.flag("correct")
                + ", \"violations\": " + violations.stream().collect(Collectors.joining(", ", "[", "]"))
                + ", \"correction\": " + correction.map(Fence::string).orElse("null") + "}";
        return new CriticExample(row.text("id"), row.language(), pair, verdict);
    }

    /** Names the example, without its texts. */
    @Override
    public String toString() {
        return "CriticExample[" + id + "]";
    }

    private static final class Bundled {
        static final List<CriticExample> EXAMPLES = read();
        static final Map<Language, List<ChatMessage>> TURNS = EXAMPLES.stream()
                .collect(Collectors.groupingBy(
                        CriticExample::language,
                        Collectors.flatMapping(example -> example.turns().stream(), Collectors.toUnmodifiableList())));
        static final String DIGEST = Digest.of(EXAMPLES.stream()
                .map(example -> example.turns().get(0).text() + example.verdict())
                .collect(Collectors.joining("\n")));

        private static List<CriticExample> read() {
            List<CriticExample> examples = new ArrayList<>();
            JsonLines.forEach(JsonLines.resource(FILE), FILE, row -> examples.add(of(row)));
            return List.copyOf(examples);
        }
    }
}
