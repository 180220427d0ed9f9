package io.github.pas4j.datagen.dedup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StandardVetoTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "number | who won the world cup in 2014 | who won the world cup in 2018",
                "number | give me five names for a cat | give me seven names for a cat",
                "number | who was the first president | who was the third president",
                "number | tell me about world war I and its causes | tell me about world war II and its causes",
                "number | upgrade to java 1.8.1 | upgrade to java 1.8.2",
                "number | a salary of 3 million | a salary of 3 thousand",
                "number | 列举10个日常用品 | 列举13个日常用品",
                "number | 第三章讲了什么 | 第五章讲了什么",
                "number | 三十二乘以二等于多少 | 三十五乘以二等于多少",
                "number | 3万块怎么投资 | 3千块怎么投资",
                "number | iphone15多少钱 | iphone16多少钱",
                "formula | solve x + 3 = 5 | solve x - 3 = 5",
                "formula | is a < b true | is a > b true",
                "formula | what does x == 1 do | what does x != 1 do",
                "negation | where can I pay with my card | where can't I pay with my card",
                "negation | explain it with an example | explain it without an example",
                "negation | is it a good idea to eat late | is it never a good idea to eat late",
                "negation | dont sort the list | do sort the list",
                "negation | 手机能开机怎么办 | 手机不能开机怎么办",
                "negation | 我收到了短信 | 我没收到短信",
                "language | write a Java program to sort a list | write a Rust program to sort a list",
                "language | sort a list in C | sort a list in C++",
                "language | sort a list in python | sort a list",
                "language | 用Python写一个排序 | 用Java写一个排序",
                "unit | how far is 5 miles from here | how far is 5 km from here",
                "unit | how much does he earn per day | how much does he earn per week",
                "unit | write an essay of 300 words | write an essay of 300 pages",
                "unit | 走5公里要多久 | 走5米要多久",
                "date | 后天天气怎么样 | 大后天天气怎么样",
                "date | 前天发生了什么 | 大前天发生了什么",
                "date | 昨天的新闻有哪些 | 今天有哪些新闻",
                "date | 今天北京的天气好不好，要带伞吗 | 明天北京天气好吗，需不需要带上雨伞出门",
                "date | 去年最火的电影 | 明年最火的电影",
                "date | 下周的安排 | 这周的安排",
                "date | 上個月的賬單 | 下个月的賬單",
                "date | 上上周的会议 | 上周的会议",
                "date | 今晚吃什么 | 明晚吃什么",
                "date | 上半年总结 | 下半年总结",
                "date | what is on tv today | what is on tv tomorrow",
                "date | please tell me what the weather will be like tomorrow in my town | how was the weather in your town yesterday",
                "date | remind me tomorrow to call my mother | remind me the day after tomorrow to call my mother",
                "date | who won yesterday | who won the day before yesterday",
                "date | what happens this week | what happens next week",
                "date | what will happen next week | what will happen the week after next",
                "date | the shops were open last Monday | the shops were open this Monday",
                "date | are banks open on Monday | are banks open on Tuesday",
                "date | what is the weather in May | what is the weather in August",
                "date | what to plant in march | what to plant in may",
                "date | what happened on 5 June 1944 | what happened on 5 July 1944",
                "name | what is the weather in Paris | what is the weather in London",
                "name | book a table under the name Kevin | book a table under the name Martin",
                "name | who is Anna Smith | who is Hanna Smith",
                "name | translate this to French | translate this to Spanish",
                "word | what is the largest star | what is the smallest star",
                "word | who is the father of Luke | who is the mother of Luke",
                "word | write a poem about love | write a poem about war",
                "word | what is my name | what is your name",
                "word | when did the train leave | where did the train leave",
                "word | 难受的反义词是什么 | 难受的近义词是什么",
                "word | 梦见孩子哭 | 梦见孩子笑",
                "order | translate this from French to English | translate this from English to French",
                "order | is the train faster than the bus | is the bus faster than the train",
                "order | 把中文翻译成日文 | 把日文翻译成中文",
            })
    void partsWhatAsksForSomethingElse(String reason, String a, String b) {
        assertThat(reason(a, b)).isEqualTo(reason);
        assertThat(reason(b, a)).isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "give me five names for a cat | give me 5 names for a cat",
                "give me 1,000 names | give me 1000 names",
                "twenty five ways to cook rice | 25 ways to cook rice",
                "is there one way to do it | is there a way to do it",
                "who was the 3rd president | who was the third president",
                "三个苹果多少钱 | 3个苹果多少钱",
                "第三章讲了什么 | 第3章讲了什么",
                "十分好吃的菜有哪些 | 好吃的菜有哪些",
                "I can't log in | I cannot log in",
                "why doesnt it work | why does it not work",
                "你能不能帮忙看看电脑 | 你能帮忙看看电脑吗",
                "这个非常好吃 | 这个好吃",
                "5 km run plan | 5km run plan",
                "sort it in js | sort it in javascript",
                "which plugs do they use in london | whihc plugs do they use in london",
                "what is the center of heredity | what is the center of heredityy",
                "how do I get to kelso washington | how do I get to keelso washington",
                "the neighbour's colour | the neighbor's color",
                "how to change a tyre | how to change the tyre",
                "how do I cancel a transfer | how can you cancel a transfer",
                "tea and coffee | coffee and tea",
                "in the morning, what should I eat | what should I eat in the morning",
                "anymore ideas for dinner | any more ideas for dinner",
                "most common card problems | the most common problems of cards",
                "it takes 5 hrs by train | it takes 5 hours by train",
                "怎么查询密码 | 如何查询密码",
                "这周的安排 | 本周的安排",
                "三天后天气怎么样 | 三天后的天气怎么样",
                "目前天气如何 | 目前的天气如何",
                "今天天气怎么样 | 天气怎么样",
                "what is the weather tomorrow | what is the weather tommorow",
                "it may rain in the morning | it might rain in the morning",
                "哪里可以吃到好吃的面 | 哪儿能吃到好吃的面",
            })
    void letsPassWhatAsksForTheSame(String a, String b) {
        assertThat(reason(a, b)).isEqualTo("none");
        assertThat(reason(b, a)).isEqualTo("none");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "```\\nfor x in y:\\n  z()\\n``` | ```\\nfor x in y:\\n    z()\\n``` | code",
                "```\\nfor x in y\\n``` | ```\\nfor x in w\\n``` | code",
                "```\\nfor x in y  \\n``` | ```\\nfor x in y\\n``` | none",
            })
    void codeIsComparedLineByLine(String a, String b, String reason) {
        String question = "what does this do\\n";
        assertThat(reason((question + a).replace("\\n", "\n"), (question + b).replace("\\n", "\n")))
                .isEqualTo(reason);
    }

    private static String reason(String a, String b) {
        return PairVeto.standard()
                .reason(ComparedText.of(a), ComparedText.of(b))
                .orElse("none");
    }
}
