package org.briefsiegel.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.apache.felix.framework.FrameworkFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.hooks.weaving.WeavingHook;
import org.osgi.framework.hooks.weaving.WovenClass;
import org.osgi.framework.launch.Framework;

/** A crowd that needs one class, in the framework that the server runs in. */
class ClassLoadingLocksTest {

    private static final int CROWD = 20;
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration LONGER_THAN_PATIENCE = PATIENCE.multipliedBy(10);

    @TempDir
    private Path cache;

    private Framework felix;
    private Bundle bundle;
    private final CountDownLatch defining = new CountDownLatch(1);
    private final CountDownLatch mayBeDefined = new CountDownLatch(1);
    private final AtomicInteger loaded = new AtomicInteger();
    private final List<Thread> threads = new ArrayList<>();

    /** The super class of the one that is wanted. */
    public static class Above {}

    /** Loaded from the bundle. */
    public static final class Wanted extends Above {}

    @BeforeEach
    void start() throws Exception {
        felix = new FrameworkFactory()
                .newFramework(Map.of(
                        Constants.FRAMEWORK_STORAGE,
                        cache.resolve("felix").toString(),
                        Constants.FRAMEWORK_SYSTEMPACKAGES,
                        "org.osgi.framework"));
        felix.start();
        BundleContext context = felix.getBundleContext();
        new ClassLoadingLocks(LONGER_THAN_PATIENCE).register(context);
        context.registerService(WeavingHook.class, this::holdUp, null);
        bundle = context.installBundle("test:wanted", jar(Above.class, Wanted.class));
        bundle.start();
    }

    @AfterEach
    void stop() throws Exception {
        mayBeDefined.countDown();
        for (Thread thread : threads) {
            thread.join(PATIENCE.toMillis());
        }
        felix.stop();
        felix.waitForStop(PATIENCE.toMillis());
    }

    @Test
    void whoeverNeedsAClassThatIsBeingDefinedWaitsForItAndUsesNoProcessor() throws Exception {
        load();
        assertThat(defining.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        for (int i = 1; i < CROWD; i++) {
            load();
        }

        await().atMost(PATIENCE)
                .until(() -> threads.stream().skip(1).allMatch(it -> it.getState() == Thread.State.TIMED_WAITING));
        mayBeDefined.countDown();

        await().atMost(PATIENCE).until(() -> loaded.get() == CROWD);
    }

    /** As containers do that look whether something optional is there: the framework tells nothing of the first failure. */
    @Test
    void whoeverHasFailedToLoadAClassFailsAgainAtOnce() throws Exception {
        Bundle incomplete = felix.getBundleContext().installBundle("test:incomplete", jar(Wanted.class));
        incomplete.start();

        CompletableFuture<Void> twice = CompletableFuture.runAsync(() -> {
            assertIncomplete(incomplete);
            assertIncomplete(incomplete);
        });

        assertThat(twice).succeedsWithin(PATIENCE);
    }

    private static void assertIncomplete(Bundle bundle) {
        assertThatThrownBy(() -> bundle.loadClass(Wanted.class.getName())).isInstanceOf(NoClassDefFoundError.class);
    }

    private void load() {
        Thread thread = new Thread(() -> {
            try {
                bundle.loadClass(Wanted.class.getName());
                loaded.incrementAndGet();
            } catch (ClassNotFoundException e) {
                throw new AssertionError(e);
            }
        });
        threads.add(thread);
        thread.start();
    }

    /** While the first class is being defined its super class is loaded, which takes long here. */
    private void holdUp(WovenClass woven) {
        if (woven.getClassName().equals(Above.class.getName())) {
            defining.countDown();
            awaitEnd(mayBeDefined);
        }
    }

    private static void awaitEnd(CountDownLatch latch) {
        try {
            assertThat(latch.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static InputStream jar(Class<?>... types) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().putValue("Manifest-Version", "1.0");
        manifest.getMainAttributes().putValue(Constants.BUNDLE_MANIFESTVERSION, "2");
        manifest.getMainAttributes().putValue(Constants.BUNDLE_SYMBOLICNAME, "wanted" + types.length);
        try (JarOutputStream jar = new JarOutputStream(bytes, manifest)) {
            for (Class<?> type : types) {
                String entry = type.getName().replace('.', '/') + ".class";
                jar.putNextEntry(new ZipEntry(entry));
                try (InputStream code = type.getClassLoader().getResourceAsStream(entry)) {
                    code.transferTo(jar);
                }
            }
        }
        return new ByteArrayInputStream(bytes.toByteArray());
    }
}
