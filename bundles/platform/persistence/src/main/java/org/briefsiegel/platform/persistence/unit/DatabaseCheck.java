package org.briefsiegel.platform.persistence.unit;

import java.util.Optional;
import java.util.function.Supplier;
import org.briefsiegel.platform.availability.ReadinessCheck;

/** Whether the database answers and can be written, as the watch has found a moment ago. */
record DatabaseCheck(Supplier<Optional<String>> watch) implements ReadinessCheck {

    @Override
    public String name() {
        return "database";
    }

    @Override
    public Optional<String> fault() {
        return watch.get();
    }
}
