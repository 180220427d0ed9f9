package io.github.pas4j.benchmarks.curation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class QualityAucTest {

    private static final String SHARED = System.getProperty("pas.shared", "");

    @Test
    void theAreaIsTheShareOfPairsInTheRightOrder() {
        assertThat(QualityAuc.auc(new double[] {3, 2}, new double[] {1, 2})).isEqualTo(0.875);
        assertThat(QualityAuc.auc(new double[] {1, 1, 1}, new double[] {1, 1})).isEqualTo(0.5);
        assertThat(QualityAuc.auc(new double[] {0.1}, new double[] {0.2, 0.3})).isCloseTo(0, within(1e-9));
    }

    /** On the half of the prompts that the scorer was not tuned on. */
    @Test
    void realPromptsAreScoredAboveBrokenOnes() throws IOException {
        assumeTrue(!SHARED.isEmpty(), "needs -Dpas.shared=FOLDER with real prompts");
        for (boolean chinese : new boolean[] {false, true}) {
            Path file = Path.of(SHARED, "data", chinese ? "zh_prompts.jsonl" : "en_prompts.jsonl");
            QualityAuc.Scores scores = QualityAuc.scores(file, chinese, true);
            assertThat(QualityAuc.auc(scores.real(), scores.allBroken()))
                    .as(chinese ? "Chinese" : "English")
                    .isGreaterThanOrEqualTo(0.8);
        }
    }
}
