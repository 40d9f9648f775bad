/**
 * The windows that practice systems open for people: how one is opened and who is in front of it, what its pages have in
 * common, and the one to send. Forms work without scripts.
 */
@Export
@Version("1.0.0")
package org.briefsiegel.desk.send;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
