package org.briefsiegel.transfer.storeapi;

import java.time.Duration;

/** How many answers are taken: a pause until {@code now + pause} after some, none after {@code max}. */
public record TryLimit(int pauseAfter, Duration pause, int max) {}
