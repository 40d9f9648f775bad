/** The document type "referral letter". */
package org.briefsiegel.document.referralletter;
