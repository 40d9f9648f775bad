/** Links on paper: a sheet that a practice prints, and hands out or posts. */
package org.briefsiegel.channel.sheet;
