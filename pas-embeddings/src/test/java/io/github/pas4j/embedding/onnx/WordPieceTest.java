package io.github.pas4j.embedding.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.github.pas4j.embedding.EncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordPieceTest {

    private static final Tokenizer ENGLISH = Bundled.ENGLISH.tokenizer();
    private static final long CLS = 101;
    private static final long SEP = 102;
    private static final long UNKNOWN = 100;

    @Test
    void textThatLooksLikeASpecialTokenStaysText() {
        for (String special : List.of("[CLS]", "[SEP]", "[MASK]", "[UNK]", "[PAD]")) {
            long[] ids = encode(special, 16);

            assertThat(ids).startsWith(CLS, id("[")).endsWith(id("]"), SEP);
            assertThat(ids).containsExactly(encode("[ " + special.substring(1, special.length() - 1) + " ]", 16));
            assertThat(ids).containsOnlyOnce(CLS).containsOnlyOnce(SEP).doesNotContain(UNKNOWN, 0L, 103L);
        }
    }

    @Test
    void whatIsBeyondTheLimitIsCut() {
        assertThat(encode("one two three", 5)).containsExactly(CLS, id("one"), id("two"), id("three"), SEP);
        assertThat(encode("one two three", 4)).containsExactly(CLS, id("one"), id("two"), SEP);
        assertThat(encode("one two three", 3)).containsExactly(CLS, id("one"), SEP);
        assertThat(encode("", 3)).containsExactly(CLS, SEP);
    }

    @Test
    void whatWasCutIsTold() {
        assertThat(ENGLISH.encode("one two three", 5).truncated()).isFalse();
        assertThat(ENGLISH.encode("one two three \n\t", 5).truncated()).isFalse();
        assertThat(ENGLISH.encode("one two three", 4).truncated()).isTrue();
        assertThat(ENGLISH.encode("antidisestablishmentarianism", 4).truncated())
                .isTrue();
    }

    @Test
    void aWordMayBeCutWithin() {
        long[] whole = encode("antidisestablishmentarianism", 512);
        assertThat(whole).hasSizeGreaterThan(5);

        assertThat(encode("antidisestablishmentarianism", 4)).containsExactly(CLS, whole[1], whole[2], SEP);
    }

    @Test
    void aWordOfMoreThanAHundredCharactersIsUnknown() {
        assertThat(encode("a".repeat(100), 512)).hasSizeGreaterThan(3);
        assertThat(encode("a".repeat(101) + " one", 512)).containsExactly(CLS, UNKNOWN, id("one"), SEP);
        assertThat(encode("\uD835\uDD73".repeat(100), 512)).containsExactly(CLS, UNKNOWN, SEP);
    }

    @Test
    void lettersOutsideTheBasicPlaneCountAsOneEach() {
        String accents = "e\u0301".repeat(100);

        assertThat(encode(accents, 512)).containsExactly(encode("e".repeat(100), 512));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "one\uD83D",
                "\uDE00one",
                "o\uD83Dne",
                "o\0ne",
                "o\uFFFDne",
                "o\u200Bne",
                "one\uFEFF",
                "o\u0085ne"
            })
    void unpairedSurrogatesAndControlCharactersAreLeftOut(String text) {
        assertThat(encode(text, 512)).containsExactly(CLS, id("one"), SEP);
    }

    @ParameterizedTest
    @ValueSource(strings = {"one\u2028two", "one\u2029two", "one\ttwo", "one\r\ntwo", "one\u00A0two", "one\u3000two"})
    void lineEndsAndWideSpacesSeparateWords(String text) {
        assertThat(encode(text, 512)).containsExactly(CLS, id("one"), id("two"), SEP);
    }

    @Test
    void caseAndAccentsGoWhereTheModelSaysSo() {
        Tokenizer chinese = Bundled.CHINESE.tokenizer();

        assertThat(encode("CAFÉ", 512)).containsExactly(encode("cafe", 512));
        assertThat(chinese.encode("Hello", 512).toArray())
                .isNotEqualTo(chinese.encode("hello", 512).toArray());
        assertThat(chinese.encode("é", 512).toArray())
                .isNotEqualTo(chinese.encode("e", 512).toArray());
    }

    @ParameterizedTest
    @ValueSource(strings = {"word ", "长", "x", " ", "!", "\u0301\u0323", "한", "\u200B", "e\u0301 ", "xqzjkvw"})
    void aHugeTextIsReadNoFurtherThanNeeded(String part) {
        String huge = part.repeat(10_000_000 / part.length());

        // Generous, for slow machines: it takes some 0.2 s at most, and quadratic work would take hours.
        assertTimeoutPreemptively(
                Duration.ofSeconds(5), () -> assertThat(encode(huge, 512)).hasSizeLessThanOrEqualTo(512));
    }

    @Test
    void specialIdsComeFromTheFile() {
        String template = """
                {"type": "TemplateProcessing",
                 "single": [{"SpecialToken": {"id": "<a>"}}, {"Sequence": {"id": "A"}}, {"SpecialToken": {"id": "<b>"}}],
                 "special_tokens": {"<a>": {"ids": [71]}, "<b>": {"ids": [72]}}}""";
        String bert = """
                {"type": "BertProcessing", "sep": ["<b>", 82], "cls": ["<a>", 81]}""";

        assertThat(tokenizer("null").encode("x", 9).toArray()).containsExactly(1, 5, 2);
        assertThat(tokenizer(template).encode("x", 9).toArray()).containsExactly(71, 5, 72);
        assertThat(tokenizer(bert).encode("x", 9).toArray()).containsExactly(81, 5, 82);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "{}",
                "{\"model\": {\"type\": \"BPE\", \"vocab\": {\"a\": 1}}}",
                "{\"model\": {\"type\": \"WordPiece\"}}",
                "{\"model\": {\"type\": \"WordPiece\", \"vocab\": {\"a\": \"x\"}}}",
                "{\"model\": {\"type\": \"WordPiece\", \"vocab\": {\"a\": 1}}}",
            })
    void aFileThatIsNoBertTokenizerIsRefused(String json) {
        assertThatThrownBy(() -> read(json))
                .isInstanceOf(EncodingException.class)
                .hasMessageContaining("tokenizer")
                .hasMessageContaining("(" + json.length() + " bytes)");
    }

    @Test
    void aMissingSpecialTokenIsNamed() {
        assertThatThrownBy(() -> read(json("null").replace("[SEP]", "[END]")))
                .isInstanceOf(EncodingException.class)
                .hasMessageContaining("[SEP]");
    }

    private static long id(String piece) {
        long[] ids = encode(piece, 512);
        assertThat(ids).as(piece).hasSize(3).doesNotContain(UNKNOWN);
        return ids[1];
    }

    private static Tokenizer tokenizer(String postProcessor) {
        return read(json(postProcessor));
    }

    private static Tokenizer read(String json) {
        return TokenizerJson.read(new ModelSource.Bytes(json.getBytes(StandardCharsets.UTF_8)));
    }

    private static String json(String postProcessor) {
        return """
                {"normalizer": {"type": "BertNormalizer"}, "pre_tokenizer": {"type": "BertPreTokenizer"},
                 "truncation": {"max_length": 1}, "padding": {"strategy": {"Fixed": 128}},
                 "post_processor": %s,
                 "model": {"type": "WordPiece", "vocab": {"[UNK]": 0, "[CLS]": 1, "[SEP]": 2, "x": 5}}}""".formatted(postProcessor);
    }

    private static long[] encode(String text, int maxTokens) {
        return ENGLISH.encode(text, maxTokens).toArray();
    }
}
