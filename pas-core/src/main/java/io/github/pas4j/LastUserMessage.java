package io.github.pas4j;

import io.github.pas4j.llm.ChatMessage;
import io.github.pas4j.llm.ChatRequest;
import io.github.pas4j.llm.ContentPart;
import io.github.pas4j.llm.Role;
import java.util.ArrayList;
import java.util.List;

/** The message of a request that augmentation is about, and how the request looks with it augmented. */
record LastUserMessage(ChatRequest request, int index) {

    /** The index is -1 where no user speaks. */
    static LastUserMessage of(ChatRequest request) {
        int index = request.messages().size() - 1;
        while (index >= 0 && request.messages().get(index).role() != Role.USER) {
            index--;
        }
        return new LastUserMessage(request, index);
    }

    /** Its text; empty where no user speaks or says nothing in words. */
    String text() {
        return index < 0 ? "" : message().text();
    }

    List<ChatMessage> earlier() {
        return index < 0 ? List.of() : request.messages().subList(0, index);
    }

    ChatRequest replaced(AugmentedPrompt prompt) {
        List<ChatMessage> messages = new ArrayList<>(request.messages());
        messages.set(index, messages.get(index).withParts(replacedParts(prompt)));
        return request.withMessages(messages);
    }

    private List<ContentPart> replacedParts(AugmentedPrompt prompt) {
        List<ContentPart> parts = new ArrayList<>(message().parts());
        List<Integer> texts = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i) instanceof ContentPart.Text) {
                texts.add(i);
            }
        }
        if (prompt.text().startsWith(prompt.original())) {
            int last = texts.get(texts.size() - 1);
            String added = prompt.text().substring(prompt.original().length());
            parts.set(last, ContentPart.text(((ContentPart.Text) parts.get(last)).text() + added));
            return parts;
        }
        // A composer that does not append: its text stands for all text parts together.
        parts.set(texts.get(0), ContentPart.text(prompt.text()));
        for (int i = texts.size() - 1; i > 0; i--) {
            parts.remove((int) texts.get(i));
        }
        return parts;
    }

    private ChatMessage message() {
        return request.messages().get(index);
    }
}
