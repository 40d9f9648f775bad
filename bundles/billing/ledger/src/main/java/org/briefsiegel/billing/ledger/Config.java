package org.briefsiegel.billing.ledger;

import org.briefsiegel.platform.settings.Kind;
import org.briefsiegel.platform.settings.Setting;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Settings of {@code org.briefsiegel.billing.ledger}. */
@ObjectClassDefinition(pid = "org.briefsiegel.billing.ledger")
@interface Config {

    /** Where months and days begin; nothing where the site is. */
    @Setting(kind = Kind.ZONE)
    String zone() default "";

    /** Value-added tax of what is posted from now on, in percent. */
    @AttributeDefinition(min = "0", max = "100")
    int taxPercent() default 20;

    /** After how long a charge that is in doubt is released. */
    @AttributeDefinition(min = "1", max = "8760")
    int doubtHours() default 72;
}
