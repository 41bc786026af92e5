package trade.helix.exchange.xchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.InstantSource;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.knowm.xchange.bitstamp.BitstampExchange;
import trade.helix.api.venue.Environment;
import trade.helix.api.venue.VenueConfig;
import trade.helix.api.venue.VenueContext;

/** Without the JDK's settings nothing opens, and the message says what to do. */
class JdkHttpTest {
    @Test
    void theTestsRunWithSettingsThatDo() {
        assertThat(JdkHttp.ofSystem().faults()).isEmpty();
    }

    @Test
    void aReplayOfOrdersIsRefused() {
        assertThat(faults(Map.of("http.maxConnections", "256"))).contains("-Dsun.net.http.retryPost=false");
        assertThat(faults(Map.of("http.maxConnections", "256", "sun.net.http.retryPost", "true")))
                .contains("-Dsun.net.http.retryPost=false");
        assertThat(faults(Map.of("http.maxConnections", "256", "sun.net.http.retryPost", "")))
                .contains("-Dsun.net.http.retryPost=false");
    }

    @Test
    void tooFewConnectionsAreRefused() {
        assertThat(faults(Map.of("sun.net.http.retryPost", "false"))).contains("-Dhttp.maxConnections=256");
        assertThat(faults(Map.of("sun.net.http.retryPost", "false", "http.maxConnections", "7")))
                .contains("-Dhttp.maxConnections=256");
        assertThat(faults(Map.of("sun.net.http.retryPost", "false", "http.maxConnections", "many")))
                .contains("-Dhttp.maxConnections=256");
        assertThat(faults(Map.of("sun.net.http.retryPost", "false", "http.maxConnections", "8")))
                .isEmpty();
    }

    @Test
    void connectionsThatDoNotStayOpenAreRefused() {
        assertThat(faults(Map.of(
                        "sun.net.http.retryPost", "false", "http.maxConnections", "256", "http.keepAlive", "false")))
                .contains("without -Dhttp.keepAlive");
    }

    @Test
    void nothingOpensAndTheMessageSaysHowAndThatTheProgramIsTooLate() {
        VenueConfig config = VenueConfig.builder().environment(Environment.LIVE).build();
        VenueContext context = new VenueContext(InstantSource.system());
        assertThatThrownBy(() -> Opening.open(
                        "bitstamp", BitstampExchange.class, config, context, new JdkHttp(new Properties())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("bitstamp cannot be opened")
                .hasMessageContaining("-Dsun.net.http.retryPost=false")
                .hasMessageContaining("-Dhttp.maxConnections=256")
                .hasMessageContaining("command line")
                .hasMessageContaining("too late");
    }

    private static String faults(Map<String, String> settings) {
        Properties properties = new Properties();
        properties.putAll(settings);
        return String.join("; ", new JdkHttp(properties).faults());
    }
}
