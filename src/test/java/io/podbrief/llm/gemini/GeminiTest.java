package io.podbrief.llm.gemini;

import io.podbrief.llm.ChatModel;
import io.podbrief.llm.ChatModelContract;
import java.net.URI;
import java.time.Duration;

final class GeminiTest extends ChatModelContract {
    @Override
    protected ChatModel model(URI address, String key, Duration timeout) {
        return new Gemini().geminiModel(new GeminiSettings(key, "stand-in", address, timeout));
    }
}
