package io.github.pas4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TargetTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void strongAdmitsWhatTheBundledEvidenceFavours() {
        for (String intent : admitted(Target.strong())) {
            Evidence evidence = EvidenceTable.bundled().find(intent).orElseThrow();
            assertThat(evidence.prompts().orElseThrow()).as(intent).isGreaterThanOrEqualTo(10);
            assertThat(evidence.winShare()).as(intent).isGreaterThanOrEqualTo(0.6);
        }
        assertThat(Target.strong().admits("never measured")).isFalse();
    }

    @Test
    void basicAdmitsAllAndStillKnowsTheEvidence() {
        assertThat(Target.basic().admits("why")).isTrue();
        assertThat(Target.basic().admits("never measured")).isTrue();
        assertThat(Target.basic().evidence("ideas")).isEqualTo(Target.strong().evidence("ideas"));
    }

    @Test
    void measuredAdmitsWhatItsOwnFileFavours() throws IOException {
        Path file = Files.writeString(folder.resolve("mine.jsonl"), """
                {"intent":"why","wins":13,"losses":7,"ties":0,"prompts":10,"answeringModel":"m","judgingModel":"j"}
                {"intent":"ideas","wins":0,"losses":20,"ties":0,"prompts":10,"answeringModel":"m","judgingModel":"j"}
                """);
        Target measured = Target.measured(file);
        assertThat(measured.admits("why")).isTrue();
        assertThat(measured.admits("ideas")).isFalse();
        assertThat(measured.admits("proofread")).isFalse();
        assertThat(measured.evidence("proofread")).isEmpty();
        assertThatThrownBy(() -> Target.measured(folder.resolve("absent"))).isInstanceOf(DataFormatException.class);
    }

    private static Set<String> admitted(Target target) {
        return GoldenPairs.bundledTransferable().pairs().stream()
                .map(GoldenPair::intent)
                .filter(target::admits)
                .collect(Collectors.toSet());
    }
}
