package org.briefsiegel.testkit.conformance;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.briefsiegel.factor.api.Answer;
import org.briefsiegel.factor.api.Assurance;
import org.briefsiegel.factor.api.AuthFactor;
import org.briefsiegel.factor.api.Enrolment;
import org.briefsiegel.factor.api.Entry;
import org.briefsiegel.factor.api.FactorId;
import org.briefsiegel.factor.api.FactorProfile;
import org.briefsiegel.factor.api.Prompt;
import org.briefsiegel.factor.api.Reader;
import org.briefsiegel.factor.api.Reading;
import org.briefsiegel.factor.api.Seal;
import org.osgi.service.component.annotations.Component;

/** Factors that break one rule each, as people do by mistake. */
final class BadFactors {

    private BadFactors() {}

    @Component(service = AuthFactor.class)
    @FactorId("changing-profile")
    static final class ChangingProfile extends WordFactor {

        private int days = 1;

        @Override
        public FactorProfile profile() {
            FactorProfile usual = super.profile();
            return new FactorProfile(Assurance.STANDARD, usual.kind(), Duration.ofDays(days++), false, usual.facts());
        }
    }

    @Component(service = AuthFactor.class)
    @FactorId("null-label")
    static final class NullLabel extends WordFactor {

        @Override
        public String label(Locale locale) {
            return locale.getLanguage().equals("tr") ? null : super.label(locale);
        }

        @Override
        List<Prompt.Field> fields(Reader reader) {
            return List.of(new Prompt.Field(FACT, "Kennwort", Prompt.Kind.TEXT, "off", 20));
        }

        @Override
        public String needed(Reader reader, String sentTo) {
            return "Kennwort";
        }
    }

    /** Keeps a second part beside the seal. */
    private abstract static class TwoParts extends WordFactor {

        abstract String second(String word);

        @Override
        String state(String word, Seal seal) {
            return seal.seal(word) + " " + second(word);
        }

        @Override
        public boolean verify(Enrolment enrolment, String value, Seal seal) {
            return seal.matches(enrolment.state().split(" ")[0], value);
        }
    }

    @Component(service = AuthFactor.class)
    @FactorId("secret-in-state")
    static final class SecretInState extends TwoParts {

        @Override
        String second(String word) {
            return word;
        }
    }

    @Component(service = AuthFactor.class)
    @FactorId("secret-in-base64")
    static final class SecretInBase64 extends TwoParts {

        @Override
        String second(String word) {
            return Base64.getEncoder().encodeToString(("word:" + word).getBytes(StandardCharsets.UTF_8));
        }
    }

    @Component(service = AuthFactor.class)
    @FactorId("hash-without-key")
    static final class HashWithoutKey extends TwoParts {

        @Override
        String second(String word) {
            try {
                MessageDigest hash = MessageDigest.getInstance("SHA-256");
                return HexFormat.of().formatHex(hash.digest(word.getBytes(StandardCharsets.UTF_8)));
            } catch (NoSuchAlgorithmException missing) {
                throw new IllegalStateException(missing);
            }
        }
    }

    /** Means to note that an answer was used, and doesn't look at it. */
    @Component(service = AuthFactor.class)
    @FactorId("spends-nothing")
    static final class SpendsNothing extends TwoParts {

        @Override
        String second(String word) {
            return "new";
        }

        @Override
        public Enrolment spend(Enrolment enrolment, String value, Seal seal) {
            return new Enrolment(enrolment.state().replace(" new", " used"));
        }
    }

    @Component(service = AuthFactor.class)
    @FactorId("compares-by-itself")
    static final class ComparesByItself extends WordFactor {

        @Override
        public boolean verify(Enrolment enrolment, String value, Seal seal) {
            return enrolment.state().equals(seal.seal(value));
        }
    }

    @Component(service = AuthFactor.class)
    @FactorId("talks")
    static final class Talks extends WordFactor {

        private volatile byte[] last = {};

        @Override
        public Reading read(Answer answer) {
            last = answer.text(FACT).getBytes(StandardCharsets.UTF_8);
            return super.read(answer);
        }

        @Override
        String state(String word, Seal seal) {
            last = word.getBytes(StandardCharsets.UTF_8);
            return super.state(word, seal);
        }

        @Override
        public String toString() {
            return "Talks[" + new String(last, StandardCharsets.UTF_8) + "]";
        }
    }

    @Component(service = AuthFactor.class)
    @FactorId("throws-on-junk")
    static final class ThrowsOnJunk extends WordFactor {

        @Override
        public Reading read(Answer answer) {
            if (!answer.fields().containsKey(FACT)) {
                throw new IllegalStateException("no " + FACT);
            }
            return super.read(answer);
        }
    }

    @Component(service = AuthFactor.class)
    @FactorId("blocks")
    static final class Blocks extends WordFactor {

        private final CountDownLatch never = new CountDownLatch(1);

        @Override
        public Optional<Entry> entry(Locale locale) {
            try {
                never.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            return super.entry(locale);
        }
    }

    @Component(service = AuthFactor.class)
    @FactorId("two-fields")
    static final class TwoFieldsOfOneName extends WordFactor {

        @Override
        List<Prompt.Field> fields(Reader reader) {
            Prompt.Field field = super.fields(reader).get(0);
            return List.of(field, field);
        }
    }

    @Component(service = AuthFactor.class)
    @FactorId("repeats")
    static final class RepeatsWhatWasTyped extends WordFactor {

        @Override
        String reason(String typed, Locale locale) {
            String letters = typed.replaceAll("\\p{C}", "");
            return super.reason(typed, locale) + (letters.length() < 200 ? " (" + letters.replace("<", "") + ")" : "");
        }
    }

    @Component(service = AuthFactor.class)
    @FactorId("Pin Word")
    static final class IllegalId extends WordFactor {}

    @Component
    @FactorId("unnamed-service")
    static final class UnnamedService extends WordFactor {}

    @Component(service = AuthFactor.class)
    @FactorId("shared-state")
    static final class SharedState extends WordFactor {

        private final StringBuilder typed = new StringBuilder();

        @Override
        public Reading read(Answer answer) {
            typed.append(answer.text(FACT));
            Thread.yield();
            Reading reading = super.read(new Answer(Map.of(FACT, typed.toString()), answer.locale()));
            typed.setLength(0);
            return reading;
        }
    }

    @Component(service = AuthFactor.class)
    @FactorId("reads-files")
    static final class ReadsFiles extends WordFactor {

        @Override
        String state(String word, Seal seal) {
            return Files.exists(Path.of("no-such-file")) ? "" : super.state(word, seal);
        }
    }
}
