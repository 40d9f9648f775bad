package org.briefsiegel.backup.deletions;

import org.briefsiegel.platform.settings.Kind;
import org.briefsiegel.platform.settings.Setting;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Settings of {@code org.briefsiegel.backup}. */
@ObjectClassDefinition(pid = "org.briefsiegel.backup")
@interface Config {

    /** Where it is noted which contents were destroyed. */
    @Setting(kind = Kind.PATH, needed = true)
    String deletionLog();
}
