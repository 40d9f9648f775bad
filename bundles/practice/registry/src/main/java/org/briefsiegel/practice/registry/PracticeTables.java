package org.briefsiegel.practice.registry;

import java.util.List;
import org.briefsiegel.platform.persistence.Contribution;
import org.osgi.service.component.annotations.Component;

/** The tables of practices. */
@Component
public final class PracticeTables implements Contribution {

    @Override
    public List<Class<?>> entities() {
        return List.of(PracticeRow.class, SettingRow.class, LogoRow.class, ApiKeyRow.class);
    }

    @Override
    public String changeLog() {
        return "org/briefsiegel/practice/registry/changelog.sql";
    }
}
