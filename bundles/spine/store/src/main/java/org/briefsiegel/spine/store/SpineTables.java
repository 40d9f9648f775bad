package org.briefsiegel.spine.store;

import java.util.List;
import org.briefsiegel.platform.persistence.Contribution;
import org.osgi.service.component.annotations.Component;

/** The table of suspended routes. */
@Component
public final class SpineTables implements Contribution {

    @Override
    public List<Class<?>> entities() {
        return List.of(SuspensionRow.class);
    }

    @Override
    public String changeLog() {
        return "org/briefsiegel/spine/store/changelog.sql";
    }
}
