package io.github.pas4j.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pas4j.Language;
import io.github.pas4j.embedding.EncoderRouter;
import io.github.pas4j.embedding.SentenceEncoder;
import io.github.pas4j.testkit.SentenceEncoderContract;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class BundledEncodersTest {

    @Nested
    class English extends SentenceEncoderContract {
        @Override
        protected SentenceEncoder newEncoder() {
            return BundledEncoders.bgeSmallEn();
        }
    }

    @Nested
    class Chinese extends SentenceEncoderContract {
        @Override
        protected SentenceEncoder newEncoder() {
            return BundledEncoders.bgeSmallZh();
        }
    }

    @Test
    void routesEachLanguageToItsOwnEncoder() {
        try (EncoderRouter router = BundledEncoders.router()) {
            assertThat(router.languages()).containsExactlyInAnyOrder(Language.ENGLISH, Language.CHINESE);
            assertThat(router.encoder(Language.ENGLISH).orElseThrow().dimension())
                    .isEqualTo(384);
            assertThat(router.encoder(Language.CHINESE).orElseThrow().dimension())
                    .isEqualTo(512);
            assertThat(router.encoder(new Language("ru"))).isEmpty();
        }
    }

    @Test
    void closingTheRouterClosesItsEncoders() {
        EncoderRouter router = BundledEncoders.router();
        SentenceEncoder english = router.encoder(Language.ENGLISH).orElseThrow();
        router.close();
        router.close();
        assertThatThrownBy(() -> english.encode("text")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> router.encoder(Language.ENGLISH)).isInstanceOf(IllegalStateException.class);
    }
}
