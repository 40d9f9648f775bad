package org.briefsiegel.itests.architecture;

import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.LocationProvider;
import java.nio.file.Files;
import java.util.Set;
import java.util.stream.Collectors;

/** Our own classes of every bundle that has been built. */
final class BuiltClasses implements LocationProvider {

    @Override
    public Set<Location> get(Class<?> testClass) {
        return Bundle.all().stream()
                .map(Bundle::ownClasses)
                .filter(Files::exists)
                .map(Location::of)
                .collect(Collectors.toSet());
    }
}
