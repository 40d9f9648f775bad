package org.briefsiegel.transfer.notice;

import org.briefsiegel.platform.settings.Setting;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** What of {@code org.briefsiegel.transfer.core} is about what practices are told. */
@ObjectClassDefinition(pid = "org.briefsiegel.transfer.core")
@interface NoticeSettings {

    /** Id of the channel that carries what practices are told; the one that carries links. */
    @Setting(refersTo = "channel.id")
    String noticeChannel() default "mail";
}
