package org.briefsiegel.itests.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.ref.WeakReference;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.briefsiegel.factor.api.Enrolment;
import org.briefsiegel.factor.api.Reader;
import org.briefsiegel.spine.api.Plugins;
import org.briefsiegel.spine.api.RouteStatus;
import org.briefsiegel.spine.api.Routes;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.wiring.BundleWiring;

/** A plug-in is installed, updated, outranked and removed while slips travel along its route. */
public class PlugInsComeAndGo extends InTheContainer {

    private static final String FACTOR = "pass-phrase";
    private static final String MODULE = "bundles/factor/" + FACTOR;
    private static final String ROUTE = "factor." + FACTOR;
    private static final String FIRST = "Wie lautet das Losungswort, das Sie mit uns vereinbart haben?";
    private static final Enrolment ENROLMENT = new Enrolment("sealed");
    private static final Reader READER = new Reader(Locale.GERMAN, true);

    private Plugins plugins;
    private Map<String, Long> host;
    private Asker asker;

    @Before
    public void ask() {
        plugins = service(Plugins.class);
        host = lastModified();
        asker = Asker.start(
                () -> plugins.requiredFactor(FACTOR).prompt(ENROLMENT, READER).question());
        awaitAnswer(Asker.CLOSED);
    }

    /** Whatever a test has done with plug-ins. */
    @After
    public void nobodyHasSeenAnythingElseThanAnswersAndClosedRoutesAndTheHostIsUntouched() throws Exception {
        for (Bundle bundle : context.getBundles()) {
            if (bundle.getLocation().startsWith("test:")) {
                bundle.uninstall();
            }
        }
        awaitAnswer(Asker.CLOSED);
        asker.end();

        assertThat(asker.faults()).isEmpty();
        assertThat(lastModified()).isEqualTo(host);
        assertThat(isReady()).isTrue();
    }

    private Map<String, Long> lastModified() {
        return Arrays.stream(context.getBundles())
                .filter(bundle -> !bundle.getLocation().startsWith("test:"))
                .collect(Collectors.toMap(Bundle::getLocation, Bundle::getLastModified));
    }

    /** And sees that it isn't the only one. */
    private void awaitAnswer(String answer) {
        await().atMost(SOON).until(asker::answer, answer::equals);
        long before = asker.asked();
        await().atMost(SOON).until(() -> asker.asked() > before + 10);
        assertThat(asker.answer()).isEqualTo(answer);
    }

    private Bundle install(String location, PlugInJar jar) throws Exception {
        Bundle bundle = context.installBundle("test:" + location, jar.stream());
        bundle.start();
        return bundle;
    }

    private RouteStatus.State state() {
        return service(Routes.class).list().stream()
                .filter(route -> route.name().equals(ROUTE))
                .map(RouteStatus::state)
                .findFirst()
                .orElseThrow();
    }

    @Test
    public void aNewPlugInAnswersAndIsClosedOnceItIsRemoved() throws Exception {
        Bundle plugIn = install("one", PlugInJar.of(MODULE));
        awaitAnswer(FIRST);
        assertThat(state()).isEqualTo(RouteStatus.State.RUNNING);
        assertThat(plugins.isOpen(ROUTE)).isTrue();

        plugIn.uninstall();
        awaitAnswer(Asker.CLOSED);
        assertThat(state()).isEqualTo(RouteStatus.State.STOPPED);
        assertThat(plugins.factor(FACTOR)).isEmpty();
        assertThat(plugins.hasSeen(ROUTE)).isTrue();
    }

    @Test
    public void anUpdateInPlaceAnswersInsteadOfWhatItReplaces() throws Exception {
        Bundle plugIn = install("one", PlugInJar.of(MODULE));
        awaitAnswer(FIRST);

        plugIn.update(PlugInJar.of(MODULE).saying("question", "Welches?").stream());
        awaitAnswer("Welches?");

        plugIn.update(PlugInJar.of(MODULE).stream());
        awaitAnswer(FIRST);
        assertThat(service(Routes.class).list())
                .filteredOn(route -> route.name().equals(ROUTE))
                .singleElement()
                .satisfies(route -> assertThat(route.failed()).isZero());
    }

