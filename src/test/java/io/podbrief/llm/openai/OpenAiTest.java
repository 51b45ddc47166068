package io.podbrief.llm.openai;

import io.podbrief.llm.ChatModel;
import io.podbrief.llm.ChatModelContract;
import io.podbrief.testing.ModelStandIn;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;

final class OpenAiTest extends ChatModelContract {
    private final ModelStandIn provider = ModelStandIn.start();

    @AfterEach
    void stop() {
        provider.close();
    }

    @Override
    protected ChatModel model(Provider behaviour) {
        provider.behave(
                switch (behaviour) {
                    case ANSWERS_YES -> _ -> ModelStandIn.Answer.text("yes");
                    case IS_BUSY -> _ -> ModelStandIn.Answer.status(429);
                    case IS_BROKEN -> _ -> ModelStandIn.Answer.status(500);
                    case ANSWERS_NONSENSE -> _ -> ModelStandIn.Answer.raw("<html>not json</html>");
                    case REFUSES_THE_KEY -> _ -> ModelStandIn.Answer.status(401);
                    case STALLS -> _ -> ModelStandIn.Answer.stall();
                });
        return new OpenAi(new OpenAiSettings(provider.address(), "stand-in", null, Duration.ofMillis(700)));
    }
}
