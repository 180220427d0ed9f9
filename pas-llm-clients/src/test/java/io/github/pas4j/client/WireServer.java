package io.github.pas4j.client;

import io.github.pas4j.llm.ChatChunk;
import io.github.pas4j.llm.ChatRequest;
import io.github.pas4j.llm.ChatResponse;
import io.github.pas4j.llm.ChatStream;
import io.github.pas4j.llm.LlmClient;
import io.github.pas4j.testkit.FaultRequest;
import io.github.pas4j.testkit.FaultResponse;
import io.github.pas4j.testkit.FaultServer;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** A provider's server that plays golden files and compares with them what it is asked. */
public final class WireServer implements AutoCloseable {

    private final FaultServer server = FaultServer.start();
    private final String provider;

    /**
     * @param provider the folder of its files
     */
    public WireServer(String provider) {
        this.provider = provider;
    }

    /** Where it is, without a path. */
    public URI url() {
        return server.url();
    }

    /** To be scripted further. */
    public FaultServer faults() {
        return server;
    }

    /** The last request. */
    public FaultRequest last() {
        return server.requests().get(server.requests().size() - 1);
    }

    /** Asks for a whole answer, which the server gives whole. */
    public ChatResponse chat(String fixture, LlmClient client, ChatRequest request) {
        WireFixture wire = new WireFixture(provider, fixture);
        server.enqueue(FaultResponse.json(200, wire.response()));
        ChatResponse response = client.chat(request);
        wire.assertRequest(last().body());
        return response;
    }

    /** Asks for a whole answer, which the server streams. */
    public ChatResponse chatStreamed(String fixture, LlmClient client, ChatRequest request) {
        WireFixture wire = new WireFixture(provider, fixture);
        server.enqueue(stream(wire));
        ChatResponse response = client.chat(request);
        wire.assertRequest(last().body());
        return response;
    }

    /** Asks for a stream. */
    public List<ChatChunk> stream(String fixture, LlmClient client, ChatRequest request) {
        WireFixture wire = new WireFixture(provider, fixture);
        server.enqueue(stream(wire));
        List<ChatChunk> chunks = new ArrayList<>();
        try (ChatStream stream = client.stream(request)) {
            stream.forEachRemaining(chunks::add);
        }
        wire.assertRequest(last().body());
        return chunks;
    }

    private static FaultResponse stream(WireFixture wire) {
        return FaultResponse.chunked(List.of(wire.events())).header("Content-Type", wire.streamType());
    }

    @Override
    public void close() {
        server.close();
    }
}
