package org.briefsiegel.platform.cxf;

import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.briefsiegel.platform.availability.ReadinessCheck;

/** Whether everything that the installed bundles announce is served. */
final class ServedCheck implements ReadinessCheck {

    private final Supplier<Set<String>> missing;

    /** @param missing names of components that ought to be served and aren't */
    ServedCheck(Supplier<Set<String>> missing) {
        this.missing = missing;
    }

    @Override
    public String name() {
        return "http";
    }

    @Override
    public Optional<String> fault() {
        Set<String> names = missing.get();
        return names.isEmpty()
                ? Optional.empty()
                : Optional.of(names.stream()
                        .map(name -> name.substring(name.lastIndexOf('.') + 1))
                        .collect(Collectors.joining(", ", "not served: ", "")));
    }
}
