package io.github.pas4j.embedding.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Our tokenizer gives the ids that the reference gives. */
class WordPieceReferenceTest {

    private static final int UNLIMITED = Integer.MAX_VALUE;

    /** The reference makes special tokens of these; for us they stay text, which {@code WordPieceTest} shows. */
    private static final List<String> SPECIAL = List.of("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]");

    /**
     * Canadian syllabics chi sign and sharada sandhi mark: punctuation in Unicode 8, not any more. Hanunoo pamudpod and
     * ahom medial ra: non-spacing marks until Unicode 14, spacing ones on newer JDKs.
     */
    private static final Set<Integer> CHANGED_CATEGORY = Set.of(0x166D, 0x111C9, 0x1734, 0x1171E);

    @ParameterizedTest
    @EnumSource
    void checkedInTexts(Bundled model) throws IOException {
        assertAllAgree(model, Texts.mixed());
    }

    @ParameterizedTest
    @EnumSource
    void randomUnicode(Bundled model) throws IOException {
        long seed = System.nanoTime();
        System.err.println("WordPieceReferenceTest.randomUnicode(" + model + ") seed " + seed);
        Random random = new Random(seed);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            texts.add(RandomText.next(random));
        }
        assertAllAgree(model, texts);
    }

    /** The reference's tables are those of Unicode 8: what came later it takes for a letter that it does not know. */
    @ParameterizedTest
    @EnumSource
    void everyAssignedCodePoint(Bundled model) throws IOException {
        Tokenizer ours = model.tokenizer();
        List<String> differing = new ArrayList<>();
        int newer = 0;
        try (ReferenceTokenizer reference = ReferenceTokenizer.of(model)) {
            long[] unknownLetter = reference.encode("a\uA7FFb");
            for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
                if (!Character.isDefined(c) || !RandomText.usable(c)) {
                    continue;
                }
                String text = "a" + Character.toString(c) + "b";
                long[] expected = reference.encode(text);
                if (Arrays.equals(ours.encode(text, UNLIMITED).toArray(), expected)) {
                    continue;
                }
                boolean special =
                        CodePoints.isNonSpacingMark(c) || CodePoints.isPunctuation(c) || CodePoints.isCleanedAway(c);
                if (special && Arrays.equals(expected, unknownLetter)) {
                    newer++;
                } else if (!CHANGED_CATEGORY.contains(c)) {
                    differing.add(String.format("U+%04X", c));
                }
            }
        }
        System.err.println("WordPieceReferenceTest(" + model + "): " + newer + " code points newer than Unicode 8");
        assertThat(differing).isEmpty();
        assertThat(newer).isLessThan(1000);
    }

    @ParameterizedTest
    @EnumSource
    void realPrompts(Bundled model) throws IOException {
        String shared = System.getProperty("pas.shared", "");
        Assumptions.assumeFalse(shared.isEmpty(), "pas.shared is not set: it names the folder with the real prompts");
        Path data = Path.of(shared, "data");
        Assumptions.assumeTrue(Files.isDirectory(data), "pas.shared names no folder that holds a folder data");
        List<String> prompts = new ArrayList<>();
        for (String name : List.of("en_prompts.jsonl", "zh_prompts.jsonl", "ru_wildchat_prompts.jsonl")) {
            prompts.addAll(Texts.prompts(data.resolve(name)));
        }
        assertAllAgree(model, prompts);
    }

    private static void assertAllAgree(Bundled model, List<String> texts) throws IOException {
        Tokenizer ours = model.tokenizer();
        List<String> differing = new ArrayList<>();
        int compared = 0;
        try (ReferenceTokenizer reference = ReferenceTokenizer.of(model)) {
            for (String text : texts) {
                if (SPECIAL.stream().anyMatch(text::contains)) {
                    continue;
                }
                compared++;
                long[] expected = reference.encode(text);
                long[] actual = ours.encode(text, UNLIMITED).toArray();
                if (!Arrays.equals(actual, expected)) {
                    differing.add(RandomText.escaped(text) + " " + Arrays.toString(actual) + " is not "
                            + Arrays.toString(expected));
                }
            }
        }
        System.err.println("WordPieceReferenceTest(" + model + "): " + compared + " of " + texts.size()
                + " texts compared, " + differing.size() + " differ");
        assertThat(differing).isEmpty();
    }
}
