package io.github.pas4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pas4j.testkit.LlmFault.Call;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every fault of the catalogue ends as it must, for both ways of calling. */
abstract class LlmFaultContract extends LlmWireContract {

    /**
     * How the names of the threads begin that a client starts for itself; none of them may outlive it. Unless it is
     * overridden: {@code pas-}.
     */
    protected String threadPrefix() {
        return "pas-";
    }

    /**
     * Whether the client closes each connection that is of no more use, at once. Unless it is overridden: yes. Say no
     * only where the HTTP library beneath gives no means to, and know that a bad server may then hold many open.
     */
    protected boolean closesEachConnection() {
        return true;
    }

    /** What the client is called in the table of faults. Unless it is overridden: the test's name without "Test". */
    protected String clientName() {
        return getClass().getSimpleName().replaceAll("Test$", "");
    }

    /** Called after all faults were played, with what came of them. Does nothing unless it is overridden. */
    protected void faultsPlayed(LlmFaultMatrix matrix) {}

    @TestFactory
    final List<DynamicTest> endsEveryFaultAsItMust() {
        LlmFaultRun.Subject subject =
                new LlmFaultRun.Subject(dialect(), this::newClient, threadPrefix(), closesEachConnection());
        Map<LlmFault, Map<Call, String>> cells = new LinkedHashMap<>();
        List<DynamicTest> tests = new ArrayList<>();
        for (LlmFault fault : LlmFaults.all()) {
            for (Call call : Call.values()) {
                if (fault.calls().contains(call)) {
                    tests.add(DynamicTest.dynamicTest(fault + " " + call, () -> {
                        LlmFaultRun.Result result = LlmFaultRun.play(fault, call, subject);
                        cells.computeIfAbsent(fault, key -> new TreeMap<>()).put(call, result.cell());
                        assertThat(result.problems())
                                .as("%s, %s: %s", fault, call, result.cell())
                                .isEmpty();
                    }));
                }
            }
        }
        tests.add(DynamicTest.dynamicTest("table", () -> faultsPlayed(LlmFaultMatrix.of(clientName(), cells))));
        return tests;
    }
}
