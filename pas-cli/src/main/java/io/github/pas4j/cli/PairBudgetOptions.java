package io.github.pas4j.cli;

import io.github.pas4j.runs.Budget;
import io.github.pas4j.runs.PriceTable;
import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Caps and prices of a run. */
final class PairBudgetOptions {

    @Option(
            names = "--budget-tokens",
            paramLabel = "N",
            description =
                    "Most tokens, in and out together, of the whole run. At a cap it stops with exit code 3, and the"
                            + " same command with a higher cap goes on.")
    private @Nullable Long tokens;

    @Option(names = "--budget-calls", paramLabel = "N", description = "Most answers that are paid for.")
    private @Nullable Long calls;

    @Option(
            names = "--budget-time",
            paramLabel = "T",
            converter = DurationConverter.class,
            description = "Most time, such as 2h, that the run is open in all.")
    private @Nullable Duration time;

    @Option(names = "--budget-cost", paramLabel = "X", description = "Most money; needs the prices below.")
    private @Nullable BigDecimal cost;

    @Option(names = "--price-in", paramLabel = "X", description = "Price of a million tokens that the generator reads.")
    private @Nullable BigDecimal in;

    @Option(names = "--price-out", paramLabel = "X", description = "Price of a million tokens that it writes.")
    private @Nullable BigDecimal out;

    @Option(
            names = "--critic-price-in",
            paramLabel = "X",
            description = "The same of the critic's model. Default: the generator's prices.")
    private @Nullable BigDecimal criticIn;

    @Option(names = "--critic-price-out", paramLabel = "X", description = "The same of the critic's model.")
    private @Nullable BigDecimal criticOut;

    Budget budget(String generator, String critic) {
        try {
            Budget budget = Budget.unlimited();
            budget = tokens == null ? budget : budget.andMaxTokens(tokens);
            budget = calls == null ? budget : budget.andMaxCalls(calls);
            budget = time == null ? budget : budget.andMaxTime(time);
            return withCost(budget, generator, critic);
        } catch (IllegalArgumentException e) {
            throw CliException.usage("--budget, --price: " + e.getMessage());
        }
    }

    private Budget withCost(Budget budget, String generator, String critic) {
        if (in == null && out == null) {
            if (cost != null || criticIn != null || criticOut != null) {
                throw CliException.usage("--budget-cost and --critic-price-... need --price-in and --price-out");
            }
            return budget;
        }
        if (in == null || out == null || (criticIn == null) != (criticOut == null)) {
            throw CliException.usage("prices come in twos: what is read and what is written");
        }
        PriceTable.Builder prices = PriceTable.builder().perMillion(generator, in, out);
        if (!critic.equals(generator)) {
            prices.perMillion(critic, criticIn == null ? in : criticIn, criticOut == null ? out : criticOut);
        }
        // Without a cap on money the prices are there to be told by.
        return budget.andMaxCost(cost == null ? new BigDecimal("1e18") : cost, prices.build());
    }
}
