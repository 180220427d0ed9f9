package io.github.pas4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.pas4j.testkit.LlmFault.Call;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LlmFaultMatrixTest {

    @TempDir
    Path folder;

    private static LlmFaultMatrix matrix(String client, String chat, String stream) {
        Map<LlmFault, Map<Call, String>> cells = new LinkedHashMap<>();
        LlmFaults.all().forEach(fault -> {
            Map<Call, String> calls = new TreeMap<>(Map.of(Call.CHAT, chat, Call.STREAM, stream));
            calls.keySet().retainAll(fault.calls());
            cells.put(fault, calls);
        });
        return LlmFaultMatrix.of(client, cells);
    }

    @Test
    void tellsBothCallsWhereTheyDiffer() {
        assertThat(matrix("A", "ok", "Io ↻").toMarkdown())
                .contains("| fault | the server … | A |\n| --- | --- | --- |\n")
                .contains("| `status-400` | refuses the request | chat ok; stream Io ↻ |\n")
                .contains("| `stream-error` | reports its failure within a stream | stream Io ↻ |\n");
        assertThat(matrix("A", "ok", "ok").toMarkdown()).contains("| `status-400` | refuses the request | ok |\n");
    }

    @Test
    void joinsTheClientsInOneFileAndTakesEachAnew() throws IOException {
        Path file = folder.resolve("deep/matrix.md");
        matrix("B", "ok", "ok").writeTo(file);
        matrix("A", "Io ↻", "Io ↻").writeTo(file);
        matrix("B", "Timeout ↻", "Timeout ↻").writeTo(file);

        assertThat(Files.readString(file))
                .contains("| fault | the server … | A | B |\n")
                .contains("| `status-400` | refuses the request | Io ↻ | Timeout ↻ |\n");
        matrix("A", "Io ↻", "Io ↻").compareWith(file);
    }

    @Test
    void saysWhatIsNotAsDocumentedAndWhatToDo() throws IOException {
        Path file = folder.resolve("matrix.md");
        matrix("A", "Io ↻", "Io ↻").writeTo(file);

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> matrix("A", "ok", "ok").compareWith(file))
                .withMessageContaining("-Dpas.update=true")
                .withMessageContaining("| `status-400` | refuses the request | ok |");
        Files.writeString(file, Files.readString(file) + "| `forgotten` | is no fault any more | ok |\n");
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> matrix("A", "Io ↻", "Io ↻").compareWith(file))
                .withMessageContaining("more than there is");
    }

    @Test
    void leavesOpenWhatAnotherClientWasNotAsked() throws IOException {
        Path file = folder.resolve("matrix.md");
        matrix("A", "ok", "ok").writeTo(file);
        Files.writeString(file, Files.readString(file).replaceFirst("\\| `status-400` .*\n", ""));

        matrix("B", "ok", "ok").writeTo(file);

        assertThat(Files.readString(file)).contains("| `status-400` | refuses the request | ? | ok |\n");
    }
}
