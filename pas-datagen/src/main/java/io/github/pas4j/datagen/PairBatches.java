package io.github.pas4j.datagen;

import io.github.pas4j.llm.BatchClient;
import java.time.Duration;
import java.util.Objects;

/**
 * How a {@link PairPipeline} asks by batches, for about half the price and within hours: rounds of all requests that can be asked
 * at once. Immutable.
 *
 * @param generator hands in what the generator asks; of the same model as the generator's own client
 * @param critic the same for the critic; may be the same client
 * @param secondCritic the same for the second critic, where there is one; may be the same client
 * @param requests in one batch at most, and prompts that are worked on at once; 1 to 50,000. Each takes a few kB of memory
 * @param poll pause between two looks at a batch, positive
 */
public record PairBatches(
        BatchClient generator, BatchClient critic, BatchClient secondCritic, int requests, Duration poll) {

    /** Requests in one batch at most, unless told otherwise. */
    public static final int DEFAULT_REQUESTS = 10_000;

    private static final int MOST_REQUESTS = 50_000;

    /**
     * @throws IllegalArgumentException if a number is out of range
     */
    public PairBatches {
        Objects.requireNonNull(generator, "generator");
        Objects.requireNonNull(critic, "critic");
        Objects.requireNonNull(secondCritic, "secondCritic");
        if (requests < 1 || requests > MOST_REQUESTS) {
            throw new IllegalArgumentException("requests must be 1 to " + MOST_REQUESTS + ": " + requests);
        }
        if (poll.isZero() || poll.isNegative()) {
            throw new IllegalArgumentException("poll must be positive: " + poll);
        }
    }

    /** One client for all, {@value #DEFAULT_REQUESTS} requests in a batch, a look each minute. */
    public static PairBatches of(BatchClient client) {
        return new PairBatches(client, client, client, DEFAULT_REQUESTS, Duration.ofMinutes(1));
    }

    /** This with at most so many requests in a batch. */
    public PairBatches withRequests(int most) {
        return new PairBatches(generator, critic, secondCritic, most, poll);
    }

    /** This with another pause between two looks at a batch. */
    public PairBatches withPoll(Duration pause) {
        return new PairBatches(generator, critic, secondCritic, requests, pause);
    }

    BatchClient client(String role) {
        return switch (role) {
            case PairPipeline.GENERATOR -> generator;
            case PairPipeline.CRITIC -> critic;
            default -> secondCritic;
        };
    }
}
