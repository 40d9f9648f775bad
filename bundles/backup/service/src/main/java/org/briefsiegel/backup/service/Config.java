package org.briefsiegel.backup.service;

import org.briefsiegel.platform.settings.Kind;
import org.briefsiegel.platform.settings.Setting;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Settings of {@code org.briefsiegel.backup}. */
@ObjectClassDefinition(pid = "org.briefsiegel.backup")
@interface Config {

    /** The program by which PostgreSQL is copied, of its server's version or a newer one. */
    @Setting(kind = Kind.PATH)
    String pgDump() default "pg_dump";

    /** The program by which {@code bin/briefsiegel restore} reads such a copy. */
    @Setting(kind = Kind.PATH)
    String pgRestore() default "pg_restore";
}
