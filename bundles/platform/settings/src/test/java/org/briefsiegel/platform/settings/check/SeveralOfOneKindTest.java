package org.briefsiegel.platform.settings.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.briefsiegel.platform.settings.SettingProblem;
import org.junit.jupiter.api.Test;

/** Settings of which there may be any number of files, one for each provider for example. */
class SeveralOfOneKindTest {

    private static final String KIND = "org.briefsiegel.sample.provider";

    @Test
    void areDescribedOnceAndJudgedEachByItself() throws IOException {
        Map<String, Map<String, Rule>> schema = new TreeMap<>();
        Schemas.read(getClass().getResource("/provider.xml"), pid -> true, schema);
        assertThat(schema).containsOnlyKeys(KIND);
        Judge judge = new Judge((property, id) -> true);

        judge.inForce(KIND + "~one", schema.get(KIND), inAnyCase(Map.of("labl", "One")), key -> "");
        judge.inForce(KIND + "~two", schema.get(KIND), inAnyCase(Map.of("label", "Two")), key -> "");

        assertThat(judge.problems())
                .extracting(SettingProblem::pid, SettingProblem::text)
                .containsExactly(tuple(KIND + "-one", "labl is no setting; did you mean label?"));
    }

    private static Map<String, Object> inAnyCase(Map<String, Object> set) {
        Map<String, Object> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        all.putAll(set);
        return all;
    }
}
