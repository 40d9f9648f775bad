package org.briefsiegel.platform.persistence.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Collections;
import java.util.List;
import org.briefsiegel.platform.persistence.Contribution;
import org.junit.jupiter.api.Test;

class ContributorsClassLoaderTest {

    private final ClassLoader loader = new ContributorsClassLoader(List.of(new Tables()));

    @Test
    void findsClassesAndTheirBytes() throws Exception {
        assertThat(loader.loadClass(Note.class.getName())).isSameAs(Note.class);
        assertThat(loader.getResource("org/briefsiegel/platform/persistence/unit/Note.class"))
                .isNotNull();
        assertThat(Collections.list(loader.getResources("org/briefsiegel/platform/persistence/notes.sql")))
                .isNotEmpty();
    }

    @Test
    void saysThatNobodyHasAClass() {
        assertThatExceptionOfType(ClassNotFoundException.class)
                .isThrownBy(() -> loader.loadClass("org.nowhere.Nothing"));
        assertThat(loader.getResource("org/nowhere/nothing.sql")).isNull();
    }

    private record Tables() implements Contribution {
        @Override
        public List<Class<?>> entities() {
            return List.of(Note.class);
        }

        @Override
        public String changeLog() {
            return "org/briefsiegel/platform/persistence/notes.sql";
        }
    }
}
