package org.briefsiegel.itests.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ManifestRulesTest {

    static List<Bundle> bundles() {
        return Bundle.all();
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void everyManifestKeepsTheRules(Bundle bundle) {
        assertThat(ManifestRules.breaks(bundle.expectedName(), bundle.manifest()))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void everyClassOfOursIsInTheBundlesPackage(Bundle bundle) throws IOException {
        Path ownPackage = bundle.classes().resolve(bundle.expectedName().replace('.', '/'));
        if (Files.exists(bundle.ownClasses())) {
            try (Stream<Path> files = Files.walk(bundle.ownClasses())) {
                assertThat(files.filter(Files::isRegularFile))
                        .allSatisfy(file -> assertThat(file).startsWith(ownPackage));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void noBundleBringsBlueprint(Bundle bundle) {
        assertThat(bundle.classes().resolve("OSGI-INF/blueprint")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "org.briefsiegel.factor.x   | Bundle-SymbolicName: org.briefsiegel.factor.y",
                "org.briefsiegel.factor.x   | Require-Bundle: org.eclipse.core",
                "org.briefsiegel.factor.x   | DynamicImport-Package: *",
                "org.briefsiegel.factor.x   | Bundle-Activator: org.briefsiegel.factor.x.Activator",
                "org.briefsiegel.factor.x   | Bundle-Blueprint: OSGI-INF/x.xml",
                "org.briefsiegel.factor.x   | Fragment-Host: org.briefsiegel.factor.api",
                "org.briefsiegel.factor.x   | Import-Package: a;version=\"[1,2)\",b;resolution:=optional;version=\"[1,2)\"",
                "org.briefsiegel.factor.x   | Export-Package: org.briefsiegel.factor.x;version=\"1.0.0\"",
                "org.briefsiegel.platform.x | Export-Package: org.apache.camel",
                "org.briefsiegel.factor.api | Export-Package: org.briefsiegel.factor.api",
                "org.briefsiegel.factor.api | Bundle-Name: exports nothing",
                "org.briefsiegel.platform.cxf | Bundle-Activator: org.apache.camel.karaf.core.Activator"
            })
    void aBreakIsNoticed(String name, String header) throws IOException {
        assertThat(ManifestRules.breaks(name, manifest(name, header))).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "org.briefsiegel.factor.x   | Import-Package: a;version=\"[1,2)\",b",
                "org.briefsiegel.factor.api | Export-Package: org.briefsiegel.factor.api;version=\"1.0.0\";uses:=\"a,b\"",
                "org.briefsiegel.platform.camel | Bundle-Activator: org.apache.camel.karaf.core.Activator"
                        + " & Export-Package: org.briefsiegel.platform.camel;version=\"1.0.0\""
            })
    void whatIsMeantToPassPasses(String name, String header) throws IOException {
        assertThat(ManifestRules.breaks(name, manifest(name, header))).isEmpty();
    }

    private static Manifest manifest(String name, String header) throws IOException {
        String symbolicName = header.startsWith("Bundle-SymbolicName") ? "" : "Bundle-SymbolicName: " + name + "\n";
        String text = "Manifest-Version: 1.0\n" + symbolicName + header.replace(" & ", "\n") + "\n";
        return new Manifest(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }
}
