package com.example.llm;

import io.github.pas4j.llm.LlmClient;
import io.github.pas4j.testkit.LlmClientContract;
import java.net.URI;

/** The contract as somebody else uses it, for a client of their own. */
class PlainLlmClientTest extends LlmClientContract {

    @Override
    protected LlmClient newClient(URI baseUrl) {
        return new PlainLlmClient(baseUrl, "some-model", KEY);
    }

    @Override
    protected String threadPrefix() {
        return "plain-";
    }

    /** The JDK's client keeps a connection open, to no use, whose head it could not read; nothing can close it. */
    @Override
    protected boolean closesEachConnection() {
        return false;
    }
}
