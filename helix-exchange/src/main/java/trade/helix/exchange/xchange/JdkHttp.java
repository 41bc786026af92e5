package trade.helix.exchange.xchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/**
 * What the JDK's old HTTP client, which XChange uses, has to be told before its first use.
 *
 * @param settings the system properties
 */
record JdkHttp(Properties settings) {
    private static final String RETRY = "sun.net.http.retryPost";
    private static final String CONNECTIONS = "http.maxConnections";
    private static final String KEEP_ALIVE = "http.keepAlive";
    /** Idle connections that are kept for a host, all accounts together; the JDK's own default is 5. */
    private static final int FEWEST = 8;

    /** {@return what is set now} */
    static JdkHttp ofSystem() {
        return new JdkHttp(System.getProperties());
    }

    /** What is wrong, each with its remedy; empty if nothing. */
    List<String> faults() {
        List<String> faults = new ArrayList<>();
        if (!"false".equalsIgnoreCase(settings.getProperty(RETRY))) {
            faults.add(
                    "the JDK sends an order again by itself when a connection ends before the answer: start Java with -D"
                            + RETRY + "=false");
        }
        if ("false".equalsIgnoreCase(settings.getProperty(KEEP_ALIVE))) {
            faults.add(
                    "without connections that stay open each call makes a new one: start Java without -D" + KEEP_ALIVE);
        }
        if (connections() < FEWEST) {
            faults.add("too few connections stay open, so calls make new ones: start Java with -D" + CONNECTIONS
                    + "=256 (at least " + FEWEST + ")");
        }
        if (!faults.isEmpty()) {
            faults.add("the JDK reads these once, so they go on the command line (or into JAVA_TOOL_OPTIONS): setting"
                    + " them in the program may be too late");
        }
        return faults;
    }

    private int connections() {
        try {
            return Integer.parseInt(settings.getProperty(CONNECTIONS, "0"));
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
