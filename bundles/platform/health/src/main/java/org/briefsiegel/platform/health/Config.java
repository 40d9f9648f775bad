package org.briefsiegel.platform.health;

import org.briefsiegel.platform.settings.Kind;
import org.briefsiegel.platform.settings.Setting;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** What must be there before requests may come; documented for operators in {@code etc/org.briefsiegel.web.cfg}. */
@ObjectClassDefinition(pid = "org.briefsiegel.web")
@interface Config {

    @Setting(kind = Kind.FILTER)
    String[] readyRequires() default {};

    @Setting(kind = Kind.FILTER)
    String[] readyAwaits() default {};

    @AttributeDefinition(min = "0", max = "3600")
    int readyAwaitSeconds() default 60;

    @Setting(kind = Kind.PATH)
    String[] diskFolders() default {};

    @AttributeDefinition(min = "0", max = "10000000")
    int diskMinimumMegabytes() default 200;
}
