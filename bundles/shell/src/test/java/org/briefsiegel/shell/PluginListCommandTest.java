package org.briefsiegel.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.apache.felix.framework.FrameworkFactory;
import org.apache.karaf.bundle.core.internal.BundleServiceImpl;
import org.briefsiegel.spine.api.RouteStatus.State;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;

/** Plug-ins in every state, in the framework that the server runs in. */
class PluginListCommandTest {

    private static final String FACTOR =
            "osgi.service;objectClass:List<String>=\"org.briefsiegel.factor.api.AuthFactor\"";

    private final FakeRoutes routes =
            new FakeRoutes().with("factor.birth-date", State.RUNNING).with("factor.pass-phrase", State.RUNNING);
    private final PluginListCommand command = new PluginListCommand();
    private Framework felix;

    @BeforeEach
    void start(@TempDir Path cache) throws Exception {
        felix = new FrameworkFactory()
                .newFramework(Map.of(
                        Constants.FRAMEWORK_STORAGE,
                        cache.resolve("felix").toString(),
                        Constants.FRAMEWORK_SYSTEMPACKAGES,
                        "org.osgi.framework"));
        felix.start();
        command.context = felix.getBundleContext();
        command.bundles = new BundleServiceImpl(felix.getBundleContext());
        command.routes = routes;
    }

    @AfterEach
    void stop() throws Exception {
        felix.stop();
        felix.waitForStop(10_000);
    }

    @Test
    void ofOneIdOnePlugInIsInForceAndTheOthersStandBy() throws Exception {
        offer(install("first", ""), "pass-phrase", 0);
        offer(install("second", ""), "pass-phrase", 5);
        offer(install("third", ""), "birth-date", 0);

        assertThat(rows())
                .containsExactly(
                        "factor birth-date active third",
                        "factor pass-phrase active second",
                        "factor pass-phrase standby first");
    }

    @Test
    void aPlugInThatIsOutOfServiceForItsFaultsIsCalledSo() throws Exception {
        routes.with("factor.pass-phrase", State.OUT_OF_SERVICE);
        offer(install("sick", ""), "pass-phrase", 0);
        offer(install("well", ""), "birth-date", 0);

        assertThat(rows())
                .containsExactly(
                        "factor birth-date active well", "factor pass-phrase out of service, see the log sick");
    }

    @Test
    void aChannelIsSuspendedWhenOneOfItsRoutesIs() throws Exception {
        routes.with("channel.sms", State.SUSPENDED).with("channel.sms.check", State.RUNNING);
        offer(install("texts", ""), "channel.id", "sms", 0);

        assertThat(rows()).contains("channel sms suspended texts");
    }

    @Test
    void aChannelOneOfWhoseRoutesIsMissingWaitsForItsConfiguration() throws Exception {
        routes.with("channel.mail.check", State.RUNNING);
        offer(install("letters", ""), "channel.id", "mail", 0);

        assertThat(rows()).contains("channel mail waiting for its configuration or for services that it needs letters");
    }

    @Test
    void aChannelThatPrintsNeedsNoRouteToSend() throws Exception {
        routes.with("channel.sheet.check", State.RUNNING);
        offer(install("papers", ""), "channel.id", "sheet", 0);

        assertThat(rows()).contains("channel sheet active papers");
    }

    @Test
    void aBundleThatDoesNotResolveIsShownWithTheImportThatItLacks() throws Exception {
        assertThatThrownBy(() -> install("lacking", "Import-Package: org.example.missing;version=\"[1,2)\""))
                .isInstanceOf(BundleException.class);

        assertThat(rows())
                .singleElement()
                .asString()
                .startsWith("factor ? unresolved: osgi.wiring.package ")
                .contains("org.example.missing")
                .endsWith(" lacking");
    }

    @Test
    void aBundleThatOffersNothingIsShownWithTheReason() throws Exception {
        install("waiting", "");
        install("idle", "").stop();

        assertThat(rows())
                .containsExactly(
                        "factor ? waiting for its configuration or for services that it needs waiting",
                        "factor ? stopped idle");
    }

    private List<String> rows() {
        return ((List<?>) command.run())
                .stream()
                        .map(row -> (Map<?, ?>) row)
                        .map(row -> row.get("axis") + " " + row.get("id") + " " + row.get("state") + " "
                                + row.get("bundle"))
                        .toList();
    }

    /** A started bundle that says that it holds a factor. */
    private Bundle install(String name, String header) throws Exception {
        Bundle bundle = felix.getBundleContext().installBundle("test:" + name, jar(name, header));
        bundle.start();
        return bundle;
    }

    private static InputStream jar(String name, String header) throws Exception {
        String manifest = """
                Manifest-Version: 1.0
                Bundle-ManifestVersion: 2
                Bundle-SymbolicName: %s
                Provide-Capability: %s
                %s
                """.formatted(name, FACTOR, header);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new JarOutputStream(bytes, new Manifest(new ByteArrayInputStream(manifest.getBytes()))).close();
        return new ByteArrayInputStream(bytes.toByteArray());
    }

    private static void offer(Bundle bundle, String id, int ranking) {
        offer(bundle, "factor.id", id, ranking);
    }

    private static void offer(Bundle bundle, String property, String id, int ranking) {
        bundle.getBundleContext()
                .registerService(
                        Object.class,
                        new Object(),
                        new Hashtable<>(Map.of(property, id, Constants.SERVICE_RANKING, ranking)));
    }
}
