package io.github.pas4j;

import io.github.pas4j.llm.ChatMessage;
import io.github.pas4j.llm.ResponseFormat;
import io.github.pas4j.llm.Role;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How a model is asked for a prompt's category: a system message that is the same for all prompts, then the prompt, fenced. */
final class CategoryQuestion {

    /** How a model says that it cannot tell. */
    static final String UNKNOWN = "unknown";

    private static final PromptTemplate TEMPLATE = PromptTemplate.bundled("classify");

    private final ChatMessage system;
    private final ResponseFormat format;

    CategoryQuestion(Taxonomy taxonomy) {
        List<Category> categories = taxonomy.categories();
        String list = categories.stream().map(CategoryQuestion::line).collect(Collectors.joining("\n"));
        this.system = ChatMessage.of(Role.SYSTEM, TEMPLATE.text().replace("{categories}", list));
        String ids = Stream.concat(categories.stream().map(Category::id), Stream.of(UNKNOWN))
                .distinct()
                .map(id -> "\"" + id + "\"")
                .collect(Collectors.joining(","));
        this.format = ResponseFormat.jsonSchema(
                "category",
                "{\"type\":\"object\",\"properties\":{\"category\":{\"type\":\"string\",\"enum\":[" + ids
                        + "]}},\"required\":[\"category\"],\"additionalProperties\":false}");
    }

    private static String line(Category category) {
        return "- " + category.id()
                + (category.description().isBlank()
                        ? ""
                        : ": " + category.description().strip());
    }

    /** The form of the answer, for clients that can ask for one. */
    ResponseFormat format() {
        return format;
    }

    /**
     * The question about one prompt.
     *
     * @param most characters of the prompt that are shown: of a longer one its head and its end
     */
    List<ChatMessage> about(String prompt, int most) {
        return List.of(system, ChatMessage.of(Role.USER, turn(prompt, most)));
    }

    /** The answer that is asked for. */
    static ChatMessage answer(Category category) {
        return ChatMessage.of(Role.ASSISTANT, "{\"category\": \"" + category.id() + "\"}");
    }

    private static String turn(String prompt, int most) {
        if (prompt.length() <= most) {
            return FencedTurn.of(prompt);
        }
        int head = most * 2 / 3;
        int tail = prompt.length() - (most - head);
        head -= head > 0 && Character.isHighSurrogate(prompt.charAt(head - 1)) ? 1 : 0;
        tail += tail < prompt.length() && Character.isLowSurrogate(prompt.charAt(tail)) ? 1 : 0;
        String shown = prompt.substring(0, head) + " … " + prompt.substring(tail);
        return "{\"prompt\": " + Fence.string(shown) + ", \"shortened\": true}";
    }
}
