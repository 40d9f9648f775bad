package org.briefsiegel.transfer.settings;

import org.briefsiegel.platform.settings.Setting;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Settings of {@code org.briefsiegel.transfer.access}. */
@ObjectClassDefinition(pid = "org.briefsiegel.transfer.access")
public @interface AccessSettings {

    /** After how many wrong answers a pause begins. */
    @AttributeDefinition(min = "1", max = "100")
    @Setting(atMost = "maxTries")
    int pauseAfterTries() default 5;

    @AttributeDefinition(min = "1", max = "1440")
    int pauseMinutes() default 15;

    /** After how many wrong answers the transfer is locked until the practice unlocks it. */
    @AttributeDefinition(min = "1", max = "100")
    int maxTries() default 10;

    /**
     * The same over all transfers of one recipient of a practice with one factor: after how many wrong answers they pause, and
     * after how many they take none until there was no try for this long. They are never locked by it.
     */
    @AttributeDefinition(min = "1", max = "1000")
    @Setting(atMost = "recipientMaxTries")
    int recipientPauseAfterTries() default 5;

    @AttributeDefinition(min = "1", max = "1000")
    int recipientMaxTries() default 10;

    @AttributeDefinition(min = "1", max = "8760")
    int recipientMemoryHours() default 24;

    @AttributeDefinition(min = "1", max = "1440")
    @Setting(atMost = "sessionMinutes")
    int sessionIdleMinutes() default 15;

    @AttributeDefinition(min = "1", max = "1440")
    int sessionMinutes() default 60;
}
