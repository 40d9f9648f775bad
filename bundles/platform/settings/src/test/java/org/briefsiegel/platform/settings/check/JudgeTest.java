package org.briefsiegel.platform.settings.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.briefsiegel.platform.settings.SettingProblem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JudgeTest {

    private static final String PID = "org.briefsiegel.sample";

    private final Set<String> channels = new HashSet<>(Set.of("mail"));
    private final Judge judge = new Judge((property, id) -> property.equals("channel.id") && channels.contains(id));
    private Map<String, Rule> rules;

    @BeforeEach
    void readAsBndWritesIt() throws IOException {
        Map<String, Map<String, Rule>> schema = new TreeMap<>();
        Schemas.read(getClass().getResource("/settings.xml"), pid -> true, schema);
        rules = schema.get(PID);
    }

    @Test
    void givesGoodValuesTheirTypes() {
        Map<String, Object> inForce = set(Map.of(
                "host",
                " mail.example.org ",
                "port",
                "465",
                "behindProxy",
                "true",
                "retrySeconds",
                "1, 2,3",
                "plans",
                ""));

        assertThat(judge.problems()).isEmpty();
        assertThat(inForce)
                .containsEntry("host", "mail.example.org")
                .containsEntry("port", 465)
                .containsEntry("behindProxy", true)
                .containsEntry("tls", "required");
        assertThat((Object[]) inForce.get("retrySeconds")).containsExactly(1, 2, 3);
        assertThat((Object[]) inForce.get("plans")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "port, abc, isn't a whole number; allowed: whole numbers from 1 to 65535. In force: 2525.",
        "port, '', is empty; allowed: whole numbers from 1 to 65535. In force: 2525.",
        "port, 0, is less than 1",
        "port, 65536, is more than 65535",
        "port, 99999999999, isn't a whole number",
        "tls, maybe, isn't one of these; allowed: required or loopback. In force: required.",
        "behindProxy, TRUE, is neither true nor false; allowed: true or false. In force: false.",
        "behindProxy, ja, is neither true nor false",
        "retrySeconds, '5,x', 'retrySeconds = 5,x isn''t a whole number; allowed: whole numbers from 1 to 900 seconds,"
                + " separated by commas. In force: 5,300.'",
        "retrySeconds, '5,0', is less than 1",
        "code, abc, isn't what it should be; allowed: two capital letters. In force: AB.",
        "code, $[env:X], is a placeholder that nothing has replaced",
    })
    void namesAFaultAndPutsTheDefaultInForce(String key, String value, String words) {
        Map<String, Object> inForce = set(Map.of("host", "localhost", key, value));

        assertThat(judge.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.key()).isEqualTo(key);
            assertThat(problem.text()).startsWith(key + " = ").contains(words);
            assertThat(problem.running()).isTrue();
        });
        assertThat(inForce.get(key))
                .isEqualTo(rules.get(key)
                        .typed(rules.get(key).texts(rules.get(key).fallback().orElseThrow())));
    }

    @Test
    void keepsTheLastGoodValue() {
        set(Map.of("host", "localhost", "port", "465"));

        assertThat(set(Map.of("host", "-", "port", "abc")))
                .containsEntry("port", 465)
                .containsEntry("host", "localhost");
        assertThat(judge.problems()).extracting(SettingProblem::key).containsExactly("host", "port");
        assertThat(judge.problems().get(1).text()).endsWith("In force: 465.");

        assertThat(set(Map.of("host", "localhost", "port", "25"))).containsEntry("port", 25);
        assertThat(judge.problems()).isEmpty();
    }

    @Test
    void fallsBackToTheDefaultOnceTheKeyHasGone() {
        set(Map.of("host", "localhost", "port", "465"));
        set(Map.of("host", "localhost"));

        assertThat(set(Map.of("host", "localhost", "port", "abc"))).containsEntry("port", 2525);
    }

    @Test
    void hasNothingInForceWhereNothingCanBeGuessed() {
        assertThat(set(Map.of("host", "no host"))).doesNotContainKey("host");
        assertThat(judge.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.text()).contains("Nothing is in force");
            assertThat(problem.running()).isFalse();
        });
        assertThat(set(Map.of())).doesNotContainKey("host");
        assertThat(judge.problems())
                .singleElement()
                .satisfies(problem ->
                        assertThat(problem.text()).startsWith("host isn't set; allowed: a host's name or address."));
    }

    @Test
    void neverShowsASecret() {
        set(Map.of("host", "localhost", ".password", "geheim\u0007"));

        assertThat(judge.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.text())
                        .startsWith(".password (not shown) isn't what it should be")
                        .doesNotContain("geheim"));
    }

    @Test
    void namesAnUnknownKeyAndTheNearestOne() {
        set(Map.of("host", "localhost", "prot", "25", "colour", "red"));

        assertThat(judge.problems())
                .extracting(SettingProblem::text)
                .containsExactly("colour is no setting.", "prot is no setting; did you mean port?");
    }

    @Test
    void takesKeysInAnyCase() {
        assertThat(set(Map.of("Host", "localhost", "PORT", "25"))).containsEntry("port", 25);
        assertThat(judge.problems()).isEmpty();
    }

    @Test
    void refusesWhatContradictsAnotherKey() {
        set(Map.of("host", "localhost", "pauseAfterTries", "5", "maxTries", "10"));

        assertThat(set(Map.of("host", "localhost", "pauseAfterTries", "20", "maxTries", "10")))
                .containsEntry("pauseAfterTries", 5);
        assertThat(judge.problems())
                .singleElement()
                .satisfies(problem ->
                        assertThat(problem.text()).startsWith("pauseAfterTries = 20 is more than maxTries (10)"));

        assertThat(set(Map.of("host", "localhost", "pauseAfterTries", "5", "maxTries", "3")))
                .containsEntry("maxTries", 10);
        assertThat(judge.problems())
                .singleElement()
                .satisfies(problem ->
                        assertThat(problem.text()).startsWith("maxTries = 3 is less than pauseAfterTries (5)"));
    }

    @Test
    void refusesAChangeToAnIdThatNobodyHas() {
        set(Map.of("host", "localhost", "noticeChannel", "mail"));

        assertThat(set(Map.of("host", "localhost", "noticeChannel", "mial"))).containsEntry("noticeChannel", "mail");
        assertThat(judge.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.text())
                        .startsWith("noticeChannel = mial is wrong: no channel of this id is there"));
        assertThat(judge.waiting()).containsExactly(PID);

        channels.add("mial");
        assertThat(set(Map.of("host", "localhost", "noticeChannel", "mial"))).containsEntry("noticeChannel", "mial");
        assertThat(judge.problems()).isEmpty();
        assertThat(judge.waiting()).isEmpty();
    }

    @Test
    void takesAnIdAtItsWordWhileNothingIsThereYet() {
        channels.clear();

        assertThat(set(Map.of("host", "localhost", "noticeChannel", "mail"))).containsEntry("noticeChannel", "mail");
        assertThat(judge.problems())
                .singleElement()
                .isEqualTo(new SettingProblem(
                        PID, "noticeChannel", "noticeChannel = mail: no channel of this id is there.", true));

        channels.add("mail");
        assertThat(judge.problems()).isEmpty();

        assertThat(set(Map.of("host", "localhost", "noticeChannel", "mial"))).containsEntry("noticeChannel", "mail");
    }

    @Test
    void saysWhichVariableAValueCameFrom() {
        judge.inForce(PID, rules, inAnyCase(Map.of("host", "-")), key -> "BRIEFSIEGEL_SAMPLE_HOST");

        assertThat(judge.problems().get(0).text()).startsWith("host = - (from BRIEFSIEGEL_SAMPLE_HOST) isn't");
    }

    @Test
    void namesAFileThatNobodyReads() {
        judge.unread("org.briefsiegel.smaple", List.of(PID));
        judge.unread("org.briefsiegel.something.else", List.of(PID));

        assertThat(judge.problems())
                .containsExactly(new SettingProblem(
                        "org.briefsiegel.smaple",
                        "",
                        "Nothing reads this file; did you mean org.briefsiegel.sample.cfg?",
                        true));
    }

    private Map<String, Object> set(Map<String, Object> values) {
        return judge.inForce(PID, rules, inAnyCase(values), key -> "");
    }

    private static Map<String, Object> inAnyCase(Map<String, Object> values) {
        Map<String, Object> set = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        set.putAll(values);
        return set;
    }
}
