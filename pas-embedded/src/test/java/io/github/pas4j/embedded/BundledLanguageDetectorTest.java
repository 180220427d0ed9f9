package io.github.pas4j.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pas4j.Language;
import io.github.pas4j.LanguageDetector;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BundledLanguageDetectorTest {

    private final LanguageDetector detector = EmbeddedPas.languageDetector();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | Give me ideas for naming a small bakery by the sea",
                "en | capital of kazakhstan?",
                "en | python how do i read csv",
                "en | Translate to French: good morning",
                "en | who wrote hamlet",
                "en | Fix this: def f(x) return x+1",
                "en | Summarize this for me",
                "zh | 写一首关于秋天的诗",
                "zh | 用Python写一个快速排序",
                "zh | ChatGPT是什么",
                "zh | 請幫我寫一封信",
                "zh | 翻译成中文：The quick brown fox jumps over the lazy dog and runs away",
                "en | Translate this into English: 今天天气很好，我们去公园散步吧",
                "ja | 日本の首都はどこですか",
                "ko | 한국의 수도는 어디인가요?",
                "ru | Напиши короткое стихотворение о море, чтобы оно понравилось детям",
                "ru | Расскажи, как приготовить настоящий борщ со свёклой и капустой",
                "ru | Как приготовить борщ?",
                "ru | Translate these lyrics into English: Мы друзья, перелётные птицы, только быт наш нехорош",
                "en | Let α be an angle. What is sin(α)?",
                "zh | 谁是Harrison Kinsley？",
                "zh | Mr Beast是谁？",
                "en | what does 你好 mean",
                "es | ¿Cómo puedo hacer una tortilla de patatas?",
                "fr | Écris-moi une lettre de motivation pour un poste de vendeur",
                "de | Wie viele Bundesländer hat Deutschland?",
                "it | Qual è la differenza tra un virus e un batterio?",
                "pt | Escreva um email para o meu chefe pedindo férias",
                "tr | Türkiye'nin en büyük gölü hangisidir?",
                "pl | Jak ugotować jajko na miękko?",
                "el | Ποια είναι η πρωτεύουσα της Ελλάδας;",
                "ar | اكتب قصيدة عن البحر",
            })
    void tellsTheLanguageOfRequests(String language, String text) {
        assertThat(detector.detect(text)).contains(new Language(language));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "12 * 7 = ?", "!!!", "😀😀", "\ud800"})
    void saysNothingOfTextsWithoutLetters(String text) {
        assertThat(detector.detect(text)).isEmpty();
    }

    @Test
    void manyThreadsGetTheSameAnswers() {
        String text = "Hoe maak ik appeltaart?";
        assertThat(IntStream.range(0, 64)
                        .parallel()
                        .mapToObj(i -> detector.detect(text))
                        .collect(Collectors.toSet()))
                .hasSize(1);
    }
}
