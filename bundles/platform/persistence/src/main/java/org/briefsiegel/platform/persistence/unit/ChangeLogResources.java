package org.briefsiegel.platform.persistence.unit;

import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.util.List;
import liquibase.resource.AbstractResourceAccessor;
import liquibase.resource.Resource;
import liquibase.resource.URIResource;

/** Lets Liquibase read change logs through a class loader, whatever kind of URL that has. */
final class ChangeLogResources extends AbstractResourceAccessor {

    private final ClassLoader loader;

    ChangeLogResources(ClassLoader loader) {
        this.loader = loader;
    }

    @Override
    public List<Resource> getAll(String path) throws IOException {
        URL url = loader.getResource(path);
        return url == null ? List.of() : List.of(new URIResource(path, URI.create(url.toString())));
    }

    @Override
    public List<Resource> search(String path, boolean recursive) {
        return List.of(); // change logs are named, never searched for
    }

    @Override
    public List<String> describeLocations() {
        return List.of("contributing bundles");
    }

    @Override
    public void close() {
        // nothing is open
    }
}
