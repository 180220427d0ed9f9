package io.github.pas4j.embedding.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.pas4j.embedding.SentenceEncoder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A text that comes alone is spread over several threads, and a list's are not: nobody is to see that in the vectors. */
@Timeout(120)
class AloneOrListTest {

    /** So long that the session for lists is loaded. */
    private static final List<String> LONG_LIST = IntStream.range(0, AloneOrList.WORTH_LOADING)
            .mapToObj(i -> "item " + i)
            .toList();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void aTextAloneHasTheSameBitsOnAnyNumberOfThreads(Bundled model) throws IOException {
        List<String> texts = new ArrayList<>(Texts.mixed());
        texts.removeIf(text -> text.length() > 1_000 || text.length() % 7 != 0);
        try (SentenceEncoder one = model.builder().intraOpThreads(1).build()) {
            float[] expected = one.encodeAll(texts).toArray();
            for (int threads : new int[] {2, 3, 8}) {
                try (SentenceEncoder several =
                        model.builder().intraOpThreads(threads).build()) {
                    assertThat(alone(several, texts)).isEqualTo(expected);
                    assertThat(several.encodeAll(texts).toArray()).isEqualTo(expected);
                    several.encodeAll(LONG_LIST);
                    assertThat(several.encodeAll(texts).toArray()).isEqualTo(expected);
                    assertThat(alone(several, texts)).isEqualTo(expected);
                }
            }
        }
    }

    @Test
    void textsThatComeSideBySideHaveTheSameBitsBeforeAndAfterTheOtherSessionIsLoaded() throws Exception {
        List<String> texts = Texts.mixed().stream()
                .filter(text -> text.length() < 200)
                .limit(100)
                .toList();
        ExecutorService callers = Executors.newFixedThreadPool(4);
        try (OnnxSentenceEncoder encoder =
                Bundled.ENGLISH.builder().intraOpThreads(2).build()) {
            float[] expected = alone(encoder, texts);
            assertThat(encoder.hasLists()).as("nothing has come side by side").isFalse();
            do {
                List<Future<float[]>> found = new ArrayList<>();
                for (int i = 0; i < 4; i++) {
                    found.add(callers.submit(() -> alone(encoder, texts)));
                }
                for (Future<float[]> one : found) {
                    assertThat(one.get()).isEqualTo(expected);
                }
            } while (!encoder.hasLists());
            assertThat(alone(encoder, texts)).isEqualTo(expected);
        } finally {
            callers.shutdownNow();
        }
    }

    @Test
    void closingWaitsForASessionThatIsBeingLoaded() throws Exception {
        List<String> texts = List.of("one", "two");
        String other = Texts.mixed().get(0);
        for (int i = 0; i < 5; i++) {
            OnnxSentenceEncoder encoder =
                    Bundled.ENGLISH.builder().intraOpThreads(2).build();
            encoder.encodeAll(texts);
            Thread beside = new Thread(() -> encoder.encode(other));
            beside.start();
            encoder.encode("three");
            beside.join();
            encoder.close();
            assertThatIllegalStateException().isThrownBy(() -> encoder.encode("four"));
        }
    }

    @Test
    void listsAreStillEncodedWhenTheFilesHaveGone() throws IOException {
        Path model = Files.write(folder.resolve("model.onnx"), Bundled.ENGLISH.model());
        Path tokenizer = Files.write(folder.resolve("tokenizer.json"), Bundled.ENGLISH.tokenizerJson());
        try (SentenceEncoder encoder =
                OnnxSentenceEncoder.builder(model, tokenizer).intraOpThreads(2).build()) {
            float[] expected = encoder.encode("where did it go?");
            Files.delete(model);
            Files.delete(tokenizer);

            encoder.encodeAll(LONG_LIST);
            assertThat(encoder.encodeAll(List.of("somewhere", "where did it go?"))
                            .row(1))
                    .isEqualTo(expected);
        }
    }

    @Test
    void aModelThatWasReplacedMeanwhileIsNotMixedIn() throws IOException {
        byte[] other = Bundled.ENGLISH.model();
        for (int i = other.length / 4 * 3; i < other.length / 4 * 3 + 1000; i++) {
            other[i] ^= 0x55; // weights of a late layer
        }
        Path model = Files.write(folder.resolve("model.onnx"), Bundled.ENGLISH.model());
        Path tokenizer = Files.write(folder.resolve("tokenizer.json"), Bundled.ENGLISH.tokenizerJson());
        try (SentenceEncoder encoder =
                OnnxSentenceEncoder.builder(model, tokenizer).intraOpThreads(2).build()) {
            float[] expected = encoder.encode("the first model");
            Files.write(folder.resolve("other.onnx"), other);
            Files.move(folder.resolve("other.onnx"), model, StandardCopyOption.REPLACE_EXISTING);

            encoder.encodeAll(LONG_LIST);
            assertThat(encoder.encodeAll(List.of("another", "the first model")).row(1))
                    .isEqualTo(expected);
            assertThat(encoder.encode("the first model")).isEqualTo(expected);
        }
        try (SentenceEncoder changed =
                        OnnxSentenceEncoder.builder(model, tokenizer).build();
                SentenceEncoder unchanged = Bundled.ENGLISH.builder().build()) {
            assertThat(changed.encode("the first model"))
                    .as("the other model can be loaded, and is another one")
                    .isNotEqualTo(unchanged.encode("the first model"));
        }
    }

    private static float[] alone(SentenceEncoder encoder, List<String> texts) {
        float[] all = new float[texts.size() * encoder.dimension()];
        for (int i = 0; i < texts.size(); i++) {
            System.arraycopy(encoder.encode(texts.get(i)), 0, all, i * encoder.dimension(), encoder.dimension());
        }
        return all;
    }
}
