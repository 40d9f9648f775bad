package org.briefsiegel.platform.site;

import org.briefsiegel.platform.settings.Kind;
import org.briefsiegel.platform.settings.Setting;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** What everybody needs to know of {@code org.briefsiegel.web}. */
@ObjectClassDefinition(pid = "org.briefsiegel.web")
@interface Config {

    /** How people reach this server. */
    @Setting(kind = Kind.BASE_URL, needed = true)
    String baseUrl();

    /** Where the times on pages and papers are meant, and those at which jobs run. */
    @Setting(kind = Kind.ZONE)
    String timeZone() default "Europe/Vienna";
}
