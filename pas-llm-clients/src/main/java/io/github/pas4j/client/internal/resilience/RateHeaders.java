package io.github.pas4j.client.internal.resilience;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an answer's {@code x-ratelimit-{limit,remaining,reset}-{requests,tokens}} headers say of the next call.
 *
 * @param pause how long nothing is left; zero where something is, or where they say nothing that makes sense
 */
public record RateHeaders(Duration pause) {

    /** A header by its name, or null. */
    @FunctionalInterface
    public interface Source {

        /** The value, or null. */
        @Nullable
        String get(String name);
    }

    /** What asks for more is meant for another limit than one of requests or tokens a minute, or is a mistake. */
    private static final Duration LONGEST = Duration.ofHours(1);

    private static final int MAX_LENGTH = 64;
    private static final Pattern NUMBER = Pattern.compile("\\d{1,12}(?:\\.\\d{1,12})?");
    private static final Pattern PART = Pattern.compile("(" + NUMBER + ")(h|ms|m|s|us|µs|ns)");

    /** Reads the headers of an answer. */
    public static RateHeaders of(Source headers) {
        Duration requests = pauseFor("requests", headers);
        Duration tokens = pauseFor("tokens", headers);
        return new RateHeaders(requests.compareTo(tokens) > 0 ? requests : tokens);
    }

    private static Duration pauseFor(String what, Source headers) {
        BigDecimal remaining = number(headers.get("x-ratelimit-remaining-" + what));
        BigDecimal limit = number(headers.get("x-ratelimit-limit-" + what));
        // A limit of 0 is how some proxies write that there is none.
        if (remaining == null || remaining.signum() != 0 || (limit != null && limit.signum() == 0)) {
            return Duration.ZERO;
        }
        Duration reset = duration(headers.get("x-ratelimit-reset-" + what));
        return reset == null || reset.compareTo(LONGEST) > 0 ? Duration.ZERO : reset;
    }

    private static @Nullable BigDecimal number(@Nullable String value) {
        return value != null && NUMBER.matcher(value.strip()).matches() ? new BigDecimal(value.strip()) : null;
    }

    /** As Go writes them ({@code 6m0s}, {@code 120ms}); a bare number is of seconds. */
    static @Nullable Duration duration(@Nullable String value) {
        BigDecimal seconds = number(value);
        if (seconds != null) {
            return nanos(seconds, "s");
        }
        if (value == null || value.length() > MAX_LENGTH) {
            return null;
        }
        String text = value.strip();
        Matcher part = PART.matcher(text);
        Duration sum = Duration.ZERO;
        int end = 0;
        while (end < text.length() && part.find() && part.start() == end) {
            sum = sum.plus(nanos(new BigDecimal(part.group(1)), part.group(2)));
            end = part.end();
        }
        return end == 0 || end < text.length() ? null : sum;
    }

    private static Duration nanos(BigDecimal amount, String unit) {
        long nanosPerUnit = switch (unit) {
            case "h" -> 3_600_000_000_000L;
            case "m" -> 60_000_000_000L;
            case "s" -> 1_000_000_000L;
            case "ms" -> 1_000_000L;
            case "us", "µs" -> 1_000L;
            default -> 1L;
        };
        // Rounded up: a wait that ends too early is refused.
        BigDecimal nanos = amount.multiply(BigDecimal.valueOf(nanosPerUnit)).setScale(0, RoundingMode.CEILING);
        BigDecimal[] parts = nanos.divideAndRemainder(BigDecimal.valueOf(1_000_000_000L));
        return Duration.ofSeconds(parts[0].longValueExact(), parts[1].longValueExact());
    }
}
