package io.github.pas4j.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClausesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "nothing",
            value = {
                "Name a café, something unusual please | Make each idea distinct; leave out the obvious ones. |"
                        + " Make each idea distinct.",
                "Name a café | Make each idea distinct; leave out the obvious ones. |"
                        + " Make each idea distinct; leave out the obvious ones.",
                "Explain tides briefly | Keep it short. | nothing",
                "给咖啡馆起个新颖的名字 | 每个点子都要贴合要求，避开人人都想得到的。 | 每个点子都要贴合要求。",
                "给咖啡馆起个名字 | 每个点子都要贴合要求，避开人人都想得到的。 | 每个点子都要贴合要求，避开人人都想得到的。",
                "正式一点，帮我改这句话 | 保留原意，语气自然。 | 保留原意。",
                "Rank the best laptops | Best first; commit to few. | Commit to few.",
            })
    void dropsWhatThePromptStates(String prompt, String complement, String rest) {
        assertThat(Clauses.withoutStated(complement, prompt)).isEqualTo(rest == null ? "" : rest);
    }
}
