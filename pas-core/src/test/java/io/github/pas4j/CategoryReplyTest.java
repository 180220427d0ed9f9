package io.github.pas4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pas4j.CategoryReply.Read;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CategoryReplyTest {

    private static final Taxonomy PAS = Taxonomy.pas14();

    private final CategoryReply reply = new CategoryReply(PAS);

    private static Read told(String id) {
        return new Read.Told(PAS.category(id));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"category\": \"creative-writing\"}",
                "```json\n{\"category\": \"creative-writing\"}\n```",
                "Sure! Here is it: {\"category\":\"Creative Writing\"} Anything else?",
                "{\"reason\": \"a poem\", \"label\": \"creative_writing\"}",
                "creative-writing",
                " **Creative Writing**. ",
                "Category: creative-writing",
                "**Category:** `creative-writing`\nIt asks for a poem.",
                "类别：creative-writing",
                "I would say that this is creative writing, since a poem is wanted.",
                "<think>coding? no, translation?</think>creative-writing",
                "<think>{\"category\": \"coding\"}</think>\n{\"category\": \"creative-writing\"}",
                "First {\"category\": \"coding\"}, no: {\"category\": \"creative-writing\"}",
                "CREATIVE—WRITING",
            })
    void oneCategoryIsReadInEveryOddForm(String answer) {
        assertThat(reply.read(answer)).isEqualTo(told("creative-writing"));
    }

    @Test
    void americanSpellingIsRead() {
        assertThat(reply.read("{\"category\": \"summarization\"}")).isEqualTo(told("summarisation"));
        assertThat(reply.read("It is a summarization task.")).isEqualTo(told("summarisation"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"unknown", "{\"category\": \"unknown\"}", "Category: Unknown.", "It is unknown."})
    void aModelMaySayThatItCannotTell(String answer) {
        assertThat(reply.read(answer)).isEqualTo(new Read.Unknown());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  \n",
                "{\"category\": \"cooking\"}",
                "{\"category\": 3}",
                "{\"category\":",
                "either coding or mathematics",
                "The user wants a poem.",
                "<think>coding",
                "encoding",
                "7"
            })
    void whatNamesNoSingleCategoryIsUnreadable(String answer) {
        assertThat(reply.read(answer)).isEqualTo(new Read.Unreadable());
    }

    @Test
    void aFloodIsNotLookedAt() {
        assertThat(reply.read("coding " + "x".repeat(20_000))).isEqualTo(new Read.Unreadable());
        assertThat(reply.read("{".repeat(9_000) + "-".repeat(9_000))).isEqualTo(new Read.Unreadable());
    }

    @Test
    void anIdThatBeginsLikeAnotherIsNotTakenForIt() {
        Taxonomy soups = Taxonomy.of(List.of(new Category("soup", ""), new Category("soup-of-the-day", "")));
        CategoryReply own = new CategoryReply(soups);
        assertThat(own.read("That is soup of the day, surely."))
                .isEqualTo(new Read.Told(soups.category("soup-of-the-day")));
        assertThat(own.read("That is soup, surely.")).isEqualTo(new Read.Told(soups.category("soup")));
    }
}
