package io.github.pas4j.client.qwen;

import java.net.URI;

/** Where DashScope runs. A key is good in its own region only. */
public enum Region {
    /** {@code https://dashscope.aliyuncs.com/compatible-mode/v1}. */
    CHINA("https://dashscope.aliyuncs.com/compatible-mode/v1"),
    /** {@code https://dashscope-intl.aliyuncs.com/compatible-mode/v1}. */
    INTERNATIONAL("https://dashscope-intl.aliyuncs.com/compatible-mode/v1");

    private final URI baseUrl;

    Region(String baseUrl) {
        this.baseUrl = URI.create(baseUrl);
    }

    /** What comes before {@code /chat/completions}. */
    public URI baseUrl() {
        return baseUrl;
    }
}
