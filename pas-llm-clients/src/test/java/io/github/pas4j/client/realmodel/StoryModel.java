package io.github.pas4j.client.realmodel;

import de.kherud.llama.LlamaIterator;
import de.kherud.llama.LlamaModel;
import de.kherud.llama.ModelParameters;
import de.kherud.llama.args.LogFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** A model in this process, with a few slots for which requests queue. Thread-safe. */
final class StoryModel implements AutoCloseable {

    static final int SLOTS = 4;

    /** Tokens of prompt and answer together. */
    static final int CONTEXT = 192;

    /** Takes the pieces of an answer as they come. */
    interface Listener {
        void piece(String text) throws IOException;

        /**
         * Called between pieces.
         *
         * @throws ClientLeftException if nobody waits for the answer any more
         */
        void stillWanted() throws IOException;
    }

    private final Semaphore slots = new Semaphore(SLOTS, true);
    private final ServerBook book;
    private final LlamaModel model;

    private StoryModel(LlamaModel model, ServerBook book) {
        this.model = model;
        this.book = book;
    }

    /**
     * @param natives a folder of our own: the library deletes what it takes for leftovers where it unpacks itself
     */
    static StoryModel load(Path file, Path natives, ServerBook book) throws IOException {
        System.setProperty(
                "de.kherud.llama.tmpdir",
                Files.createDirectories(natives).toAbsolutePath().toString());
        LlamaModel.setLogger(LogFormat.TEXT, (level, message) -> {});
        return new StoryModel(
                new LlamaModel(new ModelParameters()
                        .setModel(file.toString())
                        .setCtxSize(SLOTS * CONTEXT)
                        .setParallel(SLOTS)
                        .setThreads(1)
                        .setThreadsBatch(1)
                        .disableLog()),
                book);
    }

    int tokens(String text) {
        return model.encode(text).length;
    }

    /** Generates an answer and gives the number of its pieces, which is that of its tokens unless some are half characters. */
    int generate(Ask ask, Listener listener) throws IOException {
        awaitSlot(listener);
        book.generationStarted();
        try {
            return run(ask, listener);
        } finally {
            book.generationOver();
            slots.release();
        }
    }

    private void awaitSlot(Listener listener) throws IOException {
        book.queued();
        try {
            while (!slots.tryAcquire(10, TimeUnit.MILLISECONDS)) {
                listener.stillWanted();
            }
        } catch (InterruptedException e) {
            throw new IOException("the server was stopped", e);
        } finally {
            book.leftQueue();
        }
    }

    private int run(Ask ask, Listener listener) throws IOException {
        LlamaIterator pieces = model.generate(ask.parameters()).iterator();
        int count = 0;
        boolean over = false;
        try {
            while (pieces.hasNext()) {
                String text = pieces.next().text;
                // The last output only says that it is the last.
                if (pieces.hasNext() || !text.isEmpty()) {
                    count++;
                    book.firstPiece(ask.prompt());
                    listener.piece(text);
                }
                listener.stillWanted();
            }
            over = true;
            return count;
        } finally {
            if (!over) {
                pieces.cancel();
            }
        }
    }

    @Override
    public void close() {
        model.close();
    }
}
