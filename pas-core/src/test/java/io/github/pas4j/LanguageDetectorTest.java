package io.github.pas4j;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageDetectorTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    怎么做红烧肉                                        | zh
                    用Python写一个快速排序                               | zh
                    Docker和Kubernetes有什么区别                        | zh
                    帮我把这句话翻译成英文：今天下雨了                     | zh
                    把下面这段话翻译成中文：The meeting was moved to Friday | zh
                    把下面的话翻译成中文：The committee met on Monday and put the vote off until all members had read the report | zh
                    Please translate this into English: 委员会周一开会，决定等所有成员读完报告以后再投票表决，会议因此推迟 | none
                    Spring Boot：怎么配置数据库连接池                    | zh
                    請問臺北有哪些夜市                                   | zh
                    Translate this sentence into English: 今天下雨了，我们改天再去 | none
                    What does 加油 mean?                                | none
                    How do I say thank you in Chinese?                 | none
                    パンはなぜ膨らむのですか                              | ja
                    東京タワーの高さを教えてください                       | ja
                    빵은 왜 부풀어 오르나요                               | ko
                    Почему хлеб поднимается                            | none
                    ''                                                 | none
                    12345 !?                                           | none
                    \uD83D\uDE00                                       | none
                    """)
    void byScript(String text, String expected) {
        assertThat(LanguageDetector.byScript().detect(text).map(Language::code).orElse("none"))
                .isEqualTo(expected);
    }
}
