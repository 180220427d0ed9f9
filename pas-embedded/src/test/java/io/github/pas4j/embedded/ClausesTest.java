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
                "以鲁迅的口吻解释什么是潮汐 | 先用浅白的话点透核心，再只讲所需要的。 | nothing",
                "Rank the best laptops | Best first; commit to few. | Commit to few.",
            })
    void dropsWhatThePromptStates(String prompt, String complement, String rest) {
        assertThat(Clauses.withoutStated(complement, prompt)).isEqualTo(rest == null ? "" : rest);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "What is machine learning? What is it used for? | true",
                "Explain osmosis and give an example | true",
                "什么是机器学习？它有哪些应用场景？ | true",
                "解释什么是通货膨胀，并举一个例子 | true",
                "Why do onions make you cry? | false",
                "为什么天空是蓝色的？ | false",
            })
    void keepsNothingToOneThingThatAsksForSeveral(String prompt, boolean several) {
        assertThat(Clauses.isOutOfPlace("Make it clear, then only what is needed.", prompt))
                .isEqualTo(several);
        assertThat(Clauses.isOutOfPlace("先讲清意思，再只讲理解它所需要的。", prompt)).isEqualTo(several);
        assertThat(Clauses.isOutOfPlace("Be exact.", prompt)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Solve it step by step: 3x + 4 = 19 | Work it out and give the result directly. | true",
                "Solve 3x + 4 = 19 and show your working | Work it out and give the result directly. | true",
                "Solve 3x + 4 = 19 | Work it out and give the result directly. | false",
                "请一步一步地算：20和45的最大公因数是多少？ | 仔细计算，直接给出结果。 | true",
                "20和45的最大公因数是多少？ | 仔细计算，直接给出结果。 | false",
                "Explain quicksort as a Shakespearean sonnet | Make it click in plain words. | true",
                "Explain quicksort as a library function | Make it click in plain words. | false",
                "用一首打油诗解释潮汐 | 先用浅白准确的话点透核心。 | true",
                "用物理知识解释潮汐 | 先用浅白准确的话点透核心。 | false",
            })
    void staysAwayWhereAnotherFormIsAskedFor(String prompt, String complement, boolean outOfPlace) {
        assertThat(Clauses.isOutOfPlace(complement, prompt)).isEqualTo(outOfPlace);
    }
}
