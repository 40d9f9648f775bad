package org.briefsiegel.itests.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.net.IDN;
import java.time.Clock;
import java.util.ServiceLoader;
import java.util.function.Predicate;

/** Who may know what: the rules 1 to 5 of the house that can be seen in classes. */
final class HouseRules {

    private static final DescribedPredicate<JavaClass> JAVA_OR_OSGI_ANNOTATION =
            resideInAnyPackage("java..", "org.osgi.annotation..", "org.osgi.service.component.annotations");

    /** What services ask of what lies beneath them. */
    private static final String[] PORTS = {
        "transfer.vaultapi", "transfer.storeapi", "transfer.outboxapi", "transfer.events"
    };

    /** Annotations that only the build reads. */
    private static final Predicate<BundleName> DESCRIBES_SETTINGS = other -> other.is("platform.settings");

    /** What says what time it is without being given a clock; {@link System#nanoTime()} measures and isn't meant. */
    private static final DescribedPredicate<JavaAccess<?>> TELLS_THE_TIME =
            describe("tells the time without a clock that was given", access -> tellsTheTime(access.getTarget()));

    // 1

    @ArchTest
    static final ArchRule API_KNOWS_NOTHING = classes()
            .that(areIn("the api of an axis", bundle -> bundle.isApi() && !bundle.is("spine.api")))
            .should(Knowledge.that(
                    "know java.* and OSGi annotations only", (own, target) -> JAVA_OR_OSGI_ANNOTATION.test(target)))
            .because("plug-ins must be able to use an api alone, and the axes meet through ids");

    @ArchTest
    static final ArchRule THE_SPINE_KNOWS_THE_AXES = classes()
            .that(areIn("spine.api"))
            .should(Knowledge.that(
                    "know the apis of the axes, java.* and OSGi annotations only",
                    (own, target) -> JAVA_OR_OSGI_ANNOTATION.test(target)
                            || BundleName.of(target).is("document.api", "factor.api", "channel.api", "billing.api")))
            .because("it leads to every plug-in, and names none");

    @ArchTest
    static final ArchRule PORTS_KNOW_THE_VOCABULARY = classes()
            .that(areIn(PORTS))
            .should(Knowledge.that(
                    "know transfer.api, factor.api, each other, java.* and OSGi annotations only",
                    (own, target) -> JAVA_OR_OSGI_ANNOTATION.test(target)
                            || BundleName.of(target).is("transfer.api", "factor.api")
                            || BundleName.of(target).is(PORTS)))
            .because("they are what the bundles of transfers agree on, and no more");

    // 2

    @ArchTest
    static final ArchRule PLUG_INS_KNOW_THEIR_OWN_API = classes()
            .that(areIn("a plug-in", BundleName::isPlugIn))
            .should(Knowledge.ofOurs(
                    "know their own axis' api and support, where texts stand and how text messages are counted, and nothing else of the"
                            + " house, but channels what phone numbers and domains are, and how is printed",
                    (own, other) -> (other.isApi() || other.isSupport()) && belongsTo(own, other.axis())
                            || other.is("platform.language", "platform.textmessage")
                            || own.isOn("channel") && other.is("platform.phone", "platform.domains")
                            || own.isOn("channel") && other.is("platform.pages", "platform.paper", "platform.qr")
                            || DESCRIBES_SETTINGS.test(other)))
            .because("a plug-in is added and removed without anybody noticing");

    @ArchTest
    static final ArchRule BUNDLES_MEET_THROUGH_WHAT_IS_EXPORTED = classes()
            .should(Knowledge.that(
                    "know of each other what is exported only",
                    (own, target) -> !BundleName.of(target).isOurs()
                            || BundleName.isExported(target.getPackageName())
                            || own.is("backup.restore")))
            .because(
                    "the inside of a bundle is its own; but for the program that puts parts together without a container");

    // 3

    @ArchTest
    static final ArchRule CXF_STAYS_IN_ITS_BUNDLE = only(areIn("platform.cxf", "testkit.api"), "org.apache.cxf..")
            .because("no other bundle may depend on how JAX-RS is served");

    @ArchTest
    static final ArchRule JAX_RS_IS_FOR_RESOURCES = only(
                    areIn("an edge or platform.cxf", bundle -> bundle.isEdge() || bundle.is("platform.cxf")),
                    "jakarta.ws.rs..")
            .because("HTTP ends where the house begins");

    @ArchTest
    static final ArchRule PERSISTENCE_IS_FOR_WHO_HAS_TABLES = only(
                    areIn(
                            "transfer.store",
                            "practice.registry",
                            "billing.ledger",
                            "webhook.store",
                            "spine.store",
                            "platform.persistence"),
                    "jakarta.persistence..")
            .because("a plug-in has no tables, so that adding one never rebuilds the persistence unit");

