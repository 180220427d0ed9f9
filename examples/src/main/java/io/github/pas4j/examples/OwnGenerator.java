package io.github.pas4j.examples;

import io.github.pas4j.Complement;
import io.github.pas4j.ComplementGenerator;
import io.github.pas4j.Declined;
import io.github.pas4j.FailurePolicy;
import io.github.pas4j.PasAugmenter;
import java.time.Duration;

/** A generator of one's own, with a fallback, a time limit and a listener. */
public final class OwnGenerator {

    private OwnGenerator() {}

    // tag::own-generator[]
    public static void main(String[] args) {
        ComplementGenerator sql = request -> request.prompt().contains("SQL")
                ? Complement.of("Write it for PostgreSQL 16 and keep it in one statement.")
                : Declined.because("not about SQL");
        ComplementGenerator broken = request -> {
            throw new IllegalStateException("the service is down");
        };
        try (PasAugmenter pas = PasAugmenter.builder(ComplementGenerator.firstOf(broken, sql))
                .timeout(Duration.ofSeconds(2))
                .onFailure(FailurePolicy.RETURN_ORIGINAL)
                .listener(result -> System.out.println(result.outcome()))
                .build()) {
            System.out.println(
                    pas.augment("An SQL query for the ten newest orders").text());
        }
    }
    // end::own-generator[]
}
