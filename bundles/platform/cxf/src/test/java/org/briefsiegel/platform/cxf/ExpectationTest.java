package org.briefsiegel.platform.cxf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.apache.felix.framework.FrameworkFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.startlevel.BundleStartLevel;
import org.osgi.framework.startlevel.FrameworkStartLevel;
import org.osgi.framework.wiring.FrameworkWiring;

class ExpectationTest {

    private static final String LETTERS = "org.example.Letters";
    private static final String HEADERS = "org.example.Headers";

    @TempDir
    private Path cache;

    private Framework framework;
    private Expectation expectation;

    @BeforeEach
    void start() throws Exception {
        framework = new FrameworkFactory()
                .newFramework(Map.of(Constants.FRAMEWORK_STORAGE, cache.toString(), "felix.log.level", "0"));
        framework.start();
        expectation = new Expectation(framework.getBundleContext());
    }

    @AfterEach
    void stop() throws Exception {
        expectation.close();
        framework.stop();
        framework.waitForStop(10_000);
    }

    @Test
    void whatAResolvedBundleAnnouncesIsExpectedUntilItIsServedOrUninstalled() throws Exception {
        Bundle bundle = install("");
        framework.adapt(FrameworkWiring.class).resolveBundles(Set.of(bundle));

        assertThat(expectation.missingResources(Set.of())).containsExactly(LETTERS);
        assertThat(expectation.missingExtensions(Set.of())).containsExactly(HEADERS);
        assertThat(expectation.missingResources(Set.of(LETTERS))).isEmpty();

        bundle.uninstall();
        assertThat(expectation.missingResources(Set.of())).isEmpty();
    }

    @Test
    void whatHasBeenStartedBeforeIsExpectedUntilItsTurnHasCome() throws Exception {
        Bundle bundle = install("org.example.nowhere");
        bundle.adapt(BundleStartLevel.class).setStartLevel(50);
        bundle.start(); // at level 1: not before its turn

        assertThat(bundle.getState()).isEqualTo(Bundle.INSTALLED);
        assertThat(expectation.missingResources(Set.of())).containsExactly(LETTERS);

        reach(60);
        assertThat(bundle.getState()).as("can't be resolved").isEqualTo(Bundle.INSTALLED);
        assertThat(expectation.missingResources(Set.of())).isEmpty();
    }

    @Test
    void afterAnUpdateWhatTheNewVersionAnnouncesIsExpected() throws Exception {
        Bundle bundle = install("");

        bundle.update(jar("", "org.example.Mails"));
        framework.adapt(FrameworkWiring.class).resolveBundles(Set.of(bundle));

        assertThat(expectation.missingResources(Set.of())).containsExactly("org.example.Mails");
    }

    @Test
    void whatIsOnlyLyingThereIsNotExpected() throws Exception {
        install("org.example.nowhere");

        assertThat(expectation.missingResources(Set.of())).isEmpty();
    }

    private void reach(int level) throws InterruptedException {
        CountDownLatch reached = new CountDownLatch(1);
        framework.adapt(FrameworkStartLevel.class).setStartLevel(level, event -> reached.countDown());
        assertThat(reached.await(10, TimeUnit.SECONDS)).isTrue();
    }

    private Bundle install(String imports) throws Exception {
        return framework.getBundleContext().installBundle("example", jar(imports, LETTERS));
    }

    private static InputStream jar(String imports, String resource) throws Exception {
        Manifest manifest = new Manifest();
        Attributes headers = manifest.getMainAttributes();
        headers.putValue("Manifest-Version", "1.0");
        headers.putValue("Bundle-ManifestVersion", "2");
        headers.putValue("Bundle-SymbolicName", "org.example");
        headers.putValue("Service-Component", "OSGI-INF/letters.xml, OSGI-INF/more/*.xml");
        if (!imports.isEmpty()) {
            headers.putValue("Import-Package", imports);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JarOutputStream jar = new JarOutputStream(bytes, manifest)) {
            add(jar, "OSGI-INF/letters.xml", description(resource, "osgi.jaxrs.resource"));
            add(jar, "OSGI-INF/more/headers.xml", description(HEADERS, "osgi.jaxrs.extension"));
            add(jar, "OSGI-INF/more/other.xml", description("org.example.Other", "something.else"));
        }
        return new ByteArrayInputStream(bytes.toByteArray());
    }

    private static void add(JarOutputStream jar, String name, String text) throws Exception {
        jar.putNextEntry(new JarEntry(name));
        jar.write(text.getBytes(StandardCharsets.UTF_8));
    }

    /** As bnd writes it. */
    private static String description(String component, String property) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <scr:component xmlns:scr="http://www.osgi.org/xmlns/scr/v1.3.0" name="%1$s">
                  <property name="%2$s" type="Boolean" value="true"/>
                  <service><provide interface="%1$s"/></service>
                  <implementation class="%1$s"/>
                </scr:component>
                """.formatted(component, property);
    }
}
