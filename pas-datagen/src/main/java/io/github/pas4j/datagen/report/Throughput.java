package io.github.pas4j.datagen.report;

import io.github.pas4j.datagen.PairState;
import io.github.pas4j.datagen.report.Timeline.Span;
import io.github.pas4j.datagen.report.Timeline.Step;
import io.github.pas4j.runs.JournalEntry;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How many answers came when, and how many in each session. */
final class Throughput implements PairSection {

    private static final int MOST_SESSIONS = 50;

    private final Timeline timeline;
    private final PairFates fates;

    Throughput(Timeline timeline, PairFates fates) {
        this.timeline = timeline;
        this.fates = fates;
    }

    void add(JournalEntry entry) {
        timeline.add(entry);
    }

    @Override
    public String id() {
        return "throughput";
    }

    @Override
    public String name() {
        return "Throughput";
    }

    @Override
    public boolean isEmpty() {
        return timeline.spans().isEmpty();
    }

    @Override
    public void write(Html html) {
        html.open("section", "id", id(), "class", "wide").element("h2", "Answers over time");
        html.open("div", "class", "plot", "id", "throughput-plot").close("div");
        html.open("div", "class", "scroll").open("table").open("thead").open("tr");
        html.element("th", "session", "scope", "col").element("th", "began (UTC)", "scope", "col");
        for (String head : List.of("until the last answer", "answers", "a minute")) {
            html.element("th", head, "scope", "col", "class", "number");
        }
        html.close("tr").close("thead").open("tbody");
        List<Span> spans = timeline.spans();
        int hidden = Math.max(0, spans.size() - MOST_SESSIONS);
        if (hidden > 0) {
            row(html, "1 to " + hidden, List.of(), spans.subList(0, hidden));
        }
        for (int i = hidden; i < spans.size(); i++) {
            OffsetDateTime began = spans.get(i)
                    .session()
                    .openedAt()
                    .truncatedTo(ChronoUnit.SECONDS)
                    .atOffset(ZoneOffset.UTC);
            List<String> dayAndTime =
                    List.of(began.toLocalDate().toString(), DateTimeFormatter.ISO_LOCAL_TIME.format(began));
            row(html, Integer.toString(i + 1), dayAndTime, List.of(spans.get(i)));
        }
        html.close("tbody").open("tfoot");
        row(html, "all", List.of(), spans);
        html.close("tfoot").close("table").close("div");
        html.element("p", note(), "class", "note").close("section").newLine();
    }

    private String note() {
        StringBuilder note = new StringBuilder("Each bar counts the answers that were recorded within ")
                .append(words(timeline.width()))
                .append("; those of a batch all at once, when it was fetched. Sessions follow each other without the"
                        + " time between them; those without an answer are left out.");
        Duration worked = worked(timeline.spans());
        long accepted = fates.count(PairState.ACCEPTED);
        if (accepted > 0 && !worked.isZero()) {
            note.append(" In all ").append(perMinute(accepted, worked)).append(" accepted pairs a minute.");
        }
        return note.toString();
    }

    private static void row(Html html, String label, List<String> began, List<Span> spans) {
        long answers = spans.stream().mapToLong(Span::answers).sum();
        Duration worked = worked(spans);
        html.open("tr").element("th", label, "scope", "row").open("td");
        for (String part : began) {
            html.element("span", part, "class", "whole").text(" ");
        }
        html.close("td");
        html.element("td", clock(worked.toMillis()), "class", "number");
        html.element("td", Numbers.count(answers), "class", "number");
        html.element("td", perMinute(answers, worked), "class", "number")
                .close("tr")
                .newLine();
    }

    private static Duration worked(List<Span> spans) {
        return spans.stream().map(Span::worked).reduce(Duration.ZERO, Duration::plus);
    }

    private static String perMinute(long count, Duration time) {
        if (time.isZero()) {
            return "–";
        }
        double rate = count * 60_000.0 / time.toMillis();
        return rate < 10 ? Numbers.fixed(rate, 1) : Numbers.count(Math.round(rate));
    }

    private static String clock(long millis) {
        long seconds = millis / 1000;
        return String.format(Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
    }

    private static String words(Duration time) {
        long seconds = time.toSeconds();
        return seconds == 1 ? "a second" : Numbers.count(seconds) + " seconds";
    }

    @Override
    public Map<String, Object> data() {
        List<String> labels = new ArrayList<>();
        List<Long> generated = new ArrayList<>();
        List<Long> judged = new ArrayList<>();
        List<Integer> begins = new ArrayList<>();
        for (Span span : timeline.spans()) {
            begins.add(labels.size());
            for (Step step : span.steps()) {
                labels.add(clock(labels.size() * timeline.width().toMillis()));
                generated.add(step.generated());
                judged.add(step.judged());
            }
        }
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("labels", labels);
        data.put("generated", generated);
        data.put("judged", judged);
        data.put("begins", begins);
        data.put("step", words(timeline.width()));
        return data;
    }
}
