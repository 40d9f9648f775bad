package org.briefsiegel.itests.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.io.StringWriter;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule notices the break that it is there for, and lets pass what is meant to pass. */
class HouseRulesBrokenTest {

    private static final Pattern NAME =
            Pattern.compile("package ([a-z.0-9]+);.*?(?:class|interface|enum|record) (\\w+)");

    /** What the offending classes use; compiled with them, and not looked at. */
    private static final List<String> AROUND = List.of(
            "package org.slf4j; public interface Logger {}",
            "package org.apache.cxf; public interface Bus {}",
            "package jakarta.ws.rs; @java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME)"
                    + " public @interface Path { String value() default \"\"; }",
            "package org.briefsiegel.recipient.filter; public class Guard {}",
            "package jakarta.persistence; public @interface Entity {}",
            "package com.google.crypto.tink; public interface Aead {}",
            "package org.apache.camel; public interface CamelContext {}",
            "package org.apache.camel.karaf; public interface Glue {}",
            "package org.apache.pdfbox.pdmodel; public class PDDocument {}",
            "package com.google.i18n.phonenumbers; public class PhoneNumberUtil {}",
            "package org.briefsiegel.platform.phone; public class PhoneNumber {}",
            "package org.briefsiegel.factor.support; public class Digits {}",
            "package com.ibm.icu.text; public class IDNA {}",
            "package org.briefsiegel.platform.domains; public class Domains {}",
            "package org.osgi.framework; public interface BundleActivator {}",
            "package org.osgi.service.blueprint.container; public interface BlueprintContainer {}",
            "package org.briefsiegel.factor.api; public interface AuthFactor {}",
            "package org.briefsiegel.channel.api; public interface Channel {}",
            "package org.briefsiegel.billing.api; public interface Ledger {}",
            "package org.briefsiegel.transfer.api; public interface TransferService {}",
            "package org.briefsiegel.transfer.storeapi; public interface TransferStore { record Retired() {} void save(); }",
            "package org.briefsiegel.spine.api; public interface Plugins {}",
            "package org.briefsiegel.transfer.outboxapi; public interface Outbox {}",
            "package org.briefsiegel.transfer.vaultapi; public interface Vault {}",
            "package org.briefsiegel.transfer.practiceservice; public class Unlocking {}",
            "package org.briefsiegel.print.papers; public class Papers {}",
            "package org.briefsiegel.platform.persistence; public interface Transactions {}",
            "package org.briefsiegel.platform.persistence.unit; public class Inside {}",
            "package org.briefsiegel.factor.other; public class Other {}");

