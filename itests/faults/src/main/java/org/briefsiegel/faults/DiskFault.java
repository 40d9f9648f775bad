package org.briefsiegel.faults;

import java.io.IOException;

/** There is little room on the disk, or none. */
enum DiskFault {
    /** Less than the server wants to have free. */
    DISK_SHORT(50),
    DISK_FULL(0);

    private final int free;

    DiskFault(int free) {
        this.free = free;
    }

    Disturbance disturbance(SmallDisk disk, PracticeSystem practice) {
        return new Disturbance() {
            private int before;

            @Override
            public String name() {
                return DiskFault.this.name();
            }

            @Override
            public void begin() throws IOException {
                before = practice.heldBack();
                disk.fill(free);
            }

            @Override
            public boolean isFelt() {
                return practice.heldBack() > before;
            }

            @Override
            public void end() throws IOException {
                disk.empty();
            }
        };
    }
}
