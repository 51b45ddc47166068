package io.podbrief.platform.models;

import io.podbrief.platform.Failure;
import io.podbrief.platform.Shipped;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/// The models that we know, in the order in which people should read them.
@Component
public final class ModelCatalogue {
    private static final String PLACE = "/models/catalogue.tsv";
    private static final String HEADER = "name\tfile\tbytes\tsha256\tlicence\tfor\tneeds_memory_mib\taddress";

    private final List<Model> models;

    /// The catalogue that ships with the program.
    @Autowired
    public ModelCatalogue() {
        this(parse(Shipped.text(PLACE)));
    }

    /// A catalogue of these.
    ///
    /// @throws IllegalArgumentException if two have the same name or the same file
    public ModelCatalogue(List<Model> models) {
        var seen = new HashSet<String>();
        for (var model : models) {
            if (!seen.add(model.name())) throw new IllegalArgumentException("twice in the catalogue: " + model.name());
            if (!seen.add("/" + model.file()))
                throw new IllegalArgumentException("twice in the catalogue: " + model.file());
        }
        this.models = List.copyOf(models);
    }

    /// Reads a table with tabs between the columns and their names on top.
    ///
    /// @throws IllegalArgumentException if a row is not one
    static List<Model> parse(String table) {
        var lines = table.lines().filter(line -> !line.isBlank()).toList();
        if (lines.isEmpty() || !lines.getFirst().equals(HEADER))
            throw new IllegalArgumentException("the catalogue's columns are not " + HEADER.replace('\t', ' '));
        var models = new ArrayList<Model>();
        for (var line : lines.subList(1, lines.size())) models.add(model(line.split("\t", -1)));
        return models;
    }

    private static Model model(String[] row) {
        if (row.length != HEADER.split("\t", -1).length)
            throw new IllegalArgumentException("a row of the catalogue has " + row.length + " columns: " + row[0]);
        return new Model(
                row[0],
                row[1],
                DataSize.ofBytes(Long.parseLong(row[2])),
                row[3],
                row[4],
                row[5],
                DataSize.ofMegabytes(Long.parseLong(row[6])),
                URI.create(row[7]));
    }

    /// All of them.
    public List<Model> all() {
        return models;
    }

    /// The one of that name.
    ///
    /// @throws Failure.Permanent `model.unknown` if there is none
    public Model named(String name) {
        return models.stream()
                .filter(model -> model.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new Failure.Permanent(
                        "model.unknown",
                        "The catalogue has no model \"" + name + "\": choose one of "
                                + models.stream().map(Model::name).collect(Collectors.joining(", ")) + "."));
    }
}
