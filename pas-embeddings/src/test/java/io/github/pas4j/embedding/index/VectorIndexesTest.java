package io.github.pas4j.embedding.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.pas4j.embedding.Embeddings;
import io.github.pas4j.embedding.VectorIndex;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VectorIndexesTest {

    @TempDir
    Path folder;

    @Test
    void fewVectorsAreComparedAndManyAreWalked() {
        try (VectorIndex few = VectorIndexes.automatic(384, 20_000, IndexTask.SEARCH);
                VectorIndex many = VectorIndexes.automatic(384, 20_001, IndexTask.SEARCH);
                VectorIndex pairs = VectorIndexes.automatic(384, VectorIndexes.ALL_PAIRS, IndexTask.ALL_PAIRS)) {
            assertThat(few).isInstanceOf(ExactIndex.class).hasToString("ExactIndex[0 × 384]");
            assertThat(many).isInstanceOf(JVectorIndex.class).hasToString("JVectorIndex[0 × 384]");
            assertThat(pairs).isInstanceOf(ExactIndex.class);
        }
    }

    @Test
    void theChoiceGivesItsReason() {
        int between = (VectorIndexes.ALL_PAIRS + VectorIndexes.ALL_PAIRS_WITHOUT_SIMD) / 2;
        IndexChoice with = VectorIndexes.choose(768, between, IndexTask.ALL_PAIRS, true);
        IndexChoice without = VectorIndexes.choose(768, between, IndexTask.ALL_PAIRS, false);

        assertThat(with.kind()).isEqualTo(IndexChoice.Kind.GRAPH);
        assertThat(without.kind()).isEqualTo(IndexChoice.Kind.EXACT);
        assertThat(with).asString().startsWith("JVectorIndex").contains("400,000", "768", "300,000", "has SIMD");
        assertThat(without).asString().startsWith("ExactIndex").contains("500,000", "no SIMD");
        assertThat(VectorIndexes.choose(768, 10_000, IndexTask.SEARCH).kind()).isEqualTo(IndexChoice.Kind.EXACT);
        assertThat(VectorIndexes.choose(768, 10_001, IndexTask.SEARCH).kind()).isEqualTo(IndexChoice.Kind.GRAPH);
    }

    @Test
    void aFileIsLoadedByItsKind() {
        Embeddings vectors = Vectors.clustered(30, 5, 1);
        for (VectorIndex index : List.of(ExactIndex.create(5), JVectorIndex.create(5))) {
            Path file = folder.resolve("index");
            index.addAll(vectors);
            index.save(file);
            try (VectorIndex loaded = VectorIndexes.load(file)) {
                assertThat(loaded).hasSameClassAs(index);
                assertThat(loaded.search(vectors.row(7), 3)).isEqualTo(index.search(vectors.row(7), 3));
            }
            index.close();
        }
    }

    @Test
    void argumentsAreChecked() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> VectorIndexes.choose(0, 1, IndexTask.SEARCH))
                .withMessageContaining("0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> VectorIndexes.choose(1, -1, IndexTask.SEARCH))
                .withMessageContaining("-1");
    }
}
