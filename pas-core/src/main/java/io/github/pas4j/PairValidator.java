package io.github.pas4j;

import io.github.pas4j.llm.ChatMessage;
import io.github.pas4j.llm.ChatRequest;
import io.github.pas4j.llm.ChatResponse;
import io.github.pas4j.llm.LlmClient;
import io.github.pas4j.llm.LlmException;
import io.github.pas4j.llm.ResponseFormat;
import io.github.pas4j.llm.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Has a chat model judge pairs by the five {@linkplain Criterion criteria}: PAS's critic (section 3.2 of the paper). Silence
 * is judged, too: whether it is right to add nothing.
 *
 * <p>Defaults: the client's own model at temperature 0, {@value #DEFAULT_MAX_TOKENS} tokens at most, prompts of up to
 * {@value #DEFAULT_MAX_PROMPT} characters, JSON asked for in words.
 *
 * <p>A request is a system message, judged examples as turns, and the pair: one JSON object that nothing in the pair can
 * leave. All before the pair is byte for byte the same for a language (Chinese for Chinese prompts, English for all others).
 *
 * <p><b>Nothing unreadable passes.</b> Asked for is {@code {"reason": str, "correct": bool, "violations": [str], "correction":
 * str|null}}. A code fence or prose around it, renamed keys, yes, no, 是 and 否 are put up with. Whatever leaves a doubt (no
 * verdict, two that differ, one within a quotation, one that stands in the pair itself, an answer that was cut) is {@link
 * Verdict.Decision#UNVERIFIED}.
 *
 * <p>Thread-safe. Closing the client stays the caller's.
 */
public final class PairValidator implements ModelBacked<PairValidator> {

    /** Most tokens of an answer, unless told otherwise. */
    public static final int DEFAULT_MAX_TOKENS = 300;

    /** Longest prompt that is judged, in UTF-16 units, unless told otherwise. */
    public static final int DEFAULT_MAX_PROMPT = 50_000;

    private static final PromptTemplate EN = PromptTemplate.bundled("critic-en");
    private static final PromptTemplate ZH = PromptTemplate.bundled("critic-zh");

    private static final ResponseFormat SCHEMA = ResponseFormat.jsonSchema("verdict", """
            {"type": "object", "additionalProperties": false,
             "required": ["reason", "correct", "violations", "correction"],
             "properties": {
               "reason": {"type": "string"},
               "correct": {"type": "boolean"},
               "violations": {"type": "array", "items": {"type": "string",
                 "enum": ["intent", "superfluous", "answers", "excessive", "language"]}},
               "correction": {"type": ["string", "null"]}}}""");

    private final AskedModel model;
    private final int maxPrompt;
    private final Form form;
    private final String settings;

    private PairValidator(Builder builder) {
        this.model = builder.asked("critic");
        this.maxPrompt = builder.maxPrompt;
        this.form = builder.form;
        this.settings = "critic(%s %s, %d examples %s, %s, %s)"
                .formatted(
                        EN.id(),
                        ZH.id(),
                        CriticExample.bundled().size(),
                        CriticExample.digest(),
                        form,
                        model.settings());
    }

    private PairValidator(PairValidator other, LlmClient client) {
        this.model = other.model.over(client);
        this.maxPrompt = other.maxPrompt;
        this.form = other.form;
        this.settings = other.settings;
    }

    /** How the form of the answer is asked for. */
    private enum Form {
        WORDS,
        SCHEMA
    }

    /** A critic that asks the model behind a client. */
    public static Builder builder(LlmClient client) {
        return new Builder(client);
    }

    /**
     * Asks the critic once.
     *
     * @return unverified also where the prompt is too long to be sent; no model is asked then
     * @throws LlmException if there is no answer
     */
    public Verdict validate(Pair pair) {
        if (pair.prompt().length() > maxPrompt) {
            return Verdict.unverified("the prompt is longer than " + maxPrompt + " characters");
        }
        ChatResponse response = model.client().chat(request(pair));
        Verdict verdict = VerdictReply.read(response, pair);
        return response.usage().map(verdict::withUsage).orElse(verdict);
    }

    private ChatRequest request(Pair pair) {
        boolean isChinese =
                PromptLanguage.INSTANCE.detect(pair.prompt()).stream().anyMatch(Language.CHINESE::equals);
        Language shown = isChinese ? Language.CHINESE : Language.ENGLISH;
        List<ChatMessage> messages = new ArrayList<>();
        messages.add(ChatMessage.of(Role.SYSTEM, (isChinese ? ZH : EN).text()));
        messages.addAll(CriticExample.turns(shown));
        messages.add(ChatMessage.of(Role.USER, FencedTurn.of(pair)));
        ChatRequest request = model.request(messages);
        return form == Form.SCHEMA ? request.toBuilder().responseFormat(SCHEMA).build() : request;
    }

    @Override
    public PairValidator over(UnaryOperator<LlmClient> wrapping) {
        return new PairValidator(this, wrapping.apply(model.client()));
    }

    /** Templates with their versions, examples by a digest, and numbers. */
    @Override
    public String settings() {
        return settings;
    }

    @Override
    public String toString() {
        return "PairValidator[" + settings + "]";
    }

    /** Puts a {@link PairValidator} together. Not thread-safe. */
    public static final class Builder extends ModelBuilder<Builder> {
        private Form form = Form.WORDS;

        private Builder(LlmClient client) {
            super(client, DEFAULT_MAX_PROMPT, DEFAULT_MAX_TOKENS);
        }

        /**
         * Has the server hold the model to the JSON that is asked for, where it can. An answer of another form is then no
         * answer: the clients of this library throw it away and ask again, and what it cost shows in no journal. Default: the
         * form is asked for in words, and answers are read tolerantly.
         */
        public Builder structuredOutput() {
            this.form = Form.SCHEMA;
            return this;
        }

        /** The critic. */
        public PairValidator build() {
            return new PairValidator(this);
        }
    }
}
