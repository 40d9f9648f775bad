package org.briefsiegel.itests.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.Dictionary;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.inject.Inject;
import org.briefsiegel.billing.api.Draft;
import org.briefsiegel.billing.api.Occasion;
import org.briefsiegel.billing.api.Pricing;
import org.briefsiegel.platform.settings.SettingProblem;
import org.briefsiegel.platform.settings.SettingProblems;
import org.briefsiegel.spine.api.ClosedException;
import org.briefsiegel.spine.api.Plugins;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;

/** Settings are changed in Configuration Admin while the host runs. */
public class SettingsChange extends InTheContainer {

    private static final String TARIFF = "org.briefsiegel.billing.tariff";
    private static final String PRICES = "pricesPerPart";
    private static final int USUAL = 10;

    @Inject
    private ConfigurationAdmin configurations;

    @Inject
    private Plugins plugins;

    @Inject
    private SettingProblems problems;

    private Configuration tariff;
    private Object original;

    @Before
    public void remember() throws IOException {
        tariff = configurations.getConfiguration(TARIFF, null);
        original = tariff.getProperties().get(PRICES);
        assertThat(price()).isEqualTo(USUAL);
        assertThat(problems.settingProblems()).isEmpty();
    }

    @After
    public void asBefore() throws Exception {
        set(original);
        awaitPrice(USUAL);
        await().atMost(SOON).until(() -> problems.settingProblems().isEmpty());
        assertThat(health().body()).doesNotContain(PRICES);
    }

    @Test
    public void aNewValueIsInForceAtOnce() throws Exception {
        set("+43=25");

        awaitPrice(25);
        assertThat(problems.settingProblems()).isEmpty();
    }

    @Test
    public void aWrongValueIsNamedAndTheLastGoodOneStaysInForce() throws Exception {
        set("+43=25");
        awaitPrice(25);

        set("+43=a lot");

        await().atMost(SOON).until(() -> !problems.settingProblems().isEmpty());
        assertThat(problems.settingProblems()).singleElement().satisfies(SettingsChange::namesThePrices);
        assertThat(health().statusCode()).isEqualTo(200);
        assertThat(health().body()).contains(TARIFF + ".cfg", PRICES, "a lot");
        awaitPrice(25);
    }

    private static void namesThePrices(SettingProblem problem) {
        assertThat(problem.pid()).isEqualTo(TARIFF);
        assertThat(problem.key()).isEqualTo(PRICES);
        assertThat(problem.text()).contains("a lot", "+43=25");
        assertThat(problem.running()).isTrue();
    }

    private void set(Object prices) throws IOException {
        Dictionary<String, Object> properties = tariff.getProperties();
        properties.put(PRICES, prices);
        tariff.update(properties);
    }

    private void awaitPrice(int cents) {
        await().atMost(SOON).ignoreException(ClosedException.class).until(() -> price() == cents);
    }

    /** What a code by SMS costs. */
    private long price() {
        Draft draft = new Draft(
                "a-practice",
                "PRO",
                Set.of(),
                "sms-code",
                true,
                Occasion.FIRST,
                () -> 0,
                List.of(new Draft.Dispatch("sms", "+436641234567", 1)));
        Pricing pricing = plugins.requiredPricingRule("tariff").price(draft, Locale.GERMAN);
        return ((Pricing.Priced) pricing).total("EUR").minorUnits();
    }
}
