package org.briefsiegel.testkit.conformance;

import java.io.IOException;
import java.nio.file.Path;
import java.util.jar.JarFile;
import java.util.jar.Manifest;

/**
 * A plug-in's archive.
 *
 * @param bundle its symbolic name
 */
record PlugInJar(Path file, String bundle) {

    /** @throws IOException where it can't be read, or is no bundle */
    static PlugInJar of(Path file) throws IOException {
        try (JarFile jar = new JarFile(file.toFile())) {
            Manifest manifest = jar.getManifest();
            String name = manifest == null ? null : manifest.getMainAttributes().getValue("Bundle-SymbolicName");
            if (name == null) {
                throw new IOException(file + " is no bundle: it has no Bundle-SymbolicName");
            }
            return new PlugInJar(file, name.split(";")[0].strip());
        }
    }
}
