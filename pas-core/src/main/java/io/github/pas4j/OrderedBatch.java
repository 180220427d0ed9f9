package io.github.pas4j;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;

/** A list of prompts, so many at a time, results in the list's order. */
final class OrderedBatch {

    private final PasAugmenter augmenter;
    private final Semaphore turns;

    OrderedBatch(PasAugmenter augmenter, int atOnce) {
        this.augmenter = augmenter;
        this.turns = new Semaphore(atOnce);
    }

    List<AugmentedPrompt> run(List<String> prompts) {
        List<Call<AugmentedPrompt>> calls = new ArrayList<>(prompts.size());
        List<CompletableFuture<AugmentedPrompt>> started = new ArrayList<>(prompts.size());
        try {
            for (String prompt : prompts) {
                turns.acquire();
                Call<AugmentedPrompt> call = augmenter.start(ComplementRequest.of(prompt), AugmentOptions.defaults());
                CompletableFuture<AugmentedPrompt> future = call.future();
                calls.add(call);
                started.add(future);
                future.whenComplete((result, failure) -> turns.release());
                if (future.isCompletedExceptionally()) {
                    break; // only under THROW: nothing after it will be given back
                }
            }
            List<AugmentedPrompt> results = new ArrayList<>(prompts.size());
            for (CompletableFuture<AugmentedPrompt> future : started) {
                results.add(future.get());
            }
            return results;
        } catch (ExecutionException e) {
            started.forEach(future -> future.cancel(true));
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            calls.forEach(Call::stop);
            return interrupted(prompts, started, e);
        }
    }

    /** What was started has its result, that of an interrupted call where it was stopped; the rest ends alike. */
    private List<AugmentedPrompt> interrupted(
            List<String> prompts, List<CompletableFuture<AugmentedPrompt>> started, InterruptedException interrupt) {
        List<AugmentedPrompt> results = new ArrayList<>(prompts.size());
        for (int i = 0; i < prompts.size(); i++) {
            results.add(i < started.size() ? join(started.get(i)) : augmenter.ended(prompts.get(i), interrupt));
        }
        return results;
    }

    private static AugmentedPrompt join(CompletableFuture<AugmentedPrompt> future) {
        try {
            return future.join();
        } catch (CompletionException e) { // only under THROW
            throw e.getCause() instanceof RuntimeException failure ? failure : e;
        }
    }
}
