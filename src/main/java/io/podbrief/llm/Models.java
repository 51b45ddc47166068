package io.podbrief.llm;

import io.podbrief.feed.Episode;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/// The language model in force: the first that is set, else a server on this machine that answers,
/// else a model file that lies in the models folder, else none.
@Component
public final class Models {
    private static final String QUOTE = "QUOTE only, the words as spoken";

    private final List<ChatModel> models;
    private final Budget budget;
    private final ModelCallStore calls;
    private final Clock clock;
    private final WritingOffer offer;

    @Autowired
    Models(ObjectProvider<ChatModel> models, Budget budget, ModelCallStore calls, Clock clock, WritingOffer offer) {
        this(models.orderedStream().toList(), budget, calls, clock, offer); // there may be none
    }

    /// @param models in the order in which they are preferred
    Models(List<ChatModel> models, Budget budget, ModelCallStore calls, Clock clock, WritingOffer offer) {
        this.models = List.copyOf(models);
        this.budget = budget;
        this.calls = calls;
        this.clock = clock;
        this.offer = offer;
    }

    /// The model in force as an episode may ask it: within the caps, and paid once for each question.
    public Optional<ChatModel> of(Episode.Id episode) {
        return current().map(model -> new Account(model, episode, budget, calls, clock));
    }

    private Optional<ChatModel> current() {
        return models.stream().filter(ChatModel::isThere).findFirst();
    }

    /// What somebody has to mend before the model that is set can be asked, in a sentence.
    public Optional<String> trouble() {
        return current().flatMap(ChatModel::trouble);
    }

    /// What readers get, in a line for people, such as `QUOTE only`.
    public String mode() {
        return trouble().map(sentence -> QUOTE + ". " + sentence).orElseGet(this::modeWithoutTrouble);
    }

    private String modeWithoutTrouble() {
        return current()
                .map(model -> "QUOTE, and WRITTEN by " + model.name() + ", which receives the chosen passages")
                .orElse(QUOTE);
    }

    /// How to have WRITTEN insights as well, in a line; empty where a model is in force.
    public Optional<String> wayUp() {
        return current().isPresent()
                ? Optional.empty()
                : Optional.of(
                        "To have insights WRITTEN as well: " + offer.words()
                                + "; or PODBRIEF_LLM_OPENAI_BASE_URL=http://localhost:11434/v1"
                                + " PODBRIEF_LLM_OPENAI_MODEL=NAME for a server of yours; or PODBRIEF_LLM_ANTHROPIC_KEY and …_MODEL,"
                                + " PODBRIEF_LLM_GEMINI_KEY and …_MODEL: a hosted provider receives the chosen passages of transcripts.");
    }

    /// Tokens used, in a line; the cap that is reached instead, where one is.
    public String spent() {
        return budget.full().orElseGet(budget::spent);
    }

    /// Whether a cap is reached for all episodes.
    public boolean isOverBudget() {
        return budget.full().isPresent();
    }
}