    static Stream<Arguments> breaks() {
        return Stream.of(
                broken(HouseRules.API_KNOWS_NOTHING, "document.api", "org.slf4j.Logger used;"),
                broken(HouseRules.API_KNOWS_NOTHING, "document.api", "org.briefsiegel.factor.api.AuthFactor[] used;"),
                broken(HouseRules.API_KNOWS_NOTHING, "document.api", "java.util.List<org.slf4j.Logger> used;"),
                broken(
                        HouseRules.PORTS_KNOW_THE_VOCABULARY,
                        "transfer.storeapi",
                        "org.briefsiegel.billing.api.Ledger used;"),
                broken(
                        HouseRules.PORTS_KNOW_THE_VOCABULARY,
                        "transfer.outboxapi",
                        "org.briefsiegel.channel.api.Channel used;"),
                broken(
                        HouseRules.PLUG_INS_KNOW_THEIR_OWN_API,
                        "factor.rogue",
                        "org.briefsiegel.channel.api.Channel used;"),
                broken(
                        HouseRules.PLUG_INS_KNOW_THEIR_OWN_API,
                        "factor.rogue",
                        "org.briefsiegel.factor.other.Other used;"),
                broken(
                        HouseRules.PLUG_INS_KNOW_THEIR_OWN_API,
                        "sample.rogue",
                        "org.briefsiegel.transfer.vaultapi.Vault used;"),
                broken(
                        HouseRules.PLUG_INS_KNOW_THEIR_OWN_API,
                        "billing.rogue",
                        "org.briefsiegel.platform.persistence.Transactions used;"),
                broken(
                        HouseRules.BUNDLES_MEET_THROUGH_WHAT_IS_EXPORTED,
                        "transfer.recipientservice",
                        "org.briefsiegel.transfer.practiceservice.Unlocking used;"),
                broken(
                        HouseRules.BUNDLES_MEET_THROUGH_WHAT_IS_EXPORTED,
                        "transfer.store",
                        "org.briefsiegel.platform.persistence.unit.Inside used;"),
                broken(HouseRules.CXF_STAYS_IN_ITS_BUNDLE, "rest.transfers", "org.apache.cxf.Bus used;"),
                broken(HouseRules.JAX_RS_IS_FOR_RESOURCES, "transfer.intake", "@jakarta.ws.rs.Path int used;"),
                broken(
                        HouseRules.PERSISTENCE_IS_FOR_WHO_HAS_TABLES,
                        "factor.rogue",
                        "@jakarta.persistence.Entity int used;"),
                broken(
                        HouseRules.CRYPTOGRAPHY_IS_FOR_THE_VAULT_AND_FACTORS,
                        "transfer.intake",
                        "javax.crypto.SecretKey used;"),
                broken(
                        HouseRules.CRYPTOGRAPHY_IS_FOR_THE_VAULT_AND_FACTORS,
                        "transfer.store",
                        "com.google.crypto.tink.Aead used;"),
                broken(
                        HouseRules.THE_SPINE_KNOWS_THE_AXES,
                        "spine.api",
                        "org.briefsiegel.transfer.storeapi.TransferStore used;"),
                broken(HouseRules.EDGES_SPEAK_TO_SERVICES, "rest.transfers", "org.briefsiegel.spine.api.Plugins used;"),
                broken(HouseRules.CAMEL_IS_FOR_ROUTES, "transfer.intake", "org.apache.camel.CamelContext used;"),
                broken(
                        HouseRules.WHAT_A_SECRET_LEADS_TO_IS_GUARDED,
                        "recipient.rogue",
                        "@jakarta.ws.rs.Path(\"/d/{link}/rogue\") static class Rogue {}"),
                broken(
                        HouseRules.WHAT_A_SECRET_LEADS_TO_IS_GUARDED,
                        "desk.rogue",
                        "@jakarta.ws.rs.Path(\"w/{ticket}\") static class Rogue {}"),
                broken(HouseRules.CAMEL_KARAF_STAYS_IN_ITS_BUNDLE, "spine.routes", "org.apache.camel.karaf.Glue used;"),
                broken(
                        HouseRules.PDF_STAYS_IN_ITS_BUNDLE,
                        "print.papers",
                        "org.apache.pdfbox.pdmodel.PDDocument used;"),
                broken(
                        HouseRules.PHONE_NUMBERS_ARE_JUDGED_IN_ONE_PLACE,
                        "channel.rogue",
                        "com.google.i18n.phonenumbers.PhoneNumberUtil used;"),
                broken(
                        HouseRules.PLUG_INS_KNOW_THEIR_OWN_API,
                        "factor.rogue",
                        "org.briefsiegel.platform.phone.PhoneNumber used;"),
                broken(
                        HouseRules.DOMAINS_ARE_WRITTEN_IN_ONE_PLACE,
                        "channel.rogue",
                        "String used = java.net.IDN.toASCII(\"x\");"),
                broken(HouseRules.ICU_STAYS_WHERE_ITS_DATA_IS_KNOWN, "transfer.intake", "com.ibm.icu.text.IDNA used;"),
                broken(
                        HouseRules.PAPERS_SAY_WHAT_THEY_ARE_TOLD,
                        "print.papers",
                        "org.briefsiegel.transfer.storeapi.TransferStore used;"),
                broken(
                        HouseRules.EDGES_SPEAK_TO_SERVICES,
                        "rest.transfers",
                        "org.briefsiegel.transfer.outboxapi.Outbox used;"),
                broken(HouseRules.EDGES_SPEAK_TO_SERVICES, "shell", "org.briefsiegel.factor.api.AuthFactor used;"),
                broken(
                        HouseRules.THE_SPINE_CARRIES_AND_KNOWS_NO_TRANSFER,
                        "spine.routes",
                        "org.briefsiegel.transfer.storeapi.TransferStore used;"),
                broken(
                        HouseRules.THE_STORE_DOES_NOT_KNOW_THE_VAULT,
                        "transfer.store",
                        "org.briefsiegel.transfer.vaultapi.Vault used;"),
                broken(
                        HouseRules.THE_VAULT_DOES_NOT_KNOW_THE_STORE,
                        "transfer.vault",
                        "org.briefsiegel.transfer.storeapi.TransferStore used;"),
                broken(
                        HouseRules.THE_VAULT_DOES_NOT_KNOW_THE_STORE,
                        "transfer.vaultapi",
                        "org.briefsiegel.transfer.outboxapi.Outbox used;"),
                broken(
                        HouseRules.ONLY_THE_LIFECYCLE_CHANGES_A_TRANSFER,
                        "transfer.recipientservice",
                        "void used(org.briefsiegel.transfer.storeapi.TransferStore store) { store.save(); }"),
                broken(HouseRules.NO_ACTIVATORS, "factor.rogue", "org.osgi.framework.BundleActivator used;"),
                broken(
                        HouseRules.NO_BLUEPRINT,
                        "factor.rogue",
                        "org.osgi.service.blueprint.container.BlueprintContainer used;"),
                broken(
                        HouseRules.NO_SERVICE_LOADER,
                        "factor.rogue",
                        "Object used = java.util.ServiceLoader.load(Runnable.class);"),
                broken(HouseRules.THERE_IS_ONE_CLOCK, "transfer.intake", "Object used = java.time.Instant.now();"),
                broken(
                        HouseRules.THERE_IS_ONE_CLOCK,
                        "transfer.intake",
                        "java.util.function.Supplier<java.time.Instant> used = java.time.Instant::now;"),
                broken(
                        HouseRules.THERE_IS_ONE_CLOCK,
                        "transfer.intake",
                        "Object used = java.time.LocalDate.now(java.time.ZoneOffset.UTC);"),
                broken(HouseRules.THERE_IS_ONE_CLOCK, "transfer.intake", "Object used = java.time.Clock.systemUTC();"),
                broken(HouseRules.THERE_IS_ONE_CLOCK, "factor.rogue", "long used = System.currentTimeMillis();"),
                broken(HouseRules.THERE_IS_ONE_CLOCK, "factor.rogue", "Object used = new java.util.Date();"),
                broken(
                        HouseRules.NO_CLASS_FOR_NAME,
                        "factor.rogue",
                        "Class<?> used() throws Exception { return Class.forName(\"x\"); }"));
    }

