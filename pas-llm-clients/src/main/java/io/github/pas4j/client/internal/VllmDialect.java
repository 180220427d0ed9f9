package io.github.pas4j.client.internal;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** The server of vLLM. */
public final class VllmDialect extends OpenAiDialect {

    /** The dialect. */
    public VllmDialect() {
        super("vllm", model -> "max_tokens");
    }

    @Override
    protected void addSchema(String name, ObjectNode schema, ObjectNode body) {
        body.putObject("structured_outputs").set("json", schema);
    }
}