    @ArchTest
    static final ArchRule CRYPTOGRAPHY_IS_FOR_THE_VAULT_AND_FACTORS = only(
                    areIn(
                            "transfer.vault, webhook.sender, channel.httpsms or a factor",
                            bundle -> bundle.is("transfer.vault", "webhook.sender", "channel.httpsms")
                                    || bundle.isOn("factor")),
                    "javax.crypto..",
                    "com.google.crypto.tink..")
            .because("keys are used where they are reviewed; those two sign, or check, what others are told");

    @ArchTest
    static final ArchRule CAMEL_IS_FOR_ROUTES = only(
                    areIn(
                            "platform.camel, spine.routes, transfer.delivery, transfer.receipt or a channel",
                            bundle -> bundle.is(
                                            "platform.camel",
                                            "spine.routes",
                                            "transfer.delivery",
                                            "transfer.receipt",
                                            "sample.dropfolder")
                                    || bundle.isOn("channel")),
                    "org.apache.camel..")
            .because("the spine and the channels travel by Camel; nobody else notices");

    @ArchTest
    static final ArchRule PDF_STAYS_IN_ITS_BUNDLE = only(
                    areIn("platform.paper", "document.einvoice"),
                    "com.openhtmltopdf..",
                    "org.apache.pdfbox..",
                    "org.apache.fontbox..")
            .because("what is printed is a page; how it becomes a PDF may change; another reads what lies in one");

    @ArchTest
    static final ArchRule PHONE_NUMBERS_ARE_JUDGED_IN_ONE_PLACE = only(
                    areIn("platform.phone"), "com.google.i18n.phonenumbers..")
            .because("window, API and channel must not disagree about a number");

    @ArchTest
    static final ArchRule CAMEL_KARAF_STAYS_IN_ITS_BUNDLE = only(areIn("platform.camel"), "org.apache.camel.karaf..")
            .because("there is one CamelContext, and one bundle that makes it");

    @ArchTest
    static final ArchRule DOMAINS_ARE_WRITTEN_IN_ONE_PLACE = noClasses()
            .should()
            .dependOnClassesThat(equivalentTo(IDN.class))
            .because("it is IDNA2003, which sends what is for straße.de to strasse.de; platform.domains knows better");

    @ArchTest
    static final ArchRule ICU_STAYS_WHERE_ITS_DATA_IS_KNOWN = only(
                    areIn("platform.domains", "platform.paper"), "com.ibm.icu..")
            .because("it is here without most of its data, so whoever uses more must add what that reads");

    // 4

    @ArchTest
    static final ArchRule EDGES_SPEAK_TO_SERVICES = classes()
            .that(areIn("an edge or shell", bundle -> bundle.isEdge() || bundle.is("shell")))
            .should(Knowledge.ofOurs(
                    "know the apis of transfer, practice, billing, webhook and backup, what may be away, how pages and windows"
                            + " are drawn, what guards them, rate limits, phone numbers, domains, names, papers and codes, only; the operator's shell the spine and how amounts are written, too",
                    (own, other) -> other.is(
                                    "transfer.api",
                                    "practice.api",
                                    "billing.api",
                                    "webhook.api",
                                    "backup.api",
                                    "platform.availability",
                                    "platform.domains",
                                    "platform.language",
                                    "platform.names",
                                    "platform.pages",
                                    "platform.phone",
                                    "platform.qr",
                                    "platform.ratelimit",
                                    "platform.settings",
                                    "desk.window",
                                    "print.papers")
                            || own.isOn("rest") && other.isOn("rest")
                            || own.isOn("recipient") && other.isOn("recipient")
                            || other.is("recipient.filter")
                            || own.is("shell") && other.is("spine.api", "billing.support")))
            .because("only services decide; an edge that met the store or a plug-in could go round it");

    @ArchTest
    static final ArchRule WHAT_A_SECRET_LEADS_TO_IS_GUARDED = classes()
            .that(describe("serve what is below /d or /w", HouseRules::isReachedByASecret))
            .should()
            .dependOnClassesThat(name("org.briefsiegel.recipient.filter.Guard"))
            .because(
                    "without the filters anybody may try links as fast as they like, so nothing is served without them");

    @ArchTest
    static final ArchRule PAPERS_SAY_WHAT_THEY_ARE_TOLD = classes()
            .that(areIn("print.papers"))
            .should(Knowledge.ofOurs(
                    "know the apis of transfer, practice and billing, and how pages are drawn and printed, only",
                    (own, other) -> other.is(
                            "transfer.api",
                            "practice.api",
                            "billing.api",
                            "platform.language",
                            "platform.pages",
                            "platform.paper")))
            .because("whoever asks for a paper has looked up what is on it");

