package org.briefsiegel.itests.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.junit.CacheMode;

/** Every bundle that was built keeps the rules. */
@AnalyzeClasses(locations = BuiltClasses.class, cacheMode = CacheMode.PER_CLASS)
class HouseRulesTest {

    @ArchTest
    static final ArchTests RULES = ArchTests.in(HouseRules.class);

    @ArchTest
    static void everyBundleWithClassesIsLookedAt(JavaClasses classes) {
        assertThat(classes)
                .isNotEmpty()
                .allSatisfy(found -> assertThat(BundleName.of(found).isOurs()).isTrue());
        assertThat(Bundle.all()).extracting(Bundle::folder).containsAll(Bundle.modules());
    }
}
