package com.example.llm;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.pas4j.llm.ChatChunk;
import io.github.pas4j.llm.ChatStream;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.NoSuchElementException;
import java.util.Optional;

/** Server-sent events, each read when it is asked for. */
final class PlainChatStream implements ChatStream {

    private final PlainExchange exchange;
    private InputStream in;
    private int bytes;
    private ChatChunk next;
    private RuntimeException failure;
    private boolean ended;

    PlainChatStream(PlainExchange exchange) {
        this.exchange = exchange;
    }

    /** Reads on to the next piece. Gives the exchange as long as that goes on. */
    Object advance() throws IOException {
        if (in == null) {
            in = new BufferedInputStream(exchange.in());
        }
        while (next == null && !ended) {
            String line = line();
            if (line.startsWith("data:")) {
                read(line.substring("data:".length()).strip());
            }
        }
        return ended ? "ended" : exchange;
    }

    private void read(String data) {
        if (data.equals("[DONE]")) {
            ended = true;
            return;
        }
        JsonNode root = exchange.errors().read(data.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        JsonNode choice = root.path("choices").path(0);
        ChatChunk.Builder chunk =
                ChatChunk.builder().text(choice.path("delta").path("content").asText(""));
        if (choice.path("finish_reason").isTextual()) {
            chunk.finishReason(PlainLlmClient.finishReason(root));
        }
        if (root.path("usage").isObject()) {
            chunk.usage(PlainLlmClient.usage(root.path("usage")));
        }
        next = chunk.build().isEmpty() ? null : chunk.build();
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = byteOrCut(); b != '\n'; b = byteOrCut()) {
            line.write(b);
        }
        return line.toString(java.nio.charset.StandardCharsets.UTF_8);
    }

    private int byteOrCut() throws IOException {
        int b;
        try {
            b = in.read();
        } catch (IOException e) {
            exchange.throwIfAborted();
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof EOFException) {
                    throw exchange.errors().protocol("the stream was cut");
                }
            }
            throw e;
        }
        if (b < 0) {
            throw exchange.errors().protocol("the stream was cut");
        }
        if (++bytes > PlainLlmClient.MAX_BYTES) {
            throw exchange.errors().protocol("the stream is too large");
        }
        return b;
    }

    @Override
    public boolean hasNext() {
        if (failure != null) {
            throw failure;
        }
        if (next == null && !ended) {
            try {
                exchange.throwIfAborted();
                exchange.await(this::advance);
            } catch (RuntimeException e) {
                failure = e;
                throw e;
            }
        }
        return next != null;
    }

    @Override
    public ChatChunk next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        ChatChunk chunk = next;
        next = null;
        return chunk;
    }

    @Override
    public Optional<String> requestId() {
        return Optional.ofNullable(exchange.requestId());
    }

    @Override
    public void close() {
        exchange.cancel();
    }
}
