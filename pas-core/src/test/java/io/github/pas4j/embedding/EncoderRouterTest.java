package io.github.pas4j.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pas4j.Language;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EncoderRouterTest {

    private static final Language FRENCH = new Language("fr");

    private static class Fake implements SentenceEncoder {
        final AtomicInteger closed = new AtomicInteger();

        @Override
        public int dimension() {
            return 1;
        }

        @Override
        public float[] encode(String text) {
            return new float[] {1};
        }

        @Override
        public Embeddings encodeAll(List<String> texts) {
            return Embeddings.of(new float[texts.size()], 1);
        }

        @Override
        public void close() {
            closed.incrementAndGet();
        }
    }

    @Test
    void routesByLanguage() {
        Fake english = new Fake();
        Fake chinese = new Fake();
        try (EncoderRouter router = EncoderRouter.of(english, chinese)) {
            assertThat(router.encoder(Language.ENGLISH)).containsSame(english);
            assertThat(router.encoder(Language.CHINESE)).containsSame(chinese);
            assertThat(router.encoder(FRENCH)).isEmpty();
            assertThat(router.languages()).containsExactlyInAnyOrder(Language.ENGLISH, Language.CHINESE);
        }
    }

    @Test
    void makesAnEncoderOnceHoweverManyAsk() throws Exception {
        AtomicInteger made = new AtomicInteger();
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try (EncoderRouter router = EncoderRouter.lazy(Map.of(Language.ENGLISH, () -> {
            made.incrementAndGet();
            return new Fake();
        }))) {
            assertThat(made).hasValue(0);
            List<Future<SentenceEncoder>> asked = IntStream.range(0, 8)
                    .mapToObj(i -> threads.submit(() -> {
                        start.await();
                        return router.encoder(Language.ENGLISH).orElseThrow();
                    }))
                    .toList();
            start.countDown();
            for (Future<SentenceEncoder> future : asked) {
                assertThat(future.get(60, TimeUnit.SECONDS))
                        .isSameAs(router.encoder(Language.ENGLISH).orElseThrow());
            }
            assertThat(made).hasValue(1);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void closesWhatWasHandedInThoughNobodyAskedForIt() {
        Fake english = new Fake();
        Fake chinese = new Fake();
        EncoderRouter router = EncoderRouter.of(english, chinese);
        router.close();
        router.close();
        assertThat(english.closed).hasValue(1);
        assertThat(chinese.closed).hasValue(1);
        assertThatIllegalStateException().isThrownBy(() -> router.encoder(Language.ENGLISH));
        assertThatIllegalStateException().isThrownBy(() -> router.encoder(FRENCH));
    }

    @Test
    void closesNothingThatWasNeverMade() {
        AtomicInteger made = new AtomicInteger();
        EncoderRouter router = EncoderRouter.lazy(Map.of(FRENCH, () -> {
            made.incrementAndGet();
            return new Fake();
        }));
        router.close();
        assertThat(made).hasValue(0);
    }

    @Test
    void oneEncoderThatCannotBeClosedDoesNotKeepTheOthersOpen() {
        IllegalStateException stuck = new IllegalStateException("stuck");
        Fake first = new Fake() {
            @Override
            public void close() {
                super.close();
                throw stuck;
            }
        };
        Fake second = new Fake() {
            @Override
            public void close() {
                super.close();
                throw stuck;
            }
        };
        EncoderRouter router = EncoderRouter.of(first, second);
        assertThatThrownBy(router::close).isSameAs(stuck);
        assertThat(first.closed).hasValue(1);
        assertThat(second.closed).hasValue(1);
    }

    @Test
    void needsALanguage() {
        assertThatIllegalArgumentException().isThrownBy(() -> EncoderRouter.lazy(Map.of()));
    }
}
