/** What every factor would write again: how to read what people type. Values and functions; no service, no state. */
@Export
@Version("1.0.0")
package org.briefsiegel.factor.api.support;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
