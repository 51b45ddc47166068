package io.podbrief.llm.gguf;

import io.podbrief.platform.DataSettings;
import io.podbrief.platform.models.Model;
import io.podbrief.platform.models.ModelCatalogue;
import io.podbrief.platform.models.ModelFolder;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/// A model file that is set, or else one of the catalogue that lies in the models folder.
@Configuration(proxyBeanMethods = false)
class Gguf {
    private static final String SCRATCH = "writing";

    @Bean
    @Order(4)
    @ConditionalOnExpression("'${podbrief.llm.gguf.model:}' != ''")
    GgufModel ggufModel(GgufSettings settings, ModelCatalogue catalogue, ModelFolder folder, DataSettings data) {
        var chosen = chosen(String.valueOf(settings.model()), catalogue, folder);
        return new GgufModel(() -> Optional.of(chosen), limits(settings), scratch(data), true);
    }

    @Bean
    @Order(10) // after a server of this machine, which answers faster
    @ConditionalOnExpression("'${podbrief.llm.gguf.model:}' == '' and ${podbrief.llm.auto:true}")
    GgufModel ggufModelFound(GgufSettings settings, ModelCatalogue catalogue, ModelFolder folder, DataSettings data) {
        return new GgufModel(best(catalogue, folder), limits(settings), scratch(data), false);
    }

    /// A file by whatever a person calls it.
    static ModelFile chosen(String wording, ModelCatalogue catalogue, ModelFolder folder) {
        return catalogue.all().stream()
                .filter(model -> model.name().equals(wording))
                .findFirst()
                .map(model -> new ModelFile(model.name(), folder.place(model)))
                .orElseGet(() -> ModelFile.at(folder.path().resolve(wording)));
    }

    /// The largest of the catalogue's files that is there.
    private static Supplier<Optional<ModelFile>> best(ModelCatalogue catalogue, ModelFolder folder) {
        return () -> catalogue.all().stream()
                .filter(Model::isForWriting)
                .filter(model -> folder.find(model).isPresent())
                .reduce((one, other) -> one.size().toBytes() > other.size().toBytes() ? one : other)
                .map(model -> new ModelFile(model.name(), folder.place(model)));
    }

    private static Limits limits(GgufSettings settings) {
        return new Limits(settings.threads(), settings.context(), settings.timeout(), 0);
    }

    private static Path scratch(DataSettings data) {
        return data.folder().resolve(SCRATCH);
    }
}
