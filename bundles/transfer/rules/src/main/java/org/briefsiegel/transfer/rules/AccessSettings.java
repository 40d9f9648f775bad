package org.briefsiegel.transfer.rules;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** What these rules need to know of {@code org.briefsiegel.transfer.access}. */
@ObjectClassDefinition(pid = "org.briefsiegel.transfer.access")
public @interface AccessSettings {

    /** After how many wrong answers the recipients' service has locked a transfer. */
    @AttributeDefinition(min = "1", max = "100")
    int maxTries() default 10;
}
