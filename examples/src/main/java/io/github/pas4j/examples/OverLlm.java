package io.github.pas4j.examples;

import io.github.pas4j.AugmentationListener;
import io.github.pas4j.FewShotGenerator;
import io.github.pas4j.PasAugmenter;
import io.github.pas4j.client.openai.OpenAiClient;
import io.github.pas4j.embedded.BundledEncoders;
import io.github.pas4j.embedded.EmbeddedPas;
import io.github.pas4j.embedded.NearestGoldenClassifier;
import io.github.pas4j.llm.ChatRequest;
import io.github.pas4j.llm.LlmClient;

/** Has a model write the complements, at first without sending them. Needs {@code OPENAI_API_KEY}. */
public final class OverLlm {

    private OverLlm() {}

    // tag::over-llm[]
    static PasAugmenter augmenter(LlmClient writer, AugmentationListener listener) {
        var encoders = BundledEncoders.router();
        var classifier = NearestGoldenClassifier.builder(encoders).build();
        var generator = FewShotGenerator.builder(writer)
                .classifier(classifier) // golden pairs of the prompt's category are shown
                .languageDetector(EmbeddedPas.languageDetector())
                .build();
        return PasAugmenter.builder(generator)
                .shadow(true) // complements go to the listener, prompts to the model as they are
                .listener(listener)
                .closeWith(encoders)
                .build();
    }
    // end::over-llm[]

    public static void main(String[] args) {
        try (LlmClient writer = OpenAiClient.fromEnv("gpt-4o-mini");
                LlmClient model = OpenAiClient.fromEnv("gpt-4o");
                PasAugmenter pas = augmenter(writer, result -> System.out.println(result))) {
            System.out.println(pas.wrap(model)
                    .chat(ChatRequest.user("Why is the sky blue?"))
                    .text());
        }
    }
}
