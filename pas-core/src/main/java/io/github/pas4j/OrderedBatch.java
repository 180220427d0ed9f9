package io.github.pas4j;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
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
        List<CompletableFuture<AugmentedPrompt>> started = new ArrayList<>(prompts.size());
        try {
            for (String prompt : prompts) {
                turns.acquire();
                CompletableFuture<AugmentedPrompt> future = augmenter.augmentAsync(prompt);
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
            return interrupted(prompts, started, e);
        }
    }

    /** What is ready is kept; the rest is stopped and ends as a waiting call would. */
    private List<AugmentedPrompt> interrupted(
            List<String> prompts, List<CompletableFuture<AugmentedPrompt>> started, InterruptedException interrupt) {
        List<AugmentedPrompt> results = new ArrayList<>(prompts.size());
        for (int i = 0; i < prompts.size(); i++) {
            boolean ready = i < started.size() && isReady(started.get(i));
            results.add(ready ? started.get(i).join() : augmenter.ended(prompts.get(i), interrupt));
        }
        return results;
    }

    private static boolean isReady(CompletableFuture<AugmentedPrompt> future) {
        future.cancel(true);
        return !future.isCompletedExceptionally();
    }
}
