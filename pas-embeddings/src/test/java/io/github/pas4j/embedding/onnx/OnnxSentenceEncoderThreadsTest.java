package io.github.pas4j.embedding.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pas4j.embedding.EncodingException;
import io.github.pas4j.embedding.SentenceEncoder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(120)
class OnnxSentenceEncoderThreadsTest {

    private static final int THREADS = 8;

    @ParameterizedTest
    @EnumSource
    void aListGivesTheSameBitsAsItsTextsOnAnyNumberOfThreads(Bundled model) throws IOException {
        List<String> texts = new ArrayList<>(Texts.mixed());
        texts.removeIf(text -> text.length() > 300 || text.length() % 3 != 0);
        try (SentenceEncoder one = model.builder().workers(1).build();
                SentenceEncoder eight = model.builder().workers(THREADS).build()) {
            float[] all = one.encodeAll(texts).toArray();

            assertThat(eight.encodeAll(texts).toArray()).isEqualTo(all);
            for (int i = 0; i < texts.size(); i++) {
                assertThat(eight.encode(texts.get(i)))
                        .isEqualTo(one.encodeAll(texts.subList(i, i + 1)).row(0));
            }
            assertThat(one.encodeAll(texts).row(7)).isEqualTo(one.encode(texts.get(7)));
        }
    }

    @Test
    void closingWhileOthersEncodeEndsThemCleanly() throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(THREADS);
        CountDownLatch encoding = new CountDownLatch(THREADS);
        List<Future<?>> ends = new ArrayList<>();
        try (SentenceEncoder encoder = Bundled.ENGLISH.builder().workers(2).build()) {
            List<String> texts = Collections.nCopies(1_000_000, "a text that is encoded again and again");
            for (int t = 0; t < THREADS; t++) {
                boolean list = t % 2 == 0;
                ends.add(callers.submit(() -> {
                    encoder.encode("first");
                    encoding.countDown();
                    if (list) {
                        encoder.encodeAll(texts);
                    } else {
                        texts.forEach(encoder::encode);
                    }
                }));
            }
            encoding.await();
        }
        for (Future<?> end : ends) {
            assertThatThrownBy(end::get)
                    .cause()
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("closed");
        }
        callers.shutdownNow();
    }

    @Test
    void anInterruptEndsAList() {
        try (SentenceEncoder encoder = Bundled.ENGLISH.builder().workers(2).build()) {
            Thread.currentThread().interrupt();

            assertThatThrownBy(() -> encoder.encodeAll(List.of("one", "two", "three")))
                    .isInstanceOf(EncodingException.class)
                    .hasMessageStartingWith("interrupted");
            assertThat(Thread.interrupted()).isTrue();
            assertThat(encoder.encodeAll(List.of("one")).size()).isEqualTo(1);
        }
    }

    @Test
    void theThreadsAreNamedDaemonsAndStartedWhenNeeded() {
        List<Thread> before = encoderThreads();
        try (SentenceEncoder encoder = Bundled.ENGLISH.builder().workers(3).build()) {
            encoder.encode("one");
            assertThat(encoderThreads()).isSubsetOf(before);

            encoder.encodeAll(Collections.nCopies(10, "one"));
            List<Thread> started = encoderThreads();
            started.removeAll(before);
            assertThat(started).hasSize(2).allMatch(Thread::isDaemon);
        }
    }

    private static List<Thread> encoderThreads() {
        List<Thread> threads = new ArrayList<>(Thread.getAllStackTraces().keySet());
        threads.removeIf(thread -> !thread.getName().matches("pas-encoder-\\d+"));
        return threads;
    }
}
