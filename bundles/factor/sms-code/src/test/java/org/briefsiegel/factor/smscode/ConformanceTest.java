package org.briefsiegel.factor.smscode;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.briefsiegel.factor.api.Dispatch;
import org.briefsiegel.testkit.conformance.FactorConformance;
import org.briefsiegel.testkit.conformance.FactorSample;

class ConformanceTest extends FactorConformance {

    private static final Pattern CODE = Pattern.compile("#([0-9]{6})$");

    ConformanceTest() {
        super(FactorSample.of(new SmsCodeFactor())
                .facts(Map.of("phone", "+436641234567"))
                .opensBy(sent -> Map.of("code", code(sent)))
                .opensBy(sent -> Map.of(
                        "code", code(sent).substring(0, 3) + " " + code(sent).substring(3)))
                .opensBy(sent -> Map.of("code", sent.get(0).texts().get(0)))
                .failsBy(sent -> Map.of("code", next(code(sent))))
                .illegible(Map.of("code", ""))
                .illegible(Map.of("code", "12345")));
    }

    /** The last line binds it to the page's host. */
    private static String code(List<Dispatch> sent) {
        Matcher code = CODE.matcher(sent.get(0).texts().get(0));
        if (!code.find()) {
            throw new AssertionError("no code in the message");
        }
        return code.group(1);
    }

    private static String next(String code) {
        return String.format("%06d", (Integer.parseInt(code) + 1) % 1_000_000);
    }
}
