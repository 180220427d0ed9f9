package io.github.pas4j.client.internal;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** The server of llama.cpp. */
public final class LlamaCppDialect extends OpenAiDialect {

    /** The dialect. */
    public LlamaCppDialect() {
        super("llama.cpp", model -> "max_tokens");
    }

    /** Older builds take OpenAI's form of this without a word and without effect. */
    @Override
    protected void addSchema(String name, ObjectNode schema, ObjectNode body) {
        body.putObject("response_format").put("type", "json_object").set("schema", schema);
    }
}
