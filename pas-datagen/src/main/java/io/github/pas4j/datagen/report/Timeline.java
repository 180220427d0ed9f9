package io.github.pas4j.datagen.report;

import io.github.pas4j.runs.JournalEntry;
import io.github.pas4j.runs.RunSession;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Answers over the time for which a run was worked on: its sessions end to end, each from its beginning to its last answer, in
 * steps of equal length. The longer the run, the longer the steps, so that it takes no more memory.
 */
final class Timeline {

    private static final int MOST_STEPS = 240;
    private static final long FIRST_WIDTH = 1000;

    private final Map<Long, RunSession> sessions;
    private final List<Span> spans = new ArrayList<>();
    private long width = FIRST_WIDTH;

    Timeline(List<RunSession> sessions) {
        this.sessions = sessions.stream().collect(Collectors.toMap(RunSession::id, Function.identity()));
    }

    /** Answers within a step. */
    static final class Step {
        private long generated;
        private long judged;

        long generated() {
            return generated;
        }

        long judged() {
            return judged;
        }

        void add(Step other) {
            generated += other.generated;
            judged += other.judged;
        }
    }

    /** One session. */
    static final class Span {
        private final RunSession session;
        private List<Step> steps = new ArrayList<>();
        private long lastMillis;
        private long answers;

        private Span(RunSession session) {
            this.session = session;
        }

        RunSession session() {
            return session;
        }

        List<Step> steps() {
            return steps;
        }

        long answers() {
            return answers;
        }

        /** From the opening of the store to the last answer. */
        Duration worked() {
            return Duration.ofMillis(lastMillis);
        }

        /** The clock of the machine may have been set meanwhile: then it is as far as the session was long. */
        private long millis(JournalEntry entry) {
            long since =
                    Duration.between(session.openedAt(), entry.recordedAt()).toMillis();
            return Math.max(0, Math.min(since, session.open().toMillis() + FIRST_WIDTH));
        }

        private void add(JournalEntry entry, long millis, int step) {
            while (steps.size() <= step) {
                steps.add(new Step());
            }
            if (entry.role().equals(StageCosts.GENERATOR)) {
                steps.get(step).generated++;
            } else {
                steps.get(step).judged++;
            }
            answers++;
            lastMillis = Math.max(lastMillis, millis);
        }

        private void halve() {
            List<Step> halved = new ArrayList<>();
            for (int i = 0; i < steps.size(); i++) {
                if (i % 2 == 0) {
                    halved.add(steps.get(i));
                } else {
                    halved.get(i / 2).add(steps.get(i));
                }
            }
            steps = halved;
        }
    }

    void add(JournalEntry entry) {
        Span span = span(entry);
        long millis = span.millis(entry);
        while (steps() - span.steps.size() + Math.max(span.steps.size(), millis / width + 1) > MOST_STEPS
                && (millis >= width || spans.stream().anyMatch(other -> other.steps.size() > 1))) {
            width *= 2;
            spans.forEach(Span::halve);
        }
        span.add(entry, millis, (int) (millis / width));
    }

    private Span span(JournalEntry entry) {
        Span last = spans.isEmpty() ? null : spans.get(spans.size() - 1);
        if (last != null && last.session.id() == entry.session()) {
            return last;
        }
        Span next = spans.stream()
                .filter(span -> span.session.id() == entry.session())
                .findFirst()
                .orElse(null);
        if (next == null) {
            RunSession session = sessions.getOrDefault(
                    entry.session(), new RunSession(entry.session(), entry.recordedAt(), Duration.ZERO));
            next = new Span(session);
            spans.add(next);
        }
        return next;
    }

    private long steps() {
        return spans.stream().mapToLong(span -> span.steps.size()).sum();
    }

    /** The sessions that have answers. */
    List<Span> spans() {
        return spans;
    }

    /** How long a step is. */
    Duration width() {
        return Duration.ofMillis(width);
    }
}
