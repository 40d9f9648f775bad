package org.briefsiegel.platform.web;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.felix.http.jetty.ConnectorFactory;
import org.briefsiegel.platform.accesslog.AccessLog;
import org.briefsiegel.platform.errorpage.ClientErrorPage;
import org.briefsiegel.platform.errorpage.LastResort;
import org.briefsiegel.platform.errorpage.NotServed;
import org.briefsiegel.platform.errorpage.UnavailablePage;
import org.briefsiegel.platform.httpfilter.BodyPace;
import org.briefsiegel.platform.httpfilter.ClearFraming;
import org.briefsiegel.platform.httpfilter.SecurityHeaders;
import org.briefsiegel.platform.proxy.ForwardedRequests;
import org.briefsiegel.platform.settings.SettingProblem;
import org.briefsiegel.platform.settings.SettingProblems;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.runtime.HttpServiceRuntime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens the port when Jetty has all that a request has to pass, another one when the settings change, and closes it when the
 * server stops. What can't be listened at leaves everything as it was, unless that isn't allowed any longer.
 */
@Component(
        service = SettingProblems.class,
        immediate = true,
        configurationPid = "org.briefsiegel.web",
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        reference = {
            @Reference(name = "forwarded", service = ForwardedRequests.class),
            @Reference(name = "lastResort", service = LastResort.class),
            @Reference(name = "log", service = AccessLog.class),
            @Reference(name = "framing", service = ClearFraming.class),
            @Reference(name = "pace", service = BodyPace.class),
            @Reference(name = "headers", service = SecurityHeaders.class),
            @Reference(name = "notServed", service = NotServed.class),
            @Reference(name = "unavailable", service = UnavailablePage.class),
            @Reference(name = "clientError", service = ClientErrorPage.class),
            @Reference(name = "classes", service = ClassLoadingLocks.class)
        })
public final class WebServer implements SettingProblems {

    private static final Logger LOG = LoggerFactory.getLogger(WebServer.class);

    /** A class of each bundle whose filters and servlets are there before the port. */
    private static final List<Class<?>> FIRST = List.of(
            RequestsInProgress.class,
            ForwardedRequests.class,
            LastResort.class,
            AccessLog.class,
            SecurityHeaders.class);

    private record Open(Listener listener, ServiceRegistration<ConnectorFactory> registration) {}

    private final BundleContext bundle;
    private final RequestsInProgress requests;
    private final Whiteboard whiteboard;
    private final Dispatch dispatch;
    private final Thread opening = new Thread(this::openFirst, "port");
    private Listener wanted;
    private boolean served;
    private GracefulStop gracefulStop;
    private volatile Optional<Open> open = Optional.empty();
    private volatile Optional<Listener.Fault> fault = Optional.empty();

    /**
     * No port is opened before those are there that every request has to pass, that answer what nobody else does, and that keep
     * the first ones from standing in each other's way.
     */
    @Activate
    public WebServer(
            BundleContext bundle,
            @Reference HttpServiceRuntime jetty,
            @Reference RequestsInProgress requests,
            Config config) {
        this.bundle = bundle;
        this.requests = requests;
        whiteboard = new Whiteboard(jetty);
        dispatch = new Dispatch(bundle);
        take(config);
        opening.setDaemon(true);
        opening.start();
    }

    @Modified
    void modified(Config config) {
        bundle.removeBundleListener(gracefulStop);
        take(config);
    }

    @Deactivate
    void stop() {
        opening.interrupt();
        bundle.removeBundleListener(gracefulStop);
        close();
        dispatch.close();
    }

    private synchronized void take(Config config) {
        wanted = Listener.of(config);
        gracefulStop = new GracefulStop(
                requests,
                Duration.ofSeconds(config.stopNoticeSeconds()),
                Duration.ofSeconds(config.stopSeconds()),
                this::close);
        bundle.addBundleListener(gracefulStop);
        if (served) {
            listen();
        }
    }

    private void openFirst() {
        try {
            for (Class<?> first : FIRST) {
                whiteboard.awaitAllOf(FrameworkUtil.getBundle(first));
            }
            dispatch.awaitBegin();
            synchronized (this) {
                served = true;
                listen();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void listen() {
        Optional<Listener> before = open.map(Open::listener);
        if (before.filter(wanted::equals).isPresent()) {
            fault = Optional.empty();
            return;
        }
        fault = wanted.fault(before);
        if (fault.isEmpty()) {
            close();
            fault = open(wanted);
            fault.flatMap(wrong -> before).ifPresent(this::open);
        } else if (before.filter(wanted::isReplacedBy).isEmpty()) {
            close();
        }
        fault.ifPresentOrElse(
                wrong -> LOG.error("org.briefsiegel.web.cfg: {}. {}", wrong.text(), inForce()),
                () -> LOG.info("Listening at {}", wanted));
    }

    private Optional<Listener.Fault> open(Listener listener) {
        ServerPort port = new ServerPort(listener);
        Open opened = new Open(listener, bundle.registerService(ConnectorFactory.class, port, null));
        if (port.isOpen()) {
            open = Optional.of(opened);
            return Optional.empty();
        }
        opened.registration().unregister();
        return Optional.of(new Listener.Fault("port", listener + " can't be listened at"));
    }

    /** Before the first bundle stops: afterwards some requests would find nobody, and get a 404. */
    private synchronized void close() {
        open.ifPresent(one -> one.registration().unregister());
        open = Optional.empty();
    }

    private String inForce() {
        return open.map(one -> "Listening at " + one.listener() + " as before").orElse("Not listening");
    }

    /** What no description of a single setting can say. */
    @Override
    public List<SettingProblem> settingProblems() {
        return fault.stream()
                .map(wrong -> new SettingProblem(
                        "org.briefsiegel.web", wrong.key(), wrong.text() + ". " + inForce() + ".", open.isPresent()))
                .toList();
    }
}