    @Test
    public void ofTwoWithOneIdTheHigherRankedOneAnswersAndTheOtherTakesOver() throws Exception {
        install("one", PlugInJar.of(MODULE));
        awaitAnswer(FIRST);

        Bundle higher = install("two", another("org.briefsiegel.sample.higher", 10, "Wer ist vorn?"));
        awaitAnswer("Wer ist vorn?");

        higher.uninstall();
        awaitAnswer(FIRST);
    }

    @Test
    public void aLowerRankedOneStandsByAndTakesOverWhenTheFirstLeaves() throws Exception {
        Bundle first = install("one", PlugInJar.of(MODULE));
        awaitAnswer(FIRST);

        install("two", another("org.briefsiegel.sample.lower", -10, "Wer ist hinten?"));
        awaitAnswer(FIRST);

        first.uninstall();
        awaitAnswer("Wer ist hinten?");
    }

    private static PlugInJar another(String symbolicName, int ranking, String question) throws Exception {
        return PlugInJar.of(MODULE).named(symbolicName).ranked(ranking).saying("question", question);
    }

    @Test
    public void nothingButAnswersAndClosedRoutesComesOfFiveQuickTurns() throws Exception {
        long before = asker.asked();
        for (int turn = 0; turn < 5; turn++) {
            Bundle one = install("one", PlugInJar.of(MODULE));
            Bundle two = install("two", another("org.briefsiegel.sample.higher", 10, "Wer ist vorn?"));
            await().atMost(SOON).until(asker::answer, "Wer ist vorn?"::equals);
            one.update(PlugInJar.of(MODULE).saying("question", "Welches?").stream());
            remove(two);
            await().atMost(SOON).until(asker::answer, "Welches?"::equals);
            remove(one);
        }
        assertThat(asker.asked()).isGreaterThan(before);
        assertThat(plugins.factors()).containsOnlyKeys("birth-date", "insurance-number", "sms-code");
    }

    private static void remove(Bundle bundle) throws BundleException {
        bundle.stop();
        bundle.uninstall();
    }

    /** The Java machine itself holds on to the last one for a while. */
    @Test
    public void aRemovedPlugInIsOutOfMemoryAtTheLatestWhenTheNextOneIsRemoved() throws Exception {
        WeakReference<ClassLoader> classes = cameAndWent();
        cameAndWent();

        await().atMost(SOON).until(() -> {
            System.gc();
            return classes.get() == null;
        });
    }

    private WeakReference<ClassLoader> cameAndWent() throws Exception {
        Bundle plugIn = install("one", PlugInJar.of(MODULE));
        awaitAnswer(FIRST);
        WeakReference<ClassLoader> classes =
                new WeakReference<>(plugIn.adapt(BundleWiring.class).getClassLoader());
        plugIn.uninstall();
        awaitAnswer(Asker.CLOSED);
        return classes;
    }

    @Test
    public void aChannelBringsItsOwnRouteAndTakesItAway() throws Exception {
        Bundle channel = install("channel", PlugInJar.of("itests/samples/drop-folder"));
        await().atMost(SOON)
                .until(() -> plugins.isOpen("channel.drop-folder") && plugins.isOpen("channel.drop-folder.check"));
        assertThat(plugins.requiredChannel("drop-folder").normalize(" Hauptstraße 1 "))
                .isEqualTo("Hauptstraße 1");

        channel.uninstall();
        await().atMost(SOON)
                .until(() -> !plugins.isOpen("channel.drop-folder") && !plugins.isOpen("channel.drop-folder.check"));
        assertThat(plugins.channel("drop-folder")).isEmpty();
    }
}
