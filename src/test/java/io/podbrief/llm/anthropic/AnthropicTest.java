package io.podbrief.llm.anthropic;

import io.podbrief.llm.ChatModel;
import io.podbrief.llm.ChatModelContract;
import java.net.URI;
import java.time.Duration;

final class AnthropicTest extends ChatModelContract {
    @Override
    protected ChatModel model(URI address, String key, Duration timeout) {
        return new Anthropic().anthropicModel(new AnthropicSettings(key, "stand-in", address, timeout));
    }
}
