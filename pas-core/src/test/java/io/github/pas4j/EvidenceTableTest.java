package io.github.pas4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvidenceTableTest {

    private static final String ROW = """
            {"intent":"why","wins":3,"losses":1,"answeringModel":"m","judgingModel":"j"}""";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void theBundledEvidenceIsThatOfTheMeasurement() {
        EvidenceTable bundled = EvidenceTable.bundled();
        assertThat(bundled.asMap()).hasSize(43);
        assertThat(bundled.find("explain")).hasValueSatisfying(explain -> {
            assertThat(explain.wins()).isEqualTo(167);
            assertThat(explain.losses()).isEqualTo(41);
            assertThat(explain.prompts()).hasValue(104);
            assertThat(explain.favours()).isTrue();
        });
        assertThat(bundled.find("story"))
                .hasValueSatisfying(story -> assertThat(story.favours()).isFalse());
        assertThat(bundled.asMap())
                .allSatisfy((intent, evidence) ->
                        assertThat(evidence.suffices()).as(intent).isTrue());
        assertThat(bundled.find("unknown")).isEmpty();
        assertThatThrownBy(() -> bundled.asMap().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void everyBundledIntentOfTheEvidenceHasPairs() {
        assertThat(GoldenPairs.bundledTransferable().pairs())
                .extracting(GoldenPair::intent)
                .containsAll(EvidenceTable.bundled().asMap().keySet());
    }

    @Test
    void readsAllColumns() throws IOException {
        EvidenceTable table = load(ROW + "\n"
                + ROW.replace("why", "how").replace("}", ",\"ties\":2,\"prompts\":6,\"date\":\"2026-01-31\"}"));
        assertThat(table.asMap()).containsOnlyKeys("why", "how");
        assertThat(table.find("how"))
                .contains(
                        new Evidence(3, 1, OptionalInt.of(2), OptionalInt.of(6), "m", "j", Optional.of("2026-01-31")));
    }

    @Test
    void everyFaultNamesItsLine() {
        assertFault(ROW + "\n" + ROW, 2, "intent 'why' comes twice");
        assertFault(ROW.replace("3", "-3"), 1, "'wins' must be a whole number");
        assertFault(ROW.replace("3", "3.5"), 1, "'wins' must be a whole number");
        assertFault(ROW.replace("3", "\"3\""), 1, "'wins' must be a whole number");
        assertFault(ROW.replace("\"losses\":1,", ""), 1, "'losses' is missing");
        assertFault(ROW.replace("\"m\"", "\"\""), 1, "'answeringModel' must be a text");
        assertFault("{", 1, "is not JSON");
        assertFault("7", 1, "is not a JSON object");
        assertThatThrownBy(() -> load("\n")).hasMessageContaining("evidence.jsonl: has no row");
    }

    @Test
    void favoursNeedsTenPromptsJudgedTwiceAndSixtyPercentOfTheDecided() {
        assertThat(evidence(12, 8, 0, 10).favours()).isTrue();
        assertThat(evidence(11, 9, 0, 10).favours()).isFalse();
        assertThat(evidence(3, 2, 15, 10).favours()).isTrue();
        assertThat(evidence(18, 0, 0, 9).favours()).isFalse();
        assertThat(evidence(10, 0, 0, 10).favours()).isFalse(); // judged once only
        assertThat(evidence(0, 0, 20, 10).favours()).isFalse();
        assertThat(evidence(0, 0, 20, 10).suffices()).isTrue();
        assertThat(evidence(0, 0, 20, 10).winShare()).isZero();
        Evidence uncounted = new Evidence(20, 0, OptionalInt.empty(), OptionalInt.empty(), "m", "j", Optional.empty());
        assertThat(uncounted.favours()).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> evidence(-1, 0, 0, 10))
                .withMessageContaining("-1");
    }

    @Test
    void anotherTablesRowsCountFirst() throws IOException {
        EvidenceTable one = load(ROW);
        EvidenceTable both = one.plus(load(ROW.replace("3", "5") + "\n" + ROW.replace("why", "how")));
        assertThat(both.asMap()).containsOnlyKeys("why", "how");
        assertThat(both.find("why").orElseThrow().wins()).isEqualTo(5);
        assertThat(one.asMap()).containsOnlyKeys("why");
    }

    private static Evidence evidence(int wins, int losses, int ties, int prompts) {
        return new Evidence(
                wins, losses, OptionalInt.of(ties), OptionalInt.of(prompts), "m", "j", Optional.of("2026-11-22"));
    }

    private void assertFault(String content, long line, String problem) {
        assertThatThrownBy(() -> load(content))
                .isInstanceOfSatisfying(
                        DataFormatException.class, e -> assertThat(e.line()).isEqualTo(line))
                .hasMessageContaining("evidence.jsonl:" + line)
                .hasMessageContaining(problem);
    }

    private EvidenceTable load(String content) throws IOException {
        return EvidenceTable.load(Files.writeString(folder.resolve("evidence.jsonl"), content));
    }
}
