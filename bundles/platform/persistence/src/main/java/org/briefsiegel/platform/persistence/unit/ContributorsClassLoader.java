package org.briefsiegel.platform.persistence.unit;

import java.io.IOException;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.briefsiegel.platform.persistence.Contribution;

/**
 * Sees the classes and resources of all contributing bundles, each through its own wiring. EclipseLink loads entities by
 * name and reads the bytes of their class files, so both must be found.
 */
final class ContributorsClassLoader extends ClassLoader {

    private final Set<ClassLoader> contributors = new LinkedHashSet<>();

    ContributorsClassLoader(List<Contribution> contributions) {
        super(ContributorsClassLoader.class.getClassLoader());
        contributions.forEach(
                contribution -> contributors.add(contribution.getClass().getClassLoader()));
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        for (ClassLoader contributor : contributors) {
            try {
                return contributor.loadClass(name);
            } catch (ClassNotFoundException e) {
                continue; // perhaps the next bundle has it
            }
        }
        throw new ClassNotFoundException(name);
    }

    @Override
    protected URL findResource(String name) {
        for (ClassLoader contributor : contributors) {
            URL found = contributor.getResource(name);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    @Override
    protected Enumeration<URL> findResources(String name) throws IOException {
        Set<URL> found = new LinkedHashSet<>();
        for (ClassLoader contributor : contributors) {
            found.addAll(Collections.list(contributor.getResources(name)));
        }
        return Collections.enumeration(found);
    }
}
