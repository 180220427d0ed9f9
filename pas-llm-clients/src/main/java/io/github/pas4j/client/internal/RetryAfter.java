package io.github.pas4j.client.internal;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/** How long a server asks to wait: OpenAI's {@code retry-after-ms}, else {@code Retry-After} (RFC 9110, 10.2.3). */
final class RetryAfter {

    /** What asks for more is a mistake or an attack. */
    private static final Duration LONGEST = Duration.ofDays(31);

    private RetryAfter() {}

    static @Nullable Duration of(Headers headers, Instant now) {
        Duration exact = number(headers.get("retry-after-ms"), 1);
        if (exact != null) {
            return exact;
        }
        String value = headers.get("retry-after");
        Duration seconds = number(value, 1000);
        return seconds != null || value == null ? seconds : until(value, now);
    }

    private static @Nullable Duration number(@Nullable String value, int millisPerUnit) {
        // At most 12 digits: BigDecimal would take minutes to write out 1e999999999.
        if (value == null || !value.strip().matches("\\d{1,12}(\\.\\d{1,12})?")) {
            return null;
        }
        return plausible(Duration.ofMillis(new BigDecimal(value.strip())
                .multiply(BigDecimal.valueOf(millisPerUnit))
                .longValue()));
    }

    private static @Nullable Duration until(String date, Instant now) {
        try {
            Instant then = ZonedDateTime.parse(date.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return then.isBefore(now) ? Duration.ZERO : plausible(Duration.between(now, then));
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private static @Nullable Duration plausible(Duration wait) {
        return wait.compareTo(LONGEST) > 0 ? null : wait;
    }
}