    @ArchTest
    static final ArchRule THE_SPINE_CARRIES_AND_KNOWS_NO_TRANSFER = classes()
            .that(areIn("spine.routes"))
            .should(Knowledge.ofOurs(
                    "know the spine, the apis of the axes, Camel's context, what may be away, and where the site is, only",
                    (own, other) -> other.isOn("spine")
                            || other.is(
                                    "document.api",
                                    "factor.api",
                                    "channel.api",
                                    "billing.api",
                                    "platform.availability",
                                    "platform.camel",
                                    "platform.settings")))
            .because("what a plug-in is asked is decided by who asks");

    @ArchTest
    static final ArchRule THE_STORE_DOES_NOT_KNOW_THE_VAULT = noClasses()
            .that(areIn("transfer.store"))
            .should()
            .dependOnClassesThat(name("org.briefsiegel.transfer.vaultapi.Vault"))
            .because("who reads the database must not get at contents");

    @ArchTest
    static final ArchRule THE_VAULT_DOES_NOT_KNOW_THE_STORE = noClasses()
            .that(areIn("transfer.vault", "transfer.vaultapi"))
            .should()
            .dependOnClassesThat(areIn("transfer.storeapi", "transfer.outboxapi", "transfer.store"))
            .because("contents are kept without knowing whose they are");

    @ArchTest
    static final ArchRule ONLY_THE_LIFECYCLE_CHANGES_A_TRANSFER = noClasses()
            .that(not(areIn("transfer.lifecycle")))
            .should()
            .callMethodWhere(JavaCall.Predicates.target(owner(name("org.briefsiegel.transfer.storeapi.TransferStore")))
                    .and(JavaCall.Predicates.target(nameMatching("lock|save"))))
            .because("one table says what may become of a transfer, and who asks another place finds another answer");

    // 5

    @ArchTest
    static final ArchRule NO_ACTIVATORS = noClasses()
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("org.osgi.framework.BundleActivator")
            .because("components come and go by Declarative Services");

    @ArchTest
    static final ArchRule NO_BLUEPRINT = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.osgi.service.blueprint..", "org.apache.aries.blueprint..")
            .because("components come and go by Declarative Services");

    @ArchTest
    static final ArchRule NO_SERVICE_LOADER = noClasses()
            .should()
            .dependOnClassesThat(equivalentTo(ServiceLoader.class))
            .because("it can't see beyond its bundle; the service registry can");

    @ArchTest
    static final ArchRule NO_CLASS_FOR_NAME = noClasses()
            .should()
            .callMethodWhere(JavaCall.Predicates.target(owner(equivalentTo(Class.class)))
                    .and(JavaCall.Predicates.target(name("forName"))))
            .because("bnd can't see such an import, and the class loader of the caller is rarely the right one");

    @ArchTest
    static final ArchRule THERE_IS_ONE_CLOCK = noClasses()
            .that(not(areIn("platform.clock")))
            .should()
            .accessTargetWhere(TELLS_THE_TIME)
            .because("all go by the clock that platform.clock offers as a service, which a test can replace");

    private HouseRules() {}

    private static DescribedPredicate<JavaClass> areIn(String... bundles) {
        return areIn(String.join(", ", bundles), bundle -> bundle.is(bundles));
    }

    private static DescribedPredicate<JavaClass> areIn(String description, Predicate<BundleName> bundles) {
        return describe("are in " + description, javaClass -> bundles.test(BundleName.of(javaClass)));
    }

    private static boolean isReachedByASecret(JavaClass javaClass) {
        return javaClass
                .tryGetAnnotationOfType("jakarta.ws.rs.Path")
                .flatMap(path -> path.get("value"))
                .filter(path -> path.toString().matches("/?[dw](/.*)?"))
                .isPresent();
    }

    private static boolean tellsTheTime(AccessTarget target) {
        if (!(target instanceof AccessTarget.CodeUnitAccessTarget called)) {
            return false;
        }
        String owner = called.getOwner().getName();
        String name = called.getName();
        boolean without = called.getRawParameterTypes().stream().noneMatch(equivalentTo(Clock.class));
        return switch (owner) {
            case "java.time.Clock" -> name.startsWith("system") || name.startsWith("tick") && without;
            case "java.lang.System" -> name.equals("currentTimeMillis");
            case "java.util.Date", "java.util.GregorianCalendar" ->
                name.equals("<init>") && called.getRawParameterTypes().isEmpty();
            case "java.util.Calendar" -> name.equals("getInstance");
            default -> owner.startsWith("java.time.") && name.equals("now") && without;
        };
    }

    private static ArchRule only(DescribedPredicate<JavaClass> users, String... packages) {
        return noClasses().that(not(users)).should().dependOnClassesThat().resideInAnyPackage(packages);
    }

    /** A sample plugs into whichever axis it shows. */
    private static boolean belongsTo(BundleName plugIn, String axis) {
        return plugIn.isOn(axis) || plugIn.isOn("sample");
    }
}
