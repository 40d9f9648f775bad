package org.briefsiegel.spine.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.briefsiegel.billing.api.PricingRule;
import org.briefsiegel.channel.api.Channel;
import org.briefsiegel.document.api.DocumentType;
import org.briefsiegel.factor.api.AuthFactor;
import org.junit.jupiter.api.Test;

class SlipTest {

    private static final List<Locale> LANGUAGES = List.of(Locale.GERMAN, Locale.ENGLISH);

    @Test
    void whatIsConstantIsAskedAtOnceInEveryLanguageWithTheArgumentsThatItTakes() {
        assertThat(Stream.of(AuthFactor.class, DocumentType.class, Channel.class, PricingRule.class)
                        .flatMap(axis -> Slip.constants(axis, LANGUAGES)))
                .isNotEmpty()
                .allSatisfy(slip -> {
                    Class<?>[] parameters = slip.method().getParameterTypes();
                    assertThat(slip.arguments()).hasSameSizeAs(parameters);
                    for (int i = 0; i < parameters.length; i++) {
                        assertThat(slip.arguments().get(i)).isInstanceOf(parameters[i]);
                    }
                });
        assertThat(Slip.constants(AuthFactor.class, LANGUAGES).map(Slip::name))
                .containsExactlyInAnyOrder("profile", "label", "label");
    }
}
