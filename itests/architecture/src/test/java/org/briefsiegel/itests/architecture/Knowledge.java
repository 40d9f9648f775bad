package org.briefsiegel.itests.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.function.BiPredicate;

/** Holds a class to what its bundle may know outside of itself. */
final class Knowledge extends ArchCondition<JavaClass> {

    private final BiPredicate<BundleName, JavaClass> allowed;

    private Knowledge(String description, BiPredicate<BundleName, JavaClass> allowed) {
        super(description);
        this.allowed = allowed;
    }

    /** Says of every class outside of the bundle whether the bundle may know it. */
    static Knowledge that(String description, BiPredicate<BundleName, JavaClass> allowed) {
        return new Knowledge(description, allowed);
    }

    /** Says of every bundle of the house whether the bundle may know it; classes that aren't ours are all allowed. */
    static Knowledge ofOurs(String description, BiPredicate<BundleName, BundleName> allowed) {
        return new Knowledge(description, (own, target) -> {
            BundleName other = BundleName.of(target);
            return !other.isOurs() || allowed.test(own, other);
        });
    }

    @Override
    public void check(JavaClass javaClass, ConditionEvents events) {
        BundleName own = BundleName.of(javaClass);
        for (Dependency dependency : javaClass.getDirectDependenciesFromSelf()) {
            JavaClass target = dependency.getTargetClass().getBaseComponentType();
            if (!BundleName.of(target).equals(own) && !allowed.test(own, target)) {
                events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription()));
            }
        }
    }
}
