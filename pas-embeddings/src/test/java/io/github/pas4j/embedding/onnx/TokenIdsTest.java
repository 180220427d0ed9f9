package io.github.pas4j.embedding.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TokenIdsTest {

    @Test
    void whatFitsIsNotTruncated() {
        TokenIds.Growing ids = new TokenIds.Growing(3);
        ids.add(1);
        ids.add(2);
        assertThat(ids.full()).isFalse();

        TokenIds three = ids.endWith(9);
        assertThat(three.toArray()).containsExactly(1, 2, 9);
        assertThat(three.truncated()).isFalse();
    }

    @Test
    void oneTooManyIsDroppedAndTold() {
        TokenIds.Growing ids = new TokenIds.Growing(3);
        for (int id = 1; id <= 3; id++) {
            ids.add(id);
        }
        assertThat(ids.full()).isTrue();

        TokenIds three = ids.endWith(9);
        assertThat(three.toArray()).containsExactly(1, 2, 9);
        assertThat(three.truncated()).isTrue();
    }

    @Test
    void itGrows() {
        TokenIds.Growing ids = new TokenIds.Growing(1_000);
        for (int id = 0; id < 500; id++) {
            ids.add(id);
        }
        assertThat(ids.endWith(9).toArray()).hasSize(501).startsWith(0, 1, 2).endsWith(498, 499, 9);
    }
}
