package io.github.pas4j.client.openai;

/** How an answer comes: at once or piece by piece. */
enum Delivery {
    WHOLE("application/json"),
    STREAM("text/event-stream");

    private final String mediaType;

    Delivery(String mediaType) {
        this.mediaType = mediaType;
    }

    String mediaType() {
        return mediaType;
    }
}
