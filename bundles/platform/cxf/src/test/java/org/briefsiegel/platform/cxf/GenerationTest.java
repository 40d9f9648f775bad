package org.briefsiegel.platform.cxf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.GenericServlet;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class GenerationTest {

    @Test
    void aRequestThatRunsWhenItsGenerationIsRetiredEndsBeforeTheServletDoes() throws Exception {
        Recorder servlet = new Recorder();
        Generation generation = new Generation(servlet);
        servlet.whileServing = () -> {
            generation.retire();
            assertThat(servlet.destroyed).isZero();
        };

        assertThat(serve(generation)).isTrue();
        assertThat(servlet.destroyed).isOne();
    }

    @Test
    void aRetiredGenerationServesNothingMore() throws Exception {
        Recorder servlet = new Recorder();
        Generation generation = new Generation(servlet);

        generation.retire();

        assertThat(serve(generation)).isFalse();
        assertThat(servlet.served).isZero();
        assertThat(servlet.destroyed).isOne();
    }

    @Test
    void aFailedRequestKeepsNoGenerationAlive() {
        Recorder servlet = new Recorder();
        Generation generation = new Generation(servlet);
        servlet.whileServing = () -> {
            throw new IllegalStateException("fault");
        };

        assertThatThrownBy(() -> serve(generation)).hasMessage("fault");
        generation.retire();

        assertThat(servlet.destroyed).isOne();
    }

    private static boolean serve(Generation generation) throws ServletException, IOException {
        return generation.serve(null, null);
    }

    @SuppressWarnings("serial")
    private static final class Recorder extends GenericServlet {

        private Runnable whileServing = () -> {};
        private int served;
        private int destroyed;

        @Override
        public void service(ServletRequest request, ServletResponse response) {
            served++;
            whileServing.run();
        }

        @Override
        public void destroy() {
            destroyed++;
        }
    }
}
