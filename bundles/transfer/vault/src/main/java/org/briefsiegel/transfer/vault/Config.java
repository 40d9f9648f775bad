package org.briefsiegel.transfer.vault;

import org.briefsiegel.platform.settings.Kind;
import org.briefsiegel.platform.settings.Setting;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Settings of {@code org.briefsiegel.vault}. */
@ObjectClassDefinition(pid = "org.briefsiegel.vault")
@interface Config {

    /** Folder of the encrypted documents and the key ring. */
    @Setting(kind = Kind.PATH, needed = true)
    String directory();

    /** File of the master key; made at the first start, readable by its owner alone. */
    @Setting(kind = Kind.PATH, needed = true)
    String keyFile();

    /** The master key itself, 32 bytes in base64; goes before {@link #keyFile()}. */
    @Setting(needed = true, pattern = "[A-Za-z0-9+/]{43}=", means = "32 bytes in base64")
    String _masterKey() default "";
}
