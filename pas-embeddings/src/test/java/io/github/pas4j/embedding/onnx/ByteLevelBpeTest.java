package io.github.pas4j.embedding.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.github.pas4j.embedding.EncodingException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RoBERTa's tokenizer gives the ids that the reference gives, on a vocabulary learnt from the checked-in texts. */
class ByteLevelBpeTest {

    private static final TinyBpe LEARNT = learnt();
    private static final byte[] JSON = LEARNT.json(TinyBpe.Style.PAIRS, false);
    private static final Tokenizer OURS = read(JSON);
    private static final List<String> SPECIAL = List.of("<s>", "<pad>", "</s>", "<unk>", "<mask>");

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void checkedInTexts(boolean prefixSpace) throws IOException {
        assertAllAgree(LEARNT.json(TinyBpe.Style.PAIRS, prefixSpace), Texts.mixed());
    }

    @Test
    void bothWaysOfWritingMergesAreRead() throws IOException {
        byte[] strings = LEARNT.json(TinyBpe.Style.STRINGS, false);
        assertAllAgree(strings, Texts.mixed());
        for (String text : Texts.mixed()) {
            assertThat(read(strings).encode(text, 512).toArray())
                    .isEqualTo(OURS.encode(text, 512).toArray());
        }
    }

    @Test
    void spacesAndContractions() throws IOException {
        List<String> texts = List.of(
                "",
                " ",
                "  ",
                " a",
                "  a",
                "a ",
                "a  ",
                "a  b",
                "\n a",
                "a \n b",
                "\u00a0a \u3000 b",
                "it's we'll I'D he'd",
                "'",
                "''s",
                " 's",
                "'S",
                "1²Ⅳ",
                "a1b2",
                "!? …",
                "e\u0301",
                "👩🏽‍💻",
                "\u2028x\u0085y",
                "\t\t\tx",
                "\0",
                "\uFFFD");
        for (boolean prefixSpace : new boolean[] {false, true}) {
            assertAllAgree(LEARNT.json(TinyBpe.Style.PAIRS, prefixSpace), texts);
        }
    }

    @Test
    void randomUnicode() throws IOException {
        long seed = System.nanoTime();
        System.err.println("ByteLevelBpeTest.randomUnicode seed " + seed);
        Random random = new Random(seed);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            texts.add(RandomText.next(random));
        }
        assertAllAgree(JSON, texts);
    }

    @Test
    void realPrompts() throws IOException {
        String shared = System.getProperty("pas.shared", "");
        Assumptions.assumeFalse(shared.isEmpty(), "pas.shared is not set: it names the folder with the real prompts");
        List<String> prompts = new ArrayList<>();
        for (String name : List.of("en_prompts.jsonl", "zh_prompts.jsonl", "ru_wildchat_prompts.jsonl")) {
            Path file = Path.of(shared, "data", name);
            Assumptions.assumeTrue(Files.exists(file), "pas.shared names no folder that holds data/" + name);
            prompts.addAll(Texts.prompts(file));
        }
        assertAllAgree(JSON, prompts);
    }

    @Test
    void textThatLooksLikeASpecialTokenStaysText() {
        for (String special : SPECIAL) {
            long[] ids = OURS.encode(special, 64).toArray();
            assertThat(Arrays.stream(ids, 1, ids.length - 1)).allMatch(id -> id >= SPECIAL.size());
            assertThat(ids).startsWith(0).endsWith(2);
        }
    }

    @Test
    void anUnpairedSurrogateIsTheReplacementCharacter() {
        long[] expected = OURS.encode("a\uFFFDb", 64).toArray();
        assertThat(OURS.encode("a\uD83Db", 64).toArray()).isEqualTo(expected);
        assertThat(OURS.encode("a\uDE00b", 64).toArray()).isEqualTo(expected);
    }

    @Test
    void whatIsBeyondTheLimitIsCutAndTold() {
        TokenIds whole = OURS.encode("one two three four five", 512);
        assertThat(whole.truncated()).isFalse();
        TokenIds cut = OURS.encode("one two three four five", 4);
        assertThat(cut.truncated()).isTrue();
        assertThat(cut.toArray()).containsExactly(0, whole.id(1), whole.id(2), 2);
        assertThat(OURS.encode("", 3).toArray()).containsExactly(0, 2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"word ", "长", "x", " ", "!", "\u0301\u0323", "'s", "\u200B", "e\u0301 "})
    void aHugeTextIsDoneInTimeThatGrowsWithIt(String part) {
        String huge = part.repeat(3_000_000 / part.length());

        // Generous, for slow machines: quadratic work would take hours.
        assertTimeoutPreemptively(
                Duration.ofSeconds(30),
                () -> assertThat(OURS.encode(huge, 512).count()).isLessThanOrEqualTo(512));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"type\":\"ByteLevel\",\"add_prefix_space\":false|\"type\":\"Whitespace\"",
                "\"normalizer\":null|\"normalizer\":{\"type\":\"NFC\"}",
                "\"dropout\":null|\"dropout\":0.1",
                "\"end_of_word_suffix\":\"\"|\"end_of_word_suffix\":\"x\"",
                "\"merges\":[|\"merges\":[[\"no\",\"such\"],",
                "\"vocab\":{|\"vocab\":{\"no such\":-1,"
            })
    void aBpeOfAnotherKindIsRefused(String change) {
        int bar = change.indexOf('|');
        String json = new String(JSON, StandardCharsets.UTF_8);
        String changed = json.replace(change.substring(0, bar), change.substring(bar + 1));
        assertThat(changed).isNotEqualTo(json);

        assertThatThrownBy(() -> read(changed.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(EncodingException.class)
                .hasMessageContaining("cannot use the tokenizer (");
    }

    private static void assertAllAgree(byte[] json, List<String> texts) throws IOException {
        Tokenizer ours = read(json);
        List<String> differing = new ArrayList<>();
        int compared = 0;
        try (ReferenceTokenizer reference = ReferenceTokenizer.of(json)) {
            for (String text : texts) {
                // The reference makes special tokens of these; its tables may not know what is newer than Unicode 12.
                if (SPECIAL.stream().anyMatch(text::contains)
                        || text.codePoints().anyMatch(c -> !Character.isDefined(c))) {
                    continue;
                }
                compared++;
                long[] expected = reference.encode(text);
                long[] actual = ours.encode(text, Integer.MAX_VALUE).toArray();
                if (!Arrays.equals(actual, expected)) {
                    differing.add(RandomText.escaped(text));
                }
            }
        }
        System.err.println("ByteLevelBpeTest: " + compared + " of " + texts.size() + " texts compared, "
                + differing.size() + " differ");
        assertThat(differing).isEmpty();
        assertThat(compared).isPositive();
    }

    private static Tokenizer read(byte[] json) {
        return TokenizerJson.read(new ModelSource.Bytes(json));
    }

    private static TinyBpe learnt() {
        try {
            return new TinyBpe(Texts.mixed(), 600);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
