package org.briefsiegel.itests.container;

import org.junit.ClassRule;
import org.junit.rules.RuleChain;
import org.junit.rules.TestRule;
import org.junit.rules.Timeout;
import org.junit.runner.RunWith;
import org.junit.runners.Suite;
import org.junit.runners.Suite.SuiteClasses;

/** What only the inside of the container shows; in one container, that all of these share. */
@RunWith(Suite.class)
@SuiteClasses({
    WhatIsThere.class,
    PlugInsComeAndGo.class,
    OneTransaction.class,
    SettingsChange.class,
    RoutesAreSuspended.class,
    TablesComeAndGo.class,
    TheWebServerStarts.class,
})
public class ContainerIT {

    /** A container that doesn't come up would be waited for by each class anew. */
    @ClassRule
    public static final TestRule LIMIT =
            RuleChain.outerRule(new ThreadsAtTheEnd()).around(Timeout.seconds(240));
}