    static Stream<Arguments> keeps() {
        return Stream.of(
                kept(HouseRules.API_KNOWS_NOTHING, "document.api", "java.util.List<int[]> used;"),
                kept(
                        HouseRules.PORTS_KNOW_THE_VOCABULARY,
                        "transfer.storeapi",
                        "org.briefsiegel.transfer.vaultapi.Vault used;"),
                kept(
                        HouseRules.PLUG_INS_KNOW_THEIR_OWN_API,
                        "factor.good",
                        "org.briefsiegel.factor.api.AuthFactor used; org.slf4j.Logger log;"),
                kept(
                        HouseRules.PLUG_INS_KNOW_THEIR_OWN_API,
                        "channel.good",
                        "org.briefsiegel.platform.phone.PhoneNumber used;"),
                kept(
                        HouseRules.BUNDLES_MEET_THROUGH_WHAT_IS_EXPORTED,
                        "factor.good",
                        "org.briefsiegel.factor.support.Digits used;"),
                kept(
                        HouseRules.PLUG_INS_KNOW_THEIR_OWN_API,
                        "channel.good",
                        "org.briefsiegel.platform.domains.Domains used;"),
                kept(
                        HouseRules.PLUG_INS_KNOW_THEIR_OWN_API,
                        "sample.good",
                        "org.briefsiegel.factor.api.AuthFactor used;"),
                kept(
                        HouseRules.PLUG_INS_KNOW_THEIR_OWN_API,
                        "billing.ledger",
                        "org.briefsiegel.platform.persistence.Transactions used;"),
                kept(HouseRules.EDGES_SPEAK_TO_SERVICES, "rest.transfers", "org.briefsiegel.print.papers.Papers used;"),
                kept(
                        HouseRules.WHAT_A_SECRET_LEADS_TO_IS_GUARDED,
                        "recipient.good",
                        "@jakarta.ws.rs.Path(\"/d/{link}\") static class Good { org.briefsiegel.recipient.filter.Guard used; }"),
                kept(
                        HouseRules.WHAT_A_SECRET_LEADS_TO_IS_GUARDED,
                        "recipient.good",
                        "@jakarta.ws.rs.Path(\"/assets\") static class Good {}"),
                kept(
                        HouseRules.THERE_IS_ONE_CLOCK,
                        "factor.good",
                        "Object used(java.time.Clock clock) { return java.time.LocalDate.now(clock); }"),
                kept(HouseRules.THERE_IS_ONE_CLOCK, "platform.clock", "Object used = java.time.Clock.systemUTC();"),
                kept(
                        HouseRules.ONLY_THE_LIFECYCLE_CHANGES_A_TRANSFER,
                        "transfer.lifecycle",
                        "void used(org.briefsiegel.transfer.storeapi.TransferStore store) { store.save(); }"),
                kept(HouseRules.CAMEL_IS_FOR_ROUTES, "channel.good", "org.apache.camel.CamelContext used;"),
                kept(
                        HouseRules.THE_SPINE_CARRIES_AND_KNOWS_NO_TRANSFER,
                        "spine.routes",
                        "org.briefsiegel.spine.api.Plugins used; org.briefsiegel.factor.api.AuthFactor held;"));
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("breaks")
    void aBreakIsNoticed(ArchRule rule, String bundle, String member, @TempDir Path folder) throws IOException {
        assertThat(rule.evaluate(classes(bundle, member, folder)).hasViolation())
                .isTrue();
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("keeps")
    void whatIsMeantToPassPasses(ArchRule rule, String bundle, String member, @TempDir Path folder) throws IOException {
        assertThat(rule.allowEmptyShould(true)
                        .evaluate(classes(bundle, member, folder))
                        .getFailureReport()
                        .getDetails())
                .isEmpty();
    }

    @Test
    void everyRuleHasABreakThatItNotices() throws IllegalAccessException {
        List<Object> rules = new ArrayList<>();
        for (Field field : HouseRules.class.getDeclaredFields()) {
            if (field.isAnnotationPresent(ArchTest.class)) {
                rules.add(field.get(null));
            }
        }

        assertThat(breaks().map(arguments -> arguments.get()[0])).containsAll(rules);
    }

    private static Arguments broken(ArchRule rule, String bundle, String member) {
        return Arguments.of(rule, bundle, member);
    }

    private static Arguments kept(ArchRule rule, String bundle, String member) {
        return Arguments.of(rule, bundle, member);
    }

    /** The class {@code Subject} of a bundle, with one member, and what is nested in it. */
    private static JavaClasses classes(String bundle, String member, Path folder) throws IOException {
        List<String> sources = new ArrayList<>(AROUND);
        sources.add("package org.briefsiegel." + bundle + "; public class Subject { " + member + " }");
        compile(sources, folder);
        try (Stream<Path> files = Files.list(folder.resolve("org/briefsiegel/" + bundle.replace('.', '/')))) {
            return new ClassFileImporter()
                    .importPaths(
                            files.filter(file -> file.getFileName().toString().startsWith("Subject"))
                                    .toList());
        }
    }

    private static void compile(List<String> sources, Path folder) throws IOException {
        List<Path> files = new ArrayList<>();
        for (String source : sources) {
            Matcher name = NAME.matcher(source);
            assertThat(name.find()).as(source).isTrue();
            Path file = folder.resolve(name.group(1).replace('.', '/') + "/" + name.group(2) + ".java");
            Files.createDirectories(file.getParent());
            files.add(Files.writeString(file, source));
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter complaints = new StringWriter();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            boolean compiled = compiler.getTask(
                            complaints,
                            manager,
                            null,
                            List.of("-d", folder.toString(), "-proc:none", "-classpath", folder.toString()),
                            null,
                            manager.getJavaFileObjectsFromPaths(files))
                    .call();
            assertThat(compiled).as(complaints.toString()).isTrue();
        }
    }
}
