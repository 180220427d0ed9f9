package io.github.pas4j.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.pas4j.datagen.PairForecast;
import io.github.pas4j.datagen.RunSummary;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What {@code pas generate} says before and after. */
final class PairReport {

    private static final int MONEY_DIGITS = 4;

    private final PrintStream err;

    PairReport(PrintStream err) {
        this.err = err;
    }

    void print(PairForecast forecast, long prompts) {
        line(
                "Forecast from %s (%d accepted): %s of %,d worked on, about %,d calls, %,d tokens read and %,d"
                        + " written%s",
                Summary.count(forecast.sampled(), "prompt"),
                forecast.accepted(),
                Summary.count(forecast.prompts(), "prompt"),
                prompts,
                forecast.calls(),
                forecast.usage().promptTokens(),
                forecast.usage().completionTokens(),
                forecast.cost().map(cost -> ", cost " + money(cost)).orElse(""));
    }

    void print(RunSummary summary, long unreadable, @Nullable Path out) {
        line(
                "%s in %.1f s",
                Summary.count(summary.prompts(), "prompt"), summary.elapsed().toMillis() / 1e3);
        if (unreadable > 0) {
            line("  %-22s %,9d (not among the prompts)", "unreadable (rejected)", unreadable);
        }
        share("accepted", summary.accepted(), summary);
        line("    %-20s %,9d", "of them silent", summary.silent());
        share("quarantined", summary.quarantined(), summary);
        share("unverified", summary.unverified(), summary);
        share("surplus", summary.surplus(), summary);
        share("pending", summary.pending(), summary);
        if (!summary.acceptedByCategory().isEmpty()) {
            line("Accepted by category: %s", all(summary.acceptedByCategory()));
        }
        if (!summary.rejections().isEmpty()) {
            line("Tries refused for: %s", all(summary.rejections()));
        }
        line(
                "Paid in all: %,d answers of the generator, %,d of the critic, %,d tokens read, %,d written%s",
                summary.generatorCalls(),
                summary.criticCalls(),
                summary.usage().promptTokens(),
                summary.usage().completionTokens(),
                summary.cost().map(cost -> ", cost " + money(cost)).orElse(""));
        if (out != null) {
            written("pairs", out);
        }
    }

    void written(String what, Path file) {
        line("  %-22s %s", what, file);
    }

    static String money(BigDecimal cost) {
        return cost.setScale(MONEY_DIGITS, RoundingMode.HALF_UP).toPlainString();
    }

    private static String all(SortedMap<String, Long> counts) {
        return counts.entrySet().stream()
                .map(entry -> String.format(Locale.ROOT, "%s %,d", entry.getKey(), entry.getValue()))
                .collect(Collectors.joining(", "));
    }

    static String json(RunSummary summary) {
        return JsonText.write(json -> {
            json.writeStartObject();
            json.writeNumberField("prompts", summary.prompts());
            json.writeNumberField("accepted", summary.accepted());
            json.writeNumberField("quarantined", summary.quarantined());
            json.writeNumberField("unverified", summary.unverified());
            json.writeNumberField("surplus", summary.surplus());
            json.writeNumberField("pending", summary.pending());
            json.writeNumberField("generatorCalls", summary.generatorCalls());
            json.writeNumberField("criticCalls", summary.criticCalls());
            json.writeNumberField("promptTokens", summary.usage().promptTokens());
            json.writeNumberField("completionTokens", summary.usage().completionTokens());
            json.writeNumberField("seconds", summary.elapsed().toMillis() / 1e3);
            json.writeNumberField("silent", summary.silent());
            json.writeStringField("ending", summary.ending().name().toLowerCase(Locale.ROOT));
            if (summary.cost().isPresent()) {
                json.writeNumberField("cost", summary.cost().get());
            } else {
                json.writeNullField("cost");
            }
            numbers(json, "byCategory", summary.acceptedByCategory());
            numbers(json, "rejections", summary.rejections());
            json.writeEndObject();
        });
    }

    static String json(PairForecast forecast) {
        return JsonText.write(json -> {
            json.writeStartObject();
            json.writeNumberField("sampled", forecast.sampled());
            json.writeNumberField("accepted", forecast.accepted());
            json.writeNumberField("prompts", forecast.prompts());
            json.writeNumberField("calls", forecast.calls());
            json.writeNumberField("promptTokens", forecast.usage().promptTokens());
            json.writeNumberField("completionTokens", forecast.usage().completionTokens());
            if (forecast.cost().isPresent()) {
                json.writeNumberField("cost", forecast.cost().get());
            } else {
                json.writeNullField("cost");
            }
            json.writeEndObject();
        });
    }

    private static void numbers(JsonGenerator json, String name, SortedMap<String, Long> numbers) throws IOException {
        json.writeObjectFieldStart(name);
        for (Map.Entry<String, Long> number : numbers.entrySet()) {
            json.writeNumberField(number.getKey(), number.getValue());
        }
        json.writeEndObject();
    }

    private void share(String name, long count, RunSummary summary) {
        line("  %-22s %,9d  %5.1f %%", name, count, 100.0 * count / Math.max(1, summary.prompts()));
    }

    private void line(String format, Object... values) {
        err.println(String.format(Locale.ROOT, format, values));
    }
}
