package org.briefsiegel.spine.job;

import org.osgi.service.component.annotations.ComponentPropertyType;

/** When a {@link Job} is run: soon after it was registered, and then with a {@link #period} or {@link #daily}. */
@ComponentPropertyType
public @interface JobSchedule {

    /** What the properties' names begin with. */
    String PREFIX_ = "job.";

    /** Its route is {@code job.<name>}. Lower-case letters, digits and hyphens; unique in the container. */
    String name();

    /** How many milliseconds after it was registered it is run first. */
    long delay();

    /** How many milliseconds later it is run again; later where it takes longer than that. */
    long period() default 0;

    /** At which time of day it is run again instead, where the site is; {@code 03:30} for example. */
    String daily() default "";
}
