package org.briefsiegel.platform.settings;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Knows of settings that aren't as they should be. A whiteboard: whoever judges settings registers such a service, and
 * whoever tells the operator (health, the shell) asks all of them.
 */
@ConsumerType
public interface SettingProblems {

    /** What is wrong now, in the order of files and keys; empty when all is well. Doesn't block. */
    List<SettingProblem> settingProblems();
}
