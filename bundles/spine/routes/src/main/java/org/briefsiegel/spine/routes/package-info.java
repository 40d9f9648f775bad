/** The spine: Camel routes that carry transfers through the plug-ins, and messages to the channels. */
package org.briefsiegel.spine.routes;
