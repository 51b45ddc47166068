package io.podbrief.llm.openai;

import io.podbrief.llm.ChatModel;
import io.podbrief.llm.ChatModelContract;
import java.net.URI;
import java.time.Duration;

final class OpenAiTest extends ChatModelContract {
    @Override
    protected ChatModel model(URI address, String key, Duration timeout) {
        return new OpenAi().openAiModel(new OpenAiSettings(address, "stand-in", key, timeout));
    }
}
