package io.github.pas4j.datagen.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.pas4j.datagen.report.Timeline.Span;
import io.github.pas4j.runs.JournalEntry;
import io.github.pas4j.runs.RunSession;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TimelineTest {

    private static final Instant MORNING = Instant.parse("2026-11-22T08:00:00Z");

    private long ids;

    private RunSession session(long id, Instant openedAt, Duration open) {
        return new RunSession(id, openedAt, open);
    }

    private JournalEntry entry(long session, String role, Instant at) {
        return new JournalEntry(++ids, session, role, "m", 1, 1, at);
    }

    private static long answers(Timeline timeline) {
        return timeline.spans().stream()
                .flatMap(span -> span.steps().stream())
                .mapToLong(step -> step.generated() + step.judged())
                .sum();
    }

    private static long steps(Timeline timeline) {
        return timeline.spans().stream().mapToLong(span -> span.steps().size()).sum();
    }

    @Test
    void aShortRunIsCountedBySeconds() {
        Timeline timeline = new Timeline(List.of(session(1, MORNING, Duration.ofSeconds(9))));
        timeline.add(entry(1, "generator", MORNING.plusMillis(500)));
        timeline.add(entry(1, "critic", MORNING.plusMillis(999)));
        timeline.add(entry(1, "critic-2", MORNING.plusMillis(3000)));
        assertThat(timeline.width()).isEqualTo(Duration.ofSeconds(1));
        Span span = timeline.spans().get(0);
        assertThat(span.steps()).extracting(Timeline.Step::generated).containsExactly(1L, 0L, 0L, 0L);
        assertThat(span.steps()).extracting(Timeline.Step::judged).containsExactly(1L, 0L, 0L, 1L);
        assertThat(span.worked()).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void aLongRunHasLongerStepsAndNotMore() {
        Timeline timeline = new Timeline(List.of(session(1, MORNING, Duration.ofHours(50))));
        int seconds = 50 * 3600;
        for (int i = 0; i < seconds; i += 7) {
            timeline.add(entry(1, i % 2 == 0 ? "generator" : "critic", MORNING.plusSeconds(i)));
        }
        assertThat(steps(timeline)).isBetween(120L, 240L);
        assertThat(answers(timeline)).isEqualTo((seconds + 6) / 7);
        assertThat(timeline.width().toSeconds()).isEqualTo(1024);
    }

    @Test
    void oneAnswerAfterAMonthTakesNoMoreRoom() {
        Timeline timeline = new Timeline(List.of(session(1, MORNING, Duration.ofDays(30))));
        timeline.add(entry(1, "generator", MORNING));
        timeline.add(entry(1, "generator", MORNING.plus(Duration.ofDays(30))));
        assertThat(steps(timeline)).isLessThanOrEqualTo(240);
        assertThat(answers(timeline)).isEqualTo(2);
    }

    @Test
    void sessionsFollowEachOtherWithoutTheTimeBetweenThem() {
        Instant nextDay = MORNING.plus(Duration.ofDays(1));
        Timeline timeline = new Timeline(List.of(
                session(1, MORNING, Duration.ofSeconds(5)),
                session(2, MORNING.plusSeconds(60), Duration.ofSeconds(5)),
                session(3, nextDay, Duration.ofSeconds(5))));
        timeline.add(entry(1, "generator", MORNING.plusSeconds(4)));
        timeline.add(entry(3, "critic", nextDay.plusSeconds(2)));
        assertThat(timeline.spans())
                .extracting(span -> span.session().id(), span -> span.steps().size())
                .containsExactly(tuple(1L, 5), tuple(3L, 3));
    }

    @Test
    void moreSessionsThanStepsHaveOneEach() {
        List<RunSession> sessions = LongStream.rangeClosed(1, 500)
                .mapToObj(id -> session(id, MORNING.plus(Duration.ofHours(id)), Duration.ofSeconds(30)))
                .toList();
        Timeline timeline = new Timeline(sessions);
        for (RunSession session : sessions) {
            timeline.add(entry(session.id(), "generator", session.openedAt().plusSeconds(20)));
        }
        assertThat(steps(timeline)).isEqualTo(500);
        assertThat(answers(timeline)).isEqualTo(500);
    }

    /** Times of answers are of the machine's clock, which may be set; how long a session was open is not. */
    @Test
    void aClockThatIsSetMovesNothingOutOfItsSession() {
        Timeline timeline = new Timeline(List.of(session(1, MORNING, Duration.ofSeconds(10))));
        timeline.add(entry(1, "generator", MORNING.minus(Duration.ofDays(3))));
        timeline.add(entry(1, "generator", MORNING.plus(Duration.ofDays(3))));
        Span span = timeline.spans().get(0);
        assertThat(span.steps()).hasSize(12);
        assertThat(span.steps().get(0).generated()).isEqualTo(1);
        assertThat(span.steps().get(11).generated()).isEqualTo(1);
    }
}
