package io.github.pas4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pas4j.Parts.Counting;
import io.github.pas4j.llm.ChatRequest;
import io.github.pas4j.llm.Usage;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ResultCacheTest {

    private static final AugmentOptions ADVICE = AugmentOptions.builder()
            .category(Taxonomy.pas14().category("advice"))
            .build();

    @Test
    void offUnlessAskedFor() {
        Counting generator = new Counting();
        try (PasAugmenter pas = PasAugmenter.builder(generator).build()) {
            pas.augment("Why is ice slippery?");
            pas.augment("Why is ice slippery?");
            assertThat(generator.calls).hasValue(2);
        }
    }

    @Test
    void whatAFailureInAChainLedToIsNotKept() {
        AtomicInteger calls = new AtomicInteger();
        ComplementGenerator down = request -> {
            if (calls.incrementAndGet() == 1) {
                throw new IllegalStateException("down");
            }
            return Complement.of(Parts.COMPLEMENT);
        };
        ComplementGenerator chain =
                ComplementGenerator.firstOf(request -> Declined.because("nothing"), ComplementGenerator.firstOf(down));
        try (PasAugmenter pas = cached(chain, 10)) {
            assertThat(pas.augment("Why is ice slippery?").outcome()).isEqualTo(Outcome.NO_COMPLEMENT);
            assertThat(pas.augment("Why is ice slippery?").outcome()).isEqualTo(Outcome.AUGMENTED);
            assertThat(pas.augment("Why is ice slippery?").outcome()).isEqualTo(Outcome.AUGMENTED);
            assertThat(calls).hasValue(2);
        }
    }

    @Test
    void aHitAsksNobodyAndCostsNoTokens() {
        Counting generator =
                new Counting(request -> Complement.of(Parts.COMPLEMENT).withUsage(new Usage(5, 5)));
        try (PasAugmenter pas = cached(generator, 10)) {
            AugmentedPrompt first = pas.augment("Why is ice slippery?");
            AugmentedPrompt second = pas.augment("Why is ice slippery?");
            assertThat(generator.calls).hasValue(1);
            assertThat(second.outcome()).isEqualTo(Outcome.AUGMENTED);
            assertThat(second.text()).isEqualTo(first.text());
            assertThat(first.usage()).isPresent();
            assertThat(second.usage()).isEmpty();
            assertThat(pas.augmentAsync("Why is ice slippery?").join().text()).isEqualTo(first.text());
            assertThat(generator.calls).hasValue(1);
        }
    }

    @Test
    void refusalsAreRememberedTooFailuresAreNot() {
        Counting declines = new Counting(request -> Declined.because("none"));
        Counting fails = new Counting(request -> {
            throw new IllegalStateException();
        });
        try (PasAugmenter one = cached(declines, 10);
                PasAugmenter other = cached(fails, 10)) {
            one.augment("Why is ice slippery?");
            assertThat(one.augment("Why is ice slippery?").outcome()).isEqualTo(Outcome.NO_COMPLEMENT);
            assertThat(declines.calls).hasValue(1);
            other.augment("Why is ice slippery?");
            assertThat(other.augment("Why is ice slippery?").outcome()).isEqualTo(Outcome.FAILED);
            assertThat(fails.calls).hasValue(2);
        }
    }

    @Test
    void keyedByPromptCategoryAndFingerprint() {
        AtomicInteger version = new AtomicInteger(1);
        Counting counting = new Counting();
        ComplementGenerator versioned = new ComplementGenerator() {
            @Override
            public ComplementResult generate(ComplementRequest request) {
                return counting.generate(request);
            }

            @Override
            public String fingerprint() {
                return "v" + version.get();
            }
        };
        try (PasAugmenter pas = PasAugmenter.builder(versioned)
                .cache(CacheOptions.maxEntries(10))
                .build()) {
            pas.augment("Why is ice slippery?");
            pas.augment("Why is ice slippery? ");
            assertThat(counting.calls).hasValue(2);
            pas.augment("Why is ice slippery?", ADVICE);
            assertThat(counting.calls).hasValue(3);
            pas.augment("Why is ice slippery?", ADVICE);
            assertThat(counting.calls).hasValue(3);
            version.set(2);
            pas.augment("Why is ice slippery?");
            assertThat(counting.calls).hasValue(4);
        }
    }

    @Test
    void theLongestUnusedLeavesFirst() {
        Counting generator = new Counting();
        try (PasAugmenter pas = cached(generator, 2)) {
            pas.augment("Where does a come from?");
            pas.augment("Where does b come from?");
            pas.augment("Where does a come from?"); // hit
            pas.augment("Where does c come from?"); // b leaves
            assertThat(generator.calls).hasValue(3);
            pas.augment("Where does a come from?");
            assertThat(generator.calls).hasValue(3);
            pas.augment("Where does b come from?");
            assertThat(generator.calls).hasValue(4);
        }
    }

    @Test
    void conversationsAreNotRememberedUnlessTheyAreOneMessage() {
        Counting generator = new Counting();
        ChatRequest talk = ChatRequest.builder()
                .system("be kind")
                .user("Why is ice slippery?")
                .build();
        try (PasAugmenter pas = cached(generator, 10)) {
            pas.augment(talk);
            pas.augment(talk);
            assertThat(generator.calls).hasValue(2);
            pas.augment(ChatRequest.user("Why is ice slippery?"));
            pas.augment("Why is ice slippery?");
            assertThat(generator.calls).hasValue(3);
        }
    }

    private static PasAugmenter cached(ComplementGenerator generator, int entries) {
        return PasAugmenter.builder(generator)
                .cache(CacheOptions.maxEntries(entries))
                .build();
    }
}
