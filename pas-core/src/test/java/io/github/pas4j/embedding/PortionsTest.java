package io.github.pas4j.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PortionsTest {

    private static final List<String> TEXTS =
            IntStream.range(0, 150).mapToObj("x"::repeat).toList();

    private final Lengths encoder = new Lengths();

    @Test
    void theRowsAreThoseOfTheWholeListAndProgressEndsAtTheTotal() {
        List<Long> heard = new ArrayList<>();

        Embeddings all = encoder.encodeAll(TEXTS, (done, total) -> {
            assertThat(total).isEqualTo(150);
            heard.add(done);
        });

        assertThat(heard).containsExactly(64L, 128L, 150L);
        assertThat(all.toArray()).isEqualTo(encoder.encodeAll(TEXTS).toArray());
        assertThat(all.truncatedCount()).isEqualTo(49);
        assertThat(all.truncated(101)).isTrue();
    }

    @Test
    void anExceptionOfTheListenerEndsTheWork() {
        assertThatIllegalStateException()
                .isThrownBy(() -> encoder.encodeAll(TEXTS, (done, total) -> {
                    throw new IllegalStateException("enough");
                }))
                .withMessage("enough");
        assertThat(encoder.encoded).isEqualTo(64);
    }

    @Test
    void anInterruptEndsTheWorkAndStaysSet() {
        assertThatThrownBy(() -> encoder.encodeAll(
                        TEXTS, (done, total) -> Thread.currentThread().interrupt()))
                .isInstanceOf(EncodingException.class)
                .hasMessage("interrupted after 64 of 150 texts");
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void nothingHasNoProgress() {
        Embeddings none = encoder.encodeAll(List.of(), (done, total) -> {
            throw new IllegalStateException("of nothing");
        });
        assertThat(none.size()).isZero();
    }

    /** Encodes a text as its length, and reads at most 100 characters. */
    private static final class Lengths implements SentenceEncoder {
        private int encoded;

        @Override
        public int dimension() {
            return 1;
        }

        @Override
        public float[] encode(String text) {
            return new float[] {Math.min(text.length(), 100)};
        }

        @Override
        public Embeddings encodeAll(List<String> texts) {
            Embeddings.Builder all = Embeddings.builder(texts.size(), 1);
            for (int i = 0; i < texts.size(); i++) {
                all.row(i, encode(texts.get(i)));
                if (texts.get(i).length() > 100) {
                    all.truncated(i);
                }
            }
            encoded += texts.size();
            return all.build();
        }

        @Override
        public void close() {}
    }
}
